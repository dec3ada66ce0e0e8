"""Checks of two tables become one, or one becomes two: items move between orders with all the work done on them.

Pure: orders in, orders out. Nothing is made anew and nothing is made twice: what a station has finished stays finished.
"""

import hashlib
from collections.abc import Iterable
from typing import Annotated

import msgspec

from hub_server.protocol.intake import Key
from hub_server.protocol.kitchen import Kitchen, KitchenState
from hub_server.protocol.messages import EventAction, Result
from hub_server.protocol.orders import (
    Change,
    ChangeKind,
    Item,
    Order,
    Pace,
    Priority,
    Quantity,
    Timestamp,
    live,
    totals,
)
from hub_server.protocol.outcomes import Outcome, unchanged
from hub_server.protocol.pacing import next_course_fired, promised_anew
from hub_server.protocol.progress import advanced, following
from hub_server.protocol.resending import AGAIN
from hub_server.protocol.routing import asked
from hub_server.protocol.states import OPEN, Status
from hub_server.protocol.times import milliseconds

_FIRST = {Priority.NORMAL: 0, Priority.VIP: 1, Priority.RUSH: 2}


RUNS_PLAIN = KitchenState()
"""A kitchen nobody has described."""

OF_SPLIT = "s"
"""Begins the fingerprint of a check that was split off; those of orders are hexadecimal."""


class Pieces(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What moves to the new check.

    Attributes:
        id: of the item.
        quantity: so many pieces of it; None: all.
    """

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
    quantity: Quantity | None = None


class NewCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A check that is split off; what is not said stays as it is on the order it comes from.

    Attributes:
        source: with `external_id` the key that makes splitting twice harmless.
        items: what moves.
        number: what is called out; the hub counts when it is left out.
    """

    source: Key
    external_id: Key
    items: Annotated[tuple[Pieces, ...], msgspec.Meta(min_length=1, max_length=300)]
    number: Annotated[str, msgspec.Meta(min_length=1, max_length=12)] | None = None
    customer_name: Annotated[str, msgspec.Meta(max_length=100)] | None = None
    table: Annotated[str, msgspec.Meta(max_length=20)] | None = None
    covers: Annotated[int, msgspec.Meta(ge=1, le=999)] | None = None

    def fingerprint(self) -> str:
        """Of no order that could be placed: under this key only sending the whole check again changes it."""
        return OF_SPLIT + hashlib.sha256(b"split" + msgspec.json.encode(self)).hexdigest()[1:]


def is_of_split(fingerprint: str) -> bool:
    """Whether an order is still known by how it was split off, and was not sent by a till since."""
    return fingerprint.startswith(OF_SPLIT)


def merged(
    into: Order, other: Order, at: Timestamp, state: KitchenState = RUNS_PLAIN
) -> tuple[Outcome, Outcome]:
    """All items of `other` go over to `into`, and `other` ends.

    The guests who have waited longest decide the age, the more urgent of the two the priority, and the promise time of
    `into`, if it has one, when orders for later are begun.

    Args:
        at: the hub's clock, for the list of changes.
        state: the kitchen whose stations and times they are.

    Returns:
        What became of each of the two.
    """
    if other.merged_into == into.id:
        there = f"Order {other.number} was merged into order {into.number} already."
        return unchanged(Result.ALREADY_DONE, into, there), unchanged(Result.ALREADY_DONE, other, there)
    why = _not_to_be_merged(into, other)
    if why:
        return unchanged(Result.REJECTED, into, why), unchanged(Result.REJECTED, other, why)
    version = into.version + 1
    names = _free_ids(other.items, {item.id for item in into.items})
    begins = min(into.date_ordered, other.date_ordered)
    staying = tuple(_known_since(item, into, begins) for item in into.items)
    moving = tuple(_known_since(_moved(item, names[item.id], version), other, begins) for item in other.items)
    told = tuple(
        Change(
            at=at, kind=ChangeKind.MERGED, item_id=item.id, new=other.number, waiting=_makers([item], state)
        )
        for item in live(moving)
    )
    carried = tuple(
        msgspec.structs.replace(change, item_id=names.get(change.item_id or "", change.item_id))
        for change in other.changes
        if change.item_id is not None
    )
    announced = Change(
        at=at,
        kind=ChangeKind.MERGED,
        new=_called(other),
        waiting=_makers(live(moving), state) or _makers(into.items, state),
    )
    grown = msgspec.structs.replace(
        into,
        date_ordered=begins,
        priority=max(into.priority, other.priority, key=_FIRST.__getitem__),
        note="\n".join(dict.fromkeys(note for note in (into.note, other.note) if note)),
        covers=None if into.covers is None or other.covers is None else into.covers + other.covers,
    )
    after = _with_items(grown, (*staying, *moving), (*carried, announced, *told), at, state.kitchen)
    emptied = msgspec.structs.replace(
        other,
        items=(),
        **totals(()),
        status=Status.CANCELLED,
        status_at=at,
        version=other.version + 1,
        items_version=other.version + 1,
        status_version=other.version + 1,
        changes=(),
        merged_into=into.id,
        recalled=False,
    )
    return (
        Outcome(result=Result.APPLIED, order=after, action=EventAction.MERGED),
        Outcome(result=Result.APPLIED, order=emptied, action=EventAction.MERGED),
    )


def _not_to_be_merged(into: Order, other: Order) -> str:
    if into.id == other.id:
        return f"Order {into.number} cannot be merged into itself."
    for order in (into, other):
        if order.status not in OPEN:
            return f"Order {order.number} is {order.status} and cannot be merged."
    return ""


def split(
    order: Order, new: NewCheck, new_id: int, at: Timestamp, state: KitchenState = RUNS_PLAIN
) -> tuple[Outcome, Outcome]:
    """Some items of an order, or some pieces of them, go to a check of their own.

    A course does not wait for one that is on the other check now.

    Args:
        new_id: the hub's number for the new order.
        at: the hub's clock, for the list of changes.
        state: the kitchen whose stations and courses they are.

    Returns:
        What became of the order, and the new order; both refused with the same words.
    """
    why = _not_to_be_split(order, new)
    if why:
        refused = unchanged(Result.REJECTED, order, why)
        return refused, refused
    version = order.version + 1
    wanted = {pieces.id: pieces.quantity for pieces in new.items}
    staying: list[Item] = []
    going: list[Item] = []
    for item in order.items:
        if item.id not in wanted:
            staying.append(item)
            continue
        count = wanted[item.id]
        if count is None or count == item.quantity:
            going.append(_moved(item, item.id, 1))
        else:
            staying.append(msgspec.structs.replace(item, quantity=item.quantity - count))
            going.append(_moved(msgspec.structs.replace(item, quantity=count), item.id, 1))
    begun = msgspec.structs.replace(
        order,
        id=new_id,
        ref_code=f"{new_id:06d}",
        number=new.number or str((new_id - 1) % 999 + 1),
        source=new.source,
        external_id=new.external_id,
        customer_name=order.customer_name if new.customer_name is None else new.customer_name,
        table=order.table if new.table is None else new.table,
        covers=new.covers,
        version=0,
        items_version=0,
        fired_version=0,
        status=Status.PENDING,
        status_version=0,
        items=(),
        changes=(),
        recalled=False,
        place=None,
        split_from=order.id,
    )
    gone = {item.id for item in going}
    told_new = Change(
        at=at, kind=ChangeKind.SPLIT, new=f"from {_called(order)}", waiting=_makers(going, state)
    )
    told_old = Change(
        at=at,
        kind=ChangeKind.SPLIT,
        new=f"{_pieces(going)} to {_called(begun)}",
        waiting=_makers(order.items, state),
    )
    carried = tuple(change for change in order.changes if change.item_id in gone)
    fewer = {item.id for item in staying}
    left = msgspec.structs.replace(
        order,
        changes=tuple(
            change for change in order.changes if change.item_id is None or change.item_id in fewer
        ),
    )
    kitchen, now_ms = state.kitchen, milliseconds(at)
    old = next_course_fired(_with_items(left, tuple(staying), (told_old,), at, kitchen), kitchen, now_ms)
    created = next_course_fired(
        _with_items(begun, tuple(going), (*carried, told_new), at, kitchen), kitchen, now_ms
    )
    assert old.version == version
    return (
        Outcome(result=Result.APPLIED, order=old, action=EventAction.SPLIT),
        Outcome(result=Result.APPLIED, order=created, action=EventAction.SPLIT),
    )


def _not_to_be_split(order: Order, new: NewCheck) -> str:
    if order.status not in OPEN:
        return f"Order {order.number} is {order.status} and cannot be split."
    items = {item.id: item for item in live(order.items)}
    wanted: dict[str, int] = {}
    for pieces in new.items:
        item = items.get(pieces.id)
        if item is None:
            return f"Order {order.number} has no item `{pieces.id}`."
        if pieces.id in wanted:
            return f"`{pieces.id}` is named twice."
        wanted[pieces.id] = item.quantity if pieces.quantity is None else pieces.quantity
        if wanted[pieces.id] > item.quantity:
            return f"Order {order.number} has {item.quantity} of `{pieces.id}`, not {wanted[pieces.id]}."
    if all(wanted.get(id_) == item.quantity for id_, item in items.items()):
        return "Nothing would stay; send the order again with its new table instead."
    return ""


def _with_items(
    order: Order, items: tuple[Item, ...], told: tuple[Change, ...], at: Timestamp, kitchen: Kitchen
) -> Order:
    """The order as it is with these items; its status follows them in both directions."""
    after = msgspec.structs.replace(
        advanced(order, following(order.status, items, back=True), at),
        items=items,
        **totals(items),
        items_version=order.version + 1,
        changes=order.changes + told,
    )
    return promised_anew(after, kitchen, milliseconds(at))


def _moved(item: Item, item_id: str, version: int) -> Item:
    """The item in its new order: a command given on the old one cannot be meant for it."""
    return msgspec.structs.replace(
        item,
        id=item_id,
        status_version=version,
        parts=tuple(msgspec.structs.replace(part, status_version=version) for part in item.parts),
    )


def _known_since(item: Item, order: Order, begins: Timestamp) -> Item:
    """The item in an order that counts from `begins`: the kitchen did not know of it before its own order came."""
    pace = item.pace or Pace()
    if order.date_ordered <= begins or pace.received_at is not None:
        return item
    return msgspec.structs.replace(item, pace=msgspec.structs.replace(pace, received_at=order.date_ordered))


def _free_ids(items: Iterable[Item], taken: set[str]) -> dict[str, str]:
    """An id for each item that the other order does not have; its own where that is free."""
    names: dict[str, str] = {}
    used = set(taken)
    for item in items:
        name = item.id
        while name in used:
            name += AGAIN
        used.add(name)
        names[item.id] = name
    return names


def _makers(items: Iterable[Item], state: KitchenState) -> tuple[str, ...]:
    return asked((part.station for item in items for part in item.parts), state)


def _called(order: Order) -> str:
    return f"{order.number} (table {order.table})" if order.table else order.number


def _pieces(items: Iterable[Item]) -> str:
    count = sum(item.quantity for item in items)
    return "1 piece" if count == 1 else f"{count} pieces"
