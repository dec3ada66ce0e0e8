"""Growth: what a delivery costs with more screens, more open orders and a longer log.

Run with `make bench`, or `PYTHONPATH=tests python tests/bench/bench_growth.py`. An event costs what it costs to take it
in, once, and then so much for each screen: a line through the cost of an event over the number of screens tells both
apart. Cost is the CPU time of the hub on a core of its own; see `bench_fanout.py`.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from bench_fanout import one_at_a_time
from figures import SHORT, Figures
from machine import NotHere, median
from rival_servers import HubBeside, redis_beside

from hub_server.checksums import event_crc, order_crc
from servers.redis_server import RedisServer

SOCKETS = (1, 10, 100, 500, 1_000)
ROUNDS = 3 if SHORT else 7
EVENTS = 40 if SHORT else 100
OPEN_ORDERS = 2_000 if SHORT else 10_000
OLD_EVENTS = 100_000 if SHORT else 1_000_000
EVENTS_OF_ORDER = 3
KIOSKS = 100


def event_us(hub: HubBeside) -> float:
    """Microseconds of CPU of one event at all its screens."""
    return 1e6 * hub.sink.sockets / one_at_a_time(hub, EVENTS)


def hubs_in_turn(hubs: list[HubBeside]) -> list[float]:
    """What an event costs each; all have their turn in each round, and the middle counts."""
    found: list[list[float]] = [[] for _ in hubs]
    for hub in hubs:
        one_at_a_time(hub, 5)
    for _ in range(ROUNDS):
        for hub, costs in zip(hubs, found, strict=True):
            costs.append(event_us(hub))
    return [median(costs) for costs in found]


def more_screens(folder: Path, redis: RedisServer, figures: Figures) -> None:
    costs: dict[int, float] = {}
    with ExitStack() as stack:
        hubs = []
        for sockets in SOCKETS:
            hub = HubBeside(folder / f"hub-{sockets}", redis, sockets, location=f"sockets-{sockets}")
            stack.callback(hub.close)
            hubs.append(hub)
        costs = dict(zip(SOCKETS, hubs_in_turn(hubs), strict=True))
    for sockets, cost in costs.items():
        figures.says(f"{sockets} screens: CPU of an event", cost, "µs")
    # One screen's worth is in it, which is next to nothing.
    once = costs[1]
    each = {sockets: (cost - once) / (sockets - 1) for sockets, cost in costs.items() if sockets > 10}
    for sockets, cost in each.items():
        figures.says(f"{sockets} screens: CPU of a delivery, beyond the event's own", cost, "µs")
    spread = max(each.values()) / min(each.values()) - 1
    figures.most("a delivery costs more at one number of screens than at another by", 100 * spread, 15, "%")


def more_orders(folder: Path, redis: RedisServer, figures: Figures) -> None:
    with ExitStack() as stack:
        few = HubBeside(folder / "few", redis, KIOSKS, orders=20, location="few")
        stack.callback(few.close)
        many = HubBeside(folder / "many", redis, KIOSKS, orders=OPEN_ORDERS, location="many")
        stack.callback(many.close)
        with_few, with_many = hubs_in_turn([few, many])
    figures.says(f"20 open orders: CPU of an event at {KIOSKS} screens", with_few, "µs")
    figures.says(f"{OPEN_ORDERS} open orders: CPU of an event at {KIOSKS} screens", with_many, "µs")
    figures.most("with more open orders a delivery costs more by", 100 * (with_many / with_few - 1), 15, "%")


def lengthen(database: Path, events: int) -> None:
    """Puts old events behind the only one there is, three for each of as many old orders: copies of the first."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")
        last = 1 + events // EVENTS_OF_ORDER
        for table, key, crc, count in (
            ("events", "seq", event_crc, events),
            ("orders", "id", order_crc, last - 1),
        ):
            row = dict(connection.execute(f"SELECT * FROM {table} WHERE {key} = 1").fetchone())
            columns = [name for name in row if name != "crc"]
            marks = ", ".join("?" * (len(columns) + 1))
            statement = f"INSERT INTO {table} ({', '.join(columns)}, crc) VALUES ({marks})"
            connection.executemany(statement, copies(row, columns, key, crc, count))
        connection.execute("UPDATE location SET seq = ?, last_order_id = ?", (1 + events, last))
        connection.execute("COMMIT")


def copies(row: dict, columns: list[str], key: str, crc, count: int) -> Iterator[tuple]:
    """A row again and again, of orders that are complete, each with its own numbers and checksum."""
    body = row["body"].replace(b'"status":"pending"', b'"status":"complete"')
    row = {name: row[name] for name in columns}
    for number in range(2, 2 + count):
        order = number if key == "id" else 2 + (number - 2) // EVENTS_OF_ORDER
        row[key] = number
        row["body"] = body.replace(b'"seq":1,', b'"seq":%d,' % number).replace(
            b'"id":1,', b'"id":%d,' % order
        )
        if key == "id":
            row |= {"external_id": f"old-{number}", "status": "complete"}
        else:
            row |= {"order_id": order, "old_status": "ready", "new_status": "complete"}
        yield (*row.values(), crc(**row))


def longer_log(folder: Path, redis: RedisServer, figures: Figures) -> None:
    with ExitStack() as stack:
        short = HubBeside(folder / "short", redis, KIOSKS, location="short")
        stack.callback(short.close)
        long = HubBeside(
            folder / "long", redis, KIOSKS, location="long", before=lambda file: lengthen(file, OLD_EVENTS)
        )
        stack.callback(long.close)
        assert not [*long.database.parent.glob("*.damaged-*")], "a hub would serve it"
        size = long.database.stat().st_size / 2**20
        figures.note(
            f"{OLD_EVENTS} old events, {OLD_EVENTS // EVENTS_OF_ORDER} old orders: a database of {size:.0f} MiB"
        )
        with_short, with_long = hubs_in_turn([short, long])
        snapshots = [board_ms(short), board_ms(long)]
        places = [place_ms(short), place_ms(long)]
    for what, (without, with_old) in {
        f"CPU of an event at {KIOSKS} screens": (with_short, with_long),
        "a board over HTTP": (snapshots[0], snapshots[1]),
        "an order placed (fsync)": (places[0], places[1]),
    }.items():
        figures.most(f"with a longer log {what} takes more by", 100 * (with_old / without - 1), 10, "%")


def board_ms(hub: HubBeside) -> float:
    """Milliseconds to ask for a board, in the middle of many."""
    return median([timed_ms(lambda: hub.hub.http.get("/api/v1/stations/pending/orders")) for _ in range(200)])


def place_ms(hub: HubBeside) -> float:
    """Milliseconds to place an order, in the middle of many."""
    return median([timed_ms(lambda: hub.place(1)) for _ in range(200)])


def timed_ms(act) -> float:
    began_s = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - began_s)


def main() -> int:
    """Prints the figures."""
    figures = Figures("growth")
    with tempfile.TemporaryDirectory(prefix="heard-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        try:
            redis = redis_beside(folder / "redis")
        except NotHere as reason:
            figures.note(f"NOT MEASURED: {reason}")
            return 1
        stack.callback(redis.kill)
        for part in (more_screens, more_orders, longer_log):
            part(folder, redis, figures)
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
