"""Orders for later whose till has second thoughts, and dishes that take longer than they did."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sample_kitchen import COOK_TIMES as TIMES
from sample_kitchen import kitchen, now

from hub_server.protocol.arranging import arranged
from hub_server.protocol.changes import act
from hub_server.protocol.checks import NewCheck, Pieces, merged, split
from hub_server.protocol.due import Due, DueKind, due
from hub_server.protocol.intake import NewItem, NewModifier, NewOrder
from hub_server.protocol.messages import Result
from hub_server.protocol.orders import ChangeKind, Order, Pace, live
from hub_server.protocol.outcomes import Setting
from hub_server.protocol.resending import sent_again
from hub_server.protocol.states import Action, Status
from hub_server.protocol.times import timestamp
from sample_orders import NOW_MS, command

MINUTE_MS = 60_000
LATER = "schedule = true\npreparation_s = 600\n"
COURSES = '[courses]\norder = ["Starters", "Mains"]\nhold = true\n'

STEAK = NewItem(name="Rib-Eye", id="r", category="Steaks")
FRIES = NewItem(name="Fries", id="f", category="Sides")
RINGS = NewItem(name="Onion rings", id="o", category="Sides", course="Starters")
MAIN = NewItem(name="Sirloin", id="s", category="Steaks", course="Mains")


def instant(minutes: int) -> datetime:
    return datetime.fromtimestamp((NOW_MS + minutes * MINUTE_MS) / 1000, UTC)


def sent(*items: NewItem, due_in: int | None = None, **fields: Any) -> NewOrder:
    due_at = None if due_in is None else instant(due_in)
    return NewOrder(source="till-1", external_id="A-1", items=items, due_at=due_at, **fields)


def placed(*items: NewItem, more: str, due_in: int | None = None, **fields: Any) -> Order:
    return arranged(sent(*items, due_in=due_in, **fields).stored(1, NOW_MS), now(more), NOW_MS)


def again(order: Order, *items: NewItem, more: str, due_in: int | None = None, after: int = 5) -> Order:
    new, at = sent(*items, due_in=due_in), timestamp(NOW_MS + after * MINUTE_MS)
    outcome = sent_again(order, new, at, now(more))
    assert outcome.result is Result.APPLIED, outcome.detail
    return outcome.order


def begins(order: Order, more: str) -> int | None:
    """In how many minutes the hub fires it; None: not at all."""
    what = due(order, kitchen(more), NOW_MS)
    if what is None:
        return None
    assert what == Due(what.at_ms, DueKind.FIRE)
    return (what.at_ms - NOW_MS) // MINUTE_MS


def held(order: Order) -> list[str]:
    return [item.id for item in live(order.items) if item.held]


def pace(order: Order, item_id: str) -> Pace:
    found = next(item.pace for item in order.items if item.id == item_id)
    assert found is not None
    return found


def test_a_new_promise_time_begins_it_at_another_time() -> None:
    """Later, earlier, or now; and each station is told."""
    order = placed(STEAK, FRIES, more=LATER, due_in=120)
    assert begins(order, LATER) == 110
    later = again(order, STEAK, FRIES, more=LATER, due_in=180)
    assert begins(later, LATER) == 170
    assert [(change.kind, change.new, set(change.waiting)) for change in later.changes] == [
        (ChangeKind.ORDER, "due_at", {"grill", "fry"})
    ]
    assert begins(again(order, STEAK, FRIES, more=LATER, due_in=60), LATER) == 50
    for soon in (again(order, STEAK, FRIES, more=LATER, due_in=10), again(order, STEAK, FRIES, more=LATER)):
        assert (held(soon), begins(soon, LATER)) == ([], None)
        assert pace(soon, "r").fired_at == timestamp(NOW_MS + 5 * MINUTE_MS)


def test_what_nobody_has_begun_is_kept_back_for_a_promise_that_is_far_ahead() -> None:
    """What somebody has begun is not taken out of the pan."""
    order = placed(STEAK, FRIES, more=LATER)
    assert begins(again(order, STEAK, FRIES, more=LATER, due_in=120), LATER) == 110
    known = kitchen(LATER)
    fried = act(
        order, command(order, Action.BUMP), Setting(station=known.station("fry"), kitchen=known)
    ).order
    assert held(again(fried, STEAK, FRIES, more=LATER, due_in=120)) == []


def test_what_is_added_to_an_order_for_later_is_for_later() -> None:
    """And if it takes longer, all of it is begun earlier."""
    more = LATER + TIMES
    order = placed(FRIES, more=more, due_in=120)
    assert begins(order, more) == 116
    both = again(order, FRIES, STEAK, more=more, due_in=120)
    assert (held(both), begins(both, more)) == (["f", "r"], 108)
    assert pace(both, "f").fire_at == pace(both, "r").fire_at
    assert begins(again(both, FRIES, more=more, due_in=120), more) == 116, "without the steak it is as before"
    soon = again(order, FRIES, STEAK, more=more, due_in=120, after=110)
    assert held(soon) == [], "the steak should have been begun two minutes ago"


def test_the_first_course_of_an_order_for_later_is_the_one_that_is_left() -> None:
    """Voided or on another check: its mains are not begun two hours too early."""
    more = LATER + COURSES + TIMES
    order = placed(RINGS, MAIN, more=more, due_in=120)
    assert (held(order), pace(order, "s").waits) == (["o", "s"], True)
    voided = again(order, MAIN, more=more, due_in=120)
    assert (held(voided), begins(voided, more)) == (["s"], 108)
    new = NewCheck(source="till-1", external_id="A-2", items=(Pieces(id="o"),))
    left, made = split(order, new, 2, timestamp(NOW_MS + MINUTE_MS), now(more).state)
    assert (held(left.order), begins(left.order, more)) == (["s"], 108)
    assert (held(made.order), begins(made.order, more)) == (["o"], 116)


def test_a_check_for_later_that_is_merged_is_begun_for_the_table_it_came_to() -> None:
    """By its promise time; where it has none, by its own."""
    later = msgspec.structs.replace(placed(STEAK, more=LATER, due_in=180), id=2)
    at, state = timestamp(NOW_MS + MINUTE_MS), now(LATER).state
    into, _ = merged(placed(FRIES, more=LATER, due_in=60), later, at, state)
    assert begins(into.order, LATER) == 50
    without, _ = merged(placed(FRIES, more=LATER), later, at, state)
    assert (held(without.order), begins(without.order, LATER)) == (["r"], 170)


def test_a_line_that_is_held_takes_another_time() -> None:
    """One that was fired is not held again because its till repeats itself."""
    order = placed(msgspec.structs.replace(STEAK, fire_at=instant(60)), FRIES, more="")
    assert begins(order, "") == 60
    moved = again(order, msgspec.structs.replace(STEAK, fire_at=instant(90)), FRIES, more="")
    assert begins(moved, "") == 90
    by_hand = act(moved, command(moved, Action.FIRE), Setting(kitchen=kitchen(), at_ms=NOW_MS)).order
    repeated = again(
        by_hand, msgspec.structs.replace(STEAK, fire_at=instant(90), note="rare"), FRIES, more=""
    )
    assert held(repeated) == []


def test_a_dish_that_takes_longer_moves_its_time() -> None:
    """As its till says, or by what its modifiers add; the plates still come together."""
    more = "together = true\n" + TIMES
    order = placed(STEAK, FRIES, more=more)
    target = timestamp(NOW_MS + 12 * MINUTE_MS)
    assert (pace(order, "f").start_at, pace(order, "f").target_at) == (
        timestamp(NOW_MS + 8 * MINUTE_MS),
        target,
    )
    well = msgspec.structs.replace(STEAK, modifiers=(NewModifier(name="Well done"),))
    longer = again(order, well, FRIES, more=more)
    assert pace(longer, "r").cook_s == 900
    assert {pace(longer, item).target_at for item in "rf"} == {timestamp(NOW_MS + 20 * MINUTE_MS)}
    assert pace(longer, "f").start_at == timestamp(NOW_MS + 16 * MINUTE_MS)
    quick = again(order, msgspec.structs.replace(STEAK, cook_s=300), FRIES, more=more)
    assert (pace(quick, "r").cook_s, pace(quick, "r").target_at) == (300, target)
    assert pace(quick, "r").start_at == timestamp(NOW_MS + 7 * MINUTE_MS)


def test_an_order_that_is_kept_back_is_still_pending() -> None:
    """Nothing else of it has changed."""
    order = again(placed(STEAK, more=LATER), STEAK, more=LATER, due_in=120)
    assert order.status is Status.PENDING


def test_a_course_that_is_added_before_the_first_one_is_begun_first() -> None:
    """The mains that were to be begun wait for the starters, as if they had come together."""
    more = LATER + COURSES + TIMES
    order = placed(MAIN, more=more, due_in=120)
    assert pace(order, "s").scheduled
    both = again(order, MAIN, RINGS, more=more, due_in=120)
    assert (pace(both, "o").scheduled, pace(both, "s").waits, pace(both, "s").scheduled) == (
        True,
        True,
        False,
    )
    assert (held(both), begins(both, more)) == (["s", "o"], 108)


def test_a_dish_that_is_made_does_not_move_the_others() -> None:
    """A modifier that comes too late is read, not cooked."""
    more = "together = true\n" + TIMES
    known = kitchen(more)
    order = placed(STEAK, FRIES, more=more)
    steak = next(part.station for part in order.items[0].parts)
    there = Setting(station=known.station(steak), kitchen=known, at_ms=NOW_MS + 7 * MINUTE_MS)
    grilled = act(order, command(order, Action.BUMP), there).order
    well = msgspec.structs.replace(STEAK, modifiers=(NewModifier(name="Well done"),))
    later = again(grilled, well, FRIES, more=more, after=8)
    assert pace(later, "f") == pace(order, "f")
