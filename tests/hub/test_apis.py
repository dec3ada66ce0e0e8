"""The hub from outside: what is refused and how, who comes in, what a socket is told."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from servers.hub import HubProcess
from servers.program import until

WAIT_S = 10


@pytest.fixture
def sockets() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def opened(
    sockets: ExitStack, hub: HubProcess, station: str, query: str = "", **options: Any
) -> ClientConnection:
    """A display of `hub`; it closes with the test."""
    url = hub.socket_url(station) + query
    return sockets.enter_context(connect(url, proxy=None, open_timeout=WAIT_S, **options))


@pytest.fixture
def display(hub: HubProcess, sockets: ExitStack) -> Callable[..., ClientConnection]:
    """Opens displays of the test's own hub."""
    return partial(opened, sockets, hub)


@pytest.fixture
def untouched_display(untouched_hub: HubProcess, sockets: ExitStack) -> Callable[..., ClientConnection]:
    """Opens displays of the hub that nothing may change."""
    return partial(opened, sockets, untouched_hub)


def hear(socket: ClientConnection, *types: str) -> dict[str, Any]:
    """The next message of one of these types; heartbeats between are passed over."""
    while True:
        message: dict[str, Any] = json.loads(socket.recv(WAIT_S))
        if message["type"] in types:
            return message
        assert message["type"] == "heartbeat", message


def refusals_of(hub: HubProcess) -> list[str]:
    """What the hub has logged about refused calls."""
    return [line for line in hub.program.output().splitlines() if '"refused' in line]


def drain(socket: ClientConnection) -> None:
    """Reads until the hub closes."""
    while True:
        socket.recv(WAIT_S)


def quiet(socket: ClientConnection) -> None:
    """Two heartbeats pass and nothing else comes."""
    for _ in range(2):
        assert json.loads(socket.recv(WAIT_S))["type"] == "heartbeat"


ORDER: dict[str, Any] = {"source": "till-1", "external_id": "A", "items": [{"name": "Burger", "quantity": 3}]}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", ""),
        (b"[]", ""),
        (b'{"source": "till-1"', ""),
        (b'\xff\xfe{"a": 1}', ""),
        (json.dumps(ORDER | {"items": []}).encode(), "items"),
        (json.dumps(ORDER | {"items": [{"name": ""}]}).encode(), "items[0].name"),
        (json.dumps(ORDER | {"items": [{"name": "x", "quantity": "3"}]}).encode(), "items[0].quantity"),
        (json.dumps(ORDER | {"items": [{"name": "x", "quantity": 0}]}).encode(), "items[0].quantity"),
        (json.dumps(ORDER | {"items": [{"name": "x", "alergens": ["nuts"]}]}).encode(), "items[0].alergens"),
        (json.dumps(ORDER | {"source": "a/b"}).encode(), "source"),
        (json.dumps(ORDER | {"due_at": "19:00"}).encode(), "due_at"),
        (json.dumps(ORDER | {"priority": "urgent"}).encode(), "priority"),
        (json.dumps(ORDER).replace('"A"', '"A", "external_id": "B"').encode(), "external_id"),
        (json.dumps(ORDER).replace("3}", "NaN}").encode(), ""),
        (b'{"source": ' + b"[" * 100_000, ""),
    ],
)
def test_a_refused_order_names_the_field_and_leaves_everything_as_it_was(
    body: bytes, field: str, untouched_hub: HubProcess, untouched_display: Callable[..., ClientConnection]
) -> None:
    """One problem document, one line of log; database, stream and screens do not notice."""
    hub = untouched_hub
    logged = len(refusals_of(hub))
    pending = untouched_display("pending")
    assert hear(pending, "orders_update")["total"] == 0
    answer = hub.http.post("/api/v1/orders", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 400
    assert [error["field"] for error in problem["errors"]] == [field]
    assert "Traceback" not in answer.text
    assert hear(pending, "heartbeat")["seq"] == 0
    assert hub.http.get("/api/v1/stations/pending/orders").json()["seq"] == 0
    assert len(refusals_of(hub)) == logged + 1


def test_too_much_or_another_media_type_is_not_read(untouched_hub: HubProcess) -> None:
    hub = untouched_hub
    huge = json.dumps(ORDER | {"note": "x" * (1024 * 1024)})
    as_json = {"Content-Type": "application/json"}
    assert hub.http.post("/api/v1/orders", content=huge, headers=as_json).status_code == 413
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert hub.http.post("/api/v1/orders", content=json.dumps(ORDER), headers=form).status_code == 415


def test_the_status_call_answers_as_the_seed_document_says(hub: HubProcess) -> None:
    placed = hub.place("A")
    done = hub.set_status(placed["id"], "preparing")
    assert done.status_code == 200
    assert done.json() == {
        "success": True,
        "order_id": placed["id"],
        "ref_code": placed["ref_code"],
        "old_status": "pending",
        "new_status": "preparing",
    }
    assert hub.set_status(placed["id"], "burnt").status_code == 400
    assert hub.set_status(placed["id"], "pending").status_code == 409
    assert hub.set_status(placed["id"] + 1, "ready").status_code == 404
    assert hub.set_status(10**30, "ready").status_code == 404
    assert hub.set_status(placed["id"], "complete").status_code == 200
    assert hub.set_status(placed["id"], "cancelled").status_code == 409


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
    ],
)
def test_a_refused_message_is_answered_and_the_connection_stays(
    frame: str | bytes, said: str, untouched_display: Callable[..., ClientConnection]
) -> None:
    pending = untouched_display("pending")
    hear(pending, "orders_update")
    pending.send(frame)
    error = hear(pending, "error")
    assert said in error["detail"]
    pending.send('{"type": "request_update"}')
    assert hear(pending, "orders_update")["orders"] == []


def test_a_command_is_answered_and_only_then_seen(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
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


def test_a_handshake_that_is_refused_says_why(untouched_display: Callable[..., ClientConnection]) -> None:
    for station, query, status, said in (
        ("grill", "", 404, "pending, preparing, ready"),
        ("pending", "?limit=many", 400, "limit"),
        ("pending", "?limit=1&limit=2", 400, "limit"),
    ):
        with pytest.raises(InvalidStatus) as refused:
            untouched_display(station, query)
        assert refused.value.response.status_code == status
        assert said in json.loads(refused.value.response.body)["detail"]


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "https://127.0.0.1",
        "null",
        "http://localhost.evil.example",
        "http://127.0.0.1:1",
        "",
    ],
)
def test_foreign_pages_stay_outside(
    origin: str, untouched_hub: HubProcess, untouched_display: Callable[..., ClientConnection]
) -> None:
    """A browser tells where its page is from; only the hub's own address may use it."""
    hub = untouched_hub
    with pytest.raises(InvalidStatus) as refused:
        untouched_display("pending", additional_headers={"Origin": origin})
    assert refused.value.response.status_code == 403
    assert hub.http.post("/api/v1/orders", json=ORDER, headers={"Origin": origin}).status_code == 403
    assert hub.http.get("/api/v1/stations", headers={"Host": "evil.example"}).status_code == 403


def test_a_closed_hub_lets_nobody_in_without_its_token(start_hub: Callable[..., HubProcess]) -> None:
    """Every call of the OpenAPI list and every socket: 401, before anything else; only `/healthz` is open."""
    hub = start_hub("--location", "main", closed=True)
    token = (hub.folder / "data" / "token").read_text().strip()
    paths = hub.http.get("/openapi.json").json()["paths"]
    assert len(paths) > 8
    for path, operations in paths.items():
        for method in operations:
            address = path.replace("{order_id}", "1").replace("{", "").replace("}", "")
            for headers in ({}, {"Authorization": "Bearer " + "x" * 43}, {"Authorization": token}):
                answer = hub.http.request(method.upper(), address, headers=headers)
                assert (answer.status_code == 200) == (path == "/healthz"), path
                assert answer.status_code in (200, 401)
    for station in ("pending", "preparing", "ready", "nowhere"):
        with pytest.raises(InvalidStatus) as refused:
            connect(hub.socket_url(station), proxy=None)
        assert refused.value.response.status_code == 401
    known = {"Authorization": f"Bearer {token}"}
    assert hub.http.post("/api/v1/orders", json=ORDER, headers=known).status_code == 201
    with connect(hub.socket_url("pending"), proxy=None, additional_headers=known) as socket:
        # The order is stored, but may come through the feed a moment after the snapshot.
        assert hear(socket, "orders_update")["total"] == 1 or hear(socket, "order_update")["total"] == 1


def test_polling_tells_the_same_truth_and_waits_for_the_next(hub: HubProcess) -> None:
    path = "/api/v1/stations/pending/orders"
    first = hub.http.get(path)
    assert first.json()["type"] == "orders_update"
    tag = first.headers["ETag"]
    assert hub.http.get(path, headers={"If-None-Match": tag}).status_code == 304
    with httpx2.Client(base_url=hub.url, trust_env=False, timeout=30) as poller:
        placed = hub.place("A")
        answer = poller.get(path + "?wait=20", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer.json()["orders"] == [placed]
    epoch, seq = answer.headers["ETag"].strip('"').split(":")
    assert hub.http.get(f"{path}?epoch={epoch}&since={seq}").status_code == 304
    assert hub.http.get(f"{path}?epoch=another&since={seq}").status_code == 200
    assert hub.http.get(path + "?wait=21").status_code == 400
    assert hub.http.get("/api/v1/stations/grill/orders").status_code == 404


def test_one_who_does_not_read_slows_nobody_and_gets_a_fresh_snapshot(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
    """What waits for a slow kiosk is bounded; then its queue is dropped and it gets the whole truth."""
    slow = display("pending", "?limit=1000", max_queue=1, max_size=None)
    hear(slow, "orders_update")
    note = "n" * 900
    items = [{"name": "Burger", "note": note}] * 60
    placed = 0
    metric = "heard_kiosk_queue_dropped_total 1.0"
    while metric not in hub.http.get("/metrics").text:
        placed += 1
        assert placed < 400, "the queue never filled"
        hub.place(str(placed), items=items)
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


def test_a_hub_that_was_killed_knows_every_order_it_acknowledged(hub: HubProcess) -> None:
    for n in range(20):
        hub.place(str(n))
    hub.kill()
    hub.restart()
    known = hub.http.get("/api/v1/stations/pending/orders?limit=1000").json()["orders"]
    assert [each["external_id"] for each in known] == [str(n) for n in range(20)]


def test_health_readiness_and_figures(hub: HubProcess) -> None:
    hub.place("A")
    assert hub.http.get("/healthz").json()["status"] == "alive"
    until(
        lambda: hub.http.get("/readyz").json() == {"status": "ready", "database": "ok", "redis": "connected"}
    )
    figures = hub.http.get("/metrics").text
    for figure in (
        'heard_orders_placed_total{way="http"} 1.0',
        "heard_feed_seq 1.0",
        "heard_redis_connected 1.0",
        "heard_open_orders_pending 1.0",
        "heard_commit_seconds_count",
    ):
        assert figure in figures


def test_the_interface_can_be_read_without_a_network(untouched_hub: HubProcess) -> None:
    """The page names every call and loads nothing from elsewhere."""
    hub = untouched_hub
    page = hub.http.get("/docs").text
    for path in hub.http.get("/openapi.json").json()["paths"]:
        assert path in page
    assert "http://" not in page
    assert "https://" not in page


def test_everything_that_happened_to_an_order_can_be_read(hub: HubProcess) -> None:
    placed = hub.place("A")
    hub.set_status(placed["id"], "ready")
    history = hub.http.get(f"/api/v1/orders/{placed['id']}/history").json()
    assert [(each["seq"], each["by"], each["new_status"]) for each in history] == [
        (1, "till-1", "pending"),
        (2, "api", "ready"),
    ]
    assert hub.http.get("/api/v1/orders/till-1/A").json() == history[1]["order"]
    assert hub.http.get("/api/v1/orders/till-1/B").status_code == 404
    assert hub.http.get("/api/v1/orders/7/history").status_code == 404
    assert hub.http.post("/api/v1/orders/till-1/A/cancel").json()["status"] == "cancelled"
    assert hub.http.post("/api/v1/orders/till-1/B/cancel").status_code == 404


def test_a_hub_reachable_unencrypted_says_so_to_every_screen(start_hub: Callable[..., HubProcess]) -> None:
    """The kiosks show a red banner for it; the log warns."""
    hub = start_hub("--host", "0.0.0.0", "--insecure-lan", closed=True)
    assert "WITHOUT ENCRYPTION" in hub.program.output()
    token = (hub.folder / "data" / "token").read_text().strip()
    hub.url = hub.url.replace("0.0.0.0", "127.0.0.1")
    known = {"Authorization": f"Bearer {token}"}
    assert hub.http.get(f"{hub.url}/api/v1/stations", headers=known).json()["insecure"] is True
    with connect(hub.socket_url("ready"), proxy=None, additional_headers=known) as socket:
        assert hear(socket, "orders_update")["insecure"] is True
