"""The toast on the glass: what is said of a cook's last tap, and what nobody has read yet."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from hub_server.protocol.messages import Ack
from kiosk_app.toast import SILENCE, Missed, Toast, missed


class Said(QObject):
    """One sentence at a time; a newer one takes the place of the one before.

    What had no effect stays until it is dismissed, and comes back when something said meanwhile is over.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._passing = SILENCE
        self._missed: list[Missed] = []
        # What is said when that is over which must not be interrupted.
        self._next = SILENCE
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(lambda: self.say(SILENCE))

    @property
    def toast(self) -> Toast:
        """What is said now."""
        return missed(self._missed) if self._passing is SILENCE else self._passing

    def say(self, toast: Toast) -> None:
        """Says it for as long as it wants."""
        if toast is SILENCE:
            toast, self._next = self._next, SILENCE
        self._passing = toast
        if toast is SILENCE:
            self._over.stop()
        else:
            self._over.start(toast.for_ms)
        self.changed.emit()

    def tell(self, news: Toast) -> None:
        """Says it when nothing else is said, and no later news."""
        if self._passing is SILENCE:
            self.say(news)
        else:
            self._next = news

    def forget(self) -> None:
        """Whatever was said or was to be said concerns nobody any more, but for what had no effect."""
        self._next = SILENCE
        self.say(SILENCE)

    def missed(self, number: str, ack: Ack) -> None:
        """A command for an order that is not on this screen had no effect."""
        self._missed.append((number, ack))
        self.changed.emit()

    def put_aside(self, instead: Iterable[Missed] = ()) -> list[Missed]:
        """What had no effect and was not read yet is not said any more, but for `instead`."""
        aside, self._missed = self._missed, list(instead)
        self.changed.emit()
        return aside

    @Slot()
    def dismiss(self) -> None:
        """What is said now is read."""
        if self._passing is SILENCE:
            self._missed.clear()
        self.say(SILENCE)

    text: Any = Property(str, lambda self: self.toast.text, notify=changed)
    kind: Any = Property(str, lambda self: str(self.toast.kind), notify=changed)
