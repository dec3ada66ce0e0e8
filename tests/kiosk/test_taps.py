"""What a tap or a key means: only what the cook aimed at, and nothing behind a panel."""

from dataclasses import replace

import msgspec
import pytest
from boards.reference import Ticket, board
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hub_server.protocol.orders import Modifier
from hub_server.protocol.states import Action, Status
from kiosk_app.board import Board


def holding(*tickets: Ticket) -> Board:
    orders = tuple(ticket.order() for ticket in tickets)
    return replace(board(), orders=orders, total=len(orders))


def banquet(number: int, dishes: int) -> Ticket:
    ticket = Ticket(number, 100)
    for dish in range(dishes):
        ticket.add(1, f"Dish {dish}")
    return ticket


def press(screen, key: Qt.Key) -> None:
    QTest.keyClick(screen.window, key)


def places(screen, number: int) -> dict[int, tuple[int, int, int]]:
    return {
        row.part: (row.cardX, row.cardY, row.cardHeight) for row in screen.live() if row.orderId == number
    }


def test_a_card_that_grew_in_place_takes_no_tap(open_screen):
    """Its button is lower than it was, though its top stands where it stood."""
    screen = open_screen(holding(Ticket(1, 200).add(1, "Soup")))
    before = places(screen, 1)
    screen.show(holding(Ticket(1, 200).add(1, "Soup").add(2, "Added Steak")))
    screen.until(lambda: places(screen, 1) != before)
    assert places(screen, 1)[1][:2] == before[1][:2]
    screen.touch(screen.one("bumpButton"))
    assert screen.hub.commands == []
    screen.time[0] += 0.31
    screen.touch(screen.one("bumpButton"))
    assert [command.order_id for command in screen.hub.commands] == [1]


def test_a_torn_card_whose_first_part_moved_takes_no_tap(open_screen):
    """Also where the part with the button hangs at its old place: the item under the finger is another one."""
    screen = open_screen(holding(Ticket(1, 200).add(1, "Soup"), banquet(2, 20)))
    before = places(screen, 2)
    assert len(before) == 2
    screen.show(holding(banquet(2, 20)))
    screen.until(lambda: places(screen, 2) != before)
    assert places(screen, 2)[2][:2] == before[2][:2]
    screen.kiosk.bump(2)
    screen.kiosk.bumpItem(2, "1")
    assert screen.hub.commands == []
    screen.time[0] += 0.31
    screen.kiosk.bumpItem(2, "1")
    assert [command.item_ids for command in screen.hub.commands] == [("1",)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Ticket(1, 200).add(1, "Soup"), Ticket(1, 200).add(1, "Stew")),
        (Ticket(1, 200).add(2, "Soup"), Ticket(1, 200).add(3, "Soup")),
        (
            Ticket(1, 200).add(1, "Soup", Modifier(name="egg")),
            Ticket(1, 200).add(1, "Soup", Modifier(name="ham")),
        ),
    ],
    ids=["another dish", "another quantity", "another modifier"],
)
def test_items_that_changed_under_the_finger_take_no_tap(open_screen, before, after):
    """Whoever tapped had not read them."""
    screen = open_screen(holding(before))
    screen.show(holding(after))
    screen.until(lambda: screen.kiosk.orders.rows[0].blocks[1:] and not screen.kiosk._refresh.isActive())
    screen.touch(screen.one("bumpButton"))
    assert screen.hub.commands == []


def test_a_button_that_means_another_step_takes_no_tap(open_screen):
    """Two fingers on two screens start one order; the second one does not finish it."""
    screen = open_screen(holding(Ticket(1, 200, Status.PENDING).add(1, "Soup")))
    screen.show(holding(Ticket(1, 200).add(1, "Soup")))
    screen.until(lambda: screen.one("bumpWord").property("text") == "READY")
    screen.touch(screen.one("bumpButton"))
    assert screen.hub.commands == []


def test_what_did_not_move_can_be_tapped_at_once(open_screen):
    """The age, a pending item, a new version of the order and another order's arrival move nothing."""
    screen = open_screen(holding(Ticket(1, 200).add(1, "Soup").add(1, "Stew")))
    screen.hub.now_ms += 60_000
    screen.kiosk.tick()
    screen.kiosk.bumpItem(1, "1")
    (order,) = screen.hub.board.orders
    again = msgspec.structs.replace(order, version=order.version + 1)
    other = Ticket(2, 10).add(1, "Bread").order()
    screen.show(replace(screen.hub.board, orders=(again, other), total=2))
    screen.until(lambda: len(screen.live()) == 2)
    screen.kiosk.bumpItem(1, "2")
    assert [command.item_ids for command in screen.hub.commands] == [("1",), ("2",)]
    screen.kiosk.bump(2)
    assert len(screen.hub.commands) == 2


def test_a_bump_speaks_of_the_order_as_it_was_drawn(open_screen):
    """An event that has not been drawn yet is none that the cook saw; the hub decides what then counts."""
    screen = open_screen(holding(Ticket(1, 200).add(1, "Soup")))
    (order,) = screen.hub.board.orders
    changed = msgspec.structs.replace(order, version=4, items_version=2)
    screen.kiosk.board_changed(replace(screen.hub.board, orders=(changed,)))
    screen.kiosk.bump(1)
    assert [(command.version, command.items_version) for command in screen.hub.commands] == [(3, 1)]


@pytest.mark.parametrize("panel", ["recall", "all_day", "stations"])
def test_keys_do_nothing_behind_a_panel(open_screen, panel):
    """Nobody bumps what is covered."""
    screen = open_screen()
    press(screen, Qt.Key.Key_Down)
    press(screen, Qt.Key.Key_1)
    assert [command.action for command in screen.hub.commands] == [Action.BUMP]
    selected = [row.orderId for row in screen.live() if row.selected]
    screen.kiosk.open(panel)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_2):
        press(screen, key)
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_PageDown):
        press(screen, key)
    assert len(screen.hub.commands) == 1
    assert screen.kiosk.page == 0
    assert not screen.all("undoButton")
    screen.time[0] += 1
    press(screen, Qt.Key.Key_Escape)
    assert [row.orderId for row in screen.live() if row.selected] == selected
    press(screen, Qt.Key.Key_Backspace)
    assert [command.action for command in screen.hub.commands] == [Action.BUMP, Action.RECALL]
