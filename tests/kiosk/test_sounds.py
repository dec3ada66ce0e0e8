"""What is worth a sound, on boards that the contract itself made of what tills and cooks did."""

import time
from dataclasses import replace

import msgspec
import pytest
from boards.line import dish
from boards.reference import NOW_MS, Ticket, change
from boards.reference import board as stage_board

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.orders import ChangeKind, Priority
from hub_server.protocol.states import Action, Status
from kiosk_app import cook
from kiosk_app.config import Config
from kiosk_app.outbox import Pending
from kiosk_app.sounds import APART_S, Ages, Event, Turns, happened, is_quiet_hour, unheeded

BURGER = dish("1", 1, "Smash Burger", "Burgers", "Mains", "Single")
FRIES = dish("2", 1, "Fries", "Fry", "Mains")
CONFIG = Config()
NOTHING: Pending = {}


def heard(line, station, do, pending=NOTHING) -> set[Event]:
    """What a screen there makes of it."""
    before = line.board(station, seq=1)
    do()
    return set(happened(before, line.board(station, seq=2), pending))


def own(order, action) -> Pending:
    return {order.id: (cook.command(order, action, None),)}


def cancel(line, number) -> None:
    line.orders[number] = msgspec.structs.replace(line.orders[number], status=Status.CANCELLED)


@pytest.mark.parametrize(
    ("priority", "event"),
    [(Priority.NORMAL, Event.NEW), (Priority.RUSH, Event.RUSH), (Priority.VIP, Event.RUSH)],
)
def test_a_new_order_is_heard_where_something_of_it_is_made(line, priority, event):
    """And at expo, and nowhere else."""
    for number, (station, events) in enumerate({"fry": {event}, "expo": {event}, "cold": set()}.items()):
        assert heard(line, station, lambda at=900 + number: line.place(at, 0, FRIES, priority=priority)) == (
            events
        ), station


def test_several_orders_at_once_are_told_as_what_they_are(line):
    """Which of it is heard is decided later."""

    def flood():
        line.place(901, 0, FRIES)
        line.place(902, 0, FRIES, priority=Priority.RUSH)

    assert heard(line, "fry", flood) == {Event.NEW, Event.RUSH}


def test_what_a_till_alters_is_heard_once(line):
    """More of it, another note: changed. Taken off: void. And not again when somebody has seen it."""
    line.place(901, 60, BURGER, FRIES)
    more = msgspec.structs.replace(FRIES, quantity=3)
    assert heard(line, "fry", lambda: line.change(901, BURGER, more)) == {Event.CHANGED}
    assert heard(line, "fry", lambda: line.give("fry", 901, Action.ACKNOWLEDGE)) == set()
    assert heard(line, "fry", lambda: line.change(901, BURGER)) == {Event.VOID}


def test_a_dish_that_is_added_after_the_ticket_was_bumped_is_a_change(line):
    """The ticket comes back for it, and that is no new order."""
    line.place(901, 60, FRIES)
    line.bump("fry", 901)
    more = dish("3", 1, "Onion Rings", "Fry", "Mains")
    assert heard(line, "fry", lambda: line.change(901, FRIES, more)) == {Event.CHANGED}


def test_a_cancelled_order_is_heard_also_though_it_vanishes(line):
    """Somebody has it in the pan."""
    line.place(901, 60, FRIES)
    assert heard(line, "fry", lambda: cancel(line, 901)) == {Event.VOID}


def test_a_cancelled_order_is_heard_at_a_stage():
    """There it comes into the list of what left, with its status."""
    before = stage_board()
    gone = msgspec.structs.replace(before.orders[3], status=Status.CANCELLED)
    rest = tuple(order for order in before.orders if order.id != gone.id)
    after = replace(before, orders=rest, recent=(gone, *before.recent), seq=101, total=len(rest))
    assert happened(before, after, NOTHING) == {Event.VOID}
    bumped = msgspec.structs.replace(gone, status=Status.READY)
    assert happened(before, replace(after, recent=(bumped, *before.recent)), NOTHING) == set()


def test_a_bumped_ticket_makes_no_sound(line):
    """Here, at another station, at another screen of this one."""
    line.place(901, 60, BURGER, FRIES)
    assert heard(line, "fry", lambda: line.bump("fry", 901)) == set()
    assert heard(line, "expo", lambda: line.bump("expo", 901)) == set()


def test_a_ticket_of_which_nothing_was_left_is_seen_away_in_silence(line):
    """It was heard when it was taken off; now a cook at the twin of this screen has seen it."""
    line.place(901, 60, BURGER, FRIES)
    line.change(901, BURGER)
    assert heard(line, "fry", lambda: line.give("fry", 901, Action.ACKNOWLEDGE)) == set()


def test_what_the_cook_did_himself_makes_no_sound(line):
    """An order he recalls comes back in silence; one that somebody else recalls is heard."""
    line.place(901, 60, FRIES)
    line.bump("fry", 901)
    order = line.orders[901]

    def recall():
        line._did("fry", cook.recall(order, Status.PREPARING, ()))

    before = line.board("fry", seq=1)
    recall()
    after = line.board("fry", seq=2)
    assert happened(before, after, own(order, Action.RECALL)) == set()
    assert happened(before, after, NOTHING) == {Event.NEW}
    other_log = {901: (msgspec.structs.replace(own(order, Action.RECALL)[901][0], epoch="another"),)}
    assert happened(before, after, other_log) == {Event.NEW}, "the number was another order's"


def test_a_ticket_that_is_held_is_heard_when_it_is_fired(line):
    """Before that there is nothing to make; and not where it was fired by hand."""
    order = Ticket(901, 60, Status.PENDING).add(1, "Fries").order()
    order = msgspec.structs.replace(
        order, items=tuple(msgspec.structs.replace(item, pace=_held()) for item in order.items)
    )
    before = stage_board(Status.PENDING)
    hangs = replace(before, orders=(*before.orders, order), seq=101, total=before.total + 1)
    assert happened(before, hangs, NOTHING) == set()
    fired = msgspec.structs.replace(
        order, version=9, items=tuple(msgspec.structs.replace(item, pace=None) for item in order.items)
    )
    after = replace(before, orders=(*before.orders, fired), seq=102, total=before.total + 1)
    assert happened(hangs, after, NOTHING) == {Event.NEW}
    assert happened(hangs, after, own(order, Action.FIRE)) == set()


def _held():
    from hub_server.protocol.orders import Pace

    return Pace(held=True)


def test_an_order_that_becomes_rush_is_heard_by_everybody_but_who_said_so(line):
    """And one that is no rush any more by nobody."""
    line.place(901, 60, FRIES)
    order = line.orders[901]
    before = line.board("expo", seq=1)
    line._did("expo", cook.prioritized(order, Priority.RUSH))
    after = line.board("expo", seq=2)
    assert happened(before, after, NOTHING) == {Event.RUSH}
    assert happened(before, after, own(order, Action.PRIORITIZE)) == set()
    assert happened(after, replace(before, seq=3), NOTHING) == set()


def test_what_a_screen_shows_for_the_first_time_is_not_heard(line):
    """Its first board, another station's, another log's, and the same once more."""
    fry = line.board("fry")
    assert happened(replace(fry, epoch="", orders=()), fry, NOTHING) == set()
    assert happened(line.board("cold"), fry, NOTHING) == set()
    assert happened(replace(fry, epoch="old", orders=()), fry, NOTHING) == set()
    assert happened(fry, line.board("fry"), NOTHING) == set()


def test_an_order_that_moves_up_into_a_full_rail_is_not_new():
    """It was there before; there was no room for it."""
    before = replace(stage_board(), total=200)
    bumped, *rest = before.orders
    left = replace(before, orders=tuple(rest), total=199, recent=(bumped, *before.recent), seq=101)
    follows = Ticket(900, 5).add(1, "Fries").order()
    after = replace(left, orders=(*rest, follows), seq=101)
    assert happened(before, left, NOTHING) == set()
    assert happened(left, after, NOTHING) == set()


def test_another_profile_takes_tickets_away_in_silence(line):
    """Everybody was told of it, and nothing was cancelled."""
    before = line.board("fry")
    after = replace(before, orders=(), total=0, kitchen=msgspec.structs.replace(before.kitchen, profile=""))
    assert before.orders
    assert happened(before, after, NOTHING) == set()


def test_guests_hear_nothing(line):
    """Their board faces the room."""
    board = line.board("expo")
    at = msgspec.structs.replace(board.at, kind=StationKind.BOARD)
    here = replace(board, kitchen=msgspec.structs.replace(board.kitchen, station=at))
    more = replace(here, orders=(*here.orders, Ticket(900, 5).add(1, "Fries").order()), total=here.total + 1)
    assert happened(here, more, NOTHING) == set()
    assert unheeded(more, NOTHING, Ages()) == set()


def test_a_ticket_that_grows_old_is_heard_at_each_step_once():
    """Not because it is seen for the first time, and not because other ages were set."""
    order = Ticket(900, 0).add(1, "Fries").order()
    ready = Ticket(901, 0, Status.READY).add(1, "Fries").order()
    board = replace(stage_board(), orders=(order, ready))
    ages, config = Ages(), Config(warn_s=100, late_s=200)

    def risen(after_s, with_config=config):
        return set(ages.risen(board, NOW_MS + 1000 * after_s, with_config))

    assert risen(50) == set()
    only_ready = Ages()
    assert [
        set(only_ready.risen(replace(board, orders=(ready,)), NOW_MS + 1000 * at, config))
        for at in (0, 100, 200)
    ] == [
        set(),
        set(),
        {Event.LATE},
    ]
    assert risen(100) == {Event.WARN}, "what is ready waits for somebody else"
    assert risen(101) == set()
    assert ages.presses(900) is not Event.LATE
    assert risen(200) == {Event.LATE}
    assert ages.presses(900) is Event.LATE
    assert risen(201) == set()
    assert risen(201, Config(warn_s=300, late_s=400)) == set()
    assert risen(202, config) == set()
    assert Ages().risen(board, NOW_MS + 900_000, config) == set()
    assert Ages().risen(board, None, config) == set()


def test_only_the_most_important_of_a_moment_is_heard():
    """Of what has a sound; the rest of the moment is not heard later."""
    turns = Turns()
    assert turns.add({Event.LATE, Event.NEW, Event.VOID})
    assert turns.take(CONFIG, 10.0) is Event.VOID
    assert turns.take(CONFIG, 20.0) is None
    turns.add({Event.VOID, Event.WARN, Event.LATE})
    assert turns.take(Config(sound_void="none"), 30.0) is Event.LATE


def test_one_kind_is_not_heard_again_at_once():
    """Another kind is, as soon as the one before is over."""
    turns = Turns()
    turns.add({Event.NEW})
    assert turns.take(CONFIG, 10.0) is Event.NEW
    assert turns.busy_s(10.25) == 0.75
    assert turns.busy_s(11.0) == 0
    turns.add({Event.NEW})
    assert turns.take(CONFIG, 11.0) is None
    turns.add({Event.NEW, Event.LATE})
    assert turns.take(CONFIG, 11.5) is Event.LATE
    turns.add({Event.NEW})
    assert turns.take(CONFIG, 10.0 + APART_S) is Event.NEW
    assert turns.silent_s(17.0) == 5.0


@pytest.mark.parametrize(
    ("begins", "ends", "quiet"),
    [
        ("22:00", "06:00", {"22:00", "23:59", "00:00", "05:59"}),
        ("01:00", "06:00", {"01:00", "05:59"}),
        ("", "06:00", set()),
        ("22:00", "", set()),
        ("22:00", "22:00", set()),
    ],
)
def test_quiet_hours_are_the_kitchens(monkeypatch, begins, ends, quiet):
    """In the zone of the wall the screen hangs on, over midnight too; by the hub's clock, once it is known."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        config = Config(quiet_from=begins, quiet_to=ends)
        midnight_ms = 1_795_410_000_000  # 24 November 2026, 00:00 in New York
        found = set()
        for wall in ("00:00", "01:00", "05:59", "06:00", "12:00", "21:59", "22:00", "23:59"):
            hours, minutes = map(int, wall.split(":"))
            if is_quiet_hour(config, midnight_ms + (hours * 60 + minutes) * 60_000):
                found.add(wall)
        assert found - {"01:00", "05:59"} == quiet - {"01:00", "05:59"}
        assert {"01:00", "05:59"} & quiet <= found
        assert not is_quiet_hour(config, None)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_nobody_has_begun_or_seen_is_unheeded(line):
    """Until it is begun, seen, or at least asked for."""
    line.orders.clear()
    line.place(901, 10, FRIES)
    assert unheeded(line.board("fry"), NOTHING, Ages()) == {Event.NEW}
    mine = own(line.orders[901], Action.BUMP)
    assert unheeded(line.board("fry"), mine, Ages()) == set()
    line.change(901, msgspec.structs.replace(FRIES, quantity=4))
    assert unheeded(line.board("fry"), NOTHING, Ages()) == {Event.CHANGED}
    assert unheeded(line.board("expo"), NOTHING, Ages()) == {Event.NEW}, "what waits for fry only fry can see"
    line.give("fry", 901, Action.ACKNOWLEDGE)
    assert unheeded(line.board("fry"), NOTHING, Ages()) == {Event.NEW}
    line.bump("fry", 901)
    assert unheeded(line.board("fry"), NOTHING, Ages()) == set()


def test_what_is_late_stays_unheeded_until_it_is_bumped():
    """Also when it was begun long ago."""
    order = Ticket(900, 0).add(1, "Fries").order()
    board, ages = replace(stage_board(), orders=(order,)), Ages()
    assert unheeded(board, NOTHING, ages) == set()
    ages.risen(board, NOW_MS + 3_600_000, CONFIG)
    assert unheeded(board, NOTHING, ages) == {Event.LATE}
    voided = msgspec.structs.replace(order, changes=(change(ChangeKind.VOIDED, "1", "Fries"),))
    assert unheeded(replace(board, orders=(voided,)), NOTHING, ages) == {Event.LATE, Event.VOID}
