"""What a tap means."""

from boards.reference import Ticket

from hub_server.protocol.orders import Priority
from hub_server.protocol.states import Action, Status
from kiosk_app import cook


def burger(status: Status = Status.PREPARING, *, done: bool = False):
    return Ticket(7, 60, status).add(2, "Burger", done=done).add(1, "Fries").order()


def test_a_bump_names_the_next_status_and_what_the_cook_saw():
    """Two kiosks that bump at once make one step."""
    for status, to in (
        (Status.PENDING, Status.PREPARING),
        (Status.PREPARING, Status.READY),
        (Status.READY, Status.COMPLETE),
    ):
        command = cook.bump(burger(status), ())
        assert command is not None
        assert (command.action, command.to, command.item_ids) == (Action.BUMP, to, ())
        assert (command.version, command.items_version) == (3, 1)


def test_what_is_pending_is_not_said_again():
    """A double tap is one wish."""
    first = cook.bump(burger(), ())
    assert cook.bump(burger(), (first,)) is None
    item = cook.bump_item(burger(), "1", ())
    assert item is not None
    assert cook.bump_item(burger(), "1", (item,)) is None
    assert cook.bump_item(burger(), "2", (item,)) is not None
    assert cook.bump(burger(), (item,)) is not None


def test_every_command_that_waits_counts_and_not_only_the_latest():
    """An item is not finished twice because another one was tapped in between."""
    first = cook.bump_item(burger(), "1", ())
    assert first is not None
    second = cook.bump_item(burger(), "2", (first,))
    assert second is not None
    assert cook.bump_item(burger(), "1", (first, second)) is None
    whole = cook.bump(burger(), (first, second))
    assert whole is not None
    assert cook.bump(burger(), (whole, second)) is None


def test_an_item_that_is_taken_back_does_not_hinder_the_recall_of_its_order():
    """They are two wishes."""
    back = cook.bump_item(burger(done=True), "1", ())
    assert back is not None
    recall = cook.recall(burger(Status.READY), Status.PREPARING, (back,))
    assert recall is not None
    assert cook.recall(burger(Status.READY), Status.PREPARING, (recall,)) is None


def test_tapping_an_item_finishes_it_and_tapping_it_again_takes_that_back():
    """Only while the order is being prepared."""
    done = cook.bump_item(burger(), "1", ())
    back = cook.bump_item(burger(done=True), "1", ())
    assert done is not None
    assert (done.action, done.to, done.item_ids) == (Action.BUMP, Status.READY, ("1",))
    assert back is not None
    assert (back.action, back.to, back.item_ids) == (Action.RECALL, Status.PREPARING, ("1",))
    assert cook.bump_item(burger(Status.PENDING), "1", ()) is None
    assert cook.bump_item(burger(), "nobody", ()) is None


def test_every_command_has_its_own_id():
    """The hub answers the same id with the same answer for ever."""
    assert cook.bump(burger(), ()).id != cook.bump(burger(), ()).id


def test_what_does_not_move_an_order_does_not_keep_it_from_being_bumped():
    """A rush or a place that waits for the hub is no bump."""
    order = burger()
    others = (
        cook.prioritized(order, Priority.RUSH),
        cook.hung_between(order, 0, 3),
        cook.command(order, Action.ACKNOWLEDGE, None),
    )
    assert cook.bump(order, others) is not None
    assert cook.bump_item(order, "1", others) is not None
    assert cook.bump_item(order, "1", (cook.command(order, Action.BUMP, Status.READY),)) is None
