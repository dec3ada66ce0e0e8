"""Bytes that a disk gives back as others than were written, where a database really has something."""

import asyncio
import random
import shutil
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path

from battery import truth
from hub_server import repair
from hub_server.database import StoreError
from hub_server.protocol.messages import Event
from hub_server.protocol.orders import Order
from hub_server.store import Store, wall_clock_ms

MAIN, LOG = "main file", "write-ahead log"

LOG_EACH = 3
"""Every third damage is done to the write-ahead log, the others to the main file."""


def used(body: bytes) -> list[range]:
    """Where the pages of a SQLite database hold something; https://www.sqlite.org/fileformat.html, 1.6.

    The gap in the middle of a page of a tree belongs to nobody, and what changes there is no damage.
    """
    size = int.from_bytes(body[16:18], "big") or 65_536
    found = [range(16, 24)]
    for start in range(0, len(body), size):
        at = start + (100 if start == 0 else 0)
        kind, cells = body[at], int.from_bytes(body[at + 3 : at + 5], "big")
        if kind in (2, 5, 10, 13):
            content = int.from_bytes(body[at + 5 : at + 7], "big") or 65_536
            found += [
                range(at, at + (12 if kind < 10 else 8) + 2 * cells),
                range(start + content, start + size),
            ]
        else:
            # The rest of a long row: the page that follows, then bytes of the row, at least some of them.
            found.append(range(start, start + 64))
    return [each for each in found if each]


def logged(body: bytes) -> list[range]:
    """The frames of a write-ahead log that count: those with the header's salt; the same source, 4.1."""
    size = 24 + int.from_bytes(body[8:12], "big")
    found = []
    for start in range(32, len(body) - size + 1, size):
        if body[start + 8 : start + 16] != body[16:24]:
            break
        found.append(range(start, start + size))
    return found


def damage(file: Path, places: list[range], chance: random.Random) -> None:
    """Gives one byte or some another value, each as likely as any other that is used."""
    body = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 1, 2, 16))):
        place = chance.choices(places, [len(each) for each in places])[0]
        body[chance.choice(place)] ^= chance.randrange(1, 256)
    file.write_bytes(body)


def copied(database: Path, folder: Path, *, settled: bool) -> Path:
    """A copy of a database nobody has open; `settled`: everything is in its main file."""
    folder.mkdir(parents=True)
    for path in database.parent.glob(f"{database.name}*"):
        if path.is_file():
            shutil.copy(path, folder)
    copy = folder / database.name
    if settled:
        with closing(sqlite3.connect(copy)) as connection:
            done = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            assert done[0] == 0, "the write-ahead log could not be emptied"
        assert not copy.with_name(copy.name + "-wal").exists()
    return copy


def has_end_in_log(database: Path) -> bool:
    """Whether the end of a database that nobody has open is in its write-ahead log alone."""
    end = truth.standing(database).seq
    try:
        # Immutable: without looking at the write-ahead log.
        with closing(sqlite3.connect(f"file:{database}?immutable=1", uri=True)) as connection:
            return bool(connection.execute("SELECT max(seq) FROM events").fetchone() != (end,))
    except sqlite3.DatabaseError:
        # Half of it was brought over.
        return True


def flipped(database: Path, times: int, seed: int, folder: Path) -> dict[str, Counter[str]]:
    """Flips bytes of copies and has each opened and read as a hub does at its start.

    Args:
        database: of a hub that was killed and whose mark had come as far as its log.

    Returns:
        File → what became of its damages: `moved aside`, `set back` (what can be read is an older log, and has another
        epoch), `refused`, `not noticed` (and all that is served is right), `served damaged`.
    """
    chance = random.Random(seed)
    whole = truth.read(database)
    kept = {
        MAIN: copied(database, folder / MAIN, settled=True),
        LOG: copied(database, folder / LOG, settled=False),
    }
    log = kept[LOG].with_name(database.name + "-wal")
    places = {MAIN: used(kept[MAIN].read_bytes()), LOG: logged(log.read_bytes())}
    found: dict[str, Counter[str]] = {MAIN: Counter(), LOG: Counter()}
    for number in range(times):
        which = LOG if number % LOG_EACH == LOG_EACH - 1 else MAIN
        copy = copied(kept[which], folder / str(number), settled=False)
        damage(copy if which == MAIN else copy.with_name(log.name), places[which], chance)
        found[which][_opened(copy, whole)] += 1
        shutil.rmtree(copy.parent)
    return found


def _opened(file: Path, whole: truth.Truth) -> str:
    try:
        replaced = repair.made_ready(file, now_ms=wall_clock_ms())
        store = Store(f"sqlite:///{file}")
    except StoreError:
        return "refused"
    with closing(store):
        try:
            right = asyncio.run(_read(store, whole))
        except StoreError:
            return "refused"
        if not right:
            return "served damaged"
        if replaced is not None:
            return "moved aside"
        return "not noticed" if store.epoch == whole.epoch else "set back"


async def _read(store: Store, whole: truth.Truth) -> bool:
    """Whether everything a hub would serve is right."""
    bodies: dict[int, Event] = {event.seq: event for event in whole.events}
    had: dict[int, list[Order]] = defaultdict(list)
    for event in whole.events:
        had[event.order_id].append(event.order)
    head, orders = await store.standing()
    events = [truth.event_of(each.body) for each in await store.events_after(0, at_most=100_000)]
    if store.epoch == whole.epoch:
        last = whole.folded()
        same = head.seq == whole.head and len(events) == len(bodies)
        same &= all(event == bodies[event.seq] for event in events)
        return same and all(order == last[order.id] for order in orders)
    # What was saved under a new epoch is at least what somebody once wrote.
    return all(order in had[order.id] for order in (*orders, *(event.order for event in events)))
