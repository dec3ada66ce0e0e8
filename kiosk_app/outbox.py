"""Commands that the hub has not answered yet, in the order in which cooks gave them."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from hub_server.protocol.messages import Command
from kiosk_app.disk import Disk, Given


def wish(command: Command) -> tuple[object, ...]:
    """What a cook wants with a command; two commands of one wish are one greasy double tap."""
    return command.epoch, command.order_id, command.action, command.to, frozenset(command.item_ids)


Pending = Mapping[int, tuple[Command, ...]]
"""By order, the commands whose effect a board does not show yet, oldest first."""


def by_order(commands: Iterable[Command]) -> Pending:
    """The same commands, those of one order together."""
    found: dict[int, tuple[Command, ...]] = {}
    for command in commands:
        found[command.order_id] = (*found.get(command.order_id, ()), command)
    return found


class Outbox:
    """The unanswered commands of one kiosk, whichever stations it showed when they were given.

    Commands for one order are sent one after the other, each after the answer to the one before; commands for
    different orders do not wait for each other. A command may be sent once it is on disk.

    Args:
        disk: keeps them over the end of the process, and brings back what it kept; None keeps them in memory only.
        clock: monotonic, in seconds.
        wall_clock: the kiosk's own, in seconds since the Unix epoch.

    Attributes:
        disk: as given.
    """

    def __init__(
        self,
        disk: Disk | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        self.disk = disk
        self._clock = clock
        self._wall_clock = wall_clock
        self._given = {} if disk is None else {given.command.id: given for given in disk.given}
        self._unwritten: set[str] = set()
        self._when_written: Callable[[], None] | None = None

    def watch(self, when_written: Callable[[], None]) -> None:
        """From now on `when_written` is called, in another thread, whenever a command may be sent that was put."""
        self._when_written = when_written

    def put(self, station: str, command: Command, at_ms: int | None = None) -> bool:
        """Takes a command given at `at_ms` (the hub's clock); False when the same wish waits already."""
        if any(wish(command) == wish(other.command) for other in self._given.values()):
            return False
        given = Given(
            station=station,
            command=command,
            at_ms=at_ms,
            wall_ms=round(self._wall_clock() * 1000),
            at_s=self._clock(),
        )
        self._given[command.id] = given
        if self.disk is not None:
            self._unwritten.add(command.id)
            self.disk.keep(given, partial(self._written, command.id))
        return True

    def take(self, command_id: str) -> Command | None:
        """Removes the command that was answered; None when it is not in here (any more)."""
        given = self._given.pop(command_id, None)
        return None if given is None else given.command

    def forget(self, command_id: str) -> None:
        """The answer was dealt with: what was taken out is not kept on disk any longer either."""
        if self.disk is not None:
            self.disk.forget(command_id)

    def heads(self) -> Iterator[Given]:
        """The oldest command of each order, as far as it is on disk: those that may be on their way to the hub now."""
        orders: set[int] = set()
        for given in tuple(self._given.values()):
            if given.command.order_id not in orders:
                orders.add(given.command.order_id)
                if given.command.id not in self._unwritten:
                    yield given

    def pending(self) -> tuple[Command, ...]:
        """Every command the hub has not answered, oldest first."""
        return tuple(given.command for given in self._given.values())

    def __len__(self) -> int:
        return len(self._given)

    def _written(self, command_id: str) -> None:
        # In the disk's thread: a set forgets in one step.
        self._unwritten.discard(command_id)
        if self._when_written is not None:
            self._when_written()
