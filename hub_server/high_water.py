"""How far each log has come, in a small file beside the database, so that an older copy put in its place is noticed.

It follows the log by a second at most and never runs ahead of it: it is written after the commit, by a thread of its
own, and nobody waits for it.
"""

import json
import logging
import os
import threading
from contextlib import suppress
from pathlib import Path

log = logging.getLogger("heard.store")

WRITE_EVERY_S = 1.0

EPOCHS_KEPT = 20
"""Logs remembered of each location: an older copy may also be one from before a restore."""


def mark_file(database: Path) -> Path:
    """Where the marks of a SQLite database are."""
    return database.with_name(database.name + ".mark")


def read_marks(path: Path) -> dict[str, dict[str, int]]:
    """Location → epoch → the last number known of it; empty when there is no such file, or none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
        return {
            str(location): {str(epoch): int(seq) for epoch, seq in epochs.items()}
            for location, epochs in found.items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


class HighWater:
    """The mark of one location's log.

    Args:
        path: from `mark_file`.
    """

    def __init__(self, path: Path, location: str) -> None:
        self._path = path
        self._location = location
        self._at: tuple[str, int] | None = None
        self._written: tuple[str, int] | None = None
        self._moved = threading.Event()
        self._ends = threading.Event()
        self._failing = False
        self._thread = threading.Thread(target=self._run, name="heard-mark", daemon=True)
        self._thread.start()

    def rises(self, epoch: str, seq: int) -> None:
        """The log has come to `seq`, and that is on disk."""
        self._at = epoch, seq
        self._moved.set()

    def stop(self) -> None:
        """Writes the mark for the last time."""
        self._ends.set()
        self._moved.set()
        self._thread.join(WRITE_EVERY_S)

    def _run(self) -> None:
        while not self._ends.is_set():
            self._moved.wait()
            self._moved.clear()
            self._write()
            self._ends.wait(WRITE_EVERY_S)
        self._write()

    def _write(self) -> None:
        at = self._at
        if at is None or at == self._written:
            return
        epoch, seq = at
        marks = read_marks(self._path)
        epochs = marks.setdefault(self._location, {})
        # Another hub on this database may have seen more.
        epochs[epoch] = max(seq, epochs.pop(epoch, 0))
        marks[self._location] = dict(list(epochs.items())[-EPOCHS_KEPT:])
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            part.write_text(json.dumps(marks), "utf-8")
            part.replace(self._path)
            self._written, self._failing = at, False
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            if not self._failing:
                log.warning("%s cannot be written: %s", self._path, error.strerror or error)
            self._failing = True
