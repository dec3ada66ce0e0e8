"""The one place where orders change: a thread that commits what waits together in one transaction.

A job decides and records; it never touches the database itself, so a job that refuses or fails leaves no trace and
the others of its batch are not harmed. The batch is written and committed with fsync, and only then is anybody
answered. When nobody waits, the thread forgets old answers.
"""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from hub_server import tables
from hub_server.answers import forget_some
from hub_server.checksums import answer_crc, event_crc, order_crc
from hub_server.crash_points import CrashPoint, is_armed, reached
from hub_server.database import StoreError, explained
from hub_server.protocol.messages import Ack, Event, EventAction, encode
from hub_server.protocol.orders import Order
from hub_server.protocol.times import timestamp
from hub_server.rows import ANSWER, ORDER, answer_body, order_body

T = TypeVar("T")
log = logging.getLogger("heard.store")

BATCH_MOST = 256
"""Jobs that share one commit at most; bounds how long the first of them waits for the last."""

FORGET_EVERY_S = 3600.0
"""Pause between looks for answers that nobody will ask for any more."""

ANSWER_TURNS = 50
"""Turns of the event loop after which an answer has certainly been written to its socket; it takes about five."""

stored_order = msgspec.json.Decoder(Order)


# Statements are put together once: SQLAlchemy takes longer to build one than SQLite to run it.
_KEPT = ORDER.where(tables.orders.c.location == sa.bindparam("location"))
_KEPT_BY_ID = _KEPT.where(tables.orders.c.id == sa.bindparam("order_id"))
_KEPT_BY_KEY = _KEPT.where(
    tables.orders.c.source == sa.bindparam("source"),
    tables.orders.c.external_id == sa.bindparam("external_id"),
)
_ANSWER = ANSWER.where(
    tables.answers.c.location == sa.bindparam("location"),
    tables.answers.c.command_id == sa.bindparam("command_id"),
)
_NUMBERS = (
    sa.select(tables.location.c.epoch, tables.location.c.seq, tables.location.c.last_order_id)
    .where(tables.location.c.name == sa.bindparam("location"))
    # PostgreSQL's writers wait here for each other; SQLite's waited at BEGIN IMMEDIATE and ignore it.
    .with_for_update()
)
_CHANGING = ("status", "fingerprint", "body", "crc")
_CHANGE_ORDER = (
    tables.orders.update()
    .where(
        tables.orders.c.location == sa.bindparam("at_location"), tables.orders.c.id == sa.bindparam("at_id")
    )
    .values({name: sa.bindparam(name) for name in _CHANGING})
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An order as it stands in the store, with the fingerprint of what its POS last sent."""

    order: Order
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """An event of the log as it travels: its number and its JSON."""

    seq: int
    body: bytes


class Transaction:
    """What the jobs of one batch see and record; times are the hub's clock at its beginning.

    Attributes:
        now_ms: milliseconds since the Unix epoch.
        epoch: identity of the log.
    """

    def __init__(self, connection: sa.Connection, location: str, now_ms: int) -> None:
        self.now_ms = now_ms
        self._connection = connection
        self._location = location
        row = connection.execute(_NUMBERS, {"location": location}).one()
        self.epoch: str = row.epoch
        self._seq: int = row.seq
        self._last_order_id: int = row.last_order_id
        self._kept: dict[int, Kept] = {}
        self._ids: dict[tuple[str, str], int] = {}
        self._answers: dict[str, tuple[str, bytes]] = {}
        self._new_orders: set[int] = set()
        self._changed: set[int] = set()
        self._bodies: dict[int, bytes] = {}
        self.events: list[Numbered] = []
        self._event_rows: list[dict[str, Any]] = []

    def next_order_id(self) -> int:
        """A number no order ever had; taken for good only if the batch is committed."""
        self._last_order_id += 1
        return self._last_order_id

    def find(self, order_id: int) -> Kept | None:
        """The order, as the jobs before this one left it."""
        if order_id not in self._kept:
            self._load(_KEPT_BY_ID, {"location": self._location, "order_id": order_id})
        return self._kept.get(order_id)

    def find_sent(self, source: str, external_id: str) -> Kept | None:
        """The order a POS sent under this key."""
        key = (source, external_id)
        if key not in self._ids:
            self._load(
                _KEPT_BY_KEY,
                {"location": self._location, "source": source, "external_id": external_id},
            )
        found = self._ids.get(key)
        return None if found is None else self._kept[found]

    def answer_to(self, command_id: str) -> tuple[str, bytes] | None:
        """The fingerprint and the answer of a command carried out before, or None."""
        if command_id in self._answers:
            return self._answers[command_id]
        row = self._connection.execute(
            _ANSWER, {"location": self._location, "command_id": command_id}
        ).first()
        return None if row is None else (row.fingerprint, answer_body(row))

    def record(self, after: Kept, *, before: Order | None, action: EventAction, by: str) -> int:
        """Stores an order and numbers the event of it.

        Returns:
            The event's `seq`.
        """
        order = after.order
        self._seq += 1
        body = self._bodies[order.id] = encode(order)
        entry = Event(
            seq=self._seq,
            at=timestamp(self.now_ms),
            action=action,
            order_id=order.id,
            old_status=None if before is None else before.status,
            new_status=order.status,
            by=by,
            order=msgspec.Raw(body),  # type: ignore[arg-type]  # encoded once, for the row and for the event
        )
        entry_body = encode(entry)
        self.events.append(Numbered(self._seq, entry_body))
        row: dict[str, Any] = {
            "location": self._location,
            "seq": self._seq,
            "order_id": order.id,
            "old_status": entry.old_status,
            "new_status": order.status,
            "body": entry_body,
        }
        self._event_rows.append({**row, "crc": event_crc(**row)})
        if before is None:
            self._new_orders.add(order.id)
        else:
            self._changed.add(order.id)
        self._keep(after)
        return self._seq

    def remember(self, command_id: str, fingerprint: str, answer: Ack) -> bytes:
        """Stores the answer to a command, so that its retry gets the same one."""
        body = encode(answer)
        self._answers[command_id] = (fingerprint, body)
        return body

    def flush(self) -> None:
        """Writes everything recorded; the commit follows."""
        execute = self._connection.execute
        if new := [self._order_row(id_) for id_ in sorted(self._new_orders)]:
            execute(tables.orders.insert(), new)
        if changed := [_changed(self._order_row(id_)) for id_ in sorted(self._changed - self._new_orders)]:
            execute(_CHANGE_ORDER, changed)
        if self._event_rows:
            execute(tables.events.insert(), self._event_rows)
            execute(
                tables.location.update()
                .where(tables.location.c.name == self._location)
                .values(seq=self._seq, last_order_id=self._last_order_id)
            )
        if self._answers:
            execute(tables.answers.insert(), [self._answer_row(id_) for id_ in self._answers])

    def _order_row(self, order_id: int) -> dict[str, Any]:
        kept = self._kept[order_id]
        row: dict[str, Any] = {
            "location": self._location,
            "id": order_id,
            "source": kept.order.source,
            "external_id": kept.order.external_id,
            "status": kept.order.status,
            "fingerprint": kept.fingerprint,
            "body": self._bodies[order_id],
        }
        return {**row, "crc": order_crc(**row)}

    def _answer_row(self, command_id: str) -> dict[str, Any]:
        fingerprint, body = self._answers[command_id]
        row: dict[str, Any] = {
            "location": self._location,
            "command_id": command_id,
            "fingerprint": fingerprint,
            "answered_at_ms": self.now_ms,
            "body": body,
        }
        return {**row, "crc": answer_crc(**row)}

    def _load(self, query: sa.Select[Any], values: dict[str, Any]) -> None:
        row = self._connection.execute(query, values).first()
        if row is not None:
            self._keep(Kept(order=stored_order.decode(order_body(row)), fingerprint=row.fingerprint))

    def _keep(self, kept: Kept) -> None:
        self._kept[kept.order.id] = kept
        self._ids[kept.order.source, kept.order.external_id] = kept.order.id


def _changed(row: dict[str, Any]) -> dict[str, Any]:
    """What `_CHANGE_ORDER` needs of a row; whatever else is a column would be written, too."""
    return {
        "at_location": row["location"],
        "at_id": row["id"],
        **{name: row[name] for name in _CHANGING},
    }


Job = Callable[[Transaction], Any]


@dataclass(frozen=True, slots=True)
class _Waiting:
    job: Job
    future: "asyncio.Future[Any]"


class Writer:
    """The writing thread.

    Args:
        engine: from `database.open_engine`.
        location: name of the location whose orders it writes.
        committed: called in the event loop after a commit and after everybody was answered, with the new events.
        measured: called in the writing thread with the seconds a batch took, from its first job to the commit.
        now_ms: the hub's clock, milliseconds since the Unix epoch.
        forget_every_s: pause between looks for old answers.
    """

    def __init__(
        self,
        engine: sa.Engine,
        location: str,
        *,
        committed: Callable[[Sequence[Numbered]], None],
        measured: Callable[[float], None] = lambda _: None,
        now_ms: Callable[[], int],
        forget_every_s: float = FORGET_EVERY_S,
    ) -> None:
        self._engine = engine
        self._location = location
        self._committed = committed
        self._measured = measured
        self._now_ms = now_ms
        self._forget_every_s = forget_every_s
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="heard-writer", daemon=True)

    def start(self) -> None:
        """Starts the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Commits what waits and ends the thread."""
        self._waiting.put(None)
        self._thread.join()

    async def run(self, job: Callable[[Transaction], T]) -> T:
        """Runs `job` in a transaction with others that wait, and returns once it is on disk.

        Raises:
            StoreError: nothing was stored; `StoreFull` when the disk is full or read-only.
            Exception: whatever the job raised; it has changed nothing.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._waiting.put(_Waiting(job, future))
        # Shielded: the order may be on disk already when the asking side has gone.
        return await asyncio.shield(future)

    def _run(self) -> None:
        # For the first time at once: the hub may have been away for days.
        forget_at_s = time.monotonic()
        while True:
            try:
                first = self._waiting.get(timeout=max(0.0, forget_at_s - time.monotonic()))
            except queue.Empty:
                more_are_old = self._forget()
                forget_at_s = time.monotonic() + (0.0 if more_are_old else self._forget_every_s)
                continue
            if first is None:
                return
            batch = [first]
            last = False
            while len(batch) < BATCH_MOST and not self._waiting.empty():
                more = self._waiting.get()
                if more is None:
                    last = True
                    break
                batch.append(more)
            self._commit(batch)
            if last:
                return

    def _forget(self) -> bool:
        """Forgets some old answers; True when there may be more of them."""
        try:
            return forget_some(self._engine, self._location, self._now_ms())
        except Exception as error:
            # Whoever has something to write will be told what is wrong with the database.
            log.warning("old answers could not be forgotten: %r", error)
            return False

    def _commit(self, batch: list[_Waiting]) -> None:
        started_s = time.monotonic()
        outcomes: list[tuple[_Waiting, Any, BaseException | None]] = []
        try:
            with self._engine.begin() as connection:
                transaction = Transaction(connection, self._location, self._now_ms())
                for waiting in batch:
                    try:
                        outcomes.append((waiting, waiting.job(transaction), None))
                    except sa.exc.DBAPIError:
                        raise
                    except Exception as refusal:
                        outcomes.append((waiting, None, refusal))
                transaction.flush()
                reached(CrashPoint.BEFORE_COMMIT)
            reached(CrashPoint.AFTER_COMMIT)
            events = transaction.events
        except Exception as error:
            failure = explained(error) if isinstance(error, sa.exc.DBAPIError) else error
            if not isinstance(failure, StoreError):
                log.exception("a batch of %d could not be written", len(batch))
                failure = StoreError("The order could not be stored.")
            else:
                log.error("a batch of %d could not be written: %s", len(batch), failure)
            outcomes = [(waiting, None, failure) for waiting in batch]
            events = []
        self._measured(time.monotonic() - started_s)
        loop = batch[0].future.get_loop()
        # The loop may be closed when a hub is stopped in the middle of a batch: then nobody waits for an answer.
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._answer, outcomes, events)

    def _answer(
        self, outcomes: list[tuple[_Waiting, Any, BaseException | None]], events: Sequence[Numbered]
    ) -> None:
        for waiting, result, refusal in outcomes:
            if waiting.future.done():
                continue
            if refusal is None:
                waiting.future.set_result(result)
            else:
                waiting.future.set_exception(refusal)
        if events and is_armed(CrashPoint.AFTER_ANSWER):
            asyncio.get_running_loop().call_soon(self._answers_leave, ANSWER_TURNS, events)
        elif events:
            self._committed(events)

    def _answers_leave(self, turns: int, events: Sequence[Numbered]) -> None:
        """Lets the answers reach the sockets before it says that the crash point is reached, and tells the feed."""
        if turns:
            asyncio.get_running_loop().call_soon(self._answers_leave, turns - 1, events)
            return
        reached(CrashPoint.AFTER_ANSWER)
        self._committed(events)
