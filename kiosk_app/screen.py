"""What one screen shows, as QML reads it. It has no way to change anything: that is `Kiosk`'s."""

import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Status
from kiosk_app import panels, speech, words
from kiosk_app.aging import Agings
from kiosk_app.all_day import LARGEST, OLDEST
from kiosk_app.board import Board, Link
from kiosk_app.config import Config
from kiosk_app.disk import Given
from kiosk_app.ears import Ears
from kiosk_app.glass import Glass
from kiosk_app.guards import Armed
from kiosk_app.guests import guests
from kiosk_app.hub_address import is_exposed
from kiosk_app.icons import GLYPHS
from kiosk_app.learning import Learning
from kiosk_app.listener import Hub
from kiosk_app.order_model import FAMILY, ICONS, OrderModel
from kiosk_app.outbox import Pending
from kiosk_app.pair_panel import PairPanel
from kiosk_app.rail_view import RailView
from kiosk_app.said import Said
from kiosk_app.speech import tr
from kiosk_app.wrap import Measure

# PySide takes these as names, its type hints do not know it.
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"


class Screen(QObject):
    """The state of one screen.

    Args:
        config: the settings.
        measure: of one line of text.
        clock: monotonic, in seconds; for what moved when, never for ages.
    """

    boardChanged = Signal()
    linkChanged = Signal()
    ticked = Signal()
    panelChanged = Signal()
    sizesChanged = Signal()
    settingsChanged = Signal()
    stationsChanged = Signal()
    spoken = Signal()
    guestsChanged = Signal()
    stationChosen = Signal(str)
    stationsWanted = Signal()
    frameWanted = Signal()
    settingsChanged = Signal()

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._config = config
        self.pair_panel = PairPanel(self, clock)
        self._hub: Hub | None = None
        self._hub_label = config.hub
        self._title = ""
        self._status: Status | None = None
        self._board = Board(station="")
        self._link, self._detail = Link.DISCONNECTED, ""
        self._pending: Pending = {}
        self._view = RailView(measure, clock)
        self._model = OrderModel(self)
        self._glass = Glass(config)
        self._pane_width = 0.0
        self._stations: list[tuple[str, str]] = []
        # The list of recalls, what is looked for in it, and what came of that.
        self._recallable: tuple[Order, ...] = ()
        self._sought = self._searched = ""
        self._panel = ""
        # The order whose panel is open, as it was when it was opened; the dish whose tickets stand out; how the totals
        # are sorted, and the dishes as they are listed since the panel was opened.
        self._opened: Order | None = None
        self._highlighted = ""
        self._oldest_first = False
        self._listed: tuple[str, ...] = ()
        self._armed: Armed | None = None
        self._said = Said(self)
        self._learning = Learning(self, clock)
        self._agings = Agings()
        self._ears = Ears(self, lambda: self._config, clock, self._agings)
        # What had no effect and was not heeded yet, by order; and the numbers of what waits, by command.
        self._conflicts: dict[int, str] = {}
        self._numbers: dict[str, str] = {}
        self._held: tuple[Given, ...] = ()
        self._now_ms: int | None = None
        self._stale = False
        self._training = False
        self._guests: dict[str, Any] = {}
        self._counted = self._count()

    @property
    def station(self) -> str:
        """Name of the station shown; empty before one is chosen."""
        return self._board.station

    @property
    def station_title(self) -> str:
        """Its name for people; empty before one is chosen."""
        return words.station_title(self._title)

    @property
    def config(self) -> Config:
        """The settings in force."""
        return self._config

    @property
    def has_beside(self) -> bool:
        """Whether the totals stand beside the cards; there are none beside the guests' numbers."""
        return self._glass.beside(self._pane_width) > 0 and self._board.at.kind is not StationKind.BOARD

    @property
    def elsewhere(self) -> frozenset[str]:
        """The stations that stand on the same glass beside this one."""
        return frozenset()

    @property
    def shows_keys(self) -> bool:
        """Whether its cards have keys of the bump bar."""
        return True

    def _count(self) -> dict[str, int]:
        board = self._board
        self._agings.keep(board.orders)
        return panels.counts(board.orders, self._now_ms, self._agings, board.at, self._config)

    def _call_numbers(self) -> None:
        """What the guests read, anew only when it has become another."""
        if self._board.at.kind is not StationKind.BOARD and not self._guests:
            return
        called = guests(self._board.orders, self._now_ms, self._board.at.expire_s)
        numbers = {
            "preparing": [asdict(number) for number in called.preparing],
            "ready": [asdict(number) for number in called.ready],
        }
        if numbers != self._guests:
            self._guests = numbers
            self.guestsChanged.emit()

    def _totals_sort(self) -> str:
        return OLDEST if self._oldest_first else LARGEST

    @Slot(float, result=str)
    def age(self, seconds: float) -> str:
        """An age in words; NaN where it is not known."""
        return words.age(seconds)

    # Properties for QML; the groups change together.

    orders = Property(QObject, lambda self: self._model, constant=True)
    icons = Property(MAP, lambda _: GLYPHS, constant=True)
    families = Property(MAP, lambda _: {"text": FAMILY, "icons": ICONS}, constant=True)
    said = Property(QObject, lambda self: self._said, constant=True)
    mirrored = Property(bool, lambda _: speech.mirrored(), notify=spoken)
    learning: Any = Property(QObject, lambda self: self._learning, constant=True)
    sound: Any = Property(QObject, lambda self: self._ears, constant=True)
    motion = Property(bool, lambda self: not self._config.reduced_motion, notify=settingsChanged)
    hubUrl = Property(str, lambda self: self._hub_label, constant=True)

    theme = Property(str, lambda self: self._config.theme, notify=settingsChanged)

    perMm = Property(float, lambda self: self._glass.sizes.per_mm, notify=sizesChanged)
    measures = Property(MAP, lambda self: asdict(self._glass.sizes), notify=sizesChanged)

    fewerColumns = Property(
        str, lambda self: panels.fewer_columns(self._config.columns, self._view.rail), notify=boardChanged
    )
    beside = Property(int, lambda self: self._glass.beside(self._pane_width), notify=sizesChanged)

    counts = Property(MAP, lambda self: self._counted, notify=boardChanged)
    page = Property(int, lambda self: self._view.page, notify=boardChanged)
    pages = Property(int, lambda self: self._view.count, notify=boardChanged)
    newBefore = Property(int, lambda self: self._view.unseen()[0], notify=boardChanged)
    newAfter = Property(int, lambda self: self._view.unseen()[1], notify=boardChanged)
    totalText = Property(
        str, lambda self: panels.total(self._board, self._pending, self._link), notify=boardChanged
    )
    beyondText = Property(
        str, lambda self: panels.beyond(self._board, self._view.visible), notify=boardChanged
    )
    insecure = Property(
        bool,
        lambda self: self._board.insecure or (self._config.insecure_lan and is_exposed(self._config.hub)),
        notify=boardChanged,
    )
    recalls = Property(
        LIST,
        lambda self: panels.recalls(self._recallable, self._pending, self._board.at),
        notify=panelChanged,
    )
    newRecalls = Property(
        int,
        lambda self: 0 if self._sought else panels.new_recalls(self._board.recent, self._recallable),
        notify=boardChanged,
    )
    totalsSort = Property(str, lambda self: self._totals_sort(), notify=boardChanged)
    highlighted = Property(str, lambda self: self._highlighted, notify=boardChanged)
    profiles = Property(LIST, lambda self: panels.profiles(self._board), notify=boardChanged)
    profile = Property(str, lambda self: panels.profile(self._board), notify=boardChanged)
    soldOutText = Property(str, lambda self: panels.sold_out(self._board), notify=boardChanged)

    kind = Property(str, lambda self: str(self._board.at.kind), notify=boardChanged)
    guests = Property(MAP, lambda self: self._guests, notify=guestsChanged)

    firstStart = Property(
        MAP,
        lambda self: asdict(words.first_start(self._link, self._detail, self._hub_label)),
        notify=linkChanged,
    )

    nowS = Property(
        float, lambda self: float("nan") if self._now_ms is None else self._now_ms / 1000, notify=ticked
    )
    clock = Property(str, lambda self: words.clock(self._now_ms), notify=ticked)
    stale = Property(bool, lambda self: self._stale, notify=ticked)
    link = Property(
        str,
        lambda self: "training" if self._training else str(panels.link(self._link, self._stale)),
        notify=ticked,
    )
    linkWord = Property(
        str,
        lambda self: (
            tr("TRAINING") if self._training else tr(words.LINKS[panels.link(self._link, self._stale)])
        ),
        notify=ticked,
    )
    staleText = Property(
        str, lambda self: words.stale(self._board, panels.waiting(self._pending), self._now_ms), notify=ticked
    )
    held = Property(MAP, lambda self: asdict(words.held(self._held, self._now_ms)), notify=ticked)
    unknown = Property(bool, lambda self: self._board.epoch == "" and not self._board.orders, notify=ticked)

    pairing: Any = Property(QObject, lambda self: self.pair_panel, constant=True)
    panel = Property(str, lambda self: self._panel, notify=panelChanged)
    title = Property(str, lambda self: self.station_title, notify=panelChanged)
    stations = Property(
        LIST,
        lambda self: panels.stations(
            [each for each in self._stations if each[0] not in self.elsewhere], self.station
        ),
        notify=stationsChanged,
    )
    empty = Property(bool, lambda self: not self._board.orders and not self._board.total, notify=boardChanged)
