"""What of one station stands on glass, and how far each screen is behind what happened: for figures and alarms."""

from collections import deque

PAST_MOST = 1000
"""Events of which the time is remembered; who is further behind is behind by at least as much."""

OVERDUE_S = 10.0
"""An order that no screen has drawn for this long is undisplayed: somebody has to be told."""


class Displayed:
    """The glass of one station, as its screens report it; times are those of one monotonic clock, in seconds.

    Every order counts as displayed once any screen of the station has drawn a board that contains it.
    """

    def __init__(self) -> None:
        self._past: deque[tuple[int, float]] = deque(maxlen=PAST_MOST)
        self._hidden: dict[int, tuple[int, float]] = {}

    def happened(self, seq: int, at_s: float) -> None:
        """Event `seq` was told to the station's screens."""
        self._past.append((seq, at_s))

    def entered(self, order_id: int, seq: int, at_s: float) -> None:
        """An order came to the station with event `seq`."""
        self._hidden[order_id] = seq, at_s

    def left(self, order_id: int) -> None:
        """An order left the station; whether anybody ever saw it here does not matter any more."""
        self._hidden.pop(order_id, None)

    def seen(self, seq: int) -> None:
        """A screen has drawn everything up to event `seq`."""
        for order_id in [order_id for order_id, (entered, _) in self._hidden.items() if entered <= seq]:
            del self._hidden[order_id]

    def overdue(self, at_s: float) -> tuple[int, ...]:
        """The orders that are still undisplayed `OVERDUE_S` after they came, oldest first."""
        return tuple(
            order_id for order_id, (_, since_s) in self._hidden.items() if at_s - since_s >= OVERDUE_S
        )

    def lag(self, seen: int, at_s: float) -> tuple[int, float]:
        """How far a screen that has drawn everything up to `seen` is behind.

        Returns:
            Events it has not drawn, and seconds since the first of them.
        """
        missed = [since_s for seq, since_s in self._past if seq > seen]
        return len(missed), max(0.0, at_s - missed[0]) if missed else 0.0
