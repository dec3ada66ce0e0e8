"""A whole evening: every station's board at every minute is what an independent model says."""

import asyncio
import random
from contextlib import closing
from pathlib import Path

import pytest
from evening.comparing import OPENS
from evening.cooks import Evening
from evening.real import Clock, Real

from battery.fleet import Fleet

SEED = 1
MINUTES = 6 * 60
RUSH = range(90, 210)
"""From half past six to half past eight it comes in thick."""

SEVEN = 120
"""Seven o'clock, in minutes after opening."""

KILLED = (100, 250)
"""The hub is killed then, as a power cut would, and started again."""


@pytest.mark.timeout(240)
def test_an_evening_of_three_hundred_orders(tmp_path: Path) -> None:
    """Changes, rushes, recalls, a profile switch at seven, a hub killed twice: each board is right at each minute."""
    asyncio.run(_evening(tmp_path / "clock"))


async def _evening(path: Path) -> None:
    with closing(Clock(path)) as clock:
        clock.set(OPENS)
        await _served(clock)


async def _served(clock: Clock) -> None:
    async with Fleet(SEED) as fleet:
        hub = await fleet.hub(altered=clock.altered)
        real = Real(fleet, hub, clock)
        evening = Evening(real, random.Random(SEED))
        evening.time(0)
        await real.open()
        evening.run_by("quiet")
        for minute in range(MINUTES):
            if minute == SEVEN:
                evening.run_by("rush")
            if minute in KILLED:
                await asyncio.to_thread(hub.kill)
                await fleet.back(hub)
            await _minute(evening, minute)
        await evening.same()
    done = evening.tally
    assert done["order"] >= 300, done
    wanted = (
        "item bump",
        "ticket bump",
        "acknowledged",
        "sold",
        "not sold",
        "recall",
        "for later",
        "not swallowed",
    )
    altered = ("add", "void", "quantity", "note", "table", "merge", "split", "fire", "cancel", "priority")
    assert all(done[kind] for kind in (*wanted, *altered)), done


async def _minute(evening: Evening, minute: int) -> None:
    """Every board is compared; then cooks do something about what hangs there, and tills, each about other orders."""
    chance = evening.chance
    evening.touched.clear()
    evening.time(minute)
    await evening.same()
    if chance.random() < 0.3:
        await evening.swallow_nothing()
    await evening.cook()
    if chance.random() < 0.15:
        await evening.recall()
    # 324 orders: three in two minutes of the rush, else three in five.
    for _ in range(1 + minute % 2 if minute in RUSH else minute % 5 % 2 == 0):
        evening.place()
    if chance.random() < 0.6:
        evening.change()
