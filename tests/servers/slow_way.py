"""A way to a server on which answers can be held back: they come late, or never, while the connection stands."""

import asyncio
from contextlib import suppress


class SlowWay:
    """Forwards TCP connections to a port of this machine, on the event loop it is entered on.

    Attributes:
        port: where it listens.
        open: set while answers pass; clear it and every answer, also to a new connection, waits until it is set again.
        asked: how many times something was asked of the server.
    """

    def __init__(self, port: int) -> None:
        self._there = port
        self.open = asyncio.Event()
        self.open.set()
        self.asked = 0
        self._ways: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "SlowWay":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for way in tuple(self._ways):
            way.cancel()
        await asyncio.gather(*self._ways, return_exceptions=True)
        await self._server.wait_closed()

    async def _serve(self, asking: asyncio.StreamReader, answering: asyncio.StreamWriter) -> None:
        way = asyncio.current_task()
        assert way is not None
        self._ways.add(way)
        try:
            answers, asks = await asyncio.open_connection("127.0.0.1", self._there)
            forth = asyncio.create_task(self._forth(asking, asks))
            try:
                with suppress(OSError):
                    while part := await answers.read(65536):
                        await self.open.wait()
                        answering.write(part)
                        await answering.drain()
            finally:
                forth.cancel()
                asks.transport.abort()
        finally:
            self._ways.discard(way)
            answering.transport.abort()

    async def _forth(self, asking: asyncio.StreamReader, asks: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while part := await asking.read(65536):
                self.asked += 1
                asks.write(part)
                await asks.drain()
        asks.close()
