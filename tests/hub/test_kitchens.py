"""A kitchen described while a hub runs: over HTTP, seen on sockets, the same on two hubs and after a restart."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sample_kitchen import TEXT
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from hub.displays import WAIT_S, hear
from servers.hub import HubProcess
from servers.program import until

TOML = {"Content-Type": "application/toml"}
ITEMS = [
    {"name": "Smash Burger", "id": "b", "category": "Burgers"},
    {"name": "Fries", "id": "f", "category": "Sides"},
]


def describe(hub: HubProcess, text: str = TEXT) -> dict[str, Any]:
    answer = hub.http.put("/api/v1/kitchen.toml", content=text.encode(), headers=TOML)
    assert answer.status_code == 200, answer.text
    state: dict[str, Any] = answer.json()
    return state


def names(hub: HubProcess) -> list[str]:
    return [station["name"] for station in hub.http.get("/api/v1/stations").json()["stations"]]


def knows(hub: HubProcess, *stations: str) -> None:
    until(lambda: set(stations) <= set(names(hub)))


def board(hub: HubProcess, station: str) -> dict[str, Any]:
    answer: dict[str, Any] = hub.http.get(f"/api/v1/stations/{station}/orders").json()
    return answer


def numbers(hub: HubProcess, station: str) -> list[str]:
    return [order["number"] for order in board(hub, station)["orders"]]


def command(
    hub: HubProcess, station: str, action: str, order: dict[str, Any] | None, **fields: Any
) -> dict[str, Any]:
    body = {
        "station": station,
        "id": f"test-{datetime.now(UTC).timestamp():.6f}".replace(".", "-"),
        "action": action,
        "order_id": order["id"] if order else 0,
        "version": order["version"] if order else 0,
        "items_version": order["items_version"] if order else 0,
        **fields,
    }
    answer = hub.http.post("/api/v1/commands", json=body)
    assert answer.status_code == 200, answer.text
    ack: dict[str, Any] = answer.json()
    return ack


def last_picture(socket: ClientConnection) -> dict[str, Any]:
    """The next snapshot; what the kitchen moved may be told before it."""
    while (message := hear(socket, "orders_update", "order_update"))["type"] != "orders_update":
        pass
    return message


@pytest.fixture
def kitchen(bare_hub: HubProcess) -> HubProcess:
    """A hub with the sample kitchen."""
    describe(bare_hub)
    knows(bare_hub, "grill", "fry", "expo", "guests")
    return bare_hub


def test_stations_that_are_described_can_be_joined_at_once(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
    """A screen that stands there already is told of the kitchen on the connection it has."""
    pending = display("pending")
    assert hear(pending, "orders_update")["kitchen"] == {
        "station": {"name": "pending", "kind": "stage", "title": "Pending", "status": "pending"}
    }
    hub.place("before", items=ITEMS)
    hear(pending, "order_update")
    assert describe(hub)["version"] == 1
    told = last_picture(pending)
    assert told["kitchen"]["routes_items"]
    assert [order["items"][0]["station"] for order in told["orders"]] == ["grill"], (
        "what hung there was routed"
    )
    assert names(hub)[3:] == ["grill", "grill-2", "fry", "assembly", "window", "expo", "guests"]
    assert [order["external_id"] for order in board(hub, "fry")["orders"]] == ["before"]


def test_a_ticket_leaves_its_station_and_no_other(kitchen: HubProcess) -> None:
    """With the whole card, marked as leaving; expo sees the progress."""
    with connect(kitchen.socket_url("fry")) as fry, connect(kitchen.socket_url("expo")) as expo:
        for each in (fry, expo):
            hear(each, "orders_update")
        order = kitchen.place("1", items=ITEMS)
        assert hear(fry, "order_update")["order"] == order
        hear(expo, "order_update")
        assert command(kitchen, "fry", "bump", order)["result"] == "applied"
        left, seen = hear(fry, "order_update"), hear(expo, "order_update")
        assert (left["left"], left["total"]) == (True, 0)
        assert (seen["left"], seen["order"]["items"][1]["status"]) == (False, "ready")
    assert numbers(kitchen, "fry") == []
    assert numbers(kitchen, "grill") == numbers(kitchen, "expo") == [order["number"]]


def test_a_profile_moves_the_tickets_that_hang(kitchen: HubProcess) -> None:
    """With one touch on a screen; none is lost, and they come back."""
    order = kitchen.place("1", items=ITEMS)
    with connect(kitchen.socket_url("fry")) as fry, connect(kitchen.socket_url("grill")) as grill:
        assert hear(fry, "orders_update")["total"] == hear(grill, "orders_update")["total"] == 1
        ack = command(kitchen, "expo", "profile", None, name="quiet")
        assert ack["result"] == "applied"
        assert hear(fry, "order_update")["left"]
        assert [item["station"] for item in hear(grill, "order_update")["order"]["items"]] == [
            "grill",
            "grill",
        ]
        assert last_picture(fry)["kitchen"]["profile"] == "quiet"
    assert command(kitchen, "expo", "profile", None, name="quiet")["result"] == "already_done"
    refused = command(kitchen, "expo", "profile", None, name="mad")
    assert (refused["result"], refused["detail"]) == (
        "rejected",
        "There is no profile `mad`; this kitchen has quiet.",
    )
    assert kitchen.http.post("/api/v1/kitchen/profile", json={"profile": ""}).status_code == 200
    until(lambda: numbers(kitchen, "fry") == [order["number"]])
    history = kitchen.http.get(f"/api/v1/orders/{order['id']}/history").json()
    assert [(event["action"], event["by"]) for event in history] == [
        ("new_order", "till-1"),
        ("moved", "expo"),
        ("moved", "api"),
    ]


def test_a_dish_that_went_to_another_station_is_not_offered_for_recall(kitchen: HubProcess) -> None:
    """Its till made it another dish: there is nothing the fryer has finished."""
    kitchen.place("1", items=ITEMS)
    grilled = {**ITEMS[1], "name": "Grilled corn burger", "category": "Burgers"}
    body = {"source": "till-1", "external_id": "1", "items": [ITEMS[0], grilled]}
    assert kitchen.http.put("/api/v1/orders/till-1/1", json=body).status_code == 200
    assert numbers(kitchen, "fry") == []
    assert kitchen.http.get("/api/v1/stations/fry/orders?recent=5").json()["recent"] == []


def test_an_order_that_is_for_later_after_all_leaves_the_stages(bare_hub: HubProcess) -> None:
    """And is not offered for recall there: nobody has done anything with it."""
    describe(bare_hub, "schedule = true\n" + TEXT)
    knows(bare_hub, "grill", "expo")
    number = bare_hub.place("1", items=ITEMS)["number"]
    assert numbers(bare_hub, "pending") == [number]
    due_at = datetime.now(UTC) + timedelta(hours=2)
    body = {"source": "till-1", "external_id": "1", "items": ITEMS, "due_at": due_at.isoformat()}
    assert bare_hub.http.put("/api/v1/orders/till-1/1", json=body).status_code == 200
    assert bare_hub.http.get("/api/v1/stations/pending/orders?recent=5").json()["recent"] == []
    assert numbers(bare_hub, "pending") == []
    assert numbers(bare_hub, "expo") == numbers(bare_hub, "grill") == [number]


def test_what_is_sold_out_is_on_every_screen(kitchen: HubProcess) -> None:
    """From a screen or from the till, until there is some again."""
    with connect(kitchen.socket_url("guests")) as guests, connect(kitchen.socket_url("grill")) as grill:
        for each in (guests, grill):
            assert "sold_out" not in hear(each, "orders_update")["kitchen"]
        assert command(kitchen, "grill", "sold_out", None, name="Rib-Eye")["result"] == "applied"
        for each in (guests, grill):
            assert hear(each, "orders_update")["kitchen"]["sold_out"] == ["Rib-Eye"]
        back = kitchen.http.post("/api/v1/kitchen/sold-out", json={"name": "RIB-EYE", "sold_out": False})
        assert back.json()["sold_out"] == []
        assert "sold_out" not in hear(grill, "orders_update")["kitchen"]


def test_a_screen_that_was_cut_off_hears_what_went_86_meanwhile(kitchen: HubProcess) -> None:
    """It has every event; it gets the whole picture all the same."""
    kitchen.place("1", items=[ITEMS[0]])
    with connect(kitchen.socket_url("fry")) as fry:
        board = hear(fry, "orders_update")
    assert board["seq"] == 1, "the event was none of this station's, and it has it"
    assert command(kitchen, "grill", "sold_out", None, name="Fries")["result"] == "applied"
    url = f"{kitchen.socket_url('fry')}?epoch={board['epoch']}&since={board['seq']}"
    with connect(url) as fry:
        assert hear(fry, "orders_update", "heartbeat")["kitchen"]["sold_out"] == ["Fries"]


def test_a_screen_that_polls_hears_of_the_kitchen(kitchen: HubProcess) -> None:
    """At once, although nothing has happened to an order; by its `ETag` or by what it says it has."""
    path = "/api/v1/stations/grill/orders"
    first = kitchen.http.get(path)
    known = {"epoch": first.json()["epoch"], "since": first.json()["seq"], "kitchen": 1}
    for query, headers in ((known, {}), ({}, {"If-None-Match": first.headers["ETag"]})):
        assert kitchen.http.get(path, params=query, headers=headers).status_code == 304
    with (
        ThreadPoolExecutor(1) as threads,
        httpx2.Client(base_url=kitchen.url, trust_env=False, timeout=30) as poller,
    ):
        waiting = threads.submit(poller.get, path, params={**known, "wait": 20})
        until(lambda: "heard_polls_waiting 1.0" in kitchen.http.get("/metrics").text)
        assert command(kitchen, "grill", "sold_out", None, name="Rib-Eye")["result"] == "applied"
        told = waiting.result(WAIT_S)
    assert (told.status_code, told.json()["kitchen"]["sold_out"]) == (200, ["Rib-Eye"])
    assert told.json()["kitchen"]["version"] == 2
    for query, headers in ((known, {}), ({}, {"If-None-Match": first.headers["ETag"]})):
        assert kitchen.http.get(path, params=query, headers=headers).status_code == 200
    again = kitchen.http.get(path, params={**known, "kitchen": 2, "wait": 1})
    assert again.status_code == 304


def test_a_kitchen_that_cannot_be_is_refused_with_its_line(kitchen: HubProcess) -> None:
    """And the one there is goes on."""
    before = kitchen.http.get("/api/v1/kitchen").json()
    wrong = TEXT.replace('stations = ["fry"]', 'stations = ["fryer"]')
    answer = kitchen.http.put("/api/v1/kitchen.toml", content=wrong.encode(), headers=TOML)
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    line = wrong.splitlines().index('stations = ["fryer"]') + 1
    assert error == {"field": "routes[4].stations[0]", "detail": f"line {line}: there is no station `fryer`"}
    for body, headers, status in ((b"\xff", TOML, 400), (b"{}", {"Content-Type": "application/json"}, 415)):
        assert kitchen.http.put("/api/v1/kitchen.toml", content=body, headers=headers).status_code == status
    assert kitchen.http.get("/api/v1/kitchen").json() == before


def test_a_kitchen_can_be_read_and_sent_back(kitchen: HubProcess) -> None:
    """As a file; the same again changes nothing."""
    text = kitchen.http.get("/api/v1/kitchen.toml").text
    assert describe(kitchen, text)["version"] == 1


def test_a_dry_run_says_where_and_why_and_places_nothing(kitchen: HubProcess) -> None:
    """Also for what nobody makes."""
    order = {"source": "x", "external_id": "1", "items": [*ITEMS, {"name": "Soup"}]}
    answer = kitchen.http.post("/api/v1/kitchen/dry-run", json=order).json()
    assert [(item["name"], item["stations"], item["in_turn"]) for item in answer["items"]] == [
        ("Smash Burger", ["grill", "assembly"], True),
        ("Fries", ["fry"], False),
        ("Soup", [], False),
    ]
    assert answer["items"][2]["why"] == "no route takes it: category none, name Soup"
    assert numbers(kitchen, "pending") == []


def test_a_hub_that_comes_back_runs_the_same_kitchen(kitchen: HubProcess) -> None:
    """Also after a kill, with its profile and with what is done."""
    order = kitchen.place("1", items=ITEMS)
    command(kitchen, "fry", "bump", order)
    kitchen.http.post("/api/v1/kitchen/profile", json={"profile": "quiet"})
    kitchen.kill()
    kitchen.restart()
    assert board(kitchen, "grill")["kitchen"]["profile"] == "quiet"
    assert numbers(kitchen, "grill") == [order["number"]]
    assert [recent["number"] for recent in recents(kitchen, "expo")] == []


def recents(hub: HubProcess, station: str) -> list[dict[str, Any]]:
    answer = hub.http.get(f"/api/v1/stations/{station}/orders", params={"recent": 10}).json()
    found: list[dict[str, Any]] = answer["recent"]
    return found


def test_what_a_station_has_done_can_be_recalled_also_after_a_restart(kitchen: HubProcess) -> None:
    """The list of recalls is the log's."""
    order = kitchen.place("1", items=ITEMS)
    command(kitchen, "fry", "bump", order)
    assert [recent["id"] for recent in recents(kitchen, "fry")] == [order["id"]]
    kitchen.kill()
    kitchen.restart()
    (recent,) = recents(kitchen, "fry")
    ack = command(kitchen, "fry", "recall", recent, to="preparing")
    assert ack["result"] == "applied"
    until(lambda: numbers(kitchen, "fry") == [order["number"]])


def test_two_hubs_run_one_kitchen(kitchen: HubProcess, start_hub: Callable[..., HubProcess]) -> None:
    """What is described at one is at the other a moment later, on the connections it has."""
    other = start_hub("--redis", "none", data=kitchen.data)
    assert names(other) == names(kitchen)
    with connect(other.socket_url("grill")) as grill:
        hear(grill, "orders_update")
        kitchen.http.post("/api/v1/kitchen/profile", json={"profile": "quiet"})
        assert hear(grill, "orders_update")["kitchen"]["profile"] == "quiet"


def read_on(socket: ClientConnection) -> None:
    while True:
        socket.recv(WAIT_S)


def test_a_station_that_is_gone_says_so(kitchen: HubProcess) -> None:
    """Its screens are let go, and nobody can join it any more; its tickets are where they are made now."""
    order = kitchen.place("1", items=[{"name": "Fries", "category": "Sides"}])
    with connect(kitchen.socket_url("fry")) as fry:
        hear(fry, "orders_update")
        describe(kitchen, '[[stations]]\nname = "line"\nkind = "prep"\n[[routes]]\nstations = ["line"]\n')
        with pytest.raises(ConnectionClosed):
            read_on(fry)
    assert names(kitchen) == ["pending", "preparing", "ready", "line"]
    assert kitchen.http.get("/api/v1/stations/fry/orders").status_code == 404
    assert numbers(kitchen, "line") == [order["number"]]


def test_what_is_to_be_fired_is_fired_in_time_by_one_of_two_hubs(
    kitchen: HubProcess, start_hub: Callable[..., HubProcess]
) -> None:
    """Once, as an event of its own."""
    start_hub("--redis", "none", data=kitchen.data)
    at = (datetime.now(UTC) + timedelta(seconds=2)).isoformat()
    order = kitchen.place("1", items=[{"name": "Fries", "category": "Sides", "fire_at": at}])
    assert order["items"][0]["pace"]["held"]
    path = f"/api/v1/orders/{order['id']}/history"
    until(lambda: len(kitchen.http.get(path).json()) == 2)
    event = kitchen.http.get(path).json()[1]
    assert (event["action"], event["by"]) == ("fired", "heard")
    assert "held" not in event["order"]["items"][0]["pace"]
    assert event["at"] >= at[:19]


def test_the_till_fires_what_it_has_held(kitchen: HubProcess) -> None:
    """And hears what cannot be fired."""
    kitchen.place("1", items=[{"name": "Fries", "category": "Sides", "hold": True, "course": "Mains"}])
    path = "/api/v1/orders/till-1/1/fire"
    assert kitchen.http.post(path, json={"course": "Cheese"}).status_code == 409
    assert kitchen.http.post("/api/v1/orders/till-1/2/fire", json={}).status_code == 404
    for _ in range(2):
        answer = kitchen.http.post(path, json={"course": "Mains"})
        assert answer.status_code == 200
        assert "held" not in answer.json()["items"][0]["pace"]


def test_rush_goes_first_on_every_screen(kitchen: HubProcess) -> None:
    """Those who look get it in its place."""
    first, second = (kitchen.place(str(n), items=ITEMS) for n in (1, 2))
    assert command(kitchen, "fry", "prioritize", second, priority="rush")["result"] == "rejected"
    assert command(kitchen, "expo", "prioritize", second, priority="rush")["result"] == "applied"
    for station in ("pending", "fry", "expo"):
        until(lambda: numbers(kitchen, station) == [second["number"], first["number"]])  # noqa: B023


def test_a_ticket_is_put_between_others_by_hand(kitchen: HubProcess) -> None:
    """At expo, on every screen, and back."""
    one, two, three = (kitchen.place(str(n), items=ITEMS) for n in (1, 2, 3))
    ack = command(kitchen, "expo", "place", three, between=[one["id"], two["id"]])
    assert ack["result"] == "applied"
    until(lambda: numbers(kitchen, "fry") == [each["number"] for each in (one, three, two)])
    command(kitchen, "expo", "place", json.loads(json.dumps(ack["order"])), between=[])
    until(lambda: numbers(kitchen, "fry") == [each["number"] for each in (one, two, three)])
