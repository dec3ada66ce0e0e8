"""The feed with Redis present, absent, killed, emptied, and lied to."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import redis as redis_py
from websockets.sync.client import connect

from hub.displays import hear
from hub.feeds import Hub, run
from hub.orders import order
from hub_server.feed import RedisState, events_key
from hub_server.protocol import messages
from hub_server.reader import Head
from hub_server.writer import Numbered
from servers.hub import HubProcess
from servers.program import until as program_until
from servers.redis_server import RedisServer
from servers.waiting import until


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'heard.db'}"


def test_without_redis_events_come_from_the_log(database: str) -> None:
    """A hub alone needs nothing but its database."""

    async def story(hub: Hub) -> None:
        await asyncio.gather(*(hub.store.place(order(n)) for n in range(30)))
        await hub.heard_up_to(30)
        assert hub.feed.redis is RedisState.NONE

    run(story, Hub(database, None))


def test_who_waits_for_the_hubs_own_changes_has_them_all(database: str) -> None:
    """What a hub acknowledged is in what it shows next, although its picture comes from the feed."""

    async def story(hub: Hub) -> None:
        for n in range(30):
            await hub.store.place(order(n))
            assert await hub.feed.is_current()
            assert hub.heard[-1:] == [n + 1]

    run(story, Hub(database, None))


def test_two_hubs_hear_each_other_through_redis(
    database: str, redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By Redis alone: the look at the log, which would heal everything, comes too late for this test."""
    monkeypatch.setattr("hub_server.feed.LOG_LOOK_S", 60.0)

    async def story(one: Hub, two: Hub) -> None:
        await one.redis(RedisState.CONNECTED)
        await two.redis(RedisState.CONNECTED)
        await asyncio.gather(*((one, two)[n % 2].store.place(order(n)) for n in range(100)))
        await one.heard_up_to(100)
        await two.heard_up_to(100)

    run(story, Hub(database, redis_server.url), Hub(database, redis_server.url))


def test_two_hubs_hear_each_other_without_redis(database: str) -> None:
    """What one of them has written, the other finds in the log they share."""

    async def story(one: Hub, two: Hub) -> None:
        await one.store.place(order(1))
        await two.heard_up_to(1)

    run(story, Hub(database, None), Hub(database, None))


def test_redis_killed_in_the_middle_loses_nothing(database: str, redis_server: RedisServer) -> None:
    """Whatever had not gone out through it comes from the log, once; and once it is back it is used again."""

    async def story(hub: Hub) -> None:
        await hub.redis(RedisState.CONNECTED)
        await asyncio.gather(*(hub.store.place(order(n)) for n in range(20)))
        redis_server.kill()
        await asyncio.gather(*(hub.store.place(order(n)) for n in range(20, 40)))
        await hub.heard_up_to(40)
        await hub.redis(RedisState.AWAY)
        await asyncio.to_thread(redis_server.start)
        await hub.redis(RedisState.CONNECTED)
        await asyncio.gather(*(hub.store.place(order(n)) for n in range(40, 60)))
        await hub.heard_up_to(60)

    run(story, Hub(database, redis_server.url))


@pytest.mark.parametrize("emptied", ["while running", "over a restart"])
def test_redis_emptied_loses_nothing(database: str, redis_server: RedisServer, emptied: str) -> None:
    """Nothing a cook sees depends on Redis keeping what it was given."""

    async def story(one: Hub, two: Hub) -> None:
        await one.redis(RedisState.CONNECTED)
        await two.redis(RedisState.CONNECTED)
        await asyncio.gather(*(one.store.place(order(n)) for n in range(10)))
        if emptied == "while running":
            redis_server.empty()
        else:
            await asyncio.to_thread(redis_server.come_back_empty)
        await asyncio.gather(*(one.store.place(order(n)) for n in range(10, 20)))
        await one.heard_up_to(20)
        await two.heard_up_to(20)

    run(story, Hub(database, redis_server.url), Hub(database, redis_server.url))


def test_a_hub_that_starts_late_fills_the_hole_from_the_log(database: str, redis_server: RedisServer) -> None:
    """Redis may have forgotten the beginning; the log has not."""

    async def story(late: Hub) -> None:
        await late.redis(RedisState.CONNECTED)
        await late.heard_up_to(15)

    async def before(early: Hub) -> None:
        await asyncio.gather(*(early.store.place(order(n)) for n in range(15)))
        await early.heard_up_to(15)

    run(before, Hub(database, None))
    run(story, Hub(database, redis_server.url))


def test_what_a_stranger_writes_into_the_stream_reaches_nobody(
    database: str, redis_server: RedisServer
) -> None:
    """The database is the truth: a number it does not know is not an event."""

    async def story(hub: Hub) -> None:
        await hub.redis(RedisState.CONNECTED)
        key = events_key(hub.store.location, hub.store.epoch)
        with redis_server.client() as client:
            client.xadd(key, {"event": b"{}"}, id="7-0")
            client.xadd(key, {"nonsense": b"x"}, id="7-5")
        await asyncio.gather(*(hub.store.place(order(n)) for n in range(10)))
        await hub.heard_up_to(10)

    run(story, Hub(database, redis_server.url))


def test_an_event_that_comes_while_redis_is_looked_at_is_no_log_that_went_back(
    database: str, redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log would get another epoch, and every screen start anew, for nothing; it happened under load."""
    hub = Hub(database, redis_server.url)
    look, stream = hub.store.head, hub.feed._check_stream
    looked = asyncio.Event()

    async def overtaken() -> Head:
        found = await look()
        if looking.is_set():
            looking.clear()
            await hub.store.place(order(2))
            with suppress(AssertionError):
                await until(lambda: hub.feed.last > found.seq, within_s=1.0)
        return found

    async def check(client: object) -> None:
        await until(lambda: hub.heard == [1])
        looking.set()
        await stream(client)
        looked.set()

    async def story(hub: Hub) -> None:
        await hub.store.place(order(1))
        await looked.wait()
        await hub.heard_up_to(2)

    looking = asyncio.Event()
    monkeypatch.setattr(hub.store, "head", overtaken)
    monkeypatch.setattr(hub.feed, "_check_stream", check)
    run(story, hub)


def test_redis_refuses_a_second_copy_of_an_event(database: str, redis_server: RedisServer) -> None:
    """The entry's id is the event's number."""

    async def story(hub: Hub) -> None:
        await hub.redis(RedisState.CONNECTED)
        await hub.store.place(order(1))
        await hub.heard_up_to(1)
        key = events_key(hub.store.location, hub.store.epoch)
        with redis_server.client() as client:
            assert [entry for entry, _ in client.xrange(key)] == ["1-0"]
            with pytest.raises(redis_py.ResponseError, match="equal or smaller"):
                client.xadd(key, {"event": b"{}"}, id="1-0")

    run(story, Hub(database, redis_server.url))


def _event(**fields: object) -> bytes:
    """An event of the second order, as a hub would write it; `fields` say what is wrong with it."""
    placed = order("2").stored(2, 0)
    good = {
        "seq": 2,
        "at": "2026-11-22T18:00:00.000Z",
        "action": messages.EventAction.NEW_ORDER,
        "order_id": 2,
        "old_status": None,
        "new_status": placed.status,
        "by": "stranger",
        "order": placed,
    }
    return messages.encode(messages.Event(**(good | fields)))  # type: ignore[arg-type]  # what is wrong is meant


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"\xff",
        b'{"by": "\xff"}',
        b'{"order": ' + b"[" * 100_000,
        _event(seq=3),
        _event(order_id=1),
        _event(at="yesterday"),
    ],
    ids=[
        "empty",
        "no fields",
        "no text",
        "no text in it",
        "a bomb",
        "another number",
        "another order",
        "no time",
    ],
)
def test_an_event_that_redis_garbles_is_taken_from_the_log(
    body: bytes, start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    """The database is the truth: Redis can neither end a hub nor make it pass over an event."""
    hub = start_hub("--redis", redis_server.url)
    program_until(lambda: hub.http.get("/readyz").json()["redis"] == "connected")
    with connect(hub.socket_url("pending"), proxy=None) as display, redis_server.client() as client:
        epoch = hear(display, "orders_update")["epoch"]
        first = hub.place("1")
        assert hear(display, "order_update")["order"] == first
        client.xadd(events_key("main", epoch), {"event": body}, id="2-0")
        for name in ("2", "3"):
            placed = hub.place(name)
            assert hear(display, "order_update")["order"] == placed
    figures = hub.http.get("/metrics").text
    assert "heard_feed_seq 3.0" in figures
    assert 'heard_redis{state="connected"} 1.0' in figures


def test_a_hole_while_the_log_cannot_be_read_is_filled_later(
    database: str, redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    """A database that fails for a moment must not end the hub because Redis spoke just then."""

    async def story(hub: Hub) -> None:
        await hub.redis(RedisState.CONNECTED)
        await hub.store.place(order(1))
        await hub.heard_up_to(1)
        with sqlite3.connect(database.removeprefix("sqlite:///"), isolation_level=None) as other:
            other.execute("ALTER TABLE location RENAME TO away")
            key = events_key(hub.store.location, hub.store.epoch)
            with redis_server.client() as client:
                client.xadd(key, {"event": b"{}"}, id="7-0")
            # Redis was heard, and the log could not be read.
            await until(lambda: "the log cannot be read" in caplog.text)
            await hub.redis(RedisState.CONNECTED)
            other.execute("ALTER TABLE away RENAME TO location")
        other.close()
        await asyncio.gather(*(hub.store.place(order(n)) for n in range(2, 11)))
        await hub.heard_up_to(10)

    run(story, Hub(database, redis_server.url))


def test_an_event_of_the_log_that_cannot_be_read_is_said_and_passed_over(
    database: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A defect, or a newer hub's event: those after it are told nevertheless."""

    async def write(early: Hub) -> None:
        await asyncio.gather(*(early.store.place(order(n)) for n in range(3)))

    async def story(late: Hub) -> None:
        await until(lambda: late.heard == [1, 3])
        assert late.feed.last == 3

    run(write, Hub(database, None))
    late = Hub(database, None)
    read = late.store.events_after

    async def of_a_newer_hub(seq: int) -> list[Numbered]:
        return [Numbered(each.seq, b"{}") if each.seq == 2 else each for each in await read(seq)]

    monkeypatch.setattr(late.store, "events_after", of_a_newer_hub)
    run(story, late)
    assert "event 2 cannot be read" in caplog.text
