"""Rows of kiosks that are not as they should be: R14, too slow; R19, with a wrong clock."""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import median

import psutil

from battery.checker import lags, violations
from battery.cooks import Kitchen
from battery.fleet import STAGES, Fleet, until
from battery.menu import Menu
from battery.screens import Screen
from battery.tills import Guests, Till
from battery.verdict import Scale, Verdict, percentile
from kiosk_app.board import Link
from servers.hub import HubProcess

MEMORY_MOST_MIB = 16.0
"""1 MiB may wait for each of the two; the rest is what the allocator keeps of 50 events of 6 kB a second."""

MOST_MS = 1000.0
"""However unevenly the machine works: who waits for a slow kiosk waits longer."""

HEAVY = 25
"""Lines of an order, so that what a slow kiosk does not read soon is more than a network holds."""

FLOOD = 60
"""Orders of 60 kB, after the measurement."""

DAY_S = 86_400


async def slow_kiosks(scale: Scale, seed: int) -> Verdict:
    """R14: one kiosk that reads nothing, one that reads little; the ten others must not notice.

    Phases with the two slow and phases with the two well take turns in one run, so that what else the machine does
    falls on both; how much phases that should be equal differ is allowed beside the 10 %.
    """
    phase_s, rounds, rate = scale.s(15, 2), scale.of(5, 3), 12.5
    verdict = Verdict()
    async with Fleet(seed) as fleet:
        hub = await fleet.hub()
        others = await fleet.kiosks(10, stations=(*STAGES, *["pending"] * 7))
        stopped, slow = [await _thin(fleet, hub) for _ in range(2)]
        till, menu = await fleet.till(), Menu(fleet.chance)
        process = psutil.Process(hub.program.pid)
        phases: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
        took: list[float] = []
        async with Kitchen(fleet, others[:6], pace_s=0.05):
            # What a hub takes once, when it first works.
            await _sell(till, menu, rate, 2)
            resident = process.memory_info().rss
            for rough in (*(False, True) * rounds, False):
                if rough:
                    slow.proxy.slow(1000)
                    stopped.proxy.cut(up=False, down=True)
                begun = time.monotonic()
                await _sell(till, menu, rate, phase_s)
                phases[rough].append((begun, time.monotonic()))
                if rough:
                    for screen in (stopped, slow):
                        screen.proxy.heal()
                    took.append(await _caught_up(fleet, (stopped, slow)))
            grown = (process.memory_info().rss - resident) / 2**20
        dropped = await _flooded(fleet, till, menu, (stopped, slow), others)
        took.append(await fleet.equal(20))
        truth = fleet.truth()
        seen = [screen.seen for screen in others]
        late = {
            rough: [lags(fleet.history, truth, seen, since=begun, until=ended) for begun, ended in spans]
            for rough, spans in phases.items()
        }
        p99s = {rough: [percentile(each, 99) * 1000 for each in found] for rough, found in late.items()}
        calm, rough = (median(p99s[kind]) for kind in (False, True))
        spread = (max(p99s[False]) - min(p99s[False])) / calm
        verdict.did = (
            f"one kiosk stopped, one reads 1 kB/s, {rounds} x {phase_s:g} s, {rounds + 1} x {phase_s:g} s both well"
            f" in turn; 10 others at {4 * rate:g} events/s"
        )
        for kind, what in ((False, "without"), (True, "with")):
            told = ", ".join(f"{each:.0f}" for each in p99s[kind])
            count = len(late[kind][0])
            verdict.note(f"others' p99 {what} them {told} ms of {count:,} each")
        verdict.note(f"equal phases differ by {spread:.0%}")
        verdict.most("median p99 with them by that without", rough / calm, round(1.1 + spread, 2), "x")
        verdict.most("and", rough, MOST_MS, "ms")
        verdict.most("the hub grew by", grown, MEMORY_MOST_MIB, "MiB")
        verdict.most("equal after", max(took), 5)
        verdict.note(f"queues dropped {dropped:.0f}")
        if dropped < 1:
            verdict.faults.append(
                f"queues dropped {dropped:.0f}, wanted at least 1 of {FLOOD * 60 >> 10} MiB"
            )
        verdict.hold(violations(fleet.history, truth, fleet.seen()))
    return verdict


async def _thin(fleet: Fleet, hub: HubProcess) -> Screen:
    """A screen for which the network keeps nothing."""
    screen = await fleet.screen(hub, "pending", small_window=True)
    await until(lambda: screen.link is Link.CONNECTED, 10, "the kiosk is connected")
    return screen


async def _caught_up(fleet: Fleet, screens: Sequence[Screen]) -> float:
    """Waits until screens show what they should, while it goes on; seconds it took."""
    at = max(other.seen.board.seq for other in fleet.screens if other.station == "pending")
    return await until(
        lambda: all(screen.link is Link.CONNECTED and screen.seen.board.seq >= at for screen in screens),
        20,
        "both are live again",
    )


async def _flooded(
    fleet: Fleet, till: Till, menu: Menu, slow: Sequence[Screen], others: Sequence[Screen]
) -> float:
    """Far more than may wait for anybody: whoever has not read it gets one snapshot instead.

    Returns:
        How many queues the hub says it has dropped.
    """
    for screen in slow:
        screen.proxy.slow(1000)
    for _ in range(FLOOD):
        await till.place({**menu.order(), "items": [{"name": "Long", "note": "x" * 1000}] * 60})
    await fleet.equal(20, others)
    told = (await till.call("GET", "/metrics")).content.decode()
    for screen in slow:
        screen.proxy.heal()
    (dropped,) = re.findall(r"^heard_kiosk_queue_dropped_total (\S+)", told, re.MULTILINE)
    return float(dropped)


async def _sell(till: Till, menu: Menu, rate: float, for_s: float) -> None:
    begun = time.monotonic()
    async with asyncio.TaskGroup() as tasks:
        for number in range(int(rate * for_s)):
            await asyncio.sleep(begun + number / rate - time.monotonic())
            tasks.create_task(till.place(menu.order(HEAVY)))


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
    for_s = scale.s(20, 3)
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
