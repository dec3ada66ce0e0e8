"""Orders and messages as a hub would send them, for the tests of the kiosk."""

from decimal import Decimal

from hub_server.protocol.messages import (
    Command,
    EventAction,
    Heartbeat,
    OrdersUpdate,
    OrderUpdate,
    StatusChange,
)
from hub_server.protocol.orders import Item, Order, totals
from hub_server.protocol.states import Action, Status
from hub_server.protocol.times import timestamp
from kiosk_app.disk import Given
from sample_orders import command

START_MS = 1_790_000_000_000
STATION = "pending"


def order(order_id: int = 1, *, version: int = 1, status: Status = Status.PENDING) -> Order:
    items = (Item(id="1", name="Smash Burger", quantity=2, value=Decimal("9.50")),)
    return Order(
        id=order_id,
        ref_code=f"{order_id:06d}",
        customer_name="",
        date_ordered=timestamp(START_MS + order_id * 1000),
        status=status,
        items=items,
        **totals(items),
        number=str(order_id),
        source="till-1",
        external_id=str(order_id),
        version=version,
        items_version=1,
    )


def snapshot(*orders: Order, seq: int = 0, epoch: str = "e1", now_ms: int = START_MS) -> OrdersUpdate:
    return OrdersUpdate(
        station=STATION, orders=orders, epoch=epoch, seq=seq, now=timestamp(now_ms), total=len(orders)
    )


def entered(card: Order, *, seq: int, prev: int, total: int = 1, epoch: str = "e1") -> OrderUpdate:
    return OrderUpdate(
        station=STATION,
        order=card,
        action=EventAction.NEW_ORDER,
        epoch=epoch,
        seq=seq,
        prev=prev,
        total=total,
    )


def left(card: Order, *, seq: int, prev: int, total: int = 0, epoch: str = "e1") -> StatusChange:
    return StatusChange(
        station=STATION,
        order_id=card.id,
        old_status=Status.PENDING,
        new_status=card.status,
        epoch=epoch,
        seq=seq,
        prev=prev,
        total=total,
        order=card,
    )


def heartbeat(seq: int = 0, *, now_ms: int = START_MS, total: int = 0) -> Heartbeat:
    return Heartbeat(station=STATION, seq=seq, now=timestamp(now_ms), total=total)


def bump(card: Order, command_id: str = "bump-0001", *, epoch: str = "e1") -> Command:
    return command(card, Action.BUMP, id=command_id, to=Status.PREPARING, epoch=epoch)


def given(command: Command, at_ms: int | None, *, wall_ms: int = 0) -> Given:
    """A command as a former process took it."""
    return Given(station=STATION, command=command, at_ms=at_ms, wall_ms=wall_ms)
