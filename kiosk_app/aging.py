"""When a ticket warns and is late, and how it stands: reckoned once for each order, not each second. Qt-free."""

from collections.abc import Iterable
from dataclasses import dataclass

from hub_server.protocol.kitchen import Station
from hub_server.protocol.orders import Order
from hub_server.protocol.states import OPEN, Status
from kiosk_app import words
from kiosk_app.config import Config
from kiosk_app.cook import stage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Aging:
    """What of a ticket hangs on nothing but its order, its station and the settings; times by the hub's clock.

    Attributes:
        state: `new`, `cooking`, `ready` or `held`; see `words.state`.
        warns_ms: in ms since the Unix epoch; None: never, as of one that is ready and waits for somebody else.
        late_ms: the same; None: never, as of one that is held back or closed.
    """

    state: str
    warns_ms: int | None = None
    late_ms: int | None = None

    def is_late(self, now_ms: int | None) -> bool:
        """Whether it is, at a time of the hub's clock; None: nobody knows the time."""
        return now_ms is not None and self.late_ms is not None and now_ms >= self.late_ms

    def warns(self, now_ms: int | None) -> bool:
        """Whether it warns, or did before it was late."""
        return now_ms is not None and self.warns_ms is not None and now_ms >= self.warns_ms


class Agings:
    """The agings of the orders of one screen."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[tuple[object, ...], Aging]] = {}

    def of(self, order: Order, station: Station | None, config: Config) -> Aging:
        """An order's; `station` is where it hangs, None for the stage it stands at."""
        known = self._known.get(order.id)
        if known is not None and known[0][0] is order and known[0][1] is station and known[0][2] is config:
            return known[1]
        aging = _reckoned(order, station or stage_of(order), config)
        self._known[order.id] = (order, station, config), aging
        return aging

    def keep(self, orders: Iterable[Order]) -> None:
        """Forgets all others."""
        ids = {order.id for order in orders}
        if len(self._known) > len(ids):
            self._known = {order_id: known for order_id, known in self._known.items() if order_id in ids}


def _reckoned(order: Order, station: Station, config: Config) -> Aging:
    state = words.state(order, station).key
    begun_ms = words.begun_ms(order, station)
    if begun_ms is None or order.status not in OPEN:
        return Aging(state=state)
    warn_s, late_s = words.thresholds(order, station, config.warn_s, config.late_s)
    return Aging(
        state=state,
        warns_ms=None if order.status is Status.READY else begun_ms + 1000 * warn_s,
        late_ms=begun_ms + 1000 * late_s,
    )
