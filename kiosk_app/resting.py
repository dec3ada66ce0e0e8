"""Calm on one glass: what news there is at its edges, floods that are said in one word, and the rest it takes."""

import time
from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Property, QObject, Slot

from kiosk_app.calm import Calm, Scene
from kiosk_app.config import Config
from kiosk_app.edges import Edges
from kiosk_app.floods import GROUP_MS
from kiosk_app.keeper import Keeper
from kiosk_app.toast import flooded
from kiosk_app.wrap import Measure


class Resting(Keeper):
    """A screen that rests while nobody needs it; see `Keeper`."""

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        self._flooding = self._timer(GROUP_MS, self._tell_flood, once=True)
        self._edges = Edges(
            self,
            self._view,
            lambda: (self._board, self._now_ms),
            lambda: self._config,
            clock=clock,
            agings=self._agings,
        )
        self._edges.wanted.connect(self.turn)
        self._calm = Calm(self, lambda: self._config, self._scene, clock)
        for changed in (self.boardChanged, self.ticked):
            changed.connect(self._edges.look)
            changed.connect(self._rest)
        self._said.changed.connect(self._rest)

    def _tell_flood(self) -> None:
        """So many tickets have come at once that a word is due."""
        came = self._floods.ended()
        if came.fresh or came.fired:
            self._said.tell(flooded(len(came.fresh), len(came.fired)))

    @Slot()
    def _rest(self) -> None:
        """Of two screens on one glass the first one rests for both."""
        cast("Resting", self._first)._calm.look()

    def _scene(self) -> Scene:
        """What of the screens on this glass decides whether it may rest."""
        panes = [cast("Resting", pane) for pane in (self, self._second) if pane is not None]
        return Scene(
            now_ms=self._now_ms,
            is_needed=any(pane._is_needed() for pane in panes),
            is_alarmed=any(pane._is_alarmed() for pane in panes),
            is_still=all(pane._view.stood_s() >= 1 for pane in panes),
        )

    def _is_alarmed(self) -> bool:
        """Whether somebody has to see this screen, however late it is."""
        return bool(self._stale or self.unknown or self._counted["late"])

    def _is_needed(self) -> bool:
        """Whether something hangs here, or is to be said or chosen."""
        says = self._pending or self._held or self._said.toast.text
        return bool(self._training or self._board.orders or self._board.total or says or not self.station)

    edges: Any = Property(QObject, lambda self: self._edges, constant=True)
    calm: Any = Property(QObject, lambda self: self._calm, constant=True)
