"""The feed with a Redis that is not there, answers late, or accepts and never answers."""

import asyncio
from pathlib import Path

import pytest

from hub.feeds import Hub, run, running
from hub.orders import order
from hub_server.feed import RedisState
from servers.program import free_port
from servers.redis_server import RedisServer
from servers.slow_way import SlowWay
from servers.waiting import until


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'heard.db'}"


async def place(hub: Hub, *numbers: int) -> None:
    await asyncio.gather(*(hub.store.place(order(n)) for n in numbers))


def test_a_redis_that_was_never_there_keeps_no_event_back(database: str) -> None:
    """Two hubs that look for it in vain hear each other through the log."""

    async def story(one: Hub, two: Hub) -> None:
        await place(one, *range(10))
        await one.heard_up_to(10)
        await two.heard_up_to(10)
        assert one.feed.redis is RedisState.AWAY

    nobody = f"redis://127.0.0.1:{free_port()}"
    run(story, Hub(database, nobody), Hub(database, nobody))


def test_answers_that_come_late_keep_no_event_back_and_double_none(
    database: str, redis_server: RedisServer
) -> None:
    """Whoever waits for Redis has the event from the log meanwhile, and passes over what Redis says at last."""

    async def story() -> None:
        async with SlowWay(redis_server.port) as way:
            url = f"redis://127.0.0.1:{way.port}"
            one, two = Hub(database, url), Hub(database, url)
            async with running(one, two):
                await one.redis(RedisState.CONNECTED)
                await two.redis(RedisState.CONNECTED)
                for first in range(1, 31, 10):
                    way.open.clear()
                    await place(one, *range(first, first + 5))
                    await one.heard_up_to(first + 4)
                    await two.heard_up_to(first + 4)
                    way.open.set()
                    await place(two, *range(first + 5, first + 10))
                    await one.heard_up_to(first + 9)
                    await two.heard_up_to(first + 9)
                assert (one.feed.redis, two.feed.redis) == (RedisState.CONNECTED,) * 2

    asyncio.run(story())


@pytest.mark.parametrize("silent", ["from the start", "in the middle"])
def test_a_redis_that_never_answers_keeps_no_event_back_and_is_used_again(
    database: str, redis_server: RedisServer, silent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It accepts every connection and says nothing: that is no Redis, until it speaks again."""
    monkeypatch.setattr("hub_server.redis_client.ANSWER_TIMEOUT_S", 0.3)

    async def story() -> None:
        async with SlowWay(redis_server.port) as way:
            hub = Hub(database, f"redis://127.0.0.1:{way.port}")
            if silent == "from the start":
                way.open.clear()
            async with running(hub):
                if silent == "in the middle":
                    await hub.redis(RedisState.CONNECTED)
                    way.open.clear()
                await place(hub, *range(10))
                await hub.heard_up_to(10)
                await hub.redis(RedisState.AWAY)
                asked = way.asked
                await until(lambda: way.asked > asked, "it is asked again and again")
                way.open.set()
                await hub.redis(RedisState.CONNECTED)
                await place(hub, *range(10, 20))
                await hub.heard_up_to(20)

    asyncio.run(story())
