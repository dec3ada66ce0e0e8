"""What a card's body is made of: lines of one kind, and what of them stays together. Qt-free; sizes in pixels."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk_app.measures import BOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of one kind at their place in a card's body, in pixels.

    Attributes:
        kind: what it is; decides colours. `band.*` fill the card's width, `tag.*` are pills.
        lines: the text, already broken.
        x: left edge of the text.
        y: top edge, from the top of the unit or, once placed, of the body.
        height: of the block; the text stands in its middle.
        width: of a pill; 0 for everything else.
        size: of the font.
        weight: of the font.
        line: distance of the lines.
        sign: name of an icon before the text, or empty.
        sign_x: left edge of the sign.
        lead: a quantity before the text, or empty.
        item_id: the item it belongs to; empty for the order.
        left: left edge of its column, where a card's items stand in several; what counts as `x` is from the card.
        across: width of that column; 0 where it is the body's.
    """

    kind: str
    lines: tuple[str, ...] = ()
    x: int = 0
    y: int = 0
    height: int
    width: int = 0
    size: int = 0
    weight: int = BOLD
    line: int = 0
    sign: str = ""
    sign_x: int = 0
    lead: str = ""
    item_id: str = ""
    left: int = 0
    across: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """What stays together; `item_id` is empty for the bands of the order."""

    item_id: str
    blocks: tuple[Block, ...]
    height: int


def stacked(units: tuple[Unit, ...]) -> tuple[Block, ...]:
    """The blocks of units that hang below each other."""
    blocks: list[Block] = []
    y = 0
    for unit in units:
        blocks += (replace(block, y=block.y + y) for block in unit.blocks)
        y += unit.height
    return tuple(blocks)


def joined(item_id: str, blocks: list[Block]) -> Unit:
    """Blocks below each other; bands keep a little distance."""
    placed: list[Block] = []
    y = 0
    for block in blocks:
        placed.append(replace(block, y=y))
        y += block.height
        if block.kind.startswith("band."):
            y += max(2, block.height // 12 if len(block.lines) == 1 else block.line // 6)
    return Unit(item_id, tuple(placed), y)


def pieces(unit: Unit, most_height: float, continued: Block) -> Iterator[Unit]:
    """The unit itself, or pieces of it where no column could hold it."""
    if unit.height <= most_height:
        yield unit
        return
    taken: list[Block] = []
    for whole in unit.blocks:
        for block in _sliced(whole, most_height - continued.height):
            if taken and joined(unit.item_id, [*taken, block]).height > most_height:
                yield joined(unit.item_id, taken)
                taken = [continued]
            taken.append(block)
    yield joined(unit.item_id, taken)


def _sliced(block: Block, most_height: float) -> Iterator[Block]:
    """The block itself, or its lines in as many blocks as are needed."""
    if block.height <= most_height or len(block.lines) <= 1:
        yield block
        return
    extra = block.height - len(block.lines) * block.line
    at_once = max(1, int(most_height - extra) // block.line)
    for start in range(0, len(block.lines), at_once):
        lines = block.lines[start : start + at_once]
        yield replace(
            block,
            lines=lines,
            height=len(lines) * block.line + extra,
            lead=block.lead if start == 0 else "",
            sign=block.sign if start == 0 else "",
        )
