"""What a client and whoever shows its board know of each other; neither knows the other itself."""

from collections.abc import Iterable
from typing import Protocol

from hub_server.protocol.messages import Ack, Command
from kiosk_app.board import Board, Link
from kiosk_app.disk import Given
from kiosk_app.outbox import Pending
from kiosk_app.searching import Finding


class Listener(Protocol):
    """Whoever shows the board; called on the event loop, in the order in which things happened."""

    def board_changed(self, board: Board) -> None:
        """The board is another one; with each heartbeat at least its `as_of_ms`."""

    def link_changed(self, link: Link, detail: str) -> None:
        """How the kiosk stands with its hub; `detail` is one calm sentence for people."""

    def pending_changed(self, pending: Pending) -> None:
        """The commands whose effect the board does not show yet."""

    def answered(self, command: Command, ack: Ack) -> None:
        """The hub's word on a command; called once per command."""

    def found(self, finding: Finding) -> None:
        """What came of a search."""


class Hub(Protocol):
    """What a screen needs of its client.

    Attributes:
        listener: who is told of everything; another one may take its place.
    """

    board: Board
    listener: Listener

    def submit(self, command: Command) -> None:
        """Takes a command."""

    def drawn(self, board: Board) -> None:
        """This board stands on the glass."""

    def held(self) -> tuple[Given, ...]:
        """Commands too old to be sent without asking, oldest first."""

    def release(self, held: Iterable[Given]) -> None:
        """These are sent after all."""

    def drop(self, held: Iterable[Given]) -> None:
        """These are never sent."""

    def look_for(self, text: str | None) -> None:
        """Looks for an order that this station is done with; None: not any more."""

    def hub_now_ms(self) -> int | None:
        """The hub's clock, in ms since the Unix epoch; None before the hub was heard."""

    def vouched_ago_s(self) -> float | None:
        """Seconds since the hub last said that the board is the whole truth; None before that."""
