"""The foot of the screen: totals and pages that are always so, and toasts that cover nothing a cook needs."""

from dataclasses import replace

import pytest
from boards.reference import Ticket, board
from PySide6.QtCore import QPointF, QRectF

from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.states import Action
from kiosk_app.board import Link

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160), (1280, 720)]


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def letters(item) -> QRectF:
    """Where the letters of a text stand that is drawn to the right."""
    place = rectangle(item)
    return place.adjusted(place.width() - item.property("contentWidth"), 0, 0, 0)


def texts(screen) -> list[str]:
    return [item.property("text") for name in ("total", "totalBelow") for item in screen.all(name)]


def test_the_total_says_at_once_that_bumps_wait(open_screen):
    """The connection went, no order moved."""
    screen = open_screen()
    screen.touch(screen.one("bumpButton", screen.card(138)))
    screen.kiosk._said.dismiss()
    assert texts(screen) == ["17 orders"]
    screen.kiosk.link_changed(Link.RECONNECTING, "The hub fell silent. Still trying.")
    assert texts(screen) == ["17 orders · 1 waiting"]


def test_a_station_is_only_empty_when_no_order_waits_beyond(open_screen):
    """All heard, while the foot counts 200 orders, is a lie."""
    screen = open_screen(replace(board(), orders=(), total=200))
    assert not screen.all("allDone")
    screen.kiosk.board_changed(replace(screen.hub.board, total=0))
    assert screen.one("allDone")


def test_new_orders_before_and_after_the_page_are_both_counted(open_screen):
    """One number does not hide the other."""
    screen = open_screen()
    screen.kiosk.turn(1)
    old = [Ticket(number, 5_000).add(1, "Soup").order() for number in (1, 2, 3)]
    # The page before is full of orders nobody has seen, and the last page was never on the glass.
    shown = screen.hub.board
    banquets = [Ticket(number, 5_000 + number).add(1, "Soup") for number in (11, 12)]
    for banquet in banquets:
        for line in range(60):
            banquet.add(1, f"Dish {line}")
    orders = (*(banquet.order() for banquet in reversed(banquets)), *old, *shown.orders)
    screen.show(replace(shown, orders=orders, total=len(orders)))
    screen.until(lambda: screen.kiosk.newBefore and screen.kiosk.newAfter)
    text = screen.one("arrivals").property("text")
    assert f"← {screen.kiosk.newBefore} new" in text
    assert f"{screen.kiosk.newAfter} new →" in text
    screen.paint()
    before, after = rectangle(screen.one("pageBefore")), rectangle(screen.one("pageAfter"))
    label = screen.one("arrivals")
    assert not label.property("truncated")
    assert label.property("contentWidth") <= after.left() - before.right()


@pytest.mark.parametrize("link", [Link.CONNECTED, Link.RECONNECTING])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_way_back_covers_nothing(open_screen, keep_picture, width, height, link):
    """No card, no button, not where one is and how many there are; and it is as high as a thumb."""
    screen = open_screen(width=width, height=height, link=link)
    screen.touch(screen.one("bumpButton", screen.card(138)))
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"toast-{link}-{width}x{height}")
    toast, undo = rectangle(screen.one("toast")), rectangle(screen.one("undoButton"))
    assert not toast.intersects(rectangle(screen.one("board")))
    assert QRectF(0, 0, width, height).contains(toast)
    assert toast.contains(undo)
    assert undo.height() >= 15 * screen.kiosk.perMm - 1
    for name in ("recallButton", "allDayButton", "stationButton", "pageBefore", "position", "pageAfter"):
        assert not toast.intersects(rectangle(screen.one(name))), name
    (total,) = texts(screen)
    assert total.startswith("17 orders")
    for name in ("total", "beyond"):
        assert not any(toast.intersects(letters(item)) for item in screen.all(name)), name
    message = screen.one("toastText")
    assert not message.property("truncated")
    assert message.property("contentHeight") <= toast.height()
    assert rectangle(message).right() <= undo.left()


@pytest.mark.parametrize(
    ("width", "height", "diagonal"),
    [(*size, 21.5) for size in SIZES] + [(1280, 720, 10.0), (1920, 1080, 13.3)],
)
def test_a_refusal_covers_no_card_and_leaves_recall_in_reach(
    open_screen, keep_picture, width, height, diagonal
):
    """It is a long sentence, and read to its end."""
    screen = open_screen(width=width, height=height, diagonal=diagonal)
    command = Command(id="refused-1", action=Action.BUMP, order_id=138, version=3, items_version=1)
    detail = "`bump to ready` is not possible while Hand-cut dry-aged beef burger is cancelled."
    order = screen.hub.board.order(138)
    shown = tuple(other for other in screen.hub.board.orders if other is not order)
    screen.show(replace(screen.hub.board, orders=shown))
    screen.kiosk.answered(
        command, Ack(station="preparing", id=command.id, result=Result.REJECTED, order=order, detail=detail)
    )
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"refusal-{width}x{height}-{diagonal}")
    toast, message = rectangle(screen.one("toast")), screen.one("toastText")
    assert not toast.intersects(rectangle(screen.one("board")))
    assert not toast.intersects(rectangle(screen.one("recallButton")))
    assert QRectF(0, 0, width, height).contains(toast)
    assert not message.property("truncated")
    assert message.property("contentHeight") <= toast.height()
    assert message.property("contentWidth") <= toast.width()
