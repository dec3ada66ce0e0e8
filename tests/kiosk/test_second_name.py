"""The second name of a dish: in the cook's language, below what the till calls it."""

import unicodedata
from dataclasses import replace

import pytest
from boards.reference import ADD, NO, Ticket, board, mod
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from hub_server.protocol.orders import Item, Modifier
from hub_server.protocol.states import Status
from kiosk_app.config import Config
from kiosk_app.second_name import beside, second_name
from kiosk_app.settings import chosen, setting

NAMES = {
    "ar": "برجر لحم بقري (200 جم)",
    "de-AT": "Rindfleischlaberl mit Röstzwiebeln und Emmentaler",
    "es": "Beef Burger",
}
BACON = {"ar": "لحم مقدد (قطعتان)", "de": "Speck"}


def named(status: Status = Status.PREPARING):
    bacon = Modifier(name="bacon (2 slices)", kind=ADD, names=BACON)
    onion = Modifier(name="onion", kind=NO, names={"ar": "بصل"})
    return (
        Ticket(401, 60, status, table="4")
        .add(2, "Beef Burger", onion, bacon, names=NAMES, note="cut in half")
        .add(1, "Soup", names={"ar": "شوربة"}, done=True)
        .add(1, "Fries", mod("salt"))
        .order()
    )


def shown(screen, name: str = "line") -> list[str]:
    """Texts on the cards, without what only says in which direction they are read."""
    return [
        "".join(
            sign for sign in item.property("text").replace("\n", " ") if unicodedata.category(sign) != "Cf"
        )
        for item in screen.all(name)
    ]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("ar", "برجر لحم بقري (200 جم)"),
        ("de", "Rindfleischlaberl mit Röstzwiebeln und Emmentaler"),
        ("es", ""),
        ("en", ""),
        ("", ""),
    ],
)
def test_a_dish_has_a_second_name_where_the_till_sent_another_one(language, wanted):
    """A language is found with any region; the same name is not said twice."""
    assert second_name(Item(id="1", name="Beef Burger", names=NAMES), language) == wanted


def test_a_second_name_cannot_turn_its_line_round():
    """It is as foreign as any text of a till."""
    assert second_name(Item(id="1", name="x", names={"de": "\u202eevil  \u0007"}), "de") == "evil"
    assert second_name(Item(id="1", name="x", names={"de": "\u202e"}), "de") == ""
    assert second_name(Item(id="1", name="x"), "de") == ""


def test_only_what_reads_the_other_way_is_kept_apart():
    """The bracket behind an Arabic name belongs to it; the signs that say so would lower a line of one direction."""
    assert beside("bacon", "Speck") == "bacon · Speck"
    assert beside("bacon", "") == "bacon"
    assert beside("bacon", "لحم (2)") == "bacon · \u2068لحم (2)\u2069"
    assert beside("لحم", "Speck (2)") == "لحم · \u2068Speck (2)\u2069"


def test_the_second_name_stands_below_the_first_and_beside_a_modifier(open_screen, keep_picture):
    """What is done is folded to its first name."""
    screen = open_screen(replace(board(), orders=(named(),)), dish_language="ar")
    texts = shown(screen)
    at = texts.index("Beef Burger")
    assert texts[at + 1] == "برجر لحم بقري (200 جم)"
    assert "NO onion · بصل" in texts
    assert "bacon (2 slices) · لحم مقدد (قطعتان)" in texts
    assert "شوربة" not in texts
    assert "salt" in texts
    keep_picture(screen.window.grabWindow(), "second-name-ar")


def test_without_the_setting_nothing_is_added(open_screen):
    """A kitchen that reads the till's language is left alone."""
    screen = open_screen(replace(board(), orders=(named(),)))
    texts = shown(screen)
    assert "NO onion" in texts
    assert not any("برجر" in text for text in texts)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (1280, 800)])
@pytest.mark.parametrize("language", ["ar", "de"])
def test_a_second_name_is_read_whole(open_screen, keep_picture, language, width, height):
    """Broken into as many lines as it needs, and within its card."""
    settings = {"diagonal": 10.1} if width == 1280 else {}
    screen = open_screen(
        replace(board(), orders=(named(),)), dish_language=language, width=width, height=height, **settings
    )
    read = 0
    for card in screen.all("card"):
        frame = QRectF(card.mapToScene(QPointF(0, 0)), card.mapToScene(QPointF(card.width(), card.height())))
        for line in screen.all("line", card):
            metrics = QFontMetricsF(line.property("font"))
            widest = max(metrics.horizontalAdvance(each) for each in line.property("text").split("\n"))
            right = line.mapToScene(QPointF(widest, line.height()))
            assert frame.contains(right), line.property("text")
            read += 1
    assert read >= 6
    keep_picture(screen.window.grabWindow(), f"second-name-{language}-{width}x{height}")


def test_it_is_chosen_on_the_glass():
    """Off, or one of the languages; nothing else is taken."""
    assert chosen(Config(), {"dish_language": "de"}).dish_language == "de"
    assert chosen(Config(), {"dish_language": "fr"}).dish_language == ""
    assert [choice.value for choice in setting("dish_language").choices] == ["", "en", "de", "es", "ar"]
