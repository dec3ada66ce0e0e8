"""Commands that the hub has not answered yet, in the order in which cooks gave them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hub_server.protocol.messages import Command


def wish(command: Command) -> tuple[object, ...]:
    """What a cook wants with a command; two commands of one wish are one greasy double tap."""
    return command.order_id, command.action, command.to, frozenset(command.item_ids)


Pending = Mapping[int, tuple[Command, ...]]
"""By order, the commands whose effect a board does not show yet, oldest first."""


def by_order(commands: Iterable[Command]) -> Pending:
    """The same commands, those of one order together."""
    found: dict[int, tuple[Command, ...]] = {}
    for command in commands:
        found[command.order_id] = (*found.get(command.order_id, ()), command)
    return found


@dataclass(frozen=True, slots=True)
class Given:
    """A command and where a cook gave it.

    Attributes:
        station: in whose name it is carried out; the hub's log says who did what.
    """

    station: str
    command: Command


class Outbox:
    """The unanswered commands of one kiosk, whichever stations it showed when they were given.

    Commands for one order are sent one after the other, each after the answer to the one before; commands for
    different orders do not wait for each other. Kept in memory: what is in here is lost with the process.
    """

    def __init__(self) -> None:
        self._given: dict[str, Given] = {}

    def put(self, station: str, command: Command) -> bool:
        """Takes a command; False when the same wish waits already."""
        if any(wish(command) == wish(other.command) for other in self._given.values()):
            return False
        self._given[command.id] = Given(station, command)
        return True

    def take(self, command_id: str) -> Command | None:
        """Removes the command that was answered; None when it is not in here (any more)."""
        given = self._given.pop(command_id, None)
        return None if given is None else given.command

    def heads(self) -> Iterator[Given]:
        """The oldest command of each order: those that may be on their way to the hub now."""
        orders: set[int] = set()
        for given in tuple(self._given.values()):
            if given.command.order_id not in orders:
                orders.add(given.command.order_id)
                yield given

    def pending(self) -> tuple[Command, ...]:
        """Every command the hub has not answered, oldest first."""
        return tuple(given.command for given in self._given.values())

    def __len__(self) -> int:
        return len(self._given)
