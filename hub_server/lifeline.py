"""What ties a program to the one that started it: on Linux the kernel kills it when its parent is gone."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def lifeline() -> Callable[[], None] | None:
    """What `subprocess` has to call in the child before the program starts (`preexec_fn`); None where there is no such.

    Make it in the process that starts the program, and start that from the main thread: the kernel watches over the
    thread that starts.
    """
    if sys.platform != "linux":
        return None
    # Found before the fork: a child of a program with threads must not wait for a lock that one of them held.
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def hold() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)  # it was killed in between

    return hold
