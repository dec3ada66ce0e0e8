"""The client against a hub in its own process."""

import asyncio
import dataclasses
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from hub.test_kitchens import describe
from hub_server.protocol.messages import Command, Result
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Action, Status
from hub_server.protocol.times import milliseconds
from kiosk_app import cook, panels
from kiosk_app.board import Link
from kiosk_app.client import Client, ClientSettings, HubAddress
from kiosk_app.disk import Disk
from kiosk_app.hub_calls import stations
from kiosk_app.hub_http import Unanswered
from kiosk_app.outbox import ELSEWHERE, Outbox
from kiosk_parts import sent
from kiosk_parts.relay import Relay
from kiosk_parts.witness import QUICK, Witness, running
from servers.hub import HubProcess
from servers.program import until as until_true
from servers.waiting import until

ids = (f"command-{number:04}" for number in count())

PATIENT = dataclasses.replace(QUICK, limits=dataclasses.replace(QUICK.limits, stale_s=2.8))
POLLS_SOON = dataclasses.replace(PATIENT, poll_after_s=0.05, poll_wait_s=2)


def port(hub: HubProcess) -> int:
    return int(hub.url.rsplit(":", 1)[1])


def bump(card: Order) -> Command:
    return sent.bump(card, next(ids), epoch="")


@asynccontextmanager
async def blocked(hub: HubProcess, settings: ClientSettings) -> AsyncIterator[tuple[Relay, Client, Witness]]:
    """A client whose network lets plain HTTP pass and, at first, no socket."""
    witness = Witness()
    async with Relay(port(hub)) as relay:
        relay.socket_blocked = True
        async with running(relay.url, witness, settings) as client:
            await until(lambda: client.link is Link.FAILED, "polling carries the orders")
            yield relay, client, witness


def test_an_order_comes_is_bumped_and_is_on_the_next_display(bare_hub: HubProcess):
    """The road of an order, as two kiosks see it."""

    async def test() -> None:
        pending, preparing = Witness(), Witness()
        async with (
            running(bare_hub.url, pending, PATIENT) as here,
            running(bare_hub.url, preparing, PATIENT, station="preparing") as there,
        ):
            await until(lambda: here.link is there.link is Link.CONNECTED)
            placed = await asyncio.to_thread(bare_hub.place, "1", customer_name="Zoë")
            await until(lambda: here.board.orders)
            card = here.board.orders[0]
            assert (card.id, card.customer_name) == (placed["id"], "Zoë")
            here.submit(bump(card))
            await until(lambda: there.board.orders and not here.board.orders)
            assert pending.answers[0][1].result is Result.APPLIED
            assert here.board.recent[0].status is Status.PREPARING
            await until(lambda: not pending.pending)

    asyncio.run(test())


def test_orders_of_a_hub_that_was_killed_are_there_again(bare_hub: HubProcess):
    """After a power cut of the hub the screen equals it again, and a bump made meanwhile has arrived."""

    async def test() -> None:
        witness = Witness()
        async with running(bare_hub.url, witness, PATIENT) as client:
            for number in range(5):
                await asyncio.to_thread(bare_hub.place, str(number))
            await until(lambda: len(client.board.orders) == 5)
            await asyncio.to_thread(bare_hub.kill)
            await until(lambda: client.link is Link.RECONNECTING)
            assert len(client.board.orders) == 5
            client.submit(bump(client.board.orders[2]))
            await asyncio.to_thread(bare_hub.restart)
            await until(lambda: len(client.board.orders) == 4 and client.link is Link.CONNECTED)
            assert [ack.result for _, ack in witness.answers] == [Result.APPLIED]

    asyncio.run(test())


def test_bumps_of_a_station_that_is_no_longer_shown_are_carried_out_in_its_name(bare_hub: HubProcess):
    """Given while the hub was away; the log says that `pending` did it, though `ready` is shown by then."""

    async def test() -> None:
        outbox = Outbox()
        before, after = Witness(), Witness()
        placed = await asyncio.to_thread(bare_hub.place, "1")
        async with running(bare_hub.url, before, PATIENT, outbox=outbox) as client:
            await until(lambda: client.board.orders)
            await asyncio.to_thread(bare_hub.kill)
            await until(lambda: client.link is Link.RECONNECTING)
            command = bump(client.board.orders[0])
            client.submit(command)
        async with running(bare_hub.url, after, PATIENT, station="ready", outbox=outbox) as client:
            await until(lambda: [each.id for each in after.pending.get(ELSEWHERE, ())] == [command.id])
            await asyncio.to_thread(bare_hub.restart)
            await until(lambda: after.answers)
            assert (after.answers[0][0].id, after.answers[0][1].result) == (command.id, Result.APPLIED)
            await until(lambda: not after.pending and client.link is Link.CONNECTED)
        assert len(outbox) == 0
        history = (
            await asyncio.to_thread(bare_hub.http.get, f"/api/v1/orders/{placed['id']}/history")
        ).json()
        assert [event["by"] for event in history] == ["till-1", "pending"]

    asyncio.run(test())


def test_a_hub_that_hangs_is_not_called_connected(bare_hub: HubProcess):
    """SIGSTOP: the socket stays open and says nothing."""

    async def test() -> None:
        witness = Witness()
        async with running(bare_hub.url, witness, PATIENT) as client:
            await until(lambda: client.link is Link.CONNECTED)
            bare_hub.program.send(signal.SIGSTOP)
            try:
                await until(lambda: client.link is Link.RECONNECTING)
            finally:
                bare_hub.program.send(signal.SIGCONT)
            await until(lambda: client.link is Link.CONNECTED)
        assert "The hub fell silent." in " ".join(witness.details)

    asyncio.run(test())


def test_polling_carries_orders_and_bumps_while_sockets_are_blocked(bare_hub: HubProcess):
    """A network that lets only HTTP through delays a kitchen a little; when it opens, the socket is back."""

    async def test() -> None:
        async with blocked(bare_hub, POLLS_SOON) as (relay, client, witness):
            await asyncio.to_thread(bare_hub.place, "1")
            await asyncio.to_thread(bare_hub.place, "2")
            await until(lambda: len(client.board.orders) == 2)
            client.submit(bump(client.board.orders[0]))
            client.submit(bump(client.board.orders[0]))
            await until(lambda: len(client.board.orders) == 1)
            assert [ack.result for _, ack in witness.answers] == [Result.APPLIED]
            assert client.board.recent[0].status is Status.PREPARING
            assert Link.CONNECTED not in witness.links
            relay.socket_blocked = False
            await until(lambda: client.link is Link.CONNECTED)
            await asyncio.to_thread(bare_hub.place, "3")
            await until(lambda: len(client.board.orders) == 2)
            await until(lambda: relay.connections == 1, "nobody polls any more, only the socket is left")

    asyncio.run(test())


@pytest.mark.parametrize("shown", ["pending", "ready"])
def test_what_a_former_process_took_goes_over_http_once_the_hubs_time_is_known(
    bare_hub: HubProcess, tmp_path: Path, shown: str
):
    """While no socket can be had, and for a station that is not shown any more; nothing has to be tapped for it."""
    settings = dataclasses.replace(PATIENT, poll_after_s=0.05)
    at_ms = milliseconds(bare_hub.place("1")["date_ordered"])
    card = sent.order(1)
    disk = Disk.open(tmp_path / "kiosk.db")
    disk.keep(sent.given(sent.bump(card, "former-01", epoch=""), at_ms), lambda: None)
    disk.close()

    async def test() -> None:
        disk, witness = Disk.open(tmp_path / "kiosk.db"), Witness()
        async with Relay(port(bare_hub)) as relay:
            relay.socket_blocked = shown == "pending"
            async with running(relay.url, witness, settings, station=shown, disk=disk):
                await until(lambda: (1 if shown == "pending" else ELSEWHERE) in witness.pending)
                await until(lambda: witness.answers)
        disk.close()
        assert witness.answers[0][1].result is Result.APPLIED

    asyncio.run(test())


def test_a_hub_that_falls_silent_while_it_is_polled_is_noticed_as_soon_as_on_a_socket(bare_hub: HubProcess):
    """A quiet station vouches for itself often enough; a hub that hangs does not, and the screen says so."""
    settings = dataclasses.replace(ClientSettings(), poll_after_s=0.05)

    def is_stale(client: Client) -> bool:
        return panels.is_stale(client.link, client.vouched_ago_s())

    async def test() -> None:
        async with blocked(bare_hub, settings) as (_, client, witness):
            stale: list[bool] = []
            while len({board.as_of_ms for board in witness.boards}) < 5:
                stale.append(is_stale(client))
                await asyncio.sleep(0.05)
            assert not any(stale)
            bare_hub.program.send(signal.SIGSTOP)
            await until(lambda: is_stale(client))
            await until(lambda: client.link is Link.RECONNECTING)
            bare_hub.program.send(signal.SIGCONT)
            await until(lambda: not is_stale(client))

    asyncio.run(test())


def test_a_hub_that_is_wholly_gone_is_not_called_failed(bare_hub: HubProcess):
    """Failed means that polling carries the orders; when that ends as well, the screen says reconnecting."""

    async def test() -> None:
        async with blocked(bare_hub, POLLS_SOON) as (relay, client, _):
            relay.http_blocked = True
            relay.cut()
            await until(lambda: client.link is Link.RECONNECTING)
            relay.http_blocked = False
            await until(lambda: client.link is Link.FAILED)

    asyncio.run(test())


def test_the_seed_schedule_polls_after_five_attempts(bare_hub: HubProcess):
    """The seed document's settings: five failed attempts, then polling, and still the socket when it can be had."""
    settings = dataclasses.replace(PATIENT, poll_after_attempts=5, poll_wait_s=0, poll_every_s=0.3)

    async def test() -> None:
        async with blocked(bare_hub, settings) as (relay, client, _):
            first_poll = next(at for at, line in enumerate(relay.calls) if "/api/v1/stations/" in line)
            assert sum("/ws/" in line for line in relay.calls[:first_poll]) >= 5
            relay.socket_blocked = False
            await until(lambda: client.link is Link.CONNECTED)

    asyncio.run(test())


def test_a_station_the_hub_does_not_have_is_an_error_in_words(bare_hub: HubProcess):
    """Also while polling is due: its answer is no better."""

    async def test() -> None:
        async with running(bare_hub.url, Witness(), POLLS_SOON, station="pizza") as client:
            await until(lambda: client.link is Link.ERROR)
            assert client.detail == "The hub has no station “pizza”."

    asyncio.run(test())


def test_the_stations_can_be_picked_from(bare_hub: HubProcess):
    """A new screen offers what the hub has, and says what is wrong when there is no hub."""
    found = asyncio.run(stations(HubAddress(bare_hub.url)))
    assert [station.name for station in found] == ["pending", "preparing", "ready"]
    assert found[0].title == "Pending"
    bare_hub.stop()
    with pytest.raises(Unanswered, match="cannot be reached"):
        asyncio.run(stations(HubAddress(bare_hub.url)))


def test_a_poll_waits_in_a_described_kitchen_and_hears_what_goes_86(bare_hub: HubProcess):
    """It says which kitchen it has: else each poll would be answered at once, or none with news of the kitchen."""
    settings = dataclasses.replace(PATIENT, poll_after_s=0.05, poll_wait_s=20)
    describe(bare_hub)
    until_true(lambda: "fry" in bare_hub.http.get("/api/v1/stations").text)

    async def test() -> None:
        witness = Witness()
        async with Relay(port(bare_hub)) as relay:
            relay.socket_blocked = True
            async with running(relay.url, witness, settings, station="fry") as client:
                await until(lambda: client.link is Link.FAILED)
                metrics = partial(bare_hub.http.get, "/metrics")
                while "heard_polls_waiting 1.0" not in (await asyncio.to_thread(metrics)).text:
                    await asyncio.sleep(0.05)
                client.submit(cook.of_kitchen(Action.SOLD_OUT, "Fries"))
                await until(lambda: client.board.kitchen and client.board.kitchen.sold_out == ("Fries",))

    asyncio.run(test())
