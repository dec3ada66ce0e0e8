"""Where a test can have the hub die, exactly as by `kill -9`.

`HEARD_CRASH_AT=name` in the environment arms one point, `name:N` has it die the Nth time it is reached. Only a test
build can be armed: a checkout with its `tests`, never an installed or frozen program. What is not armed costs a
comparison.
"""

import os
import signal
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from hub_server.config import CannotStart

VARIABLE = "HEARD_CRASH_AT"


class CrashPoint(StrEnum):
    """A moment at which dying is hardest to survive."""

    BEFORE_COMMIT = "before-commit"
    """Everything is written, nothing of it is on disk."""
    AFTER_COMMIT = "after-commit"
    """It is on disk, nobody was answered."""
    AFTER_ANSWER = "after-answer"
    """Whoever waited was answered, no screen was told."""
    MIDDLE_OF_SNAPSHOT = "middle-of-snapshot"
    """A part of a screen's snapshot was sent."""
    MIDDLE_OF_RESUME = "middle-of-resume"
    """Some of the messages a screen had missed were sent."""
    DURING_MIGRATION = "during-migration"
    """A step of the migration is done, none is committed."""
    DURING_BACKUP = "during-backup"
    """The copy is written, not checked, and does not have its name yet."""


_armed: CrashPoint | None = None
_left = 0


def is_test_build() -> bool:
    """Whether this program is run from a checkout with its tests."""
    return not hasattr(sys, "frozen") and (Path(__file__).parent.parent / "tests").is_dir()


def arm(environment: Mapping[str, str]) -> None:
    """Arms the point the environment names, if this is a test build.

    Raises:
        CannotStart: there is no such point.
    """
    global _armed, _left  # a property of the process, like the death it brings
    asked = environment.get(VARIABLE, "")
    _armed, _left = None, 0
    if not asked or not is_test_build():
        return
    name, _, times = asked.partition(":")
    if name not in set(CrashPoint) or not (times or "1").isdecimal() or int(times or 1) < 1:
        raise CannotStart(
            f"{VARIABLE}={asked} is none of {', '.join(CrashPoint)}, or :N behind it is no count."
        )
    _armed, _left = CrashPoint(name), int(times or 1)


def is_armed(point: CrashPoint) -> bool:
    """Whether the process is to die at `point`."""
    return _armed is point


def reached(point: CrashPoint) -> None:
    """Says that the program is at `point`; the process ends here when it is armed and this is its Nth time."""
    global _left  # noqa: PLW0603  # see `arm`
    if _armed is not point:
        return
    _left -= 1
    if _left == 0:
        if hasattr(signal, "SIGKILL"):
            os.kill(os.getpid(), signal.SIGKILL)
        os._exit(137)
