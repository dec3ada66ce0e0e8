"""Two checks become one and one becomes two: no dish is lost, made twice or made without being told of."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_kitchen import kitchen, now

from hub_server.protocol.arranging import arranged
from hub_server.protocol.changes import act
from hub_server.protocol.checks import NewCheck, Pieces, merged, split
from hub_server.protocol.intake import NewItem, NewOrder
from hub_server.protocol.messages import EventAction, Result
from hub_server.protocol.orders import Order, Priority, live
from hub_server.protocol.outcomes import Setting
from hub_server.protocol.states import Action, Status
from hub_server.protocol.tickets import unseen
from sample_orders import AT, NOW_MS, command

BURGER = NewItem(name="Smash Burger", id="b", category="Burgers")
FRIES = NewItem(name="Fries", id="f", category="Sides", quantity=3)
STEAK = NewItem(name="Rib-Eye", id="s", category="Steaks")


def placed(number: int, *items: NewItem, **fields: Any) -> Order:
    new = NewOrder(source="till-1", external_id=f"A-{number}", items=items, **fields)
    return arranged(new.stored(number, NOW_MS + number), now(), NOW_MS)


def done_at(order: Order, station: str) -> Order:
    found = kitchen().station(station)
    assert found is not None
    setting = Setting(station=found, kitchen=kitchen(), at_ms=NOW_MS)
    outcome = act(order, command(order, Action.BUMP), setting)
    assert outcome.result is Result.APPLIED, outcome.detail
    return outcome.order


def check(*pieces: Pieces, **fields: Any) -> NewCheck:
    return NewCheck(source="till-1", external_id="A-9", items=pieces, **fields)


def told(order: Order, station: str) -> list[tuple[str, str | None]]:
    found = kitchen().station(station)
    assert found is not None
    return [(str(change.kind), change.item_id) for change in unseen(order, found)]


def test_two_checks_become_one_and_nothing_is_made_twice() -> None:
    """What is done stays done, who has to know is told, the guests who came first and the greater hurry decide."""
    first = placed(1, BURGER, table="4", covers=2)
    second = done_at(placed(2, FRIES, STEAK, table="7", covers=3, priority=Priority.RUSH), "fry")
    grown, ended = merged(second, first, AT, now().state)
    order = grown.order
    assert (grown.result, grown.action, ended.action) == (
        Result.APPLIED,
        EventAction.MERGED,
        EventAction.MERGED,
    )
    assert [item.id for item in order.items] == ["f", "s", "b"]
    assert [str(item.status) for item in order.items] == ["ready", "pending", "pending"]
    assert (order.priority, order.covers, order.date_ordered) == (Priority.RUSH, 5, first.date_ordered)
    assert (ended.order.status, ended.order.items, ended.order.merged_into) == (
        Status.CANCELLED,
        (),
        second.id,
    )
    assert told(order, "grill") == [("merged", None), ("merged", "b")]
    assert told(order, "fry") == [], "its part had nothing to do with it"


def test_lines_of_two_checks_with_one_id_stay_two() -> None:
    """A till numbers the lines of each check from one."""
    first, second = placed(1, FRIES), placed(2, FRIES)
    order = merged(first, second, AT, now().state)[0].order
    assert [item.quantity for item in order.items] == [3, 3]
    assert len({item.id for item in order.items}) == 2


def test_merging_twice_is_harmless() -> None:
    """A till that had no answer asks again."""
    first, second = placed(1, BURGER), placed(2, FRIES)
    grown, ended = merged(first, second, AT, now().state)
    again, once = merged(grown.order, ended.order, AT, now().state)
    assert (again.result, once.result) == (Result.ALREADY_DONE, Result.ALREADY_DONE)
    assert again.order == grown.order


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_over_is_not_merged(which: int) -> None:
    """And a check is not merged into itself."""
    orders = [placed(1, BURGER), placed(2, FRIES)]
    orders[which] = msgspec.structs.replace(orders[which], status=Status.COMPLETE)
    refused, _ = merged(orders[0], orders[1], AT)
    assert (refused.result, refused.action) == (Result.REJECTED, None)
    assert refused.detail == f"Order {orders[which].number} is complete and cannot be merged."
    itself, _ = merged(orders[1 - which], orders[1 - which], AT)
    assert itself.detail.endswith("cannot be merged into itself.")


def test_some_pieces_of_a_dish_go_to_another_check() -> None:
    """The rest stays; both cards say so, and work done stays done on both."""
    order = done_at(placed(1, BURGER, FRIES, table="4"), "fry")
    old, new = (
        each.order for each in split(order, check(Pieces(id="f", quantity=1), table="5"), 2, AT, now().state)
    )
    assert [(item.id, item.quantity) for item in old.items] == [("b", 1), ("f", 2)]
    assert [(item.id, item.quantity, str(item.status)) for item in new.items] == [("f", 1, "ready")]
    assert (new.id, new.table, new.split_from, new.date_ordered) == (2, "5", 1, order.date_ordered)
    assert (old.table, old.status, new.status) == ("4", Status.PREPARING, Status.READY)
    assert told(old, "grill") == [("split", None)]
    assert (old.version, new.version) == (order.version + 1, 1)


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ((Pieces(id="x"),), "Order 1 has no item `x`."),
        ((Pieces(id="f", quantity=4),), "Order 1 has 3 of `f`, not 4."),
        ((Pieces(id="f", quantity=1), Pieces(id="f")), "`f` is named twice."),
        (
            (Pieces(id="b"), Pieces(id="f")),
            "Nothing would stay; send the order again with its new table instead.",
        ),
    ],
)
def test_a_split_that_makes_no_sense_changes_nothing(pieces: tuple[Pieces, ...], said: str) -> None:
    """It is refused with one sentence."""
    order = placed(1, BURGER, FRIES)
    refused, also = split(order, check(*pieces), 2, AT)
    assert (refused.result, refused.action, also.action) == (Result.REJECTED, None, None)
    assert refused.detail == said
    assert refused.order is order


@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.data())
@settings(max_examples=60)
def test_a_check_that_is_split_and_merged_again_has_every_piece(
    counts: list[int], data: st.DataObject
) -> None:
    """As many pieces of each dish as before, with as many of them done."""
    items = [
        NewItem(name=f"Dish {at}", id=str(at), category=("Sides", "Burgers")[at % 2], quantity=count)
        for at, count in enumerate(counts)
    ]
    order = placed(1, *items)
    if data.draw(st.booleans()):
        order = done_at(order, "fry")
    moving = data.draw(st.lists(st.sampled_from(items), min_size=1, unique_by=lambda item: item.id))
    wanted = [Pieces(id=item.id or "", quantity=data.draw(st.integers(1, item.quantity))) for item in moving]
    old, new = split(order, check(*wanted), 2, AT)
    if old.action is None:
        assert "Nothing would stay" in old.detail
        return
    assert _pieces(old.order, new.order) == _pieces(order)
    assert _pieces(merged(old.order, new.order, AT)[0].order) == _pieces(order)
    assert _pieces(merged(new.order, old.order, AT)[0].order) == _pieces(order)


def _pieces(*orders: Order) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for order in orders:
        for item in live(order.items):
            key = item.name, str(item.status)
            found[key] = found.get(key, 0) + item.quantity
    return found
