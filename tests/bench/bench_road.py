"""The whole road: `POST /api/v1/orders` answered → card painted on four kiosks, two orders a second, with fsync.

Run with `make bench`, or `python tests/bench/bench_road.py`. The hub and each kiosk are processes of their own, all on
this machine, so one monotonic clock times them all. A card counts as painted when the first frame that holds it has
been swapped (it slides in, readable from that frame on).
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

KIOSKS = int(os.environ.get("KIOSKS", "4"))
ORDERS = int(os.environ.get("ORDERS", "120"))
RATE_PER_S = 2.0
PATIENCE_S = 10.0


def kiosk(url: str) -> None:
    """One kiosk; prints `ORDER_ID MONOTONIC_S` for each card's first frame."""
    os.environ["QT_API"] = "pyside6"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    import qasync
    from boards.scene import items
    from PySide6.QtGui import QGuiApplication

    from hub_server.protocol.states import Status
    from kiosk_app.__main__ import collect_garbage
    from kiosk_app.client import Client
    from kiosk_app.config import Config
    from kiosk_app.hub_address import HubAddress
    from kiosk_app.kiosk import Kiosk
    from kiosk_app.window import load_fonts, measure, open_window

    app = QGuiApplication([])
    load_fonts()
    screen = Kiosk(Config(), measure)
    engine, window = open_window(screen, 1920, 1080, fullscreen=False)
    painted: set[int] = set()
    board = items(window.contentItem(), "board")[0]

    def swapped() -> None:
        now_s = time.monotonic()
        for item in board.childItems():
            order_id = item.property("orderId")
            if item.objectName() == "card" and order_id not in painted and item.opacity() > 0.2:
                painted.add(order_id)
                print(order_id, now_s, flush=True)

    window.frameSwapped.connect(swapped)
    client = Client(HubAddress(url), "pending", screen)
    screen.attach(client, "Pending", Status.PENDING)
    print("ready", flush=True)

    async def run() -> None:
        # As the program does: garbage is collected in between, not in the middle of an order.
        await asyncio.gather(client.run(), collect_garbage())

    qasync.run(run())
    del engine, app


def main() -> int:
    """Prints the figures."""
    import httpx2
    import psutil
    from figures import Figures, percentile

    from servers.hub import HubProcess

    figures = Figures(f"road: POST → painted, {KIOSKS} kiosks, {RATE_PER_S:g} orders/s")
    seen: Queue[tuple[int, float]] = Queue()
    screens = []

    def listen(screen: "subprocess.Popen[str]") -> None:
        assert screen.stdout is not None
        for line in screen.stdout:
            if line != "ready\n":
                order_id, at_s = line.split()
                seen.put((int(order_id), float(at_s)))

    with tempfile.TemporaryDirectory(prefix="heard-bench-") as folder:
        hub = HubProcess(Path(folder), ())
        hub.start()
        try:
            for _ in range(KIOSKS):
                screen = subprocess.Popen(
                    [sys.executable, __file__, "--kiosk", hub.url], stdout=subprocess.PIPE, text=True
                )
                screens.append(screen)
                threading.Thread(target=listen, args=(screen,), daemon=True).start()
            while (
                f'heard_kiosks_connected{{station="pending"}} {KIOSKS}.0' not in hub.http.get("/metrics").text
            ):
                time.sleep(0.1)
            time.sleep(1)
            after_answer, after_post = asyncio.run(place(hub.url, seen, httpx2))
            memory = [psutil.Process(screen.pid).memory_info().rss / 2**20 for screen in screens]
        finally:
            for screen in screens:
                screen.kill()
                screen.wait()
            hub.close()
    figures.most("POST answered → painted, p50", percentile(after_answer, 50) * 1000, 30, "ms")
    figures.most("POST answered → painted, p99", percentile(after_answer, 99) * 1000, 120, "ms")
    figures.note(
        f"POST sent → painted: {percentile(after_post, 50) * 1000:.1f} ms p50, "
        f"{percentile(after_post, 99) * 1000:.1f} ms p99 ({len(after_post)} cards)"
    )
    figures.most("memory of the largest kiosk", max(memory), 150, "MiB")
    return figures.exit_code()


async def place(url: str, seen: "Queue[tuple[int, float]]", httpx2) -> tuple[list[float], list[float]]:
    """Places orders and takes each away again once every kiosk has painted it.

    Returns:
        For each card, the seconds from the answer and from the call to its first frame.
    """
    from bench_hub import order

    after_answer: list[float] = []
    after_post: list[float] = []
    async with httpx2.AsyncClient(base_url=url, trust_env=False) as till:
        for number in range(ORDERS):
            began_s = time.monotonic()
            answer = await till.post("/api/v1/orders", json=order(number))
            answered_s = time.monotonic()
            order_id = answer.raise_for_status().json()["id"]
            for _ in range(KIOSKS):
                painted_id, at_s = await asyncio.to_thread(seen.get, timeout=PATIENCE_S)
                assert painted_id == order_id
                after_answer.append(at_s - answered_s)
                after_post.append(at_s - began_s)
            if number >= 3:
                # The new card hangs on the first page; five of these fill it.
                await till.post(f"/operations/api/orders/{order_id - 3}/status/", json={"status": "complete"})
            await asyncio.sleep(max(0.0, 1 / RATE_PER_S - (time.monotonic() - began_s)))
    return after_answer, after_post


if __name__ == "__main__":
    if "--kiosk" in sys.argv:
        kiosk(sys.argv[-1])
        sys.exit(0)
    sys.exit(main())
