"""HTTP/1.1 as a till speaks it, in few lines: what the battery needs of the processor is taken from the hub."""

import asyncio
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

_Way = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Unanswered(OSError):
    """The connection ended, or time did, before there was a whole answer: whether it was done is not known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a hub said."""

    status_code: int
    content: bytes

    def json(self) -> Any:
        """The body, decoded."""
        return json.loads(self.content)


class Calls:
    """Calls over connections that are kept for the next one."""

    def __init__(self) -> None:
        self._idle: dict[str, list[_Way]] = defaultdict(list)
        self._open: set[asyncio.StreamWriter] = set()

    async def call(
        self, method: str, url: str, body: bytes | None = None, *, within_s: float = 10.0
    ) -> Answer:
        """One call.

        Raises:
            Unanswered: see there; the connection is gone.
        """
        parts = urlsplit(url)
        path = quote(parts.path, safe="/%") + (f"?{parts.query}" if parts.query else "")
        head = f"{method} {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        if body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        try:
            async with asyncio.timeout(within_s):
                reader, writer = await self._way(parts.netloc)
                try:
                    writer.write(head.encode() + b"\r\n" + (body or b""))
                    answer = await _read(reader)
                except BaseException:
                    self._end(writer)
                    raise
        except (OSError, TimeoutError, EOFError, ValueError) as failure:
            raise Unanswered(str(failure)) from None
        self._idle[parts.netloc].append((reader, writer))
        return answer

    async def _way(self, address: str) -> _Way:
        while self._idle[address]:
            reader, writer = self._idle[address].pop()
            if not (reader.at_eof() or writer.is_closing()):
                return reader, writer
            self._end(writer)
        host, _, port = address.rpartition(":")
        way = await asyncio.open_connection(host, int(port))
        self._open.add(way[1])
        return way

    def _end(self, writer: asyncio.StreamWriter) -> None:
        self._open.discard(writer)
        writer.transport.abort()

    def close(self) -> None:
        """Ends every connection."""
        for writer in tuple(self._open):
            self._end(writer)


async def _read(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    status = int(head[0].split(" ")[1])
    sizes = [line for line in head if line.lower().startswith("content-length:")]
    if not sizes:
        if status in (204, 304):
            return Answer(status, b"")
        raise ValueError(f"an answer of unknown length: {head[0]}")
    return Answer(status, await reader.readexactly(int(sizes[0].partition(":")[2])))
