"""Hangs the orders on the rail and draws the page of it that is on the glass."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer

from hub_server.protocol.messages import Command
from kiosk_app import panels
from kiosk_app.board import Board
from kiosk_app.config import Config
from kiosk_app.floods import Floods
from kiosk_app.key_profiles import keycaps
from kiosk_app.language import speak
from kiosk_app.row import rows
from kiosk_app.screen import Screen
from kiosk_app.wrap import Measure

FRAME_MS = 16
NEW_CARDS_S = 0.003
"""New cards are made for about so long in one frame; the others of the page come with the next ones. Painting them for
the first time takes twice as long as making them."""

SEEN_EVERY_MS = 1000
"""Least time between two words of what stands on the glass."""


class Drawing(Screen):
    """A screen whose cards hang where they belong.

    Args:
        config: the settings.
        measure: of one line of text.
        clock: monotonic, in seconds; for what moved when, never for ages.
    """

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        self._clock = clock
        self._refresh = self._timer(0, self._hang, once=True)
        # The board that was hung when a frame was asked for, and what of which log the hub was told last.
        self._drawing: Board | None = None
        self._told = "", 0
        self._floods = Floods()
        self._hanging_on = self._timer(0, self._hang_on, once=True)
        self._drawing_on = self._timer(FRAME_MS, self._draw_on, once=True)
        self._enters = False
        self._glimpse = self._timer(SEEN_EVERY_MS, self._look, once=True)

    def _timer(self, interval_ms: int, slot: Callable[[], None], *, once: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.setSingleShot(once)
        timer.timeout.connect(slot)
        return timer

    def configure(self, config: Config) -> None:
        """From now on the screen is set like this; everything on it is drawn anew, and nothing moves in."""
        known, self._config = self._config, config
        if config.language != known.language:
            speak(config.language)
            self.spoken.emit()
        self._glass.configure(config)
        # First: what QML knows of motion and colours.
        self.settingsChanged.emit()
        # What stands round the rail follows at once, and tells the rail's new size.
        self.sizesChanged.emit()
        rail = self._glass.same_rail()
        if rail is not None:
            self._view.resize(rail)
        self._view.rebuild()
        self._refresh.stop()
        self._hang(entering=False)
        # Every sentence may be another one.
        for changed in (
            self.boardChanged,
            self.ticked,
            self.linkChanged,
            self.stationsChanged,
            self.panelChanged,
        ):
            changed.emit()

    def _hang(self, *, entering: bool = True) -> None:
        """The orders or the rail changed: every card gets its place anew."""
        self._hanging_on.stop()
        self._call_numbers()
        if not self._view.ready:
            return
        standing = {order.id for order in self._board.orders}
        self._conflicts = {
            order_id: said for order_id, said in self._conflicts.items() if order_id in standing
        }
        self._view.hang(self._board.orders, self._conflicts, self._board.kitchen)
        self._draw(entering=entering)
        self._counted = self._count()
        self.boardChanged.emit()
        self._look()
        if not self._view.whole:
            self._hanging_on.start()

    def _hang_on(self) -> None:
        """The pages that are not on the glass, slice by slice."""
        self._view.go_on()
        if self._view.whole:
            self.boardChanged.emit()
        else:
            self._hanging_on.start()

    def _draw(self, *, entering: bool = True) -> None:
        orders = {order.id: order for order in self._board.orders}
        page = tuple(segment for segment in self._view.visible if segment.order_id in orders)
        shown = {row.orderId for row in self._model.rows}
        fresh = {segment.order_id for segment in page} - shown
        made = rows(
            page,
            orders,
            {order_id: self._waiting(order_id) for order_id in self._pending},
            now_ms=self._now_ms,
            warn_s=self._config.warn_s,
            late_s=self._config.late_s,
            station=self._board.at,
            selected=self._view.selected,
            armed=None if self._armed is None else self._armed.order_id,
            outstanding=frozenset(panels.with_dish(self._board.orders, self._highlighted, self._board.at)),
            entering=entering and bool(self._model.rows) and self._floods.moves_in(len(fresh)),
            keys=self._keycaps(),
        )
        moving_out = not self._config.reduced_motion and entering
        begun_at = self._clock()
        all_stand = self._model.show(
            made,
            departed=frozenset(shown - orders.keys()) if moving_out else frozenset(),
            enough=lambda: self._clock() - begun_at >= NEW_CARDS_S,
        )
        self._view.appeared({row.orderId for row in self._model.rows} - shown)
        if all_stand:
            self._drawing_on.stop()
        else:
            self._enters = entering
            self._drawing_on.start()
        if fresh:
            self._floods.drawn()

    def _draw_on(self) -> None:
        """The cards of the page that do not stand there yet."""
        self._draw(entering=self._enters)
        self._look()

    def _keycaps(self) -> Sequence[str]:
        """What stands on the keys of the first cards; nothing where the bump bar works elsewhere."""
        return keycaps(self._config.key_profile, self._learning.learnt) if self.shows_keys else ()

    def drawn(self) -> None:
        """The window's: a frame begun after `frameWanted` is on the glass."""
        board, self._drawing = self._drawing, None
        if board is not None and self._hub is not None:
            self._told = board.epoch, board.seq
            self._hub.drawn(board)

    def _look(self) -> None:
        """Asks for word of the next frame, if it will show what the hub was not told of; at most once a second."""
        board = self._board
        is_hung = self._view.ready and not self._refresh.isActive() and not self._drawing_on.isActive()
        if is_hung and (board.epoch, board.seq) != self._told and not self._glimpse.isActive():
            self._drawing = board
            self._glimpse.start()
            self.frameWanted.emit()

    def _waiting(self, order_id: int) -> tuple[Command, ...]:
        """The commands for this order that have no effect yet; in another log the number is another order's."""
        return self._board.concerned(self._pending.get(order_id, ()))
