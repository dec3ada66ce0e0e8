"""`heard demo`, as its reader meets it: from the command to a kitchen at work on three screens.

Run with `make bench`, or `PYTHONPATH=tests python tests/bench/bench_demo.py`. The figure is the one the demo says
itself: hub and screens started, boards filled, and every screen connected.
"""

import re
import sys
import tempfile
from pathlib import Path

from figures import Figures, percentile

from servers.program import Program

STARTS = 3


def serving_after_s(folder: Path) -> float:
    """Starts a demo and ends it as soon as it is serving."""
    demo = Program(
        [sys.executable, "-m", "hub_server.cli", "demo"],
        log=folder / "demo.log",
        environment={"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "TMPDIR": str(folder)},
    )
    demo.start()
    said = demo.wait_ready(lambda: re.search(r"serving after ([\d.]+) s", demo.output()), within_s=60)
    demo.stop()
    assert said is not None
    return float(said[1])


def main() -> int:
    """Prints the figures."""
    figures = Figures("demo: hub, three kiosks and a service")
    took = []
    # After one start that does not count, which compiles what was never imported.
    for _ in range(1 + STARTS):
        with tempfile.TemporaryDirectory(prefix="heard-bench-") as folder:
            took.append(serving_after_s(Path(folder)))
    figures.most(f"start → serving, median of {STARTS}", percentile(took[1:], 50), 3.0, "s")
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
