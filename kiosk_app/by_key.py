"""What a cook does by keys beyond bumping: with the order chosen, and with the keys themselves."""

import time
from collections.abc import Callable

from PySide6.QtCore import Slot

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.orders import Priority
from kiosk_app import cook, key_profiles, toast
from kiosk_app.config import LEARNED, Config
from kiosk_app.expediter import Expediter
from kiosk_app.key_profiles import Keymap
from kiosk_app.order_model import OrderModel
from kiosk_app.settings import chosen
from kiosk_app.wrap import Measure


class ByKey(Expediter):
    """A screen that can be worked without touching it; see `Expediter`."""

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        self._learning.known.connect(self._draw)
        self._learning.finished.connect(self._use_learnt)
        self.ticked.connect(self._learning.tick)

    @property
    def keymap(self) -> Keymap:
        """What the keys mean now."""
        return key_profiles.keymap(self._config.key_profile, self._learning.learnt)

    @property
    def writes_letters(self) -> bool:
        """Whether the keys are a keyboard's: where something can be written, its letters write."""
        return self.keymap is key_profiles.KEYBOARD

    @property
    def debounce_s(self) -> float:
        """How long a press of the same key is the same press, in seconds."""
        return self._config.debounce_ms / 1000

    @property
    def now_s(self) -> float:
        """The kiosk's monotonic clock."""
        return self._clock()

    @property
    def model(self) -> OrderModel:
        """The cards as they are drawn."""
        return self._model

    @property
    def selected(self) -> int | None:
        """The order the cursor is on."""
        return self._view.selected

    @Slot()
    def openSelected(self) -> None:
        """Opens the panel of the order the cursor is on; of the first one where it is on none."""
        self.choose_first()
        if self._view.selected is not None:
            self.openOrder(self._view.selected)

    @Slot()
    def rushSelected(self) -> None:
        """Says that the order the cursor is on is a rush, or that it is none any more; where that can be said."""
        order = None if self._view.selected is None else self._meant(self._view.selected)
        if order is None or not any(choice.key in ("rush", "normal") for choice in self._choices(order.id)):
            return
        wanted = Priority.NORMAL if order.priority is Priority.RUSH else Priority.RUSH
        self._submit(cook.prioritized(order, wanted))

    @Slot(int, int)
    def hang(self, order_id: int, by: int) -> None:
        """Hangs an order at expo by hand one place sooner (-1) or later (1)."""
        order = self._meant(order_id)
        if order is None or self._board.at.kind is not StationKind.EXPO:
            return
        standing = [other.id for other in self._board.orders]
        at = standing.index(order_id)
        others = [other for other in standing if other != order_id]
        to = at + by
        if 0 <= to <= len(others):
            above = others[to - 1] if to > 0 else 0
            below = others[to] if to < len(others) else 0
            self._submit(cook.hung_between(order, above, below))

    def choose_first(self) -> None:
        """Puts the cursor on a card where it is on none."""
        if self._view.selected is None:
            self.select(1)

    def stuck(self, key: str) -> None:
        """Says that a key is held down by something."""
        self._said.say(toast.stuck(key_profiles.short(key)))

    def _use_learnt(self) -> None:
        """Whoever has just shown the screen a bump bar wants to work with it."""
        self.configure(chosen(self.config, {"key_profile": LEARNED}))
