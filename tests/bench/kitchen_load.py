"""The order that is measured with, and a second hub without sockets that changes orders, as a till or a cook does.

    python kitchen_load.py DATABASE_URL REDIS_URL LOCATION

Reads commands, one a line, from standard input: `place COUNT`, `touch COUNT AT_ONCE`, `quit`; says `done SECONDS` after
each. To touch an order is to rush it, or to let it wait again: an event with its whole card that leaves the rail
as long as it was.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from uuid import uuid4

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from hub_server.feed import Feed, RedisState  # noqa: E402
from hub_server.protocol.intake import new_order  # noqa: E402
from hub_server.protocol.messages import Command  # noqa: E402
from hub_server.protocol.orders import Order, Priority  # noqa: E402
from hub_server.protocol.states import Action  # noqa: E402
from hub_server.store import Store  # noqa: E402

NUMBER = "@" * 10

ORDER = {
    "source": "bench",
    "external_id": NUMBER,
    "customer_name": "Zoë",
    "table": "12",
    "note": "birthday",
    "items": [
        {
            "name": "Double Smash Burger",
            "quantity": 2,
            "value": 12.5,
            "course": "Mains",
            "note": "cut in half",
            "modifiers": [{"name": "onion", "kind": "no"}, {"name": "bacon"}],
        }
    ],
}
"""Its card, as it travels to a screen, is of about 900 bytes."""

TEMPLATE = json.dumps(ORDER, ensure_ascii=False)

TOUCHED = 16
"""Orders that are touched in turn: the oldest, which hang within any screen's first twenty cards."""


class Kitchen:
    """Changes the orders of a location."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._placed = 0
        self._orders: list[Order] = []
        self._touches = 0

    async def place(self, count: int) -> None:
        """Places so many orders."""
        for begin in range(0, count, 200):
            numbers = range(self._placed, self._placed + min(200, count - begin))
            bodies = [TEMPLATE.replace(NUMBER, f"{number:010d}") for number in numbers]
            placed = await asyncio.gather(*(self._store.place(new_order(body)) for body in bodies))
            self._orders += [each.order for each in placed][: TOUCHED - len(self._orders)]
            self._placed += len(bodies)

    async def touch(self, count: int, at_once: int) -> None:
        """Touches orders so many times, so many at once."""
        for begin in range(0, count, at_once):
            await asyncio.gather(*(self._touch() for _ in range(min(at_once, count - begin))))

    async def _touch(self) -> None:
        number, at = divmod(self._touches, len(self._orders))
        self._touches += 1
        order = self._orders[at]
        command = Command(
            id=uuid4().hex,
            action=Action.PRIORITIZE,
            order_id=order.id,
            version=order.version,
            items_version=order.items_version,
            priority=Priority.NORMAL if number % 2 else Priority.RUSH,
        )
        answer = await self._store.command(command, station="")
        assert b'"applied"' in answer, answer


async def run(database: str, redis: str, location: str) -> None:
    """Does what it is told until its input ends."""
    store = Store(database, location=location)
    feed = Feed(store, lambda _: None, redis_url=redis)
    store.on_commit(feed.publish)
    following = asyncio.create_task(feed.run(await store.head()))
    while feed.redis is not RedisState.CONNECTED:
        await asyncio.sleep(0.02)
    kitchen = Kitchen(store)
    print("ready", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        match line.split():
            case ["place", count]:
                began_s = time.monotonic()
                await kitchen.place(int(count))
            case ["touch", count, at_once]:
                began_s = time.monotonic()
                await kitchen.touch(int(count), int(at_once))
            case _:
                break
        print(f"done {time.monotonic() - began_s:.6f}", flush=True)
    following.cancel()
    await asyncio.wait([following])
    store.close()


if __name__ == "__main__":
    asyncio.run(run(*sys.argv[1:]))
