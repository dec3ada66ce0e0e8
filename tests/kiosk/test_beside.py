"""The all-day totals that always stand beside the cards."""

from dataclasses import replace
from itertools import pairwise

import pytest
from boards.drawn import drawn_whole, rectangle
from boards.line import dish
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hub_server.protocol.states import Action

SIZES = [(1920, 1080, 21.5), (1080, 1920, 21.5), (3840, 2160, 27.0), (1280, 720, 15.6)]


def listed(screen) -> list[str]:
    return [row["name"] for row in screen.kiosk.property("allDay")]


@pytest.mark.parametrize("layout", ["rail", "tiles", "list"])
@pytest.mark.parametrize(("width", "height", "diagonal"), SIZES)
def test_the_totals_stand_beside_the_cards(open_station, keep_picture, layout, width, height, diagonal):
    """Nothing of them is on a card, their buttons fit a glove, and the way to their panel makes room."""
    screen = open_station("expo", width=width, height=height, diagonal=diagonal, layout=layout, beside=True)
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"beside-{layout}-{width}x{height}-{diagonal}")
    column, board = rectangle(screen.one("allDayColumn")), rectangle(screen.one("board"))
    assert not column.intersects(board)
    assert 95 <= column.width() / screen.kiosk.perMm <= 110
    assert not screen.all("allDayButton")
    drawn_whole(screen)
    gone = [rectangle(item) for item in screen.all("dishGone")]
    assert len(gone) == len(listed(screen))
    assert min(min(area.height(), area.width()) for area in gone) >= 15 * screen.kiosk.perMm - 1
    assert min(below.top() - above.bottom() for above, below in pairwise(gone)) >= 3 * screen.kiosk.perMm - 1
    for name in ("dish", "dishAltered", "dishOrders", "dishGone"):
        for item in screen.all(name):
            assert column.left() <= rectangle(item).left()
            assert rectangle(item).right() <= column.right()


@pytest.mark.parametrize(("width", "height", "diagonal"), [(1280, 800, 10.1), (1080, 1920, 10.1)])
def test_where_they_would_leave_one_column_of_cards_they_are_a_panel(open_station, width, height, diagonal):
    """As they are where nobody wants them beside the cards."""
    screen = open_station("expo", width=width, height=height, diagonal=diagonal, beside=True)
    assert not screen.all("allDayColumn")
    screen.touch(screen.one("allDayButton"))
    assert screen.one("allDayPanel")
    assert listed(screen)


def test_what_does_not_fit_is_counted(open_station, line):
    """And swiped to."""
    for number in range(200, 220):
        line.place(number, 5, dish("1", 1, f"Dish {number}", "Grill", "Mains"), table="1")
    screen = open_station("expo", beside=True)
    screen.paint()
    column = rectangle(screen.one("allDayColumn"))
    assert column.contains(rectangle(screen.one("more")))
    before = int(screen.one("more").property("text").split()[1])
    assert before > 10
    middle = column.center().toPoint()
    screen.swipe(middle, QPoint(0, -300))
    screen.until(lambda: int(screen.one("more").property("text").split()[1]) < before)


def test_a_touch_has_the_tickets_stand_out_and_86_is_one_touch(open_station):
    """As in the panel; the same again takes it back."""
    screen = open_station("expo", beside=True)
    screen.time[0] += 1
    names = [item.property("text") for item in screen.all("dish")]
    row = screen.all("dishRow")[names.index("Smash Burger")]
    screen.touch(row)
    assert screen.kiosk.property("highlighted") == "Smash Burger"
    assert any(shown.faded for shown in screen.live())
    screen.time[0] += 1
    screen.touch(row)
    assert not any(shown.faded for shown in screen.live())
    screen.time[0] += 1
    screen.touch(screen.all("dishGone")[names.index("Smash Burger")])
    (command,) = screen.hub.commands
    assert (command.action, command.name) == (Action.SOLD_OUT, "Smash Burger")


def test_they_keep_their_places_under_the_finger(open_station, line):
    """For ten seconds after a touch; then they are put in order, and a touch just then is not taken."""
    screen = open_station("fry", beside=True)
    screen.time[0] += 1
    before = listed(screen)
    screen.kiosk.highlight(before[0])
    line.bump("fry", 107)
    line.place(120, 5, dish("1", 99, "Sweet potato fries", "Fry", "Mains"), table="2")
    screen.show(line.board("fry", seq=4712))
    screen.until(lambda: listed(screen) == [*before, "Sweet potato fries"])
    for panel in ("recall", ""):
        screen.time[0] += 1
        screen.kiosk.open(panel)
        assert listed(screen) == [*before, "Sweet potato fries"], "what opens over them moves none"
    screen.time[0] += 9
    screen.kiosk.tick()
    assert listed(screen) == [*before, "Sweet potato fries"]
    screen.time[0] += 1.1
    screen.kiosk.tick()
    after = listed(screen)
    assert after[0] == "Sweet potato fries"
    screen.kiosk.soldOut(after[1], True)
    assert screen.hub.commands == [], "another dish has just come under the finger"
    screen.time[0] += 0.31
    screen.kiosk.soldOut(after[1], True)
    assert [command.name for command in screen.hub.commands] == [after[1]]


def test_a_panel_over_them_takes_their_touches_and_leaves_them_as_they_are(open_station):
    """What is in the order's panel is not taken for a dish, nor the other way round."""
    screen = open_station("expo", beside=True)
    screen.wait_still()
    before = listed(screen)
    screen.kiosk.openOrder(107)
    screen.time[0] += 1
    assert screen.kiosk.property("panel") == "order"
    assert listed(screen) == before
    screen.kiosk.soldOut(before[0], True)
    screen.kiosk.highlight(before[0])
    assert (screen.hub.commands, screen.kiosk.property("highlighted")) == ([], "")
    screen.kiosk.act("rush")
    assert [command.action for command in screen.hub.commands] == [Action.PRIORITIZE]


def test_a_dish_nobody_wants_any_more_does_not_stand_out_when_it_comes_again(open_station, line):
    """Hours later all other cards would fade, and nobody would know why."""
    screen = open_station("fry", beside=True)
    screen.time[0] += 1
    screen.kiosk.highlight("Chicken Wings")
    line.bump("fry", 107)
    screen.show(line.board("fry", seq=4712))
    screen.until(lambda: 107 not in {row.orderId for row in screen.live()})
    screen.time[0] += 11
    screen.kiosk.tick()
    assert screen.kiosk.property("highlighted") == ""
    line.place(121, 5, dish("1", 1, "Chicken Wings", "Fry", "Starters"), table="2")
    screen.show(line.board("fry", seq=4713))
    screen.until(lambda: 121 in {row.orderId for row in screen.live()})
    assert not any(row.faded for row in screen.live())


def test_another_station_has_its_own_totals(open_station, line):
    """And nothing of the last one stands out there."""
    screen = open_station("fry", beside=True)
    screen.time[0] += 1
    screen.kiosk.highlight("Fries")
    screen.hub.board = line.board("expo")
    screen.kiosk.attach(screen.hub, "Expo", None)
    screen.until(lambda: "Smash Burger" in listed(screen))
    assert screen.kiosk.property("highlighted") == ""
    assert not any(row.faded for row in screen.live())
    screen.kiosk.board_changed(replace(screen.hub.board, orders=(), total=0, seq=5000))
    screen.time[0] += 11
    screen.kiosk.tick()
    screen.until(lambda: listed(screen) == ["Onion Rings"])


@pytest.mark.parametrize("layout", ["rail", "tiles", "list"])
def test_the_bump_bar_works_in_every_layout(open_screen, layout):
    """Keys in the order of the cards; the cursor reaches the next one."""
    screen = open_screen(layout=layout)
    third = next(row for row in screen.live() if row.key == "3")
    QTest.keyClick(screen.window, Qt.Key.Key_3)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        screen.time[0] += 0.2
        QTest.keyClick(screen.window, key)
    second = next(row for row in screen.live() if row.key == "2")
    assert [command.order_id for command in screen.hub.commands] == [third.orderId, second.orderId]


@pytest.mark.parametrize("layout", ["tiles", "list"])
def test_an_item_is_touched_where_it_stands(open_screen, layout):
    """Also where items stand beside each other."""
    screen = open_screen(layout=layout)
    screen.wait_still()
    lines = screen.all("line", screen.card(136))
    screen.touch(next(line for line in lines if line.property("text") == "Chocolate Brownie"))
    (command,) = screen.hub.commands
    assert (command.order_id, command.item_ids) == (136, ("2",))
    (mark,) = screen.all("itemWaiting", screen.card(136))
    (lead,) = [
        item for item in screen.all("lead", screen.card(136)) if rectangle(item).intersects(rectangle(mark))
    ]
    assert lead.property("text") == "1"
