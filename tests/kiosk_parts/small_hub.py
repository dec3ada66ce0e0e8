"""A hub in a few lines, for what a real one never does: closing at once, falling silent, sending nonsense."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from hub_server.protocol.messages import (
    Ack,
    Command,
    HubMessage,
    RequestUpdate,
    Result,
    encode,
    kiosk_message,
)
from hub_server.protocol.orders import Order
from kiosk_parts.sent import STATION, snapshot

Script = Callable[["SmallHub", ServerConnection], Awaitable[None]]


class SmallHub:
    """Plays one script per connection.

    Attributes:
        orders: what its snapshots hold, at `seq`.
        refuse_with: refuses handshakes with this status while it is set.
        connections: handshakes accepted so far.
        commands: commands received so far, repeats included.
        asked: how often `request_update` came.
    """

    def __init__(self, script: Script | None = None) -> None:
        self.orders: tuple[Order, ...] = ()
        self.seq = 0
        self.epoch = "e1"
        self.refuse_with: HTTPStatus | None = None
        self.connections = 0
        self.commands: list[Command] = []
        self.asked = 0
        self.paths: list[str] = []
        self.tokens: list[str | None] = []
        self._script = script or SmallHub.answering
        self._server: Server | None = None
        self.port = 0

    async def __aenter__(self) -> "SmallHub":
        self._server = await serve(
            self._handle, "127.0.0.1", self.port, process_request=self._admit, close_timeout=0.1
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def snapshot(self) -> HubMessage:
        return snapshot(*self.orders, seq=self.seq, epoch=self.epoch)

    async def send(self, connection: ServerConnection, *messages: HubMessage | str | bytes) -> None:
        for message in messages:
            raw = isinstance(message, str | bytes)
            await connection.send(message if raw else encode(message).decode())

    async def answering(self, connection: ServerConnection) -> None:
        """Snapshot, then an answer to everything, until the kiosk goes."""
        await self.send(connection, self.snapshot())
        await self.answer(connection)

    async def answer(self, connection: ServerConnection) -> None:
        async for frame in connection:
            match kiosk_message.decode(frame):
                case RequestUpdate():
                    self.asked += 1
                    await self.send(connection, self.snapshot())
                case Command() as command:
                    self.commands.append(command)
                    await self.send(connection, Ack(station=STATION, id=command.id, result=Result.APPLIED))

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        self.paths.append(request.path)
        self.tokens.append(request.headers.get("Authorization"))
        if self.refuse_with is not None:
            return connection.respond(self.refuse_with, "no")
        return None

    async def _handle(self, connection: ServerConnection) -> None:
        self.connections += 1
        with suppress(ConnectionClosed):
            await self._script(self, connection)
