"""What happens to the kitchen as a whole: it is described anew, its profile is switched, an item runs out.

Jobs of the writer, like those of the store. Whatever changes where items are made moves the tickets that hang, in the
same transaction: none is lost between two profiles.
"""

import msgspec

from hub_server.audit import Deed
from hub_server.credentials import Caller
from hub_server.protocol.intake import NewOrder
from hub_server.protocol.kitchen import Kitchen, KitchenState, what_changed
from hub_server.protocol.messages import Ack, Command, EventAction, Result
from hub_server.protocol.orders import Order
from hub_server.protocol.outcomes import Outcome, finished
from hub_server.protocol.progress import advanced, following, in_turn
from hub_server.protocol.routing import Circumstances, Routed, reopened_ids, route, routed, with_work, work_of
from hub_server.protocol.states import Action
from hub_server.protocol.times import timestamp
from hub_server.transaction import Kept, Transaction
from hub_server.writer import Writer


class NoSuchProfile(Exception):
    """The kitchen has no profile of this name; the text says which there are."""


class Kitchens:
    """One location's kitchen, and every way to change it; each raises `StoreError` when nothing could be stored.

    Args:
        writer: the store's.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    async def describe(self, kitchen: Kitchen, *, by: str, caller: Caller | None = None) -> KitchenState:
        """Stores a kitchen that was checked, and moves the tickets that hang to the stations that make them now."""
        return await self._writer.run(
            lambda transaction: described(transaction, kitchen, by=by, caller=caller)
        )

    async def switch(self, profile: str, *, by: str, caller: Caller | None = None) -> KitchenState:
        """Runs the kitchen by a profile; an empty name means by none.

        Raises:
            NoSuchProfile: there is none of this name.
        """
        return await self._writer.run(
            lambda transaction: switched(transaction, profile, by=by, caller=caller)
        )

    async def mark(self, name: str, *, sold_out: bool, by: str, caller: Caller | None = None) -> KitchenState:
        """Says that an item is 86, or that there is some again."""
        return await self._writer.run(
            lambda transaction: marked(transaction, name, sold_out=sold_out, by=by, caller=caller)
        )

    async def dry_run(self, new: NewOrder) -> tuple[list[tuple[str, Routed]], str]:
        """Where each item of an order would go now, by its name, and the profile in force; stores nothing."""

        def job(transaction: Transaction) -> tuple[list[tuple[str, Routed]], str]:
            now = transaction.circumstances()
            order = new.stored(0, transaction.now_ms)
            return [(item.name, route(item, order, now)) for item in order.items], now.state.profile

        return await self._writer.run(job)


def described(
    transaction: Transaction, kitchen: Kitchen, *, by: str, caller: Caller | None = None
) -> KitchenState:
    """Stores a kitchen that was checked; the profile stays in force if it has one of that name."""
    now = transaction.kitchen
    profile = now.profile if kitchen.profile(now.profile) is not None else ""
    if (kitchen, profile) == (now.kitchen, now.profile):
        return now
    return _changed(transaction, msgspec.structs.replace(now, kitchen=kitchen, profile=profile), by, caller)


def switched(
    transaction: Transaction, profile: str, *, by: str, caller: Caller | None = None
) -> KitchenState:
    """Runs the kitchen by a profile, or by none if its name is empty.

    Raises:
        NoSuchProfile: there is none of this name.
    """
    now = transaction.kitchen
    if profile and now.kitchen.profile(profile) is None:
        known = ", ".join(known.name for known in now.kitchen.profiles) or "none"
        raise NoSuchProfile(f"There is no profile `{profile}`; this kitchen has {known}.")
    if profile == now.profile:
        return now
    return _changed(transaction, msgspec.structs.replace(now, profile=profile), by, caller)


def marked(
    transaction: Transaction, name: str, *, sold_out: bool, by: str, caller: Caller | None = None
) -> KitchenState:
    """Says that an item is 86, or that there is some again."""
    now = transaction.kitchen
    others = tuple(known for known in now.sold_out if known.casefold() != name.casefold())
    wanted = (*others, name) if sold_out else others
    if len(wanted) == len(now.sold_out):
        return now
    return _recorded(transaction, msgspec.structs.replace(now, sold_out=wanted), by, caller)


def carried_out(
    transaction: Transaction, command: Command, station: str, caller: Caller | None = None
) -> Ack:
    """Carries out a cook's command that is about no order."""

    def answer(result: Result, detail: str = "") -> Ack:
        return Ack(station=station, id=command.id, result=result, detail=detail)

    before = transaction.kitchen
    name = command.name.strip()
    if not name and command.action is not Action.PROFILE:
        return answer(Result.REJECTED, "`name` does not say which item.")
    try:
        if command.action is Action.PROFILE:
            after = switched(transaction, name, by=station, caller=caller)
        else:
            after = marked(
                transaction, name, sold_out=command.action is Action.SOLD_OUT, by=station, caller=caller
            )
    except NoSuchProfile as unknown:
        return answer(Result.REJECTED, str(unknown))
    return answer(Result.ALREADY_DONE if after is before else Result.APPLIED)


def _changed(transaction: Transaction, state: KitchenState, by: str, caller: Caller | None) -> KitchenState:
    state = _recorded(transaction, state, by, caller)
    now = transaction.circumstances()
    for order in transaction.open_orders():
        outcome = rerouted(order, now, at_ms=transaction.now_ms)
        if outcome.action is not None:
            kept = transaction.find(order.id)
            assert kept is not None
            transaction.record(
                Kept(order=outcome.order, fingerprint=kept.fingerprint),
                before=order,
                action=outcome.action,
                by=by,
            )
            # What is routed now for the first time waits from now on.
            fresh = {item.id for item in order.items if not item.parts}
            for item in outcome.order.items:
                if item.id in fresh:
                    now = with_work(now, work_of(item))
    return state


def _recorded(transaction: Transaction, state: KitchenState, by: str, caller: Caller | None) -> KitchenState:
    before = transaction.kitchen
    state = msgspec.structs.replace(state, version=transaction.kitchen.version + 1)
    transaction.record_kitchen(state, by=by)
    action, name = what_changed(before, state)
    what = f"{action} {name}".strip()
    transaction.register.note(caller or Caller(), Deed.KITCHEN, f"version {state.version}, by {by}: {what}")
    return state


def rerouted(order: Order, now: Circumstances, *, at_ms: int) -> Outcome:
    """An open order in a kitchen that has changed; the cooks' work on it stays done."""
    after = routed(order, now, version=order.version + 1)
    if after == order:
        return Outcome(result=Result.ALREADY_DONE, order=order)
    after = msgspec.structs.replace(after, items=in_turn(after.items, timestamp(at_ms), order.version + 1))
    status = following(order.status, after.items, back=any(item.parts for item in after.items))
    moved = Outcome(
        result=Result.APPLIED, order=advanced(after, status, timestamp(at_ms)), action=EventAction.MOVED
    )
    return finished(moved, now.state.kitchen, timestamp(at_ms))


def reopened(before: Order, outcome: Outcome, now: Circumstances) -> Outcome:
    """What was brought back from elsewhere is made again where such things are made now, not where they were made."""
    ids = reopened_ids(before, outcome.order)
    if not ids:
        return outcome
    after = routed(outcome.order, now, version=outcome.order.version, only=ids)
    return msgspec.structs.replace(outcome, order=after)
