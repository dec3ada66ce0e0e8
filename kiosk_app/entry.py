"""How a screen comes in at its hub and stays in: with the credential it has, or by a code that a manager approves."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from dataclasses import replace
from enum import Enum
from typing import Any

from hub_server.protocol.pairing_code import shown
from kiosk_app.backoff import Backoff
from kiosk_app.hub_address import HubAddress
from kiosk_app.kept_token import KeptToken
from kiosk_app.pairing import Asked, Let, Over, Panel, Waiting

log = logging.getLogger(__name__)

POLL_S = (0.5, 30.0)
"""Bounds of what a hub may wish for between two looks, in seconds."""

Serving = Callable[[HubAddress, str], Coroutine[Any, Any, None]]
"""Serves the screen at an address with the credential in it, beginning at a station; empty: wherever it likes."""


class Refusal(Enum):
    """Why the hub does not let a screen in."""

    UNKNOWN = "unknown"
    REVOKED = "revoked"


class Entry:
    """Has a screen served, and lets it ask whenever the hub does not know it (any more).

    Args:
        hub: where it is; with a token when whoever started the screen gave it one: then it never asks for another.
        kept: where the screen keeps what lets it in.
        panel: shows what it waits with.
        forget: forgets everything that came from the hub, on the disk and on the glass.
        clock: monotonic, in seconds.
    """

    def __init__(
        self,
        hub: HubAddress,
        kept: KeptToken,
        panel: Panel,
        forget: Callable[[], None],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._hub = hub
        self._kept = kept
        self._panel = panel
        self._forget = forget
        self._clock = clock

    async def run(self, serving: Serving) -> None:
        """Goes on until cancelled."""
        station = ""
        is_out = False
        while True:
            refusal = await self._serve(serving, station, is_out=is_out)
            log.warning("the hub does not let this screen in: %s", refusal.value)
            is_out = refusal is Refusal.REVOKED
            if is_out:
                self._forget()
            if self._hub.token is None:
                if is_out:
                    self._kept.forget()
                let = await paired(self._hub, self._panel, revoked=is_out, clock=self._clock)
                self._kept.keep(let.token)
                log.info("let in as %s", let.name)
                station, is_out = let.station, False

    async def _serve(self, serving: Serving, station: str, *, is_out: bool) -> Refusal:
        """Has it served until the hub refuses it in a way that something can be done about.

        Args:
            is_out: that the token was revoked is known already.
        """
        refused: asyncio.Future[Refusal] = asyncio.get_running_loop().create_future()

        def turned_away(revoked: bool) -> None:
            refusal = Refusal.REVOKED if revoked else Refusal.UNKNOWN
            # With a token that was given there is nothing to do but to forget, once.
            is_news = self._hub.token is None or (refusal is Refusal.REVOKED and not is_out)
            if is_news and not refused.done():
                refused.set_result(refusal)

        kept = self._kept.read() if self._hub.token is None else None
        known = (
            self._hub if kept is None else replace(self._hub, token=kept.token, ca=kept.ca or self._hub.ca)
        )
        async with asyncio.TaskGroup() as group:
            task = group.create_task(serving(replace(known, turned_away=turned_away), station), name="screen")
            refusal = await refused
            task.cancel()
        return refusal


async def paired(
    hub: HubAddress,
    panel: Panel,
    *,
    revoked: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> Let:
    """Asks until a manager has let this screen in.

    Args:
        panel: shows the code; it shows nothing any more when this is over, whichever way.
        revoked: the screen was let in before, and turned out.
        clock: monotonic, in seconds.
    """
    backoff = Backoff()
    waiting = Waiting(hub=hub.label, revoked=revoked)
    panel.wait(waiting)
    try:
        while True:
            from kiosk_app.hub_http import Unanswered
            from kiosk_app.pairing_http import ask

            try:
                asked = await ask(hub)
            except Unanswered as failure:
                panel.wait(replace(waiting, trouble=str(failure)))
                await asyncio.sleep(backoff.next_s())
                continue
            backoff.reset()
            with_code = replace(
                waiting,
                code=shown(asked.code),
                link=f"{asked.page}#{asked.code}",
                until_s=clock() + asked.expires_s,
            )
            panel.wait(with_code)
            let = await _let_in(hub, asked, panel, with_code, clock)
            if let is not None:
                return let
    finally:
        panel.wait(None)


async def _let_in(
    hub: HubAddress, asked: Asked, panel: Panel, waiting: Waiting, clock: Callable[[], float]
) -> Let | None:
    """Looks again and again what has become of it; None when its time is over."""
    from kiosk_app.hub_http import Unanswered
    from kiosk_app.pairing_http import look

    least_s, most_s = POLL_S
    while clock() < waiting.until_s:
        await asyncio.sleep(min(max(asked.poll_s, least_s), most_s))
        try:
            let = await look(hub, asked)
        except Over:
            return None
        except Unanswered as failure:
            panel.wait(replace(waiting, trouble=str(failure)))
            continue
        panel.wait(waiting)
        if let is not None:
            return let
    return None
