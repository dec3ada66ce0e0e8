"""A word of warning that does not flicker: it comes at once, and goes at most once in a while. Qt-free.

WCAG 2.3.1 allows three flashes a second; a link that comes and goes ten times a second would make the whole frame
flash as often.
"""

from collections.abc import Callable

GOES_EVERY_S = 1.0
"""The warning goes no sooner than this after it went last."""


class Steadiness:
    """One warning.

    Args:
        clock: monotonic, in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._is_shown = False
        self._went_at = -GOES_EVERY_S

    def shown(self, is_so: bool) -> bool:
        """Whether the warning is shown, now that it is so or is not."""
        if is_so:
            self._is_shown = True
        elif self._is_shown and self.goes_in_s() <= 0:
            self._is_shown = False
            self._went_at = self._clock()
        return self._is_shown

    def goes_in_s(self) -> float:
        """In how many seconds it may go; 0 or less: now."""
        return self._went_at + GOES_EVERY_S - self._clock()
