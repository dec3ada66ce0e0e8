"""What a till asks of orders it has sent: to fire what is held, to cancel, to put two checks together, to split one.

Jobs of the writer, like those of the store.
"""

from collections.abc import Sequence

from hub_server.protocol import changes, checks, wishes
from hub_server.protocol.checks import NewCheck
from hub_server.protocol.intake import is_key
from hub_server.protocol.messages import Result
from hub_server.protocol.orders import Order
from hub_server.protocol.outcomes import Outcome
from hub_server.protocol.times import timestamp
from hub_server.refusals import Conflict, NotPossible, Unknown
from hub_server.transaction import Kept, Transaction
from hub_server.writer import Writer


class Tills:
    """One location's orders as tills speak of them; each raises `StoreError` when nothing could be stored.

    Args:
        writer: the store's.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def fire(
        self, source: str, external_id: str, *, course: str | None = None, item_ids: Sequence[str] = ()
    ) -> Order:
        """Fires a course, some items or all that is held back of an order; twice is harmless.

        Raises:
            Unknown: there is no such order.
            NotPossible: it is complete or cancelled, or has no such course or item.
        """

        def job(transaction: Transaction) -> Order:
            known = sent(transaction, source, external_id)
            outcome = wishes.fire(known.order, course, tuple(item_ids), transaction.setting())
            if outcome.result is Result.ALREADY_DONE:
                return known.order
            return recorded(transaction, known, outcome, source)

        return await self._writer.run(job)

    async def cancel(self, source: str, external_id: str) -> Order:
        """Cancels an order; twice is harmless.

        Raises:
            Unknown: there is no such order.
            NotPossible: it is complete.
        """

        def job(transaction: Transaction) -> Order:
            known = sent(transaction, source, external_id)
            outcome = changes.cancel(known.order, transaction.setting())
            if outcome.result is Result.ALREADY_DONE:
                return known.order
            return recorded(transaction, known, outcome, source)

        return await self._writer.run(job)

    async def merge(self, source: str, external_id: str, other: tuple[str, str]) -> Order:
        """Puts all items of another order on this one, which ends; twice is harmless.

        Args:
            other: `source` and `external_id` of the order that ends.

        Raises:
            Unknown: one of the two is not known.
            NotPossible: one of them is complete or cancelled, or they are the same.
        """

        def job(transaction: Transaction) -> Order:
            into, ending = sent(transaction, source, external_id), sent(transaction, *other)
            grown, ended = checks.merged(
                into.order, ending.order, timestamp(transaction.now_ms), transaction.kitchen
            )
            if grown.result is Result.ALREADY_DONE:
                return into.order
            # The screens lose the one card after they have the other: nothing is ever on none of them.
            order = recorded(transaction, into, grown, source)
            recorded(transaction, ending, ended, source)
            return order

        return await self._writer.run(job)

    async def split(self, source: str, external_id: str, new: NewCheck) -> tuple[Order, bool]:
        """Gives some items of an order a check of their own; twice is harmless.

        Returns:
            The new order, and whether it was made just now.

        Raises:
            Unknown: there is no such order.
            NotPossible: it is complete or cancelled, has not these items, or nothing would stay.
            Conflict: an order was placed under the new key before.
        """

        def job(transaction: Transaction) -> tuple[Order, bool]:
            known = sent(transaction, source, external_id)
            there = transaction.find_sent(new.source, new.external_id)
            if there is not None:
                if there.order.split_from != known.order.id:
                    raise Conflict(
                        f"`{new.external_id}` of `{new.source}` is order {there.order.number} already, which was"
                        " not split from this one"
                    )
                if checks.is_of_split(there.fingerprint) and there.fingerprint != new.fingerprint():
                    raise Conflict(f"`{new.external_id}` of `{new.source}` was split off with other items")
                return there.order, False
            at = timestamp(transaction.now_ms)
            # A number is only taken when the batch is committed, so what is refused is asked with none.
            possible, _ = checks.split(known.order, new, 0, at, transaction.kitchen)
            if possible.action is None:
                raise NotPossible(possible.detail)
            left, made = checks.split(known.order, new, transaction.next_order_id(), at, transaction.kitchen)
            assert made.action is not None
            order = made.order
            transaction.record(
                Kept(order=order, fingerprint=new.fingerprint()), before=None, action=made.action, by=source
            )
            recorded(transaction, known, left, source)
            return order, True

        return await self._writer.run(job)


def sent(transaction: Transaction, source: str, external_id: str) -> Kept:
    """The order a till sent under this key.

    Raises:
        Unknown: there is none.
    """
    # A key nobody can have sent is not looked for: the database may refuse the question, with its whole batch.
    sendable = is_key(source) and is_key(external_id)
    known = transaction.find_sent(source, external_id) if sendable else None
    if known is None:
        raise Unknown(f"`{source}` has sent no order `{external_id}`.")
    return known


def recorded(transaction: Transaction, known: Kept, outcome: Outcome, by: str) -> Order:
    """The order as it is after what was asked, with an event of it.

    Raises:
        NotPossible: nothing came of it.
    """
    if outcome.action is None:
        raise NotPossible(outcome.detail)
    transaction.record(
        Kept(order=outcome.order, fingerprint=known.fingerprint),
        before=known.order,
        action=outcome.action,
        by=by,
    )
    return outcome.order
