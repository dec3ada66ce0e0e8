"""An order that its POS sends again after a change: what was added, voided and altered.

Pure: an order and what was sent in, a new order or a refusal out.
"""

import msgspec

from hub_server.protocol.arranging import arranged
from hub_server.protocol.intake import NewItem, NewOrder, instant
from hub_server.protocol.kitchen import PLAIN, Kitchen, KitchenState
from hub_server.protocol.messages import EventAction, Result
from hub_server.protocol.orders import (
    Change,
    ChangeKind,
    Item,
    Modifier,
    ModifierKind,
    Order,
    Pace,
    Timestamp,
    live,
    totals,
)
from hub_server.protocol.outcomes import Outcome, finished, unchanged
from hub_server.protocol.pacing import cook_s, cooks_longer, next_course_fired, promised_anew
from hub_server.protocol.progress import advanced, following, in_turn, put, reopened, with_fired
from hub_server.protocol.routing import Circumstances, asked, makers_of, reopened_ids
from hub_server.protocol.states import OPEN, Status
from hub_server.protocol.times import milliseconds

AGAIN = "/"
"""Ends the id of a line that comes back after it was voided, once for each time; the voided one stays to be seen.

No POS can send it in an id of its own (see `intake.Key`), so what ends with it was named here.
"""


def sent_again(order: Order, new: NewOrder, at: Timestamp, now: Circumstances | None = None) -> Outcome:
    """The POS sends the whole order again: works out what was added, voided and altered.

    Lines are matched by the POS's own ids where it has any, else by name, in order of their appearance. What is
    finished already and taken off is still voided: the cook must know. A new price, seat or course, or another name in
    another language, is stored without being news for a cook.

    Args:
        at: the hub's clock, for the list of changes.
        now: the kitchen in which what is new is made; None where none routes items.
    """
    if order.status not in OPEN:
        return unchanged(
            Result.REJECTED, order, f"Order {order.number} is {order.status} and cannot be changed."
        )
    version = order.version + 1
    kitchen = PLAIN if now is None else now.state.kitchen
    items, changes = _merged(order, new.items, at, version, kitchen)
    items_version = version if changes else order.items_version
    head = _head(order, new)
    changes += _told_of_head(order, head, at)
    if not head and items == order.items:
        return unchanged(Result.ALREADY_DONE, order, "Nothing differs from what is stored.")
    after = msgspec.structs.replace(order, **head, items=items)
    if now is not None:
        added = {change.item_id for change in changes if change.kind is ChangeKind.ADDED and change.item_id}
        other = _other(order, after)
        other |= reopened_ids(order, after)
        after = arranged(after, now, milliseconds(at), version=version, new=added, other=other)
    after = _timed_anew(after, order, kitchen, milliseconds(at))
    after = msgspec.structs.replace(after, items=in_turn(after.items, at, version))
    is_routed = any(item.parts for item in after.items)
    status = following(order.status, after.items, back=is_routed)
    if status is Status.READY and order.status is not Status.READY and not is_routed:
        # Voiding the last unfinished line does not bump for the cook.
        status = order.status
    stays = status is order.status
    state = KitchenState() if now is None else now.state
    sent = msgspec.structs.replace(
        advanced(after, status, at),
        **totals(after.items),
        items_version=items_version,
        changes=after.changes + tuple(_addressed(change, after, state) for change in changes),
    )
    outcome = Outcome(
        result=Result.APPLIED,
        order=with_fired(order, sent),
        action=EventAction.ITEMS_CHANGED if stays else EventAction.STATUS_CHANGED,
    )
    return finished(outcome, kitchen, at)


def _timed_anew(order: Order, before: Order, kitchen: Kitchen, at_ms: int) -> Order:
    """The order when other dishes take other times, or it is promised for another time."""
    known_s = {item.id: item.pace.cook_s for item in before.items if item.pace is not None}
    other = {item.id for item in live(order.items) if item.pace and item.pace.cook_s != known_s.get(item.id)}
    order = cooks_longer(order, other & {item.id for item in before.items}, at_ms)
    order = promised_anew(order, kitchen, at_ms, moved=order.due_at != before.due_at)
    # Voiding the last of a course ends it.
    return next_course_fired(order, kitchen, at_ms)


def _other(before: Order, after: Order) -> set[str]:
    """The items that routes may send elsewhere now."""
    if after.service_type is not before.service_type:
        return {item.id for item in after.items}
    known = {item.id: (item.name, item.category, item.tags) for item in before.items}
    return {
        item.id
        for item in after.items
        if known.get(item.id) not in (None, (item.name, item.category, item.tags))
    }


def _addressed(change: Change, order: Order, state: KitchenState) -> Change:
    """The change with the prep stations that have to see it: those that make the item, or anything of the order."""
    return msgspec.structs.replace(change, waiting=asked(makers_of(order, change.item_id), state))


def _told_of_head(order: Order, head: dict[str, object], at: Timestamp) -> list[Change]:
    """What people read of the fields beside the items that differ."""
    told: list[Change] = []
    if "table" in head:
        # A transfer: the card says from where to where.
        table = head["table"]
        told.append(Change(at=at, kind=ChangeKind.TABLE, old=order.table or "", new=str(table or "")))
    if "note" in head:
        told.append(Change(at=at, kind=ChangeKind.ORDER, old=order.note, new=str(head["note"])))
    elif others := sorted(head.keys() - {"table", "priority", "till_priority"}):
        # Rush and VIP are read in a band of their own.
        told.append(Change(at=at, kind=ChangeKind.ORDER, new=", ".join(others)))
    return told


def _head(order: Order, new: NewOrder) -> dict[str, object]:
    """The fields beside the items that differ."""
    wanted: dict[str, object] = {
        "customer_name": new.customer_name,
        "service_type": new.service_type,
        "table": new.table,
        "covers": new.covers,
        "due_at": instant(new.due_at),
        "note": new.note,
    }
    if new.priority is not order.till_priority:
        # Only a till that says something else than before has changed its mind; else expo's word stands.
        wanted |= {"priority": new.priority, "till_priority": new.priority}
    return {name: value for name, value in wanted.items() if getattr(order, name) != value}


def _merged(
    order: Order, lines: tuple[NewItem, ...], at: str, version: int, kitchen: Kitchen
) -> tuple[tuple[Item, ...], list[Change]]:
    left = {item.id: item for item in live(order.items)}
    matched: dict[str, NewItem] = {}
    added: list[int] = []
    # A line that names its id is served first; one without must not take that item for having the same name.
    for at_line in sorted(range(len(lines)), key=lambda at_line: lines[at_line].id is None):
        found = _same(lines[at_line], left)
        if found is None:
            added.append(at_line)
        else:
            matched[found] = lines[at_line]
            del left[found]
    changes: list[Change] = []
    items: list[Item] = []
    for item in order.items:
        if item.id in matched:
            altered, told = _altered(item, matched[item.id], at, version, kitchen)
            items.append(altered)
            changes += told
        elif item.id in left:
            items.append(put(item, Status.CANCELLED, version))
            changes.append(Change(at=at, kind=ChangeKind.VOIDED, item_id=item.id, old=item.name))
        else:
            items.append(item)
    taken = {item.id for item in items}
    for index, at_line in enumerate(sorted(added), start=1):
        line = lines[at_line]
        item_id = line.id or f"v{version}-{index}"
        while item_id in taken:
            # A line without an id of its own never looks like one that came back.
            item_id = item_id + AGAIN if line.id else AGAIN + item_id
        taken.add(item_id)
        items.append(line.stored(item_id, version))
        changes.append(Change(at=at, kind=ChangeKind.ADDED, item_id=item_id, new=line.name))
    return tuple(items), changes


def _same(line: NewItem, left: dict[str, Item]) -> str | None:
    """The id of the item that `line` speaks of, among those `left`."""
    if line.id is None:
        return next((id_ for id_, item in left.items() if item.name == line.name), None)
    if line.id in left:
        return line.id
    return next((id_ for id_ in left if id_.rstrip(AGAIN) == line.id), None)


def _altered(item: Item, line: NewItem, at: str, version: int, kitchen: Kitchen) -> tuple[Item, list[Change]]:
    new = msgspec.structs.replace(
        line.stored(item.id, item.status_version),
        status=item.status,
        station=item.station,
        recalled=item.recalled,
        parts=item.parts,
        pace=_paced_anew(item, line, at, kitchen),
    )
    changes: list[Change] = []
    if new.quantity != item.quantity:
        changes.append(
            Change(
                at=at,
                kind=ChangeKind.QUANTITY,
                item_id=item.id,
                old=str(item.quantity),
                new=str(new.quantity),
            )
        )
        if new.quantity > item.quantity:
            new = reopened(new, version)
    if new.note != item.note:
        changes.append(Change(at=at, kind=ChangeKind.NOTE, item_id=item.id, old=item.note, new=new.note))
    told = (read(item.modifiers), item.name, item.allergens), (read(new.modifiers), new.name, new.allergens)
    if told[0] != told[1]:
        changes.append(
            Change(
                at=at,
                kind=ChangeKind.MODIFIERS,
                item_id=item.id,
                old=read(item.modifiers),
                new=read(new.modifiers),
            )
        )
    return new, changes


def _paced_anew(item: Item, line: NewItem, at: str, kitchen: Kitchen) -> Pace | None:
    """When a known line is made now: what is held takes another time, and what is asked for later came later."""
    known, stored = item.pace or Pace(), line.stored(item.id)
    pace = known
    if line.quantity > item.quantity:
        pace = msgspec.structs.replace(pace, received_at=at)
    fire_at = instant(line.fire_at)
    if fire_at is not None and fire_at > at and item.held and fire_at != pace.fire_at:
        pace = msgspec.structs.replace(pace, fire_at=fire_at, scheduled=False, waits=False)
    # As they are read: a name in another language cooks no longer.
    known_as, sent_as = ((line.name, line.category, read(line.modifiers)) for line in (item, stored))
    is_other = known_as != sent_as
    if is_other or line.cook_s not in (0, pace.cook_s):
        pace = msgspec.structs.replace(pace, cook_s=cook_s(stored, kitchen))
    return item.pace if pace == known else pace


_SIGNS = {
    ModifierKind.NO: "− NO ",
    ModifierKind.ADD: "+ ",
    ModifierKind.EXTRA: "+ EXTRA ",
    ModifierKind.SIDE: "SIDE ",
    ModifierKind.CHOICE: "",
}


def read(modifiers: tuple[Modifier, ...]) -> str:
    """Modifiers as a cook reads them in one line, e.g. `− NO onion, + bacon`."""
    parts: list[str] = []
    for modifier in modifiers:
        times = f"{modifier.quantity}× " if modifier.quantity > 1 else ""
        parts.append(f"{_SIGNS[modifier.kind]}{times}{modifier.name}")
        if modifier.modifiers:
            parts.append(read(modifier.modifiers))
    return ", ".join(parts)
