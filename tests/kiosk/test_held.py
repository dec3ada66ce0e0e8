"""Bumps that are too old to be sent without asking: the screen asks, calmly, and does what it is told."""

import re
import time
from dataclasses import replace

import msgspec
import pytest
from boards.reference import NOW_MS, board
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from hub_server.protocol.states import Status
from kiosk_app import cook
from kiosk_app.disk import Given
from kiosk_app.outbox import OLD_MS
from kiosk_app.words import clock, held, stale

DAY_MS = 24 * 3600 * 1000


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def bumps(screen, count: int, at_ms: int = NOW_MS - OLD_MS - 1) -> tuple[Given, ...]:
    made = (cook.bump(order, ()) for order in screen.hub.board.orders[:count])
    return tuple(Given(station="preparing", command=command, at_ms=at_ms) for command in made)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (1280, 720)])
def test_the_question_covers_no_card_and_its_buttons_are_large_enough(
    open_screen, keep_picture, width, height
):
    """Gloves, and orders that go on meanwhile: nothing below it is hidden or stopped."""
    screen = open_screen(width=width, height=height)
    screen.hub.too_old = bumps(screen, 2)
    screen.kiosk.tick()
    screen.until(lambda: screen.one("board").y() > screen.one("askBand").y())
    board = rectangle(screen.one("board"))
    screen.until(lambda: all(board.contains(rectangle(card)) for card in screen.all("card")))
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"held-{width}x{height}")
    band, yes, no = (rectangle(screen.one(name)) for name in ("askBand", "askYes", "askNo"))
    text = screen.one("askText")
    millimetre = screen.kiosk.perMm
    for button in (yes, no):
        assert min(button.width(), button.height()) >= 15 * millimetre - 1
        assert band.contains(button)
    assert no.left() - yes.right() >= 3 * millimetre - 1
    assert band.contains(rectangle(text))
    assert rectangle(text).right() < yes.left()
    assert band.bottom() <= rectangle(screen.one("board")).top()
    screen.time[0] += 1
    screen.touch(screen.one("bumpButton", screen.card(138)))
    assert [command.order_id for command in screen.hub.commands] == [138]


@pytest.mark.parametrize(("button", "sent"), [("askYes", True), ("askNo", False)])
def test_the_answer_is_done_and_the_question_goes(open_screen, button, sent):
    """All of them are sent, or none ever."""
    screen = open_screen()
    commands = screen.hub.too_old = bumps(screen, 3)
    screen.kiosk.tick()
    screen.touch(screen.one(button))
    assert (screen.hub.released if sent else screen.hub.dropped) == list(commands)
    assert not screen.all("askBand")


def test_a_screen_with_nothing_to_ask_asks_nothing(open_screen):
    """The rail has the whole place."""
    screen = open_screen()
    assert not screen.all("askBand")


def test_the_question_says_how_many_and_since_when(open_screen):
    """As people say it, on the hub's clock."""
    screen = open_screen(status=Status.PREPARING)
    (one,) = bumps(screen, 1, NOW_MS - DAY_MS)
    assert held([one], NOW_MS).text.startswith("1 bump from yesterday ")
    assert held([one], NOW_MS + 9 * DAY_MS).text.startswith("1 bump from ")
    assert "yesterday" not in held([one], NOW_MS + 9 * DAY_MS).text
    assert "yesterday" not in held([one], NOW_MS - DAY_MS).text
    two = held(bumps(screen, 2, NOW_MS - DAY_MS), NOW_MS)
    assert two.text.startswith("2 bumps, the first from yesterday ")
    assert (two.yes, two.no) == ("Send them", "Drop them")


def test_another_log_leaves_nothing_of_the_one_before_within_reach(open_screen):
    """After a restore the number is another order's: no undo, no list and no little clock of the old one."""
    screen = open_screen()
    screen.touch(screen.one("bumpButton", screen.card(138)))
    (command,) = screen.hub.commands
    old = msgspec.structs.replace(command, epoch="e")
    screen.kiosk.pending_changed({138: (old,)})
    assert screen.card(138).property("waiting")
    screen.kiosk.open("recall")
    screen.show(replace(screen.hub.board, epoch="f", recent=()))
    assert not screen.card(138).property("waiting")
    assert not screen.kiosk.recalls
    assert screen.kiosk.said.text == ""
    screen.time[0] += 1
    screen.kiosk.open("")
    QTest.keyClick(screen.window, Qt.Key.Key_Backspace)
    screen.time[0] += 1
    screen.touch(screen.one("bumpButton", screen.card(138)))
    assert [other.action for other in screen.hub.commands] == [command.action] * 2


def test_a_board_of_another_day_says_of_which_day_it_is():
    """A screen that is switched on in the morning without its hub does not pass yesterday's evening off as today's."""
    shown = board()
    evening = stale(shown, 2, NOW_MS)
    assert stale(shown, 2, NOW_MS + 10_000) == evening
    assert evening.startswith(f"Showing 17 orders as of {clock(NOW_MS, seconds=True)}, bumps are kept (2")
    for now_ms in (NOW_MS + DAY_MS, NOW_MS - DAY_MS):
        assert re.search(r" as of \w{3} \d+ \w{3} [\d:]+, ", stale(shown, 2, now_ms))
    today = replace(shown, as_of_ms=round(time.time() * 1000))
    assert stale(today, 0, None) == stale(today, 0, today.as_of_ms)
    assert stale(replace(shown, as_of_ms=0), 0, None).startswith("Showing 17 orders as of Thu 1 Jan ")
