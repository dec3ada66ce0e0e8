"""The screen under a cook's fingers: real window, real touches, real keys."""

import time
from dataclasses import replace

import msgspec
import pytest
from boards.reference import NOW_MS, Ticket, board
from boards.scene import interpreted, items, middle
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from hub_server.protocol.orders import Modifier
from hub_server.protocol.states import Action, Status
from kiosk_app import cook
from kiosk_app.board import Board, Link
from kiosk_app.outbox import by_order
from kiosk_app.window import measure


def without(shown, *gone):
    orders = tuple(order for order in shown.orders if order.id not in gone)
    return replace(shown, orders=orders, total=len(orders), seq=shown.seq + 1)


def test_a_touch_on_the_button_sends_one_bump_and_shows_it_at_once(open_screen):
    """Drawn as pending before anybody answered; a second tap sends nothing."""
    screen = open_screen()
    button = screen.one("bumpButton", screen.card(138))
    screen.touch(button)
    assert screen.card(138).property("waiting")
    screen.touch(button)
    (command,) = screen.hub.commands
    assert (command.order_id, command.action, command.to) == (138, Action.BUMP, Status.READY)
    assert (command.version, command.items_version) == (3, 1)


def test_a_mouse_does_what_a_finger_does(open_screen):
    """Not every kitchen has a touchscreen."""
    screen = open_screen()
    button = screen.one("bumpButton", screen.card(136))
    where = button.mapToScene(QPointF(10, 10)).toPoint()
    QTest.mouseClick(screen.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert [command.order_id for command in screen.hub.commands] == [136]


def test_a_bumped_order_goes_and_the_others_close_up(open_screen):
    """The hub's event takes the card away; the next one takes its place and its key."""
    screen = open_screen(reduced_motion=False)
    screen.wait_still()
    screen.touch(screen.one("bumpButton", screen.card(138)))
    screen.show(without(screen.hub.board, 138))
    screen.until(lambda: not any(row.leaving for row in screen.kiosk.orders.rows))
    assert screen.card(136).property("key") == "1"
    screen.until(lambda: (screen.card(136).x(), screen.card(136).y()) == (0, 0))


def test_a_card_that_has_just_moved_takes_no_tap(open_screen):
    """What lies under the finger now is not what the cook aimed at."""
    screen = open_screen()
    screen.show(without(screen.hub.board, 138))
    screen.touch(screen.one("bumpButton", screen.card(136)))
    QTest.keyClick(screen.window, Qt.Key.Key_1)
    assert screen.hub.commands == []
    screen.time[0] += 0.31
    screen.touch(screen.one("bumpButton", screen.card(136)))
    assert [command.order_id for command in screen.hub.commands] == [136]


def test_the_bump_bar_bumps_the_card_with_its_key(open_screen):
    """Also in a window that is not active."""
    screen = open_screen()
    QTest.keyClick(screen.window, Qt.Key.Key_3)
    third = next(row for row in screen.live() if row.key == "3")
    assert [command.order_id for command in screen.hub.commands] == [third.orderId]


def test_the_cursor_of_the_bump_bar_reaches_every_card(open_screen):
    """Cards beyond the tenth have no digit, but the cursor."""
    screen = open_screen()
    QTest.keyClick(screen.window, Qt.Key.Key_Down)
    screen.time[0] += 0.2
    QTest.keyClick(screen.window, Qt.Key.Key_Down)
    QTest.keyClick(screen.window, Qt.Key.Key_Return)
    assert [command.order_id for command in screen.hub.commands] == [136]


def test_undo_calls_the_order_back_to_where_it_was(open_screen):
    """Within reach for three seconds after each bump."""
    screen = open_screen()
    screen.touch(screen.one("bumpButton", screen.card(138)))
    assert screen.one("toastText").property("text") == "138 ready"
    screen.kiosk.pending_changed({})
    screen.touch(screen.one("undoButton"))
    _, recall = screen.hub.commands
    assert (recall.order_id, recall.action, recall.to) == (138, Action.RECALL, Status.PREPARING)
    assert not screen.all("toast")


def test_a_touch_on_an_item_finishes_that_item(open_screen):
    """And only while the order is being prepared."""
    screen = open_screen()
    lines = [
        item for item in screen.all("line", screen.card(136)) if item.property("text") == "Chocolate Brownie"
    ]
    screen.touch(lines[0])
    (command,) = screen.hub.commands
    assert (command.order_id, command.item_ids, command.to) == (136, ("2",), Status.READY)
    assert screen.all("itemWaiting", screen.card(136))


def test_every_item_that_was_touched_waits_until_it_is_answered(open_screen):
    """A second touch does not take the little clock from the first; offline both are counted."""
    screen = open_screen(link=Link.RECONNECTING)
    for name in ("Chocolate", "Crispy", "Chocolate"):
        lines = screen.all("line", screen.card(136))
        screen.touch(next(line for line in lines if line.property("text").startswith(name)))
    first, second = screen.hub.commands
    assert (first.item_ids, second.item_ids) == (("2",), ("1",))
    assert len(screen.all("itemWaiting", screen.card(136))) == 2
    assert screen.one("staleText").property("text").endswith("bumps are kept (2 waiting).")
    screen.kiosk.pending_changed({136: (second,)})
    assert len(screen.all("itemWaiting", screen.card(136))) == 1


def test_recall_brings_back_what_left(open_screen, keep_picture):
    """One tap on Recall, one on the order."""
    screen = open_screen()
    screen.touch(screen.one("recallButton"))
    screen.paint()
    rows = screen.all("recallRow")
    assert len(rows) == 3
    keep_picture(screen.window.grabWindow(), "recall")
    screen.touch(min(rows, key=lambda row: row.y()))
    (command,) = screen.hub.commands
    assert (command.order_id, command.action, command.to) == (127, Action.RECALL, Status.PREPARING)
    assert not screen.all("recallPanel")


def test_a_panel_takes_the_taps_of_what_lies_below_it(open_screen, keep_picture):
    """Closing a panel bumps nothing; the truth bar stays in sight."""
    screen = open_screen()
    screen.touch(screen.one("allDayButton"))
    assert screen.one("allDayPanel").mapToScene(QPointF(0, 0)).y() >= screen.one("linkWord").height()
    keep_picture(screen.window.grabWindow(), "all-day")
    below = middle(screen.one("bumpButton", screen.card(138)))
    screen.touch_at(below)
    assert screen.all("allDayPanel"), "the second touch of a double tap on what opened it"
    screen.time[0] += 0.31
    screen.touch_at(below)
    assert not screen.all("allDayPanel")
    screen.time[0] += 0.2
    screen.touch_at(below)
    assert screen.hub.commands == [], "the second touch of a double tap that closed it"
    screen.time[0] += 0.11
    screen.touch_at(below)
    assert [command.order_id for command in screen.hub.commands] == [138]


def test_pages_are_turned_by_touch_and_key_and_always_say_where_one_is(open_screen):
    """Position, total and what is beyond the page are on the screen."""
    screen = open_screen()
    assert screen.one("position").property("text") == f"Page 1 of {screen.kiosk.pages}"
    assert screen.one("total").property("text") == "17 orders"
    assert screen.one("beyond").property("text").endswith("on other pages")
    screen.touch(screen.one("pageAfter"))
    assert screen.one("position").property("text").startswith("Page 2")
    QTest.keyClick(screen.window, Qt.Key.Key_PageUp)
    assert screen.one("position").property("text").startswith("Page 1")


def test_a_new_order_beyond_the_page_announces_itself(open_screen):
    """Until somebody has turned to it."""
    screen = open_screen()
    for _ in range(screen.kiosk.pages - 1):
        screen.kiosk.turn(1)
    while screen.kiosk.page:
        screen.kiosk.turn(-1)
    assert not screen.all("arrivals")
    new = msgspec.structs.replace(Ticket(200, 1).add(1, "Soup").order())
    shown = screen.hub.board
    screen.show(replace(shown, orders=(*shown.orders, new), total=18, seq=101))
    screen.until(lambda: screen.all("arrivals"))
    assert screen.one("arrivals").property("text") == "1 new →"


@pytest.mark.parametrize(
    ("link", "word", "stale"),
    [
        (Link.CONNECTED, "LIVE", False),
        (Link.DISCONNECTED, "NOT CONNECTED", True),
        (Link.RECONNECTING, "RECONNECTING", True),
        (Link.ERROR, "PROBLEM", True),
        (Link.FAILED, "POLLING", False),
    ],
)
def test_the_five_connection_states_have_a_sign_and_a_word(open_screen, keep_picture, link, word, stale):
    """And where the board may not be current, the whole bar says so."""
    screen = open_screen(link=link)
    keep_picture(screen.window.grabWindow(), f"link-{link}")
    assert screen.one("linkWord").property("text") == word
    assert screen.one("linkSign").property("text")
    assert bool(screen.all("staleText")) is stale


def test_a_stale_screen_says_from_when_it_is_and_what_waits(open_screen, keep_picture):
    """A connection that only looks alive does not count: nobody vouched for this board for 4 s."""
    screen = open_screen()
    screen.hub.now_ms = NOW_MS + 4_000
    screen.kiosk.tick()
    screen.touch(screen.one("bumpButton", screen.card(138)))
    text = screen.one("staleText").property("text")
    assert text.startswith("Showing 17 orders as of ")
    assert text.endswith("bumps are kept (1 waiting).")
    assert screen.one("linkWord").property("text") == "RECONNECTING"
    keep_picture(screen.window.grabWindow(), "stale")


def test_a_screen_does_not_wait_for_its_clock_to_say_that_it_is_stale(open_screen):
    """LIVE never stands for the rest of a second on a board that nobody vouched for in time."""
    screen = open_screen()
    screen.kiosk._ticking.stop()
    began = time.monotonic() - 2.8
    screen.hub.vouched_ago_s = lambda: time.monotonic() - began
    screen.kiosk.board_changed(screen.hub.board)
    assert screen.one("linkWord").property("text") == "LIVE"
    screen.until(lambda: screen.one("linkWord").property("text") == "RECONNECTING")
    assert screen.hub.vouched_ago_s() > 3.0


def test_a_card_that_cannot_be_drawn_does_not_stop_the_clock(open_screen, qtbot, monkeypatch):
    """The truth bar goes first: no fault of ours leaves LIVE standing on an old board."""
    screen = open_screen()
    # Both until the end: the kiosk ticks by itself, too.
    with qtbot.captureExceptions() as faults, monkeypatch.context() as broken:
        broken.setattr("kiosk_app.drawing.rows", lambda *_, **__: 1 / 0)
        screen.hub.now_ms = NOW_MS + 60_000
        screen.until(lambda: screen.one("linkWord").property("text") == "RECONNECTING")
        assert screen.one("staleText")
        assert faults
        with pytest.raises(ZeroDivisionError):
            screen.kiosk.link_changed(Link.ERROR, "The hub does not know this screen.")
        assert screen.one("linkWord").property("text") == "PROBLEM"
        with pytest.raises(ZeroDivisionError):
            screen.kiosk.pending_changed(by_order((cook.bump(screen.hub.board.order(138), ()),)))
        assert screen.one("staleText").property("text").endswith("(1 waiting).")


def test_a_screen_without_a_hub_says_what_it_looks_for(open_screen, keep_picture):
    """No blank screen: what is missing, and what somebody can try."""
    screen = open_screen(Board(station="pending"), link=Link.RECONNECTING, now=False)
    assert screen.one("firstStartHeadline").property("text") == "Hub not found"
    assert "http://127.0.0.1:8000" in screen.one("firstStartDetail").property("text")
    keep_picture(screen.window.grabWindow(), "first-start")
    screen.show(board())
    screen.hub.now_ms = NOW_MS
    screen.kiosk.link_changed(Link.CONNECTED, "")
    assert not screen.all("firstStart")
    assert screen.all("card")


def test_an_empty_station_says_that_it_is_empty(open_screen):
    """An empty screen is a promise too."""
    screen = open_screen(replace(board(), orders=(), total=0))
    assert screen.one("allDone")


def test_choosing_a_station(open_screen, qtbot):
    """Large buttons inside the one window."""
    screen = open_screen()
    screen.kiosk.offer_stations([("pending", "Pending"), ("preparing", "Preparing"), ("ready", "Ready")])
    screen.touch(screen.one("stationButton"))
    choices = sorted(screen.all("stationChoice"), key=lambda choice: choice.x())
    assert [choice.property("text") for choice in choices] == ["Pending", "Preparing", "Ready"]
    with qtbot.waitSignal(screen.kiosk.stationChosen) as chosen:
        screen.touch(choices[2])
    assert chosen.args == ["ready"]
    assert not screen.all("picker")


def test_an_insecure_hub_shows_a_red_banner(open_screen, keep_picture):
    """On every kiosk, as long as it is so."""
    screen = open_screen(replace(board(), insecure=True))
    assert "NOT SECURE" in screen.one("insecureText").property("text")
    keep_picture(screen.window.grabWindow(), "insecure")


def test_ages_tick_on_the_hubs_clock(open_screen):
    """Only the text changes."""
    screen = open_screen()
    assert screen.one("age", screen.card(138)).property("text") == "13:42"
    screen.hub.now_ms = NOW_MS + 1_000
    screen.kiosk.tick()
    assert screen.one("age", screen.card(138)).property("text") == "13:43"
    assert not any(card.property("moving") for card in screen.all("card"))


def test_hostile_text_is_drawn_as_plain_text(open_screen):
    """Markup is letters, whoever sent it, on the cards and in whatever opens over them."""
    evil = "<img src=x onerror=alert(1)><b>Pizza</b> &lt;" + "\u202e" + "evil" + "z" + "\u0300" * 200
    ticket = Ticket(1, 5, note=evil, customer_name=evil, table="<i>9</i>")
    ticket.add(1, evil, Modifier(name=evil), note=evil, allergens=(evil,), course=evil)
    order = msgspec.structs.replace(ticket.order(), number=evil)
    screen = open_screen(replace(board(), orders=(order,), recent=(order,), total=1))
    texts = [item for item in screen.all("line") if "<b>Pizza</b>" in "".join(item.property("text").split())]
    assert len(texts) >= 4
    for item in texts:
        # As markup it would be narrower by the tags.
        font = item.property("font")
        widest = max(
            measure(line, font.pixelSize(), font.weight()) for line in item.property("text").split("\n")
        )
        assert abs(item.property("contentWidth") - widest) < 2
    assert all("\u202e" not in item.property("text") for item in screen.all("line"))
    assert screen.one("where").property("text") == "<i>9</i>"
    assert interpreted(screen.window.contentItem()) == []
    screen.kiosk.offer_stations([("pending", evil)])
    for panel in ("recall", "all_day", "stations"):
        screen.kiosk.open(panel)
        assert any("<b>Pizza" in str(item.property("text")) for item in items(screen.window.contentItem()))
        assert interpreted(screen.window.contentItem()) == [], panel
    screen.time[0] += 1
    screen.kiosk.open("")
    screen.time[0] += 1
    screen.kiosk.link_changed(Link.RECONNECTING, evil)
    screen.touch(screen.one("bumpButton", screen.card(1)))
    assert "<b>Pizza" in screen.one("toastText").property("text")
    assert interpreted(screen.window.contentItem()) == []


def test_a_screen_without_a_hub_draws_its_reason_as_plain_text(open_screen):
    """What stands in an error came over the network, too."""
    screen = open_screen(Board(station="pending"), link=Link.RECONNECTING, now=False)
    screen.kiosk.link_changed(Link.ERROR, "<b>Pizza</b>")
    assert "<b>Pizza</b>" in screen.one("firstStartHeadline").property("text")
    assert interpreted(screen.window.contentItem()) == []
