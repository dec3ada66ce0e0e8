"""The hub's time as a kiosk knows it, without ever asking the kiosk's own wall clock."""

from collections import deque

SAMPLES = 30
"""Readings kept; at one heartbeat a second, half a minute."""

FAR_MS = 3_000
"""No heartbeat of a living connection is held up for so long: a reading this far from the others means that the
hub's clock was set."""

AGREEING = 5
AGREEING_MS = 200
BEHIND_MS = 300
"""So many readings in a row that lie within so little of each other, and so far behind the least delayed one, were not
all held up alike: the hub's clock was set back."""


class HubClock:
    """Offset between the hub's clock and the local monotonic one.

    A reading that was delayed on its way makes the hub seem earlier than it is; so of the readings kept, the
    largest offset is the least delayed one. A hub whose clock was set by more than `FAR_MS` is believed at once, one
    whose clock was set back by less after `AGREEING` readings.
    """

    def __init__(self) -> None:
        self._offsets_ms: deque[int] = deque(maxlen=SAMPLES)

    def heard(self, hub_ms: int, at_s: float) -> None:
        """The hub said that it was `hub_ms` (since the Unix epoch); it was read at `at_s` (monotonic)."""
        offset_ms = hub_ms - round(at_s * 1000)
        if self._offsets_ms and abs(offset_ms - max(self._offsets_ms)) > FAR_MS:
            self._offsets_ms.clear()
        self._offsets_ms.append(offset_ms)
        latest = list(self._offsets_ms)[-AGREEING:]
        behind_ms = max(self._offsets_ms) - max(latest)
        if len(latest) == AGREEING and behind_ms > BEHIND_MS and max(latest) - min(latest) <= AGREEING_MS:
            self._offsets_ms.clear()
            self._offsets_ms.extend(latest)

    def now_ms(self, at_s: float) -> int | None:
        """The hub's clock at `at_s` (monotonic), in ms since the Unix epoch; None before it was heard."""
        if not self._offsets_ms:
            return None
        return max(self._offsets_ms) + round(at_s * 1000)
