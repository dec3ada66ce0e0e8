"""A way to a hub on which sockets can be blocked while plain HTTP passes, as some networks do."""

import asyncio
from contextlib import suppress


class Relay:
    """Forwards TCP connections to a hub, by the first line of what is asked.

    Attributes:
        socket_blocked: WebSocket handshakes are hung up on, and open sockets were cut by `cut`.
        http_blocked: every other call is hung up on.
        calls: first lines seen.
    """

    def __init__(self, hub_port: int) -> None:
        self.socket_blocked = False
        self.http_blocked = False
        self.calls: list[str] = []
        self._hub_port = hub_port
        # By the client's end, the hub's.
        self._forwarded: dict[asyncio.StreamWriter, asyncio.StreamWriter] = {}
        self._serving: set[asyncio.Task[None]] = set()

    @property
    def connections(self) -> int:
        """How many connections to the hub are open now."""
        return len(self._forwarded)

    async def __aenter__(self) -> "Relay":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        self.cut()
        await self._server.wait_closed()
        # Before Python 3.12 that does not wait for the calls under way, e.g. one that is just being put through.
        for call in tuple(self._serving):
            call.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    def cut(self) -> None:
        """Resets every open connection."""
        for writer, back in tuple(self._forwarded.items()):
            writer.transport.abort()
            back.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        call = asyncio.current_task()
        assert call is not None
        self._serving.add(call)
        try:
            await self._put_through(reader, writer)
        finally:
            self._serving.discard(call)
            writer.transport.abort()

    async def _put_through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.readline()
        self.calls.append(first.decode().rpartition(" ")[0])
        if self.socket_blocked if b" /ws/" in first else self.http_blocked:
            return
        there, back = await asyncio.open_connection("127.0.0.1", self._hub_port)
        back.write(first)
        self._forwarded[writer] = back
        try:
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self._pipe(reader, back))
                ways.create_task(self._pipe(there, writer))
        finally:
            del self._forwarded[writer]
            back.transport.abort()

    async def _pipe(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while part := await source.read(65536):
                sink.write(part)
                await sink.drain()
        sink.close()
        with suppress(OSError):
            await sink.wait_closed()
