"""A database that was damaged, deleted or put back: it is never served, and as much as can be of it goes on."""

import asyncio
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hub.databases import log, told
from hub.orders import bump, order
from hub_server import backups, repair
from hub_server.database import StoreDamaged, StoreReplaced, open_engine
from hub_server.integrity import faults_of_file
from hub_server.protocol.messages import Result, encode
from hub_server.protocol.states import Status
from hub_server.store import Store
from servers.hub import HubProcess
from servers.program import until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "heard.db"


def opened(path: Path) -> Store:
    return Store(f"sqlite:///{path}")


def filled(path: Path, numbers: range) -> str:
    """Places these orders and moves each of them one step; the log's epoch."""

    async def fill(store: Store) -> None:
        for n in numbers:
            placed = (await store.place(order(n, note=f"note of {n}"))).order
            await store.command(bump(placed, Status.PREPARING, id=f"command-{n}"), station="pending")

    with closing(opened(path)) as store:
        asyncio.run(fill(store))
        return store.epoch


def flip(path: Path, where: int | bytes) -> None:
    """Flips one bit: at a place, or in the last copy there is of some bytes."""
    content = bytearray(path.read_bytes())
    at = content.rindex(where) + len(where) - 1 if isinstance(where, bytes) else where
    content[at] ^= 1
    path.write_bytes(content)


def standing(store: Store) -> dict[str, str]:
    """What stands open: key → status, and the bytes of each as the log has them."""
    _, orders = asyncio.run(store.standing())
    events = asyncio.run(log(store))
    assert [event.seq for event in events] == list(range(1, len(events) + 1)), "no hole"
    folded = {event.order.external_id: encode(event.order) for event in events}
    for each in orders:
        assert folded[each.external_id] == encode(each), "as the log says"
        assert each.note == f"note of {each.external_id}", "as its POS sent it"
    return {each.external_id: each.status for each in orders}


def moved_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("heard.db.damaged-*Z"))


def test_a_byte_that_was_flipped_in_an_event_costs_no_order(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Without a backup: what is lost is one entry of the history, and a till's retry is still known."""
    epoch = filled(path, range(10))
    flip(path, b'"seq":7,')
    damaged = path.read_bytes()
    with closing(opened(path)) as store:
        assert store.replaced is not None
        assert store.replaced.damaged.read_bytes() == damaged, "as it was, for whoever wants to look at it"
        assert (store.replaced.backup, store.replaced.orders, store.replaced.salvaged) == (None, 10, 19)
        assert store.epoch != epoch, "every screen asks for everything anew"
        assert standing(store) == {str(n): "preparing" for n in range(10)}
        again = asyncio.run(store.place(order(3, note="note of 3")))
        assert not again.created
        assert asyncio.run(store.place(order("next", note="note of next"))).order.id == 11
    assert "is damaged (event 7 is not as it was written)" in caplog.text
    assert str(store.replaced.damaged) in caplog.text
    with closing(opened(path)) as store:
        assert store.replaced is None, "the new one is sound"


def test_what_a_cook_was_answered_stays_answered(path: Path) -> None:
    """A kiosk that asks again about a command of before gets the same answer, and the order does not move twice."""

    async def first(store: Store) -> bytes:
        placed = (await store.place(order())).order
        return await store.command(bump(placed, Status.PREPARING, id="asked-before"), station="pending")

    with closing(opened(path)) as store:
        answer = asyncio.run(first(store))
    flip(path, b'"by":"till-1"')
    with closing(opened(path)) as store:
        assert store.replaced is not None
        seen = order().stored(1, 0)
        command = bump(seen, Status.PREPARING, id="asked-before")
        assert asyncio.run(store.command(command, station="pending")) == answer
        other = bump(seen, Status.READY, id="of-the-old-log", epoch="e" * 32)
        assert told(asyncio.run(store.command(other, station="pending"))).result is Result.REJECTED


def test_the_newest_sound_backup_and_what_came_after_it(path: Path) -> None:
    """A damaged backup is passed over, and events beyond the sound one come from the damaged database."""
    filled(path, range(5))
    sound = backups.make(path)
    older = sound.with_name("heard-20200101T000000Z.db")
    sound.rename(older)
    filled(path, range(5, 8))
    newer = backups.make(path)
    flip(newer, b'"note of 6"')
    filled(path, range(8, 10))
    # Of the orders of the backup nothing can be read from the database itself.
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE events SET crc = 0 WHERE seq <= 10")
        connection.execute("UPDATE orders SET crc = 0 WHERE id <= 5")
    with closing(opened(path)) as store:
        assert store.replaced is not None
        assert (store.replaced.backup, store.replaced.salvaged) == (older, 10)
        assert standing(store) == {str(n): "preparing" for n in range(10)}


@pytest.mark.parametrize("ruin", [b"", b"not a database at all" * 1000])
def test_a_database_of_which_nothing_can_be_read_is_as_old_as_its_backup(path: Path, ruin: bytes) -> None:
    """Also one that is suddenly empty."""
    epoch = filled(path, range(3))
    backup = backups.make(path)
    path.write_bytes(ruin)
    with closing(opened(path)) as store:
        assert store.replaced is not None
        assert store.replaced.backup == backup
        assert moved_aside(path)[0].read_bytes() == ruin
        assert store.epoch != epoch
        assert standing(store) == {str(n): "preparing" for n in range(3)}


def test_any_byte_of_the_file(path: Path, tmp_path: Path) -> None:
    """Wherever a bit flips: what is served is right, and what is not right is moved aside."""
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    filled(path, range(30))
    replaced = 0
    for round_ in range(20):
        copy = tmp_path / f"round-{round_}" / "heard.db"
        copy.parent.mkdir()
        shutil.copyfile(path, copy)
        flip(copy, chance.randrange(copy.stat().st_size))
        with closing(opened(copy)) as store:
            replaced += store.replaced is not None
            assert (store.replaced is not None) == bool(moved_aside(copy))
            assert standing(store) == {str(n): "preparing" for n in range(30)}
    assert replaced, "some of it was noticed"


@pytest.mark.parametrize("step", range(5))
def test_a_hub_that_dies_while_it_replaces_the_database(
    step: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next one goes on where it was; neither half is served."""
    filled(path, range(4))
    flip(path, b'"note of 2"')
    renamed: list[Path] = []
    rename = Path.rename

    def dying(self: Path, target: Path) -> Path:
        if len(renamed) == step:
            raise KeyboardInterrupt
        renamed.append(self)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", dying)
    with pytest.raises(KeyboardInterrupt):
        opened(path)
    monkeypatch.undo()
    with closing(opened(path)) as store:
        assert standing(store) == {str(n): "preparing" for n in range(4)}
    assert len(moved_aside(path)) == 1
    assert not list(path.parent.glob("*.replaces-*"))


def test_an_older_copy_put_in_its_place_is_another_log(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Its numbers would be given a second time: no screen may take the new ones for those it has."""
    epoch = filled(path, range(3))
    older = backups.make(path)
    assert filled(path, range(3, 6)) == epoch, "a restart is no restore"
    shutil.copyfile(older, path)
    with closing(opened(path)) as store:
        assert store.epoch != epoch
        assert set(standing(store)) == {"0", "1", "2"}
    assert "is an older one put in its place" in caplog.text


def test_a_large_database_is_looked_through_when_something_was_found(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start does not wait for all of it; but after an end for damage it does."""
    filled(path, range(3))
    asyncio.run(_complete(path))
    # Whichever copy there is of it: the log's and the order's.
    for place in [found.start() for found in re.finditer(b'"note of 0"', path.read_bytes())]:
        flip(path, place)
    monkeypatch.setattr(repair, "WHOLE_BYTES", 0)
    with closing(opened(path)) as store:
        assert store.replaced is None, "only what stands open was looked at"
        with pytest.raises(StoreDamaged):
            asyncio.run(store.order("till-1", "0"))
    with closing(opened(path)) as store:
        assert store.replaced is not None


async def _complete(path: Path) -> None:
    with closing(opened(path)) as store:
        await store.set_status(1, Status.COMPLETE, by="api")


def test_a_database_deleted_under_a_hub_takes_nothing_more(path: Path) -> None:
    """What is written to a file that is gone would be gone with it; no connection makes a new one in its place."""
    filled(path, range(2))

    async def run(store: Store) -> None:
        path.unlink()
        for _ in range(3):
            with pytest.raises(StoreReplaced):
                await store.place(order("lost"))
            with pytest.raises(StoreReplaced):
                await store.standing()
        assert isinstance(store.soundness.broken, StoreReplaced)

    with closing(opened(path)) as store:
        asyncio.run(run(store))
    assert not path.exists()


def broken(hub: HubProcess) -> str:
    """Waits until the hub has ended by itself; what it said last."""
    until(lambda: not hub.program.running, what="the hub ends, to be started again")
    assert hub.program.stop() == 3
    return hub.program.output().splitlines()[-1]


def test_a_running_hub_that_meets_damage_ends_and_repairs_at_its_start(
    start_hub: Callable[..., HubProcess],
) -> None:
    """Its supervisor starts it again; nobody was shown what is wrong, and everything that is right is there."""
    hub = start_hub("--redis", "none")
    for n in range(5):
        hub.place(str(n))
    with closing(sqlite3.connect(hub.data / "heard.db")) as connection, connection:
        connection.execute("UPDATE events SET new_status = 'ready' WHERE seq = 3")
    assert hub.http.get("/api/v1/orders/3/history").status_code == 503
    assert "event 3 is not as it was written" in broken(hub)
    hub.restart()
    orders = hub.http.get("/api/v1/stations/pending/orders").json()["orders"]
    assert [each["external_id"] for each in orders] == ["0", "1", "2", "3", "4"]
    assert "heard_database_replaced 1.0" in hub.http.get("/metrics").text


def test_a_hub_whose_database_is_deleted_ends_and_begins_a_new_log(
    start_hub: Callable[..., HubProcess],
) -> None:
    """No order is acknowledged into a file that is gone."""
    hub = start_hub("--redis", "none")
    hub.place("A")
    epoch = hub.http.get("/api/v1/stations/pending/orders").json()["epoch"]
    (hub.data / "heard.db").unlink()
    assert "was deleted or replaced" in broken(hub)
    hub.restart()
    answer = hub.http.get("/api/v1/stations/pending/orders").json()
    assert (answer["total"], answer["epoch"] != epoch) == (0, True)
    assert "is gone" in hub.program.output()


def test_a_database_another_hub_is_writing_to_is_not_taken_for_damaged(path: Path) -> None:
    """A hub that starts looks through it while the others go on; a live one must not be moved aside under them."""
    filled(path, range(2))

    async def run(store: Store) -> None:
        async def write() -> None:
            for n in range(2, 400):
                await store.place(order(n))

        writing = asyncio.create_task(write())
        while not writing.done():
            assert await asyncio.to_thread(faults_of_file, path) == []
        await writing

    with closing(opened(path)) as store:
        asyncio.run(run(store))


def with_name_that_is_no_text(path: Path) -> None:
    """Damages the schema where SQLite quotes it, with bytes that are no UTF-8."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET name = CAST(X'6FED7B' AS TEXT), sql = 'CREATE INDEX x ON'"
            " WHERE name = 'orders_by_status'"
        )
        connection.commit()


def test_rows_that_come_again_and_again_have_an_end(path: Path) -> None:
    """A damaged tree may give numbers that were there before; what is sound of it is had, once."""
    filled(path, range(40))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events'").fetchone()
    content = bytearray(path.read_bytes())
    *leaves, last = leaves_of(content, root)
    for leaf in leaves:
        for row in cells_of(content, leaf)[-2:]:
            # Its number, behind its length.
            content[row + 2 : row + 3] = b"\x01"
    content[last] = 0
    path.write_bytes(content)
    with closing(opened(path)) as store:
        assert store.replaced is not None
        assert set(standing(store)) == {str(n) for n in range(40)}


def leaves_of(content: bytes, root: int) -> list[int]:
    """Where the pages of a table's rows begin, in their order; https://www.sqlite.org/fileformat.html, 1.6."""
    at = 4096 * (root - 1)
    assert content[at] == 5, "a tree of two levels"
    children = [int.from_bytes(content[cell : cell + 4], "big") for cell in cells_of(content, at)]
    return [4096 * (page - 1) for page in (*children, int.from_bytes(content[at + 8 : at + 12], "big"))]


def cells_of(content: bytes, at: int) -> list[int]:
    """Where the cells of a page begin."""
    count, header = int.from_bytes(content[at + 3 : at + 5], "big"), 12 if content[at] == 5 else 8
    places = (at + header + 2 * number for number in range(count))
    return [at + int.from_bytes(content[place : place + 2], "big") for place in places]


def test_a_damage_that_sqlite_cannot_name_in_text_is_damage_as_well(path: Path) -> None:
    """Its error quotes the damaged bytes, at which the driver stumbles: the file is looked through and replaced."""
    filled(path, range(1, 4))
    with_name_that_is_no_text(path)
    assert "malformed" in faults_of_file(path)[0]
    with closing(opened(path)) as store:
        assert store.replaced is not None
        assert len(standing(store)) == 3


def test_an_engine_says_that_such_a_database_is_damaged(path: Path) -> None:
    """One that is damaged while a hub runs makes no error of another kind than the hub expects."""
    filled(path, range(1, 2))
    with_name_that_is_no_text(path)
    with pytest.raises(StoreDamaged, match="is damaged"):
        open_engine(f"sqlite:///{path}")
