"""Every row of the settings on every screen: it can be touched, read and undone, and its effect is seen at once."""

from dataclasses import replace
from itertools import pairwise

import pytest
from boards.settings import bring_up, enter, open_pad, open_settings, rectangle, row, turn_to, wait_a_moment
from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlExpression, qmlContext

from kiosk_app.config import Config
from kiosk_app.settings import SETTINGS
from kiosk_app.setup import Setup

SIZES = [
    (1920, 1080, 21.5),
    (1080, 1920, 21.5),
    (1280, 800, 10.1),
    (800, 1280, 10.1),
    (3840, 2160, 27.0),
    (3840, 2160, 43.0),
]

PROBES = {
    "diagonal": lambda screen: screen.kiosk.perMm,
    "scale": lambda screen: screen.one("clock").height(),
    "columns": lambda screen: len({card.x() for card in screen.all("card")}),
    "text_size": lambda screen: screen.one("number", screen.card(138)).property("font").pixelSize(),
    "density": lambda screen: screen.card(138).height(),
    "reduced_motion": lambda screen: screen.kiosk.property("motion"),
    "theme": lambda screen: screen.window.color().name(),
    "layout": lambda screen: tuple((card.x(), card.y(), card.height()) for card in screen.all("card")),
    "beside": lambda screen: screen.one("board").width(),
    "language": lambda screen: screen.one("total").property("text"),
}
"""What of the board shows which setting; the others are followed in the kiosk only."""


@pytest.mark.parametrize("name", [each.name for each in SETTINGS])
def test_every_choice_has_its_effect_at_once(open_screen, name):
    """Stepped through by touch: the row says it, the board shows it, and a restarted screen would look the same."""
    each = next(each for each in SETTINGS if each.name == name)
    screen = open_screen()
    open_settings(screen)
    turn_to(screen, each.group)
    seen: dict[object, object] = {}

    def look() -> None:
        wait_a_moment(screen)
        screen.paint()
        value = getattr(screen.kiosk.config, name)
        seen[value] = PROBES[name](screen) if name in PROBES else value
        shown = next(r for r in screen.kiosk.property("settingsRows") if r["name"] == name)
        title = next(choice.title for choice in each.choices if choice.value == value)
        if shown["kind"] == "few":
            current = [c for c in screen.all("choiceButton", row(screen, name)) if c.property("current")]
            assert [c.property("text") for c in current] == [title]
            assert screen.all("choiceMark", current[0]), "by a sign as well"
        else:
            assert screen.one("settingValue", row(screen, name)).property("text") == title

    if len(each.choices) <= 3:
        for at in range(len(each.choices)):
            screen.touch(screen.all("choiceButton", row(screen, name))[at])
            look()
    else:
        look()
        for button in ("settingMore", "settingLess"):
            for _ in each.choices:
                found = screen.one(button, row(screen, name))
                if found.property("usable"):
                    screen.touch(found)
                    look()
    assert set(seen) == {choice.value for choice in each.choices}
    effects = list(seen.values())
    assert len(set(effects)) == len(effects) if name != "columns" else len(set(effects)) >= 6
    fresh = open_screen(**{**{"reduced_motion": True}, name: getattr(screen.kiosk.config, name)})
    fresh.paint()
    assert [card.size() for card in fresh.all("card")] == [card.size() for card in screen.all("card")]
    assert screen.hub.commands == []


def mirror(screen) -> None:
    """As a language that is read from right to left has it."""
    root = screen.window.contentItem()
    told = QQmlExpression(
        qmlContext(screen.one("settingsPanel"))
        if screen.all("settingsPanel")
        else qmlContext(screen.one("board")),
        root,
        "LayoutMirroring.enabled = true; LayoutMirroring.childrenInherit = true",
    )
    told.evaluate()
    assert not told.hasError(), told.error().toString()


def fits(screen, whole: QRectF, names: tuple[str, ...], least_mm: float) -> list[QRectF]:
    """Every button is on the glass, as large as a finger needs, and no word on it is cut off."""
    mm = screen.kiosk.perMm
    places = []
    for item in (item for name in names for item in screen.all(name)):
        place = rectangle(item)
        assert place.height() >= least_mm * mm - 1, f"{item.objectName()} is too low"
        assert place.width() >= least_mm * mm - 1, f"{item.objectName()} is too narrow"
        assert whole.adjusted(-1, -1, 1, 1).contains(place), f"{item.objectName()} is not on the glass"
        for text in (*screen.all("buttonText", item), *screen.all("choiceText", item)):
            assert not text.property("truncated"), text.property("text")
            assert place.adjusted(-1, -1, 1, 1).contains(rectangle(text)), text.property("text")
        places.append(place)
    for at, one in enumerate(places):
        for other in places[at + 1 :]:
            near = one.adjusted(-2.9 * mm, -2.9 * mm, 2.9 * mm, 2.9 * mm)
            assert not near.intersects(other), "two buttons are closer than 3 mm"
    return places


@pytest.mark.parametrize("mirrored", [False, True], ids=["", "mirrored"])
@pytest.mark.parametrize(("width", "height", "diagonal"), SIZES)
def test_pad_and_panel_fit_every_screen(open_screen, keep_picture, width, height, diagonal, mirrored):
    """Keys of 20 mm, other buttons of 15, 3 mm between them; a part of the board stays in sight."""
    screen = open_screen(width=width, height=height, diagonal=diagonal)
    screen.kiosk.hook("test_sound", lambda: None)
    screen.kiosk.hook("learn_keys", lambda: None)
    if mirrored:
        mirror(screen)
    name = f"{width}x{height}-{diagonal:g}{'-mirrored' * mirrored}"
    whole = QRectF(0, 0, width, height)
    open_pad(screen)
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"settings-pad-{name}")
    keys = tuple(f"pin-{key}" for key in (*"1234567890", "back", "close", "enter"))
    places = fits(screen, whole, keys, 20)
    assert len(places) == 13
    assert places[0].left() < places[1].left() < places[2].left(), (
        "digits stand the same way round everywhere"
    )
    sentence = screen.one("pinSentence")
    assert not sentence.property("truncated")
    assert rectangle(screen.one("pinSheet")).contains(rectangle(sentence))
    assert not any(rectangle(sentence).intersects(place) for place in places)
    enter(screen, "2580")
    enter(screen, "2580")
    wait_a_moment(screen)
    sheet = rectangle(screen.one("settingsSheet"))
    assert sheet.width() * sheet.height() < 0.62 * width * height
    assert (sheet.left() < 1) == (mirrored or height > width)
    for page in [page["name"] for page in screen.kiosk.property("settingsPages")]:
        turn_to(screen, page)
        keep_picture(screen.window.grabWindow(), f"settings-{page}-{name}")
        fits(screen, whole, ("settingsTab", "settingsClose"), 15)
        for setting in screen.kiosk.property("settingsRows"):
            found = row(screen, setting["name"])
            buttons = [
                item
                for kind in ("settingLess", "settingMore", "choiceButton", "settingAction", "settingsReset")
                for item in screen.all(kind, found)
            ]
            for button in buttons:
                bring_up(screen, button)
                place = rectangle(button)
                assert sheet.contains(place)
                assert min(place.width(), place.height()) >= 15 * screen.kiosk.perMm - 1
                for text in (*screen.all("buttonText", button), *screen.all("choiceText", button)):
                    assert not text.property("truncated"), text.property("text")
                    assert place.adjusted(-1, -1, 1, 1).contains(rectangle(text)), text.property("text")
            spots = sorted((rectangle(button) for button in buttons), key=QRectF.left)
            bring_up(screen, found)
            for left, right in pairwise(spots):
                beside = right.left() - left.right() >= 2.9 * screen.kiosk.perMm
                assert beside or left.left() == pytest.approx(right.left()), "beside or below each other"
            title = screen.all("settingTitle", found)
            assert all(sheet.contains(rectangle(text)) for text in title)


@pytest.mark.parametrize(("width", "height", "diagonal"), SIZES[2:4])
@pytest.mark.parametrize("values", [{"scale": 1.5}, {"text_size": 1.5, "density": "roomy"}, {"scale": 0.7}])
def test_the_settings_can_be_undone_on_a_small_screen_in_every_size(
    open_screen, keep_picture, width, height, diagonal, values
):
    """Whatever somebody has set there: the way back is a touch away."""
    screen = open_screen(width=width, height=height, diagonal=diagonal)
    open_settings(screen)
    for name, value in values.items():
        screen.kiosk.keep(
            Setup(chosen={**values, "reduced_motion": True}, filed={"diagonal": diagonal}), None, "2580"
        )
        screen.kiosk.configure(replace(screen.kiosk.config, **{name: value}))
    screen.kiosk.open("")
    wait_a_moment(screen)
    screen.kiosk.open("")
    open_settings(screen)
    keep_picture(
        screen.window.grabWindow(), f"settings-small-{width}-{'-'.join(values)}-{next(iter(values.values()))}"
    )
    page = "screen" if "scale" in values else "cards"
    if page != "screen":
        turn_to(screen, page)
    screen.touch(screen.one("settingsReset", row(screen, page)))
    assert [getattr(screen.kiosk.config, name) for name in values] == [
        getattr(Config(), name) for name in values
    ]
