"""A kiosk without glass in a process of its own, which a row can have die: `lone_kiosk.py URL STATION DISK [ORDER]`.

It bumps ORDER once it has its card, if one is named, and ends when the hub has answered everything it keeps.
"""

import asyncio
import sys
from pathlib import Path

from hub_server.protocol.messages import Ack, Command
from kiosk_app import cook
from kiosk_app.board import Board, Link
from kiosk_app.client import Client, HubAddress
from kiosk_app.disk import Disk
from kiosk_app.outbox import Pending


class Cook:
    """Bumps one order, once."""

    def __init__(self, order_id: int | None) -> None:
        self.order_id = order_id
        self.client: Client | None = None
        self.given = order_id is None
        self.pending: Pending = {}

    def board_changed(self, board: Board) -> None:
        card = None if self.given else board.order(self.order_id or 0)
        if card is not None and self.client is not None:
            command = cook.bump(card, ())
            if command is not None:
                self.given = True
                self.client.submit(command)

    def link_changed(self, link: Link, detail: str) -> None:
        pass

    def pending_changed(self, pending: Pending) -> None:
        self.pending = pending

    def answered(self, command: Command, ack: Ack) -> None:
        pass


async def work(url: str, station: str, path: Path, order_id: int | None) -> None:
    """Until nothing waits any more."""
    disk = Disk.open(path)
    listener = Cook(order_id)
    client = listener.client = Client(HubAddress(url), station, listener, disk=disk)
    running = asyncio.create_task(client.run())
    async with asyncio.timeout(20):
        while client.link is not Link.CONNECTED or not listener.given or listener.pending:
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    disk.close()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]) if sys.argv[4:] else None))
