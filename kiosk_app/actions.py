"""What can be done with one order beside bumping it: the choices of its panel, and the command each of them means.

Pure: the order on the glass and where it hangs in, choices or one command out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hub_server.protocol.kitchen import Station, StationKind
from hub_server.protocol.messages import Command, KitchenNow
from hub_server.protocol.orders import Item, Order, Priority, live
from hub_server.protocol.progress import is_made
from hub_server.protocol.states import OPEN, Action, Status
from hub_server.protocol.tickets import unseen
from kiosk_app import cook
from kiosk_app.speech import tr
from kiosk_app.wrap import plain


@dataclass(frozen=True, slots=True)
class Choice:
    """One button.

    Attributes:
        key: which it is, e.g. `rush` or `fire:Mains`.
        sign: name of an icon.
        strong: it is what somebody most likely came for.
    """

    key: str
    text: str
    sign: str
    strong: bool = False


def choices(order: Order, kitchen: KitchenNow, *, alone: bool = False) -> tuple[Choice, ...]:
    """The buttons of an order's panel, as they stand.

    Args:
        alone: no other order hangs here.
    """
    station = kitchen.station
    if station.kind is StationKind.BOARD or order.status not in OPEN:
        return ()
    return tuple(_choices(order, station, kitchen, alone))


def _choices(order: Order, station: Station, kitchen: KitchenNow, alone: bool) -> Iterator[Choice]:
    if any(station.makes or not change.waiting for change in unseen(order, station)):
        # What waits for prep stations only these can have seen.
        yield Choice("seen", tr("Seen what changed"), "done", strong=True)
    for course in _courses(order, held=True):
        text = tr("Fire {course}", course=plain(course)) if course else tr("Fire the rest")
        yield Choice(f"fire:{course}", text, "cooking", strong=True)
    if not station.makes:
        yield from _priorities(order)
    if station.kind is StationKind.EXPO:
        if order.place is None and not alone:
            yield Choice("first", tr("Pin in first place"), "pinned")
        elif order.place is not None:
            yield Choice("unpin", tr("Unpin: back to its own place"), "unpinned")
    if station.kind is not StationKind.STAGE:
        for course in _courses(order, held=False):
            text = tr("Hold {course}", course=plain(course)) if course else tr("Hold what is not begun")
            yield Choice(f"hold:{course}", text, "held")
    gone = {name.casefold() for name in kitchen.sold_out}
    for name in dict.fromkeys(item.name for item in _here(order, station)):
        if plain(name).casefold() in gone:
            yield Choice(f"back:{name}", tr("{dish}: there is some again", dish=plain(name)), "recalled")
        else:
            yield Choice(f"86:{name}", tr("86 {dish}", dish=plain(name)), "sold_out")


def _priorities(order: Order) -> Iterator[Choice]:
    if order.priority is not Priority.RUSH:
        yield Choice("rush", tr("Rush"), "rush", strong=True)
    if order.priority is not Priority.VIP:
        yield Choice("vip", tr("VIP"), "vip")
    if order.priority is not Priority.NORMAL:
        yield Choice("normal", tr("No rush, no VIP"), "recalled")


def _here(order: Order, station: Station) -> list[Item]:
    return [item for item in live(order.items) if not station.makes or item.part(station.makes) is not None]


def _courses(order: Order, *, held: bool) -> list[str]:
    """The courses that can be fired, or held; the empty one is what has no course."""
    items = (
        item
        for item in live(order.items)
        if item.held is held and (held or item.status is Status.PENDING) and not is_made(item)
    )
    return list(dict.fromkeys(item.course or "" for item in items))


def command_of(key: str, order: Order, *, first: int = 0) -> Command | None:
    """The command that a choice means; None for one that is not (any more).

    Args:
        first: the order that hangs first, for `first`; 0 for none.
    """
    what, _, about = key.partition(":")
    match what:
        case "seen":
            return cook.command(order, Action.ACKNOWLEDGE, None)
        case "fire" | "hold":
            held = what == "fire"
            ids = tuple(
                item.id
                for item in live(order.items)
                if (item.course or "") == about
                and item.held is held
                and (held or item.status is Status.PENDING)
            )
            return cook.command(order, Action.FIRE if held else Action.HOLD, None, ids) if ids else None
        case "rush" | "vip" | "normal":
            return cook.prioritized(order, Priority(what))
        case "first":
            return cook.hung_between(order, 0, first)
        case "unpin":
            return cook.hung_by_itself(order)
        case "86":
            return cook.of_kitchen(Action.SOLD_OUT, about)
        case "back":
            return cook.of_kitchen(Action.BACK_IN_STOCK, about)
        case _:
            return None
