"""Rows of kiosks without a hub: R12, bumps that are kept; R13, a screen that starts while the hub is dead."""

import asyncio
import signal
import time

from battery.checker import difference, violations
from battery.fleet import STAGES, Fleet, until
from battery.menu import Menu
from battery.screens import Screen
from battery.verdict import Scale, Verdict, percentile
from hub_server.protocol.messages import Result
from hub_server.protocol.orders import Order
from hub_server.protocol.states import ORDER_TABLE, Action, step
from kiosk_app import cook
from kiosk_app.board import Link
from kiosk_app.disk import Disk
from kiosk_app.outbox import Outbox
from servers.hub import HubProcess

TWICE = 0.2
"""The part of orders that a cook bumps two steps while the hub is away: the second must follow the first."""


async def kept_bumps(scale: Scale, seed: int) -> Verdict:
    """R12: 8 kiosks bump while the hub is dead, half of them are killed in between; then everything is replayed."""
    each, kiosks = scale.of(200, 25), 8
    verdict = Verdict()
    async with Fleet(seed) as fleet:
        hub = await fleet.hub()
        await _stocked(fleet, each)
        screens = [await _kept(fleet, hub, at, None) for at in range(kiosks)]
        await until(lambda: all(s.link is Link.CONNECTED for s in screens), 20, "all kiosks connected")
        await fleet.equal(10)
        # A board is written down within a second or so.
        await asyncio.sleep(2)
        before = len(fleet.truth().events)
        # Some are sent to a hub that never reads them: what was sent was not heard.
        hub.program.send(signal.SIGSTOP)
        given = sum(await asyncio.gather(*(_tap(screen, each // 4, fleet) for screen in screens)))
        await until(
            lambda: all(len(_sendable(s)) == _orders(s) for s in screens), 10, "every bump is on disk"
        )
        await asyncio.sleep(0.5)
        hub.kill()
        await until(lambda: all(s.link is not Link.CONNECTED for s in screens), 10, "every kiosk has noticed")
        rest = each // 2 - each // 4
        given += sum(await asyncio.gather(*(_tap(screen, rest, fleet) for screen in screens)))
        for at in range(0, kiosks, 2):
            screens[at] = await _killed(fleet, hub, at, screens[at])
        for screen in screens:
            if len(screen.outbox) < each // 2:
                verdict.faults.append(f"{screen.name} has kept {len(screen.outbox)} of {each // 2} bumps")
        given += sum(await asyncio.gather(*(_tap(screen, each - each // 2, fleet) for screen in screens)))
        for at in range(1, kiosks, 2):
            screens[at] = await _killed(fleet, hub, at, screens[at])
        kept = sum(len(screen.outbox) for screen in screens)
        await fleet.back(hub)
        back_at = time.monotonic()
        await until(lambda: not any(len(screen.outbox) for screen in screens), 60, "every bump is answered")
        replayed_s = time.monotonic() - back_at
        took = await fleet.equal(10)
        bumps = list(fleet.history.bumps.values())
        applied = sum(bump.ack is not None and bump.ack.result is Result.APPLIED for bump in bumps)
        shown = sum(
            bump.ack is not None
            and bump.ack.result in (Result.ALREADY_DONE, Result.STALE_ITEMS, Result.REJECTED)
            for bump in bumps
        )
        truth = fleet.truth()
        verdict.did = f"hub down, {kiosks} kiosks, {given:,} bumps, each kiosk killed once in between"
        verdict.exactly("kept", kept, given)
        verdict.exactly("answered", applied + shown, given)
        verdict.note(
            f"{applied:,} applied, {shown:,} shown as somebody else's, replayed in {replayed_s:.1f} s"
        )
        verdict.exactly("events", len(truth.events) - before, applied)
        verdict.hold(_out_of_order(fleet), "in order per order")
        verdict.most("equal after", took, 10)
        verdict.hold(violations(fleet.history, truth, fleet.seen()))
        for screen in screens:
            await screen.stop()
            if screen.outbox.disk is not None:
                screen.outbox.disk.close()
    return verdict


async def _stocked(fleet: Fleet, each: int) -> None:
    """So many orders at each stage."""
    till, menu = await fleet.till(), Menu(fleet.chance)
    numbers = iter(range(3 * each))

    async def sell() -> None:
        for number in numbers:
            order_id = (await till.place(menu.order())).order_id
            if number % 3:
                status = {"status": STAGES[number % 3]}
                await till.call("POST", f"/operations/api/orders/{order_id}/status/", status)

    await asyncio.gather(*(sell() for _ in range(16)))


async def _kept(fleet: Fleet, hub: HubProcess, at: int, board: Screen | None) -> Screen:
    disk = await asyncio.to_thread(Disk.open, fleet.folder / f"kiosk-{at}.db")
    screen = await fleet.screen(hub, STAGES[at % 3], outbox=Outbox(disk))
    if board is not None:
        wanted = board.seen.board
        if difference(screen.client.board, wanted.epoch, wanted.orders):
            raise AssertionError(f"{screen.name} has not kept its board")
    return screen


async def _killed(fleet: Fleet, hub: HubProcess, at: int, screen: Screen) -> Screen:
    """What was on its disk is all that the next one has."""
    disk = screen.outbox.disk
    assert disk is not None
    # A bump that stands on the glass as pending for longer than a disk takes.
    await until(lambda: len(_sendable(screen)) == _orders(screen), 10, "every bump is on disk")
    await asyncio.to_thread(disk.abandon)
    await fleet.remove(screen)
    return await _kept(fleet, hub, at, screen)


def _sendable(screen: Screen) -> list[object]:
    return list(screen.outbox.heads(screen.client.hub_now_ms()))


def _orders(screen: Screen) -> int:
    return len({command.order_id for command in screen.outbox.pending()})


async def _tap(screen: Screen, count: int, fleet: Fleet) -> int:
    """Bumps the oldest cards that are not pending; some of them two steps."""
    given = 0
    for card in screen.seen.board.orders or screen.client.board.orders:
        if given >= count:
            break
        if card.id not in screen.pending and screen.bump(card) is not None:
            given += 1
            if given < count and fleet.chance.random() < TWICE and (second := _further(card)) is not None:
                screen.give(second)
                given += 1
            await asyncio.sleep(0)
    return given


def _further(card: Order) -> cook.Command | None:
    one = step(ORDER_TABLE, card.status, Action.BUMP)
    two = None if one is None else step(ORDER_TABLE, one, Action.BUMP)
    return None if two is None else cook.command(card, Action.BUMP, two)


def _out_of_order(fleet: Fleet) -> list[str]:
    """Commands of one screen about one order that were answered in another order than they were given."""
    found: list[str] = []
    last: dict[tuple[str, int], float] = {}
    for bump in fleet.history.bumps.values():
        key = (bump.screen, bump.command.order_id)
        if bump.answered_at is not None:
            if bump.answered_at < last.get(key, 0.0):
                found.append(
                    f"{bump.screen}: a later bump of order {bump.command.order_id} was answered first"
                )
            last[key] = bump.answered_at
    return found


async def start_without_hub(scale: Scale, seed: int) -> Verdict:
    """R13: the real kiosk, switched on while the hub is dead, shows its last board, marked, and takes bumps."""
    from kiosk_parts.driven_kiosk import DrivenKiosk

    times = orders = scale.of(20, 2)
    verdict = Verdict(did=f"the kiosk started {times} times with the hub dead")
    async with Fleet(seed) as fleet:
        hub = await fleet.hub()
        till = await fleet.till()
        for number in range(orders):
            await till.place({"source": "till", "external_id": str(number), "items": [{"name": "Soup"}]})
        kiosk = DrivenKiosk(
            fleet.folder / "kiosk",
            *("--hub", hub.url, "--station", "pending"),
            # All of them on one page.
            *("--size", "1920x1080", "--scale", "0.5"),
        )
        try:
            kiosk.start()
            await until(lambda: len(kiosk.glass()["numbers"]) == orders, 20, "the kiosk shows the orders")
            # Boards are written down within a second or so.
            await until(lambda: f'"seq":{orders}'.encode() in kiosk.kept(), 10, "the board is kept")
            hub.kill()
            took, marked, taken = [], 0, 0
            for number in range(times):
                kiosk.program.kill()
                begun = time.monotonic()
                kiosk.start()
                await until(lambda: len(kiosk.glass()["numbers"]) == orders, 20, "the last board is shown")
                took.append(time.monotonic() - begun)
                marked += bool(kiosk.glass()["stale"]) and kiosk.glass()["link"] != "connected"
                kiosk.bump(number + 1)
                # Beside those of the starts before, which are still there.
                wanted = number + 1
                await until(lambda count=wanted: kiosk.glass()["waiting"] >= count, 10, "the bump is taken")
                await until(
                    lambda count=wanted: kiosk.kept().count(b'"command"') >= count, 10, "the bump is kept"
                )
                taken += 1
            verdict.note(
                f"board on the glass p50 {percentile(took, 50):.2f} s after the start of the process"
            )
            verdict.most("max", max(took), 2.0)
            verdict.exactly("marked stale", marked, times)
            verdict.exactly("bumps taken", taken, times)
            await fleet.back(hub)
            await until(lambda: not kiosk.glass()["numbers"], 20, "every bump is replayed")
            known = fleet.truth()
            verdict.exactly("replayed once", len(known.events) - len(known.orders), orders)
        finally:
            kiosk.program.kill()
    return verdict
