"""Kiosks without glass: the product's own client, with what stands on the glass written down as the screen would."""

import asyncio
import math
import time
from collections.abc import Callable
from typing import Any

from battery.chaos import Proxy
from battery.checker import Seen
from battery.history import History
from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Status
from kiosk_app import cook, panels
from kiosk_app.board import Board, Link
from kiosk_app.client import Client, ClientSettings, HubAddress
from kiosk_app.outbox import Outbox, Pending

TICK_S = 1.0
"""How often the screen looks at its clock, as `Kiosk` does, beside when a board becomes stale and the occasions
below."""


class Screen:
    """One kiosk: its client, its outbox, and the timeline of what it showed.

    Attributes:
        seen: what it showed.
        links: (instant, state) of the client itself, whatever the glass makes of it.
        stale_marks: (instant, whether the board is marked as not current) whenever that changed.
        pending: by order, what waits for the hub.
        completed: orders that this screen's cook bumped to their end.
    """

    def __init__(
        self,
        name: str,
        station: str,
        proxy: Proxy,
        history: History,
        *,
        settings: ClientSettings | None = None,
        clock: Callable[[], float] = time.monotonic,
        outbox: Outbox | None = None,
        **ways: Any,
    ) -> None:
        self.name, self.station, self.proxy = name, station, proxy
        self.outbox = Outbox() if outbox is None else outbox
        self.client = Client(
            HubAddress(proxy.url),
            station,
            self,
            outbox=self.outbox,
            settings=settings,
            clock=clock,
            **ways,
        )
        self.seen = Seen(name, station, self.client.board)
        if self.client.board.epoch:
            # A board that was kept on a disk.
            self.seen.steps.append((time.monotonic(), self.client.board.epoch, self.client.board.seq))
        self.links: list[tuple[float, Link]] = []
        self.stale_marks: list[tuple[float, bool]] = []
        self.pending: Pending = {}
        self.completed = 0
        self._history = history
        self._stale = True
        self._task: asyncio.Task[None] | None = None
        self._ticking: asyncio.TimerHandle | None = None
        self._staling: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Switches it on."""
        self._task = asyncio.get_running_loop().create_task(self.client.run(), name=self.name)
        self._tick_on()

    async def stop(self) -> None:
        """Switches it off."""
        for timer in (self._ticking, self._staling):
            if timer is not None:
                timer.cancel()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    @property
    def link(self) -> Link:
        """What stands on the glass."""
        return self.seen.shown[-1][1] if self.seen.shown else Link.DISCONNECTED

    @property
    def is_stale(self) -> bool:
        """Whether the glass says that it may not be current."""
        return self._stale

    def bump(self, order: Order, *, again: bool = False) -> Command | None:
        """A cook's tap on a card; `again` as of one who does not see that it is pending.

        None when there is nothing to say.
        """
        command = cook.bump(order, () if again else self.pending.get(order.id, ()))
        if command is not None:
            self.give(command)
        return command

    def give(self, command: Command) -> None:
        """Any command."""
        self._history.gave(self.name, self.station, command)
        self.client.submit(command)

    # What the client tells (`kiosk_app.listener.Listener`), taken as `Kiosk` does

    def board_changed(self, board: Board) -> None:
        before = self.seen.board
        self.seen.board = board
        if (board.seq, board.epoch) != (before.seq, before.epoch):
            self.seen.steps.append((time.monotonic(), board.epoch, board.seq))
        if before.as_of_ms is None or self._stale:
            self._tick()
        self._wait_for_stale()

    def link_changed(self, link: Link, detail: str) -> None:
        del detail
        self.links.append((time.monotonic(), link))
        self._tick()

    def pending_changed(self, pending: Pending) -> None:
        self.pending = pending

    def answered(self, command: Command, ack: Ack) -> None:
        if ack.result is Result.APPLIED and ack.order is not None and ack.order.status is Status.COMPLETE:
            self.completed += 1
        if command.id in self._history.bumps:
            self._history.answered(command, ack)

    def _tick(self) -> None:
        now = time.monotonic()
        stale = panels.is_stale(self.client.link, self.client.vouched_ago_s())
        if not self.stale_marks or stale != self._stale:
            self.stale_marks.append((now, stale))
        self._stale = stale
        shown = panels.link(self.client.link, stale)
        if not self.seen.shown or self.seen.shown[-1][1] is not shown:
            self.seen.shown.append((now, shown))
        self._wait_for_stale()

    def _wait_for_stale(self) -> None:
        if self._staling is not None:
            self._staling.cancel()
            self._staling = None
        in_s = panels.stale_in_s(self.client.link, self.client.vouched_ago_s())
        if in_s is not None:
            self._staling = asyncio.get_running_loop().call_later(in_s + 0.001, self._tick)

    def _tick_on(self) -> None:
        self._tick()
        self._ticking = asyncio.get_running_loop().call_later(TICK_S, self._tick_on)

    def first_link(self, since: float, *links: Link) -> float:
        """Seconds from `since` until the client first came into one of these states; infinite if it did not."""
        return next((at - since for at, link in self.links if at >= since and link in links), math.inf)

    def first_stale(self, since: float) -> float:
        """Seconds from `since` until the glass was first marked stale; infinite if it was not."""
        return next((at - since for at, stale in self.stale_marks if stale and at >= since), math.inf)
