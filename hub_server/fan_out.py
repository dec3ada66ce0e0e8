"""Frames, made once, to every connection that shares them: the only loop over all screens of a station.

What a screen costs here is one call of its transport's `write`; whatever else would be done for each of 500 screens
takes longer than the event itself. Messages that follow each other at once are written together.
"""

import logging
from typing import Protocol

log = logging.getLogger("heard.rail")

JOINED_MOST_BYTES = 64 * 1024
"""Messages are written together up to this size, which sockets commonly take at once."""


class Subscriber(Protocol):
    """One connection."""

    def send(self, frames: bytes) -> None:
        """Gets ready-made WebSocket frames; must not block."""

    def cut(self) -> None:
        """Ends a connection that could not be sent to; its kiosk comes back by itself. Must not raise."""


class Subscribers(set[Subscriber]):
    """Connections that get the same frames, in the same order."""

    def __init__(self) -> None:
        super().__init__()
        self._gathered: list[bytes] = []
        self._bytes = 0

    def gather(self, frames: bytes) -> None:
        """Takes frames that `flush` writes; beyond `JOINED_MOST_BYTES` they are written now."""
        self._gathered.append(frames)
        self._bytes += len(frames)
        if self._bytes > JOINED_MOST_BYTES:
            self.flush()

    def flush(self) -> None:
        """Writes what was gathered to every connection; one whose `send` raises is cut, and all others go on."""
        if not self._gathered:
            return
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
