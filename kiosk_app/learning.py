"""Learning keys, as the glass shows it: what is asked for, what is learnt, and what was learnt before. See `Lesson`."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk_app import key_profiles, lesson
from kiosk_app.bump_bar import Wish
from kiosk_app.lesson import Lesson
from kiosk_app.speech import trn

FACT = "keys.learnt"
"""Under which name the disk keeps it."""

# PySide takes it as a name, its type hints do not know it.
LIST: Any = "QVariantList"


class Facts(Protocol):
    """What keeps a fact; a `Disk` does."""

    def fact(self, name: str) -> str | None:
        """What was kept under a name."""

    def keep_fact(self, name: str, value: str) -> None:
        """Keeps it."""


class Learning(QObject):
    """The lesson on the glass, and the keys that were learnt last.

    Args:
        clock: monotonic, in seconds.

    Attributes:
        learnt: key → wish; empty before anything was learnt.
    """

    changed = Signal()
    known = Signal()
    finished = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float]) -> None:
        super().__init__(parent)
        self.learnt: dict[str, Wish] = {}
        self._clock = clock
        self._lesson: Lesson | None = None
        self._disk: Facts | None = None
        self._joined: list[Learning] = []

    def keep_on(self, disk: Facts) -> None:
        """From now on what is learnt is kept there; what was kept is known."""
        self._disk = disk
        self._take(key_profiles.known(disk.fact(FACT)) or self.learnt)

    def join(self, other: "Learning") -> None:
        """One bar for two screens: what one of them learns the other one knows."""
        if other not in self._joined:
            self._joined.append(other)
            other._joined.append(self)
            other._disk = other._disk or self._disk
            other._take(self.learnt)

    def _take(self, learnt: dict[str, Wish]) -> None:
        if learnt != self.learnt:
            self.learnt = dict(learnt)
            self.known.emit()
            for other in self._joined:
                other._take(learnt)

    @Slot()
    def start(self) -> None:
        """Begins to learn; until then the keys mean what they meant."""
        self._lesson = Lesson(self._clock)
        self.changed.emit()

    @Slot()
    def skip(self) -> None:
        """The bar has no key for this."""
        if self._lesson is not None:
            self._lesson.skip()
            self._go_on()

    @Slot()
    def cancel(self) -> None:
        """Everything stays as it was."""
        self._lesson = None
        self.changed.emit()

    @Slot()
    def finish(self) -> None:
        """What is learnt so far is what the bar has; nothing at all changes nothing."""
        taken, self._lesson = self._lesson, None
        if taken is not None and taken.learnt:
            self._take(taken.learnt)
            if self._disk is not None:
                self._disk.keep_fact(FACT, key_profiles.kept(self.learnt))
            self.finished.emit()
        self.changed.emit()

    def press(self, key: str) -> None:
        """A key was pressed while one is asked for."""
        if self._lesson is not None:
            self._lesson.press(key)
            self._go_on()

    def tick(self) -> None:
        """A second has passed."""
        if self._lesson is not None:
            self._lesson.tick()
            self._go_on()

    def _go_on(self) -> None:
        if self._lesson is not None and self._lesson.wish is None:
            self.finish()
        else:
            self.changed.emit()

    def _passes(self) -> str:
        if self._lesson is None:
            return ""
        return trn(
            "No such key? It goes on by itself in %n second.",
            "No such key? It goes on by itself in %n seconds.",
            self._lesson.left_s,
        )

    active = Property(bool, lambda self: self._lesson is not None, notify=changed)
    wanted = Property(str, lambda self: self._lesson.wanted() if self._lesson else "", notify=changed)
    refusal = Property(str, lambda self: self._lesson.refusal if self._lesson else "", notify=changed)
    progress = Property(str, lambda self: self._lesson.progress() if self._lesson else "", notify=changed)
    passes = Property(str, lambda self: self._passes(), notify=changed)
    count = Property(int, lambda self: len(self._lesson.learnt) if self._lesson else 0, notify=changed)
    keys = Property(
        LIST, lambda self: lesson.listed(self._lesson.learnt) if self._lesson else [], notify=changed
    )
