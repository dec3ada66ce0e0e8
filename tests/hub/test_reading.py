"""What is read from the store: one state of it, or words about why not."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import sqlalchemy as sa

from hub.orders import order
from hub_server.database import StoreError
from hub_server.protocol.states import Status
from hub_server.refusals import Unknown
from hub_server.store import Store
from hub_server.writer import Numbered


def test_the_head_and_the_open_orders_are_of_one_moment(url: str) -> None:
    """A hub that starts while another one writes neither misses an event nor takes one twice."""
    reading, writing = Store(url), Store(url)
    overtaken: list[int] = []

    async def run() -> None:
        loop = asyncio.get_running_loop()
        await writing.place(order("before"))

        @sa.event.listens_for(sa.Engine, "after_cursor_execute")
        def overtake(_1: object, _2: object, statement: str, *_: object) -> None:
            # Between the two statements of a reader, in its thread: another hub commits.
            if (
                statement.startswith("SELECT location.epoch, location.seq")
                and threading.current_thread().name != "heard-writer"
            ):
                placing = asyncio.run_coroutine_threadsafe(writing.place(order(len(overtaken))), loop)
                overtaken.append(placing.result(20).order.id)

        try:
            head, orders = await reading.standing()
        finally:
            sa.event.remove(sa.Engine, "after_cursor_execute", overtake)
        assert overtaken == [2], "nobody wrote in between"
        assert (head.seq, len(orders)) == (1, 1)
        head, orders = await reading.standing()
        assert (head.seq, len(orders)) == (2, 2)

    try:
        asyncio.run(run())
    finally:
        reading.close()
        writing.close()


def test_reading_and_writing_at_once_keep_out_of_each_others_way(url: str) -> None:
    """Two hubs write, both read: every reader sees as many orders as events, every writer is let through."""
    stores = [Store(url), Store(url)]

    async def run() -> None:
        async def write(store: Store, name: str) -> None:
            for n in range(60):
                await store.place(order(f"{name}-{n}"))

        async def read(store: Store) -> None:
            while (seen := await store.standing())[0].seq < 120:
                assert len(seen[1]) == seen[0].seq

        async with asyncio.TaskGroup() as tasks:
            for name, store in zip("ab", stores, strict=True):
                tasks.create_task(write(store, name))
                tasks.create_task(read(store))

    try:
        asyncio.run(run())
    finally:
        for each in stores:
            each.close()


READS: dict[str, Callable[[Store], Coroutine[Any, Any, object]]] = {
    "order": lambda store: store.order("till-1", "1"),
    "history": lambda store: store.history(1),
    "head": lambda store: store.head(),
    "events_after": lambda store: store.events_after(0),
    "standing": lambda store: store.standing(),
    "left": lambda store: store.left(Status.PENDING, at_most=5),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_database_that_cannot_be_read_is_told_in_words(
    url: str, read: Callable[[Store], Coroutine[Any, Any, object]]
) -> None:
    """Whoever reads hears of it as whoever writes does; and all is well again once it can be read."""
    store = Store(url)
    damaging = sa.create_engine(url)

    def rename(was: str, becomes: str) -> None:
        with damaging.begin() as connection:
            for table in ("orders", "events", "location"):
                connection.exec_driver_sql(f"ALTER TABLE {was}{table} RENAME TO {becomes}{table}")

    async def run() -> None:
        await store.place(order())
        rename("", "gone_")
        with pytest.raises(StoreError, match="does not answer"):
            await read(store)
        rename("gone_", "")
        await read(store)

    try:
        asyncio.run(run())
    finally:
        damaging.dispose()
        store.close()


@pytest.mark.parametrize("key", ["\0", "a\0", "till\n", "x" * 101, "a/b", ""])
def test_a_key_nobody_can_have_sent_is_unknown_and_harms_nobody(store: Store, key: str) -> None:
    """PostgreSQL refuses the character 0 in a question, and then everything else in the same transaction."""
    committed: list[Numbered] = []
    store.on_commit(committed.extend)

    async def run() -> None:
        asked = [store.tills.cancel("till-1", key), store.tills.cancel(key, "1")]
        results = await asyncio.gather(
            *asked, *(store.place(order(n)) for n in range(4)), return_exceptions=True
        )
        assert [type(each) for each in results[:2]] == [Unknown, Unknown]
        assert [event.seq for event in committed] == [1, 2, 3, 4]
        assert await store.order("till-1", key) is None
        assert await store.order(key, "1") is None

    asyncio.run(run())
