"""Orders and commands over HTTP while no socket can be had: the same truth, a little later."""

import asyncio
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from hub_server.protocol.messages import Ack, Command, OrdersUpdate
from kiosk_app.backoff import Backoff
from kiosk_app.board import RECENT_KEPT, Board
from kiosk_app.hub_address import HubAddress

if TYPE_CHECKING:
    from kiosk_app.hub_http import HubHttp

log = logging.getLogger(__name__)

PAUSE_S = 0.25
"""Least time between two polls, also of a hub that does not hold its answers back."""

AGAIN_S = 1.0
"""After a fault of ours, or a command that got no answer."""


class Carrier(Protocol):
    """Whom polling works for."""

    board: Board

    def polled(self, update: OrdersUpdate | None) -> None:
        """Takes a poll's answer; None: nothing differs. Raises ValueError when it makes no sense."""

    def not_polled(self) -> None:
        """The last poll had no usable answer."""

    def answered_over_http(self, ack: Ack) -> None:
        """Takes the answer to a command."""

    def due(self) -> Iterator[Command]:
        """Commands to send now."""


class Polling:
    """Asks and sends until it is cancelled.

    Args:
        wake: set by the carrier when there may be something to send.
        wait_s: how long the hub may hold a poll's answer back.
        every_s: pause between two polls.
        backoff: waits after polls that failed.
    """

    def __init__(
        self,
        hub: HubAddress,
        carrier: Carrier,
        wake: asyncio.Event,
        *,
        wait_s: int,
        every_s: float,
        backoff: Backoff,
    ) -> None:
        self._hub = hub
        self._carrier = carrier
        self._wake = wake
        self._wait_s = wait_s
        self._every_s = every_s
        self._backoff = backoff

    async def run(self) -> None:
        """Polls and posts until cancelled; a fault is logged and it starts anew."""
        while True:
            try:
                # In a thread: the import and the machine's certificates would cost a screen a dozen frames.
                async with await asyncio.to_thread(_http, self._hub) as http, asyncio.TaskGroup() as tasks:
                    tasks.create_task(self._post(http), name="commands over HTTP")
                    await self._poll(http)
            except Exception:
                # WORKAROUND Python < 3.13: a task group that fails while it is being cancelled drops the cancellation.
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
            try:
                self._carrier.polled(
                    await http.orders(
                        board.station, epoch=board.epoch, seq=board.seq, recent=RECENT_KEPT, wait_s=wait_s
                    )
                )
            except (Unanswered, ValueError, OverflowError) as failure:
                log.debug("poll failed: %s", failure)
                self._carrier.not_polled()
                wait_s = 0
                await asyncio.sleep(self._backoff.next_s())
            else:
                self._backoff.reset()
                wait_s = self._wait_s
                await asyncio.sleep(max(PAUSE_S, self._every_s))

    async def _post(self, http: "HubHttp") -> None:
        from kiosk_app.hub_http import Unanswered

        while True:
            self._wake.clear()
            for command in self._carrier.due():
                try:
                    self._carrier.answered_over_http(await http.act(self._carrier.board.station, command))
                except Unanswered as failure:
                    log.info("command %s not answered: %s", command.id, failure)
                    await asyncio.sleep(AGAIN_S)
                    self._wake.set()
                    break
            await self._wake.wait()


def _http(hub: HubAddress) -> "HubHttp":
    # Imported here because httpx2 costs 0.2 s and a kiosk whose socket works never needs it.
    from kiosk_app.hub_http import HubHttp

    return HubHttp(hub)
