"""A station's rail and its views: which cards hang there, and what each event means for a screen of N cards.

A view is what all connections with the same limit share: a message is encoded and framed once for all of them.
"""

import bisect
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, cast

import msgspec

from hub_server.cards import RECENT_MOST, Card, remember
from hub_server.displayed import Displayed
from hub_server.fan_out import Later, Subscribers
from hub_server.frames import text_frame
from hub_server.protocol.due import ITSELF
from hub_server.protocol.kitchen import Station, StationKind
from hub_server.protocol.messages import (
    Event,
    EventAction,
    Heartbeat,
    KitchenNow,
    OrdersUpdate,
    OrderUpdate,
    StatusChange,
    encode,
)
from hub_server.protocol.orders import Order
from hub_server.protocol.tickets import shows, sort_key
from hub_server.protocol.times import timestamp
from hub_server.sent import Sent

log = logging.getLogger("heard.rail")

IDLE_KEPT_S = 60.0
"""How long a view nobody looks at goes on, so that a screen that was cut off can resume."""

IDLE_MOST = 8
"""Views of one rail that nobody looks at; each costs as much as one that is looked at."""

SNAPSHOT_SHARED_MS = 250
"""A snapshot is encoded again after this long, because it carries the clock."""

Key = tuple[int, str, float, int]
"""What the rail is sorted by, and the order's id."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    seq: int
    at_ms: int
    body: bytes
    frame: bytes


@dataclass(slots=True)
class Change:
    """What one event did to a rail; indices are places on the rail, oldest first.

    Attributes:
        recent_from: first place among the orders that left at which something changed; None when nothing did.
    """

    event: Event
    card: Card
    was_at: int | None
    is_at: int | None
    recent_from: int | None


class View:
    """What the connections with one limit see of a rail.

    Attributes:
        limit: cards shown.
        recent: orders for recall in a snapshot.
        last: number of the last message sent.
        altered: number of the last event after which a snapshot says something else, beside the clock; there are more
            of those than messages, as a socket is not told of orders beyond its cards or of what left them.
        subscribers: the connections.
        changed: called when a snapshot says something else.
        idle_since_s: when the last one left who looked at it, on a monotonic clock; None while somebody does.
        sent: what went out, for who has missed some of it.
    """

    def __init__(self, rail: "Rail", limit: int, recent: int, last: int) -> None:
        self.rail = rail
        self.limit = limit
        self.recent = recent
        self.last = last
        self.altered = last
        self.subscribers = Subscribers(rail.later)
        self.changed: set[Callable[[], None]] = set()
        self.idle_since_s: float | None = None
        self.sent = Sent(last)
        self._snapshot: _Snapshot | None = None

    def snapshot(self, seq: int) -> bytes:
        """The station's whole truth as of event `seq`, as JSON; encoded once for a herd."""
        return self._snapshot_of(seq).body

    def snapshot_frame(self, seq: int) -> bytes:
        """The same, framed, once for a herd as well: all its sockets hold the same bytes."""
        return self._snapshot_of(seq).frame

    def _snapshot_of(self, seq: int) -> "_Snapshot":
        now_ms = self.rail.now_ms()
        cached = self._snapshot
        # Younger than nothing: the clock was set back, and what was said with the old one is no longer true.
        if cached is None or cached.seq != seq or not 0 <= now_ms - cached.at_ms < SNAPSHOT_SHARED_MS:
            rail = self.rail
            body = encode(
                OrdersUpdate(
                    station=rail.station.name,
                    orders=tuple(_ready(rail.body(key)) for key in rail.keys[: self.limit]),
                    epoch=rail.epoch,
                    seq=seq,
                    now=timestamp(now_ms),
                    total=len(rail.keys),
                    recent=tuple(_ready(card.body) for card in islice(rail.recent, self.recent)),
                    insecure=rail.insecure,
                    kitchen=rail.kitchen,
                )
            )
            cached = self._snapshot = _Snapshot(seq, now_ms, body, text_frame(body))
        return cached

    def missed(self, since: int, seq: int) -> bytes | None:
        """Frames that bring a screen from event `since` to event `seq`, the last one delivered.

        The last of them is a heartbeat, which tells the screen that it has everything. None when only a snapshot does.
        """
        missed = self.sent.since(since) if since <= seq else None
        return None if missed is None else missed + text_frame(self._alive())

    def heartbeat(self) -> None:
        """Tells every connection that the hub lives."""
        if self.subscribers:
            self.subscribers.write(text_frame(self._alive()))

    def publish(self, change: Change) -> None:
        """Tells every connection what an event means for its cards, and those who wait that it means anything.

        What is told goes out with `subscribers.soon`.
        """
        seq = change.event.seq
        total_before = len(self.rail.keys) + (change.was_at is not None) - (change.is_at is not None)
        counts_differ = total_before != len(self.rail.keys)
        if self._crosses(change):
            # Rare, and told as a whole.
            self.tell_anew(seq)
        elif messages := self._messages(change):
            self.last = seq
            frames = b"".join([text_frame(encode(message)) for message in messages])
            self.sent.keep(seq, frames)
            self.subscribers.gather(frames)
        elif counts_differ:
            self.subscribers.gather(text_frame(self._alive()))
        recent_differ = change.recent_from is not None and change.recent_from < self.recent
        if self.last == seq or counts_differ or recent_differ:
            self.altered = seq
            for wake in tuple(self.changed):
                wake()

    def tell_anew(self, seq: int) -> None:
        """Sends the whole truth to every connection, as of event `seq`."""
        self.last = self.altered = seq
        # It carries the clock, and so is true only now.
        self.sent.start_anew(seq)
        self._snapshot = None
        self.subscribers.write(self.snapshot_frame(seq))

    def _crosses(self, change: Change) -> bool:
        """Whether a card came into the middle of a full window, or went out of it and stayed on the rail."""
        was_in = change.was_at is not None and change.was_at < self.limit
        is_in = change.is_at is not None and change.is_at < self.limit
        if is_in and not was_in:
            return change.is_at != len(self.rail.keys) - 1 and len(self.rail.keys) > self.limit
        return was_in and not is_in and change.is_at is not None

    def _messages(self, change: Change) -> list[msgspec.Struct]:
        rail, event = self.rail, change.event
        common: dict[str, Any] = {
            "station": rail.station.name,
            "epoch": rail.epoch,
            "seq": event.seq,
            "prev": self.last,
            "total": len(rail.keys),
        }
        messages: list[msgspec.Struct] = []
        if change.is_at is not None and change.is_at < self.limit:
            # First the whole card: by itself it says all a screen needs.
            messages.append(self._update(change, common))
        moved = event.old_status is not None and event.old_status is not event.new_status
        left = change.was_at is not None and change.was_at < self.limit and change.is_at is None
        if left and not (moved and rail.station.kind is StationKind.STAGE):
            messages.append(self._update(change, common, left=True))
        elif moved and (left or messages) and rail.station.kind is StationKind.STAGE:
            messages.append(
                StatusChange(
                    order_id=event.order_id,
                    old_status=event.old_status,  # type: ignore[arg-type]  # `moved` says that it is there
                    new_status=event.new_status,
                    order=_ready(change.card.body) if left else None,
                    **common,
                )
            )
        if left and len(rail.keys) >= self.limit:
            following = _ready(rail.body(rail.keys[self.limit - 1]))
            messages.append(OrderUpdate(order=following, action=EventAction.NEW_ORDER, **common))
        return messages

    def _update(self, change: Change, common: dict[str, Any], *, left: bool = False) -> OrderUpdate:
        event = change.event
        return OrderUpdate(
            order=_ready(change.card.body),
            action=event.action,
            left=left,
            by=ITSELF if event.by == ITSELF else "",
            **common,
        )

    def end(self) -> None:
        """What it shows is void: everybody who looks at it has to come anew."""
        for subscriber in tuple(self.subscribers):
            subscriber.cut()
        for wake in tuple(self.changed):
            wake()

    def _alive(self) -> bytes:
        return encode(
            Heartbeat(
                station=self.rail.station.name,
                seq=self.last,
                now=timestamp(self.rail.now_ms()),
                total=len(self.rail.keys),
            )
        )


@dataclass(slots=True)
class Rail:
    """The cards of one station, oldest first.

    Attributes:
        kitchen: what its screens have to know of the kitchen.
        epoch: identity of the log the cards come from.
        first_seq: the log's head when the rail was made; views start there.
        now_ms: the hub's clock, milliseconds since the Unix epoch.
        clock: monotonic, in seconds.
        later: see `fan_out.Subscribers`.
        displayed: what its screens have drawn.
    """

    station: Station
    epoch: str
    first_seq: int
    now_ms: Callable[[], int]
    insecure: bool = False
    kitchen: KitchenNow | None = None
    clock: Callable[[], float] = time.monotonic
    later: Later | None = None
    displayed: Displayed = field(default_factory=Displayed)
    keys: list[Key] = field(default_factory=list)
    recent: deque[Card] = field(default_factory=lambda: deque(maxlen=RECENT_MOST))
    _cards: dict[int, Card] = field(default_factory=dict)
    _views: dict[tuple[int, int], View] = field(default_factory=dict)
    _last: int = 0

    def tidy(self, at_s: float) -> None:
        """Forgets views nobody has looked at for a while.

        Args:
            at_s: a monotonic clock.
        """
        idle: list[tuple[float, tuple[int, int]]] = []
        for key, view in self._views.items():
            if view.subscribers or view.changed:
                view.idle_since_s = None
            else:
                view.idle_since_s = at_s if view.idle_since_s is None else view.idle_since_s
                idle.append((view.idle_since_s, key))
        idle.sort(reverse=True)
        for place, (since_s, key) in enumerate(idle):
            if place >= IDLE_MOST or at_s - since_s > IDLE_KEPT_S:
                del self._views[key]

    def view(self, limit: int, recent: int) -> View:
        """The view with these bounds; made when it is first asked for."""
        view = self._views.get((limit, recent))
        if view is None:
            view = View(self, limit, recent, max(self.first_seq, self._last))
            self._views[limit, recent] = view
        return view

    def views(self) -> Sequence[View]:
        """All views anybody asked for."""
        return tuple(self._views.values())

    def body(self, key: Key) -> msgspec.Raw:
        """The JSON of the card with this key."""
        return self._cards[key[3]].body

    def hang(self, card: Card) -> None:
        """Puts a card on the rail without telling anybody; for the start."""
        self._hang(card)
        self.displayed.entered(card.order.id, self.first_seq, self.clock())

    def _key(self, order: Order) -> Key:
        return (*sort_key(order, self.station), order.id)

    def take_views(self, other: "Rail") -> None:
        """Goes on for everybody who looks at another rail, which this one replaces, and tells them its truth."""
        self._views, other._views = other._views, {}
        for view in self._views.values():
            view.rail = self
        self._tell_anew(max(self.first_seq, other._last))

    def take_kitchen(self, kitchen: KitchenNow, seq: int) -> None:
        """Tells everybody of another kitchen, in which the same tickets hang here.

        Args:
            seq: the last event; whoever has all of them has missed this one all the same.
        """
        self.kitchen = kitchen
        self._tell_anew(max(self.first_seq, self._last, seq))

    def _tell_anew(self, seq: int) -> None:
        self._last = seq
        for view in self._views.values():
            view.tell_anew(seq)
            for wake in tuple(view.changed):
                wake()

    def _hang(self, card: Card) -> None:
        bisect.insort(self.keys, self._key(card.order))
        self._cards[card.order.id] = card

    def apply(self, event: Event, card: Card, *, more: bool = False) -> None:
        """Applies one event of the log and tells every view what it means.

        Args:
            more: another one follows in the same step of the event loop; what screens are told may wait for it.
        """
        self._apply(event, card)
        if not more:
            for view in self._views.values():
                view.subscribers.soon()

    def _apply(self, event: Event, card: Card) -> None:
        known = self._cards.get(event.order_id)
        shown = shows(card.order, self.station)
        was_at = is_at = None
        if known is not None:
            was_at = bisect.bisect_left(self.keys, self._key(known.order))
            del self.keys[was_at], self._cards[event.order_id]
        if shown:
            self._hang(card)
            is_at = bisect.bisect_left(self.keys, self._key(card.order))
        recent_from = remember(
            self.recent, self.station, card, left=known is not None and not shown, shown=shown
        )
        if was_at is None and is_at is None and recent_from is None:
            return
        self._last = event.seq
        self._watch_glass(event, entered=was_at is None and shown, left=not shown)
        change = Change(event=event, card=card, was_at=was_at, is_at=is_at, recent_from=recent_from)
        for view in self._views.values():
            view.publish(change)

    def _watch_glass(self, event: Event, *, entered: bool, left: bool) -> None:
        at_s = self.clock()
        self.displayed.happened(event.seq, at_s)
        if entered:
            self.displayed.entered(event.order_id, event.seq, at_s)
        elif left:
            self.displayed.left(event.order_id)


def _ready(body: msgspec.Raw) -> Order:
    """An order's JSON where a message wants the order: it was encoded before and is written as it is."""
    return cast(Order, body)
