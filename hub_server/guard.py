"""Keeps the gate up to date: what any hub of this database changed holds here within two seconds, for sockets, too.

It also writes down, in the audit log, who was not let in.
"""

import asyncio
import logging
from collections.abc import Callable

from hub_server.audit import Deed
from hub_server.auth import Gate
from hub_server.credentials import Caller
from hub_server.database import StoreError
from hub_server.hub import Hub
from hub_server.tries import Failures

log = logging.getLogger("heard.guard")

LOOK_S = 0.5
"""Pause between looks; with the feed's own look at the database, a quarter of a second older at most."""


class Guard:
    """Watches over one hub's gate.

    Args:
        hub: whose store knows the credentials, and whose feed knows when they changed.
        gate: gets to know them.
        now_ms: the hub's clock.

    Attributes:
        failures: who was not let in, to be written down.
        changed: called, in the event loop, when somebody may have lost the right to be here.
    """

    def __init__(self, hub: Hub, gate: Gate, *, now_ms: Callable[[], int]) -> None:
        self.failures = Failures()
        self.changed: Callable[[], None] = lambda: None
        self._hub = hub
        self._gate = gate
        self._now_ms = now_ms
        self._ends_at_ms: int | None = None
        self._learning = asyncio.Lock()

    async def learn(self) -> None:
        """Takes the credentials as they are now.

        Raises:
            StoreError: they cannot be read; those known stay.
        """
        async with self._learning:
            # Before them: what changes meanwhile is looked at again.
            version = (await self._hub.store.head()).access
            self._gate.learn(version, await self._hub.store.access.credentials())
        self._look()

    def _look(self) -> None:
        self._ends_at_ms = self._gate.next_end_ms()
        self.changed()

    async def run(self) -> None:
        """Looks twice a second, until cancelled."""
        failing = False
        while True:
            try:
                self._gate.look_at_file()
                if self._hub.feed.access != self._gate.version:
                    await self.learn()
                elif self._ends_at_ms is not None and self._now_ms() >= self._ends_at_ms:
                    self._look()
                await self._write_down()
                failing = False
            except StoreError as error:
                if not failing:
                    log.error("who may come in cannot be read or written: %s", error)
                failing = True
            except Exception:
                log.exception("the watch over the gate failed")
            await asyncio.sleep(LOOK_S)

    async def _write_down(self) -> None:
        if not (due := self.failures.due()):
            return
        await self._hub.store.access.note(
            *(
                (
                    Caller(name="", address=address),
                    Deed.NOT_LET_IN,
                    why if count == 1 else f"{count} times; the last time: {why}",
                )
                for address, count, why in due
            )
        )
