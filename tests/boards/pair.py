"""Two stations in one window, each on a stopped hub of its own."""

from boards.drawn import rectangle
from boards.reference import StoppedHub
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk_app.board import Link
from kiosk_app.window import second_kiosk


class Pair:
    """The two panes of a window and what stands behind each."""

    def __init__(self, screen, line, names: tuple[str, str]) -> None:
        self.screen, self.line, self.kiosks = screen, line, [screen.kiosk]
        self.hubs = [screen.hub, StoppedHub(line.board(names[1]))]
        other = second_kiosk(screen.kiosk, screen.window, lambda: screen.time[0])
        screen.kiosk.pair(other)
        self.kiosks.append(other)
        other.attach(self.hubs[1], line.at(names[1]).title, None)
        other.link_changed(Link.CONNECTED, "")
        screen.until(
            lambda: len(self.panes()) == 2 and all(screen.all("card", pane) for pane in self.panes())
        )
        screen.wait_still()
        screen.paint()

    def panes(self):
        """The first one first."""
        return sorted(self.screen.all("pane"), key=lambda pane: (rectangle(pane).y(), rectangle(pane).x()))

    def keycaps(self) -> list[int]:
        return [len(self.screen.all("bumpKey", pane)) for pane in self.panes()]

    def bumped(self) -> list[list[int]]:
        return [[command.order_id for command in hub.commands] for hub in self.hubs]

    def press(self, key: Qt.Key) -> None:
        self.screen.time[0] += 0.2
        QTest.keyClick(self.screen.window, key)
