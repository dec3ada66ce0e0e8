"""When the evening's dishes are made: courses that wait, orders for later; see `model`."""

from evening.dishes import Dish, Order, Rules


class Timing:
    """What decides when a dish is to be made.

    Attributes:
        now: milliseconds.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.now = 0

    def rank(self, dish: Dish) -> int:
        """What course it comes with, from the first."""
        return -1 if dish.course is None else self.rules.courses.index(dish.course)

    def hold(self, order: Order, fresh: list[Dish]) -> None:
        """Keeps back what is new and not to be made yet."""
        starts = self.starts(order)
        later = starts is not None and all(dish.held for dish in order.live if dish not in fresh)
        left = [dish for dish in order.live if not dish.made]
        ranks = sorted({self.rank(dish) for dish in left if dish.course is not None})
        first = ranks[0] if ranks else -1
        for dish in fresh:
            dish.came = self.now
            if self.rank(dish) > first:
                dish.held = dish.waits = True
            elif later:
                dish.held, dish.scheduled, dish.fire_at = True, True, starts
        for dish in left if later and fresh else ():
            if dish.scheduled and self.rank(dish) > first:
                # An earlier course has come before what was to be the first.
                dish.waits, dish.scheduled, dish.fire_at = True, False, None

    def starts(self, order: Order) -> int | None:
        """When an order for later has to be begun; None where that is now or was."""
        longest = max((dish.cook_s for dish in order.live), default=0) or self.rules.preparation_s
        starts = None if order.due is None else order.due - 1000 * longest
        return starts if starts is not None and starts > self.now else None

    def schedule(self, order: Order) -> None:
        """What waits for a time waits for the one that is right now."""
        starts = self.starts(order)
        waiting = [dish for dish in order.live if dish.scheduled]
        if starts is None:
            self.fire(waiting)
        for dish in waiting:
            dish.fire_at = starts

    def fire(self, dishes: list[Dish]) -> None:
        """These are to be made from now on."""
        for dish in dishes:
            dish.held = dish.waits = dish.scheduled = False
            dish.fire_at, dish.came = None, self.now

    def next_course(self, order: Order) -> None:
        """Fires the course that waited for what is done."""
        left = [dish for dish in order.live if not dish.made]
        if order.state != "open" or not left or any(not d.held or d.fire_at is not None for d in left):
            return
        following = min(self.rank(dish) for dish in left)
        waiting = [dish for dish in left if self.rank(dish) == following and dish.waits]
        if self.starts(order) is None or any(not dish.held for dish in order.live):
            self.fire(waiting)
        for dish in waiting:
            if dish.held:
                # What came before it went elsewhere: it is the first of an order for later.
                dish.waits, dish.scheduled, dish.fire_at = False, True, self.starts(order)
