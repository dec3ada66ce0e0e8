"""A bump bar, or a keyboard: what its keys can wish for, and which of the signals they give is a press. Qt-free.

A bar is a keyboard with few large keys. Its contacts bounce, it repeats what is leant on, and grease holds keys down;
none of that may bump a ticket twice.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Wish(StrEnum):
    """What a key can mean; where a panel is open the same key may do what is nearest to it there."""

    NUMBER_1 = "number-1"
    NUMBER_2 = "number-2"
    NUMBER_3 = "number-3"
    NUMBER_4 = "number-4"
    NUMBER_5 = "number-5"
    NUMBER_6 = "number-6"
    NUMBER_7 = "number-7"
    NUMBER_8 = "number-8"
    NUMBER_9 = "number-9"
    NUMBER_10 = "number-10"
    BUMP = "bump"
    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    PAGE_BEFORE = "page-before"
    PAGE_AFTER = "page-after"
    UNDO = "undo"
    RECALL = "recall"
    ALL_DAY = "all-day"
    ITEMS = "items"
    ORDER = "order"
    RUSH = "rush"
    BUTTONS = "buttons"
    STATION = "station"
    KITCHEN = "kitchen"
    SETTINGS = "settings"
    SWITCH = "switch"
    CLOSE = "close"


NUMBERS: tuple[Wish, ...] = tuple(Wish(f"number-{number}") for number in range(1, 11))
"""The keys of the first ten cards of a page, in their order."""

REPEATING = frozenset(
    {
        *(Wish.UP, Wish.DOWN, Wish.LEFT, Wish.RIGHT, Wish.NEXT, Wish.PREVIOUS),
        *(Wish.PAGE_BEFORE, Wish.PAGE_AFTER, Wish.BUTTONS),
    }
)
"""What goes on while its key is held: it only moves something. Everything else is one wish a press."""

STUCK_S = 10.0
"""Nobody holds a key for longer than this; something lies on it."""

RELEASE_BOUNCE_S = 0.03
"""A contact that opens bounces, too: a press so soon after a release is none. No finger is back that fast."""


@dataclass(slots=True)
class _Held:
    """A key that is down.

    Attributes:
        at: when it was pressed.
        spent: nothing more may come of this press.
        alone: nothing else was pressed since; what a bare modifier key has to be.
        told: somebody was told that it is stuck.
    """

    at: float
    spent: bool = False
    alone: bool = True
    told: bool = False


class BumpBar:
    """The keys as they go down and up.

    Args:
        clock: monotonic, in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._down: dict[str, _Held] = {}
        self._pressed_at: dict[str, float] = {}
        self._released_at: dict[str, float] = {}

    def press(self, key: str, *, debounce_s: float, by_itself: bool = False, repeats: bool = False) -> bool:
        """A key went down; says whether that counts.

        Args:
            key: its name.
            debounce_s: a press of the same key within this time after its last one is the same press.
            by_itself: the machine says that it only repeats what is held.
            repeats: what the key means may go on while it is held.
        """
        now = self._clock()
        for name, other in self._down.items():
            other.alone = other.alone and name == key
        held = self._down.get(key)
        if held is not None:
            # A key that is down cannot be pressed again, whatever is said of it: that is a repeat.
            return repeats and not held.spent and now - held.at < STUCK_S
        if by_itself:
            # It went down where nobody listened: before the window had the keys.
            self._down[key] = _Held(now, spent=True, alone=False)
            return False
        pressed_at = self._pressed_at.get(key)
        if pressed_at is not None and (
            now - pressed_at < debounce_s or now - self._released_at.get(key, -math.inf) < RELEASE_BOUNCE_S
        ):
            self._down[key] = _Held(pressed_at, spent=True, alone=False)
            return False
        self._pressed_at[key] = now
        self._down[key] = _Held(now)
        return True

    def release(self, key: str) -> bool:
        """A key went up; says whether it was pressed for itself: nothing was pressed meanwhile, and it is not spent."""
        held = self._down.pop(key, None)
        now = self._clock()
        self._released_at[key] = now
        return held is not None and held.alone and not held.spent and now - held.at < STUCK_S

    def release_all(self) -> None:
        """The window lost the keys: which of them are down now, nobody knows.

        One that still is then counts for nothing until it is let go.
        """
        self._down.clear()

    def spend(self) -> None:
        """What the keys mean has become something else: those that are down meant what it was before."""
        for held in self._down.values():
            held.spent = True

    def stuck(self) -> tuple[str, ...]:
        """The keys that have been down for too long and were not told of before."""
        now = self._clock()
        found = tuple(key for key, held in self._down.items() if not held.told and now - held.at >= STUCK_S)
        for key in found:
            self._down[key].told = self._down[key].spent = True
        return found
