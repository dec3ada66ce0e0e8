"""The rail: where every card hangs, first in, first out, down a column and then the next, page after page.

A card that fits into a column whole is moved there whole as long as that leaves less than half a column free; else it
goes on at the top of the next column. The place of a card depends only on the cards before it, so a new order moves
nothing. No Qt, no clock; sizes in pixels.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kiosk_app.blocks import Block, Unit, stacked
from kiosk_app.card import Card
from kiosk_app.measures import Measures

MOST_LEFT_FREE = 0.5
"""Part of a column that is rather left empty than filled with a part of a card."""

NARROW_MM = 80.0
"""On a narrower card the state does not fit beside where the order goes, and has a line of its own in the head."""

STATE_MM = 9.0
"""Height of that line."""

LEAST_PART = 0.2
"""Part of a column that the first piece of a torn card must fill at least, lest a cook overlook it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rail:
    """The space for cards on one page.

    Attributes:
        width: of the whole rail.
        height: of the whole rail.
        columns: beside each other, `sizes.gap` between them.
        cards: most orders on one page.
        dish_language: see `Config`.
        layout: how cards hang on it; see `hanging`.
    """

    width: int
    height: int
    columns: int
    cards: int
    sizes: Measures
    dish_language: str = ""
    layout: str = "rail"

    @property
    def column_width(self) -> int:
        """Width of a card, frame included."""
        return (self.width - (self.columns - 1) * self.sizes.gap) // self.columns

    @property
    def body_width(self) -> int:
        """Width of a card's lines."""
        return self.column_width - 2 * (self.sizes.border + self.sizes.pad)

    @property
    def head(self) -> int:
        """Height of a card's head."""
        sizes = self.sizes
        is_narrow = self.column_width < NARROW_MM * sizes.letters * sizes.per_mm
        return sizes.head + (sizes.px(STATE_MM) if is_narrow else 0)

    @property
    def chrome(self) -> int:
        """Height of a whole card without its body."""
        sizes = self.sizes
        return 2 * sizes.border + self.head + 2 * sizes.pad + sizes.foot + sizes.space

    @property
    def most_unit(self) -> int:
        """The highest unit that fits into a column between a head and a foot."""
        return max(self.sizes.name_line, self.height - self.chrome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A card, or the part of one that stands in one column.

    Its head is on top of it and its button below, unless they have widths of their own: then the head stands before the
    body and the button after it.

    Attributes:
        part: from 1.
        parts: of this order; the last one has the bump button.
        x: left edge on the rail.
        y: top edge on the rail.
        blocks: the lines, `y` counted from the top of the body.
        unit_ids: the items that stand here.
        head: height of the head, or of the strip that stands for it where a card goes on.
        head_width: of a head beside the body; 0 for one above it.
        foot_width: of a button beside the body; 0 for one below it.
    """

    order_id: int
    part: int
    parts: int = 1
    x: int
    y: int
    width: int
    height: int
    blocks: tuple[Block, ...]
    unit_ids: tuple[str, ...]
    head: int
    head_width: int = 0
    foot_width: int = 0


Page = tuple[Segment, ...]


class Hanging(Protocol):
    """Hangs cards one after the other.

    Attributes:
        pages: what hangs; the last one has room left.
    """

    pages: list[list[Segment]]

    def hang(self, card: Card) -> None:
        """Hangs the next one, all parts of it."""


def pages(cards: Iterable[Card], rail: Rail) -> Iterator[Page]:
    """Hangs the cards; see `turned`."""
    return turned(_Hanging(rail), cards)


def is_before(segment: Segment, x: float, y: float) -> bool:
    """Whether a card that is let go at this point hangs after this one."""
    below = segment.x <= x <= segment.x + segment.width and y > segment.y + segment.height / 2
    return x > segment.x + segment.width or below


def turned(hanging: Hanging, cards: Iterable[Card]) -> Iterator[Page]:
    """The pages one by one, each as soon as nothing more can come to it; at least one comes.

    Every unit of every card is on exactly one of them, and every part of a card knows of how many it is one. Of the
    cards no more are asked for than the pages asked for need, and one more.
    """
    hung, is_first = hanging.pages, True
    for card in cards:
        before = len(hung[0])
        hanging.hang(card)
        parts = sum(map(len, hung)) - before
        if parts > 1:
            for page in hung:
                page[:] = (
                    replace(each, parts=parts) if each.order_id == card.order.id else each for each in page
                )
        while len(hung) > 1:
            # What was left wholly empty, because its first card fitted nowhere on it, is no page.
            if page := hung.pop(0):
                yield tuple(page)
                is_first = False
    if hung[0] or is_first:
        yield tuple(hung[0])


def fitting(units: Sequence[Unit], height: int) -> int:
    """How many of these units fit below each other; all but the last one at most, which stays for the button."""
    taken = 0
    while taken < len(units) - 1 and height >= units[taken].height:
        height -= units[taken].height
        taken += 1
    return taken


class _Hanging:
    """The free spot on the rail while cards are hung one after the other."""

    def __init__(self, rail: Rail) -> None:
        self.pages: list[list[Segment]] = [[]]
        # Once: every card asks for it.
        self._head, self._chrome, self._width = rail.head, rail.chrome, rail.column_width
        self._rail = rail
        self._orders: set[int] = set()
        self._column = 0
        self._y = 0

    def hang(self, card: Card) -> None:
        rail = self._rail
        if len(self._orders) >= rail.cards:
            self._next_page()
        whole = self._chrome + card.height
        free = rail.height - self._y
        if whole > free and self._y > 0 and (whole <= rail.height and free <= MOST_LEFT_FREE * rail.height):
            self._next_column()
            free = rail.height
        if whole <= free:
            self._place(card, 1, card.units, whole)
        else:
            self._tear(card)

    def _tear(self, card: Card) -> None:
        """Hangs a card in parts: as many units as fit, the rest at the top of the next column."""
        rail, sizes = self._rail, self._rail.sizes
        left, part = list(card.units), 1
        while left:
            free = rail.height - self._y
            top = self._head if part == 1 else sizes.strip
            bare = 2 * sizes.border + top + 2 * sizes.pad
            rest = sum(unit.height for unit in left)
            if bare + rest + sizes.foot + sizes.space <= free or (len(left) == 1 and self._y == 0):
                self._place(card, part, tuple(left), bare + rest + sizes.foot + sizes.space)
                return
            taken = fitting(left, free - bare - sizes.strip)
            height = bare + sizes.strip + sum(unit.height for unit in left[:taken])
            if self._y > 0 and (taken == 0 or height < LEAST_PART * rail.height):
                self._next_column()
                continue
            if taken == 0:
                taken, height = 1, height + left[0].height
            self._place(card, part, tuple(left[:taken]), height)
            del left[:taken]
            part += 1
            self._next_column()

    def _place(self, card: Card, part: int, units: tuple[Unit, ...], height: int) -> None:
        rail = self._rail
        self.pages[-1].append(
            Segment(
                order_id=card.order.id,
                part=part,
                x=self._column * (self._width + rail.sizes.gap),
                y=self._y,
                width=self._width,
                height=height,
                # Stacked once a card: most cards hang whole, and every card is hung again with each event.
                blocks=card.blocks if units is card.units else stacked(units),
                unit_ids=tuple(unit.item_id for unit in units),
                head=self._head if part == 1 else rail.sizes.strip,
            )
        )
        self._orders.add(card.order.id)
        self._y += height + rail.sizes.gap

    def _next_column(self) -> None:
        self._column += 1
        self._y = 0
        if self._column == self._rail.columns:
            self._next_page()

    def _next_page(self) -> None:
        self.pages.append([])
        self._orders.clear()
        self._column = 0
        self._y = 0
