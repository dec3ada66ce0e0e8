"""The reference board as it is drawn: nothing overlaps, clips or elides, at every size of screen."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF

from hub_server.protocol.states import Status
from kiosk_app.wrap import plain

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160), (1280, 720)]


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def painted(item) -> QRectF:
    """Where the letters of a text are, as wide as they were drawn."""
    top_left = item.mapToScene(QPointF(0, 0))
    return QRectF(top_left.x(), top_left.y(), item.property("contentWidth"), item.property("contentHeight"))


@pytest.mark.parametrize("status", [Status.PENDING, Status.PREPARING, Status.READY])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_reference_board_is_drawn_whole(open_screen, keep_picture, width, height, status):
    """Page after page: every item's whole name is on the glass, inside its card, and no text covers another."""
    screen = open_screen(width=width, height=height, status=status)
    shown: dict[tuple[int, str], None] = {}
    for page in range(screen.kiosk.pages):
        if page:
            screen.kiosk.turn(1)
        cards = screen.all("card")
        frames = [rectangle(card) for card in cards]
        for at, frame in enumerate(frames):
            assert not any(frame.intersects(other) for other in frames[at + 1 :]), "cards overlap"
        board = rectangle(screen.one("board"))
        for card, frame in zip(cards, frames, strict=True):
            number = card.property("orderId")
            assert board.adjusted(-1, -1, 1, 1).contains(frame), f"{number} reaches beyond the rail"
            lines = screen.all("line", card)
            leads = screen.all("lead", card)
            for line in [*lines, *leads, *screen.all("sign", card)]:
                assert not line.property("truncated"), line.property("text")
                assert frame.adjusted(0, 0, 1, 1).contains(painted(line)), (
                    f"{number}: {line.property('text')} sticks out"
                )
            # Above and below the body: head and button.
            around = [part for name in ("where", "word", "bumpButton") for part in screen.all(name, card)]
            for line in [*lines, *leads]:
                for part in around:
                    assert not painted(line).adjusted(0, 3, 0, -3).intersects(rectangle(part)), (
                        f"{number}: {line.property('text')} runs into {part.objectName()}"
                    )
            drawn = [painted(line) for line in [*lines, *leads, *screen.all("bumpWord", card)]]
            for at, one in enumerate(drawn):
                # The last line's descent may reach into the next line's free top.
                assert not any(one.adjusted(0, 3, 0, -3).intersects(other) for other in drawn[at + 1 :]), (
                    f"{number}: text covers text"
                )
            for name in ("number", "where", "word", "age", "bumpWord"):
                for text in screen.all(name, card):
                    assert not text.property("truncated")
                    assert frame.contains(painted(text)), f"{number}: {name} sticks out"
            for left, right in (("bumpKey", "bumpSign"), ("bumpWord", "progress")):
                for one, other in zip(screen.all(left, card), screen.all(right, card), strict=False):
                    gap = rectangle(other).left() - rectangle(one).right()
                    assert gap >= 2.5 * screen.kiosk.perMm, f"{number}: {left} touches {right}"
            for line in lines:
                shown[(number, " ".join(line.property("text").split()))] = None
        picture = screen.window.grabWindow()
        assert (picture.width(), picture.height()) == (width, height)
        keep_picture(picture, f"{status}-{width}x{height}-page-{page + 1}")
    for order in screen.hub.board.orders:
        for item in order.items:
            name = " ".join(plain(item.name).split())
            text = [words for number, words in shown if number == order.id]
            assert any(name.replace(" ", "") == words.replace(" ", "") for words in text), (
                f"{order.number}: {name}"
            )


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
