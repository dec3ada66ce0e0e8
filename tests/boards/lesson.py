"""A lesson on a screen in a test's hands."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF


def rectangle(item: Any) -> QRectF:
    """Where it stands on the window."""
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def pass_by(screen: Any, seconds: int) -> None:
    """Time of a lesson, second by second."""
    for _ in range(seconds):
        screen.time[0] += 1
        screen.kiosk.tick()


def hung(screen: Any) -> None:
    """What is on the board hangs on the glass."""
    screen.until(lambda: not screen.kiosk._refresh.isActive())
    screen.until(lambda: screen.all("card"))
    screen.wait_still()
    screen.paint()


def begin(screen: Any, seconds: int = 1) -> None:
    """Somebody has trained for so long."""
    screen.kiosk.train(True)
    pass_by(screen, seconds)
    hung(screen)
