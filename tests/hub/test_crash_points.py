"""A hub that dies exactly where it hurts: what was acknowledged is there, and nothing is there twice."""

import ast
import asyncio
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from websockets.asyncio.client import connect

import hub_server
from hub_server import crash_points
from hub_server.crash_points import CrashPoint
from hub_server.protocol.messages import hub_message
from kiosk_app.board import Link, apply
from kiosk_app.client import Client, HubAddress
from kiosk_parts.witness import Witness
from servers.hub import HubProcess
from servers.old_schema import migrated
from servers.program import refusal, until
from servers.waiting import until as until_async

PACKAGE = Path(hub_server.__file__).parent


def placed_in_the_code() -> set[str]:
    """The points that some module says it has reached."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "reached":
                found |= {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}
    return found


def test_every_crash_point_has_its_place_in_the_code() -> None:
    """A switch that does nothing would let a battery pass that tested nothing."""
    assert placed_in_the_code() == {point.name for point in CrashPoint}


@pytest.mark.parametrize("word", ["nowhere", "before-commit:0", "before-commit:x", "BEFORE_COMMIT"])
def test_a_point_nobody_knows_is_refused(word: str, tmp_path: Path) -> None:
    """A misspelt switch must not make a test pass."""
    environment = {"HEARD_DATA_DIR": str(tmp_path), "HEARD_CRASH_AT": word}
    sentence = refusal("hub", "--open", "--port", "0", environment=environment)
    assert "before-commit, after-commit" in sentence


@pytest.fixture
def disarmed() -> object:
    yield
    crash_points.arm({})


@pytest.mark.usefixtures("disarmed")
def test_a_frozen_program_cannot_be_armed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No environment makes an installed hub die."""
    environment = {"HEARD_CRASH_AT": "before-commit"}
    crash_points.arm(environment)
    assert crash_points.is_armed(CrashPoint.BEFORE_COMMIT)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    crash_points.arm(environment)
    assert not crash_points.is_armed(CrashPoint.BEFORE_COMMIT)


@pytest.mark.parametrize("redis", ["embedded", "none"])
@pytest.mark.parametrize(
    ("point", "answered", "stored"),
    [("before-commit", False, False), ("after-commit", False, True), ("after-answer", True, True)],
)
def test_a_hub_dies_there_and_a_retry_makes_one_order(
    redis: str, point: str, answered: bool, stored: bool, start_hub: Callable[..., HubProcess]
) -> None:
    """Before the commit nothing is left, after it everything; whoever asks again gets one order."""
    # The third commit: there is something before it.
    hub = start_hub("--redis", redis, crash_at=f"{point}:3")
    kept = [hub.place(name)["id"] for name in ("A", "B")]
    body = {"source": "till-1", "external_id": "C", "items": [{"name": "Burger"}]}
    try:
        answer = hub.http.post("/api/v1/orders", json=body)
        assert (answer.status_code, answered) == (201, True), "answered, although it should have died before"
    except httpx2.TransportError:
        assert not answered, "it should have died after the answer had left"
    until(lambda: not hub.program.running)
    assert hub.program.stop() == -signal.SIGKILL
    hub.crash_at = None
    hub.restart()
    again = hub.http.post("/api/v1/orders", json=body)
    assert again.status_code == (200 if stored else 201)
    until(lambda: len(hub.http.get("/api/v1/stations/pending/orders").json()["orders"]) == 3)
    assert kept == [1, 2]
    assert again.json()["id"] == 3


@pytest.mark.parametrize("is_old", [False, True], ids=["made", "migrated"])
def test_a_hub_that_dies_while_its_database_is_made_makes_it_at_the_next_start(
    is_old: bool, start_hub: Callable[..., HubProcess], tmp_path: Path
) -> None:
    """A half-made schema is none: it is made, or brought up to date, in one transaction."""
    hub = HubProcess(tmp_path / "hub", ("--redis", "none"), crash_at=f"during-migration:{2 if is_old else 1}")
    if is_old:
        hub.data.mkdir()
        migrated(f"sqlite:///{hub.data / 'heard.db'}", "0001").dispose()
    hub.program.start()
    until(lambda: not hub.program.running)
    assert hub.program.stop() == -signal.SIGKILL
    hub.close()
    assert start_hub("--redis", "none", folder=tmp_path / "hub").place("A")["id"] == 1


@pytest.mark.parametrize(("point", "resumes"), [("middle-of-snapshot", False), ("middle-of-resume", True)])
def test_a_hub_that_dies_while_it_tells_a_screen_has_told_it_nothing_false(
    point: str, resumes: bool, start_hub: Callable[..., HubProcess]
) -> None:
    """Half a snapshot or half of what was missed is a broken connection; the next one brings everything."""
    hub = start_hub("--redis", "none", crash_at=f"{point}:1")

    async def story() -> None:
        witness = Witness()
        client = Client(HubAddress(hub.url), "pending", witness)
        if resumes:
            async with connect(hub.socket_url("pending") + "?limit=1000&recent=20", proxy=None) as first:
                client.board = apply(client.board, hub_message.decode(await first.recv()))
                for name in ("A", "B"):
                    await asyncio.to_thread(hub.place, name)
                while client.board.seq < 2:
                    client.board = apply(client.board, hub_message.decode(await first.recv()))
        await asyncio.to_thread(hub.place, "C")
        running = asyncio.create_task(client.run())
        await until_async(lambda: not hub.program.running, "the hub dies")
        assert client.link is not Link.CONNECTED
        hub.crash_at = None
        await asyncio.to_thread(hub.restart)
        await until_async(
            lambda: client.link is Link.CONNECTED and len(client.board.orders) == client.board.total
        )
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        wanted = await asyncio.to_thread(lambda: hub.http.get("/api/v1/stations/pending/orders").json())
        assert [order.external_id for order in client.board.orders] == [
            order["external_id"] for order in wanted["orders"]
        ]

    asyncio.run(story())
