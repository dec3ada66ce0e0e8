"""Every way a screen can look, opened for tests that measure what is painted and what can be touched."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from boards.lesson import begin, hung
from boards.line import Line, dish, evening
from boards.painted import area
from boards.pair import Pair
from boards.reference import NOW_MS, Ticket, board, change, mod
from boards.settings import open_pad, open_settings
from boards.settings_showings import CLOSED
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.orders import ChangeKind, ModifierKind, Order, Priority
from hub_server.protocol.states import Action, Status
from kiosk_app import cook
from kiosk_app.board import Board, Link
from kiosk_app.config import THEMES
from kiosk_app.disk import Given

Screen = Any
"""`Screen` of the kiosk's conftest."""

Open = Callable[..., Screen]

STATIONS = [("pending", "Pending"), ("preparing", "Preparing"), ("ready", "Ready"), ("expo", "Expo")]


def dress(screen: Screen, theme: str) -> None:
    """Changes the theme of a screen that is running, as its settings do."""
    assert theme in THEMES
    screen.kiosk._config = replace(screen.kiosk._config, theme=theme)
    screen.kiosk.settingsChanged.emit()


def grab(screen: Screen) -> QImage:
    """What is painted, in pixels as `boards.colours.rgb` takes them."""
    picture = screen.window.grabWindow()
    assert not picture.isNull()
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def _dressed() -> list[Order]:
    """Orders with everything that the reference board has not."""
    return [
        Ticket(161, 700, table="5", note="At once", changes=(change(ChangeKind.TABLE, None, "4", "5"),))
        .add(2, "Veal cutlet", mod("cheese", ModifierKind.EXTRA), mod("gravy", ModifierKind.SIDE), done=True)
        .add(1, "Peas", names={"es": "Guisantes"})
        .order(),
        Ticket(162, 690, table="6", recalled=True, priority=Priority.VIP)
        .add(
            3,
            "Trout",
            mod("cheese", ModifierKind.EXTRA),
            mod("gravy", ModifierKind.SIDE),
            allergens=("Fish",),
        )
        .order(),
    ]


def rail(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """A stage with every band and every change; one card waits, of another a line, and the cursor is on a third."""
    shown = board()
    orders = (*_dressed(), *(order for order in shown.orders if order.id in (136, 129, 143, 144)))
    settings = {"dish_language": "es"} | how
    screen = open_screen(replace(shown, orders=orders, total=len(orders)), **settings)
    screen.wait_still()
    screen.kiosk.bumpItem(161, "2")
    screen.time[0] += 1
    screen.kiosk.bump(136)
    screen.kiosk._said.dismiss()
    screen.kiosk._view.selected = 129
    screen.kiosk.tick()
    return screen


def states(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """An expediter's rail on which orders of all six states hang side by side; a bump had no effect."""
    own = evening()
    for number in (104, 105, 107):
        del own.orders[number]
    own.place(111, 2400, dish("1", 1, "Roast", "Grill", "Mains"), table="31")
    own.place(112, 620, dish("1", 1, "Stew", "Grill", "Mains"), table="32")
    own.place(
        113, 20, dish("1", 2, "Wings", "Fry", "Mains"), dish("2", 1, "Steak", "Grill", "Mains"), table="33"
    )
    own.give("expo", 113, Action.HOLD, "1", "2")
    screen = open_screen(own.board("expo"), title="Expo", **how)
    order = own.orders[103]
    command = Command(id="none", action=Action.BUMP, order_id=103, version=1, items_version=1)
    screen.kiosk.answered(command, Ack(station="expo", id="none", result=Result.STALE_ITEMS, order=order))
    screen.until(
        lambda: (
            screen.kiosk.pages > 1
            or any(item.property("modelData")["kind"] == "band.conflict" for item in screen.all("line"))
        )
    )
    screen.wait_still()
    return screen


def prep(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """A cook's rail with a ticket that wants a second touch, one that is held, and times to begin."""
    screen = open_station("grill", **how)
    screen.wait_still()
    screen.kiosk.bump(104)
    return screen


def served(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """Orders that are ready, and the way back of a bump."""
    screen = open_screen(status=Status.READY, **how)
    screen.wait_still()
    screen.kiosk.bump(138)
    screen.kiosk.pending_changed({})
    assert screen.all("undoButton")
    return screen


def lost(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """Not current, not secure, and a bump waits."""
    screen = open_screen(replace(board(), insecure=True), link=Link.RECONNECTING, **how)
    screen.wait_still()
    screen.kiosk.bump(138)
    screen.hub.now_ms = NOW_MS + 10_000
    screen.kiosk.tick()
    assert screen.kiosk.stale
    return screen


def faltering(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """The connection has just gone; the board is still current. The page before has news."""
    screen = open_screen(**how)
    screen.kiosk.turn(1)
    screen.kiosk.link_changed(Link.RECONNECTING, "")
    return screen


def asked(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """A question between the bar and the rail."""
    screen = open_station("expo", **how)
    (order,) = (order for order in line.board("expo").orders if order.id == 103)
    screen.hub.too_old = (Given(station="expo", command=cook.bump(order, (), line.at("expo")), at_ms=1),)
    screen.kiosk.tick()
    screen.until(lambda: screen.all("askBand"))
    board = screen.one("board")
    screen.until(lambda: all(area(board).contains(area(card)) for card in screen.all("card")))
    screen.wait_still()
    return screen


def empty(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """Nothing to do, and something that was not done."""
    screen = open_screen(replace(board(), orders=(), total=0), **how)
    command = Command(id="none", action=Action.BUMP, order_id=77, version=1, items_version=1)
    screen.kiosk.answered(command, Ack(station="preparing", id="none", result=Result.CANCELLED))
    assert screen.all("toast")
    return screen


def all_day(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """The totals; one dish is chosen, so that its tickets stand out."""
    screen = open_station("expo", **how)
    screen.wait_still()
    screen.kiosk.open("all_day")
    screen.time[0] += 1
    screen.kiosk.highlight("Smash Burger")
    assert screen.kiosk.highlighted == "Smash Burger"
    return screen


def order(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """What can be done with one order."""
    screen = open_station("expo", **how)
    screen.wait_still()
    screen.kiosk.openOrder(107)
    return screen


def profile(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """How the kitchen is run."""
    screen = open_station("expo", **how)
    screen.wait_still()
    screen.kiosk.open("profile")
    return screen


def recall(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """What has left, what is looked for among it, and what has left since."""
    screen = open_screen(**how)
    screen.wait_still()
    screen.kiosk.open("recall")
    known = screen.hub.board
    gone = Ticket(125, 900, Status.READY, table="3").add(1, "Soup").order()
    screen.kiosk.board_changed(replace(known, recent=(gone, *known.recent)))
    screen.until(lambda: screen.all("panelNews"))
    return screen


def picker(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """Which station this is."""
    screen = open_screen(**how)
    screen.kiosk.offer_stations(STATIONS)
    screen.kiosk.open("stations")
    return screen


def first(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """Before the first orders."""
    return open_screen(Board(station="grill"), link=Link.RECONNECTING, now=False, **how)


def learning(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """A bump bar is learnt, key by key."""
    screen = open_screen(**how)
    screen.wait_still()
    screen.kiosk.learning.start()
    screen.kiosk.learning.skip()
    return screen


def pin(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """The PIN before the settings; one digit is typed."""
    screen = open_screen(**how)
    open_pad(screen)
    screen.kiosk.typePin("2")
    return screen


def settings(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """What can be set on the glass: a page with choices, a number and a button."""
    screen = open_screen(**how)
    open_settings(screen)
    return screen


def guests(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """What guests read."""
    own = evening()
    own.bump("expo", 103)
    screen = open_screen(own.board("guests"), title="Guests", **how)
    screen.until(lambda: screen.all("guestNumber"))
    return screen


def tiles(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """Every card as large as the next, and some of them cut; it can be heard, but these are the quiet hours."""
    return open_screen(**{"layout": "tiles", "quiet_from": "00:00", "quiet_to": "23:59"} | how)


def listed(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """One card below the other, with everything that one can carry; the machine is muted."""
    screen = rail(open_screen, open_station, line, **{"layout": "list"} | how)
    screen.kiosk.sound.reported.emit("muted")
    return screen


def beside(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """The totals beside the cards: one dish is chosen, one sold out, and of one that is asked."""
    line.sold_out = ("Fries",)
    screen = open_station("expo", **{"beside": True} | how)
    screen.wait_still()
    screen.kiosk.highlight("Smash Burger")
    screen.kiosk.soldOut("Chicken Wings", True)
    assert screen.one("allDayColumn")
    return screen


def split(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """Two stations; the second one is not current, has no speaker, and is the one that the bump bar works in."""
    screen = open_station("expo", **how)
    pair = Pair(screen, line, ("expo", "fry"))
    pair.press(Qt.Key.Key_Tab)
    pair.kiosks[1].sound.reported.emit("missing")
    pair.hubs[1].now_ms = NOW_MS + 95_000
    pair.kiosks[1].link_changed(Link.RECONNECTING, "")
    screen.until(lambda: pair.kiosks[1].stale)
    assert screen.all("keysMark")
    return screen


def training(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """A lesson; nothing of the real orders behind it is pressing."""
    screen = open_station("grill", **how)
    begin(screen, 90)
    assert not screen.kiosk.behind["alarm"]
    return screen


def called(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """A lesson in one of two panes, and a real order comes; in the other pane one is not pressing."""
    screen = open_station("expo", **how)
    pair = Pair(screen, line, ("expo", "fry"))
    for kiosk in pair.kiosks:
        kiosk.train(True)
    line.place(119, 1, dish("1", 1, "Steak", "Grill", "Mains"), table="9")
    screen.hub.board = line.board("expo")
    screen.hub.listener.board_changed(screen.hub.board)
    hung(screen)
    assert [kiosk.behind["alarm"] for kiosk in pair.kiosks] == [True, False]
    return screen


def standby(open_screen: Open, open_station: Open, line: Line, **how: Any) -> Screen:
    """A kitchen that rests, and what is said of it nevertheless: not secure, and nobody would hear an order."""
    screen = open_screen(replace(board(), orders=(), total=0, insecure=True), standby_min=5, **how)
    screen.kiosk.sound.reported.emit("muted")
    for _ in range(12):
        screen.time[0] += 30
        screen.kiosk.tick()
    assert screen.all("standby")
    return screen


SHOWINGS: dict[str, Callable[..., Screen]] = {
    each.__name__: each
    for each in (
        rail,
        states,
        prep,
        served,
        lost,
        faltering,
        asked,
        empty,
        all_day,
        order,
        profile,
        recall,
        picker,
        first,
        learning,
        pin,
        settings,
        guests,
        tiles,
        listed,
        beside,
        split,
        training,
        called,
        standby,
        *CLOSED,
    )
}
"""Name → how it is opened; who adds what can be seen on a screen adds it here, and it is measured in every theme."""
