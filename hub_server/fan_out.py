"""Frames, made once, to every connection that shares them: the only loop over all screens of a station.

What a screen costs here is one call of its transport's `write`; whatever else would be done for each of 500 screens
takes longer than the event itself. The first message of a moment is written at once; those that follow it within
`TICK_S` are written together at the end of it, so that a rush costs little more than a lone event.
"""

import logging
import time
from collections.abc import Callable
from typing import Protocol

log = logging.getLogger("heard.rail")

JOINED_MOST_BYTES = 64 * 1024
"""Messages are written together up to this size, which sockets commonly take at once."""


TICK_S = 0.005
"""No two writes to the same screens are closer than this, but for what has to go out now; in seconds."""

Later = Callable[[float, Callable[[], None]], object]
"""Calls something after so many seconds."""


class Subscriber(Protocol):
    """One connection."""

    def send(self, frames: bytes) -> None:
        """Gets ready-made WebSocket frames; must not block."""

    def cut(self) -> None:
        """Ends a connection that could not be sent to; its kiosk comes back by itself. Must not raise."""


class Subscribers(set[Subscriber]):
    """Connections that get the same frames, in the same order.

    Args:
        later: for the end of a tick; without it there are no ticks, and `soon` is now.
        clock: monotonic, in seconds.
    """

    def __init__(self, later: Later | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._later, self._clock = later, clock
        self._written_at = -TICK_S
        self._is_due = False
        self._gathered: list[bytes] = []
        self._bytes = 0

    def gather(self, frames: bytes) -> None:
        """Takes frames that `flush` writes; beyond `JOINED_MOST_BYTES` they are written now."""
        self._gathered.append(frames)
        self._bytes += len(frames)
        if self._bytes > JOINED_MOST_BYTES:
            self.flush()

    def soon(self) -> None:
        """Writes what was gathered: now, or at the end of the tick that the last write began."""
        wait_s = 0.0 if self._later is None else self._written_at + TICK_S - self._clock()
        if wait_s <= 0:
            self.flush()
        elif self._later is not None and not self._is_due:
            self._is_due = True
            self._later(wait_s, self._end_of_tick)

    def _end_of_tick(self) -> None:
        self._is_due = False
        self.flush()

    def flush(self) -> None:
        """Writes what was gathered to every connection; one whose `send` raises is cut, and all others go on."""
        if not self._gathered:
            return
        self._written_at = self._clock()
        frames = b"".join(self._gathered)
        self._gathered.clear()
        self._bytes = 0
        for subscriber in tuple(self):
            try:
                subscriber.send(frames)
            except Exception:
                # One connection's fault, whatever it is: all others, and the feed behind them, go on.
                log.exception("a connection failed and is cut")
                self.discard(subscriber)
                subscriber.cut()

    def write(self, frames: bytes) -> None:
        """Writes these frames now, behind what was gathered."""
        self.gather(frames)
        self.flush()
