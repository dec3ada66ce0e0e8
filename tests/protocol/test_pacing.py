"""Courses that are held and fired, orders for later, plates that finish together; what the hub does by itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from sample_kitchen import COOK_TIMES, kitchen, now

from hub_server.protocol.arranging import arranged
from hub_server.protocol.changes import act, set_status
from hub_server.protocol.due import Due, DueKind, due, happened
from hub_server.protocol.intake import NewItem, NewModifier, NewOrder
from hub_server.protocol.kitchen import Kitchen
from hub_server.protocol.messages import EventAction, Result
from hub_server.protocol.orders import Order, Pace
from hub_server.protocol.outcomes import Outcome, Setting
from hub_server.protocol.states import Action, Status
from hub_server.protocol.tickets import Standing, is_for_later, lines, shows, since_ms, sort_key
from hub_server.protocol.times import milliseconds, timestamp
from hub_server.protocol.wishes import fire
from sample_orders import NOW_MS, command

COURSES = '[courses]\norder = ["Starters", "Mains", "Desserts"]\nhold = true\n'
TIMES = "together = true\n" + COOK_TIMES

SOUP = NewItem(name="Onion rings", id="o", category="Sides", course="Starters")
STEAK = NewItem(name="Rib-Eye", id="r", category="Steaks", course="Mains")
FRIES = NewItem(name="Fries", id="f", category="Sides", course="Mains")
CAKE = NewItem(name="Cake", id="c", category="Sides", course="Desserts")
MINUTE_MS = 60_000


def placed(*items: NewItem, more: str = "", **fields: Any) -> Order:
    new = NewOrder(source="till-1", external_id="A-1", items=items, **fields)
    return arranged(new.stored(1, NOW_MS), now(more), NOW_MS)


def at(station: str, known: Kitchen, at_ms: int = NOW_MS) -> Setting:
    return Setting(station=known.station(station), kitchen=known, at_ms=at_ms)


def bump(order: Order, station: str, known: Kitchen, at_ms: int = NOW_MS) -> Outcome:
    return act(order, command(order, Action.BUMP), at(station, known, at_ms))


def held(order: Order) -> list[str]:
    return [item.id for item in order.items if item.held]


def pace(order: Order, item_id: str) -> Pace:
    found = next(item.pace for item in order.items if item.id == item_id)
    assert found is not None
    return found


def test_all_courses_but_the_first_wait() -> None:
    """They are on the ticket, and not to be made."""
    order = placed(SOUP, STEAK, FRIES, CAKE, more=COURSES)
    assert held(order) == ["r", "f", "c"]
    fry = kitchen(COURSES).station("fry")
    assert fry is not None
    assert {line.item.id: line.standing for line in lines(order, fry)} == {
        "o": Standing.TO_DO,
        "f": Standing.HELD,
        "c": Standing.HELD,
    }


def test_the_next_course_is_fired_when_the_one_before_is_done() -> None:
    """One after the other; what was held does not count as waiting."""
    known = kitchen(COURSES)
    order = bump(placed(SOUP, STEAK, FRIES, CAKE, more=COURSES), "fry", known, NOW_MS + 10 * MINUTE_MS).order
    assert held(order) == ["c"]
    grill = known.station("grill")
    assert grill is not None
    assert since_ms(order, grill) == NOW_MS + 10 * MINUTE_MS
    order = bump(order, "grill", known).order
    assert held(order) == ["c"], "the fries are still to make"
    order = bump(order, "fry", known, NOW_MS + 20 * MINUTE_MS).order
    assert held(order) == []


def test_a_course_may_be_fired_some_time_after_the_one_before() -> None:
    """By the hub, at the time that stands in the order."""
    more = COURSES + "fire_next_after_s = 300\n"
    known = kitchen(more)
    order = bump(placed(SOUP, STEAK, more=more), "fry", known).order
    assert held(order) == ["r"]
    what = due(order, known, NOW_MS)
    assert what == Due(NOW_MS + 300_000, DueKind.FIRE)
    assert happened(order, what, at("", known, NOW_MS + 299_999)).action is None
    outcome = happened(order, what, at("", known, NOW_MS + 300_000))
    assert (outcome.action, held(outcome.order)) == (EventAction.FIRED, [])
    assert happened(outcome.order, what, at("", known, NOW_MS + 300_001)).action is None, "once"


def test_a_bump_of_the_ticket_leaves_what_is_held() -> None:
    """Nor can an order with something held be sold."""
    known = kitchen(COURSES)
    order = placed(SOUP, FRIES, STEAK, more=COURSES + "fire_next = false\n")
    known = kitchen(COURSES + "fire_next = false\n")
    after = bump(order, "fry", known).order
    assert held(after) == ["f", "r"]
    refused = bump(after, "expo", known)
    assert (refused.result, refused.detail) == (Result.REJECTED, "Mains is held back; fire it first.")
    one = act(after, command(after, Action.BUMP, item_ids=("f",)), at("fry", known))
    assert one.detail == "Fries is held back; fire it first."


def test_the_till_cannot_complete_what_is_held_back() -> None:
    """With the seed document's call as little as with a bump."""
    known = kitchen(COURSES)
    order = placed(SOUP, STEAK, more=COURSES)
    refused = set_status(order, Status.COMPLETE, Setting(kitchen=known, at_ms=NOW_MS))
    assert (refused.result, refused.detail) == (Result.REJECTED, "Mains is held back; fire it first.")


def test_a_bump_of_the_whole_order_fires_the_next_course_as_well() -> None:
    """On a stage, and with the till's call: what was ready is not, and a second finger does not bump it away."""
    known = kitchen(COURSES)
    order = placed(SOUP, STEAK, CAKE, more=COURSES)
    begun = bump(order, "pending", known).order
    assert (begun.status, held(begun)) == (Status.PREPARING, ["r", "c"])
    mains = bump(begun, "preparing", known, NOW_MS + MINUTE_MS).order
    assert (mains.status, held(mains)) == (Status.PREPARING, ["c"])
    assert pace(mains, "r").fired_at == timestamp(NOW_MS + MINUTE_MS)
    for to, result in ((None, Result.ALREADY_DONE), (Status.READY, Result.STALE_ITEMS)):
        tap = command(begun, Action.BUMP, to=to)
        assert act(mains, tap, at("preparing", known)).result is result, "nobody has seen the mains"


def test_after_the_tills_call_the_next_course_waits_until_it_can_be_no_retry() -> None:
    """It carries no version: said twice, it would make the mains ready before anybody has begun them."""
    known = kitchen(COURSES)
    setting = Setting(kitchen=known, at_ms=NOW_MS)
    order = set_status(placed(SOUP, STEAK, CAKE, more=COURSES), Status.READY, setting).order
    assert (order.status, held(order)) == (Status.READY, ["r", "c"])
    assert set_status(order, Status.READY, setting).result is Result.REJECTED
    what = due(order, known, NOW_MS)
    assert what == Due(NOW_MS + MINUTE_MS, DueKind.FIRE)
    mains = happened(order, what, at("", known, NOW_MS + MINUTE_MS)).order
    assert (mains.status, held(mains)) == (Status.PREPARING, ["c"])
    later = Setting(kitchen=known, at_ms=NOW_MS + 5 * MINUTE_MS)
    assert set_status(mains, Status.READY, later).result is Result.APPLIED


def test_a_line_that_is_named_was_seen() -> None:
    """A cook fires one line and bumps another before the hub has answered: both are done."""
    known = kitchen(COURSES)
    order = placed(SOUP, FRIES, CAKE, more=COURSES)
    fired = act(order, command(order, Action.FIRE, item_ids=("f",)), at("fry", known)).order
    one = act(fired, command(order, Action.BUMP, item_ids=("o",), to=Status.READY), at("fry", known))
    assert one.result is Result.APPLIED
    assert (
        act(fired, command(order, Action.BUMP, to=Status.READY), at("fry", known)).result
        is Result.STALE_ITEMS
    )


@pytest.mark.parametrize("by", ["mirror", "hand", "till"])
def test_a_bump_from_before_a_course_was_fired_does_not_swallow_it(by: str) -> None:
    """Two screens of one station; a bump that was on its way, or in the outbox of a screen without its hub."""
    known = kitchen(COURSES)
    order = placed(SOUP, FRIES, more=COURSES)
    tap = command(order, Action.BUMP, to=Status.READY)
    if by == "mirror":
        fired = act(order, tap, at("window", known)).order
    elif by == "hand":
        fired = act(order, command(order, Action.FIRE), at("expo", known)).order
    else:
        fired = fire(order, "Mains", (), Setting(kitchen=known, at_ms=NOW_MS)).order
    assert held(fired) == []
    late = act(fired, tap, at("fry", known))
    assert late.result is Result.STALE_ITEMS
    again = act(fired, command(fired, Action.BUMP, to=Status.READY), at("fry", known))
    assert again.result is Result.APPLIED


def test_bringing_an_order_back_fires_nothing() -> None:
    """The day ended with its mains held back: they stay so until somebody says so."""
    known = kitchen('day_ends = "04:00"\ntime_zone = "Europe/Berlin"\n' + COURSES)
    order = bump(placed(SOUP, STEAK, more=COURSES + "fire_next = false\n"), "fry", kitchen()).order
    four = milliseconds("2026-11-23T04:00:00.000+01:00")
    what = due(order, known, four)
    assert what is not None
    ended = happened(order, what, at("", known, four)).order
    back = act(ended, command(ended, Action.RECALL, to=Status.READY), at("expo", known, four)).order
    assert (back.status, held(back)) == (Status.PREPARING, ["r"])


def test_hold_and_fire_by_hand() -> None:
    """What is begun cannot be held any more; firing twice is harmless."""
    known = kitchen()
    order = placed(FRIES, STEAK)
    outcome = act(order, command(order, Action.HOLD, item_ids=("f",)), at("expo", known))
    assert (outcome.action, held(outcome.order)) == (EventAction.HELD, ["f"])
    later = at("expo", known, NOW_MS + MINUTE_MS)
    fired = act(outcome.order, command(outcome.order, Action.FIRE), later)
    assert (fired.action, held(fired.order)) == (EventAction.FIRED, [])
    assert pace(fired.order, "f").paused_ms == MINUTE_MS
    assert act(fired.order, command(fired.order, Action.FIRE), later).result is Result.ALREADY_DONE
    done = bump(fired.order, "fry", known).order
    assert act(done, command(done, Action.HOLD, item_ids=("f",)), later).result is Result.REJECTED


def test_a_course_held_by_hand_is_fired_by_hand() -> None:
    """Not because the one before it is done."""
    known = kitchen(COURSES)
    order = placed(SOUP, STEAK, more=COURSES)
    fired = act(order, command(order, Action.FIRE), at("expo", known)).order
    order = act(fired, command(fired, Action.HOLD, item_ids=("r",)), at("expo", known)).order
    assert held(bump(order, "fry", known).order) == ["r"]


def test_the_till_fires_a_course() -> None:
    """By its name; one there is not is refused."""
    known = kitchen(COURSES)
    order = placed(SOUP, STEAK, CAKE, more=COURSES)
    assert held(fire(order, "mains", (), Setting(kitchen=known, at_ms=NOW_MS)).order) == ["c"]
    assert fire(order, "Cheese", (), Setting(kitchen=known)).detail == "Order 1 has no course `Cheese`."


def test_the_till_holds_and_times_an_item() -> None:
    """Its own word counts, with the kitchen's courses or without."""
    at_eight = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    order = placed(
        FRIES, msgspec.structs.replace(STEAK, fire_at=at_eight), msgspec.structs.replace(CAKE, hold=True)
    )
    assert held(order) == ["r", "c"]
    assert due(order, kitchen(), NOW_MS) == Due(milliseconds("2026-11-22T20:00:00.000Z"), DueKind.FIRE)


def test_the_items_of_a_course_are_begun_so_that_they_finish_together() -> None:
    """The steak at once, the fries eight minutes later; what a modifier adds counts."""
    order = placed(STEAK, FRIES, more=TIMES)
    assert (pace(order, "r").start_at, pace(order, "r").target_at) == (
        timestamp(NOW_MS),
        timestamp(NOW_MS + 12 * MINUTE_MS),
    )
    assert pace(order, "f").start_at == timestamp(NOW_MS + 8 * MINUTE_MS)
    assert pace(order, "f").target_at == pace(order, "r").target_at
    well = msgspec.structs.replace(STEAK, modifiers=(NewModifier(name="Well done"),))
    assert pace(placed(well, FRIES, more=TIMES), "f").start_at == timestamp(NOW_MS + 11 * MINUTE_MS)


def test_a_course_that_is_fired_later_is_paced_from_then() -> None:
    """Its target is its own."""
    together, cook_times = TIMES.split("\n", 1)
    more = f"{together}\n{COURSES}{cook_times}"
    known = kitchen(more)
    order = placed(SOUP, STEAK, FRIES, more=more)
    assert pace(order, "r").target_at is None
    order = bump(order, "fry", known, NOW_MS + 5 * MINUTE_MS).order
    assert pace(order, "r").target_at == timestamp(NOW_MS + 17 * MINUTE_MS)


def test_an_order_for_later_appears_when_it_has_to_be_begun() -> None:
    """At its promise time less the slowest item; before that it is held, and on no stage."""
    more = "schedule = true\n" + TIMES
    known = kitchen(more)
    promised = datetime.fromtimestamp(NOW_MS / 1000, UTC) + timedelta(hours=2)
    order = placed(STEAK, FRIES, more=more, due_at=promised)
    assert held(order) == ["r", "f"]
    assert is_for_later(order)
    assert {station.name for station in known.stations if shows(order, station)} == {
        "grill",
        "fry",
        "window",
        "expo",
    }
    what = due(order, known, NOW_MS)
    assert what is not None
    assert what.at_ms == NOW_MS + (120 - 12) * MINUTE_MS
    fired = happened(order, what, at("", known, what.at_ms)).order
    assert pace(fired, "f").target_at == timestamp(NOW_MS + 120 * MINUTE_MS)
    assert {station.name for station in known.stations if shows(fired, station)} >= {"pending", "guests"}
    soon = placed(STEAK, more=more, due_at=promised - timedelta(hours=1, minutes=50))
    assert held(soon) == []


def test_where_no_time_is_known_an_order_takes_what_the_kitchen_says() -> None:
    """15 minutes, if it says nothing."""
    more = "schedule = true\npreparation_s = 600\n"
    promised = datetime.fromtimestamp(NOW_MS / 1000, UTC) + timedelta(hours=1)
    order = placed(STEAK, more=more, due_at=promised)
    assert due(order, kitchen(more), NOW_MS) == Due(NOW_MS + 50 * MINUTE_MS, DueKind.FIRE)


def test_a_ticket_that_is_wholly_held_hangs_behind_the_others() -> None:
    """Visible, and quiet."""
    known = kitchen(COURSES)
    quiet = placed(SOUP, STEAK, more=COURSES)
    newer = msgspec.structs.replace(placed(STEAK), id=2, date_ordered=timestamp(NOW_MS + MINUTE_MS))
    grill, expo = known.station("grill"), known.station("expo")
    assert grill is not None
    assert expo is not None
    assert sort_key(newer, grill) < sort_key(quiet, grill)
    assert sort_key(quiet, expo) < sort_key(newer, expo)
    assert since_ms(quiet, grill) is None


def test_a_forgotten_ticket_is_bumped_in_the_open() -> None:
    """At its station, when it is that old, as an event of its own."""
    text = kitchen()
    stations = tuple(
        msgspec.structs.replace(station, auto_bump_s=3600) if station.name == "fry" else station
        for station in text.stations
    )
    known = msgspec.structs.replace(text, stations=stations)
    order = placed(FRIES, STEAK)
    what = due(order, known, NOW_MS)
    assert what == Due(NOW_MS + 3_600_000, DueKind.AUTO_BUMP, "fry")
    outcome = happened(order, what, at("fry", known, NOW_MS + 3_600_000))
    assert outcome.action is EventAction.AUTO_BUMPED
    assert due(outcome.order, known, NOW_MS) is None


def test_the_day_ends_and_takes_what_was_left_over_with_it() -> None:
    """Not what is promised for after it; and it can be recalled."""
    known = kitchen('day_ends = "04:00"\ntime_zone = "Europe/Berlin"\n')
    order = placed(FRIES)
    assert due(order, known, NOW_MS) is None
    four = milliseconds("2026-11-23T04:00:00.000+01:00")
    what = due(order, known, four)
    assert what == Due(four, DueKind.END_OF_DAY)
    ended = happened(order, what, at("", known, four))
    assert (ended.action, ended.order.status) == (EventAction.DAY_ENDED, Status.COMPLETE)
    back = act(ended.order, command(ended.order, Action.RECALL, to=Status.READY), at("expo", known, four))
    assert back.result is Result.APPLIED
    assert due(back.order, known, four) is None, "it is not taken away again"
    tomorrow = placed(FRIES, due_at=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    assert due(tomorrow, known, four) is None
