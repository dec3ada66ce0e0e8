"""The whole road of an order, on real parts: POST → store → Redis → socket → card on the glass → touch → gone.

The hub is a process of its own with a real redis-server; the kiosk's scene, client and event loop run here.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
import qasync
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from hub_server.protocol.states import Status
from kiosk_app.board import Link
from kiosk_app.client import Client
from kiosk_app.config import Config
from kiosk_app.hub_address import HubAddress
from kiosk_app.kiosk import Kiosk
from kiosk_app.window import close_window, load_fonts, measure, open_window
from servers.hub import HubProcess
from servers.redis_server import RedisServer

PATIENCE_S = 15.0


class Screen:
    """One kiosk of this process: its scene and its client."""

    def __init__(self, hub: HubProcess, station: Status) -> None:
        self.kiosk = Kiosk(Config(), measure)
        self.engine, self.window = open_window(self.kiosk, 1920, 1080, fullscreen=False)
        self.client = Client(HubAddress(hub.url), str(station), self.kiosk)
        self.kiosk.attach(self.client, station.capitalize(), station)

    def items(self, name: str) -> list[QQuickItem]:
        """Visible items of the scene with this object name."""
        return list(_below(self.window.contentItem(), name))

    def numbers(self) -> list[str]:
        """Numbers of the cards that hang on the rail, not of those that are leaving."""
        return [card.property("number") for card in self.items("card") if not card.property("leaving")]

    def texts(self) -> list[str]:
        """Every text on the glass."""
        return [
            str(item.property("text"))
            for item in _below(self.window.contentItem(), None)
            if item.property("text")
        ]

    def bump_by_touch(self, device: Any, at: int = 0) -> None:
        """A finger on the bump button of the card that hangs at this place."""
        cards = [card for card in self.items("card") if not card.property("leaving")]
        (button, *_) = list(_below(cards[at], "bumpButton"))
        middle = button.mapToScene(button.boundingRect().center())
        point = QPoint(round(middle.x()), round(middle.y()))
        for step in ("press", "release"):
            sequence = QTest.touchEvent(self.window, device, False)
            getattr(sequence, step)(0, point, self.window)
            # Left to the running event loop: processing events here would run a second one inside it.
            sequence.commit(False)


def _below(item: QQuickItem, name: str | None) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            if name is None or child.objectName() == name:
                yield child
            yield from _below(child, name)


async def until(met: Callable[[], bool], what: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        try:
            while not met():
                await asyncio.sleep(0.01)
        except asyncio.CancelledError:
            raise AssertionError(f"never: {what}") from None


@pytest.fixture(scope="session")
def finger(qapp: QGuiApplication) -> Any:
    load_fonts()
    return QTest.createTouchDevice()


@pytest.fixture
def live(qapp: QGuiApplication) -> Callable[..., None]:
    """Runs a story while the clients of its screens run."""

    def run(story: Callable[..., Coroutine[Any, Any, None]], *screens: Screen) -> None:
        async def main() -> None:
            clients = [asyncio.ensure_future(screen.client.run()) for screen in screens]
            try:
                await story(*screens)
            finally:
                for client in clients:
                    client.cancel()
                await asyncio.gather(*clients, return_exceptions=True)

        try:
            qasync.run(main())
        finally:
            for screen in screens:
                close_window(screen.engine)

    return run


def test_an_order_placed_is_on_the_right_screen_bumped_by_touch_and_gone(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer, live: Callable[..., None], finger: Any
) -> None:
    """It leaves one screen and is on the other at once, through a real Redis."""
    hub = start_hub("--redis", redis_server.url)

    async def story(pending: Screen, preparing: Screen) -> None:
        await until(lambda: pending.client.link is Link.CONNECTED, "pending connected")
        await until(lambda: preparing.client.link is Link.CONNECTED, "preparing connected")
        await until(lambda: hub.http.get("/readyz").json()["redis"] == "connected", "redis in use")
        placed = await asyncio.to_thread(
            hub.place, "A", number="132", table="12", items=[{"name": "Smash Burger", "quantity": 3}]
        )
        await until(lambda: pending.numbers() == ["132"], "the card on the glass")
        assert preparing.numbers() == []
        assert any("Smash Burger" in text for text in pending.texts())
        assert "3" in pending.texts()
        with redis_server.client() as redis:
            assert len(redis.keys("heard:main:*:events")) == 1, "the event came through Redis"

        # A card that moved a moment ago ignores the finger.
        await until(lambda: pending.kiosk._view.still(placed["id"]), "the card is still")
        pending.bump_by_touch(finger)
        await until(lambda: preparing.numbers() == ["132"], "the card on the next screen")
        await until(lambda: pending.numbers() == [], "the card gone")
        await until(lambda: not pending.kiosk._pending, "nothing pending")
        history = hub.http.get(f"/api/v1/orders/{placed['id']}/history").json()
        assert [(each["new_status"], each["by"]) for each in history] == [
            ("pending", "till-1"),
            ("preparing", "pending"),
        ]

    live(story, Screen(hub, Status.PENDING), Screen(hub, Status.PREPARING))


def test_a_screen_whose_hub_is_killed_says_so_and_comes_back_to_the_truth(
    hub: HubProcess, live: Callable[..., None], finger: Any
) -> None:
    """No goodbye; what was placed before and after is on the screen, and a bump given meanwhile counts."""
    hub.place("A", number="1")

    async def story(pending: Screen) -> None:
        await until(lambda: pending.numbers() == ["1"], "the card on the glass")
        hub.kill()
        await until(lambda: pending.client.link is not Link.CONNECTED, "no false connected")
        await until(
            lambda: any("Showing 1 order as of" in text for text in pending.texts()), "the stale sentence"
        )
        assert pending.numbers() == ["1"], "the last board stays"
        await until(lambda: pending.kiosk._view.still(1), "the card is still")
        pending.bump_by_touch(finger)
        await until(lambda: len(pending.kiosk._pending) == 1, "the bump is kept")
        await asyncio.to_thread(hub.restart)
        await asyncio.to_thread(hub.place, "B", number="2")
        await until(lambda: pending.client.link is Link.CONNECTED, "connected again")
        await until(lambda: pending.numbers() == ["2"], "the truth")
        known = hub.http.get("/api/v1/orders/till-1/A").json()
        assert (known["status"], known["version"]) == ("preparing", 2)

    live(story, Screen(hub, Status.PENDING))


def test_what_the_pos_changes_is_on_the_card_and_what_it_cancels_leaves(
    hub: HubProcess, live: Callable[..., None], finger: Any
) -> None:
    async def story(pending: Screen) -> None:
        await asyncio.to_thread(hub.place, "A", number="7", items=[{"name": "Burger"}, {"name": "Fries"}])
        await until(lambda: pending.numbers() == ["7"], "the card on the glass")
        again = {
            "source": "till-1",
            "external_id": "A",
            "items": [{"name": "Burger", "quantity": 2}, {"name": "Salad"}],
        }
        assert hub.http.put("/api/v1/orders/till-1/A", json=again).status_code == 200
        await until(lambda: any("Salad" in text for text in pending.texts()), "what was added")
        assert any("VOID" in text for text in pending.texts()), "what was taken off is said"
        assert hub.http.post("/api/v1/orders/till-1/A/cancel").status_code == 200
        await until(lambda: pending.numbers() == [], "cancelled orders leave")

    live(story, Screen(hub, Status.PENDING))


def test_names_that_look_like_markup_are_drawn_as_they_are(
    hub: HubProcess, live: Callable[..., None], finger: Any
) -> None:
    """Text is drawn as plain text."""
    hostile = "<b>Burger</b><img src=x>"
    hub.place("A", number="9", customer_name="<i>Eve</i>", items=[{"name": hostile, "note": "&lt;hot&gt;"}])

    async def story(pending: Screen) -> None:
        await until(lambda: pending.numbers() == ["9"], "the card on the glass")
        # The line may be wrapped, but no character of it is interpreted.
        assert hostile.replace(" ", "") in "".join(pending.texts()).replace(" ", "").replace("\n", "")

    live(story, Screen(hub, Status.PENDING))


def test_the_window_is_the_kiosk(hub: HubProcess, live: Callable[..., None], finger: Any) -> None:
    """What is grabbed from the window has the size of the screen and is not blank."""

    async def story(pending: Screen) -> None:
        await asyncio.to_thread(hub.place, "A", number="5")
        await until(lambda: pending.numbers() == ["5"], "the card on the glass")
        window: QQuickWindow = pending.window
        picture = window.grabWindow()
        assert (picture.width(), picture.height()) == (1920, 1080)
        assert len({picture.pixel(x, 150) for x in range(20, 380)}) > 3, "the number on its header"

    live(story, Screen(hub, Status.PENDING))
