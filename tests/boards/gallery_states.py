"""The kept screens on which something is not as it should be, or is done to an order."""

from dataclasses import replace
from typing import Any

from boards.bar import Bar
from boards.reference import NOW_MS, Ticket, board
from boards.settings import enter, open_pad
from boards.stage import SMALL, Stage, scene

from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Priority
from hub_server.protocol.states import Action, Status
from kiosk_app.board import Board, Link
from kiosk_app.bump_bar import STUCK_S
from kiosk_app.disk import Given
from kiosk_app.pairing import Waiting
from kiosk_app.setup import Setup


@scene("state-stale")
def _stale(stage: Stage) -> Any:
    screen = stage.open_screen()
    screen.hub.now_ms = NOW_MS + 95_000
    screen.kiosk.link_changed(Link.RECONNECTING, "")
    return screen


@scene("state-stale-de")
def _stale_de(stage: Stage) -> Any:
    screen = stage.open_screen(language="de", theme="light")
    screen.hub.now_ms = NOW_MS + 95_000
    screen.kiosk.link_changed(Link.RECONNECTING, "")
    return screen


@scene("state-polling")
def _polling(stage: Stage) -> Any:
    return stage.open_screen(link=Link.FAILED)


@scene("state-no-hub")
def _no_hub(stage: Stage) -> Any:
    return stage.open_screen(
        Board(station="pending"), status=Status.PENDING, link=Link.RECONNECTING, now=False
    )


@scene("state-empty")
def _empty(stage: Stage) -> Any:
    return stage.open_screen(replace(board(), orders=(), total=0))


@scene("state-insecure")
def _insecure(stage: Stage) -> Any:
    return stage.open_screen(replace(board(), insecure=True))


@scene("state-asked")
def _asked(stage: Stage) -> Any:
    screen = stage.open_screen()
    screen.hub.too_old = (
        Given(
            station="preparing",
            command=Command(id="c", action=Action.BUMP, order_id=1, version=1, items_version=1),
            at_ms=NOW_MS - 13 * 3_600_000,
        ),
    )
    screen.kiosk.tick()
    return screen


@scene("state-bumped")
def _bumped(stage: Stage) -> Any:
    """One bump waits for the hub's answer, and the toast has the way back."""
    screen = stage.open_screen()
    screen.kiosk.bump(138)
    return screen


@scene("state-armed")
def _armed(stage: Stage) -> Any:
    """An allergen wants a second touch."""
    screen = stage.open_station("grill")
    screen.wait_still()
    screen.kiosk.bump(104)
    return screen


@scene("state-long")
def _long(stage: Stage) -> Any:
    """The second page: a banquet of sixty lines that goes on from column to column."""
    screen = stage.open_screen()
    screen.kiosk.turn(1)
    screen.time[0] += 1
    return screen


@scene("state-highlighted")
def _highlighted(stage: Stage) -> Any:
    screen = stage.open_screen(beside=True)
    screen.time[0] += 1
    screen.kiosk.highlight("Fish & Chips")
    return screen


@scene("state-edge")
def _edge(stage: Stage) -> Any:
    """New orders beyond the page, one of them a rush."""
    screen = stage.open_screen()
    for _ in range(screen.kiosk.pages):
        screen.kiosk.turn(1)
    screen.kiosk.turn(-screen.kiosk.page)
    new = [Ticket(200 + at, 5 - at, table="40").add(1, "Tomato Soup").order() for at in range(2)]
    rush = Ticket(203, 5, table="41", priority=Priority.RUSH).add(1, "Caesar Salad").order()
    orders = (*board().orders, *new, rush)
    screen.show(replace(board(), orders=orders, total=len(orders), seq=101))
    screen.wait_still()
    screen.kiosk.tick()
    return screen


@scene("state-silent")
def _silent(stage: Stage) -> Any:
    """There is no speaker, though this screen should be heard."""
    screen = stage.open_screen()
    screen.kiosk.sound.reported.emit("missing")
    return screen


@scene("state-muted")
def _muted(stage: Stage) -> Any:
    """Somebody has muted the machine."""
    screen = stage.open_station("grill")
    screen.kiosk.sound.reported.emit("muted")
    return screen


@scene("state-muted-small")
def _muted_small(stage: Stage) -> Any:
    screen = stage.open_screen(theme="light", **SMALL)
    screen.kiosk.sound.reported.emit("muted")
    return screen


@scene("state-quiet-de")
def _quiet_de(stage: Stage) -> Any:
    """The kitchen wants no sound at this hour."""
    return stage.open_screen(language="de", quiet_from="00:00", quiet_to="23:59")


@scene("state-stuck-key")
def _stuck_key(stage: Stage) -> Any:
    """Something lies on the bump bar."""
    return _held_down(stage.open_station("grill"))


@scene("state-stuck-key-ar")
def _stuck_key_ar(stage: Stage) -> Any:
    return _held_down(stage.open_screen(language="ar", theme="light"))


def _held_down(screen: Any) -> Any:
    Bar(screen).down("Down")
    screen.time[0] += STUCK_S
    screen.kiosk.tick()
    assert screen.all("toast")
    return screen


@scene("panel-pin-locked")
def _locked(stage: Stage) -> Any:
    """Five times another PIN."""
    return _tried(stage.open_screen())


@scene("panel-pin-locked-de")
def _locked_de(stage: Stage) -> Any:
    return _tried(stage.open_screen(language="de", theme="contrast", **SMALL))


def _tried(screen: Any) -> Any:
    screen.kiosk.keep(Setup(), None, "2580")
    open_pad(screen)
    for _ in range(5):
        enter(screen, "1111")
    screen.time[0] += 12
    screen.kiosk.tick()
    return screen


@scene("state-standby")
def _standby(stage: Stage) -> Any:
    return _rested(stage.open_screen(replace(board(), orders=(), total=0), standby_min=5))


@scene("state-standby-muted")
def _standby_muted(stage: Stage) -> Any:
    screen = stage.open_screen(replace(board(), orders=(), total=0), standby_min=5)
    screen.kiosk.sound.reported.emit("muted")
    return _rested(screen)


def _rested(screen: Any) -> Any:
    for _ in range(12):
        screen.time[0] += 30
        screen.kiosk.tick()
    return screen


@scene("state-dimmed")
def _dimmed(stage: Stage) -> Any:
    early = tuple(order for order in board().orders if order.id >= 148 and order.id != 151)
    screen = stage.open_screen(replace(board(), orders=early, total=len(early)), brightness=0.6)
    for _ in range(3):
        screen.time[0] += 30
        screen.kiosk.tick()
    return screen


@scene("state-stale-ar")
def _stale_ar(stage: Stage) -> Any:
    screen = stage.open_screen(language="ar")
    screen.hub.now_ms = NOW_MS + 95_000
    screen.kiosk.link_changed(Link.RECONNECTING, "")
    return screen


@scene("state-no-hub-es")
def _no_hub_es(stage: Stage) -> Any:
    shown = Board(station="pending")
    return stage.open_screen(
        shown, status=Status.PENDING, link=Link.RECONNECTING, now=False, language="es", theme="light"
    )


WAITING = Waiting(
    hub="192.0.2.10:8000", code="WDJB-MJHT", link="https://192.0.2.10:8000/pair#WDJBMJHT", until_s=530.0
)


def _waits(stage: Stage, **more: Any) -> Any:
    screen = stage.open_screen(chosen=False, **more)
    screen.kiosk.pair_panel.wait(replace(WAITING, until_s=screen.time[0] + WAITING.until_s))
    return screen


@scene("state-pairing")
def _pairing(stage: Stage) -> Any:
    return _waits(stage)


@scene("state-pairing-ar")
def _pairing_ar(stage: Stage) -> Any:
    return _waits(stage, language="ar", width=1080, height=1920)
