"""What the hub does without being asked, and from when that counts."""

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from sample_kitchen import kitchen, now

from hub_server.protocol.arranging import arranged
from hub_server.protocol.changes import act
from hub_server.protocol.checks import merged
from hub_server.protocol.due import Due, DueKind, due, happened
from hub_server.protocol.intake import NewItem, NewOrder
from hub_server.protocol.kitchen import Kitchen
from hub_server.protocol.messages import Result
from hub_server.protocol.orders import Order
from hub_server.protocol.outcomes import Setting
from hub_server.protocol.resending import sent_again
from hub_server.protocol.states import Action, Status
from hub_server.protocol.times import milliseconds, timestamp
from sample_orders import NOW_MS, command

BURGER = NewItem(name="Smash Burger", id="b", category="Burgers")
FRIES = NewItem(name="Fries", id="f", category="Sides")
RINGS = NewItem(name="Onion rings", id="o", category="Sides")
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_ENDS = 'day_ends = "04:00"\ntime_zone = "Europe/Berlin"\n'
FOUR = milliseconds("2026-11-23T04:00:00.000+01:00")


def bumps(*stations: str) -> Kitchen:
    """The sample kitchen, where tickets of these stations are bumped by themselves after an hour."""
    known = kitchen()
    return msgspec.structs.replace(
        known,
        stations=tuple(
            msgspec.structs.replace(station, auto_bump_s=3600) if station.name in stations else station
            for station in known.stations
        ),
    )


def sent(*items: NewItem, **fields: Any) -> NewOrder:
    return NewOrder(source="till-1", external_id="A-1", items=items, **fields)


def placed(*items: NewItem, at_ms: int = NOW_MS, **fields: Any) -> Order:
    return arranged(sent(*items, **fields).stored(1, at_ms), now(), at_ms)


def again(order: Order, *items: NewItem, at_ms: int) -> Order:
    outcome = sent_again(order, sent(*items), timestamp(at_ms), now())
    assert outcome.result is Result.APPLIED
    return outcome.order


def bumped_at(order: Order, known: Kitchen, station: str = "fry") -> int:
    """When the station's ticket goes, after now."""
    what = due(order, known, NOW_MS)
    assert what is not None
    assert (what.kind, what.station) == (DueKind.AUTO_BUMP, station)
    return what.at_ms - NOW_MS


def test_a_dish_that_came_later_has_as_long_as_any_other() -> None:
    """It was added, or more of it was wanted: the ticket waits for the last of it."""
    known = bumps("fry")
    order = placed(FRIES)
    assert bumped_at(order, known) == HOUR_MS
    added = again(order, FRIES, RINGS, at_ms=NOW_MS + 50 * MINUTE_MS)
    assert bumped_at(added, known) == HOUR_MS + 50 * MINUTE_MS
    more = again(order, msgspec.structs.replace(FRIES, quantity=2), at_ms=NOW_MS + 40 * MINUTE_MS)
    assert bumped_at(more, known) == HOUR_MS + 40 * MINUTE_MS
    fewer = again(more, FRIES, at_ms=NOW_MS + 45 * MINUTE_MS)
    assert bumped_at(fewer, known) == HOUR_MS + 40 * MINUTE_MS


def test_what_is_made_already_does_not_wait_for_what_came_later() -> None:
    """Only what is left to do decides."""
    known = bumps("fry")
    order = again(placed(FRIES), FRIES, RINGS, at_ms=NOW_MS + 50 * MINUTE_MS)
    done = act(
        order,
        command(order, Action.BUMP, item_ids=("o",)),
        Setting(station=known.station("fry"), kitchen=known),
    )
    assert bumped_at(done.order, known) == HOUR_MS


def test_an_order_that_came_late_counts_from_when_it_came() -> None:
    """Its till was cut off: nobody in the kitchen has seen it before."""
    known = bumps("fry")
    noon = datetime.fromtimestamp(NOW_MS / 1000, UTC)
    late = placed(FRIES, placed_at=noon - timedelta(hours=2))
    assert bumped_at(late, known) == HOUR_MS
    usual = placed(FRIES, placed_at=noon - timedelta(seconds=30))
    assert bumped_at(usual, known) == HOUR_MS - 30_000


def test_dishes_of_a_younger_check_are_as_young_after_a_merge() -> None:
    """In both directions."""
    known = bumps("fry")
    younger = placed(RINGS, at_ms=NOW_MS + 30 * MINUTE_MS)
    for into, other in ((placed(FRIES), younger), (younger, placed(FRIES))):
        grown, _ = merged(
            into, msgspec.structs.replace(other, id=2), timestamp(NOW_MS + 31 * MINUTE_MS), now().state
        )
        assert grown.order.date_ordered == timestamp(NOW_MS)
        assert bumped_at(grown.order, known) == HOUR_MS + 30 * MINUTE_MS


def test_a_station_that_waits_for_its_turn_has_its_whole_time_then() -> None:
    """Assembly is not bumped because the grill took an hour."""
    known = bumps("assembly")
    order = placed(BURGER)
    assert due(order, known, NOW_MS) is None, "it is the grill's turn"
    grilled_ms = NOW_MS + 50 * MINUTE_MS
    there = Setting(station=known.station("grill"), kitchen=known, at_ms=grilled_ms)
    grilled = act(order, command(order, Action.BUMP), there).order
    assert bumped_at(grilled, known, "assembly") == HOUR_MS + 50 * MINUTE_MS
    back = act(grilled, command(grilled, Action.RECALL, to=Status.PREPARING), there).order
    assert due(back, known, NOW_MS) is None
    later = dataclasses.replace(there, at_ms=grilled_ms + 5 * MINUTE_MS)
    once_more = act(back, command(back, Action.BUMP), later).order
    assert bumped_at(once_more, known, "assembly") == HOUR_MS + 55 * MINUTE_MS


def test_a_stage_counts_from_when_the_order_came_to_it() -> None:
    """An order that took an hour is not gone from `ready` at once."""
    known = bumps("ready")
    order, done_ms = placed(FRIES), NOW_MS + 61 * MINUTE_MS
    there = Setting(station=known.station("fry"), kitchen=known, at_ms=done_ms)
    ready = act(order, command(order, Action.BUMP), there).order
    assert ready.status is Status.READY
    assert bumped_at(ready, known, "ready") == HOUR_MS + 61 * MINUTE_MS


@pytest.mark.parametrize("minutes", [-10, 10])
def test_the_day_does_not_end_what_came_after_it(minutes: int) -> None:
    """Ordered yesterday, sent today; or changed today."""
    known, came_ms = kitchen(DAY_ENDS), FOUR + minutes * MINUTE_MS
    before = datetime.fromtimestamp(FOUR / 1000, UTC) - timedelta(hours=1)
    late = placed(FRIES, at_ms=came_ms, placed_at=before)
    changed = again(placed(FRIES, at_ms=FOUR - HOUR_MS), FRIES, RINGS, at_ms=came_ms)
    expected = Due(FOUR, DueKind.END_OF_DAY) if minutes < 0 else None
    assert [due(order, known, FOUR + HOUR_MS) for order in (late, changed)] == [expected, expected]


def test_the_day_does_not_end_what_is_to_be_fired_after_it() -> None:
    """A line held until five in the morning, and once it is fired."""
    known = kitchen(DAY_ENDS)
    five = datetime.fromtimestamp(FOUR / 1000, UTC) + timedelta(hours=1)
    order = placed(msgspec.structs.replace(FRIES, fire_at=five))
    what = due(order, known, FOUR)
    assert what == Due(FOUR + HOUR_MS, DueKind.FIRE)
    fired = happened(order, what, Setting(kitchen=known, at_ms=FOUR + HOUR_MS)).order
    assert not fired.items[0].held
    assert due(fired, known, FOUR + 2 * HOUR_MS) is None
    assert due(fired, known, FOUR + 24 * HOUR_MS) == Due(FOUR + 24 * HOUR_MS, DueKind.END_OF_DAY)


@pytest.mark.parametrize("came_s", [4, 29, 58])
def test_an_order_that_reached_the_hub_after_the_day_ended_is_of_the_new_one(came_s: int) -> None:
    """Ordered a second before, and on its way for less than would make it late."""
    known = kitchen(DAY_ENDS)
    before = datetime.fromtimestamp(FOUR / 1000, UTC) - timedelta(seconds=1)
    order = placed(FRIES, at_ms=FOUR + 1000 * came_s, placed_at=before)
    assert due(order, known, FOUR + HOUR_MS) is None


def test_what_a_cook_brought_back_at_a_station_the_day_does_not_take() -> None:
    """The order as a whole was never brought back."""
    known = kitchen(DAY_ENDS)
    order = placed(BURGER, FRIES)
    there = Setting(station=known.station("grill"), kitchen=known, at_ms=NOW_MS)
    back = act(
        after := act(order, command(order, Action.BUMP), there).order,
        command(after, Action.RECALL, to=Status.PREPARING),
        there,
    ).order
    assert not back.recalled
    assert due(back, known, FOUR) is None
    done = act(back, command(back, Action.BUMP), there).order
    assert due(done, known, FOUR) == Due(FOUR, DueKind.END_OF_DAY)
