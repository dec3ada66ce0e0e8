"""A client with a disk, ended and begun again: what a cook did and saw survives the process."""

import asyncio

from websockets.asyncio.server import ServerConnection

from hub_server.protocol.messages import Ack, Result
from kiosk_app.board import Link
from kiosk_app.client import Client, HubAddress
from kiosk_app.disk import _KEEP_BOARD, Disk, _row
from kiosk_app.outbox import Outbox
from kiosk_parts.sent import STATION, bump, order
from kiosk_parts.small_hub import SmallHub
from kiosk_parts.witness import Witness, running
from servers.program import free_port
from servers.waiting import until


def test_a_bump_is_on_disk_before_the_hub_gets_it_and_gone_after_the_answer(tmp_path):
    """Whatever happens in between, it is sent again under the same id."""
    found: list[list[str]] = []
    disk = Disk.open(tmp_path / "kiosk.db")

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, hub.snapshot())
        await connection.recv()
        rows = await asyncio.to_thread(disk._database.execute, "SELECT id FROM outbox")
        found.append([command_id for (command_id,) in rows])
        await hub.send(connection, Ack(station=STATION, id="bump-0001", result=Result.APPLIED))
        await connection.wait_closed()

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub:
            hub.orders = (order(1),)
            async with running(hub.url, witness, disk=disk) as client:
                await until(lambda: client.link is Link.CONNECTED)
                client.submit(bump(order(1)))
                assert 1 in witness.pending, "drawn at once"
                await until(lambda: witness.answers)
                assert found == [["bump-0001"]]

    asyncio.run(test())
    disk.close()
    assert Disk.open(tmp_path / "kiosk.db").given == ()


def test_a_kiosk_that_starts_without_its_hub_has_its_board_and_takes_bumps(tmp_path):
    """Killed and started twice; when the hub is back every bump arrives, once and in order."""
    path = tmp_path / "kiosk.db"
    port = free_port()
    url = f"http://127.0.0.1:{port}"

    async def lived(client: Client) -> None:
        await until(lambda: client.link is Link.CONNECTED)

    async def bumping(client: Client, *numbers: int) -> None:
        assert [card.id for card in client.board.orders] == [1, 2, 3]
        assert client.board.as_of_ms is not None
        assert client.link is not Link.CONNECTED
        for number in numbers:
            client.submit(bump(order(number), f"bump-{number:04}"))
        await until(lambda: len(list(client._outbox.heads())) == len(client._outbox))

    async def once(what, *about, killed: bool) -> Witness:
        witness, disk = Witness(), Disk.open(path)
        async with running(url, witness, disk=disk) as client:
            await what(client, *about)
            if killed:
                disk.abandon()
        disk.close()
        return witness

    async def test() -> None:
        hub = SmallHub()
        hub.port, hub.orders = port, (order(1), order(2), order(3))
        async with hub:
            await once(lived, killed=False)
        await once(bumping, 2, killed=True)
        assert list((await once(bumping, 1, 3, killed=True)).pending) == [2, 1, 3]
        async with hub:
            disk, witness = Disk.open(path), Witness()
            async with running(url, witness, disk=disk):
                await until(lambda: len(witness.answers) == 3)
            disk.close()
        assert [command.id for command in hub.commands] == ["bump-0002", "bump-0001", "bump-0003"]

    asyncio.run(test())


def test_a_board_that_was_kept_but_makes_no_sense_is_not_shown(tmp_path, caplog):
    """What is shown may be old, but it was true."""
    disk = Disk.open(tmp_path / "kiosk.db")
    disk._put((_KEEP_BOARD, _row(STATION, b'{"type":"orders_update"}'), None))
    disk.close()
    disk = Disk.open(tmp_path / "kiosk.db")
    client = Client(HubAddress("http://127.0.0.1:1"), STATION, Witness(), disk=disk)
    assert client.board.orders == ()
    assert "damaged" in caplog.text
    disk.close()


def test_a_command_written_after_its_station_was_left_is_sent_all_the_same(tmp_path):
    """A slow disk and a cook who changes the station at once: the next station's client is woken."""
    woken: list[str] = []
    disk = Disk.open(tmp_path / "kiosk.db")
    outbox = Outbox(disk)
    outbox.watch(lambda: woken.append("old"))
    outbox.watch(lambda: woken.append("new"))
    outbox.put(STATION, bump(order(1)))
    disk.close()
    assert woken == ["new"]
