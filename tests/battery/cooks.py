"""Cooks who bump what they see, also at the same time, also twice."""

import asyncio
import random
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from battery.fleet import Fleet
from battery.screens import Screen
from hub_server.protocol.orders import Order

REACH = 12
"""A cook picks among the oldest so many cards: few enough that cooks of one station get into each other's way. What one
has tapped while the hub is away is pending and not tapped again, so it is also how far a cook comes meanwhile."""

GREASY_S = 0.4
"""Within which a double tap comes."""


class Kitchen:
    """One cook per screen. An async context manager.

    Args:
        pace_s: mean pause of a cook between two bumps; short ones come in bursts.
        double_taps: the part of bumps that is tapped twice.
        reach: see `REACH`.

    Attributes:
        taps: so far, without the second ones.
        doubles: second taps.
    """

    def __init__(
        self,
        fleet: Fleet,
        screens: Sequence[Screen],
        *,
        pace_s: float,
        double_taps: float = 0.1,
        reach: int = REACH,
    ) -> None:
        self._chance = random.Random(fleet.chance.random())
        self._screens = screens
        self._pace_s = pace_s
        self._double_taps = double_taps
        self._reach = reach
        self._working = True
        self._tasks: asyncio.TaskGroup | None = None
        self.taps = self.doubles = 0

    async def __aenter__(self) -> Self:
        self._tasks = asyncio.TaskGroup()
        await self._tasks.__aenter__()
        for screen in self._screens:
            self._tasks.create_task(self._cook(screen))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._tasks is not None
        self.stop()
        await self._tasks.__aexit__(kind, error, trace)

    def stop(self) -> None:
        """The cooks go home; what they gave is still sent."""
        self._working = False

    async def _cook(self, screen: Screen) -> None:
        assert self._tasks is not None
        while self._working:
            await asyncio.sleep(self._chance.expovariate(1 / self._pace_s))
            cards = [order for order in screen.seen.board.orders if order.id not in screen.pending]
            if not cards:
                continue
            card = self._chance.choice(cards[: self._reach])
            self.taps += 1
            if screen.bump(card) is not None and self._chance.random() < self._double_taps:
                self._tasks.create_task(self._tap_again(screen, card))

    async def _tap_again(self, screen: Screen, card: Order) -> None:
        """Of a cook who did not see that the first tap had been taken: the same card, another command."""
        await asyncio.sleep(self._chance.uniform(0.0, GREASY_S))
        self.doubles += 1
        screen.bump(card, again=True)
