"""Whether a database is sound: its pages, the checksum of every row, numbers without holes, orders as the log says."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from hub_server import tables
from hub_server.database_file import connect, is_damage
from hub_server.protocol.states import OPEN
from hub_server.rows import is_intact

FAULTS_MOST = 20
"""Faults named at most; a database with one is not used anyway."""

Query = Callable[[str], Iterable[Sequence[Any]]]
"""Runs a statement of plain SQL and gives its rows."""

COLUMNS = {
    kind: tuple(column.name for column in table.columns)
    for kind, table in (
        ("order", tables.orders),
        ("event", tables.events),
        ("answer", tables.answers),
        ("kitchen", tables.kitchens),
        ("credential", tables.credentials),
    )
}
"""Kind of row → its columns."""

EVERYTHING = dict.fromkeys(COLUMNS, "")
"""Kind of row → condition: none."""

_KEYS = {"order": "id", "event": "seq", "answer": "command_id", "kitchen": "version", "credential": "id"}


class _Bodied(msgspec.Struct):
    order: msgspec.Raw


_bodied = msgspec.json.Decoder(_Bodied)


def faults_of_file(path: Path, *, thoroughly: bool = False, quickly: bool = False) -> list[str]:
    """What is wrong with a SQLite database; nothing when it is sound.

    100 MB take 0.9 s, quickly 0.2 s, thoroughly 1.2 s.

    Args:
        thoroughly: also whether every order is what the log says.
        quickly: of the rows only the open orders, and whether the index finds all of them.

    Raises:
        sqlite3.Error: it cannot be opened or is locked, which says nothing about it.
    """
    if not _has_sound_header(path):
        return ["its first bytes are not those of a database"]
    try:
        with closing(connect(path)) as connection:
            # All of it as of one moment: another hub may be writing.
            connection.execute("BEGIN")
            pages = "quick_check" if quickly else "integrity_check"
            found = [
                str(row[0]).splitlines()[0]
                for row in connection.execute(f"PRAGMA {pages}({FAULTS_MOST})")
                if row[0] != "ok"
            ]
            # Made by an older hub: its rows get their checksums with the migration.
            if not found and _is_current(connection):
                rows = faults_of_open_orders if quickly else partial(faults_of_rows, thoroughly=thoroughly)
                found = rows(connection.execute)
            return found
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return [str(error)]


def _has_sound_header(path: Path) -> bool:
    """Whether the fields that are the same in each of our databases are so; an empty file is an empty database.

    SQLite would take some of them as the wish not to be written to. https://www.sqlite.org/fileformat.html
    """
    with path.open("rb") as file:
        header = file.read(100)
    versions = set(header[18:20]) <= {1, 2}
    return not header or (
        header.startswith(b"SQLite format 3\0") and versions and header[20:24] == b"\0\x40\x20\x20"
    )


def faults_of_rows(query: Query, *, thoroughly: bool = False) -> list[str]:
    """What is wrong with the rows of a database of this hub's schema; the first `FAULTS_MOST` of it."""
    faults = [*_rows(query), *_numbers(query)]
    if thoroughly and not faults:
        faults = _fold(query)
    return faults[:FAULTS_MOST]


def faults_of_open_orders(query: Query) -> list[str]:
    """What is wrong with the orders a kitchen still has to make."""
    standing = ", ".join(f"'{status}'" for status in sorted(OPEN))
    counts = [
        next(iter(query(f"SELECT count(*) FROM orders {way} WHERE status IN ({standing})")))[0]  # noqa: S608  # ours
        for way in ("NOT INDEXED", "INDEXED BY orders_by_status")
    ]
    missed = ["the index does not find every open order"] if counts[0] != counts[1] else []
    return [*missed, *_rows(query, {"order": f"WHERE status IN ({standing})"})][:FAULTS_MOST]


def _is_current(connection: sqlite3.Connection) -> bool:
    return all(
        any(row[1] == "crc" for row in connection.execute(f"PRAGMA table_info({name})"))
        for name in ("answers", "kitchens", "credentials")
    )


def _rows(query: Query, which: Mapping[str, str] = EVERYTHING) -> Iterator[str]:
    for kind, condition in which.items():
        columns = COLUMNS[kind]
        at = columns.index(_KEYS[kind])
        for row in query(f"SELECT {', '.join(columns)} FROM {kind}s {condition}"):  # noqa: S608  # names of our tables
            if not is_intact(kind, dict(zip(columns, row, strict=True))):
                yield f"{kind} {row[at]} is not as it was written"


def _numbers(query: Query) -> Iterator[str]:
    log = {
        row[0]: row[1:] for row in query("SELECT location, count(*), max(seq) FROM events GROUP BY location")
    }
    for name, seq, last_order_id, order_id in query(
        "SELECT name, seq, last_order_id,"
        " (SELECT coalesce(max(id), 0) FROM orders WHERE orders.location = location.name) FROM location"
    ):
        count, last = log.pop(name, (0, 0))
        if (count, last) != (seq, seq):
            yield f"the log of {name} holds {count} events up to number {last}, and should hold {seq}"
        if order_id > last_order_id:
            yield f"{name} has an order {order_id}, and should have none beyond {last_order_id}"
    yield from (f"there are events of {name}, which is no location" for name in log)


def _fold(query: Query) -> list[str]:
    """Whether each order is what the last event about it says."""
    latest = {
        (location, order_id): bytes(body)
        for location, order_id, body in query(
            "SELECT location, order_id, body FROM events ORDER BY location, seq"
        )
    }
    faults = []
    for location, id_, body in query("SELECT location, id, body FROM orders"):
        said = latest.pop((location, id_), None)
        if said is None or bytes(_bodied.decode(said).order) != bytes(body):
            faults.append(f"order {id_} of {location} is not what the log says")
    return faults + [f"order {id_} of {location} is in the log alone" for location, id_ in latest]
