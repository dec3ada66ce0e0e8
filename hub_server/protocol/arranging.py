"""An order finds its place in a kitchen: the stations that make its items, and when."""

from collections.abc import Collection

from hub_server.protocol.orders import Order
from hub_server.protocol.pacing import paced
from hub_server.protocol.routing import Circumstances, routed


def arranged(
    order: Order,
    now: Circumstances,
    at_ms: int,
    *,
    version: int = 1,
    new: Collection[str] | None = None,
    other: Collection[str] = (),
) -> Order:
    """The order with the parts and times of its items.

    What is known already stays where it is: an item does not change its station because the clock went on.

    Args:
        at_ms: the hub's clock.
        version: of the order that is being made.
        new: ids of the items that are new; None means all.
        other: ids of items that have become other ones, so that other stations may make them.
    """
    only = None if new is None else {*new, *other}
    return routed(paced(order, now.state.kitchen, at_ms, new=new), now, version=version, only=only)
