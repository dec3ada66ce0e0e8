"""What can still be read of a damaged database, put on top of the newest good backup, or into an empty one.

A row counts only with the checksum it was written with. The log goes on where the backup's ends; after an event that
is lost, those behind it get new numbers, so that there is no hole; and an order that is newer than all events about it
gets an event of its own. The log has another epoch, so nobody takes the new numbers for the old ones.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import sqlalchemy as sa

from hub_server import tables
from hub_server.checksums import event_crc, order_crc
from hub_server.database_file import SIDES, connect
from hub_server.integrity import COLUMNS
from hub_server.protocol import messages
from hub_server.protocol.messages import Event, EventAction, encode
from hub_server.protocol.orders import Order
from hub_server.protocol.times import timestamp
from hub_server.rows import is_intact

UNREADABLE_MOST = 10_000
"""Rows in sequence that cannot be read, after which a table is taken to have ended."""

UNKNOWN = ""
"""Fingerprint of an order of which nobody knows any more what its POS last sent: whatever it sends again is known."""

_order = msgspec.json.Decoder(Order)


@dataclass(slots=True)
class Salvaged:
    """Sound rows of a damaged database.

    Attributes:
        locations: name → epoch and last order number, where they could be read.
        events: location → number → event.
        orders: location → id → the order's row.
        answers: whole rows.
        kitchens: whole rows, every version.
        credentials: whole rows.
        audits: whole rows, as they are: whether they are in order says their chain of hashes.
    """

    locations: dict[str, tuple[str, int]] = field(default_factory=dict)
    events: dict[str, dict[int, Event]] = field(default_factory=dict)
    orders: dict[str, dict[int, Mapping[str, Any]]] = field(default_factory=dict)
    answers: list[Mapping[str, Any]] = field(default_factory=list)
    kitchens: list[Mapping[str, Any]] = field(default_factory=list)
    credentials: list[Mapping[str, Any]] = field(default_factory=list)
    audits: list[Mapping[str, Any]] = field(default_factory=list)


PAGE_BYTES = 4096
"""SQLite's page; the first one holds what the database is and where its tables begin."""


def salvage(path: Path, *, relatives: Iterable[Path] = ()) -> Salvaged:
    """Reads what can be read of a damaged database; it is not changed.

    Args:
        relatives: sound databases laid out alike, e.g. its backups: when the first page is beyond reading, theirs is
            tried in its place. What does not fit has no right checksum.
    """
    found = _salvaged(path)
    graft = path.with_name(path.name + ".graft")
    for relative in relatives:
        if found.events or found.orders:
            break
        try:
            content = path.read_bytes()
            first = bytearray(relative.read_bytes()[:PAGE_BYTES])
            # "Version valid for": with another one than the change counter, SQLite takes the size from the file.
            first[92:96] = b"\xff\xff\xff\xff"
            graft.write_bytes(bytes(first) + content[PAGE_BYTES:])
            found = _salvaged(graft)
        finally:
            let_go()
            for side in ("", *SIDES):
                graft.with_name(graft.name + side).unlink(missing_ok=True)
    return found


def _salvaged(path: Path) -> Salvaged:
    found = Salvaged()
    try:
        connection = connect(path)
    except sqlite3.Error:
        return found
    # It stays open: the last one to close a database tidies up, and this one is to stay as it is.
    for row in _readable(connection, "location", ("name", "epoch", "last_order_id")):
        if isinstance(row["last_order_id"], int):
            found.locations[str(row["name"])] = str(row["epoch"]), row["last_order_id"]
    for row in _sound(connection, "event"):
        try:
            event = messages.event.decode(row["body"])
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        found.events.setdefault(row["location"], {})[row["seq"]] = event
    for row in _sound(connection, "order"):
        found.orders.setdefault(row["location"], {})[row["id"]] = row
    found.answers = list(_sound(connection, "answer"))
    found.kitchens = list(_sound(connection, "kitchen"))
    found.credentials = list(_sound(connection, "credential"))
    found.audits = list(
        _readable(connection, "audits", tuple(column.name for column in tables.audits.columns))
    )
    _kept_open.append(connection)
    return found


_kept_open: list[sqlite3.Connection] = []


def let_go() -> None:
    """Closes what `salvage` had to keep open, once the damaged file has its new name."""
    while _kept_open:
        _kept_open.pop().close()


def _sound(connection: sqlite3.Connection, kind: str) -> Iterator[dict[str, Any]]:
    columns = COLUMNS[kind]
    for row in _readable(connection, f"{kind}s", columns):
        if is_intact(kind, row):
            yield row


def _readable(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    """The rows of a table by their numbers, past those that cannot be read.

    It comes to an end whatever is on the disk: a damaged tree may give rows again and again, so only a number greater
    than all before counts.
    """
    query = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid"  # noqa: S608  # names of our own tables
    last, lost = 0, 0
    try:
        connection.execute(f"{query} = 0")
    except sqlite3.Error:
        # No such table, or no database at all: then no single row of it can be had either.
        return
    while lost < UNREADABLE_MOST:
        try:
            for row in connection.execute(f"{query} > ? ORDER BY rowid", (last,)):
                if row[0] <= last:
                    break
                last, lost = row[0], 0
                yield dict(zip(columns, row[1:], strict=True))
            else:
                return
        except sqlite3.Error:
            pass
        # One by one, until there is one that can be read again.
        while lost < UNREADABLE_MOST:
            last, lost = last + 1, lost + 1
            try:
                one = connection.execute(f"{query} = ?", (last,)).fetchone()
            except sqlite3.Error:
                continue
            if one is not None:
                lost = 0
                yield dict(zip(columns, one[1:], strict=True))
                break


def add_salvaged(connection: sa.Connection, found: Salvaged, *, now_ms: int) -> int:
    """Adds what was salvaged to a database that is sound, gives every location of it a new epoch.

    Returns:
        How many events were added.
    """
    known = {row.name: row for row in connection.execute(sa.select(tables.location))}
    added = 0
    for name in sorted({*known, *found.locations, *found.events, *found.orders}):
        added += _Location(connection, name, found, known.get(name), now_ms).add()
    answers, kitchens = tables.answers, tables.kitchens
    _add_rows(connection, answers, (answers.c.location, answers.c.command_id), found.answers)
    _add_rows(connection, kitchens, (kitchens.c.location, kitchens.c.version), found.kitchens)
    audits, credentials = tables.audits, tables.credentials
    _add_rows(connection, audits, (audits.c.location, audits.c.seq), found.audits)
    # Who was revoked after the backup stays outside.
    for row in found.credentials:
        connection.execute(
            credentials.delete().where(
                credentials.c.location == row["location"],
                credentials.c.id == row["id"],
                credentials.c.version < row["version"],
            )
        )
    _add_rows(connection, credentials, (credentials.c.location, credentials.c.id), found.credentials)
    return added


class _Location:
    """One location's log while it is put together."""

    def __init__(
        self, connection: sa.Connection, name: str, found: Salvaged, base: "sa.Row[Any] | None", now_ms: int
    ) -> None:
        self._connection = connection
        self._name = name
        self._events = found.events.get(name, {})
        self._orders = found.orders.get(name, {})
        epoch, self._last_order_id = found.locations.get(name, ("", 0))
        self._seq = 0
        if base is not None:
            self._seq = base.seq
            self._last_order_id = max(self._last_order_id, base.last_order_id)
            if epoch not in ("", base.epoch):
                # The backup is of another log: its numbers say nothing about this one's.
                self._events, self._orders = {}, {}
        self._base_seq = self._seq
        self._is_new = base is None
        self._now = timestamp(now_ms)
        orders = tables.orders.c
        self._rows = {
            row.id: dict(row._mapping)
            for row in connection.execute(sa.select(tables.orders).where(orders.location == name))
        }
        self._versions = {id_: _order.decode(row["body"]).version for id_, row in self._rows.items()}
        self._new_events: list[dict[str, Any]] = []
        self._touched: set[int] = set()

    def add(self) -> int:
        for seq in sorted(seq for seq in self._events if seq > self._base_seq):
            self._append(self._events[seq])
        for id_, row in sorted(self._orders.items()):
            order = _order.decode(row["body"])
            if order.version > self._versions.get(id_, 0):
                self._append(self._event_of(order))
        self._write()
        return len(self._new_events)

    def _event_of(self, order: Order) -> Event:
        known = self._rows.get(order.id)
        return Event(
            seq=0,
            at=self._now,
            action=EventAction.NEW_ORDER if known is None else EventAction.STATUS_CHANGED,
            order_id=order.id,
            old_status=None if known is None else known["status"],
            new_status=order.status,
            by=order.source,
            order=order,
        )

    def _append(self, event: Event) -> None:
        self._seq += 1
        order = event.order
        row: dict[str, Any] = {
            "location": self._name,
            "seq": self._seq,
            "order_id": event.order_id,
            "old_status": event.old_status,
            "new_status": event.new_status,
            "body": encode(msgspec.structs.replace(event, seq=self._seq)),
        }
        self._new_events.append({**row, "crc": event_crc(**row)})
        sound = self._orders.get(order.id) or self._rows.get(order.id)
        stands: dict[str, Any] = {
            "location": self._name,
            "id": order.id,
            "source": order.source,
            "external_id": order.external_id,
            "status": order.status,
            "fingerprint": UNKNOWN if sound is None else sound["fingerprint"],
            "body": encode(order),
        }
        self._rows[order.id] = {**stands, "crc": order_crc(**stands)}
        self._versions[order.id] = order.version
        self._touched.add(order.id)
        self._last_order_id = max(self._last_order_id, order.id)

    def _write(self) -> None:
        execute = self._connection.execute
        here = tables.location.c.name == self._name
        values = {"epoch": uuid4().hex, "seq": self._seq, "last_order_id": self._last_order_id}
        if self._is_new:
            execute(tables.location.insert().values(name=self._name, **values))
        else:
            execute(tables.location.update().where(here).values(**values))
        orders = tables.orders.c
        for id_ in self._touched:
            execute(tables.orders.delete().where(orders.location == self._name, orders.id == id_))
        if self._touched:
            execute(tables.orders.insert(), [self._rows[id_] for id_ in sorted(self._touched)])
        if self._new_events:
            execute(tables.events.insert(), self._new_events)


def _add_rows(
    connection: sa.Connection,
    table: sa.Table,
    key: tuple[sa.Column[Any], ...],
    found: Sequence[Mapping[str, Any]],
) -> None:
    """Adds the rows whose keys are not there."""
    known = {tuple(row) for row in connection.execute(sa.select(*key))}
    new = [row for row in found if tuple(row[column.name] for column in key) not in known]
    if new:
        connection.execute(table.insert(), new)
