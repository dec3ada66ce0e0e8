"""The one object QML talks to: what the screen shows as properties, what a cook does as slots.

It never changes an order: a bump is a command that goes out, and the card moves when the hub's event comes in.
"""

import math
import random
import time
from collections.abc import Callable
from dataclasses import asdict

from PySide6.QtCore import Property, Qt, QTimer, Signal, Slot

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.orders import DAY_ENDED
from hub_server.protocol.states import OF_KITCHEN, Status
from hub_server.protocol.tickets import left_by_itself
from kiosk_app import cook, panels, words
from kiosk_app.board import Board, Link
from kiosk_app.classroom import Aside, Classroom
from kiosk_app.config import Config
from kiosk_app.floods import arrivals
from kiosk_app.keeper import PIN, SETTINGS
from kiosk_app.listener import Hub
from kiosk_app.resting import Resting
from kiosk_app.screen import MAP
from kiosk_app.steadiness import Steadiness
from kiosk_app.toast import SILENCE, by_itself, refused
from kiosk_app.wrap import Measure

ANSWER_MS = 120
"""What a command takes in a lesson: a hub's answer on a middling network."""


class Kiosk(Resting):
    """The one object QML talks to; also the client's listener.

    Args:
        config: the settings.
        measure: of one line of text.
        clock: monotonic, in seconds; for what moved when, never for ages.
        seeds: draws the seed of a lesson.
    """

    trainingChanged = Signal()

    def __init__(
        self,
        config: Config,
        measure: Measure,
        *,
        clock: Callable[[], float] = time.monotonic,
        seeds: Callable[[], int] = lambda: random.randrange(2**32),
    ) -> None:
        super().__init__(config, measure, clock=clock)
        self._seeds = seeds
        self._classroom = Classroom(
            lambda: self._config,
            clock=clock,
            wall_ms=lambda: time.time_ns() // 1_000_000,
            later=lambda answer: QTimer.singleShot(ANSWER_MS, self, answer),
        )
        self.hook("train", lambda: self.train(True))
        self.hook("test_sound", self._ears.test)
        self._ticking = self._timer(1000, self.tick, once=False)
        self._ticking.start()
        # At the very moment: nobody may believe a board for the rest of a second.
        self._staling = self._timer(0, self.tick, once=True)
        self._staling.setTimerType(Qt.TimerType.PreciseTimer)
        self._steadiness = Steadiness(clock)
        self.trainingChanged.connect(self._rest)

    # The hub

    def attach(self, hub: Hub, title: str, status: Status | None) -> None:
        """Shows another station; while somebody trains, after the lesson.

        Args:
            hub: its client.
            title: its name for people.
            status: the status whose orders it shows, for recalls; None where it is not a stage.
        """
        if self._training:
            aside = self._classroom.aside
            self._classroom.aside = Aside(
                hub,
                title,
                status,
                link=Link.DISCONNECTED,
                detail="",
                missed=() if aside is None else aside.missed,
                changed=self._look_behind,
            )
            self._look_behind()
        else:
            self._show(hub, title, status)

    def detach(self) -> None:
        """Shows no station any more, and is silent."""
        self.train(False)
        self._show(None, "", None)

    @property
    def keeps(self) -> bool:
        """Whether something that was done here is not on its hub's board yet."""
        aside = self._classroom.aside
        return bool(self._pending or self._held if aside is None else aside.pending or aside.held())

    def _show(self, hub: Hub | None, title: str, status: Status | None) -> None:
        self._forget()
        self._drawing, self._told = None, ("", 0)
        self._hub, self._title, self._status = hub, title, status
        self._pending, self._view.selected, self._highlighted = {}, None, ""
        self._ears.begin()
        self.board_changed(Board(station="") if hub is None else hub.board)
        self.panelChanged.emit()
        for pane in self.panes:
            pane.stationsChanged.emit()

    def offer_stations(self, stations: list[tuple[str, str]]) -> None:
        """Fills the picker with (name, title)."""
        if stations != self._stations:
            # A setting's choices move.
            self._stirred_at = self._clock()
        self._stations = stations
        self.stationsChanged.emit()

    def board_changed(self, board: Board) -> None:
        """The client's: what the station's screen shows now."""
        known, self._board = self._board, board
        if board.orders is not known.orders and self._floods.came(arrivals(known, board)):
            self._flooding.start()
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
        self._ears.see(known, board, self._pending)

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
        """Opens `recall`, `all_day`, `profile`, `stations` or, behind the PIN, `settings`; the empty name closes.

        The first choice of a station stays open.
        """
        if panel == SETTINGS:
            self.openSettings()
            return
        if panel == "" and not self.station and self._panel in (PIN, SETTINGS) and self._is_steady():
            # From there one came.
            panel = "stations"
        if (panel != "stations" and not self.station) or (panel == "stations" and self._training):
            return
        if panel == "" and not self._is_steady():
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
        """Makes this screen another station's, unless that one is on the same glass already."""
        if station in self.elsewhere:
            return
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

    # Training

    @Slot(bool)
    def train(self, on: bool) -> None:
        """Begins a lesson, or ends it; meanwhile the hub's word is kept, and counted. Guests learn nothing."""
        if on is self._training or (on and self._board.at.kind is StationKind.BOARD):
            return
        self._close()
        if on:
            aside = Aside(
                self._hub,
                self._title,
                self._status,
                link=self._link,
                detail=self._detail,
                pending=self._pending,
                conflicts=self._conflicts,
                missed=self._said.put_aside(),
                changed=self._look_behind,
            )
            self._training = True
            self._begin(aside)
        else:
            aside = self._classroom.end(self)
            self._training = False
            self._show(aside.hub, aside.title, aside.status)
            self._conflicts |= aside.conflicts
            self._said.put_aside(aside.missed)
            self.link_changed(aside.link, aside.detail)
            self.pending_changed(aside.pending)
            for command, ack in aside.answers:
                self.answered(command, ack)
            if (aside.began.epoch, aside.began.station) == (self._board.epoch, self._board.station):
                self._tell_by_itself(aside.began, self._board)
            if aside.hub is None and self._stations:
                self.open("stations")
        self.trainingChanged.emit()

    @Slot()
    def touched(self) -> None:
        """Somebody is at the screen; see `Neighbour`."""
        super().touched()
        self._heed()

    def key_used(self) -> None:
        """See `Neighbour`."""
        super().key_used()
        self._heed()

    def _heed(self) -> None:
        """Somebody is here, and sees what stands on the glass: all of it."""
        self._classroom.touched()
        for pane in self.panes:
            pane._ears.heed()

    def _begin(self, aside: Aside) -> None:
        """A lesson begins, or anew."""
        self._said.put_aside()
        trainer = self._classroom.begin(aside, self, seed=self._seeds())
        self._show(trainer, aside.title or trainer.board.at.title, aside.status)
        self.link_changed(Link.CONNECTED, "")

    def _look_behind(self) -> None:
        """Something may be to be said of the real kitchen, or the lesson could be about it."""
        aside = self._classroom.aside
        if aside is not None and self._classroom.is_about_another():
            self._begin(aside)
        self._wait_for_stale()
        if self._classroom.look():
            self.trainingChanged.emit()

    def _learn(self) -> None:
        """A second of a lesson has passed."""
        aside = self._classroom.aside
        if aside is not None and self._classroom.is_left():
            if aside.board.epoch:
                self.train(False)
            else:
                # No hub was heard yet, and nobody misses this screen: who comes next begins at the beginning.
                self._begin(aside)
        self._classroom.go_on()
        self._look_behind()

    # Sizes and time

    @Slot(float, float)
    def windowResized(self, width: float, height: float) -> None:
        """The window is that large, in pixels; every other size follows."""
        if self._glass.resize(width, height):
            self.sizesChanged.emit()

    @Slot(float)
    def paneResized(self, width: float) -> None:
        """What shows this station is that wide, in pixels: the window, or a part of it."""
        if width != self._pane_width:
            self._pane_width = width
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
        self._learn()
        self._now_ms = self._hub.hub_now_ms() if self._hub else None
        self._held = self._hub.held() if self._hub else ()
        vouched_ago_s = self._hub.vouched_ago_s() if self._hub else None
        self._stale = self._steadiness.shown(
            panels.is_stale(self._link, vouched_ago_s, self._config.schedule)
        )
        self._wait_for_stale()
        # The cards last: one that cannot be drawn must not leave the clock standing and LIVE on an old board.
        self.ticked.emit()
        self._call_numbers()
        counts = self._count()
        if counts != self._counted:
            self._counted = counts
            self.boardChanged.emit()
        self._ears.tick(self._now_ms, self._pending, stale=self._stale)
        self._draw()

    # Inside

    def _forget(self) -> None:
        """What was said, touched and opened was about other orders."""
        self._said.forget()
        self._conflicts = {}
        self._disarm()
        self._opened, self._listed, self._highlighted = None, (), ""
        if self._panel == "order":
            self._panel = ""

    def _tell_by_itself(self, known: Board, board: Board) -> None:
        """Says which tickets the hub took away, also those it took while this screen was away."""
        told = {order.id for order in known.recent if left_by_itself(order, known.at)}
        left = [order for order in board.recent if left_by_itself(order, board.at) and order.id not in told]
        if left:
            day_ended = all(DAY_ENDED in order.by_itself for order in left)
            self._said.say(by_itself([order.number for order in left], day_ended=day_ended))

    def _is_alarmed(self) -> bool:
        return super()._is_alarmed() or (self._training and self._classroom.behind.alarm)

    def _wait_for_stale(self) -> None:
        aside = self._classroom.aside
        # A lesson is always current; what is behind it is not.
        hub, link = (self._hub, self._link) if aside is None else (aside.hub, aside.link)
        in_s = panels.stale_in_s(link, hub.vouched_ago_s() if hub else None, self._config.schedule)
        if in_s is not None and self._stale:
            # It is current again, and says so when that does not flicker.
            in_s = min(in_s, max(0.0, self._steadiness.goes_in_s()))
        if in_s is None:
            self._staling.stop()
        else:
            self._staling.start(math.floor(in_s * 1000) + 1)

    training = Property(bool, lambda self: self._training, notify=trainingChanged)
    behind = Property(MAP, lambda self: asdict(self._classroom.behind), notify=trainingChanged)
