"""The screens that are connected or polling now, and what they say of themselves; for figures."""

import time
from collections.abc import Callable
from dataclasses import dataclass

POLLING_S = 30.0
"""A screen that polled within this time counts as polling; a long poll rests for 20 s."""

POLLING_MOST = 500
"""Polling screens remembered at most: their names are their own choice."""


@dataclass(slots=True)
class Screen:
    """One screen.

    Attributes:
        station: whose orders it shows.
        kiosk: its own name; empty where it did not say any.
        seen: the last event of the board on its glass; None before it said.
        waiting: commands it keeps that have no answer yet.
        heard_at_s: when it last said so, on a monotonic clock.
    """

    station: str
    kiosk: str
    seen: int | None = None
    waiting: int = 0
    heard_at_s: float = 0.0


class Screens:
    """All screens of one hub.

    Args:
        clock: monotonic, in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[int, Screen] = {}
        self._polling: dict[tuple[str, str], Screen] = {}

    def opened(self, station: str, kiosk: str) -> Screen:
        """A screen has a socket now."""
        screen = Screen(station, kiosk, heard_at_s=self._clock())
        self._open[id(screen)] = screen
        return screen

    def closed(self, screen: Screen) -> None:
        """Its socket is gone."""
        self._open.pop(id(screen), None)

    def polled(self, station: str, kiosk: str) -> Screen:
        """A screen with a name has polled."""
        screen = self._polling.pop((station, kiosk), None) or Screen(station, kiosk)
        screen.heard_at_s = self._clock()
        self._polling[station, kiosk] = screen
        while len(self._polling) > POLLING_MOST:
            del self._polling[next(iter(self._polling))]
        return screen

    def connected(self) -> tuple[Screen, ...]:
        """Those with a socket."""
        return tuple(self._open.values())

    def polling(self) -> tuple[Screen, ...]:
        """Those that poll, and have no socket under the same name."""
        recent = self._clock() - POLLING_S
        connected = {(screen.station, screen.kiosk) for screen in self._open.values()}
        return tuple(
            screen
            for at, screen in self._polling.items()
            if screen.heard_at_s >= recent and at not in connected
        )
