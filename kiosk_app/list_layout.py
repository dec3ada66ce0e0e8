"""The list: one ticket below the other over the whole width, first in, first out, page after page.

Where there is room, the head stands before the items and the bump button behind them, over the card's whole height: a
card is then as low as its items, so that many are read at once, and all buttons stand below each other where the thumb
is. The items stand in as many columns as can be read. On a narrow screen a ticket is a card of the rail, with the
button below; on a very wide one, where the eye would lose its line, the list goes on beside itself.

The place of a ticket depends only on the tickets before it. No Qt, no clock; sizes in pixels.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kiosk_app import layout
from kiosk_app.blocks import Unit
from kiosk_app.card import Card
from kiosk_app.flow import Flow
from kiosk_app.layout import MOST_LEFT_FREE, STATE_MM, Page, Rail, Segment, turned
from kiosk_app.measures import Measures

HEAD_MM, NARROW_HEAD_MM = 82.0, 62.0
"""Width of a head beside the items; of one beside one column of items only, which is higher instead."""

BUTTON_MM, NARROW_BUTTON_MM = 48.0, 42.0
"""Width of a button beside the items, which is as high as the card; of one beside one column."""

ITEMS_MM = 70.0
"""Width of a column in which items can be read."""

LANE_MM = 450.0
"""How wide a list is; on a screen twice as wide there are two beside each other."""

LEAST_MM = 26.0
"""Height of a head and of a button that stand beside the items."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cards of a list, all of one width."""

    rail: Rail

    @property
    def sizes(self) -> Measures:
        """Of the screen."""
        return self.rail.sizes

    @property
    def lanes(self) -> int:
        """How many lists stand beside each other."""
        return max(1, round(self.rail.width / (LANE_MM * self.sizes.letters * self.sizes.per_mm)))

    @property
    def width(self) -> int:
        """Of a card."""
        return (self.rail.width - (self.lanes - 1) * self.sizes.gap) // self.lanes

    def lane(self, x: float) -> int:
        """Which of the lists is at this place."""
        return max(0, min(int(x // (self.width + self.sizes.gap)), self.lanes - 1))

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one column of items only, and so little for its head."""
        return self._room(HEAD_MM, BUTTON_MM) < 2 * self._least + self._gap

    @property
    def head_width(self) -> int:
        """Of a head beside the items."""
        return self.sizes.px(NARROW_HEAD_MM if self.is_narrow else HEAD_MM)

    @property
    def head(self) -> int:
        """Height of it."""
        return self.sizes.head + (self.sizes.px(STATE_MM) if self.is_narrow else 0)

    @property
    def foot_width(self) -> int:
        """Of a button beside the items."""
        return self.sizes.px(NARROW_BUTTON_MM if self.is_narrow else BUTTON_MM)

    @property
    def is_wide(self) -> bool:
        """Whether head and button stand beside the items."""
        return self._room(NARROW_HEAD_MM, NARROW_BUTTON_MM) >= self._least

    @property
    def flow(self) -> Flow:
        """The columns of items between head and button: as many as can be read, or as are wanted if these can be."""
        narrow, gap = self.is_narrow, self._gap
        room = self._room(NARROW_HEAD_MM, NARROW_BUTTON_MM) if narrow else self._room(HEAD_MM, BUTTON_MM)
        most = 1 if narrow else max(1, int((room + gap) // (self._least + gap)))
        columns = min(most, self.rail.columns) if self.rail.columns else most
        return Flow(width=(room - (columns - 1) * gap) // columns, columns=columns, gap=gap)

    @property
    def upright(self) -> Rail:
        """The rail that a list on a narrow screen is."""
        return replace(self.rail, columns=1)

    @property
    def chrome(self) -> int:
        """Height of a card without its items."""
        return 2 * self.sizes.border + 2 * self.sizes.pad

    @property
    def most_unit(self) -> int:
        """The highest unit that a page holds."""
        return max(self.sizes.name_line, self.rail.height - self.chrome)

    @property
    def least(self) -> int:
        """Height of the lowest card."""
        return 2 * self.sizes.border + max(self.head, self.sizes.px(LEAST_MM))

    def _room(self, head_mm: float, button_mm: float) -> int:
        sizes = self.sizes
        beside = sizes.px(head_mm) + sizes.px(button_mm) + 2 * sizes.border + 2 * sizes.pad
        return self.width - beside

    @property
    def _gap(self) -> int:
        return 2 * self.sizes.gap

    @property
    def _least(self) -> float:
        return ITEMS_MM * self.sizes.letters * self.sizes.per_mm


def pages(cards: Iterable[Card], rail: Rail) -> Iterator[Page]:
    """Hangs the cards; see `layout.turned`."""
    sheet = Sheet(rail)
    return turned(_Listing(sheet), cards) if sheet.is_wide else layout.pages(cards, sheet.upright)


def is_before(segment: Segment, x: float, y: float, rail: Rail) -> bool:
    """Whether a card that is let go at this point hangs after this one."""
    sheet = Sheet(rail)
    lane, here = sheet.lane(segment.x), sheet.lane(x)
    return lane < here or (lane == here and y > segment.y + segment.height / 2)


class _Listing:
    """The free place below the last card while cards are hung one after the other."""

    def __init__(self, sheet: Sheet) -> None:
        self.pages: list[list[Segment]] = [[]]
        # Once: every card asks for them.
        self._flow, self._least, self._chrome = sheet.flow, sheet.least, sheet.chrome
        self._width, self._lanes = sheet.width, sheet.lanes
        self._sheet = sheet
        self._orders: set[int] = set()
        self._lane = 0
        self._y = 0

    def hang(self, card: Card) -> None:
        sheet, height = self._sheet, self._sheet.rail.height
        if len(self._orders) >= sheet.rail.cards:
            self._next_page()
        whole = max(self._least, self._chrome + card.height)
        if self._free < whole <= height and self._free <= MOST_LEFT_FREE * height:
            self._next_lane()
        left, part = list(card.units), 1
        while left or part == 1:
            body = self._flow.height(left) if part > 1 else card.height
            whole = max(self._least, self._chrome + body)
            if whole <= self._free or (len(left) <= 1 and self._y == 0):
                self._place(card, part, tuple(left), whole)
                return
            # The last unit stays for the part with the button.
            taken = min(self._flow.fitting(left, self._free - self._chrome), len(left) - 1)
            if self._y > 0 and (taken <= 0 or self._free < self._least or not left[taken - 1].item_id):
                # Not even one item: what is said of an order stands with some of it.
                self._next_lane()
                continue
            taken = max(1, taken)
            self._place(card, part, tuple(left[:taken]), max(self._free, self._least))
            del left[:taken]
            part += 1
            self._next_lane()

    @property
    def _free(self) -> int:
        return self._sheet.rail.height - self._y

    def _place(self, card: Card, part: int, units: tuple[Unit, ...], height: int) -> None:
        sheet = self._sheet
        is_whole = len(units) == len(card.units)
        # A part that goes on holds as much as its columns can, the last one stands in columns of one height.
        body = height - self._chrome if not is_whole and units[-1] is not card.units[-1] else 0
        self.pages[-1].append(
            Segment(
                order_id=card.order.id,
                part=part,
                x=self._lane * (self._width + sheet.sizes.gap),
                y=self._y,
                width=self._width,
                height=height,
                blocks=card.blocks
                if is_whole
                else self._flow.placed(units, body or self._flow.height(units)),
                unit_ids=tuple(unit.item_id for unit in units),
                head=sheet.head if part == 1 else sheet.sizes.strip,
                head_width=sheet.head_width,
                foot_width=sheet.foot_width,
            )
        )
        self._orders.add(card.order.id)
        self._y += height + sheet.sizes.gap

    def _next_lane(self) -> None:
        self._lane += 1
        self._y = 0
        if self._lane == self._lanes:
            self._next_page()

    def _next_page(self) -> None:
        self.pages.append([])
        self._orders.clear()
        self._lane = 0
        self._y = 0
