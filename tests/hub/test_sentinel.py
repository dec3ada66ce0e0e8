"""A hub whose Redis is looked after by a sentinel: the master dies, another server takes its place."""

import asyncio
import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from hub.displays import ORDER, hear, opened, quiet
from hub.feeds import Hub, run
from hub.orders import order
from hub_server.feed import RedisState, events_key
from servers.hub import HubProcess
from servers.program import until
from servers.sentinel import WatchedRedis


def test_events_go_on_while_another_server_becomes_the_master_and_then_through_it(
    tmp_path: Path, watched_redis: WatchedRedis
) -> None:
    """The log carries them meanwhile; afterwards they travel through the new master."""

    async def place(hub: Hub, numbers: range) -> None:
        await asyncio.gather(*(hub.store.place(order(n)) for n in numbers))

    async def story(one: Hub, two: Hub) -> None:
        for hub in (one, two):
            await hub.redis(RedisState.CONNECTED)
        await place(one, range(10))
        await two.heard_up_to(10)
        watched_redis.master.kill()
        for hub in (one, two):
            await hub.redis(RedisState.AWAY)
        await place(one, range(10, 20))
        await two.heard_up_to(20)
        for hub in (one, two):
            await hub.redis(RedisState.CONNECTED)
        assert watched_redis.master is watched_redis.servers[1]

        def newest() -> str:
            with watched_redis.master.client() as redis:
                told = redis.xrevrange(events_key(one.store.location, one.store.epoch), count=1)
            return str(told[0][0]) if told else ""

        # A sentinel cuts all connections once more when it is done; what is under way just then goes by the log.
        for n in range(20, 60):
            await place(one, range(n, n + 1))
            await two.heard_up_to(n + 1)
            if await asyncio.to_thread(newest) == f"{n + 1}-0":
                return
        pytest.fail("no event reached the new master")

    url = f"sqlite:///{tmp_path / 'heard.db'}"
    run(story, Hub(url, watched_redis.url), Hub(url, watched_redis.url))


def test_no_order_is_lost_or_doubled_when_the_master_dies_in_the_middle(
    start_hub: Callable[..., HubProcess], watched_redis: WatchedRedis, sockets: ExitStack
) -> None:
    """Of those the hub acknowledged, and of those that the replica had before the master died."""
    hub = start_hub("--redis", watched_redis.url)
    until(lambda: hub.http.get("/readyz").json()["redis"] == "connected")
    display = opened(sockets, hub, "pending", "?limit=1000")
    hear(display, "orders_update")

    def add(external_id: str, copies: int) -> str:
        """As a till does that wants to be certain: until so many replicas have it."""
        with watched_redis.master.client() as redis:
            redis.xadd("heard:main:intake", {"order": json.dumps(ORDER | {"external_id": external_id})})
            assert redis.wait(copies, 5000) == copies
        return external_id

    sent = [hub.place("before")["external_id"], *(add(f"redis-before-{n}", copies=1) for n in range(10))]
    watched_redis.fail_over(meanwhile=lambda: sent.append(hub.place(f"meanwhile-{len(sent)}")["external_id"]))
    sent += [hub.place("after")["external_id"], *(add(f"redis-after-{n}", copies=0) for n in range(10))]

    orders = f"/api/v1/stations/pending/orders?limit={len(sent)}"
    until(lambda: hub.http.get(orders).json()["total"] == len(sent))
    shown = [hear(display, "order_update")["order"]["external_id"] for _ in sent]
    assert sorted(shown) == sorted(sent)
    quiet(display)
