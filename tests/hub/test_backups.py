"""Backups as an operator types them, and as a running hub makes them."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hub.databases import log
from hub.orders import order
from hub_server import backups
from hub_server.store import Store
from servers.hub import HubProcess
from servers.program import refusal, typed, until


def heard(*words: str | Path, data: Path, code: int = 0, **environment: str) -> str:
    """What `heard WORDS` says beside its log."""
    ended, said, complained = typed(
        *map(str, words), environment={"HEARD_DATA_DIR": str(data), **environment}
    )
    assert ended == code, said + complained
    return said.strip()


def filled(database: Path, *names: str) -> str:
    """Places these orders; the log's epoch."""

    async def fill(store: Store) -> None:
        for name in names:
            await store.place(order(name))

    with closing(Store(f"sqlite:///{database}")) as store:
        asyncio.run(fill(store))
        return store.epoch


def kept(url: str | Path) -> list[str]:
    async def read(store: Store) -> list[str]:
        events = await log(store)
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        return [event.order.external_id for event in events]

    with closing(Store(url if isinstance(url, str) else f"sqlite:///{url}")) as store:
        return asyncio.run(read(store))


def test_a_backup_is_made_checked_and_put_back(tmp_path: Path) -> None:
    """The commands of the README, one after the other; what was there before is kept."""
    database = tmp_path / "heard.db"
    epoch = filled(database, "A", "B")
    backup = Path(heard("backup", data=tmp_path))
    assert backup.parent == tmp_path / "backups"
    filled(database, "C")
    said = heard("check", data=tmp_path)
    assert said.splitlines() == [f"{database}: sound", f"{backup}: sound"]
    said = heard("restore", backup, data=tmp_path)
    before = next(tmp_path.glob("heard.db.before-restore-*Z"))
    assert str(before) in said
    assert kept(database) == ["A", "B"]
    assert kept(before) == ["A", "B", "C"]
    assert filled(database) != epoch, "every screen asks for everything anew"
    elsewhere = tmp_path / "elsewhere" / "copy.db"
    assert heard("backup", elsewhere, data=tmp_path) == str(elsewhere)
    assert [each.name for each in elsewhere.parent.iterdir()] == ["copy.db"], "one file, to be carried away"


def test_a_backup_is_put_back_under_a_running_hub_and_it_goes_on(
    start_hub: Callable[..., HubProcess],
) -> None:
    """As one transaction: what is taken from then on follows what was put back."""
    hub = start_hub("--redis", "none")
    for name in ("A", "B"):
        hub.place(name)
    backup = heard("backup", data=hub.data)
    hub.place("C")
    heard("restore", backup, data=hub.data)
    assert hub.place("D")["id"] == 3
    assert hub.stop() == 0
    assert kept(hub.data / "heard.db") == ["A", "B", "D"]
    assert heard("check", data=hub.data).count("sound") == 2


def test_writers_and_a_restore_at_once(tmp_path: Path) -> None:
    """Whatever is acknowledged after the restore is in the restored log; the log is sound whenever it happens."""
    database = tmp_path / "heard.db"
    filled(database, "A")
    backup = heard("backup", data=tmp_path)

    async def run(store: Store) -> None:
        async def write() -> None:
            n = 0
            while not done.is_set():
                await store.place(order(f"during-{n}"))
                n += 1

        done = asyncio.Event()
        writing = asyncio.create_task(write())
        await asyncio.to_thread(heard, "restore", backup, data=tmp_path)
        done.set()
        await writing
        await store.place(order("after"))

    with closing(Store(f"sqlite:///{database}")) as store:
        asyncio.run(run(store))
    assert heard("check", data=tmp_path).count("sound") == 2
    restored = kept(database)
    assert (restored[0], restored[-1]) == ("A", "after")
    (before,) = tmp_path.glob("heard.db.before-restore-*Z")
    everything = {*kept(before), *restored}
    assert everything == {"A", "after", *(f"during-{n}" for n in range(len(everything) - 2))}, (
        "none between the two"
    )


def test_a_backup_takes_the_place_of_a_damaged_database(tmp_path: Path) -> None:
    """Nothing can be written into that one; its bytes are kept."""
    database = tmp_path / "heard.db"
    filled(database, "A")
    backup = heard("backup", data=tmp_path)
    database.write_bytes(b"not a database at all" * 1000)
    heard("restore", backup, data=tmp_path)
    assert kept(database) == ["A"]
    (before,) = tmp_path.glob("heard.db.before-restore-*Z")
    assert before.read_bytes() == b"not a database at all" * 1000


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE events SET body = x'7b7d' WHERE seq = 2", "event 2 is not as it was written"),
        ("DELETE FROM events WHERE seq = 2", "holds 2 events up to number 3"),
        ("DELETE FROM orders WHERE id = 2", "order 2 of main is in the log alone"),
    ],
)
def test_what_is_wrong_is_named(damage: str, said: str, tmp_path: Path) -> None:
    """With exit code 1, of the database and of each backup; and such a backup is not put back."""
    database = tmp_path / "heard.db"
    filled(database, "A", "B", "C")
    backup = Path(heard("backup", data=tmp_path))
    for path in (database, backup):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(damage)
    told = heard("check", data=tmp_path, code=1)
    assert told.count("DAMAGED") == 2
    assert told.count(said) == 2
    if "orders" not in damage:
        environment = {"HEARD_DATA_DIR": str(tmp_path)}
        assert "is damaged and was not restored" in refusal("restore", str(backup), environment=environment)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["backup"], "There is no database"),
        (["check"], "There is no database"),
        (["restore"], "Say which backup"),
        (["restore", "nothing.db"], "There is no backup nothing.db"),
        (["restore", "x.db", "--new-epoch"], "Say which backup"),
        (["backup", "--database", "postgresql+pg8000://u@127.0.0.1:1/x"], "has tools of its own"),
        (["check", "--database", "postgresql+pg8000://u@127.0.0.1:1/x"], "does not answer"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], said: str, tmp_path: Path) -> None:
    """In one sentence, like everything that is typed."""
    assert said in refusal(*words, environment={"HEARD_DATA_DIR": str(tmp_path)})


def test_a_postgresql_is_checked_and_starts_a_new_log(postgres_url: str, tmp_path: Path) -> None:
    """It is put back with its own tools; `--new-epoch` says so to every screen."""
    with closing(Store(postgres_url)) as store:
        asyncio.run(store.place(order("A")))
        epoch = store.epoch
    assert heard("check", "--database", postgres_url, data=tmp_path).endswith("sound")
    heard("restore", "--new-epoch", "--database", postgres_url, data=tmp_path)
    with closing(Store(postgres_url)) as store:
        assert store.epoch != epoch
    assert kept(postgres_url) == ["A"]


def test_a_backup_that_is_killed_leaves_no_backup(tmp_path: Path) -> None:
    """Only what was checked and is on disk gets the name of one."""
    filled(tmp_path / "heard.db", "A")
    heard("backup", data=tmp_path, code=-signal.SIGKILL, HEARD_CRASH_AT="during-backup")
    assert backups.listed(tmp_path / "heard.db") == []
    assert Path(heard("backup", data=tmp_path)).is_file()


def test_backups_that_begin_in_the_same_second_do_not_harm_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hub makes one when it is time, and somebody types the command: none writes into the other's copy."""
    database = tmp_path / "heard.db"
    filled(database, *(str(n) for n in range(20)))
    monkeypatch.setattr(backups, "stamp", lambda: "20261122T184207Z")
    with ThreadPoolExecutor(8) as pool:
        made = [each.result() for each in [pool.submit(backups.make, database) for _ in range(24)]]
    assert len(set(made)) == 1
    assert [each.name for each in made[0].parent.iterdir()] == [made[0].name], "nothing is left beside it"
    assert kept(made[0]) == [str(n) for n in range(20)]


def test_what_a_killed_backup_left_is_taken_away(tmp_path: Path) -> None:
    """But not what may still be at work."""
    database = tmp_path / "heard.db"
    filled(database, "A")
    backup = backups.make(database)
    old, young = (backup.with_name(f"{backup.name}.{name}.part") for name in ("old", "young"))
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    backups.make(database)
    assert (old.exists(), young.exists()) == (False, True)


def test_the_newest_and_one_of_each_day_are_kept(tmp_path: Path) -> None:
    """Two weeks back there is one of each day, and of today the last two hours."""
    database = tmp_path / "heard.db"
    filled(database, "A")
    newest = backups.make(database)
    now = datetime.now(UTC)
    for quarters in range(1, 20 * 96, 7):
        at = now - timedelta(minutes=15 * quarters)
        newest.with_name(f"heard-{backups.stamp(at)}.db").write_bytes(b"")
    backups.make(database, None)
    left = backups.listed(database)
    assert len(left) <= backups.NEWEST_KEPT + backups.DAYS_KEPT + 1
    days = {each.at.date() for each in left}
    assert len(days) >= backups.DAYS_KEPT
    assert newest in [each.path for each in left]


def test_of_two_hubs_one_makes_the_backup_and_only_when_it_is_time(tmp_path: Path) -> None:
    """Both look; there is one."""
    database = tmp_path / "heard.db"
    filled(database, "A")
    keepers = [backups.Keeper(database, damaged=lambda _: None) for _ in range(2)]

    async def look() -> None:
        await asyncio.gather(*(asyncio.to_thread(keeper.look) for keeper in keepers * 4))

    asyncio.run(look())
    # Who found the other at it looks again.
    asyncio.run(look())
    assert len(backups.listed(database)) == 1
    assert all(keeper.last_at_s > 0 for keeper in keepers)


def test_a_disk_without_room_for_it_gets_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The orders need the room more; it is said."""
    database = tmp_path / "heard.db"
    filled(database, "A")
    usage = backups.shutil.disk_usage(tmp_path)._replace(free=database.stat().st_size)
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(backups.StoreFull, match="There is no backup"):
        backups.make(database)
    assert backups.listed(database) == []


def test_a_hub_notices_damage_when_it_makes_a_backup(tmp_path: Path) -> None:
    """And ends to be repaired, rather than keep copies of what is broken."""
    database = tmp_path / "heard.db"
    filled(database, "A")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE events SET crc = 0")
    told: list[Exception] = []
    keeper = backups.Keeper(database, damaged=told.append, every_s=0.01)
    asyncio.run(keeper.run())
    assert "event 1 is not as it was written" in str(told[0])
    until(lambda: backups.listed(database) == [])
