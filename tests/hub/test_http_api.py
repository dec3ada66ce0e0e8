"""The HTTP interface from outside: what is refused and how, and what is answered."""

import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import httpx2
import pytest
from websockets.sync.client import ClientConnection

from hub.displays import ORDER, hear, refusals_of
from servers.hub import HubProcess
from servers.program import until


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
    # Answered only after everything the hub has taken was told to the displays.
    assert hub.http.get("/api/v1/stations/pending/orders").json()["seq"] == 0
    pending.send('{"type": "request_update"}')
    assert hear(pending, "orders_update")["seq"] == 0, "nothing came before this answer"
    assert len(refusals_of(hub)) == logged + 1


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("PUT", "/api/v1/orders/till-1/A", ORDER | {"items": []}, 400),
        ("PUT", "/api/v1/orders/till-1/B", ORDER, 400),
        ("POST", "/operations/api/orders/1/status/", {"status": "burnt"}, 400),
        ("POST", "/operations/api/orders/1/status/", {"status": "ready"}, 404),
        ("POST", "/api/v1/commands", {"station": "pending"}, 400),
    ],
)
def test_whatever_is_refused_is_in_the_log_once(
    method: str, path: str, body: object, status: int, untouched_hub: HubProcess
) -> None:
    """Whoever looks for a till's missing change finds one line that says why."""
    logged = len(refusals_of(untouched_hub))
    assert untouched_hub.http.request(method, path, json=body).status_code == status
    assert len(refusals_of(untouched_hub)) == logged + 1


def test_too_much_or_another_media_type_is_not_read(untouched_hub: HubProcess) -> None:
    """Neither a till gone mad nor the form of a foreign page costs the hub more than a glance."""
    hub = untouched_hub
    huge = json.dumps(ORDER | {"note": "x" * (1024 * 1024)})
    as_json = {"Content-Type": "application/json"}
    assert hub.http.post("/api/v1/orders", content=huge, headers=as_json).status_code == 413
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert hub.http.post("/api/v1/orders", content=json.dumps(ORDER), headers=form).status_code == 415


def test_the_status_call_answers_as_the_seed_document_says(hub: HubProcess) -> None:
    """Word for word when it is done; 400, 404 or 409 when it is not."""
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


def test_a_poll_shows_every_change_the_hub_has_acknowledged(hub: HubProcess) -> None:
    """A till that places an order and asks for the board at once finds it there."""
    for n in range(1, 21):
        hub.place(f"at-once-{n}")
        assert hub.http.get("/api/v1/stations/pending/orders").json()["total"] == n


def test_polling_tells_the_same_truth_and_waits_for_the_next(hub: HubProcess) -> None:
    """A display that cannot have a socket asks, is told nothing twice, and need not ask all the time."""
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
    epoch, seq, _ = answer.headers["ETag"].strip('"').split(":")
    assert hub.http.get(f"{path}?epoch={epoch}&since={seq}").status_code == 304
    assert hub.http.get(f"{path}?epoch=another&since={seq}").status_code == 200
    assert hub.http.get(path + "?wait=21").status_code == 400
    assert hub.http.get("/api/v1/stations/grill/orders").status_code == 404


@pytest.mark.parametrize("held", [False, True], ids=["asks again", "waits"])
def test_polling_tells_what_stands_beyond_the_cards_and_what_became_of_those_that_left(
    held: bool, hub: HubProcess
) -> None:
    """A poll is as true as the socket: `total` and `recent` are part of its answer."""
    path = "/api/v1/stations/pending/orders?limit=1&recent=5"
    ids = [hub.place("1")["id"]]
    last = hub.http.get(path)

    def after(change: Callable[[], object]) -> dict[str, Any]:
        """The next answer to one who has the last one, asked before the change or after it."""
        nonlocal last
        tag = {"If-None-Match": last.headers["ETag"]}
        if held:
            waiting = threads.submit(poller.get, path + "&wait=20", headers=tag)
            until(lambda: "heard_polls_waiting 1.0" in hub.http.get("/metrics").text)
            change()
            last = waiting.result()
        else:
            change()
            last = hub.http.get(path, headers=tag)
        assert last.status_code == 200
        answer: dict[str, Any] = last.json()
        assert [each["id"] for each in answer["orders"]] == ids[:1]
        return answer

    with (
        ThreadPoolExecutor() as threads,
        httpx2.Client(base_url=hub.url, trust_env=False, timeout=30) as poller,
    ):
        for n in (2, 3):
            assert after(lambda n=n: ids.append(hub.place(str(n))["id"]))["total"] == n
        gone = ids.pop()
        for status, total in (("preparing", 2), ("ready", 2)):
            answer = after(lambda status=status: hub.set_status(gone, status))
            recent = [(each["id"], each["status"]) for each in answer["recent"]]
            assert (answer["total"], recent) == (total, [(gone, status)])
        assert after(lambda: hub.http.post("/api/v1/orders/till-1/3/cancel"))["recent"] == []
        assert hub.http.get(path, headers={"If-None-Match": last.headers["ETag"]}).status_code == 304


def test_a_hub_that_was_killed_knows_every_order_it_acknowledged(hub: HubProcess) -> None:
    """201 means that it is on disk."""
    for n in range(20):
        hub.place(str(n))
    hub.kill()
    hub.restart()
    known = hub.http.get("/api/v1/stations/pending/orders?limit=1000").json()["orders"]
    assert [each["external_id"] for each in known] == [str(n) for n in range(20)]


def test_health_readiness_and_figures(hub: HubProcess) -> None:
    """Whoever watches the hub sees whether it lives, can take orders, and how it fares."""
    hub.place("A")
    assert hub.http.get("/healthz").json()["status"] == "alive"
    until(
        lambda: hub.http.get("/readyz").json() == {"status": "ready", "database": "ok", "redis": "connected"}
    )
    # An order is stored a moment before it is fanned out.
    until(lambda: "heard_feed_seq 1.0" in hub.http.get("/metrics").text)
    figures = hub.http.get("/metrics").text
    for figure in (
        'heard_orders_placed_total{way="http"} 1.0',
        "heard_feed_seq 1.0",
        'heard_redis{state="connected"} 1.0',
        'heard_open_orders{station="pending"} 1.0',
        "heard_commit_seconds_count",
    ):
        assert figure in figures


def test_a_database_that_cannot_be_read_is_unavailable_and_no_defect(
    start_hub: Callable[..., HubProcess],
) -> None:
    """Try again, it says, in words; and readiness tells who watches."""
    hub = start_hub("--redis", "none")
    hub.place("A")
    with closing(sqlite3.connect(hub.folder / "data" / "heard.db")) as database:
        for table in ("orders", "events", "location"):
            database.execute(f"ALTER TABLE {table} RENAME TO gone_{table}")
    for path in ("/api/v1/orders/till-1/A", "/api/v1/orders/1/history"):
        answer = hub.http.get(path)
        assert (answer.status_code, answer.json()["status"]) == (503, 503)
        assert "no such table" in answer.json()["detail"]
    health = hub.http.get("/readyz")
    assert (health.status_code, health.json()["status"]) == (503, "failing")
    assert "no such table" in health.json()["database"]
    assert "Traceback" not in hub.program.output()


def test_the_interface_can_be_read_without_a_network(untouched_hub: HubProcess) -> None:
    """The page names every call and loads nothing from elsewhere."""
    hub = untouched_hub
    page = hub.http.get("/docs").text
    for path in hub.http.get("/openapi.json").json()["paths"]:
        assert path in page
    assert "http://" not in page
    assert "https://" not in page


def test_everything_that_happened_to_an_order_can_be_read(hub: HubProcess) -> None:
    """When it went where, and by whom; and how it stands now, under the name its till gave it."""
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


def test_a_poll_that_waits_does_not_keep_the_hub_from_stopping(hub: HubProcess) -> None:
    """The one who waits is answered, the hub ends in order and has nothing to complain of."""
    path = "/api/v1/stations/pending/orders"
    tag = hub.http.get(path).headers["ETag"]
    with (
        ThreadPoolExecutor() as threads,
        httpx2.Client(base_url=hub.url, trust_env=False, timeout=30) as poller,
    ):
        waiting = threads.submit(poller.get, path + "?wait=20", headers={"If-None-Match": tag})
        until(lambda: hub.http.get("/metrics").text.count("heard_polls_waiting 1.0"))
        assert hub.stop() == 0
        assert waiting.result().status_code == 304
    assert "rror" not in hub.program.output()
