"""Orders that come in through Redis."""

import asyncio
import json
import selectors
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psutil

from hub.full_disk import full_disk
from hub_server.database import StoreError
from hub_server.redis_intake import RedisIntake
from servers.hub import HubProcess
from servers.program import gone, until
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
    """Somebody can look at what a till sent wrongly, and what stands behind it is not held up."""
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


def test_an_order_that_cannot_be_stored_waits_in_redis(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    """Until it is on disk the stream has it; nothing is lost while the disk is full."""
    hub = start_hub("--redis", redis_server.url)
    with redis_server.client() as redis:
        until(lambda: redis.exists(INTAKE))
        with full_disk(hub.folder / "data" / "heard.db"):
            redis.xadd(INTAKE, entry("kept"))
            until(lambda: "orders wait in redis" in hub.program.output())
            assert redis.xlen(INTAKE) == 1
        until(lambda: known(hub) == ["kept"])
        until(lambda: redis.xlen(INTAKE) == 0)
        assert redis.xlen(DEAD) == 0


def test_a_hub_killed_while_taking_orders_in_takes_them_after_its_restart(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    """An entry is acknowledged to Redis only when its order is on disk."""
    hub = start_hub("--redis", redis_server.url)
    with redis_server.client() as redis:
        # Handed to the hub's own consumer, as if it had died with the entry in its hands.
        until(lambda: redis.exists(INTAKE))
        hub.kill()
        redis.xadd(INTAKE, entry("in-its-hands"))
        port = hub.url.rpartition(":")[2]
        redis.xreadgroup("hub", f"{socket.gethostname()}:{port}", {INTAKE: ">"})
        hub.restart()
        until(lambda: known(hub) == ["in-its-hands"])


def test_a_redis_that_is_killed_comes_back_into_use(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    """Orders pass meanwhile, and once it is there again orders come in through it, too."""
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
    until(lambda: hub.http.get("/readyz").json()["redis"] == "connected")
    (child,) = psutil.Process(hub.program.pid).children()
    child.kill()
    hub.place("A")
    until(lambda: known(hub) == ["A"])
    until(lambda: [c.pid for c in psutil.Process(hub.program.pid).children() if c.pid != child.pid])
    until(lambda: hub.http.get("/readyz").json()["redis"] == "connected")


def test_the_embedded_redis_dies_with_a_hub_that_is_killed(hub: HubProcess) -> None:
    """No orphan keeps the data folder."""
    (child,) = psutil.Process(hub.program.pid).children()
    hub.kill()
    until(lambda: gone([child]))
    hub.restart()
    assert hub.http.get("/readyz").status_code == 200


def test_it_ends_when_it_is_told_to_while_the_disk_refuses_an_order(redis_server: RedisServer) -> None:
    """The refusal must not make it forget that the hub is stopping."""

    class FullDisk:
        location = "main"

        async def place(self, *_: object, **__: object) -> None:
            taking.set()
            try:
                await asyncio.Event().wait()
            finally:
                raise StoreError("the disk is full")

    async def main() -> None:
        running = asyncio.create_task(RedisIntake(FullDisk(), redis_server.url, name="hub-1").run())  # type: ignore[arg-type]
        await taking.wait()
        running.cancel()
        ended, _ = await asyncio.wait({running}, timeout=10)
        running.cancel()
        assert ended
        assert running.cancelled()

    with redis_server.client() as redis:
        redis.xadd(INTAKE, entry("A"))
    taking = asyncio.Event()
    asyncio.run(main())


NOTHING_CLAIMED = b"*3\r\n$3\r\n0-0\r\n*0\r\n*0\r\n"
"""How a Redis from 7.0 on answers XAUTOCLAIM; the third part are entries that were deleted meanwhile."""

NOTHING_CLAIMED_IN_6 = b"*2\r\n$3\r\n0-0\r\n*0\r\n"


@contextmanager
def answering_as_redis_6(port: int) -> Iterator[tuple[str, list[bytes]]]:
    """A way to the Redis on `port` that leaves out what an older one does not say; its URL, and what it cut short."""
    cut_short: list[bytes] = []
    ends = threading.Event()

    def forward(here: socket.socket) -> None:
        with (
            suppress(ConnectionError),
            here,
            socket.create_connection(("127.0.0.1", port)) as there,
            selectors.DefaultSelector() as ready,
        ):
            ready.register(here, selectors.EVENT_READ, there)
            ready.register(there, selectors.EVENT_READ, here)
            while not ends.is_set():
                for key, _ in ready.select(timeout=0.05):
                    assert isinstance(key.fileobj, socket.socket)
                    part = key.fileobj.recv(65536)
                    if not part:
                        return
                    if key.fileobj is there and NOTHING_CLAIMED in part:
                        cut_short.append(part)
                        part = part.replace(NOTHING_CLAIMED, NOTHING_CLAIMED_IN_6)
                    key.data.sendall(part)

    def accept(listener: socket.socket) -> None:
        ways = []
        while not ends.is_set():
            try:
                here, _ = listener.accept()
            except TimeoutError:
                continue
            ways.append(threading.Thread(target=forward, args=(here,)))
            ways[-1].start()
        for way in ways:
            way.join()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        accepting = threading.Thread(target=accept, args=(listener,))
        accepting.start()
        try:
            yield f"redis://127.0.0.1:{listener.getsockname()[1]}/0", cut_short
        finally:
            ends.set()
            accepting.join()


def test_a_redis_that_says_less_about_what_was_left_is_understood(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    """Before 7.0 it does not tell which entries were deleted; nobody here needs to know."""
    with answering_as_redis_6(redis_server.port) as (url, cut_short), redis_server.client() as redis:
        hub = start_hub("--redis", url)
        redis.xadd(INTAKE, entry("A"))
        until(lambda: known(hub) == ["A"])
        redis.xadd(INTAKE, entry("B"))
        until(lambda: known(hub) == ["A", "B"])
        assert cut_short, "the hub asked for what others had left"
        assert hub.stop() == 0
