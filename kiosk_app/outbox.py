"""Commands that the hub has not answered yet, in the order in which cooks gave them."""

from collections.abc import Iterator, Mapping

from hub_server.protocol.messages import Command


def wish(command: Command) -> tuple[object, ...]:
    """What a cook wants with a command; two commands of one wish are one greasy double tap."""
    return command.order_id, command.action, command.to, frozenset(command.item_ids)


class Outbox:
    """The unanswered commands of one kiosk.

    Commands for one order are sent one after the other, each after the answer to the one before; commands for
    different orders do not wait for each other. Kept in memory: what is in here is lost with the process.
    """

    def __init__(self) -> None:
        self._commands: dict[str, Command] = {}

    def put(self, command: Command) -> bool:
        """Takes a command; False when the same wish waits already."""
        if any(wish(command) == wish(other) for other in self._commands.values()):
            return False
        self._commands[command.id] = command
        return True

    def take(self, command_id: str) -> Command | None:
        """Removes the command that was answered; None when it is not in here (any more)."""
        return self._commands.pop(command_id, None)

    def heads(self) -> Iterator[Command]:
        """The oldest command of each order: those that may be on their way to the hub now."""
        orders: set[int] = set()
        for command in tuple(self._commands.values()):
            if command.order_id not in orders:
                orders.add(command.order_id)
                yield command

    def pending(self) -> Mapping[int, Command]:
        """By order, the latest command the hub has not answered."""
        return {command.order_id: command for command in self._commands.values()}

    def __len__(self) -> int:
        return len(self._commands)
