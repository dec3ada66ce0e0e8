"""One evening, seen twice: what every station shows, and what the model says that it has to show."""

import random
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from evening.dishes import Order
from evening.house import RULES, SCREENS, STAGES
from evening.model import Kitchen
from evening.service import Body, Service

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.tickets import lines, unseen
from kiosk_app.board import Board
from kiosk_app.guests import guests

OPENS = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
"""Five in the afternoon in Berlin."""


class Compared:
    """A kitchen and its model.

    Args:
        service: the kitchen, described already.
        chance: of what happens.

    Attributes:
        kitchen: the model.
        tally: how often each kind of thing was done.
        minute: after opening.
        sent: number → what its till sent last.
        ids: number → `id`.
        touched: numbers of orders that something was done with since; nothing else is done with them.
    """

    def __init__(self, service: Service, chance: random.Random) -> None:
        self.service, self.chance = service, chance
        self.kitchen = Kitchen(RULES)
        self.tally: Counter[str] = Counter()
        self.sent: dict[str, Body] = {}
        self.ids: dict[str, int] = {}
        self.touched: set[str] = set()
        self.minute = 0
        self.serial = 0
        self._pictures: dict[str, tuple[object, list[Any]]] = {}

    def time(self, minute: int) -> None:
        """It is so many minutes after opening, on both sides."""
        at = OPENS + timedelta(minutes=minute)
        self.minute = minute
        # The wall in Berlin.
        self.kitchen.hour = int(f"{at + timedelta(hours=1):%H%M}")
        self.kitchen.tick(int(at.timestamp()) * 1000)
        self.service.set_time(at)

    def run_by(self, profile: str) -> None:
        """The kitchen is run another way."""
        self.service.run_by(profile)
        self.kitchen.switched(profile)

    async def same(self) -> None:
        """Every station shows what the model says; fails with the first difference."""
        # What has just been done may have made something due.
        self.time(self.minute)
        wanted = {name: self.wanted(name) for name in SCREENS}

        def differs() -> str:
            for name in SCREENS:
                found = self._found(name)
                if wanted[name] != found:
                    return f"{name} has\n{_listed(found)}\nand should have\n{_listed(wanted[name])}"
            return ""

        difference = await self.service.until_same(differs)
        assert not difference, f"minute {self.minute}: {difference}"

    def _found(self, name: str) -> list[Any]:
        """What a station's screen shows; a picture that is known is not read again."""
        board = self.service.board(name)
        known = self._pictures.get(name)
        if known is None or known[0] is not board.orders:
            known = self._pictures[name] = board.orders, shown(board)
        return known[1]

    def wanted(self, name: str) -> list[Any]:
        """What a station has to show, by the model."""
        kitchen = self.kitchen
        name = "fry" if name == "window" else name
        if name == "guests":
            preparing, ready = kitchen.numbers()
            return [sorted(preparing), sorted(ready)]
        if name in STAGES:
            rail = kitchen.rail("stages")
            return [o.number for o in rail if o.status == name and not kitchen.later(o)]
        return [
            (
                order.number,
                order.priority,
                order.table,
                [(*line,) for line in kitchen.ticket(order, name)],
                sorted((kind, dish or "") for kind, dish in kitchen.unseen(order, name)),
            )
            for order in kitchen.rail(name)
        ]

    def some(self) -> Order | None:
        """An open order that nothing was done with yet; from now on something is."""
        orders = [
            o for o in self.kitchen.orders.values() if o.state == "open" and o.number not in self.touched
        ]
        if not orders:
            return None
        order = self.chance.choice(orders)
        self.touched.add(order.number)
        return order


def shown(board: Board) -> list[Any]:
    """What a screen's board has, in the same words as the model's."""
    station = board.at
    if station.kind is StationKind.BOARD:
        told = guests(board.orders, None, station.expire_s)
        return [sorted(each.number for each in told.preparing), sorted(each.number for each in told.ready)]
    if station.kind is StationKind.STAGE:
        return [order.number for order in board.orders]
    return [
        (
            order.number,
            str(order.priority),
            order.table,
            [(line.item.name, line.item.quantity, str(line.standing)) for line in lines(order, station)],
            sorted((str(change.kind), change.item_id or "") for change in unseen(order, station)),
        )
        for order in board.orders
    ]


def _listed(rows: Iterable[Any]) -> str:
    return "\n".join(f"  {row}" for row in rows)
