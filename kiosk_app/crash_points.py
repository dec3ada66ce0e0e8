"""Named places at which a kiosk can be made to die, so that a test meets the worst moment and not a random one."""

import os
import sys
from pathlib import Path
from typing import NoReturn

VARIABLE = "HEARD_CRASH_AT"
"""`NAME`, or `NAME:N` for the Nth time that the place is reached."""

CODE = 137
"""As a shell reports a process that was killed with signal 9."""


def _armed() -> tuple[str, int]:
    """The place to die at and how often it has to be reached; an empty name in everything that is installed."""
    name, _, count = os.environ.get(VARIABLE, "").partition(":")
    is_checkout = (Path(__file__).parents[1] / "tests").is_dir()
    if getattr(sys, "frozen", False) or not is_checkout or not (count or "1").isdigit():
        return "", 0
    return name, int(count or "1")


_name, _left = _armed()


def reached(name: str) -> None:
    """The program is at this place; it ends here, without a word, if it was told to."""
    global _left  # noqa: PLW0603  # one process dies once
    if name != _name:
        return
    _left -= 1
    if _left == 0:
        _die()


def _die() -> NoReturn:
    # Nothing is flushed, closed or handed over, as with a pulled plug.
    os._exit(CODE)
