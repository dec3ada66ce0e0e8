"""The light behind the glass, where the system lets a program set it. Qt-free."""

import logging
import os
from pathlib import Path

log = logging.getLogger(__name__)

FOLDER = Path("/sys/class/backlight")
"""https://docs.kernel.org/gpu/backlight.html: one folder for each, with `brightness` and `max_brightness`."""


class Backlight:
    """One backlight.

    Args:
        file: takes a number up to `most`.
        most: all its light.
        before: what it was at.
    """

    def __init__(self, file: Path, most: int, before: int) -> None:
        self._file = file
        self._most = most
        self._before = self._now = before

    @classmethod
    def found(cls, folder: Path = FOLDER) -> "Backlight | None":
        """The first one that can be set; None where there is none, as on most monitors."""
        for device in sorted(folder.glob("*")):
            file = device / "brightness"
            try:
                most = int((device / "max_brightness").read_text("ascii"))
                before = int(file.read_text("ascii"))
            except (OSError, ValueError):
                continue
            if most > 1 and os.access(file, os.W_OK):
                return cls(file, most, before)
        return None

    def give(self, light: float) -> bool:
        """Gives a part (0 to 1) of its light, never none; says whether it could."""
        return self._write(max(1, round(light * self._most)))

    def restore(self) -> None:
        """Gives as much light as it did before this program came."""
        self._write(self._before)

    def _write(self, number: int) -> bool:
        if number == self._now:
            return True
        try:
            self._file.write_text(str(number), "ascii")
        except OSError as failure:
            log.warning("the backlight %s cannot be set: %s", self._file, failure.strerror)
            return False
        self._now = number
        return True
