"""How an order becomes another one."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub_server.protocol.changes import act, cancel, moved, set_status
from hub_server.protocol.intake import NewItem, NewModifier, NewOrder
from hub_server.protocol.messages import EventAction, Result
from hub_server.protocol.orders import ChangeKind, ModifierKind, Order, live, totals
from hub_server.protocol.resending import read, sent_again
from hub_server.protocol.states import OPEN, Action, Status, rank
from sample_orders import AT, NOW_MS, command, new, new_orders, placed

# --- what a cook does -------------------------------------------------------------------------------------------


def test_a_bump_takes_the_order_and_its_items_one_step() -> None:
    """What the order has reached, its items have reached."""
    outcome = act(order := placed("Burger", "Fries"), command(order, Action.BUMP))
    assert (outcome.result, outcome.action) == (Result.APPLIED, EventAction.STATUS_CHANGED)
    assert outcome.order.status is Status.PREPARING
    assert {item.status for item in outcome.order.items} == {Status.PREPARING}
    assert (outcome.order.version, outcome.order.status_version, outcome.order.items_version) == (2, 2, 1)


def test_a_double_tap_is_one_bump() -> None:
    """Two commands from the same card: the second finds it done."""
    order = placed("Burger")
    first = act(order, command(order, Action.BUMP))
    second = act(first.order, command(order, Action.BUMP))
    assert second.result is Result.ALREADY_DONE
    assert second.order == first.order


def test_a_bump_to_a_status_already_reached_is_done() -> None:
    """Also when the order went further meanwhile."""
    order = moved(moved(placed("Burger"), Status.PREPARING), Status.READY)
    for to in (Status.PENDING, Status.PREPARING, Status.READY):
        assert act(order, command(order, Action.BUMP, to=to)).result is Result.ALREADY_DONE


def test_an_old_bump_does_not_undo_a_recall() -> None:
    """A retry that arrives after the recall must not send the order away again."""
    order = placed("Burger")
    bump = command(order, Action.BUMP, to=Status.PREPARING)
    bumped = act(order, bump).order
    recalled = act(bumped, command(bumped, Action.RECALL)).order
    assert (recalled.status, recalled.recalled) == (Status.PENDING, True)
    assert act(recalled, bump).result is Result.ALREADY_DONE
    again = act(recalled, command(recalled, Action.BUMP))
    assert (again.result, again.order.recalled) == (Result.APPLIED, False)


def test_two_recalls_of_the_same_card_are_one_step_back() -> None:
    """Two cooks who miss the order at once get it back once."""
    order = moved(moved(placed("Burger"), Status.PREPARING), Status.READY)
    recall = command(order, Action.RECALL)
    once = act(order, recall)
    assert (once.result, once.action, once.order.status) == (
        Result.APPLIED,
        EventAction.RECALLED,
        Status.PREPARING,
    )
    assert act(once.order, recall).result is Result.ALREADY_DONE


def test_items_the_cook_has_not_seen_are_not_bumped_away() -> None:
    """An add-on that arrives under the finger keeps the card on the rail."""
    order = placed("Burger")
    grown = sent_again(order, new("Burger", "Fries"), AT).order
    outcome = act(grown, command(order, Action.BUMP))
    assert outcome.result is Result.STALE_ITEMS
    assert outcome.order == grown
    assert act(grown, command(grown, Action.BUMP)).result is Result.APPLIED


def test_what_happens_to_a_cancelled_order_is_said() -> None:
    """The card shows VOID instead of the cook wondering."""
    order = cancel(placed("Burger")).order
    for action in Action:
        assert act(order, command(order, action)).result is Result.CANCELLED


@pytest.mark.parametrize(
    ("action", "to"),
    [
        (Action.RECALL, None),
        (Action.RECALL, Status.READY),
        (Action.BUMP, Status.CANCELLED),
        (Action.VOID, None),
    ],
)
def test_what_is_not_legal_is_rejected_with_a_reason(action: Action, to: Status | None) -> None:
    """And changes nothing."""
    outcome = act(order := placed("Burger"), command(order, action, to=to))
    assert (outcome.result, outcome.action, outcome.order) == (Result.REJECTED, None, order)
    assert action in outcome.detail


def test_the_order_follows_its_items() -> None:
    """The first one started makes it preparing, the last one done makes it ready."""
    order = placed("Burger", "Fries")
    started = act(order, command(order, Action.BUMP, item_ids=("1",))).order
    assert started.status is Status.PREPARING
    done = act(started, command(started, Action.BUMP, item_ids=("1", "2"), to=Status.READY))
    assert (done.order.status, done.action) == (Status.READY, EventAction.STATUS_CHANGED)
    assert act(done.order, command(started, Action.BUMP, item_ids=("1",), to=Status.READY)).result is (
        Result.ALREADY_DONE
    )


def test_one_wrong_item_refuses_the_whole_command() -> None:
    """No half of it is carried out."""
    order = placed("Burger")
    outcome = act(order, command(order, Action.BUMP, item_ids=("1", "9")))
    assert (outcome.result, outcome.order) == (Result.REJECTED, order)


# --- what the POS does ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("wanted", Status)
def test_the_status_call_goes_forward_or_cancels(status: Status, wanted: Status) -> None:
    """The seed document's "restricted to valid transitions", in full."""
    order = moved(placed("Burger"), status) if status is not Status.PENDING else placed("Burger")
    legal = status in OPEN if wanted is Status.CANCELLED else status in OPEN and rank(wanted) > rank(status)
    outcome = set_status(order, wanted)
    assert (outcome.result is Result.APPLIED) == legal
    assert outcome.order.status is (wanted if legal else status)


def test_an_order_sent_again_unchanged_changes_nothing() -> None:
    """A retry of the POS is no news."""
    order = placed("Burger", "Burger", "Fries")
    assert sent_again(order, new("Burger", "Burger", "Fries"), AT).result is Result.ALREADY_DONE


def test_added_voided_and_altered_lines_are_told() -> None:
    """The card says what is different, until the next bump."""
    order = new("Burger", "Fries").stored(1, NOW_MS)
    again = NewOrder(
        source="till-1",
        external_id="A-1",
        items=(
            NewItem(name="Burger", quantity=2, note="well done", modifiers=(NewModifier(name="bacon"),)),
            NewItem(name="Salad"),
        ),
    )
    outcome = sent_again(order, again, AT)
    told = {(change.kind, change.item_id, change.old, change.new) for change in outcome.order.changes}
    assert told == {
        (ChangeKind.QUANTITY, "1", "1", "2"),
        (ChangeKind.NOTE, "1", "", "well done"),
        (ChangeKind.MODIFIERS, "1", "", "+ bacon"),
        (ChangeKind.VOIDED, "2", "Fries", ""),
        (ChangeKind.ADDED, "v2-1", "", "Salad"),
    }
    assert [item.status for item in outcome.order.items] == [Status.PENDING, Status.CANCELLED, Status.PENDING]
    assert outcome.order.items_version == outcome.order.version == 2
    bumped = act(outcome.order, command(outcome.order, Action.BUMP)).order
    assert bumped.changes == ()


def test_a_new_price_or_seat_is_stored_without_being_news() -> None:
    """No cook has to look again, no bump becomes stale."""
    order = placed("Burger")
    again = NewOrder(
        source="till-1", external_id="A-1", items=(NewItem(name="Burger", value=Decimal(9), seat=3),)
    )
    outcome = sent_again(order, again, AT)
    assert outcome.result is Result.APPLIED
    assert (outcome.order.total_value, outcome.order.items[0].seat) == (Decimal(9), 3)
    assert (outcome.order.changes, outcome.order.items_version) == ((), 1)


def test_a_line_without_id_does_not_take_the_item_of_one_that_names_it() -> None:
    """Two alike, one named: the other one is the one that changed."""
    first, second = NewItem(name="Burger", id="a"), NewItem(name="Burger", id="b")
    order = NewOrder(source="till-1", external_id="A-1", items=(first, second)).stored(1, NOW_MS)
    again = NewOrder(source="till-1", external_id="A-1", items=(NewItem(name="Burger", note="rare"), first))
    outcome = sent_again(order, again, AT)
    assert [(item.id, item.note, item.status) for item in outcome.order.items] == [
        ("a", "", Status.PENDING),
        ("b", "rare", Status.PENDING),
    ]


def test_a_line_that_was_voided_and_comes_back_stays() -> None:
    """A void taken back by the POS is one more line, and no news when it is sent again."""
    burger, fries = NewItem(name="Burger", id="a"), NewItem(name="Fries", id="b")
    both = NewOrder(source="till-1", external_id="A-1", items=(burger, fries))
    without = NewOrder(source="till-1", external_id="A-1", items=(burger,))
    order = sent_again(both.stored(1, NOW_MS), without, AT).order
    back = sent_again(order, both, AT).order
    assert [(item.id, item.status) for item in back.items] == [
        ("a", Status.PENDING),
        ("b", Status.CANCELLED),
        ("b/", Status.PENDING),
    ]
    assert sent_again(back, both, AT).result is Result.ALREADY_DONE


def test_an_id_of_the_pos_is_never_taken_for_a_line_that_came_back() -> None:
    """However it ends: a till's `a~` is not its `a`."""
    salad, soup = NewItem(name="Salad", id="a"), NewItem(name="Soup", id="a~")
    order = NewOrder(source="till-1", external_id="A-1", items=(soup,)).stored(1, NOW_MS)
    again = NewOrder(source="till-1", external_id="A-1", items=(salad, soup))
    outcome = sent_again(order, again, AT)
    assert [(item.id, item.name, item.status) for item in outcome.order.items] == [
        ("a~", "Soup", Status.PENDING),
        ("a", "Salad", Status.PENDING),
    ]
    assert [(change.kind, change.item_id) for change in outcome.order.changes] == [(ChangeKind.ADDED, "a")]


def test_a_line_without_an_id_is_never_taken_for_a_line_that_came_back() -> None:
    """The hub had to name it like a line of the till, which then goes and comes back."""
    cola, tea = NewItem(name="Cola", id="v2-1"), NewItem(name="Tea")
    first, *rest = [
        NewOrder(source="till-1", external_id="A-1", items=items)
        for items in ((cola,), (cola, tea), (tea,), (cola, tea))
    ]
    order = first.stored(1, NOW_MS)
    for again in rest:
        order = sent_again(order, again, AT).order
    assert [item.name for item in live(order.items)] == ["Tea", "Cola"]


def test_more_of_what_was_finished_is_not_finished() -> None:
    """The second portion still has to be made."""
    order = placed("Burger", "Fries")
    order = act(order, command(order, Action.BUMP, item_ids=("1",), to=Status.READY)).order
    again = NewOrder(
        source="till-1", external_id="A-1", items=(NewItem(name="Burger", quantity=2), NewItem(name="Fries"))
    )
    assert sent_again(order, again, AT).order.items[0].status is Status.PREPARING


def test_voiding_the_last_unfinished_line_does_not_bump_for_the_cook() -> None:
    """The order stays where it is until somebody says so."""
    order = placed("Burger", "Fries")
    order = act(order, command(order, Action.BUMP, item_ids=("1",), to=Status.READY)).order
    assert sent_again(order, new("Burger"), AT).order.status is Status.PREPARING


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.CANCELLED])
def test_an_order_that_is_over_cannot_be_changed(status: Status) -> None:
    """Whoever changes it too late is told."""
    order = moved(placed("Burger"), status)
    assert sent_again(order, new("Burger", "Fries"), AT).result is Result.REJECTED


def test_modifiers_read_as_a_cook_reads_them() -> None:
    """A sign and a word each, what hangs below follows."""
    item = NewItem(
        name="Combo",
        modifiers=(
            NewModifier(name="onion", kind=ModifierKind.NO),
            NewModifier(name="bacon", quantity=2),
            NewModifier(name="fries", kind=ModifierKind.CHOICE, modifiers=(NewModifier(name="salt"),)),
        ),
    )
    assert read(item.stored("1").modifiers) == "− NO onion, + 2× bacon, fries, + salt"


# --- whatever happens ---------------------------------------------------------------------------------------------


def check(before: Order, after: Order) -> None:
    """What holds for every step of every order."""
    assert after.id == before.id
    assert after.version in (before.version, before.version + 1)
    assert (after == before) == (after.version == before.version)
    assert after.items_version <= after.version
    assert (after.status is before.status) == (after.status_version == before.status_version)
    ids = [item.id for item in after.items]
    assert len(set(ids)) == len(ids)
    assert ids[: len(before.items)] == [item.id for item in before.items], "a line vanished"
    assert {key: getattr(after, key) for key in totals(())} == totals(after.items)
    for old, new_ in zip(before.items, after.items, strict=False):
        assert (old.status is new_.status) == (old.status_version == new_.status_version)
        assert new_.status_version <= after.version
    voided = {item.id for item in before.items if item.status is Status.CANCELLED}
    assert voided <= {item.id for item in after.items if item.status is Status.CANCELLED}, "a void came back"


def dish(line) -> tuple:
    """What the cook has to make."""
    return line.name, line.quantity, line.note, line.allergens


@given(new_orders, new_orders)
def test_after_an_order_is_sent_again_the_cook_reads_what_the_pos_sent(
    first: NewOrder, second: NewOrder
) -> None:
    """Line for line, however the two differ; and sending it once more is no news."""
    before = first.stored(1, NOW_MS)
    outcome = sent_again(before, second, AT)
    after = outcome.order
    check(before, after)
    assert Counter(dish(item) for item in live(after.items)) == Counter(dish(line) for line in second.items)
    assert Counter(read(item.modifiers) for item in live(after.items)) == Counter(
        read(line.stored("x").modifiers) for line in second.items
    )
    assert (after.note, after.priority) == (second.note, second.priority)
    told = {change.item_id for change in after.changes if change.kind is ChangeKind.VOIDED}
    assert told == {item.id for item in after.items if item.status is Status.CANCELLED}
    if after.status in OPEN:
        assert sent_again(after, second, AT).result is Result.ALREADY_DONE


wishes = st.one_of(
    st.tuples(
        st.just("act"),
        st.sampled_from(Action),
        st.none() | st.sampled_from(Status),
        st.integers(0, 3),
        st.lists(st.integers(0, 3), max_size=3),
    ),
    st.tuples(st.just("again"), new_orders),
    st.tuples(st.just("status"), st.sampled_from(Status)),
    st.tuples(st.just("cancel")),
)


@given(new_orders, st.lists(wishes, max_size=12))
def test_no_row_of_wishes_breaks_an_order(first: NewOrder, row: list[tuple]) -> None:
    """Versions grow by one, no line vanishes, totals are right, and what is over stays over."""
    order = first.stored(1, NOW_MS)
    screens = [order]
    for kind, *wish in row:
        if kind == "act":
            action, to, behind, tapped = wish
            seen = screens[max(0, len(screens) - 1 - behind)]
            item_ids = tuple(seen.items[at].id for at in tapped if at < len(seen.items))
            outcome = act(order, command(seen, action, to=to, item_ids=item_ids))
        elif kind == "again":
            outcome = sent_again(order, wish[0], AT)
        elif kind == "status":
            outcome = set_status(order, wish[0])
        else:
            outcome = cancel(order)
        check(order, outcome.order)
        assert (outcome.result is Result.APPLIED) == (outcome.order != order) == (outcome.action is not None)
        assert (outcome.result is Result.APPLIED) == (outcome.detail == "")
        if order.status is Status.CANCELLED:
            assert outcome.order == order
        order = outcome.order
        screens.append(order)
