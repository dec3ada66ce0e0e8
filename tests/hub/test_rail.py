"""What displays of every size see: a client that only applies messages ends with the rail's first cards."""

import gc
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.orders import bump, order
from hub_server.cards import RECENT_MOST, Card
from hub_server.protocol import changes, messages
from hub_server.protocol.kitchen import STAGES
from hub_server.protocol.messages import (
    Event,
    EventAction,
    Heartbeat,
    HubMessage,
    OrdersUpdate,
    OrderUpdate,
    Result,
    StatusChange,
)
from hub_server.protocol.orders import Order, rail_key
from hub_server.protocol.states import Action, Status
from hub_server.protocol.times import timestamp
from hub_server.rail import IDLE_KEPT_S, IDLE_MOST, Rail, View
from kiosk_app.board import Board, Missed, apply

AT = "2026-11-22T18:00:00.000Z"
decoder = msgspec.json.Decoder(HubMessage)


def unframed(frames: bytes) -> list[HubMessage]:
    """Reads WebSocket text frames (RFC 6455, section 5.2) without the library that made them."""
    found: list[HubMessage] = []
    while frames:
        assert frames[0] == 0x81, "an unfragmented text frame"
        length, start = frames[1], 2
        if length == 126:
            length, start = int.from_bytes(frames[2:4], "big"), 4
        elif length == 127:
            length, start = int.from_bytes(frames[2:10], "big"), 10
        found.append(decoder.decode(frames[start : start + length]))
        frames = frames[start + length :]
    return found


class SeedDisplay:
    """A display that knows only the seed document: its three messages, and its own station."""

    def __init__(self, view: View) -> None:
        self.cards: dict[int, Order] = {}
        self.station = view.rail.station.name
        self.total = 0
        view.subscribers.add(self)
        self._hear(decoder.decode(view.snapshot(view.last)))

    def send(self, frames: bytes) -> None:
        for message in unframed(frames):
            self._hear(message)

    def cut(self) -> None:
        raise AssertionError("it took everything")

    def _hear(self, message: HubMessage) -> None:
        match message:
            case OrdersUpdate():
                self.cards = {each.id: each for each in message.orders}
            case OrderUpdate():
                self.cards[message.order.id] = message.order
            case StatusChange():
                if message.old_status == self.station:
                    self.cards.pop(message.order_id, None)
        if isinstance(message, OrdersUpdate | OrderUpdate | StatusChange | Heartbeat):
            self.total = message.total


class KioskDisplay(SeedDisplay):
    """Our own kiosk's board."""

    def __init__(self, view: View) -> None:
        self.board = Board(station=view.rail.station.name)
        self.gaps = 0
        super().__init__(view)

    def _hear(self, message: HubMessage) -> None:
        try:
            self.board = apply(self.board, message)
        except Missed:
            self.gaps += 1
        self.cards = {each.id: each for each in self.board.orders}
        self.total = self.board.total


class Poller:
    """A display without a socket: it asks again, and keeps what it has when the hub says that nothing differs."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.has = self.asked(0)
        self.woken = 0
        view.changed.add(self._wake)

    def _wake(self) -> None:
        self.woken += 1

    def asked(self, seq: int) -> OrdersUpdate:
        update = decoder.decode(self.view.snapshot(seq))
        assert isinstance(update, OrdersUpdate)
        return update

    def check(self, seq: int) -> None:
        true = self.asked(seq)
        if self.view.altered > self.has.seq:
            assert self.woken, "who waits is told"
            self.has = true
        self.woken = 0
        assert msgspec.structs.replace(self.has, seq=seq) == true


class Kitchen:
    """Three rails fed by one log, without a database.

    Attributes:
        now_ms: their clock.
        more: the next event comes in the same step of the event loop.
    """

    def __init__(self, limits: tuple[int, ...]) -> None:
        self.more = False
        self.now_ms = 1_795_000_000_000
        self.rails = {
            station.name: Rail(station=station, epoch="e", first_seq=0, now_ms=lambda: self.now_ms)
            for station in STAGES
        }
        self.displays: list[tuple[Rail, int, SeedDisplay]] = [
            (rail, limit, kind(rail.view(limit, 0)))
            for rail in self.rails.values()
            for limit in limits
            for kind in (SeedDisplay, KioskDisplay)
        ]
        self.pollers = [
            Poller(rail.view(limit, recent))
            for rail in self.rails.values()
            for limit in limits
            for recent in (0, 1, 50)
        ]
        self.orders: dict[int, Order] = {}
        self.seq = 0

    def happen(self, after: Order, action: EventAction) -> None:
        self.seq += 1
        before = self.orders.get(after.id)
        self.orders[after.id] = after
        event = Event(
            seq=self.seq,
            at=AT,
            action=action,
            order_id=after.id,
            old_status=None if before is None else before.status,
            new_status=after.status,
            by="test",
            order=after,
        )
        for rail in self.rails.values():
            rail.apply(event, Card(after, msgspec.Raw(messages.encode(after))), more=self.more)

    def place(self, placed_at_s: int) -> None:
        id_ = len(self.orders) + 1
        placed = order(id_, placed_at=f"2026-11-22T18:00:{placed_at_s:02d}Z")
        self.happen(placed.stored(id_, 0), EventAction.NEW_ORDER)

    def act(self, at: int, action: Action, to: Status | None) -> None:
        if self.orders:
            known = self.orders[at % len(self.orders) + 1]
            outcome = changes.act(known, bump(known, to, action=action))
            if outcome.action is not None:
                assert outcome.result is Result.APPLIED
                self.happen(outcome.order, outcome.action)

    def check(self) -> None:
        for rail, limit, display in self.displays:
            standing = [o for o in self.orders.values() if o.status == rail.station.status]
            wanted = sorted(standing, key=rail_key)[:limit]
            shown = sorted(display.cards.values(), key=rail_key)
            assert shown == wanted, (rail.station.name, limit, type(display).__name__)
            assert display.total == len(standing), "what is hidden is counted"
            if isinstance(display, KioskDisplay):
                assert display.gaps == 0
        for poller in self.pollers:
            poller.check(self.seq)


steps = st.one_of(
    st.tuples(st.just("place"), st.integers(0, 59), st.none()),
    st.tuples(
        st.sampled_from([Action.BUMP, Action.RECALL, Action.CANCEL]),
        st.integers(0, 50),
        st.sampled_from([None, Status.PENDING, Status.PREPARING, Status.READY, Status.COMPLETE]),
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(steps, max_size=60))
def test_every_display_shows_its_first_cards_after_every_event(
    happenings: list[tuple[Any, int, Any]],
) -> None:
    """At most N cards, the oldest; the next takes a free place at once; what is hidden is counted."""
    kitchen = Kitchen(limits=(1, 3, 1000))
    for what, number, to in happenings:
        if what == "place":
            kitchen.place(number)
        else:
            kitchen.act(number, what, to)
        kitchen.check()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(steps, st.booleans()), max_size=60))
def test_events_that_come_together_mean_what_they_mean_one_by_one(
    happenings: list[tuple[tuple[Any, int, Any], bool]],
) -> None:
    """However many messages a display gets at once, and whatever lies between them: the same board, and no gap."""
    kitchen = Kitchen(limits=(1, 3, 1000))
    kitchen.place(0)
    for (what, number, to), more in happenings:
        kitchen.more = more
        if what == "place":
            kitchen.place(number)
        else:
            kitchen.act(number, what, to)
    # The last of them says that nothing follows.
    kitchen.more = False
    kitchen.place(59)
    kitchen.check()


def test_the_twenty_first_order_takes_the_place_of_the_first_at_once() -> None:
    """The seed document hid it until a reload."""
    kitchen = Kitchen(limits=(20,))
    for n in range(25):
        kitchen.place(n)
    kitchen.check()
    kitchen.act(0, Action.BUMP, None)
    kitchen.check()
    _, _, pending = kitchen.displays[0]
    assert sorted(pending.cards) == list(range(2, 22))
    assert pending.total == 24


def test_a_herd_is_served_from_one_encoded_snapshot() -> None:
    """Fifty kiosks that come back at once cost the hub one encoding and one frame."""
    kitchen = Kitchen(limits=(20,))
    kitchen.place(1)
    view = kitchen.rails["pending"].view(20, 0)
    assert view.snapshot(1) is view.snapshot(1)
    assert view.snapshot_frame(1) is view.snapshot_frame(1)


def test_a_clock_that_was_set_back_is_told_as_it_is() -> None:
    """Nobody is served what the hub said with the clock it no longer has; ages would run ahead for an hour."""
    kitchen = Kitchen(limits=())
    view = kitchen.rails["pending"].view(20, 0)
    assert json.loads(view.snapshot(0))["now"] == timestamp(kitchen.now_ms)
    kitchen.now_ms -= 3600_000
    assert json.loads(view.snapshot(0))["now"] == timestamp(kitchen.now_ms)


def test_a_view_nobody_looks_at_is_forgotten() -> None:
    """Whoever asks for a thousand different limits leaves little behind, and after a minute nothing."""
    rail = Kitchen(limits=()).rails["pending"]
    for limit in range(1, 1001):
        rail.view(limit, 0)
    rail.tidy(100.0)
    assert len(rail.views()) == IDLE_MOST
    rail.tidy(100.0 + IDLE_KEPT_S + 1)
    assert rail.views() == ()


def test_no_more_are_kept_for_recall_than_anybody_can_ask_for() -> None:
    """A hub that runs for months does not grow."""
    kitchen = Kitchen(limits=(2,))
    for n in range(RECENT_MOST + 5):
        kitchen.place(0)
        kitchen.act(n, Action.BUMP, None)
        kitchen.check()
    recent = kitchen.rails["pending"].recent
    assert [card.order.id for card in recent] == list(range(RECENT_MOST + 5, 5, -1))


def test_what_left_can_be_recalled_and_what_was_cancelled_cannot() -> None:
    """The list of recalls shows where an order is now, and forgets what is over or back."""
    kitchen = Kitchen(limits=())
    for n in range(3):
        kitchen.place(n)
    kitchen.act(0, Action.BUMP, None)
    kitchen.act(1, Action.BUMP, None)
    rail = kitchen.rails["pending"]
    assert [card.order.id for card in rail.recent] == [2, 1]
    kitchen.act(0, Action.BUMP, None)
    assert [card.order.status for card in rail.recent] == [Status.PREPARING, Status.READY]
    kitchen.act(1, Action.CANCEL, None)
    assert [card.order.id for card in rail.recent] == [1]
    kitchen.act(0, Action.RECALL, Status.PENDING)
    assert [card.order.id for card in rail.recent] == []


class Broken:
    """A connection whose transport fails in a way nobody has thought of."""

    def __init__(self) -> None:
        self.is_cut = False

    def send(self, frames: bytes) -> None:
        raise RuntimeError("the loop says no")

    def cut(self) -> None:
        self.is_cut = True


def test_one_connection_that_fails_is_cut_and_all_others_are_told(caplog: pytest.LogCaptureFixture) -> None:
    """Heartbeats and events reach everybody else; the kiosk of the one comes back by itself."""
    for happens in ("heartbeat", "event", "whole rail"):
        kitchen = Kitchen(limits=(2,))
        view = kitchen.rails["pending"].view(2, 0)
        if happens == "whole rail":
            kitchen.place(5)
            kitchen.place(6)
        broken = [Broken() for _ in range(20)]
        view.subscribers.update(broken)
        if happens == "heartbeat":
            view.heartbeat()
        else:
            kitchen.place(1)
        kitchen.check()
        assert [each.is_cut for each in broken] == [True] * 20
        assert view.subscribers.isdisjoint(broken)
    assert "the loop says no" in caplog.text


def test_open_orders_are_nothing_the_collector_of_garbage_looks_through() -> None:
    """With ten thousand of them each of its full rounds would hold up every order for a tenth of a second."""
    kitchen = Kitchen(limits=(1,))
    kitchen.place(1)
    (stored,) = kitchen.orders.values()
    read = msgspec.json.decode(messages.encode(stored), type=Order)
    assert not any(gc.is_tracked(part) for each in (stored, read) for part in (each, *each.items))
