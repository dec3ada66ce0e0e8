"""Rows with everything at once: R9, the hub killed, networks cut and reset, cooks racing; R9b, with two hubs."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from battery.chaos import Proxy
from battery.checker import lags, violations
from battery.cooks import Kitchen
from battery.fleet import STANDING_MOST, Fleet, until
from battery.menu import Menu
from battery.verdict import Scale, Verdict, percentile
from hub_server.protocol.messages import Result
from hub_server.protocol.states import Status
from servers.hub import HubProcess
from servers.redis_server import RedisServer

EQUAL_WITHIN_S = 10.0

CALM_MEAN_S = 10.0
"""Between two faults of one network."""

LEAST_CALM_S = 0.3
"""A hub that is killed before anybody has found it again has nothing to lose."""

PACE_S = 0.03
"""Of the cooks; when they are much faster, most of what they tap has been done by another one."""

REACH = 80
"""Of the cooks, who in a storm mostly wait for a hub."""

RESETS = 0.35
"""The part of a network's faults that are resets; the others are cuts, in one direction or both."""


@dataclass(slots=True)
class Done:
    """Faults so far."""

    kills: int = 0
    cuts: int = 0
    resets: int = 0
    redis: int = 0

    def __str__(self) -> str:
        redis = f", {self.redis} x Redis killed or emptied" if self.redis else ""
        return f"{self.kills} x kill -9, {self.cuts} cuts of 1-6 s, {self.resets} resets{redis}"


class Storm:
    """Does harm from entering to leaving. An async context manager; afterwards all is well again.

    Args:
        networks: of kiosks and tills.
        kill_every_s: from one kill -9 of a hub to the next, its new start included.
        redis: killed, or killed with its disk, or emptied, each `redis_every_s`.
    """

    def __init__(
        self,
        fleet: Fleet,
        networks: list[Proxy],
        *,
        kill_every_s: float,
        redis: RedisServer | None = None,
        redis_every_s: float = 15.0,
    ) -> None:
        self.done = Done()
        self._fleet = fleet
        self._networks = networks
        self._kill_every_s = kill_every_s
        self._redis, self._redis_every_s = redis, redis_every_s
        self._chance = random.Random(fleet.chance.random())
        self._over = asyncio.Event()
        self._tasks: asyncio.TaskGroup | None = None

    async def __aenter__(self) -> Self:
        self._tasks = asyncio.TaskGroup()
        await self._tasks.__aenter__()
        self._tasks.create_task(self._kill())
        if self._redis is not None:
            self._tasks.create_task(self._spoil(self._redis))
        for proxy in self._networks:
            self._tasks.create_task(self._disturb(proxy))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._tasks is not None
        self._over.set()
        await self._tasks.__aexit__(kind, error, trace)

    async def _calm(self, seconds: float) -> bool:
        """Waits; False when the storm is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._over.wait()
        return not self._over.is_set()

    async def _each(self, every_s: float) -> AsyncIterator[None]:
        """Once in so many seconds, however long what is done then takes; not before some calm is over."""
        due_at = time.monotonic() + every_s
        while await self._calm(max(LEAST_CALM_S, due_at - time.monotonic())):
            due_at = max(due_at, time.monotonic() - LEAST_CALM_S) + every_s
            yield

    async def _kill(self) -> None:
        async for _ in self._each(self._kill_every_s):
            hub = self._chance.choice(self._fleet.hubs)
            self.done.kills += 1
            hub.kill()
            await self._fleet.back(hub)

    async def _spoil(self, redis: RedisServer) -> None:
        async for _ in self._each(self._redis_every_s):
            self.done.redis += 1
            match self.done.redis % 3:
                case 0:
                    redis.empty()
                case 1:
                    redis.come_back_empty()
                case _:
                    redis.kill()
                    await self._calm(2.0)
                    redis.start()

    async def _disturb(self, proxy: Proxy) -> None:
        while await self._calm(self._chance.expovariate(1 / CALM_MEAN_S)):
            if self._chance.random() < RESETS:
                self.done.resets += 1
                proxy.reset()
                continue
            self.done.cuts += 1
            up, down = self._chance.choice(((True, True), (True, True), (True, False), (False, True)))
            proxy.cut(up=up, down=down)
            await self._calm(self._chance.uniform(1.0, 6.0))
            proxy.heal()


async def weathered(fleet: Fleet, verdict: Verdict, orders: int, **storms: object) -> None:
    """Places orders and has each bumped three times by 8 racing kiosks in a storm, then holds all invariants.

    Nothing may be lost or doubled, and every screen is equal to the log soon after the last fault.
    """
    await fleet.kiosks(8, *fleet.hubs)
    menu = Menu(fleet.chance)
    # Each at a hub and in a network of its own.
    networks = [await fleet.proxy(fleet.hubs[at % len(fleet.hubs)]) for at in range(8)]
    tills = [await fleet.till(proxy=network) for network in networks]
    numbers = iter(range(orders))

    def standing() -> int:
        return len(fleet.history.placings) - sum(screen.completed for screen in fleet.screens)

    begun = time.monotonic()
    async with Kitchen(fleet, fleet.screens, pace_s=PACE_S, double_taps=0.1, reach=REACH) as kitchen:
        storm = Storm(fleet, fleet.proxies, **storms)  # type: ignore[arg-type]
        async with storm, asyncio.TaskGroup() as tasks:

            async def sell(at: int) -> None:
                for _ in numbers:
                    while standing() > STANDING_MOST:
                        await asyncio.sleep(0.05)
                    await tills[at].place(menu.order())

            for at in range(len(tills)):
                tasks.create_task(sell(at))
        over_at = time.monotonic()
        kitchen.stop()
    await fleet.equal(EQUAL_WITHIN_S)
    took = time.monotonic() - over_at
    async with Kitchen(fleet, fleet.screens, pace_s=0.02, double_taps=0.1) as after:
        await until(lambda: standing() <= 0, 60, "every order is bumped to its end")
    await fleet.equal(EQUAL_WITHIN_S)
    truth = fleet.truth()
    taps, doubles = kitchen.taps + after.taps, kitchen.doubles + after.doubles
    verdict.did = (
        f"{orders:,} orders, 8 kiosks racing ({taps:,} bumps, {doubles:,} tapped twice),"
        f" {storm.done} in {over_at - begun:.0f} s"
    )
    sold = sum(order.status is Status.COMPLETE for order in truth.orders.values())
    verdict.exactly("stored", len(truth.orders), orders)
    verdict.exactly("bumped to the end", sold, orders)
    verdict.exactly("events", len(truth.events), 4 * orders)
    acks = [bump.ack for bump in fleet.history.bumps.values() if bump.ack is not None]
    verdict.note(f"{sum(ack.result is Result.ALREADY_DONE for ack in acks):,} bumps came second")
    verdict.most("equal after the last fault", took, EQUAL_WITHIN_S)
    verdict.hold(violations(fleet.history, truth, fleet.seen()), "0 lost, 0 doubled, I1-I6 hold")


async def one_hub(scale: Scale, seed: int) -> Verdict:
    """R9."""
    verdict = Verdict(did="storm")
    async with Fleet(seed) as fleet:
        await fleet.hub()
        await weathered(fleet, verdict, scale.of(10_000, 160), kill_every_s=scale.s(5, 0.8))
    return verdict


async def two_hubs(scale: Scale, seed: int) -> Verdict:
    """R9b: two hubs on one database, with a Redis that dies and comes back empty; and without any."""
    verdict = Verdict(did="storm")
    async with Fleet(seed) as fleet:
        redis = await fleet.redis()
        await _pair(fleet, redis.url)
        await weathered(
            fleet,
            verdict,
            scale.of(6_000, 100),
            kill_every_s=scale.s(5, 0.8),
            redis=redis,
            redis_every_s=scale.s(15, 1),
        )
    with_redis = f"two hubs, {verdict.did}"
    async with Fleet(seed) as fleet:
        await _pair(fleet, "none")
        await _across(fleet, verdict, scale.of(300, 40))
    async with Fleet(seed + 1) as fleet:
        await _pair(fleet, "none")
        await weathered(fleet, verdict, scale.of(1_500, 150), kill_every_s=scale.s(5, 0.8))
    verdict.did = f"{with_redis}; without Redis: {verdict.did}"
    return verdict


async def _pair(fleet: Fleet, redis: str) -> list[HubProcess]:
    database = f"sqlite:///{fleet.folder / 'hub-1' / 'data' / 'heard.db'}"
    return [await fleet.hub("--redis", redis, "--database", database) for _ in range(2)]


async def _across(fleet: Fleet, verdict: Verdict, orders: int) -> None:
    """Orders sent to one hub are seen at the other, whose only way to know is the log."""
    await fleet.kiosks(4, fleet.hubs[1], stations=("pending",))
    till, menu = await fleet.till(fleet.hubs[0]), Menu(fleet.chance)
    begun = time.monotonic()
    async with asyncio.TaskGroup() as tasks:
        for number in range(orders):
            await asyncio.sleep(begun + number / 20 - time.monotonic())
            tasks.create_task(till.place(menu.order()))
    await fleet.equal(5)
    truth = fleet.truth()
    late = lags(fleet.history, truth, fleet.seen())
    verdict.most(f"from one hub to the other without Redis, p99 of {len(late):,}", percentile(late, 99), 1.0)
    verdict.hold(violations(fleet.history, truth, fleet.seen()), "I1-I6 hold")
