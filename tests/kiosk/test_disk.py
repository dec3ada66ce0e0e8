"""What a kiosk keeps: written before it is sent, there again after a kill, never shared and never in the way."""

import random
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk_app.board import Board, apply, snapshot
from kiosk_app.disk import Disk, Given, Shown, Unusable
from kiosk_app.outbox import Outbox
from kiosk_parts import sent
from kiosk_parts.sent import STATION, bump, order
from servers.program import until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiosk" / "pending.db"


@contextmanager
def opened(path: Path) -> Iterator[Disk]:
    disk = Disk.open(path)
    try:
        yield disk
    finally:
        disk.close()


def ids(disk: Disk) -> list[str]:
    return [given.command.id for given in disk.given]


def put(outbox: Outbox, *commands) -> None:
    """And waits until they may be sent."""
    for command in commands:
        assert outbox.put(STATION, command, 5)
    until(lambda: not outbox._unwritten)


def test_commands_are_there_again_in_the_order_in_which_they_were_given(path):
    """Also after a kill, with their ids, their stations and their time on the hub's clock."""
    commands = [bump(order(at), f"bump-{at:04}") for at in (3, 1, 2)]
    disk = Disk.open(path)
    put(Outbox(disk), *commands)
    disk.abandon()
    with opened(path) as again:
        assert [given.command for given in again.given] == commands
        assert {(given.station, given.at_ms, given.at_s) for given in again.given} == {(STATION, 5, None)}
        assert [given.command for given in Outbox(again).heads(10)] == commands


def test_a_command_may_be_sent_once_it_is_on_disk_and_not_before(path):
    """Whoever is killed in between has not told the hub what he does not know himself."""
    with opened(path) as disk:
        outbox, free = Outbox(disk), threading.Event()
        outbox.watch(free.wait)
        outbox.put(STATION, bump(order(2), "bump-0002"))
        # The disk's thread is held up behind the first; a second one is drawn, but not sent.
        until(lambda: [given.command.id for given in outbox.heads()] == ["bump-0002"])
        outbox.put(STATION, bump(order(1), "bump-0001"))
        assert [given.command.id for given in outbox.heads()] == ["bump-0002"]
        assert [command.id for command in outbox.pending()] == ["bump-0002", "bump-0001"]
        free.set()
        until(lambda: len(list(outbox.heads())) == 2)


def test_what_was_answered_is_not_kept(path):
    """A new start sends what is open and nothing else."""
    disk = Disk.open(path)
    outbox = Outbox(disk)
    put(outbox, bump(order(1), "bump-0001"), bump(order(2), "bump-0002"))
    outbox.take("bump-0001")
    outbox.forget("bump-0001")
    disk.close()
    with opened(path) as again:
        assert ids(again) == ["bump-0002"]


def test_the_last_board_comes_back_as_it_was(path):
    """Every order, what left last, how much there is, and when the hub last vouched for it."""
    message = sent.snapshot(order(1), order(2), seq=7)
    board = apply(Board(station=STATION), message)
    with opened(path) as disk:
        for seq in (1, 2, 7):
            disk.keep_board(snapshot(apply(board, sent.snapshot(order(1), order(2), seq=seq))))
    with opened(path) as disk:
        assert apply(Board(station=STATION), disk.board(STATION)) == board
        assert disk.board("ready") is None


def test_boards_are_written_without_being_waited_for_and_not_all_of_them(path):
    """A busy minute does not wear out a memory card: the last board of a second counts."""
    written: list[str] = []
    with opened(path) as disk:
        disk._database.set_trace_callback(written.append)
        for seq in range(200):
            disk.keep_board(sent.snapshot(order(1), seq=seq))
        until(lambda: any("INTO board" in statement for statement in written))
    assert sum("INTO board" in statement for statement in written) <= 3
    with opened(path) as disk:
        assert disk.board(STATION).seq == 199


def test_a_kiosk_keeps_its_name_and_the_station_it_showed(path):
    """The hub's figures speak of the same screen after a restart; without a hub it shows what it showed."""
    with opened(path) as disk:
        name, shown = disk.kiosk, Shown(station="grill", title="Grill", status=None)
        assert disk.shown is None
        disk.keep_shown(shown)
    with opened(path) as disk:
        assert (disk.kiosk, disk.shown) == (name, shown)
    with opened(path.with_stem("other")) as other:
        assert other.kiosk != name


def test_two_screens_of_one_machine_share_nothing(path):
    """The second one takes the next name; once the first has ended, its file can be had again."""
    with opened(path) as first:
        with opened(path) as second:
            assert (first.path, second.path.name) == (path, "pending-2.db")
            put(Outbox(second), bump(order(1)))
        first.abandon()
        with opened(path) as third:
            assert (third.path, third.given) == (path, ())


@pytest.mark.parametrize("damage", [b"this is no database, " * 400, None])
def test_a_damaged_file_is_kept_aside_and_a_new_one_begun(path, caplog, damage):
    """It is not served, not thrown away, and the log says where it is."""
    with opened(path) as disk:
        for at in range(300):
            disk.keep(Given(station=STATION, command=bump(order(at), f"bump-{at:04}")), lambda: None)
    whole = path.read_bytes()
    path.write_bytes(damage or whole[:4096] + b"\xa5" * (len(whole) - 4096))
    with opened(path) as disk:
        assert (disk.path, disk.given) == (path, ())
        put(Outbox(disk), bump(order(1)))
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.name in caplog.text
    with opened(path) as disk:
        assert len(disk.given) == 1


def flipped(content: bytes, at: int, bit: int = 1) -> bytes:
    damaged = bytearray(content)
    damaged[at] ^= bit
    return bytes(damaged)


def filled(path: Path) -> tuple[bytes, dict[str, Given]]:
    """A disk with everything on it: the file, and the commands by their ids."""
    given = {
        f"bump-{at:04}": Given(station=STATION, command=bump(order(at), f"bump-{at:04}")) for at in range(40)
    }
    with opened(path) as disk:
        disk.keep_shown(Shown(station=STATION, title="Pending"))
        disk.keep_board(snapshot(apply(Board(station=STATION), sent.snapshot(order(1)))))
        for each in given.values():
            disk.keep(each, lambda: None)
    return path.read_bytes(), given


def test_a_command_that_was_damaged_is_never_sent_and_the_others_are(path, caplog):
    """One wrong byte would bump another order; it costs that one command, and the log says so."""
    content, given = filled(path)
    path.write_bytes(flipped(content, content.index(b'"order_id":7,') + len(b'"order_id":')))
    with opened(path) as disk:
        assert ids(disk) == [id_ for id_ in given if id_ != "bump-0007"]
    assert "the 39 commands that can still be read" in caplog.text


@pytest.mark.parametrize("what", ["a text", "the name of an index"])
def test_what_is_no_text_any_more_is_damage_as_any_other(path, what):
    """The driver stumbles over it in ways of its own; a screen that would not start for it has no orders at all."""
    content, given = filled(path)
    place = {"a text": STATION.encode(), "the name of an index": b"sqlite_autoindex_board"}[what]
    path.write_bytes(flipped(content, content.rindex(place) + len(place) - 1, 0x80))
    with opened(path) as disk:
        assert set(ids(disk)) <= set(given)
        put(Outbox(disk), bump(order(99)))


def test_any_byte_of_the_file_may_be_damaged(path):
    """A screen starts, and what it sends is what a cook gave."""
    content, given = filled(path)
    chance = random.Random(7)
    for _ in range(150):
        for file in path.parent.iterdir():
            file.unlink()
        path.write_bytes(flipped(content, chance.randrange(len(content)), 1 << chance.randrange(8)))
        with opened(path) as disk:
            assert all(given[kept.command.id].command == kept.command for kept in disk.given)


def test_what_the_disk_refuses_is_sent_all_the_same_and_written_later(path, caplog):
    """A full disk is said once; bumps go on from memory, and onto the disk when there is room."""
    with opened(path) as disk:
        outbox = Outbox(disk)
        put(outbox, bump(order(0), "bump-0000"))
        disk._database.execute("PRAGMA query_only = ON")
        put(outbox, bump(order(1), "bump-0001"), bump(order(2), "bump-0002"))
        assert len(list(outbox.heads())) == 3
        outbox.take("bump-0000")
        outbox.forget("bump-0000")
        put(outbox, bump(order(4), "bump-0004"))
        assert caplog.text.count("bumps are in memory only") == 1
        disk._database.execute("PRAGMA query_only = OFF")
        put(outbox, bump(order(3), "bump-0003"))
        assert "again" in caplog.text
    with opened(path) as disk:
        assert ids(disk) == ["bump-0001", "bump-0002", "bump-0004", "bump-0003"]


def test_a_place_where_nothing_can_be_kept_is_said(tmp_path):
    """In one sentence; what the kiosk does without is its own affair."""
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(Unusable, match="cannot be used"):
        Disk.open(file / "kiosk.db")


def test_every_commit_is_on_disk_when_it_is_reported(path):
    """With the write-ahead log and full syncs, as the rules want it."""
    with opened(path) as disk:
        (mode,) = disk._database.execute("PRAGMA journal_mode").fetchone()
        (sync,) = disk._database.execute("PRAGMA synchronous").fetchone()
        assert (mode, sync) == ("wal", 2)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            sqlite3.connect(path, timeout=0).execute("SELECT * FROM outbox")


def test_what_is_wiped_is_not_in_the_file_any_more(path):
    """Whoever takes the machine away finds no guest's name in it; its own name and settings stay."""
    with opened(path) as disk:
        name = disk.kiosk
        disk.keep_fact("settings", '{"theme": "light"}')
        put(Outbox(disk), *(bump(order(at), f"secret-{at:04}") for at in range(200)))
        disk.keep_board(sent.snapshot(*(order(at) for at in range(1, 200)), seq=1))
        disk.keep_shown(Shown(station="pending", title="Pending"))
    with opened(path) as disk:
        # Debian's SQLite overwrites what is deleted by itself, others do not.
        disk._database.execute("PRAGMA secure_delete=OFF")
        disk.wipe()
        assert (disk.given, disk.board(STATION), disk.shown) == ((), None, None)
    assert not any(word in path.read_bytes() for word in (b"secret-0001", b"Smash Burger", b"Pending"))
    with opened(path) as again:
        assert (again.kiosk, again.fact("settings")) == (name, '{"theme": "light"}')
        assert (again.given, again.board(STATION), again.shown) == ((), None, None)
