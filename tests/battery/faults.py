"""`make mutants`: every fault of `mutations.py`, one line each, with the row of the battery that caught it.

A row is first run as it is and has to pass: one that fails anyway finds nothing. A fault counts as caught only when the
row's own words name it. The exit code is 1 when one survived. `faults.py NAME …` tries some of them.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from battery.mutation import Mutation  # noqa: E402
from battery.mutations import MUTATIONS  # noqa: E402
from battery.run import ENDING_S, ROWS  # noqa: E402
from hub_server.lifeline import lifeline  # noqa: E402

TOGETHER = 2
"""Rows at a time."""

PARTS = {"R8": {"HEARD_BATTERY_POINT": "before-commit"}}
"""Of a long row, what is of interest here."""

FORM = ("--short", "--no-times", "--alone")

VARIABLE = "MUTANT_OF_HEARD"

# Python runs this at the start of every process that has its folder in its path.
_FIRST = f"""
import os
from battery import mutations
mutations.put_in(os.environ["{VARIABLE}"])
"""


class Workshop:
    """Runs rows in their short form, each in a process of its own, with a fault in it or none.

    Args:
        folder: for what puts the fault in.
        seed: of every row.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.seed = seed
        self._folder = folder
        (folder / "sitecustomize.py").write_text(_FIRST)

    def faults(self, row: str, mutation: str | None) -> str:
        """What a row finds fault with; empty when it passes."""
        path = [str(ROOT), str(ROOT / "tests")]
        environment = {**os.environ, **PARTS.get(row, {})}
        if mutation is not None:
            path.insert(0, str(self._folder))
            environment[VARIABLE] = mutation
        environment["PYTHONPATH"] = os.pathsep.join(path)
        # What a busy machine is guilty of finds no fault and hides none.
        words = [ROOT / "tests/battery/run.py", *FORM, "--seed", str(self.seed), row]
        try:
            done = subprocess.run(
                [sys.executable, *map(str, words)],
                env=environment,
                capture_output=True,
                text=True,
                timeout=2 * ROWS[row].within_s[True] + ENDING_S,
                check=False,
                preexec_fn=lifeline(),  # two system calls, and nothing that could wait
            )
        except subprocess.TimeoutExpired:
            return "the row did not let go"
        if done.returncode == 0:
            return ""
        verdict = next((line for line in done.stdout.splitlines() if line.startswith(row)), "")
        return verdict.partition("FAIL: ")[2] or f"no verdict: {done.stderr[-300:]}"

    def sound(self, row: str) -> str:
        """Why a row without a fault in it does not pass, also the second time; empty when it does."""
        return self.faults(row, None) and self.faults(row, None)


def told(mutation: Mutation, faults: str, unsound: str) -> tuple[bool, str]:
    """Whether a fault was caught, and the end of its line."""
    if unsound:
        return False, f"{mutation.row} fails without it: {unsound[:200]} | SURVIVED"
    for sentence in faults.split("; "):
        found = re.search(mutation.because, sentence)
        if found is not None:
            begin = max(0, found.start() - 60)
            return (
                True,
                f"{mutation.row}: {'…' if begin else ''}{sentence[begin : found.end() + 100]} | CAUGHT",
            )
    words = f"said only: {faults[:300]}" if faults else "passed"
    return False, f"{mutation.row} {words} | SURVIVED"


def results(names: list[str], workshop: Workshop) -> Iterator[bool]:
    """Tries these and prints their lines; yields which were caught."""
    rows = list(dict.fromkeys(MUTATIONS[name].row for name in names))
    # The longest first, so that nobody waits for it in the end.
    rows.sort(key=lambda row: -ROWS[row].within_s[True])
    with ThreadPoolExecutor(TOGETHER) as pool:
        unsound = {row: pool.submit(workshop.sound, row) for row in rows}
        mutants = [name for row in rows for name in names if MUTATIONS[name].row == row]
        tried = [(name, pool.submit(workshop.faults, MUTATIONS[name].row, name)) for name in mutants]
        for name, faults in tried:
            mutation = MUTATIONS[name]
            caught, words = told(mutation, faults.result(), unsound[mutation.row].result())
            print(f"{name}: {mutation.what} | {words}".replace("\n", " "), flush=True)
            yield caught


def main() -> int:
    """Tries all of them, or those that are named."""
    names = sys.argv[1:] or list(MUTATIONS)
    unknown = [name for name in names if name not in MUTATIONS]
    if unknown:
        print(f"there is no {', '.join(unknown)}; there are {', '.join(MUTATIONS)}", file=sys.stderr)
        return 2
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="heard-faults-") as folder:
        workshop = Workshop(Path(folder), seed=int(begun) % 1_000_000)
        caught = sum(results(names, workshop))
    print(f"seed {workshop.seed}, {time.monotonic() - begun:.0f} s")
    print(f"{caught}/{len(names)}")
    return 0 if caught == len(names) else 1


if __name__ == "__main__":
    sys.exit(main())
