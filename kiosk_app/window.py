"""The window: fonts, the QML engine, and keys taken before QML could lose them."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QKeyEvent
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from kiosk_app.kiosk import Kiosk
from kiosk_app.order_model import FAMILY
from kiosk_app.resources import resources

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
    window.installEventFilter(Keys(kiosk, window))
    kiosk.frameWanted.connect(Frames(kiosk, window).want)
    if fullscreen:
        window.showFullScreen()
    else:
        window.show()
    return engine, window


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


class Keys(QObject):
    """A bump bar's keys, or a keyboard's.

    Taken in a filter and not in QML, which passes keys only to an active window; under a bare X server none ever is.
    """

    def __init__(self, kiosk: Kiosk, parent: QObject) -> None:
        super().__init__(parent)
        key = Qt.Key
        self._kiosk = kiosk
        self._actions: dict[int, Callable[[], None]] = {
            key.Key_Left: lambda: kiosk.turn(-1),
            key.Key_PageUp: lambda: kiosk.turn(-1),
            key.Key_Right: lambda: kiosk.turn(1),
            key.Key_PageDown: lambda: kiosk.turn(1),
            key.Key_Up: lambda: kiosk.select(-1),
            key.Key_Down: lambda: kiosk.select(1),
            key.Key_Return: kiosk.bumpSelected,
            key.Key_Enter: kiosk.bumpSelected,
            key.Key_Space: kiosk.bumpSelected,
            key.Key_Backspace: kiosk.undo,
            key.Key_R: lambda: kiosk.open("recall"),
            key.Key_A: lambda: kiosk.open("all_day"),
            key.Key_S: lambda: kiosk.open("stations"),
            key.Key_Escape: lambda: kiosk.open(""),
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Qt's."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.isAutoRepeat():
            # A key that is leant on is one wish.
            return True
        key = event.key()
        if self._kiosk.property("panel") == "recall" and self._typed(event):
            return True
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._kiosk.bumpKey(chr(key))
            return True
        action = self._actions.get(key)
        if action is not None:
            action()
            return True
        return super().eventFilter(watched, event)

    def _typed(self, event: QKeyEvent) -> bool:
        """Whether a key was one of a word that is looked for."""
        text = "\b" if event.key() == Qt.Key.Key_Backspace else event.text()
        if (text != "\b" and not text.isprintable()) or not text:
            return False
        self._kiosk.typed(text)
        return True
