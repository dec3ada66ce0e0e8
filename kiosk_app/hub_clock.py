"""The hub's time as a kiosk knows it, without ever asking the kiosk's own wall clock."""

from collections import deque
from itertools import pairwise
from statistics import median

SAMPLES = 30
"""Readings kept; at one heartbeat a second, half a minute."""

FAR_MS = 3_000
"""A reading this far ahead of the others means that the hub's clock was set; so does the first one of a connection that
is this much further behind them than it can have been under way."""

AGREEING = 5
AGREEING_MS = 200
BEHIND_MS = 300
"""So many readings in a row that lie within so little of each other, and so far behind the least delayed one, were not
all held up alike: the hub's clock was set back."""

APART_MS = 500
"""Readings closer than this say nothing about how fast the local clock runs."""

WRONG_RATE = 0.2
"""A local clock that seems to run this much too fast or too slow does so; less is the unevenness of heartbeats."""

RATES = (0.4, 2.5)
"""No clock is as wrong as that; what seems so is a network that lets through less and less."""

ALIKE = 0.8
"""This part of the readings has to say so."""

SAMPLES_OF_WRONG_RATE = 4
"""Readings that count then: the older they are, the more is guessed about them."""


class HubClock:
    """Offset between the hub's clock and the local monotonic one.

    A reading that was delayed on its way makes the hub seem earlier than it is; so of the readings kept, the
    largest offset is the least delayed one. A hub whose clock was set forward by more than `FAR_MS`, or goes backwards
    within a connection, is believed at once, one whose clock was set back unseen after `AGREEING` readings. A local
    clock that runs at quite another speed, as those of some virtual machines do, is found out after three readings.
    """

    def __init__(self) -> None:
        self._readings: deque[tuple[int, int]] = deque(maxlen=SAMPLES)
        self._rate = 1.0

    def heard(self, hub_ms: int, at_s: float, *, at_most_s: float | None = None) -> float:
        """The hub said that it was `hub_ms` (since the Unix epoch); it was read at `at_s` (monotonic).

        Args:
            at_most_s: first word of a connection, maybe of another hub whose clock is another one; it was asked for so
                long ago. None: within a connection, where a network that lets words through one by one can hold them
                up for longer and longer.

        Returns:
            How much later than the least delayed word it came, in seconds; 0 where nothing is known of that.
        """
        believed_ms = self.now_ms(at_s)
        late_ms = 0 if believed_ms is None else believed_ms - hub_ms
        went_back = bool(self._readings) and hub_ms < self._readings[-1][0] - BEHIND_MS
        if at_most_s is None:
            was_set = late_ms < -FAR_MS or went_back
        else:
            # What was held up on its way must not make the next words seem to be in time.
            was_set = not -FAR_MS <= late_ms <= FAR_MS + 1000 * at_most_s
        if was_set:
            self._readings.clear()
        self._readings.append((hub_ms, round(at_s * 1000)))
        self._rate = self._measured_rate()
        self._believe_what_was_set_back()
        return 0.0 if was_set else max(0, late_ms) / 1000

    def now_ms(self, at_s: float) -> int | None:
        """The hub's clock at `at_s` (monotonic), in ms since the Unix epoch; None before it was heard."""
        if not self._readings:
            return None
        at_ms = round(at_s * 1000)
        readings = tuple(self._readings)
        if self._rate == 1.0:
            return max(hub_ms - read_ms for hub_ms, read_ms in readings) + at_ms
        latest = readings[-SAMPLES_OF_WRONG_RATE:]
        return max(hub_ms + round((at_ms - read_ms) * self._rate) for hub_ms, read_ms in latest)

    def _believe_what_was_set_back(self) -> None:
        if self._rate != 1.0 or len(self._readings) < AGREEING:
            return
        offsets_ms = [hub_ms - read_ms for hub_ms, read_ms in self._readings]
        latest = offsets_ms[-AGREEING:]
        if max(offsets_ms) - max(latest) > BEHIND_MS and max(latest) - min(latest) <= AGREEING_MS:
            kept = list(self._readings)[-AGREEING:]
            self._readings.clear()
            self._readings.extend(kept)

    def _measured_rate(self) -> float:
        """How much of the hub's time passes in one of ours; the median, as single readings may be delayed."""
        rates = [
            (hub_ms - before_ms) / (at_ms - before_at_ms)
            for (before_ms, before_at_ms), (hub_ms, at_ms) in pairwise(self._readings)
            if at_ms - before_at_ms >= APART_MS
        ]
        rate = median(rates) if len(rates) > 1 else 1.0
        # A network delays one and hurries the next; a clock that is too fast is so every time.
        alike = sum((each - 1) * (rate - 1) > 0 and abs(each - 1) > WRONG_RATE for each in rates)
        return rate if RATES[0] <= rate <= RATES[1] and alike > ALIKE * len(rates) else 1.0
