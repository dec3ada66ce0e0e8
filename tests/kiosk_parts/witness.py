"""A listener that writes down what it is told, and a client beside it."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from hub_server.protocol.messages import Ack, Command
from kiosk_app.board import Board, Link
from kiosk_app.client import Client, ClientSettings, HubAddress, Limits
from kiosk_app.disk import Disk
from kiosk_app.outbox import Outbox, Pending
from kiosk_parts.sent import STATION

QUICK = ClientSettings(
    limits=Limits(open_s=2.0, snapshot_s=2.0, stale_s=0.4, behind_s=0.05, resync_s=0.02, answer_s=0.2),
    schedule_s=(0.01,),
    poll_after_s=60.0,
)
"""A client that is as impatient as a test."""


def slow(**limits: float) -> ClientSettings:
    """The same, more patient in some respects; see `Limits`."""
    return dataclasses.replace(QUICK, limits=dataclasses.replace(QUICK.limits, **limits))


class Witness:
    """Every call of the client, in order.

    Attributes:
        links: connection states without immediate repeats.
    """

    def __init__(self) -> None:
        self.boards: list[Board] = []
        self.links: list[Link] = []
        self.details: list[str] = []
        self.pending: Pending = {}
        self.answers: list[tuple[Command, Ack]] = []

    def board_changed(self, board: Board) -> None:
        self.boards.append(board)

    def link_changed(self, link: Link, detail: str) -> None:
        if not self.links or self.links[-1] is not link:
            self.links.append(link)
        self.details.append(detail)

    def pending_changed(self, pending: Pending) -> None:
        self.pending = pending

    def answered(self, command: Command, ack: Ack) -> None:
        self.answers.append((command, ack))


@asynccontextmanager
async def running(
    hub: str | HubAddress,
    witness: Witness,
    settings: ClientSettings = QUICK,
    *,
    station: str = STATION,
    token: str | None = None,
    outbox: Outbox | None = None,
    disk: Disk | None = None,
) -> AsyncIterator[Client]:
    """A client at work; afterwards it must have ended by nothing but its cancellation."""
    address = HubAddress(hub, token) if isinstance(hub, str) else hub
    client = Client(address, station, witness, settings=settings, outbox=outbox, disk=disk)
    task = asyncio.create_task(client.run())
    try:
        yield client
        assert not task.done()
    finally:
        task.cancel()
        outcome = (await asyncio.gather(task, return_exceptions=True))[0]
        assert isinstance(outcome, asyncio.CancelledError), outcome
