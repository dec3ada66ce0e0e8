"""What tills and cooks asked of the hub and what they heard, in the manner of Jepsen.

An operation is invoked, and then answered (`ok`), refused (`failed`), or its outcome stays unknown. All instants are
`time.monotonic()` of this process, in seconds.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hub_server.protocol.messages import Ack, Command


class Outcome(StrEnum):
    """What whoever asked knows."""

    UNKNOWN = "unknown"
    OK = "ok"
    FAILED = "failed"


@dataclass(slots=True)
class Placing:
    """A till's order, however often it had to be sent.

    Attributes:
        sent: the body as the till wrote it, the names of the contract.
        order_id: the hub's number, once answered.
        calls: how often it was answered.
        repeats_differ: another order came back under the same key.
    """

    till: str
    sent: dict[str, Any]
    invoked_at: float
    answered_at: float | None = None
    outcome: Outcome = Outcome.UNKNOWN
    order_id: int | None = None
    status_code: int = 0
    calls: int = 0
    repeats_differ: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Under which sending twice is harmless."""
        return self.sent["source"], self.sent["external_id"]


@dataclass(slots=True)
class Bump:
    """A cook's command and the hub's word on it."""

    screen: str
    station: str
    command: Command
    invoked_at: float
    answered_at: float | None = None
    ack: Ack | None = None
    answers: int = 0


@dataclass(slots=True)
class History:
    """Everything that was asked in one run.

    Attributes:
        placings: in the order of asking, one per order.
        bumps: by the command's id.
    """

    placings: list[Placing] = field(default_factory=list)
    bumps: dict[str, Bump] = field(default_factory=dict)

    def placing(self, till: str, sent: dict[str, Any]) -> Placing:
        """A till begins to send an order."""
        begun = Placing(till, sent, time.monotonic())
        self.placings.append(begun)
        return begun

    def gave(self, screen: str, station: str, command: Command) -> Bump:
        """A cook gives a command."""
        given = self.bumps[command.id] = Bump(screen, station, command, time.monotonic())
        return given

    def answered(self, command: Command, ack: Ack) -> None:
        """The hub's word on a command arrived at its screen."""
        given = self.bumps[command.id]
        given.answered_at, given.ack = time.monotonic(), ack
        given.answers += 1

    def placed(self) -> Iterator[Placing]:
        """The orders that were acknowledged."""
        return (placing for placing in self.placings if placing.outcome is Outcome.OK)
