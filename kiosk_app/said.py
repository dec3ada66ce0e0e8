"""The toast on the glass: what is said of a cook's last tap, for as long as it takes to read it."""

from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk_app.toast import SILENCE, Toast


class Said(QObject):
    """One sentence at a time; a newer one takes the place of the one before."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.toast = SILENCE
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self.dismiss)

    def say(self, toast: Toast) -> None:
        """Says it for as long as it wants."""
        self.toast = toast
        if toast is SILENCE:
            self._over.stop()
        else:
            self._over.start(toast.for_ms)
        self.changed.emit()

    @Slot()
    def dismiss(self) -> None:
        """It is read."""
        self.say(SILENCE)

    text: Any = Property(str, lambda self: self.toast.text, notify=changed)
    kind: Any = Property(str, lambda self: str(self.toast.kind), notify=changed)
