"""R8: hub and kiosk die exactly where dying is hardest to survive, again and again."""

import asyncio
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from pathlib import Path

import websockets

from battery import checker, truth
from battery.cooks import Kitchen
from battery.fleet import Fleet, NotWithin, until
from battery.menu import Menu
from battery.tills import Guests
from battery.verdict import Scale, Verdict
from hub_server.protocol.states import Status
from kiosk_app.board import Link
from kiosk_app.crash_points import CODE as KIOSK_DIED
from servers.hub import HubProcess
from servers.old_schema import migrated
from servers.program import free_port

LOADED = ("before-commit", "after-commit", "after-answer")
"""Points that every write passes."""

deaths: Counter[str] = Counter()
"""By point: processes that nobody else killed and that died there."""

KIOSK = ("kiosk-after-outbox-write", "kiosk-after-answer")

ONLY = "HEARD_BATTERY_POINT"
"""In the environment, the one point that is of interest."""

Lane = Callable[[str, int, int], Awaitable[list[str]]]


async def points(scale: Scale, seed: int) -> Verdict:
    """R8."""
    times = scale.of(50, 3)
    every: list[tuple[str, Lane]] = [
        *((point, written) for point in LOADED),
        ("middle-of-snapshot", connecting),
        ("middle-of-resume", connecting),
        ("during-migration", migrating),
        ("during-backup", backing_up),
        *((point, bumping) for point in KIOSK),
    ]
    if only := os.environ.get(ONLY):
        every = [(point, run) for point, run in every if point == only]
    verdict = Verdict(did=f"{len(every)} crash points, {times} x each")
    left = iter(every)

    async def lane() -> None:
        for point, run in left:
            begun = time.monotonic()
            try:
                found = await run(point, times, seed)
            except NotWithin as late:
                found = [str(late)]
            if not found and deaths[point] != times:
                found = [f"died there {deaths[point]} times of {times}"]
            if found:
                verdict.faults.append(
                    f"{point}: {found[0]}" + (f" and {len(found) - 1} more" if found[1:] else "")
                )
            else:
                verdict.note(f"{point} {deaths[point]} in {time.monotonic() - begun:.0f} s")

    await asyncio.gather(lane(), lane())
    verdict.exactly("deaths at the armed point", deaths.total(), times * len(every))
    verdict.note(f"{len(every) - len(verdict.faults)} points: 0 lost, 0 doubled")
    return verdict


async def _dead(hub: HubProcess, point: str, within_s: float = 15.0) -> None:
    """Waits until an armed hub has died by its own hand, which is to say at the point.

    Raises:
        NotWithin: it was not reached, or the hub ended in another way.
    """
    await until(lambda: not hub.program.running, within_s, f"the hub dies at {point}")
    _count(point, hub.program.code, hub.program.output)


def _count(point: str, code: int | None, output: Callable[[], str] = str) -> None:
    # A hub sends itself SIGKILL, a kiosk ends at once with a code that nothing else gives.
    if code != (KIOSK_DIED if point in KIOSK else -signal.SIGKILL):
        raise NotWithin(f"ended with {code} instead of dying at {point}: {output()[-300:]}")
    deaths[point] += 1


async def _up(hub: HubProcess) -> None:
    """Starts an armed hub, which may die before it serves."""
    hub.launch()
    await until(lambda: hub.is_up() or not hub.program.running, 30, "the hub serves")


async def written(point: str, times: int, seed: int) -> list[str]:
    """Orders and bumps all the time; the hub dies at the Nth one."""
    async with Fleet(seed) as fleet:
        hub = await fleet.hub("--redis", "none")
        cooks = await fleet.kiosks(3)
        menu = Menu(fleet.chance)
        async with Kitchen(fleet, cooks, pace_s=0.05):
            sellers = [Guests(await fleet.till(hub), menu, 0.02) for _ in range(3)]
            for seller in sellers:
                await seller.__aenter__()
            try:
                for _ in range(times):
                    hub.kill()
                    hub.crash_at = f"{point}:{fleet.chance.randint(1, 12)}"
                    await _up(hub)
                    await _dead(hub, point)
            finally:
                # Also one that has not died yet: sellers go on until they are answered.
                hub.kill()
                hub.crash_at = None
                await fleet.back(hub)
                for seller in sellers:
                    await seller.__aexit__()
        await fleet.equal(15)
        return fleet.violations()


async def _unless_dead(hub: HubProcess, doing: Coroutine[None, None, None]) -> None:
    """Does something, or stops where the armed hub dies: a screen that lost its way for a moment may be early."""
    task = asyncio.ensure_future(doing)
    try:
        await until(lambda: task.done() or not hub.program.running, 40, "what comes before the hub's death")
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    if hub.program.running and not task.cancelled():
        task.result()


async def connecting(point: str, times: int, seed: int) -> list[str]:
    """A screen comes, or comes back and has missed something; the hub dies while it tells it."""
    resumes = point.endswith("resume")
    async with Fleet(seed) as fleet:
        hub = await fleet.hub("--redis", "none")
        # While the other one stays, the hub keeps what it has sent to both.
        back, _ = await fleet.kiosks(2, stations=("pending",))
        till, menu = await fleet.till(), Menu(fleet.chance)
        for _ in range(times):
            if not resumes:
                for screen in fleet.screens:
                    screen.proxy.cut()
            hub.kill()
            hub.crash_at = f"{point}:{fleet.chance.randint(1, 3)}"
            await _up(hub)

            async def prepare() -> None:
                if resumes:
                    # Both are there, and what the one misses is not all that was ever sent since the start.
                    await until(
                        lambda: all(s.link is Link.CONNECTED for s in fleet.screens), 15, "both are back"
                    )
                    await till.place(menu.order())
                    await fleet.equal(15)
                    back.proxy.cut()
                for _ in range(4):
                    await till.place(menu.order())

            await _unless_dead(hub, prepare())
            back.proxy.heal()
            back.proxy.reset()
            # Whoever comes again gets what it missed, and whoever is new gets a snapshot, until it is the Nth time.
            for _ in range(10):
                with suppress(NotWithin):
                    await until(lambda: not hub.program.running, 1.5, "it dies")
                    break
                if not resumes:
                    await _new_screen(hub)
                for screen in fleet.screens:
                    screen.proxy.heal()
                    screen.proxy.reset()
            await _dead(hub, point)
            for screen in fleet.screens:
                screen.proxy.heal()
        hub.crash_at = None
        await fleet.back(hub)
        await fleet.equal(15)
        return fleet.violations()


async def _new_screen(hub: HubProcess) -> None:
    """Comes without a board of its own, and goes once it has its snapshot or the hub is dead."""
    address = hub.url.replace("http", "ws", 1) + "/ws/kitchen/pending/"
    with suppress(OSError, TimeoutError, websockets.WebSocketException):
        async with asyncio.timeout(3), websockets.connect(address, proxy=None) as screen:
            await screen.recv()


async def migrating(point: str, times: int, seed: int) -> list[str]:
    """A new database, or one of the first hub's; the hub dies while it is being made or brought up to date."""
    found: list[str] = []
    async with Fleet(seed) as fleet:
        port = free_port()
        for number in range(times):
            folder = fleet.folder / f"new-{number}"
            hub = HubProcess(folder, ("--redis", "none"), crash_at=point, port=port)
            fleet.hubs = [hub]
            if number % 2:
                hub.data.mkdir()
                migrated(f"sqlite:///{hub.data / 'heard.db'}", "0001").dispose()
            await _up(hub)
            await _dead(hub, point)
            hub.crash_at = None
            await fleet.back(hub)
            till = await fleet.till(hub)
            await till.place({"source": "till", "external_id": "1", "items": [{"name": "Soup"}]})
            hub.close()
            known = truth.read(fleet.database)
            found += checker.dense(known)
            if len(known.orders) != 1:
                found.append(f"{len(known.orders)} orders in the database made after a crash")
    return found


_BACK_UP = """
import os, sys
from pathlib import Path
from hub_server import backups, crash_points
crash_points.arm(os.environ)
backups.make(Path(sys.argv[1]))
"""


async def backing_up(point: str, times: int, seed: int) -> list[str]:
    """A backup dies while orders are written; what it leaves is no backup, and the next one is whole."""
    from hub_server import backups

    found: list[str] = []
    async with Fleet(seed) as fleet:
        hub = await fleet.hub("--redis", "none")
        menu = Menu(random.Random(seed))

        def each_was_made() -> bool:
            # By the hub, which makes one now and then.
            made = hub.program.output().count("a backup was made")
            return len(backups.listed(fleet.database)) == made

        async with Guests(await fleet.till(hub), menu, 0.02):
            for _ in range(times):
                _count(point, await _python(_BACK_UP, str(fleet.database), HEARD_CRASH_AT=point))
                try:
                    await until(each_was_made, 2, "each backup there is was made to its end")
                except NotWithin:
                    found.append("half a backup counts as one")
            made = await asyncio.to_thread(backups.make, fleet.database)
        copied = truth.read(made)
        found += [*checker.dense(copied), *checker.each_once(fleet.history, copied)]
        if not copied.orders:
            found.append("an empty backup")
        return found + fleet.violations()


async def bumping(point: str, times: int, seed: int) -> list[str]:
    """A kiosk dies with a bump on its disk; the next one on that disk brings it to its end."""
    found: list[str] = []
    async with Fleet(seed) as fleet:
        hub = await fleet.hub("--redis", "none")
        till, menu = await fleet.till(), Menu(fleet.chance)
        script = str(Path(__file__).with_name("lone_kiosk.py"))
        for number in range(times):
            order_id = (await till.place(menu.order())).order_id
            with_disk = (hub.url, "pending", str(fleet.folder / "kiosk" / f"{number % 2}.db"))
            died = await _python(script, *with_disk, str(order_id), HEARD_CRASH_AT=point)
            _count(point, died)
            ended = await _python(script, *with_disk)
            if ended != 0:
                found.append(f"the next kiosk ended with {ended}")
        known = fleet.truth()
        found += checker.violations(fleet.history, known, [])
        moved = sum(order.status is Status.PREPARING for order in known.orders.values())
        if moved != times or len(known.events) != 2 * times:
            found.append(f"{moved} of {times} orders were bumped, in {len(known.events)} events")
    return found


async def _python(what: str, *arguments: str, **environment: str) -> int:
    """Runs a script or lines of Python; its exit code."""
    script = [what] if what.endswith(".py") else ["-c", what]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *script,
        *arguments,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), **environment},
    )
    try:
        async with asyncio.timeout(30):
            return await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
