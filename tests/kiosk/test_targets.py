"""What gloves make of the screen: every target is large enough, far enough from the next one, and free."""

import itertools

import pytest
from boards.painted import area
from boards.scene import touch
from boards.showings import SHOWINGS, dress
from boards.targets import COVERS, Target, covering, distance, targets
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from kiosk_app.config import LAYOUTS, THEMES

BUMP_MM, PIN_MM, OTHER_MM, APART_MM = 20.0, 20.0, 15.0, 3.0
"""look.md's. A finger in a glove is 16 to 20 mm wide."""

ROW_MM = 7.5
"""Least height of an item's row on a card. As high as buttons, rows would leave room for half of the orders; what is
touched by mistake is one item of an order, comes back with the next touch, and is not what cooks finish orders with:
that is the bump button. It is still more than the 24 CSS pixels (6.4 mm) of WCAG 2.2 (2.5.8)."""

PIXEL = 1e-6

SCREENS = {
    "24 inch": {"width": 1920, "height": 1080, "diagonal": 24.0},
    "upright": {"width": 1080, "height": 1920, "diagonal": 24.0},
    "10 inch": {"width": 1280, "height": 800, "diagonal": 10.1},
}

EVERYWHERE = [
    *((name, "24 inch", {}) for name in SHOWINGS),
    *((name, size, {}) for name in ("states", "lost", "all_day", "recall", "asked", "picker")
      for size in ("upright", "10 inch")),
    *((name, "24 inch", {"language": "ar"}) for name in ("states", "lost", "all_day", "recall", "asked")),
    *((name, "24 inch", {"layout": layout}) for name in ("rail", "states") for layout in LAYOUTS[1:]),
    ("rail", "24 inch", {"beside": True}),
    ("rail", "24 inch", {"density": "dense", "columns": 8}),
]  # fmt: skip

ALIKE = {"lost", "empty", "guests", "training", "locked", "keys", "calm", "learning"}
"""Showings of which all targets have the names of those of others."""


def size(target: Target) -> tuple[float, float]:
    return target.place.width(), target.place.height()


def least(name: str) -> float:
    """Height and width that a target must have, in millimetres."""
    return PIN_MM if name.startswith("pin") else OTHER_MM


def told(target: Target) -> str:
    place = target.place
    return f"{target.name or 'something'} at {place.x():.0f}, {place.y():.0f}"


def card_of(target: Target):
    """The card it is on, if any."""
    return next((item for item in target.within if item.objectName() == "card"), None)


@pytest.mark.parametrize(("name", "screen_of", "how"), EVERYWHERE)
def test_every_target_suits_a_glove(open_screen, open_station, line, name, screen_of, how):
    """Bump buttons over the whole card and 20 mm high, all others 15 mm, 3 mm between them, and none below another."""
    screen = SHOWINGS[name](open_screen, open_station, line, **SCREENS[screen_of], **how)
    screen.paint()
    mm = screen.kiosk.perMm
    found = targets(screen.window)
    assert all(target.name for target in found), "what can be touched has a name"
    # On the smallest screens the way back of a bump lies on the pages for its three seconds; never on part of a button.
    # The title's, for long touches, reaches below its bar, where panels begin.
    over = (*COVERS, "toast") if screen_of == "10 inch" else COVERS
    free = []
    for target in found:
        if target.name in COVERS:
            continue
        covers = covering(target, found, 1.5 * mm)
        is_whole = len(covers) == 5 or target.name == "title"
        assert not covers or (is_whole and set(covers) <= set(over)), f"{told(target)} is below {covers}"
        if not covers:
            free.append(target)
    assert free
    for target in free:
        across, down = size(target)
        if target.name == "bumpButton":
            card = card_of(target)
            assert down >= BUMP_MM * mm - PIXEL, told(target)
            border = screen.kiosk.property("measures")["border"]
            # In a list it stands beside the items, as high as all of them.
            beside = down >= area(card).height() - 2 * border and across >= 2 * BUMP_MM * mm
            assert beside or across >= area(card).width() - 2 * border, told(target)
        elif target.name != "card" and target.whole:
            assert min(across, down) >= least(target.name) * mm - PIXEL, (
                f"{told(target)}: {across / mm:.1f} × {down / mm:.1f} mm"
            )
    for one, other in itertools.combinations(free, 2):
        if "title" in (one.name, other.name):
            # It wants a long touch, and what is next to it a short one.
            continue
        if (
            one.holds(other)
            or other.holds(one)
            or (card_of(one) is not None and card_of(one) == card_of(other))
        ):
            continue
        apart = distance(one, other) / mm
        assert apart >= APART_MM - PIXEL, f"{told(one)} and {told(other)}: {apart:.1f} mm"


def test_all_that_can_be_touched_is_looked_at(open_screen, open_station, line):
    """A test over a scene of which nothing is found holds for ever."""
    names: dict[str, int] = {}
    for showing in (name for name in SHOWINGS if name not in ALIKE):
        screen = SHOWINGS[showing](open_screen, open_station, line)
        screen.paint()
        for target in targets(screen.window):
            names[target.name] = names.get(target.name, 0) + 1
    buttons = {
        "bumpButton",
        "cardHead",
        "card",
        "recallButton",
        "allDayButton",
        "stationButton",
        "profileButton",
    }
    others = {
        "pageBefore",
        "pageAfter",
        "undoButton",
        "toast",
        "askYes",
        "askNo",
        "closeButton",
        "panelNews",
        "title",
    }
    rows = {
        "dishRow",
        "dishGone",
        "choice",
        "profile",
        "recallRow",
        "soughtField",
        "key-q",
        "stationChoice",
        "pickerClose",
    }
    further = {
        "endTraining",
        "columnSort",
        "settingsTab",
        "settingsClose",
        "settingLess",
        "settingMore",
        "choiceButton",
        "settingAction",
        "settingsReset",
        "pin-1",
        "pin-enter",
        "learnSkip",
        "learnFinish",
    }
    assert buttons | others | rows | further | set(COVERS) <= set(names)
    assert names["bumpButton"] > 40


@pytest.mark.parametrize("name", ["rail", "states", "prep"])
def test_rows_of_a_card_can_be_hit(open_screen, open_station, line, name):
    """As high as their lines, as wide as the card, and not beside the button that finishes all of them."""
    screen = SHOWINGS[name](open_screen, open_station, line, **SCREENS["24 inch"])
    mm = screen.kiosk.perMm
    rows = 0
    for card in screen.all("card"):
        heights: dict[str, float] = {}
        for zone in card.property("zones"):
            heights[zone["itemId"]] = heights.get(zone["itemId"], 0) + zone["height"]
        assert all(height >= ROW_MM * mm for height in heights.values()), heights
        rows += len(heights)
        for bump in screen.all("bumpButton", card):
            (lines,) = {item.parentItem() for item in screen.all("line", card)}
            last = max(zone["y"] + zone["height"] for zone in card.property("zones"))
            apart = area(bump).top() - (area(lines).top() + last)
            assert apart >= 2 * mm - 1, f"{card.property('number')}: {apart / mm:.1f} mm"
    assert rows > 5


@pytest.mark.parametrize("name", SHOWINGS)
def test_a_theme_moves_no_target(open_screen, open_station, line, name):
    """What was measured in one holds in all; edges grow inwards."""
    screen = SHOWINGS[name](open_screen, open_station, line)
    places = []
    for theme in THEMES:
        dress(screen, theme)
        screen.paint()
        places.append([(target.name, target.place) for target in targets(screen.window)])
    assert places[0] == places[1] == places[2]


def test_a_button_is_touched_up_to_its_corners(open_screen):
    """What was measured is what takes the tap."""
    for at in range(4):
        screen = open_screen(**SCREENS["24 inch"])
        screen.wait_still()
        screen.paint()
        place = area(screen.one("bumpButton", screen.card(138))).adjusted(1, 1, -2, -2)
        corner = (place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight())[at]
        touch(screen.window, screen.finger, QPointF(corner).toPoint())
        assert [command.order_id for command in screen.hub.commands] == [138], at


def test_the_title_is_held_for_another_station_also_below_its_bar(open_screen):
    """On the smallest screens there is no other way, and gloves miss what is as low as the bar."""
    screen = open_screen(**SCREENS["10 inch"])
    screen.paint()
    place = area(screen.one("title"))
    below = QPointF(place.center().x(), place.bottom() - 2).toPoint()
    QTest.touchEvent(screen.window, screen.finger).press(0, below, screen.window).commit()
    screen.until(lambda: screen.kiosk.panel == "stations")
    QTest.touchEvent(screen.window, screen.finger).release(0, below, screen.window).commit()
    assert screen.kiosk.panel == "stations"
