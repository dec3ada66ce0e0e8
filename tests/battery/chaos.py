"""A bad network between a screen or a till and its hub: an asyncio TCP proxy that does what networks do.

A cut is a pause of forwarding: as with a real one nothing is lost within a stream that survives it, and neither end
hears anything, also not that the other one has died. All waits are seconds of the event loop's clock.
"""

import asyncio
import socket
import struct
from collections import deque
from dataclasses import dataclass

SLICE_S = 0.05
"""How often a slow reader takes its bytes."""

SLOW_HELD_BYTES = 4096
"""What a slow reader's network holds; the rest waits at the hub."""

SEGMENT_BYTES = 1400
"""Of a network that is one."""

SMALL_WINDOW_BYTES = 8 * 1024
"""The same of one that is now slow and now well again: less would make it slow for ever."""


@dataclass(slots=True)
class Weather:
    """What a proxy does to all its connections now.

    Attributes:
        silent_up: nothing gets from the screen to the hub.
        silent_down: nothing gets from the hub to the screen.
        hangs_up: WebSocket handshakes succeed, and at once the connection is closed.
        sockets_blocked: WebSocket handshakes are hung up on, while plain HTTP passes.
        delay_s: each way.
        slow_bytes_per_s: how fast the screen reads; None: as fast as it can.
    """

    silent_up: bool = False
    silent_down: bool = False
    hangs_up: bool = False
    sockets_blocked: bool = False
    delay_s: float = 0.0
    slow_bytes_per_s: float | None = None


class Proxy:
    """One address under which a hub can be had, as long as the weather allows it.

    Attributes:
        port: the same for ever.
        hub_port: where the hub listens.
        accepted: connections so far.
        small_window: how little a network holds that is told so before its connections come about; what a screen does
            not read then waits at the hub, and not in this machine's megabytes between the two.
    """

    def __init__(self, hub_port: int) -> None:
        self.weather = Weather()
        self.port = 0
        self.hub_port = hub_port
        self.accepted = 0
        self.small_window = False
        self._links: set[_Link] = set()
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """Where screens and tills connect; the same for ever."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def connections(self) -> int:
        """How many there are now."""
        return len(self._links)

    async def start(self) -> None:
        """Listens (again, after `refuse`)."""
        if self._server is None:
            listener = socket.socket()
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", self.port))
            self.port = listener.getsockname()[1]
            loop = asyncio.get_running_loop()
            self._server = await loop.create_server(lambda: _Link(self).screen, sock=listener, backlog=256)

    def refuse(self) -> None:
        """From now on connections are refused; those that are open stay."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def cut(self, *, up: bool = True, down: bool = True) -> None:
        """From now on nothing passes, in both directions or in one; nobody is told."""
        self.weather.silent_up, self.weather.silent_down = up, down
        self._apply()

    def heal(self) -> None:
        """All is well again; connections that outlived it get what waited."""
        self.weather = Weather()
        self._apply()

    def reset(self) -> None:
        """Ends every open connection with a RST to both sides, at once."""
        for link in tuple(self._links):
            link.reset()

    def block_sockets(self) -> None:
        """WebSockets are cut and refused from now on, while HTTP passes."""
        self.weather.sockets_blocked = True
        for link in tuple(self._links):
            if link.is_websocket:
                link.reset()

    def hang_up(self) -> None:
        """Every WebSocket ends now, and from now on as soon as it is open."""
        self.weather.hangs_up = True
        self.reset()

    def slow(self, bytes_per_s: float | None) -> None:
        """From now on the screen reads so fast; None: as fast as it can."""
        self.weather.slow_bytes_per_s = bytes_per_s
        self._apply()

    def close(self) -> None:
        """Stops listening and ends every connection."""
        self.refuse()
        self.reset()

    def joined(self, link: "_Link") -> None:
        """A connection came about."""
        self.accepted += 1
        self._links.add(link)

    def left(self, link: "_Link") -> None:
        """A connection is over."""
        self._links.discard(link)

    def _apply(self) -> None:
        for link in tuple(self._links):
            link.weather_changed()


class _End(asyncio.Protocol):
    """One end of a connection; what it reads goes out at `other`."""

    def __init__(self, link: "_Link", *, towards_hub: bool) -> None:
        self.transport: asyncio.Transport | None = None
        self.other: _End = self
        self.towards_hub = towards_hub
        self.held: deque[bytes] = deque()
        self.held_bytes = 0
        self.over = False
        self._link = link
        self._paused: set[str] = set()
        self._last_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]
        self._link.made(self)

    def data_received(self, data: bytes) -> None:
        self._link.arrived(self, data)

    def eof_received(self) -> bool:
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self.over = True
        self._link.lost(self)

    def pause_writing(self) -> None:
        self.other.hold("full", True)

    def resume_writing(self) -> None:
        self.other.hold("full", False)

    def hold(self, why: str, on: bool) -> None:
        """Stops or goes on reading, for one of several reasons."""
        before = bool(self._paused)
        (self._paused.add if on else self._paused.discard)(why)
        if self.transport is not None and not self.over and before != bool(self._paused):
            if self._paused:
                self.transport.pause_reading()
            else:
                self.transport.resume_reading()

    def write(self, data: bytes, delay_s: float) -> None:
        """Sends what the other end has read, after the network's delay, in order."""
        loop = asyncio.get_running_loop()
        at = max(loop.time() + delay_s, self._last_at)
        if delay_s or self._last_at > loop.time():
            self._last_at = at
            loop.call_at(at, self._write_now, data)
        else:
            self._write_now(data)

    def _write_now(self, data: bytes) -> None:
        if self.transport is not None and not self.over:
            self.transport.write(data)

    def reset(self) -> None:
        """Ends it with a RST."""
        if self.transport is not None and not self.over:
            raw = self.transport.get_extra_info("socket")
            if raw is not None:
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.transport.abort()


class _Link:
    """A connection of a screen and the one to the hub that belongs to it."""

    def __init__(self, proxy: Proxy) -> None:
        self.screen = _End(self, towards_hub=True)
        self.hub = _End(self, towards_hub=False)
        self.screen.other, self.hub.other = self.hub, self.screen
        self.is_websocket = False
        self._proxy = proxy
        self._connecting: asyncio.Task[None] | None = None
        self._first: bytes | None = None
        self._slow: asyncio.TimerHandle | None = None

    def made(self, end: _End) -> None:
        if end is self.screen:
            self._proxy.joined(self)
        self.weather_changed()

    def arrived(self, end: _End, data: bytes) -> None:
        weather = self._proxy.weather
        if end is self.screen and self._first is None:
            self._first = data
            self.is_websocket = b" /ws/" in data[:64].partition(b"\r\n")[0]
            if self.is_websocket and weather.sockets_blocked:
                self.reset()
                return
            end.hold("connecting", True)
            self._connecting = asyncio.get_running_loop().create_task(self._connect())
        elif end is self.hub and weather.hangs_up and self.is_websocket:
            answer, blank, _ = data.partition(b"\r\n\r\n")
            end.other.write(answer + blank, 0.0)
            if end.other.transport is not None:
                end.other.transport.close()
        elif end is self.hub and weather.slow_bytes_per_s is not None:
            end.held.append(data)
            end.held_bytes += len(data)
            end.hold("slow", end.held_bytes > SLOW_HELD_BYTES)
            self._drip()
        else:
            end.other.write(data, weather.delay_s)

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        port = self._proxy.hub_port
        try:
            if self._proxy.weather.slow_bytes_per_s is None and not self._proxy.small_window:
                await loop.create_connection(lambda: self.hub, "127.0.0.1", port)
            else:
                # A small window: what a slow screen does not read has to wait at the hub.
                raw = socket.socket()
                held = SMALL_WINDOW_BYTES if self._proxy.small_window else SLOW_HELD_BYTES
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, held)
                # The hub's end of a loopback connection would hold 2 MB by itself, of segments of 64 kB each.
                raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SEGMENT_BYTES)
                raw.connect(("127.0.0.1", port))
                raw.setblocking(False)
                await loop.create_connection(lambda: self.hub, sock=raw)
        except OSError:
            self.screen.reset()
            return
        assert self._first is not None
        self.hub.write(self._first, self._proxy.weather.delay_s)
        if self.screen.over:
            self.hub.reset()
        self.screen.hold("connecting", False)

    def _drip(self) -> None:
        rate = self._proxy.weather.slow_bytes_per_s
        if self._slow is not None:
            return
        if rate is None:
            # The screen has caught up with its life.
            while self.hub.held:
                self.screen.write(self.hub.held.popleft(), 0.0)
            self.hub.held_bytes = 0
            self.hub.hold("slow", False)
            return
        left = max(1, int(rate * SLICE_S))
        while self.hub.held and left > 0:
            piece = self.hub.held.popleft()
            if len(piece) > left:
                self.hub.held.appendleft(piece[left:])
                piece = piece[:left]
            left -= len(piece)
            self.hub.held_bytes -= len(piece)
            self.screen.write(piece, 0.0)
        self.hub.hold("slow", self.hub.held_bytes > SLOW_HELD_BYTES)
        if self.hub.held:
            self._slow = asyncio.get_running_loop().call_later(SLICE_S, self._dripped)

    def _dripped(self) -> None:
        self._slow = None
        self._drip()

    def weather_changed(self) -> None:
        weather = self._proxy.weather
        self.screen.hold("silent", weather.silent_up)
        self.hub.hold("silent", weather.silent_down)
        if weather.slow_bytes_per_s is None and self.hub.held:
            self._drip()
        for end in (self.screen, self.hub):
            if end.over:
                self.lost(end)

    def lost(self, end: _End) -> None:
        weather = self._proxy.weather
        silent = weather.silent_up if end.towards_hub else weather.silent_down
        if not silent:
            # Across a cut nobody hears that the other one has died; `weather_changed` tells it afterwards.
            if end.other.transport is not None and not end.other.over:
                end.other.transport.close()
            elif end is self.hub or self._connecting is None or self._connecting.done():
                self._proxy.left(self)
        if self.screen.over and self.hub.over:
            self._proxy.left(self)

    def reset(self) -> None:
        self.screen.reset()
        self.hub.reset()
