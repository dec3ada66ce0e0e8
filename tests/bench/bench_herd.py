"""A herd: a thousand screens come at once, as after a power cut, and each wants its board.

Run with `make bench`, or `PYTHONPATH=tests python tests/bench/bench_herd.py`. The hub runs on one core, the screens on
the other.
"""

import sys
import tempfile
from pathlib import Path

from figures import SHORT, Figures
from kitchen_load import NUMBER, TEMPLATE
from machine import SERVER_CORE, cpu_s, median, memory_kib, pinned
from sink import Sink

from servers.hub import HubProcess
from servers.program import until

SOCKETS = 1_000
HERDS = 2 if SHORT else 4
CARDS = 20


def gone(hub: HubProcess) -> bool:
    """Whether nobody looks at the hub any more."""
    return 'heard_kiosks_connected{station="pending"} 0.0' in hub.http.get("/metrics").text


def main() -> int:
    """Prints the figures."""
    figures = Figures(f"a herd of {SOCKETS} screens with {CARDS} cards each")
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as folder:
        hub = HubProcess(Path(folder), ())
        with pinned(SERVER_CORE):
            hub.start()
        try:
            for number in range(CARDS + 10):
                body = TEMPLATE.replace(NUMBER, f"{number:010d}")
                headers = {"Content-Type": "application/json"}
                hub.http.post("/api/v1/orders", content=body.encode(), headers=headers).raise_for_status()
            took, each_kib, errors, used = [], [], 0, []
            for _ in range(HERDS):
                before_kib, before_s = memory_kib(hub.program.pid), cpu_s(hub.program.pid)
                sink = Sink(hub.url, "/ws/kitchen/pending/", SOCKETS)
                try:
                    came = sink.open()
                    used.append(cpu_s(hub.program.pid) - before_s)
                    hub.http.get("/healthz").raise_for_status()
                    each_kib.append((memory_kib(hub.program.pid) - before_kib) / SOCKETS)
                    assert came.cards == CARDS, came
                    took.append(came.took_s)
                    errors += came.failed + sink.lost()
                finally:
                    sink.close()
                until(lambda: gone(hub), what="all gone")
            figures.most(f"all have their snapshot, median of {HERDS}", median(took), 1.5, "s")
            figures.says("the slowest herd", max(took), "s")
            figures.says("CPU of the hub for each socket", 1e6 * median(used) / SOCKETS, "µs")
            # The first herd is what a connection needs; later ones find room that was needed before.
            figures.most("memory of the hub for each socket", each_kib[0], 25, "KiB")
            figures.most("sockets refused, failed or cut off", errors, 0, "")
        finally:
            hub.close()
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
