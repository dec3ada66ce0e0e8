"""Faults put into the product on purpose, each with the row of the battery that has to find it in its short form.

`make mutants` copies the checkout, makes one change, runs the row on the copy and expects it to fail; a battery that
lets one of them pass is itself at fault. Change and row are given; the exit code is 1 when one survived.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
WITHIN_S = 180


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault.

    Attributes:
        old: stands exactly once in the file.
        row: has to fail.
    """

    what: str
    file: str
    old: str
    new: str
    row: str


MUTANTS = (
    Mutant("a board does not see a hole", "kiosk_app/board.py", " or message.prev > board.seq", "", "R24"),
    Mutant(
        "an old message is applied", "kiosk_app/board.py", "if message.seq < board.seq:", "if False:", "R24"
    ),
    Mutant(
        "a card that enters is taken away",
        "kiosk_app/board.py",
        " or gone.status == message.new_status",
        "",
        "R24",
    ),
    Mutant(
        "an overtaken poll is let in",
        "kiosk_app/board.py",
        "update.epoch == board.epoch and update.seq < board.seq",
        "False",
        "R24",
    ),
    Mutant("numbers with holes", "hub_server/transaction.py", "self._seq += 1", "self._seq += 2", "R2"),
    Mutant(
        "names are tidied up",
        "hub_server/protocol/intake.py",
        "            id=item_id,\n            name=self.name,",
        "            id=item_id,\n            name=self.name.strip(),",
        "R2",
    ),
    Mutant(
        "a key takes any body",
        "hub_server/store.py",
        "if known.fingerprint not in (UNKNOWN, fingerprint):",
        "if not fingerprint:",
        "R11",
    ),
    Mutant(
        "unseen lines are bumped away",
        "hub_server/protocol/changes.py",
        "if _unseen(order, command):",
        "if False:",
        "R10",
    ),
    Mutant(
        "the second cook takes a second step",
        "hub_server/protocol/changes.py",
        "reached = to is not None and rank(status) >= rank(to) >= 0",
        "reached = False",
        "R10",
    ),
    Mutant(
        "an old bump undoes a recall",
        "hub_server/protocol/changes.py",
        "overtaken = overtaken and (to is None or what.recalled)",
        "overtaken = overtaken and to is None",
        "R23",
    ),
    Mutant(
        "a command is carried out again",
        "hub_server/store.py",
        "if answered is not None:",
        "if False:",
        "R23",
    ),
    Mutant(
        "a silent hub is believed",
        "kiosk_app/connection.py",
        "stale_s: float = 2.8",
        "stale_s: float = 28.0",
        "R5",
    ),
    Mutant(
        "nobody polls",
        "kiosk_app/client_settings.py",
        "poll_after_s: float = 5.0",
        "poll_after_s: float = 500.0",
        "R7",
    ),
    Mutant(
        "a clock of another speed is believed",
        "kiosk_app/hub_clock.py",
        "WRONG_RATE = 0.2",
        "WRONG_RATE = 20",
        "R19",
    ),
    Mutant(
        "a long wait after the first failure",
        "kiosk_app/backoff.py",
        "FIRST_BOUND_S = 0.25",
        "FIRST_BOUND_S = 60.0\nLAST_BOUND_S = 60.0\nOTHER_S = 0.0",
        "R15",
    ),
)


def survived(mutant: Mutant, folder: Path) -> str:
    """Why a mutant counts as not found; empty when its row failed."""
    for name in ("hub_server", "kiosk_app", "tests", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / mutant.file
    text = file.read_text("utf-8")
    if text.count(mutant.old) != 1:
        return f"is out of date: its text stands {text.count(mutant.old)} times in {mutant.file}"
    file.write_text(text.replace(mutant.old, mutant.new), "utf-8")
    done = subprocess.run(
        [sys.executable, folder / "tests/battery/run.py", "--short", "--alone", mutant.row],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(folder / "tests")))},
        capture_output=True,
        text=True,
        timeout=WITHIN_S,
        check=False,
    )
    verdict = next((line for line in done.stdout.splitlines() if line.startswith(mutant.row)), "")
    if done.returncode == 1 and "FAIL" in verdict:
        print(f"     {verdict.rpartition('FAIL: ')[2][:200]}")
        return ""
    return f"was not found by {mutant.row}: {verdict or done.stderr[-300:]}"


def main() -> int:
    """Tries them all, or those of the rows that are named."""
    wanted = [mutant for mutant in MUTANTS if not sys.argv[1:] or mutant.row in sys.argv[1:]]
    alive = 0
    begun = time.monotonic()
    for mutant in wanted:
        with tempfile.TemporaryDirectory(prefix="heard-mutant-") as folder:
            why = survived(mutant, Path(folder))
        alive += bool(why)
        print(
            f"{mutant.row:<4} {mutant.what}: {why or 'found'} | {'SURVIVED' if why else 'KILLED'}", flush=True
        )
    took_s = time.monotonic() - begun
    print(f"{len(wanted) - alive} of {len(wanted)} mutants killed, {took_s:.0f} s")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
