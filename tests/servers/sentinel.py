"""A Redis that survives the end of its server: a master, its replica, and a sentinel that makes the one the other."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis as redis_py

from servers.program import Program, absent, free_port, until
from servers.redis_server import RedisServer, redis_program

SERVICE = "kitchen"

PASSWORD = "p@ss:word/1"
"""Of the Redis servers; with signs that mean something in a URL."""

_SETTINGS = """\
port {port}
bind 127.0.0.1
dir "{folder}"
sentinel monitor {service} 127.0.0.1 {master} 1
sentinel auth-pass {service} {password}
sentinel down-after-milliseconds {service} 500
sentinel failover-timeout {service} 3000
"""


class WatchedRedis:
    """Two servers and the sentinel that watches them.

    Attributes:
        url: of the service, whoever is its master.
        servers: the first one is the master at first.
    """

    def __init__(self, program: str, folder: Path) -> None:
        folder.mkdir()
        # A replica need not wait for others that might want the same.
        ways = ("--requirepass", PASSWORD, "--masterauth", PASSWORD, "--repl-diskless-sync-delay", "0")
        first = RedisServer(program, folder / "first", *ways, password=PASSWORD)
        second = RedisServer(
            program,
            folder / "second",
            *(*ways, "--replicaof", f"127.0.0.1 {first.port}"),
            password=PASSWORD,
        )
        self.servers = [first, second]
        self.port = free_port()
        settings = folder / "sentinel.conf"
        settings.write_text(
            _SETTINGS.format(
                port=self.port, folder=folder, service=SERVICE, master=first.port, password=PASSWORD
            )
        )
        self.sentinel = Program([program, settings, "--sentinel"], log=folder / "sentinel.log")
        password = PASSWORD.replace("@", "%40").replace(":", "%3A").replace("/", "%2F")
        # The first one that is named is out of order.
        sentinels = f"127.0.0.1:{free_port()},127.0.0.1:{self.port}"
        self.url = f"redis+sentinel://:{password}@{sentinels}/{SERVICE}"

    def start(self) -> None:
        """Returns when the sentinel knows that the second server has all the first one has."""
        for server in self.servers:
            server.start()
        self.sentinel.start()

        def watched() -> bool:
            replicas = self._ask("replicas")
            return [each["master-link-status"] for each in replicas] == ["ok"]

        self.sentinel.wait_ready(watched)

    def _ask(self, what: str) -> list[dict[str, str]]:
        with redis_py.Redis(port=self.port, decode_responses=True, protocol=2) as client:
            try:
                answer = client.execute_command(f"SENTINEL {what}", SERVICE)
            except redis_py.RedisError:
                return []
        return [
            each if isinstance(each, dict) else dict(zip(each[::2], each[1::2], strict=True))
            for each in answer
        ]

    @property
    def master(self) -> RedisServer:
        """Whom the sentinel calls the master now."""
        with redis_py.Redis(port=self.port, decode_responses=True, protocol=2) as client:
            _, port = client.execute_command("SENTINEL get-master-addr-by-name", SERVICE)
        return next(server for server in self.servers if server.port == int(port))

    def fail_over(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Kills the master without warning and returns when the sentinel has made the other server the master.

        Args:
            meanwhile: called again and again until then.
        """
        lost = self.master
        lost.kill()

        def replaced() -> bool:
            meanwhile()
            return self.master is not lost

        until(replaced, within_s=20, what=f"another master\n{self.sentinel.output()[-2000:]}")

    def close(self) -> None:
        """Ends all three."""
        self.sentinel.kill()
        for server in self.servers:
            server.kill()


@pytest.fixture
def watched_redis(tmp_path: Path) -> Iterator[WatchedRedis]:
    """A master, a replica that is in step, and a sentinel; no other test sees them."""
    program = redis_program()
    if program is None:
        absent("redis-server")
    watched = WatchedRedis(program, tmp_path / "watched")
    try:
        watched.start()
        yield watched
    finally:
        watched.close()
