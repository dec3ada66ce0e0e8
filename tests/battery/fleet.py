"""Hubs as real processes, kiosks as real clients, tills, a bad network between them; all of it ends with its row."""

import asyncio
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import Any, Self

from battery import checker, truth
from battery.calls import Calls
from battery.chaos import Proxy
from battery.history import History
from battery.screens import Screen
from battery.tills import Till
from kiosk_app.board import Link
from servers.hub import HubProcess
from servers.program import free_port
from servers.redis_server import RedisServer, redis_program

STAGES = ("pending", "preparing", "ready")
STANDING_MOST = 400
"""Open orders at once; a kitchen has fewer, and a screen holds 1,000 cards."""


class NotWithin(AssertionError):
    """Something did not come about in its time; the text says what."""


class Fleet:
    """Everything one row runs. An async context manager.

    Attributes:
        chance: every random choice of the row comes from here.
        history: what tills and cooks asked.
        screens: in the order in which they were made.
    """

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.history = History()
        self.screens: list[Screen] = []
        self.hubs: list[HubProcess] = []
        self.proxies: list[Proxy] = []
        self.folder = Path()
        self._numbers = count(1)
        self._place: tempfile.TemporaryDirectory[str] | None = None
        self._redises: list[RedisServer] = []
        self._calls = Calls()

    async def __aenter__(self) -> Self:
        self._place = tempfile.TemporaryDirectory(prefix="heard-battery-")
        self.folder = Path(self._place.name)
        return self

    async def __aexit__(self, *_: object) -> None:
        for screen in self.screens:
            await screen.stop()
        for proxy in self.proxies:
            proxy.close()
        self._calls.close()
        for hub in self.hubs:
            hub.close()
        for redis in self._redises:
            redis.kill()
        assert self._place is not None
        self._place.cleanup()

    async def hub(self, *arguments: str, **ways: Any) -> HubProcess:
        """A hub that serves; by default with its own Redis, as an installation runs it."""
        folder = self.folder / f"hub-{len(self.hubs) + 1}"
        hub = HubProcess(folder, arguments, port=free_port(), **ways)
        self.hubs.append(hub)
        await self.back(hub)
        return hub

    async def back(self, hub: HubProcess) -> None:
        """Starts a hub (again); returns when it serves."""
        hub.launch()
        await until(lambda: hub.is_up() or not hub.program.running, 30, "the hub serves")
        if not hub.program.running:
            raise NotWithin(f"the hub ended at once: {hub.program.output()[-600:]}")

    async def redis(self) -> RedisServer:
        """A Redis for several hubs."""
        server = RedisServer(redis_program(), self.folder / f"redis-{len(self._redises) + 1}")
        self._redises.append(server)
        server.start()
        return server

    async def proxy(self, hub: HubProcess, *, small_window: bool = False) -> Proxy:
        """A network of its own between somebody and a hub."""
        proxy = Proxy(int(hub.url.rsplit(":", 1)[1]))
        proxy.small_window = small_window
        self.proxies.append(proxy)
        await proxy.start()
        return proxy

    async def screen(
        self, hub: HubProcess, station: str = "pending", *, small_window: bool = False, **ways: Any
    ) -> Screen:
        """One kiosk behind its own proxy, switched on."""
        name = f"kiosk-{next(self._numbers)}"
        screen = Screen(name, station, await self.proxy(hub, small_window=small_window), self.history, **ways)
        self.screens.append(screen)
        screen.start()
        return screen

    async def kiosks(self, count: int, *hubs: HubProcess, stations: Sequence[str] = STAGES) -> list[Screen]:
        """So many, spread over stations and hubs, all of them connected."""
        hubs = hubs or (self.hubs[0],)
        made = [await self.screen(hubs[at % len(hubs)], stations[at % len(stations)]) for at in range(count)]
        await until(lambda: all(screen.link is Link.CONNECTED for screen in made), 20, "all kiosks connected")
        return made

    async def remove(self, screen: Screen) -> None:
        """Switches a screen off and forgets it with its network."""
        await screen.stop()
        screen.proxy.close()
        self.screens.remove(screen)
        self.proxies.remove(screen.proxy)

    async def till(self, hub: HubProcess | None = None, proxy: Proxy | None = None) -> Till:
        """A till; behind `proxy` or straight at the hub."""
        url = proxy.url if proxy is not None else (hub or self.hubs[0]).url
        return Till("till", url, self._calls, self.history)

    @property
    def database(self) -> Path:
        """Where the first hub keeps what is true."""
        return self.hubs[0].data / "heard.db"

    def truth(self) -> truth.Truth:
        """The final read."""
        return truth.read(self.database)

    def seen(self) -> list[checker.Seen]:
        """What all screens showed."""
        return [screen.seen for screen in self.screens]

    def violations(self) -> list[str]:
        """All invariants over everything, after the final read."""
        return checker.violations(self.history, self.truth(), self.seen())

    async def equal(self, within_s: float, screens: Iterable[Screen] | None = None) -> float:
        """Waits until no command waits and every board is what the database says.

        Returns:
            Seconds it took from now.

        Raises:
            NotWithin: names what differs in the end.
        """
        watched = tuple(self.screens if screens is None else screens)
        begun = time.monotonic()
        known: truth.Standing | None = None
        while True:
            known = truth.standing(self.database, known)
            differs = ""
            for screen in watched:
                if len(screen.outbox):
                    differs = f"{len(screen.outbox)} commands wait"
                else:
                    wanted = truth.rail(known.orders, screen.station)
                    differs = checker.difference(screen.seen.board, known.epoch, wanted)
                if differs:
                    differs = f"{screen.name} on {screen.station} ({screen.link}): {differs}"
                    break
            took_s = time.monotonic() - begun
            if not differs:
                return took_s
            if took_s > within_s:
                raise NotWithin(f"not equal within {within_s:g} s: {differs}")
            await asyncio.sleep(0.05)


async def until(met: Callable[[], object], within_s: float, what: str) -> float:
    """Waits for a condition.

    Returns:
        Seconds it took.

    Raises:
        NotWithin: it never came.
    """
    begun = time.monotonic()
    while not met():
        if time.monotonic() - begun > within_s:
            raise NotWithin(f"not within {within_s:g} s: {what}")
        await asyncio.sleep(0.01)
    return time.monotonic() - begun
