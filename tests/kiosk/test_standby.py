"""A screen that nobody needs rests, and is there at once when it is needed."""

from dataclasses import replace
from itertools import pairwise

import pytest
from boards.reference import NOW_MS, StoppedHub, Ticket, board
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.states import Action
from kiosk_app.board import Link
from kiosk_app.standby import MINUTE_S, SHIFT_EVERY_S, SHIFTS, TURNS, UNTOUCHED_S, Standby
from kiosk_app.window import second_kiosk

EMPTY = replace(board(), orders=(), total=0)
BUMP = Command(id="1", action=Action.BUMP, order_id=138, version=3, items_version=1)
SIZES = [(1920, 1080), (1080, 1920), (3840, 2160), (1280, 720)]


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def wait(screen, minutes: float) -> None:
    """So much time passes, in steps of half a minute; the hub vouches all the while."""
    for _ in range(round(2 * minutes)):
        screen.time[0] += 30
        screen.kiosk.tick()


def come(screen, *tickets: Ticket) -> None:
    orders = tuple(ticket.order() for ticket in tickets)
    screen.hub.board = replace(screen.hub.board, orders=orders, total=len(orders), seq=101)
    screen.kiosk.board_changed(screen.hub.board)
    screen.until(lambda: not screen.kiosk._refresh.isActive())


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_screen_without_orders_rests(open_screen, keep_picture, width, height):
    """The hub's time, whose screen it is and that it is connected, small and dark on black."""
    screen = open_screen(EMPTY, width=width, height=height, standby_min=15)
    wait(screen, 14.5)
    assert not screen.all("standby")
    wait(screen, 1)
    assert rectangle(screen.one("standby")) == QRectF(0, 0, width, height)
    assert screen.one("standbyClock").property("text") == screen.kiosk.clock
    assert screen.one("standbyTitle").property("text") == "Preparing"
    assert screen.one("standbyLink").property("text") == "LIVE"
    picture = screen.window.grabWindow()
    keep_picture(picture, f"standby-{width}x{height}")
    places = [(x, y) for x in range(0, width, 16) for y in range(0, height, 16)]
    lit = [place for place in places if picture.pixelColor(*place).lightness() > 8]
    assert len(lit) < 0.05 * len(places)


def test_what_it_shows_wanders_within_the_glass(open_screen):
    """No letter stands in one place for long, and none leaves the screen."""
    screen = open_screen(EMPTY, standby_min=5)
    wait(screen, 6)
    places = set()
    for _ in range(60):
        wait(screen, 1)
        screen.paint()
        content = rectangle(screen.one("standbyContent"))
        assert rectangle(screen.one("standby")).contains(content)
        places.add((content.x(), content.y()))
    assert len(places) > 50


def test_with_motion_it_glides_there(open_screen):
    """Nobody is startled in the corner of the eye."""
    screen = open_screen(EMPTY, standby_min=5, reduced_motion=False)
    wait(screen, 6)
    content = screen.one("standbyContent")
    before = content.x()
    wait(screen, 1)
    assert content.x() == before
    screen.until(lambda: content.x() != before)


@pytest.mark.parametrize("way", ["order", "lost", "reconnecting", "refusal", "old bumps"])
def test_it_wakes_by_itself(open_screen, way):
    """At once, for an order and for whatever the screen has to say."""
    screen = open_screen(EMPTY, standby_min=5)
    wait(screen, 6)
    assert screen.all("standby")
    match way:
        case "order":
            come(screen, Ticket(200, 1).add(1, "Soup"))
        case "lost":
            screen.hub.now_ms = NOW_MS + 4_000
            screen.kiosk.tick()
        case "reconnecting":
            screen.kiosk.link_changed(Link.RECONNECTING, "The hub fell silent. Still trying.")
        case "refusal":
            screen.kiosk.answered(BUMP, Ack(station="preparing", id="1", result=Result.CANCELLED))
        case "old bumps":
            screen.kiosk.pending_changed({138: (BUMP,)})
    assert not screen.all("standby")
    wait(screen, 6)
    assert not screen.all("standby")


@pytest.mark.parametrize("by", ["touch", "mouse", "digit", "letter"])
def test_what_wakes_it_does_nothing_else(open_screen, by):
    """The finger cannot see what it is on."""
    screen = open_screen(EMPTY, standby_min=5)
    where = rectangle(screen.one("recallButton")).center().toPoint()
    wait(screen, 6)

    def press() -> None:
        match by:
            case "touch":
                screen.touch_at(where)
            case "mouse":
                QTest.mouseClick(screen.window, Qt.MouseButton.LeftButton, pos=where)
            case "digit":
                QTest.keyClick(screen.window, Qt.Key.Key_1)
            case "letter":
                QTest.keyClick(screen.window, Qt.Key.Key_R)

    press()
    assert not screen.all("standby")
    assert screen.kiosk.panel == ""
    assert screen.hub.commands == []
    press()
    assert screen.kiosk.panel == ("" if by == "digit" else "recall")
    wait(screen, 4.5)
    assert not screen.all("standby"), "from the touch on it counts anew"


@pytest.mark.parametrize("minutes", [0, 5])
def test_a_screen_that_is_needed_does_not_rest(open_screen, minutes):
    """Nor does one that never shall."""
    screen = open_screen(EMPTY if minutes == 0 else board(), standby_min=minutes)
    wait(screen, 200)
    assert not screen.all("standby")


def test_a_station_that_is_not_known_yet_is_asked_for_all_night(open_screen):
    """A black picker would look like a broken screen."""
    screen = open_screen(replace(EMPTY, station="", epoch=""), chosen=False, standby_min=5)
    wait(screen, 20)
    assert not screen.all("standby")


def test_the_time_without_orders_counts_from_the_last_one():
    """Not from the last touch: a quiet kitchen still cooks."""
    now = [0.0]
    standby = Standby(lambda: now[0])
    now[0] = 100 * MINUTE_S
    assert not standby.look(5, is_needed=True)
    now[0] += 4.9 * MINUTE_S
    assert not standby.look(5, is_needed=False)
    now[0] += 0.2 * MINUTE_S
    assert standby.look(5, is_needed=False)
    assert standby.touched()
    assert not standby.touched()
    assert not standby.look(5, is_needed=False)


def test_standby_begins_in_the_middle_and_seldom_stands_where_it_stood():
    """All over the glass, by no more than a tenth of it at once."""
    now = [0.0]
    standby = Standby(lambda: now[0])
    now[0] = 5 * MINUTE_S
    standby.look(5, is_needed=False)
    seen = []
    for _ in range(TURNS[0] * TURNS[1]):
        seen.append(standby.place)
        now[0] += MINUTE_S
    assert seen[0] == (0.5, 0.5)
    assert len({(round(x, 6), round(y, 6)) for x, y in seen}) > 600
    for (x, y), (nx, ny) in pairwise(seen):
        assert abs(nx - x) < 0.1
        assert abs(ny - y) < 0.14
    assert standby.place == pytest.approx(seen[0])


def test_the_picture_shifts_only_while_nobody_is_at_it():
    """One step every few minutes; not within a minute of a touch, and not while a card moves."""
    now = [0.0]
    standby = Standby(lambda: now[0])

    def shift(**how: bool) -> tuple[int, int]:
        return standby.shift(**({"is_wanted": True, "is_still": True} | how))

    now[0] = SHIFT_EVERY_S - 1
    assert shift() == SHIFTS[0]
    now[0] += 1
    standby.touched()
    assert shift() == SHIFTS[0]
    now[0] += UNTOUCHED_S
    assert shift(is_still=False) == SHIFTS[0]
    assert shift() == SHIFTS[1]
    assert shift() == SHIFTS[1]
    assert shift(is_wanted=False) == (0, 0)
    for step in range(2, len(SHIFTS) + 1):
        now[0] += SHIFT_EVERY_S
        assert shift() == SHIFTS[step % len(SHIFTS)]
    assert all(max(abs(x - X), abs(y - Y)) == 1 for (x, y), (X, Y) in pairwise(SHIFTS))


def test_a_shift_moves_the_picture_and_lays_nothing_out_anew(open_screen):
    """By half a millimetre; every card hangs where it hung, and can be tapped."""
    screen = open_screen(standby_min=0)
    card = screen.card(138)
    hung, stood = card.x(), rectangle(card)
    screen.time[0] += SHIFT_EVERY_S
    screen.kiosk.tick()
    screen.paint()
    assert card.x() == hung
    moved = rectangle(card).x() - stood.x()
    assert 0 < moved <= screen.kiosk.perMm / 2
    screen.touch(screen.one("bumpButton", card))
    assert [command.order_id for command in screen.hub.commands] == [138]


def beside(screen, shown):
    """Another station in the same window."""
    second = second_kiosk(screen.kiosk, screen.window, clock=lambda: screen.time[0])
    second.attach(StoppedHub(shown), "Ready", None)
    second.link_changed(Link.CONNECTED, "")
    screen.kiosk.pair(second)
    return second


def test_two_stations_on_one_glass_rest_together(open_screen):
    """One that is needed keeps both awake, and both are named."""
    screen = open_screen(EMPTY, standby_min=5)
    second = beside(screen, replace(EMPTY, station="ready"))
    wait(screen, 6)
    assert screen.one("standbyTitle").property("text") == "Preparing · Ready"
    second.board_changed(replace(board(), station="ready"))
    screen.until(lambda: not screen.all("standby"))
    wait(screen, 6)
    assert not screen.all("standby")


def test_a_neighbour_that_is_not_current_wakes_both(open_screen):
    """Whichever of the two hubs' words is late."""
    screen = open_screen(EMPTY, standby_min=5)
    second = beside(screen, replace(EMPTY, station="ready"))
    wait(screen, 6)
    assert screen.all("standby")
    second.link_changed(Link.RECONNECTING, "")
    assert not screen.all("standby")
