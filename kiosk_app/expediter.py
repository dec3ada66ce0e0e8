"""What is done with an order beside bumping it: rush, hold, fire, pin; and with the kitchen: 86, profiles."""

import time
from collections.abc import Callable
from itertools import takewhile
from typing import Any

from PySide6.QtCore import Property, Signal, Slot

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.states import Action
from kiosk_app import actions, cook, panels
from kiosk_app.config import Config
from kiosk_app.finder import Finder
from kiosk_app.rail_view import STILL_S
from kiosk_app.screen import LIST, MAP
from kiosk_app.speech import tr
from kiosk_app.toast import kept
from kiosk_app.wrap import Measure, plain

STEADY_S = 10.0
"""How long the totals keep their places after a touch: no dish comes under a finger that was meant for another."""


_BARE = ("", "all_day")
"""What may be open while the totals are touched; everything else covers them."""


class Expediter(Finder):
    """A screen whose orders have a panel of their own; see `Finder`."""

    # Of its own class, as `Finder.searchChanged` is.
    openedChanged = Signal()

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        # What stands in the open panel, and when it last became something else under the finger.
        self._shown_choices: tuple[actions.Choice, ...] = ()
        self._shown_totals: list[dict[str, Any]] = []
        self._offered: list[tuple[object, ...]] = []
        self._altered_at = self._touched_at = -STEADY_S
        self._altered_from = 0
        self.boardChanged.connect(self._see)
        self.sizesChanged.connect(self._see)
        self.ticked.connect(self._sort)

    @Slot(int)
    def openOrder(self, order_id: int) -> None:
        """Opens the panel of an order."""
        order = self._meant(order_id)
        if self._panel == "" and order is not None and self._choices(order_id):
            self._opened = order
            self._enter("order")

    @Slot(str)
    def act(self, key: str) -> None:
        """Does what a button of the panel says.

        Only what stood there when the panel was opened was seen. Nothing comes of a touch just after the buttons have
        become others: it was meant for another one.
        """
        keys = [choice.key for choice in self._shown_choices]
        opened = self._opened
        order = None if opened is None else self._board.order(opened.id)
        if opened is None or order is None or key not in keys or not self._is_settled(keys.index(key)):
            return
        offered = self._shown_choices[keys.index(key)]
        self._close()
        first = next((other.id for other in self._board.orders if other.id != order.id), 0)
        command = actions.command_of(key, opened if key == "seen" else order, first=first)
        if command is not None and self._stale:
            self._said.say(kept(plain(order.number), offered.text))
        self._submit(command)

    @Slot(str, bool)
    def soldOut(self, name: str, gone: bool) -> None:
        """An item is 86, or there is some again."""
        if self._is_listed(name):
            self._steady()
            self._submit(cook.of_kitchen(Action.SOLD_OUT if gone else Action.BACK_IN_STOCK, name))

    @Slot(str)
    def runBy(self, profile: str) -> None:
        """Runs the kitchen by a profile; the empty name means by none."""
        title = next((row["title"] for row in panels.profiles(self._board) if row["name"] == profile), "")
        if not self._is_settled(0) or not title:
            return
        if self._stale:
            self._said.say(kept(tr("Kitchen"), title))
        self._submit(cook.of_kitchen(Action.PROFILE, profile))
        self._close()

    @Slot(str)
    def highlight(self, name: str) -> None:
        """Draws the tickets with a dish before all others, and turns to the first of them; the same again: no more."""
        if not self._is_listed(name):
            return
        self._steady()
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
        self._listed = ()
        self._steady()
        self.boardChanged.emit()

    @Slot()
    def scrolled(self) -> None:
        """Somebody looks for a dish: the totals keep their places."""
        self._touched_at = self._clock()

    @Slot(int, float, float)
    def drop(self, order_id: int, x: float, y: float) -> None:
        """Hangs a card that was dragged at expo where it was let go, in pixels of the rail."""
        order = self._board.order(order_id)
        if order is None or self._board.at.kind is not StationKind.EXPO or not self._is_bare():
            return
        between = self._view.between(x, y, order_id)
        if between is not None:
            self._submit(cook.hung_between(order, *between))

    def _choices(self, order_id: int) -> tuple[actions.Choice, ...]:
        order, kitchen = self._board.order(order_id), self._board.kitchen
        if order is None or kitchen is None:
            return ()
        return actions.choices(order, kitchen, alone=len(self._board.orders) < 2)

    def _enter(self, panel: str) -> None:
        """Opens a panel, or with the empty name none."""
        self._panel = panel
        if not self.has_beside:
            # What always stands there stands still.
            self._listed = ()
        self._offered = []
        self._panelled_at = self._clock()
        self._steady()
        self._see()
        self.panelChanged.emit()
        self.boardChanged.emit()

    def _see(self) -> None:
        """Draws the open panel anew, and notes from where on a touch would mean something else than just before."""
        opened = self._opened if self._panel == "order" else None
        self._shown_choices = () if opened is None else self._choices(opened.id)
        self._shown_totals = (
            panels.totals(self._board, self._pending, self._totals_sort(), self._listed)
            if self._panel == "all_day" or self.has_beside
            else []
        )
        self._listed = tuple(row["name"] for row in self._shown_totals)
        offered: list[tuple[object, ...]] = [(choice.key, choice.text) for choice in self._shown_choices]
        if self._panel in _BARE:
            offered += [(row["name"], bool(row["altered"]), row["soldOut"]) for row in self._shown_totals]
        # What comes below moves nothing.
        same = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(self._offered, offered, strict=False))
        )
        if same < len(self._offered):
            now = self._clock()
            is_settled = now - self._altered_at >= STILL_S
            self._altered_from = same if is_settled else min(same, self._altered_from)
            self._altered_at = now
        self._offered = offered
        self.openedChanged.emit()

    def _steady(self) -> None:
        """Somebody has touched it: the second touch of a double tap means the same thing, and rows stay."""
        self._altered_at = self._touched_at = self._clock()
        self._altered_from = 0

    def _sort(self) -> None:
        """Nobody has touched the totals for a while: they stand in their order again."""
        if self._listed and self._clock() - self._touched_at >= STEADY_S:
            self._listed = ()
            self._see()
            if self._highlighted and self._highlighted not in self._listed:
                # Nobody wants it any more; the next one who does is no reason to fade all others.
                self._highlighted = ""
                self.boardChanged.emit()

    def _is_listed(self, name: str) -> bool:
        """Whether a touch on a dish of the totals is meant for it."""
        here = self._panel in _BARE and name in self._listed
        return here and self._is_settled(self._listed.index(name))

    def _is_settled(self, at: int) -> bool:
        """Whether what can be touched at this place of the panel stands as it is for long enough to be meant."""
        self._touched_at = self._clock()
        return at < self._altered_from or self._touched_at - self._altered_at >= STILL_S

    choices = Property(LIST, lambda self: panels.choices(self._shown_choices), notify=openedChanged)
    opened = Property(MAP, lambda self: panels.opened(self._opened), notify=openedChanged)
    allDay = Property(LIST, lambda self: self._shown_totals, notify=openedChanged)
