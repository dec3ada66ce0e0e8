"""What the jobs of one batch see, decide and record, and the rows that come of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import msgspec
import sqlalchemy as sa

from hub_server import tables
from hub_server.checksums import answer_crc, event_crc, kitchen_crc, order_crc
from hub_server.protocol.kitchen import KitchenState
from hub_server.protocol.messages import Ack, Event, EventAction, encode
from hub_server.protocol.orders import Order
from hub_server.protocol.outcomes import Setting
from hub_server.protocol.routing import Circumstances, work_waiting
from hub_server.protocol.states import OPEN
from hub_server.protocol.times import timestamp, wall_clock
from hub_server.register import Register
from hub_server.rows import ANSWER, KITCHEN, ORDER, answer_body, kitchen_body, order_body

stored_order = msgspec.json.Decoder(Order)
stored_kitchen = msgspec.json.Decoder(KitchenState)


# Statements are put together once: SQLAlchemy takes longer to build one than SQLite to run it.
_KEPT = ORDER.where(tables.orders.c.location == sa.bindparam("location"))
_KEPT_BY_ID = _KEPT.where(tables.orders.c.id == sa.bindparam("order_id"))
_KEPT_BY_KEY = _KEPT.where(
    tables.orders.c.source == sa.bindparam("source"),
    tables.orders.c.external_id == sa.bindparam("external_id"),
)
_ANSWER = ANSWER.where(
    tables.answers.c.location == sa.bindparam("location"),
    tables.answers.c.command_id == sa.bindparam("command_id"),
)
KITCHEN_VERSION = (
    sa.select(sa.func.coalesce(sa.func.max(tables.kitchens.c.version), 0))
    .where(tables.kitchens.c.location == tables.location.c.name)
    .scalar_subquery()
)
"""The version of the location's kitchen, 0 where nobody has described one; a column beside those of `location`."""

_NUMBERS = (
    sa.select(
        tables.location.c.epoch,
        tables.location.c.seq,
        tables.location.c.last_order_id,
        KITCHEN_VERSION.label("kitchen"),
    )
    .where(tables.location.c.name == sa.bindparam("location"))
    # PostgreSQL's writers wait here for each other; SQLite's waited at BEGIN IMMEDIATE and ignore it.
    .with_for_update()
)
_OPEN = _KEPT.where(tables.orders.c.status.in_(sorted(OPEN)))
_CHANGING = ("status", "fingerprint", "body", "crc")
_CHANGE_ORDER = (
    tables.orders.update()
    .where(
        tables.orders.c.location == sa.bindparam("at_location"), tables.orders.c.id == sa.bindparam("at_id")
    )
    .values({name: sa.bindparam(name) for name in _CHANGING})
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An order as it stands in the store, with the fingerprint of what its POS last sent."""

    order: Order
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """An event of the log as it travels: its number and its JSON."""

    seq: int
    body: bytes


class KitchenCache:
    """The latest version of one location's kitchen, decoded once; for one thread."""

    def __init__(self) -> None:
        self._state = KitchenState()

    def state(self, connection: sa.Connection, location: str, version: int) -> KitchenState:
        """The kitchen of this version, which is the latest there is on this connection."""
        if version != self._state.version:
            self._state = KitchenState() if version == 0 else read_kitchen(connection, location, version)
        return self._state


def read_kitchen(connection: sa.Connection, location: str, version: int) -> KitchenState:
    """A version of a location's kitchen.

    Raises:
        StoreDamaged: it is not as it was written.
    """
    kitchens = tables.kitchens.c
    row = connection.execute(KITCHEN.where(kitchens.location == location, kitchens.version == version)).one()
    return stored_kitchen.decode(kitchen_body(row))


class Transaction:
    """What the jobs of one batch see and record; times are the hub's clock at its beginning.

    Attributes:
        now_ms: milliseconds since the Unix epoch.
        epoch: identity of the log.
    """

    def __init__(
        self, connection: sa.Connection, location: str, now_ms: int, kitchens: "KitchenCache | None" = None
    ) -> None:
        self.now_ms = now_ms
        self._connection = connection
        self._location = location
        row = connection.execute(_NUMBERS, {"location": location}).one()
        self.epoch: str = row.epoch
        self._seq: int = row.seq
        self._last_order_id: int = row.last_order_id
        self._kept: dict[int, Kept] = {}
        self._has_all_open = False
        self._work_s: dict[int, dict[str, int]] | None = None
        self._all_work_s: Counter[str] = Counter()
        self._ids: dict[tuple[str, str], int] = {}
        self._answers: dict[str, tuple[str, bytes]] = {}
        self._new_orders: set[int] = set()
        self._changed: set[int] = set()
        self._bodies: dict[int, bytes] = {}
        self.events: list[Numbered] = []
        self._event_rows: list[dict[str, Any]] = []
        self._renewed = False
        self._kitchens = kitchens or KitchenCache()
        self._kitchen_version: int = row.kitchen
        self._kitchen_rows: list[dict[str, Any]] = []
        self._kitchen: KitchenState | None = None
        self._register: Register | None = None

    @property
    def register(self) -> Register:
        """Who may come in, and what was done by whom."""
        if self._register is None:
            self._register = Register(self._connection, self._location, self.now_ms)
        return self._register

    @property
    def kitchen(self) -> KitchenState:
        """The kitchen, as the jobs before this one left it."""
        if self._kitchen is None:
            self._kitchen = self._kitchens.state(self._connection, self._location, self._kitchen_version)
        return self._kitchen

    def circumstances(self) -> Circumstances:
        """What decides now where items go."""
        kitchen = self.kitchen.kitchen
        shared = any(route.share for route in kitchen.routes)
        return Circumstances(
            state=self.kitchen,
            clock=wall_clock(self.now_ms, kitchen.time_zone),
            work_s=self._work_waiting() if shared else {},
        )

    def _work_waiting(self) -> Mapping[str, int]:
        """Seconds of work that wait at each station; counted once, and after that only what changes."""
        if self._work_s is None:
            open_ = self.open_orders()
            self._work_s = {order.id: work_waiting([order]) for order in open_}
            self._all_work_s = Counter(work_waiting(open_))
        return dict(self._all_work_s)

    def setting(self, station: str = "") -> Setting:
        """Where and when a command is given."""
        kitchen = self.kitchen.kitchen
        return Setting(station=kitchen.station(station), kitchen=kitchen, at_ms=self.now_ms)

    def open_orders(self) -> list[Order]:
        """All orders that concern the kitchen, by their ids."""
        if not self._has_all_open:
            for row in self._connection.execute(_OPEN, {"location": self._location}):
                if row.id not in self._kept:
                    self._keep(Kept(order=stored_order.decode(order_body(row)), fingerprint=row.fingerprint))
            self._has_all_open = True
        return [kept.order for _, kept in sorted(self._kept.items()) if kept.order.status in OPEN]

    def record_kitchen(self, state: KitchenState, *, by: str) -> None:
        """Stores a new version of the kitchen."""
        self._kitchen = state
        self._kitchen_version = state.version
        row: dict[str, Any] = {
            "location": self._location,
            "version": state.version,
            "at_ms": self.now_ms,
            "by": by[:100],
            "body": encode(state),
        }
        self._kitchen_rows.append({**row, "crc": kitchen_crc(**row)})

    def renew_epoch(self) -> None:
        """From now on this is another log: whoever knew the one before asks for everything anew."""
        self.epoch = uuid4().hex
        self._renewed = True

    def next_order_id(self) -> int:
        """A number no order ever had; taken for good only if the batch is committed."""
        self._last_order_id += 1
        return self._last_order_id

    def find(self, order_id: int) -> Kept | None:
        """The order, as the jobs before this one left it."""
        if order_id not in self._kept:
            self._load(_KEPT_BY_ID, {"location": self._location, "order_id": order_id})
        return self._kept.get(order_id)

    def find_sent(self, source: str, external_id: str) -> Kept | None:
        """The order a POS sent under this key."""
        key = (source, external_id)
        if key not in self._ids:
            self._load(
                _KEPT_BY_KEY,
                {"location": self._location, "source": source, "external_id": external_id},
            )
        found = self._ids.get(key)
        return None if found is None else self._kept[found]

    def answer_to(self, command_id: str) -> tuple[str, bytes] | None:
        """The fingerprint and the answer of a command carried out before, or None."""
        if command_id in self._answers:
            return self._answers[command_id]
        row = self._connection.execute(
            _ANSWER, {"location": self._location, "command_id": command_id}
        ).first()
        return None if row is None else (row.fingerprint, answer_body(row))

    def record(self, after: Kept, *, before: Order | None, action: EventAction, by: str) -> int:
        """Stores an order and numbers the event of it.

        Returns:
            The event's `seq`.
        """
        order = after.order
        self._seq += 1
        body = self._bodies[order.id] = encode(order)
        entry = Event(
            seq=self._seq,
            at=timestamp(self.now_ms),
            action=action,
            order_id=order.id,
            old_status=None if before is None else before.status,
            new_status=order.status,
            by=by,
            order=msgspec.Raw(body),  # type: ignore[arg-type]  # encoded once, for the row and for the event
        )
        entry_body = encode(entry)
        self.events.append(Numbered(self._seq, entry_body))
        row: dict[str, Any] = {
            "location": self._location,
            "seq": self._seq,
            "order_id": order.id,
            "old_status": entry.old_status,
            "new_status": order.status,
            "body": entry_body,
        }
        self._event_rows.append({**row, "crc": event_crc(**row)})
        if before is None:
            self._new_orders.add(order.id)
        else:
            self._changed.add(order.id)
        self._keep(after)
        if self._work_s is not None:
            self._all_work_s.subtract(self._work_s.pop(order.id, {}))
            self._work_s[order.id] = work_waiting([order])
            self._all_work_s.update(self._work_s[order.id])
        return self._seq

    def remember(self, command_id: str, fingerprint: str, answer: Ack) -> bytes:
        """Stores the answer to a command, so that its retry gets the same one."""
        body = encode(answer)
        self._answers[command_id] = (fingerprint, body)
        return body

    def flush(self) -> None:
        """Writes everything recorded; the commit follows."""
        execute = self._connection.execute
        if new := [self._order_row(id_) for id_ in sorted(self._new_orders)]:
            execute(tables.orders.insert(), new)
        if changed := [_changed(self._order_row(id_)) for id_ in sorted(self._changed - self._new_orders)]:
            execute(_CHANGE_ORDER, changed)
        if self._event_rows:
            execute(tables.events.insert(), self._event_rows)
        if self._event_rows or self._renewed:
            execute(
                tables.location.update()
                .where(tables.location.c.name == self._location)
                .values(epoch=self.epoch, seq=self._seq, last_order_id=self._last_order_id)
            )
        if self._kitchen_rows:
            execute(tables.kitchens.insert(), self._kitchen_rows)
        if self._answers:
            execute(tables.answers.insert(), [self._answer_row(id_) for id_ in self._answers])
        if self._register is not None:
            self._register.flush()

    def _order_row(self, order_id: int) -> dict[str, Any]:
        kept = self._kept[order_id]
        row: dict[str, Any] = {
            "location": self._location,
            "id": order_id,
            "source": kept.order.source,
            "external_id": kept.order.external_id,
            "status": kept.order.status,
            "fingerprint": kept.fingerprint,
            "body": self._bodies[order_id],
        }
        return {**row, "crc": order_crc(**row)}

    def _answer_row(self, command_id: str) -> dict[str, Any]:
        fingerprint, body = self._answers[command_id]
        row: dict[str, Any] = {
            "location": self._location,
            "command_id": command_id,
            "fingerprint": fingerprint,
            "answered_at_ms": self.now_ms,
            "body": body,
        }
        return {**row, "crc": answer_crc(**row)}

    def _load(self, query: sa.Select[Any], values: dict[str, Any]) -> None:
        row = self._connection.execute(query, values).first()
        if row is not None:
            self._keep(Kept(order=stored_order.decode(order_body(row)), fingerprint=row.fingerprint))

    def _keep(self, kept: Kept) -> None:
        self._kept[kept.order.id] = kept
        self._ids[kept.order.source, kept.order.external_id] = kept.order.id


def _changed(row: dict[str, Any]) -> dict[str, Any]:
    """What `_CHANGE_ORDER` needs of a row; whatever else is a column would be written, too."""
    return {
        "at_location": row["location"],
        "at_id": row["id"],
        **{name: row[name] for name in _CHANGING},
    }
