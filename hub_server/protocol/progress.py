"""How far items and their parts have come, and what follows from it for the order."""

import msgspec

from hub_server.protocol.orders import Item, Order, Part, Timestamp, live
from hub_server.protocol.states import Status, rank


def put(item: Item, status: Status, version: int) -> Item:
    """`item` with all its parts at this status since the order's `version`; the same where it is there already.

    What a station makes is done when the item is ready; that it was sold is nothing to the station.
    """
    reached = min(status, Status.READY, key=rank) if status is not Status.CANCELLED else status
    parts = tuple(_part_at(part, reached, version) for part in item.parts)
    return _item_at(msgspec.structs.replace(item, parts=parts), status, version)


def put_part(item: Item, station: str, status: Status, version: int) -> Item:
    """`item` with the part of one station at this status; its own status follows."""
    parts = tuple(_part_at(part, status, version) if part.station == station else part for part in item.parts)
    return with_parts(item, parts, version)


def by_home(part: Part) -> dict[str, Status]:
    """Whose work a part is by the routes, and how far that has come."""
    return part.homes or {part.station: part.status}


def with_parts(item: Item, parts: tuple[Part, ...], version: int) -> Item:
    """`item` made of these parts, and its status what follows from them: it is as far as all of them are."""
    item = msgspec.structs.replace(item, parts=parts, station=parts[0].station)
    ranks = [rank(part.status) for part in parts]
    if min(ranks) >= rank(Status.READY):
        follows: Status = item.status if item.status is Status.COMPLETE else Status.READY
    else:
        begun = any(
            rank(status) >= rank(Status.PREPARING) for part in parts for status in by_home(part).values()
        )
        follows = Status.PREPARING if begun else Status.PENDING
    return _item_at(item, follows, version)


def reopened(item: Item, version: int) -> Item:
    """`item` of which more is wanted: what of it was finished is begun again, at each station for itself."""
    if not item.parts:
        begun = put(item, Status.PREPARING, version) if rank(item.status) >= rank(Status.READY) else item
        return msgspec.structs.replace(begun, recalled=item.recalled)
    parts = tuple(_reopened_part(part, version) for part in item.parts)
    if parts == item.parts:
        return item
    return msgspec.structs.replace(with_parts(item, parts, version), recalled=item.recalled)


def _reopened_part(part: Part, version: int) -> Part:
    homes = {home: min(status, Status.PREPARING, key=rank) for home, status in part.homes.items()}
    if rank(part.status) < rank(Status.READY):
        return part if homes == part.homes else msgspec.structs.replace(part, homes=homes)
    return msgspec.structs.replace(part, status=Status.PREPARING, status_version=version, homes=homes)


def _item_at(item: Item, status: Status, version: int) -> Item:
    if status is item.status:
        return item
    return msgspec.structs.replace(
        item, status=status, status_version=version, recalled=_is_recall(item.status, status)
    )


def _part_at(part: Part, status: Status, version: int) -> Part:
    if status is part.status:
        return part
    return msgspec.structs.replace(
        part,
        status=status,
        status_version=version,
        recalled=_is_recall(part.status, status),
        homes=dict.fromkeys(part.homes, status),
    )


def _is_recall(before: Status, after: Status) -> bool:
    return rank(after) < rank(before) and after is not Status.CANCELLED


def is_to_do(item: Item, part: Part) -> bool:
    """Whether a station has its part of an item still to make, now: not held, and nobody's turn before."""
    if rank(part.status) >= rank(Status.READY) or item.status is Status.CANCELLED or item.held:
        return False
    before = item.part(part.after) if part.after is not None else None
    return before is None or rank(before.status) >= rank(Status.READY)


def in_turn(items: tuple[Item, ...], at: Timestamp, version: int) -> tuple[Item, ...]:
    """The items, each part with the time at which its turn came.

    Args:
        at: the hub's clock, for the turns that have come just now.
        version: of the order that is being made; a bump of the ticket as it was before does not mean these.
    """
    if not any(part.after is not None for item in items for part in item.parts):
        return items
    return tuple(_in_turn(item, at, version) for item in items)


def _in_turn(item: Item, at: Timestamp, version: int) -> Item:
    parts: list[Part] = []
    for part in item.parts:
        before = item.part(part.after) if part.after is not None else None
        has_come = before is not None and rank(before.status) >= rank(Status.READY)
        turn_at = (part.turn_at or at) if has_come else None
        since = version if has_come and part.status is Status.PENDING else part.status_version
        parts.append(
            part
            if turn_at == part.turn_at
            else msgspec.structs.replace(part, turn_at=turn_at, status_version=since)
        )
    return item if tuple(parts) == item.parts else msgspec.structs.replace(item, parts=tuple(parts))


def is_made(item: Item) -> bool:
    """Whether nothing is left to make of an item."""
    return rank(item.status) >= rank(Status.READY)


def carried(item: Item, status: Status, version: int, *, forward: bool) -> Item:
    """`item` when its whole order is moved to `status`: what is behind comes along, what is ahead stays.

    What is held back is not begun by its order being begun.
    """
    if item.status is Status.CANCELLED or status is Status.CANCELLED or item.held:
        return item
    behind = rank(item.status) < rank(status)
    if behind == forward and item.status is not status:
        return put(item, status, version)
    return item


def following(status: Status, items: tuple[Item, ...], *, back: bool = False) -> Status:
    """An order's status follows from its items: one started → preparing, all done → ready, none left → cancelled.

    Never past `ready`: selling is the expediter's word.

    Args:
        status: the order's until now.
        back: it may go back, too, because an item did.
    """
    living = live(items)
    if not living:
        return Status.CANCELLED
    if all(is_made(item) for item in living):
        follows = Status.READY
    elif any(rank(item.status) >= rank(Status.PREPARING) for item in living):
        follows = Status.PREPARING
    else:
        follows = Status.PENDING
    return follows if back or rank(follows) > rank(status) else status


def advanced(order: Order, status: Status, at: Timestamp) -> Order:
    """The order one version on, at this status; since now, if it had another one.

    Args:
        at: the hub's clock.
    """
    version = order.version + 1
    if status is order.status and order.version > 0:
        return msgspec.structs.replace(order, version=version)
    return msgspec.structs.replace(
        order, version=version, status=status, status_version=version, status_at=at
    )


def with_fired(before: Order, after: Order) -> Order:
    """`after`, one version on: what was held back and is to be made now is not meant by an older bump of the whole."""
    held = {item.id for item in before.items if item.held}
    if any(item.id in held and not item.held for item in live(after.items)):
        return msgspec.structs.replace(after, fired_version=after.version)
    return after


def short(order: Order) -> tuple[Item, ...]:
    """The items an order still waits for, those held back included."""
    return tuple(item for item in live(order.items) if not is_made(item))
