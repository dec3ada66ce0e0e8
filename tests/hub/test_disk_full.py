"""A hub on a disk that really is full: a small file system in memory of its own."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.sync.client import connect

from servers.hub import HubProcess
from servers.program import absent, until

RECOVERY_S = 5.0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """8 MiB of memory as a file system."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = os.name == "posix" and os.geteuid() == 0
    if mounted:
        command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
        mounted = subprocess.run(command, check=False, timeout=10).returncode == 0
    if not mounted:
        absent("right to mount a file system")
    yield folder
    # Whoever still has a file there keeps it; the name is gone.
    subprocess.run(["umount", "-l", str(folder)], check=True, timeout=10)


def fill(folder: Path) -> Path:
    """Takes all the room there is."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"\0" * 4096):
            pass
    return ballast


def order(external_id: str) -> dict[str, object]:
    return {"source": "till-1", "external_id": external_id, "items": [{"name": "Burger"}], "note": "x" * 900}


def standing(hub: HubProcess) -> set[str]:
    orders = hub.http.get("/api/v1/stations/pending/orders?limit=1000").json()["orders"]
    return {each["external_id"] for each in orders}


@pytest.mark.parametrize("redis", ["none", "embedded"])
def test_a_full_disk_refuses_orders_and_everything_else_goes_on(
    redis: str, start_hub: Callable[..., HubProcess], small_disk: Path
) -> None:
    """507 and no acknowledgement of what is not stored, its log on that disk too; screens stay up."""
    hub = start_hub("--redis", redis, folder=small_disk / "hub")
    acknowledged = {hub.place("before")["external_id"]}
    with connect(hub.socket_url("pending"), proxy=None) as screen:
        for round_ in range(2):
            ballast = fill(small_disk)
            refused = 0
            # What SQLite has room for in its own files still goes in; then nothing does.
            for n in range(3000):
                answer = hub.http.post("/api/v1/orders", json=order(f"{round_}-{n}"))
                if answer.status_code == 201:
                    acknowledged.add(f"{round_}-{n}")
                else:
                    assert answer.status_code == 507, answer.text
                    refused += 1
                if refused == 5:
                    break
            assert refused == 5, "the disk was never full"
            assert standing(hub) == acknowledged, "what is shown is what was acknowledged"
            while '"heartbeat"' not in str(screen.recv(timeout=5)):
                pass
            assert hub.http.get("/metrics").status_code == 200
            assert hub.program.running
            ballast.unlink()
            room_at_s = time.monotonic()
            until(
                lambda name=f"{round_}-again": (
                    hub.http.post("/api/v1/orders", json=order(name)).status_code == 201
                ),
                within_s=RECOVERY_S,
            )
            print(f"recovered after {time.monotonic() - room_at_s:.3f} s")
            acknowledged.add(f"{round_}-again")
    hub.kill()
    hub.restart()
    assert standing(hub) == acknowledged
    if redis == "embedded":
        until(lambda: hub.http.get("/readyz").json()["redis"] == "connected")
    assert hub.stop() == 0
