"""Counts of what goes wrong, by who does it: tries that come too often, and failures that are told once for many."""

import time
from collections import deque
from collections.abc import Callable

KNOWN_MOST = 1000
"""Callers whose counts are kept; beyond, the oldest is forgotten."""


class Tries:
    """Wrong tries of each caller, a few of which are allowed within a time.

    Args:
        most: allowed ones.
        within_s: in this time.
        clock: monotonic, in seconds.
    """

    def __init__(self, most: int, within_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._within_s = within_s
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}

    def wait_s(self, caller: str) -> float:
        """Seconds until the caller may try again; 0 when it may now."""
        wrong = self._wrong.get(caller, deque())
        if len(wrong) < self._most:
            return 0.0
        return max(0.0, wrong[0] + self._within_s - self._clock())

    def went_wrong(self, caller: str) -> None:
        """The caller has tried something wrong."""
        wrong = self._wrong.pop(caller, None) or deque(maxlen=self._most)
        wrong.append(self._clock())
        self._wrong[caller] = wrong
        while len(self._wrong) > KNOWN_MOST:
            del self._wrong[next(iter(self._wrong))]


OTHERS = "others"
"""Stands for all addresses beyond those that are told apart."""


class Failures:
    """Failed tries to come in, told at most once in a while of each address, so that nobody can flood who is told.

    Args:
        pause_s: between two times that the same address is told of.
        most: addresses told apart within this time.
        clock: monotonic, in seconds.
    """

    def __init__(
        self, pause_s: float = 60.0, most: int = 20, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._pause_s = pause_s
        self._most = most
        self._clock = clock
        self._told_at_s: dict[str, float] = {}
        self._counts: dict[str, tuple[int, str]] = {}

    def note(self, address: str, why: str) -> None:
        """Somebody was not let in."""
        if address not in self._told_at_s and address not in self._counts:
            now_s = self._clock()
            for known, at_s in list(self._told_at_s.items()):
                if at_s + self._pause_s <= now_s and known not in self._counts:
                    del self._told_at_s[known]
            if len(self._told_at_s.keys() | self._counts.keys()) >= self._most:
                address = OTHERS
        self._counts[address] = (self._counts.get(address, (0, ""))[0] + 1, why)

    def due(self) -> list[tuple[str, int, str]]:
        """What is to be told now: address, how often, and why the last time."""
        now_s = self._clock()
        due = []
        for address, (count, why) in list(self._counts.items()):
            if now_s - self._told_at_s.get(address, -self._pause_s) >= self._pause_s:
                del self._counts[address]
                self._told_at_s[address] = now_s
                due.append((address, count, why))
        return due
