"""What a kiosk keeps on its own disk: unanswered commands, its last boards, the station shown, its name.

One small SQLite database for each kiosk, synced at every commit, so that neither a killed process nor a pulled plug
takes a bump away. Without Qt and without a loop:

    disk = Disk.open(folder / "grill.db")
    client = Client(hub, "grill", listener, disk=disk)
    await client.run()  # until it is cancelled
    disk.close()  # or, as if the process had been killed: disk.abandon()
"""

import logging
import sqlite3
import threading
import time
import uuid
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from hub_server.protocol.messages import Command, OrdersUpdate, encode
from kiosk_app.crash_points import reached

log = logging.getLogger(__name__)

SCREENS_MOST = 9
"""Kiosks on one machine that would take the same file."""

BOARD_EVERY_S = 1.0
"""Least time between two writes of boards."""

CLOSE_S = 3.0
"""How long the last writes are waited for at the end."""

UNWRITTEN_MOST = 10_000
"""Rows that are tried again after the disk would not take them."""

_VERSION = 2
# SQLite notices a page that makes no sense, but not a byte flipped inside a command: that would bump another order.
_TABLES = """
CREATE TABLE IF NOT EXISTS outbox (
    given INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, station TEXT NOT NULL, command BLOB NOT NULL, at_ms INTEGER, wall_ms INTEGER NOT NULL,
    crc INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS board (station TEXT PRIMARY KEY, orders_update BLOB NOT NULL, crc INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL, crc INTEGER NOT NULL);
"""
_KEEP = "INSERT OR REPLACE INTO outbox (id, station, command, at_ms, wall_ms, crc) VALUES (?, ?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM outbox WHERE id = ?"
_KEEP_BOARD = "INSERT OR REPLACE INTO board VALUES (?, ?, ?)"
_KEEP_FACT = "INSERT OR REPLACE INTO fact VALUES (?, ?, ?)"
_OUTBOX = "SELECT id, station, command, at_ms, wall_ms, crc FROM outbox ORDER BY given"
_BOARDS = "SELECT station, orders_update, crc FROM board"
_FACTS = "SELECT name, value, crc FROM fact"
_WIPE = ("DELETE FROM outbox", "DELETE FROM board", "DELETE FROM fact WHERE name IN ('shown', 'pane')")

_DAMAGE = (sqlite3.Error, msgspec.MsgspecError, ValueError, TypeError, OverflowError)
"""What reading a damaged database raises; the driver stumbles, too, over a text or a message that is no UTF-8."""

_NO_PLACE = frozenset(
    {
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL),
        *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM),
    }
)
"""What SQLite says of a disk that cannot be used; another file on it would fare no better."""

_command = msgspec.json.Decoder(Command)
_orders_update = msgspec.json.Decoder(OrdersUpdate)


def _row(*values: Any) -> tuple[Any, ...]:
    """A row with its checksum, zlib's CRC-32 over what it says; it finds accidents, not attackers."""
    return (*values, _crc(values))


def _crc(values: Iterable[Any]) -> int:
    crc = 0
    for value in values:
        crc = zlib.crc32(value if isinstance(value, bytes) else repr(value).encode(), crc)
    return crc


def _sound(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """What a row says.

    Raises:
        sqlite3.DatabaseError: it is not as it was written.
    """
    *values, crc = row
    if crc != _crc(values):
        raise sqlite3.DatabaseError("a row is not as it was written")
    return tuple(values)


def _rows(database: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    """What all rows say; see `_sound`."""
    # All at once: a statement that is under way when one of them is damaged would hold the file's lock.
    return [_sound(row) for row in database.execute(query).fetchall()]


class Unusable(Exception):
    """There is no keeping anything here; the text is one sentence for whoever looks after the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A command and where and when a cook gave it.

    Attributes:
        station: in whose name it is carried out; the hub's log says who did what.
        at_ms: the hub's clock then, in ms since the Unix epoch; None where it was not known.
        wall_ms: the kiosk's own wall clock then, likewise; only ever compared with itself.
        at_s: the monotonic clock of the process that took it, in seconds; None after that process.
    """

    station: str
    command: Command
    at_ms: int | None = None
    wall_ms: int = 0
    at_s: float | None = None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """The station a screen showed: its name, its name for people, and its status where it is a stage."""

    station: str
    title: str
    status: str | None = None


_shown = msgspec.json.Decoder(Shown)
_Job = tuple[str, tuple[Any, ...], Callable[[], None] | None]


class Disk:
    """One kiosk's database; made by `open`.

    Writes are taken at once and done in their order by a thread of their own, those that wait together with one sync.
    What the disk refuses is said once in the log and tried again with the next write; nobody waits for it.

    Attributes:
        path: of the file that was free.
        kiosk: the name this kiosk once gave itself.
        given: the commands that were kept when the file was opened, in the order in which they were given.
        shown: the station shown last; None before the first.
    """

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.path = path
        self._database = database
        self.given = tuple(
            Given(station=station, command=_command.decode(command), at_ms=at_ms, wall_ms=wall_ms)
            for _, station, command, at_ms, wall_ms in _rows(database, _OUTBOX)
        )
        self._boards: dict[str, OrdersUpdate] = {
            station: _orders_update.decode(update) for station, update in _rows(database, _BOARDS)
        }
        facts = self._facts = dict[str, str](_rows(database, _FACTS))
        self.shown = _shown.decode(facts["shown"]) if "shown" in facts else None
        self.kiosk = facts.get("kiosk") or f"kiosk-{uuid.uuid4().hex[:8]}"
        self._news = threading.Condition()
        self._jobs: list[_Job] = []
        self._behind: dict[str, OrdersUpdate] = {}
        self._boards_at = -BOARD_EVERY_S
        self._end = ""
        self._fails = False
        self._unwritten: list[_Job] = []
        self._writer = threading.Thread(target=self._work, name="kiosk disk", daemon=True)
        self._writer.start()
        if "kiosk" not in facts:
            self._put((_KEEP_FACT, _row("kiosk", self.kiosk), None))

    @classmethod
    def open(cls, path: Path, screens: int = SCREENS_MOST) -> "Disk":
        """Opens or makes a kiosk's database.

        A file that another kiosk has open is left to it, and `NAME-2` is taken, and so on. A damaged file is moved
        aside and a new one begun, with the commands that can still be read.

        Args:
            path: of the file.
            screens: how many kiosks may share its name; 1: this very file or none.

        Raises:
            Unusable: no file can be had here.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            for number in range(1, screens + 1):
                named = numbered(path, number)
                found = _free(named)
                if found is not None:
                    return found
        except (OSError, sqlite3.Error) as failure:
            raise Unusable(f"{path} cannot be used: {failure}.") from failure
        raise Unusable(f"{screens} kiosks have {path} open already.")

    def keep(self, given: Given, kept: Callable[[], None]) -> None:
        """Writes a command down; `kept` is called once it is on disk, or once it is clear that it will not be.

        `kept` is called in another thread.
        """
        self._put((_KEEP, _kept_as(given), kept))

    def forget(self, command_id: str) -> None:
        """The command was answered, and the answer is dealt with."""
        self._put((_FORGET, (command_id,), None))

    def keep_shown(self, shown: Shown) -> None:
        """Notes which station is on the glass."""
        if shown != self.shown:
            self.shown = shown
            self._put((_KEEP_FACT, _row("shown", encode(shown).decode()), None))

    def fact(self, name: str) -> str | None:
        """What was kept under that name; None where nothing was."""
        return self._facts.get(name)

    def keep_fact(self, name: str, value: str) -> None:
        """Notes something under a name, in the place of what was noted there before."""
        if self._facts.get(name) != value:
            self._facts[name] = value
            self._put((_KEEP_FACT, _row(name, value), None))

    def keep_board(self, update: OrdersUpdate) -> None:
        """Writes a board down within a second or so; of several the last one counts."""
        with self._news:
            self._boards[update.station] = self._behind[update.station] = update
            self._news.notify()

    def board(self, station: str) -> OrdersUpdate | None:
        """The last board of a station, as the snapshot it would come from; None where none was kept."""
        return self._boards.get(station)

    def wipe(self) -> None:
        """Forgets boards, commands and which station was shown, also in the file; settings and PIN stay."""
        with self._news:
            self._boards, self._behind, self.given, self.shown = {}, {}, (), None
            self._jobs += [(sql, (), None) for sql in _WIPE]
            self._news.notify()

    def close(self) -> None:
        """Writes what is still to be written and lets the file go."""
        self._finish("close")

    def abandon(self) -> None:
        """Lets the file go as a killed process does: what is not on disk yet will never be."""
        self._finish("abandon")

    def _put(self, job: _Job) -> None:
        with self._news:
            self._jobs.append(job)
            self._news.notify()

    def _finish(self, how: str) -> None:
        with self._news:
            self._end = self._end or how
            self._news.notify()
        self._writer.join(CLOSE_S)

    def _work(self) -> None:
        while True:
            with self._news:
                while not (self._jobs or self._end) and (wait_s := self._board_due_s()) != 0.0:
                    self._news.wait(wait_s)
                jobs, self._jobs = self._jobs, []
                boards: dict[str, OrdersUpdate] = {}
                if self._end or self._board_due_s() == 0.0:
                    boards, self._behind = self._behind, {}
                end = self._end
            if end != "abandon":
                self._write(jobs, boards)
            if end:
                self._database.close()
                return

    def _board_due_s(self) -> float | None:
        """Seconds until boards may be written again; None when there are none."""
        if not self._behind:
            return None
        return max(0.0, self._boards_at + BOARD_EVERY_S - time.monotonic())

    def _write(self, jobs: list[_Job], boards: dict[str, OrdersUpdate]) -> None:
        wanted = [*self._unwritten, *jobs]
        try:
            self._database.execute("BEGIN IMMEDIATE")
            for sql, values, _ in wanted:
                self._database.execute(sql, values)
            for station, update in boards.items():
                self._boards_at = time.monotonic()
                self._database.execute(_KEEP_BOARD, _row(station, encode(update)))
            self._database.execute("COMMIT")
            if any(sql in _WIPE for sql, _, _ in wanted):
                # Nothing of it may be left in pages that are free, or in the log of what was written.
                self._database.execute("VACUUM")
                self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except _DAMAGE as failure:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            # Boards are not tried again: the next one is better.
            self._unwritten = wanted[-UNWRITTEN_MOST:]
            if not self._fails:
                self._fails = True
                log.warning("nothing can be kept in %s: %s; bumps are in memory only", self.path, failure)
        else:
            self._unwritten = []
            if self._fails:
                self._fails = False
                log.warning("bumps are kept in %s again", self.path)
        for _, _, kept in jobs:
            if kept is not None:
                reached("kiosk-after-outbox-write")
                kept()


def numbered(path: Path, number: int) -> Path:
    """The file of the first, second, … kiosk on a machine that takes the same name."""
    return path if number == 1 else path.with_stem(f"{path.stem}-{number}")


def _kept_as(given: Given) -> tuple[Any, ...]:
    return _row(given.command.id, given.station, encode(given.command), given.at_ms, given.wall_ms)


def _free(path: Path) -> Disk | None:
    """The disk on this file; None where another kiosk has it."""
    try:
        return _opened(path)
    except _DAMAGE as failure:
        code = getattr(failure, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code == sqlite3.SQLITE_BUSY:
            return None
        if code in _NO_PLACE:
            raise
        aside = path.with_name(f"{path.name}.damaged-{time.time_ns()}")
        for ending in ("", "-wal", "-shm"):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
        commands = _readable(aside)
        log.warning(
            "%s is damaged (%s); it is kept as %s, and a new one is begun with the %d commands that can still be read",
            *(path, failure, aside.name, len(commands)),
        )
        return _opened(path, commands)


def _readable(path: Path) -> list[tuple[Any, ...]]:
    """The rows of commands of a damaged database that are as they were written, up to where it cannot be read."""
    found: list[tuple[Any, ...]] = []
    try:
        with closing(sqlite3.connect(path, timeout=0)) as database:
            database.text_factory = lambda text: text.decode("utf-8", "replace")
            for row in database.execute(_OUTBOX):
                try:
                    _command.decode(_sound(row)[2])
                except _DAMAGE:
                    continue
                found.append(row)
    except _DAMAGE:
        pass
    return found


def _opened(path: Path, commands: Iterable[tuple[Any, ...]] = ()) -> Disk:
    """The disk on this file, with these rows in its outbox."""
    database = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        # In this order: a database that is never shared needs no shared memory beside it.
        database.execute("PRAGMA locking_mode=EXCLUSIVE")
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("BEGIN IMMEDIATE")
        (checked,) = database.execute("PRAGMA quick_check(1)").fetchone()
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if checked != "ok" or version not in (0, _VERSION):
            raise sqlite3.DatabaseError(checked if checked != "ok" else f"it is of version {version}")
        for table in filter(str.strip, _TABLES.split(";")):
            database.execute(table)
        database.executemany(_KEEP, commands)
        database.execute(f"PRAGMA user_version = {_VERSION}")
        database.execute("COMMIT")
        return Disk(path, database)
    except BaseException:
        database.close()
        raise
