"""What travels between hub and kiosk: JSON text frames, told apart by their `type`.

Messages of the hub carry `seq` and mostly `prev`: the number of this message and of the one before it on the same
station. Whoever has seen a smaller number than `prev` has missed something and asks for `request_update`.
"""

from enum import StrEnum
from typing import Annotated

import msgspec

from hub_server.protocol.kitchen import Station
from hub_server.protocol.orders import Order, Priority, Timestamp
from hub_server.protocol.states import Action, Status

CARDS_DEFAULT = 20
"""Cards a socket gets when it does not say `limit`: the seed document's maximum."""

CARDS_MOST = 1000
"""Largest `limit`."""

REVOKED = "urn:heard:revoked"
"""`type` of the problem document for a token that was revoked: a screen forgets everything it keeps of this hub."""

MAX_FRAME_BYTES = 64 * 1024
"""Largest frame a client may send."""


class EventAction(StrEnum):
    """Why a card is sent."""

    NEW_ORDER = "new_order"
    STATUS_CHANGED = "status_changed"
    ITEMS_CHANGED = "items_changed"
    RECALLED = "recalled"
    FIRED = "fired"
    HELD = "held"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    AUTO_BUMPED = "auto_bumped"
    DAY_ENDED = "day_ended"


class Hub(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What every message of the hub has.

    Attributes:
        station: name of the station it is for.
    """

    station: str


class ProfileName(msgspec.Struct, frozen=True, kw_only=True):
    """A way to run the kitchen that a screen may switch to."""

    name: str
    title: str


class KitchenNow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a screen has to know of the kitchen it stands in.

    Attributes:
        station: its own.
        version: of the kitchen; a screen that polls says which it has. 0 where nobody has described one.
        titles: prep station → what people read.
        routes_items: items are made at stations of their own; one that is at none is unrouted.
        profile: name of the profile in force, empty for none.
        sold_out: names of items that are 86.
    """

    station: Station
    version: int = 0
    titles: dict[str, str] = {}
    routes_items: bool = False
    profile: str = ""
    profiles: tuple[ProfileName, ...] = ()
    sold_out: tuple[str, ...] = ()


class OrdersUpdate(Hub, frozen=True, kw_only=True, tag="orders_update"):
    """The whole truth of one station: replaces everything the screen has.

    Attributes:
        orders: oldest first, at most the connection's limit.
        epoch: the log's identity; another one than before means the log was restored.
        seq: the last event contained.
        now: the hub's clock at sending.
        total: orders on the station, also beyond the limit.
        recent: the orders that left the station last, latest first, as many as were asked for.
        insecure: the hub is reachable without encryption from other machines; every screen says so.
        kitchen: what the screen has to know beside the orders; a new one comes with a new snapshot.
    """

    orders: tuple[Order, ...]
    epoch: str
    seq: int
    now: Timestamp
    total: int
    recent: tuple[Order, ...] = ()
    insecure: bool = False
    kitchen: KitchenNow | None = None


class OrderUpdate(Hub, frozen=True, kw_only=True, tag="order_update"):
    """A card enters this station, changes on it or leaves it; `order` is the whole card.

    Attributes:
        left: it leaves the station with this.
        by: who did it, where it was not a cook or a till: `heard` for what the hub does by itself.
    """

    order: Order
    action: EventAction
    epoch: str
    seq: int
    prev: int
    total: int
    left: bool = False
    by: str = ""


class StatusChange(Hub, frozen=True, kw_only=True, tag="status_change"):
    """An order's status changed; sent on the station it leaves and on the one it enters.

    Attributes:
        order: the whole card as it is now, for the list of recalls; the seed document's client ignores it.
    """

    order_id: int
    old_status: Status
    new_status: Status
    epoch: str
    seq: int
    prev: int
    total: int
    order: Order | None = None


class Heartbeat(Hub, frozen=True, kw_only=True, tag="heartbeat"):
    """Every second: the hub lives, its clock says `now`, the station's last message was `seq`."""

    seq: int
    now: Timestamp
    total: int


class Result(StrEnum):
    """What became of a command."""

    APPLIED = "applied"
    ALREADY_DONE = "already_done"
    STALE_ITEMS = "stale_items"
    CANCELLED = "cancelled"
    REJECTED = "rejected"


class Ack(Hub, frozen=True, kw_only=True, tag="ack"):
    """The answer to the command `id`; the same id always gets the same answer.

    Attributes:
        order: the order as it was after the command; None when there is no such order.
        seq: the event the command made, or 0.
        detail: one sentence for whoever asked, empty when applied.
    """

    id: str
    result: Result
    order: Order | None = None
    seq: int = 0
    detail: str = ""


class Error(Hub, frozen=True, kw_only=True, tag="error"):
    """A message that was refused; the connection stays.

    Attributes:
        code: for programs: `bad_message`, `conflict`, `unavailable`.
        detail: for people; names the field.
        id: the command's id, when it had one.
    """

    code: str
    detail: str
    id: str | None = None


HubMessage = OrdersUpdate | OrderUpdate | StatusChange | Heartbeat | Ack | Error


class RequestUpdate(
    msgspec.Struct, frozen=True, tag_field="type", tag="request_update", forbid_unknown_fields=True
):
    """Asks for `orders_update`."""


CommandId = Annotated[str, msgspec.Meta(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$(?!\n)")]

Count = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
"""A number that JavaScript and a database hold exactly."""


class Command(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="type",
    tag="command",
    forbid_unknown_fields=True,
):
    """Something a cook wants done.

    Attributes:
        id: chosen by the kiosk, once for ever; a retry carries the same.
        item_ids: the items concerned; empty means the whole order.
        to: the status to arrive at; None means one step.
        version: the order's version on the screen when the cook acted.
        items_version: the same of its items.
        epoch: the log the card came from; in another one the same number may be another order's. Empty: not said.
        priority: for `prioritize`.
        between: for `place`: the orders it is to hang after and before, 0 for none; empty: back to its own place.
        name: for what concerns the kitchen: of the item or of the profile.
    """

    id: CommandId
    action: Action
    order_id: Count
    version: Count
    items_version: Count
    item_ids: Annotated[tuple[str, ...], msgspec.Meta(max_length=300)] = ()
    to: Status | None = None
    epoch: Annotated[str, msgspec.Meta(max_length=64)] = ""
    priority: Priority = Priority.NORMAL
    between: Annotated[tuple[Count, ...], msgspec.Meta(max_length=2)] = ()
    name: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Seen(msgspec.Struct, frozen=True, tag_field="type", tag="seen", forbid_unknown_fields=True):
    """What stands on the glass; sent at most once a second.

    Attributes:
        seq: the last event the drawn board contains.
        waiting: commands this kiosk keeps that the hub has not answered.
    """

    seq: Count
    waiting: Count = 0


KioskMessage = RequestUpdate | Command | Seen


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the log: what happened to one order, and the order as it was afterwards.

    Attributes:
        seq: dense from 1 within an epoch; order of numbers = order of commits.
        at: the hub's clock at the commit.
        by: who did it: `source` of a POS, or `station` of a kiosk.
    """

    seq: int
    at: Timestamp
    action: EventAction
    order_id: int
    old_status: Status | None
    new_status: Status
    by: str
    order: Order


# Decimals travel as JSON numbers, as the seed document's `total_value` did; they are never floats in between.
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encode(message: object) -> bytes:
    """A struct of this contract as one line of UTF-8 JSON."""
    return _ENCODER.encode(message)


hub_message = msgspec.json.Decoder(HubMessage)
"""Decoder of what a kiosk receives."""

kiosk_message = msgspec.json.Decoder(KioskMessage)
"""Decoder of what the hub receives."""

event = msgspec.json.Decoder(Event)
"""Decoder of one entry of the log or the feed."""


class _Problem(msgspec.Struct, frozen=True):
    type: str = "about:blank"


_problem = msgspec.json.Decoder(_Problem)


def problem_type(body: bytes | bytearray | None) -> str:
    """What kind of refusal a problem document tells of; `about:blank` for anything else."""
    try:
        return _problem.decode(body or b"{}").type
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return "about:blank"
