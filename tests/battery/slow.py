"""Rows of kiosks that are not as they should be: R14, too slow; R19, with a wrong clock."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

from battery.checker import lags, violations
from battery.cooks import Kitchen
from battery.fleet import Fleet, until
from battery.menu import Menu
from battery.tills import Guests, Till
from battery.verdict import Scale, Verdict, percentile
from kiosk_app.board import Link

MEMORY_MOST_MIB = 8.0
"""1 MiB may wait for each of the two; the rest is what the allocator keeps of 50 events a second."""

MEASURING_MS = 10.0
"""Below this a difference of two p99 says nothing: one look of the scheduler of two processors at somebody else."""

DAY_S = 86_400


async def slow_kiosks(scale: Scale, seed: int) -> Verdict:
    """R14: one kiosk that reads nothing, one that reads little; the ten others must not notice."""
    stopped_s, calm_s, rate = scale.s(60, 6), scale.s(40, 4), 12.5
    verdict = Verdict()
    async with Fleet(seed) as fleet:
        hub = await fleet.hub()
        others = await fleet.kiosks(10)
        till, menu = await fleet.till(), Menu(fleet.chance)
        process = psutil.Process(hub.program.pid)
        async with Kitchen(fleet, others[:6], pace_s=0.05):
            await _sell(till, menu, rate, calm_s)
            stopped, slow = await fleet.screen(hub, "pending"), await fleet.screen(hub, "pending")
            slow.proxy.slow(1000)
            await until(lambda: stopped.link is Link.CONNECTED, 10, "the kiosk is connected")
            stopped.proxy.cut(up=False, down=True)
            cut_at, resident = time.monotonic(), process.memory_info().rss
            await _sell(till, menu, rate, stopped_s)
            grown = (process.memory_info().rss - resident) / 2**20
        for screen in (stopped, slow):
            screen.proxy.heal()
        took = await fleet.equal(20)
        truth = fleet.truth()
        seen = [screen.seen for screen in others]
        calm, rough = (
            lags(fleet.history, truth, seen, **when) for when in ({"until": cut_at}, {"since": cut_at})
        )
        rate = len(truth.events) / (calm_s + stopped_s)
        verdict.did = f"one kiosk stopped {stopped_s:g} s, one reads 1 kB/s, 10 others at {rate:.0f} events/s"
        p99 = percentile(calm, 99) * 1000
        verdict.note(f"others' p99 without them {p99:.0f} ms of {len(calm):,}")
        bound = round(max(p99 * 1.1, p99 + MEASURING_MS), 1)
        verdict.most(f"with them, of {len(rough):,},", percentile(rough, 99) * 1000, bound, "ms")
        verdict.most("the hub grew by", grown, MEMORY_MOST_MIB, "MiB")
        verdict.most("equal after", took, 5)
        verdict.hold(violations(fleet.history, truth, fleet.seen()))
    return verdict


async def _sell(till: Till, menu: Menu, rate: float, for_s: float) -> None:
    begun = time.monotonic()
    async with asyncio.TaskGroup() as tasks:
        for number in range(int(rate * for_s)):
            await asyncio.sleep(begun + number / rate - time.monotonic())
            tasks.create_task(till.place(menu.order()))


@contextmanager
def wall_clock(off_s: int) -> Iterator[None]:
    """This process's wall clock, as Python code asks for it, is wrong by so much."""
    seconds, nanoseconds = time.time, time.time_ns
    time.time = lambda: seconds() + off_s
    time.time_ns = lambda: nanoseconds() + off_s * 10**9
    try:
        yield
    finally:
        time.time, time.time_ns = seconds, nanoseconds


async def wrong_clocks(scale: Scale, seed: int) -> Verdict:
    """R19: ages come from the hub's clock, whatever the kiosk's own clocks say."""
    for_s = scale.s(20, 5)
    verdict = Verdict(
        did=f"kiosk clocks a day ahead, a day behind, at double and at half speed, {for_s:g} s each"
    )
    true_ns = time.time_ns
    speeds = {"right speed": 1.0, "double speed": 2.0, "half speed": 0.5}
    async with Fleet(seed) as fleet:
        hub = await fleet.hub()
        till, menu = await fleet.till(), Menu(fleet.chance)
        for name, off_s in (("a day ahead", DAY_S), ("a day behind", -DAY_S)):
            with wall_clock(off_s):
                screens = {
                    each: await fleet.screen(hub, clock=lambda at=speed: time.monotonic() * at)
                    for each, speed in speeds.items()
                }
                await until(lambda: all(s.link is Link.CONNECTED for s in fleet.screens), 10, "all connected")
                worst = dict.fromkeys(speeds, 0.0)
                async with Guests(till, menu, 0.5):
                    # A clock of another speed is found out after three heartbeats.
                    await asyncio.sleep(4)
                    ends_at = time.monotonic() + for_s
                    while time.monotonic() < ends_at:
                        for each, screen in screens.items():
                            shown_ms = screen.client.hub_now_ms()
                            assert shown_ms is not None
                            worst[each] = max(worst[each], abs(shown_ms - true_ns() / 10**6) / 1000)
                        await asyncio.sleep(0.05)
                await fleet.equal(5)
            for each, off in worst.items():
                verdict.most(f"{name}, {each}: ages off by at most", off, 1.0)
            if any(screen.link is not Link.CONNECTED for screen in fleet.screens):
                verdict.faults.append(f"{name}: a screen is not connected")
            while fleet.screens:
                await fleet.remove(fleet.screens[0])
    return verdict
