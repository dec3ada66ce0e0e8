"""The one object QML talks to: what the screen shows as properties, what a cook does as slots.

It never changes an order: a bump is a command that goes out, and the card moves when the hub's event comes in.
"""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot

from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.orders import DAY_ENDED
from hub_server.protocol.states import OF_KITCHEN, Status
from hub_server.protocol.tickets import left_by_itself
from kiosk_app import cook, panels, words
from kiosk_app.board import Board, Link
from kiosk_app.config import Config
from kiosk_app.expediter import Expediter
from kiosk_app.listener import Hub
from kiosk_app.rail_view import STILL_S
from kiosk_app.toast import SILENCE, by_itself, refused
from kiosk_app.wrap import Measure


class Kiosk(Expediter):
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
        self._ticking = self._timer(1000, self.tick, once=False)
        self._ticking.start()
        # At the very moment: nobody may believe a board for the rest of a second.
        self._staling = self._timer(0, self.tick, once=True)
        self._staling.setTimerType(Qt.TimerType.PreciseTimer)

    # The hub

    def attach(self, hub: Hub, title: str, status: Status | None) -> None:
        """Shows another station.

        Args:
            hub: its client.
            title: its name for people.
            status: the status whose orders it shows, for recalls; None where it is not a stage.
        """
        self._forget()
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
            self._forget()
            self._list()
            self._hang()
            self.panelChanged.emit()
        elif (
            board.orders is not known.orders
            or board.station != known.station
            or board.kitchen != known.kitchen
        ):
            self._refresh.start()
        elif panels.beside(board) != panels.beside(known):
            self.boardChanged.emit()
        if known.as_of_ms is None or self._stale:
            self.tick()
        self._wait_for_stale()
        self._look()
        if (board.epoch, board.station) == (known.epoch, known.station) and board.recent is not known.recent:
            self._tell_by_itself(known, board)

    def link_changed(self, link: Link, detail: str) -> None:
        """The client's: how the kiosk stands with its hub."""
        self._link, self._detail = link, detail
        self.linkChanged.emit()
        self.boardChanged.emit()
        self.tick()

    def answered(self, command: Command, ack: Ack) -> None:
        """The client's: the hub's word on a command; one that had no effect is said where the cook looks for it."""
        if ack.result in (Result.APPLIED, Result.ALREADY_DONE):
            return
        if command.action in OF_KITCHEN:
            self._said.say(refused(ack, command.name))
            return
        order = self._board.order(command.order_id) if self._board.concerned((command,)) else None
        number = self._numbers.get(command.id) or (ack.order.number if ack.order else str(command.order_id))
        undone = self._said.toast.before
        if undone is not None and undone.id == command.order_id and cook.is_moving((command,)):
            self._said.say(SILENCE)
        if order is None:
            self._said.missed(number, ack)
            return
        self._conflicts[order.id] = words.no_effect(command, ack)
        if self._panel or all(segment.order_id != order.id for segment in self._view.visible):
            self._said.say(refused(ack, number))
        self._refresh.start()

    # Panels and questions

    @Slot(str)
    def open(self, panel: str) -> None:
        """Opens `recall`, `all_day`, `profile` or `stations`; the empty name closes.

        The first choice of a station stays open.
        """
        if panel != "stations" and not self.station:
            return
        if panel == "" and self._clock() - self._panelled_at < STILL_S:
            # The second touch of a double tap on what opened it.
            return
        if panel in ("recall", "all_day", "profile") and self.unknown:
            # It would lie below the screen that looks for the hub.
            return
        if panel == "stations":
            self.stationsWanted.emit()
        # The list that is open stands still; what leaves meanwhile comes into it when it is opened again.
        self._list()
        self._enter(panel)
        if self._highlighted and panel != "all_day":
            self._highlighted = ""
            self._draw(entering=False)

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
        self._call_numbers()
        counts = self._count()
        if counts != self._counted:
            self._counted = counts
            self.boardChanged.emit()
        self._draw()

    # Inside

    def _forget(self) -> None:
        """What was said, touched and opened was about other orders."""
        self._said.say(SILENCE)
        self._conflicts = {}
        self._disarm()
        self._opened, self._listed = None, ()
        if self._panel == "order":
            self._panel = ""

    def _tell_by_itself(self, known: Board, board: Board) -> None:
        """Says which tickets the hub took away, also those it took while this screen was away."""
        told = {order.id for order in known.recent if left_by_itself(order, known.at)}
        left = [order for order in board.recent if left_by_itself(order, board.at) and order.id not in told]
        if left:
            day_ended = all(DAY_ENDED in order.by_itself for order in left)
            self._said.say(by_itself([order.number for order in left], day_ended=day_ended))

    def _wait_for_stale(self) -> None:
        vouched_ago_s = self._hub.vouched_ago_s() if self._hub else None
        in_s = panels.stale_in_s(self._link, vouched_ago_s, self._config.schedule)
        if in_s is None:
            self._staling.stop()
        else:
            self._staling.start(math.floor(in_s * 1000) + 1)
