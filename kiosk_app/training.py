"""A kitchen that exists in this screen only: a cook learns on it, and no order of it is anybody's. Qt-free.

It is played by the contract's own functions, so that everything happens as it would with a hub: what is bumped,
altered, held and brought back. Nothing is stored, nothing is sent, and nothing here knows a network.
"""

import heapq
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial
from itertools import count

import msgspec

from hub_server.protocol import changes, wishes
from hub_server.protocol.arranging import arranged
from hub_server.protocol.due import due, happened
from hub_server.protocol.finding import is_meant
from hub_server.protocol.intake import NewOrder
from hub_server.protocol.kitchen import Station, StationKind
from hub_server.protocol.messages import Ack, Command, KitchenNow, Result
from hub_server.protocol.orders import Order, live
from hub_server.protocol.outcomes import Outcome, Setting
from hub_server.protocol.progress import is_to_do
from hub_server.protocol.resending import AGAIN, sent_again
from hub_server.protocol.routing import Circumstances, work_waiting
from hub_server.protocol.states import OF_KITCHEN, OPEN, Action, Status
from hub_server.protocol.tickets import has_done, place_between, shows, sort_key
from hub_server.protocol.times import EPOCH, timestamp, wall_clock
from kiosk_app import cook
from kiosk_app.board import RECENT_KEPT, Board
from kiosk_app.disk import Given
from kiosk_app.listener import Listener
from kiosk_app.outbox import by_order, is_repeat
from kiosk_app.searching import Finding
from kiosk_app.speech import tr
from kiosk_app.training_kitchen import kitchen_of
from kiosk_app.training_menu import CHANGES, LIKELY, SCRIPT, Guests, Turn

LOG = "training"
"""Epoch of every board of a lesson; a hub's is 32 hexadecimal digits."""

PER_MINUTE = 3.0
"""Orders and changes, once the lesson has shown something of everything."""

HANGING_MOST = 10
"""From so many on the guests wait: nobody learns under a flood."""

KEPT_MOST = 200
"""Orders of one lesson that are kept for recall and search."""

WELL_BEGUN_S = 7 * 60
"""Age of the first order: soon it is one that has to be hurried."""

OTHERS_S = (15.0, 45.0)
"""How long the cooks of other stations take, who are made up, too."""

FOUND_MOST = 50

Later = Callable[[Callable[[], None]], None]
"""Calls something in a moment, as an answer of a hub would come."""


class Trainer:
    """What a screen needs of a hub (`listener.Hub`), made up.

    Args:
        model: the board of the station to train at; only its kitchen is taken over, never an order.
        listener: the screen.
        seed: of all chance.
        now_ms: the clock to begin with, in ms since the Unix epoch.
        clock: monotonic, in seconds.
        later: when commands are answered.
        per_minute: see `PER_MINUTE`.
    """

    def __init__(
        self,
        model: Board,
        listener: Listener,
        *,
        seed: int,
        now_ms: int,
        clock: Callable[[], float],
        later: Later,
        per_minute: float = PER_MINUTE,
    ) -> None:
        self.listener = listener
        self._clock, self._later, self._per_minute = clock, later, per_minute
        self._begun_at, self._begun_ms = clock(), now_ms
        self._chance = random.Random(seed)
        self._here, self._others, self._state = kitchen_of(model)
        makers = (self._here, *self._others) if self._here.makes else self._others
        self._guests = Guests(self._chance, tuple(station.name for station in makers if station.makes))
        self._orders: dict[int, Order] = {}
        self._sent: dict[int, NewOrder] = {}
        self._left: list[int] = []
        self._ids, self._seq = count(1), 0
        self._waiting: dict[str, Command] = {}
        self._sought: str | None = None
        self._is_over = False
        # What is to happen, by seconds from the beginning; when the cooks of other stations are done with something.
        self._turns: list[tuple[float, int, Turn, int]] = []
        self._order_of_turns = count()
        self._done_at: dict[tuple[object, ...], float] = {}
        for at_s, turn in SCRIPT:
            self._plan(at_s, turn)
        self._next_s = SCRIPT[-1][0]
        self.board = self._drawn_anew(())
        self._go_on()

    # What a screen asks of its hub

    def submit(self, command: Command) -> None:
        """Takes a command; its answer comes in a moment."""
        if not command.epoch:
            command = msgspec.structs.replace(command, epoch=LOG)
        if not is_repeat(command, tuple(self._waiting.values())):
            self._waiting[command.id] = command
            self._later(partial(self._answer, command))
        self.listener.pending_changed(by_order(self._waiting.values()))

    def drawn(self, board: Board) -> None:
        """Nobody has to know what stands on the glass of a lesson."""

    def held(self) -> tuple[Given, ...]:
        """Nothing is ever too old here."""
        return ()

    def release(self, held: Iterable[Given]) -> None:
        """Nothing is held."""

    def drop(self, held: Iterable[Given]) -> None:
        """Nothing is held."""

    def look_for(self, text: str | None) -> None:
        """Looks through the orders of this lesson."""
        self._sought = text
        if text is not None:
            self._later(partial(self._find, text))

    def hub_now_ms(self) -> int:
        """The lesson's clock, in ms since the Unix epoch."""
        return self._begun_ms + round(self._now_s() * 1000)

    def vouched_ago_s(self) -> float:
        """The board is always the whole truth about what does not exist."""
        return 0.0

    # The lesson

    def go_on(self) -> None:
        """Lets happen what should have happened by now."""
        if self._go_on():
            self.listener.board_changed(self.board)

    def end(self) -> None:
        """Nothing happens from now on; an answer under way is not given any more."""
        self._is_over = True

    def _now_s(self) -> float:
        return self._clock() - self._begun_at

    def _plan(self, at_s: float, turn: Turn, about: int = 0) -> None:
        heapq.heappush(self._turns, (at_s, next(self._order_of_turns), turn, about))

    def _go_on(self) -> bool:
        if self._is_over:
            return False
        now_s, before = self._now_s(), self._seq
        while self._next_s <= now_s + 1:
            self._next_s += self._chance.expovariate(self._per_minute / 60)
            self._plan(self._next_s, self._chance.choices(list(LIKELY), list(LIKELY.values()))[0])
        while self._turns and self._turns[0][0] <= now_s:
            at_s, _, turn, about = heapq.heappop(self._turns)
            if turn in CHANGES:
                self._change(turn, about)
            elif at_s <= SCRIPT[-1][0] or len(self.board.orders) < HANGING_MOST:
                self._place(turn)
        self._let_others_work(now_s)
        self._let_time_pass()
        if self._seq == before:
            return False
        self.board = self._drawn_anew(self.board.orders)
        return True

    def _place(self, turn: Turn) -> Order:
        now_ms, order_id = self.hub_now_ms(), next(self._ids)
        began = EPOCH + timedelta(milliseconds=now_ms, seconds=-WELL_BEGUN_S) if order_id == 1 else None
        new = self._guests.order(turn, began)
        order = arranged(new.stored(order_id, now_ms), self._circumstances(), now_ms)
        stage = self._here.status
        if stage is not None and stage is not order.status:
            # The stages before have done with it.
            order = changes.moved(order, stage, at_ms=now_ms)
        self._sent[order_id] = new
        self._keep(order)
        return order

    def _change(self, turn: Turn, about: int) -> None:
        """A guest changes his mind about an order that hangs; where there is none it comes first."""
        makes = self._here.makes
        for hanging in reversed(self.board.orders):
            order = self._orders[hanging.id]
            lines = frozenset(
                item.id.rstrip(AGAIN) for item in live(order.items) if not makes or item.part(makes)
            )
            if about in (0, order.id) and len(live(order.items)) > 1 and lines:
                wanted = self._guests.changed(self._sent[order.id], turn, lines)
                at = timestamp(self.hub_now_ms())
                if self._took(order, sent_again(order, wanted, at, self._circumstances())):
                    self._sent[order.id] = wanted
                    return
        if about == 0:
            self._plan(self._now_s() + 5, turn, self._place(Turn.MODIFIERS).id)

    def _let_others_work(self, now_s: float) -> None:
        """The cooks of all other stations finish their parts, and somebody sells what is ready."""
        for order in list(self._open()):
            for station, command, key in self._work_of_others(order):
                done_at = self._done_at.setdefault(key, now_s + self._chance.uniform(*OTHERS_S))
                if now_s >= done_at:
                    del self._done_at[key]
                    self._took(order, changes.act(order, command, self._setting(station)))
                    # The next one finds the order as it is then.
                    break

    def _work_of_others(self, order: Order) -> Iterator[tuple[Station, Command, tuple[object, ...]]]:
        for station in self._others:
            if station.kind is StationKind.EXPO:
                if order.status is Status.READY:
                    sold = cook.command(order, Action.BUMP, Status.COMPLETE)
                    yield station, sold, (order.id, station.name, order.status_version)
                continue
            news = any(station.name in change.waiting for change in order.changes)
            for item in live(order.items):
                part = item.part(station.name)
                if part is not None and is_to_do(item, part):
                    done = cook.command(order, Action.BUMP, Status.READY, (item.id,))
                    yield station, done, (order.id, station.name, item.id, part.status_version)
                    break
            else:
                if news:
                    seen = cook.command(order, Action.ACKNOWLEDGE, None)
                    yield station, seen, (order.id, station.name, "seen", order.items_version)

    def _let_time_pass(self) -> None:
        """What happens by itself: a course that waited long enough is fired."""
        now_ms, kitchen = self.hub_now_ms(), self._state.kitchen
        for order in list(self._open()):
            what = due(order, kitchen, now_ms)
            if what is not None and what.at_ms <= now_ms:
                self._took(order, happened(order, what, self._setting(None)))

    def _open(self) -> Iterator[Order]:
        return (order for order in self._orders.values() if order.status in OPEN)

    # Commands

    def _answer(self, command: Command) -> None:
        if self._is_over:
            return
        del self._waiting[command.id]
        ack = self._carried_out(command)
        self.board = self._drawn_anew(self.board.orders)
        self.listener.board_changed(self.board)
        self.listener.answered(command, ack)
        self.listener.pending_changed(by_order(self._waiting.values()))

    def _carried_out(self, command: Command) -> Ack:
        if command.action in OF_KITCHEN:
            result = self._mark(command) if command.action is not Action.PROFILE else Result.REJECTED
            return Ack(station=self._here.name, id=command.id, result=result)
        order = self._orders.get(command.order_id)
        if order is None:
            detail = tr("There is no such order in this lesson any more.")
            return Ack(station=self._here.name, id=command.id, result=Result.REJECTED, detail=detail)
        at = self._setting(self._here)
        if command.action is Action.PLACE:
            above, below = (*command.between, 0, 0)[:2]
            outcome = wishes.placed(order, place_between(self._key(above), self._key(below)), at)
        else:
            outcome = changes.act(order, command, at)
        self._took(order, outcome)
        return Ack(
            station=self._here.name,
            id=command.id,
            result=outcome.result,
            order=outcome.order,
            seq=self._seq,
            detail=outcome.detail,
        )

    def _key(self, order_id: int) -> tuple[int, str, float] | None:
        order = self.board.order(order_id)
        return None if order is None else sort_key(order, self._here)

    def _mark(self, command: Command) -> Result:
        name, gone = command.name.strip(), command.action is Action.SOLD_OUT
        others = tuple(each for each in self._state.sold_out if each.casefold() != name.casefold())
        wanted = (*others, name) if gone else others
        if len(wanted) == len(self._state.sold_out):
            return Result.ALREADY_DONE
        self._state = msgspec.structs.replace(self._state, sold_out=wanted, version=self._state.version + 1)
        self._seq += 1
        return Result.APPLIED

    def _find(self, text: str) -> None:
        if self._is_over or self._sought != text:
            return
        found = [
            order
            for order in reversed(self._orders.values())
            if has_done(order, self._here) and is_meant(order, text)
        ]
        self.listener.found(Finding(text=text, orders=tuple(found[:FOUND_MOST]), total=len(found)))

    # The board

    def _took(self, order: Order, outcome: Outcome) -> bool:
        """Keeps what became of an order; says whether anything did."""
        if outcome.action is None:
            return False
        self._keep(outcome.order)
        return True

    def _keep(self, order: Order) -> None:
        self._orders[order.id] = order
        self._seq += 1
        if len(self._orders) > KEPT_MOST:
            gone = next((each.id for each in self._orders.values() if each.status not in OPEN), None)
            if gone is not None:
                del self._orders[gone], self._sent[gone]

    def _drawn_anew(self, before: tuple[Order, ...]) -> Board:
        """The board as the orders stand now."""
        hanging = sorted(
            (order for order in self._orders.values() if shows(order, self._here)),
            key=lambda order: sort_key(order, self._here),
        )
        known = {order.id for order in hanging}
        gone = [order.id for order in before if order.id not in known]
        self._left = [*gone, *(id_ for id_ in self._left if id_ not in known and id_ not in gone)]
        left = (self._orders[id_] for id_ in self._left if id_ in self._orders)
        return Board(
            station=self._here.name,
            orders=tuple(hanging),
            epoch=LOG,
            seq=self._seq,
            total=len(hanging),
            recent=tuple(order for order in left if has_done(order, self._here))[:RECENT_KEPT],
            as_of_ms=self.hub_now_ms(),
            kitchen=KitchenNow(
                station=self._here,
                version=self._state.version,
                titles={each.name: each.title for each in self._state.kitchen.of(StationKind.PREP)},
                routes_items=self._state.kitchen.routes_items,
                sold_out=self._state.sold_out,
            ),
        )

    def _setting(self, station: Station | None) -> Setting:
        return Setting(station=station, kitchen=self._state.kitchen, at_ms=self.hub_now_ms())

    def _circumstances(self) -> Circumstances:
        return Circumstances(
            state=self._state,
            clock=wall_clock(self.hub_now_ms(), None),
            work_s=work_waiting(self._open()),
        )
