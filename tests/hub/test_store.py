import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa

from hub.databases import log, told
from hub.full_disk import full_disk
from hub.orders import bump, order
from hub_server import tables
from hub_server.database import SCHEMA, StoreError, open_engine, read_location
from hub_server.protocol.messages import Command, Result
from hub_server.protocol.states import Action, Status
from hub_server.refusals import Conflict, NotPossible, Unknown
from hub_server.store import Store
from hub_server.writer import Transaction, Writer
from servers.old_schema import migrated


def test_an_order_sent_five_times_at_once_is_one_order(store: Store) -> None:
    """A POS may retry as often as it likes."""

    async def run() -> None:
        placed = await asyncio.gather(*(store.place(order("A")) for _ in range(5)))
        assert sorted(each.created for each in placed) == [False] * 4 + [True]
        assert len({each.order.id for each in placed}) == 1
        assert len(await log(store)) == 1

    asyncio.run(run())


def test_the_same_key_with_another_body_is_a_conflict_and_changes_nothing(store: Store) -> None:
    """Two different orders never become one."""

    async def run() -> None:
        await store.place(order("A"))
        with pytest.raises(Conflict, match="PUT"):
            await store.place(order("A", note="another"))
        assert [event.order.note for event in await log(store)] == [""]

    asyncio.run(run())


def test_numbers_are_dense_and_in_the_order_of_commits_under_many_writers(url: str) -> None:
    """`seq` grows by one per event, also with two hubs on one database."""
    stores = [Store(url), Store(url)]

    async def run() -> None:
        for start in range(0, 200, 50):
            await asyncio.gather(
                *(stores[n % 2].place(order(n)) for n in range(start, start + 50)),
                # The same orders through the other hub: a race for the same key.
                *(stores[(n + 1) % 2].place(order(n)) for n in range(start, start + 50)),
            )
        events = await log(stores[0])
        assert [event.seq for event in events] == list(range(1, 201))
        assert len({event.order_id for event in events}) == 200
        assert (await stores[1].head()).seq == 200

    try:
        asyncio.run(run())
    finally:
        for each in stores:
            each.close()


def test_eight_cooks_bump_one_order_and_one_of_them_did_it(store: Store) -> None:
    """Racing kiosks have one effect; the others hear that it is done."""

    async def run() -> None:
        placed = (await store.place(order())).order
        bodies = await asyncio.gather(
            *(
                store.command(bump(placed, Status.PREPARING, id=f"racing-{n}"), station="pending")
                for n in range(8)
            )
        )
        results = sorted(told(body).result for body in bodies)
        assert results == [Result.ALREADY_DONE] * 7 + [Result.APPLIED]
        assert [event.new_status for event in await log(store)] == [Status.PENDING, Status.PREPARING]

    asyncio.run(run())


def test_a_bump_without_a_target_is_not_a_second_step_for_who_comes_late(store: Store) -> None:
    """Two cooks tap the same card at once: it moves one step, not two."""

    async def run() -> None:
        seen = (await store.place(order())).order
        first = await store.command(bump(seen, id="the-first-cook"), station="pending")
        second = await store.command(bump(seen, id="the-second-cook"), station="pending")
        assert told(first).result is Result.APPLIED
        assert told(second).result is Result.ALREADY_DONE

    asyncio.run(run())


def test_the_same_command_gets_the_same_answer_also_after_a_restart(url: str) -> None:
    """A retry, even to a hub that was restarted, is answered byte for byte as before."""

    async def run(store: Store, command: Command | None) -> tuple[bytes, Command]:
        if command is None:
            command = bump((await store.place(order())).order)
        return await store.command(command, station="pending"), command

    first = Store(url)
    before, command = asyncio.run(run(first, None))
    first.close()
    second = Store(url)
    after, _ = asyncio.run(run(second, command))
    assert second.epoch == first.epoch, "a restart is no restore"
    second.close()
    assert before == after


def test_a_command_id_used_for_something_else_is_a_conflict(store: Store) -> None:
    """Two wishes never get one answer."""

    async def run() -> None:
        placed = (await store.place(order())).order
        await store.command(bump(placed, id="chosen-once"), station="pending")
        with pytest.raises(Conflict):
            await store.command(bump(placed, id="chosen-once", action=Action.CANCEL), station="pending")

    asyncio.run(run())


def test_a_command_about_a_card_of_another_log_changes_nothing(store: Store) -> None:
    """After a restore the same number may be another order's: the cook is asked to look again."""

    async def run() -> None:
        placed = (await store.place(order())).order
        old = told(await store.command(bump(placed, id="from-before", epoch="f" * 32), station="pending"))
        new = told(await store.command(bump(placed, id="from-today", epoch=store.epoch), station="pending"))
        assert (old.result, new.result) == (Result.REJECTED, Result.APPLIED)
        assert "restored" in old.detail

    asyncio.run(run())


def test_a_bump_never_swallows_an_item_the_cook_has_not_seen(store: Store) -> None:
    """Items added while the finger was on its way: `stale_items`, and the card stays."""

    async def run() -> None:
        seen = (await store.place(order())).order
        await store.replace(order(items=[{"name": "Burger"}, {"name": "Fries"}]))
        body = await store.command(bump(seen, Status.PREPARING), station="pending")
        assert told(body).result is Result.STALE_ITEMS
        assert [event.new_status for event in await log(store)] == [Status.PENDING] * 2

    asyncio.run(run())


def test_a_job_that_fails_harms_none_of_its_batch(tmp_path: Path) -> None:
    """Refusals and defects stay with the one who asked."""

    async def run() -> None:
        engine = open_engine(f"sqlite:///{tmp_path / 'heard.db'}")
        with engine.begin() as connection:
            read_location(connection, "main")
        heard: list[int] = []
        writer = Writer(
            engine, "main", committed=lambda events: heard.extend(e.seq for e in events), now_ms=int
        )

        def broken(transaction: Transaction) -> None:
            raise ZeroDivisionError

        jobs = [
            writer.run(broken),
            *(writer.run(lambda t: t.next_order_id()) for _ in range(3)),
            writer.run(broken),
        ]
        writer.start()
        results = await asyncio.gather(*jobs, return_exceptions=True)
        writer.stop()
        engine.dispose()
        assert [type(each) for each in results] == [ZeroDivisionError, int, int, int, ZeroDivisionError]

    asyncio.run(run())


def test_the_database_refusing_a_commit_is_told_to_everybody_and_nothing_is_stored(tmp_path: Path) -> None:
    """No acknowledgement of what is not on disk."""
    path = tmp_path / "heard.db"
    store = Store(f"sqlite:///{path}")

    async def run() -> None:
        await store.place(order("kept"))
        with full_disk(path):
            refused = await asyncio.gather(*(store.place(order(n)) for n in range(3)), return_exceptions=True)
        assert all(isinstance(each, StoreError) for each in refused)
        assert [event.order.external_id for event in await log(store)] == ["kept"]
        assert (await store.place(order("next"))).order.id == 2, "a number that was not committed is not lost"

    asyncio.run(run())
    store.close()


def test_a_cancelled_order_is_told_as_such_and_the_seed_call_refuses_to_go_back(store: Store) -> None:
    """What is over stays over, whichever way somebody tries to move it, and leaves one event each."""

    async def run() -> None:
        placed = (await store.place(order())).order
        assert (await store.set_status(placed.id, Status.READY, by="api")).old_status is Status.PENDING
        with pytest.raises(NotPossible, match="ready"):
            await store.set_status(placed.id, Status.PENDING, by="api")
        with pytest.raises(Unknown):
            await store.set_status(99, Status.READY, by="api")
        assert (await store.tills.cancel("till-1", "1")).status is Status.CANCELLED
        assert (await store.tills.cancel("till-1", "1")).status is Status.CANCELLED
        assert told(await store.command(bump(placed), station="ready")).result is Result.CANCELLED
        assert len(await log(store)) == 3

    asyncio.run(run())


def test_what_stands_open_and_what_left_survive_a_restart(url: str) -> None:
    """The next hub finds the rail as it was, and what can be recalled."""

    async def fill(store: Store) -> None:
        for n in range(4):
            await store.place(order(n))
        await store.set_status(1, Status.PREPARING, by="api")
        await store.set_status(2, Status.COMPLETE, by="api")
        await store.set_status(3, Status.CANCELLED, by="api")

    async def look(store: Store) -> None:
        head, orders = await store.standing()
        assert head.seq == 7
        assert {each.id: each.status for each in orders} == {1: Status.PREPARING, 4: Status.PENDING}
        assert [each.id for each in await store.left(Status.PENDING, at_most=10)] == [2, 1]

    first = Store(url)
    asyncio.run(fill(first))
    first.close()
    second = Store(url)
    asyncio.run(look(second))
    second.close()


def schema(engine: sa.Engine) -> dict[str, object]:
    """All that a database says of its tables."""
    inspector = sa.inspect(engine)
    said: dict[str, object] = {}
    for table in inspector.get_table_names():
        columns = [
            (each["name"], str(each["type"]), each["nullable"]) for each in inspector.get_columns(table)
        ]
        indexes = [
            (each["name"], each["column_names"], each["unique"]) for each in inspector.get_indexes(table)
        ]
        said[table] = (
            sorted(columns),
            inspector.get_pk_constraint(table)["constrained_columns"],
            sorted(indexes, key=str),
            sorted((each["name"], each["column_names"]) for each in inspector.get_unique_constraints(table)),
            inspector.get_foreign_keys(table),
            inspector.get_check_constraints(table),
        )
    return said


def test_a_new_database_is_what_all_migrations_together_make(url: str) -> None:
    """And whichever hub opens it next finds nothing to do."""
    old = migrated(url, "head")
    by_migrations = schema(old)
    metadata = sa.MetaData()
    metadata.reflect(old)
    metadata.drop_all(old)
    old.dispose()
    for _ in range(2):
        engine = open_engine(url)
        assert schema(engine) == by_migrations
        with engine.begin() as connection:
            assert connection.exec_driver_sql("SELECT * FROM alembic_version").all() == [(SCHEMA,)]
        engine.dispose()


def test_the_migrations_make_the_tables_the_store_uses(url: str) -> None:
    """The schema in code, the migrations and the number the start compares are one."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    migrated(url, "head").dispose()
    engine = open_engine(url)
    with engine.begin() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []
        assert context.get_current_revision() == SCHEMA
    engine.dispose()


def test_a_database_of_a_newer_hub_is_refused_in_words(tmp_path: Path) -> None:
    """An older hub would not know what it breaks."""
    url = f"sqlite:///{tmp_path / 'heard.db'}"
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(StoreError, match="newer version"):
        open_engine(url)


def test_sqlite_runs_with_a_write_ahead_log_and_full_sync(tmp_path: Path) -> None:
    """Acknowledged means fsync."""
    engine = open_engine(f"sqlite:///{tmp_path / 'heard.db'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    engine.dispose()
