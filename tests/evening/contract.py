"""The evening's kitchen without any program around it: the functions of the contract, in the order a hub calls them."""

import json
from datetime import datetime

import msgspec
from evening.house import FILE
from evening.service import Body, Differs

from hub_server import kitchen_file
from hub_server.kitchens import rerouted
from hub_server.protocol import changes, checks, wishes
from hub_server.protocol.arranging import arranged
from hub_server.protocol.checks import NewCheck
from hub_server.protocol.due import due, happened
from hub_server.protocol.intake import new_order
from hub_server.protocol.kitchen import KitchenState, StationKind
from hub_server.protocol.messages import Ack, Command, KitchenNow, Result
from hub_server.protocol.orders import Order
from hub_server.protocol.outcomes import Outcome, Setting
from hub_server.protocol.resending import sent_again
from hub_server.protocol.routing import Circumstances, with_work, work_of, work_waiting
from hub_server.protocol.states import OPEN
from hub_server.protocol.tickets import has_done, shows, sort_key
from hub_server.protocol.times import timestamp, wall_clock
from kiosk_app.board import Board

RECENT = 20


class Contract:
    """See `Service`."""

    def __init__(self) -> None:
        self._state = KitchenState(version=1, kitchen=kitchen_file.read(FILE))
        self._orders: dict[int, Order] = {}
        self._ids: dict[str, int] = {}
        self._now_ms = 0
        # Order numbers as they were touched last: the latest stands first in a list of recalls.
        self._touched: list[int] = []

    def set_time(self, at: datetime) -> None:
        """See `Service`."""
        self._now_ms = int(at.timestamp()) * 1000
        while True:
            waiting = [
                (what, order)
                for order in self._orders.values()
                if (what := due(order, self._state.kitchen, self._now_ms)) is not None
                and what.at_ms <= self._now_ms
            ]
            if not waiting:
                return
            what, order = min(waiting, key=lambda entry: entry[0])
            outcome = happened(order, what, self._setting(what.station))
            assert outcome.action is not None, f"{what} of {order.number} is due for ever"
            self._keep(outcome.order)

    def place(self, body: Body) -> int:
        """See `Service`."""
        new = new_order(json.dumps(body).encode())
        order = arranged(new.stored(len(self._orders) + 1, self._now_ms), self._circumstances(), self._now_ms)
        self._ids[order.number] = order.id
        self._keep(order)
        return order.id

    def send_again(self, body: Body) -> None:
        """See `Service`."""
        new = new_order(json.dumps(body).encode())
        order = self._sent(body["number"])
        self._done(sent_again(order, new, timestamp(self._now_ms), self._circumstances()))

    def fire(self, number: str, course: str) -> None:
        """See `Service`."""
        self._done(wishes.fire(self._sent(number), course, (), self._setting()))

    def cancel(self, number: str) -> None:
        """See `Service`."""
        self._done(changes.cancel(self._sent(number), self._setting()))

    def merge(self, number: str, other: str) -> None:
        """See `Service`."""
        grown, ended = checks.merged(
            self._sent(number), self._sent(other), timestamp(self._now_ms), self._state
        )
        self._done(grown)
        self._done(ended)

    def split(self, number: str, asked: Body) -> int:
        """See `Service`."""
        new = msgspec.convert(asked, NewCheck)
        left, made = checks.split(
            self._sent(number), new, len(self._orders) + 1, timestamp(self._now_ms), self._state
        )
        self._ids[made.order.number] = made.order.id
        self._done(made)
        self._done(left)
        return made.order.id

    def run_by(self, profile: str) -> None:
        """See `Service`."""
        self._state = msgspec.structs.replace(self._state, profile=profile, version=self._state.version + 1)
        now = self._circumstances()
        for order in tuple(self._orders.values()):
            if order.status not in OPEN:
                continue
            outcome = rerouted(order, now, at_ms=self._now_ms)
            fresh = {item.id for item in order.items if not item.parts}
            if outcome.action is not None:
                self._keep(outcome.order)
                for item in outcome.order.items:
                    if item.id in fresh:
                        now = with_work(now, work_of(item))

    async def give(self, given: list[tuple[str, Command]]) -> list[Ack]:
        """See `Service`."""
        answers = []
        for name, command in given:
            outcome = changes.act(self._orders[command.order_id], command, self._setting(name))
            if outcome.result is Result.APPLIED:
                self._keep(outcome.order)
            answers.append(Ack(station=name, id=command.id, result=outcome.result, detail=outcome.detail))
        return answers

    def board(self, station: str) -> Board:
        """See `Service`."""
        here = self._state.kitchen.station(station)
        assert here is not None
        hanging = [order for order in self._orders.values() if shows(order, here)]
        latest = [self._orders[order_id] for order_id in reversed(self._touched)]
        is_board = here.kind is StationKind.BOARD
        return Board(
            station=station,
            orders=tuple(sorted(hanging, key=lambda order: sort_key(order, here))),
            epoch="e",
            recent=() if is_board else tuple(o for o in latest if has_done(o, here))[:RECENT],
            as_of_ms=self._now_ms,
            kitchen=KitchenNow(station=here, routes_items=True, profile=self._state.profile),
        )

    async def until_same(self, differs: Differs) -> str:
        """See `Service`."""
        return differs()

    def _sent(self, number: str) -> Order:
        return self._orders[self._ids[number]]

    def _done(self, outcome: Outcome) -> None:
        assert outcome.result is not Result.REJECTED, outcome.detail
        self._keep(outcome.order)

    def _keep(self, order: Order) -> None:
        self._orders[order.id] = order
        self._touched = [other for other in self._touched if other != order.id] + [order.id]

    def _setting(self, station: str = "") -> Setting:
        kitchen = self._state.kitchen
        return Setting(station=kitchen.station(station), kitchen=kitchen, at_ms=self._now_ms)

    def _circumstances(self) -> Circumstances:
        standing = [order for order in self._orders.values() if order.status in OPEN]
        return Circumstances(
            state=self._state,
            clock=wall_clock(self._now_ms, self._state.kitchen.time_zone),
            work_s=work_waiting(standing),
        )
