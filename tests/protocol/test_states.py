"""The state machine, exhaustively: what each row leads to, and that nothing else leads anywhere."""

import itertools

import pytest

from hub_server.protocol.states import ITEM_TABLE, OPEN, ORDER_TABLE, Action, Status, rank, step

ROAD = [Status.PENDING, Status.PREPARING, Status.READY, Status.COMPLETE]

TABLES = pytest.mark.parametrize(
    ("table", "end"), [(ORDER_TABLE, Action.CANCEL), (ITEM_TABLE, Action.VOID)], ids=["orders", "items"]
)
EVERYTHING = list(itertools.product(Status, Action, [None, *Status]))


def expected(status: Status, action: Action, to: Status | None, end: Action) -> Status | None:
    """The rules in words of their own: no table, only the road and how far along it one may go."""
    if status is Status.CANCELLED:
        return None
    at = ROAD.index(status)
    if action in (Action.BUMP, Action.RECALL):
        if to is Status.CANCELLED:
            return None
        ahead = ROAD[at + 1 :] if action is Action.BUMP else ROAD[:at][::-1]
        if to is None:
            return ahead[0] if ahead else None
        return to if to in ahead else None
    if action in (Action.HOLD, Action.FIRE):
        return status if status is Status.PENDING and to in (None, status) else None
    if action is end:
        return Status.CANCELLED if status in OPEN and to in (None, Status.CANCELLED) else None
    return None


@TABLES
def test_every_status_action_and_target(table, end) -> None:
    """What the rules allow happens; anything else is refused."""
    for status, action, to in EVERYTHING:
        reached = step(table, status, action, to)
        assert reached is expected(status, action, to, end), (status, action, to)


@TABLES
def test_nothing_leaves_cancelled_and_only_a_recall_leaves_complete(table, end) -> None:
    """What is over stays over, but a cook who bumped too early gets the order back."""
    assert {(s, a) for s, a in table if s not in OPEN} == {(Status.COMPLETE, Action.RECALL)}


def test_rank_follows_the_road() -> None:
    """A later status has a higher rank; cancelled is off the road."""
    assert [rank(status) for status in ROAD] == [0, 1, 2, 3]
    assert rank(Status.CANCELLED) == -1
