"""`heard kiosk …`, the program itself; prints when the first frame that holds a card was swapped, and goes on.

For `bench_kiosk.py`, which starts it: `python first_card.py --hub URL --station NAME …`. The time is the system's wall
clock, in seconds, so that the starting process can compare it with its own.
"""

import sys
import time
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]


def main() -> int:
    """Runs the program."""
    from boards.scene import items

    from hub_server.cli import main as heard
    from kiosk_app import window

    opened = window.open_window

    def watched(*arguments: Any, **options: Any) -> Any:
        engine, shown = opened(*arguments, **options)
        told: list[float] = []

        def swapped() -> None:
            if not told and items(shown.contentItem(), "card"):
                told.append(time.time())
                print(f"{told[0]:.6f}", flush=True)

        shown.frameSwapped.connect(swapped)
        return engine, shown

    # The program asks for it when it is about to open its window.
    window.open_window = watched
    return heard(["kiosk", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
