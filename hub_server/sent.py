"""What a view has sent, kept for a while, so that a screen that was cut off gets what it missed and nothing else."""

from collections import deque

KEPT_MOST = 500
KEPT_MOST_BYTES = 1024 * 1024
"""Beyond either, the oldest is forgotten: who has missed that much gets a snapshot."""


class Sent:
    """Frames of one view, oldest first, exactly as they went out.

    Args:
        since: number of the last event before them.
    """

    def __init__(self, since: int) -> None:
        self._kept: deque[tuple[int, bytes]] = deque()
        self._bytes = 0
        self._forgotten = since

    def keep(self, seq: int, frames: bytes) -> None:
        """Keeps the frames of one event."""
        self._kept.append((seq, frames))
        self._bytes += len(frames)
        while self._bytes > KEPT_MOST_BYTES or len(self._kept) > KEPT_MOST:
            self._forgotten, forgotten = self._kept.popleft()
            self._bytes -= len(forgotten)

    def start_anew(self, seq: int) -> None:
        """Forgets everything: what was sent for this event cannot be sent again later."""
        self._kept.clear()
        self._bytes = 0
        self._forgotten = seq

    def since(self, seq: int) -> bytes | None:
        """What went out from event `seq` on; None when that is not known any more.

        The frames of `seq` itself are among them: a connection may have broken between two frames of one event, and
        applying one again does no harm.
        """
        if seq <= self._forgotten:
            return None
        return b"".join(frames for number, frames in self._kept if number >= seq)

    def missed(self, seq: int) -> int:
        """How many events after `seq` have gone out, as far as they are kept."""
        return sum(number > seq for number, _ in self._kept)
