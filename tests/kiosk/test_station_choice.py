"""One screen that shows one station after the other, on the loop that is also Qt's."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest
import qasync

from kiosk_app.board import Board, Link
from kiosk_app.hub_address import HubAddress
from kiosk_app.station_choice import serve
from kiosk_parts.small_hub import until
from servers.program import free_port


@pytest.fixture
def screen(open_screen):
    """A screen before its first station."""
    return open_screen(Board(station=""), link=Link.DISCONNECTED, now=False)


@asynccontextmanager
async def serving(screen, url: str, station: str) -> AsyncIterator[asyncio.Task[None]]:
    """What the program runs; it ends when it is cancelled."""
    task = asyncio.create_task(serve(screen.kiosk, HubAddress(url), station))
    try:
        yield task
    finally:
        task.cancel()
        done, _ = await asyncio.wait([task], timeout=5)
        assert done


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    qasync.run(story())


def test_bumps_are_kept_when_another_station_is_chosen(screen, start_hub):
    """As the screen says; once the hub is back it hears of them, and the order is where it belongs."""
    hub = start_hub("--redis", "none")
    placed = hub.place("1")
    kiosk = screen.kiosk

    async def story() -> None:
        async with serving(screen, hub.url, "pending"):
            await until(screen.live)
            await asyncio.to_thread(hub.kill)
            await until(lambda: kiosk.stale)
            screen.time[0] += 1
            kiosk.bump(placed["id"])
            assert kiosk.staleText.endswith("bumps are kept (1 waiting).")
            kiosk.choose("preparing")
            await until(lambda: kiosk.station == "preparing")
            await until(
                lambda: kiosk.staleText.endswith("bumps are kept (1 waiting)."), "they are still kept"
            )
            await asyncio.to_thread(hub.restart)
            await until(lambda: [row.orderId for row in screen.live()] == [placed["id"]], "the bump arrives")
            await until(lambda: not kiosk._pending)

    run(story)


def test_choosing_the_station_that_is_shown_changes_nothing(screen):
    """The board stays on the glass, and nobody connects anew."""

    async def story() -> None:
        async with serving(screen, f"http://127.0.0.1:{free_port()}", "pending"):
            await until(lambda: screen.kiosk.station == "pending")
            client = screen.kiosk._hub
            screen.kiosk.choose("pending")
            for _ in range(100):  # turns of the loop, far more than a choice takes
                await asyncio.sleep(0)
            assert screen.kiosk._hub is client
            screen.kiosk.choose("ready")
            await until(lambda: screen.kiosk.station == "ready")

    run(story)
