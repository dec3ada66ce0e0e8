"""What a tap means."""

from boards.reference import Ticket

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
        command = cook.bump(burger(status), None)
        assert command is not None
        assert (command.action, command.to, command.item_ids) == (Action.BUMP, to, ())
        assert (command.version, command.items_version) == (3, 1)


def test_what_is_pending_is_not_said_again():
    """A double tap is one wish."""
    first = cook.bump(burger(), None)
    assert cook.bump(burger(), first) is None
    item = cook.bump_item(burger(), "1", None)
    assert item is not None
    assert cook.bump_item(burger(), "1", item) is None
    assert cook.bump_item(burger(), "2", item) is not None
    assert cook.bump(burger(), item) is not None


def test_tapping_an_item_finishes_it_and_tapping_it_again_takes_that_back():
    """Only while the order is being prepared."""
    done = cook.bump_item(burger(), "1", None)
    back = cook.bump_item(burger(done=True), "1", None)
    assert done is not None
    assert (done.action, done.to, done.item_ids) == (Action.BUMP, Status.READY, ("1",))
    assert back is not None
    assert (back.action, back.to, back.item_ids) == (Action.RECALL, Status.PREPARING, ("1",))
    assert cook.bump_item(burger(Status.PENDING), "1", None) is None
    assert cook.bump_item(burger(), "nobody", None) is None


def test_every_command_has_its_own_id():
    """The hub answers the same id with the same answer for ever."""
    assert cook.bump(burger(), None).id != cook.bump(burger(), None).id
