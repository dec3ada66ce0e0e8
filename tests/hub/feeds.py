"""Feeds on a log of the test's own, in the test's own process, and what they delivered."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from hub_server.feed import Feed, LogEntry, RedisState
from hub_server.reader import Head
from hub_server.store import Store
from servers.waiting import until


class Hub:
    """A store and a feed, as a hub has them, and what the feed delivered."""

    def __init__(self, url: str, redis_url: str | None) -> None:
        self.store = Store(url)
        self.heard: list[int] = []
        self.feed = Feed(self.store, self._hear, redis_url=redis_url)
        self.store.on_commit(self.feed.publish)

    def _hear(self, entries: Sequence[LogEntry]) -> None:
        self.heard += [entry.event.seq for entry in entries]

    async def redis(self, state: RedisState) -> None:
        await until(lambda: self.feed.redis is state)

    async def heard_up_to(self, seq: int) -> None:
        await until(lambda: bool(self.heard) and self.heard[-1] >= seq)
        assert self.heard == list(range(1, seq + 1)), "each once, in order, without holes"


@asynccontextmanager
async def running(*hubs: Hub) -> AsyncIterator[None]:
    """Meanwhile the feeds of `hubs` run; afterwards they have ended as they were told to, and the stores are closed."""
    tasks = [asyncio.create_task(hub.feed.run(Head(hub.store.epoch, 0))) for hub in hubs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for hub in hubs:
            hub.store.close()
        assert all(isinstance(each, asyncio.CancelledError) for each in outcomes)


def run(story: Callable[..., Awaitable[object]], *hubs: Hub) -> None:
    """Runs the feeds of `hubs` while `story` happens."""

    async def main() -> None:
        async with running(*hubs):
            await story(*hubs)

    asyncio.run(main())
