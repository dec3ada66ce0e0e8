"""`/ws/kitchen/{station}/`: the kiosks' connections.

uvicorn owns the port and hands upgrades over; the `websockets` library does the handshake and the reading. What the hub
sends is framed once per view, and the views write it to the transports themselves: as long as a kiosk keeps up, nothing
of ours stands between. The transport says when it does not, and then its queue's length is looked at before each write.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import msgspec
from uvicorn.server import ServerState
from websockets.asyncio.server import ServerConnection
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.http11 import Request, Response
from websockets.protocol import State
from websockets.server import ServerProtocol

from hub_server.auth import Gate
from hub_server.crash_points import CrashPoint, is_armed, reached
from hub_server.database import StoreError, StoreFull
from hub_server.frames import PING, text_frame
from hub_server.handshake import Asked, asked
from hub_server.hub import Hub
from hub_server.metrics import Metrics
from hub_server.pings import Pings
from hub_server.problems import UNREADABLE, problem_body
from hub_server.protocol.messages import (
    MAX_FRAME_BYTES,
    Command,
    Error,
    RequestUpdate,
    Seen,
    encode,
    kiosk_message,
)
from hub_server.protocol.states import OF_KITCHEN
from hub_server.protocol.strict import Refused, decode
from hub_server.rail import View
from hub_server.refusals import Conflict
from hub_server.screens import Screen

log = logging.getLogger("heard.sockets")

HANDSHAKE_TIMEOUT_S = 5.0
CLOSE_TIMEOUT_S = 2.0
QUEUED_MOST_BYTES = 1024 * 1024
"""What may wait for one slow kiosk; beyond it its messages are dropped and it gets one snapshot when it can be
written to again."""

BLOCKED_MOST_S = 10.0
"""A kiosk that takes nothing for this long is closed."""


@dataclass(slots=True, eq=False)
class Outlet:
    """What a view has of a connection, see `rail.Subscriber`; small, because it is looked at for each write.

    Attributes:
        send: the transport's own `write` while the kiosk keeps up, else `KioskConnection._queue`.
        cut: ends the connection.
    """

    send: Callable[[bytes], None]
    cut: Callable[[], None]


class KioskConnection(ServerConnection):
    """One kiosk. uvicorn makes it, calls `connection_made`, and asks it to `shutdown` at the end.

    Attributes:
        outlet: where frames for this kiosk go.
        silent: see `pings.Pinged`.
    """

    outlet: Outlet

    def __init__(self, endpoint: "Endpoint", server_state: ServerState) -> None:
        self._uvicorn = server_state
        self.asked: Asked | None = None
        self.view: View | None = None
        self.silent = 0
        self._endpoint = endpoint
        self._lagging_since_s: float | None = None
        super().__init__(
            ServerProtocol(max_size=MAX_FRAME_BYTES, logger=logging.getLogger("heard.websockets")),
            endpoint,  # type: ignore[arg-type]  # the three things the library asks of its server
            ping_interval=None,
            close_timeout=CLOSE_TIMEOUT_S,
        )

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by uvicorn with the transport of the upgraded connection."""
        self._uvicorn.connections.add(self)  # type: ignore[arg-type]  # a set of uvicorn's own classes
        super().connection_made(transport)
        self.outlet = Outlet(self.transport.write, self.cut)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the event loop."""
        self._uvicorn.connections.discard(self)
        self._endpoint.pings.forget(self)
        self.leave()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Called by the event loop with what the kiosk sent; after a Close frame it gets nothing and is not heard."""
        super().data_received(data)
        if self.protocol.state is State.OPEN:
            self.silent = 0
        else:
            self.leave()

    def eof_received(self) -> None:
        """Called by the event loop when the kiosk has closed its side."""
        self.leave()
        super().eof_received()

    def shutdown(self) -> None:
        """Called by uvicorn when the hub stops: tells the kiosk that a restart may follow."""
        self.leave()
        if self.protocol.state is State.OPEN:
            self.protocol.send_close(CloseCode.SERVICE_RESTART, "the hub is stopping")
            self.send_data()
        self.transport.close()

    def join(self, view: View, frames: bytes) -> None:
        """Sends what brings the kiosk up to date and subscribes, in one step: nothing can happen in between."""
        self.view = view
        self._endpoint.pings.watch(self)
        # What waits for the end of a tick is in these frames already.
        view.subscribers.flush()
        self.transport.write(frames)
        view.subscribers.add(self.outlet)

    def leave(self) -> None:
        """Unsubscribes."""
        if self.view is not None:
            self.view.subscribers.discard(self.outlet)

    def cut(self) -> None:
        """Ends the connection without a goodbye."""
        self.leave()
        self.transport.abort()

    def ask(self) -> None:
        """Asks the kiosk whether it is there; any answer will do."""
        if self._open:
            self.transport.write(PING)

    def give_up(self) -> None:
        """It has been silent for too long."""
        log.warning("a kiosk fell silent and is closed")
        self.cut()

    def pause_writing(self) -> None:
        """Called by the event loop when the kiosk does not keep up."""
        super().pause_writing()
        self.outlet.send = self._queue

    def resume_writing(self) -> None:
        """Called by the event loop when most of what waited has gone out."""
        super().resume_writing()
        self.outlet.send = self.transport.write
        if self._lagging_since_s is not None and self.view is not None and self._open:
            self._lagging_since_s = None
            self.transport.write(self._endpoint.hub.snapshot_frame(self.view))

    def tell(self, message: bytes) -> None:
        """Sends a message to this kiosk alone; one that gets none until it has drained misses it."""
        if self._open:
            self.outlet.send(text_frame(message))

    @property
    def _open(self) -> bool:
        """Whether it may be written to: after either side's Close frame the library has ended what goes out."""
        return self.protocol.state is State.OPEN and not self.transport.is_closing()

    def _queue(self, frames: bytes) -> None:
        """Writes if there is room in this kiosk's queue; if not, it gets nothing from now on until it has drained."""
        if self._lagging_since_s is not None:
            if self.loop.time() - self._lagging_since_s > BLOCKED_MOST_S:
                log.warning("a kiosk took nothing for %.0f s and is closed", BLOCKED_MOST_S)
                self.cut()
        elif self.transport.get_write_buffer_size() + len(frames) > QUEUED_MOST_BYTES:
            self._lagging_since_s = self.loop.time()
            self._endpoint.metrics.dropped.inc()
        else:
            self.transport.write(frames)
            waiting = self.transport.get_write_buffer_size()
            self._endpoint.queued_most = max(self._endpoint.queued_most, waiting)


class Endpoint:
    """Accepts kiosks. It is what the `websockets` library takes for its server.

    Args:
        hub: where kiosks join and commands go.
        gate: decides who may come in.
        metrics: counts.

    Attributes:
        queued_most: bytes that ever waited for one kiosk that did not keep up; 0 while all do.
        pings: looks after those that joined.
    """

    def __init__(self, hub: Hub, gate: Gate, metrics: Metrics) -> None:
        self.hub = hub
        self.metrics = metrics
        self.queued_most = 0
        self.pings = Pings()
        metrics.watch(
            "heard_kiosk_queue_most_bytes",
            "Most bytes of changes that ever waited for one kiosk",
            lambda: self.queued_most,
        )
        self.handler_tasks: set[asyncio.Task[None]] = set()
        self._gate = gate
        self._serving = True

    def connect(self, *, config: object, server_state: ServerState, app_state: object) -> KioskConnection:
        """Makes a connection; the signature is uvicorn's, see `uvicorn.Config(ws=…)`."""
        del config, app_state
        return KioskConnection(self, server_state)

    def is_serving(self) -> bool:
        """Asked by the library during a handshake."""
        return self._serving

    def stop(self) -> None:
        """From now on handshakes are refused."""
        self._serving = False

    async def handler(self, connection: ServerConnection) -> None:
        """Runs one connection from handshake to close; the library starts it as a task."""
        assert isinstance(connection, KioskConnection)
        try:
            async with asyncio.timeout(HANDSHAKE_TIMEOUT_S):
                await connection.handshake(self._admit, server_header=None)
            if connection.protocol.state is not State.OPEN:
                connection.transport.close()
                return
            try:
                await self._serve(connection)
            finally:
                connection.leave()
                await connection.close()
        except ConnectionClosed:
            pass
        except (TimeoutError, OSError):
            connection.transport.abort()
        except Exception:
            log.exception("a connection failed")
            connection.transport.abort()
        finally:
            task = asyncio.current_task()
            assert task is not None
            self.handler_tasks.discard(task)

    async def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        """Answers a handshake that is refused; None accepts it."""
        assert isinstance(connection, KioskConnection)
        refusal = self._refusal(connection, request)
        if refusal is None and not await self.hub.feed.is_current():
            refusal = HTTPStatus.SERVICE_UNAVAILABLE, UNREADABLE
        if refusal is None:
            return None
        status, detail = refusal
        log.info("a socket was refused", extra={"status": status, "detail": detail})
        response = connection.respond(HTTPStatus(status), "")
        response.body = problem_body(status, detail)
        for name in ("Content-Type", "Content-Length"):
            del response.headers[name]
        response.headers["Content-Type"] = "application/problem+json"
        response.headers["Content-Length"] = str(len(response.body))
        if status == HTTPStatus.UNAUTHORIZED:
            response.headers["WWW-Authenticate"] = "Bearer"
        return response

    def _refusal(self, connection: KioskConnection, request: Request) -> tuple[int, str] | None:
        """Why a kiosk may not come in, as HTTP status and sentence; notes what it asks for when it may."""
        try:
            refusal = self._gate.refusal(
                host=_only(request.headers, "Host"),
                origin=_only(request.headers, "Origin"),
                authorization=_only(request.headers, "Authorization"),
            )
            if refusal is None:
                connection.asked = asked(request.path)
        except Refused as wrong:
            return 400, str(wrong)
        except KeyError:
            refusal = self._no_station()
        if (
            refusal is None
            and connection.asked is not None
            and connection.asked.station not in self.hub.stations
        ):
            refusal = self._no_station()
        return refusal

    def _no_station(self) -> tuple[int, str]:
        return 404, f"There is no such station; there are {', '.join(self.hub.stations)}."

    async def _serve(self, connection: KioskConnection) -> None:
        asked = connection.asked
        assert asked is not None
        # Only now, in one step with subscribing: what was true during the handshake may not be true any more.
        view = self.hub.join(asked.station, limit=asked.limit, recent=asked.recent)
        missed = self.hub.missed(view, epoch=asked.epoch, since=asked.since)
        frames = self.hub.snapshot_frame(view) if missed is None else missed
        if is_armed(CrashPoint.MIDDLE_OF_SNAPSHOT if missed is None else CrashPoint.MIDDLE_OF_RESUME):
            connection.transport.write(frames[: len(frames) // 2])
            # Long enough for the loop to have written it.
            await asyncio.sleep(0.05)
            reached(CrashPoint.MIDDLE_OF_SNAPSHOT if missed is None else CrashPoint.MIDDLE_OF_RESUME)
            # Not this time: half of it is of no use to a kiosk, which comes again.
            connection.transport.abort()
            return
        connection.join(view, frames)
        self.metrics.joins.labels("snapshot" if missed is None else "resumed").inc()
        # This goes on as long as the connection, and would hold them as long.
        del frames, missed
        screen = self.hub.screens.opened(asked.station, asked.kiosk)
        try:
            async for frame in connection:
                answer = await self._answer(view, screen, frame)
                if answer is not None:
                    connection.tell(answer)
                    del answer
        finally:
            self.hub.screens.closed(screen)

    async def _answer(self, view: View, screen: Screen, frame: str | bytes) -> bytes | None:
        station = view.rail.station.name

        def error(code: str, detail: str, id_: str | None = None) -> bytes:
            self.metrics.refused.labels("socket").inc()
            log.info("a message was refused: %s", detail, extra={"code": code, "station": station})
            return encode(Error(station=station, code=code, detail=detail, id=id_))

        if isinstance(frame, bytes):
            return error("bad_message", "Binary frames are not part of the protocol.")
        try:
            message = decode(frame, kiosk_message)
        except Refused as refusal:
            return error("bad_message", str(refusal), _id_of(frame))
        match message:
            case RequestUpdate():
                return self.hub.snapshot(view)
            case Command():
                try:
                    answer = await self.hub.store.command(message, station=station)
                    if message.action in OF_KITCHEN:
                        await self.hub.catch_up()
                    return answer
                except Conflict as conflict:
                    return error("conflict", str(conflict), message.id)
                except StoreError as failure:
                    why = "full" if isinstance(failure, StoreFull) else "failing"
                    self.metrics.not_stored.labels(why).inc()
                    return error("unavailable", str(failure), message.id)
            case Seen():
                self.hub.seen(screen, message.seq, message.waiting)
        return None


def _only(headers: Headers, name: str) -> str | None:
    """A header's value, or None.

    Raises:
        Refused: it is given more than once.
    """
    values = headers.get_all(name)
    if len(values) > 1:
        raise Refused(name, "given more than once")
    return values[0] if values else None


class _Named(msgspec.Struct):
    id: str | None = None


def _id_of(frame: str) -> str | None:
    """The id of a command that could not be read otherwise, so that the kiosk knows which one was refused."""
    try:
        return msgspec.json.decode(frame, type=_Named).id
    except (msgspec.DecodeError, UnicodeError):
        return None
