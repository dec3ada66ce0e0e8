"""How the items of a card that is as wide as the screen stand: in columns of one height, down one and then the next.

What is said of the whole order stands above them, over all columns. No Qt; sizes in pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from kiosk_app.blocks import Block, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The columns of a card's body.

    Attributes:
        width: of one of them.
        gap: between two.
    """

    width: int
    columns: int
    gap: int

    @property
    def across(self) -> int:
        """Width of all of them."""
        return self.columns * self.width + (self.columns - 1) * self.gap

    def height(self, units: Sequence[Unit]) -> int:
        """How high the lowest body is that holds these units."""
        above = _above(units)
        heights = [unit.height for unit in units[len(above) :]]
        low, high = max(heights, default=0), sum(heights)
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._fits(heights, middle) == len(heights) else (middle + 1, high)
        return sum(unit.height for unit in above) + low

    def fitting(self, units: Sequence[Unit], height: int) -> int:
        """How many of the units a body of this height holds."""
        above = _above(units)
        for at, unit in enumerate(above):
            if unit.height > height:
                return at
            height -= unit.height
        return len(above) + self._fits([unit.height for unit in units[len(above) :]], height)

    def placed(self, units: Sequence[Unit], height: int) -> tuple[Block, ...]:
        """The blocks of units that a body of this height holds."""
        blocks: list[Block] = []
        above = _above(units)
        y = left = 0
        for unit in above:
            blocks += (replace(block, y=block.y + y) for block in unit.blocks)
            y += unit.height
        top = y
        for unit in units[len(above) :]:
            if y > top and y + unit.height > height:
                y, left = top, left + self.width + self.gap
            blocks += (
                replace(
                    block,
                    y=block.y + y,
                    x=block.x + left,
                    sign_x=block.sign_x + left,
                    left=left,
                    across=self.width,
                )
                for block in unit.blocks
            )
            y += unit.height
        return tuple(blocks)

    def _fits(self, heights: Sequence[int], height: int) -> int:
        column, y = 0, 0
        for at, unit in enumerate(heights):
            if y + unit > height and y > 0:
                column, y = column + 1, 0
            if column == self.columns or unit > height:
                return at
            y += unit
        return len(heights)


def _above(units: Sequence[Unit]) -> list[Unit]:
    """What is said of the whole order."""
    return list(takewhile(lambda unit: not unit.item_id, units))
