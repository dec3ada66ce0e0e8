"""The hub: how soon it is ready, what it holds in memory, how fast an order passes through it.

Run with `make bench`, or `PYTHONPATH=tests python tests/bench/bench_hub.py`. Times are of this machine's monotonic
clock; the hub runs in a process of its own with SQLite (WAL, fsync at each commit) and its embedded Redis.
"""

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

import httpx2
import psutil
from figures import Figures, percentile
from websockets.asyncio.client import connect

from servers.hub import HubProcess

STARTS = 7
KIOSKS = 20
ORDERS = 200
BURST = 2_000
PRODUCERS = 32


def order(number: int) -> dict[str, object]:
    """An order of about 900 bytes."""
    return {
        "source": "bench",
        "external_id": str(number),
        "table": "12",
        "note": "birthday",
        "items": [
            {
                "name": name,
                "quantity": 2,
                "value": 12.5,
                "course": "Mains",
                "modifiers": [{"name": "onion", "kind": "no"}, {"name": "bacon"}],
            }
            for name in ("Double Smash Burger", "Fish & Chips", "Onion Rings")
        ],
    }


def starts(folder: Path, figures: Figures) -> None:
    """Start to ready, with a database that exists and bytecode that is compiled."""
    hub = HubProcess(folder / "starts", ())
    hub.start()
    hub.stop()
    took = []
    for _ in range(STARTS):
        began_s = time.monotonic()
        hub.restart()
        took.append(time.monotonic() - began_s)
        hub.stop()
    hub.close()
    figures.most(f"start to ready, median of {STARTS}", percentile(took, 50), 1.0, "s")


async def passing(hub: HubProcess, figures: Figures) -> None:
    """One order at a time, 20 an second, while 20 kiosks listen."""
    arrived: list[float] = []
    answered: list[float] = []
    everybody = asyncio.Barrier(KIOSKS + 1)
    heard = asyncio.Semaphore(0)

    async def kiosk() -> None:
        async with connect(hub.socket_url("pending"), proxy=None, compression=None, max_size=None) as socket:
            await socket.recv()
            await everybody.wait()
            async for frame in socket:
                if '"order_update"' in str(frame)[:40]:
                    arrived.append(time.monotonic())
                    heard.release()

    async with asyncio.TaskGroup() as tasks:
        kiosks = [tasks.create_task(kiosk()) for _ in range(KIOSKS)]
        await everybody.wait()
        memory = psutil.Process(hub.program.pid).memory_info
        figures.most(f"memory of the hub with {KIOSKS} kiosks", memory().rss / 2**20, 100, "MiB")
        to_last: list[float] = []
        async with httpx2.AsyncClient(base_url=hub.url, trust_env=False) as till:
            for number in range(ORDERS):
                arrived.clear()
                began_s = time.monotonic()
                (await till.post("/api/v1/orders", json=order(number))).raise_for_status()
                answered.append(time.monotonic() - began_s)
                # Only the first twenty cards reach a seed display; then orders are bumped away again.
                for _ in range(KIOSKS):
                    await heard.acquire()
                to_last.append(max(arrived) - began_s)
                await till.post(f"/operations/api/orders/{number + 1}/status/", json={"status": "ready"})
                await asyncio.sleep(0.02)
        what = f"memory of the hub with {KIOSKS} kiosks, {ORDERS} orders later"
        figures.most(what, memory().rss / 2**20, 100, "MiB")
        for task in kiosks:
            task.cancel()
    figures.most("POST → answered (fsync), p50", percentile(answered, 50) * 1000, 20, "ms")
    figures.most("POST → answered (fsync), p99", percentile(answered, 99) * 1000, 100, "ms")
    figures.most(f"POST → last of {KIOSKS} kiosks has it, p50", percentile(to_last, 50) * 1000, 25, "ms")
    figures.most(f"POST → last of {KIOSKS} kiosks has it, p99", percentile(to_last, 99) * 1000, 120, "ms")


async def intake(hub: HubProcess, figures: Figures) -> None:
    """As many orders as 32 producers can place; no bound is set for it here."""
    numbers = iter(range(10_000, 10_000 + BURST))

    async def producer(till: httpx2.AsyncClient) -> None:
        for number in numbers:
            body = json.dumps(order(number))
            answer = await till.post(
                "/api/v1/orders", content=body, headers={"Content-Type": "application/json"}
            )
            answer.raise_for_status()

    limits = httpx2.Limits(max_connections=PRODUCERS)
    async with httpx2.AsyncClient(base_url=hub.url, trust_env=False, limits=limits, timeout=60) as till:
        began_s = time.monotonic()
        await asyncio.gather(*(producer(till) for _ in range(PRODUCERS)))
        took_s = time.monotonic() - began_s
    figures.note(
        f"{PRODUCERS} producers: {BURST / took_s:.0f} orders/s stored and numbered; the client shares the cores"
    )


def main() -> int:
    """Prints the figures."""
    figures = Figures("hub")
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as name:
        folder = Path(name)
        starts(folder, figures)
        hub = HubProcess(folder / "passing", ())
        hub.start()
        try:
            asyncio.run(passing(hub, figures))
            asyncio.run(intake(hub, figures))
        finally:
            hub.close()
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
