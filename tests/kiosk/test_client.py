import asyncio
import logging
import time
from http import HTTPStatus
from itertools import pairwise

import pytest
from websockets.asyncio.server import ServerConnection

from hub_server.protocol.states import Status
from kiosk_app.board import Link
from kiosk_parts.sent import START_MS, STATION, entered, heartbeat, left, order, snapshot
from kiosk_parts.small_hub import SmallHub
from kiosk_parts.witness import Witness, running, slow
from servers.waiting import until


async def beating(connection: ServerConnection, hub: SmallHub) -> None:
    """Heartbeats as often as a test is impatient."""
    while True:
        await hub.send(connection, heartbeat(hub.seq))
        await asyncio.sleep(0.05)


def test_a_snapshot_makes_it_connected_and_events_change_the_board():
    """Connected means: a board was applied, not that a socket opened."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(
            connection,
            snapshot(order(1)),
            entered(order(2), seq=1, prev=0, total=2),
            left(order(1, version=2, status=Status.PREPARING), seq=2, prev=1, total=1),
        )
        await connection.wait_closed()

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness, token="sesame") as client:
            await until(lambda: client.board.seq == 2)
            assert [card.id for card in client.board.orders] == [2]
            assert [card.id for card in client.board.recent] == [1]
            assert hub.paths == ["/ws/kitchen/pending/?limit=1000&recent=20"]
            assert hub.tokens == ["Bearer sesame"]
        assert witness.links[:3] == [Link.DISCONNECTED, Link.RECONNECTING, Link.CONNECTED]
        assert witness.links[-1] is Link.DISCONNECTED
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(test())


def test_a_socket_without_a_snapshot_is_not_connected():
    """A hub that accepts and says nothing of use is tried again, and the screen never says connected."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await beating(connection, hub)

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness, slow(snapshot_s=0.1)):
            await until(lambda: hub.connections >= 3)
        assert Link.CONNECTED not in witness.links

    asyncio.run(test())


@pytest.mark.parametrize("connection_number", [1, 2])
def test_a_snapshot_that_was_held_up_is_no_younger_than_the_question(connection_number: int):
    """What a bad network lets through at last was true when it was sent; a screen must not take it for the present."""
    asked: list[float] = []

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        if hub.connections < connection_number:
            await hub.send(connection, snapshot())
            return
        asked.append(time.monotonic())
        await asyncio.sleep(0.3)
        await hub.send(connection, snapshot(order(1)))
        await connection.wait_closed()

    async def test() -> None:
        async with SmallHub(script) as hub, running(hub.url, Witness(), slow()) as client:
            await until(lambda: client.board.orders)
            vouched_ago_s = client.vouched_ago_s()
            assert vouched_ago_s is not None
            assert time.monotonic() - vouched_ago_s <= asked[0]

    asyncio.run(test())


def test_a_hub_that_accepts_and_closes_meets_growing_waits():
    """The bound of the waits resets only when a board was applied."""
    bounds: list[float] = []

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        if hub.connections == 5:
            await hub.send(connection, snapshot())

    def note(_: float, bound: float) -> float:
        bounds.append(bound)
        return 0.0

    async def test() -> None:
        from kiosk_app.client import Client, HubAddress

        async with SmallHub(script) as hub:
            client = Client(HubAddress(hub.url), STATION, Witness(), uniform=note)
            task = asyncio.create_task(client.run())
            await until(lambda: hub.connections >= 7)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        assert bounds[:6] == [0.25, 0.5, 1.0, 2.0, 0.25, 0.5]

    asyncio.run(test())


def test_silence_is_noticed_said_and_mended():
    """A hub that hangs is no longer called connected, and the screen comes back to the truth by itself."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(hub.connections)))
        if hub.connections > 1:
            await beating(connection, hub)
        await connection.wait_closed()

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness) as client:
            await until(lambda: hub.connections == 2 and client.link is Link.CONNECTED)
            assert [card.id for card in client.board.orders] == [2]
            assert witness.links == [
                Link.DISCONNECTED,
                Link.RECONNECTING,
                Link.CONNECTED,
                Link.DISCONNECTED,
                Link.RECONNECTING,
                Link.CONNECTED,
            ]
            assert "The hub fell silent." in witness.details

    asyncio.run(test())


def test_a_missed_message_is_asked_for_once_in_a_while():
    """A hole leads to one request, not to one per message that follows."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot())
        hub.seq, hub.orders = 9, (order(1), order(2))
        await hub.send(connection, *(entered(order(1), seq=5 + at, prev=4 + at) for at in range(5)))
        await hub.answer(connection)

    async def test() -> None:
        async with SmallHub(script) as hub, running(hub.url, Witness(), slow(resync_s=60.0)) as client:
            await until(lambda: client.board.seq == 9)
            assert len(client.board.orders) == 2
            assert hub.asked == 1
            assert hub.connections == 1

    asyncio.run(test())


def test_a_heartbeat_that_stays_ahead_leads_to_a_request():
    """Also the last message of a busy minute cannot get lost unnoticed."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot())
        hub.seq, hub.orders = 3, (order(1),)
        beats = asyncio.create_task(beating(connection, hub))
        await hub.answer(connection)
        beats.cancel()

    async def test() -> None:
        async with SmallHub(script) as hub, running(hub.url, Witness()) as client:
            await until(lambda: client.board.seq == 3)
            assert hub.asked >= 1

    asyncio.run(test())


def test_a_hub_that_promises_and_never_sends_is_left():
    """No screen says connected while it is behind for long, however alive the hub looks."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot())
        while True:
            await hub.send(connection, heartbeat(7))
            await asyncio.sleep(0.02)

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness, slow(stale_s=0.2)):
            await until(lambda: hub.connections >= 2)
        assert "The hub does not send what is missing here." in witness.details

    asyncio.run(test())


NONSENSE: list[str | bytes] = [
    "",
    "null",
    "[]",
    '"heartbeat"',
    "{",
    "\x00",
    b"\xff\xfe",
    b"{}",
    '{"type":"orders_update"}',
    '{"type":7}',
    '{"type":"heartbeat","station":"pending","seq":"x","now":"","total":0}',
    '{"type":"heartbeat","station":"pending","seq":0,"now":"yesterday","total":0}',
    '{"type":"heartbeat","station":"grill","seq":0,"now":"2026-01-01T00:00:00Z","total":0}',
    "[" * 100_000,
    '{"type":"orders_update","station":"pending","orders":[{}],"epoch":"e","seq":1,"now":"","total":1}',
]


@pytest.mark.parametrize("frame", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_survived_and_answered_with_a_request(
    frame: str | bytes, caplog: pytest.LogCaptureFixture
):
    """Whatever a peer sends, the board stays, the kiosk lives and asks for the truth; the log is not flooded."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(1)), frame, frame, frame)
        hub.seq, hub.orders = 1, (order(1), order(2))
        await hub.answer(connection)

    async def test() -> None:
        async with SmallHub(script) as hub, running(hub.url, Witness(), slow(stale_s=5.0)) as client:
            await until(lambda: client.board.seq == 1)
            assert hub.connections == 1
            assert hub.asked >= 1

    with caplog.at_level(logging.WARNING):
        asyncio.run(test())
    assert len([record for record in caplog.records if record.name.startswith("kiosk_app")]) == 1


def test_a_message_of_a_newer_hub_is_passed_over():
    """A hub may be updated before its kiosks."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(), '{"type":"weather","station":"pending"}', heartbeat(0))
        await hub.answer(connection)

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness):
            await until(lambda: len(witness.boards) == 2)
            assert hub.asked == 0

    asyncio.run(test())


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (HTTPStatus.UNAUTHORIZED, "needs a token"),
        (HTTPStatus.FORBIDDEN, "does not let this screen"),
        (HTTPStatus.NOT_FOUND, "no station “pending”"),
        (HTTPStatus.SERVICE_UNAVAILABLE, "busy"),
        (HTTPStatus.BAD_GATEWAY, "fault"),
        (HTTPStatus.IM_A_TEAPOT, "not a hub of Heard"),
    ],
)
def test_a_refusal_is_an_error_with_its_reason_and_goes_away(status: HTTPStatus, says: str):
    """Whoever stands before the screen reads why, and need not restart it once it is mended."""

    async def test() -> None:
        witness = Witness()
        async with SmallHub() as hub:
            hub.refuse_with = status
            async with running(hub.url, witness) as client:
                await until(lambda: client.link is Link.ERROR)
                assert says in client.detail
                hub.refuse_with = None
                await until(lambda: client.link is Link.CONNECTED)
        assert witness.links[:4] == [Link.DISCONNECTED, Link.RECONNECTING, Link.ERROR, Link.CONNECTED]

    asyncio.run(test())


def test_what_is_no_hub_is_told_from_what_is_not_there():
    """A wrong port and a hub that is off need different hands."""

    async def printer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"LPD ready\r\n")
        await writer.drain()
        writer.close()

    async def test() -> None:
        server = await asyncio.start_server(printer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        witness = Witness()
        async with running(f"http://127.0.0.1:{port}", witness) as client:
            await until(lambda: client.link is Link.ERROR)
            assert "not a hub of Heard" in client.detail
            server.close()
            await server.wait_closed()
            await until(lambda: client.link is Link.RECONNECTING)
            assert "no hub runs on it" in client.detail

    asyncio.run(test())


def test_the_hub_is_believed_also_when_it_went_back():
    """After a restore from a backup the screen shows what the hub has, not what it remembers."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        if hub.connections == 1:
            await hub.send(connection, snapshot(order(1), order(2), seq=9))
        else:
            await hub.send(connection, snapshot(order(1), seq=3, epoch="e2"))
            await hub.answer(connection)

    async def test() -> None:
        async with SmallHub(script) as hub, running(hub.url, Witness()) as client:
            await until(lambda: client.board.epoch == "e2")
            assert len(client.board.orders) == 1

    asyncio.run(test())


def test_the_hub_clock_comes_from_heartbeats_alone():
    """A kiosk whose own clock is a year off shows the hub's time."""

    async def test() -> None:
        async with SmallHub() as hub, running(hub.url, Witness()) as client:
            assert client.hub_now_ms() is None
            await until(lambda: client.link is Link.CONNECTED)
            now_ms = client.hub_now_ms()
            assert now_ms is not None
            assert START_MS <= now_ms < START_MS + 60_000

    asyncio.run(test())


def test_a_listener_that_fails_stops_nothing(caplog: pytest.LogCaptureFixture):
    """A fault in drawing one board is logged and does not cost the kitchen the connection."""

    class Broken(Witness):
        def board_changed(self, board: object) -> None:
            raise RuntimeError("cannot draw")

    async def test() -> None:
        async with SmallHub() as hub, running(hub.url, Broken()) as client:
            await until(lambda: client.link is Link.CONNECTED)

    asyncio.run(test())
    assert "a listener failed" in caplog.text


def test_a_kiosk_never_says_connected_twice_in_a_row_nor_skips_its_loss():
    """Through twenty losses every connected is followed by a state that is not."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(hub.connections), seq=hub.connections))

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness):
            await until(lambda: hub.connections >= 20)
        lost = [after for before, after in pairwise(witness.links) if before is Link.CONNECTED]
        assert len(lost) >= 18
        assert set(lost) == {Link.DISCONNECTED}

    asyncio.run(test())
