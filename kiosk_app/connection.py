"""One WebSocket connection of a kiosk, from the handshake until it is lost.

Knows nothing of retrying or polling; what arrives goes to a `Receiver`, what is to be sent is asked of it.
"""

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, WebSocketException

from hub_server.protocol.messages import (
    REVOKED,
    Command,
    Error,
    Heartbeat,
    HubMessage,
    OrdersUpdate,
    RequestUpdate,
    Seen,
    encode,
    hub_message,
    problem_type,
)
from kiosk_app.board import RECENT_KEPT, Board, Missed
from kiosk_app.hub_address import UNKNOWN_SCREEN, HubAddress
from kiosk_app.speech import tr
from kiosk_app.trust import NOT_THE_HUB, NOT_TRUSTED

log = logging.getLogger(__name__)

MAX_FRAME_BYTES = 16 * 1024 * 1024
"""Largest frame of a hub: a snapshot of 1,000 long tickets."""

PING_EVERY_S = 2.0
PING_TIMEOUT_S = 3.0
"""With these a silent cut is noticed after 4.4 s even without heartbeats; the library's default: 39.5 s."""

CLOSE_S = 1.0

SEEN_EVERY_S = 1.0
"""Least time between two words of what stands on the glass."""


class Lost(Exception):
    """The connection is over, or none came about; the text is one calm sentence for people."""


class Denied(Lost):
    """The hub answered the handshake with a refusal."""


class Receiver(Protocol):
    """Whom a connection works for."""

    def received(self, message: HubMessage) -> None:
        """Takes a message; raises `Missed`, or ValueError when it makes no sense."""

    def seq(self) -> int:
        """The last event the board contains."""

    def is_live(self) -> bool:
        """Whether this connection has made the board the whole truth."""

    def due(self) -> Iterator[Command]:
        """Commands that may be on their way to the hub now."""

    def seen(self) -> Seen | None:
        """What stands on the glass and what waits; None while nothing of this hub's was drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long a connection waits for its peer, in seconds.

    Attributes:
        open_s: TCP and handshake together.
        snapshot_s: the first snapshot, or what was missed; a thousand tickets over bad wireless take a while.
        stale_s: between two frames; the hub sends a heartbeat each second, and after 3 s nobody may believe it.
        behind_s: how long a heartbeat may be ahead of the board: the second the contract gives, less the
            unevenness of heartbeats, at which this is looked at.
        resync_s: least time between two requests for a snapshot.
        answer_s: after which an unanswered command is sent again, with the same id.
    """

    open_s: float = 3.0
    snapshot_s: float = 10.0
    stale_s: float = 2.8
    behind_s: float = 0.9
    resync_s: float = 1.0
    answer_s: float = 5.0


async def opened(hub: HubAddress, board: Board, kiosk: str, limits: Limits) -> ClientConnection:
    """One attempt at a socket.

    Args:
        hub: where it is.
        board: what the screen has; the hub is asked for what it has missed.
        kiosk: the screen's name, or empty.
        limits: `open_s` of them.

    Raises:
        Denied: refused in the handshake.
        Lost: no socket for any other reason.
    """
    try:
        # Awaited, never iterated: the library's reconnect iterator waits 0 s after a connection that opened,
        # and up to 90 s otherwise.
        return await connect(
            hub.socket(board.station, recent=RECENT_KEPT, kiosk=kiosk, epoch=board.epoch, since=board.seq),
            additional_headers=hub.headers,
            ssl=hub.tls,
            compression=None,
            proxy=None,
            open_timeout=limits.open_s,
            ping_interval=PING_EVERY_S,
            ping_timeout=PING_TIMEOUT_S,
            close_timeout=CLOSE_S,
            max_size=MAX_FRAME_BYTES,
        )
    except InvalidStatus as refusal:
        if refusal.response.status_code == HTTPStatus.UNAUTHORIZED:
            hub.turned_away(problem_type(refusal.response.body) == REVOKED)
        raise Denied(_refusal(refusal, hub, board.station)) from refusal
    except InvalidHandshake as failure:
        if isinstance(failure.__cause__, EOFError):
            # Also what a hub does that is stopped at this very moment: no reason to doubt what it is.
            raise Lost(tr("{hub} hung up.", hub=hub.label)) from failure
        raise Denied(tr("What answers at {hub} is not a hub of Heard.", hub=hub.label)) from failure
    except TimeoutError as failure:
        raise Lost(tr("{hub} does not answer. Is the hub's power on?", hub=hub.label)) from failure
    except socket.gaierror as failure:
        raise Lost(tr("Nothing on this network is called {hub}.", hub=hub.label)) from failure
    except ssl.SSLCertVerificationError as failure:
        hub.not_trusted()
        raise Denied(tr(NOT_THE_HUB if hub.ca else NOT_TRUSTED)) from failure
    except ConnectionRefusedError as failure:
        raise Lost(tr("{hub} is there, but no hub runs on it.", hub=hub.label)) from failure
    except (OSError, WebSocketException, ValueError) as failure:
        raise Lost(tr("The hub at {hub} cannot be reached.", hub=hub.label)) from failure


def _refusal(refusal: InvalidStatus, hub: HubAddress, station: str) -> str:
    status = refusal.response.status_code
    match status:
        case 401:
            return tr(UNKNOWN_SCREEN)
        case 403:
            return tr("The hub does not let this screen show “{station}”.", station=station)
        case 404:
            return tr("The hub has no station “{station}”.", station=station)
        case 429 | 503:
            return tr("The hub is busy; this screen keeps asking.")
        case _ if status >= 500:
            return tr("The hub has a fault (HTTP {status}); this screen keeps asking.", status=status)
        case _:
            return tr(
                "What answers at {hub} is not a hub of Heard (HTTP {status}).", hub=hub.label, status=status
            )


class Connection:
    """An open socket and what this kiosk knows about its health.

    Args:
        socket: from `opened`.
        receiver: gets every message that makes sense.
        wake: set by the receiver when there may be something to send.
        clock: monotonic, in seconds.
    """

    def __init__(
        self,
        socket: ClientConnection,
        receiver: Receiver,
        wake: asyncio.Event,
        limits: Limits,
        clock: Callable[[], float],
    ) -> None:
        self._socket = socket
        self._receiver = receiver
        self._wake = wake
        self._limits = limits
        self._clock = clock
        self._behind_at: float | None = None
        self._behind_seq: int | None = None
        self._asked_at: float | None = None
        self._complained: set[str] = set()
        self._sent: dict[str, float] = {}
        self._told: Seen | None = None
        self._told_at = -SEEN_EVERY_S

    async def serve(self) -> None:
        """Receives and sends until the connection is lost; leaves the socket closed.

        Raises:
            Lost: always, in the end.
        """
        try:
            async with asyncio.TaskGroup() as tasks:
                await self._receive(tasks)
        except ExceptionGroup as group:
            # WORKAROUND Python < 3.13: a task group that fails while it is being cancelled drops the cancellation.
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise asyncio.CancelledError from None
            lost, others = group.split(Lost)
            if others is not None or lost is None:
                raise
            raise _first(lost) from None
        finally:
            # No closing handshake: a peer that is lost would not answer it, and any other does not mind.
            self._socket.transport.abort()
            await self._socket.wait_closed()

    async def _receive(self, tasks: asyncio.TaskGroup) -> None:
        loop = asyncio.get_running_loop()
        sending: asyncio.Task[None] | None = None
        try:
            async with asyncio.timeout(self._limits.snapshot_s) as deadline:
                while True:
                    message = await self._next()
                    if message is None:
                        continue
                    if sending is None and self._receiver.is_live():
                        sending = tasks.create_task(self._send(), name="commands")
                    if sending is not None:
                        deadline.reschedule(loop.time() + self._limits.stale_s)
        except TimeoutError:
            raise Lost(tr("The hub fell silent.")) from None
        except ConnectionClosed:
            raise Lost(tr("The hub closed the connection.")) from None

    async def _next(self) -> HubMessage | None:
        """The next message, applied; None for a frame that was of no use."""
        frame = await self._socket.recv()
        message: HubMessage | None = None
        try:
            message = hub_message.decode(frame)
            self._receiver.received(message)
        except Missed as missed:
            log.info("resync: %s", missed)
            self._fall_behind()
        except (ValueError, OverflowError, RecursionError, msgspec.MsgspecError) as failure:
            if _is_of_a_newer_hub(frame):
                return None
            self._complain("unreadable frame of %d bytes: %s", len(frame), failure)
            self._fall_behind()
            message = None
        self._look_after_progress(message)
        if self._behind_at is not None:
            await self._resync(self._clock() - self._behind_at)
        return message

    def _look_after_progress(self, message: HubMessage | None) -> None:
        seq = self._receiver.seq()
        match message:
            case OrdersUpdate():
                self._behind_at = None
            case Heartbeat() if message.seq > seq and self._behind_at is None:
                # Most often the event is on its way just behind; so nothing is asked for yet.
                self._behind_at, self._behind_seq = self._clock(), message.seq
            case Error(id=str(command_id)) if message.code == "unavailable":
                self._sent[command_id] = self._clock() + 1.0 - self._limits.answer_s
            case Error(id=None):
                self._complain("the hub refused a message: %s: %s", message.code, message.detail)
        if self._behind_seq is not None and seq >= self._behind_seq:
            self._behind_at = self._behind_seq = None

    def _fall_behind(self) -> None:
        """From now on only a snapshot makes this board current again."""
        if self._behind_at is None:
            # As old as it may get without a request: it goes out at once.
            self._behind_at = self._clock() - self._limits.behind_s
        self._behind_seq = None

    async def _resync(self, behind_for_s: float) -> None:
        if behind_for_s > self._limits.stale_s:
            raise Lost(tr("The hub does not send what is missing here."))
        if behind_for_s < self._limits.behind_s:
            return
        now = self._clock()
        if self._asked_at is None or now - self._asked_at >= self._limits.resync_s:
            self._asked_at = now
            await self._write(encode(RequestUpdate()))

    async def _send(self) -> None:
        while True:
            self._wake.clear()
            now = self._clock()
            due = tuple(self._receiver.due())
            # What is answered is not due any more, whichever way the answer came; nothing is kept of it.
            self._sent = {command.id: self._sent[command.id] for command in due if command.id in self._sent}
            for command in due:
                if now - self._sent.get(command.id, -self._limits.answer_s) >= self._limits.answer_s:
                    self._sent[command.id] = now
                    await self._write(encode(command))
            seen_in_s = await self._tell_seen(self._receiver.seen(), now)
            try:
                async with asyncio.timeout(seen_in_s or (1.0 if self._sent else None)):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _tell_seen(self, seen: Seen | None, now: float) -> float | None:
        """Tells the hub what stands on the glass, if that is news; returns in how many seconds it may be told."""
        if seen is None or seen == self._told:
            return None
        too_soon_s = self._told_at + SEEN_EVERY_S - now
        if too_soon_s > 0:
            return too_soon_s
        self._told, self._told_at = seen, now
        await self._write(encode(seen))
        return None

    async def _write(self, frame: bytes) -> None:
        try:
            async with asyncio.timeout(self._limits.stale_s):
                await self._socket.send(frame, text=True)
        except TimeoutError:
            raise Lost(tr("The hub takes nothing in.")) from None
        except ConnectionClosed:
            raise Lost(tr("The hub closed the connection.")) from None

    def _complain(self, what: str, *about: object) -> None:
        """Logs a kind of complaint once per connection; a hub may repeat itself every second."""
        if what not in self._complained:
            self._complained.add(what)
            log.warning(what, *about)


class _Kind(msgspec.Struct, frozen=True):
    type: str


_kind = msgspec.json.Decoder(_Kind)
_KNOWN = frozenset({"orders_update", "order_update", "status_change", "heartbeat", "ack", "error"})


def _is_of_a_newer_hub(frame: str | bytes) -> bool:
    """A message of a kind this kiosk has not heard of is no fault of anybody."""
    try:
        return _kind.decode(frame).type not in _KNOWN
    except (ValueError, RecursionError, msgspec.MsgspecError):
        return False


def _first(group: ExceptionGroup[Lost]) -> Lost:
    first = group.exceptions[0]
    return _first(first) if isinstance(first, ExceptionGroup) else first
