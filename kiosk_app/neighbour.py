"""Two stations on one glass: a screen that knows the other one, and which of them the bump bar works in."""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk_app.by_key import ByKey
from kiosk_app.config import Config
from kiosk_app.rail_view import STILL_S
from kiosk_app.wrap import Measure


class Neighbour(ByKey):
    """A screen that may have another one beside it; see `ByKey`.

    The first of the two is the window's; what they know of each other is kept there.
    """

    # Of its own class, as `Finder.searchChanged` is.
    pairChanged = Signal()
    secondWanted = Signal(str)

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        self._first: Neighbour = self
        self._second: Neighbour | None = None
        self._at_keys: Neighbour = self
        self._keyed = False
        self._leaves = False
        # When the keys went to the other pane without a key: the next one may be meant for what they were at.
        self._taken_at = -STILL_S

    @property
    def at_keys(self) -> "Neighbour":
        """The screen of the two that a bump bar's keys are for; the only one where it is alone."""
        return self._first._at_keys

    @property
    def shows_keys(self) -> bool:
        """Whether its cards have keys of the bump bar."""
        return self.at_keys is self

    def pair(self, second: "Neighbour | None") -> None:
        """From now on another screen stands beside this one, or none any more."""
        before, self._second = self._second, second
        if second is not None:
            self._learning.join(second._learning)
            second._leaves = False
        if self._at_keys is not self:
            self._at_keys, self._taken_at = self, self._clock()
        for screen in (before, second):
            if screen is not None:
                screen._first = self if screen is second else screen
                screen._at_keys = screen
        self._tell(before)

    @property
    def is_alone(self) -> bool:
        """Whether no other screen stands beside it."""
        return self._first._second is None

    @property
    def panes(self) -> "tuple[Neighbour, ...]":
        """The screens of this glass, the first one first."""
        first = self._first
        return (first,) if first._second is None else (first, first._second)

    @property
    def elsewhere(self) -> frozenset[str]:
        """The station that the other pane shows, if any: a bump there would not be seen to wait here."""
        return frozenset(pane.station for pane in self.panes if pane is not self and pane.station)

    @property
    def leaves(self) -> bool:
        """Whether it is not wanted any more, and only waits for the hub to have what was bumped here."""
        return self._leaves

    def leave(self, is_so: bool) -> None:
        """From now on it is not wanted any more, or is wanted again; see `leaves`."""
        if is_so is not self._leaves:
            self._leaves = is_so
            self._first._tell()

    def split(self, station: str) -> None:
        """Wants another station beside this one; the empty name: none."""
        self._first.secondWanted.emit(station)

    @Slot()
    def switchPane(self) -> None:
        """The bump bar works in the other pane from now on."""
        first = self._first
        if first._second is not None:
            first._take(first if first._at_keys is not first else first._second)

    @Slot()
    def touched(self) -> None:
        """A finger was here: what the cook works at has the keys."""
        first = self._first
        if first._at_keys is not self:
            first._taken_at = self._clock()
        first._take(self)

    @property
    def keys_settled(self) -> bool:
        """Whether the keys have been where they are for long enough to be meant by a press."""
        return self._clock() - self._first._taken_at >= STILL_S

    def key_used(self) -> None:
        """Somebody uses keys: which pane has them is to be seen from now on."""
        if not self._first._keyed:
            self._first._keyed = True
            self._first._tell()

    def _take(self, screen: "Neighbour") -> None:
        if screen is not self._at_keys:
            self._at_keys = screen
            self._tell()

    def _tell(self, before: "Neighbour | None" = None) -> None:
        for screen in (self, self._second, before):
            if screen is not None:
                screen._draw(entering=False)
                screen.pairChanged.emit()
                screen.stationsChanged.emit()

    second = Property(QObject, lambda self: self._second, notify=pairChanged)
    active = Property(bool, lambda self: self.shows_keys, notify=pairChanged)
    marked = Property(
        bool,
        lambda self: self._first._second is not None and self._first._keyed and self.shows_keys,
        notify=pairChanged,
    )
