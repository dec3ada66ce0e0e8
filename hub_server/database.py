"""Opening the database: engines, pragmas, migrations, and errors in words a tired person understands."""

import random
import re
import sqlite3
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from hub_server import tables
from hub_server.crash_points import CrashPoint, reached
from hub_server.database_file import Connection

SCHEMA = "0005"
"""The newest migration; `tests` compare it with the folder. Knowing it spares a start the import of alembic."""

_VERSION = sa.Table(
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""As the migrations' own library makes it."""

BUSY_TIMEOUT_S = 5.0
"""How long a connection waits for another one's lock before it gives up."""

BUSY_LOOK_S = 0.002
"""Mean pause between two tries for SQLite's write lock. Its own pauses grow to 0.1 s, and a hub that writes all the
time is hardly ever found without the lock that seldom: another hub on the file would wait for seconds."""

MAKING = 4843
"""Key of PostgreSQL's advisory lock for making and migrating tables, so that two hubs may start at once."""


class StoreError(Exception):
    """The database cannot be used; the text is one sentence for people."""


class StoreFull(StoreError):
    """There is no room (or no right) to write; what was asked has not been done."""


class StoreDamaged(StoreError):
    """What is read is not what was written; nothing of it is handed on."""


class StoreReplaced(StoreError):
    """The file of the database is not the one that was opened; what is written to it would be lost."""


def open_engine(url: str) -> sa.Engine:
    """An engine whose transactions take the write lock at once, on an up-to-date schema.

    Args:
        url: SQLAlchemy URL; `sqlite:///PATH` or `postgresql+pg8000://…`.

    Raises:
        StoreError: the URL is wrong, the database cannot be reached, is damaged, locked or newer than this hub.
    """
    try:
        parsed = sa.make_url(url)
        engine = sa.create_engine(parsed, pool_size=4, max_overflow=0, **_arguments(parsed))
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
        # Drivers look at their part of the URL only now.
        engine.connect().close()
    except sa.exc.DBAPIError as error:
        raise explained(error, url) from None
    except Exception as error:
        # Each driver says in a way of its own what it cannot use: missing modules, types, values, arguments.
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise StoreError(f"The database URL {_shown(url)} is not usable: {reason}") from None
    try:
        with engine.begin() as connection:
            _migrate(connection)
    except sa.exc.DBAPIError as error:
        raise explained(error, url) from None
    return engine


def is_current(url: str) -> bool:
    """Whether a database has this hub's schema; it is not made or brought up to date.

    Raises:
        StoreError: it cannot be looked at.
    """
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            there = sa.inspect(connection).has_table(_VERSION.name)
            return there and connection.scalar(sa.select(_VERSION.c.version_num)) == SCHEMA
    except sa.exc.DBAPIError as error:
        raise explained(error, url) from None
    finally:
        engine.dispose()


def explained(error: sa.exc.DBAPIError, url: str = "") -> StoreError:
    """A driver's error as a sentence."""
    cause = str(error.orig)
    shown = _shown(url) if url else "The database"
    low = cause.lower()
    if "locked" in low:
        return StoreError(
            f"{shown} is locked by another program; stop it, or give this hub its own database."
        )
    if "disk is full" in low or "disk i/o" in low or "no space" in low:
        return StoreFull(f"{shown} cannot be written: the disk is full or failing.")
    if "readonly" in low or "read-only" in low:
        return StoreFull(f"{shown} cannot be written: it is read-only.")
    if "malformed" in low or "not a database" in low:
        return StoreDamaged(f"{shown} is damaged ({cause}).")
    if "unable to open" in low:
        return StoreError(f"{shown} cannot be opened: is the folder there and writable?")
    return StoreError(f"{shown} does not answer: {cause}")


def _arguments(url: sa.URL) -> dict[str, Any]:
    if url.get_backend_name() != "sqlite":
        return {"pool_pre_ping": True}
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return {"connect_args": {"timeout": BUSY_TIMEOUT_S, "check_same_thread": False, "factory": Connection}}


def _prepare_sqlite(engine: sa.Engine) -> None:
    @sa.event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: object) -> None:
        # None: the driver opens no transactions of its own; `begin` below opens them with the write lock taken, so
        # that two writers wait for each other instead of failing half-way.
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 1000"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("reading"):
            connection.exec_driver_sql("BEGIN")
        else:
            _take_write_lock(connection)


def _take_write_lock(connection: sa.Connection) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    deadline_s = time.monotonic() + BUSY_TIMEOUT_S
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while time.monotonic() < deadline_s:
            try:
                driver.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    break
                time.sleep(random.uniform(0.5, 1.5) * BUSY_LOOK_S)
            else:
                return
        # Once more in SQLAlchemy's hands, which has the error told like every other.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"PRAGMA busy_timeout = {int(BUSY_TIMEOUT_S * 1000)}")


def _one_at_a_time(connection: sa.Connection) -> None:
    """Until the transaction ends no other hub makes anything; SQLite's write lock is held already."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MAKING)))


def _migrate(connection: sa.Connection) -> None:
    _one_at_a_time(connection)
    there = set(sa.inspect(connection).get_table_names())
    if _VERSION.name in there:
        if connection.scalar(sa.select(_VERSION.c.version_num)) == SCHEMA:
            return
    elif there.isdisjoint(tables.metadata.tables):
        _make(connection)
        return
    # Imported here: it costs 0.2 s, and only an old database needs it.
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise StoreError("The database was made by a newer version of Heard; update this hub.") from None


def _make(connection: sa.Connection) -> None:
    """What all migrations together would make, in a tenth of the time."""
    tables.metadata.create_all(connection)
    reached(CrashPoint.DURING_MIGRATION)
    _VERSION.create(connection)
    connection.execute(_VERSION.insert().values(version_num=SCHEMA))


def read_location(connection: sa.Connection, name: str) -> sa.Row[Any]:
    """The location's row, made at the first start."""
    _one_at_a_time(connection)
    found = connection.execute(sa.select(tables.location).where(tables.location.c.name == name)).first()
    if found is None:
        connection.execute(
            tables.location.insert().values(name=name, epoch=uuid4().hex, seq=0, last_order_id=0)
        )
        found = connection.execute(sa.select(tables.location).where(tables.location.c.name == name)).one()
    return found


def _shown(url: str) -> str:
    """A URL without its password."""
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except (sa.exc.ArgumentError, ValueError):
        return repr(re.sub(r"//.*@", "//***@", url))
