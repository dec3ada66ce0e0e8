"""Which part of the rail is on the glass: the page shown, its cursor, what has been seen and what has just moved.

Qt-free. Cards are built once and kept until their order changes, so a new order costs its own card only. The page on
the glass hangs first; of a long rail the others follow in slices, between which the screen lives.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from hub_server.protocol.messages import KitchenNow
from hub_server.protocol.orders import Order
from kiosk_app.card import Card
from kiosk_app.hanging import built, is_before, pages
from kiosk_app.layout import Page, Rail
from kiosk_app.wrap import Measure

STILL_S = 0.3
"""A card takes no taps for this long after it moved or changed: the finger set out for something else."""

SLICE_S = 0.003
"""For about so long pages that are not on the glass are hung, until everything else has its turn."""

NONE: Mapping[int, str] = MappingProxyType({})


class RailView:
    """The pages of one station's board.

    Args:
        measure: of one line of text.
        clock: monotonic, in seconds.

    Attributes:
        selected: the order the bump bar's cursor is on.
    """

    def __init__(self, measure: Measure, clock: Callable[[], float]) -> None:
        self.selected: int | None = None
        self._measure = measure
        self._clock = clock
        self._rail: Rail | None = None
        # The orders as they hang; of each its card, which may still be the one of before where no page was hung yet.
        self._ids: tuple[int, ...] = ()
        self._cards: dict[int, Card] = {}
        # The pages hung so far, those that are still to be, and how many there were when all hung last.
        self._pages: list[Page] = [()]
        self._coming: Iterator[Page] = iter(())
        self._whole = True
        self._counted = 1
        self._shown = 0
        self._seen: set[int] = set()
        self._standing: dict[int, tuple[object, ...]] = {}
        self._moved_at: dict[int, float] = {}
        # Whose each key of the bump bar is, by the key's place, and since when.
        self._keyed: list[tuple[int, float]] = []

    @property
    def rail(self) -> Rail | None:
        """What cards hang on; None before its size is known."""
        return self._rail

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
        """How many pages there are, or were before, while not all of them hang yet; at least 1."""
        return len(self._pages) if self._whole else max(len(self._pages), self._counted)

    @property
    def whole(self) -> bool:
        """Whether all pages hang; else `go_on`."""
        return self._whole

    @property
    def visible(self) -> Page:
        """What hangs on the page on the glass."""
        return self._pages[self._shown]

    def resize(self, rail: Rail) -> bool:
        """Takes another size of the rail; says whether it was another one."""
        if rail == self._rail:
            return False
        self._rail = rail
        self.rebuild()
        return True

    def rebuild(self) -> None:
        """Forgets the cards it built: what stands on them is said or measured otherwise from now on."""
        self._cards.clear()
        # None of the old cards comes among the new ones.
        self._coming, self._whole = iter(()), True
        self._all_moved()

    def _all_moved(self) -> None:
        """All cards are elsewhere on the glass, also those that keep their places on the rail.

        What lies above or beside it has become another size, or it is read from the other side.
        """
        self._moved_at.update(dict.fromkeys(self._standing, self._clock()))

    def hang(
        self,
        orders: tuple[Order, ...],
        conflicts: Mapping[int, str] = NONE,
        kitchen: KitchenNow | None = None,
    ) -> None:
        """Gives the orders their places, on the page on the glass at once, on the others as far as `SLICE_S` reaches.

        Args:
            orders: the first of the rail first.
            conflicts: by order, why the cook's last tap on it had no effect.
            kitchen: see `card`.
        """
        rail = self._rail
        if rail is None:
            return
        began_at, self._counted = self._clock(), self.count
        self._ids = tuple(order.id for order in orders)
        standing = set(self._ids)
        for gone in self._cards.keys() - standing:
            del self._cards[gone]
        self._coming = pages(self._built(orders, rail, conflicts, kitchen), rail)
        self._pages, self._whole = [], False
        self._hang_to(self._shown)
        self._shown = min(self._shown, len(self._pages) - 1)
        self._seen &= standing
        if self.selected not in standing:
            self.selected = None
        self._look()
        self._hang_until(began_at + SLICE_S)

    def go_on(self) -> None:
        """Hangs more pages, for about `SLICE_S`; one at least."""
        ends_at = self._clock() + SLICE_S
        self._hang_to(len(self._pages))
        self._hang_until(ends_at)

    def _hang_until(self, at: float) -> None:
        while not self._whole and self._clock() < at:
            self._hang_to(len(self._pages))

    def _hang_to(self, page: float = math.inf) -> None:
        """Hangs the pages up to this one; without an argument all of them."""
        while not self._whole and len(self._pages) <= page:
            coming = next(self._coming, None)
            if coming is None:
                self._whole = True
            else:
                self._pages.append(coming)

    def _built(
        self, orders: tuple[Order, ...], rail: Rail, conflicts: Mapping[int, str], kitchen: KitchenNow | None
    ) -> Iterator[Card]:
        """Their cards; those that are as they were are not built again."""
        for order in orders:
            known = self._cards.get(order.id)
            conflict = conflicts.get(order.id, "")
            if (
                known is None
                or known.order is not order
                or known.conflict != conflict
                or (kitchen is not None and known.kitchen is not kitchen)
            ):
                known = built(order, rail, self._measure, conflict=conflict, kitchen=kitchen)
                self._cards[order.id] = known
            yield known

    def turn(self, by: int) -> bool:
        """Turns pages; says whether another one is shown now."""
        self._hang_to()
        wanted = max(0, min(self._shown + by, len(self._pages) - 1))
        if wanted == self._shown:
            return False
        self._shown = wanted
        self._look()
        return True

    def find(self, order_id: int) -> int | None:
        """The page on which an order's bump button is."""
        self._hang_to()
        for at, page in enumerate(self._pages):
            if any(segment.order_id == order_id and segment.part == segment.parts for segment in page):
                return at
        return None

    def order(self, order_id: int) -> Order | None:
        """The order as it hangs; what the board has learned since the last `hang` nobody has seen yet."""
        known = self._cards.get(order_id)
        return None if known is None else known.order

    def still(self, order_id: int) -> bool:
        """Whether the order's card has stood as it stands for long enough to be meant by a tap."""
        return self._clock() - self._moved_at.get(order_id, 0.0) >= STILL_S

    def stood_s(self) -> float:
        """For how many seconds every card of the page has stood as it stands."""
        return self._clock() - max(self._moved_at.values(), default=0.0)

    def appeared(self, order_ids: Iterable[int]) -> None:
        """Only now these stand on the glass."""
        self._moved_at.update(dict.fromkeys(order_ids, self._clock()))

    def bumpable(self) -> list[int]:
        """The orders whose bump button is on the glass, in the order of the rail."""
        return [segment.order_id for segment in self.visible if segment.part == segment.parts]

    def keyed(self, at: int) -> int | None:
        """Whose the bump bar's key of this place is, from 0; None while it was another order's until just now."""
        if not 0 <= at < len(self._keyed):
            return None
        order_id, since = self._keyed[at]
        return order_id if self._clock() - since >= STILL_S else None

    def select(self, by: int) -> None:
        """Moves the cursor over the cards on the glass, also those that go on elsewhere, round and round."""
        shown = list(dict.fromkeys(segment.order_id for segment in self.visible))
        if shown:
            at = shown.index(self.selected) + by if self.selected in shown else (0 if by > 0 else -1)
            self.selected = shown[at % len(shown)]

    def between(self, x: float, y: float, moved: int) -> tuple[int, int] | None:
        """The orders after and before which a card hangs that is let go at a point of the rail; 0 for none.

        Args:
            x: of the card's middle, in pixels.
            y: the same.
            moved: the order that is let go; None comes out where it would hang where it is.
        """
        rail = self._rail
        if rail is None:
            return None
        standing = [order_id for order_id in self._ids if order_id != moved]
        ahead = 0
        for segment in self.visible:
            if segment.order_id == moved or segment.part != 1:
                continue
            if is_before(segment, x, y, rail):
                ahead = segment.order_id
        if not ahead:
            # Before everything on this page, which is after what the page before ends with.
            first = next((s.order_id for s in self.visible if s.order_id != moved), 0)
            if not first:
                return None
            at = standing.index(first)
            above, below_it = (standing[at - 1] if at else 0), first
        else:
            at = standing.index(ahead)
            above, below_it = ahead, (standing[at + 1] if at + 1 < len(standing) else 0)
        cards = self._ids
        at = cards.index(moved) if moved in cards else -1
        was = (cards[at - 1] if at > 0 else 0, cards[at + 1] if 0 <= at < len(cards) - 1 else 0)
        return None if (above, below_it) == was else (above, below_it)

    def unseen(self) -> tuple[int, int]:
        """How many orders that were never on the glass are on pages before and after."""
        before, after = self.unseen_orders()
        return len(before), len(after)

    def unseen_orders(self) -> tuple[list[int], list[int]]:
        """The orders that were never on the glass, on pages before and after, as they hang."""
        before = {segment.order_id: None for page in self._pages[: self._shown] for segment in page}
        return (
            [order_id for order_id in before if order_id not in self._seen],
            # What is on the glass has been seen.
            [order_id for order_id in self._ids if order_id not in self._seen and order_id not in before],
        )

    def page_of(self, order_id: int) -> int | None:
        """The page on which an order begins."""
        self._hang_to()
        hung = (at for at, page in enumerate(self._pages) if any(each.order_id == order_id for each in page))
        return next(hung, None)

    def _look(self) -> None:
        """Notes what is on the glass now and which card of it stands otherwise than before.

        All parts of a card count, with their places, heights and lines, and the status, which is what its button does.
        Ages and pending commands do not: they move nothing.
        """
        now = self._clock()
        standing: dict[int, tuple[object, ...]] = {}
        for segment in self.visible:
            id_ = segment.order_id
            known = standing.get(id_) or (self._shown, self._cards[id_].order.status)
            standing[id_] = (*known, segment)
        for id_, how in standing.items():
            if self._standing.get(id_) != how:
                self._moved_at[id_] = now
        self._moved_at = {id_: at for id_, at in self._moved_at.items() if id_ in standing}
        self._standing = standing
        self._seen.update(standing)
        before = dict(enumerate(self._keyed))
        self._keyed = [
            before[at] if at in before and before[at][0] == order_id else (order_id, now)
            for at, order_id in enumerate(self.bumpable())
        ]
