"""A bump bar as a test presses it: real key events on the window, a moment apart on the kiosk's clock."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.reach import Reach

APART_S = 0.4
"""Between two presses: long enough that a panel that has just been opened takes the second one."""

PAD = Qt.KeyboardModifier.KeypadModifier
NONE = Qt.KeyboardModifier.NoModifier


def key(name: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """A key by the name profiles know it by."""
    plain = name.removeprefix("Num ")
    return Qt.Key[f"Key_{plain}"], PAD if plain != name else NONE


class Bar:
    """The keys of one screen's bar."""

    def __init__(self, screen: Any, pane: QQuickItem | None = None) -> None:
        self._screen = screen
        self.reach = Reach(pane or screen.one("pane"))

    def press(self, *names: str) -> None:
        """Each goes down and up."""
        for name in names:
            self._screen.time[0] += APART_S
            QTest.keyClick(self._screen.window, *key(name))
            self._screen.paint()

    def down(self, name: str, *, by_itself: bool = False, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.KeyPress, name, by_itself, modifiers)

    def up(self, name: str, *, by_itself: bool = False, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.KeyRelease, name, by_itself, modifiers)

    def on(self) -> QQuickItem | None:
        """What the ring is on."""
        return self.reach.at

    def go_to(self, forward: str, name: str, text: str = "") -> None:
        """Presses the key that goes on until the ring is on something of that name and text."""
        for _ in range(80):
            item = self.on()
            if item is not None and item.objectName() == name and text in (item.property("text") or ""):
                return
            self.press(forward)
        raise AssertionError(f"the ring never came to {name} {text}")

    def _send(self, kind: QEvent.Type, name: str, by_itself: bool, modifiers: Qt.KeyboardModifier) -> None:
        plain, pad = key(name)
        text = name.lower() if len(name) == 1 else ""
        event = QKeyEvent(kind, plain, modifiers | pad, text, by_itself)
        QCoreApplication.sendEvent(self._screen.window, event)
