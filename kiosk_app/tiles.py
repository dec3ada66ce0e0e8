"""Tiles: a grid of cells of one size, a ticket in each, first in, first out, row by row, page after page.

A ticket that does not fit into its cell goes on in the next ones. Every button is at the same height of its row, so a
thumb finds it without looking. The cell of a ticket depends only on the tickets before it. No Qt, no clock; sizes in
pixels.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk_app.blocks import Unit, stacked
from kiosk_app.card import Card
from kiosk_app.layout import Page, Rail, Segment, fitting, turned

LEAST_TILE_MM = 100.0
"""Height of a cell that holds five plain items between its head and its button."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a page."""

    rail: Rail

    @property
    def rows(self) -> int:
        """Of cells below each other."""
        sizes = self.rail.sizes
        least = LEAST_TILE_MM * sizes.letters * sizes.per_mm
        return max(1, int((self.rail.height + sizes.gap) // (least + sizes.gap)))

    @property
    def height(self) -> int:
        """Of a cell."""
        return (self.rail.height - (self.rows - 1) * self.rail.sizes.gap) // self.rows

    @property
    def most_unit(self) -> int:
        """The highest unit that fits into a cell between a head and a foot."""
        return max(self.rail.sizes.name_line, self.height - self.rail.chrome)


def pages(cards: Iterable[Card], rail: Rail) -> Iterator[Page]:
    """Hangs the cards; see `layout.turned`."""
    return turned(_Tiling(rail), cards)


def is_before(segment: Segment, x: float, y: float) -> bool:
    """Whether a card that is let go at this point hangs after this one."""
    within = segment.y <= y <= segment.y + segment.height
    return y > segment.y + segment.height or (within and x > segment.x + segment.width / 2)


class _Tiling:
    """The next free cell while cards are hung one after the other."""

    def __init__(self, rail: Rail) -> None:
        grid = Grid(rail)
        self.pages: list[list[Segment]] = [[]]
        self._rail = rail
        self._rows, self._height, self._width = grid.rows, grid.height, rail.column_width
        self._head, self._chrome = rail.head, rail.chrome
        self._orders: set[int] = set()
        self._cell = 0

    def hang(self, card: Card) -> None:
        sizes = self._rail.sizes
        if len(self._orders) >= self._rail.cards:
            self._next_page()
        if self._chrome + card.height <= self._height:
            self._place(card, 1, card.units)
            return
        left, part = list(card.units), 1
        while left:
            top = self._head if part == 1 else sizes.strip
            free = self._height - 2 * sizes.border - top - 2 * sizes.pad
            rest = sum(unit.height for unit in left)
            fits = rest + sizes.foot + sizes.space <= free
            taken = len(left) if fits or len(left) == 1 else max(1, fitting(left, free - sizes.strip))
            self._place(card, part, tuple(left[:taken]))
            del left[:taken]
            part += 1

    def _place(self, card: Card, part: int, units: tuple[Unit, ...]) -> None:
        sizes = self._rail.sizes
        if self._cell == self._rows * self._rail.columns:
            self._next_page()
        row, column = divmod(self._cell, self._rail.columns)
        self.pages[-1].append(
            Segment(
                order_id=card.order.id,
                part=part,
                x=column * (self._width + sizes.gap),
                y=row * (self._height + sizes.gap),
                width=self._width,
                height=self._height,
                blocks=card.blocks if units is card.units else stacked(units),
                unit_ids=tuple(unit.item_id for unit in units),
                head=self._head if part == 1 else sizes.strip,
            )
        )
        self._orders.add(card.order.id)
        self._cell += 1

    def _next_page(self) -> None:
        self.pages.append([])
        self._orders.clear()
        self._cell = 0
