"""What the screen costs, on software rendering: `python tests/bench/bench_kiosk.py`.

Prints, for the scene on the reference board at 1920×1080: idle CPU with a page of ticking cards, frames per second
while a full page flows without pause, finger on the glass → first frame that shows the bump as pending, resident
memory; and, for the program `heard kiosk`, start → first card of its hub painted.
"""

import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

STARTED_AT = time.perf_counter()
ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
# As the program does:
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "1")

from dataclasses import replace  # noqa: E402

import msgspec  # noqa: E402
import psutil  # noqa: E402
from boards.reference import NOW_MS, StoppedHub, board  # noqa: E402
from boards.scene import items, middle, touch  # noqa: E402
from figures import Figures, percentile  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from PySide6.QtQuick import QQuickItem  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from hub_server.protocol.states import Status  # noqa: E402
from kiosk_app.board import Link  # noqa: E402
from kiosk_app.config import Config  # noqa: E402
from kiosk_app.kiosk import Kiosk  # noqa: E402
from kiosk_app.memory import keep_large_blocks_apart  # noqa: E402
from kiosk_app.window import close_window, load_fonts, measure, open_window  # noqa: E402

STARTS = 5
REFLOW_EVERY_MS = 350


class RunningHub(StoppedHub):
    """Its clock runs; its board is always just vouched for."""

    def hub_now_ms(self) -> int:
        now = NOW_MS + round((time.perf_counter() - STARTED_AT) * 1000)
        self.board = replace(self.board, as_of_ms=now)
        return now


class Screen:
    """A kiosk on the reference board."""

    def __init__(self) -> None:
        keep_large_blocks_apart()
        self.app = QGuiApplication([])
        load_fonts()
        self.kiosk = Kiosk(Config(), measure)
        self.engine, self.window = open_window(self.kiosk, 1920, 1080, fullscreen=False)
        self.hub = RunningHub(replace(board(), orders=tuple(filling_page())))
        self.kiosk.attach(self.hub, "Preparing", Status.PREPARING)
        self.kiosk.link_changed(Link.CONNECTED, "")
        # When each frame was swapped, and whether anything moved then, so that another one was due at once.
        self.frames: list[tuple[float, bool]] = []
        self.rail = items(self.window.contentItem(), "board")[0]
        self.window.frameSwapped.connect(self._swapped)

    def _swapped(self) -> None:
        moves = any(card.property("moving") for card in self.rail.childItems())
        self.frames.append((time.perf_counter(), moves))

    def run(self, seconds: float) -> None:
        QTimer.singleShot(round(seconds * 1000), self.app.exit)  # quit() would close the window
        self.app.exec()

    def until(self, condition, seconds: float = 5.0) -> None:
        ends = time.perf_counter() + seconds
        while not condition() and time.perf_counter() < ends:
            self.app.processEvents()

    def change(self, orders) -> None:
        changed = replace(self.hub.board, orders=tuple(orders), total=len(orders), seq=self.hub.board.seq + 1)
        self.hub.board = changed
        self.kiosk.board_changed(changed)


def filling_page() -> list:
    """Small orders enough for more than a page, so that every change moves everything."""
    return [order for order in board().orders if len(order.items) < 20]


def starts(figures: Figures) -> None:
    """Starts the program on a hub with a page of orders until it has painted the first one."""
    # Not above: what a hub's client needs is no part of a kiosk's memory.
    from bench_hub import order

    from servers.hub import HubProcess

    took = []
    # As an installed kiosk starts: its bytecode is there, after one start that does not count.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as folder:
        hub = HubProcess(Path(folder), ())
        hub.start()
        try:
            for number in range(10):
                hub.http.post("/api/v1/orders", json=order(number)).raise_for_status()
            for _ in range(1 + STARTS):
                at = time.time()
                kiosk = subprocess.Popen(
                    [
                        *(sys.executable, Path(__file__).with_name("first_card.py"), "--hub", hub.url),
                        *("--station", "pending", "--size", "1920x1080"),
                    ],
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                    # New each time: a board of the run before would be painted before the hub's.
                    env={**environment, "HEARD_DATA_DIR": tempfile.mkdtemp(dir=folder)},
                )
                with kiosk:
                    took.append(float(kiosk.stdout.readline()) - at)
                    kiosk.terminate()
        finally:
            hub.close()
    figures.most(f"start → first card painted, median of {STARTS}", percentile(took[1:], 50), 0.6, "s")


def measured(figures: Figures) -> None:
    screen = Screen()
    process = psutil.Process()
    screen.run(2.0)
    before, at = process.cpu_times(), time.perf_counter()
    screen.run(2.0 if "--short" in sys.argv else 20.0)
    after, ended = process.cpu_times(), time.perf_counter()
    used = after.user + after.system - before.user - before.system
    cards = len(screen.kiosk.orders.rows)
    figures.most(f"idle CPU with {cards} ticking cards", 100 * used / (ended - at), 0.3, "% core")

    number = iter(range(1000, 100_000))

    def next_one() -> None:
        first, *rest = screen.hub.board.orders
        again = msgspec.structs.replace(first, id=next(number), date_ordered=rest[-1].date_ordered)
        screen.change([*rest, again])

    timer = QTimer()
    timer.timeout.connect(next_one)
    timer.start(REFLOW_EVERY_MS)
    screen.run(1.0)
    screen.frames.clear()
    before, at = process.cpu_times(), time.perf_counter()
    screen.run(10.0)
    after, ended = process.cpu_times(), time.perf_counter()
    timer.stop()
    # Between two motions nothing is drawn, and that is no slow frame.
    gaps = [1000 * (later - earlier) for (earlier, moves), (later, _) in pairwise(screen.frames) if moves]
    used = after.user + after.system - before.user - before.system
    figures.least("full page in reflow, while it moves", 1000 * len(gaps) / sum(gaps), 58, "fps")
    figures.note(f"it moved for {sum(gaps) / (10 * (ended - at)):.0f} % of the time")
    figures.most("a frame of it, p50", percentile(gaps, 50), 16.7, "ms")
    figures.most("a frame of it, p99", percentile(gaps, 99), 50, "ms")
    figures.most("CPU meanwhile", 100 * used / (ended - at), 35, "% core")

    screen.run(1.0)
    device = QTest.createTouchDevice()
    waits = []
    for _ in range(10 if "--short" in sys.argv else 100):
        button = items(screen.window.contentItem(), "bumpButton")[0]
        where = middle(button)
        card = button.parentItem().parentItem()  # the loader, then the card
        seen: list[float] = []

        def swapped(card: QQuickItem = card, seen: list[float] = seen) -> None:
            # Drawn and swapped in one step of this thread: what is waiting now is waiting on the glass.
            if card.property("waiting"):
                seen.append(time.perf_counter())

        screen.window.frameSwapped.connect(swapped)
        at = time.perf_counter()
        touch(screen.window, device, where)
        # The frame may have been painted while the touch was handled, and then no other follows.
        screen.until(lambda seen=seen: seen)
        screen.window.frameSwapped.disconnect(swapped)
        waits.append(1000 * (seen[0] - at))
        screen.kiosk.pending_changed({})
        screen.kiosk._said.dismiss()
        screen.run(0.5)
    figures.most("finger → visibly pending, p50", percentile(waits, 50), 50, "ms")
    figures.most("finger → visibly pending, p99", percentile(waits, 99), 50, "ms")
    figures.most("memory", process.memory_info().rss / 2**20, 140, "MB")
    close_window(screen.engine)


def main() -> int:
    """Prints the figures."""
    figures = Figures("kiosk, 1920×1080, software rendering")
    measured(figures)
    starts(figures)
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
