"""Fan-out: what it costs to tell 500 screens of an order, beside three other ways of doing it.

Run with `make bench`, or `PYTHONPATH=tests python tests/bench/bench_fanout.py`. Each server runs on one core, screens,
tills and Redis on the other; in each of some rounds every server has its turn, and what counts is the middle of the
rounds' ratios. A delivery is one event's frame written to one socket. What is counted is the CPU time of the process
that writes to the sockets, everything it does meanwhile included: for the hub also reading the event from Redis,
taking it into its picture, encoding, heartbeats and pings. Redis' own share and that of the screens are printed beside.
"""

import asyncio
import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from figures import SHORT, Figures
from kitchen_load import ORDER
from machine import CORES, NotHere, cpu_s, median
from rival_servers import Bare, Channels, HubBeside, Nchan, Rival, redis_beside
from websockets.asyncio.client import connect

from hub_server.frames import text_frame

SOCKETS = 500
ROUNDS = 3 if SHORT else 7
EVENTS = 40 if SHORT else 100
SEED_EVENTS = 3 if SHORT else 5
"""Django's way is slow enough to be measured by few."""

AT_ONCE = 64
OUTRUN = 640 if SHORT else 1920


async def one_frame(hub: HubBeside) -> bytes:
    """An event's frame as the hub sends it."""
    async with connect(hub.hub.socket_url("pending"), proxy=None, compression=None) as socket:
        await socket.recv()
        await asyncio.to_thread(hub.publish, 1)
        hub.sink.wait()
        async for message in socket:
            if '"order_update"' in str(message)[:40]:
                return text_frame(str(message).encode())
    raise AssertionError


def one_at_a_time(rival: Rival, events: int) -> float:
    """Deliveries per CPU second when the next event comes after the last one has reached every screen."""
    before = rival.cpu_s()
    for _ in range(events):
        rival.publish(1)
        rival.sink.wait()
    return events * rival.sink.sockets / (rival.cpu_s() - before)


def outrun(rival: Rival, events: int) -> float:
    """Deliveries per CPU second when events come faster than they can be sent one by one."""
    before = rival.cpu_s()
    if isinstance(rival, HubBeside):
        rival.publish_at_once(events, AT_ONCE)
    else:
        rival.publish(events)
    rival.sink.wait(events)
    return events * rival.sink.sockets / (rival.cpu_s() - before)


def held_against(figures: Figures, name: str, ours: list[float], theirs: list[float], bound: float) -> None:
    ratio = median([mine / other for mine, other in zip(ours, theirs, strict=True)])
    figures.says(f"{name}: deliveries per CPU second", median(theirs) / 1000, "k")
    figures.least(f"hub ÷ {name}", ratio, bound, "×")


def measured(figures: Figures, folder: Path, stack: ExitStack) -> None:
    redis = redis_beside(folder / "redis")
    stack.callback(redis.kill)
    hub = HubBeside(folder / "hub", redis, SOCKETS)
    stack.callback(hub.close)
    frame = asyncio.run(one_frame(hub))
    payload = frame[4:]
    figures.note(f"{SOCKETS} sockets, frames of {len(frame)} bytes, cores {CORES}")
    rivals: dict[str, Rival] = {"bare": Bare(folder, SOCKETS, frame)}
    stack.callback(rivals["bare"].close)
    try:
        rivals["nchan"] = Nchan(folder, redis, SOCKETS, payload)
        stack.callback(rivals["nchan"].close)
    except NotHere as reason:
        figures.note(f"SKIPPED: nginx with nchan and Redis, {reason}")
    try:
        seed = Channels(folder / "seed", redis, SOCKETS, json.dumps(json.loads(payload)["order"]))
        rivals["seed"] = seed
        stack.callback(seed.close)
        figures.note(f"Django Channels: {seed.opened.sockets} of {SOCKETS} screens came in")
    except NotHere as reason:
        figures.note(f"SKIPPED: Django Channels, daphne and Redis, {reason}")
    warm = {"hub": hub, **rivals}
    for rival in warm.values():
        one_at_a_time(rival, 3)
    found: dict[str, list[float]] = {name: [] for name in warm}
    clients = hub.sink.pid
    busy, redis_s, took_s = 0.0, 0.0, 0.0
    for _ in range(ROUNDS):
        for name, rival in warm.items():
            began_s, sink_s, before_s = time.monotonic(), cpu_s(clients), cpu_s(redis.program.pid)
            found[name].append(one_at_a_time(rival, SEED_EVENTS if name == "seed" else EVENTS))
            if name == "hub":
                busy += cpu_s(clients) - sink_s
                redis_s += cpu_s(redis.program.pid) - before_s
                took_s += time.monotonic() - began_s
    figures.note("one event at a time:")
    figures.says("hub: deliveries per CPU second", median(found["hub"]) / 1000, "k")
    held_against(figures, "plain C, one write each", found["hub"], found["bare"], 0.75)
    if "nchan" in found:
        held_against(figures, "nginx, nchan and Redis", found["hub"], found["nchan"], 1.0)
    if "seed" in found:
        held_against(figures, "Django Channels, daphne and Redis", found["hub"], found["seed"], 25)
    figures.most("the screens' own share of their core", 100 * busy / took_s, 80, "%")
    figures.says("Redis for it, per event", 1e6 * redis_s / (ROUNDS * EVENTS), "µs")
    faster: list[float] = []
    plain: list[float] = []
    for _ in range(ROUNDS):
        faster.append(outrun(hub, OUTRUN))
        plain.append(outrun(rivals["bare"], OUTRUN))
    figures.note(f"{AT_ONCE} events at once, again and again:")
    figures.says("hub: deliveries per CPU second", median(faster) / 1000, "k")
    held_against(figures, "plain C, one write each, without a pause", faster, plain, 2.0)
    figures.most("screens that were cut off", hub.sink.lost(), 0, "")


def main() -> int:
    """Prints the figures."""
    figures = Figures("fan-out")
    figures.note(f"the order: {len(json.dumps(ORDER, ensure_ascii=False))} bytes as a till sends it")
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as name, ExitStack() as stack:
        try:
            measured(figures, Path(name), stack)
        except NotHere as reason:
            figures.note(f"NOT MEASURED: {reason}")
            return 1
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
