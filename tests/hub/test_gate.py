"""Who may come in, on every call and every socket."""

import http.client
from collections.abc import Callable
from contextlib import closing

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from hub.displays import ORDER, hear
from servers.hub import HubProcess


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "https://127.0.0.1",
        "null",
        "http://localhost.evil.example",
        "http://127.0.0.1:1",
        "",
        "http://127.0.0.1:{port}.evil.example",
        "http://evil.example:{port}",
        "http://127.0.0.1.evil.example:{port}",
        "http://evil.example#http://127.0.0.1:{port}",
        "http://127.0.0.1:{port}@evil.example",
        "http://user@127.0.0.1:{port}",
        "https://127.0.0.1:{port}",
        "ws://127.0.0.1:{port}",
        "http://127.0.0.1:{port}/",
        "http://127.0.0.1:{port} http://evil.example",
        "http://127.0.0.1:{port}, http://evil.example",
        "HTTP://127.0.0.1:{port}",
        "http://127.1:{port}",
        "http://[::1]:{port}",
        "//127.0.0.1:{port}",
        "127.0.0.1:{port}",
        "file://",
        "*",
    ],
)
def test_foreign_pages_stay_outside(
    origin: str, untouched_hub: HubProcess, untouched_display: Callable[..., ClientConnection]
) -> None:
    """A browser tells where its page is from; only the hub's own address may use it."""
    hub = untouched_hub
    origin = origin.replace("{port}", hub.url.rpartition(":")[2])
    with pytest.raises(InvalidStatus) as refused:
        untouched_display("pending", additional_headers={"Origin": origin})
    assert refused.value.response.status_code == 403
    assert hub.http.post("/api/v1/orders", json=ORDER, headers={"Origin": origin}).status_code == 403
    assert hub.http.get("/api/v1/stations", headers={"Host": "evil.example"}).status_code == 403


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_a_host_that_is_none_is_refused_as_a_foreign_one_is(
    closed: bool, start_hub: Callable[..., HubProcess]
) -> None:
    """Whatever stands in a header, the answer is a refusal, never a fault of the hub."""
    hub = start_hub("--redis", "none", closed=closed)
    hosts = ("[", "[::1", "::1]", "[x]", "[127.0.0.1", "127.0.0.1@evil.example", "\xff", "")
    for host in hosts:
        for path in ("/api/v1/stations", "/api/v1/stations/pending/orders", "/nowhere", "/api/v1/stations/"):
            assert answered(hub, path, ("Host", host)) in {401 if closed else 403, 404, 307}, host
    for host in hosts:
        assert answered(hub, "/ws/kitchen/pending/", ("Host", host), *HANDSHAKE) == (401 if closed else 403)
    if not closed:
        assert answered(hub, "//[/ws/kitchen/pending/", ("Host", "127.0.0.1"), *HANDSHAKE) == 404
    for name, value in (("Host", "127.0.0.1"), ("Origin", hub.url), ("Authorization", "Bearer x")):
        twice = ((name, value), (name, value))
        host = () if name == "Host" else (("Host", "127.0.0.1"),)
        status = answered(hub, "/ws/kitchen/pending/", *host, *twice, *HANDSHAKE)
        assert status == 400, f"{name} twice"
    assert "rror" not in hub.program.output()


HANDSHAKE = (
    ("Connection", "Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ("Sec-WebSocket-Version", "13"),
)


def answered(hub: HubProcess, path: str, *headers: tuple[str, str]) -> int:
    """The status of a call with exactly these headers."""
    connection = http.client.HTTPConnection(hub.url.removeprefix("http://"), timeout=10)
    with closing(connection):
        connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        connection.endheaders()
        return connection.getresponse().status


def test_a_closed_hub_lets_nobody_in_without_its_token(start_hub: Callable[..., HubProcess]) -> None:
    """Every call and every socket: 401, before anything else; a screen may ask to be paired, and whether it lives."""
    hub = start_hub("--location", "main", closed=True)
    known = hub.knock()
    strangers = (
        {},
        {"Authorization": "Bearer " + "x" * 43},
        {"Authorization": "Bearer " + "a" * 12 + "." + "x" * 43},
        {"Authorization": "Bearer owner." + "x" * 43},
        {"Authorization": known["Authorization"].removeprefix("Bearer ")},
        {"Authorization": known["Authorization"].replace("Bearer", "Basic")},
    )
    paths = hub.http.get("/openapi.json").json()["paths"]
    assert len(paths) > 30
    assert hub.http.get("/docs").status_code == 200
    for path, operations in paths.items():
        for method in operations:
            address = path.replace("{order_id}", "1").replace("{", "").replace("}", "")
            for headers in strangers:
                answer = hub.http.request(method.upper(), address, headers=headers)
                wanted = {("get", "/healthz"): 200, ("post", "/api/v1/pairings"): 201}.get(
                    (method, path), 401
                )
                assert answer.status_code == wanted, f"{method} {path} {headers}"
    secret = known["Authorization"].removeprefix("Bearer ")
    for station in ("pending", "preparing", "ready", "nowhere", f"pending/?token={secret}"):
        for headers in strangers:
            with pytest.raises(InvalidStatus) as refused:
                connect(hub.socket_url(station), proxy=None, additional_headers=headers)
            assert refused.value.response.status_code == 401
    assert hub.http.get("/api/v1/stations", params={"token": secret}).status_code == 401
    assert hub.http.post("/api/v1/orders", json=ORDER, headers=known).status_code == 201
    with connect(hub.socket_url("pending"), proxy=None, additional_headers=known) as socket:
        # The order is stored, but may come through the feed a moment after the snapshot.
        assert hear(socket, "orders_update")["total"] == 1 or hear(socket, "order_update")["total"] == 1


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


def test_a_page_that_was_allowed_can_also_read_the_answers(start_hub: Callable[..., HubProcess]) -> None:
    """What a browser asks before it sends JSON from another address is granted to that address alone."""
    hub = start_hub("--allow-origin", "http://shop.example")
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    granted = hub.http.options("/api/v1/orders", headers={"Origin": "http://shop.example", **asked})
    assert granted.headers["Access-Control-Allow-Origin"] == "http://shop.example"
    refused = hub.http.options("/api/v1/orders", headers={"Origin": "http://evil.example", **asked})
    assert "Access-Control-Allow-Origin" not in refused.headers
    answer = hub.http.post("/api/v1/orders", json=ORDER, headers={"Origin": "http://shop.example"})
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (201, "http://shop.example")
