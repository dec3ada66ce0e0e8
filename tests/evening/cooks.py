"""What the cooks of an evening do: bump, recall, sell, hurry, hold; and what they try in vain."""

from evening.dishes import Order
from evening.house import PREP
from evening.tills import Tills

from hub_server.protocol.kitchen import Station
from hub_server.protocol.messages import Command, Result
from hub_server.protocol.orders import Order as Stored
from hub_server.protocol.orders import Priority
from hub_server.protocol.states import Action
from kiosk_app import cook

Wish = tuple[Command, Result]


class Evening(Tills):
    """Tills and cooks of one evening; see `Compared`."""

    async def cook(self) -> None:
        """Each station works at what hangs first; each order is touched by one of them."""
        given: list[tuple[str, Command]] = []
        results: list[Result] = []
        for name in (*PREP, "expo"):
            for order in self.kitchen.rail(name)[:8]:
                if order.number in self.touched or self.chance.random() < 0.2:
                    continue
                wish = self._at_expo(order) if name == "expo" else self._at_prep(order, name)
                if wish is not None:
                    self.touched.add(order.number)
                    given.append(
                        ("window" if name == "fry" and self.chance.random() < 0.5 else name, wish[0])
                    )
                    results.append(wish[1])
        await self._give(given, results)

    async def recall(self) -> None:
        """A station wants back what it has done with."""
        name = self.chance.choice((*PREP, "expo"))
        numbers = {id_: number for number, id_ in self.ids.items()}
        for stored in self.service.board(name).recent[:3]:
            order = self.kitchen.orders[numbers[stored.id]]
            if order.number in self.touched or order.state == "cancelled":
                continue
            self.touched.add(order.number)
            command = cook.recall(stored, cook.back_to(self._station(name)), ())
            assert command is not None
            await self._give([(name, command)], [Result.APPLIED])
            self.kitchen.recalled(order, name)
            self.tally["recall"] += 1
            return

    async def swallow_nothing(self) -> None:
        """A cook bumps a ticket as it was before its till added a dish for the same station: refused."""
        seen = {name: {order.id: order for order in self.service.board(name).orders} for name in PREP}
        order = self.some()
        if order is None or not order.live:
            return
        before = {dish.id for dish in order.dishes}
        self._alter(order, "add", self.sent[order.number])
        added = next(dish for dish in order.dishes if dish.id not in before)
        for name in added.stations:
            stored = seen[name].get(self.ids[order.number])
            command = None if stored is None else cook.bump(stored, (), self._station(name))
            if command is not None and command.action is Action.BUMP:
                await self._give([(name, command)], [Result.STALE_ITEMS])
                self.tally["not swallowed"] += 1

    async def _give(self, given: list[tuple[str, Command]], results: list[Result]) -> None:
        answers = await self.service.give(given)
        for (name, command), result, answer in zip(given, results, answers, strict=True):
            assert answer.result is result, f"{name}: {command} was {answer.result}: {answer.detail}"

    def _at_prep(self, order: Order, name: str) -> Wish | None:
        stored, station = self._stored(order, name), self._station(name)
        todo = [
            dish
            for dish in order.live
            if dish.at(name) is not None and self.kitchen.standing(order, dish, name) in ("to_do", "begun")
        ]
        if len(todo) > 1 and self.chance.random() < 0.3:
            dish = self.chance.choice(todo)
            command = cook.bump_item(stored, dish.id, (), station)
            assert command is not None
            self.kitchen.bumped(order, name, [dish])
            self.tally["item bump"] += 1
            return command, Result.APPLIED
        command = cook.bump(stored, (), station)
        if not todo and not self.kitchen.unseen(order, name):
            assert command is None, "there is nothing to be said"
            return None
        assert command is not None
        self.kitchen.bumped(order, name)
        self.tally["ticket bump" if todo else "acknowledged"] += 1
        return command, Result.APPLIED

    def _at_expo(self, order: Order) -> Wish | None:
        stored = self._stored(order, "expo")
        if order.status == "ready":
            command = cook.bump(stored, (), self._station("expo"))
            assert command is not None
            self.kitchen.sold(order)
            self.tally["sold"] += 1
            return command, Result.APPLIED
        kind = self.chance.choice(("sell", "finish", "rush", "vip", "hold", "", "", "", ""))
        dish = self.chance.choice(order.live)
        match kind:
            case "sell":
                command = cook.bump(stored, (), self._station("expo"))
                assert command is not None
                self.tally["not sold"] += 1
                return command, Result.REJECTED
            case "finish" if dish.makers == {} and not dish.made and not dish.held:
                command = cook.bump_item(stored, dish.id, (), self._station("expo"))
                assert command is not None
                self.kitchen.finished(order, dish)
            case "rush" | "vip" if order.priority == "normal" and self.chance.random() < 0.3:
                command = cook.prioritized(stored, Priority(kind))
                order.priority, order.place = kind, None
            case "hold" if not dish.held and not dish.begun:
                command = cook.command(stored, Action.HOLD, None, (dish.id,))
                self.kitchen.held(order, dish)
            case _:
                return None
        self.tally[f"{kind} at expo"] += 1
        return command, Result.APPLIED

    def _stored(self, order: Order, name: str) -> Stored:
        orders = self.service.board(name).orders
        return next(each for each in orders if each.id == self.ids[order.number])

    def _station(self, name: str) -> Station:
        return self.service.board(name).at
