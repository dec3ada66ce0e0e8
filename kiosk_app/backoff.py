"""How long a kiosk waits before it tries its hub again."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

FIRST_BOUND_S = 0.25
LAST_BOUND_S = 4.5
"""19 of 20 kiosks are back within 3.5 s of their hub's return; with 5 s it would be 3.9 s, too close to the 4 s that
are promised: row R6 of `tests/battery`."""


@dataclass(slots=True)
class Backoff:
    """Waits drawn at random below a bound that doubles, so that a herd of kiosks does not return in one step.

    Only a snapshot that was applied calls `reset`: a hub that accepts and closes at once must not be asked
    hundreds of times a second.

    Attributes:
        schedule_s: fixed waits instead, the last one repeated; the seed document's are 1, 2, 4, 8, 16, 30.
        uniform: draws between two bounds; an argument so that tests can foresee it.
    """

    schedule_s: tuple[float, ...] = ()
    uniform: Callable[[float, float], float] = random.uniform
    _failures: int = field(default=0, init=False)

    def next_s(self) -> float:
        """The wait before the next attempt, in seconds."""
        failures = self._failures
        self._failures += 1
        if self.schedule_s:
            return self.schedule_s[min(failures, len(self.schedule_s) - 1)]
        # The exponent is held down: 2.0**1024 overflows after half a day of a hub being away.
        return self.uniform(0.0, min(LAST_BOUND_S, FIRST_BOUND_S * 2.0 ** min(failures, 16)))

    def reset(self) -> None:
        """The hub's truth was applied: the next loss is a first one again."""
        self._failures = 0
