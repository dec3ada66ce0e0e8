"""The one object QML talks to: what the screen shows as properties, what a cook does as slots.

It never changes an order: a bump is a command that goes out, and the card moves when the hub's event comes in.
"""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot

from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Action, Status
from kiosk_app import cook, panels, words
from kiosk_app.board import Board, Link
from kiosk_app.config import Config
from kiosk_app.listener import Hub
from kiosk_app.outbox import Pending
from kiosk_app.row import KEYS, rows
from kiosk_app.screen import Screen
from kiosk_app.toast import SILENCE, bumped, refused
from kiosk_app.wrap import Measure

SEEN_EVERY_MS = 1000
"""Least time between two words of what stands on the glass."""


class Kiosk(Screen):
    """The one object QML talks to; also the client's listener.

    Args:
        config: the settings.
        measure: of one line of text.
        clock: monotonic, in seconds; for what moved when, never for ages.
    """

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        self._refresh = self._timer(0, self._hang, once=True)
        # The board that was hung when a frame was asked for, and what of which log the hub was told last.
        self._drawing: Board | None = None
        self._told = "", 0
        self._glimpse = self._timer(SEEN_EVERY_MS, self._look, once=True)
        self._ticking = self._timer(1000, self.tick, once=False)
        self._ticking.start()
        # At the very moment: nobody may believe a board for the rest of a second.
        self._staling = self._timer(0, self.tick, once=True)
        self._staling.setTimerType(Qt.TimerType.PreciseTimer)

    def _timer(self, interval_ms: int, slot: Callable[[], None], *, once: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.setSingleShot(once)
        timer.timeout.connect(slot)
        return timer

    # The hub

    def attach(self, hub: Hub, title: str, status: Status | None) -> None:
        """Shows another station.

        Args:
            hub: its client.
            title: its name for people.
            status: the status whose orders it shows, for recalls; None where it is not a stage.
        """
        self._said.say(SILENCE)
        self._conflicts = {}
        self._drawing, self._told = None, ("", 0)
        self._hub, self._title, self._status = hub, title, status
        self._pending, self._view.selected = {}, None
        self.board_changed(hub.board)
        self.panelChanged.emit()
        self.stationsChanged.emit()

    def offer_stations(self, stations: list[tuple[str, str]]) -> None:
        """Fills the picker with (name, title)."""
        self._stations = stations
        self.stationsChanged.emit()

    def board_changed(self, board: Board) -> None:
        """The client's: what the station's screen shows now."""
        known, self._board = self._board, board
        if board.epoch != known.epoch and board.station == known.station:
            # Another log: what is listed, undone or tapped from now on must be of this one.
            self._said.say(SILENCE)
            self._conflicts.clear()
            self._recallable = board.recent
            self._hang()
            self.panelChanged.emit()
        elif board.orders is not known.orders or board.station != known.station:
            self._refresh.start()
        elif panels.beside(board) != panels.beside(known):
            self.boardChanged.emit()
        if known.as_of_ms is None or self._stale:
            self.tick()
        self._wait_for_stale()
        self._look()

    def link_changed(self, link: Link, detail: str) -> None:
        """The client's: how the kiosk stands with its hub."""
        self._link, self._detail = link, detail
        self.linkChanged.emit()
        self.boardChanged.emit()
        self.tick()

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

    def answered(self, command: Command, ack: Ack) -> None:
        """The client's: the hub's word on a command; one that had no effect is said where the cook looks for it."""
        if ack.result in (Result.APPLIED, Result.ALREADY_DONE):
            return
        order = self._board.order(command.order_id) if self._board.concerned((command,)) else None
        number = self._numbers.get(command.id) or (ack.order.number if ack.order else str(command.order_id))
        undone = self._said.toast.before
        if undone is not None and undone.id == command.order_id:
            self._said.say(SILENCE)
        if order is None:
            self._said.missed(number, ack)
            return
        self._conflicts[order.id] = words.no_effect(command, ack)
        if self._panel or all(segment.order_id != order.id for segment in self._view.visible):
            self._said.say(refused(ack, number))
        self._refresh.start()

    # What a cook does

    @Slot(int)
    def bump(self, order_id: int) -> None:
        """Takes the order's ticket one step on; shown at once as pending."""
        order = self._meant(order_id)
        if order is None:
            return
        command = cook.bump(order, self._waiting(order_id))
        if command is not None and command.to is not None:
            self._said.say(bumped(order, command.to, stale=self._stale))
            self._submit(command)

    @Slot(int, str)
    def bumpItem(self, order_id: int, item_id: str) -> None:  # QML's name
        """Finishes one item of an order that is being prepared, or takes that back."""
        order = self._meant(order_id)
        if order is not None:
            self._submit(cook.bump_item(order, item_id, self._waiting(order_id)))

    @Slot(str)
    def bumpKey(self, key: str) -> None:
        """A digit of the bump bar."""
        shown = self._view.bumpable()
        at = KEYS.find(key)
        if self._panel == "" and 0 <= at < len(shown):
            self.bump(shown[at])

    @Slot(int)
    def select(self, by: int) -> None:
        """Moves the bump bar's cursor over the cards of the page."""
        if self._panel == "":
            self._view.select(by)
            self._draw()

    @Slot()
    def bumpSelected(self) -> None:
        """Bumps the card the cursor is on."""
        if self._panel == "" and self._view.selected in self._view.bumpable():
            self.bump(self._view.selected)

    @Slot()
    def undo(self) -> None:
        """Takes back the bump the toast speaks of."""
        before = self._said.toast.before
        if self._panel != "" or before is None:
            return
        self._submit(cook.command(self._known(before.id) or before, Action.RECALL, before.status))
        self._said.dismiss()

    @Slot(int)
    def recall(self, order_id: int) -> None:
        """Brings an order of the open list back to this station, unless it is back already."""
        left = (*self._board.recent, *self._recallable)
        order = next((order for order in left if order.id == order_id), None)
        if order is not None and self._board.order(order_id) is None:
            self._submit(cook.recall(order, self._status, self._waiting(order_id)))
        self.open("")

    @Slot(int)
    def turn(self, by: int) -> None:
        """Turns the pages of the rail."""
        if self._panel == "" and self._view.turn(by):
            self._draw(entering=False)
            self.boardChanged.emit()

    @Slot(str)
    def open(self, panel: str) -> None:
        """Opens `recall`, `all_day` or `stations`; the empty name closes. The first choice of a station stays open."""
        if panel != "stations" and not self.station:
            return
        if panel in ("recall", "all_day") and self.unknown:
            # It would lie below the screen that looks for the hub.
            return
        if panel == "stations":
            self.stationsWanted.emit()
        # The list that is open stands still; what leaves meanwhile comes into it when it is opened again.
        self._recallable = self._board.recent
        self._panel = panel
        self.panelChanged.emit()
        self.boardChanged.emit()

    @Slot(str)
    def choose(self, station: str) -> None:
        """Makes this screen another station's."""
        self._panel = ""
        self.panelChanged.emit()
        self.stationChosen.emit(station)

    @Slot(bool)
    def answerHeld(self, send: bool) -> None:
        """The bumps that are too old to be sent without asking: they are sent, or they are not."""
        if self._hub is not None:
            (self._hub.release if send else self._hub.drop)(self._held)
        self.tick()

    @Slot(int, int)
    def left(self, order_id: int, part: int) -> None:
        """A card has moved out of the screen."""
        # Not at once: the row's delegate is what calls.
        QTimer.singleShot(0, self, lambda: self._model.gone(order_id, part))

    # Sizes and time

    @Slot(float, float)
    def windowResized(self, width: float, height: float) -> None:
        """The window is that large, in pixels; every other size follows."""
        if self._glass.resize(width, height):
            self.sizesChanged.emit()

    @Slot(float, float)
    def railResized(self, width: float, height: float) -> None:
        """The rail is that large, in pixels."""
        rail = self._glass.rail(width, height)
        if rail is not None and self._view.resize(rail):
            self._refresh.start()

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        self._now_ms = self._hub.hub_now_ms() if self._hub else None
        self._held = self._hub.held() if self._hub else ()
        vouched_ago_s = self._hub.vouched_ago_s() if self._hub else None
        self._stale = panels.is_stale(self._link, vouched_ago_s, self._config.schedule)
        self._wait_for_stale()
        # The cards last: one that cannot be drawn must not leave the clock standing and LIVE on an old board.
        self.ticked.emit()
        counts = self._count()
        if counts != self._counted:
            self._counted = counts
            self.boardChanged.emit()
        self._draw()

    # Inside

    def _wait_for_stale(self) -> None:
        vouched_ago_s = self._hub.vouched_ago_s() if self._hub else None
        in_s = panels.stale_in_s(self._link, vouched_ago_s, self._config.schedule)
        if in_s is None:
            self._staling.stop()
        else:
            self._staling.start(math.floor(in_s * 1000) + 1)

    def _meant(self, order_id: int) -> Order | None:
        """The order a tap on its card means, as it is drawn; None when it has left or has just moved."""
        here = self._board.order(order_id) is not None
        return self._view.order(order_id) if here and self._view.still(order_id) else None

    def _known(self, order_id: int) -> Order | None:
        everywhere = (*self._board.orders, *self._board.recent)
        return next((order for order in everywhere if order.id == order_id), None)

    def _number(self, command: Command) -> str:
        """What the order of a command is called; empty where this screen never saw it."""
        order = self._known(command.order_id) if self._board.concerned((command,)) else None
        return "" if order is None else order.number

    def drawn(self) -> None:
        """The window's: a frame begun after `frameWanted` is on the glass."""
        board, self._drawing = self._drawing, None
        if board is not None and self._hub is not None:
            self._told = board.epoch, board.seq
            self._hub.drawn(board)

    def _look(self) -> None:
        """Asks for word of the next frame, if it will show what the hub was not told of; at most once a second."""
        board = self._board
        is_hung = self._view.ready and not self._refresh.isActive()
        if is_hung and (board.epoch, board.seq) != self._told and not self._glimpse.isActive():
            self._drawing = board
            self._glimpse.start()
            self.frameWanted.emit()

    def _waiting(self, order_id: int) -> tuple[Command, ...]:
        """The commands for this order that have no effect yet; in another log the number is another order's."""
        return self._board.concerned(self._pending.get(order_id, ()))

    def _submit(self, command: Command | None) -> None:
        if self._hub is None or command is None:
            return
        if self._conflicts.pop(command.order_id, None) is not None:
            self._refresh.start()
        # Drawn before the client says so: a tap that shows nothing is tapped again.
        held = self._pending.get(command.order_id, ())
        self.pending_changed({**self._pending, command.order_id: (*held, command)})
        self._hub.submit(command)

    def _hang(self) -> None:
        """The orders or the rail changed: every card gets its place anew."""
        if not self._view.ready:
            return
        standing = {order.id for order in self._board.orders}
        self._conflicts = {
            order_id: said for order_id, said in self._conflicts.items() if order_id in standing
        }
        self._view.hang(self._board.orders, self._conflicts)
        self._draw()
        self._counted = self._count()
        self.boardChanged.emit()
        self._look()

    def _draw(self, *, entering: bool = True) -> None:
        orders = {order.id: order for order in self._board.orders}
        page = tuple(segment for segment in self._view.visible if segment.order_id in orders)
        made = rows(
            page,
            orders,
            {order_id: self._waiting(order_id) for order_id in self._pending},
            now_ms=self._now_ms,
            warn_s=self._config.warn_s,
            late_s=self._config.late_s,
            selected=self._view.selected,
            entering=entering and bool(self._model.rows),
        )
        shown = {row.orderId for row in self._model.rows}
        moving_out = not self._config.reduced_motion and entering
        self._model.show(made, departed=frozenset(shown - orders.keys()) if moving_out else frozenset())
