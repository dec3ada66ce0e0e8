"""A screen that was cut off comes back: it is sent what it missed, or everything where that is not known any more."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from hub.displays import drain, hear
from hub_server.protocol.messages import hub_message
from hub_server.sent import KEPT_MOST, KEPT_MOST_BYTES, Sent
from kiosk_app.board import Board, apply
from servers.hub import HubProcess
from servers.program import until

Display = Callable[..., ClientConnection]


def board_of(socket: ClientConnection, board: Board, *, up_to: int) -> Board:
    """The board after what a socket says, up to the first heartbeat that vouches for event `up_to`."""
    while True:
        frame = socket.recv(10)
        message = hub_message.decode(frame)
        board = apply(board, message)
        if json.loads(frame)["type"] == "heartbeat" and board.seq >= up_to:
            return board


def falls_silent(socket: ClientConnection) -> bool:
    """Whether after what was sent already nothing comes for longer than heartbeats are apart."""
    for _ in range(5):
        try:
            socket.recv(2.5)
        except TimeoutError:
            return True
    return False


def resume(board: Board, **other: Any) -> str:
    """The query of a screen that has `board`."""
    asked = {"epoch": board.epoch, "since": board.seq, "limit": 1000, "recent": 20, **other}
    return "?" + "&".join(f"{name}={value}" for name, value in asked.items())


@pytest.fixture
def cut_off(hub: HubProcess, display: Display) -> Board:
    """The board of a screen that saw three orders and was then cut off."""
    socket = display("pending", "?limit=1000&recent=20")
    board = apply(Board(station="pending"), hub_message.decode(socket.recv(10)))
    for name in "ABC":
        hub.place(name)
    board = board_of(socket, board, up_to=3)
    socket.close()
    return board


def test_a_screen_that_comes_back_is_sent_only_what_it_missed(
    hub: HubProcess, display: Display, cut_off: Board
) -> None:
    """An order that came, one that left and one that came and left: the board is as if it had never been away."""
    hub.place("D")
    hub.set_status(1, "preparing")
    hub.place("E")
    hub.set_status(5, "preparing")
    back = display("pending", resume(cut_off))
    assert hear(back, "orders_update", "order_update")["type"] == "order_update", "not the whole truth again"
    board = board_of(display("pending", resume(cut_off)), cut_off, up_to=7)
    fresh = display("pending", "?limit=1000&recent=20")
    whole = apply(Board(station="pending"), hub_message.decode(fresh.recv(10)))
    assert board.orders == whole.orders
    assert board.recent == whole.recent
    assert board.total == whole.total


def test_a_screen_that_missed_nothing_hears_at_once_that_it_is_current(
    hub: HubProcess, display: Display, cut_off: Board
) -> None:
    """A heartbeat that vouches is all it needs."""
    hub.set_status(2, "preparing")
    first = json.loads(display("preparing", "?epoch=" + cut_off.epoch + "&since=4").recv(10))
    assert first["type"] == "orders_update", "this station has said nothing before event 4 that is kept"
    back = display("pending", resume(cut_off, since=4))
    kinds = [json.loads(back.recv(10))["type"] for _ in range(2)]
    assert kinds == ["status_change", "heartbeat"], "the last event once more, and that it was the last"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"epoch": uuid4().hex}, id="of another log"),
        pytest.param({"since": 0}, id="from before anything that is kept"),
        pytest.param({"since": 99}, id="from the future"),
        pytest.param({"limit": 7}, id="with other bounds"),
    ],
)
def test_a_screen_nobody_can_bring_up_to_date_step_by_step_is_sent_everything(
    hub: HubProcess, display: Display, cut_off: Board, other: dict[str, Any]
) -> None:
    """When in doubt, the whole truth."""
    hub.place("D")
    first = json.loads(display("pending", resume(cut_off, **other)).recv(10))
    assert first["type"] == "orders_update"
    assert [order["external_id"] for order in first["orders"]] == list("ABCD")


def test_after_a_restart_of_the_hub_a_screen_is_sent_everything(
    hub: HubProcess, display: Display, cut_off: Board
) -> None:
    """What was sent is kept in memory; the log is the same one, and the board right all the same."""
    hub.kill()
    hub.restart()
    hub.place("D")
    first = json.loads(display("pending", resume(cut_off)).recv(10))
    assert (first["type"], first["epoch"], first["total"]) == ("orders_update", cut_off.epoch, 4)


def test_a_broken_resume_is_refused_by_name(hub: HubProcess, display: Display) -> None:
    """`since` is a number, a kiosk's name a name."""
    for query, name in (("?since=x", "since"), ("?kiosk=a%20b", "kiosk"), ("?since=-1", "since")):
        with pytest.raises(InvalidStatus) as refused:
            display("pending", query)
        assert refused.value.response.status_code == 400
        assert name in refused.value.response.body.decode()


def test_frames_are_kept_within_bounds_and_never_with_a_hole() -> None:
    """By number and by size; from the one that was forgotten last, and before, nobody can resume."""
    sent = Sent(7)
    for seq in range(8, 8 + KEPT_MOST + 1):
        sent.keep(seq, b"x")
    assert sent.since(8) is None
    assert sent.since(9) == b"x" * KEPT_MOST
    sent.keep(9000, b"y" * KEPT_MOST_BYTES)
    assert sent.since(8999) == b"y" * KEPT_MOST_BYTES
    assert sent.since(507) is None
    sent.start_anew(9001)
    assert sent.since(9001) is None
    assert sent.since(9002) == b""


def test_a_hub_that_cannot_read_its_log_vouches_for_nothing(hub: HubProcess, display: Display) -> None:
    """No heartbeat, no snapshot, no poll: a screen goes stale instead of showing what may be old."""
    pending = display("pending")
    hear(pending, "orders_update")
    database = hub.folder / "data" / "heard.db"
    with sqlite3.connect(database, isolation_level=None) as other:
        other.execute("ALTER TABLE location RENAME TO away")
        until(lambda: "heard_log_readable 0.0" in hub.http.get("/metrics").text)
        assert falls_silent(pending)
        with pytest.raises(InvalidStatus) as refused:
            display("pending")
        assert refused.value.response.status_code == 503
        answer = hub.http.get(f"{hub.url}/api/v1/stations/pending/orders")
        assert (answer.status_code, "log" in answer.json()["detail"]) == (503, True)
        other.execute("ALTER TABLE away RENAME TO location")
    other.close()
    assert json.loads(pending.recv(10))["type"] == "heartbeat"
    assert hear(display("pending"), "orders_update")["total"] == 0


def test_a_log_that_was_restored_under_a_running_hub_starts_every_screen_anew(
    hub: HubProcess, display: Display, cut_off: Board
) -> None:
    """Another epoch in the database: the old cards are void, and who was connected comes back for the new ones."""
    pending = display("pending")
    hear(pending, "orders_update")
    epoch = uuid4().hex
    with sqlite3.connect(hub.folder / "data" / "heard.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM orders WHERE id = 3")
        other.execute("DELETE FROM events WHERE order_id = 3")
        other.execute("UPDATE location SET epoch = ?, seq = 2, last_order_id = 2", (epoch,))
        other.execute("COMMIT")
    other.close()
    with pytest.raises(ConnectionClosed):
        drain(pending)
    first = json.loads(display("pending", resume(cut_off)).recv(10))
    assert (first["type"], first["epoch"], first["seq"]) == ("orders_update", epoch, 2)
    assert [order["external_id"] for order in first["orders"]] == ["A", "B"]
    placed = hub.place("F")
    assert hear(display("pending"), "orders_update")["orders"][-1] == placed


@pytest.mark.parametrize("running", [True, False], ids=["while it runs", "while it is off"])
def test_a_log_that_went_back_gets_another_epoch(
    hub: HubProcess, display: Display, cut_off: Board, running: bool
) -> None:
    """A file copied back: numbers that were told would be told again for other events, and screens would mix them."""
    hear(display("pending"), "orders_update")
    until(lambda: 'heard_redis{state="connected"} 1.0' in hub.http.get("/metrics").text)
    hub.place("D")
    if not running:
        hub.stop()
    with sqlite3.connect(hub.folder / "data" / "heard.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM orders WHERE id > 2")
        other.execute("DELETE FROM events WHERE order_id > 2")
        other.execute("UPDATE location SET seq = 2, last_order_id = 2")
        other.execute("COMMIT")
    other.close()
    if not running:
        hub.restart()

    def epoch() -> str:
        answer = hub.http.get(f"{hub.url}/api/v1/stations/pending/orders")
        return str(answer.json().get("epoch", cut_off.epoch)) if answer.status_code == 200 else cut_off.epoch

    until(lambda: epoch() != cut_off.epoch, what="another epoch")
    first = json.loads(display("pending", resume(cut_off)).recv(10))
    assert first["type"] == "orders_update"
    assert [order["external_id"] for order in first["orders"]] == ["A", "B"]
    hub.place("G")
    now = hub.http.get(f"{hub.url}/api/v1/stations/pending/orders").json()
    assert [order["external_id"] for order in now["orders"]] == ["A", "B", "G"], "nothing Redis still had"
