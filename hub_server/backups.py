"""Backups of a SQLite database: copies made by SQLite itself while hubs write, checked before they get their name.

They lie in `backups` beside the database, the newest `NEWEST_KEPT` and one of each of the last `DAYS_KEPT` days.
"""

import asyncio
import logging
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from hub_server.crash_points import CrashPoint, reached
from hub_server.database import StoreDamaged, StoreError, StoreFull
from hub_server.database_file import SIDES, copy
from hub_server.integrity import faults_of_file

log = logging.getLogger("heard.backup")

EVERY_S = 15 * 60.0
NEWEST_KEPT = 8
DAYS_KEPT = 14
LOOK_EVERY_S = 30.0
"""Pause between looks whether it is time; also how soon after its start a hub makes one when the last is too old."""

LEFT_BEHIND_S = 3600.0
"""A copy that was not finished for so long belongs to a program that was killed."""

_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One copy; they sort by age, the oldest first."""

    at: datetime
    path: Path


def stamp(at: datetime | None = None) -> str:
    """An instant as it stands in names of files, UTC to the second."""
    return (at or datetime.now(UTC)).strftime(_STAMP)


def listed(database: Path) -> list[Backup]:
    """The finished backups of a database, the oldest first."""
    pattern = re.compile(rf"{re.escape(database.stem)}-(\d{{8}}T\d{{6}}Z)\.db")
    found = []
    for path in _folder(database).glob("*.db"):
        match = pattern.fullmatch(path.name)
        if match:
            with suppress(ValueError):
                found.append(Backup(datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), path))
    return sorted(found)


def _folder(database: Path) -> Path:
    return database.with_name("backups")


def make(database: Path, target: Path | None = None) -> Path:
    """Makes a backup now, while others may be writing.

    Args:
        target: where; None: in the folder of backups, of which old ones then go.

    Returns:
        The file, sound and on disk.

    Raises:
        StoreError: there is none now; `StoreDamaged` when the database itself is not sound.
    """
    path = target or _folder(database) / f"{database.stem}-{stamp()}.db"
    # Of this call alone: a hub and somebody who types `heard backup` may begin in the same second.
    part = path.with_name(f"{path.name}.{uuid4().hex[:8]}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        needed = 2 * database.stat().st_size
        if shutil.disk_usage(path.parent).free < needed:
            raise StoreFull(
                f"There is no backup: the disk of {path.parent} has less than {needed >> 20} MiB free."
            )
        _remove(part)
        copy(database, part)
        with closing(sqlite3.connect(part, isolation_level=None)) as single:
            # One file that can be carried away.
            single.execute("PRAGMA journal_mode = DELETE")
        reached(CrashPoint.DURING_BACKUP)
        if faults := faults_of_file(part):
            raise StoreDamaged(f"There is no backup: {database} is damaged ({faults[0]}).")
        _to_disk(part)
        part.replace(path)
        _to_disk(path.parent)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"There is no backup of {database}: {error}.") from None
    finally:
        with suppress(OSError):
            _remove(part)
    if target is None:
        _thin_out(database)
    return path


def _remove(path: Path) -> None:
    for name in ("", *SIDES, "-journal"):
        path.with_name(path.name + name).unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _thin_out(database: Path) -> None:
    for part in _folder(database).glob("*.part*"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > LEFT_BEHIND_S:
                part.unlink()
    backups = listed(database)
    kept = set(backups[-NEWEST_KEPT:])
    since = backups[-1].at - timedelta(days=DAYS_KEPT)
    days: dict[object, Backup] = {}
    for backup in backups:
        if backup.at > since:
            # The last one of the day stays.
            days[backup.at.date()] = backup
    for backup in set(backups) - kept - set(days.values()):
        with suppress(OSError):
            backup.path.unlink()


class Keeper:
    """Makes a backup every `every_s` while a hub runs; of several hubs on a database one does it.

    Args:
        database: the file.
        damaged: told when the database turns out not to be sound.

    Attributes:
        last_at_s: when the newest backup was made, seconds since the Unix epoch; 0 when there is none.
        failed: backups that could not be made since the start.
    """

    def __init__(
        self, database: Path, *, damaged: Callable[[StoreDamaged], None], every_s: float = EVERY_S
    ) -> None:
        self._database = database
        self._damaged = damaged
        self._every_s = every_s
        self.last_at_s = 0.0
        self.failed = 0

    async def run(self) -> None:
        """Looks again and again whether it is time, until cancelled; nothing that goes wrong ends it."""
        while True:
            pause_s = min(LOOK_EVERY_S, self._every_s)
            await asyncio.sleep(pause_s)
            try:
                await asyncio.to_thread(self.look)
            except StoreDamaged as error:
                log.error("%s", error)
                self._damaged(error)
                return
            except Exception as error:
                self.failed += 1
                log.warning("%s", error)

    def look(self) -> None:
        """Makes a backup if the newest one is old enough and no other hub is at it.

        Raises:
            StoreError: there is none now.
            OSError: the folder cannot be used.
        """
        if self._is_fresh():
            return
        folder = _folder(self._database)
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(Timeout), FileLock(folder / ".lock", timeout=0):
            if not self._is_fresh():
                made = make(self._database)
                log.info("a backup was made: %s", made)
                self._is_fresh()

    def _is_fresh(self) -> bool:
        backups = listed(self._database)
        self.last_at_s = backups[-1].at.timestamp() if backups else 0.0
        # A clock that was set back must not end the backups.
        return 0 <= time.time() - self.last_at_s < self._every_s
