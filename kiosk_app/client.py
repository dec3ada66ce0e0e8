"""A kiosk's way to its hub: keeps one board current for ever, by socket or polling, and brings commands over.

No Qt. The client alone changes its board, and only by `board.apply`; it tells a `Listener` what became of
things. Everything here runs on one event loop.
"""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import msgspec

from hub_server.protocol.messages import (
    Ack,
    Command,
    Error,
    Heartbeat,
    HubMessage,
    OrdersUpdate,
    Result,
    Seen,
)
from hub_server.protocol.times import milliseconds
from kiosk_app.backoff import Backoff
from kiosk_app.board import Board, Link, apply, is_older, vouched, vouches
from kiosk_app.client_settings import SEED_SETTINGS, ClientSettings
from kiosk_app.connection import Connection, Denied, Limits, Lost, opened
from kiosk_app.crash_points import reached
from kiosk_app.disk import Disk, Given
from kiosk_app.hub_address import HubAddress
from kiosk_app.hub_calls import hub_http
from kiosk_app.hub_clock import HubClock
from kiosk_app.kept_board import KeptBoard
from kiosk_app.listener import Listener
from kiosk_app.outbox import Outbox, Pending, earlier, is_repeat, pending_at
from kiosk_app.polling import Polling
from kiosk_app.posting import Posting
from kiosk_app.searching import Searching
from kiosk_app.speech import tr

__all__ = ["SEED_SETTINGS", "Client", "ClientSettings", "HubAddress", "Limits"]

log = logging.getLogger(__name__)


class Client:
    """One station's connection to its hub.

    Args:
        hub: where it is.
        station: name of the station whose orders are shown.
        listener: is told of every change; what it raises is logged and stops nothing. Another may take its place.
        disk: brings back the last board and the commands of former processes, and keeps them; its owner closes it.
            Without one they end with this process.
        outbox: instead of a disk, one with its disk that outlives the client: a kiosk that shows one station after
            the other loses no bump.
        clock: monotonic, in seconds.
        uniform: draws the waits between attempts.

    Attributes:
        board: what the station's screen knows.
        link: how the kiosk stands with the hub.
        detail: the sentence to it.
    """

    def __init__(
        self,
        hub: HubAddress,
        station: str,
        listener: Listener,
        *,
        disk: Disk | None = None,
        outbox: Outbox | None = None,
        settings: ClientSettings | None = None,
        clock: Callable[[], float] = time.monotonic,
        uniform: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self.link = Link.DISCONNECTED
        self.detail = tr("Looking for the hub at {hub}.", hub=hub.label)
        self._hub = hub
        self._http = partial(hub_http, hub)
        self._station = station
        self.listener = listener
        self._settings = settings or ClientSettings()
        self._clock = clock
        self._uniform = uniform
        self._hub_clock = HubClock()
        self._vouched_at: float | None = None
        self._backoff = Backoff(self._settings.schedule_s, uniform)
        self._outbox = Outbox(disk, clock=clock) if outbox is None else outbox
        self._kept = KeptBoard(self._outbox.disk, station)
        self._kiosk = "" if self._outbox.disk is None else self._outbox.disk.kiosk
        self.board = self._kept.board
        # One for each of those who send: whoever clears the other's would let a command lie.
        self._wake, self._wake_posting = asyncio.Event(), asyncio.Event()
        # What the hub has carried out while its event is still on the way, with the event's number.
        self._settling: tuple[tuple[Given, int], ...] = ()
        self._pending: Pending = {}
        self._drawn = "", 0
        self._live = False
        self._polls = False
        self._polled = False
        self._denied = False
        self._tried = False
        self._attempts = 0
        self._asked_at = clock()
        self._enough_attempts = asyncio.Event()
        self._why = self.detail
        self._polling: asyncio.Task[None] | None = None
        self._searching = Searching(
            self._http, station, lambda finding: self._tell(self.listener.found, finding)
        )

    async def run(self) -> None:
        """Keeps the board current until cancelled."""
        loop = asyncio.get_running_loop()
        self._outbox.watch(lambda: loop.call_soon_threadsafe(self._send))
        self._tell(self.listener.link_changed, self.link, self.detail)
        self._show_pending(always=True)
        try:
            async with asyncio.TaskGroup() as tasks:
                posting = Posting(self._http, self, self._wake_posting)
                tasks.create_task(posting.run(), name="commands over HTTP")
                tasks.create_task(self._searching.run(), name="searching")
                while True:
                    if self._polling is None:
                        self._polling = tasks.create_task(self._poll(), name="polling")
                    await self._attempt()
                    await asyncio.sleep(self._backoff.next_s())
        finally:
            self._live = self._polls = self._polled = self._denied = False
            self._polling = None
            self._attempts = 0
            self._why = tr("This screen no longer asks the hub.")
            self._show()

    def submit(self, command: Command) -> None:
        """Takes a cook's command about the board as it is; it is sent until the hub has answered it.

        What says the same as one that is pending is ignored; see `is_repeat`.
        """
        if not command.epoch:
            command = msgspec.structs.replace(command, epoch=self.board.epoch)
        known = earlier(
            self._station, command, (*(given for given, _ in self._settling), *self._outbox.given())
        )
        if not is_repeat(command, known) and self._outbox.put(self._station, command, self.hub_now_ms()):
            self._show_pending()
            self._send()
        else:
            # Whoever drew it already has to hear that it counts only once.
            self._tell(self.listener.pending_changed, self._pending)

    def drawn(self, board: Board) -> None:
        """This board of the client's stands on the glass; the hub is told, at most once a second."""
        self._drawn = board.epoch, board.seq
        self._wake.set()

    def held(self) -> tuple[Given, ...]:
        """Commands too old to be sent without asking, oldest first; each with its time on the hub's clock."""
        return self._outbox.held(self.hub_now_ms())

    def release(self, held: Iterable[Given]) -> None:
        """Somebody was asked: these are sent after all."""
        self._outbox.release(held)
        self._show_pending(always=True)
        self._send()

    def drop(self, held: Iterable[Given]) -> None:
        """Somebody was asked: these are never sent."""
        self._outbox.drop(held)
        self._show_pending()
        self._send()

    def look_for(self, text: str | None) -> None:
        """Looks for an order that this station is done with; None: not any more."""
        self._searching.look_for(text)

    def hub_now_ms(self) -> int | None:
        """The hub's clock, in ms since the Unix epoch; None before the hub was heard."""
        return self._hub_clock.now_ms(self._clock())

    def vouched_ago_s(self) -> float | None:
        """How long ago the hub last said that the board is the whole truth; None before that.

        In seconds on this kiosk's monotonic clock: whatever becomes of the hub's, old news stays old and fresh fresh.
        """
        return None if self._vouched_at is None else self._clock() - self._vouched_at

    # The socket (`connection.Receiver`)

    async def _attempt(self) -> None:
        """One attempt at the socket and, if it comes about, its whole life."""
        self._attempts += 1
        self._asked_at = self._clock()
        self._show()
        try:
            socket = await opened(self._hub, self.board, self._kiosk, self._settings.limits)
            await Connection(socket, self, self._wake, self._settings.limits, self._clock).serve()
        except Lost as lost:
            self._why, self._denied = str(lost), isinstance(lost, Denied)
        except Exception:
            # A fault of ours must not leave a kitchen without its screen.
            log.exception("connection given up")
            self._why, self._denied = tr("This screen had a fault and starts anew."), False
        self._tried = True
        if self._live:
            self._live = False
            self._attempts = 0
            self._enough_attempts.clear()
        elif self._attempts >= (self._settings.poll_after_attempts or self._attempts):
            self._enough_attempts.set()
        self._show()

    def received(self, message: HubMessage) -> None:
        """Takes a message from the socket.

        Raises:
            Missed: messages before it are missing.
            ValueError: it makes no sense; the board is as before.
        """
        heard_at = self._clock()
        if message.station != self._station:
            raise ValueError(f"a message for the station {message.station!r}")
        match message:
            case Ack():
                self._answered(message)
            case Error():
                self._refused(message)
            case _:
                # The first word of a connection is as old as the question at most; the next ones tell.
                under_way_s = None if self._live else heard_at - self._asked_at
                self._set_board(apply(self.board, message), message, heard_at, under_way_s)
                # A heartbeat is the first word of a hub that had sent everything before, so only one that resumes.
                if self.board.epoch and vouches(message, self.board) and not self._live:
                    self._came_alive()

    def seq(self) -> int:
        """The last event the board contains."""
        return self.board.seq

    def is_live(self) -> bool:
        """Whether the socket carries the orders."""
        return self._live

    def due(self) -> Iterator[Command]:
        """Commands that may be on their way to the hub now; what goes over the socket is this station's doing."""
        heads = self._outbox.heads(self.hub_now_ms())
        return (given.command for given in heads if given.station == self._station)

    def seen(self) -> Seen | None:
        """What stands on the glass and what waits; None while nothing of this hub's log was drawn."""
        epoch, seq = self._drawn
        return Seen(seq, len(self._outbox)) if epoch and epoch == self.board.epoch else None

    def _came_alive(self) -> None:
        # Here and not when a socket opens: a hub that accepts and closes must not be asked without a pause.
        self._backoff.reset()
        if self._polling is not None:
            self._polling.cancel()
            self._polling = None
        self._live, self._polls, self._polled, self._denied = True, False, False, False
        self._show()

    # HTTP (`polling.Carrier`, `posting.Sender`)

    async def _poll(self) -> None:
        """Waits until polling is due, then polls until it is cancelled."""
        settings = self._settings
        if settings.poll_after_attempts is None:
            await asyncio.sleep(settings.poll_after_s)
        else:
            await self._enough_attempts.wait()
        self._polls = True
        self._send()
        await Polling(
            self._http,
            self,
            wait_s=settings.poll_wait_s,
            every_s=settings.poll_every_s,
            backoff=Backoff(settings.schedule_s, self._uniform),
            kiosk=self._kiosk,
        ).run()

    def polled(self, update: OrdersUpdate | None, under_way_s: float) -> None:
        """Takes a poll's answer; one that is older than the board is not let in.

        Args:
            update: None: nothing differs.
            under_way_s: so long ago it may have been true, at most.

        Raises:
            ValueError: it makes no sense; the board is as before.
        """
        heard_at = self._clock()
        if update is not None and update.station != self._station:
            raise ValueError(f"orders of the station {update.station!r}")
        if update is None:
            self._set_board(vouched(self.board, self.hub_now_ms()), None, heard_at, under_way_s)
        elif not is_older(update, self.board):
            self._set_board(apply(self.board, update), update, heard_at, under_way_s)
        self._polled = True
        self._show()

    def not_polled(self) -> None:
        """Polling does not carry the orders (any more)."""
        self._polled = False
        self._show()

    def due_over_http(self) -> tuple[Given, ...]:
        """Commands that may be on their way to the hub now: this station's while it polls, other stations' always."""
        heads = self._outbox.heads(self.hub_now_ms())
        return tuple(given for given in heads if self._polls or given.station != self._station)

    def answered_over_http(self, ack: Ack) -> None:
        """Takes the answer to a command."""
        self._answered(ack)

    # Both

    def _send(self) -> None:
        self._wake.set()
        self._wake_posting.set()

    def _set_board(
        self, board: Board, message: HubMessage | None, heard_at: float, under_way_s: float | None
    ) -> None:
        """Takes a board that was true when the hub said so; a network may have held that back.

        Args:
            under_way_s: for how long at most; None within a living connection, whose messages tell by their time.
        """
        if isinstance(message, OrdersUpdate | Heartbeat):
            if self.hub_now_ms() is None:
                # What a former process took has waited for this: only now it can be told how old it is.
                self._send()
            late_s = self._hub_clock.heard(milliseconds(message.now), heard_at, at_most_s=under_way_s)
            under_way_s = late_s if under_way_s is None else under_way_s
        if message is None or vouches(message, board):
            self._vouched_at = heard_at - (under_way_s or 0.0)
        self.board = board
        self._kept.keep(board)
        self._tell(self.listener.board_changed, board)
        if self._settling:
            # A heartbeat settles everything: an event of another station alone never arrives here.
            everything = message is None or isinstance(message, OrdersUpdate | Heartbeat)
            self._settling = tuple(
                (given, seq) for given, seq in self._settling if seq > board.seq and not everything
            )
            self._show_pending()

    def _answered(self, ack: Ack) -> None:
        given = self._outbox.take(ack.id)
        if given is None:
            return
        if self._live and ack.seq > self.board.seq:
            self._settling += ((given, ack.seq),)
        self._tell(self.listener.answered, given.command, ack)
        reached("kiosk-after-answer")
        self._outbox.forget(ack.id)
        self._show_pending()
        self._send()

    def _refused(self, error: Error) -> None:
        """A refusal that names a command is its answer, unless the hub only could not do it now."""
        if error.id is not None and error.code != "unavailable":
            self._answered(
                Ack(station=self._station, id=error.id, result=Result.REJECTED, detail=error.detail)
            )

    def _show(self) -> None:
        """Works out how the kiosk stands with its hub, and tells it if that is news."""
        if self._live:
            now = Link.CONNECTED, tr("Connected to {hub}.", hub=self._hub.label)
        elif self._polled:
            now = Link.FAILED, tr("No live connection; orders are fetched instead and come a little later.")
        elif self._denied:
            now = Link.ERROR, self._why
        elif self._attempts:
            now = Link.RECONNECTING, tr("{why} Still trying.", why=self._why) if self._tried else self._why
        else:
            now = Link.DISCONNECTED, self._why
        if now != (self.link, self.detail):
            self.link, self.detail = now
            self._tell(self.listener.link_changed, *now)

    def _show_pending(self, *, always: bool = False) -> None:
        pending = pending_at(self._station, (*(given for given, _ in self._settling), *self._outbox.given()))
        if always or pending != self._pending:
            self._pending = pending
            self._tell(self.listener.pending_changed, pending)

    def _tell(self, what: Callable[..., None], *about: object) -> None:
        try:
            what(*about)
        except Exception:
            log.exception("a listener failed")
