"""The reference board as it is drawn: nothing overlaps, clips or elides, at every size of screen."""

from dataclasses import replace
from itertools import pairwise

import pytest
from boards.drawn import drawn_whole, painted, rectangle
from PySide6.QtCore import QRectF

from hub_server.protocol.states import Status
from kiosk_app.wrap import plain

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160), (1280, 720)]

READ = [("dense", 0.8), ("dense", 1.5), ("roomy", 0.8), ("roomy", 1.5)]
"""The ends of how close things stand and how large what is read may be."""


def all_of_it(screen, keep_picture, name: str) -> None:
    """Looks at page after page."""
    shown: dict[tuple[int, str], None] = {}
    for page in range(screen.kiosk.pages):
        if page:
            screen.kiosk.turn(1)
        shown |= dict.fromkeys(drawn_whole(screen))
        picture = screen.window.grabWindow()
        assert (picture.width(), picture.height()) == (screen.window.width(), screen.window.height())
        keep_picture(picture, f"{name}-page-{page + 1}")
    for order in screen.hub.board.orders:
        text = [words.replace(" ", "") for number, words in shown if number == order.id]
        # What is higher than a cell goes on in the next one.
        running = "".join(words for words in text if not words.endswith(",continued"))
        for item in order.items:
            name = "".join(plain(item.name).split())
            assert name in text or name in running, f"{order.number}: {item.name}"


@pytest.mark.parametrize("status", [Status.PENDING, Status.PREPARING, Status.READY])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_reference_board_is_drawn_whole(open_screen, keep_picture, width, height, status):
    """Page after page: every item's whole name is on the glass, inside its card, and no text covers another."""
    screen = open_screen(width=width, height=height, status=status)
    all_of_it(screen, keep_picture, f"{status}-{width}x{height}")


@pytest.mark.parametrize("layout", ["tiles", "list"])
@pytest.mark.parametrize(
    ("width", "height", "diagonal"),
    [*((*size, 21.5) for size in SIZES), (1280, 720, 15.6), (1280, 800, 10.1), (800, 1280, 10.1)],
)
def test_every_layout_is_drawn_whole(open_screen, keep_picture, layout, width, height, diagonal):
    """As the rail is, also on small screens."""
    screen = open_screen(width=width, height=height, diagonal=diagonal, layout=layout)
    all_of_it(screen, keep_picture, f"{layout}-{width}x{height}-{diagonal}")


@pytest.mark.parametrize("columns", range(1, 9))
@pytest.mark.parametrize("layout", ["rail", "tiles", "list"])
def test_cards_stay_whole_in_one_to_eight_columns(open_screen, keep_picture, layout, columns):
    """Where so many would be too narrow to be read there are fewer; heads and buttons fit."""
    screen = open_screen(layout=layout, columns=columns, diagonal=24)
    for number in screen.all("number"):
        assert number.width() >= number.implicitWidth() - 1, "the number shrinks last"
    all_of_it(screen, keep_picture, f"{layout}-of-{columns}")
    if layout != "list":
        assert screen.kiosk.orders.rows[0].cardWidth >= 60 * screen.kiosk.perMm
        assert len({row.cardX for row in screen.kiosk.orders.rows}) <= columns


@pytest.mark.parametrize(("density", "text_size"), READ)
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (1280, 720)])
def test_the_board_is_drawn_whole_in_every_size_of_text(
    open_screen, keep_picture, width, height, density, text_size
):
    """Also when a screen that is running is set like that, and as close or as wide as its cards can stand."""
    screen = open_screen(width=width, height=height)
    screen.kiosk.configure(replace(screen.kiosk.config, density=density, text_size=text_size))
    screen.paint()
    all_of_it(screen, keep_picture, f"read-{width}x{height}-{density}-{text_size:g}")


@pytest.mark.parametrize("text_size", [0.6, 1.5, 2.0])
def test_number_and_age_fit_a_narrow_card_in_large_text(open_screen, keep_picture, text_size):
    """As many columns as were asked for: then the head's words step back before they meet."""
    screen = open_screen(columns=6, text_size=text_size)
    screen.paint()
    for card in (card for card in screen.all("card") if card.property("part") == 1):
        number, age = screen.one("number", card), screen.one("age", card)
        assert painted(number).right() <= painted(age).left(), card.property("number")
        assert rectangle(card).contains(painted(age))
        assert painted(number).width() > 0
    keep_picture(screen.window.grabWindow(), f"narrow-{text_size:g}")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_bars_fit_the_screen(open_screen, width, height):
    """Station, counts, connection, clock; buttons, pages, totals: beside each other, none covering another."""
    screen = open_screen(width=width, height=height)
    top = [screen.one(name) for name in ("stationTitle", "linkSign", "linkWord", "clock")]
    foot = [
        screen.one(name)
        for name in ("recallButton", "allDayButton", "stationButton", "pageBefore", "position", "pageAfter")
    ]
    whole = QRectF(0, 0, width, height)
    for row in (top, foot):
        places = sorted((rectangle(item) for item in row), key=QRectF.left)
        assert all(whole.contains(place) for place in places)
        assert all(left.right() <= right.left() + 1 for left, right in pairwise(places))
    total = painted(screen.one("total"))
    assert not screen.one("total").property("truncated")
    assert total.left() >= rectangle(screen.one("pageAfter")).right()
