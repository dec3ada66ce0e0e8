"""`heard backup`, `heard restore` and `heard check`: copies of the database, made, put back and looked through.

All of them may be typed while hubs run.
"""

import argparse
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from hub_server import backups, crash_points, logs, register, tables
from hub_server.audit import Deed
from hub_server.config import CannotStart, data_dir, settings
from hub_server.credentials import operator
from hub_server.database import StoreDamaged, StoreError, open_engine
from hub_server.database_file import SIDES, connect, copy, is_damage, sqlite_path
from hub_server.inspection import faults_of_database, renew_epochs
from hub_server.integrity import faults_of_file

FOR_POSTGRESQL = "PostgreSQL has tools of its own for this"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the three commands."""
    parser.argument_default = argparse.SUPPRESS
    command = parser.prog.rpartition(" ")[2]
    parser.set_defaults(program={"backup": backup, "restore": restore, "check": check}[command])
    parser.add_argument("--database", metavar="URL", help="SQLAlchemy URL (SQLite in the data folder)")
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="heard.toml (in the data folder, if there)"
    )
    if command == "backup":
        parser.add_argument(
            "file",
            type=Path,
            nargs="?",
            default=None,
            help="where to (the folder `backups`, of which old ones go)",
        )
    if command == "restore":
        parser.add_argument("file", type=Path, nargs="?", default=None, help="the backup")
        parser.add_argument(
            "--new-epoch",
            action="store_true",
            help="put nothing back, but have every screen start anew: after PostgreSQL was restored by its own tools",
        )


def run(arguments: argparse.Namespace) -> int:
    """Runs one of the three.

    Returns:
        0 when it is done, 1 when `check` found a fault.

    Raises:
        CannotStart: with the reason in one sentence.
    """
    crash_points.arm(os.environ)
    folder = data_dir()
    config = settings(folder, vars(arguments))
    logs.set_up(config.log_level)
    url = config.database or f"sqlite:///{folder / 'heard.db'}"
    program: Callable[[argparse.Namespace, str], int] = arguments.program
    try:
        return program(arguments, url)
    except StoreError as error:
        raise CannotStart(str(error)) from None


def backup(arguments: argparse.Namespace, url: str) -> int:
    """Makes a backup and says where it is."""
    database = _file(url)
    target: Path | None = getattr(arguments, "file", None)
    if target is not None and target.exists():
        raise CannotStart(f"{target} is there already; name another file.")
    made = backups.make(database, target)
    print(made)
    register.note_by_hand(url, operator(), Deed.BACKED_UP, f"copied the database to {made}")
    return 0


def restore(arguments: argparse.Namespace, url: str) -> int:
    """Puts a backup in the place of the database, or has an already restored one start a new log."""
    source: Path | None = getattr(arguments, "file", None)
    if (source is None) == ("new_epoch" not in arguments):
        raise CannotStart("Say which backup is to be put back, or --new-epoch.")
    if source is None:
        renew_epochs(url)
        print("every screen starts anew")
        register.note_by_hand(url, operator(), Deed.RESTORED, "had every screen start anew: --new-epoch")
        return 0
    database = _file(url, must_exist=False)
    if not source.is_file():
        raise CannotStart(f"There is no backup {source}.")
    before = _restored(database, source)
    print(f"restored from {source}; what was there is in {before or 'no file: there was none'}")
    register.note_by_hand(url, operator(), Deed.RESTORED, f"put back {source}")
    return 0


def check(_: argparse.Namespace, url: str) -> int:
    """Looks through the database and its backups."""
    path = sqlite_path(url)
    if path is None:
        return _told(url, faults_of_database(url))
    _file(url)
    worst = 0
    for each in (path, *(found.path for found in reversed(backups.listed(path)))):
        try:
            worst = max(worst, _told(str(each), faults_of_file(each, thoroughly=True)))
        except (OSError, sqlite3.Error) as error:
            raise CannotStart(f"{each} cannot be looked through: {error}.") from None
    return worst


def _told(name: str, faults: list[str]) -> int:
    print(f"{name}: {'sound' if not faults else 'DAMAGED'}")
    for fault in faults:
        print(f"  {fault}")
    return 1 if faults else 0


def _file(url: str, *, must_exist: bool = True) -> Path:
    path = sqlite_path(url)
    if path is None:
        raise CannotStart(f"{url.partition(':')[0]} is no SQLite database; {FOR_POSTGRESQL}.")
    if must_exist and not path.is_file():
        raise CannotStart(f"There is no database {path}.")
    return path


def _restored(database: Path, source: Path) -> Path | None:
    """Puts `source` into the database as one transaction, under a new epoch.

    Hubs may go on running: they see one state or the other, as after any commit.

    Returns:
        The database that was there, if any.
    """
    part = database.with_name(database.name + ".restoring")
    kept: Path | None = None
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(database.with_name(database.name + ".lock"), timeout=10):
            shutil.copyfile(source, part)
            if faults := faults_of_file(part):
                raise CannotStart(f"{source} is damaged and was not restored: {faults[0]}.")
            # Migrated where nobody looks, if it is an older hub's.
            renew_epochs(f"sqlite:///{part}")
            if database.exists():
                kept = database.with_name(f"{database.name}.before-restore-{backups.stamp()}")
                _put_in(database, part, kept)
            else:
                copy(part, database)
    except Timeout:
        raise CannotStart(f"{database} is being repaired by a hub; try again.") from None
    except (OSError, sqlite3.Error) as error:
        raise CannotStart(f"{source} could not be restored: {error}.") from None
    finally:
        for side in ("", *SIDES):
            with suppress(OSError):
                part.with_name(part.name + side).unlink(missing_ok=True)
    return kept


def _put_in(database: Path, part: Path, kept: Path) -> None:
    """Keeps what is there and puts the other in its place, with nothing committed in between."""
    try:
        open_engine(f"sqlite:///{database}").dispose()
        with closing(connect(database)) as writing:
            writing.execute("ATTACH ? AS put_back", (str(part),))
            writing.execute("BEGIN IMMEDIATE")
            # Hubs wait now; a reader sees their last commit.
            copy(database, kept)
            for table in tables.metadata.sorted_tables:
                if table.name in tables.NOT_RESTORED:
                    continue
                columns = ", ".join(column.name for column in table.columns)
                writing.execute(f"DELETE FROM main.{table.name}")  # noqa: S608  # names of our own tables
                writing.execute(
                    f"INSERT INTO main.{table.name} ({columns})"  # noqa: S608  # names of our own tables
                    f" SELECT {columns} FROM put_back.{table.name}"
                )
            writing.execute("COMMIT")
    except StoreDamaged:
        _move(database, kept)
        copy(part, database)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        _move(database, kept)
        copy(part, database)


def _move(database: Path, kept: Path) -> None:
    """Damaged as it is, its bytes may still be worth something; and it cannot be written into."""
    kept.unlink(missing_ok=True)
    for side in ("", *SIDES):
        old, new = (path.with_name(path.name + side) for path in (database, kept))
        if old.exists():
            old.rename(new)
