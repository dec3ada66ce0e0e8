"""Bumps that want more than one touch."""

import msgspec
import pytest
from sample_kitchen import kitchen, now

from hub_server.protocol.arranging import arranged
from hub_server.protocol.intake import NewItem, NewOrder
from hub_server.protocol.kitchen import Guard, Station
from hub_server.protocol.orders import Order
from kiosk_app.guards import APART_S, ARMED_S, Armed, asks, is_confirmed, is_same_touch
from sample_orders import NOW_MS

BURGER = NewItem(name="Smash Burger", id="b", category="Burgers", allergens=("Milk",))
FRIES = NewItem(name="Fries", id="f", category="Sides")


def order(*items: NewItem) -> Order:
    new = NewOrder(source="till-1", external_id="A-1", items=items)
    return arranged(new.stored(1, NOW_MS), now(), NOW_MS)


def station(name: str, **fields: object) -> Station:
    found = kitchen().station(name)
    assert found is not None
    return msgspec.structs.replace(found, **fields)


@pytest.mark.parametrize(("guard", "said"), [("tap", ""), ("double_tap", "TAP AGAIN"), ("select", "BUMP IT")])
def test_each_guard_says_what_it_waits_for(guard: str, said: str) -> None:
    """On the button itself."""
    assert asks(order(FRIES), station("fry", guard=Guard(guard))) == said


def test_an_allergen_asks_where_the_dish_is_made_and_where_it_is_handed_out() -> None:
    """And nowhere else."""
    mixed = order(BURGER, FRIES)
    asked = {
        name: bool(asks(mixed, station(name, confirm_allergens=True))) for name in ("grill", "fry", "expo")
    }
    assert asked == {"grill": True, "fry": False, "expo": True}
    assert not asks(mixed, station("grill"))


@pytest.mark.parametrize(
    ("after_s", "confirmed", "same"),
    [
        (0.0, False, True),
        (APART_S - 0.01, False, True),
        (APART_S, True, False),
        (ARMED_S, True, False),
        (ARMED_S + 0.01, False, False),
    ],
)
def test_a_greasy_touch_is_not_the_second_one(after_s: float, confirmed: bool, same: bool) -> None:
    """One that comes at once is the first one again; one that comes late is a new first one."""
    meant = order(FRIES)
    armed = Armed(meant.id, meant.version, 100.0)
    assert is_confirmed(armed, meant, 100.0 + after_s) is confirmed
    assert is_same_touch(armed, meant, 100.0 + after_s) is same


def test_a_touch_on_what_was_there_before_counts_for_nothing() -> None:
    """The ticket has changed under the finger."""
    meant = order(FRIES)
    changed = msgspec.structs.replace(meant, version=meant.version + 1)
    assert not is_confirmed(Armed(meant.id, meant.version, 1.0), changed, 2.0)
    assert not is_confirmed(None, meant, 2.0)
