"""Coming back to a hub: only what was missed travels, and every bump of before is sent once and in order."""

import asyncio
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from websockets.asyncio.server import ServerConnection

from hub_server.protocol.messages import Ack, Command, Result, kiosk_message
from hub_server.protocol.states import Action, Status
from kiosk_app.board import Link
from kiosk_app.client import Client
from kiosk_app.disk import Disk
from kiosk_app.outbox import OLD_MS, Outbox
from kiosk_parts import sent
from kiosk_parts.sent import START_MS, STATION, bump, entered, heartbeat, order
from kiosk_parts.small_hub import SmallHub
from kiosk_parts.witness import Witness, running, slow
from servers.waiting import until


@pytest.fixture
def disk(tmp_path):
    """As a former process left it: with a board of two orders, at event 5."""
    disk = Disk.open(tmp_path / "kiosk.db")
    disk.keep_board(sent.snapshot(order(1), order(2), seq=5))
    yield disk
    disk.close()


def asked(hub: SmallHub) -> dict[str, str]:
    """What the last handshake asked for."""
    return {name: value for name, (value,) in parse_qs(urlsplit(hub.paths[-1]).query).items()}


def old(disk: Disk, *commands: Command, ms: int = OLD_MS + 1000) -> Outbox:
    """The outbox of a process that came after the one that took these commands so long ago."""
    for command in commands:
        disk.keep(sent.given(command, START_MS - ms), lambda: None)
    disk.close()
    return Outbox(Disk.open(disk.path))


def test_only_what_was_missed_is_asked_for_and_a_heartbeat_ends_it(disk):
    """Connected means that the board is the whole truth again; until the heartbeat it may be not."""
    beat = asyncio.Event()

    async def resuming(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, entered(order(3), seq=8, prev=4, total=3))
        await beat.wait()
        await hub.send(connection, heartbeat(8, total=3))
        await hub.answer(connection)

    async def test() -> None:
        witness = Witness()
        async with SmallHub(resuming) as hub, running(hub.url, witness, disk=disk) as client:
            client.submit(bump(order(1)))
            await until(lambda: len(client.board.orders) == 3)
            assert client.link is not Link.CONNECTED
            assert hub.commands == []
            beat.set()
            await until(lambda: client.link is Link.CONNECTED and witness.answers)
            assert asked(hub) == {
                **{"limit": "1000", "recent": "20", "kiosk": disk.kiosk},
                **{"epoch": "e1", "since": "5"},
            }

    asyncio.run(test())


def test_a_heartbeat_that_is_ahead_vouches_for_nothing(disk):
    """Something is missing: it is asked for, and only then the screen says connected."""

    async def lossy(hub: SmallHub, connection: ServerConnection) -> None:
        hub.seq, hub.orders = 9, (order(1),)
        while hub.asked == 0:
            await hub.send(connection, heartbeat(9))
            try:
                async with asyncio.timeout(0.05):
                    kiosk_message.decode(await connection.recv())
            except TimeoutError:
                continue
            hub.asked += 1
        seen.extend(witness.links)
        await hub.send(connection, hub.snapshot())
        await hub.answer(connection)

    seen: list[Link] = []
    witness = Witness()

    async def test() -> None:
        async with SmallHub(lossy) as hub, running(hub.url, witness, slow(stale_s=5.0), disk=disk) as client:
            await until(lambda: client.link is Link.CONNECTED)
            assert client.board.seq == 9
        assert Link.CONNECTED not in seen

    asyncio.run(test())


def test_waits_grow_also_while_a_hub_accepts_resumes_and_closes(disk):
    """Messages that were missed are not the whole truth yet; only the heartbeat behind them is."""
    bounds: list[float] = []

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, entered(order(3), seq=8, prev=4, total=3))
        if hub.connections == 4:
            await hub.send(connection, heartbeat(8))

    def note(_: float, bound: float) -> float:
        bounds.append(bound)
        return 0.0

    async def test() -> None:
        from kiosk_app.client import HubAddress

        async with SmallHub(script) as hub:
            client = Client(HubAddress(hub.url), STATION, Witness(), disk=disk, uniform=note)
            task = asyncio.create_task(client.run())
            await until(lambda: hub.connections >= 6)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        assert bounds[:5] == [0.25, 0.5, 1.0, 0.25, 0.5]

    asyncio.run(test())


def test_a_restored_hub_gets_the_commands_of_before_with_their_epoch(disk):
    """It refuses them, since its orders are others; every one ends, and none is taken for a new one."""

    async def restored(hub: SmallHub, connection: ServerConnection) -> None:
        hub.epoch = "e2"
        await hub.send(connection, hub.snapshot())
        async for frame in connection:
            command = kiosk_message.decode(frame)
            assert isinstance(command, Command)
            hub.commands.append(command)
            result = Result.APPLIED if command.epoch == "e2" else Result.REJECTED
            await hub.send(connection, Ack(station=STATION, id=command.id, result=result))

    async def test() -> None:
        witness = Witness()
        plain = msgspec.structs.replace(bump(order(1), "bump-0001"), epoch="")
        async with SmallHub(restored) as hub:
            hub.orders = (order(1),)
            async with running(hub.url, witness, disk=disk) as client:
                client.submit(plain)
                await until(lambda: witness.answers)
                assert witness.answers[0][1].result is Result.REJECTED
                client.submit(msgspec.structs.replace(plain, id="bump-0002"))
                await until(lambda: len(witness.answers) == 2)
            assert [(command.id, command.epoch) for command in hub.commands] == [
                ("bump-0001", "e1"),
                ("bump-0002", "e2"),
            ]

    asyncio.run(test())


def test_a_wish_about_another_log_is_another_wish(disk):
    """The order of that number is another one: the bump of today is not swallowed by the one of before."""
    outbox = Outbox(disk)
    assert outbox.put(STATION, bump(order(1), "bump-0001"))
    assert outbox.put(STATION, bump(order(1), "bump-0002", epoch="e2"))


def test_yesterdays_bumps_ask_before_they_are_sent(disk):
    """What is younger goes by itself; what follows an old one for the same order waits with it."""
    late = bump(order(1), "bump-0001")
    after = msgspec.structs.replace(late, id="recall-01", action=Action.RECALL, to=Status.PENDING)
    outbox = old(disk, late, bump(order(2), "bump-0002"))

    async def test() -> None:
        witness = Witness()
        async with SmallHub() as hub:
            hub.orders = (order(1), order(2), order(3))
            async with running(hub.url, witness, outbox=outbox) as client:
                assert client.held() == (), "nobody knows the hub's time yet"
                client.submit(bump(order(3), "bump-0003"))
                client.submit(after)
                await until(lambda: witness.answers)
                first, second = client.held()
                assert [first.command.id, second.command.id] == ["bump-0001", "bump-0002"]
                assert first.at_ms == START_MS - OLD_MS - 1000
                client.release([first])
                client.drop([second])
                assert client.held() == ()
                await until(lambda: not witness.pending)
            assert [command.id for command in hub.commands] == ["bump-0003", "bump-0001", "recall-01"]

    asyncio.run(test())
    outbox.disk.close()


@pytest.mark.parametrize(
    ("at_ms", "wall_ms", "now_ms", "wall_now_s", "goes", "asks"),
    [
        (0, 0, OLD_MS, 0.0, True, False),
        (0, 0, OLD_MS + 1, 0.0, False, True),
        (0, 0, None, 0.0, False, False),
        (None, 0, 5, OLD_MS / 1000, True, False),
        (None, 0, 5, OLD_MS / 1000 + 1, False, True),
        (None, 1000, 5, 0.0, False, True),
    ],
    ids=["young", "old", "hub not heard", "never heard, young", "never heard, old", "wall clock set back"],
)
def test_the_age_of_what_another_process_took(disk, at_ms, wall_ms, now_ms, wall_now_s, goes, asks):
    """On the hub's clock where that was known; else the wall clock compared with itself, and in doubt it asks."""
    disk.keep(sent.given(bump(order(1)), at_ms, wall_ms=wall_ms), lambda: None)
    disk.close()
    again = Disk.open(disk.path)
    outbox = Outbox(again, wall_clock=lambda: wall_now_s)
    assert (bool(list(outbox.heads(now_ms))), bool(outbox.held(now_ms))) == (goes, asks)
    again.close()


def test_a_hub_that_was_away_for_a_day_asks_too(disk):
    """The same process took the bump, but it is as old."""
    time = [0.0]
    outbox = Outbox(disk, clock=lambda: time[0])
    outbox.put(STATION, bump(order(1)), None)
    time[0] = OLD_MS / 1000 + 1
    (held,) = outbox.held(START_MS)
    assert held.at_ms == START_MS - OLD_MS - 1000
