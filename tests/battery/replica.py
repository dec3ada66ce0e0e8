"""R24: whatever becomes of messages on their way, a board is always one the hub had, and ends as the hub's.

The messages are those of the hub's own rail, the way they take is chance: lost in whole writes (as a connection that
ends loses them), repeated, overtaken by a poll's answer, cut in the middle of a write by a new connection. A board
goes back to an older one only where a snapshot says so, which replaces everything.
"""

import asyncio
import random

import msgspec

from battery.verdict import Scale, Verdict
from hub_server.cards import Card
from hub_server.protocol.changes import act
from hub_server.protocol.intake import NewItem, NewOrder
from hub_server.protocol.kitchen import STAGES
from hub_server.protocol.messages import (
    Event,
    EventAction,
    Heartbeat,
    HubMessage,
    OrdersUpdate,
    encode,
    hub_message,
)
from hub_server.protocol.orders import Order, rail_key
from hub_server.protocol.resending import sent_again
from hub_server.protocol.states import ORDER_TABLE, Action, step
from hub_server.protocol.times import timestamp
from hub_server.rail import Rail
from kiosk_app import cook
from kiosk_app.board import RECENT_KEPT, Board, Missed, apply, is_older

NOW_MS = 1_795_372_927_120

WAYS = ("next", "next", "next", "next", "lose", "repeat", "ask", "answer", "cut")
"""What may happen between two events to what is on its way."""


def frames(written: bytes) -> list[HubMessage]:
    """The messages in what a hub wrote at once."""
    found = []
    while written:
        size, at = written[1] & 0x7F, 2
        if size > 125:
            wide = 2 if size == 126 else 8
            size, at = int.from_bytes(written[2 : 2 + wide], "big"), 2 + wide
        found.append(hub_message.decode(written[at : at + size]))
        written = written[at + size :]
    return found


def _is_whole(write: list[HubMessage]) -> bool:
    """Whether it replaces everything: such a one is never overtaken on a connection, and so not repeated here."""
    return any(isinstance(message, OrdersUpdate) for message in write)


class Wire:
    """What was written to one kiosk and has not arrived yet; it takes the place of a connection."""

    def __init__(self) -> None:
        self.writes: list[list[HubMessage]] = []
        self.all: list[list[HubMessage]] = []

    def send(self, written: bytes) -> None:
        self.writes.append(frames(written))
        self.all.append(self.writes[-1])

    def cut(self) -> None:
        raise AssertionError("a view could not write")


class World:
    """A station's rail, its orders, one screen of it and everything between the two."""

    def __init__(self, limit: int) -> None:
        self.seq = 0
        self.orders: dict[int, Order] = {}
        self.had: dict[int, tuple[Order, ...]] = {0: ()}
        self.wrong = ""
        self.wire = Wire()
        self.polls: list[OrdersUpdate] = []
        self.rail = Rail(station=STAGES[1], epoch="e1", first_seq=0, now_ms=lambda: NOW_MS)
        self.view = self.rail.view(limit, RECENT_KEPT)
        self.view.subscribers.add(self.wire)
        self.board = apply(Board(station=self.rail.station.name), self.snapshot())

    def snapshot(self) -> OrdersUpdate:
        """The whole truth now."""
        message = hub_message.decode(self.view.snapshot(self.seq))
        assert isinstance(message, OrdersUpdate)
        return message

    def happen(self, chosen: int, action: str) -> None:
        """One event, if the state machine allows it."""
        order = self.orders.get(chosen)
        if order is None:
            # Not in the order of arrival: an order may have been placed long before it came.
            lines = (NewItem(name=f"Dish {chosen}"),)
            new = NewOrder(source="till", external_id=str(chosen), items=lines)
            self._store(new.stored(chosen, NOW_MS - chosen % 3 * 1000), None, EventAction.NEW_ORDER)
        elif action == "change":
            lines = tuple(
                NewItem(name=item.name, id=item.id, quantity=item.quantity % 9 + 1) for item in order.items
            )
            new = NewOrder(source="till", external_id=str(chosen), items=lines)
            outcome = sent_again(order, new, timestamp(NOW_MS))
            if outcome.action is not None:
                self._store(outcome.order, order, outcome.action)
        else:
            to = step(ORDER_TABLE, order.status, Action(action))
            outcome = act(order, cook.command(order, Action(action), to if action != "cancel" else None))
            if outcome.action is not None:
                self._store(outcome.order, order, outcome.action)

    def _store(self, order: Order, before: Order | None, action: EventAction) -> None:
        self.seq += 1
        self.orders[order.id] = order
        event = Event(
            seq=self.seq,
            at=timestamp(NOW_MS),
            action=action,
            order_id=order.id,
            old_status=None if before is None else before.status,
            new_status=order.status,
            by="test",
            order=order,
        )
        self.rail.apply(event, Card(order, msgspec.Raw(encode(order))))
        here = (order for order in self.orders.values() if order.status is self.rail.station.status)
        self.had[self.seq] = tuple(sorted(here, key=rail_key)[: self.view.limit])

    def travel(self, way: str, chosen: int) -> None:
        """Something becomes of what is on its way."""
        match way:
            case "next" if self.wire.writes:
                self._arrive(self.wire.writes.pop(0))
            case "lose" if self.wire.writes:
                self.wire.writes.pop(0)
            case "repeat" if repeatable := [write for write in self.wire.all if not _is_whole(write)]:
                self._arrive(repeatable[chosen % len(repeatable)])
            case "ask":
                self.polls.append(self.snapshot())
            case "answer" if self.polls:
                answer = self.polls.pop(chosen % len(self.polls))
                if not is_older(answer, self.board):
                    self._show(apply(self.board, answer))
            case "cut":
                # The first messages of a write arrive, then the connection is over; the next begins with everything.
                if self.wire.writes:
                    self._arrive(self.wire.writes[0][: chosen % (len(self.wire.writes[0]) + 1)])
                self.wire.writes = []
                self._show(apply(self.board, self.snapshot()))

    def _arrive(self, messages: list[HubMessage]) -> None:
        board = self.board
        for message in messages:
            try:
                board = apply(board, message)
            except Missed:
                self.resync()
                break
            if isinstance(message, Heartbeat) and message.seq > board.seq:
                self.resync()
        self._show(board, whole=_is_whole(messages))

    def _show(self, board: Board, *, whole: bool = False) -> None:
        """What was written at once is drawn at once."""
        if board.seq < self.board.seq and not whole:
            self.wrong = f"went back from {self.board.seq} to {board.seq}"
        self.board = board

    def resync(self) -> None:
        """The screen asks for everything; the answer stands behind what was written before."""
        if not any(_is_whole(write) for write in self.wire.writes):
            self.wire.writes.append([self.snapshot()])

    def settle(self) -> None:
        """Everything arrives, and then heartbeats do, as one does each second."""
        for _ in range(2):
            while self.wire.writes:
                self._arrive(self.wire.writes.pop(0))
            self.view.heartbeat()
        while self.wire.writes:
            self._arrive(self.wire.writes.pop(0))

    def look(self) -> None:
        """Notes a board that the hub never had."""
        if self.board.orders != self.had[self.board.seq]:
            self.wrong = f"at {self.board.seq}: {[(order.id, order.version) for order in self.board.orders]}"

    def difference(self) -> str:
        """What the screen has that is not so; empty when nothing."""
        if self.wrong:
            return self.wrong
        truth = apply(Board(station=self.board.station), self.snapshot())
        for name in ("orders", "total"):
            if getattr(self.board, name) != getattr(truth, name):
                return f"{name}: {getattr(self.board, name)!r:.300} instead of {getattr(truth, name)!r:.300}"
        return ""


Scene = list[tuple[int, str, list[tuple[str, int]]]]
"""Events, each with what becomes of messages after it."""


def scene(chance: random.Random) -> Scene:
    """Up to 25 events about six orders."""

    def ways() -> list[tuple[str, int]]:
        return [(chance.choice(WAYS), chance.randrange(31)) for _ in range(chance.randrange(4))]

    deeds = ("bump", "bump", "bump", "recall", "cancel", "change")
    return [(chance.randint(1, 6), chance.choice(deeds), ways()) for _ in range(chance.randint(5, 25))]


def play(limit: int, played: Scene) -> str:
    """What a screen has wrong after a scene; empty when nothing."""
    world = World(limit)
    for chosen, action, ways in played:
        world.happen(chosen, action)
        for way, which in ways:
            world.travel(way, which)
            world.look()
    world.settle()
    return world.difference()


async def any_way(scale: Scale, seed: int) -> Verdict:
    """R24."""
    scenes, events = scale.of(5_000, 500), 0
    chance = random.Random(seed)
    verdict = Verdict()
    for number in range(scenes):
        limit, played = chance.choice((2, 3, 1000)), scene(chance)
        events += len(played)
        differs = play(limit, played)
        if differs:
            verdict.faults.append(f"scene {number}, limit {limit}: {differs}: {played}")
            break
        # So that the row's limit of time is kept.
        await asyncio.sleep(0)
    verdict.did = f"{number + 1:,} scenes, {events:,} events; loss, repeats, polls, new connections"
    verdict.figures.append("same board each time" if not verdict.faults else "another board")
    return verdict
