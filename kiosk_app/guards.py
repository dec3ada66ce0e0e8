"""What it takes to bump a ticket beyond one touch: a second one, or choosing it first. Qt-free.

A touch that only arms changes nothing but what the button says; it is forgotten after some seconds.
"""

from dataclasses import dataclass

from hub_server.protocol.kitchen import Guard, Station
from hub_server.protocol.orders import Order
from hub_server.protocol.tickets import Standing, lines
from kiosk_app.speech import tr

ARMED_S = 3.0
"""How long a first touch waits for the second one."""

APART_S = 0.12
"""A second touch sooner than this is the same one: greasy glass reports a finger twice."""


@dataclass(frozen=True, slots=True)
class Armed:
    """A first touch.

    Attributes:
        at: of the kiosk's monotonic clock, in seconds.
        version: of the order as it was touched; on another one the touch counts for nothing.
    """

    order_id: int
    version: int
    at: float


def asks(order: Order, station: Station) -> str:
    """What the button says while it waits for the second touch; empty where one touch is enough."""
    if station.confirm_allergens and _has_allergens(order, station):
        return tr("ALLERGY – SURE?")
    match station.guard:
        case Guard.TAP:
            return ""
        case Guard.DOUBLE_TAP:
            return tr("TAP AGAIN")
        case Guard.SELECT:
            return tr("BUMP IT")


def is_confirmed(armed: Armed | None, order: Order, at: float) -> bool:
    """Whether a touch at this time is the second one."""
    return (
        armed is not None
        and (armed.order_id, armed.version) == (order.id, order.version)
        and APART_S <= at - armed.at <= ARMED_S
    )


def is_same_touch(armed: Armed | None, order: Order, at: float) -> bool:
    """Whether a touch is only the first one, reported twice."""
    return armed is not None and armed.order_id == order.id and 0 <= at - armed.at < APART_S


def _has_allergens(order: Order, station: Station) -> bool:
    return any(
        line.item.allergens
        for line in lines(order, station)
        # A prep station is asked about what it finishes, whoever hands out the plates about all of them.
        if line.standing in (Standing.TO_DO, Standing.BEGUN)
        or (not station.makes and line.standing is not Standing.VOID)
    )
