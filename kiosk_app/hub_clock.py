"""The hub's time as a kiosk knows it, without ever asking the kiosk's own wall clock."""

from collections import deque

SAMPLES = 30
"""Readings kept; at one heartbeat a second, half a minute."""


class HubClock:
    """Offset between the hub's clock and the local monotonic one.

    A reading that was delayed on its way makes the hub seem earlier than it is; so of the readings kept, the
    largest offset is the least delayed one. A hub whose clock was set back is believed after
    `SAMPLES` readings.
    """

    def __init__(self) -> None:
        self._offsets_ms: deque[int] = deque(maxlen=SAMPLES)

    def heard(self, hub_ms: int, at_s: float) -> None:
        """The hub said that it was `hub_ms` (since the Unix epoch); it was read at `at_s` (monotonic)."""
        self._offsets_ms.append(hub_ms - round(at_s * 1000))

    def now_ms(self, at_s: float) -> int | None:
        """The hub's clock at `at_s` (monotonic), in ms since the Unix epoch; None before it was heard."""
        if not self._offsets_ms:
            return None
        return max(self._offsets_ms) + round(at_s * 1000)
