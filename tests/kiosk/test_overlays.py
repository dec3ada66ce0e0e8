"""What opens over the rail: lists that stand still under the finger, and choices that fit the screen."""

from dataclasses import replace

import msgspec
import pytest
from boards.reference import StoppedHub, Ticket, board
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from hub_server.protocol.states import Action, Status
from kiosk_app.board import Board

STATIONS = [("pending", "Pending"), ("preparing", "Preparing"), ("ready", "Ready")]


def rectangle(item: QQuickItem) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def left(*numbers: int) -> Board:
    """The reference board, from which these orders have left, the last one first."""
    recent = tuple(
        Ticket(number, 900, Status.READY, table=str(number)).add(2, "Fish & Chips").order()
        for number in numbers
    )
    return replace(board(), recent=recent)


def flickable(item: QQuickItem) -> QQuickItem:
    """The list that an item scrolls with."""
    while item.property("contentY") is None:
        item = item.parentItem()
    return item


def scroll(screen, item: QQuickItem, by: float) -> QQuickItem:
    found = flickable(item)
    found.setProperty("contentY", by)
    screen.paint()
    assert found.property("contentY") == by
    return found


def recall_rows(screen) -> dict[str, QRectF]:
    """Number → place on the glass."""
    screen.paint()
    return {
        screen.one("recallNumber", row).property("text"): rectangle(row) for row in screen.all("recallRow")
    }


def test_the_recall_list_stands_still_while_orders_leave(open_screen, keep_picture):
    """What lies under the finger is what comes back, and what left since is one tap away."""
    screen = open_screen(left(*range(1020, 1000, -1)))
    screen.touch(screen.one("recallButton"))
    screen.paint()
    scroll(screen, screen.all("recallRow")[0], 300.0)
    before = recall_rows(screen)
    # Two left; the two that left first are forgotten for them, and one came back.
    fresh = left(1022, 1021, *range(1020, 1002, -1))
    screen.kiosk.board_changed(replace(fresh, recent=tuple(o for o in fresh.recent if o.id != 1019)))
    screen.until(lambda: screen.all("panelNews"))
    assert recall_rows(screen) == before
    assert screen.one("panelNews").property("text") == "↑ 2 new"
    keep_picture(screen.window.grabWindow(), "recall-newer")
    number, place = next((number, place) for number, place in before.items() if 400 < place.top() < 900)
    screen.touch_at(place.center().toPoint())
    assert [str(command.order_id) for command in screen.hub.commands] == [number]


def test_what_left_since_the_list_was_opened_is_a_tap_away(open_screen):
    """Only the cook moves the list."""
    screen = open_screen(left(1001))
    screen.kiosk.open("recall")
    assert not screen.all("panelNews")
    screen.kiosk.board_changed(left(1002, 1001))
    screen.until(lambda: screen.all("panelNews"))
    screen.touch(screen.one("panelNews"))
    assert sorted(recall_rows(screen)) == ["1001", "1002"]
    assert not screen.all("panelNews")


def test_an_order_that_was_forgotten_while_the_list_was_open_comes_back(open_screen):
    """It stands there, so it can be had."""
    screen = open_screen(left(1001))
    screen.kiosk.open("recall")
    screen.kiosk.board_changed(left(*range(1040, 1020, -1)))
    screen.touch(screen.one("recallRow"))
    assert [(order.order_id, order.action) for order in screen.hub.commands] == [(1001, Action.RECALL)]


def test_an_order_that_is_back_already_is_not_called_twice(open_screen):
    """Another screen was faster; the card is on the rail, and the list goes."""
    screen = open_screen(left(1001))
    screen.kiosk.open("recall")
    again = msgspec.structs.replace(screen.hub.board.recent[0], status=Status.PREPARING)
    shown = screen.hub.board
    screen.show(replace(shown, orders=(*shown.orders, again), recent=(), total=18))
    screen.touch(screen.one("recallRow"))
    assert screen.hub.commands == []
    assert not screen.all("recallPanel")


def kitchen(dishes: int) -> Board:
    orders = tuple(
        Ticket(number, 100).add(number, f"Dish {number}").order() for number in range(1, dishes + 1)
    )
    return replace(board(), orders=orders, total=dishes)


def test_the_totals_stay_where_they_were_scrolled_to(open_screen, keep_picture):
    """Every event changes some number; nobody reads a list that jumps to its top."""
    screen = open_screen(kitchen(60))
    screen.touch(screen.one("allDayButton"))
    screen.paint()
    moved = scroll(screen, screen.all("dish")[0], 300.0)
    screen.show(kitchen(61))
    screen.until(lambda: len(screen.all("dish")) == 61)
    screen.paint()
    assert moved.property("contentY") == 300.0
    keep_picture(screen.window.grabWindow(), "all-day-scrolled")
    screen.show(kitchen(2))
    assert len(screen.all("dish")) == 61, "nothing moves under a finger"
    screen.time[0] += 11
    screen.kiosk.tick()
    screen.until(lambda: len(screen.all("dish")) == 2)
    screen.paint()
    assert rectangle(screen.one("allDayPanel")).contains(rectangle(screen.all("dish")[0]))


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (3840, 2160), (1280, 720)])
@pytest.mark.parametrize("diagonal", [10.0, 13.3, 21.5])
@pytest.mark.parametrize("many", [3, 12])
def test_every_station_can_be_chosen_on_every_screen(
    open_screen, keep_picture, qtbot, width, height, diagonal, many
):
    """What has no room is below and said to be there; the way back stays on the glass."""
    screen = open_screen(width=width, height=height, diagonal=diagonal)
    named = STATIONS + [
        (f"prep-{at}", f"Grill, flat-top and everything fried {at}") for at in range(many - 3)
    ]
    screen.kiosk.offer_stations(named)
    screen.kiosk.open("stations")
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"picker-{width}x{height}-{diagonal}-{many}")
    whole = QRectF(0, 0, width, height)
    choices = screen.all("stationChoice")
    assert len(choices) == many
    for choice in choices:
        place, inside = rectangle(choice), rectangle(screen.one("buttonText", choice))
        assert 0 <= place.left() < place.right() <= width
        assert place.adjusted(-1, -1, 1, 1).contains(inside), screen.one("buttonText", choice).property(
            "text"
        )
        assert place.height() >= 15 * screen.kiosk.perMm - 1
    assert whole.contains(rectangle(screen.one("pickerClose")))
    last = max(choices, key=lambda choice: (choice.y(), choice.x()))
    area = flickable(last)
    hidden = sum(rectangle(choice).bottom() > rectangle(area).bottom() + 1 for choice in choices)
    assert [item.property("text") for item in screen.all("more")] == (
        [f"↓ {hidden} more, swipe up"] if hidden else []
    )
    area.setProperty("contentY", area.property("contentHeight") - area.height())
    screen.paint()
    assert not screen.all("more")
    assert rectangle(area).adjusted(-1, -1, 1, 1).contains(rectangle(last))
    with qtbot.waitSignal(screen.kiosk.stationChosen) as chosen:
        screen.touch(last)
    assert chosen.args == [named[-1][0]]


@pytest.mark.parametrize(("panel", "name"), [("stations", "stationChoice"), ("recall", "recallRow")])
def test_a_finger_that_swipes_over_buttons_scrolls_and_chooses_nothing(open_screen, panel, name):
    """As the screen says: swipe up."""
    screen = open_screen(left(*range(1020, 1000, -1)), diagonal=10.0)
    screen.kiosk.offer_stations([(f"prep-{at}", f"Grill {at}") for at in range(30)])
    screen.kiosk.open(panel)
    screen.paint()
    item = screen.all(name)[-1]
    area = flickable(item)
    top = rectangle(area)
    start = QPointF(rectangle(item).center().x(), top.bottom() - 20).toPoint()
    screen.swipe(start, QPoint(0, -round(top.height() / 2)))
    screen.until(lambda: area.property("contentY") > 50)
    assert screen.hub.commands == []
    assert screen.kiosk.panel == panel


def test_the_station_shown_is_the_one_marked(open_screen):
    """Also when the list of stations is older than the choice."""
    screen = open_screen()
    screen.kiosk.offer_stations(STATIONS)
    screen.kiosk.attach(StoppedHub(replace(board(Status.READY), station="ready")), "Ready", Status.READY)
    screen.kiosk.open("stations")
    marked = [item for item in screen.all("stationChoice") if item.property("marked")]
    assert [item.property("text") for item in marked] == ["Ready"]
