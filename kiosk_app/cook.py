"""What a cook's tap means as a command. Pure: the order on the glass and what is pending in, one command or none out.

Nothing comes out where the tap would say what was said already: a double tap is one wish.
"""

import uuid
from collections.abc import Sequence

import msgspec

from hub_server.protocol.kitchen import Station, StationKind
from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Order, Priority
from hub_server.protocol.states import ORDER_TABLE, Action, Status, step
from hub_server.protocol.tickets import Standing, lines, unseen

_MOVES = (Action.BUMP, Action.RECALL, Action.CANCEL)


def bump(order: Order, held: Sequence[Command], station: Station | None = None) -> Command | None:
    """The ticket's next step; named, so that two kiosks bumping at once make one step and not two.

    A stage moves the order to the next status, a prep station finishes its part or, where nothing is left to make, says
    that it has seen what was altered; expo sells.

    Args:
        station: where the ticket hangs; None for the stage the order stands at.
    """
    if is_moving(held):
        return None
    station = station or stage_of(order)
    match station.kind:
        case StationKind.STAGE:
            to = step(ORDER_TABLE, order.status, Action.BUMP)
        case StationKind.PREP:
            if not any(line.standing in (Standing.TO_DO, Standing.BEGUN) for line in lines(order, station)):
                is_said = any(other.action is Action.ACKNOWLEDGE for other in held)
                is_news = unseen(order, station) and not is_said
                return command(order, Action.ACKNOWLEDGE, None) if is_news else None
            to = Status.READY
        case StationKind.EXPO:
            to = Status.COMPLETE
        case StationKind.BOARD:
            to = None
    return None if to is None else command(order, Action.BUMP, to)


def bump_item(
    order: Order, item_id: str, held: Sequence[Command], station: Station | None = None
) -> Command | None:
    """One item is finished, or not finished after all; one that is held back is fired."""
    station = station or stage_of(order)
    line = next((line for line in lines(order, station) if line.item.id == item_id), None)
    if line is None or is_moving(held) or any(item_id in other.item_ids for other in held):
        return None
    if station.kind is StationKind.BOARD or (
        station.kind is StationKind.STAGE and order.status is not Status.PREPARING
    ):
        return None
    match line.standing:
        case Standing.DONE:
            return command(order, Action.RECALL, Status.PREPARING, (item_id,))
        case Standing.TO_DO | Standing.BEGUN:
            return command(order, Action.BUMP, Status.READY, (item_id,))
        case Standing.HELD if station.kind is not StationKind.STAGE:
            return command(order, Action.FIRE, None, (item_id,))
        case _:
            return None


def is_moving(held: Sequence[Command]) -> bool:
    """Whether a bump or recall of the whole ticket waits; a rush that waits is no reason to refuse a bump."""
    return any(not other.item_ids and other.action in _MOVES for other in held)


def recall(order: Order, to: Status | None, held: Sequence[Command]) -> Command | None:
    """Brings an order back to the status `to`, or one step where the station has none."""
    if any(other.action is Action.RECALL and not other.item_ids for other in held):
        return None
    return command(order, Action.RECALL, to)


def undo(before: Order, now: Order, station: Station) -> Command:
    """Brings an order, or a station's part of it, back to where it was before it was bumped.

    Args:
        before: as it was bumped.
        now: as it is.
    """
    if station.kind is not StationKind.PREP:
        return command(now, Action.RECALL, before.status)
    finished = tuple(
        line.item.id for line in lines(before, station) if line.standing in (Standing.TO_DO, Standing.BEGUN)
    )
    return command(now, Action.RECALL, Status.PENDING, finished)


def back_to(station: Station) -> Status | None:
    """The status that a recall at this station brings an order, or the station's part of it, back to."""
    match station.kind:
        case StationKind.STAGE:
            return station.status
        case StationKind.PREP:
            return Status.PREPARING
        case _:
            return Status.READY


def stage_of(order: Order) -> Station:
    """The stage at which an order stands."""
    return Station(name=str(order.status), kind=StationKind.STAGE, status=order.status)


def prioritized(order: Order, priority: Priority) -> Command:
    """Rush, VIP, or neither any more."""
    return msgspec.structs.replace(command(order, Action.PRIORITIZE, None), priority=priority)


def hung_between(order: Order, above: int, below: int) -> Command:
    """Hangs an order by hand after the order `above` and before `below`, 0 for none."""
    return msgspec.structs.replace(command(order, Action.PLACE, None), between=(above, below))


def hung_by_itself(order: Order) -> Command:
    """Hangs an order where it belongs by its age again."""
    return command(order, Action.PLACE, None)


def of_kitchen(action: Action, name: str) -> Command:
    """A command about no order: an item is 86 or is there again, or the profile is switched."""
    return Command(id=uuid.uuid4().hex, action=action, order_id=0, version=0, items_version=0, name=name)


def command(order: Order, action: Action, to: Status | None, item_ids: tuple[str, ...] = ()) -> Command:
    """A command about the order as the cook saw it, under an id of its own."""
    return Command(
        id=uuid.uuid4().hex,
        action=action,
        order_id=order.id,
        to=to,
        item_ids=item_ids,
        version=order.version,
        items_version=order.items_version,
    )
