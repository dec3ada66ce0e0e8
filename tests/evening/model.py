"""A kitchen said a second time: what every station has to show.

It knows nothing of the product, only what the contract's README promises. Times are milliseconds.
"""

from collections.abc import Iterable, Iterator

from evening.dishes import Dish, News, Order, Rules
from evening.timing import Timing

DAY = 86_400_000

RANKS = ("pending", "preparing", "ready", "complete")


class Kitchen(Timing):
    """All orders of one evening.

    Attributes:
        hour: on the wall, as `HHMM`; where an order goes may depend on it.
    """

    def __init__(self, rules: Rules, profile: str = "") -> None:
        super().__init__(rules)
        self.profile = profile
        self.orders: dict[str, Order] = {}
        self.sold_out: list[str] = []
        self.hour = 0

    # What tills do

    def placed(self, order: Order) -> None:
        """An order comes in."""
        self.orders[order.number] = order
        self.hold(order, order.dishes)
        for dish in order.dishes:
            self._route(order, dish)

    def changed(self, order: Order, wanted: list[Dish], told: dict[str, str]) -> None:
        """The till sends the order again, with these lines; `told`: dish → what else is new about it."""
        known = {dish.id: dish for dish in order.live}
        sent = {dish.id for dish in wanted}
        added = [dish for dish in wanted if dish.id not in known]
        for dish in order.live:
            if dish.id not in sent:
                dish.void = True
                self._tell(order, "voided", dish)
        for dish in wanted:
            before = known.get(dish.id)
            if before is not None and before.count != dish.count:
                if dish.count > before.count:
                    before.sold, before.came = False, self.now
                    was_done = any(state == "done" for _, state in before.makers.values())
                    before.makers = {
                        home: (maker, "begun" if state == "done" else state)
                        for home, (maker, state) in before.makers.items()
                    }
                    if was_done:
                        # It is made again, where such things are made by now.
                        self._route(order, before)
                before.count = dish.count
                self._tell(order, "quantity", before)
            if dish.id in told:
                self._tell(order, told[dish.id], known[dish.id])
        order.dishes += added
        self.hold(order, added)
        for dish in added:
            self._route(order, dish)
            self._tell(order, "added", dish)
        if not order.live:
            order.state = "cancelled"
        if order.due is not None:
            self.schedule(order)
        self.next_course(order)

    def promised(self, order: Order, due: int | None) -> None:
        """The guests come at another time."""
        order.due = due
        starts = self.starts(order)
        if starts is not None and not any(dish.begun for dish in order.live):
            for dish in order.live:
                if not dish.held:
                    dish.held, dish.scheduled = True, True
        self.schedule(order)
        self.next_course(order)
        stations = {maker for dish in order.dishes for maker in dish.stations}
        order.news.append(News("order", None, self.asked(stations)))

    def moved_to(self, order: Order, table: str) -> None:
        """The guests sit elsewhere."""
        order.table = table
        stations = {maker for dish in order.dishes for maker in dish.stations}
        order.news.append(News("table", None, self.asked(stations)))

    def merged(self, into: Order, other: Order) -> None:
        """Two checks become one."""
        taken = {dish.id for dish in into.dishes}
        for dish in other.dishes:
            old = dish.id
            while dish.id in taken:
                dish.id += "/"
            taken.add(dish.id)
            for news in other.news:
                if news.dish == old:
                    into.news.append(News(news.kind, dish.id, news.waiting))
        stations = {maker for dish in other.live for maker in dish.stations}
        mine = {maker for dish in into.dishes for maker in dish.stations}
        into.news.append(News("merged", None, self.asked(stations) or self.asked(mine)))
        into.news += [News("merged", dish.id, self.asked(dish.stations)) for dish in other.live]
        into.dishes += other.dishes
        into.placed = min(into.placed, other.placed)
        into.priority = min(into.priority, other.priority, key=["rush", "vip", "normal"].index)
        other.dishes, other.news, other.state = [], [], "cancelled"
        if into.due is not None:
            self.schedule(into)

    def split(self, order: Order, new: Order, dishes: list[Dish]) -> None:
        """Some dishes get a check of their own."""
        everyone = {maker for dish in order.dishes for maker in dish.stations}
        new.dishes, new.placed, new.priority, new.due = dishes, order.placed, order.priority, order.due
        gone = {dish.id for dish in dishes}
        new.news = [news for news in order.news if news.dish in gone]
        new.news.append(
            News("split", None, self.asked({maker for dish in dishes for maker in dish.stations}))
        )
        order.dishes = [dish for dish in order.dishes if dish.id not in gone]
        order.news = [news for news in order.news if news.dish not in gone]
        order.news.append(News("split", None, self.asked(everyone)))
        self.orders[new.number] = new
        for check in (order, new):
            if check.due is not None:
                self.schedule(check)
            # No course waits for one that went to the other check.
            self.next_course(check)

    def fired(self, order: Order, course: str) -> None:
        """Somebody says that a course is to be made."""
        self.fire([dish for dish in order.live if dish.course == course and dish.held])

    # What cooks do

    def bumped(self, order: Order, station: str, dishes: list[Dish] | None = None) -> None:
        """A station has finished its ticket, or some of it."""
        was = order.status
        wanted = dishes if dishes is not None else order.live
        for dish in wanted:
            if not dish.held and dish.at(station) not in (None, "done") and dish.turn(station):
                dish.put(station, "done")
        seen = None if dishes is None else {dish.id for dish in dishes}
        self.acknowledged(order, station, seen)
        self.next_course(order)
        self._went_on(order, was)

    def acknowledged(self, order: Order, station: str, dishes: set[str] | None = None) -> None:
        """A station has seen what was altered."""
        for news in tuple(order.news):
            if dishes is None or news.dish in dishes:
                news.waiting -= {station} if news.waiting != {station} else set()
                if news.waiting == {station}:
                    order.news.remove(news)

    def finished(self, order: Order, dish: Dish) -> None:
        """Expo says that a dish is done, whoever made it."""
        was = order.status
        dish.settled = True
        dish.finish()
        self.next_course(order)
        self._went_on(order, was)

    def _went_on(self, order: Order, was: str) -> None:
        """What was brought back and goes forward again is like any other."""
        if RANKS.index(order.status) > RANKS.index(was):
            order.recalled = False

    def sold(self, order: Order) -> None:
        """Expo has let it go."""
        order.state, order.recalled = "sold", False
        order.news.clear()
        for dish in order.live:
            dish.sold, dish.settled = True, dish.settled or not dish.makers
            dish.finish()

    def recalled(self, order: Order, station: str) -> None:
        """A prep station, or expo, wants it back."""
        if station not in self.rules.prep:
            order.state, order.recalled = "open", True
            for dish in order.live:
                dish.sold = False
            return
        was = order.status
        for dish in order.live:
            before = dish.at(station)
            if before in ("done", "begun"):
                dish.put(station, "begun" if before == "done" else "to_do")
                dish.back.add(station)
                dish.sold = dish.sold and before != "done"
        order.state = "open"
        if RANKS.index(order.status) < RANKS.index(was):
            order.recalled = True

    def held(self, order: Order, dish: Dish) -> None:
        """Somebody says that a dish is to wait."""
        if not dish.held and not dish.begun:
            dish.held, dish.waits, dish.fire_at = True, False, None

    def switched(self, profile: str) -> None:
        """The kitchen is run another way."""
        self.profile = profile
        for order in self._open():
            before = {dish.id: dish.stations for dish in order.dishes}
            for dish in order.dishes:
                if not dish.void and not dish.made:
                    self._route(order, dish)
            for news in order.news:
                self._follow(news, order, before)

    def _follow(self, news: News, order: Order, before: dict[str, list[str]]) -> None:
        """What is not seen yet goes along with the dishes that leave a station."""
        now = {name for dish in order.dishes if news.dish in (None, dish.id) for name in dish.stations}
        was = {name for id_, names in before.items() if news.dish in (None, id_) for name in names}
        closed = set(self.rules.takes_over.get(self.profile, {}))
        left = (news.waiting & (was - now)) - closed
        news.waiting = self.asked(news.waiting - left)
        if left:
            news.waiting |= self.asked((now - was) or now)

    # What happens by itself

    def tick(self, now: int) -> None:
        """The clock has come to this."""
        self.now = now
        while True:
            due = [(at, what, order) for order in self._open() for at, what in self._due(order) if at <= now]
            if not due:
                return
            _, what, order = min(due, key=lambda entry: (entry[0], entry[2].serial))
            if what == "fire":
                self.fire([d for d in order.live if d.held and d.fire_at is not None and d.fire_at <= now])
            elif what == "day":
                self.ended(order)
            else:
                self.bumped(order, what)

    def ended(self, order: Order) -> None:
        """The day is over, and nobody has sold it."""
        order.state = "sold"
        order.news.clear()
        for dish in order.live:
            if not dish.held:
                dish.sold, dish.settled = True, dish.settled or not dish.makers
                dish.finish()

    def _due(self, order: Order) -> Iterator[tuple[int, str]]:
        for dish in order.live:
            if dish.held and dish.fire_at is not None:
                yield dish.fire_at, "fire"
        brought_back = order.recalled or any(dish.back for dish in order.live)
        ended = (self.now - self.rules.day_ends) // DAY * DAY + self.rules.day_ends
        ahead = any(
            at is not None and at >= ended
            for at in (order.due, *(dish.came for dish in order.live), *(dish.fire_at for dish in order.live))
        )
        if order.placed < ended and not ahead and not brought_back:
            yield ended, "day"
        for station, after_s in self.rules.auto_bump_s.items():
            begins = [
                dish.came for dish in order.live if dish.at(station) in ("to_do", "begun") and not dish.held
            ]
            if begins and not any(station in dish.back for dish in order.live):
                yield max(begins) + 1000 * after_s, station

    # How it follows

    def asked(self, names: Iterable[str]) -> set[str]:
        """Who has to see what these would: who is closed is stood in for."""
        over = self.rules.takes_over.get(self.profile, {})
        return {over.get(name, name) for name in names}

    def _open(self) -> list[Order]:
        return [order for order in self.orders.values() if order.state == "open"]

    def _tell(self, order: Order, kind: str, dish: Dish) -> None:
        order.news.append(News(kind, dish.id, self.asked(dish.stations)))

    def _route(self, order: Order, dish: Dish) -> None:
        stations, twins, dish.in_turn = self.rules.route(dish, order, self.hour)
        over = self.rules.takes_over.get(self.profile, {})
        homes = {home: over.get(home, home) for home in stations}
        if twins:
            open_ = [name for name in twins if name not in over] or list(twins)
            has = next((name for name in open_ if dish.at(over.get(name, name)) is not None), None)
            chosen = has or min(open_, key=lambda name: self.waiting(over.get(name, name), dish))
            homes[twins[0]] = over.get(chosen, chosen)
        was = {name: dish.at(name) for name in dish.back}
        dish.makers = {
            home: (maker, dish.makers.get(home, (maker, "to_do"))[1]) for home, maker in homes.items()
        }
        # A station that has it no more, or from its beginning, does not want it back any more.
        dish.back = {name for name, state in was.items() if dish.at(name) == state}

    def waiting(self, station: str, but: Dish) -> int:
        """Seconds of work that wait at a station."""
        return sum(dish.work(station) for order in self._open() for dish in order.live if dish is not but)

    # What stations show

    def standing(self, order: Order, dish: Dish, station: str) -> str:
        """How a dish stands on a station's ticket."""
        if dish.void:
            return "void"
        if station in self.rules.prep:
            state = dish.at(station)
            if state == "done":
                return "done"
            if dish.held:
                return "held"
            return ("begun" if state == "begun" else "to_do") if dish.turn(station) else "waits"
        if dish.made:
            return "done"
        if dish.held:
            return "held"
        return "begun" if dish.begun else "to_do"

    def ticket(self, order: Order, station: str) -> list[tuple[str, int, str]]:
        """The lines a station has of an order: name, pieces, how it stands."""
        return [
            (dish.name, dish.count, self.standing(order, dish, station))
            for dish in order.dishes
            if station not in self.rules.prep or dish.at(station) is not None
        ]

    def unseen(self, order: Order, station: str) -> list[tuple[str, str | None]]:
        """What a station has not acknowledged."""
        return [
            (news.kind, news.dish)
            for news in order.news
            if station not in self.rules.prep or station in news.waiting
        ]

    def hangs(self, order: Order, station: str) -> bool:
        """Whether a station shows the order."""
        if order.state != "open":
            return False
        if station not in self.rules.prep:
            return True
        return bool(self.unseen(order, station)) or any(
            dish.at(station) in ("to_do", "begun") for dish in order.live
        )

    def rail(self, station: str) -> list[Order]:
        """A station's orders as they hang."""

        def key(order: Order) -> tuple[float, ...]:
            if order.place is not None:
                return order.place
            standings = {standing for _, _, standing in self.ticket(order, station)}
            quiet = "held" in standings and standings <= {"held", "void", "done"}
            urgency = ["rush", "vip", "normal"].index(order.priority)
            return (urgency + (3 if quiet else 0), order.placed, order.serial)

        return sorted((order for order in self._open() if self.hangs(order, station)), key=key)

    def later(self, order: Order) -> bool:
        """Whether all of it waits for a time."""
        return bool(order.live) and all(d.held for d in order.live) and any(d.fire_at for d in order.live)

    def numbers(self) -> tuple[set[str], set[str]]:
        """The guests' board: what is being prepared, what is ready."""
        shown = [order for order in self._open() if not self.later(order)]
        return (
            {order.number for order in shown if order.status != "ready"},
            {order.number for order in shown if order.status == "ready"},
        )
