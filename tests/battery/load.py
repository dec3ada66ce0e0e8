"""Rows under load with a good network: R2, nothing wrong at all; R4, screens that come and go while orders arrive."""

import asyncio
import random
import time

from battery.checker import lags, violations
from battery.cooks import Kitchen
from battery.fleet import STAGES, Fleet
from battery.menu import Menu
from battery.tills import Guests
from battery.verdict import Scale, Verdict, percentile


async def nothing_wrong(scale: Scale, seed: int) -> Verdict:
    """R2: orders at a steady rate, kiosks at every station, cooks who keep up."""
    orders, screens, rate = scale.of(1000, 60), scale.of(20, 20), scale.s(10, 20)
    verdict = Verdict(did=f"no fault: {orders:,} orders at {rate:g}/s, {screens} kiosks, 3 bumps each")
    async with Fleet(seed) as fleet:
        await fleet.hub()
        await fleet.kiosks(screens)
        menu, till = Menu(fleet.chance), await fleet.till()
        async with Kitchen(fleet, fleet.screens[:6], pace_s=0.1):
            begun = time.monotonic()
            async with asyncio.TaskGroup() as tasks:
                for number in range(orders):
                    await asyncio.sleep(begun + number / rate - time.monotonic())
                    tasks.create_task(till.place(menu.order()))
        took = await fleet.equal(5)
        truth = fleet.truth()
        late = lags(fleet.history, truth, fleet.seen())
        verdict.exactly("stored", len(truth.orders), orders)
        verdict.note(f"lag p50 {percentile(late, 50) * 1000:.0f} ms of {len(late):,}")
        verdict.most("p99", percentile(late, 99) * 1000, 250, "ms")
        verdict.most("equal after", took, 5)
        verdict.hold(violations(fleet.history, truth, fleet.seen()))
    return verdict


async def coming_and_going(scale: Scale, seed: int) -> Verdict:
    """R4: screens that are switched on and off at random instants while orders are written."""
    connects, writes = scale.of(500, 40), scale.of(2000, 160)
    verdict = Verdict(did="screens come and go")
    async with Fleet(seed) as fleet:
        hub = await fleet.hub()
        menu, till = Menu(fleet.chance), await fleet.till()
        cooks = await fleet.kiosks(3)
        chance = random.Random(seed + 1)
        came = 0

        def written() -> int:
            return max(cook.seen.board.seq for cook in cooks)

        async def guest(station: str) -> None:
            nonlocal came
            screen = None
            while came < connects or written() < writes:
                came += 1
                if screen is not None:
                    await fleet.remove(screen)
                screen = await fleet.screen(hub, station)
                await asyncio.sleep(chance.uniform(0.0, 0.3))

        async def writer() -> None:
            while came < connects or written() < writes:
                await till.place(menu.order())
                await asyncio.sleep(chance.uniform(0.0, 0.15))

        async with Kitchen(fleet, cooks, pace_s=0.02), asyncio.TaskGroup() as tasks:
            for at in range(6):
                tasks.create_task(guest(STAGES[at % 3]))
            for _ in range(2):
                tasks.create_task(writer())
        # A rail full of cards to compare in the end, for screens that come now.
        async with asyncio.TaskGroup() as tasks:
            for _ in range(40):
                tasks.create_task(till.place(menu.order()))
            for _ in range(6):
                tasks.create_task(fleet.screen(hub, "pending"))
        verdict.did = f"{came} connects and disconnects at random instants during {written():,} writes"
        took = await fleet.equal(10)
        truth = fleet.truth()
        verdict.note(
            f"{len(fleet.screens)} boards compared, {len(truth.board('pending'))} cards on the fullest"
        )
        verdict.most("equal after", took, 10)
        verdict.hold(violations(fleet.history, truth, fleet.seen()), "0 missing, 0 double cards, I1-I6 hold")
    async with Fleet(seed + 2) as fleet:
        await hub_comes(fleet, scale.of(8, 3), verdict)
    return verdict


async def hub_comes(fleet: Fleet, times: int, verdict: Verdict) -> None:
    """A second hub starts on the database in the middle of what the first one writes; its screens miss nothing."""
    database = f"sqlite:///{fleet.folder / 'hub-1' / 'data' / 'heard.db'}"
    first, second = [await fleet.hub("--redis", "none", "--database", database) for _ in range(2)]
    cooks = await fleet.kiosks(3, first)
    await fleet.kiosks(3, second)
    menu = Menu(fleet.chance)
    for _ in range(times):
        second.kill()
        async with Kitchen(fleet, cooks, pace_s=0.05), Guests(await fleet.till(first), menu, 0.02):
            await fleet.back(second)
        await fleet.equal(10)
    verdict.note(f"{times} starts of a second hub")
    verdict.hold(violations(fleet.history, fleet.truth(), fleet.seen()), "with it the same")
