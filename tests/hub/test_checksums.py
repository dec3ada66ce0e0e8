"""A byte that was flipped on the disk inside a row, where the database itself sees nothing wrong."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import sqlalchemy as sa

from hub.orders import bump, order
from hub_server import tables
from hub_server.database import StoreDamaged
from hub_server.protocol.messages import Command
from hub_server.protocol.states import Status
from hub_server.store import Store

COLUMNS = {
    "orders": ("source", "status", "fingerprint", "body"),
    "events": ("order_id", "new_status", "old_status", "body"),
    "answers": ("fingerprint", "answered_at_ms", "body"),
}

COMMAND_ID = "a-command-of-old"


def asked_again() -> Command:
    return bump(order().stored(1, 0), Status.PREPARING, id=COMMAND_ID)


USES: dict[str, tuple[str, Callable[[Store], Coroutine[Any, Any, object]]]] = {
    "order": ("orders", lambda store: store.order("till-1", "1")),
    "standing": ("orders", lambda store: store.standing()),
    "left": ("orders", lambda store: store.left(Status.PENDING, at_most=5)),
    "history": ("events", lambda store: store.history(1)),
    "events_after": ("events", lambda store: store.events_after(0)),
    "place": ("orders", lambda store: store.place(order())),
    "set_status": ("orders", lambda store: store.set_status(1, Status.READY, by="api")),
    "command": ("answers", lambda store: store.command(asked_again(), station="pending")),
}


def damage(url: str, table: str, column: str) -> None:
    """Flips one bit of the value in every row of the table."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        rows = tables.metadata.tables[table]
        for row in connection.execute(sa.select(rows)).all():
            value = getattr(row, column)
            if isinstance(value, int):
                damaged: object = value ^ 4
            elif isinstance(value, str):
                damaged = value[:-1] + chr(ord(value[-1]) ^ 1)
            elif value is None:
                damaged = "pending"
            else:
                damaged = bytes(value[:-9]) + bytes([value[-9] ^ 1]) + bytes(value[-8:])
            keys = [key == getattr(row, key.name) for key in rows.primary_key.columns]
            connection.execute(rows.update().where(*keys).values({column: damaged}))
    engine.dispose()


BY_COLUMN = {("order", "source"), ("standing", "status"), ("place", "source"), ("history", "order_id")}
"""Rows are looked for by these: one that was damaged there is not met at all."""


@pytest.mark.parametrize(
    ("use", "column"),
    [
        (use, column)
        for use, (table, _) in USES.items()
        for column in COLUMNS[table]
        if (use, column) not in BY_COLUMN
    ],
)
def test_a_row_that_was_damaged_is_never_handed_on(url: str, use: str, column: str) -> None:
    """Neither a card nor an answer is made of it, and nothing is decided by it."""
    table, used = USES[use]
    store = Store(url)

    async def run() -> None:
        placed = (await store.place(order())).order
        await store.command(bump(placed, Status.PREPARING, id=COMMAND_ID), station="pending")
        damage(url, table, column)
        with pytest.raises(StoreDamaged, match="not as it was written"):
            await used(store)

    try:
        asyncio.run(run())
    finally:
        store.close()
