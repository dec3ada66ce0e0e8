"""Two hubs on one log: on one database from two places, or on one data folder with its embedded Redis."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import httpx2
import psutil
import pytest

from hub.databases import log
from hub_server.embedded_redis import binary
from hub_server.store import Store
from servers.hub import HubProcess
from servers.program import gone, until

ORDERS = 120

needs_embedded = pytest.mark.skipif(binary() is None, reason="there is no embedded Redis for this system")


def body(external_id: str) -> dict[str, object]:
    return {"source": "till-1", "external_id": external_id, "items": [{"name": "Burger"}]}


async def race(hubs: list[HubProcess]) -> list[tuple[bytes, ...]]:
    """Every order and every bump sent to both hubs at once; the answers to each bump."""
    answers: list[tuple[bytes, ...]] = []
    numbers = iter(range(ORDERS))
    async with (
        httpx2.AsyncClient(base_url=hubs[0].url, trust_env=False, timeout=30) as one,
        httpx2.AsyncClient(base_url=hubs[1].url, trust_env=False, timeout=30) as other,
    ):

        async def cook() -> None:
            for n in numbers:
                placed = await asyncio.gather(
                    *(hub.post("/api/v1/orders", json=body(f"both-{n}")) for hub in (one, other)),
                    one.post("/api/v1/orders", json=body(f"one-{n}")),
                    other.post("/api/v1/orders", json=body(f"other-{n}")),
                )
                assert sorted(each.status_code for each in placed[:2]) == [200, 201]
                assert placed[0].content == placed[1].content
                command = {
                    "station": "pending",
                    "id": f"bump-of-order-{n}",
                    "action": "bump",
                    "order_id": placed[0].json()["id"],
                    "version": 1,
                    "items_version": 1,
                }
                bumps = await asyncio.gather(
                    *(hub.post("/api/v1/commands", json=command) for hub in (one, other, one, other))
                )
                answers.append(tuple(each.content for each in bumps))

        await asyncio.gather(*(cook() for _ in range(6)))
    return answers


def test_two_hubs_write_one_log(start_hub: Callable[..., HubProcess], url: str) -> None:
    """Orders and commands raced through both: each has one effect and one answer, and numbers have no holes."""
    hubs = [start_hub("--database", url, "--redis", "none") for _ in range(2)]
    answers = asyncio.run(race(hubs))
    assert len(answers) == ORDERS
    assert all(len(set(each)) == 1 for each in answers), (
        "the same command, the same bytes, whichever hub is asked"
    )
    assert {json.loads(each[0])["result"] for each in answers} == {"applied"}
    store = Store(url)
    try:
        events = asyncio.run(log(store))
    finally:
        store.close()
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    placed = Counter(event.order.external_id for event in events if event.old_status is None)
    assert len(placed) == 3 * ORDERS
    assert set(placed.values()) == {1}
    assert Counter(event.action for event in events)["status_changed"] == ORDERS
    for hub in hubs:
        until(
            lambda hub=hub: hub.http.get("/api/v1/stations/pending/orders").json()["total"] == 2 * ORDERS,
            what="both show the same",
        )
        assert hub.stop() == 0


def redis_of(hub: HubProcess) -> list[psutil.Process]:
    return psutil.Process(hub.program.pid).children()


def connected(hub: HubProcess) -> bool:
    return bool(hub.http.get("/readyz").json()["redis"] == "connected")


@needs_embedded
@pytest.mark.parametrize("end", [HubProcess.stop, HubProcess.kill])
@pytest.mark.parametrize("deep", ["", "a-folder-so-deep-that-no-socket-has-room-in-it/" * 3])
def test_two_hubs_of_one_data_folder_share_its_redis(
    end: Callable[[HubProcess], object], deep: str, start_hub: Callable[..., HubProcess], tmp_path: Path
) -> None:
    """The second uses the first's, and has its own as soon as the first has ended."""
    folder = tmp_path / deep / "hub"
    first = start_hub(folder=folder)
    second = start_hub(folder=folder)
    until(lambda: connected(first) and connected(second))
    (server,) = redis_of(first)
    assert redis_of(second) == []
    first.place("through-the-first")
    second.place("through-the-second")
    end(first)
    until(lambda: gone([server]))
    until(lambda: len(redis_of(second)) == 1, what="the second takes over")
    until(lambda: connected(second))
    second.place("alone")
    until(lambda: second.http.get("/api/v1/stations/pending/orders").json()["total"] == 3)
    assert second.stop() == 0


def test_hubs_started_at_once_on_an_empty_folder_agree_on_its_token_and_its_tables(
    url: str, tmp_path: Path
) -> None:
    """A supervisor starts all it has at the same time."""
    hubs = [
        HubProcess(tmp_path / f"hub-{n}", ("--database", url, "--redis", "none"), closed=True, data=tmp_path)
        for n in range(3)
    ]
    try:
        for hub in hubs:
            hub.program.start()
        for hub in hubs:
            hub.wait_ready()
        bearer = {"Authorization": f"Bearer {(tmp_path / 'token').read_text().strip()}"}
        for n, hub in enumerate(hubs):
            answer = hub.http.post("/api/v1/orders", json=body(str(n)), headers=bearer)
            assert answer.status_code == 201, answer.text
        assert answer.json()["id"] == 3
    finally:
        for hub in hubs:
            hub.close()
