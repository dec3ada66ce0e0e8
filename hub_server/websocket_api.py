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

from uvicorn.server import ServerState
from websockets.asyncio.server import ServerConnection
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.http11 import Request, Response
from websockets.protocol import State
from websockets.server import ServerProtocol

from hub_server.auth import SOCKETS_MOST, Gate, Refusal
from hub_server.crash_points import CrashPoint, is_armed, reached
from hub_server.credentials import OWNER, Caller
from hub_server.frames import PING, text_frame
from hub_server.handshake import Asked, asked
from hub_server.hub import Hub
from hub_server.metrics import Metrics
from hub_server.pings import Pings
from hub_server.problems import UNREADABLE, problem_body
from hub_server.protocol.messages import MAX_FRAME_BYTES
from hub_server.protocol.strict import Refused
from hub_server.rail import View
from hub_server.roles import Right
from hub_server.screen_messages import ScreenMessages
from hub_server.tries import Failures

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
        address: of the machine at the other end.
        caller: who it is, once it was let in.
        silent: see `pings.Pinged`.
    """

    outlet: Outlet
    address = ""
    caller = Caller()

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
        self.address = str((self.transport.get_extra_info("peername") or ("",))[0])

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the event loop."""
        self._uvicorn.connections.discard(self)
        self._endpoint.pings.forget(self)
        self._endpoint.forget(self)
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
        self._end(CloseCode.SERVICE_RESTART, "the hub is stopping")

    def turn_out(self, why: str) -> None:
        """Ends the connection of somebody who is not let in any more."""
        log.info("a socket was closed: %s", why, extra={"device": self.caller.id})
        self._end(CloseCode.POLICY_VIOLATION, why)

    def _end(self, code: CloseCode, why: str) -> None:
        self.leave()
        if self.protocol.state is State.OPEN:
            self.protocol.send_close(code, why)
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
        failures: gets to know who was not let in.

    Attributes:
        queued_most: bytes that ever waited for one kiosk that did not keep up; 0 while all do.
        pings: looks after those that joined.
    """

    def __init__(self, hub: Hub, gate: Gate, metrics: Metrics, failures: Failures | None = None) -> None:
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
        self.failures = failures or Failures()
        self._gate = gate
        self._messages = ScreenMessages(hub, gate, metrics)
        self._devices: dict[str, set[KioskConnection]] = {}
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
            refusal = Refusal(503, UNREADABLE)
        if refusal is None:
            return None
        if refusal.status in (401, 403):
            self.failures.note(connection.address, f"{refusal.status} {refusal.detail}")
        log.info("a socket was refused", extra={"status": refusal.status, "detail": refusal.detail})
        response = connection.respond(HTTPStatus(refusal.status), "")
        response.body = problem_body(refusal.status, refusal.detail, type_=refusal.type)
        for name in ("Content-Type", "Content-Length"):
            del response.headers[name]
        response.headers["Content-Type"] = "application/problem+json"
        response.headers["Content-Length"] = str(len(response.body))
        if refusal.status == HTTPStatus.UNAUTHORIZED:
            response.headers["WWW-Authenticate"] = "Bearer"
        return response

    def _refusal(self, connection: KioskConnection, request: Request) -> Refusal | None:
        """Why a kiosk may not come in; notes who it is and what it asks for when it may."""
        try:
            caller = self._gate.admit(
                host=_only(request.headers, "Host"),
                origin=_only(request.headers, "Origin"),
                authorization=_only(request.headers, "Authorization"),
                address=connection.address,
            )
            refusal = (
                caller if isinstance(caller, Refusal) else self._gate.refusal(caller, Right.WATCH_STATION)
            )
            if refusal is not None or isinstance(caller, Refusal):
                return refusal
            connection.asked = asked(request.path)
        except Refused as wrong:
            return Refusal(400, str(wrong))
        except KeyError:
            return self._no_station()
        if connection.asked.station not in self.hub.stations:
            return self._no_station()
        return self._take_in(connection, caller)

    def _take_in(self, connection: KioskConnection, caller: Caller) -> Refusal | None:
        """Counts the connection as one of its device."""
        connection.caller = caller
        if self._gate.open:
            return None
        sockets = self._devices.setdefault(caller.id, set())
        # What is in the hub's own token file may be on many screens, from before they were paired.
        if len(sockets) >= SOCKETS_MOST and caller.id != OWNER:
            return Refusal(429, f"This device has {SOCKETS_MOST} sockets already.")
        sockets.add(connection)
        return None

    def forget(self, connection: KioskConnection) -> None:
        """The connection has ended."""
        if sockets := self._devices.get(connection.caller.id):
            sockets.discard(connection)
            if not sockets:
                del self._devices[connection.caller.id]

    def sockets_of(self, device: str) -> int:
        """How many a device has at this hub."""
        return len(self._devices.get(device, ()))

    def close_strangers(self) -> None:
        """Ends every connection whose caller is not let in any more."""
        for sockets in tuple(self._devices.values()):
            for connection in tuple(sockets):
                refusal = self._gate.refusal(connection.caller, Right.WATCH_STATION)
                if refusal is not None:
                    connection.turn_out(refusal.detail)

    def _no_station(self) -> Refusal:
        return Refusal(404, f"There is no such station; there are {', '.join(self.hub.stations)}.")

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
                answer = await self._messages.answer(view, screen, connection.caller, frame)
                if isinstance(answer, Refusal):
                    connection.turn_out(answer.detail)
                elif answer is not None:
                    connection.tell(answer)
                    del answer
        finally:
            self.hub.screens.closed(screen)


def _only(headers: Headers, name: str) -> str | None:
    """A header's value, or None.

    Raises:
        Refused: it is given more than once.
    """
    values = headers.get_all(name)
    if len(values) > 1:
        raise Refused(name, "given more than once")
    return values[0] if values else None
