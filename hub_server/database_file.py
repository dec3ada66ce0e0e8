"""A SQLite database as a file: which one a hub has open, and that it is still the one at its path."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import sqlalchemy as sa

SIDES = ("-wal", "-shm")
"""What SQLite keeps beside a database; it belongs to it, and to no other."""


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLAlchemy URL; None when it names another database, or none that can be understood."""
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        return None
    named = parsed.get_backend_name() == "sqlite" and parsed.database and "uri" not in parsed.query
    return Path(parsed.database) if named and parsed.database else None


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        # What SQLite says of a damaged schema quotes its names, and the driver stumbles over a byte that is no UTF-8.
        told = sqlite3.DatabaseError(f"malformed: what SQLite says about it is no text ({error.reason})")
        told.sqlite_errorcode, told.sqlite_errorname = sqlite3.SQLITE_CORRUPT, "SQLITE_CORRUPT"
        raise told from None


class Cursor(sqlite3.Cursor):
    """Raises nothing but `sqlite3.Error`, whatever is wrong with a database."""

    def execute(self, *arguments: Any) -> Self:
        """As of `sqlite3`."""
        with _in_words():
            return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> Self:
        """As of `sqlite3`."""
        with _in_words():
            return super().executemany(*arguments)

    def __next__(self) -> Any:
        """As of `sqlite3`."""
        with _in_words():
            return super().__next__()

    def fetchone(self) -> Any:
        """As of `sqlite3`."""
        with _in_words():
            return super().fetchone()

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """As of `sqlite3`."""
        with _in_words():
            return super().fetchmany(size)

    def fetchall(self) -> list[Any]:
        """As of `sqlite3`."""
        with _in_words():
            return super().fetchall()


class Connection(sqlite3.Connection):
    """Gives `Cursor`s, also to its own `execute`."""

    def cursor(self, factory: Any = Cursor) -> Any:
        """As of `sqlite3`."""
        return super().cursor(factory)

    def execute(self, *arguments: Any) -> Any:
        """As of `sqlite3`, which takes a cursor of its own here."""
        return self.cursor().execute(*arguments)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a database that exists, in autocommit; a text that is no UTF-8 comes with replacement signs.

    Raises:
        sqlite3.Error: it cannot be opened; a missing one is not made.
    """
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw",
        uri=True,
        timeout=5.0,
        isolation_level=None,
        check_same_thread=False,
        factory=Connection,
    )
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    return connection


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that what it read makes no sense."""
    name = getattr(error, "sqlite_errorname", "")
    # Its schema format has no code of its own.
    return name.startswith("SQLITE_CORRUPT") or name == "SQLITE_NOTADB" or "file format" in str(error)


def copy(source: Path, target: Path) -> None:
    """Copies a database, also one that is being written to, into a new one.

    Raises:
        sqlite3.Error: what there is of the new one is worth nothing.
    """
    with closing(connect(source)) as reading, closing(sqlite3.connect(target, timeout=5.0)) as writing:
        # In one step: in several, each commit meanwhile would have it begin anew.
        reading.backup(writing, pages=-1)


class Identity:
    """Which file a path led to when it was opened.

    Raises:
        OSError: there is none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._was = _identity(path)

    def is_same(self) -> bool:
        """Whether the path still leads there."""
        try:
            return _identity(self._path) == self._was
        except OSError:
            return False


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
