"""Who may come in, which screens ask, and what was done by whom: as the jobs of one batch see and record it."""

import logging
import time
from typing import Any

import msgspec
import sqlalchemy as sa

from hub_server import tables
from hub_server.audit import FIRST, AuditEntry, Deed, chained
from hub_server.checksums import credential_crc
from hub_server.credentials import Caller, Credential
from hub_server.database import explained, is_current, open_engine
from hub_server.pairing import Pairing
from hub_server.rows import CREDENTIAL, credential_body

log = logging.getLogger("heard.audit")

_credential = msgspec.json.Decoder(Credential)
_pairing = msgspec.json.Decoder(Pairing)

ACCESS_VERSION = (
    sa.select(sa.func.coalesce(sa.func.max(tables.credentials.c.version), 0))
    .where(tables.credentials.c.location == tables.location.c.name)
    .scalar_subquery()
)
"""Grows with every change of a credential; a column beside those of `location`."""


def read_credentials(connection: sa.Connection, location: str) -> list[Credential]:
    """Every credential there ever was, by their ids.

    Raises:
        StoreDamaged: one is not as it was written.
    """
    credentials = tables.credentials.c
    rows = connection.execute(CREDENTIAL.where(credentials.location == location).order_by(credentials.id))
    return [_credential.decode(credential_body(row)) for row in rows]


def read_pairings(connection: sa.Connection, location: str) -> list[Pairing]:
    """The screens that asked to be let in, also those whose time is over, oldest first."""
    pairings = tables.pairings.c
    query = sa.select(pairings.body).where(pairings.location == location).order_by(pairings.expires_at_ms)
    return [_pairing.decode(bytes(body)) for body in connection.scalars(query)]


def read_audit(
    connection: sa.Connection, location: str, *, after: int, at_most: int | None = None
) -> list[AuditEntry]:
    """Entries of the audit log with greater numbers, oldest first, as they are: nothing is checked."""
    audits = tables.audits.c
    columns = [audits[name] for name in AuditEntry.__struct_fields__]
    query = sa.select(*columns).where(audits.location == location, audits.seq > after).order_by(audits.seq)
    return [AuditEntry(**row._mapping) for row in connection.execute(query.limit(at_most))]


class Register:
    """What one batch sees and records; a job that refuses must do so before it records.

    Args:
        now_ms: the hub's clock.
    """

    def __init__(self, connection: sa.Connection, location: str, now_ms: int) -> None:
        self._connection = connection
        self._location = location
        self._now_ms = now_ms
        self._credentials: dict[str, Credential] | None = None
        self._stored: set[str] = set()
        self._changed: set[str] = set()
        self._pairings: dict[str, Pairing] | None = None
        self._asked: set[str] = set()
        self._gone: set[str] = set()
        self._notes: list[tuple[Caller, Deed, str]] = []

    def credentials(self) -> dict[str, Credential]:
        """Every credential there ever was, by its id; not to be changed."""
        if self._credentials is None:
            known = read_credentials(self._connection, self._location)
            self._credentials = {credential.id: credential for credential in known}
            self._stored = set(self._credentials)
        return self._credentials

    def keep(self, credential: Credential) -> None:
        """Stores a credential, new or changed."""
        self.credentials()[credential.id] = credential
        self._changed.add(credential.id)

    def pairings(self) -> dict[str, Pairing]:
        """The screens that wait, by their ids, oldest first; those whose time is over are forgotten."""
        if self._pairings is None:
            known = read_pairings(self._connection, self._location)
            self._pairings = {each.id: each for each in known if each.expires_at_ms > self._now_ms}
            self._gone = {each.id for each in known} - self._pairings.keys()
        return self._pairings

    def ask(self, pairing: Pairing) -> None:
        """A screen waits, from now on or with something else."""
        self.pairings()[pairing.id] = pairing
        self._asked.add(pairing.id)

    def end(self, pairing: Pairing) -> None:
        """It does not wait any more: its code is of no use again."""
        del self.pairings()[pairing.id]
        self._gone.add(pairing.id)

    def note(self, caller: Caller, action: Deed, what: str) -> None:
        """Writes down what somebody did."""
        self._notes.append((caller, action, what))

    def flush(self) -> None:
        """Writes everything recorded; the commit follows."""
        execute = self._connection.execute
        if self._changed:
            self._write_credentials()
        pairings = tables.pairings.c
        for id_ in self._gone:
            execute(tables.pairings.delete().where(pairings.location == self._location, pairings.id == id_))
        if asked := [self._pairing_row(id_) for id_ in self._asked - self._gone]:
            waiting = sa.and_(
                pairings.location == self._location, pairings.id.in_([row["id"] for row in asked])
            )
            execute(tables.pairings.delete().where(waiting))
            execute(tables.pairings.insert(), asked)
        if self._notes:
            append(self._connection, self._location, self._notes, at_ms=self._now_ms)

    def _write_credentials(self) -> None:
        credentials = tables.credentials.c
        here = credentials.location == self._location
        last = self._connection.scalar(
            sa.select(sa.func.coalesce(sa.func.max(credentials.version), 0)).where(here)
        )
        for version, id_ in enumerate(sorted(self._changed), start=(last or 0) + 1):
            row: dict[str, Any] = {
                "location": self._location,
                "id": id_,
                "version": version,
                "body": msgspec.json.encode(self.credentials()[id_]),
            }
            row["crc"] = credential_crc(**row)
            if id_ in self._stored:
                self._connection.execute(
                    tables.credentials.update().where(here, credentials.id == id_).values(row)
                )
            else:
                self._connection.execute(tables.credentials.insert(), row)

    def _pairing_row(self, id_: str) -> dict[str, Any]:
        pairing = self.pairings()[id_]
        return {
            "location": self._location,
            "id": id_,
            "code": pairing.code,
            "expires_at_ms": pairing.expires_at_ms,
            "body": msgspec.json.encode(pairing),
        }


def audit_logs(url: str) -> dict[str, list[AuditEntry]]:
    """The whole audit log of every location of a database.

    Raises:
        StoreError: the database cannot be read.
    """
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            names = connection.scalars(sa.select(tables.audits.c.location).distinct()).all()
            return {name: read_audit(connection, name, after=0) for name in sorted(names)}
    except sa.exc.DBAPIError as error:
        raise explained(error, url) from None
    finally:
        engine.dispose()


def note_by_hand(url: str, caller: Caller, action: Deed, what: str) -> None:
    """Writes down, for every location of a database, what was done to it from outside the hub.

    Nothing is written into the database of an older hub, which may be running.

    Raises:
        StoreError: the database cannot be written.
    """
    if not is_current(url):
        return
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            # In an order of their own, so that hubs that write wait and no number is given twice.
            query = sa.select(tables.location.c.name).order_by(tables.location.c.name).with_for_update()
            for name in connection.scalars(query).all():
                append(connection, name, [(caller, action, what)], at_ms=time.time_ns() // 1_000_000)
    except sa.exc.DBAPIError as error:
        raise explained(error, url) from None
    finally:
        engine.dispose()


def append(
    connection: sa.Connection, location: str, notes: list[tuple[Caller, Deed, str]], *, at_ms: int
) -> None:
    """Adds entries to the audit log of a location; within a transaction that writes.

    Args:
        notes: who did what, in order.
    """
    audits = tables.audits.c
    last = connection.execute(
        sa.select(audits.seq, audits.hash)
        .where(audits.location == location)
        .order_by(audits.seq.desc())
        .limit(1)
    ).first()
    after = (0, FIRST) if last is None else (last.seq, last.hash)
    entries = []
    for caller, action, what in notes:
        entry = chained(location, caller, action, what, after=after, at_ms=at_ms)
        after = (entry.seq, entry.hash)
        entries.append(entry)
    connection.execute(
        tables.audits.insert(),
        [{"location": location, **msgspec.structs.asdict(entry)} for entry in entries],
    )
    for entry in entries:
        # Also a copy out of reach of whoever can write to the database, where the log goes elsewhere.
        log.info("%s: %s", entry.action, entry.what, extra={"audit": msgspec.to_builtins(entry)})
