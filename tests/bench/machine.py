"""The machine a measurement runs on: its cores, what a process has used of them, and programs built from C."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

BENCH = Path(__file__).parent
BUILT = BENCH.parents[1] / "build" / "bench"
"""What measurements build; `make clean` removes it."""

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, CLIENT_CORE = CORES[0], CORES[-1]
"""What is measured runs on one, everything else on the other; the same where there is only one."""


class NotHere(Exception):
    """A program a measurement needs is not installed; the text says which and how to install it."""


@contextmanager
def pinned(*cores: int) -> Iterator[None]:
    """What is started within runs on these cores, with all its threads and children."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def cpu_s(pid: int) -> float:
    """CPU seconds all threads of a process have used, also those that ended; to the nanosecond.

    Its clock's number is made as `clock_getcpuclockid(3)` makes it.
    """
    return time.clock_gettime_ns((~pid << 3) | 2) / 1e9


def memory_kib(pid: int) -> float:
    """Resident memory of a process, in KiB."""
    return psutil.Process(pid).memory_info().rss / 1024


def built(source: str) -> str:
    """The program made of a C file beside this one, e.g. `load/sink.c`; built again when the file is newer.

    Raises:
        NotHere: there is no C compiler.
    """
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise NotHere("no C compiler: apt-get install gcc libc6-dev")
    file, program = BENCH / source, BUILT / Path(source).stem
    if not program.exists() or program.stat().st_mtime < file.stat().st_mtime:
        BUILT.mkdir(parents=True, exist_ok=True)
        subprocess.run([compiler, "-O2", "-Wall", "-o", program, file], check=True)
    return str(program)


class Spoken:
    """A program that is told what to do by lines and answers by lines.

    Args:
        arguments: what is started.
        cores: where it runs.
    """

    def __init__(self, arguments: Sequence[str | Path], *, cores: Sequence[int] = (CLIENT_CORE,)) -> None:
        with pinned(*cores):
            self._process = subprocess.Popen(
                [str(argument) for argument in arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                bufsize=1,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    def tell(self, line: str) -> None:
        """Sends a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        """The next line it says; fails when it ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"{self._process.args} ended"
        return line.strip()

    def close(self) -> None:
        """Ends it."""
        self._process.kill()
        self._process.communicate()


def median(values: Sequence[float]) -> float:
    """The middle one; of an even number of values the lower."""
    return sorted(values)[(len(values) - 1) // 2]
