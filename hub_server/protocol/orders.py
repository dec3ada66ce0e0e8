"""What an order is, on the wire and in the log: the seed document's fields and ours.

All structs are frozen: a change makes a new order. Unknown fields are ignored when decoding (a newer hub may send
more); what a POS may send is stricter and stands in `intake`.

None is tracked by Python's collector of cycles: what is frozen holds only what was there before it, so there are none,
and looking through 10,000 open orders for some would stop the hub for a tenth of a second again and again.
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
LanguageTag = Annotated[
    str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$(?!\n)")
]
"""A language, with script and region where they matter: `de`, `zh-Hant`, `pt-BR`."""
Names = Annotated[dict[LanguageTag, Name], msgspec.Meta(max_length=8)]
"""What something is called in other languages than the till's."""
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
    """The sign a modifier carries on a card: − NO, +, EXTRA, on the SIDE, or a plain choice such as a doneness."""

    NO = "no"
    ADD = "add"
    EXTRA = "extra"
    SIDE = "side"
    CHOICE = "choice"


class Modifier(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A deviation from the menu's item; combos and nested options hang below as `modifiers`.

    Attributes:
        names: see `Item`.
    """

    name: Name
    kind: ModifierKind = ModifierKind.ADD
    quantity: Quantity = 1
    modifiers: "tuple[Modifier, ...]" = ()
    names: Names = {}


class Part(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """What one station makes of an item.

    Attributes:
        station: name of the prep station.
        status: how far it has come there; never `complete`, which an item becomes as a whole.
        status_version: the order's version at which that began.
        recalled: brought back by a cook and not bumped again since.
        after: the station that has to be done with the item before; None where nobody has to.
        turn_at: when that was done; None while it is not, and where nobody has to.
        homes: where a profile gave this station the work of others: each of those by the routes, and how far its own
            work has come, so that nothing is made twice when they open again. `status` is the least of them.
    """

    station: str
    status: Status = Status.PENDING
    status_version: int = 1
    recalled: bool = False
    after: str | None = None
    turn_at: Timestamp | None = None
    homes: dict[str, Status] = {}


class Pace(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """When an item is made; instants by the hub's clock.

    Attributes:
        held: kept back: seen, and not to be made.
        held_at: since when.
        waits: for the course before it; then it is fired when that is done.
        fire_at: when the hub fires it by itself; None: when somebody says so.
        scheduled: that time follows from the order's promise time.
        fired_at: when it was fired; None for what was never held.
        start_at: when to begin it, so that it is done with the rest of its course.
        target_at: when it should be done.
        cook_s: how long it takes; 0 where that is not known.
        sent_at: when its till added it; None: with the order.
        received_at: since when the kitchen has known of all of it, where that is later than the order itself: it was
            added, more of it was wanted, it came from another check, or the whole order was sent late.
        paused_ms: how long it was held, which does not count as waiting.
    """

    held: bool = False
    held_at: Timestamp | None = None
    waits: bool = False
    fire_at: Timestamp | None = None
    scheduled: bool = False
    fired_at: Timestamp | None = None
    start_at: Timestamp | None = None
    target_at: Timestamp | None = None
    cook_s: int = 0
    sent_at: Timestamp | None = None
    received_at: Timestamp | None = None
    paused_ms: int = 0


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where on the rail an order was put by hand: the sort key it has instead of its own."""

    first: int
    at: Timestamp
    id: float


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of an order.

    Attributes:
        id: unique within the order and stable over changes of it.
        name: what the cook reads; exactly what the POS sent.
        names: the same in other languages; unset, and not on the wire, where the POS sent none.
        ticket: the price in tickets, for one piece (a field of the seed document).
        value: the price in money, for one piece.
        course: name of the course the guest gets it with, e.g. `Mains`.
        seat: the guest at the table it is for, from 1.
        tags: words that routes go by, e.g. `fried`.
        station: the first prep station that makes it; None while nothing is routed.
        parts: what each station makes of it.
        pace: when it is made; None where nothing is known of that.
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
    tags: tuple[Label, ...] = ()
    modifiers: tuple[Modifier, ...] = ()
    allergens: tuple[Label, ...] = ()
    note: Note = ""
    course: Label | None = None
    seat: int | None = None
    station: str | None = None
    status: Status = Status.PENDING
    status_version: int = 1
    recalled: bool = False
    parts: tuple[Part, ...] = ()
    pace: Pace | None = None
    names: Names | msgspec.UnsetType = msgspec.UNSET

    @property
    def held(self) -> bool:
        """Whether it is kept back."""
        return self.pace is not None and self.pace.held

    def part(self, station: str) -> Part | None:
        """What a station makes of it, or None."""
        return next((part for part in self.parts if part.station == station), None)


class ChangeKind(StrEnum):
    """What the POS altered after the order was sent."""

    ADDED = "added"
    VOIDED = "voided"
    QUANTITY = "quantity"
    NOTE = "note"
    MODIFIERS = "modifiers"
    TABLE = "table"
    MERGED = "merged"
    SPLIT = "split"
    ORDER = "order"


class Change(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One alteration after sending, shown on the card until it is acknowledged.

    Attributes:
        at: when the hub stored it.
        item_id: the item concerned; None for the order itself.
        old: what stood there before, as a cook would read it.
        new: what stands there now.
        waiting: the prep stations that have not acknowledged it; empty where the next bump does.
    """

    at: Timestamp
    kind: ChangeKind
    item_id: str | None = None
    old: str = ""
    new: str = ""
    waiting: tuple[str, ...] = ()


DAY_ENDED = "day ended"
"""In `Order.by_itself`; no name of a station."""


class Order(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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
        fired_version: the version at which something that was held was fired last, 0 for never; a bump of the whole
            ticket from an older one is `stale_items`, too.
        status_version: the version at which the present status began.
        status_at: when that was, by the hub's clock; None in orders stored before this was kept.
        due_at: promise time.
        changes: what was altered after sending, until it is acknowledged by a bump.
        recalled: brought back by a cook and not bumped again since.
        till_priority: what its till said last; `priority` is another where expo has said something else since.
        by_itself: stations at which it was bumped without anybody asking, or `DAY_ENDED`; until somebody brings it
            back.
        place: where on the rail it was put by hand; None: by its priority and age.
        merged_into: `id` of the order that all its items went to, with which this one ended.
        split_from: `id` of the order whose check it was a part of.
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
    fired_version: int = 0
    status_version: int = 1
    status_at: Timestamp | None = None
    service_type: ServiceType = ServiceType.DINE_IN
    table: str | None = None
    covers: int | None = None
    due_at: Timestamp | None = None
    priority: Priority = Priority.NORMAL
    till_priority: Priority = Priority.NORMAL
    note: str = ""
    changes: tuple[Change, ...] = ()
    recalled: bool = False
    by_itself: tuple[str, ...] = ()
    place: Place | None = None
    merged_into: int | None = None
    split_from: int | None = None


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


RailKey = tuple[int, str, float]
"""What rails are sorted by; see `rail_key`."""

_FIRST = {Priority.RUSH: 0, Priority.VIP: 1, Priority.NORMAL: 2}


def rail_key(order: Order) -> RailKey:
    """Sort key of every rail: where it was put; else rush, then VIP, then first in, first out, then by arrival."""
    if order.place is not None:
        return (order.place.first, order.place.at, order.place.id)
    return (_FIRST[order.priority], order.date_ordered, order.id)
