"""The window: fonts, the QML engine, and the frames that are on the glass."""

import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from kiosk_app.keys import WindowKeys
from kiosk_app.kiosk import Kiosk
from kiosk_app.order_model import FAMILY
from kiosk_app.resources import resources
from kiosk_app.touches import Touches

QML = Path(__file__).parent / "qml"
FALLBACKS = ["Noto Sans Arabic", "Noto Sans"]
"""For scripts Inter lacks; what is neither here nor on the machine shows as boxes."""


def load_fonts() -> None:
    """Makes the fonts of `resources/fonts` known to Qt.

    Raises:
        FileNotFoundError: one of them cannot be loaded; the installation is damaged.
    """
    for file in sorted((resources() / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(f"the font {file} cannot be loaded")
    QFont.insertSubstitutions(FAMILY, FALLBACKS)


@lru_cache(maxsize=64)
def _metrics(size: int, weight: int) -> QFontMetricsF:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return QFontMetricsF(font)


@lru_cache(maxsize=20_000)
def measure(text: str, size: int, weight: int) -> float:
    """Width of one line in pixels, as QML draws it; see `wrap.Measure`."""
    return _metrics(size, weight).horizontalAdvance(text)


def open_window(
    kiosk: Kiosk, width: int, height: int, *, fullscreen: bool
) -> tuple[QQmlApplicationEngine, QQuickWindow]:
    """Loads the screen and shows it.

    Args:
        kiosk: what it talks to; must outlive the engine.
        width: in pixels; 0 takes the screen's.
        height: likewise.
        fullscreen: without frame, over the whole screen.

    Returns:
        The engine, to be kept as long as the window, and the window.

    Raises:
        RuntimeError: the screen's QML does not load; the installation is damaged.
    """
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    screen = QGuiApplication.primaryScreen().size()
    width, height = width or screen.width(), height or screen.height()
    # Before the first object is made, so that nothing is laid out twice.
    kiosk.windowResized(width, height)
    engine.setInitialProperties({"kiosk": kiosk, "width": width, "height": height})
    engine.load(QUrl.fromLocalFile(str(QML / "Heard" / "Main.qml")))
    if not engine.rootObjects():
        raise RuntimeError("the screen could not be loaded")
    window = engine.rootObjects()[0]
    if not isinstance(window, QQuickWindow):
        raise TypeError("the screen is not a window")
    kiosk.spoken.connect(engine.retranslate)
    window.installEventFilter(WindowKeys(kiosk, window))
    # The last one is the first to see what comes.
    window.installEventFilter(Touches(kiosk.calm, window))
    kiosk.frameWanted.connect(Frames(kiosk, window).want)
    if fullscreen:
        window.showFullScreen()
    else:
        window.show()
    return engine, window


def second_kiosk(first: Kiosk, window: QQuickWindow, clock: Callable[[], float] = time.monotonic) -> Kiosk:
    """Another screen for a pane of the same window; it is shown once the two are paired."""
    second = Kiosk(first.config, measure, clock=clock)
    second.setParent(first)
    second.windowResized(window.width(), window.height())
    second.frameWanted.connect(Frames(second, window).want)
    return second


def close_window(engine: QQmlApplicationEngine) -> None:
    """Takes the screen down while the kiosk it talks to still lives."""
    for root in engine.rootObjects():
        delete(root)
    delete(engine)


class Frames(QObject):
    """Sees when what the kiosk has hung is on the glass.

    Listens only while that is wanted: a slot at every frame costs too much. A window that is not drawn says nothing.
    """

    def __init__(self, kiosk: Kiosk, window: QQuickWindow) -> None:
        super().__init__(window)
        self._kiosk = kiosk
        self._window = window
        self._left = 0

    @Slot()
    def want(self) -> None:
        """From now on frames count."""
        if self._left == 0:
            # Queued: a direct one runs in the thread that draws, and blocks it for good while somebody takes a picture.
            self._window.frameSwapped.connect(self._swapped, Qt.ConnectionType.QueuedConnection)
        # The frame that is under way may have been begun before.
        self._left = 2
        self._window.update()

    @Slot()
    def _swapped(self) -> None:
        if self._left == 0:
            return
        self._left -= 1
        if self._left > 0:
            self._window.update()
            return
        self._window.frameSwapped.disconnect(self._swapped)
        self._kiosk.drawn()
