"""The list of orders that can be brought back: the last that left, or what a cook looks for in the whole day."""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, Signal, Slot

from hub_server.protocol.finding import TEXT_MOST, is_meant
from kiosk_app import cook
from kiosk_app.config import Config
from kiosk_app.hand import Hand
from kiosk_app.searching import Finding
from kiosk_app.speech import mark, tr, trn
from kiosk_app.wrap import Measure

LOOKING = mark("Looking through the day …")

ONLY_LAST = mark("Only the last orders were looked through.")


class Finder(Hand):
    """A screen that can bring orders back; see `Hand`."""

    # A property's notify signal has to be of its own class: PySide dies of one that is inherited.
    searchChanged = Signal()

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        self.panelChanged.connect(self.searchChanged)

    @Slot(str)
    def search(self, text: str) -> None:
        """Lists the orders of the business day that are meant by a number, a table, a name or a dish.

        What is known here is listed at once, the hub's answer then takes its place. No text: the last that left.
        """
        if self._panel != "recall":
            return
        self._sought = text[:TEXT_MOST].lstrip()
        self._searched = tr(LOOKING) if self._sought and self._hub is not None else ""
        self._recallable = tuple(order for order in self._board.recent if is_meant(order, self._sought))
        if self._hub is not None:
            self._hub.look_for(self._sought or None)
        self.panelChanged.emit()
        self.boardChanged.emit()

    @Slot(str)
    def typed(self, key: str) -> None:
        """One more key of what is looked for; the backspace takes the last one away."""
        self.search(self._sought[:-1] if key == "\b" else self._sought + key)

    def found(self, finding: Finding) -> None:
        """The client's: what came of a search."""
        if self._panel != "recall" or finding.text != self._sought or not self._sought:
            return
        if finding.trouble:
            self._searched = f"{finding.trouble} {tr(ONLY_LAST)}"
        else:
            self._recallable = finding.orders
            more = finding.total - len(finding.orders)
            self._searched = (
                trn("1 more; type more of it", "%n more; type more of it", more) if more > 0 else ""
            )
        self.panelChanged.emit()
        self.boardChanged.emit()

    @Slot(int)
    def recall(self, order_id: int) -> None:
        """Brings an order of the open list back to this station, unless it is back already."""
        left = (*self._recallable, *self._board.recent)
        order = next((order for order in left if order.id == order_id), None)
        if order is not None and self._board.order(order_id) is None:
            self._submit(cook.recall(order, cook.back_to(self._board.at), self._waiting(order_id)))
        self._close()

    def _list(self) -> None:
        """The list as it is when it is opened: the last orders that left."""
        self._sought = self._searched = ""
        self._recallable = self._board.recent

    def _close(self) -> None:
        self._panel = ""
        self._panelled_at = self._clock()
        if self._hub is not None:
            self._hub.look_for(None)
        self.panelChanged.emit()
        self.boardChanged.emit()

    def _nothing(self) -> str:
        """What an empty list means; what nobody has answered yet is not nothing."""
        if not self._sought:
            return tr("Nothing has left this station yet.")
        if self._searched == tr(LOOKING):
            return self._searched
        if self._searched:
            return tr("It is not among the last orders.")
        return tr("Nothing of today is like that.")

    nothing = Property(str, lambda self: self._nothing(), notify=searchChanged)
    sought = Property(str, lambda self: self._sought, notify=searchChanged)
    searched = Property(str, lambda self: self._searched, notify=searchChanged)
