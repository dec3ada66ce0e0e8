"""When nobody needs the screen, and where on it things then stand: standby, and the shift against burn-in. Qt-free."""

import math
from collections.abc import Callable

MINUTE_S = 60.0

UNTOUCHED_S = 60.0
"""Nothing shifts by itself before nobody has touched the glass for this long."""

SHIFT_EVERY_S = 180.0

SHIFTS = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
"""Where the whole picture stands in turn, in steps to the side and down; next to where it stood before."""

TURNS = 37, 23
"""Minutes in which what standby shows goes across the screen and back, and down and up. They have no common divisor, so
nearly fourteen hours pass before it stands where it stood."""


class Standby:
    """Whether the screen rests.

    Args:
        clock: monotonic, in seconds.

    Attributes:
        asleep: nothing but the time is shown.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.asleep = False
        self._clock = clock
        self._touched_at = self._needed_at = self._shifted_at = clock()
        self._asleep_at = 0.0
        self._shift = 0

    def touched(self) -> bool:
        """Somebody touched the glass or a key; says whether that did no more than wake the screen."""
        self._touched_at = self._clock()
        was_asleep, self.asleep = self.asleep, False
        return was_asleep

    def look(self, minutes: int, *, is_needed: bool) -> bool:
        """Looks whether it is time to rest, or over.

        Args:
            minutes: for which nobody may have needed or touched the screen; 0: it never rests.
            is_needed: something stands on it, or it has to say something.

        Returns:
            Whether it rests now.
        """
        now = self._clock()
        if is_needed:
            self._needed_at = now
        rests = minutes > 0 and now - max(self._needed_at, self._touched_at) >= minutes * MINUTE_S
        if rests and not self.asleep:
            self._asleep_at = now
        self.asleep = rests
        return rests

    @property
    def place(self) -> tuple[float, float]:
        """Where the little that standby shows stands in the room it has, from 0 to 1; another each minute."""
        minute = math.floor((self._clock() - self._asleep_at) / MINUTE_S)
        across, down = (math.sin(math.tau * minute / turn) for turn in TURNS)
        return (1 + across) / 2, (1 + down) / 2

    def shift(self, *, is_wanted: bool, is_still: bool) -> tuple[int, int]:
        """Where the whole picture stands, in steps; it goes one step on when its time has come and nobody is at it.

        Args:
            is_wanted: as it was set.
            is_still: no card moves.
        """
        if not is_wanted:
            return SHIFTS[0]
        now = self._clock()
        is_due = now - self._shifted_at >= SHIFT_EVERY_S and now - self._touched_at >= UNTOUCHED_S
        if is_due and is_still:
            self._shift = (self._shift + 1) % len(SHIFTS)
            self._shifted_at = now
        return SHIFTS[self._shift]
