"""Every touch of the glass and of the keys: it is noted, and one that wakes the screen does nothing else."""

from PySide6.QtCore import QEvent, QObject

from kiosk_app.calm import Calm

_BEGIN = {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel}
_END = {
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.KeyRelease,
    QEvent.Type.Wheel,
}
_WITHIN = {QEvent.Type.TouchUpdate, QEvent.Type.MouseMove, QEvent.Type.MouseButtonDblClick}


class Touches(QObject):
    """Taken in a filter before anything of the scene: the finger that wakes it is on nothing that it can see.

    Args:
        calm: of the screen.
        parent: the window whose events these are.
    """

    def __init__(self, calm: Calm, parent: QObject) -> None:
        super().__init__(parent)
        self._calm = calm
        self._is_waking = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Qt's."""
        kind = event.type()
        if kind in _BEGIN:
            self._is_waking = self._calm.touched()
        elif kind not in _END and kind not in _WITHIN:
            return super().eventFilter(watched, event)
        is_waking = self._is_waking
        if kind in _END:
            self._is_waking = False
            # The end of a touch, too: nothing shifts while a finger rests on the glass.
            self._calm.touched()
        if is_waking:
            # Accepted: Qt makes a mouse of a touch that nobody wants.
            event.accept()
        return is_waking or super().eventFilter(watched, event)
