"""What is said after a bump: only what is so, with a way back only where there is one."""

from dataclasses import replace

import pytest
from boards.reference import NOW_MS, StoppedHub, board
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hub_server.protocol.messages import Ack, Result
from hub_server.protocol.states import Action, Status
from kiosk_app.board import Link
from kiosk_app.icons import GLYPHS


def bump(screen, number: int = 138) -> None:
    screen.touch(screen.one("bumpButton", screen.card(number)))


def refuse(screen, command, result: Result = Result.STALE_ITEMS) -> None:
    ack = Ack(
        station="preparing", id=command.id, result=result, order=screen.hub.board.order(command.order_id)
    )
    screen.kiosk.answered(command, ack)


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
    assert not screen.all("undoButton")
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
