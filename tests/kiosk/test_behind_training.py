"""What happened to the real orders while somebody trained, and what belongs to the lesson alone."""

from dataclasses import replace

import msgspec
from boards.lesson import begin
from boards.reference import Ticket, board

from hub_server.protocol.messages import Ack, Result
from kiosk_app import cook
from kiosk_app.board import Board
from kiosk_app.panels import STALE_S


def refuse(screen, number: int) -> None:
    """A bump of an order that does not hang here had no effect."""
    order = msgspec.structs.replace(screen.kiosk._board.orders[0], id=number)
    command = cook.bump(order, ())
    screen.kiosk.answered(
        command, Ack(station="preparing", id=command.id, result=Result.REJECTED, detail="No.")
    )


def say(screen, shown: Board) -> None:
    """The hub's word on the real station."""
    screen.hub.board = shown
    (screen.hub.listener or screen.kiosk).board_changed(shown)


def test_what_the_hub_bumped_by_itself_during_a_lesson_is_told_after_it(open_station, line):
    """Somebody has to know that it is gone; what was told before the lesson is not told again."""
    screen = open_station("grill")
    first, second = (order.id for order in screen.hub.board.orders[:2])
    line.auto_bump("grill", first)
    say(screen, line.board("grill", seq=4712))
    screen.kiosk.said.dismiss()
    screen.kiosk.train(True)
    line.auto_bump("grill", second)
    say(screen, line.board("grill", seq=4713))
    assert screen.kiosk.said.property("text") == "", "it is not of the lesson"
    screen.kiosk.train(False)
    assert f"{second} bumped by itself" in screen.kiosk.said.property("text")
    assert str(first) not in screen.kiosk.said.property("text")


def test_of_another_log_nothing_is_told(open_station, line):
    """What it did by itself is of no order that hung here."""
    screen = open_station("grill")
    screen.kiosk.train(True)
    line.auto_bump("grill", screen.hub.board.orders[0].id)
    say(screen, replace(line.board("grill", seq=3), epoch="f" * 32))
    screen.kiosk.train(False)
    assert screen.kiosk.said.property("text") == ""


def test_a_silent_hub_is_said_behind_a_lesson_at_the_same_moment_as_elsewhere(open_station):
    """Not a second later: nobody may believe the number of the orders that wait."""
    screen = open_station("grill")
    begin(screen)
    heard_ms = screen.hub.board.as_of_ms
    screen.hub.now_ms = heard_ms + 1000
    screen.hub.listener.board_changed(screen.hub.board)
    screen.kiosk._ticking.stop()
    left_ms = screen.kiosk._staling.remainingTime()
    assert 0 < left_ms <= (STALE_S - 1) * 1000 + 1
    screen.hub.now_ms = heard_ms + round(STALE_S * 1000) + 1
    screen.kiosk._staling.setInterval(0)
    screen.until(lambda: "the hub is not heard" in screen.one("behindText").property("text"))


def test_the_real_kitchen_is_seen_at_full_light_behind_a_lesson(open_screen):
    """However late it is: an order that has come has to be seen."""
    quiet = replace(board(), orders=(), total=0)
    screen = open_screen(quiet, brightness=0.4)
    begin(screen)
    screen.time[0] += 60
    screen.kiosk.tick()
    assert screen.kiosk.calm.property("shade") > 0
    came = Ticket(1, 20).add(1, "Soup").order()
    say(screen, replace(quiet, orders=(came,), total=1, seq=quiet.seq + 1))
    assert screen.kiosk.calm.property("shade") == 0


def test_a_refusal_of_a_lesson_ends_with_it_and_one_of_before_comes_back(open_screen):
    """Each is about orders of its own, though they may have the same numbers."""
    screen = open_screen()
    kiosk, said = screen.kiosk, screen.kiosk.said
    refuse(screen, 7001)
    kiosk.train(True)
    assert said.property("text") == ""
    refuse(screen, 9001)
    assert "9001" in said.property("text")
    kiosk.train(False)
    assert "7001" in said.property("text")
    assert "9001" not in said.property("text")
    kiosk.train(True)
    kiosk.attach(screen.hub, "Preparing", None)
    kiosk.train(False)
    assert "7001" in said.property("text"), "also when another station was chosen meanwhile"
    said.dismiss()
    assert said.property("text") == ""
