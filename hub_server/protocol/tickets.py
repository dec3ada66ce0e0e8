"""An order as one station sees it: what is to do there, what is done, what others still make of it.

Pure, and the same for the hub, which decides what hangs on a rail, and for the kiosk, which draws it.
"""

from dataclasses import dataclass
from enum import StrEnum

from hub_server.protocol.kitchen import AgeFrom, Station, StationKind
from hub_server.protocol.orders import DAY_ENDED, Change, Item, Order, Pace, Place, RailKey, live, rail_key
from hub_server.protocol.progress import is_made, is_to_do
from hub_server.protocol.states import OPEN, Status, rank
from hub_server.protocol.times import milliseconds

QUIET = 3
"""Sorts tickets of which nothing is to be made yet behind all others."""


class Standing(StrEnum):
    """How an item of a ticket stands.

    `to_do`: to be made here now. `begun`: being made. `done`: finished as far as this station is concerned. `held`:
    kept back. `waits`: another station comes first. `void`: taken off.
    """

    TO_DO = "to_do"
    BEGUN = "begun"
    DONE = "done"
    HELD = "held"
    WAITS = "waits"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Line:
    """An item on a ticket.

    Attributes:
        busy: other prep stations that still make something of it; at expo, all of them.
    """

    item: Item
    standing: Standing
    busy: tuple[str, ...] = ()


def lines(order: Order, station: Station) -> tuple[Line, ...]:
    """The items a station's ticket has, as the order has them."""
    return tuple(
        Line(item, standing(item, order, station), _busy(item, station))
        for item in order.items
        if not station.makes or item.part(station.makes) is not None
    )


def standing(item: Item, order: Order, station: Station) -> Standing:
    """How an item stands for a station that shows it."""
    if item.status is Status.CANCELLED:
        return Standing.VOID
    part = item.part(station.makes) if station.makes else None
    if part is not None:
        if rank(part.status) >= rank(Status.READY):
            return Standing.DONE
        if item.held:
            return Standing.HELD
        if not is_to_do(item, part):
            return Standing.WAITS
        return Standing.BEGUN if part.status is Status.PREPARING else Standing.TO_DO
    if station.kind is StationKind.STAGE:
        if rank(item.status) > rank(order.status):
            return Standing.DONE
        return Standing.HELD if item.held else Standing.TO_DO
    if is_made(item):
        return Standing.DONE
    if item.held:
        return Standing.HELD
    return Standing.BEGUN if item.status is Status.PREPARING else Standing.TO_DO


def _busy(item: Item, station: Station) -> tuple[str, ...]:
    if item.status is Status.CANCELLED:
        return ()
    return tuple(
        part.station
        for part in item.parts
        if part.station != station.makes and rank(part.status) < rank(Status.READY)
    )


def shows(order: Order, station: Station) -> bool:
    """Whether the order hangs on a station's rail.

    A prep station keeps a ticket until its part is finished and what was altered is acknowledged there.
    """
    match station.kind:
        case StationKind.STAGE:
            return order.status is station.status and not is_for_later(order)
        case StationKind.BOARD:
            return order.status in OPEN and not is_for_later(order)
        case StationKind.EXPO:
            return order.status in OPEN
        case StationKind.PREP:
            if order.status not in OPEN:
                return False
            unseen = any(station.makes in change.waiting for change in order.changes)
            return unseen or any(
                part is not None and rank(part.status) < rank(Status.READY)
                for part in (item.part(station.makes) for item in live(order.items))
            )


def has_done(order: Order, station: Station) -> bool:
    """Whether an order left the station's rail because it was finished there, and can be recalled to it."""
    if order.status is Status.CANCELLED or shows(order, station):
        return False
    match station.kind:
        case StationKind.STAGE:
            return station.status is not None and rank(order.status) > rank(station.status)
        case StationKind.EXPO:
            return order.status is Status.COMPLETE
        case StationKind.PREP:
            return any(
                part is not None and rank(part.status) >= rank(Status.READY)
                for part in (item.part(station.makes) for item in live(order.items))
            )
        case StationKind.BOARD:
            return False


def left_by_itself(order: Order, station: Station) -> bool:
    """Whether the hub bumped it away from this station without anybody asking."""
    return not {station.makes or station.name, DAY_ENDED}.isdisjoint(order.by_itself)


def is_for_later(order: Order) -> bool:
    """Whether all of it is kept back until a time that has come for none of it, as for an order for tonight."""
    living = live(order.items)
    return (
        bool(living)
        and all(item.pace is not None and item.pace.held for item in living)
        and any(item.pace is not None and item.pace.fire_at is not None for item in living)
    )


def sort_key(order: Order, station: Station) -> RailKey:
    """Where an order hangs on a station's rail; see `rail_key`. What is wholly held back hangs behind all others."""
    first, at, id_ = rail_key(order)
    if order.place is None and any(item.held for item in order.items) and is_quiet(order, station):
        return (first + QUIET, at, id_)
    return (first, at, id_)


STEP = 2.0**-10
"""Between two places that were taken by hand."""


def place_between(above: RailKey | None, below: RailKey | None) -> Place | None:
    """Where an order hangs that was put between two neighbours; one of them may be missing at an end of the rail."""
    if below is not None:
        first, at, id_ = below
        if above is not None and above[:2] == (first, at):
            return Place(first=first, at=at, id=(above[2] + id_) / 2)
        return Place(first=first, at=at, id=id_ - STEP)
    if above is not None:
        return Place(first=above[0], at=above[1], id=above[2] + STEP)
    return None


def is_quiet(order: Order, station: Station) -> bool:
    """Whether nothing of a ticket is to be made, but something is held back."""
    makes, held = station.makes, False
    for item in order.items:
        if makes and item.part(makes) is None:
            continue
        # Rails are sorted by this: the first item that is to be made decides.
        found = standing(item, order, station)
        if found is Standing.HELD:
            held = True
        elif found not in (Standing.VOID, Standing.DONE):
            return False
    return held


def workable_ms(item: Item, order: Order, station: Station) -> int:
    """Since when a station could make an item, by the hub's clock: neither held, nor unknown, nor another's turn."""
    pace, part = item.pace or Pace(), item.part(station.makes) if station.makes else None
    later = (pace.received_at, pace.fired_at, None if part is None else part.turn_at)
    placed_ms = milliseconds(order.date_ordered) + pace.paused_ms
    return max([placed_ms, *(milliseconds(instant) for instant in later if instant is not None)])


def unseen(order: Order, station: Station) -> tuple[Change, ...]:
    """What was altered and this station has not acknowledged."""
    if not station.makes:
        return order.changes
    return tuple(change for change in order.changes if station.makes in change.waiting)


def since_ms(order: Order, station: Station) -> int | None:
    """From when a ticket's age counts, by the hub's clock; None while all of it is held back.

    By its promise time it is that time itself: the age is negative before it. What an item was held does not count.
    """
    if station.age_from is AgeFrom.PROMISE and order.due_at is not None:
        return milliseconds(order.due_at)
    placed_ms = milliseconds(order.date_ordered)
    left = [
        line.item
        for line in lines(order, station)
        if line.standing in (Standing.TO_DO, Standing.BEGUN, Standing.WAITS)
    ]
    if not left:
        held = any(line.standing is Standing.HELD for line in lines(order, station))
        return None if held else placed_ms
    begins: list[int] = []
    for item in left:
        pace = item.pace or Pace()
        if station.age_from in (AgeFrom.COURSE, AgeFrom.ITEM) and pace.fired_at is not None:
            begins.append(milliseconds(pace.fired_at))
        elif station.age_from is AgeFrom.ITEM and pace.sent_at is not None:
            begins.append(milliseconds(pace.sent_at))
        else:
            begins.append(placed_ms + pace.paused_ms)
    return min(begins)
