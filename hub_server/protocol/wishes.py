"""What a cook or a till may ask beside bumps and recalls: hold, fire, acknowledge, put first, put somewhere else."""

import msgspec

from hub_server.protocol import pacing
from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.messages import Command, EventAction, Result
from hub_server.protocol.orders import Change, Order, Place, live
from hub_server.protocol.outcomes import Outcome, Setting, no_item, refused, stale, unchanged, unseen
from hub_server.protocol.progress import advanced, is_made, with_fired
from hub_server.protocol.states import OPEN, Action, Status
from hub_server.protocol.times import timestamp


def hold_or_fire(order: Order, command: Command, at: Setting) -> Outcome:
    """Items nobody has begun are kept back, or what is held is to be made from now on."""
    if order.status not in OPEN:
        return unchanged(Result.REJECTED, order, refused(command, "the order", order.status))
    known = {item.id for item in order.items}
    for item_id in command.item_ids:
        if item_id not in known:
            return no_item(order, item_id)
    ids = set(command.item_ids) or known
    if command.action is Action.HOLD:
        after = pacing.held(order, ids, at.at_ms)
    else:
        after = pacing.fired(order, ids, at.kitchen, at.at_ms)
    if after.items == order.items and command.action is Action.HOLD:
        begun = [item for item in live(order.items) if item.id in ids and not item.held]
        if begun:
            return unchanged(Result.REJECTED, order, f"{begun[0].name} is begun already.")
    if after.items == order.items:
        told = "held back" if command.action is Action.HOLD else "fired"
        return unchanged(Result.ALREADY_DONE, order, f"Nothing of order {order.number} is left to be {told}.")
    return refired(order, after, at, EventAction.HELD if command.action is Action.HOLD else EventAction.FIRED)


def fire(order: Order, course: str | None, item_ids: tuple[str, ...], at: Setting) -> Outcome:
    """The POS fires a course, some items, or all that is held back."""
    ids = item_ids
    if course is not None:
        ids += tuple(item.id for item in order.items if (item.course or "").casefold() == course.casefold())
        if not ids:
            return unchanged(Result.REJECTED, order, f"Order {order.number} has no course `{course}`.")
    wish = Command(
        id="by-a-till",
        action=Action.FIRE,
        order_id=order.id,
        version=order.version,
        items_version=order.items_version,
        item_ids=ids,
    )
    if order.status is Status.CANCELLED:
        return unchanged(Result.CANCELLED, order, f"Order {order.number} was cancelled.")
    return hold_or_fire(order, wish, at)


def refired(order: Order, after: Order, at: Setting, action: EventAction) -> Outcome:
    """The order with items held or fired, as a step of its own."""
    # What was ready is not, once more of it is to be made.
    back = (
        action is EventAction.FIRED
        and order.status is Status.READY
        and any(not is_made(item) and not item.held for item in live(after.items))
    )
    status = Status.PREPARING if back else order.status
    after = with_fired(order, advanced(after, status, timestamp(at.at_ms)))
    return Outcome(result=Result.APPLIED, order=after, action=action)


def acknowledge(order: Order, command: Command, at: Setting) -> Outcome:
    """What was altered has been seen: at a prep station by its cooks, elsewhere what waits for none of them."""
    if unseen(order, command):
        return stale(order)
    ids = set(command.item_ids) or None
    changes = acknowledged(order.changes, at.makes, ids)
    if changes == order.changes:
        return unchanged(Result.ALREADY_DONE, order, "Nothing altered is left to be acknowledged.")
    return _as_is(order, EventAction.ITEMS_CHANGED, changes=changes)


def acknowledged(changes: tuple[Change, ...], makes: str, ids: set[str] | None) -> tuple[Change, ...]:
    """What is left to be acknowledged; what waits for prep stations only these can have seen.

    Args:
        makes: the prep station that has seen it; empty for whoever moves orders on.
        ids: of the items whose changes were seen; None means everything.
    """
    left: list[Change] = []
    for change in changes:
        is_meant = ids is None or change.item_id in ids
        is_ours = makes in change.waiting if makes else not change.waiting
        if not (is_meant and is_ours):
            left.append(change)
        elif waiting := tuple(name for name in change.waiting if name != makes):
            left.append(msgspec.structs.replace(change, waiting=waiting))
    return tuple(left)


def prioritize(order: Order, command: Command, at: Setting) -> Outcome:
    """The order rushed, made VIP, or neither; back at its own place of the rail."""
    if at.makes:
        return unchanged(Result.REJECTED, order, "Rush and VIP are the expediter's and the till's to say.")
    if order.priority is command.priority:
        return unchanged(Result.ALREADY_DONE, order, f"Order {order.number} is {order.priority} already.")
    return _as_is(order, EventAction.MOVED, priority=command.priority, place=None)


def placed(order: Order, place: Place | None, at: Setting) -> Outcome:
    """The order hung at a place of the rail by hand; None: back to its own."""
    if order.status not in OPEN:
        return unchanged(Result.REJECTED, order, f"Order {order.number} is {order.status} and hangs nowhere.")
    if at.makes or at.is_at(StationKind.BOARD):
        return unchanged(Result.REJECTED, order, "Tickets are put in their places at expo.")
    if order.place == place:
        return unchanged(Result.ALREADY_DONE, order, f"Order {order.number} hangs there already.")
    return _as_is(order, EventAction.MOVED, place=place)


def _as_is(order: Order, action: EventAction, **values: object) -> Outcome:
    """The order with other values in fields that are neither its status nor its items."""
    after = msgspec.structs.replace(order, version=order.version + 1, **values)
    return Outcome(result=Result.APPLIED, order=after, action=action)
