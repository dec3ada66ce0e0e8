"""What is done with an order beside bumping it: rush, hold, fire, pin; and with the kitchen: 86, profiles."""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, Signal, Slot

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.states import Action
from kiosk_app import actions, cook, panels
from kiosk_app.config import Config
from kiosk_app.finder import Finder
from kiosk_app.screen import LIST, MAP
from kiosk_app.wrap import Measure


class Expediter(Finder):
    """A screen whose orders have a panel of their own; see `Finder`."""

    # Of its own class, as `Finder.searchChanged` is.
    openedChanged = Signal()

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        self.boardChanged.connect(self.openedChanged)

    @Slot(int)
    def openOrder(self, order_id: int) -> None:
        """Opens the panel of an order."""
        order = self._meant(order_id)
        if self._panel == "" and order is not None and self._choices(order_id):
            self._opened = order_id
            self._panel = "order"
            self.panelChanged.emit()
            self.boardChanged.emit()

    @Slot(str)
    def act(self, key: str) -> None:
        """Does what a button of the panel says, as it stood on the glass."""
        order = self._board.order(self._opened)
        offered = any(choice.key == key for choice in self._choices(self._opened))
        self._close()
        if order is not None and offered:
            shown = self._board.orders
            first = next((other.id for other in shown if other.id != order.id), 0)
            self._submit(actions.command_of(key, order, first=first))

    @Slot(str, bool)
    def soldOut(self, name: str, gone: bool) -> None:
        """An item is 86, or there is some again."""
        self._submit(cook.of_kitchen(Action.SOLD_OUT if gone else Action.BACK_IN_STOCK, name))

    @Slot(str)
    def runBy(self, profile: str) -> None:
        """Runs the kitchen by a profile; the empty name means by none."""
        self._submit(cook.of_kitchen(Action.PROFILE, profile))
        self._close()

    @Slot(str)
    def highlight(self, name: str) -> None:
        """Draws the tickets with a dish before all others, and turns to the first of them; the same again: no more."""
        self._highlighted = "" if name == self._highlighted else name
        wanted = panels.with_dish(self._board.orders, name, self._board.at) if self._highlighted else ()
        if wanted and not any(segment.order_id in wanted for segment in self._view.visible):
            page = self._view.find(wanted[0])
            if page is not None:
                self._view.turn(page - self._view.page)
        self._draw(entering=False)
        self.boardChanged.emit()

    @Slot()
    def sortTotals(self) -> None:
        """Lists the all-day totals the other way: the most first, or what has waited longest."""
        self._oldest_first = not self._oldest_first
        self.boardChanged.emit()

    @Slot(int, float, float)
    def drop(self, order_id: int, x: float, y: float) -> None:
        """Hangs a card that was dragged at expo where it was let go, in pixels of the rail."""
        order = self._board.order(order_id)
        if order is None or self._board.at.kind is not StationKind.EXPO:
            return
        between = self._view.between(x, y, order_id)
        if between is not None:
            self._submit(cook.hung_between(order, *between))

    def _choices(self, order_id: int) -> tuple[actions.Choice, ...]:
        order, kitchen = self._board.order(order_id), self._board.kitchen
        return () if order is None or kitchen is None else actions.choices(order, kitchen)

    choices = Property(LIST, lambda self: panels.choices(self._choices(self._opened)), notify=openedChanged)
    opened = Property(MAP, lambda self: panels.opened(self._board.order(self._opened)), notify=openedChanged)
