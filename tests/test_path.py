"""The whole road of an order, on real parts: POST → store → Redis → socket → card on the glass → touch → gone.

The hub is a process of its own with a real redis-server; the kiosk's scene, client and event loop run here.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from boards.live import LiveScreen, play
from boards.scene import interpreted
from PySide6.QtQuick import QQuickWindow

from hub_server.protocol.states import Status
from kiosk_app.board import Link
from servers.hub import HubProcess
from servers.redis_server import RedisServer
from servers.waiting import until

pytestmark = pytest.mark.usefixtures("fonts")


def test_an_order_placed_is_on_the_right_screen_bumped_by_touch_and_gone(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer, finger: Any
) -> None:
    """It leaves one screen and is on the other at once, through a real Redis."""
    hub = start_hub("--redis", redis_server.url, redis_alone=True)

    async def story(pending: LiveScreen, preparing: LiveScreen) -> None:
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

    play(story, LiveScreen(hub, Status.PENDING), LiveScreen(hub, Status.PREPARING))


def test_a_screen_whose_hub_is_killed_says_so_and_comes_back_to_the_truth(
    hub: HubProcess, finger: Any
) -> None:
    """No goodbye; what was placed before and after is on the screen, and a bump given meanwhile counts."""
    hub.place("A", number="1")

    async def story(pending: LiveScreen) -> None:
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

    play(story, LiveScreen(hub, Status.PENDING))


def test_what_the_pos_changes_is_on_the_card_and_what_it_cancels_leaves(hub: HubProcess) -> None:
    """The cook reads what is wanted now, and what is no longer wanted is said before it goes."""

    async def story(pending: LiveScreen) -> None:
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

    play(story, LiveScreen(hub, Status.PENDING))


def test_names_that_look_like_markup_are_drawn_as_they_are(hub: HubProcess) -> None:
    """Text is drawn as plain text."""
    hostile = "<b>Burger</b><img src=x>"
    hub.place("A", number="9", customer_name="<i>Eve</i>", items=[{"name": hostile, "note": "&lt;hot&gt;"}])

    async def story(pending: LiveScreen) -> None:
        await until(lambda: pending.numbers() == ["9"], "the card on the glass")
        # The line may be wrapped, but no character of it is interpreted.
        assert hostile.replace(" ", "") in "".join(pending.texts()).replace(" ", "").replace("\n", "")
        assert interpreted(pending.window.contentItem()) == []

    play(story, LiveScreen(hub, Status.PENDING))


def test_the_window_is_the_kiosk(hub: HubProcess) -> None:
    """What is grabbed from the window has the size of the screen and is not blank."""

    async def story(pending: LiveScreen) -> None:
        await asyncio.to_thread(hub.place, "A", number="5")
        await until(lambda: pending.numbers() == ["5"], "the card on the glass")
        window: QQuickWindow = pending.window
        picture = window.grabWindow()
        assert (picture.width(), picture.height()) == (1920, 1080)
        assert len({picture.pixel(x, 150) for x in range(20, 380)}) > 3, "the number on its header"

    play(story, LiveScreen(hub, Status.PENDING))
