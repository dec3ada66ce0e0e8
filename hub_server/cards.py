"""Orders with their JSON, and the list of those that left a station."""

from collections import deque
from dataclasses import dataclass

import msgspec

from hub_server.protocol.kitchen import Station, StationKind
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Status
from hub_server.protocol.tickets import has_done

RECENT_MOST = 50
"""Orders that left the station kept for recall."""


@dataclass(frozen=True, slots=True)
class Card:
    """An order that hangs on a rail, with its JSON."""

    order: Order
    body: msgspec.Raw


def remember(recent: deque[Card], station: Station, card: Card, *, left: bool, shown: bool) -> int | None:
    """Keeps an order that left, as it is now and in its place; one that is back or cancelled is not recalled.

    Args:
        recent: the orders that left the station, the last one first.
        left: it left just now.
        shown: it hangs there.

    Returns:
        The first place in `recent` that changed.
    """
    at = next((at for at, old in enumerate(recent) if old.order.id == card.order.id), None)
    if at is not None:
        del recent[at]
    if shown or card.order.status is Status.CANCELLED:
        return at
    if station.kind is StationKind.STAGE:
        # It stands there and is not shown: it is for later now.
        can_be_back = card.order.status is not station.status
    else:
        # Else it went elsewhere.
        can_be_back = has_done(card.order, station)
    if not can_be_back:
        return at
    if left:
        recent.appendleft(card)
        return 0
    if at is not None:
        recent.insert(at, card)
    return at
