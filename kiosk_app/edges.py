"""The two edges of the rail, as QML reads them: what has come on the pages before and after the one that is shown."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk_app.aging import Agings
from kiosk_app.board import Board
from kiosk_app.config import Config
from kiosk_app.off_page import NOTHING, OffPage, Spot, announced, arrivals, kind_of, spot
from kiosk_app.rail_view import STILL_S, RailView

# PySide takes this as a name, its type hints do not know it.
MAP: Any = "QVariantMap"


def _read(news: OffPage) -> dict[str, Any]:
    """The same for QML, whose lists are Python's lists."""
    return asdict(news) | {"kind": str(news.kind), "spot": list(news.spot or ())}


class Edges(QObject):
    """What the edges announce.

    Args:
        parent: owns it.
        view: what hangs, on which pages.
        board: as it is now, and the hub's clock; None while that is not known.
        config: the settings as they are now.
        clock: monotonic, in seconds.
        agings: of the screen's orders.
    """

    changed = Signal()
    wanted = Signal(int)

    def __init__(
        self,
        parent: QObject,
        view: RailView,
        board: Callable[[], tuple[Board, int | None]],
        config: Callable[[], Config],
        *,
        clock: Callable[[], float],
        agings: Agings,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._board = board
        self._config = config
        self._clock = clock
        self._page = 0
        self._agings = agings
        # When an edge began to lead elsewhere: the finger set out for something else.
        self._led_at = -STILL_S
        self._before = self._after = NOTHING

    @Slot()
    def look(self) -> None:
        """The pages, the orders or the time have become others."""
        before, after = self._view.unseen_orders()
        if any(self._view.order(order_id) is None for order_id in (*before, *after)):
            # The rail has become another one; a moment later all cards hang on it.
            return
        was, self._page = self._page, self._view.page
        known = self._before, self._after
        # On another page it stands where there is room on that one.
        stood = (None, None) if was != self._page else (self._before.spot, self._after.spot)
        self._before = self._announced(before, stood[0], is_after=False, is_alone=not after)
        self._after = self._announced(after, stood[1], is_after=True, is_alone=not before)
        if [each.order_id for each in known] != [self._before.order_id, self._after.order_id]:
            self._led_at = self._clock()
        if known != (self._before, self._after):
            self.changed.emit()

    def _announced(self, ids: list[int], stands: Spot | None, *, is_after: bool, is_alone: bool) -> OffPage:
        rail = self._view.rail
        if not ids or rail is None:
            return NOTHING
        board, now_ms = self._board()
        orders = [order for order in map(self._view.order, ids) if order is not None]
        config = self._config()
        kinds = [kind_of(each, self._agings.of(each, board.at, config), now_ms) for each in orders]
        free = spot(self._view.visible, rail, is_after=is_after, is_alone=is_alone, stands=stands)
        return announced(ids, kinds, free)

    @Slot(bool)
    def follow(self, is_after: bool) -> None:
        """The page is wanted on which the first of them hangs."""
        page = self._view.page_of((self._after if is_after else self._before).order_id)
        if page is not None and self._clock() - self._led_at >= STILL_S:
            self.wanted.emit(page - self._view.page)

    before = Property(MAP, lambda self: _read(self._before), notify=changed)
    after = Property(MAP, lambda self: _read(self._after), notify=changed)
    arrivals = Property(str, lambda self: arrivals(self._before, self._after), notify=changed)
