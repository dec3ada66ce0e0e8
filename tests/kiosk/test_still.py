"""Nothing under the finger that was not there before: whatever moves a card, it takes no tap for a moment."""

from dataclasses import replace

import pytest
from boards.reference import NOW_MS, Ticket, board
from PySide6.QtCore import QPointF

from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Priority
from hub_server.protocol.states import Action
from kiosk_app.disk import Given
from kiosk_app.rail_view import STILL_S

ONE = replace(board(), orders=(Ticket(1, 200).add(1, "Soup").order(),), total=1)
DAY_MS = 24 * 3_600_000


def settle(screen) -> None:
    screen.until(lambda: not screen.kiosk._refresh.isActive())
    screen.paint()
    screen.until(lambda: not screen.kiosk._refresh.isActive())


def is_deaf_for_a_moment(screen, order_id: int = 1) -> bool:
    """Whether the card takes no tap now, and one a moment later."""
    screen.kiosk.bump(order_id)
    was_deaf = screen.hub.commands == []
    screen.time[0] += STILL_S + 0.01
    screen.kiosk.bump(order_id)
    return was_deaf and [command.order_id for command in screen.hub.commands] == [order_id]


@pytest.mark.parametrize("by", ["question", "banner"])
def test_a_band_above_the_rail_moves_every_card(open_screen, by):
    """Each hangs where it hung on the rail, and stands lower on the glass."""
    screen = open_screen(ONE)
    before = screen.card(1).mapToScene(QPointF(0, 0))
    if by == "question":
        old = Command(id="1", action=Action.BUMP, order_id=9, version=3, items_version=1)
        screen.hub.too_old = (Given(station="preparing", command=old, at_ms=NOW_MS - DAY_MS),)
        screen.kiosk.tick()
    else:
        screen.hub.board = replace(ONE, insecure=True)
        screen.kiosk.board_changed(screen.hub.board)
    settle(screen)
    assert screen.card(1).mapToScene(QPointF(0, 0)).y() > before.y()
    assert (screen.card(1).x(), screen.card(1).y()) == (0, 0)
    assert is_deaf_for_a_moment(screen)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1000), (1080, 1920)])
def test_a_window_of_another_size_moves_every_card(open_screen, width, height):
    """A monitor that is turned, a window that is drawn larger."""
    screen = open_screen(ONE)
    screen.window.resize(width, height)
    glass = screen.window.contentItem()
    screen.until(lambda: (glass.width(), glass.height()) == (width, height))
    settle(screen)
    assert is_deaf_for_a_moment(screen)


def test_a_card_that_a_rush_pushed_onto_this_page_takes_no_tap(open_screen):
    """The page is the same, what hangs on it is not."""
    screen = open_screen()
    screen.kiosk.turn(1)
    screen.time[0] += 1
    first = {row.orderId for row in screen.live()}
    rushes = [
        Ticket(number, 1, priority=Priority.RUSH).add(1, "Soup").add(1, "Stew").order()
        for number in (201, 202)
    ]
    shown = screen.hub.board
    screen.show(replace(shown, orders=(*rushes, *shown.orders), total=19, seq=101))
    settle(screen)
    pushed = [row.orderId for row in screen.live() if row.orderId not in first and row.part == row.parts]
    assert pushed
    assert is_deaf_for_a_moment(screen, pushed[0])


def test_a_page_that_vanishes_turns_to_one_that_takes_no_tap(open_screen):
    """The last order of the last page has gone; what stands there now, nobody has read."""
    screen = open_screen()
    screen.kiosk.turn(screen.kiosk.pages)
    screen.time[0] += 1
    shown = screen.hub.board
    screen.show(replace(shown, orders=shown.orders[:5], total=5, seq=101))
    settle(screen)
    assert screen.kiosk.page == 0
    assert is_deaf_for_a_moment(screen, shown.orders[0].id)


def test_a_page_that_was_followed_to_takes_no_tap(open_screen):
    """The second touch of a double tap on the announcement hits what lies there now."""
    screen = open_screen(columns=2)
    screen.kiosk.edges.follow(True)
    assert screen.kiosk.page > 0
    order_id = next(row.orderId for row in screen.live() if row.part == row.parts)
    assert is_deaf_for_a_moment(screen, order_id)
