"""How bright the screen is: as it was set, darker at night, and never while it has to be seen. Qt-free.

A brightness is a part of all the light that the screen can give, as a backlight gives it: 0.4 is 40 % of the light of
white. Where there is no backlight to set, black is laid over the picture; letters and their ground then lose the same
part of their light, so that they stand as far from each other as before, but for the light of the room on the glass.
With the reckoning of WCAG, which takes that light to be 5 % of white, the letters of dishes keep more than 4.5:1 at
`LEAST`.
"""

import math
from collections.abc import Callable
from datetime import datetime, time

LEAST = 0.4
"""Darker than this nobody reads across a kitchen."""

GAMMA = 2.2
"""Of what a screen makes of a colour's number: half the number is a fifth of the light."""

CALM_S = 10.0
"""So long nothing must have been late or wrong before it gets dark again: light that comes and goes is a flash."""


def is_between(at: time, first: time, last: time) -> bool:
    """Whether a time of the day lies in an interval, maybe over midnight; one that ends as it begins is a day."""
    if first < last:
        return first <= at < last
    return at >= first or at < last


def brightness(by_day: float, by_night: float, night: tuple[str, str], now_ms: int | None) -> float:
    """How bright the screen is wanted.

    Args:
        by_day: 0 to 1.
        by_night: the same; the night is never brighter than the day.
        night: from when to when, as `22:00` in the kiosk's zone.
        now_ms: the hub's clock; None while it is not known, when it is day.
    """
    if now_ms is None:
        return by_day
    first, last = (time.fromisoformat(each) for each in night)
    is_night = is_between(datetime.fromtimestamp(now_ms / 1000).time(), first, last)
    return min(by_day, by_night) if is_night else by_day


def shade(light: float) -> float:
    """How opaque the black is that leaves this part of the light."""
    return 1 - math.pow(min(1.0, max(light, 0.0)), 1 / GAMMA)


class Brightness:
    """How bright the screen is: full while something has to be seen.

    Args:
        clock: monotonic, in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._alarmed_at = -CALM_S

    def light(self, wanted: float, *, is_alarmed: bool) -> float:
        """The part of all light that it gives now.

        Args:
            wanted: see `brightness`.
            is_alarmed: the screen may not be current, or something is late or wrong.
        """
        now = self._clock()
        if is_alarmed:
            self._alarmed_at = now
        return 1.0 if now - self._alarmed_at < CALM_S else max(LEAST, wanted)
