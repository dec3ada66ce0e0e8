"""Fan-out: what it costs to tell 500 screens of an order, beside three other ways of doing it.

Run with `make bench`, or `PYTHONPATH=tests python tests/bench/bench_fanout.py`. Each server runs on one core, screens,
tills and Redis on the other; in each of some rounds every server has its turn, while all others are stopped (not the
hub, whose heartbeats go on), and what counts is the middle of the rounds' ratios.

The screens wait as every program waits for a socket. On one machine the writer then pays for waking them, which costs
as much as the write itself; a server whose screens are elsewhere does not. So all of it is measured once more with
screens that nobody has to wake, because they look for themselves every 0.5 ms: that is printed beside, and is the
harder comparison. A delivery is one event's frame written to one socket. What is counted is the CPU time of the process
that writes to the sockets, everything it does meanwhile included: for the hub also reading the event from Redis,
taking it into its picture, encoding, heartbeats and pings. Redis' own share and that of the screens are printed beside.
"""

import asyncio
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from figures import SHORT, Figures
from kitchen_load import ORDER
from machine import CORES, NotHere, cpu_s, median
from rival_servers import Bare, Channels, HubBeside, Nchan, Rival, redis_beside
from websockets.asyncio.client import connect

from hub_server.frames import text_frame

SOCKETS = 500
ROUNDS = 3 if SHORT else 7
SETTLE_S = 1.5
"""From the moment a server may run again until its turn counts: what was due meanwhile is done then."""

RESTS_S = {"": 0.0, ", nobody to wake": 0.0005}
"""How long screens pause between two looks; see above."""

EVENTS = 40 if SHORT else 100
SEED_EVENTS = 3 if SHORT else 5
"""Django's way is slow enough to be measured by few."""

RIVALS = (
    ("bare", "plain C, one write each", 0.75),
    ("nchan", "nginx, nchan and Redis", 1.0),
    ("seed", "Django Channels, daphne and Redis", 25),
)

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


def held_against(
    figures: Figures, name: str, ours: list[float], theirs: list[float], bound: float | None
) -> None:
    ratio = median([mine / other for mine, other in zip(ours, theirs, strict=True)])
    figures.says(f"{name}: deliveries per CPU second", median(theirs) / 1000, "k")
    if bound is None:
        figures.says(f"hub ÷ {name}", ratio, "×")
    else:
        figures.least(f"hub ÷ {name}", ratio, bound, "×")


def tell(rival: Rival, number: int) -> None:
    """Sends all its processes a signal."""
    for pid in rival.pids():
        os.kill(pid, number)


@contextmanager
def turn(rival: Rival) -> Iterator[None]:
    """It runs, and nobody else."""
    tell(rival, signal.SIGCONT)
    time.sleep(SETTLE_S)
    yield
    tell(rival, signal.SIGSTOP)


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
    everybody = {"hub": hub, **rivals}
    clients = hub.sink.pid
    found: dict[tuple[str, str], list[float]] = {}
    busy, redis_s, took_s = 0.0, 0.0, 0.0
    for each in everybody.values():
        tell(each, signal.SIGSTOP)
    for _ in range(ROUNDS):
        for name, rival in everybody.items():
            with turn(rival):
                for how, rest_s in RESTS_S.items():
                    rival.sink.rest(rest_s)
                    one_at_a_time(rival, 2)
                    began_s, sink_s, before_s = time.monotonic(), cpu_s(clients), cpu_s(redis.program.pid)
                    deliveries = one_at_a_time(rival, SEED_EVENTS if name == "seed" else EVENTS)
                    found.setdefault((name, how), []).append(deliveries)
                    if name == "hub" and how == "":
                        busy += cpu_s(clients) - sink_s
                        redis_s += cpu_s(redis.program.pid) - before_s
                        took_s += time.monotonic() - began_s
    for how in RESTS_S:
        figures.note(f"one event at a time{how}:")
        ours = found["hub", how]
        figures.says("hub: deliveries per CPU second", median(ours) / 1000, "k")
        for name, title, bound in RIVALS:
            if (name, how) in found:
                held_against(figures, title, ours, found[name, how], None if how else bound)
    figures.most("the screens' own share of their core", 100 * busy / took_s, 80, "%")
    figures.says("Redis for it, per event", 1e6 * redis_s / (ROUNDS * EVENTS), "µs")
    for name in ("hub", "bare"):
        everybody[name].sink.rest(0)
    faster: list[float] = []
    plain: list[float] = []
    for _ in range(ROUNDS):
        with turn(hub):
            faster.append(outrun(hub, OUTRUN))
        with turn(rivals["bare"]):
            plain.append(outrun(rivals["bare"], OUTRUN))
    figures.note(f"{AT_ONCE} events at once, again and again:")
    figures.says("hub: deliveries per CPU second", median(faster) / 1000, "k")
    held_against(figures, "plain C, one write each, without a pause", faster, plain, 2.0)
    with turn(hub):
        figures.most("screens that were cut off", hub.sink.lost(), 0, "")
    for each in everybody.values():
        tell(each, signal.SIGCONT)


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
