"""The simulator and `heard simulate` against a hub in its own process."""

import asyncio
import signal
import sys
from pathlib import Path

import httpx2
import pytest

from hub_server.demo.demo_command import KITCHEN
from hub_server.demo.simulator import NotAnswered, Simulator
from servers.hub import HubProcess
from servers.program import LIKE_WINDOWS, Program, free_port, refusal, until


def station(hub: HubProcess, name: str) -> list[dict[str, object]]:
    orders: list[dict[str, object]] = hub.http.get(f"/api/v1/stations/{name}/orders?limit=1000").json()[
        "orders"
    ]
    return orders


def simulate(hub: str, folder: Path, *options: str) -> Program:
    return Program(
        [sys.executable, "-m", "hub_server.cli", "simulate", "--hub", hub, *options],
        log=folder / "simulate.log",
    )


def test_boards_are_filled_as_asked_and_the_oldest_is_first(bare_hub: HubProcess):
    """The first picture of a demo shows a service that has been running for a while."""

    async def fill() -> None:
        async with Simulator(bare_hub.url, seed=2) as simulator:
            await simulator.fill({"pending": 5, "preparing": 3, "ready": 2})
            assert simulator.tally.refused == 0

    asyncio.run(fill())
    assert [len(station(bare_hub, name)) for name in ("pending", "preparing", "ready")] == [5, 3, 2]
    # Rush hangs before all others, and so do important guests.
    dates = [
        order["date_ordered"]
        for name in ("ready", "preparing", "pending")
        for order in station(bare_hub, name)
        if order["priority"] == "normal"
    ]
    assert len(dates) >= 6
    assert dates == sorted(dates)
    assert any(order["changes"] for order in station(bare_hub, "pending"))


def test_a_kitchen_with_stations_is_filled_and_flows(bare_hub: HubProcess):
    """Its cooks finish dishes at each station and sell at expo."""

    async def serve() -> None:
        async with Simulator(bare_hub.url, seed=2) as simulator:
            await simulator.describe(KITCHEN.read_text(encoding="utf-8"))
            await simulator.fill({"pending": 5, "preparing": 3, "ready": 4})
            await simulator.run_out()
            (gone,) = bare_hub.http.get("/api/v1/kitchen").json()["sold_out"]
            assert gone in {item["name"] for order in station(bare_hub, "expo") for item in order["items"]}
            statuses = [order["status"] for order in station(bare_hub, "expo")]
            assert [statuses.count(status) for status in ("pending", "preparing", "ready")] == [5, 3, 4]
            service = asyncio.create_task(simulator.run(1200, cooks=True))
            await asyncio.to_thread(
                until,
                lambda: bare_hub.http.get("/api/v1/stations/expo/orders?recent=50").json()["recent"],
                within_s=30,
            )
            assert not service.done()
            service.cancel()
            await asyncio.gather(service, return_exceptions=True)
            assert simulator.tally.refused == 0

    asyncio.run(serve())
    assert all(station(bare_hub, name) for name in ("grill", "grill-2", "fry", "expo"))


def test_a_service_flows_and_nothing_of_it_is_refused(bare_hub: HubProcess, tmp_path: Path):
    """Orders come, are changed, bumped and gone; a SIGTERM ends it with an account of what was sent."""
    program = simulate(bare_hub.url, tmp_path, "--rate", "3000", "--cooks", "--seed", "1")
    program.start()
    until(lambda: station(bare_hub, "ready"), within_s=30, what="an order that is ready")
    until(lambda: b'"complete"' in bare_hub.http.get("/api/v1/stations/ready/orders?recent=20").content)
    assert program.stop(by=signal.SIGTERM) == 0
    assert "0 refused" in program.output()


def test_where_the_event_loop_knows_no_signals_it_ends_in_order_as_well(bare_hub: HubProcess, tmp_path: Path):
    """As on Windows."""
    program = Program(
        [
            *(
                sys.executable,
                "-c",
                LIKE_WINDOWS + "from hub_server.cli import main; raise SystemExit(main())",
            ),
            *("simulate", "--hub", bare_hub.url),
        ],
        log=tmp_path / "simulate.log",
    )
    program.start()
    program.wait_ready(lambda: "Ctrl-C ends it" in program.output())
    assert program.stop(by=signal.SIGTERM) == 0
    assert "0 refused" in program.output()


def test_a_time_can_be_set(bare_hub: HubProcess, tmp_path: Path):
    """`--for` ends it by itself."""
    program = simulate(bare_hub.url, tmp_path, "--rate", "600", "--for", "0.5")
    program.start()
    until(lambda: not program.running)
    assert program.stop() == 0


def test_a_hub_that_is_away_gets_what_it_missed(bare_hub: HubProcess):
    """A till keeps trying under the same id: nothing lost, nothing doubled."""

    async def away() -> int:
        async with Simulator(bare_hub.url, seed=4) as simulator:
            sending = asyncio.create_task(simulator.run(1200))
            await asyncio.to_thread(bare_hub.kill)
            # Not in a thread: Linux would kill the hub again when that thread ends.
            bare_hub.restart()
            await asyncio.to_thread(until, lambda: simulator.tally.placed >= 10)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            assert simulator.tally.refused == 0
            return simulator.tally.placed

    placed = asyncio.run(away())
    # Not through the client of the test, which still holds a connection to the hub that was killed.
    path = f"{bare_hub.url}/api/v1/stations/pending/orders?limit=1000"
    everything = httpx2.get(path, trust_env=False).json()
    keys = [order["external_id"] for order in everything["orders"]]
    assert len(set(keys)) == len(keys) >= placed - 5


def test_what_is_no_hub_is_said_in_a_sentence():
    """Nobody gets a stack trace for a wrong port."""

    async def check() -> None:
        async with Simulator(f"http://127.0.0.1:{free_port()}") as simulator:
            await simulator.check()

    with pytest.raises(NotAnswered, match="No hub answers"):
        asyncio.run(check())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--hub", "kitchen"), "--hub 'kitchen' is not of the form http://host:port."),
        (("--hub", "http://x:y"), "--hub 'http://x:y' is not of the form"),
        (("--rate", "0"), "--rate must be more than 0"),
        (("--rate", "nan"), "--rate must be more than 0"),
        (("--token-file", "/nowhere/token"), "cannot be read"),
    ],
)
def test_a_wrong_option_ends_with_one_sentence_and_code_2(options: tuple[str, ...], says: str):
    """As every command of Heard does."""
    assert says in refusal("simulate", *options)
