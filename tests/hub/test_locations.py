"""Several locations in one database: a chain's hubs on one PostgreSQL, or one hub that was renamed."""

import asyncio
import hashlib
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from hub.databases import log, told
from hub.orders import bump, order
from hub_server.database import open_engine
from hub_server.protocol.messages import Ack, Result, encode
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Action, Status
from hub_server.reader import Head
from hub_server.refusals import NotPossible, Unknown
from hub_server.store import Store
from servers.old_schema import migrated

NOW_MS = 1_795_372_927_120


@pytest.fixture
def both(url: str) -> Iterator[tuple[Store, Store]]:
    """Two locations, each with its own order 1, of the same till and with the same id."""
    here, there = Store(url, location="here"), Store(url, location="there")

    async def fill() -> None:
        for store, name in ((here, "Burger"), (there, "Salad")):
            placed = await store.place(order("A", items=[{"name": name}]))
            assert (placed.order.id, placed.created) == (1, True)

    asyncio.run(fill())
    yield here, there
    here.close()
    there.close()


def dish(each: Order | None) -> str:
    assert each is not None
    return each.items[0].name


def test_each_location_sees_and_changes_its_own_orders_alone(both: tuple[Store, Store]) -> None:
    """Whatever is asked by number, by the till's key, or of the rail."""
    here, there = both

    async def run() -> None:
        await here.set_status(1, Status.PREPARING, by="api")
        mine = await here.order("till-1", "A")
        assert mine is not None
        await here.command(bump(mine, Status.READY), station="preparing")
        assert [each.status for each in (await there.standing())[1]] == [Status.PENDING]
        assert [dish(each) for each in await here.left(Status.PENDING, at_most=9)] == ["Burger"]
        assert await there.left(Status.PENDING, at_most=9) == []
        await there.tills.cancel("till-1", "A")
        assert [each.status for each in (await here.standing())[1]] == [Status.READY]
        assert [dish(event.order) for event in await log(there)] == ["Salad"] * 2
        assert [(await store.head()).seq for store in both] == [3, 2]
        assert [len(await store.history(1)) for store in both] == [3, 2]
        with pytest.raises(NotPossible):
            await there.set_status(1, Status.COMPLETE, by="api")
        await here.place(order("B"))
        with pytest.raises(Unknown):
            await there.set_status(2, Status.READY, by="api")
        missing = bump((await here.place(order("B"))).order)
        assert told(await there.command(missing, station="pending")).result is Result.REJECTED

    asyncio.run(run())


def test_an_answer_given_at_one_location_is_not_given_at_another(both: tuple[Store, Store]) -> None:
    """An id met twice by chance is no conflict and no answer about somebody else's order."""
    here, there = both

    async def run() -> None:
        mine, other = await here.order("till-1", "A"), await there.order("till-1", "A")
        assert mine is not None
        assert other is not None
        first = told(await here.command(bump(mine, id="the-same-id"), station="pending"))
        cancel = bump(other, id="the-same-id", action=Action.CANCEL)
        second = told(await there.command(cancel, station="pending"))
        assert (dish(first.order), first.result) == ("Burger", Result.APPLIED)
        assert (dish(second.order), second.result) == ("Salad", Result.APPLIED)

    asyncio.run(run())


def test_a_database_of_the_first_schema_keeps_what_is_in_it(url: str) -> None:
    """Orders, log and answers are those of before; and the locations no longer meet."""
    engine = migrated(url, "0001")
    seen = order("A").stored(1, NOW_MS)
    command = bump(seen, id="before-the-update")
    answer = encode(Ack(station="pending", id=command.id, result=Result.APPLIED, order=seen, seq=1))
    orders = (seen, order("B").stored(2, NOW_MS))
    old = sa.MetaData()
    old.reflect(engine)
    with engine.begin() as connection:

        def insert(table: str, *rows: tuple[object, ...]) -> None:
            columns = old.tables[table].columns.keys()
            connection.execute(
                old.tables[table].insert(), [dict(zip(columns, row, strict=True)) for row in rows]
            )

        insert("location", ("main", "e" * 32, 1, 2), ("other", "f" * 32, 0, 0))
        insert(
            "orders",
            *(
                (each.id, "main", "till-1", each.external_id, "pending", sent.fingerprint(), encode(each))
                for each, sent in zip(orders, (order("A"), order("B")), strict=True)
            ),
        )
        insert("events", ("main", 1, 1, None, "pending", b"{}"))
        insert("answers", (command.id, hashlib.sha256(encode(command)).hexdigest(), 2**50, answer))
    engine.dispose()

    main, other = Store(url), Store(url, location="other")

    async def run() -> None:
        assert (main.epoch, other.epoch) == ("e" * 32, "f" * 32)
        assert await main.standing() == (Head("e" * 32, 1), list(orders))
        assert await main.history(1) == [b"{}"]
        assert await main.command(command, station="pending") == answer
        assert await other.command(command, station="pending") == answer, "whoever was answered, it is done"
        assert not (await main.place(order("A"))).created
        assert (await main.place(order("C"))).order.id == 3
        assert (await other.place(order("A"))).order.id == 1
        await other.set_status(1, Status.READY, by="api")
        assert [each.status for each in (await main.standing())[1]] == [Status.PENDING] * 3

    asyncio.run(run())
    main.close()
    other.close()
    engine = open_engine(url)
    inspector = sa.inspect(engine)
    keys = {
        table: inspector.get_pk_constraint(table)["constrained_columns"] for table in ("orders", "answers")
    }
    assert keys == {"orders": ["location", "id"], "answers": ["location", "command_id"]}
    unique = inspector.get_unique_constraints("orders")
    assert [constraint["column_names"] for constraint in unique] == [["location", "source", "external_id"]]
    engine.dispose()
