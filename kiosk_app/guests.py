"""What guests read: which numbers are being made, are almost there, can be fetched. Qt-free."""

from collections.abc import Iterable
from dataclasses import dataclass

from hub_server.protocol.orders import Order
from hub_server.protocol.progress import short
from hub_server.protocol.states import OPEN, Status
from hub_server.protocol.times import milliseconds
from kiosk_app.wrap import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number on the board.

    Attributes:
        almost: it will be ready in a moment.
    """

    number: str
    name: str
    almost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """The whole board; what has waited longest stands first among those being made, what is ready last comes first."""

    preparing: tuple[Number, ...] = ()
    ready: tuple[Number, ...] = ()


def guests(orders: Iterable[Order], now_ms: int | None, expire_s: int) -> Guests:
    """The board of these orders.

    Args:
        now_ms: the hub's clock; without it nothing expires.
        expire_s: how long a ready number stands there.
    """
    preparing: list[Number] = []
    ready: list[tuple[int, Number]] = []
    for order in orders:
        if order.status not in OPEN:
            continue
        name = plain(order.customer_name).replace("\n", " ")
        number = plain(order.number).replace("\n", " ")
        if order.status is not Status.READY:
            preparing.append(Number(number=number, name=name, almost=is_almost(order)))
            continue
        since_ms = milliseconds(order.status_at or order.date_ordered)
        if now_ms is None or now_ms - since_ms <= 1000 * expire_s:
            ready.append((since_ms, Number(number=number, name=name)))
    ready.sort(key=lambda entry: -entry[0])
    return Guests(preparing=tuple(preparing), ready=tuple(number for _, number in ready))


def is_almost(order: Order) -> bool:
    """Whether one item is left of an order of several."""
    return len(short(order)) == 1 and order.status is Status.PREPARING and len(order.items) > 1
