"""The scene of a screen as a test looks at it and touches it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QtMsgType, qInstallMessageHandler
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest


def items(root: QQuickItem, name: str | None = None) -> list[QQuickItem]:
    """Visible items from `root` on down, parents before children: all, or those of that object name."""
    return list(_visible(root, name))


def _visible(item: QQuickItem, name: str | None) -> Iterator[QQuickItem]:
    if item.isVisible():
        if name is None or item.objectName() == name:
            yield item
        for child in item.childItems():
            yield from _visible(child, name)


def middle(item: QQuickItem) -> QPoint:
    """Where a finger aims, on the window."""
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def touch(window: QQuickWindow, device: Any, where: QPoint, *, in_loop: bool = False) -> None:
    """A finger on the glass and off it again.

    Args:
        device: from `QTest.createTouchDevice`.
        in_loop: called by what runs on an event loop, which then delivers the touch: processing events here would run
            a second loop inside it.
    """
    for step in ("press", "release"):
        sequence = QTest.touchEvent(window, device, False)
        getattr(sequence, step)(0, where, window)
        sequence.commit(not in_loop)


def interpreted(root: QQuickItem) -> list[str]:
    """Visible texts in which Qt would take markup for markup."""
    return [
        f"{item.objectName()}: {item.property('text')}"
        for item in items(root)
        if item.metaObject().indexOfProperty("textFormat") >= 0 and not _is_plain(item)
    ]


def _is_plain(item: QQuickItem) -> bool:
    # Asked in QML: the property itself arrives in Python as an enum without a value.
    told = QQmlExpression(qmlContext(item), item, "textFormat === Text.PlainText").evaluate()
    return (told[0] if isinstance(told, tuple) else told) is True


@contextmanager
def without_complaints() -> Iterator[None]:
    """What Qt warns of meanwhile fails: for what follows a test's own part, after which pytest-qt does not listen."""
    told: list[str] = []

    def note(kind: QtMsgType, _: object, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            told.append(text)

    before = qInstallMessageHandler(note)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    assert told == []
