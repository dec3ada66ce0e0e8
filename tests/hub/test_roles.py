"""Who may do what: every call and every message, tried with a credential of every role."""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from hub.displays import WAIT_S, hear
from hub_server.roles import ALLOWED, Right, Role
from servers.hub import HubProcess

EVERYBODY = "integrator kiosk manager auditor"
MAY: dict[str, str] = {
    "POST /api/v1/orders": "integrator manager",
    "PUT /api/v1/orders/{source}/{external_id}": "integrator manager",
    "GET /api/v1/orders/{source}/{external_id}": "integrator manager auditor",
    "GET /api/v1/orders/{order_id}/history": "integrator manager auditor",
    "POST /api/v1/orders/{source}/{external_id}/cancel": "integrator manager",
    "POST /api/v1/orders/{source}/{external_id}/fire": "integrator manager",
    "POST /api/v1/orders/{source}/{external_id}/merge": "integrator manager",
    "POST /api/v1/orders/{source}/{external_id}/split": "integrator manager",
    "POST /operations/api/orders/{order_id}/status/": "integrator kiosk manager",
    "GET /api/v1/stations": EVERYBODY,
    "GET /api/v1/stations/{station}/orders": "kiosk manager auditor",
    "GET /api/v1/stations/{station}/done": "kiosk manager auditor",
    "POST /api/v1/commands": "kiosk manager",
    "GET /api/v1/kitchen": EVERYBODY,
    "GET /api/v1/kitchen/events": EVERYBODY,
    "GET /api/v1/kitchen.toml": EVERYBODY,
    "PUT /api/v1/kitchen.toml": "manager",
    "POST /api/v1/kitchen/profile": "kiosk manager",
    "POST /api/v1/kitchen/sold-out": "integrator kiosk manager",
    "POST /api/v1/kitchen/dry-run": EVERYBODY,
    "POST /api/v1/pairings/approve": "manager",
    "GET /api/v1/me": EVERYBODY,
    "POST /api/v1/me/rotate": EVERYBODY,
    "GET /api/v1/devices": "manager auditor",
    "POST /api/v1/devices": "manager",
    "POST /api/v1/devices/{id}/rotate": "manager",
    "POST /api/v1/devices/{id}/revoke": "manager",
    "POST /api/v1/devices/{id}/name": "manager",
    "POST /api/v1/devices/{id}/station": "manager",
    "GET /api/v1/audit": "manager auditor",
    "GET /readyz": EVERYBODY,
    "GET /metrics": "manager auditor",
}
"""Written by hand, so that a slip in the hub's own table is noticed; a call that is not in it fails the test."""

FOR_ANYBODY = {
    "GET /healthz",
    "POST /api/v1/pairings",
    "POST /api/v1/pairings/{id}/number",
    "GET /api/v1/pairings/{id}",
}

COMMANDS = {
    "bump": "kiosk manager",
    "recall": "kiosk manager",
    "void": "kiosk manager",
    "profile": "kiosk manager",
    "sold_out": "integrator kiosk manager",
    "back_in_stock": "integrator kiosk manager",
}
"""Of those that may open the socket."""


@pytest.fixture
def hub(start_hub: Callable[..., HubProcess]) -> HubProcess:
    return start_hub("--redis", "none", closed=True)


def test_every_role_may_do_what_the_table_says_and_nothing_else_over_http(hub: HubProcess) -> None:
    """403 for the one, any other answer for the other; the description says the same."""
    tokens = {role: hub.issue(role) for role in Role}
    paths = hub.http.get("/openapi.json").json()["paths"]
    listed = {f"{method.upper()} {path}" for path, operations in paths.items() for method in operations}
    assert listed == MAY.keys() | FOR_ANYBODY
    for call, roles in MAY.items():
        method, path = call.split()
        assert paths[path][method.lower()]["x-roles"] == [role for role in Role if role in roles.split()]
        for role, token in tokens.items():
            address = path.replace("{order_id}", "4711").replace("{", "").replace("}", "")
            answer = hub.ask(method, address, token=token)
            assert (answer.status_code == 403) == (role not in roles.split()), f"{role}: {call}"
            assert answer.status_code != 401, f"{role}: {call}"


def heard(socket: ClientConnection, type_: str) -> dict[str, Any]:
    """The next message of this type, past all that a command made of the station."""
    while (message := json.loads(socket.recv(WAIT_S)))["type"] != type_:
        pass
    told: dict[str, Any] = message
    return told


def command(action: str) -> dict[str, Any]:
    of_kitchen = action in ("profile", "sold_out", "back_in_stock")
    about = (
        {"order_id": 0, "name": "" if action == "profile" else "Fries"} if of_kitchen else {"order_id": 4711}
    )
    return {"id": uuid.uuid4().hex, "action": action, "version": 1, "items_version": 1, **about}


def test_every_role_may_command_what_the_table_says_and_nothing_else(hub: HubProcess) -> None:
    """On the socket each message is looked at, not only the handshake; over HTTP what is in the body."""
    for role in Role:
        token = hub.issue(role)
        if role == "integrator":
            with pytest.raises(InvalidStatus) as refused:
                connect(hub.socket_url("pending"), proxy=None, additional_headers=hub.knock(token))
            assert refused.value.response.status_code == 403
            continue
        url = hub.socket_url("pending")
        with connect(url, proxy=None, additional_headers=hub.knock(token), open_timeout=WAIT_S) as socket:
            hear(socket, "orders_update")
            for action, roles in COMMANDS.items():
                socket.send(json.dumps({"type": "command", **command(action)}))
                ack = heard(socket, "ack")
                assert (f"The role {role} may not" in ack["detail"]) == (role not in roles.split()), ack
            socket.send(json.dumps({"type": "request_update"}))
            heard(socket, "orders_update")
            socket.send(json.dumps({"type": "seen", "seq": 0}))
            if role == "auditor":
                assert heard(socket, "error")["code"] == "forbidden"
            socket.send(json.dumps({"type": "request_update"}))
            heard(socket, "orders_update")
        for action, roles in COMMANDS.items():
            answer = hub.ask(
                "POST", "/api/v1/commands", token=token, json={"station": "pending", **command(action)}
            )
            assert answer.status_code == (200 if role in roles.split() else 403), f"{role}: {action}"


def test_a_command_is_judged_by_what_it_is(start_hub: Callable[..., HubProcess]) -> None:
    """Each of the kitchen's has a right of its own, on the socket and in the body of a call."""
    table = "from hub_server.roles import ALLOWED, Right, Role\n"
    for right in ("SWITCH_PROFILE", "MARK_SOLD_OUT"):
        table += f"ALLOWED[Right.{right}] = frozenset({{Role.MANAGER}})\n"
    hub = start_hub("--redis", "none", closed=True, altered=table)
    token, url = hub.issue("kiosk"), hub.socket_url("pending")
    with connect(url, proxy=None, additional_headers=hub.knock(token), open_timeout=WAIT_S) as socket:
        for action in COMMANDS:
            refused = action in ("profile", "sold_out", "back_in_stock")
            socket.send(json.dumps({"type": "command", **command(action)}))
            assert ("may not" in heard(socket, "ack")["detail"]) == refused, action
            body = {"station": "pending", **command(action)}
            answer = hub.ask("POST", "/api/v1/commands", token=token, json=body)
            assert (answer.status_code == 403) == refused, action


def test_the_glass_of_somebody_who_only_reads_counts_for_nothing(hub: HubProcess) -> None:
    """No order is taken for displayed because an auditor polled."""
    auditor, kiosk = hub.issue("auditor"), hub.issue("kiosk")
    for token, name in ((auditor, "spy"), (kiosk, "grill-1")):
        path = f"/api/v1/stations/pending/orders?kiosk={name}&seen=0"
        assert hub.ask("GET", path, token=token).status_code == 200
    figures = hub.ask("GET", "/metrics", token=auditor).text
    assert 'kiosk="grill-1"' in figures
    assert "spy" not in figures


def test_every_right_is_in_the_table() -> None:
    """A right nobody thought of would fail when it is asked for."""
    assert set(ALLOWED) == set(Right)
    for right in Right:
        assert Role.MANAGER in ALLOWED[right]
