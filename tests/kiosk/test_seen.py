"""The hub hears what really stands on the glass: after it was drawn, seldom, and never from a window nobody can see."""

import asyncio
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import qasync
from boards.reference import StoppedHub, board
from websockets.asyncio.server import ServerConnection

from hub_server.protocol.messages import Command, Seen, encode, kiosk_message
from kiosk_app.board import Board
from kiosk_app.client import Client, HubAddress
from kiosk_app.config import Config
from kiosk_app.disk import Disk
from kiosk_app.kiosk import Kiosk
from kiosk_app.window import close_window, measure, open_window
from kiosk_parts.sent import STATION, bump, entered, heartbeat, order, snapshot
from kiosk_parts.small_hub import SmallHub
from kiosk_parts.witness import QUICK, Witness, running, slow
from servers.hub import HubProcess
from servers.waiting import until


def test_the_number_of_a_board_follows_its_picture(open_screen):
    """A number that is said is on the glass; one that changes nothing on it is said as well."""
    screen = open_screen()
    screen.until(lambda: screen.hub.glass == [100])
    shown = replace(screen.hub.board, seq=101)
    screen.hub.board = shown
    screen.kiosk.board_changed(shown)
    assert screen.hub.glass == [100]
    screen.until(lambda: screen.hub.glass == [100, 101])


def test_a_busy_station_says_it_once_a_second(open_screen):
    """The last number counts, and while nothing changes nothing is said."""
    screen = open_screen()
    screen.until(lambda: screen.hub.glass)
    asked: list[int] = []
    screen.kiosk.frameWanted.connect(lambda: asked.append(screen.kiosk._drawing.seq))
    for seq in range(101, 150):
        screen.kiosk.board_changed(replace(screen.hub.board, seq=seq))
    screen.until(lambda: screen.hub.glass[-1] == 149)
    assert len(asked) <= 2
    screen.until(lambda: not screen.kiosk._glimpse.isActive())
    screen.kiosk.board_changed(replace(screen.hub.board, seq=149))
    assert not screen.kiosk._glimpse.isActive()


def test_a_window_that_is_not_drawn_says_nothing(qtbot, fonts):
    """A kiosk whose window never came up shows no order to anybody."""
    kiosk = Kiosk(Config(), measure)
    engine, window = open_window(kiosk, 1280, 720, fullscreen=False)
    qtbot.waitUntil(window.isExposed, timeout=5000)
    window.hide()
    hub, asked = StoppedHub(board()), []
    kiosk.frameWanted.connect(lambda: asked.append(list(hub.glass)))
    kiosk.attach(hub, "Preparing", None)
    qtbot.waitUntil(lambda: len(asked) >= 3, timeout=10_000)
    assert asked[-1] == [], "it asks again and again, and no frame comes"
    window.show()
    qtbot.waitUntil(lambda: hub.glass == [100], timeout=5000)
    close_window(engine)


@pytest.mark.parametrize("epoch", ["e1", "e2"])
def test_the_hub_is_told_at_most_once_a_second_and_only_of_its_own_log(tmp_path, epoch):
    """With how many commands wait; a board of before a restore is no news to anybody."""
    told: list[Seen] = []
    drawing = asyncio.Event()

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(1), seq=3, epoch=epoch))
        drawing.set()
        async for frame in connection:
            match kiosk_message.decode(frame):
                case Seen() as seen:
                    told.append(seen)
                    await hub.send(connection, entered(order(2), seq=4, prev=3, epoch=epoch))
                    await hub.send(connection, heartbeat(4))
                case Command():
                    pass  # and never answers

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness, slow(stale_s=8.0)) as client:
            await drawing.wait()
            await until(lambda: client.board.seq == 3)
            first = client.board
            if epoch == "e2":
                first = Board(station=STATION, epoch="e1", seq=99)
            client.drawn(first)
            client.submit(bump(order(1)))
            if epoch == "e2":
                client.drawn(first)
                client.drawn(client.board)
            await until(lambda: client.board.seq == 4)
            client.drawn(client.board)
            await until(lambda: told[-1] == Seen(4, 1))
        assert [seen.seq for seen in told] == [3, 4], "what changed meanwhile was not worth a word of its own"

    asyncio.run(test())


def test_while_polling_the_questions_say_it(tmp_path):
    """Under the kiosk's own name, as on the socket."""
    polls: list[dict[str, list[str]]] = []
    disk = Disk.open(tmp_path / "kiosk.db")
    disk.keep_board(snapshot(order(1), seq=3))

    async def hub(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
        body = encode(snapshot(order(1), seq=3))
        if path.startswith("/api/"):
            polls.append(parse_qs(urlsplit(path).query))
            writer.write(
                b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            )
            await writer.drain()
        writer.close()

    async def test() -> None:
        async with await asyncio.start_server(hub, "127.0.0.1", 0) as server:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            async with running(url, Witness(), replace(QUICK, poll_after_s=0.05), disk=disk) as client:
                await until(lambda: polls)
                assert not polls[0].keys() & {"seen", "epoch"}, "only whole orders say what time it is"
                await until(lambda: client.hub_now_ms() is not None)
                client.drawn(client.board)
                await until(lambda: "seen" in polls[-1])
                assert polls[-1]["epoch"] == ["e1"]
                told = {name: polls[-1][name] for name in ("kiosk", "seen", "waiting")}
                assert told == {"kiosk": [disk.kiosk], "seen": ["3"], "waiting": ["0"]}

    asyncio.run(test())
    disk.close()


def test_a_real_screen_tells_a_real_hub(open_screen, bare_hub: HubProcess):
    """The whole road: an order, its card, a frame, and the word of it."""
    screen = open_screen(chosen=False)
    told: list[int] = []

    class Listening(Client):
        def drawn(self, board) -> None:
            told.append(board.seq)
            super().drawn(board)

    async def story() -> None:
        client = Listening(HubAddress(bare_hub.url), "pending", screen.kiosk, settings=QUICK)
        screen.kiosk.attach(client, "Pending", None)
        task = asyncio.create_task(client.run())
        placed = await asyncio.to_thread(bare_hub.place, "1")
        await until(lambda: told and told[-1] >= 1, "the number of the order's event")
        assert [row.orderId for row in screen.live()] == [placed["id"]]
        await until(lambda: client.seen() is not None)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    qasync.run(story())
