"""The same model against the contract alone, in as many orders of events as hypothesis can think of."""

import random
from collections.abc import Coroutine
from typing import Any

from evening.contract import Contract
from evening.cooks import Evening
from evening.house import RULES
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

chances = st.integers(0, 2**32 - 1).map(random.Random)


class Service(RuleBasedStateMachine):
    """Tills and cooks do one thing after the other; after each, every station shows what the model says."""

    @initialize(profile=st.sampled_from(["", *RULES.takes_over]), minute=st.sampled_from([0, 170, 179]))
    def opens(self, profile: str, minute: int) -> None:
        """Somebody unlocks the door."""
        self.evening = Evening(Contract(), random.Random(0))
        self.evening.time(minute)
        self.evening.run_by(profile)

    @rule(chance=chances)
    def place(self, chance: random.Random) -> None:
        """A new order."""
        self._with(chance).place()

    @rule(chance=chances)
    def change(self, chance: random.Random) -> None:
        """A till has second thoughts."""
        self._with(chance).change()

    @rule(chance=chances)
    def cook(self, chance: random.Random) -> None:
        """Every station works a little."""
        _now(self._with(chance).cook())

    @rule(chance=chances)
    def recall(self, chance: random.Random) -> None:
        """Something comes back."""
        _now(self._with(chance).recall())

    @rule(chance=chances)
    def swallow_nothing(self, chance: random.Random) -> None:
        """A till was faster than a finger."""
        _now(self._with(chance).swallow_nothing())

    @rule(minutes=st.sampled_from([1, 4, 30, 90]))
    def wait(self, minutes: int) -> None:
        """Time passes."""
        self.evening.time(self.evening.minute + minutes)

    @rule(profile=st.sampled_from(["", *RULES.takes_over]))
    def run_by(self, profile: str) -> None:
        """The kitchen is run another way."""
        self.evening.run_by(profile)

    @invariant()
    def every_station_is_right(self) -> None:
        """See the class."""
        if hasattr(self, "evening"):
            _now(self.evening.same())

    def _with(self, chance: random.Random) -> Evening:
        self.evening.chance = chance
        self.evening.touched.clear()
        return self.evening


def _now(what: Coroutine[Any, Any, None]) -> None:
    """Runs what waits for nothing, without the cost of an event loop."""
    try:
        what.send(None)
    except StopIteration:
        return
    raise AssertionError("it waits for something")


TestService = Service.TestCase
TestService.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
