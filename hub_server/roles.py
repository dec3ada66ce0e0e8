"""Who may do what: one table, asked before every call and every message of a socket."""

from enum import StrEnum

from hub_server.protocol.messages import Command, RequestUpdate, Seen
from hub_server.protocol.states import Action


class Role(StrEnum):
    """What a credential is for.

    `integrator`: a till or web shop. `kiosk`: a screen. `manager`: whoever runs the house. `auditor`: reads, and
    changes nothing.
    """

    INTEGRATOR = "integrator"
    KIOSK = "kiosk"
    MANAGER = "manager"
    AUDITOR = "auditor"


class Right(StrEnum):
    """Something a role may do or not."""

    ENTER = "ask who one is, how the hub is and which stations there are; renew one's own token"
    SEND_ORDERS = "place, change, cancel, fire, merge and split orders"
    READ_ORDERS = "read any order and its history"
    SET_STATUS = "set an order's status"
    WATCH_STATION = "see a station's cards, on a socket or by polling, and find those it is done with"
    WORK_STATION = "bump, recall and all else a cook does; say what stands on the glass"
    READ_KITCHEN = "read the kitchen, what happened to it, and where an order would go"
    MARK_SOLD_OUT = "say that an item is 86, or that there is some again"
    SWITCH_PROFILE = "run the kitchen by a profile"
    DESCRIBE_KITCHEN = "describe the kitchen anew"
    READ_FIGURES = "read the figures"
    READ_DEVICES = "see who has a credential"
    MANAGE_DEVICES = "pair screens; make, rotate, revoke, rename and move credentials"
    READ_AUDIT = "read the audit log"


_I, _K, _M, _A = Role.INTEGRATOR, Role.KIOSK, Role.MANAGER, Role.AUDITOR

ALLOWED: dict[Right, frozenset[Role]] = {
    Right.ENTER: frozenset({_I, _K, _M, _A}),
    Right.SEND_ORDERS: frozenset({_I, _M}),
    Right.READ_ORDERS: frozenset({_I, _M, _A}),
    Right.SET_STATUS: frozenset({_I, _K, _M}),
    Right.WATCH_STATION: frozenset({_K, _M, _A}),
    Right.WORK_STATION: frozenset({_K, _M}),
    Right.READ_KITCHEN: frozenset({_I, _K, _M, _A}),
    Right.MARK_SOLD_OUT: frozenset({_I, _K, _M}),
    Right.SWITCH_PROFILE: frozenset({_K, _M}),
    Right.DESCRIBE_KITCHEN: frozenset({_M}),
    Right.READ_FIGURES: frozenset({_M, _A}),
    Right.READ_DEVICES: frozenset({_M, _A}),
    Right.MANAGE_DEVICES: frozenset({_M}),
    Right.READ_AUDIT: frozenset({_M, _A}),
}
"""The table; whoever is not in it may not."""

_OF_ACTION = {
    Action.PROFILE: Right.SWITCH_PROFILE,
    Action.SOLD_OUT: Right.MARK_SOLD_OUT,
    Action.BACK_IN_STOCK: Right.MARK_SOLD_OUT,
}


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return role in ALLOWED[right]


def right_for(message: "RequestUpdate | Command | Seen") -> Right:
    """What a message of a screen needs; `Command` also stands for a command that came by HTTP."""
    match message:
        case Command():
            return _OF_ACTION.get(message.action, Right.WORK_STATION)
        case Seen():
            return Right.WORK_STATION
        case RequestUpdate():
            return Right.WATCH_STATION
