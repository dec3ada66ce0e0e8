"""What the panel of an order offers, and the command each button means."""

import msgspec
import pytest
from boards.line import Line, evening

from hub_server.protocol.messages import KitchenNow
from hub_server.protocol.orders import Change, ChangeKind
from hub_server.protocol.states import Action, Status
from kiosk_app.actions import choices, command_of


@pytest.fixture
def line() -> Line:
    return evening()


def here(line: Line, station: str) -> KitchenNow:
    kitchen = line.board(station).kitchen
    assert kitchen is not None
    return kitchen


def keys(line: Line, number: int, station: str) -> list[str]:
    return [choice.key for choice in choices(line.orders[number], here(line, station))]


def test_expo_may_do_everything_with_an_order(line: Line) -> None:
    """What somebody most likely came for stands first."""
    offered = keys(line, 107, "expo")
    assert offered[:2] == ["fire:Mains", "fire:Desserts"]
    assert {"rush", "vip", "first", "hold:Starters", "86:Chicken Wings"} <= set(offered)


def test_a_cook_may_not_hurry_an_order_but_say_what_is_gone(line: Line) -> None:
    """Only about what is made there."""
    offered = keys(line, 107, "fry")
    assert "86:Chicken Wings" in offered
    assert not {"rush", "vip", "first", "86:Rib-Eye 300 g"} & set(offered)


def test_what_is_86_can_be_there_again(line: Line) -> None:
    """The button says the opposite of what is."""
    assert "back:Onion Rings" in keys(line, 101, "expo")


def test_a_change_can_be_acknowledged_where_it_hangs(line: Line) -> None:
    """And is the first thing that is offered; what cooks have to see nobody sees for them."""
    grill = next(
        part.station for item in line.orders[105].items for part in item.parts if "grill" in part.station
    )
    assert keys(line, 105, grill)[0] == "seen"
    assert "seen" not in keys(line, 105, "expo")
    told = Change(at=line.orders[101].date_ordered, kind=ChangeKind.ORDER, new="covers")
    line.orders[101] = msgspec.structs.replace(line.orders[101], changes=(told,))
    assert keys(line, 101, "expo")[0] == "seen"


def test_what_hangs_alone_is_not_pinned(line: Line) -> None:
    """It is the first one already."""
    alone = {choice.key for choice in choices(line.orders[107], here(line, "expo"), alone=True)}
    assert set(keys(line, 107, "expo")) - alone == {"first"}


def test_nothing_is_offered_for_what_is_over_or_at_the_guests_board(line: Line) -> None:
    """A panel without buttons is not opened."""
    sold = msgspec.structs.replace(line.orders[107], status=Status.COMPLETE)
    assert choices(sold, here(line, "expo")) == ()
    assert choices(line.orders[107], here(line, "guests")) == ()


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("rush", Action.PRIORITIZE),
        ("normal", Action.PRIORITIZE),
        ("first", Action.PLACE),
        ("unpin", Action.PLACE),
        ("seen", Action.ACKNOWLEDGE),
        ("fire:Mains", Action.FIRE),
        ("hold:Starters", Action.HOLD),
        ("86:Fries", Action.SOLD_OUT),
        ("back:Fries", Action.BACK_IN_STOCK),
    ],
)
def test_each_button_is_one_command(line: Line, key: str, action: Action) -> None:
    """About the order as it stood on the glass."""
    order = line.orders[107]
    command = command_of(key, order, first=101)
    assert command is not None
    assert command.action is action
    if action not in (Action.SOLD_OUT, Action.BACK_IN_STOCK):
        assert (command.order_id, command.version) == (107, order.version)


def test_a_button_that_means_nothing_any_more_means_nothing(line: Line) -> None:
    """A course that is fired already, a word nobody knows."""
    assert command_of("fire:Soups", line.orders[107]) is None
    assert command_of("dance", line.orders[107]) is None
