"""The hub: what is on which station now, and who is told. It knows neither sockets nor HTTP.

Its picture of the orders is a replica of the log, changed only by what comes back through the feed; it never
broadcasts what it has just written.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Sequence

import msgspec

from hub_server.cards import RECENT_MOST, Card
from hub_server.clockwork import Clockwork
from hub_server.database import StoreError
from hub_server.feed import Feed, LogChanged, LogEntry, first
from hub_server.protocol import messages
from hub_server.protocol.kitchen import KitchenState, Station, StationKind
from hub_server.protocol.messages import KitchenNow, ProfileName
from hub_server.protocol.orders import Order
from hub_server.protocol.tickets import has_done, shows
from hub_server.rail import Rail, View
from hub_server.reader import Head
from hub_server.redis_client import end_if_cancelled
from hub_server.screens import Screen, Screens
from hub_server.store import Store, wall_clock_ms

log = logging.getLogger("heard.hub")

HEARTBEAT_S = 1.0

_OF_ORDERS = (StationKind.STAGE, StationKind.BOARD)
"""Stations that orders leave as a whole, by their status."""


class Hub:
    """One location's live picture.

    Args:
        store: the truth.
        redis_url: where Redis is; None runs from the log alone.
        insecure: told to every screen; see `OrdersUpdate`.
        delayed: told the seconds from the commit of each event to its fan-out.

    Attributes:
        epoch: identity of the log its picture is of.
        kitchen: as it runs.
        stations: by name, in the order people see them.
        screens: who looks at it.
        kitchen_watchers: called, in the event loop, when the kitchen has become another.
    """

    def __init__(
        self,
        store: Store,
        *,
        redis_url: str | None = None,
        insecure: bool = False,
        delayed: Callable[[float], None] = lambda _: None,
    ) -> None:
        self.store = store
        self.kitchen = KitchenState()
        self.stations = {station.name: station for station in self.kitchen.kitchen.stations}
        self.insecure = insecure
        self.feed = Feed(store, self._deliver, redis_url=redis_url)
        self.screens = Screens()
        self.epoch = ""
        self._delayed = delayed
        self._rails: dict[str, Rail] = {}
        self.kitchen_watchers: set[Callable[[], None]] = set()
        self._clockwork = Clockwork(store, now_ms=wall_clock_ms)

    async def run(self, started: asyncio.Event) -> None:
        """Loads what stands open, then follows the feed and sends heartbeats, until cancelled.

        Args:
            started: set when every station can be joined.
        """
        head = await self._load()
        started.set()
        while True:
            try:
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(self.feed.run(head), name="feed")
                    tasks.create_task(self._clockwork.run(), name="clockwork")
                    # In the body: a group that only waits for its tasks leaves a cancellation behind (Python 3.11).
                    await self._beat()
            except* LogChanged as changed:
                told = first(changed)
                log.warning("%s; every screen starts anew", told)
            end_if_cancelled()
            head = await self._start_anew(told)

    async def _start_anew(self, changed: LogChanged) -> Head:
        """Loads the picture of a log that is another one now, and sends every screen to ask for it."""
        while True:
            try:
                if changed.went_back:
                    # What was told of it may be told again with other numbers: nobody may take it for the same log.
                    await self.store.renew_epoch(self.epoch)
                before = [view for rail in self._rails.values() for view in rail.views()]
                head = await self._load()
                break
            except StoreError as error:
                log.error("the orders cannot be read: %s", error)
                await asyncio.sleep(HEARTBEAT_S)
        for view in before:
            view.end()
        return head

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

    def snapshot_frame(self, view: View) -> bytes:
        """The same as a WebSocket frame."""
        return view.snapshot_frame(self.feed.last)

    def missed(self, view: View, *, epoch: str, since: int) -> bytes | None:
        """Frames for a screen that has everything of `epoch` up to event `since`; None when it needs a snapshot."""
        return view.missed(since, self.feed.last) if epoch == self.epoch else None

    def seen(self, screen: Screen, seq: int, waiting: int) -> None:
        """A screen has drawn everything up to event `seq`, and keeps so many commands."""
        # Nobody has drawn what has not happened.
        if seq <= self.feed.last:
            screen.seen, screen.waiting = seq, waiting
            self._rails[screen.station].displayed.seen(seq)

    def rails(self) -> Iterable[tuple[str, Rail]]:
        """Every station's rail by its name."""
        return self._rails.items()

    async def _load(self) -> Head:
        head, orders = await self.store.standing()
        state = await self.store.kitchen(head.kitchen)
        rails = await self._rails_of(head, state, orders)
        # In one step: nobody finds cards of one log and numbers of another.
        self._rails, self.epoch = rails, head.epoch
        self._take(state, orders)
        self.feed.start_at(head)
        return head

    def _take(self, state: KitchenState, orders: Sequence[Order]) -> None:
        self.kitchen = state
        self.stations = {station.name: station for station in state.kitchen.stations}
        self._clockwork.begin(orders, state.kitchen)
        for watcher in tuple(self.kitchen_watchers):
            watcher()

    async def _rails_of(self, head: Head, state: KitchenState, orders: Sequence[Order]) -> dict[str, Rail]:
        rails: dict[str, Rail] = {}
        of_tickets = any(station.kind not in _OF_ORDERS for station in state.kitchen.stations)
        latest = await self.store.latest(at_most=4 * RECENT_MOST) if of_tickets else ()
        for station in state.kitchen.stations:
            rail = Rail(
                station=station,
                epoch=head.epoch,
                first_seq=head.seq,
                now_ms=wall_clock_ms,
                insecure=self.insecure,
                kitchen=_kitchen_now(station, state),
                later=asyncio.get_running_loop().call_later,
            )
            for order in orders:
                if shows(order, station):
                    rail.hang(_card(order))
            for order in await self._left(station, latest):
                rail.recent.append(_card(order))
            rails[station.name] = rail
        return rails

    async def _left(self, station: Station, latest: Sequence[Order]) -> Sequence[Order]:
        """The orders that left a station last, latest first.

        Args:
            latest: all that something happened to last.
        """
        match station.kind:
            case StationKind.STAGE if station.status is not None:
                return await self.store.left(station.status, at_most=RECENT_MOST)
            case StationKind.BOARD:
                return ()
            case _:
                return [order for order in latest if has_done(order, station)][:RECENT_MOST]

    async def catch_up(self) -> None:
        """Takes the kitchen as it was just described or run here; other hubs find it with their next heartbeat."""
        await self._learned()

    async def _learned(self) -> bool:
        try:
            await self._learn()
        except StoreError as error:
            log.error("the kitchen cannot be read: %s", error)
            return False
        return True

    async def _learn(self) -> None:
        """Takes the kitchen as it is described now; every screen is told, none has to come anew."""
        async with self.feed.paused():
            if await self._is_known(await self.store.head()):
                return
            head, orders = await self.store.standing()
            if head.epoch != self.epoch:
                return
            state = await self.store.kitchen(head.kitchen)
            rails = await self._rails_of(head, state, orders)
            before, self._rails = self._rails, rails
            self._take(state, orders)
            self.feed.skip_to(head.seq)
            for name, rail in before.items():
                if name in rails:
                    rails[name].take_views(rail)
                else:
                    for view in rail.views():
                        view.end()
        log.info("the kitchen is described anew: version %d, profile %r", state.version, state.profile)

    async def _is_known(self, head: Head) -> bool:
        """Whether no ticket can have moved; what is 86 is told."""
        if head.epoch != self.epoch or head.kitchen == self.kitchen.version:
            # Of another log the feed finds out by itself, and then everything is loaded.
            return True
        state = await self.store.kitchen(head.kitchen)
        if (state.kitchen, state.profile) != (self.kitchen.kitchen, self.kitchen.profile):
            return False
        self.kitchen = state
        for rail in self._rails.values():
            rail.take_kitchen(_kitchen_now(rail.station, state), self.feed.last)
        for watcher in tuple(self.kitchen_watchers):
            watcher()
        return True

    def _deliver(self, entries: Sequence[LogEntry]) -> None:
        for left, entry in enumerate(entries, start=1 - len(entries)):
            card = Card(entry.event.order, entry.order)
            for rail in self._rails.values():
                rail.apply(entry.event, card, more=left < 0)
            self._clockwork.heard(card.order)
        now_ms = wall_clock_ms()
        for entry in entries:
            self._delayed(max(0.0, (now_ms - entry.at_ms) / 1000))

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            # A heartbeat vouches for what the screens show: without a look at the log nobody can.
            known = await self.feed.is_current()
            if known and self.feed.kitchen != self.kitchen.version:
                known = await self._learned()
            for rail in self._rails.values():
                rail.tidy(time.monotonic())
                for view in rail.views() if known else ():
                    view.heartbeat()


def _card(order: Order) -> Card:
    return Card(order, msgspec.Raw(messages.encode(order)))


def _kitchen_now(station: Station, state: KitchenState) -> KitchenNow:
    kitchen = state.kitchen
    return KitchenNow(
        station=station,
        version=state.version,
        titles={maker.name: maker.title for maker in kitchen.of(StationKind.PREP)},
        routes_items=kitchen.routes_items,
        profile=state.profile,
        profiles=tuple(ProfileName(name=known.name, title=known.title) for known in kitchen.profiles),
        sold_out=state.sold_out,
    )
