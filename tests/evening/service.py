"""What an evening needs of whoever serves it: a real hub with its screens, or the contract alone."""

from datetime import datetime
from typing import Any, Protocol

from hub_server.protocol.messages import Ack, Command
from kiosk_app.board import Board

Body = dict[str, Any]

SOURCE = "till"


class Service(Protocol):
    """A kitchen that is described and runs; orders are meant by their number."""

    def set_time(self, at: datetime) -> None:
        """It is this time."""

    def place(self, body: Body) -> int:
        """A new order; its id."""

    def send_again(self, body: Body) -> None:
        """A till sends the whole order again."""

    def fire(self, number: str, course: str) -> None:
        """A till fires a course."""

    def cancel(self, number: str) -> None:
        """A till cancels an order."""

    def merge(self, number: str, other: str) -> None:
        """All of the other order goes over to this one."""

    def split(self, number: str, asked: Body) -> int:
        """Some items get a check of their own; its id."""

    def run_by(self, profile: str) -> None:
        """The kitchen is run by a profile."""

    async def give(self, given: list[tuple[str, Command]]) -> list[Ack]:
        """Cooks do something, each at a station; the answers."""

    def board(self, station: str) -> Board:
        """What a station's screen knows."""

    async def until_same(self, differs: "Differs") -> str:
        """Waits until nothing differs any more, as long as that can take; what does."""


class Differs(Protocol):
    """What a station shows otherwise than it should; empty where nothing is."""

    def __call__(self) -> str:
        """Looks at every station."""
