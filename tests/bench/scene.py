"""A kiosk as a measurement needs it: in a window of its own, on software rendering, told what a hub sends.

Everything from the frame a hub sent to the pixels is the product's; only the wire is left out (`bench_road.py` has
it): `Wire.send` hands the bytes over that `Connection` would have read.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

STARTED_AT = time.perf_counter()
ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
# As the program does:
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "1")

import msgspec  # noqa: E402
from boards.reference import NOW_MS, Ticket, board  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from PySide6.QtQuick import QQuickItem  # noqa: E402

from hub_server.protocol.messages import (  # noqa: E402
    EventAction,
    Heartbeat,
    OrdersUpdate,
    OrderUpdate,
    encode,
    hub_message,
)
from hub_server.protocol.orders import Order  # noqa: E402
from hub_server.protocol.states import Status  # noqa: E402
from hub_server.protocol.times import timestamp  # noqa: E402
from kiosk_app.board import Link  # noqa: E402
from kiosk_app.client import Client  # noqa: E402
from kiosk_app.config import Config  # noqa: E402
from kiosk_app.hub_address import HubAddress  # noqa: E402
from kiosk_app.kiosk import Kiosk  # noqa: E402
from kiosk_app.memory import keep_large_blocks_apart  # noqa: E402
from kiosk_app.window import close_window, load_fonts, measure, open_window  # noqa: E402

STATION = "preparing"
EPOCH = "5" * 32


def small(number: int, age_s: int, items: int = 2, **head) -> Order:
    """A ticket as most are: a few lines with a modifier here and there."""
    ticket = Ticket(number, age_s, table=str(number % 40), **head)
    for line in range(items):
        ticket.add(
            1 + line, ("Double Smash Burger", "Loaded Fries", "Fish & Chips", "Caesar Salad")[line % 4]
        )
    return ticket.order()


def filling_page() -> list[Order]:
    """Orders enough for more than a page, so that every change moves everything."""
    return [order for order in board().orders if len(order.items) < 20]


class Wire:
    """A kiosk's client, told what a hub would send."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.client = Client(HubAddress("http://127.0.0.1:9"), STATION, kiosk)
        self.seq = 0

    def send(self, frame: bytes) -> None:
        """What a hub's frame does, from its bytes on."""
        self.client.received(hub_message.decode(frame))

    def snapshot(self, orders: Iterable[Order]) -> bytes:
        """The whole truth, as a hub sends it."""
        orders = tuple(orders)
        self.seq += 1
        return encode(
            OrdersUpdate(
                station=STATION,
                orders=orders,
                epoch=EPOCH,
                seq=self.seq,
                now=timestamp(self._now_ms()),
                total=len(orders),
            )
        )

    def update(self, order: Order, *, left: bool = False) -> bytes:
        """One card that enters, changes or leaves."""
        known = {other.id for other in self.client.board.orders}
        before, self.seq = self.seq, self.seq + 1
        return encode(
            OrderUpdate(
                station=STATION,
                order=order,
                action=EventAction.ITEMS_CHANGED,
                epoch=EPOCH,
                seq=self.seq,
                prev=before,
                total=len(known - {order.id} if left else known | {order.id}),
                left=left,
            )
        )

    def heartbeat(self) -> bytes:
        """The hub's word that there is no more to know."""
        total = len(self.client.board.orders)
        return encode(Heartbeat(station=STATION, now=timestamp(self._now_ms()), seq=self.seq, total=total))

    def _now_ms(self) -> int:
        return NOW_MS + round((time.perf_counter() - STARTED_AT) * 1000)


class Screen:
    """A kiosk on that wire."""

    def __init__(self, orders: Iterable[Order], width: int = 1920, height: int = 1080, **settings) -> None:
        keep_large_blocks_apart()
        self.app = QGuiApplication.instance() or QGuiApplication([])
        load_fonts()
        self.kiosk = Kiosk(replace(Config(language="en"), **settings), measure)
        self.engine, self.window = open_window(self.kiosk, width, height, fullscreen=False)
        self.wire = Wire(self.kiosk)
        self.kiosk.attach(self.wire.client, "Preparing", Status.PREPARING)
        self.kiosk.link_changed(Link.CONNECTED, "")
        self.wire.send(self.wire.snapshot(orders))
        (self.board,) = (item for item in _all(self.window.contentItem()) if item.objectName() == "board")
        # As the program does: garbage is collected in between, not in the middle of an order.
        gc.collect()
        gc.freeze()
        gc.disable()
        self._beating = QTimer()
        self._beating.timeout.connect(lambda: self.wire.send(self.wire.heartbeat()))
        self._beating.start(1_000)
        self._young = QTimer()
        self._young.timeout.connect(lambda: gc.collect(1))
        self._young.start(5_000)

    def close(self) -> None:
        """Takes it down."""
        self._young.stop()
        self._beating.stop()
        close_window(self.engine)

    def run(self, seconds: float) -> None:
        """Lets it live."""
        QTimer.singleShot(round(seconds * 1000), self.app.exit)  # quit() would close the window
        self.app.exec()

    def cards(self, order_id: int) -> list[QQuickItem]:
        """The parts of an order that are on the glass."""
        return [
            item
            for item in self.board.childItems()
            if item.objectName() == "card" and item.property("orderId") == order_id
        ]

    def painted(self, frame: bytes, shows: Callable[[], bool], most_s: float = 5.0) -> float:
        """In how many ms a message is on the glass: from its bytes to the first swapped frame that shows it."""
        seen: list[float] = []

        def swapped() -> None:
            if not seen and shows():
                seen.append(time.perf_counter())
                self.app.exit()

        self.window.frameSwapped.connect(swapped)
        giving_up = QTimer()
        giving_up.setSingleShot(True)
        giving_up.timeout.connect(self.app.exit)
        giving_up.start(round(most_s * 1000))
        at: list[float] = []

        def come() -> None:
            at.append(time.perf_counter())
            self.wire.send(frame)

        # From the loop, as a socket's bytes come.
        QTimer.singleShot(0, come)
        self.app.exec()
        giving_up.stop()
        self.window.frameSwapped.disconnect(swapped)
        if not seen:
            raise TimeoutError("it was never painted")
        return 1000 * (seen[0] - at[0])

    def blocked(self, do: Callable[[], None], seconds: float) -> float:
        """The longest time in ms in which nothing else got its turn, while `do` and what follows it happened."""
        turns: list[float] = []
        ticking = QTimer()
        ticking.timeout.connect(lambda: turns.append(time.perf_counter()))
        ticking.start(1)
        QTimer.singleShot(100, do)
        self.run(seconds)
        ticking.stop()
        return 1000 * max(later - earlier for earlier, later in pairwise(turns))


def changed(order: Order, version: int) -> Order:
    """The order with its first item done, or to do again: a change everybody sees."""
    first, *rest = order.items
    status = Status.PREPARING if first.status is Status.READY else Status.READY
    items = (msgspec.structs.replace(first, status=status), *rest)
    return msgspec.structs.replace(order, items=items, version=version)


def frame_of(size: int, first: int = 5000) -> list[Order]:
    """Orders whose snapshot has about `size` bytes, numbered from `first` on."""
    made: list[Order] = []
    per_order = len(encode(board().orders[0]))
    while len(made) * per_order < size:
        template = board().orders[len(made) % 3]
        number = first + len(made)
        made.append(
            msgspec.structs.replace(
                template,
                id=number,
                number=str(number),
                date_ordered=timestamp(NOW_MS - 600_000 + 1000 * len(made)),
            )
        )
    return made


def _all(item: QQuickItem) -> Iterable[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _all(child)
