import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from hub_server.demo.guests import Guests
from hub_server.demo.menu import ALLERGENS, MENU
from hub_server.protocol.intake import NewOrder, new_order
from hub_server.protocol.messages import Result
from hub_server.protocol.orders import Priority, ServiceType
from hub_server.protocol.resending import sent_again

AT = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
AT_MS = 1_795_285_800_000


def evening(seed: int = 3, guests: int = 400) -> list[NewOrder]:
    row = Guests(seed)
    return [new_order(json.dumps(row.order(AT))) for _ in range(guests)]


def test_the_same_seed_gives_the_same_evening():
    """A board that looked wrong can be seen again."""
    assert evening(5, 50) == evening(5, 50)
    assert evening(5, 50) != evening(6, 50)


def test_an_evening_has_everything_a_kitchen_meets():
    """Whoever looks at the demo sees what the product is for."""
    orders = evening()
    items = [item for order in orders for item in order.items]
    assert {order.service_type for order in orders} == set(ServiceType)
    assert {order.priority for order in orders} == set(Priority)
    assert max(len(order.items) for order in orders) >= 12
    assert any(order.note for order in orders)
    assert any(item.note for item in items)
    assert any(item.allergens for item in items)
    assert any(item.quantity > 1 for item in items)
    assert {modifier.kind for item in items for modifier in item.modifiers} == {"no", "add", "choice"}
    assert any(modifier.modifiers for item in items for modifier in item.modifiers)
    assert all(order.table for order in orders if order.service_type is ServiceType.DINE_IN)
    assert all(order.customer_name for order in orders if order.service_type is not ServiceType.DINE_IN)
    assert {item.category for item in items} == {dish.category for dish in MENU}


def test_no_two_orders_share_a_key():
    """Else the hub would take the second for a repeat of the first."""
    orders = evening()
    assert len({(order.source, order.external_id) for order in orders}) == len(orders)


@pytest.mark.parametrize("kind", ["add", "void", "quantity", "note"])
def test_every_change_is_one_the_hub_sees_and_takes(kind: str):
    """A guest who changes their mind makes news for the cook, and never an order the hub would refuse."""
    row = Guests(9)
    for _ in range(100):
        order = row.order(AT)
        before = new_order(json.dumps(order)).stored(1, AT_MS)
        outcome = sent_again(before, new_order(json.dumps(row.changed(order, kind))), before.date_ordered)
        assert outcome.result is Result.APPLIED
        assert len(outcome.order.changes) == 1


def test_an_aged_order_says_when_it_was_placed():
    """A board can be filled with orders that wait already."""
    order = new_order(json.dumps(Guests().order(AT - timedelta(minutes=7), dated=True)))
    assert order.placed_at == AT - timedelta(minutes=7)


def test_the_menu_is_sound():
    """Names are unique, prices sensible, allergens known."""
    assert len({dish.name for dish in MENU}) == len(MENU) >= 25
    for dish in MENU:
        assert Decimal(1) < dish.price < Decimal(50)
        assert set(dish.contains) <= set(ALLERGENS)
        assert dish.course in ("Starters", "Mains", "Desserts")
