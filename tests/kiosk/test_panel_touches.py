"""What a touch means in the panels of a line: the order's, all-day, the profiles."""

import itertools
from dataclasses import replace

from boards.line import dish
from PySide6.QtCore import QPointF, QRectF

from hub_server.protocol.states import Action
from kiosk_app.board import Link

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160)]


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def test_the_panel_of_an_order_does_what_it_says(open_station, keep_picture):
    """Rush, fire, 86: one touch each, and it closes."""
    screen = open_station("expo")
    screen.wait_still()
    screen.kiosk.openOrder(107)
    screen.until(lambda: screen.all("choice"))
    keep_picture(screen.window.grabWindow(), "line-order-panel")
    choices = {choice.property("modelData")["key"]: choice for choice in screen.all("choice")}
    assert {"rush", "vip", "fire:Mains", "first"} <= set(choices)
    screen.touch(choices["rush"])
    assert screen.hub.commands == [], "the second touch of a double tap on the card"
    screen.time[0] += 0.31
    screen.touch(choices["rush"])
    (command,) = screen.hub.commands
    assert (command.action, str(command.priority), command.order_id) == (Action.PRIORITIZE, "rush", 107)
    assert screen.kiosk.property("panel") == ""


def test_the_panel_of_an_order_means_the_order_that_was_opened(open_station, line):
    """What came meanwhile nobody has read; and a button that has just moved was not meant."""
    screen = open_station("fry")
    screen.wait_still()
    screen.kiosk.openOrder(105)
    screen.time[0] += 1
    before = line.orders[105]
    line.change(
        105,
        dish("1", 2, "Bacon & Cheddar Burger", "Burgers", "Mains", "Medium", "-pickles"),
        dish("5", 1, "Chicken Wings", "Fry", "Mains"),
    )
    screen.show(line.board("fry", seq=4712))
    screen.until(lambda: any("Wings" in choice["key"] for choice in screen.kiosk.property("choices")))
    screen.kiosk.act("seen")
    assert (screen.hub.commands, screen.kiosk.property("panel")) == ([], "order"), (
        "there is another button now"
    )
    screen.time[0] += 0.31
    screen.kiosk.act("seen")
    (command,) = screen.hub.commands
    assert (command.action, command.items_version) == (Action.ACKNOWLEDGE, before.items_version)
    assert line.orders[105].items_version > before.items_version, "so the hub says `stale_items`"


def test_another_log_closes_the_panel_of_an_order_and_forgets_a_first_touch(open_station, line):
    """The same number is another order there."""
    name = next(name for name in ("grill", "grill-2") if any(o.id == 102 for o in line.board(name).orders))
    screen = open_station(name)
    screen.wait_still()
    screen.kiosk.bump(102)
    screen.kiosk.openOrder(102)
    assert screen.kiosk.property("panel") == "order"
    screen.show(replace(line.board(name, seq=1), epoch="another"))
    screen.time[0] += 1
    assert screen.kiosk.property("panel") == ""
    screen.kiosk.bump(102)
    assert screen.hub.commands == [], "it is the first touch again"


def test_all_day_counts_by_modifier_and_shows_who_wants_it(open_station, keep_picture):
    """A touch has the tickets stand out."""
    screen = open_station("expo")
    screen.kiosk.open("all_day")
    screen.paint()
    keep_picture(screen.window.grabWindow(), "line-all-day")
    dishes = [item.property("text") for item in screen.all("dish")]
    assert "Smash Burger" in dishes
    gone = [rectangle(item) for item in screen.all("dishGone")]
    assert min(area.height() for area in gone) >= 15 * screen.kiosk.perMm - 1
    gaps = [below.top() - above.bottom() for above, below in itertools.pairwise(gone)]
    assert min(gaps) >= 3 * screen.kiosk.perMm - 1
    screen.time[0] += 0.31
    screen.touch(screen.all("dishRow")[dishes.index("Smash Burger")])
    assert screen.kiosk.property("highlighted") == "Smash Burger"
    assert any(row.faded for row in screen.live())
    keep_picture(screen.window.grabWindow(), "line-all-day-highlighted")
    screen.kiosk.open("")
    assert not any(row.faded for row in screen.live())


def test_the_totals_keep_their_places_under_the_finger(open_station, line):
    """What is made counts none and stands where it stood; some time after the last touch the list is put in order."""
    screen = open_station("fry")
    screen.kiosk.open("all_day")
    screen.time[0] += 1
    before = [row["name"] for row in screen.kiosk.property("allDay")]
    line.bump("fry", 107)
    line.place(120, 5, dish("1", 99, "Sweet potato fries", "Fry", "Mains"), table="2")
    screen.show(line.board("fry", seq=4712))
    totals = {row["name"]: row["quantity"] for row in screen.kiosk.property("allDay")}
    assert [*totals] == [*before, "Sweet potato fries"]
    assert totals["Chicken Wings"] == 0
    screen.kiosk.soldOut("Chicken Wings", True)
    (command,) = screen.hub.commands
    assert (command.action, command.name) == (Action.SOLD_OUT, "Chicken Wings")
    waiting = {row["name"] for row in screen.kiosk.property("allDay") if row["waiting"]}
    assert waiting == {"Chicken Wings"}
    screen.time[0] += 9
    screen.kiosk.tick()
    assert [row["name"] for row in screen.kiosk.property("allDay")] == [*totals]
    screen.time[0] += 1.1
    screen.kiosk.tick()
    after = [row["name"] for row in screen.kiosk.property("allDay")]
    assert after[0] == "Sweet potato fries"
    assert "Chicken Wings" not in after
    screen.kiosk.soldOut(after[1], True)
    assert len(screen.hub.commands) == 1, "another dish has just come under the finger"


def test_what_is_asked_of_an_order_without_a_hub_is_seen_to_wait(open_station):
    """On its card and in a sentence; and it does not keep the cook from bumping it."""
    screen = open_station("expo", link=Link.DISCONNECTED)
    screen.wait_still()
    screen.kiosk.openOrder(103)
    screen.time[0] += 1
    screen.kiosk.act("vip")
    assert screen.one("toastText").property("text") == "103: VIP waits for the hub"
    assert not screen.all("undoButton")
    row = next(row for row in screen.live() if row.orderId == 103)
    assert (row.asked, row.waiting) == (True, False)
    assert screen.one("stateSign", screen.card(103)).property("name") == "waiting"
    screen.kiosk.bump(103)
    assert [command.action for command in screen.hub.commands] == [Action.PRIORITIZE, Action.BUMP]


def test_the_kitchen_is_run_another_way_with_one_touch(open_station, keep_picture):
    """A button at the foot, a choice."""
    screen = open_station("expo")
    screen.touch(screen.one("profileButton"))
    screen.paint()
    keep_picture(screen.window.grabWindow(), "line-profiles")
    rows = {row.property("modelData")["name"]: row for row in screen.all("profile")}
    screen.touch(rows["quiet"])
    (command,) = screen.hub.commands
    assert (command.action, command.name, command.order_id) == (Action.PROFILE, "quiet", 0)
