"""Orders over HTTP while no socket can be had: the same truth, a little later."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from hub_server.protocol.messages import OrdersUpdate, Seen
from kiosk_app.backoff import Backoff
from kiosk_app.board import RECENT_KEPT, Board

if TYPE_CHECKING:
    from kiosk_app.hub_http import HubHttp

log = logging.getLogger(__name__)

PAUSE_S = 0.25
"""Least time between two polls, also of a hub that does not hold its answers back."""

AGAIN_S = 1.0
"""After a fault of ours."""


class Carrier(Protocol):
    """Whom polling works for."""

    board: Board

    def polled(self, update: OrdersUpdate | None, under_way_s: float) -> None:
        """Takes a poll's answer; see `Client.polled`."""

    def seen(self) -> Seen | None:
        """What stands on the glass and what waits; None while nothing of this hub's was drawn."""

    def hub_now_ms(self) -> int | None:
        """The hub's clock; None while it is not known."""

    def not_polled(self) -> None:
        """The last poll had no usable answer."""


class Polling:
    """Asks until it is cancelled.

    Args:
        opened: makes the hub's HTTP calls ready; takes long, so it runs in a thread.
        carrier: gets the answers.
        wait_s: how long the hub may hold a poll's answer back.
        every_s: pause between two polls.
        backoff: waits after polls that failed.
        kiosk: the screen's name for the hub's figures, or empty.
    """

    def __init__(
        self,
        opened: Callable[[], "HubHttp"],
        carrier: Carrier,
        *,
        wait_s: int,
        every_s: float,
        backoff: Backoff,
        kiosk: str = "",
    ) -> None:
        self._opened = opened
        self._carrier = carrier
        self._wait_s = wait_s
        self._every_s = every_s
        self._backoff = backoff
        self._kiosk = kiosk

    async def run(self) -> None:
        """Polls until cancelled; a fault is logged and it starts anew."""
        while True:
            try:
                async with await asyncio.to_thread(self._opened) as http:
                    await self._poll(http)
            except Exception:
                # A connection that fails to close while this is cancelled takes the place of the cancellation.
                task = asyncio.current_task()
                if task is not None and task.cancelling():
                    raise asyncio.CancelledError from None
                log.exception("polling starts anew")
                self._carrier.not_polled()
                await asyncio.sleep(AGAIN_S)

    async def _poll(self, http: "HubHttp") -> None:
        from kiosk_app.hub_http import Unanswered

        # The first answer is wanted at once: it tells whether polling works at all.
        wait_s = 0
        while True:
            board = self._carrier.board
            # An answer that nothing differs does not say what time it is.
            epoch = "" if self._carrier.hub_now_ms() is None else board.epoch
            asked_at = time.monotonic()
            try:
                update = await http.orders(
                    board.station,
                    epoch=epoch,
                    seq=board.seq,
                    kitchen=0 if board.kitchen is None else board.kitchen.version,
                    recent=RECENT_KEPT,
                    wait_s=wait_s,
                    kiosk=self._kiosk,
                    seen=self._carrier.seen(),
                )
                # That nothing differs the hub says only when it has waited.
                waited_s = wait_s if update is None else 0
                self._carrier.polled(update, max(0.0, time.monotonic() - asked_at - waited_s))
            except (Unanswered, ValueError, OverflowError) as failure:
                log.debug("poll failed: %s", failure)
                self._carrier.not_polled()
                wait_s = 0
                await asyncio.sleep(self._backoff.next_s())
            else:
                self._backoff.reset()
                wait_s = self._wait_s
                await asyncio.sleep(max(PAUSE_S, self._every_s))
