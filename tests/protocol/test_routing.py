"""Which item is made where, and why."""

import msgspec
import pytest
from sample_kitchen import TEXT, now

from hub_server import kitchen_file
from hub_server.protocol.intake import NewItem, NewOrder
from hub_server.protocol.kitchen import KitchenState
from hub_server.protocol.orders import Change, ChangeKind, Item, Order, Part, ServiceType
from hub_server.protocol.progress import put_part
from hub_server.protocol.routing import Circumstances, route, routed, work_waiting
from hub_server.protocol.states import Status
from sample_orders import AT, NOW_MS


def placed(*items: NewItem, service_type: ServiceType = ServiceType.DINE_IN) -> Order:
    return NewOrder(source="till", external_id="1", items=items, service_type=service_type).stored(1, NOW_MS)


def stations(order: Order) -> list[tuple[str, ...]]:
    return [tuple(part.station for part in item.parts) for item in order.items]


def first(order: Order) -> Item:
    return order.items[0]


STEAK = NewItem(name="Rib-Eye", category="Steaks")
BURGER = NewItem(name="Smash Burger", category="Burgers")
FRIES = NewItem(name="Fries", category="Sides")
PLATTER = NewItem(name="Mixed platter", tags=("platter",))


def test_an_item_goes_where_the_first_route_that_takes_it_says() -> None:
    """By category, by pattern of the name, by tag; capitals do not matter."""
    order = routed(placed(FRIES, BURGER, PLATTER), now(), version=1)
    assert stations(order) == [("fry",), ("grill", "assembly"), ("grill", "fry")]
    assert [item.station for item in order.items] == ["fry", "grill", "grill"]


def test_service_type_and_time_of_day_decide_too() -> None:
    """Over midnight as well."""
    for clock, service, expected in (
        ("23:30", ServiceType.DELIVERY, "assembly"),
        ("01:59", ServiceType.DELIVERY, "assembly"),
        ("02:00", ServiceType.DELIVERY, "fry"),
        ("21:59", ServiceType.DELIVERY, "fry"),
        ("23:30", ServiceType.DINE_IN, "fry"),
    ):
        order = routed(placed(FRIES, service_type=service), now(clock=clock), version=1)
        assert stations(order) == [(expected,)], (clock, service)


def test_what_no_route_takes_is_unrouted_and_says_why() -> None:
    """It is on the order, at no station."""
    soup = placed(NewItem(name="Soup", category="Soups"))
    assert stations(routed(soup, now(), version=1)) == [()]
    assert route(first(soup), soup, now()).why == "no route takes it: category Soups, name Soup"


def test_of_twins_the_one_with_less_work_waiting_makes_it() -> None:
    """Work in seconds, not tickets: one long steak weighs more than three quick ones."""
    order = placed(STEAK)
    assert stations(routed(order, now(grill=600, grill_2=540), version=1)) == [("grill-2",)]
    assert stations(routed(order, now(grill=540, grill_2=540), version=1)) == [("grill",)]
    why = route(first(order), order, now(grill=600, grill_2=540)).why
    assert (
        why
        == "route 1 takes it (category Steaks); grill-2 has the least work waiting (grill 600 s, grill-2 540 s)"
    )


def test_the_items_of_one_order_are_shared_out_as_well() -> None:
    """What the first one adds counts for the second."""
    four = placed(*(msgspec.structs.replace(STEAK, name=f"Steak {n}") for n in range(4)))
    assert stations(routed(four, now(), version=1)) == [("grill",), ("grill-2",), ("grill",), ("grill-2",)]


def test_work_waiting_counts_what_is_not_done() -> None:
    """In seconds of cooking, for all pieces; what is done or taken off weighs nothing."""
    order = routed(placed(msgspec.structs.replace(FRIES, quantity=3, cook_s=100), PLATTER), now(), version=1)
    assert work_waiting([order]) == {"fry": 360, "grill": 60}
    done = put_part(first(order), "fry", Status.READY, 2)
    assert work_waiting([msgspec.structs.replace(order, items=(done, order.items[1]))]) == {
        "fry": 60,
        "grill": 60,
    }


def test_a_profile_moves_what_is_still_to_make_and_keeps_what_is_done() -> None:
    """The burger's grill part stays done when one screen takes everything, and when the stations come back."""
    order = routed(placed(BURGER, FRIES), now(), version=1)
    grilled = put_part(first(order), "grill", Status.READY, 2)
    order = msgspec.structs.replace(order, items=(grilled, order.items[1]))
    quiet = routed(order, now(profile="quiet"), version=3)
    assert stations(quiet) == [("grill",), ("grill",)]
    assert [part.status for part in first(quiet).parts] == [Status.PENDING], (
        "the grill does what assembly would"
    )
    assert first(quiet).status is Status.PREPARING
    back = routed(quiet, now(), version=4)
    assert stations(back) == [("grill", "assembly"), ("fry",)]
    assert [part.status for part in first(back).parts] == [Status.READY, Status.PENDING]


def test_a_closed_station_that_was_done_leaves_its_work_done() -> None:
    """What fry has finished, the grill that takes over does not get to do again."""
    order = routed(placed(PLATTER), now(), version=1)
    fried = msgspec.structs.replace(order, items=(put_part(first(order), "fry", Status.READY, 2),))
    quiet = first(routed(fried, now(profile="quiet"), version=3))
    assert [(part.station, part.status) for part in quiet.parts] == [("grill", Status.PENDING)]
    finished = routed(placed(FRIES), now(), version=1)
    finished = msgspec.structs.replace(finished, items=(put_part(first(finished), "fry", Status.READY, 2),))
    assert routed(finished, now(profile="quiet"), version=3) == finished


def test_twins_keep_what_they_have_when_the_kitchen_changes() -> None:
    """A ticket does not wander to the other grill because that has less to do now."""
    order = routed(placed(STEAK), now(grill=1), version=1)
    assert stations(order) == [("grill-2",)]
    assert routed(order, now(grill_2=900), version=2) == order


@pytest.mark.parametrize("profile", ["", "quiet"])
def test_routing_twice_changes_nothing(profile: str) -> None:
    """So that nothing is told twice."""
    once = routed(placed(STEAK, BURGER, FRIES, PLATTER), now(profile=profile), version=1)
    assert routed(once, now(profile=profile), version=2) == once


def news(order: Order) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(change.kind), change.waiting) for change in order.changes]


def test_what_nobody_has_seen_goes_along_with_its_item() -> None:
    """Who makes it from now on has to see it, and who stands in for a closed station; nobody else."""
    order = routed(placed(BURGER, FRIES), now(), version=1)
    changes = (
        Change(at=AT, kind=ChangeKind.NOTE, item_id=order.items[1].id, waiting=("fry",)),
        Change(at=AT, kind=ChangeKind.TABLE, waiting=("assembly",)),
        Change(at=AT, kind=ChangeKind.SPLIT, waiting=("grill-2",)),
        Change(at=AT, kind=ChangeKind.ORDER),
    )
    quiet = routed(msgspec.structs.replace(order, changes=changes), now(profile="quiet"), version=2)
    assert news(quiet) == [
        ("note", ("grill",)),
        ("table", ("grill",)),
        ("split", ("grill",)),
        ("order", ()),
    ]
    assert news(routed(quiet, now(), version=3)) == [
        ("note", ("fry",)),
        ("table", ("grill",)),
        ("split", ("grill",)),
        ("order", ()),
    ]


def test_news_is_for_nobody_who_is_not_there() -> None:
    """A station that was closed, renamed or taken out cannot say that it has seen it."""
    order = routed(placed(BURGER, FRIES), now(), version=1)
    done = msgspec.structs.replace(
        order.items[1], parts=(Part(station="fry", status=Status.READY),), status=Status.READY
    )
    told = Change(at=AT, kind=ChangeKind.NOTE, item_id=done.id, waiting=("fry",))
    order = msgspec.structs.replace(order, items=(order.items[0], done), changes=(told,))
    assert news(routed(order, now(profile="quiet"), version=2)) == [("note", ("grill",))]
    renamed = kitchen_file.read(TEXT.replace('"fry"', '"fryer"').replace("fry = ", "fryer = "))
    there = Circumstances(state=KitchenState(version=2, kitchen=renamed))
    assert news(routed(order, there, version=2)) == [("note", ())]
    plain = Circumstances(state=KitchenState())
    assert news(routed(order, plain, version=2)) == [("note", ())]
    unmade = msgspec.structs.replace(placed(FRIES), changes=(told,))
    assert news(routed(unmade, plain, version=2)) == [("note", ())]
