"""One, two and four hubs on one Redis and one database, 500 screens between them: what grows, and what limits it.

Run with `make bench`, or `PYTHONPATH=tests python tests/bench/bench_processes.py`. Here everything shares all cores of
the machine, as on a small box; no bound is set, as the figures say as much of the machine as of the hub.
"""

import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from figures import SHORT, Figures
from machine import CORES, NotHere, cpu_s
from rival_servers import HubBeside, redis_beside

SCREENS = 500
AT_ONCE = 64
EVENTS = 640 if SHORT else 3_200


def measured(folder: Path, count: int, figures: Figures) -> None:
    with ExitStack() as stack:
        redis = redis_beside(folder / "redis", cores=CORES)
        stack.callback(redis.kill)
        first = HubBeside(folder / "hub-1", redis, SCREENS // count, cores=CORES)
        stack.callback(first.close)
        hubs = [first]
        for number in range(2, count + 1):
            beside = HubBeside(folder / f"hub-{number}", redis, SCREENS // count, cores=CORES, shared=first)
            stack.callback(beside.close)
            hubs.append(beside)
        first.publish_at_once(AT_ONCE, AT_ONCE)
        for hub in hubs:
            hub.sink.wait(AT_ONCE)
        processes = {
            "hubs": [hub.hub.program.pid for hub in hubs],
            "screens": [hub.sink.pid for hub in hubs],
            "Redis": [redis.program.pid],
            "the second till": [first.kitchen_pid],
        }
        before = {name: sum(map(cpu_s, pids)) for name, pids in processes.items()}
        began_s = time.monotonic()
        first.publish_at_once(EVENTS, AT_ONCE)
        last_s = max(hub.sink.wait(EVENTS)[-1].last_s for hub in hubs)
        took_s = last_s - began_s
        used = {name: sum(map(cpu_s, pids)) - before[name] for name, pids in processes.items()}
    rate = EVENTS * (SCREENS // count) * count / took_s
    figures.says(f"{count} hubs: deliveries a second", rate / 1000, "k")
    figures.says(f"{count} hubs: events a second", EVENTS / took_s, "")
    figures.says(
        f"{count} hubs: deliveries per CPU second of all of them", rate * took_s / used["hubs"] / 1000, "k"
    )
    shares = ", ".join(f"{name} {100 * seconds / took_s:.0f} %" for name, seconds in used.items())
    total = sum(used.values()) / took_s / len(CORES)
    figures.note(f"{count} hubs: of a core {shares}; {100 * total:.0f} % of {len(CORES)} cores")


def main() -> int:
    """Prints the figures."""
    figures = Figures(f"hubs side by side, {SCREENS} screens, events as fast as they are stored")
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as name:
        for count in (1, 2, 4):
            folder = Path(name) / str(count)
            folder.mkdir()
            try:
                measured(folder, count, figures)
            except NotHere as reason:
                figures.note(f"NOT MEASURED: {reason}")
                return 1
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
