"""Hubs that are ready sooner: each a process of its own, forked from one that has imported everything already.

Starting a hub from nothing takes a second, nearly all of it imports, and the tests start some two hundred. What is
forked begins where `heard hub` begins, with the arguments, environment, folder and output it was given. That a hub also
starts from nothing, `test_readme.py`, `test_demo.py` and the benches see.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hub_server.lifeline import lifeline

_STOCK = (
    # What a hub imports, also once it runs.
    "alembic.command",
    "alembic.context",
    "filelock",
    "hub_server.hub_command",
    "hub_server.server",
    "pg8000.dbapi",
    "redis.asyncio",
    "sqlalchemy.dialects.postgresql.pg8000",
    "sqlalchemy.dialects.sqlite",
    "uvicorn.protocols.http.httptools_impl",
    "uvloop",
)


def _serve() -> None:
    """What the process with the stock does: forks a hub for each line that asks for one, and says how one ended."""
    import gc
    import importlib

    from hub_server import cli

    for module in _STOCK:
        importlib.import_module(module)
    # A hub that collects its garbage shall not have to look through, and so copy, what it shares with this process.
    gc.freeze()
    # That is for the tests, and for the hubs when they say so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hold = lifeline()
    assert hold is not None
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        if "ended" in asked:
            _, status = os.waitpid(asked["ended"], 0)
            print(os.waitstatus_to_exitcode(status), flush=True)
            continue
        pid = os.fork()
        if pid == 0:
            hold()
            _become(**asked)
            sys.exit(cli.main())
        print(pid, flush=True)


def _become(
    *, words: list[str], folder: str, environment: dict[str, str], log: str, errors: str | None = None
) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nothing = os.open(os.devnull, os.O_RDONLY)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    complained = said if errors is None else os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for here, there in ((nothing, 0), (said, 1), (complained, 2)):
        os.dup2(here, there)
    for here in {nothing, said, complained}:
        os.close(here)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = words


class WarmHub:
    """One that was forked; of `subprocess.Popen`, what `Program` uses."""

    def __init__(self, stock: "WarmHubs", pid: int) -> None:
        self.pid = pid
        self._stock = stock
        # Readable once it has ended; its number is not given to another before `_stock` was asked how.
        self._end = os.pidfd_open(pid)
        self._code: int | None = None

    def poll(self) -> int | None:
        """Its exit code, or None while it runs."""
        return self._ended_within(0)

    def wait(self, timeout: float) -> int:
        """Its exit code; `subprocess.TimeoutExpired` when it still runs after that many seconds."""
        code = self._ended_within(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("heard hub", timeout)
        return code

    def send_signal(self, number: int) -> None:
        """To one that has ended: nothing."""
        if self.poll() is None:
            signal.pidfd_send_signal(self._end, number)

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self.send_signal(signal.SIGKILL)

    def _ended_within(self, timeout_s: float) -> int | None:
        if self._code is None and select.select([self._end], [], [], timeout_s)[0]:
            self._code = self._stock.ask(ended=self.pid)
            os.close(self._end)
        return self._code


class WarmHubs:
    """The process they are forked from; it begins with the first one, and ends with this process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(
        self,
        words: Sequence[str],
        *,
        folder: Path,
        environment: Mapping[str, str],
        log: Path,
        errors: Path | None = None,
    ) -> WarmHub:
        """A hub in its own process, or another command, as `heard WORDS` in `folder` would be.

        Args:
            log: what it says goes there.
            errors: what it says on its standard error; None: there, too.
        """
        pid = self.ask(
            words=list(words),
            folder=str(folder),
            environment=dict(environment),
            log=str(log),
            errors=None if errors is None else str(errors),
        )
        return WarmHub(self, pid)

    def ask(self, **what: Any) -> int:
        """The number it answers with."""
        if self._process is None:
            path = [
                *map(str, Path(__file__).parents[1:3]),
                *os.environ.get("PYTHONPATH", "").split(os.pathsep),
            ]
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "servers.warm"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # The product of this very checkout, which may be a copy of the one that is installed.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path))},
                preexec_fn=lifeline(),  # noqa: PLW1509  # two system calls, and nothing that could wait
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(what).encode() + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """Ends the process; hubs that still run end with it."""
        if self._process is not None:
            self._process.kill()
            # Closes its pipes, too.
            self._process.communicate()


def are_possible() -> bool:
    """Whether this system can fork such hubs and watch over them."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open")


if __name__ == "__main__":
    _serve()
