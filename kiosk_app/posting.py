"""Commands over HTTP: those that no socket of this kiosk can carry."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from hub_server.protocol.messages import Ack
from kiosk_app.disk import Given
from kiosk_app.speech import tr

if TYPE_CHECKING:
    from kiosk_app.hub_http import HubHttp

log = logging.getLogger(__name__)

AGAIN_S = 1.0
"""After a command that got no answer, or a fault of ours."""


class Sender(Protocol):
    """Whom posting works for."""

    def due_over_http(self) -> Iterable[Given]:
        """Commands to post now."""

    def answered_over_http(self, ack: Ack) -> None:
        """Takes the answer to a command."""


class Posting:
    """Posts commands until it is cancelled.

    Args:
        opened: makes the hub's HTTP calls ready; takes long, so it runs in a thread, and not before it is needed.
        sender: is asked what to post.
        wake: set by the sender when there may be something to post.
    """

    def __init__(self, opened: Callable[[], "HubHttp"], sender: Sender, wake: asyncio.Event) -> None:
        self._opened = opened
        self._sender = sender
        self._wake = wake

    async def run(self) -> None:
        """Posts until cancelled; a fault is logged and it starts anew."""
        while True:
            try:
                while not tuple(self._sender.due_over_http()):
                    self._wake.clear()
                    await self._wake.wait()
                async with await asyncio.to_thread(self._opened) as http:
                    await self._post(http)
            except Exception:
                # A connection that fails to close while this is cancelled takes the place of the cancellation.
                task = asyncio.current_task()
                if task is not None and task.cancelling():
                    raise asyncio.CancelledError from None
                log.exception("posting starts anew")
                await asyncio.sleep(AGAIN_S)

    async def _post(self, http: "HubHttp") -> None:
        """Posts until nothing is due any more; the connection then ends, as the socket may do without it."""
        from kiosk_app.hub_http import Unanswered

        while due := tuple(self._sender.due_over_http()):
            for given in due:
                try:
                    ack = await http.act(given.station, given.command)
                    if ack.id != given.command.id:
                        raise Unanswered(tr("The hub answered another command, {id}.", id=ack.id))
                except Unanswered as failure:
                    log.info("command %s not answered: %s", given.command.id, failure)
                    await asyncio.sleep(AGAIN_S)
                    break
                self._sender.answered_over_http(ack)
