"""What becomes of a bump: sent, answered, repeated, refused, and never lost or doubled."""

import asyncio
from collections.abc import Iterator

import msgspec
import pytest
from websockets.asyncio.server import ServerConnection

from hub_server.protocol.messages import Ack, Command, Error, Result
from hub_server.protocol.states import Action, Status
from kiosk_app.board import Link
from kiosk_app.client import Client, HubAddress
from kiosk_parts.sent import STATION, bump, heartbeat, left, order, snapshot
from kiosk_parts.small_hub import SmallHub
from kiosk_parts.witness import Witness, running, slow
from servers.waiting import until


def test_a_command_is_sent_answered_and_no_longer_pending():
    """The cook sees that the bump is on its way, and then that it is done."""

    async def test() -> None:
        witness = Witness()
        async with SmallHub() as hub:
            hub.orders = (order(1),)
            async with running(hub.url, witness) as client:
                await until(lambda: client.link is Link.CONNECTED)
                command = bump(order(1))
                client.submit(command)
                assert witness.pending == {1: (command,)}
                client.submit(bump(order(1), "bump-again"))
                await until(lambda: witness.answers)
                assert witness.answers[0][0] is command
                assert witness.answers[0][1].result is Result.APPLIED
                await until(lambda: not witness.pending)
            assert hub.commands == [command]

    asyncio.run(test())


def test_what_was_applied_stays_pending_until_the_board_shows_it():
    """Between the answer and the event the card must not look untouched for a moment."""
    showing = asyncio.Event()

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(1)))
        await connection.recv()
        await hub.send(connection, Ack(station=STATION, id="bump-0001", result=Result.APPLIED, seq=1))
        await showing.wait()
        await hub.send(connection, left(order(1, version=2, status=Status.PREPARING), seq=1, prev=0))
        await connection.wait_closed()

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness, slow(stale_s=5.0)) as client:
            await until(lambda: client.link is Link.CONNECTED)
            client.submit(bump(order(1)))
            await until(lambda: witness.answers)
            assert list(witness.pending) == [1]
            client.submit(bump(order(1), "bump-again"))
            assert [command.id for command in witness.pending[1]] == ["bump-0001"]
            showing.set()
            await until(lambda: not witness.pending)
            assert client.board.orders == ()
            assert len(witness.answers) == 1

    asyncio.run(test())


def test_what_is_settling_swallows_only_the_very_same_wish():
    """One item is done and its event on the way: another item and the whole order are other wishes."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(1)))
        await connection.recv()
        await hub.send(connection, Ack(station=STATION, id="item-0001", result=Result.APPLIED, seq=1))
        await hub.answer(connection)

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness, slow(stale_s=5.0)) as client:
            await until(lambda: client.link is Link.CONNECTED)
            client.submit(msgspec.structs.replace(bump(order(1), "item-0001"), item_ids=("1",)))
            await until(lambda: witness.answers)
            witness.pending = {}
            client.submit(msgspec.structs.replace(bump(order(1), "item-again"), item_ids=("1",)))
            assert [command.id for command in witness.pending[1]] == ["item-0001"], "it is told so"
            client.submit(msgspec.structs.replace(bump(order(1), "item-0002"), item_ids=("2",)))
            client.submit(bump(order(1), "whole-001"))
            ids = [command.id for command in witness.pending[1]]
            assert ids == ["item-0001", "item-0002", "whole-001"], "also what settles while others wait"
            await until(lambda: len(hub.commands) == 2, "both are sent")
            assert [command.id for command in hub.commands] == ["item-0002", "whole-001"]

    asyncio.run(test())


def test_commands_survive_lost_connections_with_their_id_and_order():
    """Bumps made while the hub is away arrive afterwards; what was sent but not answered is sent again."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(1), order(2)))
        if hub.connections == 1:
            await connection.recv()  # and dies with it
            return
        await hub.answer(connection)

    async def test() -> None:
        witness = Witness()
        first = bump(order(1), "bump-0001")
        back = msgspec.structs.replace(first, id="recall-01", action=Action.RECALL, to=Status.PENDING)
        async with SmallHub(script) as hub, running(hub.url, witness) as client:
            client.submit(first)
            client.submit(back)
            client.submit(bump(order(2), "bump-0002"))
            await until(lambda: len(witness.answers) == 3)
            ids = [command.id for command in hub.commands]
            assert sorted(ids) == ["bump-0001", "bump-0002", "recall-01"]
            assert ids.index("bump-0001") < ids.index("recall-01")
            assert not witness.pending

    asyncio.run(test())


def test_a_command_without_answer_is_sent_again():
    """A hub that lost a command while its socket lived gets it once more, under the same id."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(1)))
        await connection.recv()
        await hub.answer(connection)

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness, slow(stale_s=8.0)) as client:
            client.submit(bump(order(1)))
            await until(lambda: witness.answers)
            assert [command.id for command in hub.commands] == ["bump-0001"]
            assert hub.connections == 1

    asyncio.run(test())


@pytest.mark.parametrize(
    ("code", "final"), [("conflict", True), ("bad_message", True), ("unavailable", False)]
)
def test_a_refusal_that_names_a_command_is_its_answer_unless_it_may_pass(code: str, final: bool):
    """A full disk must not make a bump disappear; a command the hub will never take must not be sent for ever."""

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(1)))
        await connection.recv()
        await hub.send(
            connection, Error(station=STATION, code=code, detail="The disk is full.", id="bump-0001")
        )
        await hub.answer(connection)

    async def test() -> None:
        witness = Witness()
        async with SmallHub(script) as hub, running(hub.url, witness, slow(stale_s=8.0)) as client:
            client.submit(bump(order(1)))
            await until(lambda: witness.answers)
            ack = witness.answers[0][1]
            if final:
                assert (ack.result, ack.detail) == (Result.REJECTED, "The disk is full.")
                assert hub.commands == []
            else:
                assert ack.result is Result.APPLIED

    asyncio.run(test())


@pytest.mark.parametrize("answer", ["ack", "error"])
def test_once_a_command_is_answered_nobody_looks_for_it_any_more(answer: str):
    """A screen that runs for months does not wake every second for a bump that was refused on its first day."""
    looks: list[int] = []

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot(order(1)))
        await connection.recv()
        if answer == "ack":
            await hub.send(connection, Ack(station=STATION, id="bump-0001", result=Result.ALREADY_DONE))
        else:
            await hub.send(connection, Error(station=STATION, code="conflict", detail="No.", id="bump-0001"))
        while True:
            await hub.send(connection, heartbeat())
            await asyncio.sleep(0.05)

    class Counted(Client):
        def due(self) -> Iterator[Command]:
            looks.append(len(witness.boards))
            return super().due()

    async def test() -> None:
        async with SmallHub(script) as hub:
            client = Counted(HubAddress(hub.url), STATION, witness, settings=slow(answer_s=60.0, stale_s=8.0))
            running = asyncio.create_task(client.run())
            await until(lambda: client.link is Link.CONNECTED)
            client.submit(bump(order(1)))
            await until(lambda: witness.answers)
            answered = len(witness.boards)
            # More than a second of heartbeats.
            await until(lambda: len(witness.boards) >= answered + 40)
            assert [at for at in looks if at > answered + 10] == []
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    witness = Witness()
    asyncio.run(test())
