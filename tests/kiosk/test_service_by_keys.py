"""Whole services without a touch."""

import pytest
from boards.bar import Bar

from hub_server.protocol.orders import Priority
from hub_server.protocol.states import Action
from kiosk_app.bump_bar import Wish
from kiosk_app.disk import Disk
from kiosk_app.key_profiles import known
from kiosk_app.setup import Setup


def actions(screen) -> list[Action]:
    return [command.action for command in screen.hub.commands]


def test_a_service_by_numbers_on_a_keyboard(open_station, line, keep_picture):
    """Bump, undo, an item, recall, 86, the pages and another station; the hub's events come in between."""
    screen = open_station("grill")
    bar = Bar(screen)
    first = next(row for row in screen.live() if row.key == "1")
    bar.press("1")
    assert actions(screen) == [Action.BUMP]
    bar.press("Backspace")
    assert actions(screen) == [Action.BUMP, Action.RECALL]
    screen.hub.commands.clear()
    screen.kiosk.pending_changed({})
    # Into the card: the first item, the next one, done; and out again.
    bar.press("Down", "I")
    keep_picture(screen.window.grabWindow(), "card-cursor")
    bar.press("Return")
    (command,) = screen.hub.commands
    assert (command.action, command.order_id, len(command.item_ids)) == (Action.BUMP, first.orderId, 1)
    bar.press("Escape")
    assert not bar.reach.shown
    screen.hub.commands.clear()
    screen.kiosk.pending_changed({})
    # 86 of the second dish.
    bar.press("A", "Down", "Right", "Return")
    (command,) = screen.hub.commands
    assert command.action in (Action.SOLD_OUT, Action.BACK_IN_STOCK)
    assert command.name == screen.kiosk.property("allDay")[1]["name"]
    bar.press("A")
    assert screen.kiosk.panel == "", "the same key closes it"
    # What left is found by its number and comes back.
    line.bump("grill", first.orderId)
    screen.show(line.board("grill", seq=4712))
    screen.hub.commands.clear()
    screen.kiosk.pending_changed({})
    bar.press("R", *first.number)
    assert screen.kiosk.property("sought") == first.number
    bar.go_to("Tab", "recallRow")
    bar.press("Return")
    assert [(c.action, c.order_id) for c in screen.hub.commands] == [(Action.RECALL, first.orderId)]


def test_a_service_of_select_then_bump_on_a_bar_of_letters(open_station, keep_picture, qtbot):
    """At expo: choose, bump, rush, fire from the order's panel, the kitchen's profile, another station."""
    screen = open_station("expo", key_profile="letters", bump_by="select")
    screen.kiosk.offer_stations([("grill", "Grill"), ("fry", "Fry")])
    bar = Bar(screen)
    second = next(row for row in screen.live() if row.key == "B")
    bar.press("B")
    assert screen.hub.commands == []
    bar.press("T")
    if not screen.hub.commands:
        bar.press("T")  # it has an allergen: sure?
    assert [(c.action, c.order_id) for c in screen.hub.commands] == [(Action.BUMP, second.orderId)]
    bar.press("Q")
    assert actions(screen) == [Action.BUMP, Action.RECALL]
    screen.hub.commands.clear()
    screen.kiosk.pending_changed({})
    bar.press("V")
    (command,) = screen.hub.commands
    assert (command.action, command.priority) == (Action.PRIORITIZE, Priority.RUSH)
    screen.hub.commands.clear()
    screen.kiosk.pending_changed({})
    bar.press("U")
    assert screen.kiosk.panel == "order"
    keep_picture(screen.window.grabWindow(), "order-ring")
    bar.go_to("L", "choice", "Rush")
    bar.press("T")
    (command,) = screen.hub.commands
    assert (command.action, command.order_id) == (Action.PRIORITIZE, second.orderId)
    screen.hub.commands.clear()
    bar.press("X")
    bar.go_to("L", "profile", "Everybody")
    bar.press("T")
    assert actions(screen) == [Action.PROFILE]
    bar.press("W")
    bar.go_to("L", "stationChoice", "Fry")
    with qtbot.waitSignal(screen.kiosk.stationChosen) as chosen:
        bar.press("T")
    assert chosen.args == ["fry"]


@pytest.mark.parametrize("locked", [True, False])
def test_a_service_on_a_numeric_keypad(open_station, locked):
    """Seventeen keys are enough, with Num Lock on or off: the other buttons are reached over the foot."""
    screen = open_station("expo", key_profile="numpad")
    bar = Bar(screen)
    second = next(row for row in screen.live() if row.key == "2")
    bar.press("Num 2" if locked else "Num Down")
    if not screen.hub.commands:
        bar.press("Num 2" if locked else "Num Down")
    assert [(c.action, c.order_id) for c in screen.hub.commands] == [(Action.BUMP, second.orderId)]
    bar.press("Num Period" if locked else "Num Delete")
    assert actions(screen) == [Action.BUMP, Action.RECALL]
    screen.hub.commands.clear()
    screen.kiosk.pending_changed({})
    bar.press("Num Plus", "Num Asterisk", "Num Minus", "Num Enter")
    assert screen.kiosk.panel == "order", "above the first item is the head"
    bar.press("Backspace")
    assert screen.kiosk.panel == ""
    bar.go_to("Num Slash", "recallButton")
    bar.press("Num Enter")
    assert screen.kiosk.panel == "recall"
    bar.press("Num 1", "Num 0", "Num 1")
    assert screen.kiosk.property("sought") == "101"
    bar.press("Num Period")
    assert screen.kiosk.property("sought") == "10"
    bar.go_to("Num Plus", "closeButton")
    bar.press("Num Enter")
    assert screen.kiosk.panel == ""


def test_a_service_on_a_bar_like_a_kb9000(open_station, line):
    """BUMP, SUM, RECALL, PAGE, SCROLL and arrows do what stands on them."""
    screen = open_station("grill", key_profile="kb9000", bump_by="select")
    bar = Bar(screen)
    third = next(row for row in screen.live() if row.key == "3")
    bar.press("3", "B")
    if not screen.hub.commands:
        bar.press("B")
    assert [(c.action, c.order_id) for c in screen.hub.commands] == [(Action.BUMP, third.orderId)]
    bar.press("S")
    assert screen.kiosk.panel == "all_day"
    bar.press("S", "R")
    assert screen.kiosk.panel == "recall"
    bar.press("Q")
    bar.press("C")
    assert bar.reach.shown
    bar.press("C")
    assert not bar.reach.shown


def test_expo_hangs_a_card_elsewhere_by_keys(open_station):
    """What dragging it does: within the card, left and right take it along."""
    screen = open_station("expo")
    bar = Bar(screen)
    ids = [order.id for order in screen.hub.board.orders]
    bar.press("Down", "I", "Right")
    (command,) = screen.hub.commands
    assert (command.action, command.order_id, command.between) == (Action.PLACE, ids[0], (ids[1], ids[2]))
    bar.press("Left")
    assert len(screen.hub.commands) == 1, "it is the first"


@pytest.mark.parametrize("profile", ["keyboard", "kb9000", "numpad", "letters"])
def test_the_settings_are_opened_and_set_by_keys(open_station, profile, tmp_path):
    """Behind the PIN, which is typed with the keys of cards; the keys then are other ones, and a bar is learnt."""
    on = {"keyboard": "Tab", "kb9000": "Home", "numpad": "Num Slash", "letters": "P"}[profile]
    digits = "ABCD" if profile == "letters" else "1234"
    screen = open_station("grill", key_profile=profile)
    disk = Disk.open(tmp_path / "grill.db")
    screen.kiosk.keep(Setup.of(screen.kiosk.config), disk, "1234")
    screen.kiosk.learning.keep_on(disk)
    bar = Bar(screen)
    bar.go_to(on, "stationButton")
    bar.press("Return")
    bar.go_to(on, "settingsButton")
    bar.press("Return", *digits, "Return")
    assert screen.kiosk.panel == "settings"
    # The page of the bump bar, then its last row.
    while next(page for page in screen.kiosk.property("settingsPages") if page["current"])["name"] != "keys":
        bar.press(on)
        if bar.on().objectName() == "settingsTab":
            bar.press("Return")
    while bar.on().property("text") != "Learn keys":
        bar.press(on)
    bar.press("Return")
    assert screen.all("learnPanel")
    bar.press("F1", "F2", "F1", "F1")
    assert not screen.all("learnPanel")
    assert screen.kiosk.config.key_profile == "learned"
    disk.close()
    again = Disk.open(tmp_path / "grill.db")
    assert '"key_profile": "learned"' in (again.fact("settings") or "")
    assert known(again.fact("keys.learnt")) == {"F1": Wish.BUMP, "F2": Wish.NUMBER_1}
    again.close()
