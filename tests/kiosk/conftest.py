"""A real window on a stopped hub, for every test that looks at the screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from boards.line import Line, evening
from boards.reference import StoppedHub, board
from boards.scene import items, middle, touch, without_complaints
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from hub_server.protocol.states import Status
from kiosk_app.board import Board, Link
from kiosk_app.config import Config
from kiosk_app.kiosk import Kiosk
from kiosk_app.language import speak
from kiosk_app.window import close_window, measure, open_window
from kiosk_parts.driven_kiosk import DrivenKiosk


@dataclass
class Screen:
    """A kiosk, its window, its hub, and the finger of a cook. `time` is the kiosk's monotonic clock.

    `played` are the sounds of it, with their volumes.
    """

    kiosk: Kiosk
    window: QQuickWindow
    hub: StoppedHub
    qtbot: object
    finger: object
    time: list[float]
    played: list[tuple[str, float]]

    def play(self, name: str, volume: float) -> None:
        """A speaker that only remembers."""
        self.played.append((name, volume))

    def show(self, board: Board) -> None:
        self.hub.board = board
        self.kiosk.board_changed(board)
        known = {order.id for order in board.orders}
        self.until(lambda: {row.orderId for row in self.live()} <= known and bool(known) == bool(self.live()))

    def live(self):
        return [row for row in self.kiosk.orders.rows if not row.leaving]

    def wait_still(self) -> None:
        """Every card has stood long enough to be tapped."""
        self.until(lambda: not any(card.property("moving") for card in self.all("card")))
        self.time[0] += 1

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=5000)

    def all(self, name: str, below: QQuickItem | None = None) -> list[QQuickItem]:
        """Every visible item of that name."""
        return items(below or self.window.contentItem(), name)

    def one(self, name: str, below: QQuickItem | None = None) -> QQuickItem:
        found = self.all(name, below)
        assert len(found) == 1, f"{len(found)} items are called {name}"
        return found[0]

    def card(self, order_id: int) -> QQuickItem:
        """The card with the order's bump button."""
        return next(
            card
            for card in self.all("card")
            if card.property("orderId") == order_id and card.property("part") == card.property("parts")
        )

    def paint(self) -> None:
        """Draws one frame, which is also when Qt places what stands in rows and lists."""
        assert not self.window.grabWindow().isNull()

    def touch(self, item: QQuickItem, at: QPointF | None = None) -> None:
        self.paint()
        self.touch_at(middle(item) if at is None else item.mapToScene(at).toPoint())

    def touch_at(self, where: QPoint) -> None:
        touch(self.window, self.finger, where)

    def swipe(self, start: QPoint, by: QPoint, steps: int = 8) -> None:
        """A finger that is drawn over the glass and lifted; Qt looks at moves once a frame."""
        for at in range(steps + 2):
            step = "press" if at == 0 else "move" if at <= steps else "release"
            sequence = QTest.touchEvent(self.window, self.finger, False)
            getattr(sequence, step)(0, start + by * (min(at, steps) / steps), self.window)
            sequence.commit()
            with self.qtbot.waitSignal(self.window.frameSwapped):
                self.window.update()


@pytest.fixture
def keep_picture(request: pytest.FixtureRequest) -> Callable[[QImage, str], None]:
    """Writes what was drawn into the folder of `--pictures`, for people to look at; without it nothing is kept."""
    folder: Path | None = request.config.getoption("--pictures")

    def keep(picture: QImage, name: str) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            assert picture.save(str(folder / f"{name}.png"))

    return keep


@pytest.fixture
def open_screen(qtbot, fonts, finger) -> Iterator[Callable[..., Screen]]:
    """Opens a screen of any size, on any board."""
    opened: list[tuple[Screen, object]] = []

    def opening(
        shown: Board | None = None,
        *,
        width: int = 1920,
        height: int = 1080,
        status: Status = Status.PREPARING,
        link: Link = Link.CONNECTED,
        now: bool = True,
        chosen: bool = True,
        title: str | None = None,
        **settings,
    ) -> Screen:
        time = [1000.0]
        config = replace(Config(reduced_motion=True, language="en"), **settings)
        speak(config.language)
        kiosk = Kiosk(config, measure, clock=lambda: time[0], seeds=lambda: 7)
        engine, window = open_window(kiosk, width, height, fullscreen=False)
        hub = StoppedHub(shown if shown is not None else board(status))
        if not now:
            hub.now_ms = None
        screen = Screen(kiosk, window, hub, qtbot, finger, time, [])
        kiosk.sound.use(screen)
        kiosk.sound.reported.emit("fine")
        opened.append((screen, engine))
        if chosen:
            kiosk.attach(hub, title or str(status).capitalize(), status)
        kiosk.link_changed(link, "The hub at kitchen.local:8000 does not answer.")
        if chosen and hub.board.orders:
            screen.until(lambda: screen.all("card"))
        qtbot.waitUntil(window.isExposed, timeout=5000)
        time[0] += 1
        return screen

    yield opening
    with without_complaints():
        for _, engine in opened:
            close_window(engine)
    speak("en")


@pytest.fixture
def driven(tmp_path: Path) -> Iterator[Callable[..., DrivenKiosk]]:
    """Makes kiosks that a test drives; all end with the test."""
    made: list[DrivenKiosk] = []

    def make(*arguments: str) -> DrivenKiosk:
        made.append(DrivenKiosk(tmp_path / f"kiosk-{len(made) + 1}", *arguments, "--size", "1280x720"))
        return made[-1]

    yield make
    for kiosk in made:
        kiosk.close()


@pytest.fixture
def line() -> Line:
    """The orders of a line in the middle of an evening."""
    return evening()


@pytest.fixture
def open_station(open_screen, line):
    """Opens the screen of a station of the line."""

    def opening(name: str, **settings):
        return open_screen(line.board(name), title=line.at(name).title, **settings)

    return opening
