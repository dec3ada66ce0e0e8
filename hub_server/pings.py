"""Whether the kiosks are still there: one round over all of them, instead of a task and two timers for each.

Time is counted in turns of the round and not by a clock: after the hub itself stood still, what its kiosks sent
meanwhile is heard before anybody is given up.
"""

import asyncio
from collections.abc import Iterable
from typing import Protocol

TURN_S = 1.0
"""How often each kiosk is looked at."""

PING_AFTER = 2
"""Turns of silence after which a kiosk is pinged."""

GONE_AFTER = 5
"""Turns of silence after which it is gone: a silent cut is noticed after 5 s at most, 3 s after the ping. The library's
own 20 s each would let 39 s pass."""

SLICES = 20
"""Parts of a round: a herd that came at once would answer its pings at once, while an order waits."""


class Pinged(Protocol):
    """One connection.

    Attributes:
        silent: turns since anything came from it; it sets that to 0 itself.
    """

    silent: int

    def ask(self) -> None:
        """Pings it, if it may still be written to; must not block."""

    def give_up(self) -> None:
        """It is not. Must not raise."""


class Pings:
    """Looks after connections, a slice of them at a time."""

    def __init__(self) -> None:
        self._slices: tuple[set[Pinged], ...] = tuple(set() for _ in range(SLICES))

    def watch(self, connection: Pinged) -> None:
        """From now on it is looked at every `TURN_S`, as long as `run` runs."""
        min(self._slices, key=len).add(connection)

    def forget(self, connection: Pinged) -> None:
        """It is not looked at any more; harmless for one that never was."""
        for part in self._slices:
            part.discard(connection)

    async def run(self) -> None:
        """Goes round until cancelled."""
        while True:
            for part in self._slices:
                await asyncio.sleep(TURN_S / SLICES)
                look_at(tuple(part))


def look_at(connections: Iterable[Pinged]) -> None:
    """One turn of these connections."""
    for connection in connections:
        connection.silent += 1
        if connection.silent == PING_AFTER:
            connection.ask()
        elif connection.silent >= GONE_AFTER:
            connection.give_up()
