"""The battery: every row of the table, one line each.

`make battery` runs the long form, `make battery-short` the one with small counts; `BATTERY_ARGS="--seed 7 R9"` names
rows and repeats a run. Each row has an address, a network and a database of its own and a hard limit of time; what it
started is gone when its line is printed. The exit code is 1 when a row failed.
"""

import argparse
import asyncio
import gc
import logging
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from battery import checker  # noqa: E402
from battery.verdict import Scale, Verdict  # noqa: E402
from servers import program, warm  # noqa: E402


@dataclass(frozen=True, slots=True)
class Entry:
    """A row and where it is.

    Attributes:
        within_s: hard limits of the long and the short form.
        takes_s: about how long each takes on two processors that do nothing else; printed beside what it took.
        alone: in the long form it measures what another row beside it would spoil, or takes all there is.
        always_alone: the same in the short form, where only counts are small, and not the bound.
    """

    module: str
    function: str
    within_s: tuple[float, float]
    takes_s: tuple[float, float]
    alone: bool = False
    always_alone: bool = False


ROWS = {
    "R2": Entry("battery.load", "nothing_wrong", (240, 60), (110, 6), alone=True),
    "R4": Entry("battery.load", "coming_and_going", (180, 60), (60, 14)),
    "R5": Entry("battery.network", "silence", (300, 80), (115, 22)),
    "R6": Entry("battery.network", "hub_away", (150, 60), (52, 19), alone=True),
    "R7": Entry("battery.network", "only_http", (180, 60), (40, 15)),
    "R8": Entry("battery.crashes", "points", (900, 110), (300, 25)),
    "R9": Entry("battery.storm", "one_hub", (600, 90), (290, 12), alone=True),
    "R9b": Entry("battery.storm", "two_hubs", (700, 110), (260, 20), alone=True),
    "R10": Entry("battery.races", "one_bump", (180, 60), (30, 8)),
    "R11": Entry("battery.races", "one_order", (180, 60), (30, 3)),
    "R12": Entry("battery.offline", "kept_bumps", (180, 60), (30, 12)),
    "R13": Entry("battery.offline", "start_without_hub", (180, 60), (40, 7), alone=True, always_alone=True),
    "R14": Entry("battery.slow", "slow_kiosks", (420, 120), (330, 30), alone=True),
    "R15": Entry("battery.network", "herd", (180, 60), (35, 9), alone=True),
    "R17": Entry("battery.disks", "full", (120, 60), (40, 10)),
    "R18": Entry("battery.disks", "damaged", (300, 80), (60, 22)),
    "R19": Entry("battery.slow", "wrong_clocks", (120, 60), (55, 17)),
    "R23": Entry("battery.model", "machine", (300, 60), (120, 7)),
    "R24": Entry("battery.replica", "any_way", (180, 60), (60, 6)),
}

NEVER = 10**9
"""Collections of the garbage of middle age before one of all."""

TOGETHER = {False: 2, True: 4}
"""Rows at a time, of those that are not alone, in the long and in the short form: most of them mostly wait."""

GLANCE_OF_A_BUSY_MACHINE_S = 1.0
"""With `--no-times`: how long a screen of a battery that gets no processor may say what it did not come to correct."""

ENDING_S = 20.0
"""How much longer than its limit a row may take to let go of what it started."""


class Complaints(logging.Handler):
    """What the kiosks' own log calls an error: it stops nothing there, but here it fails the row."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        reason = f": {record.exc_info[1]!r}" if record.exc_info else ""
        self.said.append(f"{record.name} said: {record.getMessage()}{reason}")


async def judged(entry: Entry, scale: Scale, seed: int, *, patience: int = 1) -> Verdict:
    """A row's verdict; one that breaks or takes too long has failed.

    Args:
        patience: multiplies the limit.
    """
    within_s = entry.within_s[scale.short] * patience
    try:
        row = getattr(import_module(entry.module), entry.function)
        async with asyncio.timeout(within_s):
            verdict: Verdict = await row(scale, seed)
            return verdict
    except TimeoutError:
        return Verdict(did="was stopped", faults=[f"not done within {within_s:g} s"])
    except (KeyboardInterrupt, SystemExit, asyncio.CancelledError):
        raise
    except BaseException as broken:  # pytest's own, too, which is no Exception
        while isinstance(broken, BaseExceptionGroup):
            broken = broken.exceptions[0]
        where = broken.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = f" ({Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno})" if where else ""
        return Verdict(did="did not come to an end", faults=[f"{type(broken).__name__}: {broken}{place}"])


def line(name: str, verdict: Verdict, seed: int, took_s: float, given: argparse.Namespace) -> str:
    """Everything about a row in one line."""
    form = " (short form)" if given.short else ""
    word = "PASS" if passes(verdict, given) else "FAIL"
    if verdict.late and word == "PASS":
        word = "PASS, but slow"
    why = "".join(f": {each}" for each in ["; ".join([*verdict.faults, *verdict.late])] if each)
    parts = [f"{name:<4} {verdict.did}{form}", ", ".join(verdict.figures) or "no figures", f"seed {seed}"]
    took = f"{took_s:.0f} s of about {ROWS[name].takes_s[given.short]:g}"
    text = " | ".join([*parts, took, word + why])
    return text.replace("\n", " ")


def passes(verdict: Verdict, given: argparse.Namespace) -> bool:
    """Whether a row passes; `--no-times` forgives what a busy machine may be guilty of, and nothing that was lost."""
    return not verdict.faults and (given.no_times or not verdict.late)


def run_one(name: str, scale: Scale, seed: int, given: argparse.Namespace) -> int:
    """Runs one row in this process and prints its line."""
    if given.no_times:
        checker.GLANCE_S = GLANCE_OF_A_BUSY_MACHINE_S
    complaints = Complaints()
    logging.getLogger("kiosk_app").addHandler(complaints)
    # What a hub's modules say in this process belongs to the row that has them say it.
    logging.getLogger("heard").addHandler(logging.NullHandler())
    logging.getLogger("heard").propagate = False
    # What a row writes down only grows: looking through all of it for garbage would hold up all its kiosks at once, for
    # longer than a glass may be wrong. What is young and garbage still goes.
    gc.set_threshold(*gc.get_threshold()[:2], NEVER)
    begun = time.monotonic()
    # How long a hub takes to start is what no row measures.
    stock = program.warm_hubs = warm.WarmHubs() if warm.are_possible() else None
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            verdict = runner.run(judged(ROWS[name], scale, seed, patience=1 + given.no_times))
    finally:
        if stock is not None:
            stock.close()
    verdict.faults += complaints.said[:1]
    print(line(name, verdict, seed, time.monotonic() - begun, given), flush=True)
    return 0 if passes(verdict, given) else 1


async def run_all(names: Sequence[str], scale: Scale, seed: int, *, no_times: bool) -> int:
    """Runs rows, each in a process of its own.

    Returns:
        How many failed.
    """
    failed = 0

    async def run(name: str) -> None:
        nonlocal failed
        words = [
            sys.executable,
            __file__,
            "--alone",
            "--seed",
            str(seed),
            *(["--short"] if scale.short else []),
            *(["--no-times"] if no_times else []),
            name,
        ]
        process = await asyncio.create_subprocess_exec(*words)
        try:
            async with asyncio.timeout(ROWS[name].within_s[scale.short] * (1 + no_times) + ENDING_S):
                code = await process.wait()
        except TimeoutError:
            code = 1
            print(f"{name:<4} did not let go | no figures | seed {seed} | FAIL: killed", flush=True)
        finally:
            if process.returncode is None:
                # What it started goes with it (`hub_server.lifeline`).
                process.kill()
                await process.wait()
        failed += code != 0

    # The short form counts little and most of its bounds are wide.
    single = [n for n in names if ROWS[n].always_alone or (ROWS[n].alone and not scale.short)]
    # What takes longest begins first, so that the lanes end together.
    others = sorted(set(names) - set(single), key=lambda name: -ROWS[name].takes_s[scale.short])
    left = iter(others)

    async def lane() -> None:
        for name in left:
            await run(name)

    for name in single:
        await run(name)
    await asyncio.gather(*(lane() for _ in range(TOGETHER[scale.short])))
    return failed


def main() -> int:
    """Runs what the command line names, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--short", action="store_true", help="small counts, as in `make test`")
    parser.add_argument(
        "--no-times", action="store_true", help="bounds in time are printed, not judged: for a busy machine"
    )
    parser.add_argument("--seed", type=int, help="repeats a run's random choices")
    parser.add_argument("--alone", action="store_true", help="one row, in this process")
    given = parser.parse_args()
    unknown = [name for name in given.rows if name not in ROWS]
    if unknown:
        parser.error(f"there is no row {', '.join(unknown)}")
    seed = random.SystemRandom().randrange(1, 1_000_000) if given.seed is None else given.seed
    scale = Scale(short=given.short)
    if given.alone:
        return run_one(given.rows[0], scale, seed, given)
    names = given.rows or list(ROWS)
    begun = time.monotonic()
    failed = asyncio.run(run_all(names, scale, seed, no_times=given.no_times))
    took_s = time.monotonic() - begun
    form = "short form" if scale.short else "long form"
    print(
        f"{len(names) - failed} of {len(names)} rows pass, {took_s:.0f} s in all ({form}), seed {seed}",
        flush=True,
    )
    return 1 if failed else 0


def _loop_factory() -> "type[asyncio.AbstractEventLoop] | None":
    # uvloop: what the battery itself needs of the two processors is taken from the hub.
    try:
        return import_module("uvloop").new_event_loop  # type: ignore[no-any-return]
    except ImportError:
        return None


if __name__ == "__main__":
    sys.exit(main())
