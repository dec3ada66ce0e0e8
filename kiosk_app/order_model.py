"""The rows QML draws: one for every card, or part of a card, on the visible page.

A row is known by (order id, part) for as long as it is on the glass: it is inserted, moved, changed and removed, and
the model is never reset, because a card that is the same card can move while a new one can only appear.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiosk_app.card import Block
from kiosk_app.row import Row

Index = QModelIndex | QPersistentModelIndex


_NAMES = [field.name for field in fields(Row)]
_ROLES: dict[int, str] = {Qt.ItemDataRole.UserRole + at: name for at, name in enumerate(_NAMES, start=1)}
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's signature
        """Qt's."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802
        """Qt's."""
        return {role: QByteArray(name.encode()) for role, name in _ROLES.items()}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's."""
        if not index.isValid() or role not in _ROLES:
            return None
        value = getattr(self._rows[index.row()], _ROLES[role])
        if role == _ROLE_OF["blocks"]:
            return [drawn(block) for block in value]
        return list(value) if isinstance(value, tuple) else value

    def show(self, wanted: Sequence[Row], *, departed: frozenset[int] = frozenset()) -> None:
        """Makes the live rows equal `wanted`.

        Args:
            wanted: the page, in the order of the rail.
            departed: orders that were done with here: their rows leave visibly, all others vanish.
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
        for at, row in enumerate(wanted):
            found = self._find(row.identity, at)
            if found is None:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()
            else:
                self._move(found, at)
                self._change(at, row)

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
        # Whether it slid in concerns only its first moment.
        row = replace(row, entering=old.entering)
        changed = [_ROLE_OF[name] for name in _NAMES if getattr(old, name) != getattr(row, name)]
        if changed:
            self._rows[at] = row
            index = self.index(at, 0)
            self.dataChanged.emit(index, index, changed)


def drawn(block: Block) -> dict[str, Any]:
    """A block as QML reads it."""
    return {
        "kind": block.kind,
        "text": "\n".join(block.lines),
        "x": block.x,
        "y": block.y,
        "height": block.height,
        "size": block.size,
        "weight": block.weight,
        "line": block.line,
        "sign": block.sign,
        "signX": block.sign_x,
        "lead": block.lead,
        "itemId": block.item_id,
    }
