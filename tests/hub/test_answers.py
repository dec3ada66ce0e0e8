"""How long the answers to commands are kept, and that forgetting them holds nobody up."""

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa

from hub.databases import told
from hub.orders import bump, order
from hub_server import tables
from hub_server.checksums import answer_crc
from hub_server.database import open_engine
from hub_server.protocol.messages import Result
from hub_server.protocol.states import Action, Status
from hub_server.store import Store
from servers.program import until

DAY_MS = 24 * 3600 * 1000


@dataclass
class Clock:
    """The hub's clock, moved by the test."""

    ms: int = 1_795_372_927_120

    def __call__(self) -> int:
        return self.ms


def answered(url: str) -> Callable[[], int]:
    """How many answers the database holds."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)

    def count() -> int:
        with engine.connect() as connection:
            return int(connection.scalar(sa.select(sa.func.count()).select_from(tables.answers)) or 0)

    return count


def answer_of_old(engine: sa.Engine, location: str, ages_ms: list[int], now_ms: int) -> None:
    """Puts answers into the database, as commands that long ago left them."""
    rows: list[dict[str, Any]] = [
        {
            "location": location,
            "command_id": f"command-{n}",
            "fingerprint": "f",
            "answered_at_ms": now_ms - age_ms,
            "body": b"{}",
        }
        for n, age_ms in enumerate(ages_ms)
    ]
    with engine.begin() as connection:
        connection.execute(tables.answers.insert(), [{**row, "crc": answer_crc(**row)} for row in rows])


def test_a_hub_that_runs_on_forgets_answers_after_seven_days(url: str) -> None:
    """A hub is not restarted for months, and each answer holds a whole order."""
    clock, count = Clock(), answered(url)
    store = Store(url, now_ms=clock, forget_every_s=0.01)

    async def run(id_: str) -> Result:
        placed = (await store.place(order())).order
        await store.set_status(placed.id, Status.READY, by="api")
        cancel = bump(placed, id=id_, action=Action.CANCEL)
        return told(await store.command(cancel, station="ready")).result

    async def again() -> Result:
        seen = order().stored(1, 0)
        return told(await store.command(bump(seen, id="second-command"), station="ready")).result

    try:
        assert asyncio.run(run("first-command")) is Result.APPLIED
        clock.ms += 6 * DAY_MS
        assert asyncio.run(again()) is Result.CANCELLED
        assert count() == 2
        clock.ms += DAY_MS + 1
        until(lambda: count() == 1)
        assert asyncio.run(again()) is Result.CANCELLED, "the younger one is still known"
        assert count() == 1
        clock.ms += 7 * DAY_MS
        until(lambda: count() == 0)
    finally:
        store.close()


def test_a_hub_that_was_away_for_long_forgets_what_is_old_at_its_own_location_alone(url: str) -> None:
    """All of it, although in small pieces."""
    clock, count = Clock(), answered(url)
    engine = open_engine(url)
    answer_of_old(engine, "main", [8 * DAY_MS] * 450 + [6 * DAY_MS] * 3, clock.ms)
    answer_of_old(engine, "other", [8 * DAY_MS] * 2, clock.ms)
    engine.dispose()
    store = Store(url, now_ms=clock)
    try:
        until(lambda: count() == 5)
    finally:
        store.close()
    assert count() == 5


def test_an_order_does_not_wait_until_everything_old_is_forgotten(url: str) -> None:
    """What comes in while a piece is deleted is written before the next piece."""
    clock = Clock()
    engine = open_engine(url)
    answer_of_old(engine, "main", [8 * DAY_MS] * 900, clock.ms)
    engine.dispose()
    done: list[str] = []

    async def run() -> None:
        loop = asyncio.get_running_loop()
        placing: list[asyncio.Task[object]] = []

        async def ask() -> None:
            placing.append(asyncio.create_task(store.place(order()), name="placing"))
            # One turn of the loop: the order waits for the writer now.
            await asyncio.sleep(0)

        @sa.event.listens_for(sa.Engine, "before_cursor_execute")
        def note(_1: object, _2: object, statement: str, *_: object) -> None:
            if statement.startswith("DELETE FROM answers"):
                done.append("forget")
                if not placing:
                    asyncio.run_coroutine_threadsafe(ask(), loop).result(20)
            elif statement.startswith("INSERT INTO orders"):
                done.append("order")

        count = answered(url)
        try:
            with closing(Store(url, now_ms=clock)) as store:
                async with asyncio.timeout(20):
                    while count():
                        await asyncio.sleep(0.005)
                await placing[0]
        finally:
            sa.event.remove(sa.Engine, "before_cursor_execute", note)

    asyncio.run(run())
    assert done[:3] == ["forget", "order", "forget"]
    assert done.count("forget") >= 5


def test_a_database_that_refuses_to_forget_is_no_reason_to_stop(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said, and tried again; orders go on."""
    clock, count = Clock(), answered(url)
    engine = open_engine(url)
    answer_of_old(engine, "main", [8 * DAY_MS], clock.ms)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE answers RENAME TO gone")
    store = Store(url, now_ms=clock, forget_every_s=0.01)
    try:
        until(lambda: "old answers could not be forgotten" in caplog.text)
        assert asyncio.run(store.place(order())).created
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE gone RENAME TO answers")
        until(lambda: count() == 0)
    finally:
        store.close()
        engine.dispose()
