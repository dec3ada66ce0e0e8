"""The panel by which a screen is let in, as QML reads it: the code, its QR code, and how long both are good."""

import math
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal

from kiosk_app.pairing import Waiting
from kiosk_app.speech import tr, trn

# PySide takes them as names, its type hints do not know them.
LIST: Any = "QVariantList"
MAP: Any = "QVariantMap"

QUIET = 4
"""White modules round a QR code, see ISO/IEC 18004."""


class PairPanel(QObject):
    """What stands on the glass while a screen waits to be let in.

    Args:
        clock: monotonic, in seconds.
    """

    changed = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._waiting: Waiting | None = None
        self._size = 0
        self._runs: list[dict[str, int]] = []
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self.changed)

    def wait(self, waiting: Waiting | None) -> None:
        """Shows what is waited with; None: nothing any more."""
        link = "" if self._waiting is None else self._waiting.link
        self._waiting = waiting
        if waiting is not None and waiting.link != link:
            self._size, self._runs = _runs(waiting.link)
        if waiting is None or not waiting.code:
            self._ticking.stop()
        else:
            self._ticking.start()
        self.changed.emit()

    def _sentences(self) -> dict[str, str]:
        waiting = self._waiting
        if waiting is None:
            return {"headline": "", "code": "", "how": "", "left": "", "hub": "", "trouble": ""}
        minutes = max(1, math.ceil((waiting.until_s - self._clock()) / 60))
        how = tr(
            "A manager scans this, or types on the hub's machine: {command}",
            # In one piece: no line is broken within it.
            command=f"heard\u00a0pair\u00a0{waiting.code}",
        )
        return {
            "headline": tr("This screen was turned out. Let it in again?")
            if waiting.revoked
            else tr("Let this screen in"),
            "code": waiting.code,
            "how": how if waiting.code else "",
            "left": trn("Good for 1 more minute", "Good for %n more minutes", minutes)
            if waiting.code
            else "",
            "hub": tr("Hub: {hub}", hub=waiting.hub),
            "trouble": waiting.trouble or ("" if waiting.code else tr("Asking the hub …")),
        }

    active = Property(bool, lambda self: self._waiting is not None, notify=changed)
    said = Property(MAP, lambda self: self._sentences(), notify=changed)
    modules = Property(int, lambda self: self._size, notify=changed)
    runs = Property(LIST, lambda self: self._runs, notify=changed)


def _runs(text: str) -> tuple[int, list[dict[str, int]]]:
    """A QR code: how many modules it is wide, with what has to be white round it, and rows of black ones."""
    if not text:
        return 0, []
    import segno

    matrix = segno.make(text, error="m", micro=False).matrix
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            width = 0
            while x + width < len(row) and row[x + width]:
                width += 1
            if width:
                runs.append({"x": x + QUIET, "y": y + QUIET, "width": width})
            x += width or 1
    return len(matrix) + 2 * QUIET, runs
