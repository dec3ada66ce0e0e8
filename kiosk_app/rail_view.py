"""Which part of the rail is on the glass: the pages, the page shown, what has been seen and what has just moved.

Qt-free. Cards are built once and kept until their order changes, so a new order costs its own card only.
"""

from collections.abc import Callable

from hub_server.protocol.orders import Order
from kiosk_app.card import Card, card
from kiosk_app.layout import Page, Rail, pages
from kiosk_app.wrap import Measure

STILL_S = 0.3
"""A card takes no taps for this long after it moved: what is under the finger now was not when it set out."""


class RailView:
    """The pages of one station's board.

    Args:
        measure: of one line of text.
        clock: monotonic, in seconds.
    """

    def __init__(self, measure: Measure, clock: Callable[[], float]) -> None:
        self._measure = measure
        self._clock = clock
        self._rail: Rail | None = None
        self._cards: dict[int, Card] = {}
        self._pages: tuple[Page, ...] = ((),)
        self._shown = 0
        self._seen: set[int] = set()
        self._places: dict[int, tuple[int, int, int]] = {}
        self._moved_at: dict[int, float] = {}

    @property
    def ready(self) -> bool:
        """Whether there is a rail to hang cards on."""
        return self._rail is not None

    @property
    def page(self) -> int:
        """The page on the glass, from 0."""
        return self._shown

    @property
    def count(self) -> int:
        """How many pages there are; at least 1."""
        return len(self._pages)

    @property
    def visible(self) -> Page:
        """What hangs on the page on the glass."""
        return self._pages[self._shown]

    def resize(self, rail: Rail) -> bool:
        """Takes another size of the rail; says whether it was another one."""
        if rail == self._rail:
            return False
        self._rail = rail
        self._cards.clear()
        return True

    def hang(self, orders: tuple[Order, ...]) -> None:
        """Gives every order its place."""
        rail = self._rail
        if rail is None:
            return
        kept: dict[int, Card] = {}
        for order in orders:
            known = self._cards.get(order.id)
            if known is None or known.order is not order:
                known = card(order, rail.body_width, rail.most_unit, rail.sizes, self._measure)
            kept[order.id] = known
        self._cards = kept
        self._pages = pages(kept.values(), rail)
        self._shown = min(self._shown, len(self._pages) - 1)
        self._seen &= kept.keys()
        self._look()

    def turn(self, by: int) -> bool:
        """Turns pages; says whether another one is shown now."""
        wanted = max(0, min(self._shown + by, len(self._pages) - 1))
        if wanted == self._shown:
            return False
        self._shown = wanted
        self._look()
        return True

    def find(self, order_id: int) -> int | None:
        """The page on which an order's bump button is."""
        for at, page in enumerate(self._pages):
            if any(segment.order_id == order_id and segment.part == segment.parts for segment in page):
                return at
        return None

    def still(self, order_id: int) -> bool:
        """Whether the order's card has stood at its place long enough to be meant by a tap."""
        return self._clock() - self._moved_at.get(order_id, 0.0) >= STILL_S

    def bumpable(self) -> list[int]:
        """The orders whose bump button is on the glass, in the order of the rail."""
        return [segment.order_id for segment in self.visible if segment.part == segment.parts]

    def unseen(self) -> tuple[int, int]:
        """How many orders that were never on the glass are on pages before and after."""
        before = {segment.order_id for page in self._pages[: self._shown] for segment in page}
        after = {segment.order_id for page in self._pages[self._shown + 1 :] for segment in page}
        return len(before - self._seen), len(after - self._seen - before)

    def _look(self) -> None:
        """Notes what is on the glass now and what of it stands elsewhere than before."""
        now = self._clock()
        places = {
            segment.order_id: (self._shown, segment.x, segment.y)
            for segment in self.visible
            if segment.part == segment.parts
        }
        for order_id, place in places.items():
            if self._places.get(order_id) != place:
                self._moved_at[order_id] = now
        self._moved_at = {order_id: at for order_id, at in self._moved_at.items() if order_id in places}
        self._places = places
        self._seen.update(segment.order_id for segment in self.visible)
