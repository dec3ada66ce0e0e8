"""The state machine of orders and of their items: one table and two rules.

The table says where one action leads from one status. Rule 1: with a named target, `bump` and `recall` may be taken
several times in a row until they arrive there. Rule 2: what the table does not hold is refused. Nothing here knows
the hub, the kiosk, a socket or a database.
"""

from enum import StrEnum


class Status(StrEnum):
    """How far an order, or one item of it, has come."""

    PENDING = "pending"
    PREPARING = "preparing"
    READY = "ready"
    COMPLETE = "complete"
    CANCELLED = "cancelled"


class Action(StrEnum):
    """What somebody may ask to be done with an order or an item; the last three concern the kitchen as a whole.

    `acknowledge`: the station has seen what was altered. `prioritize`: rush, VIP or neither. `place`: hang it between
    two others. `sold_out`, `back_in_stock`: an item is 86, or not any more. `profile`: run the kitchen another way.
    """

    BUMP = "bump"
    RECALL = "recall"
    FIRE = "fire"
    HOLD = "hold"
    VOID = "void"
    CANCEL = "cancel"
    ACKNOWLEDGE = "acknowledge"
    PRIORITIZE = "prioritize"
    PLACE = "place"
    SOLD_OUT = "sold_out"
    BACK_IN_STOCK = "back_in_stock"
    PROFILE = "profile"


OF_KITCHEN = frozenset({Action.SOLD_OUT, Action.BACK_IN_STOCK, Action.PROFILE})
"""Actions that are about no order."""

OPEN = frozenset({Status.PENDING, Status.PREPARING, Status.READY})
"""Statuses in which an order still concerns the kitchen."""

_STEPS: dict[tuple[Status, Action], Status] = {
    (Status.PENDING, Action.BUMP): Status.PREPARING,
    (Status.PREPARING, Action.BUMP): Status.READY,
    (Status.READY, Action.BUMP): Status.COMPLETE,
    (Status.PREPARING, Action.RECALL): Status.PENDING,
    (Status.READY, Action.RECALL): Status.PREPARING,
    (Status.COMPLETE, Action.RECALL): Status.READY,
    # Holding back and firing concern what nobody has started; the status stays.
    (Status.PENDING, Action.HOLD): Status.PENDING,
    (Status.PENDING, Action.FIRE): Status.PENDING,
}

ORDER_TABLE: dict[tuple[Status, Action], Status] = {
    **_STEPS,
    (Status.PENDING, Action.CANCEL): Status.CANCELLED,
    (Status.PREPARING, Action.CANCEL): Status.CANCELLED,
    (Status.READY, Action.CANCEL): Status.CANCELLED,
}
"""(status, action) → status, for whole orders."""

ITEM_TABLE: dict[tuple[Status, Action], Status] = {
    **_STEPS,
    (Status.PENDING, Action.VOID): Status.CANCELLED,
    (Status.PREPARING, Action.VOID): Status.CANCELLED,
    (Status.READY, Action.VOID): Status.CANCELLED,
}
"""(status, action) → status, for one item."""

_RANK = {Status.PENDING: 0, Status.PREPARING: 1, Status.READY: 2, Status.COMPLETE: 3}


def rank(status: Status) -> int:
    """The place of a status on the road pending → complete, from 0 to 3; `cancelled` is off the road: -1."""
    return _RANK.get(status, -1)


def step(
    table: dict[tuple[Status, Action], Status],
    status: Status,
    action: Action,
    to: Status | None = None,
) -> Status | None:
    """Where `action` leads from `status`, or None where it is not legal.

    Args:
        table: `ORDER_TABLE` or `ITEM_TABLE`.
        status: the present status.
        action: what is asked.
        to: for `bump` and `recall`, the named status to arrive at; None means one step.

    Returns:
        The new status (equal to `status` for `hold` and `fire`), or None: refused, nothing changes.
    """
    reached = table.get((status, action))
    if to is None or reached is None:
        return reached
    while reached is not None and reached is not to:
        if action not in (Action.BUMP, Action.RECALL):
            return None
        reached = table.get((reached, action))
    return reached
