"""Rows of bad disks: R17, full or read-only; R18, put back, deleted, damaged."""

import asyncio
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from battery import truth
from battery.calls import Unanswered
from battery.cooks import Kitchen
from battery.fleet import Fleet, until
from battery.flips import MAIN, flipped, has_end_in_log
from battery.history import Outcome
from battery.menu import Menu
from battery.tills import Guests, Till
from battery.verdict import Scale, Verdict
from hub_server.high_water import mark_file, read_marks
from kiosk_app.board import Link
from servers.hub import HubProcess

FILES = ("heard.db", "heard.db-wal", "heard.db-shm")

DISK_MIB = 12
"""Of the small disk; a hub alone needs about 1."""


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A tmpfs of a few MiB; as root only."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_MIB}m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(folder: Path) -> Path:
    """Takes every byte that is left."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    return filler


async def unsynced() -> list[str]:
    """Who has a commit return before it is on the disk.

    `kill -9` takes nothing out of the page cache and no row can pull a plug; so what SQLite does at a commit is asked
    of the very connections that commit, the hub's within the transaction: 2 is FULL, a sync of the log each time.
    """
    from hub_server.store import Store
    from kiosk_app.disk import Disk

    with TemporaryDirectory(prefix="heard-battery-") as folder:
        store = Store(f"sqlite:///{folder}/heard.db")
        hub = await store._writer.run(
            lambda transaction: transaction._connection.exec_driver_sql("PRAGMA synchronous").scalar()
        )
        store.close()
        disk = Disk.open(Path(folder) / "kiosk.db")
        (kiosk,) = disk._database.execute("PRAGMA synchronous").fetchone()
        disk.close()
    levels = {"hub": hub, "kiosk": kiosk}
    return [
        f"a commit of the {who} is not synced (level {level})" for who, level in levels.items() if level < 2
    ]


async def full(scale: Scale, seed: int) -> Verdict:
    """R17: what cannot be stored is refused, boards stay up, and it goes on soon after there is room again."""
    times = scale.of(10, 2)
    verdict = Verdict(did=f"{times} x the disk full (tmpfs of {DISK_MIB} MiB), 1 x read-only")
    verdict.hold(await unsynced(), "every commit synced")
    if os.geteuid() != 0:
        verdict.faults.append("only root can mount a small disk")
        return verdict
    answers: Counter[int] = Counter()
    recovery: list[float] = []
    async with Fleet(seed) as fleet:
        with small_disk(fleet.folder / "disk") as disk:
            hub = await fleet.hub("--redis", "none", data=disk)
            screens = await fleet.kiosks(3)
            till, menu = await fleet.till(), Menu(fleet.chance)
            for _ in range(times):
                filler = fill(disk)
                for _ in range(12):
                    answers[await _once(fleet, till, menu)] += 1
                    if answers[507] and fleet.chance.random() < 0.2:
                        break
                await asyncio.sleep(1.5)
                if not all(screen.link is Link.CONNECTED for screen in screens):
                    verdict.faults.append(f"boards went away: {[str(screen.link) for screen in screens]}")
                filler.unlink()
                freed_at = time.monotonic()
                while await _once(fleet, till, menu) not in (200, 201):
                    await asyncio.sleep(0.05)
                recovery.append(time.monotonic() - freed_at)
            verdict.note(f"{sum(answers.values())} orders while full: {dict(answers)} (0: not answered)")
            if not answers[507]:
                verdict.faults.append("no order was refused with 507")
            verdict.most("accepted again after", max(recovery), 5.0)
            verdict.most("equal after", await fleet.equal(10), 10)
            verdict.hold(fleet.violations(), "none acknowledged that is not stored, I1-I6 hold")
            for screen in tuple(screens):
                await fleet.remove(screen)
            hub.kill()
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
            hub.launch()
            await until(lambda: hub.is_up() or not hub.program.running, 30, "the hub starts or says why not")
            if hub.program.running:
                verdict.exactly("answer on a read-only disk", await _once(fleet, till, menu), 507)
            else:
                said = hub.program.output().strip().splitlines()[-1]
                if not said.startswith("heard hub: "):
                    verdict.faults.append(f"on a read-only disk it said {said[:200]}")
                verdict.note("read-only: refused at the start in one sentence")
            hub.kill()
    return verdict


async def _once(fleet: Fleet, till: Till, menu: Menu) -> int:
    """An order sent once; the status, 0 when it was not answered."""
    order = menu.order()
    placing = fleet.history.placing(till.name, order)
    try:
        answer = await till.try_once(order)
    except Unanswered:
        return 0
    if answer.status_code < 500:
        till.heard(placing, answer)
    elif placing.outcome is Outcome.UNKNOWN:
        placing.status_code = answer.status_code
    return answer.status_code


async def damaged(scale: Scale, seed: int) -> Verdict:
    """R18: a log that is another one than before has another epoch, and what is damaged is never served."""
    flips, busy_s = scale.of(200, 18), scale.s(1.0, 0.5)
    verdict = Verdict(
        did=f"an old backup restored, put back by hand, database deleted, overwritten; {flips} files with bytes flipped"
    )
    took: list[float] = []
    async with Fleet(seed) as fleet:
        hub = await fleet.hub("--redis", "none")
        await fleet.kiosks(6)
        till, menu = await fleet.till(), Menu(fleet.chance)
        await _some(fleet, till, menu, busy_s)
        hub.kill()
        old = shutil.copytree(hub.data, fleet.folder / "old")
        await fleet.back(hub)
        await _some(fleet, till, menu, busy_s)
        backup = fleet.folder / "backup.db"
        await _heard(hub, "backup", str(backup))
        await _some(fleet, till, menu, busy_s)
        for what in ("restored", "put back", "deleted", "overwritten"):
            epoch = truth.standing(fleet.database).epoch
            hub.kill()
            for name in FILES if what != "restored" else ():
                (hub.data / name).unlink(missing_ok=True)
            if what == "restored":
                await _heard(hub, "restore", str(backup))
            elif what == "put back":
                # By hand, by somebody who does not know of `heard restore`.
                for name in FILES:
                    if (old / name).exists():
                        shutil.copy(old / name, hub.data)
            elif what == "overwritten":
                fleet.database.write_bytes(random.Random(seed).randbytes(200_000))
            await fleet.back(hub)
            back_at = time.monotonic()
            await fleet.equal(20)
            took.append(time.monotonic() - back_at)
            if truth.standing(fleet.database).epoch == epoch:
                verdict.faults.append(f"{what}: the epoch is the same")
            # What was acknowledged before is gone with the disk; from here on nothing may be.
            fleet.history.placings.clear()
            fleet.history.bumps.clear()
            await _some(fleet, till, menu, busy_s)
            await fleet.equal(10)
            verdict.hold(fleet.violations(), f"{what}: new epoch")
        verdict.most("equal after", max(took), 10)
        await _marked(fleet)
        hub.kill()
        while not has_end_in_log(fleet.database):
            # It was brought over just now: a damage would be one of what nobody reads.
            await fleet.back(hub)
            await till.place(menu.order())
            await _marked(fleet)
            hub.kill()
        became = await asyncio.to_thread(flipped, fleet.database, flips, seed, fleet.folder / "flips")
    for which, count in became.items():
        told = ", ".join(f"{times} {what}" for what, times in sorted(count.items()))
        verdict.note(f"bytes of the {which} flipped {count.total()} x: {told}")
        # A few bytes of what is used mean nothing to anybody, as the number of the SQLite that wrote last.
        if 2 * count["not noticed"] > count.total():
            verdict.faults.append(f"{count['not noticed']} damages of the {which} were not noticed")
    if not became[MAIN]["moved aside"]:
        verdict.faults.append("no damaged database was moved aside")
    verdict.exactly("served damaged", sum(count["served damaged"] for count in became.values()), 0)
    return verdict


async def _marked(fleet: Fleet) -> None:
    """Waits for the mark; without it nobody knew that the end of a log is missing. It follows by a second at most."""
    known = truth.standing(fleet.database)
    mark = mark_file(fleet.database)
    await until(
        lambda: {known.epoch: known.seq}.items() <= read_marks(mark).get("main", {}).items(), 5, "the mark"
    )


async def _heard(hub: HubProcess, *words: str) -> None:
    """`heard WORDS` on the hub's data folder."""
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "hub_server.cli", *words],
        env={**os.environ, "HEARD_DATA_DIR": str(hub.data)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr


async def _some(fleet: Fleet, till: Till, menu: Menu, for_s: float) -> None:
    """Some orders, some of them bumped."""
    async with Kitchen(fleet, fleet.screens[:3], pace_s=0.05), Guests(till, menu, 0.01):
        await asyncio.sleep(for_s)
    await fleet.equal(10)
