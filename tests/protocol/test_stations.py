"""What cooks do at prep stations, at expo and at a guests' board, and what hangs where after it."""

from typing import Any

import msgspec
import pytest
from sample_kitchen import kitchen, now

from hub_server.kitchens import reopened, rerouted
from hub_server.protocol.arranging import arranged
from hub_server.protocol.changes import act
from hub_server.protocol.intake import NewItem, NewOrder
from hub_server.protocol.kitchen import Kitchen
from hub_server.protocol.messages import EventAction, Result
from hub_server.protocol.orders import Order, Priority
from hub_server.protocol.outcomes import Outcome, Setting
from hub_server.protocol.resending import sent_again
from hub_server.protocol.states import Action, Status
from hub_server.protocol.tickets import Standing, has_done, lines, place_between, shows, sort_key, unseen
from hub_server.protocol.wishes import placed as placed_at
from sample_orders import AT, NOW_MS, command

BURGER = NewItem(name="Smash Burger", id="b", category="Burgers", allergens=("Milk",))
FRIES = NewItem(name="Fries", id="f", category="Sides")
SOUP = NewItem(name="Soup", id="s", category="Soups")


def sent(*items: NewItem, **fields: Any) -> NewOrder:
    return NewOrder(source="till-1", external_id="A-1", items=items, **fields)


def placed(*items: NewItem, more: str = "", **fields: Any) -> Order:
    return arranged(sent(*items, **fields).stored(1, NOW_MS), now(more), NOW_MS)


def at(station: str, known: Kitchen | None = None, at_ms: int = NOW_MS) -> Setting:
    known = known or kitchen()
    found = known.station(station)
    assert found is not None
    return Setting(station=found, kitchen=known, at_ms=at_ms)


def bump(order: Order, station: str, *items: str, known: Kitchen | None = None, **fields: Any) -> Outcome:
    return act(order, command(order, Action.BUMP, item_ids=items, **fields), at(station, known))


def recall(order: Order, station: str, *items: str, **fields: Any) -> Outcome:
    return act(order, command(order, Action.RECALL, item_ids=items, **fields), at(station))


def hangs(order: Order, known: Kitchen | None = None) -> set[str]:
    return {station.name for station in (known or kitchen()).stations if shows(order, station)}


def standings(order: Order, station: str) -> dict[str, Standing]:
    found = kitchen().station(station)
    assert found is not None
    return {line.item.id: line.standing for line in lines(order, found)}


def test_a_bump_finishes_the_part_of_the_station_and_of_no_other() -> None:
    """Fry is done with its ticket; the burger is still on the grill."""
    order = placed(BURGER, FRIES)
    assert hangs(order) == {"pending", "grill", "assembly", "fry", "window", "expo", "guests"}
    outcome = bump(order, "fry")
    assert (outcome.result, outcome.action) == (Result.APPLIED, EventAction.STATUS_CHANGED)
    assert outcome.order.status is Status.PREPARING, "the first one that is done has begun the order"
    assert hangs(outcome.order) == {"preparing", "grill", "assembly", "expo", "guests"}
    assert bump(outcome.order, "fry").result is Result.ALREADY_DONE


def test_stations_in_turn_wait_for_each_other() -> None:
    """Assembly sees the burger coming and cannot finish it before the grill has."""
    order = placed(BURGER)
    assert standings(order, "assembly") == {"b": Standing.WAITS}
    early = bump(order, "assembly", "b")
    assert (early.result, early.detail) == (Result.REJECTED, "Smash Burger is still at grill.")
    assert bump(order, "assembly").result is Result.ALREADY_DONE, "of the ticket nothing is its turn"
    grilled = bump(order, "grill").order
    assert standings(grilled, "assembly") == {"b": Standing.TO_DO}
    assert grilled.items[0].status is Status.PREPARING
    done = bump(grilled, "assembly").order
    assert (done.items[0].status, done.status) == (Status.READY, Status.READY)


def test_a_bump_of_the_ticket_means_what_its_cook_saw_and_not_what_came_meanwhile() -> None:
    """The burger came over from the grill while the finger was on its way to the other one."""
    order = bump(placed(BURGER, msgspec.structs.replace(BURGER, id="c")), "grill", "c").order
    tap = command(order, Action.BUMP, to=Status.READY)
    grilled = bump(order, "grill", "b").order
    assembled = act(grilled, tap, at("assembly")).order
    assert standings(assembled, "assembly") == {"b": Standing.TO_DO, "c": Standing.DONE}
    assert bump(assembled, "assembly").order.status is Status.READY


def test_what_a_profile_brought_to_a_station_its_cook_has_not_seen() -> None:
    """A bump from before the switch does not finish the fries that came with it."""
    order = placed(msgspec.structs.replace(BURGER, name="Ribs", tags=("platter",), category="Grill"), FRIES)
    tap = command(order, Action.BUMP, to=Status.READY)
    quiet = rerouted(order, now(profile="quiet"), at_ms=NOW_MS).order
    bumped = act(quiet, tap, at("grill")).order
    assert standings(bumped, "grill")["f"] is Standing.TO_DO
    rush = rerouted(quiet, now(), at_ms=NOW_MS).order
    assert act(rush, tap, at("fry")).result is Result.STALE_ITEMS, "it is said, not passed over"


def test_what_is_made_once_more_is_made_where_it_is_made_now() -> None:
    """Not at the station that was closed after it had finished: no cook would see it."""
    done = bump(placed(BURGER, FRIES), "fry").order
    quiet = rerouted(done, now(profile="quiet"), at_ms=NOW_MS).order
    more = sent_again(
        quiet, sent(BURGER, msgspec.structs.replace(FRIES, quantity=3)), AT, now(profile="quiet")
    ).order
    assert standings(more, "grill")["f"] is Standing.BEGUN
    assert {change.waiting for change in more.changes} == {("grill",)}
    recalled = recall(quiet, "expo", "f", to=Status.PREPARING)
    back = reopened(quiet, recalled, now(profile="quiet")).order
    assert standings(back, "grill")["f"] is Standing.BEGUN
    assert (
        reopened(quiet, recall(quiet, "expo", to=Status.READY), now(profile="quiet")).order.version
        == quiet.version
    )


def test_all_parts_done_make_the_order_ready_and_expo_sells_it() -> None:
    """In one touch."""
    order = placed(BURGER, FRIES)
    for station in ("fry", "grill", "assembly"):
        order = bump(order, station).order
    assert (order.status, hangs(order)) == (Status.READY, {"ready", "expo", "guests"})
    sold = bump(order, "expo")
    assert (sold.result, sold.order.status, hangs(sold.order)) == (Result.APPLIED, Status.COMPLETE, set())
    assert {item.status for item in sold.order.items} == {Status.COMPLETE}


def test_a_screen_that_mirrors_another_does_its_work() -> None:
    """The same tickets, and a bump on either is one bump."""
    order = placed(FRIES)
    assert bump(order, "window").order == bump(order, "fry").order


def test_items_are_bumped_one_by_one_and_taken_back() -> None:
    """With their station's part only."""
    order = placed(FRIES, msgspec.structs.replace(FRIES, id="g", name="Onion rings"))
    one = bump(order, "fry", "g").order
    assert standings(one, "fry") == {"f": Standing.TO_DO, "g": Standing.DONE}
    back = recall(one, "fry", "g", to=Status.PREPARING).order
    assert standings(back, "fry") == {"f": Standing.TO_DO, "g": Standing.BEGUN}
    assert bump(back, "fry").order.status is Status.READY
    assert bump(order, "grill", "f").detail == "Fries is not made at Grill."


def test_a_recall_brings_the_station_its_ticket_back_also_from_a_sold_order() -> None:
    """The order is open again, and the others keep what they have done."""
    order = placed(BURGER, FRIES)
    for station in ("fry", "grill", "assembly", "expo"):
        order = bump(order, station).order
    assert has_done(order, at("fry").station)  # type: ignore[arg-type]
    outcome = recall(order, "fry", to=Status.PREPARING)
    assert (outcome.result, outcome.action) == (Result.APPLIED, EventAction.RECALLED)
    assert (outcome.order.status, outcome.order.recalled) == (Status.PREPARING, True)
    assert hangs(outcome.order) == {"preparing", "fry", "window", "expo", "guests"}
    again = bump(outcome.order, "fry").order
    assert again.status is Status.READY


def test_an_old_bump_does_not_undo_a_recall_of_the_part() -> None:
    """A retry that arrives after it changes nothing."""
    order = placed(FRIES)
    tap = command(order, Action.BUMP, to=Status.READY)
    bumped = act(order, tap, at("fry")).order
    back = recall(bumped, "fry", to=Status.PREPARING).order
    assert act(back, tap, at("fry")).result is Result.ALREADY_DONE
    assert act(bumped, tap, at("fry")).result is Result.ALREADY_DONE, "a double tap is one wish"


def test_expo_finishes_items_for_everybody_and_gives_them_back() -> None:
    """What stands at the pass is done, whoever forgot to say so."""
    order = bump(placed(BURGER, FRIES), "expo", "b").order
    assert hangs(order) == {"preparing", "fry", "window", "expo", "guests"}
    back = recall(order, "expo", "b", to=Status.PREPARING).order
    assert {"grill", "assembly"} <= hangs(back)


def test_expo_can_be_made_to_wait_for_prep() -> None:
    """Then it hears what is short."""
    known = kitchen("expo_waits = true\n")
    order = placed(BURGER, FRIES)
    refused = bump(order, "expo", known=known)
    assert (refused.result, refused.detail) == (Result.REJECTED, "Short 2: Smash Burger is not done yet.")
    for station in ("fry", "grill", "assembly"):
        order = bump(order, station, known=known).order
    assert bump(order, "expo", known=known).result is Result.APPLIED


def test_without_expo_the_last_station_completes_the_order() -> None:
    """Mode `finish = "prep"`: nobody sells; but not while one of them has not seen what was altered."""
    known = kitchen('finish = "prep"\n')
    order = bump(placed(BURGER, FRIES), "fry", known=known).order
    order = bump(order, "grill", known=known).order
    assert bump(order, "assembly", known=known).order.status is Status.COMPLETE
    here = now('finish = "prep"\n')
    outcome = sent_again(order, sent(BURGER), AT, here)
    assert outcome.order.status is Status.PREPARING
    made = bump(outcome.order, "assembly", known=known).order
    assert (made.status, hangs(made)) == (Status.READY, {"ready", "expo", "fry", "window", "guests"}), (
        "the fryer has not seen that its fries were taken off"
    )
    seen = act(made, command(made, Action.ACKNOWLEDGE), at("fry", known))
    assert (seen.order.status, seen.action) == (Status.COMPLETE, EventAction.STATUS_CHANGED)
    last = sent_again(order, sent(FRIES), AT, here).order
    assert last.status is Status.READY, "all that is left was made; who made the burger has to see it"
    for station in ("grill", "assembly"):
        last = act(last, command(last, Action.ACKNOWLEDGE), at(station, known)).order
    assert last.status is Status.COMPLETE
    voided = act(order, command(order, Action.VOID, item_ids=("b",)), at("expo", known)).order
    assert voided.status is Status.COMPLETE


def test_an_unrouted_item_keeps_the_order_open_until_expo_has_it() -> None:
    """It is at no prep station, and never lost."""
    order = bump(placed(FRIES, SOUP), "fry").order
    assert order.status is Status.PREPARING
    assert standings(order, "expo") == {"f": Standing.DONE, "s": Standing.TO_DO}
    assert bump(order, "expo", "s").order.status is Status.READY


def test_a_whole_order_moved_on_a_stage_takes_its_parts_along() -> None:
    """The seed document's displays and the stations are two views of one order."""
    order = placed(BURGER, FRIES)
    begun = bump(order, "pending").order
    assert set(standings(begun, "fry").values()) == {Standing.BEGUN}
    ready = bump(begun, "preparing").order
    assert hangs(ready) == {"ready", "expo", "guests"}


def test_what_a_station_has_not_seen_nobody_sees_for_it() -> None:
    """Not who bumps the whole order on a stage, nor expo; only when it is sold is it over."""
    order = sent_again(placed(BURGER, FRIES), sent(BURGER, FRIES, note="for two"), AT, now()).order
    order = sent_again(order, sent(FRIES, note="for two"), AT, now()).order
    waits = {station for change in order.changes for station in change.waiting}
    assert waits == {"grill", "assembly", "fry"}
    elsewhere = act(order, command(order, Action.ACKNOWLEDGE), at("expo"))
    assert elsewhere.result is Result.ALREADY_DONE
    begun = bump(order, "pending").order
    ready = bump(begun, "preparing").order
    assert {"grill", "assembly", "fry"} <= hangs(ready)
    assert bump(ready, "expo").order.changes == ()


def test_nothing_can_be_done_at_a_guests_board() -> None:
    """Whatever a guest touches."""
    order = placed(FRIES)
    assert bump(order, "guests").result is Result.REJECTED
    assert recall(order, "guests").result is Result.REJECTED


def test_a_prep_station_sells_nothing() -> None:
    """A screen that asks for it hears why not."""
    assert bump(placed(FRIES), "fry", to=Status.COMPLETE).result is Result.REJECTED


# --- changes after sending ----------------------------------------------------------------------------------------


def changed(order: Order, *items: NewItem, **fields: Any) -> Order:
    return sent_again(order, sent(*items, **fields), AT, now()).order


def told(order: Order, station: str) -> list[str]:
    found = kitchen().station(station)
    assert found is not None
    return [change.kind for change in unseen(order, found)]


def test_an_add_on_goes_to_its_station_and_is_told_there() -> None:
    """And nowhere else; the bump of the others acknowledges nothing for it."""
    order = changed(placed(BURGER), BURGER, FRIES)
    assert hangs(order) >= {"fry", "grill", "assembly"}
    assert (told(order, "fry"), told(order, "grill")) == (["added"], [])
    assert told(bump(order, "grill").order, "fry") == ["added"]
    assert told(bump(order, "fry").order, "fry") == []


def test_a_void_stays_on_the_ticket_until_the_station_has_seen_it() -> None:
    """Struck through; an acknowledgement takes it away, at this station alone."""
    order = changed(placed(BURGER, FRIES), FRIES)
    assert hangs(order) >= {"grill", "assembly"}, "nothing is to be made there, but it has to be seen"
    assert standings(order, "grill") == {"b": Standing.VOID}
    outcome = act(order, command(order, Action.ACKNOWLEDGE), at("grill"))
    assert (outcome.result, outcome.action) == (Result.APPLIED, EventAction.ITEMS_CHANGED)
    assert hangs(outcome.order) >= {"assembly"}
    assert "grill" not in hangs(outcome.order)
    again = act(outcome.order, command(outcome.order, Action.ACKNOWLEDGE), at("grill"))
    assert again.result is Result.ALREADY_DONE


def test_a_bump_never_swallows_what_the_cook_has_not_seen() -> None:
    """Also at a station, also an acknowledgement."""
    order = placed(FRIES)
    grown = changed(order, FRIES, msgspec.structs.replace(FRIES, id="g", name="Onion rings"))
    for action in (Action.BUMP, Action.ACKNOWLEDGE):
        assert act(grown, command(order, action), at("fry")).result is Result.STALE_ITEMS


def test_an_add_on_to_a_ready_order_opens_it_again() -> None:
    """Expo does not sell it as if nothing were missing."""
    ready = bump(placed(FRIES), "fry").order
    assert ready.status is Status.READY
    assert changed(ready, FRIES, BURGER).status is Status.PREPARING


def test_a_transfer_to_another_table_arrives_as_that() -> None:
    """From where to where, at every station of the order."""
    order = changed(placed(BURGER, FRIES, table="12"), BURGER, FRIES, table="14")
    change = order.changes[0]
    assert (change.kind, change.old, change.new, order.table) == ("table", "12", "14", "14")
    assert set(change.waiting) == {"grill", "assembly", "fry"}


# --- the rail -----------------------------------------------------------------------------------------------------


def test_rush_and_vip_come_first_and_are_the_expediters_to_say() -> None:
    """On every rail; a prep station cannot."""
    order = placed(FRIES)
    wish = command(order, Action.PRIORITIZE, priority=Priority.RUSH)
    assert act(order, wish, at("fry")).result is Result.REJECTED
    rush = act(order, wish, at("expo"))
    assert (rush.action, rush.order.priority) == (EventAction.MOVED, Priority.RUSH)
    older = msgspec.structs.replace(placed(FRIES), id=9, date_ordered="2026-11-22T17:00:00.000Z")
    vip = msgspec.structs.replace(older, id=8, priority=Priority.VIP)
    for station in kitchen().stations:
        rail = sorted((older, vip, rush.order), key=lambda each: sort_key(each, station))
        assert [each.id for each in rail] == [1, 8, 9]


def test_a_ticket_put_between_two_others_stays_there() -> None:
    """Also when it is done once more between the same two, and when rush is taken off the one beside it."""
    expo = kitchen().station("expo")
    assert expo is not None
    orders = {n: msgspec.structs.replace(placed(FRIES), id=n) for n in (1, 2, 3, 4)}

    def rail() -> list[int]:
        return [each.id for each in sorted(orders.values(), key=lambda each: sort_key(each, expo))]

    def put(n: int, above: int, below: int) -> None:
        keys = [sort_key(orders[id_], expo) if id_ else None for id_ in (above, below)]
        orders[n] = placed_at(orders[n], place_between(*keys), at("expo")).order

    assert rail() == [1, 2, 3, 4]
    put(4, 1, 2)
    assert rail() == [1, 4, 2, 3]
    put(3, 1, 4)
    assert rail() == [1, 3, 4, 2]
    put(1, 2, 0)
    assert rail() == [3, 4, 2, 1]
    put(2, 0, 3)
    assert rail() == [2, 3, 4, 1]
    orders[2] = placed_at(orders[2], None, at("expo")).order
    assert rail() == [3, 4, 2, 1] or rail()[0] != 2


@pytest.mark.parametrize("station", ["fry", "guests"])
def test_tickets_are_put_in_their_places_at_expo(station: str) -> None:
    """A cook's own rail stays as it is."""
    order = placed(FRIES)
    assert placed_at(order, None, at(station)).result is Result.REJECTED
