"""The truth: current orders, the log of numbered events, the answers given to commands.

Only the store changes an order. Every method that changes something returns after the commit reached the disk, and
the event of it has a number by then; who wants to hear of it listens to the feed.

Every method, also one that only reads, raises `StoreError` when the database cannot be used.
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from hub_server import kitchens
from hub_server.access import Access
from hub_server.audit import Deed
from hub_server.credentials import Caller
from hub_server.database import StoreDamaged, explained, open_engine, read_location
from hub_server.database_file import sqlite_path
from hub_server.high_water import HighWater, mark_file
from hub_server.protocol import changes, wishes
from hub_server.protocol.arranging import arranged
from hub_server.protocol.due import ITSELF, Due, happened
from hub_server.protocol.intake import NewOrder
from hub_server.protocol.messages import Ack, Command, EventAction, Result, encode
from hub_server.protocol.orders import Order, Place, RailKey, rail_key
from hub_server.protocol.outcomes import Setting
from hub_server.protocol.resending import sent_again
from hub_server.protocol.states import OF_KITCHEN, OPEN, Action, Status
from hub_server.protocol.tickets import place_between, sort_key
from hub_server.protocol.times import timestamp
from hub_server.reader import Reader
from hub_server.refusals import Conflict, NotPossible, Unknown
from hub_server.repair import made_ready, suspect
from hub_server.salvage import UNKNOWN
from hub_server.soundness import Soundness
from hub_server.tills import Tills, recorded
from hub_server.transaction import Kept, Numbered, Transaction
from hub_server.writer import FORGET_EVERY_S, Writer

RESTORED = "The hub's orders were restored since; look at the card and bump again."
"""What a screen hears whose command is about a card of another epoch."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An order that is stored.

    Attributes:
        created: False when it was there already.
    """

    order: Order
    created: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """What the seed document's status call answers."""

    order: Order
    old_status: Status


def wall_clock_ms() -> int:
    """The hub's clock: milliseconds since the Unix epoch."""
    return time.time_ns() // 1_000_000


class Store(Reader):
    """One location's orders and log in one database.

    Args:
        url: SQLAlchemy URL of the database.
        location: name of the location.
        measured: told the seconds of each commit.
        counted: told of each order that was placed by which way it came; `…_repeat` when it was there already.
        now_ms: the hub's clock.
        forget_every_s: pause between looks for answers that nobody will ask for any more.

    Attributes:
        epoch: identity of the log.
        database: the file of a SQLite database, else None.
        replaced: the damaged database that this store moved aside when it was opened, if any.
        soundness: says when the database cannot be trusted any more.
        kitchens: how the kitchen is described and run.
        tills: what tills ask for beside placing and sending again.
        access: who may come in, and what was done by whom.

    Raises:
        StoreError: with a sentence that says what is wrong with the database.
    """

    def __init__(
        self,
        url: str,
        *,
        location: str = "main",
        measured: Callable[[float], None] = lambda _: None,
        counted: Callable[[str], None] = lambda _: None,
        now_ms: Callable[[], int] = wall_clock_ms,
        forget_every_s: float = FORGET_EVERY_S,
    ) -> None:
        self.database = sqlite_path(url)
        self.replaced = None if self.database is None else made_ready(self.database, now_ms=now_ms())
        self._engine = open_engine(url)
        super().__init__(self._engine, location, Soundness(self.database))
        sa.event.listen(self._engine, "do_connect", self._connects)
        try:
            with self._engine.begin() as connection:
                row = read_location(connection, location)
        except sa.exc.DBAPIError as error:
            raise explained(error, url) from None
        self.epoch: str = row.epoch
        self._mark = None if self.database is None else HighWater(mark_file(self.database), location)
        self._rose(row.epoch, row.seq)
        self._committed: Callable[[Sequence[Numbered]], None] = lambda _: None
        self._counted = counted
        self._writer = Writer(
            self._engine,
            location,
            committed=self._tell,
            measured=measured,
            now_ms=now_ms,
            forget_every_s=forget_every_s,
            soundness=self.soundness,
            rose=self._rose,
        )
        self._writer.start()
        self.kitchens = kitchens.Kitchens(self._writer)
        self.tills = Tills(self._writer)
        self.access = Access(self._writer, self._read, location)

    def _connects(self, *_: object) -> None:
        """Before each further connection: one to another file would read and write something else."""
        self.soundness.check()

    def _rose(self, epoch: str, seq: int) -> None:
        if self._mark is not None:
            self._mark.rises(epoch, seq)

    def _tell(self, events: Sequence[Numbered]) -> None:
        self._committed(events)

    def close(self) -> None:
        """Commits what waits and closes the database."""
        self._writer.stop()
        if self._mark is not None:
            self._mark.stop()
        if self.database is not None and isinstance(self.soundness.broken, StoreDamaged):
            suspect(self.database, str(self.soundness.broken))
        self._engine.dispose()

    def on_commit(self, committed: Callable[[Sequence[Numbered]], None]) -> None:
        """From now on `committed` is told, in the event loop, about new events of this process after their commit."""
        self._committed = committed

    async def place(self, new: NewOrder, *, way: str = "direct") -> Placed:
        """Stores an order; the same one sent again is harmless.

        Args:
            way: how it came in, for the figures.

        Raises:
            Conflict: another order was stored under this `source` and `external_id`.
        """
        fingerprint = new.fingerprint()

        def job(transaction: Transaction) -> Placed:
            known = transaction.find_sent(new.source, new.external_id)
            if known is not None:
                if known.fingerprint not in (UNKNOWN, fingerprint):
                    raise Conflict(
                        f"`{new.external_id}` of `{new.source}` is order {known.order.number} already, with"
                        " another body; send changes with PUT"
                    )
                return Placed(known.order, created=False)
            order = arranged(
                new.stored(transaction.next_order_id(), transaction.now_ms),
                transaction.circumstances(),
                transaction.now_ms,
            )
            transaction.record(
                Kept(order=order, fingerprint=fingerprint),
                before=None,
                action=EventAction.NEW_ORDER,
                by=new.source,
            )
            return Placed(order, created=True)

        placed = await self._writer.run(job)
        self._counted(way if placed.created else f"{way}_repeat")
        return placed

    async def replace(self, new: NewOrder, *, way: str = "direct") -> Placed:
        """Stores the whole order as its POS sends it again; places it when it is not known.

        Args:
            way: see `place`.

        Raises:
            NotPossible: the order is complete or cancelled.
        """
        fingerprint = new.fingerprint()

        def job(transaction: Transaction) -> Placed | None:
            known = transaction.find_sent(new.source, new.external_id)
            if known is None:
                return None
            if known.fingerprint == fingerprint:
                return Placed(known.order, created=False)
            outcome = sent_again(known.order, new, timestamp(transaction.now_ms), transaction.circumstances())
            if outcome.result is Result.REJECTED:
                raise NotPossible(outcome.detail)
            if outcome.action is not None:
                transaction.record(
                    Kept(order=outcome.order, fingerprint=fingerprint),
                    before=known.order,
                    action=outcome.action,
                    by=new.source,
                )
            return Placed(outcome.order, created=False)

        return await self._writer.run(job) or await self.place(new, way=way)

    async def command(self, command: Command, *, station: str, caller: Caller | None = None) -> bytes:
        """Carries out a cook's command once, however often it arrives.

        Args:
            caller: who gives it, for the audit log.

        Returns:
            The `ack` message, encoded; the same bytes for the same command.

        Raises:
            Conflict: the id was used before for another command.
        """
        fingerprint = hashlib.sha256(encode(command)).hexdigest()

        def job(transaction: Transaction) -> bytes:
            answered = transaction.answer_to(command.id)
            if answered is not None:
                if answered[0] != fingerprint:
                    raise Conflict(f"`{command.id}` was the id of another command")
                return answered[1]
            if command.action in OF_KITCHEN:
                answer = kitchens.carried_out(transaction, command, station, caller)
            elif command.epoch in ("", transaction.epoch):
                answer = _carried_out(transaction, command, station)
            else:
                # The number may be another order's by now.
                answer = Ack(station=station, id=command.id, result=Result.REJECTED, detail=RESTORED)
            if answer.result is Result.CANCELLED:
                tried = f"{command.action} of order {command.order_id} at {station}: it was cancelled"
                transaction.register.note(caller or Caller(), Deed.CANCELLED_COMMAND, tried)
            return transaction.remember(command.id, fingerprint, answer)

        return await self._writer.run(job)

    async def by_itself(self, order_id: int, due: Due) -> Order | None:
        """Does what has to be done with an order now without anybody asking; None when it was done meanwhile."""

        def job(transaction: Transaction) -> Order | None:
            known = transaction.find(order_id)
            if known is None:
                return None
            outcome = happened(known.order, due, transaction.setting(due.station))
            if outcome.action is None:
                return None
            return recorded(transaction, known, outcome, ITSELF)

        return await self._writer.run(job)

    async def renew_epoch(self, known: str) -> None:
        """Gives the log another identity, if it still has the one that is known; for a log that has gone back."""

        def job(transaction: Transaction) -> None:
            if transaction.epoch == known:
                transaction.renew_epoch()

        await self._writer.run(job)

    async def set_status(self, order_id: int, status: Status, *, by: str) -> Moved:
        """The seed document's status call.

        Raises:
            Unknown: there is no such order.
            NotPossible: not a legal transition.
        """

        def job(transaction: Transaction) -> Moved:
            known = transaction.find(order_id)
            if known is None:
                raise Unknown(f"There is no order {order_id}.")
            outcome = changes.set_status(known.order, status, transaction.setting())
            return Moved(recorded(transaction, known, outcome, by), known.order.status)

        return await self._writer.run(job)


def _place(transaction: Transaction, command: Command, setting: Setting) -> Place | None:
    """Where a cook hangs an order by hand; its neighbours may have left meanwhile."""

    def key(order_id: int) -> RailKey | None:
        known = transaction.find(order_id) if order_id else None
        if known is None or known.order.status not in OPEN:
            return None
        return rail_key(known.order) if setting.station is None else sort_key(known.order, setting.station)

    above, below = (*command.between, 0, 0)[:2]
    return place_between(key(above), key(below))


def _carried_out(transaction: Transaction, command: Command, station: str) -> Ack:
    known = transaction.find(command.order_id)
    if known is None:
        return Ack(
            station=station,
            id=command.id,
            result=Result.REJECTED,
            detail=f"There is no order {command.order_id}.",
        )
    setting = transaction.setting(station)
    if command.action is Action.PLACE:
        outcome = wishes.placed(known.order, _place(transaction, command, setting), setting)
    else:
        outcome = changes.act(known.order, command, setting)
        if command.action is Action.RECALL and not setting.makes:
            outcome = kitchens.reopened(known.order, outcome, transaction.circumstances())
    seq = 0
    if outcome.action is not None:
        seq = transaction.record(
            Kept(order=outcome.order, fingerprint=known.fingerprint),
            before=known.order,
            action=outcome.action,
            by=station,
        )
    return Ack(
        station=station,
        id=command.id,
        result=outcome.result,
        order=outcome.order,
        seq=seq,
        detail=outcome.detail,
    )
