"""Learning the keys of a bump bar: one wish after the other, each the key that is pressed for it. Qt-free."""

from collections.abc import Callable

from kiosk_app.bump_bar import NUMBERS, Wish
from kiosk_app.key_profiles import Keymap, short, title
from kiosk_app.speech import tr, trn

PATIENCE_S = 15.0
"""Then a bar has no such key: the next wish comes by itself, also where nobody can touch the glass."""

ASKED: tuple[Wish, ...] = (
    Wish.BUMP,
    *NUMBERS,
    *(Wish.NEXT, Wish.PREVIOUS, Wish.BUTTONS, Wish.CLOSE, Wish.UNDO, Wish.RECALL, Wish.ALL_DAY, Wish.ITEMS),
    *(Wish.PAGE_AFTER, Wish.PAGE_BEFORE, Wish.ORDER, Wish.RUSH),
    *(Wish.UP, Wish.DOWN, Wish.LEFT, Wish.RIGHT, Wish.STATION, Wish.KITCHEN, Wish.SETTINGS, Wish.SWITCH),
)
"""In this order: with the first few of them a bar can do everything, the others are shorter ways."""


class Lesson:
    """One run through the wishes.

    Args:
        clock: monotonic, in seconds.

    Attributes:
        learnt: key → wish, in the order in which they were pressed.
        refusal: why the last key was not taken; empty when it was.
        ended: somebody has said by a key that the bar has no more.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.learnt: dict[str, Wish] = {}
        self.refusal = ""
        self.ended = False
        self._refused = ""
        self._clock = clock
        self._at = 0
        self._asked_at = clock()

    @property
    def wish(self) -> Wish | None:
        """What is asked for; None at the end."""
        return ASKED[self._at] if self._at < len(ASKED) and not self.ended else None

    @property
    def left_s(self) -> int:
        """Seconds until the next wish comes by itself."""
        return max(0, round(PATIENCE_S - (self._clock() - self._asked_at)))

    def press(self, key: str) -> None:
        """Takes a key for what is asked for, unless it means something already.

        One that was refused and is pressed again at once ends the lesson: it can be ended without a touch.
        """
        if self.wish is None:
            return
        meant = self.learnt.get(key)
        self._asked_at = self._clock()
        if meant is not None:
            self.ended, self._refused = key == self._refused, key
            self.refusal = tr(
                "Key {key} is “{action}” already. Press another one, or {key} again to end.",
                key=short(key),
                action=title(meant),
            )
            return
        self.learnt[key] = self.wish
        self._next()

    def skip(self) -> None:
        """The bar has no key for what is asked for."""
        if self.wish is not None:
            self._next()

    def tick(self) -> None:
        """Time has passed."""
        if self._clock() - self._asked_at >= PATIENCE_S:
            self.skip()

    def _next(self) -> None:
        self._at += 1
        self.refusal = self._refused = ""
        self._asked_at = self._clock()

    def wanted(self) -> str:
        """What is asked for, in a word or two."""
        return "" if self.wish is None else title(self.wish)

    def progress(self) -> str:
        """How far it is."""
        return trn("%n key learnt", "%n keys learnt", len(self.learnt))


def listed(learnt: Keymap) -> list[dict[str, str]]:
    """What is learnt so far, as the panel draws it: the last one first."""
    return [{"key": short(key), "title": title(wish)} for key, wish in reversed(list(learnt.items()))]
