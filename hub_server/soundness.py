"""Whether the database a hub has open can still be trusted; once it cannot, the hub has to end and start anew."""

import threading
from collections.abc import Callable
from pathlib import Path

from hub_server.database import StoreDamaged, StoreError, StoreReplaced
from hub_server.database_file import Identity


class Soundness:
    """What readers and the writer of one store tell of the database, and are told.

    Args:
        path: the file of a SQLite database; None for another one, which no start of ours repairs.

    Attributes:
        broken: what was found wrong first.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._identity = None if path is None else Identity(path)
        self._on_broken: Callable[[StoreError], object] = lambda _: None
        self._lock = threading.Lock()
        self.broken: StoreError | None = None

    def check(self) -> None:
        """Looks whether the file is still the one at its path; microseconds.

        Raises:
            StoreReplaced: it is not, so that nothing may be acknowledged that is written to it.
        """
        if self._identity is not None and not self._identity.is_same():
            raise StoreReplaced(
                f"The database {self._path} was deleted or replaced while the hub was running."
            )

    def tell(self, error: BaseException) -> None:
        """An error of the database; says it further when it means that the hub cannot go on. From any thread."""
        if self._path is None or not isinstance(error, StoreDamaged | StoreReplaced):
            return
        with self._lock:
            if self.broken is not None:
                return
            self.broken = error
        self._on_broken(error)

    def on_broken(self, told: Callable[[StoreError], object]) -> None:
        """From now on `told` hears, once and in any thread, that the hub cannot go on with this database."""
        with self._lock:
            self._on_broken = told
            broken = self.broken
        if broken is not None:
            told(broken)
