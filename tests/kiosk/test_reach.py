"""Everything that can be touched is reached by keys, and a whole service is worked without a touch."""

from dataclasses import replace

import pytest
from boards.bar import Bar
from boards.reference import NOW_MS, StoppedHub, board
from boards.scene import items
from PySide6.QtGui import QColor

from kiosk_app import cook
from kiosk_app.board import Board, Link
from kiosk_app.bump_bar import Wish
from kiosk_app.disk import Given
from kiosk_app.keys import WindowKeys
from kiosk_app.lesson import ASKED
from kiosk_app.outbox import OLD_MS
from kiosk_app.reach import stop_of
from kiosk_app.reading_order import Way, nearest
from kiosk_app.setup import Setup
from kiosk_app.window import second_kiosk

SIZES = [(1920, 1080), (1080, 1920), (1280, 720)]
FORWARD = {"keyboard": "Tab", "kb9000": "Home", "numpad": "Num Slash", "letters": "P"}


def recallable(orders: int = 12) -> Board:
    shown = board()
    return replace(shown, recent=shown.orders[:orders])


def open_recall(screen, bar):
    screen.show(recallable())
    screen.kiosk.open("recall")


def open_choices(screen, bar):
    screen.time[0] += 1
    screen.kiosk.openOrder(screen.live()[0].orderId)


def open_pin(screen, bar):
    screen.kiosk.keep(Setup.of(screen.kiosk.config), None, "1234")
    screen.kiosk.openSettings()


def open_settings(screen, bar):
    open_pin(screen, bar)
    screen.time[0] += 1
    for digit in "1234":
        screen.kiosk.typePin(digit)
    screen.kiosk.enterPin()


PANELS = {
    "pin": ("expo", open_pin, "pinPad"),
    "settings": ("expo", open_settings, "settingsPanel"),
    "recall": ("expo", open_recall, "recallPanel"),
    "all day": ("grill", lambda screen, bar: screen.kiosk.open("all_day"), "allDayPanel"),
    "order": ("expo", open_choices, "orderPanel"),
    "profile": ("expo", lambda screen, bar: screen.kiosk.open("profile"), "profilePanel"),
    "stations": ("expo", lambda screen, bar: screen.kiosk.open("stations"), "picker"),
}


@pytest.fixture
def panel(open_station):
    """Opens a panel of a busy line."""

    def opening(name: str, width: int = 1920, height: int = 1080, **settings):
        station, how, object_name = PANELS[name]
        screen = open_station(station, width=width, height=height, **settings)
        screen.kiosk.offer_stations([(each, each.capitalize()) for each in ("grill", "fry", "cold", "expo")])
        bar = Bar(screen)
        screen.time[0] += 1
        how(screen, bar)
        screen.until(lambda: screen.all(object_name))
        screen.paint()
        return screen, bar, screen.one(object_name)

    return opening


def touchable(below) -> list:
    return [item for item in items(below) if item.property("touchable") and item.isEnabled()]


def what(item) -> tuple[str, str]:
    data = item.property("modelData")
    data = data.toVariant() if hasattr(data, "toVariant") else data
    return item.objectName(), str(item.property("text") or data)


@pytest.mark.parametrize("profile", FORWARD)
@pytest.mark.parametrize("name", PANELS)
def test_one_key_goes_round_everything_that_can_be_touched(panel, name, profile):
    """In every panel, with every profile; also over the rows of a list that nobody has scrolled to yet."""
    screen, bar, opened = panel(name, key_profile=profile)
    wanted = {what(item) for item in touchable(opened)}
    assert wanted
    found: list[tuple[str, str]] = []
    for _ in range(120):
        bar.press(FORWARD[profile])
        found.append(what(bar.on()))
        if len(found) > 1 and found[-1] == found[0]:
            break
    wanted |= {what(item) for item in touchable(opened)}
    assert set(found) >= wanted
    if name == "recall":
        rows = [each for each in found[:-1] if each[0] == "recallRow"]
        assert len(rows) == len(screen.kiosk.property("recalls")) == 12


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", PANELS)
def test_arrows_reach_everything_that_can_be_touched(panel, name, width, height):
    """Up, down, left and right are enough, on every screen."""
    _, bar, opened = panel(name, width, height)
    bar.press("Down")
    begun = bar.on()
    assert begun is not None
    reached = bar.reach.items()
    stops = [stop_of(item) for item in reached]
    seen, left = set(), [reached.index(begun)]
    while left:
        at = left.pop()
        seen.add(at)
        left += [
            to for way in Way if (to := nearest(stops, at, way)) is not None and to not in seen | {*left}
        ]
    missed = [what(item) for at, item in enumerate(reached) if at not in seen]
    assert missed == []
    assert {id(item) for item in touchable(opened)} <= {id(item) for item in reached}


@pytest.mark.parametrize("name", PANELS)
def test_what_the_ring_is_on_is_on_the_glass(panel, name):
    """Lists scroll with it."""
    _, bar, opened = panel(name, 1280, 720)
    for _ in range(60):
        bar.press("Tab")
        item = bar.on()
        middle = item.mapToScene(item.boundingRect().center())
        assert 0 <= middle.x() <= 1280
        assert 0 <= middle.y() <= 720
        above = item.parentItem()
        while above is not opened and above is not None:
            if above.clip():
                inside = item.mapToItem(above, item.boundingRect().center())
                assert above.contains(inside), what(item)
            above = above.parentItem()


def test_the_buttons_around_the_cards_are_reached(open_station):
    """Those at the foot, the question that waits, and the way back of the last bump."""
    screen = open_station("expo")
    bar = Bar(screen)
    screen.kiosk.bump(screen.live()[0].orderId)
    # However long this takes here, the way back stays.
    screen.kiosk.said._over.stop()
    found = set()
    for _ in range(30):
        bar.press("Tab")
        found.add(bar.on().objectName())
    shown = {item.objectName() for item in touchable(screen.window.contentItem())}
    assert found == shown
    assert found >= {"recallButton", "allDayButton", "profileButton", "stationButton", "undoButton"}


@pytest.mark.parametrize("profile", FORWARD)
@pytest.mark.parametrize("answer", ["askYes", "askNo"])
def test_a_question_is_answered_by_keys(open_screen, profile, answer):
    """Old bumps are sent or thrown away without a touch."""
    screen = open_screen(key_profile=profile)
    order = screen.hub.board.orders[0]
    given = Given(station="preparing", command=cook.bump(order, ()), at_ms=NOW_MS - OLD_MS - 1)
    screen.hub.too_old = (given,)
    screen.kiosk.tick()
    screen.paint()
    bar = Bar(screen)
    bar.go_to(FORWARD[profile], answer)
    bar.press("Return")
    assert (screen.hub.released, screen.hub.dropped) == (
        ([given], []) if answer == "askYes" else ([], [given])
    )


def test_the_first_screen_and_its_picker_are_worked_by_keys(open_screen, qtbot):
    """Also with the keyboard of whoever sets it up."""
    screen = open_screen(Board(station="sushi"), link=Link.ERROR, title="Sushi")
    bar = Bar(screen)
    screen.kiosk.offer_stations([("pending", "Pending"), ("preparing", "Preparing")])
    with qtbot.waitSignal(screen.kiosk.stationsWanted):
        bar.press("Down", "Return")
    bar.go_to("Right", "stationChoice", "Preparing")
    with qtbot.waitSignal(screen.kiosk.stationChosen) as chosen:
        bar.press("Return")
    assert chosen.args == ["preparing"]


@pytest.mark.parametrize("profile", FORWARD)
def test_the_guests_board_is_given_another_station_by_keys(open_station, profile):
    """There is no button on it that a guest could press, and no key of its own on every bar."""
    screen = open_station("guests", key_profile=profile)
    bar = Bar(screen)
    bar.press(FORWARD[profile], "Return")
    assert screen.kiosk.panel == "stations"


def test_the_ring_comes_with_a_key_and_goes_with_a_touch(open_station):
    """Who touches the glass needs none."""
    screen = open_station("expo")
    bar = Bar(screen)
    screen.time[0] += 1
    screen.touch(screen.one("allDayButton"))
    assert not bar.reach.shown
    bar.press("Return")
    assert bar.reach.shown, "the first key shows where the next one acts"
    assert screen.kiosk.property("highlighted") == ""
    bar.press("Return")
    assert screen.kiosk.property("highlighted") != ""
    screen.touch(screen.all("dish")[1])
    assert not bar.reach.shown


def test_the_ring_does_not_come_back_with_what_it_was_on(open_station):
    """A new toast is no invitation to undo."""
    screen = open_station("expo")
    bar = Bar(screen)
    screen.time[0] += 1
    screen.kiosk.bump(screen.live()[0].orderId)
    bar.go_to("Tab", "undoButton")
    screen.kiosk.said.dismiss()
    screen.paint()
    screen.time[0] += 1
    screen.kiosk.bump(screen.live()[1].orderId)
    screen.paint()
    assert screen.all("undoButton")
    assert not bar.reach.shown


def test_the_ring_goes_after_a_while(open_station):
    """Whoever comes next means the cards."""
    screen = open_station("grill")
    bar = Bar(screen)
    bar.press("Tab")
    assert bar.reach.shown
    screen.time[0] += 21
    screen.kiosk.tick()
    assert not bar.reach.shown


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(colour: QColor) -> float:
        parts = [
            value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
            for value in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_the_ring_stands_out_from_whatever_it_is_on(open_station, keep_picture, theme):
    """A thick line of white and of black: one of them is at least 3:1 to any ground there is."""
    screen = open_station("expo", theme=theme)
    bar = Bar(screen)
    bar.press("A", "Down", "Right")
    item = bar.on()
    assert item.objectName() == "dishGone"
    picture = screen.window.grabWindow()
    left = item.mapToScene(item.boundingRect().topLeft()).toPoint()
    across = [picture.pixelColor(left.x() + dx, left.y() + int(item.height() / 2)) for dx in range(12)]
    ground = picture.pixelColor(left.x() - 6, left.y() + int(item.height() / 2))
    assert max(contrast(colour, ground) for colour in across) >= 3
    assert max(contrast(one, other) for one in across for other in across) >= 15
    keep_picture(picture, f"ring-{theme}")


def test_the_cursor_in_a_card_stays_when_the_card_changes(open_station, line):
    """On its item; and it is gone when the card has left."""
    screen = open_station("fry")
    bar = Bar(screen)
    (order,) = [order for order in screen.hub.board.orders if order.number == "107"]
    while [row.orderId for row in screen.live() if row.selected] != [order.id]:
        bar.press("Down")
    bar.press("I")
    ring = bar.on() or screen.one("ring").parentItem()
    assert ring.objectName() == "cardLines"
    line.bump("fry", order.id)
    screen.show(line.board("fry", seq=4712))
    assert not bar.reach.shown


def test_keys_are_one_object_of_the_window(open_screen):
    """Whatever else listens to them."""
    screen = open_screen()
    assert len([child for child in screen.window.children() if isinstance(child, WindowKeys)]) == 1


@pytest.fixture
def pair(open_station, line):
    """Two stations beside each other in one window."""
    screen = open_station("grill", key_profile="letters", columns=2)
    second = second_kiosk(screen.kiosk, screen.window, clock=lambda: screen.time[0])
    hub = StoppedHub(line.board("fry"))
    screen.kiosk.pair(second)
    second.attach(hub, "Fry", None)
    second.link_changed(Link.CONNECTED, "")
    screen.until(lambda: len(screen.all("pane")) == 2 and second.orders.rows)
    screen.time[0] += 1
    yield screen, second, hub
    screen.kiosk.pair(None)


def test_keys_work_in_the_pane_that_has_them(pair, keep_picture):
    """Numbers, the ring and panels are of one pane; the other one has neither keys on its cards nor a ring."""
    screen, second, hub = pair
    left, right = screen.all("pane")
    bar, beside = Bar(screen, left), Bar(screen, right)
    bar.press("A")
    assert (len(screen.hub.commands), hub.commands) == (1, [])
    learn_switch(screen, bar)
    bar.press("F2")
    assert [row.key for row in screen.kiosk.orders.rows if row.key] == []
    bar.press("F1")
    assert len(hub.commands) == 1
    bar.press("F3", "F4", "F4")
    assert second.property("panel") == "all_day"
    assert screen.kiosk.property("panel") == ""
    assert right.isAncestorOf(beside.on())
    assert bar.on() is None
    keep_picture(screen.window.grabWindow(), "ring-split")
    bar.press("F5")
    assert second.property("panel") == ""
    bar.press("F6")
    ring = screen.one("ring")
    assert right.isAncestorOf(ring)
    assert not left.isAncestorOf(ring)
    bar.press("F2")
    assert not beside.reach.shown
    bar.press("F6")
    assert left.isAncestorOf(screen.one("ring"))


def learn_switch(screen, bar) -> None:
    """F1 is card 1, F2 the other pane, F3 all day, F4 the next, F5 closes, F6 goes into a card."""
    wanted = {
        Wish.NUMBER_1: "F1",
        Wish.SWITCH: "F2",
        Wish.ALL_DAY: "F3",
        Wish.NEXT: "F4",
        Wish.CLOSE: "F5",
        Wish.ITEMS: "F6",
    }
    screen.kiosk.learning.start()
    for wish in ASKED:
        if wish in wanted:
            bar.press(wanted[wish])
        elif screen.kiosk.learning.property("active"):
            screen.kiosk.learning.skip()
    assert not screen.kiosk.learning.property("active")


@pytest.mark.parametrize("layout", ["rail", "tiles", "list"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_ring_goes_round_the_item_in_every_layout(open_station, keep_picture, layout, language):
    """Over its lines, within its card."""
    screen = open_station("expo", layout=layout)
    screen.kiosk.configure(replace(screen.kiosk.config, language=language))
    try:
        bar = Bar(screen)
        bar.press("Down", "Down", "I", "Down")
        screen.paint()
        ring = screen.one("ring")
        lines = ring.parentItem()
        assert lines.objectName() == "cardLines"
        frame = ring.mapRectToScene(ring.boundingRect())
        card = lines.parentItem()
        assert card.mapRectToScene(card.boundingRect()).adjusted(-9, -9, 9, 9).contains(frame)
        names = [
            text
            for text in screen.all("line", card)
            if frame.contains(text.mapRectToScene(text.boundingRect()).center())
        ]
        assert [name.property("text") for name in names] == ["Fries"]
        keep_picture(screen.window.grabWindow(), f"item-{layout}-{language}")
    finally:
        screen.kiosk.configure(replace(screen.kiosk.config, language="en"))
