"""The hub: what is on which station now, and who is told. It knows neither sockets nor HTTP.

Its picture of the orders is a replica of the log, changed only by what comes back through the feed; it never
broadcasts what it has just written.
"""

import asyncio
import logging
from collections.abc import Sequence

import msgspec

from hub_server.feed import Feed, LogEntry
from hub_server.protocol import messages
from hub_server.protocol.orders import Order
from hub_server.rail import RECENT_MOST, Card, Rail, View
from hub_server.stations import STAGES, Station
from hub_server.store import Store, wall_clock_ms

log = logging.getLogger("heard.hub")

HEARTBEAT_S = 1.0


class Hub:
    """One location's live picture.

    Args:
        store: the truth.
        redis_url: where Redis is; None runs from the log alone.
        stations: the stations, in the order people see them.
        insecure: told to every screen; see `OrdersUpdate`.
    """

    def __init__(
        self,
        store: Store,
        *,
        redis_url: str | None = None,
        stations: Sequence[Station] = STAGES,
        insecure: bool = False,
    ) -> None:
        self.store = store
        self.stations = {station.name: station for station in stations}
        self.insecure = insecure
        self.feed = Feed(store, self._deliver, redis_url=redis_url)
        self.feed_delay_s = 0.0
        self._rails: dict[str, Rail] = {}

    async def run(self, started: asyncio.Event) -> None:
        """Loads what stands open, then follows the feed and sends heartbeats, until cancelled.

        Args:
            started: set when every station can be joined.
        """
        since = await self._load()
        started.set()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.feed.run(since), name="feed")
            tasks.create_task(self._beat(), name="heartbeat")

    def join(self, station: str, *, limit: int, recent: int) -> View:
        """The view of a station with these bounds.

        Subscribing to it and taking its snapshot in the same step of the event loop leaves no event between them.

        Raises:
            KeyError: there is no such station.
        """
        return self._rails[station].view(limit, recent)

    def snapshot(self, view: View) -> bytes:
        """The whole truth of a view as JSON, as of the last event delivered."""
        return view.snapshot(self.feed.last)

    def open_orders(self, station: str) -> int:
        """Orders on a station now."""
        return len(self._rails[station].keys)

    async def _load(self) -> int:
        seq, orders = await self.store.standing()
        for station in self.stations.values():
            rail = Rail(
                station=station,
                epoch=self.store.epoch,
                first_seq=seq,
                now_ms=wall_clock_ms,
                insecure=self.insecure,
            )
            for order in orders:
                if station.shows(order):
                    rail.hang(_card(order))
            for order in await self.store.left(station.status, at_most=RECENT_MOST):
                rail.recent.append(_card(order))
            self._rails[station.name] = rail
        return seq

    def _deliver(self, entries: Sequence[LogEntry]) -> None:
        for entry in entries:
            card = Card(entry.event.order, entry.order)
            for rail in self._rails.values():
                rail.apply(entry.event, card)
            self.feed_delay_s = max(0.0, (wall_clock_ms() - entry.at_ms) / 1000)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            for rail in self._rails.values():
                rail.tidy()
                for view in rail.views():
                    view.heartbeat()


def _card(order: Order) -> Card:
    return Card(order, msgspec.Raw(messages.encode(order)))
