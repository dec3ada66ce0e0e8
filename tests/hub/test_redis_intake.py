"""Orders that come in through Redis."""

import json
from collections.abc import Callable
from typing import Any

from servers.hub import HubProcess
from servers.program import until
from servers.redis_server import RedisServer

INTAKE = "heard:main:intake"
DEAD = "heard:main:dead"


def entry(external_id: str, **fields: Any) -> dict[str, str]:
    order = {"source": "pos", "external_id": external_id, "items": [{"name": "Burger"}], **fields}
    return {"order": json.dumps(order)}


def known(hub: HubProcess) -> list[str]:
    orders = hub.http.get("/api/v1/stations/pending/orders?limit=1000").json()["orders"]
    return sorted(each["external_id"] for each in orders)


def test_orders_added_to_the_stream_are_on_the_screen_once(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    """At least once from the POS, exactly once on the rail; also what was sent before the hub was there."""
    with redis_server.client() as redis:
        redis.xadd(INTAKE, entry("before"))
        hub = start_hub("--redis", redis_server.url)
        for n in range(30):
            redis.xadd(INTAKE, entry(f"order-{n % 20:02}"))
        wanted = sorted(["before", *(f"order-{n:02}" for n in range(20))])
        until(lambda: known(hub) == wanted)
        until(lambda: redis.xlen(INTAKE) == 0, what="what is stored leaves the stream")
        assert redis.xlen(DEAD) == 0


def test_what_cannot_be_understood_is_kept_with_the_reason(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    hub = start_hub("--redis", redis_server.url)
    with redis_server.client() as redis:
        redis.xadd(INTAKE, {"order": "{"})
        redis.xadd(INTAKE, {"something": "else"})
        redis.xadd(INTAKE, entry("A"))
        redis.xadd(INTAKE, entry("A", note="another body"))
        redis.xadd(INTAKE, entry("B", items=[{"name": "Burger", "quantity": 0}]))
        until(lambda: redis.xlen(DEAD) == 4)
        reasons = " | ".join(fields["reason"] for _, fields in redis.xrange(DEAD))
        for said in ("not valid JSON", "order: the entry has no such field", "PUT", "items[0].quantity"):
            assert said in reasons
        assert known(hub) == ["A"]
    assert "heard_dead_letters 4.0" in hub.http.get("/metrics").text


def test_a_hub_killed_while_taking_orders_in_takes_them_after_its_restart(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    """An entry is acknowledged to Redis only when its order is on disk."""
    hub = start_hub("--redis", redis_server.url)
    with redis_server.client() as redis:
        # Handed to the hub's own consumer, as if it had died with the entry in its hands.
        until(lambda: redis.exists(INTAKE))
        import socket

        hub.kill()
        redis.xadd(INTAKE, entry("in-its-hands"))
        redis.xreadgroup("hub", socket.gethostname(), {INTAKE: ">"})
        hub.restart()
        until(lambda: known(hub) == ["in-its-hands"])


def test_a_redis_that_is_killed_comes_back_into_use(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    hub = start_hub("--redis", redis_server.url)
    until(lambda: hub.http.get("/readyz").json()["redis"] == "connected")
    redis_server.kill()
    hub.place("without-redis")
    until(lambda: known(hub) == ["without-redis"])
    until(lambda: hub.http.get("/readyz").json()["redis"] == "away")
    redis_server.start()
    with redis_server.client() as redis:
        redis.xadd(INTAKE, entry("with-redis"))
    until(lambda: known(hub) == ["with-redis", "without-redis"])


def test_the_embedded_redis_comes_back_when_it_dies_alone(hub: HubProcess) -> None:
    """The hub supervises its own; orders pass meanwhile."""
    import psutil

    until(lambda: hub.http.get("/readyz").json()["redis"] == "connected")
    (child,) = psutil.Process(hub.program.pid).children()
    child.kill()
    hub.place("A")
    until(lambda: known(hub) == ["A"])
    until(lambda: [c.pid for c in psutil.Process(hub.program.pid).children() if c.pid != child.pid])
    until(lambda: hub.http.get("/readyz").json()["redis"] == "connected")


def test_the_embedded_redis_dies_with_a_hub_that_is_killed(hub: HubProcess) -> None:
    """No orphan keeps the data folder."""
    import psutil

    (child,) = psutil.Process(hub.program.pid).children()
    hub.kill()
    until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)
    hub.restart()
    assert hub.http.get("/readyz").status_code == 200
