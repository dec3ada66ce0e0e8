"""How an order becomes another one by what cooks and tills ask for.

Pure: an order and a wish in, a new order or a refusal out. Versions are set here, in `wishes` and in `resending`.
"""

import msgspec

from hub_server.protocol import pacing
from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.messages import Command, EventAction, Result
from hub_server.protocol.orders import DAY_ENDED, Item, Order, Part, live, totals
from hub_server.protocol.outcomes import (
    ANYWHERE,
    Outcome,
    Setting,
    finished,
    no_item,
    overtaken,
    refused,
    stale,
    there_already,
    unchanged,
    unseen,
)
from hub_server.protocol.progress import (
    advanced,
    carried,
    following,
    in_turn,
    is_made,
    is_to_do,
    put,
    put_part,
    short,
    with_fired,
)
from hub_server.protocol.states import ITEM_TABLE, OPEN, ORDER_TABLE, Action, Status, rank, step
from hub_server.protocol.times import timestamp
from hub_server.protocol.wishes import acknowledge, acknowledged, hold_or_fire, prioritize

RETRY_S = 60
"""So long after a till's status call the next course is fired: until then the same call may come once more."""


def act(order: Order, command: Command, at: Setting = ANYWHERE) -> Outcome:
    """Carries out a cook's command on `order` or on items of it, or says why not.

    Rules, in this order: nothing happens to a cancelled order, nor at a guests' board; what is there already is
    `already_done`; items the cook has not seen are never swallowed; the table decides the rest.
    """
    if order.status is Status.CANCELLED:
        return unchanged(Result.CANCELLED, order, f"Order {order.number} was cancelled.")
    if at.is_at(StationKind.BOARD):
        return unchanged(Result.REJECTED, order, "Nothing can be done at the guests' board.")
    outcome = _acted(order, command, at)
    by_parts = at.makes or command.item_ids
    if command.action in (Action.ACKNOWLEDGE, Action.VOID) or (command.action is Action.BUMP and by_parts):
        return finished(outcome, at.kitchen, timestamp(at.at_ms))
    return outcome


def _acted(order: Order, command: Command, at: Setting) -> Outcome:
    match command.action:
        case Action.HOLD | Action.FIRE:
            return hold_or_fire(order, command, at)
        case Action.ACKNOWLEDGE:
            return acknowledge(order, command, at)
        case Action.PRIORITIZE:
            return prioritize(order, command, at)
        case Action.BUMP | Action.RECALL if at.makes:
            return _act_at_prep(order, command, at)
        case _ if command.item_ids:
            return _act_on_items(order, command, at)
        case Action.BUMP | Action.RECALL | Action.CANCEL:
            return _act_on_order(order, command, at)
        case _:
            return unchanged(Result.REJECTED, order, refused(command, "the order", order.status))


# --- whole orders -------------------------------------------------------------------------------------------------


def _act_on_order(order: Order, command: Command, at: Setting) -> Outcome:
    to = command.to
    if to is None and command.action is Action.BUMP and at.is_at(StationKind.EXPO):
        # Selling is one touch, however far the kitchen's own words for it are.
        to = Status.COMPLETE
    if there := there_already(order, command, to, f"Order {order.number}"):
        return unchanged(Result.ALREADY_DONE, order, there)
    if unseen(order, command):
        return stale(order)
    reached = step(ORDER_TABLE, order.status, command.action, to)
    if reached is None:
        return unchanged(Result.REJECTED, order, refused(command, "the order", order.status))
    if reached is Status.COMPLETE and (why := _not_to_be_sold(order, at)):
        return unchanged(Result.REJECTED, order, why)
    after = _next_course(moved(order, reached, at_ms=at.at_ms), at)
    if command.action is Action.RECALL:
        # The end of the day may have completed it with something held back: then it is not ready.
        is_short = after.status is Status.READY and bool(short(after))
        status = Status.PREPARING if is_short else after.status
        after = msgspec.structs.replace(after, status=status, by_itself=())
    return Outcome(
        result=Result.APPLIED,
        order=with_fired(order, after),
        action=EventAction.RECALLED if command.action is Action.RECALL else EventAction.STATUS_CHANGED,
    )


def _next_course(order: Order, at: Setting) -> Order:
    """An order that was moved as a whole: the course that waited for what is done now is to be made."""
    if order.recalled or order.status not in OPEN:
        return order
    fired = pacing.next_course_fired(order, at.kitchen, at.at_ms)
    to_make = any(not is_made(item) and not item.held for item in live(fired.items))
    status = Status.PREPARING if to_make and order.status is Status.READY else order.status
    return msgspec.structs.replace(fired, status=status)


def _not_to_be_sold(order: Order, at: Setting) -> str:
    """Why an order cannot be completed yet; empty when it can."""
    held = [item for item in live(order.items) if item.held]
    if held:
        return f"{held[0].course or held[0].name} is held back; fire it first."
    if at.kitchen.expo_waits and at.is_at(StationKind.EXPO) and (left := short(order)):
        return f"Short {len(left)}: {left[0].name} is not done yet."
    return ""


def moved(order: Order, status: Status, *, at_ms: int = 0) -> Order:
    """`order` at another status, its items carried along.

    A move forward acknowledges what waits for no prep station, and the last one all there is: it is sold.

    Args:
        at_ms: the hub's clock.
    """
    forward = rank(status) > rank(order.status)
    version = order.version + 1
    return msgspec.structs.replace(
        order,
        status=status,
        items=tuple(carried(item, status, version, forward=forward) for item in order.items),
        version=version,
        status_version=version,
        status_at=timestamp(at_ms),
        changes=tuple(
            change
            for change in order.changes
            if not forward or (change.waiting and status is not Status.COMPLETE)
        ),
        recalled=not forward and status is not Status.CANCELLED,
    )


# --- items --------------------------------------------------------------------------------------------------------


def _act_on_items(order: Order, command: Command, at: Setting) -> Outcome:
    items = {item.id: item for item in order.items}
    wanted: list[Item] = []
    for item_id in dict.fromkeys(command.item_ids):
        item = items.get(item_id)
        if item is None:
            return no_item(order, item_id)
        if not there_already(item, command, command.to, item.name):
            wanted.append(item)
    if wanted and order.status not in OPEN:
        return unchanged(Result.REJECTED, order, refused(command, "the order", order.status))
    if wanted and unseen(order, command):
        return stale(order)
    version = order.version + 1
    to = command.to
    if to is None and command.action is Action.BUMP and at.is_at(StationKind.EXPO):
        to = Status.READY
    for item in wanted:
        if item.held and command.action is Action.BUMP:
            return unchanged(Result.REJECTED, order, f"{item.name} is held back; fire it first.")
        reached = step(ITEM_TABLE, item.status, command.action, to)
        if reached is None:
            return unchanged(Result.REJECTED, order, refused(command, item.name, item.status))
        items[item.id] = put(item, reached, version)
    changed = tuple(items.values())
    if changed == order.items:
        return unchanged(Result.ALREADY_DONE, order, "The items are there already.")
    routed = any(item.parts for item in changed)
    return _progressed(order, changed, at, back=routed and command.action is Action.RECALL)


def _act_at_prep(order: Order, command: Command, at: Setting) -> Outcome:
    """A bump or recall where items are made: of the station's part of the ticket, or of some of its items."""
    title = at.station.title if at.station is not None else at.makes
    items = {item.id: item for item in order.items}
    to = command.to or (Status.READY if command.action is Action.BUMP else None)
    if to is Status.COMPLETE:
        return unchanged(Result.REJECTED, order, f"{title} finishes its part; it sells no orders.")
    wanted: list[tuple[Item, Part]] = []
    for item_id in dict.fromkeys(command.item_ids or tuple(items)):
        item = items.get(item_id)
        if item is None:
            return no_item(order, item_id)
        part = item.part(at.makes)
        if part is None:
            if command.item_ids:
                return unchanged(Result.REJECTED, order, f"{item.name} is not made at {title}.")
        elif _part_is_wanted(item, part, command, to):
            wanted.append((item, part))
    if not wanted:
        return unchanged(
            Result.ALREADY_DONE, order, f"{title} has nothing left to do with order {order.number}."
        )
    meant = [(item, part) for item, part in wanted if not _came_since(part, command)]
    if unseen(order, command) or not meant:
        return stale(order)
    version = order.version + 1
    for item, part in meant:
        if command.item_ids and command.action is Action.BUMP and not is_to_do(item, part):
            return unchanged(Result.REJECTED, order, _why_not_now(item, part))
        reached = step(ITEM_TABLE, part.status, command.action, to)
        if reached is None:
            return unchanged(Result.REJECTED, order, refused(command, item.name, part.status))
        items[item.id] = put_part(item, part.station, reached, version)
    changed = tuple(items.values())
    seen = {item.id for item, _ in meant} if command.item_ids else {item.id for item in order.items}
    outcome = _progressed(order, changed, at, back=command.action is Action.RECALL)
    if command.action is Action.RECALL:
        left = tuple(name for name in outcome.order.by_itself if name not in (at.makes, DAY_ENDED))
        return msgspec.structs.replace(outcome, order=msgspec.structs.replace(outcome.order, by_itself=left))
    told = acknowledged(outcome.order.changes, at.makes, None if not command.item_ids else seen)
    return msgspec.structs.replace(outcome, order=msgspec.structs.replace(outcome.order, changes=told))


def _part_is_wanted(item: Item, part: Part, command: Command, to: Status | None) -> bool:
    """Whether a command still has something to do with a station's part of an item."""
    if item.status is Status.CANCELLED:
        return False
    if command.action is Action.BUMP and not command.item_ids and not is_to_do(item, part):
        # The whole ticket: what is held or somebody else's turn is not meant.
        return False
    if command.action is Action.RECALL and part.status is Status.PENDING:
        return False
    return not overtaken(part, command, to)


def _came_since(part: Part, command: Command) -> bool:
    """Whether it came to the station, or its turn did, after the cook had looked who bumps the whole ticket."""
    is_ticket = command.action is Action.BUMP and not command.item_ids
    return is_ticket and part.status is Status.PENDING and command.version < part.status_version


def _why_not_now(item: Item, part: Part) -> str:
    if item.held:
        return f"{item.name} is held back; fire it first."
    return f"{item.name} is still at {part.after}."


def _progressed(order: Order, items: tuple[Item, ...], at: Setting, *, back: bool) -> Outcome:
    """The order with these items: its status follows, and so may its next course."""
    order_after = msgspec.structs.replace(order, items=in_turn(items, timestamp(at.at_ms), order.version + 1))
    if not back:
        order_after = pacing.next_course_fired(order_after, at.kitchen, at.at_ms)
    status = following(order.status, order_after.items, back=back)
    stays = status is order.status
    recalled = rank(status) < rank(order.status) and status is not Status.CANCELLED
    after = msgspec.structs.replace(
        advanced(order_after, status, timestamp(at.at_ms)),
        **totals(order_after.items),
        recalled=order.recalled if stays else recalled,
    )
    return Outcome(
        result=Result.APPLIED,
        order=with_fired(order, after),
        action=EventAction.RECALLED
        if recalled
        else EventAction.ITEMS_CHANGED
        if stays
        else EventAction.STATUS_CHANGED,
    )


def set_status(order: Order, status: Status, at: Setting = ANYWHERE) -> Outcome:
    """The seed document's status call: forward to a named status, or cancelled; anything else is refused."""
    if status is Status.CANCELLED:
        reached = step(ORDER_TABLE, order.status, Action.CANCEL)
    else:
        reached = step(ORDER_TABLE, order.status, Action.BUMP, status)
    if reached is None:
        return unchanged(
            Result.REJECTED,
            order,
            f"An order that is {order.status} cannot be set to {status} with this call.",
        )
    if reached is Status.COMPLETE and (why := _not_to_be_sold(order, at)):
        return unchanged(Result.REJECTED, order, why)
    # The next course not at once: said once more, which may be a retry, it would be ready before it is made.
    after = moved(order, reached, at_ms=at.at_ms)
    if after.status in OPEN:
        after = pacing.next_course_fired(after, at.kitchen, at.at_ms, least_s=RETRY_S)
    return Outcome(result=Result.APPLIED, order=after, action=EventAction.STATUS_CHANGED)


def cancel(order: Order, at: Setting = ANYWHERE) -> Outcome:
    """The POS cancels the whole order; cancelling twice is harmless."""
    if order.status is Status.CANCELLED:
        return unchanged(Result.ALREADY_DONE, order, f"Order {order.number} was cancelled already.")
    return set_status(order, Status.CANCELLED, at)
