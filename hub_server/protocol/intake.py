"""What a POS may send, and how it becomes an order.

These structs are strict: an unknown field is refused, because a misspelt `alergens` that is silently dropped could
hurt a guest. Every text is bounded; what has no place here belongs into a note.
"""

import hashlib
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated

import msgspec

from hub_server.protocol.card_numbers import masked_in, may_hold_one
from hub_server.protocol.orders import (
    Amount,
    Item,
    Label,
    Modifier,
    ModifierKind,
    Name,
    Names,
    Note,
    Order,
    Pace,
    Priority,
    Quantity,
    ServiceType,
    totals,
)
from hub_server.protocol.states import Status
from hub_server.protocol.strict import Refused, decode
from hub_server.protocol.times import EPOCH, moment_ms, timestamp

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f/]+$(?!\n)")]
"""Names a system or an order of it: no control characters, no slash (it stands in a path)."""

MAX_BODY_BYTES = 1024 * 1024
"""Largest accepted order, in bytes of JSON."""

MAX_MODIFIER_DEPTH = 3

MAX_AMOUNT = Decimal(10_000_000)
"""Largest price of one line; some currencies have large numbers."""


def _without_empty_names(named: "NewItem | NewModifier") -> None:
    if not named.names:
        msgspec.structs.force_setattr(named, "names", msgspec.UNSET)


class NewModifier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See `orders.Modifier`."""

    name: Name
    kind: ModifierKind = ModifierKind.ADD
    quantity: Quantity = 1
    modifiers: "Annotated[tuple[NewModifier, ...], msgspec.Meta(max_length=50)]" = ()
    names: Names | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        """In no language is the same as not said."""
        _without_empty_names(self)

    def stored(self) -> Modifier:
        """The modifier as the order keeps it."""
        return Modifier(
            name=self.name,
            kind=self.kind,
            quantity=self.quantity,
            modifiers=tuple(below.stored() for below in self.modifiers),
            names=self.names or {},
        )

    def depth(self) -> int:
        """Levels of modifiers from here down, this one included."""
        return 1 + max((below.depth() for below in self.modifiers), default=0)


class NewItem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line as the POS sends it; see `orders.Item`.

    Attributes:
        id: the POS's own id of the line, if it has one; it makes later changes exact.
        tags: words that routes go by.
        hold: keep it back until it is fired.
        fire_at: when the hub fires it by itself; it is held until then.
        cook_s: seconds it takes, where the till knows better than the kitchen.
        names: what it is called in other languages; unset and never empty, so that what tills sent before there were
            names has the same fingerprint as ever.
    """

    name: Name
    id: Key | None = None
    quantity: Quantity = 1
    ticket: Amount = Decimal(0)
    value: Amount = Decimal(0)
    category: Label | None = None
    modifiers: Annotated[tuple[NewModifier, ...], msgspec.Meta(max_length=50)] = ()
    allergens: Annotated[tuple[Label, ...], msgspec.Meta(max_length=30)] = ()
    note: Note = ""
    course: Label | None = None
    seat: Annotated[int, msgspec.Meta(ge=1, le=999)] | None = None
    tags: Annotated[tuple[Label, ...], msgspec.Meta(max_length=30)] = ()
    hold: bool = False
    fire_at: Instant | None = None
    cook_s: Annotated[int, msgspec.Meta(ge=0, le=86_400)] = 0
    names: Names | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        """In no language is the same as not said."""
        _without_empty_names(self)

    def stored(self, item_id: str, version: int = 1) -> Item:
        """The line as the order keeps it, under `item_id`, new at the order's `version`."""
        return Item(
            id=item_id,
            name=self.name,
            quantity=self.quantity,
            ticket=self.ticket,
            value=self.value,
            category=self.category,
            tags=self.tags,
            modifiers=tuple(modifier.stored() for modifier in self.modifiers),
            allergens=self.allergens,
            note=self.note,
            course=self.course,
            seat=self.seat,
            status_version=version,
            pace=self._pace(),
            names=self.names,
        )

    def _pace(self) -> Pace | None:
        if not (self.hold or self.fire_at or self.cook_s):
            return None
        held = self.hold or self.fire_at is not None
        return Pace(held=held, fire_at=instant(self.fire_at), cook_s=self.cook_s)


class NewOrder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An order as a POS, a web shop or the simulator places it; see `orders.Order`.

    Attributes:
        source: name of the sending system, e.g. `till-1`.
        external_id: its id for this order; sending the same order twice under it is harmless.
        number: what is called out; the hub counts when it is left out.
        placed_at: when the guest ordered; the hub's clock when it is left out.
    """

    source: Key
    external_id: Key
    items: Annotated[tuple[NewItem, ...], msgspec.Meta(min_length=1, max_length=300)]
    number: Annotated[str, msgspec.Meta(min_length=1, max_length=12)] | None = None
    ref_code: Annotated[str, msgspec.Meta(min_length=1, max_length=60)] | None = None
    customer_name: Annotated[str, msgspec.Meta(max_length=100)] = ""
    service_type: ServiceType = ServiceType.DINE_IN
    table: Annotated[str, msgspec.Meta(max_length=20)] | None = None
    covers: Annotated[int, msgspec.Meta(ge=1, le=999)] | None = None
    placed_at: Instant | None = None
    due_at: Instant | None = None
    priority: Priority = Priority.NORMAL
    note: Note = ""

    def fingerprint(self) -> str:
        """The same text for the same order, however its JSON was spaced and ordered, its prices and times written."""
        plain = msgspec.structs.replace(
            self,
            items=tuple(
                msgspec.structs.replace(
                    line,
                    ticket=_plain(line.ticket),
                    value=_plain(line.value),
                    fire_at=_in_utc(line.fire_at),
                )
                for line in self.items
            ),
            placed_at=_in_utc(self.placed_at),
            due_at=_in_utc(self.due_at),
        )
        return hashlib.sha256(msgspec.json.encode(plain, order="deterministic")).hexdigest()

    def stored(self, order_id: int, now_ms: int) -> Order:
        """The order as it is when it has just been placed.

        Args:
            order_id: the hub's number for it.
            now_ms: the hub's clock, in milliseconds since the Unix epoch.
        """
        items = tuple(line.stored(line.id or str(at)) for at, line in enumerate(self.items, start=1))
        return Order(
            id=order_id,
            ref_code=self.ref_code or f"{order_id:06d}",
            customer_name=self.customer_name,
            date_ordered=instant(self.placed_at) or timestamp(now_ms),
            status=Status.PENDING,
            items=items,
            **totals(items),  # type: ignore[arg-type]  # three keywords of mixed type
            # Three digits can be called across a kitchen; the id stays unique.
            number=self.number or str((order_id - 1) % 999 + 1),
            source=self.source,
            external_id=self.external_id,
            version=1,
            items_version=1,
            service_type=self.service_type,
            table=self.table,
            covers=self.covers,
            due_at=instant(self.due_at),
            priority=self.priority,
            till_priority=self.priority,
            note=self.note,
            status_at=timestamp(now_ms),
        )


def instant(moment: datetime | None) -> str | None:
    """A moment with any offset as the wire writes it."""
    return None if moment is None else timestamp(moment_ms(moment))


def _in_utc(moment: datetime | None) -> datetime | None:
    """A moment as it is kept: with another offset, or finer than milliseconds, it is still the same."""
    return None if moment is None else EPOCH + timedelta(milliseconds=moment_ms(moment))


def _plain(amount: Decimal) -> Decimal:
    """12.5 for 12.50, 10 for 1e1: each amount written in one way."""
    whole = amount == amount.to_integral_value()
    return abs(amount.quantize(Decimal(1)) if whole else amount.normalize())


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def is_key(text: str) -> bool:
    """Whether a POS can have sent `text` as `source` or `external_id`."""
    try:
        msgspec.convert(text, Key)
    except msgspec.ValidationError:
        return False
    return True


_NEW_ORDER = msgspec.json.Decoder(NewOrder)


def new_order(body: bytes | str) -> NewOrder:
    """Reads an order as `POST /api/v1/orders` and the Redis intake accept it; without card numbers in its texts.

    Raises:
        Refused: names the field and says what is wrong with it.
    """
    order = decode(body, _NEW_ORDER)
    if may_hold_one(body if isinstance(body, bytes) else body.encode("utf-8", "replace")):
        order = msgspec.convert(masked_in(msgspec.to_builtins(order)), NewOrder)
    seen: set[str] = set()
    for at, line in enumerate(order.items):
        item_id = line.id or str(at + 1)
        if item_id in seen:
            raise Refused(f"items[{at}].id", f"`{item_id}` names another line of this order already")
        seen.add(item_id)
        for field, amount in (("ticket", line.ticket), ("value", line.value)):
            if not amount.is_finite() or not 0 <= amount <= MAX_AMOUNT or _decimals(amount) > 4:
                raise Refused(
                    f"items[{at}].{field}", f"not between 0 and {MAX_AMOUNT} with at most 4 decimal places"
                )
        if line.fire_at is not None and not 2000 <= line.fire_at.year <= 2200:
            raise Refused(
                f"items[{at}].fire_at", f"the year {line.fire_at.year} is not between 2000 and 2200"
            )
        for below, modifier in enumerate(line.modifiers):
            if modifier.depth() > MAX_MODIFIER_DEPTH:
                raise Refused(
                    f"items[{at}].modifiers[{below}]", f"nested deeper than {MAX_MODIFIER_DEPTH} levels"
                )
    for field in ("placed_at", "due_at"):
        moment: datetime | None = getattr(order, field)
        if moment is not None and not 2000 <= moment.year <= 2200:
            raise Refused(field, f"the year {moment.year} is not between 2000 and 2200")
    return order
