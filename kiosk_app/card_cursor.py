"""The cursor within a card: its head, each of its items, its button, one after the other. Qt-free."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiosk_app.row import Row


class Part(StrEnum):
    """What a cursor stands on."""

    HEAD = "head"
    ITEM = "item"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class CardStop:
    """One thing on a card that can be touched.

    Attributes:
        card: which part of a torn card it is on, from 1.
        item_id: empty beside items.
        y: upper edge of an item, from the first line of the card, in pixels.
        height: of an item.
        left: from where its column of the card begins, as far as it is read.
        across: width of that column; 0 for the whole card's.
    """

    part: Part
    card: int
    item_id: str = ""
    y: int = 0
    height: int = 0
    left: int = 0
    across: int = 0

    def is_same(self, other: "CardStop") -> bool:
        """Whether it is the same thing, wherever it stands by now."""
        return (self.part, self.item_id) == (other.part, other.item_id)


def stops(rows: Iterable[Row], order_id: int) -> list[CardStop]:
    """What can be touched on the cards of an order that are on the glass, in the order in which it is read."""
    found: list[CardStop] = []
    for row in sorted(
        (row for row in rows if row.orderId == order_id and not row.leaving), key=lambda row: row.part
    ):
        if row.part == 1:
            found.append(CardStop(Part.HEAD, row.part))
        for item_id in dict.fromkeys(block.item_id for block in row.blocks if block.item_id):
            if any(stop.item_id == item_id for stop in found):
                # One so long that it goes on in the next column.
                continue
            blocks = [block for block in row.blocks if block.item_id == item_id]
            top, bottom = blocks[0].y, blocks[-1].y + blocks[-1].height
            left, across = blocks[0].left, blocks[0].across
            found.append(CardStop(Part.ITEM, row.part, item_id, top, bottom - top, left, across))
        if row.part == row.parts:
            found.append(CardStop(Part.FOOT, row.part))
    return found


class CardCursor:
    """Where on which card.

    Attributes:
        order_id: the card's; None while no card is entered.
    """

    def __init__(self) -> None:
        self.order_id: int | None = None
        self._at = CardStop(Part.HEAD, 1)

    def enter(self, order_id: int, rows: Iterable[Row]) -> CardStop | None:
        """Goes into a card, to its first item; says where, or None where the card is not on the glass."""
        found = stops(rows, order_id)
        if not found:
            return None
        self.order_id = order_id
        self._at = next((stop for stop in found if stop.part is Part.ITEM), found[0])
        return self._at

    def leave(self) -> None:
        """Comes out of it."""
        self.order_id = None

    def current(self, rows: Iterable[Row]) -> CardStop | None:
        """Where it stands now; None when its card has left. What it was on may have gone: then what stood before it."""
        if self.order_id is None:
            return None
        found = stops(rows, self.order_id)
        if not found:
            self.order_id = None
            return None
        same = next((stop for stop in found if stop.is_same(self._at)), None)
        if same is None:
            same = max(
                (stop for stop in found if (stop.card, stop.y) <= (self._at.card, self._at.y)),
                key=lambda stop: (stop.card, stop.y),
                default=found[0],
            )
        self._at = same
        return same

    def move(self, by: int, rows: Iterable[Row]) -> CardStop | None:
        """Goes on by so many, round and round."""
        shown = tuple(rows)
        now = self.current(shown)
        if now is None or self.order_id is None:
            return None
        found = stops(shown, self.order_id)
        self._at = found[(found.index(now) + by) % len(found)]
        return self._at
