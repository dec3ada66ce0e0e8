"""What a touch means in the panels of a line: the order's, all-day, the profiles."""

import itertools
from dataclasses import replace

from boards.line import dish
from PySide6.QtCore import QPointF, QRectF

from hub_server.protocol.messages import Ack, Result
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
    screen.kiosk.act("86:Chicken Wings")
    assert (screen.hub.commands, screen.kiosk.property("panel")) == ([], "order"), (
        "there was another button just before"
    )
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
    screen.time[0] += 1
    screen.kiosk.bump(103)
    assert [command.action for command in screen.hub.commands] == [Action.PRIORITIZE, Action.BUMP]


def test_the_kitchen_is_run_another_way_with_one_touch(open_station, keep_picture):
    """A button at the foot, a choice."""
    screen = open_station("expo")
    screen.touch(screen.one("profileButton"))
    screen.paint()
    keep_picture(screen.window.grabWindow(), "line-profiles")
    rows = {row.property("modelData")["name"]: row for row in screen.all("profile")}
    screen.time[0] += 1
    screen.touch(rows["quiet"])
    (command,) = screen.hub.commands
    assert (command.action, command.name, command.order_id) == (Action.PROFILE, "quiet", 0)


def test_a_double_tap_on_86_says_it_once(open_station, line):
    """The hub has answered in between, and the button means the opposite now."""
    screen = open_station("fry")
    screen.kiosk.open("all_day")
    screen.time[0] += 1
    screen.kiosk.soldOut("Chicken Wings", True)
    line.sold_out = (*line.sold_out, "Chicken Wings")
    screen.show(line.board("fry", seq=4712))
    screen.until(
        lambda: any(
            row["soldOut"] for row in screen.kiosk.property("allDay") if row["name"] == "Chicken Wings"
        )
    )
    screen.time[0] += 0.15
    screen.kiosk.soldOut("Chicken Wings", False)
    assert [command.action for command in screen.hub.commands] == [Action.SOLD_OUT]
    screen.time[0] += 0.31
    screen.kiosk.soldOut("Chicken Wings", False)
    assert [command.action for command in screen.hub.commands] == [Action.SOLD_OUT, Action.BACK_IN_STOCK]


def test_what_is_86_can_be_brought_back_though_nobody_wants_it(open_station, line):
    """Tills do not send it any more, so no ticket brings its button."""
    line.sold_out = ("Lobster",)
    screen = open_station("expo")
    screen.kiosk.open("all_day")
    screen.time[0] += 1
    row = screen.kiosk.property("allDay")[-1]
    assert (row["name"], row["quantity"], row["soldOut"]) == ("Lobster", 0, True)
    screen.kiosk.soldOut("Lobster", False)
    assert [command.name for command in screen.hub.commands] == ["Lobster"]


def test_what_changes_further_down_does_not_swallow_a_touch(open_station, line):
    """In a rush some number changes all the time; only rows that moved wait."""
    screen = open_station("fry")
    screen.kiosk.open("all_day")
    screen.time[0] += 1
    names = [row["name"] for row in screen.kiosk.property("allDay")]
    assert len(names) > 2
    line.sold_out = (*line.sold_out, names[1])
    screen.show(line.board("fry", seq=4712))
    screen.until(lambda: screen.kiosk.property("allDay")[1]["soldOut"])
    screen.kiosk.soldOut(names[1], False)
    assert screen.hub.commands == []
    screen.kiosk.soldOut(names[0], True)
    assert [command.name for command in screen.hub.commands] == [names[0]]


def test_a_button_that_came_while_the_panel_was_open_does_what_it_says(open_station, line):
    """With the order as it is now; only what was to be seen counts as it was seen."""
    screen = open_station("expo")
    screen.wait_still()
    screen.kiosk.openOrder(107)
    screen.time[0] += 1
    line.give("expo", 107, Action.FIRE, "2")
    screen.show(line.board("expo", seq=4712))
    screen.until(lambda: any(choice["key"] == "hold:Mains" for choice in screen.kiosk.property("choices")))
    screen.time[0] += 1
    screen.kiosk.act("hold:Mains")
    (command,) = screen.hub.commands
    assert (command.action, command.item_ids) == (Action.HOLD, ("2",))


def test_a_second_touch_means_what_the_first_one_meant(open_station):
    """Neither does it close what the first has opened, nor take back that a dish stands out."""
    screen = open_station("expo")
    screen.wait_still()
    screen.kiosk.openOrder(107)
    screen.time[0] += 0.15
    screen.kiosk.open("")
    assert screen.kiosk.property("panel") == "order"
    screen.time[0] += 0.31
    screen.kiosk.act("vip")
    screen.time[0] += 0.15
    screen.kiosk.bumpItem(107, "2")
    screen.kiosk.openOrder(106)
    screen.kiosk.drop(106, 900, 400)
    assert [command.action for command in screen.hub.commands] == [Action.PRIORITIZE]
    assert screen.kiosk.property("panel") == ""
    screen.time[0] += 1
    screen.kiosk.open("all_day")
    screen.time[0] += 1
    for _ in range(2):
        screen.kiosk.highlight("Smash Burger")
        screen.time[0] += 0.15
    assert screen.kiosk.property("highlighted") == "Smash Burger"


def test_a_bump_is_told_from_a_word_that_waits(open_station, line):
    """SEEN at a ticket that has something to do is no bump; the bump after it is seen to wait."""
    screen = open_station("fry", link=Link.DISCONNECTED)
    screen.wait_still()
    screen.kiosk.openOrder(105)
    screen.time[0] += 1
    screen.kiosk.act("seen")

    def row():
        return next(row for row in screen.live() if row.orderId == 105)

    assert (row().asked, row().waiting) == (True, False)
    screen.time[0] += 1
    screen.kiosk.bump(105)
    assert (row().asked, row().waiting) == (True, True)


def test_a_refused_rush_leaves_the_way_back_of_a_bump(open_station, line):
    """The toast is about the bump that came after it."""
    screen = open_station("expo")
    screen.wait_still()
    screen.kiosk.openOrder(103)
    screen.time[0] += 1
    screen.kiosk.act("vip")
    screen.time[0] += 1
    screen.kiosk.bump(103)
    vip, _ = screen.hub.commands
    screen.kiosk.answered(vip, Ack(station="expo", id=vip.id, result=Result.REJECTED, detail="no"))
    screen.paint()
    assert screen.all("undoButton")


def test_another_profile_without_a_hub_is_seen_to_wait(open_station):
    """The list closes; a sentence says what becomes of it."""
    screen = open_station("expo", link=Link.DISCONNECTED)
    screen.kiosk.open("profile")
    screen.time[0] += 1
    title = next(row["title"] for row in screen.kiosk.property("profiles") if row["name"] == "quiet")
    screen.kiosk.runBy("quiet")
    assert screen.one("toastText").property("text") == f"Kitchen: {title} waits for the hub"
