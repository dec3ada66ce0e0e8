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

import sqlalchemy as sa

from hub_server.answers import forget_some
from hub_server.crash_points import CrashPoint, is_armed, reached
from hub_server.database import StoreError, explained
from hub_server.soundness import Soundness
from hub_server.transaction import KitchenCache, Numbered, Transaction

__all__ = ["Job", "Numbered", "Transaction", "Writer"]

T = TypeVar("T")
log = logging.getLogger("heard.store")

BATCH_MOST = 256
"""Jobs that share one commit at most; bounds how long the first of them waits for the last."""

FORGET_EVERY_S = 3600.0
"""Pause between looks for answers that nobody will ask for any more."""

ANSWER_TURNS = 50
"""Turns of the event loop after which an answer has certainly been written to its socket; it takes about five."""

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
        soundness: asked around each batch whether the database may be written to.
        rose: called in the writing thread after a commit with the epoch and the number of the last event.
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
        soundness: Soundness | None = None,
        rose: Callable[[str, int], None] = lambda *_: None,
    ) -> None:
        self._engine = engine
        self._soundness = soundness or Soundness()
        self._kitchens = KitchenCache()
        self._rose = rose
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
                # With the write lock: whoever replaces the file has held it, too.
                self._soundness.check()
                transaction = Transaction(connection, self._location, self._now_ms(), self._kitchens)
                for waiting in batch:
                    try:
                        outcomes.append((waiting, waiting.job(transaction), None))
                    except sa.exc.DBAPIError:
                        raise
                    except Exception as refusal:
                        self._soundness.tell(refusal)
                        outcomes.append((waiting, None, refusal))
                transaction.flush()
                reached(CrashPoint.BEFORE_COMMIT)
            reached(CrashPoint.AFTER_COMMIT)
            # It may have been deleted meanwhile, and what was just written with it.
            self._soundness.check()
            events = transaction.events
            if events:
                self._rose(transaction.epoch, events[-1].seq)
        except Exception as error:
            failure = explained(error) if isinstance(error, sa.exc.DBAPIError) else error
            self._soundness.tell(failure)
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
