"""What is said after a bump: only what is so, with a way back only where there is one."""

from dataclasses import replace

import msgspec
import pytest
from boards.reference import NOW_MS, StoppedHub, Ticket, board
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hub_server.protocol.messages import Ack, Result
from hub_server.protocol.states import Action, Status
from kiosk_app.board import Link
from kiosk_app.icons import GLYPHS
from kiosk_app.outbox import by_order


def bump(screen, number: int = 138) -> None:
    screen.touch(screen.one("bumpButton", screen.card(number)))


def refuse(screen, command, result: Result = Result.STALE_ITEMS) -> None:
    screen.kiosk.answered(
        command, Ack(station="preparing", id=command.id, result=result, detail="No such step.")
    )
    screen.kiosk.pending_changed({})


def without(shown, *gone):
    orders = tuple(order for order in shown.orders if order.id not in gone)
    return replace(shown, orders=orders, total=len(orders), seq=shown.seq + 1)


@pytest.mark.parametrize("link", [Link.DISCONNECTED, Link.RECONNECTING, Link.ERROR, Link.CONNECTED])
def test_a_bump_the_hub_cannot_hear_now_is_not_called_done(open_screen, keep_picture, link):
    """Whatever the connection calls itself: nobody vouched for this board for 4 s."""
    screen = open_screen(link=link)
    screen.hub.now_ms = NOW_MS + 4_000
    screen.kiosk.tick()
    bump(screen)
    assert screen.one("toastText").property("text") == "138 waits for the hub"
    assert screen.one("toastSign").property("text") == GLYPHS["waiting"]
    keep_picture(screen.window.grabWindow(), f"toast-{link}-stale")
    screen.touch(screen.one("undoButton"))
    assert [command.action for command in screen.hub.commands] == [Action.BUMP, Action.RECALL]


@pytest.mark.parametrize("link", [Link.CONNECTED, Link.FAILED])
def test_a_bump_the_hub_hears_is_called_done(open_screen, link):
    """Polling brings it over, too."""
    screen = open_screen(link=link)
    bump(screen)
    assert screen.one("toastText").property("text") == "138 ready"
    assert screen.one("toastSign").property("text") == GLYPHS["done"]


def test_a_refusal_leaves_nothing_to_undo(open_screen):
    """No key does what no button offers."""
    screen = open_screen()
    bump(screen)
    (command,) = screen.hub.commands
    refuse(screen, command)
    assert not screen.all("toast")
    QTest.keyClick(screen.window, Qt.Key.Key_Backspace)
    assert screen.hub.commands == [command]


def test_a_refusal_is_read_over_a_panel(open_screen):
    """Whoever looks at the totals believes the bump otherwise."""
    screen = open_screen()
    bump(screen)
    screen.kiosk.open("all_day")
    assert not screen.all("toast")
    refuse(screen, *screen.hub.commands)
    assert screen.one("toastText").property("text").startswith("138 was changed meanwhile")


def test_the_toast_of_a_station_goes_with_it(open_screen):
    """The new station's screen does not undo the old one's bump."""
    screen = open_screen()
    bump(screen)
    other = StoppedHub(replace(board(Status.READY), station="ready"))
    screen.kiosk.attach(other, "Ready", Status.READY)
    assert not screen.all("toast")
    QTest.keyClick(screen.window, Qt.Key.Key_Backspace)
    assert other.commands == []


def test_refusals_of_cards_that_are_not_here_stay_until_they_are_read(open_screen, keep_picture):
    """After a night without a hub: one sentence for all of them, and it is not gone while the cook looks away."""
    screen = open_screen()
    numbers = (138, 136, 132)
    for number in numbers:
        bump(screen, number)
    commands = tuple(screen.hub.commands)
    screen.kiosk.pending_changed(by_order(commands))
    screen.show(without(screen.hub.board, *numbers))
    screen.touch(screen.one("toast"))
    refuse(screen, commands[0])
    assert screen.one("toastText").property("text").startswith("138 was changed meanwhile")
    refuse(screen, commands[1], Result.CANCELLED)
    refuse(screen, commands[2], Result.REJECTED)
    assert screen.one("toastText").property("text") == "3 bumps had no effect: 138, 136, 132"
    screen.paint()
    keep_picture(screen.window.grabWindow(), "conflicts-elsewhere")
    screen.time[0] += 1
    bump(screen, 128)
    assert screen.one("toastText").property("text") == "128 ready"
    screen.until(lambda: "no effect" in screen.one("toastText").property("text"))
    screen.touch(screen.one("toast"))
    assert not screen.all("toast")
    refuse(screen, commands[0])
    assert "138" in screen.one("toastText").property("text"), "what was read is not said again"
    assert "136" not in screen.one("toastText").property("text")


def test_a_refusal_names_the_order_as_the_station_called_it_where_it_was_bumped(open_screen):
    """The hub's answer may not have it: after a restore there is no such order, and another station is on the glass."""
    order = msgspec.structs.replace(Ticket(7, 60).add(1, "Soup").order(), number="A-19")
    shown = replace(board(), orders=(order,), total=1)
    screen = open_screen(shown)
    bump(screen, 7)
    (command,) = screen.hub.commands
    screen.kiosk.pending_changed({7: (command,)})
    screen.kiosk.attach(StoppedHub(replace(board(Status.READY), station="ready")), "Ready", Status.READY)
    screen.kiosk.pending_changed({7: (command,)})
    refuse(screen, command)
    assert screen.one("toastText").property("text").startswith("A-19 was changed meanwhile")
