"""Rows of kiosks that are not as they should be: R14, too slow; R19, with a wrong clock."""

import asyncio
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from itertools import pairwise

import psutil

from battery.checker import delays, violations
from battery.cooks import Kitchen
from battery.fleet import STAGES, Fleet, until
from battery.menu import Menu
from battery.screens import Screen
from battery.tills import Guests, Till
from battery.truth import Truth
from battery.verdict import Scale, Verdict, percentile
from kiosk_app.board import Link
from servers.hub import HubProcess

QUEUE_MOST_BYTES = 2**20

MEMORY_MOST_MIB = 16.0
"""1 MiB may wait for each of the two; the rest is what one allocator keeps and the other does not, of 50 events of 6 kB
a second. In a minute 18 MiB are told to each of the two, and before it 3 MiB at once."""

WAITED = 3.0
"""How many times as late as without them says, on however busy a machine, that the others wait for the slow ones."""

WINDOW_S = 20.0
"""A p99 is taken of so long, with the slow ones at the one hub and without at the other, and the two are compared; the
machine's good and bad minutes are then one comparison of many."""

RATE = 12.5
"""Orders a second at each hub; with the cooks' bumps four times as many events."""

HEAVY = 12
"""Lines of an order, so that what a slow kiosk does not read soon is more than a network holds."""

FLOODS = (60, 20)
"""Orders of 60 kB before each measurement, in the long and the short form: more than may wait for anybody, so that it
begins at its worst."""

DAY_S = 86_400


class Side:
    """One of two hubs that do the same at the same moments, one of them with slow kiosks and one without.

    Attributes:
        others: kiosks that must not notice.
        slow: reads nothing, and reads little, while it is rough here; while it is calm they are switched off.
        spans: when it was rough, and when it was calm; seconds of `time.monotonic`.
    """

    def __init__(self, fleet: Fleet, flood: int) -> None:
        self.fleet = fleet
        self._flood = flood
        self.others: list[Screen] = []
        self.slow: tuple[Screen, ...] = ()
        self.spans: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
        self._resident = 0

    async def open(self) -> None:
        """Switches everything on."""
        hub = await self.fleet.hub()
        self.others = await self.fleet.kiosks(10, stations=(*STAGES, *["pending"] * 7))
        self.slow = (await _thin(self.fleet, hub), await _thin(self.fleet, hub))
        self.till, self.menu = await self.fleet.till(), Menu(self.fleet.chance)
        self._process = psutil.Process(hub.program.pid)

    async def become(self, *, rough: bool) -> None:
        """Has the two slow, with all that they can have before them, or not at all."""
        stopped, slow = self.slow
        if rough:
            stopped.proxy.cut(up=False, down=True)
            slow.proxy.slow(1000)
        else:
            for screen in self.slow:
                screen.proxy.refuse()
                screen.proxy.reset()
        await self.flood()

    async def flood(self) -> None:
        """Has far more to tell everybody than may wait for one; returns when the others have it."""
        for _ in range(self._flood):
            await self.till.place({**self.menu.order(), "items": [{"name": "Long", "note": "x" * 1000}] * 60})
        await self.fleet.equal(20, self.others)

    async def phase(self, for_s: float, *, rough: bool, after_s: float = 0.0) -> None:
        """Sells for so long, and notes when."""
        await asyncio.sleep(after_s)
        begun = time.monotonic()
        await _sell(self.till, self.menu, RATE, for_s)
        self.spans[rough].append((begun, time.monotonic()))

    async def heal(self, *, rough: bool) -> float:
        """Seconds until the two show what they should, after such a phase."""
        for screen in self.slow:
            screen.proxy.heal()
            if not rough:
                await screen.proxy.start()
        return await _caught_up(self.fleet, self.slow)

    async def figure(self, name: str) -> float:
        """One of the hub's own."""
        told = (await self.till.call("GET", "/metrics")).content.decode()
        (figure,) = re.findall(rf"^{name} (\S+)", told, re.MULTILINE)
        return float(figure)

    def warm(self) -> None:
        """What the hub holds now it holds anyway."""
        self._resident = self._held()

    def grown(self) -> int:
        """What it holds more since, in bytes."""
        return self._held() - self._resident

    def _held(self) -> int:
        return int(self._process.memory_info().rss)

    def windows(self, truth: Truth, each_s: float, *, rough: bool) -> list[list[float]]:
        """Seconds from asking to each other kiosk, by spans of about `each_s`, over all such phases."""
        seen = [screen.seen for screen in self.others]
        found = []
        for begun, ended in self.spans[rough]:
            count = max(1, round((ended - begun) / each_s))
            edges = [begun + (ended - begun) * number / count for number in range(count + 1)]
            found += [
                delays(self.fleet.history, truth, seen, since=since, until=until)
                for since, until in pairwise(edges)
            ]
        return found


async def slow_kiosks(scale: Scale, seed: int) -> Verdict:
    """R14: one kiosk that reads nothing, one that reads little; the ten others must not notice.

    Two hubs with the same kiosks and the same load at the same moments, one of them with the slow kiosks, then the
    other: what else the machine does falls on both, and what one of the two does better on both sides of the ratio.
    """
    phase_s, rounds, flood = scale.s(60, 2), scale.of(4, 2), scale.of(*FLOODS)
    verdict = Verdict()
    async with Fleet(seed) as first, Fleet(seed + 1) as second, AsyncExitStack() as kitchens:
        sides = (Side(first, flood), Side(second, flood))
        for side in sides:
            await side.open()
            await kitchens.enter_async_context(Kitchen(side.fleet, side.others[:6], pace_s=0.05))
            # What a hub takes once, when it first works, and for so large orders.
            await _sell(side.till, side.menu, RATE, 2)
            await side.flood()
            side.warm()
        took: list[float] = []
        grown: list[int] = []
        for number in range(rounds):
            rough, calm = sides[number % 2], sides[1 - number % 2]
            await asyncio.gather(rough.become(rough=True), calm.become(rough=False))
            # Half a pause apart: what arrives together would wait for each other.
            await asyncio.gather(
                rough.phase(phase_s, rough=True), calm.phase(phase_s, rough=False, after_s=0.5 / RATE)
            )
            # Now, while they are slow; what both hubs need for the service alone falls out.
            grown.append(rough.grown() - calm.grown())
            took += await asyncio.gather(rough.heal(rough=True), calm.heal(rough=False))
        await kitchens.aclose()
        dropped = [await side.figure("heard_kiosk_queue_dropped_total") for side in sides]
        queued = [await side.figure("heard_kiosk_queue_most_bytes") for side in sides]
        for side in sides:
            took.append(await side.fleet.equal(20))
        verdict.did = (
            f"two hubs side by side, {rounds} x {phase_s:g} s: one kiosk stopped and one reads 1 kB/s at the one,"
            f" neither at the other; 10 others at {4 * RATE:g} events/s each"
        )
        truths = [side.fleet.truth() for side in sides]
        _compare(verdict, sides, truths)
        verdict.note(
            f"at most {max(queued) / 2**10:,.0f} KiB waited for one kiosk (<= {QUEUE_MOST_BYTES >> 10:,})"
        )
        if max(queued) > QUEUE_MOST_BYTES:
            verdict.faults.append(
                f"{max(queued):,.0f} bytes waited for one kiosk, wanted at most {QUEUE_MOST_BYTES:,}"
            )
        verdict.most("for them a hub grew by at most", max(grown) / 2**20, MEMORY_MOST_MIB, "MiB")
        verdict.most("equal after", max(took), 5)
        verdict.note(f"queues dropped {sum(dropped):.0f}")
        if min(dropped) < 1:
            verdict.faults.append(
                f"queues dropped {min(dropped):.0f}, wanted at least 1 of {flood * 60 >> 10} MiB at each hub"
            )
        wrong = [
            violation
            for side, truth in zip(sides, truths, strict=True)
            for violation in violations(side.fleet.history, truth, side.fleet.seen())
        ]
        verdict.hold(wrong, "I1-I6 hold at both")
    return verdict


def _compare(verdict: Verdict, sides: Sequence[Side], truths: Sequence[Truth]) -> None:
    """Whether the others had everything as soon with the slow ones as without."""
    p99s: dict[bool, list[list[float]]] = {}
    for kind, what in ((False, "without"), (True, "with")):
        by_side = [
            side.windows(truth, WINDOW_S, rough=kind) for side, truth in zip(sides, truths, strict=True)
        ]
        p99s[kind] = [[percentile(found, 99) * 1000 for found in windows] for windows in by_side]
        every = [late for windows in by_side for found in windows for late in found]
        verdict.note(f"others' p99 {what} them {percentile(every, 99) * 1000:.1f} ms of {len(every):,}")
    # While it was rough at the one it was calm at the other.
    ratios = [
        with_ms / without_ms
        for rough, calm in zip(p99s[True], reversed(p99s[False]), strict=True)
        for with_ms, without_ms in zip(rough, calm, strict=True)
    ]
    ratio = statistics.median(ratios)
    verdict.most(f"with them by without, median of {len(ratios)} spans", ratio, 1.1, "x")
    verdict.note(f"worst {max(ratios):.2f} x")
    if ratio > WAITED:
        verdict.faults.append(f"the others wait for the slow ones: {ratio:.1f} x as late")


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
