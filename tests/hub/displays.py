"""Displays of a hub, as a test sees them."""

import json
import socket as tcp
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any

import pytest
from websockets.frames import Close, Frame, Opcode
from websockets.sync.client import ClientConnection, connect

from servers.hub import HubProcess

WAIT_S = 10

ORDER: dict[str, Any] = {"source": "till-1", "external_id": "A", "items": [{"name": "Burger", "quantity": 3}]}
"""What a till sends."""


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


def plain_display(hub: HubProcess, station: str, query: str = "") -> tcp.socket:
    """A display that is nothing but a TCP connection: it reads when the test reads, and answers nothing."""
    host, port = hub.url.removeprefix("http://").split(":")
    connection = tcp.create_connection((host, int(port)), timeout=WAIT_S)
    asked = (
        f"GET /ws/kitchen/{station}/{query} HTTP/1.1",
        f"Host: {host}:{port}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
    )
    connection.sendall("\r\n".join((*asked, "", "")).encode())
    heard = b""
    while b"orders_update" not in heard:
        heard += connection.recv(65536)
    return connection


GOODBYE = Frame(Opcode.CLOSE, Close(1000, "").serialize()).serialize(mask=True)
"""A client's Close frame."""


def hear(socket: ClientConnection, *types: str) -> dict[str, Any]:
    """The next message of one of these types; heartbeats between are passed over."""
    while True:
        message: dict[str, Any] = json.loads(socket.recv(WAIT_S))
        if message["type"] in types:
            return message
        assert message["type"] == "heartbeat", message


def refusals_of(hub: HubProcess) -> list[str]:
    """What the hub has logged about what it refused: calls, messages, handshakes."""
    lines = (line for line in hub.program.output().splitlines() if line.startswith("{"))
    return [text for line in lines if "refused" in (text := str(json.loads(line)["message"]))]


def drain(socket: ClientConnection) -> None:
    """Reads until the hub closes."""
    while True:
        socket.recv(WAIT_S)


def quiet(socket: ClientConnection) -> None:
    """Two heartbeats pass and nothing else comes."""
    for _ in range(2):
        assert json.loads(socket.recv(WAIT_S))["type"] == "heartbeat"
