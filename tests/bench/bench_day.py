"""A kiosk's day at high speed: 100,000 events, painted as they come. Run with `python tests/bench/bench_day.py`.

Every order comes, has its items done and leaves; twenty hang at a time. Some names and numbers are new with each order,
as on a real day. Compared is the resident memory after the first hour's share of events with that at the end.
"""

import gc
import sys
import time

import msgspec
import psutil
from figures import Figures
from scene import Screen, changed, small

from hub_server.protocol.states import Status

EVENTS = 100_000
HOURS = 24
AT_ONCE = 8
"""Events between two frames; a kitchen has one in many seconds."""
HANGING = 20
CALM_S = 4.0
"""Until nothing moves any more, as between two orders of a real day."""


def main() -> int:
    """Prints the figures."""
    events = EVENTS // 20 if "--short" in sys.argv else EVENTS
    figures = Figures(f"day: {events} events on one kiosk")
    screen = Screen(small(100 + number, 900 - 2 * number) for number in range(HANGING))
    process = psutil.Process()
    screen.run(2.0)
    started, done, number = time.perf_counter(), 0, 1000
    first_hour = 0.0
    while done < events:
        for _ in range(AT_ONCE // 4):
            oldest = screen.wire.client.board.orders[0]
            for event in (changed(oldest, oldest.version + 1), changed(oldest, oldest.version + 2)):
                screen.wire.send(screen.wire.update(event))
            closed = msgspec.structs.replace(oldest, status=Status.COMPLETE, version=oldest.version + 3)
            screen.wire.send(screen.wire.update(closed, left=True))
            number += 1
            came = msgspec.structs.replace(
                small(number, 0, 2 + number % 4), customer_name=f"Guest {number}", note=f"for {number}"
            )
            screen.wire.send(screen.wire.update(came))
            done += 4
        screen.run(0.02)
        if not first_hour and done >= events / HOURS:
            screen.run(CALM_S)
            first_hour = resident(process)
    screen.run(CALM_S)
    figures.note(f"{done / (time.perf_counter() - started):.0f} events/s, all of them drawn")
    last = resident(process)
    figures.most("memory after the first hour", first_hour, 140, "MB")
    figures.most("memory after the last", last, 140, "MB")
    figures.most("more after the last than after the first", 100 * (last / first_hour - 1), 5, "%")
    screen.close()
    return figures.exit_code()


def resident(process: psutil.Process) -> float:
    """In MiB, without garbage that the next collection would have taken."""
    gc.collect()
    return process.memory_info().rss / 2**20


if __name__ == "__main__":
    sys.exit(main())
