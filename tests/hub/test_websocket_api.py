"""The socket from outside: what a display is told, what it may say, what becomes of one that does not listen."""

import json
import re
from collections.abc import Callable

import psutil
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from hub.displays import GOODBYE, ORDER, WAIT_S, drain, hear, plain_display, quiet, refusals_of
from hub_server.websocket_api import QUEUED_MOST_BYTES
from servers.hub import HubProcess
from servers.program import until


def test_an_order_moves_between_displays_and_only_theirs(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
    """It leaves one and is on the other at once; the third is told nothing."""
    pending, preparing, ready = display("pending"), display("preparing"), display("ready")
    for each in (pending, preparing, ready):
        hear(each, "orders_update")
    placed = hub.place("A", items=[{"name": "Burger", "quantity": 3}])
    arrived = hear(pending, "order_update")
    assert (arrived["action"], arrived["order"]) == ("new_order", placed)
    hub.set_status(placed["id"], "preparing")
    left = hear(pending, "status_change")
    entered = hear(preparing, "order_update")
    change = hear(preparing, "status_change")
    assert (left["order_id"], left["old_status"], left["new_status"]) == (
        placed["id"],
        "pending",
        "preparing",
    )
    assert (entered["action"], entered["order"]["status"]) == ("status_changed", "preparing")
    assert (change["old_status"], change["new_status"]) == ("pending", "preparing")
    quiet(ready)


def test_a_change_by_the_pos_reaches_the_card(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
    """With what was added, voided and altered; and not when it was sent under another order's name."""
    pending = display("pending")
    hear(pending, "orders_update")
    hub.place("A", items=[{"name": "Burger", "quantity": 2}, {"name": "Fries"}])
    hear(pending, "order_update")
    again = {"items": [{"name": "Burger", "quantity": 3}, {"name": "Salad"}]}
    answer = hub.http.put("/api/v1/orders/till-1/A", json=ORDER | again)
    assert answer.status_code == 200
    changed = hear(pending, "order_update")
    assert changed["action"] == "items_changed"
    assert changed["order"] == answer.json()
    told = [(change["kind"], change["old"], change["new"]) for change in changed["order"]["changes"]]
    assert told == [("quantity", "2", "3"), ("voided", "Fries", ""), ("added", "", "Salad")]
    elsewhere = hub.http.put("/api/v1/orders/till-1/B", json=ORDER)
    assert elsewhere.json()["errors"][0]["field"] == "external_id"


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ('{"type": "dance"}', "type"),
        ('{"type": "request_update", "since": 3}', "since"),
        ('{"type": "command", "id": "short"}', "id"),
        ('{"type": "command", "id": "long-enough", "action": "burn"}', "action"),
        (b'{"type": "request_update"}', "Binary"),
        ("[" * 20_000, "nested"),
        ("[" * 17 + '\\"' * 32_000, "nested"),
    ],
)
def test_a_refused_message_is_answered_and_the_connection_stays(
    frame: str | bytes,
    said: str,
    untouched_hub: HubProcess,
    untouched_display: Callable[..., ClientConnection],
) -> None:
    """A kiosk of a newer version, or with a fault, is told what is wrong, once, and goes on being served."""
    pending = untouched_display("pending")
    hear(pending, "orders_update")
    logged = len(refusals_of(untouched_hub))
    pending.send(frame)
    error = hear(pending, "error")
    assert said in error["detail"]
    assert len(refusals_of(untouched_hub)) == logged + 1
    pending.send('{"type": "request_update"}')
    assert hear(pending, "orders_update")["orders"] == []


def test_a_command_is_answered_and_only_then_seen(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
    """The one who bumped hears first; whichever way a command is repeated, it gets the same answer."""
    pending = display("pending")
    hear(pending, "orders_update")
    placed = hub.place("A")
    hear(pending, "order_update")
    command = {
        "type": "command", "id": "one-two-three", "action": "bump", "order_id": placed["id"],
        "version": 1, "items_version": 1, "to": "preparing",
    }  # fmt: skip
    pending.send(json.dumps(command))
    ack = hear(pending, "ack")
    assert (ack["id"], ack["result"], ack["seq"]) == ("one-two-three", "applied", 2)
    assert hear(pending, "status_change")["seq"] == 2
    pending.send(json.dumps(command))
    assert hear(pending, "ack") == ack, "a retry gets the same answer"
    over_http = {**command, "station": "pending"}
    del over_http["type"]
    assert hub.http.post("/api/v1/commands", json=over_http).json() == ack, "on whichever way"
    pending.send(json.dumps(command | {"to": "ready"}))
    assert hear(pending, "error")["code"] == "conflict"
    over_http["station"] = "nowhere"
    assert hub.http.post("/api/v1/commands", json=over_http).status_code == 404


def test_a_handshake_that_is_refused_says_why(
    untouched_hub: HubProcess, untouched_display: Callable[..., ClientConnection]
) -> None:
    """To whoever set the display up, and once in the log."""
    for station, query, status, said in (
        ("grill", "", 404, "pending, preparing, ready"),
        ("pending", "?limit=many", 400, "limit"),
        ("pending", "?limit=1&limit=2", 400, "limit"),
    ):
        logged = len(refusals_of(untouched_hub))
        with pytest.raises(InvalidStatus) as refused:
            untouched_display(station, query)
        assert refused.value.response.status_code == status
        assert said in json.loads(refused.value.response.body)["detail"]
        assert len(refusals_of(untouched_hub)) == logged + 1


def test_one_who_does_not_read_slows_nobody_and_gets_a_fresh_snapshot(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
    """What waits for a slow kiosk is bounded; then its queue is dropped and it gets the whole truth."""
    slow = display("pending", "?limit=1000", max_queue=1, max_size=None)
    hear(slow, "orders_update")
    # Large, so that the queue is full before the hub misses the answer to its ping, on a busy machine, too.
    note = "n" * 900
    items = [{"name": "Burger", "note": note}] * 300
    placed = 0
    metric = "heard_kiosk_queue_dropped_total 1.0"
    while metric not in hub.http.get("/metrics").text:
        placed += 1
        assert placed < 400, "the queue never filled"
        hub.place(str(placed), items=items)
    (most,) = re.findall(r"^heard_kiosk_queue_most_bytes (\S+)", hub.http.get("/metrics").text, re.MULTILINE)
    assert len(note) * len(items) < float(most) <= QUEUED_MOST_BYTES
    last = 0
    while True:
        message = json.loads(slow.recv(WAIT_S))
        last = max(last, message["seq"])
        if message["type"] == "orders_update":
            break
    assert [each["external_id"] for each in message["orders"]] == [str(n + 1) for n in range(placed)]


def test_the_hub_says_goodbye_and_comes_back_with_everything(hub: HubProcess) -> None:
    """An orderly stop closes sockets with 1012; the next start knows every order."""
    with connect(hub.socket_url("pending"), proxy=None) as socket:
        before = hear(socket, "orders_update")["epoch"]
        hub.place("A")
        assert hub.stop() == 0
        with pytest.raises(ConnectionClosed) as closed:
            drain(socket)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012
    hub.restart()
    with connect(hub.socket_url("pending"), proxy=None) as socket:
        snapshot = hear(socket, "orders_update")
    assert (snapshot["epoch"], snapshot["total"], snapshot["seq"]) == (before, 1, 1)


def test_one_who_only_asks_and_never_reads_fills_no_memory(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
    """Answers are bounded as events are: a thousand snapshots nobody takes are not kept."""
    for n in range(20):
        hub.place(str(n), items=[{"name": "Burger", "note": "n" * 900}] * 20)
    greedy = display("pending", max_queue=1, close_timeout=0.1)
    program = psutil.Process(hub.program.pid)
    before = program.memory_info().rss
    for _ in range(1000):
        greedy.send('{"type": "request_update"}')
    until(lambda: "heard_kiosk_queue_dropped_total 0.0" not in hub.http.get("/metrics").text)
    assert program.memory_info().rss - before < 32 * 2**20


def test_one_who_says_goodbye_and_stays_on_the_line_ends_nothing(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
    """After its Close frame nobody can be written to any more; all the others are told as before."""
    pending = display("pending")
    hear(pending, "orders_update")
    with plain_display(hub, "pending") as leaving:
        leaving.sendall(GOODBYE)
        while leaving.recv(65536):
            pass  # to the hub's own Close and the end of what it says
        quiet(pending)
        placed = hub.place("A")
        assert hear(pending, "order_update")["order"] == placed
        # It does not stay on the line for ever either.
        until(lambda: 'heard_kiosks_connected{station="pending"} 1.0' in hub.http.get("/metrics").text)
    assert "rror" not in hub.program.output()


def test_one_who_leaves_with_messages_still_waiting_is_not_written_to(hub: HubProcess) -> None:
    """It goes on reading to the end, which makes room; what it missed is for nobody."""
    items = [{"name": "Burger", "note": "n" * 900}] * 300
    with plain_display(hub, "pending", "?limit=1000") as slow:
        placed = 0
        while "heard_kiosk_queue_dropped_total 1.0" not in hub.http.get("/metrics").text:
            placed += 1
            assert placed < 400, "the queue never filled"
            hub.place(str(placed), items=items)
        slow.sendall(GOODBYE)
        while slow.recv(65536):
            pass
    until(lambda: 'heard_kiosks_connected{station="pending"} 0.0' in hub.http.get("/metrics").text)
    assert "rror" not in hub.program.output()
