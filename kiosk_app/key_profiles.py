"""Which key means what: the profiles of bump bars, the names of keys, and how they are written on a card. Qt-free.

A bar's keys are known by the names Qt gives them (`Return`, `PageUp`, `A`), with `Num ` before those of a numeric pad
and held modifiers before all: `Ctrl+C`, `Num 7`, `Shift`.
"""

from collections.abc import Mapping

import msgspec

from kiosk_app.bump_bar import NUMBERS, Wish
from kiosk_app.config import LEARNED
from kiosk_app.speech import mark, tr

PAD = "Num "
MODIFIERS = frozenset({"Shift", "Control", "Alt", "Meta", "AltGr", "Super_L", "Super_R"})
"""Keys that do nothing by themselves on a keyboard, and that some bars send as if they were any key."""

DIGITS = "1234567890"

Keymap = Mapping[str, Wish]

# Some keys are called the same everywhere: what a bar with arrows and an enter key sends.
_COMMON: dict[str, Wish] = {
    "Up": Wish.UP,
    "Down": Wish.DOWN,
    "Left": Wish.LEFT,
    "Right": Wish.RIGHT,
    "PageUp": Wish.PAGE_BEFORE,
    "PageDown": Wish.PAGE_AFTER,
    "Return": Wish.BUMP,
    "Enter": Wish.BUMP,
    "Escape": Wish.CLOSE,
    "Tab": Wish.BUTTONS,
}

_DIGITS: dict[str, Wish] = dict(zip(DIGITS, NUMBERS, strict=True))

KEYBOARD: Keymap = {
    **_COMMON,
    **_DIGITS,
    "Tab": Wish.SWITCH,
    "Space": Wish.BUMP,
    "Backspace": Wish.UNDO,
    "R": Wish.RECALL,
    "A": Wish.ALL_DAY,
    "S": Wish.STATION,
    "K": Wish.KITCHEN,
    "I": Wish.ITEMS,
    "O": Wish.ORDER,
    "X": Wish.RUSH,
    "B": Wish.BUTTONS,
    "F10": Wish.SETTINGS,
}

# The bars of this family are USB keyboards of 20 keys with a printed sheet below the caps: 1 to 0, BUMP, RECALL, SUM,
# PAGE, HOME, MODE, SCROLL, REDRAW and arrows, as the guides of several systems for such a bar show it. Every key can be
# programmed to send anything, so no table can be right for every bar: this one takes digits, arrows and Return, and for
# every word the letter it begins with (SCROLL and REDRAW, which some bars use for the items of a ticket: C and D). What
# sends something else is learnt.
KB9000: Keymap = {
    **_COMMON,
    **_DIGITS,
    "B": Wish.BUMP,
    "Space": Wish.BUMP,
    "R": Wish.RECALL,
    "S": Wish.ALL_DAY,
    "P": Wish.PAGE_AFTER,
    "Home": Wish.BUTTONS,
    "H": Wish.BUTTONS,
    "M": Wish.ORDER,
    "C": Wish.ITEMS,
    "D": Wish.ITEMS,
    "V": Wish.RUSH,
    "Backspace": Wish.UNDO,
    "Delete": Wish.UNDO,
    "U": Wish.UNDO,
    "Q": Wish.CLOSE,
    "T": Wish.STATION,
    "K": Wish.KITCHEN,
    "F10": Wish.SETTINGS,
    "W": Wish.SWITCH,
}

# The second name of each key is what it sends while Num Lock is off; a kitchen's pad has nobody who would notice.
NUMPAD: Keymap = {
    **_COMMON,
    **{PAD + digit: wish for digit, wish in _DIGITS.items()},
    PAD + "End": Wish.NUMBER_1,
    PAD + "Down": Wish.NUMBER_2,
    PAD + "PageDown": Wish.NUMBER_3,
    PAD + "Left": Wish.NUMBER_4,
    PAD + "Clear": Wish.NUMBER_5,
    PAD + "Right": Wish.NUMBER_6,
    PAD + "Home": Wish.NUMBER_7,
    PAD + "Up": Wish.NUMBER_8,
    PAD + "PageUp": Wish.NUMBER_9,
    PAD + "Insert": Wish.NUMBER_10,
    **_DIGITS,
    PAD + "Enter": Wish.BUMP,
    PAD + "Return": Wish.BUMP,
    PAD + "Plus": Wish.NEXT,
    PAD + "Minus": Wish.PREVIOUS,
    PAD + "Slash": Wish.BUTTONS,
    PAD + "Asterisk": Wish.ITEMS,
    PAD + "Period": Wish.UNDO,
    PAD + "Comma": Wish.UNDO,
    PAD + "Delete": Wish.UNDO,
    "Backspace": Wish.CLOSE,
}

# Bars that number their keys by the alphabet, twenty of them from A on; the rest is for those with more.
LETTERS: Keymap = {
    **_COMMON,
    **dict(zip("ABCDEFGHIJ", NUMBERS, strict=True)),
    "K": Wish.PREVIOUS,
    "L": Wish.NEXT,
    "M": Wish.PAGE_BEFORE,
    "N": Wish.PAGE_AFTER,
    "O": Wish.ITEMS,
    "P": Wish.BUTTONS,
    "Q": Wish.UNDO,
    "R": Wish.RECALL,
    "S": Wish.ALL_DAY,
    "T": Wish.BUMP,
    "U": Wish.ORDER,
    "V": Wish.RUSH,
    "W": Wish.STATION,
    "X": Wish.KITCHEN,
    "Y": Wish.SETTINGS,
    "Z": Wish.CLOSE,
}

PROFILES: dict[str, Keymap] = {
    "keyboard": KEYBOARD,
    "kb9000": KB9000,
    "numpad": NUMPAD,
    "letters": LETTERS,
}

TITLES: dict[Wish, str] = {
    Wish.NUMBER_1: mark("Card 1"),
    Wish.NUMBER_2: mark("Card 2"),
    Wish.NUMBER_3: mark("Card 3"),
    Wish.NUMBER_4: mark("Card 4"),
    Wish.NUMBER_5: mark("Card 5"),
    Wish.NUMBER_6: mark("Card 6"),
    Wish.NUMBER_7: mark("Card 7"),
    Wish.NUMBER_8: mark("Card 8"),
    Wish.NUMBER_9: mark("Card 9"),
    Wish.NUMBER_10: mark("Card 10"),
    Wish.BUMP: mark("Bump"),
    Wish.NEXT: mark("Next"),
    Wish.PREVIOUS: mark("Previous"),
    Wish.UP: mark("Up"),
    Wish.DOWN: mark("Down"),
    Wish.LEFT: mark("Left"),
    Wish.RIGHT: mark("Right"),
    Wish.PAGE_BEFORE: mark("Page before"),
    Wish.PAGE_AFTER: mark("Page after"),
    Wish.UNDO: mark("Undo"),
    Wish.RECALL: mark("Recall"),
    Wish.ALL_DAY: mark("All day"),
    Wish.ITEMS: mark("Into the card"),
    Wish.ORDER: mark("More about the order"),
    Wish.RUSH: mark("Rush"),
    Wish.BUTTONS: mark("To the buttons"),
    Wish.STATION: mark("Station"),
    Wish.KITCHEN: mark("Kitchen"),
    Wish.SETTINGS: mark("Settings"),
    Wish.SWITCH: mark("The other half of the screen"),
    Wish.CLOSE: mark("Close"),
}
"""What a wish is called where keys are learnt, in English."""

_SIGNS = {
    "Return": "↵",
    "Enter": "↵",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Tab": "↹",
    "Plus": "+",
    "Minus": "−",
    "Asterisk": "×",
    "Slash": "/",
    "Period": ".",
    "Comma": ",",
    "Control": "Ctrl",
    "Escape": "Esc",
    "Delete": "Del",
    "Insert": "Ins",
    "Backspace": "⌫",
    "PageUp": "PgUp",
    "PageDown": "PgDn",
    "CapsLock": "Caps",
    "NumLock": "NumLk",
    "ScrollLock": "ScrLk",
    "Super_L": "Super",
    "Super_R": "Super",
}


def keymap(profile: str, learnt: Keymap) -> Keymap:
    """The keys of a profile; of what was learnt where there is something, for no screen may be without keys."""
    return learnt if profile == LEARNED and learnt else PROFILES.get(profile, KEYBOARD)


def wish_of(key: str, known: Keymap) -> Wish | None:
    """What a key means; None for one that means nothing.

    A key of a numeric pad is also the key of the same name, and Shift changes nothing: neither is what a profile knows
    by the longer name. A combination with Ctrl, Alt or Meta is only ever what was learnt as such.
    """
    plain = key.removeprefix("Shift+")
    for name in (key, plain, plain.removeprefix(PAD)):
        if name in known:
            return known[name]
    return None


def short(key: str) -> str:
    """A key's name as it fits on a key: `Num 7` is 7, `Return` is ↵."""
    *held, last = key.split("+")
    last = last.removeprefix(PAD)
    return "+".join([*(_SIGNS.get(each, each) for each in held), _SIGNS.get(last, last)])


def keycaps(profile: str, learnt: Keymap) -> tuple[str, ...]:
    """What stands on the keys of the first cards of a page, in their order; empty where one has no key."""
    by_wish: dict[Wish, str] = {}
    for key, wish in keymap(profile, learnt).items():
        by_wish.setdefault(wish, short(key))
    return tuple(by_wish.get(wish, "") for wish in NUMBERS)


def title(wish: Wish) -> str:
    """What a wish is called."""
    return tr(TITLES[wish])


def kept(learnt: Keymap) -> str:
    """What was learnt, as it is kept."""
    return msgspec.json.encode({key: str(wish) for key, wish in learnt.items()}).decode()


def known(text: str | None) -> dict[str, Wish]:
    """What was learnt, from how it was kept; what another version knew and this one does not is left out."""
    if not text:
        return {}
    try:
        told = msgspec.json.decode(text, type=dict[str, str])
    except msgspec.MsgspecError:
        return {}
    wishes = set(Wish)
    return {key: Wish(wish) for key, wish in told.items() if wish in wishes}
