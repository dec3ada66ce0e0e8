"""Tickets that come all at once: one arrival for the eye, one sentence about all of them. Qt-free.

Nothing is kept back for that: what has come is drawn at once. But of what comes within `GROUP_MS` only the first moves.
"""

from dataclasses import dataclass

from hub_server.protocol.kitchen import Station
from hub_server.protocol.orders import Order
from hub_server.protocol.tickets import Standing, lines
from kiosk_app.board import Board

GROUP_MS = 500
"""What comes within this time of the first has come at once."""

MOST = 6
"""More cards than this never move in together, and are more than a cook takes in without a word."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What an event, or the board after an outage, has brought; by order.

    Attributes:
        fresh: tickets that did not hang here.
        fired: tickets that hung here and of which something more is to be made.
    """

    fresh: frozenset[int] = frozenset()
    fired: frozenset[int] = frozenset()


NOTHING = Arrivals()


def arrivals(known: Board, board: Board) -> Arrivals:
    """What has come to a station's board between two moments of one log."""
    if (board.epoch, board.station) != (known.epoch, known.station):
        return NOTHING
    before = {order.id: order for order in known.orders}
    fresh = frozenset(order.id for order in board.orders if order.id not in before)
    changed = [order for order in board.orders if order.id in before and order is not before[order.id]]
    fired = frozenset(order.id for order in changed if _is_fired(before[order.id], order, board.at))
    return Arrivals(fresh, fired)


def _is_fired(before: Order, order: Order, station: Station) -> bool:
    if order.fired_version <= before.fired_version:
        return False
    held = {line.item.id for line in lines(before, station) if line.standing is Standing.HELD}
    return any(
        line.item.id in held and line.standing not in (Standing.HELD, Standing.VOID)
        for line in lines(order, station)
    )


class Floods:
    """What has come within the last moment."""

    def __init__(self) -> None:
        self._group: Arrivals | None = None
        self._was_drawn = False

    def came(self, what: Arrivals) -> bool:
        """Something came; says whether it began a new group, which `ended` closes after `GROUP_MS`."""
        if what == NOTHING:
            return False
        group = self._group
        if group is None:
            self._group, self._was_drawn = what, False
            return True
        fresh = group.fresh | what.fresh
        self._group = Arrivals(fresh, (group.fired | what.fired) - fresh)
        return False

    def moves_in(self, count: int) -> bool:
        """Whether so many cards that are drawn for the first time now move in."""
        return count <= MOST and not self._was_drawn

    def drawn(self) -> None:
        """What has come so far is on the glass."""
        self._was_drawn = self._group is not None

    def ended(self) -> Arrivals:
        """Closes the group; what was in it if it was a flood, else nothing."""
        group, self._group, self._was_drawn = self._group or NOTHING, None, False
        return group if len(group.fresh) + len(group.fired) > MOST else NOTHING
