"""How an order becomes another one: commands of cooks, and the same order sent again by the POS.

Pure: an order and a wish in, a new order or a refusal out. Versions are set here and nowhere else.
"""

import msgspec

from hub_server.protocol.intake import NewItem, NewOrder, instant
from hub_server.protocol.messages import Command, EventAction, Result
from hub_server.protocol.orders import Change, ChangeKind, Item, Modifier, ModifierKind, Order, live, totals
from hub_server.protocol.states import ITEM_TABLE, OPEN, ORDER_TABLE, Action, Status, rank, step

AGAIN = "/"
"""Ends the id of a line that comes back after it was voided, once for each time; the voided one stays to be seen.

No POS can send it in an id of its own (see `intake.Key`), so what ends with it was named here.
"""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a wish.

    Attributes:
        order: the order afterwards; unchanged unless `result` is `applied`.
        action: the event it makes; None when nothing changed.
        detail: one sentence for whoever asked, empty when applied.
    """

    result: Result
    order: Order
    action: EventAction | None = None
    detail: str = ""


def act(order: Order, command: Command) -> Outcome:
    """Carries out a cook's command on `order` or on items of it, or says why not.

    Rules, in this order: nothing happens to a cancelled order; what is there already is `already_done`; items the
    cook has not seen are never swallowed; the table decides the rest.
    """
    if order.status is Status.CANCELLED:
        return _unchanged(Result.CANCELLED, order, f"Order {order.number} was cancelled.")
    if command.item_ids:
        return _act_on_items(order, command)
    if there := _there_already(order, command, f"Order {order.number}"):
        return _unchanged(Result.ALREADY_DONE, order, there)
    if _unseen(order, command):
        return _unchanged(Result.STALE_ITEMS, order, f"Order {order.number} changed; look at the new line.")
    reached = step(ORDER_TABLE, order.status, command.action, command.to)
    if reached is None:
        return _unchanged(Result.REJECTED, order, _refused(command, "the order", order.status))
    if reached is order.status:
        return _unchanged(Result.ALREADY_DONE, order, f"Order {order.number} stays {reached}.")
    return Outcome(
        result=Result.APPLIED,
        order=moved(order, reached),
        action=EventAction.RECALLED if command.action is Action.RECALL else EventAction.STATUS_CHANGED,
    )


def _act_on_items(order: Order, command: Command) -> Outcome:
    items = {item.id: item for item in order.items}
    wanted: list[Item] = []
    for item_id in dict.fromkeys(command.item_ids):
        item = items.get(item_id)
        if item is None:
            return _unchanged(Result.REJECTED, order, f"Order {order.number} has no item `{item_id}`.")
        if not _there_already(item, command, item.name):
            wanted.append(item)
    if wanted and order.status not in OPEN:
        return _unchanged(Result.REJECTED, order, _refused(command, "the order", order.status))
    if wanted and _unseen(order, command):
        return _unchanged(Result.STALE_ITEMS, order, f"Order {order.number} changed; look at the new line.")
    version = order.version + 1
    for item in wanted:
        reached = step(ITEM_TABLE, item.status, command.action, command.to)
        if reached is None:
            return _unchanged(Result.REJECTED, order, _refused(command, item.name, item.status))
        items[item.id] = _at(item, reached, version)
    changed = tuple(items.values())
    if changed == order.items:
        return _unchanged(Result.ALREADY_DONE, order, "The items are there already.")
    status = _following(order.status, changed)
    return Outcome(
        result=Result.APPLIED,
        order=msgspec.structs.replace(
            order,
            items=changed,
            **totals(changed),
            status=status,
            version=version,
            status_version=order.status_version if status is order.status else version,
        ),
        action=EventAction.ITEMS_CHANGED if status is order.status else EventAction.STATUS_CHANGED,
    )


def _there_already(what: Order | Item, command: Command, name: str) -> str:
    """A sentence that says why nothing is left to do for an order or an item; empty when something is.

    Without a named target a bump or recall means "one step from what I saw"; a retry of it by another kiosk, or one
    that was overtaken, must not become a second step. Nor does an old bump undo a recall.
    """
    status, to = what.status, command.to
    overtaken = command.version < what.status_version
    match command.action:
        case Action.BUMP:
            reached = to is not None and rank(status) >= rank(to) >= 0
            overtaken = overtaken and (to is None or what.recalled)
        case Action.RECALL:
            reached = to is not None and rank(status) == rank(to) >= 0
            overtaken = overtaken and to is None
        case Action.VOID:
            reached, overtaken = status is Status.CANCELLED, False
        case _:
            return ""
    if reached:
        return f"{name} is {status} already."
    return f"{name} became {status} meanwhile." if overtaken else ""


def _unseen(order: Order, command: Command) -> bool:
    """Whether this would bump lines away that the cook has not seen."""
    return command.action is Action.BUMP and command.items_version < order.items_version


def _refused(command: Command, name: str, status: Status) -> str:
    wish = f"{command.action} to {command.to}" if command.to else str(command.action)
    return f"`{wish}` is not possible while {name} is {status}."


def _following(status: Status, items: tuple[Item, ...]) -> Status:
    """An order's status follows from its items: one started → preparing, all done → ready, none left → cancelled.

    It never goes back because of an item, and never past `ready`: selling is the expediter's word.
    """
    living = live(items)
    if not living:
        return Status.CANCELLED
    if all(rank(item.status) >= rank(Status.READY) for item in living):
        follows = Status.READY
    elif any(rank(item.status) >= rank(Status.PREPARING) for item in living):
        follows = Status.PREPARING
    else:
        follows = Status.PENDING
    return follows if rank(follows) > rank(status) else status


def moved(order: Order, status: Status) -> Order:
    """`order` at another status, its items carried along; a move forward acknowledges what was changed."""
    forward = rank(status) > rank(order.status)
    version = order.version + 1
    return msgspec.structs.replace(
        order,
        status=status,
        items=tuple(_carried(item, status, version, forward=forward) for item in order.items),
        version=version,
        status_version=version,
        changes=() if forward else order.changes,
        recalled=not forward and status is not Status.CANCELLED,
    )


def _carried(item: Item, status: Status, version: int, *, forward: bool) -> Item:
    if item.status is Status.CANCELLED or status is Status.CANCELLED:
        return item
    behind = rank(item.status) < rank(status)
    if behind == forward and item.status is not status:
        return _at(item, status, version)
    return item


def _at(item: Item, status: Status, version: int) -> Item:
    """`item` at this status since the order's `version`; the same where it is there already."""
    if status is item.status:
        return item
    forward = rank(status) > rank(item.status)
    return msgspec.structs.replace(
        item,
        status=status,
        status_version=version,
        recalled=not forward and status is not Status.CANCELLED,
    )


def set_status(order: Order, status: Status) -> Outcome:
    """The seed document's status call: forward to a named status, or cancelled; anything else is refused."""
    if status is Status.CANCELLED:
        reached = step(ORDER_TABLE, order.status, Action.CANCEL)
    else:
        reached = step(ORDER_TABLE, order.status, Action.BUMP, status)
    if reached is None:
        return _unchanged(
            Result.REJECTED,
            order,
            f"An order that is {order.status} cannot be set to {status} with this call.",
        )
    return Outcome(result=Result.APPLIED, order=moved(order, reached), action=EventAction.STATUS_CHANGED)


def cancel(order: Order) -> Outcome:
    """The POS cancels the whole order; cancelling twice is harmless."""
    if order.status is Status.CANCELLED:
        return _unchanged(Result.ALREADY_DONE, order, f"Order {order.number} was cancelled already.")
    return set_status(order, Status.CANCELLED)


def sent_again(order: Order, new: NewOrder, at: str) -> Outcome:
    """The POS sends the whole order again: works out what was added, voided and altered.

    Lines are matched by the POS's own ids where it has any, else by name, in order of their appearance. What is
    finished already and taken off is still voided: the cook must know. A new price, seat or course is stored without
    being news for a cook.

    Args:
        at: the hub's clock, for the list of changes.
    """
    if order.status not in OPEN:
        return _unchanged(
            Result.REJECTED, order, f"Order {order.number} is {order.status} and cannot be changed."
        )
    version = order.version + 1
    items, changes = _merged(order, new.items, at, version)
    items_version = version if changes else order.items_version
    head = _head(order, new)
    if head:
        was, now = order.note, head.get("note", order.note)
        told = {"old": was, "new": str(now)} if was != now else {"new": ", ".join(sorted(head))}
        changes.append(Change(at=at, kind=ChangeKind.ORDER, **told))
    if not head and items == order.items:
        return _unchanged(Result.ALREADY_DONE, order, "Nothing differs from what is stored.")
    status = _following(order.status, items)
    if status is Status.READY and order.status is not Status.READY:
        # Voiding the last unfinished line does not bump for the cook.
        status = order.status
    return Outcome(
        result=Result.APPLIED,
        order=msgspec.structs.replace(
            order,
            **head,
            items=items,
            **totals(items),
            status=status,
            version=version,
            items_version=items_version,
            status_version=order.status_version if status is order.status else version,
            changes=order.changes + tuple(changes),
        ),
        action=EventAction.ITEMS_CHANGED if status is order.status else EventAction.STATUS_CHANGED,
    )


def _head(order: Order, new: NewOrder) -> dict[str, object]:
    """The fields beside the items that differ."""
    wanted: dict[str, object] = {
        "customer_name": new.customer_name,
        "service_type": new.service_type,
        "table": new.table,
        "covers": new.covers,
        "due_at": instant(new.due_at),
        "priority": new.priority,
        "note": new.note,
    }
    return {name: value for name, value in wanted.items() if getattr(order, name) != value}


def _merged(
    order: Order, lines: tuple[NewItem, ...], at: str, version: int
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
            altered, told = _altered(item, matched[item.id], at, version)
            items.append(altered)
            changes += told
        elif item.id in left:
            items.append(_at(item, Status.CANCELLED, version))
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


def _altered(item: Item, line: NewItem, at: str, version: int) -> tuple[Item, list[Change]]:
    new = msgspec.structs.replace(
        line.stored(item.id, item.status_version),
        status=item.status,
        station=item.station,
        recalled=item.recalled,
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
        if new.quantity > item.quantity and rank(item.status) >= rank(Status.READY):
            # More of what was finished is not finished.
            new = msgspec.structs.replace(new, status=Status.PREPARING, status_version=version)
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


_SIGNS = {ModifierKind.NO: "− NO ", ModifierKind.ADD: "+ ", ModifierKind.CHOICE: ""}


def read(modifiers: tuple[Modifier, ...]) -> str:
    """Modifiers as a cook reads them in one line, e.g. `− NO onion, + bacon`."""
    parts: list[str] = []
    for modifier in modifiers:
        times = f"{modifier.quantity}× " if modifier.quantity > 1 else ""
        parts.append(f"{_SIGNS[modifier.kind]}{times}{modifier.name}")
        if modifier.modifiers:
            parts.append(read(modifier.modifiers))
    return ", ".join(parts)


def _unchanged(result: Result, order: Order, detail: str) -> Outcome:
    return Outcome(result=result, order=order, detail=detail)
