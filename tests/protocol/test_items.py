"""What a cook does to single items of an order."""

import itertools
from collections.abc import Iterator

import msgspec
import pytest

from hub_server.protocol.changes import act, moved
from hub_server.protocol.intake import NewItem, NewOrder
from hub_server.protocol.messages import Command, Result
from hub_server.protocol.orders import Order, totals
from hub_server.protocol.resending import sent_again
from hub_server.protocol.states import ITEM_TABLE, OPEN, Action, Status, step
from sample_orders import AT, command, new, placed


def in_the_kitchen(*names: str) -> Order:
    """An order somebody has started."""
    return moved(placed(*names), Status.PREPARING)


def statuses(order: Order) -> list[Status]:
    return [item.status for item in order.items]


def test_two_kiosks_that_bump_one_item_move_it_one_step() -> None:
    """One step from what each of them saw, so the second finds it done."""
    order = placed("Burger", "Fries")
    first = act(order, command(order, Action.BUMP, item_ids=("1",)))
    assert first.result is Result.APPLIED
    second = act(first.order, command(order, Action.BUMP, item_ids=("1",)))
    assert (second.result, second.order) == (Result.ALREADY_DONE, first.order)
    assert statuses(second.order) == [Status.PREPARING, Status.PENDING]


def test_a_second_cook_who_finishes_another_item_at_the_same_moment_is_heard() -> None:
    """Each item has its own road; what happened to its neighbour does not make a tap old."""
    order = in_the_kitchen("Burger", "Fries", "Salad")
    now = order
    for item_id in ("1", "2", "3"):
        outcome = act(now, command(order, Action.BUMP, item_ids=(item_id,)))
        assert outcome.result is Result.APPLIED
        now = outcome.order
    assert (now.status, set(statuses(now))) == (Status.READY, {Status.READY})


def test_an_item_that_the_whole_order_took_along_is_not_bumped_once_more() -> None:
    """A tap on the item that the bump of its order overtook."""
    order = in_the_kitchen("Burger")
    bumped = act(order, command(order, Action.BUMP)).order
    outcome = act(bumped, command(order, Action.BUMP, item_ids=("1",)))
    assert (outcome.result, outcome.order.items[0].status) == (Result.ALREADY_DONE, Status.READY)


def test_an_old_bump_of_an_item_does_not_undo_its_recall() -> None:
    """As with whole orders: who brought it back had seen more."""
    order = in_the_kitchen("Burger", "Fries")
    bump = command(order, Action.BUMP, item_ids=("1",), to=Status.READY)
    bumped = act(order, bump).order
    recall = command(bumped, Action.RECALL, item_ids=("1",), to=Status.PREPARING)
    recalled = act(bumped, recall).order
    assert (recalled.items[0].status, recalled.items[0].recalled) == (Status.PREPARING, True)
    assert act(recalled, bump).result is Result.ALREADY_DONE
    assert act(recalled, recall).result is Result.ALREADY_DONE, "a second cook who brings it back"
    again = act(recalled, command(recalled, Action.BUMP, item_ids=("1",), to=Status.READY)).order
    assert (again.items[0].status, again.items[0].recalled) == (Status.READY, False)


def test_a_bump_to_a_named_status_is_heard_although_the_item_was_only_started_meanwhile() -> None:
    """Nobody has finished it yet: to say it is done already would lose the bump."""
    order = placed("Burger", "Fries")
    started = act(order, command(order, Action.BUMP, item_ids=("1",))).order
    outcome = act(started, command(order, Action.BUMP, item_ids=("1",), to=Status.READY))
    assert (outcome.result, outcome.order.items[0].status) == (Result.APPLIED, Status.READY)


def test_an_item_that_changed_under_the_finger_is_not_bumped_away() -> None:
    """One burger became three, without nuts: the cook has to look first."""
    order = in_the_kitchen("Burger", "Fries")
    again = NewOrder(
        source="till-1",
        external_id="A-1",
        items=(NewItem(name="Burger", quantity=3, note="NO NUTS"), NewItem(name="Fries")),
    )
    changed = sent_again(order, again, AT).order
    for to in (None, Status.READY):
        outcome = act(changed, command(order, Action.BUMP, item_ids=("1",), to=to))
        assert (outcome.result, outcome.order) == (Result.STALE_ITEMS, changed)
    assert act(changed, command(changed, Action.BUMP, item_ids=("1",))).result is Result.APPLIED


def test_an_item_named_twice_moves_once() -> None:
    """One wish is one step."""
    order = placed("Burger", "Fries")
    outcome = act(order, command(order, Action.BUMP, item_ids=("1", "1")))
    assert statuses(outcome.order) == [Status.PREPARING, Status.PENDING]


def test_voiding_an_item_twice_is_harmless_and_voiding_all_cancels_the_order() -> None:
    """A till that repeats itself changes nothing, and of an order without items nothing is left to make."""
    order = placed("Burger", "Fries")
    void = command(order, Action.VOID, item_ids=("1",))
    voided = act(order, void).order
    assert act(voided, void).result is Result.ALREADY_DONE
    assert act(voided, command(order, Action.VOID, item_ids=("1", "2"))).order.status is Status.CANCELLED


@pytest.mark.parametrize("items", [(), ("1",)])
def test_what_nobody_has_started_can_be_held_back_and_fired(items: tuple[str, ...]) -> None:
    """Once each; what is started already is not held, and nobody is told that it was."""
    order, started = placed("Burger"), in_the_kitchen("Burger")
    held = act(order, command(order, Action.HOLD, item_ids=items))
    assert (held.result, held.order.items[0].held, held.order.status) == (
        Result.APPLIED,
        True,
        Status.PENDING,
    )
    again = act(held.order, command(held.order, Action.HOLD, item_ids=items))
    assert (again.result, again.order) == (Result.ALREADY_DONE, held.order)
    fired = act(held.order, command(held.order, Action.FIRE, item_ids=items))
    assert (fired.result, fired.order.items[0].held) == (Result.APPLIED, False)
    for now in (order, fired.order, started):
        outcome = act(now, command(now, Action.FIRE, item_ids=items))
        assert (outcome.result, outcome.order) == (Result.ALREADY_DONE, now)
    refused = act(started, command(started, Action.HOLD, item_ids=items))
    assert (refused.result, refused.order) == (Result.REJECTED, started)
    assert refused.detail == "Burger is begun already."


def orders() -> Iterator[Order]:
    """Two items and their order, each at every status."""
    for status, first, second in itertools.product(Status, Status, Status):
        order = placed("Burger", "Fries")
        items = tuple(
            msgspec.structs.replace(item, status=at)
            for item, at in zip(order.items, (first, second), strict=True)
        )
        yield msgspec.structs.replace(order, status=status, items=items, **totals(items))


def wishes(order: Order) -> Iterator[Command]:
    for action, to, ids in itertools.product(Action, [None, *Status], [("1",), ("2",), ("1", "2")]):
        yield command(order, action, to=to, item_ids=ids)


@pytest.mark.parametrize("status", Status)
def test_every_command_about_items_keeps_to_both_tables(status: Status) -> None:
    """Exhaustively: an item goes where its table leads, and its order only where the page's table leads.

    The order follows its items forward up to `ready`, or is cancelled with its last item; nothing leaves `complete` or
    `cancelled` this way.
    """
    forward = {
        Status.PENDING: {Status.PENDING, Status.PREPARING, Status.READY, Status.CANCELLED},
        Status.PREPARING: {Status.PREPARING, Status.READY, Status.CANCELLED},
        Status.READY: {Status.READY, Status.CANCELLED},
        Status.COMPLETE: {Status.COMPLETE},
        Status.CANCELLED: {Status.CANCELLED},
    }
    for before in orders():
        if before.status is not status:
            continue
        for wish in wishes(before):
            outcome = act(before, wish)
            after = outcome.order
            assert after.status in forward[status], wish
            if outcome.result is not Result.APPLIED:
                assert after == before
                continue
            assert status in OPEN
            if wish.action in (Action.HOLD, Action.FIRE):
                # The items stay where they are; only their times change.
                assert [item.status for item in after.items] == [item.status for item in before.items], wish
                continue
            for old, new_ in zip(before.items, after.items, strict=True):
                if old.id not in wish.item_ids or old.status is new_.status:
                    assert old == new_, wish
                else:
                    assert new_.status is step(ITEM_TABLE, old.status, wish.action, wish.to), wish
                    assert new_.status_version == after.version
            living = {item.status for item in after.items} - {Status.CANCELLED}
            assert (after.status is Status.CANCELLED) == (not living), wish


def test_what_the_pos_adds_begins_with_the_change_that_brought_it() -> None:
    """So that a command from a card before it is old news for it."""
    order = sent_again(in_the_kitchen("Burger"), new("Burger", "Fries"), AT).order
    assert [(item.status, item.status_version) for item in order.items] == [
        (Status.PREPARING, 2),
        (Status.PENDING, 3),
    ]
