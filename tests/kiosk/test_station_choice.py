"""One screen that shows one station after the other, on the loop that is also Qt's."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest
import qasync
from websockets.asyncio.server import ServerConnection

from kiosk_app.board import Board, Link
from kiosk_app.hub_address import HubAddress
from kiosk_app.station_choice import serve
from kiosk_parts.sent import heartbeat
from kiosk_parts.small_hub import SmallHub
from servers.program import free_port
from servers.waiting import until


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


def test_a_screen_without_a_token_says_what_the_hub_says(screen, start_hub):
    """Nobody is sent to look for a network cable by a hub that answers."""
    hub = start_hub("--redis", "none", closed=True)

    async def story() -> None:
        async with serving(screen, hub.url, ""):
            await until(lambda: screen.kiosk.link == Link.ERROR)
            assert "needs a token" in screen.one("firstStartHeadline").property("text")

    run(story)


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


def test_a_question_for_the_stations_that_fails_leaves_a_live_screen_live(screen):
    """Only the list is missing; the board is as true as before."""
    links: list[str] = []

    async def beating(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, hub.snapshot())
        while True:
            await hub.send(connection, heartbeat(hub.seq))
            await asyncio.sleep(0.05)

    async def story() -> None:
        # It answers sockets alone, every call with a refusal.
        async with SmallHub(beating) as hub, serving(screen, hub.url, "pending"):
            await until(lambda: screen.kiosk.link == Link.CONNECTED)
            screen.kiosk.linkChanged.connect(lambda: links.append(screen.kiosk._link))
            screen.kiosk.open("stations")
            await until(lambda: "/api/v1/stations" in hub.paths, "the question")
            await until(lambda: "stations" not in {task.get_name() for task in asyncio.all_tasks()})
            assert links == []
            assert screen.kiosk.link == Link.CONNECTED

    run(story)


def test_a_screen_that_is_told_to_end_while_it_changes_its_station_ends(screen):
    """The old station's end and the end of all are two cancellations."""

    async def story() -> None:
        async with serving(screen, f"http://127.0.0.1:{free_port()}", "pending") as task:
            await until(lambda: screen.kiosk.station == "pending")
            old = next(task for task in asyncio.all_tasks() if task.get_name() == "station pending")
            screen.kiosk.choose("ready")
            while not old.cancelling():
                await asyncio.sleep(0)
            assert not old.done()
            task.cancel()
            await until(task.done)
            assert task.cancelled()

    run(story)


def test_a_station_with_a_status_of_a_newer_hub_can_be_chosen(screen):
    """What this kiosk does not know is no stage to it, and ends nothing."""
    plating = b'{"stations": [{"name": "plating", "kind": "stage", "title": "Plating", "status": "plating"}]}'

    async def hub(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(plating))
        writer.write(plating)
        await writer.drain()
        writer.close()

    async def story() -> None:
        async with await asyncio.start_server(hub, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            async with serving(screen, f"http://127.0.0.1:{port}", "") as task:
                await until(lambda: screen.kiosk.panel == "stations")
                screen.kiosk.choose("plating")
                await until(lambda: task.done() or screen.kiosk.station == "plating")
                assert (screen.kiosk.title, screen.kiosk._status) == ("Plating", None)

    run(story)
