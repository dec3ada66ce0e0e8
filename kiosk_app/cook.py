"""What a cook's tap means as a command. Pure: the order on the glass and what is pending in, one command or none out.

Nothing comes out where the tap would say what was said already: a double tap is one wish.
"""

import uuid
from collections.abc import Sequence

from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Order
from hub_server.protocol.states import ORDER_TABLE, Action, Status, step
from kiosk_app.card import is_done


def bump(order: Order, held: Sequence[Command]) -> Command | None:
    """The ticket's next step; named, so that two kiosks bumping at once make one step and not two."""
    to = step(ORDER_TABLE, order.status, Action.BUMP)
    if to is None or any(not other.item_ids for other in held):
        return None
    return command(order, Action.BUMP, to)


def bump_item(order: Order, item_id: str, held: Sequence[Command]) -> Command | None:
    """One item of an order that is being prepared is finished, or not finished after all."""
    item = next((item for item in order.items if item.id == item_id), None)
    if item is None or order.status is not Status.PREPARING or item.status is Status.CANCELLED:
        return None
    if any(not other.item_ids or item_id in other.item_ids for other in held):
        return None
    if is_done(item, order):
        return command(order, Action.RECALL, Status.PREPARING, (item_id,))
    return command(order, Action.BUMP, Status.READY, (item_id,))


def recall(order: Order, to: Status | None, held: Sequence[Command]) -> Command | None:
    """Brings an order back to the status `to`, or one step where the station has none."""
    if any(other.action is Action.RECALL and not other.item_ids for other in held):
        return None
    return command(order, Action.RECALL, to)


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
