"""What a cook's tap means as a command. Pure: the order on the glass and what is pending in, a command or nothing out.

Nothing comes out where the tap would say what was said already: a double tap is one wish.
"""

import uuid

from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Order
from hub_server.protocol.states import ORDER_TABLE, Action, Status, rank, step
from kiosk_app.card import is_done


def bump(order: Order, held: Command | None) -> Command | None:
    """The ticket's next step; named, so that two kiosks bumping at once make one step and not two."""
    to = step(ORDER_TABLE, order.status, Action.BUMP)
    if to is None or (held is not None and not held.item_ids):
        return None
    return command(order, Action.BUMP, to)


def bump_item(order: Order, item_id: str, held: Command | None) -> Command | None:
    """One item of an order that is being prepared is finished, or not finished after all."""
    item = next((item for item in order.items if item.id == item_id), None)
    if item is None or order.status is not Status.PREPARING or item.status is Status.CANCELLED:
        return None
    if held is not None and (not held.item_ids or item_id in held.item_ids):
        return None
    if is_done(item, order):
        return command(order, Action.RECALL, Status.PREPARING, (item_id,))
    if rank(item.status) < rank(Status.READY):
        return command(order, Action.BUMP, Status.READY, (item_id,))
    return None


def recall(order: Order, to: Status | None, held: Command | None) -> Command | None:
    """Brings an order back to the status `to`, or one step where the station has none."""
    if held is not None and held.action is Action.RECALL:
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
