"""What a cook's hand does to the cards: bumps, and takes back.

It never changes an order: a bump is a command that goes out, and the card moves when the hub's event comes in.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import Slot

from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Order
from kiosk_app import cook, guards
from kiosk_app.config import SELECT, Config
from kiosk_app.drawing import Drawing
from kiosk_app.guards import Armed
from kiosk_app.outbox import Pending
from kiosk_app.rail_view import STILL_S
from kiosk_app.row import KEYS
from kiosk_app.toast import bumped
from kiosk_app.wrap import Measure


class Hand(Drawing):
    """A screen that a cook works at; see `Drawing`."""

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        # When a panel was opened or closed last: the next touch of a double tap was meant for what stood there before.
        self._panelled_at = -STILL_S
        self._disarming = self._timer(round(guards.ARMED_S * 1000), self._disarm, once=True)

    @Slot(int)
    def bump(self, order_id: int) -> None:
        """Takes the order's ticket one step on; shown at once as pending. A guarded one wants a second touch."""
        order = self._meant(order_id)
        if order is None:
            return
        command = cook.bump(order, self._waiting(order_id), self._board.at)
        if command is None or not self._is_sure(order):
            return
        if command.to is not None:
            self._said.say(bumped(order, command.to, stale=self._stale))
        self._submit(command)

    def _is_sure(self, order: Order) -> bool:
        """Whether this touch counts; the first one of a guarded ticket only arms it."""
        at, armed = self._clock(), self._armed
        if not guards.asks(order, self._board.at) or guards.is_confirmed(armed, order, at):
            self._disarm()
            return True
        if not guards.is_same_touch(armed, order, at):
            self._armed = Armed(order.id, order.version, at)
            self._disarming.start()
            self._draw()
        return False

    def _disarm(self) -> None:
        if self._armed is not None:
            self._armed = None
            self._disarming.stop()
            self._draw()

    @Slot(int, str)
    def bumpItem(self, order_id: int, item_id: str) -> None:  # QML's name
        """Finishes one item of an order that is being prepared, or takes that back."""
        order = self._meant(order_id)
        if order is not None:
            self._submit(cook.bump_item(order, item_id, self._waiting(order_id), self._board.at))

    @Slot(str)
    def bumpKey(self, key: str) -> None:
        """A digit of the bump bar: bumps the card that has it, or only chooses it where that is what digits do."""
        meant = self._view.keyed(KEYS.find(key))
        if self._panel != "" or meant is None:
            return
        if self._config.bump_by == SELECT:
            self._view.selected = meant
            self._draw()
        else:
            self.bump(meant)

    @Slot(int)
    def select(self, by: int) -> None:
        """Moves the bump bar's cursor over the cards of the page."""
        if self._panel == "":
            self._view.select(by)
            self._draw()

    @Slot()
    def bumpSelected(self) -> None:
        """Bumps the card the cursor is on; where its button is on another page, shows that one first."""
        selected = self._view.selected
        if self._panel != "" or all(segment.order_id != selected for segment in self._view.visible):
            return
        page = None if selected is None else self._view.find(selected)
        if selected is not None and page == self._view.page:
            self.bump(selected)
        elif page is not None:
            self.turn(page - self._view.page)

    @Slot()
    def undo(self) -> None:
        """Takes back the bump the toast speaks of."""
        before = self._said.toast.before
        if self._panel != "" or before is None:
            return
        self._submit(cook.undo(before, self._known(before.id) or before, self._board.at))
        self._said.dismiss()

    @Slot(int)
    def turn(self, by: int) -> None:
        """Turns the pages of the rail."""
        if self._is_bare() and self._view.turn(by):
            self._draw(entering=False)
            self.boardChanged.emit()

    def _is_bare(self) -> bool:
        """Whether no panel lies over the cards, nor has just been taken away."""
        return self._panel == "" and self._is_steady()

    def _is_steady(self) -> bool:
        """Whether the panel that is open, or none, has been so for long enough to be meant by a touch."""
        return self._clock() - self._panelled_at >= STILL_S

    def _meant(self, order_id: int) -> Order | None:
        """The order a tap on its card means, as it is drawn; None when it has left, has just moved or was covered."""
        here = self._board.order(order_id) is not None and self._is_bare()
        return self._view.order(order_id) if here and self._view.still(order_id) else None

    def _known(self, order_id: int) -> Order | None:
        everywhere = (*self._board.orders, *self._board.recent)
        return next((order for order in everywhere if order.id == order_id), None)

    def _number(self, command: Command) -> str:
        """What the order of a command is called; empty where this screen never saw it."""
        order = self._known(command.order_id) if self._board.concerned((command,)) else None
        return "" if order is None else order.number

    def pending_changed(self, pending: Pending) -> None:
        """The client's: the commands whose effect is not on the board yet."""
        self._pending = dict(pending)
        self._numbers = {
            command.id: self._numbers.get(command.id) or self._number(command)
            for commands in pending.values()
            for command in commands
        }
        self._held = self._hub.held() if self._hub else ()
        self.boardChanged.emit()
        self.ticked.emit()
        self._draw()

    def _submit(self, command: Command | None) -> None:
        if self._hub is None or command is None:
            return
        if self._conflicts.pop(command.order_id, None) is not None:
            self._refresh.start()
        # Drawn before the client says so: a tap that shows nothing is tapped again.
        held = self._pending.get(command.order_id, ())
        self.pending_changed({**self._pending, command.order_id: (*held, command)})
        self._hub.submit(command)
