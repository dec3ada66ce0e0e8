"""Before a hub opens its SQLite database: one that is damaged is moved aside, and what can be saved takes its place.

The hub goes on from the newest backup that is sound and every event that can still be read, under a new epoch, so
that every screen asks for everything anew. A database that was put back to an older state gets a new epoch, too.
"""

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa
from filelock import FileLock, Timeout

from hub_server import backups, tables
from hub_server.database import StoreError, open_engine
from hub_server.database_file import SIDES, connect, is_damage
from hub_server.high_water import mark_file, read_marks
from hub_server.integrity import faults_of_file
from hub_server.salvage import Salvaged, add_salvaged, let_go, salvage

log = logging.getLogger("heard.store")

WHOLE_BYTES = 300 * 2**20
"""A larger database is looked through quickly at each start, and wholly when it is suspected."""

WAIT_S = 60.0
"""How long a hub waits while another one repairs."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A damaged database that was moved aside.

    Attributes:
        why: what was wrong with it, in SQLite's or our words.
        damaged: where it is now.
        backup: what the new one was made from, beside what was salvaged.
        orders: how many orders the new one holds.
        salvaged: how many events came from the damaged one.
    """

    why: str
    damaged: Path
    backup: Path | None
    orders: int
    salvaged: int


def suspect(database: Path, why: str) -> None:
    """Has the next start look through the whole database; called when something in it turned out damaged."""
    with suppress(OSError):
        _suspicion(database).write_text(why, "utf-8")


def _suspicion(database: Path) -> Path:
    return database.with_name(database.name + ".suspect")


def made_ready(database: Path, *, now_ms: int) -> Replaced | None:
    """Sees to it that the database may be served.

    Args:
        now_ms: the hub's clock.

    Returns:
        What was replaced, if anything.

    Raises:
        StoreError: it cannot be looked at or replaced.
    """
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(database.with_name(database.name + ".lock"), timeout=WAIT_S):
            _finish(database)
            replaced = _replaced(database, now_ms)
            _renew_if_behind(database)
            _suspicion(database).unlink(missing_ok=True)
            return replaced
    except Timeout:
        raise StoreError(
            f"{database} is being repaired by another hub for more than {WAIT_S:.0f} s."
        ) from None
    except sqlite3.Error as error:
        if "locked" in str(error):
            sentence = f"{database} is locked by another program; stop it, or give this hub its own database."
        elif "unable to open" in str(error):
            sentence = f"{database} cannot be opened: is it a file, and writable?"
        else:
            sentence = f"{database} cannot be looked through: {error}."
        raise StoreError(sentence) from None
    except OSError as error:
        raise StoreError(f"{database} cannot be opened: {error.strerror or error}.") from None


def _replaced(database: Path, now_ms: int) -> Replaced | None:
    marks = read_marks(mark_file(database))
    if not database.exists():
        if marks:
            newest = backups.listed(database)[-1:]
            last = f"; its newest backup is {newest[0].path}, see `heard restore`" if newest else ""
            log.error("The database %s is gone; this hub begins with an empty one%s.", database, last)
        return None
    quickly = database.stat().st_size > WHOLE_BYTES and not _suspicion(database).exists()
    faults = faults_of_file(database, quickly=quickly)
    if not faults and marks and not _has_tables(database):
        faults = ["it is empty, and was not"]
    if not faults:
        return None
    replaced = _replace(database, faults[0], now_ms)
    source = f"the backup {replaced.backup}" if replaced.backup else "nothing"
    log.error(
        "The database %s is damaged (%s) and was moved to %s; this hub goes on from %s and %d events that could"
        " still be read, %d orders in all.",
        *(database, replaced.why, replaced.damaged, source, replaced.salvaged, replaced.orders),
    )
    return replaced


def _has_tables(database: Path) -> bool:
    with closing(connect(database)) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _replace(database: Path, why: str, now_ms: int) -> Replaced:
    ready = database.with_name(f"{database.name}.replaces-{backups.stamp()}")
    part = database.with_name(database.name + ".part")
    with _write_locked(database):
        try:
            _forget(part)
            # A fresh one has its tables where most others have them, too.
            open_engine(f"sqlite:///{part}").dispose()
            relatives = [*(backup.path for backup in reversed(backups.listed(database))), part]
            found = salvage(database, relatives=relatives)
            backup = _newest_sound(database, found)
            _forget(part)
            if backup is not None:
                shutil.copyfile(backup, part)
            engine = open_engine(f"sqlite:///{part}")
            with engine.begin() as connection:
                salvaged = add_salvaged(connection, found, now_ms=now_ms)
                orders = connection.scalar(sa.select(sa.func.count()).select_from(tables.orders)) or 0
            engine.dispose()
            if wrong := faults_of_file(part):
                raise StoreError(f"{database} is damaged ({why}) and could not be replaced: {wrong[0]}.")
            # From here on also a hub that is killed leaves enough to go on: `_finish`.
            part.rename(ready)
            damaged = _finish(database)
        finally:
            let_go()
            _forget(part)
    assert damaged is not None
    return Replaced(why, damaged, backup, orders, salvaged)


def _finish(database: Path) -> Path | None:
    """Puts a new database that is ready in the place of a damaged one, from wherever a hub before this one died."""
    ready = next(iter(sorted(database.parent.glob(f"{escape(database.name)}.replaces-*"))), None)
    if ready is None:
        return None
    damaged = database.with_name(f"{database.name}.damaged-{ready.name.rpartition('-')[2]}")
    # The database first: once its path leads nowhere, no hub that still runs can open another connection.
    for side in ("", *SIDES):
        old, new = (path.with_name(path.name + side) for path in (database, damaged))
        if old.exists() and not new.exists():
            old.rename(new)
    ready.rename(database)
    return damaged


def _forget(path: Path) -> None:
    for side in ("", *SIDES):
        path.with_name(path.name + side).unlink(missing_ok=True)


def _newest_sound(database: Path, found: Salvaged) -> Path | None:
    """The newest backup without a fault; of another log only when nothing of this one can be read."""
    epochs = {epoch for epoch, _ in found.locations.values()}
    for backup in reversed(backups.listed(database)):
        try:
            with closing(connect(backup.path)) as connection:
                theirs = {row[0] for row in connection.execute("SELECT epoch FROM location")}
            if (not found.events or not epochs or epochs & theirs) and not faults_of_file(backup.path):
                return backup.path
        except sqlite3.Error as error:
            log.warning("the backup %s cannot be used: %s", backup.path, error)
    return None


@contextmanager
def _write_locked(database: Path) -> Iterator[None]:
    """Holds off a hub that still runs on the database, if SQLite still can: what it commits must not be missed."""
    connection = connect(database)
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        if not is_damage(error):
            connection.close()
            raise
    try:
        yield
    finally:
        # Nothing is written or tidied up: SQLite sees that the file has moved.
        connection.close()


def _renew_if_behind(database: Path) -> None:
    """A log that is behind its mark was put back: numbers would be given twice under one epoch."""
    marks = read_marks(mark_file(database))
    if not marks or not database.exists():
        return
    with closing(connect(database)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'location'").fetchone():
            return
        for name, epoch, seq in connection.execute("SELECT name, epoch, seq FROM location").fetchall():
            mark = marks.get(name, {}).get(epoch, 0)
            if seq < mark:
                connection.execute("UPDATE location SET epoch = ? WHERE name = ?", (uuid4().hex, name))
                log.error(
                    "The database %s is an older one put in its place: its log of %s ends at event %d, and had come to"
                    " %d; every screen starts anew.",
                    *(database, name, seq, mark),
                )
