"""Commands that the hub has not answered yet, in the order in which cooks gave them."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from hub_server.protocol.messages import Command
from hub_server.protocol.states import Action
from kiosk_app.disk import Disk, Given

log = logging.getLogger(__name__)


def wish(command: Command) -> tuple[object, ...]:
    """What a cook wants with a command; two commands of one wish are one greasy double tap."""
    about = command.order_id, frozenset(command.item_ids), command.name
    return command.epoch, command.action, command.to, *about, command.priority, command.between


def is_repeat(command: Command, earlier: Sequence[Command]) -> bool:
    """Whether a command says what waits already.

    Rush, VIP, rush are three wishes, and the last one counts; a bump is one, however often it is tapped.

    Args:
        earlier: the commands that wait, oldest first.
    """
    about = _subject(command)
    if about is not None:
        earlier = [other for other in earlier if _subject(other) == about][-1:]
    return any(wish(command) == wish(other) for other in earlier)


def _subject(command: Command) -> tuple[object, ...] | None:
    """What a command that overrides the one before is about; None for one that does not."""
    match command.action:
        case Action.PRIORITIZE | Action.PLACE | Action.HOLD | Action.FIRE:
            kind = "timing" if command.action in (Action.HOLD, Action.FIRE) else command.action
            return kind, command.epoch, command.order_id
        case Action.SOLD_OUT | Action.BACK_IN_STOCK:
            return "stock", command.name
        case Action.PROFILE:
            return (command.action,)
        case _:
            return None


OLD_MS = 12 * 3600 * 1000
"""A command older than this is not sent by itself: yesterday's bump says nothing about today's kitchen."""

Pending = Mapping[int, tuple[Command, ...]]
"""By order, the commands whose effect a board does not show yet, oldest first."""


def by_order(commands: Iterable[Command]) -> Pending:
    """The same commands, those of one order together."""
    found: dict[int, tuple[Command, ...]] = {}
    for command in commands:
        found[command.order_id] = (*found.get(command.order_id, ()), command)
    return found


ELSEWHERE = -1
"""Stands for the number of an order, for what was given at another station and moves nothing on this one's cards."""


def pending_at(station: str, given: Iterable[Given]) -> Pending:
    """What a station's cards have to show: a bump that waits at another one is no bump of this one's part."""
    found: dict[int, tuple[Command, ...]] = {}
    for each in given:
        is_here = each.station == station or _subject(each.command) is not None
        order_id = each.command.order_id if is_here else ELSEWHERE
        found[order_id] = (*found.get(order_id, ()), each.command)
    return found


def earlier(station: str, command: Command, given: Iterable[Given]) -> list[Command]:
    """The commands that may have said the same before: a bump, recall or acknowledgement is its station's own."""
    everywhere = _subject(command) is not None
    return [each.command for each in given if everywhere or each.station == station]


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
        self._released: set[str] = set()
        self._when_written: Callable[[], object] | None = None

    def watch(self, when_written: Callable[[], object]) -> None:
        """From now on `when_written` is called, in another thread, whenever a command may be sent that was put."""
        self._when_written = when_written

    def put(self, station: str, command: Command, at_ms: int | None = None) -> bool:
        """Takes a command given at `at_ms` (the hub's clock); False when the same wish waits already."""
        if is_repeat(command, earlier(station, command, self.given())):
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

    def take(self, command_id: str) -> Given | None:
        """Removes the command that was answered; None when it is not in here (any more)."""
        self._released.discard(command_id)
        return self._given.pop(command_id, None)

    def forget(self, command_id: str) -> None:
        """The answer was dealt with: what was taken out is not kept on disk any longer either."""
        if self.disk is not None:
            self.disk.forget(command_id)

    def drop(self, held: Iterable[Given]) -> None:
        """These are never sent."""
        for given in held:
            log.info("command %s of %s was dropped by hand", given.command.id, given.station)
            self.take(given.command.id)
            self.forget(given.command.id)

    def heads(self, now_ms: int | None = None) -> Iterator[Given]:
        """The oldest command of each order: those that may be on their way to the hub now.

        One that is not on disk yet, or is too old, holds back what comes after it for the same order.

        Args:
            now_ms: the hub's clock; while it is not known, what a former process took waits.
        """
        orders: set[int] = set()
        for given in tuple(self._given.values()):
            if given.command.order_id not in orders:
                orders.add(given.command.order_id)
                age_ms = self._age_ms(given, now_ms)
                is_young = given.command.id in self._released or (age_ms is not None and age_ms <= OLD_MS)
                if is_young and given.command.id not in self._unwritten:
                    yield given

    def held(self, now_ms: int | None) -> tuple[Given, ...]:
        """The commands that are too old to be sent without asking, oldest first; none while the hub was not heard."""
        if now_ms is None:
            return ()
        found = []
        for given in self._given.values():
            age_ms = self._age_ms(given, now_ms)
            if age_ms is not None and age_ms > OLD_MS and given.command.id not in self._released:
                found.append(replace(given, at_ms=now_ms - age_ms))
        return tuple(found)

    def release(self, held: Iterable[Given]) -> None:
        """Somebody said that these are to be sent all the same."""
        self._released.update(given.command.id for given in held)

    def _age_ms(self, given: Given, now_ms: int | None) -> int | None:
        """How old a command is; None while nobody knows."""
        if given.at_ms is not None and now_ms is not None:
            return now_ms - given.at_ms
        if given.at_s is not None:
            return round((self._clock() - given.at_s) * 1000)
        if given.at_ms is not None:
            return None
        # Given to a former process that never heard the hub. The wall clock may have been set since: when it makes no
        # sense somebody is asked.
        age_ms = round(self._wall_clock() * 1000) - given.wall_ms
        return age_ms if age_ms >= 0 else OLD_MS + 1

    def pending(self) -> tuple[Command, ...]:
        """Every command the hub has not answered, oldest first."""
        return tuple(given.command for given in self._given.values())

    def given(self) -> tuple[Given, ...]:
        """The same, with the stations at which they were given."""
        return tuple(self._given.values())

    def __len__(self) -> int:
        return len(self._given)

    def _written(self, command_id: str) -> None:
        # In the disk's thread: a set forgets in one step.
        self._unwritten.discard(command_id)
        if self._when_written is not None:
            # A loop that has ended takes no calls any more, and needs none.
            with suppress(RuntimeError):
                self._when_written()
