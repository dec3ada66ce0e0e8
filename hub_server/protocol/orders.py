"""What an order is, on the wire and in the log: the seed document's fields and ours.

All structs are frozen: a change makes a new order. Unknown fields are ignored when decoding (a newer hub may send
more); what a POS may send is stricter and stands in `intake`.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import msgspec

from hub_server.protocol.states import Status

Timestamp = str
"""RFC 3339 UTC with milliseconds; see `times`."""

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Label = Annotated[str, msgspec.Meta(max_length=60)]
Note = Annotated[str, msgspec.Meta(max_length=1000)]
Quantity = Annotated[int, msgspec.Meta(ge=1, le=999)]
Amount = Decimal
"""A price, exact; `intake` bounds it (msgspec has no bounds for decimals)."""


class ServiceType(StrEnum):
    """How the guest gets the order."""

    DINE_IN = "dine_in"
    TAKEAWAY = "takeaway"
    DELIVERY = "delivery"
    DRIVE_THRU = "drive_thru"
    CURBSIDE = "curbside"


class Priority(StrEnum):
    """Whether the order goes before the others."""

    NORMAL = "normal"
    RUSH = "rush"
    VIP = "vip"


class ModifierKind(StrEnum):
    """The sign a modifier carries on a card: − NO, +, or a plain choice such as a side or a doneness."""

    NO = "no"
    ADD = "add"
    CHOICE = "choice"


class Modifier(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A deviation from the menu's item; combos and nested options hang below as `modifiers`."""

    name: Name
    kind: ModifierKind = ModifierKind.ADD
    quantity: Quantity = 1
    modifiers: "tuple[Modifier, ...]" = ()


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an order.

    Attributes:
        id: unique within the order and stable over changes of it.
        name: what the cook reads; exactly what the POS sent.
        ticket: the price in tickets, for one piece (a field of the seed document).
        value: the price in money, for one piece.
        course: name of the course the guest gets it with, e.g. `Mains`.
        seat: the guest at the table it is for, from 1.
        station: the prep station the item is routed to; None while nothing is routed.
        status: how far this item has come; a `cancelled` item was voided and stays to be seen.
        status_version: the order's version at which this item's present status began.
        recalled: brought back by a cook and not bumped again since.
    """

    id: str
    name: Name
    quantity: Quantity = 1
    ticket: Amount = Decimal(0)
    value: Amount = Decimal(0)
    category: Label | None = None
    modifiers: tuple[Modifier, ...] = ()
    allergens: tuple[Label, ...] = ()
    note: Note = ""
    course: Label | None = None
    seat: int | None = None
    station: str | None = None
    status: Status = Status.PENDING
    status_version: int = 1
    recalled: bool = False


class ChangeKind(StrEnum):
    """What the POS altered after the order was sent."""

    ADDED = "added"
    VOIDED = "voided"
    QUANTITY = "quantity"
    NOTE = "note"
    MODIFIERS = "modifiers"
    ORDER = "order"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One alteration after sending, shown on the card until the next bump.

    Attributes:
        at: when the hub stored it.
        item_id: the item concerned; None for the order itself.
        old: what stood there before, as a cook would read it.
        new: what stands there now.
    """

    at: Timestamp
    kind: ChangeKind
    item_id: str | None = None
    old: str = ""
    new: str = ""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order as the hub keeps it and every screen gets it: absolute and versioned.

    Attributes:
        id: the hub's number, never given twice.
        ref_code: the seed document's reference code.
        number: what is called out and shown large.
        date_ordered: when the guest ordered, on the hub's clock unless the POS said otherwise.
        item_count: pieces not voided; `total_tickets` and `total_value` sum over the same.
        source: the system that sent it; with `external_id` the key that makes sending twice harmless.
        version: grows by one with every change of the order.
        items_version: the version at which the items last changed; a bump from an older one is `stale_items`.
        status_version: the version at which the present status began.
        due_at: promise time.
        changes: what was altered after sending, until it is acknowledged by a bump.
        recalled: brought back by a cook and not bumped again since.
    """

    id: int
    ref_code: str
    customer_name: str
    date_ordered: Timestamp
    status: Status
    items: tuple[Item, ...]
    item_count: int
    total_tickets: Decimal
    total_value: Decimal
    number: str
    source: str
    external_id: str
    version: int
    items_version: int
    status_version: int = 1
    service_type: ServiceType = ServiceType.DINE_IN
    table: str | None = None
    covers: int | None = None
    due_at: Timestamp | None = None
    priority: Priority = Priority.NORMAL
    note: str = ""
    changes: tuple[Change, ...] = ()
    recalled: bool = False


def live(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items that were not voided."""
    return tuple(item for item in items if item.status is not Status.CANCELLED)


def totals(items: tuple[Item, ...]) -> dict[str, int | Decimal]:
    """`item_count`, `total_tickets` and `total_value` over the live items, as keyword arguments for `Order`."""
    living = live(items)
    return {
        "item_count": sum(item.quantity for item in living),
        "total_tickets": sum((item.ticket * item.quantity for item in living), Decimal(0)),
        "total_value": sum((item.value * item.quantity for item in living), Decimal(0)),
    }


def oldest_first(order: Order) -> tuple[str, int]:
    """Sort key of the rail: first in, first out; equal times by number of arrival."""
    return (order.date_ordered, order.id)
