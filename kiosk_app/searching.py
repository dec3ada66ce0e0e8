"""Looks for orders that left a station, also long ago: what the board's own short list does not hold."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub_server.protocol.orders import Order
from kiosk_app.speech import tr

if TYPE_CHECKING:
    from kiosk_app.hub_http import HubHttp

log = logging.getLogger(__name__)

PAUSE_S = 0.15
"""After a key, before the hub is asked: another one may follow."""

AGAIN_S = 1.0
"""After a fault of ours."""

IDLE_S = 30.0
"""How long the connection is kept for the next key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found.

    Attributes:
        text: what was looked for.
        orders: latest first, the first so many of `total`.
        trouble: why nothing could be asked, one calm sentence; else empty.
    """

    text: str
    orders: tuple[Order, ...] = ()
    total: int = 0
    trouble: str = ""


class Searching:
    """Asks the hub for what is looked for, the latest wish only.

    Args:
        opened: makes the hub's HTTP calls ready; takes long, so it runs in a thread, and not before it is needed.
        station: name of the station.
        found: told what came of it.
    """

    def __init__(
        self, opened: Callable[[], "HubHttp"], station: str, found: Callable[[Finding], None]
    ) -> None:
        self._opened = opened
        self._station = station
        self._found = found
        self._wanted: str | None = None
        self._asking: str | None = None
        self._wake = asyncio.Event()

    def look_for(self, text: str | None) -> None:
        """From now on this is wanted; None: nothing any more."""
        self._wanted = text
        self._wake.set()

    async def run(self) -> None:
        """Asks until cancelled; a fault is logged and it starts anew."""
        while True:
            try:
                await self._next(None)
                async with await asyncio.to_thread(self._opened) as http:
                    await self._serve(http)
            except Exception:
                task = asyncio.current_task()
                if task is not None and task.cancelling():
                    raise asyncio.CancelledError from None
                log.exception("searching starts anew")
                text, self._wanted, self._asking = self._wanted or self._asking, None, None
                if text is not None:
                    self._found(Finding(text=text, trouble=tr("This screen could not ask the hub.")))
                await asyncio.sleep(AGAIN_S)

    async def _next(self, within_s: float | None) -> None:
        """Waits until something is wanted.

        Raises:
            TimeoutError: nothing was.
        """
        async with asyncio.timeout(within_s):
            while self._wanted is None:
                self._wake.clear()
                await self._wake.wait()

    async def _serve(self, http: "HubHttp") -> None:
        """Answers wishes until none came for a while."""
        from kiosk_app.hub_http import Unanswered

        while True:
            try:
                await self._next(IDLE_S)
            except TimeoutError:
                return
            await asyncio.sleep(PAUSE_S)
            text, self._wanted = self._wanted, None
            self._asking = text
            if text is None:
                continue
            try:
                found = await http.done(self._station, text)
                finding = Finding(text=text, orders=found.orders, total=found.total)
            except Unanswered as failure:
                finding = Finding(text=text, trouble=str(failure))
            self._asking = None
            if self._wanted is None:
                # Else something else is wanted by now.
                self._found(finding)
