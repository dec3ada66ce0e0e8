"""Does in time what nobody has to ask for: fires what was to be fired, bumps what was forgotten, ends the day.

It knows when from the orders alone; with two hubs both ask for the same, and the store does it once.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable

from hub_server.database import StoreError
from hub_server.protocol.due import Due, due
from hub_server.protocol.kitchen import PLAIN, Kitchen
from hub_server.protocol.orders import Order
from hub_server.protocol.states import OPEN
from hub_server.store import Store

log = logging.getLogger("heard.clockwork")

LOOK_EVERY_S = 1.0


class Clockwork:
    """What is due of the open orders of one location.

    Args:
        store: carries it out.
        now_ms: the hub's clock.
    """

    def __init__(self, store: Store, *, now_ms: Callable[[], int]) -> None:
        self._store = store
        self._now_ms = now_ms
        self._kitchen = PLAIN
        self._orders: dict[int, Order] = {}
        self._due: dict[int, Due] = {}

    def begin(self, orders: Iterable[Order], kitchen: Kitchen) -> None:
        """Takes these for all orders there are, in this kitchen."""
        self._kitchen = kitchen
        self._orders, self._due = {}, {}
        for order in orders:
            self.heard(order)

    def heard(self, order: Order) -> None:
        """An order is like this now."""
        self._due.pop(order.id, None)
        if order.status not in OPEN:
            self._orders.pop(order.id, None)
            return
        self._orders[order.id] = order
        self._look_at(order)

    def _look_at(self, order: Order) -> None:
        what = due(order, self._kitchen, self._now_ms())
        if what is not None:
            self._due[order.id] = what

    async def run(self) -> None:
        """Looks every second, until cancelled; what the store refuses is tried again."""
        ended = self._kitchen.day_ends
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if self._kitchen.day_ends is not None or ended is not None:
                # What is due changes with the clock alone only when a day ends.
                ended = self._kitchen.day_ends
                for order in tuple(self._orders.values()):
                    if order.id not in self._due:
                        self._look_at(order)
            now_ms = self._now_ms()
            for order_id, what in sorted(self._due.items(), key=lambda entry: entry[1]):
                if what.at_ms > now_ms:
                    break
                # Whatever becomes of it, the order comes back with an event; one that cannot be helped waits for one.
                self._due.pop(order_id, None)
                try:
                    await self._store.by_itself(order_id, what)
                except StoreError as error:
                    self._due[order_id] = what
                    log.warning("%s of order %d has to wait: %s", what.kind, order_id, error)
                    break
