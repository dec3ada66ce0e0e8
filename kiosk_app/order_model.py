"""The rows QML draws: one for every card, or part of a card, on the visible page.

A row is known by (order id, part) for as long as it is on the glass: it is inserted, moved, changed and removed, and
the model is never reset, because a card that is the same card can move while a new one can only appear.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from kiosk_app.blocks import Block
from kiosk_app.icons import GLYPHS
from kiosk_app.measures import EXTRA_BOLD
from kiosk_app.row import Row

FAMILY, ICONS = "Inter", "Heard Icons"
"""Families of the fonts in `resources/fonts`."""

_WITH_GROUND = ("band.", "tag.", "rule")
_STRUCK = frozenset({"item.done", "item.void"})

Index = QModelIndex | QPersistentModelIndex


_FIELDS = [field.name for field in fields(Row)]
_DRAWN = {
    "grounds": ("blocks",),
    "texts": ("blocks",),
    "zones": ("blocks",),
    "marks": ("blocks", "waitingItems"),
}
"""What QML draws of the lines of a card, and from which fields it follows: one flat list of each kind of thing, because
making a nested item for every line costs three times as much when a card appears."""

_ROLES: dict[int, str] = {
    Qt.ItemDataRole.UserRole + at: name for at, name in enumerate([*_FIELDS, *_DRAWN], start=1)
}
_ROLE_OF = {name: role for role, name in _ROLES.items()}


class OrderModel(QAbstractListModel):
    """The visible page. Live rows stand first, in the order of the rail; leaving ones after them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they are now."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Qt's."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """Qt's."""
        return {role: QByteArray(name.encode()) for role, name in _ROLES.items()}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's."""
        if not index.isValid() or role not in _ROLES:
            return None
        row, name = self._rows[index.row()], _ROLES[role]
        match name:
            case "grounds":
                return grounds(row.blocks)
            case "texts":
                return texts(row.blocks)
            case "zones":
                return zones(row.blocks)
            case "marks":
                return marks(row.blocks, row.waitingItems)
            case "blocks" | "waitingItems":
                return None
        return getattr(row, name)

    def show(
        self,
        wanted: Sequence[Row],
        *,
        departed: frozenset[int] = frozenset(),
        enough: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Makes the live rows equal `wanted`.

        Args:
            wanted: the page, in the order of the rail.
            departed: orders that were done with here: their rows leave visibly, all others vanish.
            enough: asked after each new row whether the next ones are to wait until this is called again.

        Returns:
            Whether they are equal now.
        """
        kept = {row.identity for row in wanted}
        for at in reversed(range(len(self._rows))):
            row = self._rows[at]
            if row.leaving:
                if row.identity in kept:
                    self._remove(at)
            elif row.identity not in kept:
                if row.orderId in departed:
                    self._change(at, replace(row, leaving=True))
                    self._move(at, len(self._rows) - 1)
                else:
                    self._remove(at)
        at, is_enough, all_stand = 0, False, True
        for row in wanted:
            found = self._find(row.identity, at)
            if found is not None:
                self._move(found, at)
                self._change(at, row)
            elif is_enough:
                all_stand = False
                continue
            else:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
                is_enough = enough()
            at += 1
        return all_stand

    def gone(self, order_id: int, part: int) -> None:
        """A leaving row has moved out."""
        for at, row in enumerate(self._rows):
            if row.leaving and row.identity == (order_id, part):
                self._remove(at)
                return

    def _find(self, identity: tuple[int, int], start: int) -> int | None:
        for at in range(start, len(self._rows)):
            if self._rows[at].identity == identity:
                return at
        return None

    def _remove(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()

    def _move(self, source: int, target: int) -> None:
        if source == target:
            return
        # Qt counts the target before the row is taken out.
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target + (target > source))
        self._rows.insert(target, self._rows.pop(source))
        self.endMoveRows()

    def _change(self, at: int, row: Row) -> None:
        old = self._rows[at]
        if row.entering is not old.entering:
            # Whether it slid in concerns only its first moment.
            row = replace(row, entering=old.entering)
        if row == old:
            return
        names = {name for name in _FIELDS if getattr(old, name) != getattr(row, name)}
        names |= {name for name, sources in _DRAWN.items() if not names.isdisjoint(sources)}
        self._rows[at] = row
        index = self.index(at, 0)
        self.dataChanged.emit(index, index, [_ROLE_OF[name] for name in names])


@lru_cache(maxsize=64)
def _font(family: str, size: int, weight: int, struck: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setStrikeOut(struck)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def grounds(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """The rectangles behind the text: bands over the whole width (0), pills and rules."""
    return [
        {
            "kind": block.kind,
            "x": block.sign_x if block.width else block.left,
            "y": block.y,
            "width": block.width or block.across,
            "height": block.height,
        }
        for block in blocks
        if block.kind.startswith(_WITH_GROUND)
    ]


def texts(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Every piece of text: the lines themselves, quantities before them, signs."""
    made: list[dict[str, Any]] = []
    for block in blocks:
        if not block.lines:
            continue
        y = block.y + (block.height - len(block.lines) * block.line) // 2
        common = {"kind": block.kind, "y": y, "line": block.line}
        font = _font(FAMILY, block.size, block.weight, block.kind in _STRUCK)
        made.append(common | {"role": "line", "text": "\n".join(block.lines), "x": block.x, "font": font})
        if block.lead:
            font = _font(FAMILY, block.size, EXTRA_BOLD, False)
            made.append(common | {"role": "lead", "text": block.lead, "x": block.left, "font": font})
        if block.sign:
            font = _font(ICONS, block.size, 400, False)
            made.append(
                common | {"role": "sign", "text": GLYPHS[block.sign], "x": block.sign_x, "font": font}
            )
    return made


def zones(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Where a tap means which item."""
    return [
        {
            "x": block.left,
            "y": block.y,
            "width": block.across,
            "height": block.height,
            "itemId": block.item_id,
        }
        for block in blocks
        if block.item_id
    ]


def marks(blocks: Sequence[Block], waiting: Sequence[str]) -> list[dict[str, Any]]:
    """Where a little clock stands over a quantity: a command for the item has no answer yet."""
    return [
        {
            "x": block.left,
            "y": block.y,
            "width": block.x - block.left,
            "height": block.height,
            "line": block.line,
        }
        for block in blocks
        if block.lead and block.item_id in waiting
    ]
