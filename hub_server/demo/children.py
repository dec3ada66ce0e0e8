"""Programs that a program starts and that never outlive it, however it ends."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from hub_server.lifeline import lifeline

STOP_S = 4.0
"""How long a program may take to end after it was asked to."""


class Ended(Exception):
    """A program ended that should not have; the text is one sentence and the program's last words."""


class Child:
    """A program in a session of its own, so that a Ctrl-C reaches the parent alone and the end has an order.

    On Linux the kernel kills it when its parent is killed. What it writes goes to a file.

    Args:
        name: for people, e.g. `the hub`.
        arguments: program and its arguments.
        log: gets its standard output and error.
        environment: on top of ours.
    """

    def __init__(self, name: str, arguments: list[str], log: Path, environment: Mapping[str, str]) -> None:
        self.name = name
        self._arguments = arguments
        self._log = log
        self._environment = {**os.environ, **environment}
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = False

    async def start(self) -> None:
        """Starts it. Call it from the main thread: the kernel watches over the thread that starts."""
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                start_new_session=True,
                preexec_fn=lifeline(),
            )

    async def watch(self) -> int:
        """Waits for its end and returns 0 if that was in order.

        Raises:
            Ended: with any other exit code.
        """
        assert self._process is not None, "not started"
        code = await self._process.wait()
        if code and not self._stopping:
            raise Ended(f"{self.name} ended with exit code {code}. {self._last_words()}")
        return 0

    async def stop(self) -> None:
        """Asks it to end, and ends it with all that it started if it does not."""
        if self._process is None:
            return
        self._stopping = True
        with suppress(ProcessLookupError):
            self._process.terminate()
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_S):
                await self._process.wait()
        if sys.platform == "win32":
            with suppress(ProcessLookupError):
                self._process.kill()
        else:
            # Also what it may have left behind: they share its session.
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        await self._process.wait()

    def _last_words(self) -> str:
        with suppress(OSError):
            lines = self._log.read_text(errors="replace").strip().splitlines()
            if lines:
                return "It said:\n" + "\n".join(f"  {line}" for line in lines[-8:])
        return "It said nothing."


def heard(*arguments: str) -> list[str]:
    """The command line of `heard` with the interpreter or the bundle that runs now."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "hub_server.cli", *arguments]


def loopback_port(wanted: int) -> int:
    """A free TCP port of the loopback interface: `wanted`, or any if that is 0.

    Raises:
        OSError: somebody has it.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", wanted))
        port: int = probe.getsockname()[1]
        return port
