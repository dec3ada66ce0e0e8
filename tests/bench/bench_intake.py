"""Intake and latency: orders over HTTP, stored with fsync and published; and how soon a hundred kiosks have one.

Run with `make bench`, or `PYTHONPATH=tests python tests/bench/bench_intake.py`. The hub, with SQLite (WAL, FULL) and
Redis, runs on one core; tills, screens and Redis on the other.
"""

import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from bench_hub import order
from figures import SHORT, Figures, percentile
from kitchen_load import NUMBER, TEMPLATE
from machine import CLIENT_CORE, SERVER_CORE, NotHere, cpu_s, median, pinned
from rival_servers import redis_beside
from sink import Answered, Sink, Tills

from servers.hub import HubProcess
from servers.program import until

PRODUCERS = 32
BURST = 2_000 if SHORT else 6_000
BURSTS = 2 if SHORT else 3
ALONE = 200 if SHORT else 1_000
KIOSKS = 100
RATE_PER_S = 20
PASSING = 100 if SHORT else 600


def burst(hub: HubProcess, number: int, figures: Figures) -> float:
    """Orders per second from all producers; every one is stored, and published as far as the hub's feed says."""
    template = json.dumps({**order(0), "external_id": NUMBER})
    before_s = cpu_s(hub.program.pid)
    tills = Tills(hub.url, template, tills=PRODUCERS, orders=BURST, first=number * BURST)
    answers = tills.wait()
    assert {answer.status for answer in answers} == {201}
    last_s = max(answer.answered_s for answer in answers)
    took_s = last_s - min(answer.sent_s for answer in answers)
    per_order = (cpu_s(hub.program.pid) - before_s) / BURST
    slow = [answer.took_s * 1000 for answer in answers]
    figures.note(
        f"{PRODUCERS} producers: {BURST / took_s:.0f} orders/s, {per_order * 1e6:.0f} µs of CPU an order;"
        f" answered after {percentile(slow, 50):.1f} ms p50, {percentile(slow, 99):.1f} ms p99;"
        f" the tills took {100 * tills.busy:.0f} % of their core"
    )
    return BURST / took_s


def intake(hub: HubProcess, figures: Figures) -> None:
    rates = [burst(hub, number, figures) for number in range(BURSTS)]
    placed = f'heard_orders_placed_total{{way="http"}} {float(BURSTS * BURST)}'
    until(lambda: placed in hub.http.get("/metrics").text, what=placed)
    figures.least(f"intake from {PRODUCERS} producers, median of {BURSTS}", median(rates), 2500, "orders/s")
    alone = Tills(hub.url, TEMPLATE, tills=1, orders=ALONE, first=10**6).wait()
    took = [answer.took_s * 1000 for answer in alone]
    figures.most("one producer: POST → answered (fsync), p50", percentile(took, 50), 3, "ms")
    figures.says("one producer: POST → answered (fsync), p99", percentile(took, 99), "ms")


def latency(hub: HubProcess, figures: Figures) -> None:
    """Each order is bumped away by another till, so that there is always room for the next."""
    sink = Sink(hub.url, "/ws/kitchen/pending/?limit=1000", KIOSKS)
    try:
        assert sink.open().failed == 0
        tills = Tills(hub.url, TEMPLATE, tills=4, orders=PASSING, first=2 * 10**6, interval_s=1 / RATE_PER_S)
        arrived = sink.wait(PASSING)
        answers: list[Answered] = tills.wait()
    finally:
        sink.close()
    # Sent one after the other and far apart: they arrive in the order they were sent.
    took = [(each.last_s - answer.sent_s) * 1000 for each, answer in zip(arrived, answers, strict=True)]
    what = f"POST → last of {KIOSKS} kiosks has it, {RATE_PER_S} a second"
    figures.most(f"{what}, p50", percentile(took, 50), 5, "ms")
    figures.most(f"{what}, p99", percentile(took, 99), 25, "ms")
    figures.says(f"{what}, worst of {PASSING}", max(took), "ms")


def fsync_ms(folder: Path) -> float:
    """What this disk takes to keep a page, in the middle of many."""
    took = []
    with (folder / "probe").open("wb", buffering=0) as file:
        for _ in range(100):
            file.write(b"x" * 4096)
            began_s = time.perf_counter()
            file_sync(file.fileno())
            took.append(1000 * (time.perf_counter() - began_s))
    return percentile(took, 50)


def file_sync(descriptor: int) -> None:
    """As SQLite does it."""
    import os

    os.fdatasync(descriptor)


def main() -> int:
    """Prints the figures."""
    figures = Figures("intake and latency")
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        figures.note(f"this disk keeps 4 KiB in {fsync_ms(folder):.2f} ms")
        try:
            redis = redis_beside(folder / "redis")
        except NotHere as reason:
            figures.note(f"NOT MEASURED: {reason}")
            return 1
        stack.callback(redis.kill)
        for part in (latency, intake):
            hub = HubProcess(folder / part.__name__, ("--redis", redis.url, "--location", part.__name__))
            with pinned(SERVER_CORE):
                hub.start()
            stack.callback(hub.close)
            until(lambda hub=hub: hub.http.get("/readyz").json()["redis"] == "connected", what="redis")
            part(hub, figures)
            hub.stop()
    figures.note(f"hub on core {SERVER_CORE}, the rest on core {CLIENT_CORE}")
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
