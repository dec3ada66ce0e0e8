"""Faults that `make mutants` puts into the running product: each a promise broken on purpose.

No file of the product is changed. A process that is told to (`faults.py`) puts its mutation into a module right after
that module was run and before anybody has imported a name from it; so the fault is in every process of a row alike:
hubs, kiosks, `heard restore`, the row itself.

This module imports nothing of the product: it is there before it.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from inspect import signature
from typing import Any

from battery.mutation import Finder, Mutation, Place

SLOW_DISK_S = 0.02
"""What the commit of a mutant that answers before it takes: as on a memory card. On a fast disk even a hub without any
scruples is hardly ever hit within its window."""

SLOW_KIOSK_S = 0.05
"""What a hub that awaits each kiosk waits for one that has not read all yet; little, beside a kiosk's seconds."""

EVERY = 100
"""One event of so many is dropped. Counted and not drawn, so that a short row always has some of them."""


def _always(value: object) -> Callable[[Any, Any], Callable[..., Any]]:
    """Does nothing but answer this."""

    def make(before: Any, _: Any) -> Callable[..., Any]:
        def instead(*_: object, **__: object) -> object:
            return value

        instead.__signature__ = signature(before)  # type: ignore[attr-defined]
        return instead

    return make


def _answers_before_the_commit(commit: Any, writer: Any) -> Callable[..., Any]:
    def _commit(self: Any, batch: list[Any]) -> None:
        def early(waiting: Any, *, is_last: bool) -> Any:
            def job(transaction: Any) -> Any:
                result = waiting.job(transaction)
                waiting.future.get_loop().call_soon_threadsafe(answer, waiting.future, result)
                if is_last:
                    time.sleep(SLOW_DISK_S)
                return result

            return writer._Waiting(job, waiting.future)

        def answer(future: Any, result: Any) -> None:
            if not future.done():
                future.set_result(result)

        commit(self, [early(each, is_last=each is batch[-1]) for each in batch])

    return _commit


def _syncs_seldom(prepare: Any, database: Any) -> Callable[..., Any]:
    def _prepare_sqlite(engine: Any) -> None:
        prepare(engine)
        database.sa.event.listen(
            engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = NORMAL")
        )

    return _prepare_sqlite


_taken: dict[str, int] = {}
"""By location, the last number a sequence gave, which no rollback takes back."""


def _begins_after_the_sequence(begin: Any, _: Any) -> Callable[..., Any]:
    def begun(self: Any, connection: Any, location: str, now_ms: int, kitchens: Any = None) -> None:
        begin(self, connection, location, now_ms, kitchens)
        self._seq = max(self._seq, _taken.get(location, 0))

    return begun


def _numbers_by_a_sequence(record: Any, _: Any) -> Callable[..., Any]:
    def numbered(self: Any, after: Any, *, before: Any, action: Any, by: str) -> Any:
        seq = _taken[self._location] = record(self, after, before=before, action=action, by=by)
        return seq

    return numbered


def _writes_over_answers(flush: Any, transaction: Any) -> Callable[..., Any]:
    # Without a unique key that keeps the second answer out.
    def flushed(self: Any) -> None:
        answers = transaction.tables.answers
        for command_id in self._answers:
            known = (answers.c.location == self._location) & (answers.c.command_id == command_id)
            self._connection.execute(answers.delete().where(known))
        flush(self)

    return flushed


def _has_no_unique_key(row_of: Any, transaction: Any) -> Callable[..., Any]:
    def _order_row(self: Any, order_id: int) -> dict[str, Any]:
        row = row_of(self, order_id)
        row["external_id"] += f"~{row.pop('id')}"
        row["id"] = order_id
        del row["crc"]
        return {**row, "crc": transaction.order_crc(**row)}

    return _order_row


def _drops_some(deliver: Any, _: Any) -> Callable[..., Any]:
    def _deliver(self: Any, entries: Sequence[Any]) -> None:
        deliver(self, [entry for entry in entries if entry.event.seq % EVERY])

    return _deliver


def _waits_for_ever(begin: Any, connection: Any) -> Callable[..., Any]:
    # The library's pings would notice a little later, too.
    connection.PING_EVERY_S = None

    def begun(self: Any, socket: Any, receiver: Any, wake: Any, limits: Any, clock: Any) -> None:
        begin(self, socket, receiver, wake, replace(limits, stale_s=3600.0, snapshot_s=3600.0), clock)

    return begun


def _queues_all(_: Any, __: Any) -> Callable[..., Any]:
    def without_bound(self: Any, frames: bytes) -> None:
        self.transport.write(frames)
        waiting = self.transport.get_write_buffer_size()
        self._endpoint.queued_most = max(self._endpoint.queued_most, waiting)

    return without_bound


def _waits_its_turn(send: Any, _: Any) -> Callable[..., Any]:
    def in_turn(self: Any, frames: bytes) -> None:
        if self.transport.get_write_buffer_size():
            # As long as a loop that awaits each kiosk would be held up by one that reads a little.
            time.sleep(SLOW_KIOSK_S)
        send(self, frames)

    return in_turn


def _reads_twice(standing: Any, reader: Any) -> Callable[..., Any]:
    async def in_two_reads(self: Any) -> Any:
        _, orders = await standing(self)
        await reader.asyncio.sleep(0.1)
        return await self.head(), orders

    return in_two_reads


def _resets_when_it_opens(begin: Any, _: Any) -> Callable[..., Any]:
    def begun(self: Any, socket: Any, receiver: Any, wake: Any, limits: Any, clock: Any) -> None:
        begin(self, socket, receiver, wake, limits, clock)
        receiver._backoff.reset()

    return begun


def _newest_first(heads: Any, _: Any) -> Callable[..., Any]:
    def backwards(self: Any, now_ms: int | None = None) -> Any:
        given = self._given
        self._given = dict(reversed(given.items()))
        try:
            return iter(tuple(heads(self, now_ms)))
        finally:
            self._given = given

    return backwards


def _forgets_what_it_sends(write: Any, _: Any) -> Callable[..., Any]:
    async def _write(self: Any, frame: bytes) -> None:
        await write(self, frame)
        told = json.loads(frame)
        if told.get("type") == "command":
            self._receiver._outbox.forget(told["id"])

    return _write


_TRANSACTION = "hub_server.transaction"
_CONNECTION = "kiosk_app.connection"

MUTATIONS = {
    "answers-before-commit": Mutation(
        "acknowledges before the commit",
        "R8",
        r"before-commit: I1 ",
        (
            Place(
                "hub_server.writer",
                "Writer._commit",
                _answers_before_the_commit,
                ("_Waiting", "job", "future"),
            ),
        ),
    ),
    "syncs-seldom": Mutation(
        "commits with synchronous=NORMAL",
        "R17",
        r"a commit of the hub is not synced",
        (Place("hub_server.database", "_prepare_sqlite", _syncs_seldom, ("import sqlalchemy as sa",)),),
    ),
    "numbers-by-sequence": Mutation(
        "numbers events by a sequence, with holes after a rollback",
        "R17",
        r"I3 where event \d+ should be there is",
        (
            Place(_TRANSACTION, "Transaction.__init__", _begins_after_the_sequence, ("self._seq",)),
            Place(_TRANSACTION, "Transaction.record", _numbers_by_a_sequence, ("self._location",)),
        ),
    ),
    "commands-twice": Mutation(
        "carries a command out again that it has answered",
        "R23",
        r"was answered b'",
        (
            Place(_TRANSACTION, "Transaction.answer_to", _always(None)),
            Place(
                _TRANSACTION,
                "Transaction.flush",
                _writes_over_answers,
                ("self._answers", "tables.answers", "self._connection", "self._location"),
            ),
        ),
    ),
    "orders-twice": Mutation(
        "stores an order again that a till has sent before",
        "R11",
        r"orders [\d,]+, wanted|I2 two answers to the till",
        (
            Place(_TRANSACTION, "Transaction.find_sent", _always(None)),
            Place(
                _TRANSACTION,
                "Transaction._order_row",
                _has_no_unique_key,
                ("order_crc", '"external_id"', '"crc"'),
            ),
        ),
    ),
    "any-version": Mutation(
        "checks no items_version",
        "R10",
        r"stale_items of \d+ stale \d+, wanted",
        (Place("hub_server.protocol.outcomes", "unseen", _always(False)),),
    ),
    "drops-events": Mutation(
        "drops one percent of the events in the fan-out",
        "R4",
        r"\d+ missing \[|\d+ ghosts \[|other cards",
        (Place("hub_server.hub", "Hub._deliver", _drops_some, ("entry.event",)),),
    ),
    "no-heartbeat": Mutation(
        "sends no heartbeat",
        "R5",
        r"connections lost while nothing happened \d+, wanted 0",
        (Place("hub_server.rail", "View.heartbeat", _always(None)),),
    ),
    "silence-believed": Mutation(
        "the kiosk ignores silence",
        "R5",
        r"dropped both ways: reconnecting inf s",
        (
            Place(
                _CONNECTION,
                "Connection.__init__",
                _waits_for_ever,
                ("ping_interval=PING_EVERY_S", "_limits.stale_s", "_limits.snapshot_s"),
            ),
        ),
    ),
    "two-reads": Mutation(
        "takes its picture of the orders in two reads",
        "R4",
        r"\d+ missing \[|\d+ ghosts \[|other cards",
        (Place("hub_server.reader", "Reader.standing", _reads_twice, ("import asyncio", "def head")),),
    ),
    "epoch-kept": Mutation(
        "keeps the epoch of a log that was restored",
        "R18",
        r"the epoch is the same",
        (
            Place("hub_server.inspection", "renew_epochs", _always(None)),
            Place("hub_server.repair", "_renew_if_behind", _always(None)),
        ),
    ),
    "queue-without-bound": Mutation(
        "queues without bound for a slow kiosk",
        "R14",
        r"waited for one kiosk, wanted at most",
        (
            Place(
                "hub_server.websocket_api", "KioskConnection._queue", _queues_all, ("self.transport.write",)
            ),
        ),
    ),
    "waits-for-slow": Mutation(
        "waits for each kiosk before it sends to the next",
        "R14",
        r"the others wait for the slow ones",
        (Place("hub_server.websocket_api", "KioskConnection._queue", _waits_its_turn, ("self.transport",)),),
    ),
    "backoff-reset-early": Mutation(
        "the kiosk resets its backoff when a socket opens",
        "R6",
        r"attempts of a kiosk, wanted at most",
        (Place(_CONNECTION, "Connection.__init__", _resets_when_it_opens, ("receiver",)),),
    ),
    "replays-backwards": Mutation(
        "the kiosk replays its outbox in another order",
        "R12",
        r"a later bump of order \d+ was answered first",
        (Place("kiosk_app.outbox", "Outbox.heads", _newest_first, ("self._given",)),),
    ),
    "forgets-too-early": Mutation(
        "the kiosk deletes a bump from its disk when it sends it",
        "R12",
        r"has kept \d+ of \d+ bumps",
        (Place(_CONNECTION, "Connection._write", _forgets_what_it_sends, ("self._receiver",)),),
    ),
}
"""By the name on the command line. That snapshot and subscription are two steps for one socket is not among them: each
heartbeat says how far the hub is, so the kiosk notices within two seconds and asks again."""


def put_in(name: str) -> None:
    """From now on this process has that fault in it, also in modules it has not imported yet."""
    mutation = MUTATIONS[name]
    assert not any(place.module in sys.modules for place in mutation.places), "too late"
    sys.meta_path.insert(0, Finder(mutation))
