"""Which key means what."""

import re
from pathlib import Path

import pytest

from kiosk_app.bump_bar import NUMBERS, Wish
from kiosk_app.config import KEY_PROFILES, LEARNED
from kiosk_app.key_profiles import PROFILES, TITLES, kept, keycaps, keymap, known, short, wish_of

EVERYTHING = {Wish.BUMP, Wish.BUTTONS, Wish.ITEMS, Wish.UNDO, Wish.CLOSE, *NUMBERS}
"""With these, a bar can do whatever a touch can."""


def test_every_profile_that_can_be_chosen_has_keys():
    """And one more is what was learnt."""
    assert {*PROFILES, LEARNED} == set(KEY_PROFILES)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_can_do_everything(profile):
    """Ten cards, bump, undo, into a card, to the buttons and out; and a card is chosen up and down."""
    wishes = set(PROFILES[profile].values())
    assert wishes >= EVERYTHING
    assert wishes & {Wish.NEXT, Wish.DOWN}
    assert wishes & {Wish.PREVIOUS, Wish.UP}


README = {
    "Card 1": Wish.NUMBER_1,
    "Bump": Wish.BUMP,
    "Choose": (Wish.UP, Wish.DOWN),
    "Pages": (Wish.LEFT, Wish.RIGHT),
    "Into": Wish.ITEMS,
    "What else": Wish.ORDER,
    "Rush": Wish.RUSH,
    "The buttons": Wish.BUTTONS,
    "The other": Wish.SWITCH,
    "Undo": Wish.UNDO,
    "Recall": Wish.RECALL,
    "All day": Wish.ALL_DAY,
    "Station": (Wish.STATION, Wish.KITCHEN),
    "Close": Wish.CLOSE,
}
SIGNS = {"-": "Num Minus", "+": "Num Plus", "*": "Num Asterisk", "/": "Num Slash", ".": "Num Period"}
SAME = {
    Wish.PREVIOUS: Wish.UP,
    Wish.NEXT: Wish.DOWN,
    Wish.PAGE_BEFORE: Wish.LEFT,
    Wish.PAGE_AFTER: Wish.RIGHT,
}


def test_the_readme_says_what_each_key_does():
    """The table is what people program their bars by."""
    text = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    head = next(row for row in rows if "`kb9000`" in "".join(row))
    profiles = [name.strip(" `") for name in head[1:]]
    assert profiles == list(PROFILES)
    told = 0
    for title, *cells in rows[rows.index(head) + 2 :][: len(README)]:
        (wishes,) = (wish for name, wish in README.items() if title.strip().startswith(name))
        for profile, cell in zip(profiles, cells, strict=True):
            for pairs in cell.split(","):
                keys = re.findall(r"`([^`]+)`", pairs)
                wanted = wishes if isinstance(wishes, tuple) else (wishes,) * len(keys[:1])
                wanted = wanted[-len(keys) :] if keys else ()
                for key, wish in zip(keys, wanted, strict=False):
                    found = wish_of(SIGNS.get(key, key), PROFILES[profile])
                    assert SAME.get(found, found) is wish, (profile, title, key)
                    told += 1
    assert told > 60


def test_every_wish_has_a_word():
    """Whoever learns keys is asked for each of them."""
    assert set(TITLES) == set(Wish)
    assert len(set(TITLES.values())) == len(TITLES)


@pytest.mark.parametrize("profile", PROFILES)
def test_keys_are_called_as_qt_calls_them(profile):
    """A name with a slip in it is a key that never comes."""
    from PySide6.QtCore import Qt

    for name in PROFILES[profile]:
        assert f"Key_{name.removeprefix('Num ')}" in Qt.Key.__members__, name


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        ("1", Wish.NUMBER_1),
        ("0", Wish.NUMBER_10),
        ("Num 7", Wish.NUMBER_7),
        ("Num Enter", Wish.BUMP),
        ("Shift+R", Wish.RECALL),
        ("Ctrl+R", None),
        ("Alt+1", None),
        ("Meta+A", None),
        ("Shift", None),
        ("F7", None),
    ],
)
def test_a_keyboard_means_what_stands_on_it(key, wish):
    """A numeric pad and Shift change nothing; what belongs to the machine is left to it."""
    assert wish_of(key, PROFILES["keyboard"]) is wish


def test_a_combination_that_was_learnt_is_a_key_like_any_other():
    """Some bars send nothing else; the same key by itself means nothing then."""
    learnt = {"Ctrl+C": Wish.BUMP, "Shift": Wish.UNDO}
    assert wish_of("Ctrl+C", learnt) is Wish.BUMP
    assert wish_of("Shift", learnt) is Wish.UNDO
    assert wish_of("C", learnt) is None


@pytest.mark.parametrize(
    ("profile", "caps"),
    [
        ("keyboard", "1 2 3 4 5 6 7 8 9 0"),
        ("kb9000", "1 2 3 4 5 6 7 8 9 0"),
        ("numpad", "1 2 3 4 5 6 7 8 9 0"),
        ("letters", "A B C D E F G H I J"),
    ],
)
def test_a_card_says_what_its_key_is_called(profile, caps):
    """As the bar's own caps say it."""
    assert keycaps(profile, {}) == tuple(caps.split())


def test_a_card_says_what_a_learnt_key_is_called():
    """A word where it is one; nothing where there is no key."""
    learnt = {
        "F1": Wish.NUMBER_1,
        "Control": Wish.NUMBER_2,
        "Num Plus": Wish.NUMBER_4,
        "Ctrl+C": Wish.NUMBER_5,
    }
    assert keycaps(LEARNED, learnt)[:6] == ("F1", "Ctrl", "", "+", "Ctrl+C", "")


def test_where_nothing_was_learnt_the_keyboard_goes_on():
    """No screen is without keys."""
    assert keymap(LEARNED, {}) is PROFILES["keyboard"]
    assert keymap(LEARNED, {"A": Wish.BUMP}) == {"A": Wish.BUMP}


def test_what_was_learnt_comes_back_as_it_was():
    """From a text on the disk."""
    learnt = {"Shift": Wish.BUMP, "Ctrl+C": Wish.NUMBER_10}
    assert known(kept(learnt)) == learnt


@pytest.mark.parametrize("text", [None, "", "{", "[1]", '{"A": 1}'])
def test_what_is_no_mapping_is_none(text):
    """A damaged or foreign text costs the learnt keys and nothing else."""
    assert known(text) == {}


def test_a_wish_of_another_version_is_left_out():
    """The rest of the bar works."""
    assert known('{"A": "bump", "B": "dance"}') == {"A": Wish.BUMP}


def test_a_key_fits_on_a_key():
    """No learnt key of an ordinary bar is called by more than six letters."""
    names = {name for profile in PROFILES.values() for name in profile} | {
        "Control",
        "Super_L",
        "CapsLock"[:6],
    }
    assert all(re.fullmatch(r".{1,6}", short(name)) for name in names), [short(name) for name in names]
