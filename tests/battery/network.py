"""Rows of a bad network: R5, silence; R6, the hub is away; R7, only HTTP passes; R15, a herd that comes back."""

import asyncio
import math
import signal
import time

from battery.checker import lags, violations
from battery.cooks import Kitchen
from battery.fleet import STAGES, Fleet, until
from battery.menu import Menu
from battery.screens import Screen
from battery.tills import Guests
from battery.verdict import Scale, Verdict, percentile
from kiosk_app.board import Link

AWAY = (Link.RECONNECTING, Link.ERROR, Link.DISCONNECTED)

CUTS = {"both ways": (True, True), "towards the kiosk": (False, True), "towards the hub": (True, False)}
"""Kind of a silent drop → whether what goes up and what comes down is lost."""


async def silence(scale: Scale, seed: int) -> Verdict:
    """R5: how soon a screen knows that it hears nothing any more, and says so.

    What comes down a connection whose other direction is dead is still the truth, so no stale mark is due there; but
    the screen has to notice that nobody hears it.
    """
    each, stops = scale.of(10, 3), scale.of(10, 1)
    verdict = Verdict(did=f"{each} silent drops each both ways and one way, {stops} x SIGSTOP of the hub")
    async with Fleet(seed) as fleet:
        hub = await fleet.hub()
        screens = await fleet.kiosks(3 * each)
        till, menu = await fleet.till(), Menu(fleet.chance)
        # Nothing happens for longer than a hub may be silent: its heartbeats alone keep the screens.
        quiet_at = time.monotonic()
        await asyncio.sleep(4)
        lost = sum(screen.first_link(quiet_at, *AWAY) < math.inf for screen in screens)
        verdict.exactly("connections lost while nothing happened", lost, 0)
        if lost:
            return verdict
        async with Guests(till, menu, 0.5):
            cut_at: dict[str, float] = {}
            kinds = {screen.name: tuple(CUTS)[at // each] for at, screen in enumerate(screens)}
            for screen in fleet.chance.sample(screens, len(screens)):
                # At any phase of the heartbeat.
                await asyncio.sleep(fleet.chance.uniform(0.0, 2.0 / len(screens)))
                up, down = CUTS[kinds[screen.name]]
                screen.proxy.cut(up=up, down=down)
                cut_at[screen.name] = time.monotonic()
            await asyncio.sleep(7)
            for kind in CUTS:
                group = [screen for screen in screens if kinds[screen.name] == kind]
                if kind != "towards the hub":
                    marks = [screen.first_stale(cut_at[screen.name]) for screen in group]
                    verdict.most(f"dropped {kind}: stale mark", max(marks), 3.0)
                noticed = [screen.first_link(cut_at[screen.name], *AWAY) for screen in group]
                verdict.most(f"dropped {kind}: reconnecting", max(noticed), 5.5)
            for screen in screens:
                screen.proxy.heal()
            await _all(screens, 10)
            marks, noticed = [], []
            for _ in range(stops):
                await asyncio.sleep(fleet.chance.uniform(0.0, 1.0))
                hub.program.send(signal.SIGSTOP)
                stopped_at = time.monotonic()
                await asyncio.sleep(6)
                hub.program.send(signal.SIGCONT)
                marks += [screen.first_stale(stopped_at) for screen in screens]
                noticed += [screen.first_link(stopped_at, *AWAY) for screen in screens]
                await _all(screens, 10)
            verdict.most("SIGSTOP: stale mark", max(marks), 3.0)
            verdict.most("SIGSTOP: reconnecting", max(noticed), 5.5)
        verdict.most("equal after", await fleet.equal(10), 10)
        verdict.hold(violations(fleet.history, fleet.truth(), fleet.seen()))
    return verdict


async def _all(screens: list[Screen], within_s: float, link: Link = Link.CONNECTED) -> float:
    return await until(
        lambda: all(screen.client.link is link and screen.link is link for screen in screens),
        within_s,
        f"every kiosk {link}",
    )


async def hub_away(scale: Scale, seed: int) -> Verdict:
    """R6: how soon all screens are live again after the hub was away; they never stop trying."""
    count, long_s = 50, scale.s(30, 4)
    verdict = Verdict(did=f"hub away 1 s and {long_s:g} s, {count} kiosks")
    async with Fleet(seed) as fleet:
        hub = await fleet.hub()
        screens = await fleet.kiosks(count)
        till, menu = await fleet.till(), Menu(fleet.chance)
        for away_s in (1.0, long_s):
            for _ in range(5):
                await till.place(menu.order())
            tried = {screen.name: screen.proxy.accepted for screen in screens}
            hub.kill()
            killed_at = time.monotonic()
            await asyncio.sleep(away_s)
            await fleet.back(hub)
            back_at = time.monotonic()
            await _all(screens, 30)
            took = [
                max(0.0, screen.first_link(killed_at, Link.CONNECTED) - (back_at - killed_at))
                for screen in screens
            ]
            verdict.note(f"away {back_at - killed_at:.1f} s")
            verdict.most("live again p95", percentile(took, 95), 4.0)
            verdict.most("max", max(took), 6.0)
            least = min(screen.proxy.accepted - tried[screen.name] for screen in screens)
            # Waits are at most 5 s, so one that never stops has tried so often.
            wanted = max(1, math.floor((back_at - killed_at) / 5.5))
            verdict.note(f"at least {least} attempts each")
            if least < wanted:
                verdict.faults.append(f"a kiosk tried {least} times in {back_at - killed_at:.0f} s")
        await _hung_up_on(screens, verdict)
        verdict.most("equal after", await fleet.equal(10), 10)
        verdict.hold(violations(fleet.history, fleet.truth(), fleet.seen()))
    return verdict


async def _hung_up_on(screens: list[Screen], verdict: Verdict) -> None:
    """Something accepts every socket and hangs up: only what was applied makes the next wait a first one again."""
    tried = sum(screen.proxy.accepted for screen in screens)
    for screen in screens:
        screen.proxy.hang_up()
    await asyncio.sleep(6)
    mean = (sum(screen.proxy.accepted for screen in screens) - tried) / len(screens)
    # Waits below 0.25, 0.5, 1, 2, 4 and 5 s; and one or two connections to poll.
    verdict.note(f"hung up on for 6 s: {mean:.1f} attempts of a kiosk (<= 10)")
    if mean > 10:
        verdict.faults.append(f"hung up on for 6 s: {mean:.1f} attempts of a kiosk, wanted at most 10")
    for screen in screens:
        screen.proxy.heal()
    await _all(screens, 15)


async def only_http(scale: Scale, seed: int) -> Verdict:
    """R7: a network that lets no WebSocket through: polling carries the orders and the bumps."""
    orders = scale.of(300, 30)
    verdict = Verdict(did=f"WebSocket blocked, HTTP passes: {orders} orders at 15/s, 3 bumps each")
    async with Fleet(seed) as fleet:
        await fleet.hub()
        screens = await fleet.kiosks(6)
        till, menu = await fleet.till(), Menu(fleet.chance)
        for screen in screens:
            screen.proxy.block_sockets()
        blocked_at = time.monotonic()
        await _all(screens, 15, Link.FAILED)
        polling = max(screen.first_link(blocked_at, Link.FAILED) for screen in screens)
        verdict.most("polling after", polling, 6.0)
        async with Kitchen(fleet, screens, pace_s=0.15):
            begun = time.monotonic()
            async with asyncio.TaskGroup() as tasks:
                for number in range(orders):
                    await asyncio.sleep(begun + number / 15 - time.monotonic())
                    tasks.create_task(till.place(menu.order()))
        await fleet.equal(10)
        if not all(screen.client.link is Link.FAILED for screen in screens):
            verdict.faults.append("a kiosk did not poll to the end")
        late = lags(fleet.history, fleet.truth(), fleet.seen())
        verdict.note(f"lag p50 {percentile(late, 50):.2f} s of {len(late)}")
        verdict.most("p99", percentile(late, 99), 2.5)
        for screen in screens:
            screen.proxy.heal()
        verdict.most("socket again after", await _all(screens, 15), 6.0)
        verdict.most("equal after", await fleet.equal(10), 10)
        verdict.hold(violations(fleet.history, fleet.truth(), fleet.seen()))
    return verdict


async def herd(scale: Scale, seed: int) -> Verdict:
    """R15: all sockets drop at once while orders arrive."""
    count, drops = scale.of(200, 60), scale.of(5, 1)
    verdict = Verdict(did=f"{count} sockets dropped at once {drops} times, 5 orders/s meanwhile")
    async with Fleet(seed) as fleet:
        hub = await fleet.hub()
        screens = await fleet.kiosks(count, stations=("pending",))
        cooks = [await fleet.screen(hub, station) for station in STAGES]
        till, menu = await fleet.till(), Menu(fleet.chance)
        resumed: list[float] = []
        async with Kitchen(fleet, cooks, pace_s=0.1), Guests(till, menu, 0.2):
            for _ in range(drops):
                await asyncio.sleep(1 + fleet.chance.random())
                dropped_at = time.monotonic()
                for screen in screens:
                    screen.proxy.reset()
                await until(
                    lambda at=dropped_at: all(s.first_link(at, Link.CONNECTED) < math.inf for s in screens),
                    20,
                    "every kiosk is back",
                )
                resumed += [screen.first_link(dropped_at, Link.CONNECTED) for screen in screens]
                await asyncio.sleep(1)
        verdict.most("equal after", await fleet.equal(5), 5)
        truth = fleet.truth()
        late = lags(fleet.history, truth, [screen.seen for screen in screens])
        verdict.note(f"resumed p50 {percentile(resumed, 50):.2f} s")
        verdict.most("max", max(resumed), 10)
        verdict.most(f"latest of {len(late):,} events", max(late), 2.0)
        verdict.hold(violations(fleet.history, truth, fleet.seen()))
    return verdict
