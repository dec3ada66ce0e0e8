"""Totals of what is still to make."""

from sample_kitchen import kitchen, now

from hub_server.protocol.arranging import arranged
from hub_server.protocol.changes import act
from hub_server.protocol.intake import NewItem, NewModifier, NewOrder
from hub_server.protocol.kitchen import Station
from hub_server.protocol.orders import ModifierKind, Order
from hub_server.protocol.outcomes import Setting
from hub_server.protocol.states import Action
from kiosk_app.all_day import OLDEST, all_day
from sample_orders import NOW_MS, command

NO_ONION = NewModifier(name="Onion", kind=ModifierKind.NO)
BURGER = NewItem(name="Smash Burger", id="b", category="Burgers", quantity=2, modifiers=(NO_ONION,))
PLAIN = NewItem(name="Smash Burger", id="c", category="Burgers")
FRIES = NewItem(name="Fries", id="f", category="Sides", quantity=4)
RINGS = NewItem(name="Onion rings", id="o", category="Sides")


def placed(id_: int, *items: NewItem) -> Order:
    new = NewOrder(source="till-1", external_id=f"A-{id_}", items=items)
    return arranged(new.stored(id_, NOW_MS + 60_000 * id_), now(), NOW_MS)


def at(name: str) -> Station:
    found = kitchen().station(name)
    assert found is not None
    return found


def test_a_station_counts_its_own_by_dish_and_modifier() -> None:
    """The most pieces first, with the orders that want them."""
    orders = [placed(1, BURGER, FRIES), placed(2, PLAIN, RINGS)]
    (burgers,) = all_day(orders, at("grill"))
    assert (burgers.name, burgers.quantity, burgers.orders) == ("Smash Burger", 3, (1, 2))
    assert [(altered.kind, altered.name, altered.quantity) for altered in burgers.altered] == [
        (ModifierKind.NO, "Onion", 2)
    ]
    assert [(total.name, total.quantity) for total in all_day(orders, at("fry"))] == [
        ("Fries", 4),
        ("Onion rings", 1),
    ]


def test_what_has_waited_longest_can_stand_first() -> None:
    """Whatever the numbers."""
    orders = [placed(1, RINGS), placed(2, FRIES)]
    assert [total.name for total in all_day(orders, at("fry"))] == ["Fries", "Onion rings"]
    assert [total.name for total in all_day(orders, at("fry"), sort=OLDEST)] == ["Onion rings", "Fries"]


def test_what_is_done_or_held_is_not_to_make() -> None:
    """And what is 86 says so."""
    fries, held = (
        placed(1, FRIES),
        placed(2, NewItem(name="Onion rings", id="h", category="Sides", hold=True)),
    )
    assert [
        total.name for total in all_day([fries, held], at("fry"), sold_out=["FRIES"]) if total.sold_out
    ] == ["Fries"]
    assert [total.name for total in all_day([held], at("fry"))] == []
    setting = Setting(station=at("fry"), kitchen=kitchen(), at_ms=NOW_MS)
    done = act(fries, command(fries, Action.BUMP), setting).order
    assert all_day([done], at("fry")) == []
