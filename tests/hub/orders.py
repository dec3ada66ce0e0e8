"""Orders for tests."""

from typing import Any

import msgspec

from hub_server.protocol.intake import NewOrder, new_order
from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Action, Status
from sample_orders import command


def order(external_id: str | int = 1, **fields: Any) -> NewOrder:
    """An order as a till sends it."""
    body = {"source": "till-1", "external_id": str(external_id), "items": [{"name": "Burger"}], **fields}
    return new_order(msgspec.json.encode(body))


def bump(order: Order, to: Status | None = None, **fields: Any) -> Command:
    """A cook's bump of the order as it is on the screen."""
    return command(
        order, **{"id": f"bump-{order.id}-{order.version}-{to}", "action": Action.BUMP, "to": to, **fields}
    )
