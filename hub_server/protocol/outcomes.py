"""What became of a wish, and the rules by which wishes are refused or found done already."""

from dataclasses import dataclass

import msgspec

from hub_server.protocol.kitchen import PLAIN, Finish, Kitchen, Station, StationKind
from hub_server.protocol.messages import Command, EventAction, Result
from hub_server.protocol.orders import Item, Order, Part, Timestamp
from hub_server.protocol.progress import carried
from hub_server.protocol.states import Action, Status, rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and when somebody wants something.

    Attributes:
        station: where the command was given; None for a till, or a station that is there no more.
        kitchen: as it is described.
        at_ms: the hub's clock, in milliseconds since the Unix epoch.
    """

    station: Station | None = None
    kitchen: Kitchen = PLAIN
    at_ms: int = 0

    @property
    def makes(self) -> str:
        """Where items are made, when the command comes from there; else empty."""
        return "" if self.station is None else self.station.makes

    def is_at(self, kind: StationKind) -> bool:
        """Whether the command was given at a station of this kind."""
        return self.station is not None and self.station.kind is kind


ANYWHERE = Setting()
"""No station in particular, in a kitchen nobody has described."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a wish.

    Attributes:
        order: the order afterwards; unchanged unless `result` is `applied`.
        action: the event it makes; None when nothing changed.
        detail: one sentence for whoever asked, empty when applied.
    """

    result: Result
    order: Order
    action: EventAction | None = None
    detail: str = ""


def there_already(what: Order | Item, command: Command, to: Status | None, name: str) -> str:
    """A sentence that says why nothing is left to do for an order or an item; empty when something is.

    Without a named target a bump or recall means "one step from what I saw"; a retry of it by another kiosk, or one
    that was overtaken, must not become a second step. Nor does an old bump undo a recall.
    """
    match command.action:
        case Action.BUMP | Action.RECALL:
            if not overtaken(what, command, to):
                return ""
            reached = to is not None and _has_reached(what.status, command.action, to)
            return (
                f"{name} is {what.status} already." if reached else f"{name} became {what.status} meanwhile."
            )
        case Action.VOID if what.status is Status.CANCELLED:
            return f"{name} is {what.status} already."
        case _:
            return ""


def overtaken(what: Order | Item | Part, command: Command, to: Status | None) -> bool:
    """Whether a bump or recall has nothing left to do: it is there already, or somebody came first."""
    if to is not None and _has_reached(what.status, command.action, to):
        return True
    since = command.version < what.status_version
    if command.action is Action.BUMP:
        return since and (command.to is None or what.recalled)
    return since and command.to is None


def _has_reached(status: Status, action: Action, to: Status) -> bool:
    if action is Action.BUMP:
        return rank(status) >= rank(to) >= 0
    return rank(status) == rank(to) >= 0


def unseen(order: Order, command: Command) -> bool:
    """Whether this would bump lines away that the cook has not seen."""
    seeing = command.action in (Action.BUMP, Action.ACKNOWLEDGE)
    if seeing and command.items_version < order.items_version:
        return True
    # Who names items has seen them; who means the whole ticket means it as it was.
    return command.action is Action.BUMP and not command.item_ids and command.version < order.fired_version


def refused(command: Command, name: str, status: Status) -> str:
    """Why a step is refused that the table does not hold."""
    wish = f"{command.action} to {command.to}" if command.to else str(command.action)
    return f"`{wish}` is not possible while {name} is {status}."


def finished(outcome: Outcome, kitchen: Kitchen, at: Timestamp) -> Outcome:
    """Where the prep stations' word is the last one: all is made and all that was altered is seen, so it is complete.

    Args:
        outcome: of what moved items or acknowledged changes.
        at: the hub's clock.
    """
    order = outcome.order
    if outcome.action is None or kitchen.finish is not Finish.PREP:
        return outcome
    if order.status is not Status.READY or order.recalled or any(change.waiting for change in order.changes):
        return outcome
    sold = msgspec.structs.replace(
        order,
        status=Status.COMPLETE,
        status_version=order.version,
        status_at=at,
        items=tuple(carried(item, Status.COMPLETE, order.version, forward=True) for item in order.items),
    )
    return msgspec.structs.replace(outcome, order=sold, action=EventAction.STATUS_CHANGED)


def no_item(order: Order, item_id: str) -> Outcome:
    """Refused: the order has no such item."""
    return unchanged(Result.REJECTED, order, f"Order {order.number} has no item `{item_id}`.")


def stale(order: Order) -> Outcome:
    """Not done, because the items changed since the cook saw them."""
    return unchanged(Result.STALE_ITEMS, order, f"Order {order.number} changed; look at the new line.")


def unchanged(result: Result, order: Order, detail: str) -> Outcome:
    """An answer that changes nothing."""
    return Outcome(result=result, order=order, detail=detail)
