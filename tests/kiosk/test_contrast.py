"""What eyes make of the screen, in every theme: measured on the glass, never on a table of colours."""

import pytest
from boards.colours import contrast, difference, lab, least_difference, seen
from boards.painted import Letters, area, at, bare, letters, sharpest
from boards.painted_cards import SIGNS
from boards.scene import middle
from boards.showings import SHOWINGS, dress, grab
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.config import THEMES

TEXT, NAMES = 4.5, 12.0
"""WCAG 2.2 (1.4.3, 1.4.11), and what a cook reads from two metres through steam."""

HIGH_TEXT = 7.0
"""WCAG 2.2 (1.4.6), of the theme that is called high contrast."""

QUIET, HIGH_QUIET = 3.0, 4.5
"""Lines that step back on purpose: of a card that waits for its answer, and of those beside the ones that stand out."""


def below(item: QQuickItem, root: QQuickItem) -> bool:
    """Whether it is `root` or something in it."""
    at: QQuickItem | None = item
    while at is not None and at != root:
        at = at.parentItem()
    return at is not None


def opacity(item: QQuickItem) -> float:
    """How much of it is left by all it lies in."""
    left, at = 1.0, item
    while at is not None:
        left, at = left * at.opacity(), at.parentItem()
    return left


def is_name(text: Letters) -> bool:
    """The name of an item that is to be made, or how many of it if that is not one."""
    if text.item.objectName() not in ("line", "lead") or text.item.property("modelData")["kind"] != "item":
        return False
    return text.item.objectName() == "line" or text.item.property("text") != "1"


def is_shaded(item: QQuickItem, shades: list[QQuickItem]) -> bool:
    """Whether it lies behind an open panel."""
    return any(
        shade.opacity() > 0 and not below(item, shade.parentItem()) and area(shade).contains(middle(item))
        for shade in shades
    )


def wanted(text: Letters, shades: list[QQuickItem], theme: str) -> float:
    """The least contrast of a text, on a screen with these shades before open panels."""
    high = theme == "contrast"
    if is_shaded(text.item, shades):
        return QUIET
    if opacity(text.item) < 1:
        return HIGH_QUIET if high else QUIET
    if text.is_sign:
        return TEXT if high else SIGNS
    if is_name(text):
        return NAMES
    return HIGH_TEXT if high else TEXT


@pytest.mark.parametrize("name", SHOWINGS)
def test_every_text_can_be_read(open_screen, open_station, line, keep_picture, name):
    """In every theme, on the ground that is really behind it, with all that dims it or lies over it."""
    screen = SHOWINGS[name](open_screen, open_station, line)
    measured: dict[str, int] = {}
    for theme in THEMES:
        dress(screen, theme)
        shown = grab(screen)
        keep_picture(shown, f"{name}-{theme}")
        texts, shades = list(letters(screen, grab, shown)), screen.all("shade")
        least = [wanted(text, shades, theme) for text in texts]
        faint = [f"{wants} > {text}" for wants, text in zip(least, texts, strict=True) if text.ratio < wants]
        assert faint == [], theme
        measured[theme] = len(texts)
    assert min(measured.values()) >= (5 if name in ("first", "learning", "standby") else 12), measured
    assert len(set(measured.values())) == 1, "what is there in one theme is there in all"


def test_everything_a_card_can_carry_is_measured(open_screen, open_station, line):
    """And beside every colour stands a sign or a word: bands, what is changed in a dish, what its state is."""
    known, told = set(), set()
    screens = [SHOWINGS[name](open_screen, open_station, line) for name in ("rail", "states", "prep")]
    for screen in [*screens, open_station("expo")]:
        for card in screen.all("card"):
            texts = [(each.property("modelData"), each.objectName()) for each in screen.all(None, card)
                     if each.property("modelData") and each.inherits("QQuickText")]  # fmt: skip
            for ground in card.property("grounds"):
                roles = {role for data, role in texts if data["kind"] == ground["kind"]}
                known.add(ground["kind"])
                if ground["kind"] == "rule":
                    continue
                assert roles >= ({"line", "sign"} if ground["kind"].startswith("band.") else {"line"}), ground
            known |= {data["kind"] for data, _ in texts}
            told |= {data["kind"] for data, role in texts if role == "sign"}
    theme = kinds(screen)
    assert theme - known == {"space"}, "is drawn nowhere in these tests"
    coloured = {kind for kind in theme if kind.startswith(("modifier.", "band."))}
    assert coloured | {"item.note", "item.allergen", "item.done", "course.fired"} == told


def kinds(screen) -> set[str]:
    """The kinds of blocks that themes know."""
    from PySide6.QtQml import QQmlExpression, qmlContext

    card = screen.all("card")[0]
    (made, _) = QQmlExpression(qmlContext(card), card, "Object.keys(Theme.kinds).join()").evaluate()
    return set(made.split(","))


def test_buttons_have_edges_in_high_contrast(open_screen, open_station, line):
    """Where all grounds are black, an edge is all that tells a button from a word."""
    for name, where in (("recall", "recallPanel"), ("order", "orderPanel"), ("picker", "picker")):
        screen = SHOWINGS[name](open_screen, open_station, line, theme="contrast")
        picture = bare(screen, grab)
        words = screen.all("buttonText", screen.one(where))
        places = [area(item.parentItem().parentItem()) for item in words]
        assert len(places) > 3
        for place in places:
            y = place.center().y()
            assert at(picture, place.left() - 3, y) == (0, 0, 0)
            assert sharpest(picture, (place.left() - 3, y), (place.left() + 5, y)) >= HIGH_TEXT


@pytest.mark.parametrize(
    ("showing", "name"),
    [
        ("rail", "bumpButton"),
        ("served", "bumpButton"),
        ("faltering", "pageBefore"),
        ("asked", "askYes"),
        ("order", "choice"),
    ],
)
def test_a_button_can_be_read_while_it_is_touched(open_screen, open_station, line, finger, showing, name):
    """Its ground changes under the finger, whatever its ground was."""
    screen = SHOWINGS[showing](open_screen, open_station, line)
    screen.paint()
    button = next(each for each in screen.all(name) if each.property("usable") is not False)
    before = at(bare(screen, grab), *area(button).topLeft().toTuple())
    where = middle(button)
    words = [text.item for text in letters(screen, grab) if below(text.item, button)]
    QTest.touchEvent(screen.window, finger).press(0, where, screen.window).commit()
    corner = area(button).topLeft() + QPointF(area(button).width() / 2, 5)
    for theme in THEMES:
        dress(screen, theme)
        touched = [text for text in letters(screen, grab) if below(text.item, button)]
        assert [text.item for text in touched] == words, theme
        for text in touched:
            assert text.ratio >= (HIGH_TEXT if theme == "contrast" else TEXT), f"{theme}: {text}"
    dress(screen, "dark")
    assert at(bare(screen, grab), corner.x(), corner.y()) != before
    QTest.touchEvent(screen.window, finger).release(0, where, screen.window).commit()


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_a_theme_chosen_while_the_screen_runs_is_the_theme_it_would_start_with(
    open_screen, open_station, line, theme
):
    """Nothing keeps a colour of the one before."""
    started = SHOWINGS["states"](open_screen, open_station, line, theme=theme)
    pictures = {theme: grab(started)}
    for other in (*THEMES, theme):
        dress(started, other)
        pictures.setdefault(other, grab(started))
    assert grab(started) == pictures[theme]
    assert len({bytes(picture.constBits()) for picture in pictures.values()}) == len(THEMES)


def test_contrast_is_measured_as_the_standard_does():
    """Known pairs: WCAG's ends, and the grey that just passes on white."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((255, 0, 0), (255, 255, 255)) == pytest.approx(4.0, abs=0.01)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)
    assert contrast((119, 119, 119), (255, 255, 255)) < 4.5


def test_colour_vision_is_simulated_as_published():
    """Grey stays grey; red becomes the olives of Machado's tables; what the dichromat confuses comes together."""
    for vision in ("normal", "protan", "deutan", "tritan"):
        for value in (0, 128, 255):
            assert max(abs(part - value) for part in seen((value,) * 3, vision)) <= 1
    assert seen((255, 0, 0), "protan") == (109, 95, 0)
    assert seen((255, 0, 0), "deutan") == (163, 144, 0)
    assert seen((0, 0, 255), "tritan") == (0, 107, 150)
    # A red and a green of the same lightness: 70 apart for most people, a tenth of that for every twentieth man.
    red, green = (200, 80, 60), (120, 130, 60)
    assert difference(lab(red), lab(green)) > 40
    assert least_difference(red, green)[0] < 12


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((50.0000, 2.6772, -79.7751), (50.0000, 0.0000, -82.7485), 2.0425),
        ((50.0000, 2.4900, -0.0010), (50.0000, -2.4900, 0.0009), 7.1792),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
        ((35.0831, -44.1164, 3.7933), (35.0232, -40.0716, 1.5901), 1.8645),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_the_published_pairs(one, other, apart):
    """Sharma, Wu and Dalal's test data for CIEDE2000, both ways round."""
    assert difference(one, other) == pytest.approx(apart, abs=1e-4)
    assert difference(other, one) == pytest.approx(apart, abs=1e-4)
