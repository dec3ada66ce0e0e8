"""A program that a test starts, watches and ends; and how a test waits and what it does without the program."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import psutil
import pytest

from hub_server.lifeline import lifeline

if TYPE_CHECKING:
    from servers.warm import WarmHub, WarmHubs

T = TypeVar("T")

warm_hubs: "WarmHubs | None" = None
"""Where hubs start that need not start from nothing; set while pytest runs, see `servers.warm`."""

_HEARD = [sys.executable, "-m", "hub_server.cli"]
_WARM = ("hub", "simulate")
"""Commands that are ready sooner when they are forked."""

TYPED_S = 40
"""Longest time a command that ends by itself may take."""

LIKE_WINDOWS = "import asyncio.unix_events as here; del here._UnixSelectorEventLoop.add_signal_handler\n"
"""Before a program's own lines: its event loop then knows no signals, as on Windows."""


def until(met: Callable[[], T], *, within_s: float = 10.0, what: str = "") -> T:
    """Waits for a condition and returns its first true value; the test fails with `what` when it never comes."""
    deadline = time.monotonic() + within_s
    while not (value := met()):
        if time.monotonic() > deadline:
            pytest.fail(f"not within {within_s} s: {what or getattr(met, '__name__', 'the condition')}")
        time.sleep(0.01)
    return value


def absent(what: str) -> NoReturn:
    """Ends the test because `what` is not installed: skipped on a desk, failed where CI must have it."""
    sentence = f"NOT TESTED, because there is no {what} here; `make test` installs it on Debian as root"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


_PORTS = range(20_000, 32_000)
"""Below those the system gives to clients: a server that is killed and started again must find its port free."""

_BLOCK = 100


def _own_ports() -> Iterator[int]:
    """Ports that no other process of any test run takes: whoever listens on the first of a block has all of them."""
    for first in range(_PORTS.start, _PORTS.stop, _BLOCK):
        claim = socket.socket()
        try:
            claim.bind(("127.0.0.1", first))
            claim.listen()
        except OSError:
            claim.close()
            continue
        with claim:
            # Each once before the first comes again: between here and there its server begins to listen.
            yield from cycle(range(first + 1, first + _BLOCK))
    pytest.fail(f"every block of ports below {_PORTS.stop} is taken")


_own = _own_ports()


def free_port() -> int:
    """A TCP port of the loopback interface that nobody has and no other test run asks for."""
    for port in islice(_own, _BLOCK):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    pytest.fail("no free port among those of this process")


def gone(processes: Iterable[psutil.Process]) -> bool:
    """Whether they all have ended; one that only waits to be collected by its parent has."""
    for process in processes:
        # In one step: it may end between two questions.
        with suppress(psutil.NoSuchProcess):
            if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                return False
    return True


def complaints(said: str) -> list[str]:
    """What Qt found wrong with the screen, in the output of a kiosk."""
    return [line for line in said.splitlines() if line.startswith("qml:") or ".qml:" in line]


def refusal(*words: str, environment: Mapping[str, str] | None = None, folder: Path | None = None) -> str:
    """What `heard WORDS`, typed in `folder`, says when it cannot do as it was asked: one sentence, exit code 2."""
    code, _, complained = typed(*words, environment=environment, folder=folder)
    assert code == 2, complained
    # Beside its log.
    (sentence,) = (line for line in complained.splitlines() if not line.startswith("{"))
    assert sentence.startswith(f"heard {words[0]}: "), sentence
    return sentence


def typed(
    *words: str, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> tuple[int, str, str]:
    """What comes of `heard WORDS`, typed in `folder`: exit code, standard output, standard error."""
    everything = {**os.environ, **(environment or {})}
    if warm_hubs is None:
        done = subprocess.run(
            [sys.executable, "-m", "hub_server", *words],
            env=everything,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=TYPED_S,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr
    with tempfile.TemporaryDirectory() as place:
        said, complained = Path(place, "said"), Path(place, "complained")
        program = warm_hubs.start(
            words, folder=folder or Path.cwd(), environment=everything, log=said, errors=complained
        )
        code = program.wait(TYPED_S)
        return code, said.read_text(), complained.read_text()


class Program:
    """A child process whose output goes to a file and that never outlives the tests.

    Attributes:
        log: where its standard output and error go, appended over restarts.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        *,
        log: Path,
        environment: Mapping[str, str] | None = None,
        user: str | None = None,
    ) -> None:
        self.arguments = [str(argument) for argument in arguments]
        self.log = log
        self._environment = {**os.environ, **(environment or {})}
        self._user = user
        self._process: subprocess.Popen[bytes] | WarmHub | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None, "not started"
        return self._process.pid

    def start(self) -> None:
        """Starts it; not yet ready to serve."""
        assert not self.running, "started already"
        heard, words = self.arguments[: len(_HEARD)], self.arguments[len(_HEARD) :]
        if warm_hubs is not None and heard == _HEARD and words[:1] and words[0] in _WARM:
            self._process = warm_hubs.start(
                words,
                folder=self.log.parent,
                environment=self._environment,
                log=self.log,
            )
            return
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.arguments,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                cwd=self.log.parent,
                user=self._user,
                preexec_fn=lifeline(),  # noqa: PLW1509  # two system calls, and nothing that could wait
            )

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def code(self) -> int | None:
        """How it ended, below 0 by that signal; None while it runs or before it was started."""
        return None if self._process is None else self._process.poll()

    def send(self, number: signal.Signals) -> None:
        """E.g. SIGSTOP, to make it fall silent without going away."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """Ends it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)

    def stop(self, *, within_s: float = 10.0, by: signal.Signals = signal.SIGTERM) -> int:
        """Asks it to end and returns its exit code; one that does not obey is killed and fails the test."""
        assert self._process is not None, "not started"
        self._process.send_signal(signal.SIGCONT)
        self._process.send_signal(by)
        try:
            return self._process.wait(within_s)
        except subprocess.TimeoutExpired:
            self.kill()
            pytest.fail(f"did not stop within {within_s} s:\n{self.output()[-4000:]}")

    def output(self) -> str:
        """What it has written so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def wait_ready(self, ready: Callable[[], T], *, within_s: float = 20.0) -> T:
        """Waits until `ready` is true; the test fails with the program's own words when it ends before."""

        def alive_and_ready() -> T:
            if not self.running:
                pytest.fail(f"{self.arguments[0]} ended at once:\n{self.output()[-4000:]}")
            return ready()

        return until(
            alive_and_ready, within_s=within_s, what=f"{self.arguments[0]} ready\n{self.output()[-4000:]}"
        )
