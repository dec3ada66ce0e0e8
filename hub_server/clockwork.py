"""Does in time what nobody has to ask for: fires what was to be fired, bumps what was forgotten, ends the day.

It knows when from the orders alone; with two hubs both ask for the same, and the store does it once.
"""

import asyncio
import dataclasses
import logging
from collections.abc import Callable, Iterable

from hub_server.database import StoreError
from hub_server.protocol.due import Due, day_ended_ms, due
from hub_server.protocol.kitchen import PLAIN, Kitchen
from hub_server.protocol.orders import Order
from hub_server.protocol.states import OPEN
from hub_server.store import Store

log = logging.getLogger("heard.clockwork")

LOOK_EVERY_S = 1.0

AGAIN_MS = 60_000


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

    def _later(self, order_id: int, what: Due) -> None:
        """Looks at it once more, unless something has happened to the order since."""
        if order_id in self._orders:
            self._due.setdefault(order_id, what)

    async def run(self) -> None:
        """Looks every second, until cancelled; what the store refuses is tried again."""
        ended_ms: int | None = None
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            now_ms = self._now_ms()
            if (last_ms := day_ended_ms(self._kitchen, now_ms)) != ended_ms:
                # What is due changes with the clock alone only when a day ends; that may come before all else.
                ended_ms = last_ms
                for order in tuple(self._orders.values()):
                    self._look_at(order)
            for order_id, what in sorted(self._due.items(), key=lambda entry: entry[1]):
                if what.at_ms > now_ms:
                    break
                if self._due.get(order_id) != what:
                    # It has changed while another one was done.
                    continue
                # What is done comes back with an event.
                del self._due[order_id]
                try:
                    done = await self._store.by_itself(order_id, what)
                except StoreError as error:
                    self._later(order_id, what)
                    log.warning("%s of order %d has to wait: %s", what.kind, order_id, error)
                    break
                except Exception:
                    # One order nobody has thought of must not stop all others.
                    log.exception("%s of order %d failed", what.kind, order_id)
                    self._later(order_id, dataclasses.replace(what, at_ms=now_ms + AGAIN_MS))
                else:
                    if done is None:
                        # It was done meanwhile, by the other hub perhaps, and its event is on the way.
                        self._later(order_id, dataclasses.replace(what, at_ms=now_ms + AGAIN_MS))
