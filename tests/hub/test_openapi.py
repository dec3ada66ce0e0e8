"""The description of the calls against a hub that is asked: what it lists is answered, what is answered it lists."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sample_kitchen import TEXT

from hub.displays import ORDER
from hub_server.protocol import pairing_code
from servers.hub import HubProcess

PLACE = "/api/v1/orders"
SENT = "/api/v1/orders/{source}/{external_id}"
CANCEL = SENT + "/cancel"
HISTORY = "/api/v1/orders/{order_id}/history"
STATUS = "/operations/api/orders/{order_id}/status/"
CARDS = "/api/v1/stations/{station}/orders"
COMMANDS = "/api/v1/commands"
DONE = "/api/v1/stations/{station}/done"
KITCHEN = "/api/v1/kitchen"
PAIRINGS = "/api/v1/pairings"
NOBODY = {"Authorization": "Bearer none.x"}
DEVICE = "/api/v1/devices/{id}"

ONLY_WHEN_IT_FAILS = {503, 507}
"""A database away or a disk full; how that is answered is tested where databases and disks fail."""

JSON = "application/json"
TOO_LARGE = {"Content-Type": JSON}, b" " * (1024 * 1024 + 1)
A_FORM = {"Content-Type": "application/x-www-form-urlencoded"}, b"{}"
NO_JSON = {"Content-Type": JSON}, b"{"


def test_the_description_lists_what_each_call_answers_and_nothing_else(
    start_hub: Callable[..., HubProcess],
) -> None:
    """An integrator who handles what is listed is never surprised."""
    hub = start_hub("--redis", "none", closed=True)
    token = (hub.folder / "data" / "token").read_text().strip()
    answered: dict[tuple[str, str], set[int]] = defaultdict(set)

    def ask(method: str, template: str, *values: object, headers: Any = None, **how: Any) -> Any:
        path = template
        for value in values:
            path = path[: path.index("{")] + str(value) + path[path.index("}") + 1 :]
        known = {"Authorization": f"Bearer {token}"}
        answer = hub.http.request(method, path, headers=known | (headers or {}), **how)
        answered[method, template].add(answer.status_code)
        return answer

    order_id = ask("POST", PLACE, json=ORDER).json()["id"]
    ask("POST", PLACE, json=ORDER)
    ask("POST", PLACE, json=ORDER | {"note": "another"})
    ask("PUT", SENT, "till-1", "A", json=ORDER | {"note": "changed"})
    ask("PUT", SENT, "till-1", "B", json=ORDER | {"external_id": "B"})
    ask("GET", SENT, "till-1", "A")
    ask("GET", SENT, "till-1", "none")
    ask("GET", HISTORY, order_id)
    ask("GET", HISTORY, 4711)
    ask("POST", STATUS, order_id, json={"status": "complete"})
    ask("POST", STATUS, order_id, json={"status": "pending"})
    ask("POST", STATUS, 4711, json={"status": "ready"})
    ask("PUT", SENT, "till-1", "A", json=ORDER)
    ask("POST", CANCEL, "till-1", "A")
    ask("POST", CANCEL, "till-1", "B")
    ask("POST", CANCEL, "till-1", "none")
    tag = ask("GET", CARDS, "pending").headers["ETag"]
    ask("GET", CARDS, "pending", headers={"If-None-Match": tag})
    ask("GET", CARDS, "pending", params={"limit": "all"})
    ask("GET", CARDS, "nowhere")
    command = {"station": "pending", "id": "one-two-three", "action": "bump", "order_id": order_id}
    command |= {"version": 1, "items_version": 1}
    ask("POST", COMMANDS, json=command)
    ask("POST", COMMANDS, json=command | {"version": 2})
    ask("POST", COMMANDS, json=command | {"station": "nowhere"})
    described = {"Content-Type": "application/toml"}
    for content in (TEXT.encode(), b"stations = 1"):
        ask("PUT", KITCHEN + ".toml", headers=described, content=content)
    ask("POST", KITCHEN + "/profile", json={"profile": "quiet"})
    ask("POST", KITCHEN + "/profile", json={"profile": "mad"})
    ask("POST", KITCHEN + "/sold-out", json={"name": "Fries"})
    ask("POST", KITCHEN + "/dry-run", json=ORDER)
    ask("GET", KITCHEN + "/events", params={"since": "x"})
    for station in ("fry", "nowhere"):
        ask("GET", DONE, station)
    ask("GET", DONE, "fry", params={"limit": 0})
    for external_id in ("one", "two", "three"):
        items = [{"id": "a", "name": "Fries", "hold": True}, {"id": "b", "name": "Salad"}]
        ask("POST", PLACE, json={"source": "till-1", "external_id": external_id, "items": items})
    apart = {"source": "till-1", "external_id": "four", "items": [{"id": "a"}]}
    together = {"source": "till-1", "external_id": "two"}
    for external_id in ("one", "none", "A"):
        ask("POST", SENT + "/fire", "till-1", external_id, json={"item_ids": ["a"]})
        ask("POST", SENT + "/split", "till-1", external_id, json=apart)
        ask("POST", SENT + "/split", "till-1", external_id, json=apart)
        ask("POST", SENT + "/merge", "till-1", external_id, json=together)
    for path in ("", "/events", ".toml"):
        ask("GET", KITCHEN + path)
    asked, *_ = [ask("POST", PAIRINGS).json() for _ in range(11)]
    known = {"Authorization": f"Bearer {asked['token']}"}
    ours = pairing_code.new_number()
    number = PAIRINGS + "/{id}/number"
    theirs = ask("POST", number, asked["id"], json={"number": ours}, headers=known).json()["number"]
    ask("POST", number, asked["id"], json={"number": "x"}, headers=known)
    ask("POST", number, "none", json={"number": ours}, headers=NOBODY)
    for headers, content in (TOO_LARGE, A_FORM):
        ask("POST", number, asked["id"], headers=headers | known, content=content)
    ask("GET", PAIRINGS + "/{id}", asked["id"], headers=known)
    ask("GET", PAIRINGS + "/{id}", "none", headers=NOBODY)
    for code in (pairing_code.code(hub=theirs, screen=ours, ca=asked["ca"]), *["BBBB-BBBB"] * 6):
        ask("POST", PAIRINGS + "/approve", json={"code": code, "name": "Grill", "station": "pending"})
    ask("POST", "/api/v1/devices", json={"name": "Till", "role": "integrator"})
    for device in (asked["id"], "none", "owner"):
        ask("POST", DEVICE + "/name", device, json={"name": "Grill left"})
        ask("POST", DEVICE + "/station", device, json={"station": ""})
        ask("POST", DEVICE + "/rotate", device if device != "owner" else "none")
        ask("POST", DEVICE + "/revoke", device)
    ask("POST", "/api/v1/me/rotate")
    ask("GET", "/api/v1/audit", params={"limit": 0})
    for path in ("/api/v1/me", "/api/v1/devices", "/api/v1/audit"):
        ask("GET", path)
    for path in ("/api/v1/stations", "/healthz", "/readyz", "/metrics"):
        ask("GET", path)

    paths = hub.http.get("/openapi.json").json()["paths"]
    page = hub.http.get("/docs").text
    for path, operations in paths.items():
        for method, operation in operations.items():
            values = ("1",) * path.count("{")
            ask(method.upper(), path, *values, headers={"Authorization": ""})
            ask(method.upper(), path, *values, headers={"Origin": "http://evil.example"})
            if "requestBody" in operation:
                (media_type,) = operation["requestBody"]["content"]
                for headers, content in (TOO_LARGE, A_FORM, NO_JSON):
                    known = {"Content-Type": media_type} if headers["Content-Type"] == JSON else headers
                    ask(method.upper(), path, *values, headers=known, content=content)
            listed = {int(status) for status in operation["responses"]}
            if path == "/healthz":
                assert listed == {200}
            assert listed - ONLY_WHEN_IT_FAILS == answered[method.upper(), path], f"{method} {path}"
            section = page[page.index(f"<b>{method.upper()}</b> <code>{path}</code>") :].partition(
                "</section>"
            )[0]
            assert [str(status) for status in sorted(listed) if f"{status} " not in section] == []
    assert set(answered) == {(method.upper(), path) for path in paths for method in paths[path]}
