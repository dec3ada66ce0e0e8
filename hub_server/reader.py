"""Reading the store: orders and the log as they are, on connections that hold up nobody who writes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from hub_server import tables
from hub_server.database import StoreError, explained
from hub_server.protocol.intake import is_key
from hub_server.protocol.kitchen import KitchenEvent, KitchenState, what_changed
from hub_server.protocol.orders import Order
from hub_server.protocol.states import OPEN, Status
from hub_server.protocol.times import milliseconds, timestamp
from hub_server.register import ACCESS_VERSION
from hub_server.rows import EVENT, KITCHEN, ORDER, event_body, kitchen_body, order_body
from hub_server.soundness import Soundness
from hub_server.transaction import KITCHEN_VERSION, Numbered, read_kitchen, stored_kitchen, stored_order

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """How far the log reaches.

    Attributes:
        epoch: its identity; another one than before means that the log was restored.
        seq: the number of its last event.
        kitchen: the version of the kitchen, which is described beside the log.
        access: the version of the credentials, which are kept beside it, too.
    """

    epoch: str
    seq: int
    kitchen: int = 0
    access: int = 0


class Reader:
    """What can be asked of one location's orders and log; every method raises `StoreError` when it cannot be read.

    Args:
        engine: from `database.open_engine`.
        location: name of the location.
        soundness: asked before each read whether the database is still the one that was opened.
    """

    def __init__(self, engine: sa.Engine, location: str, soundness: Soundness | None = None) -> None:
        self.location = location
        self.soundness = soundness or Soundness()
        self._reading = engine.execution_options(reading=True)
        if engine.dialect.name == "postgresql":
            # All statements of a read see one state. SQLite's always do; PostgreSQL's would each see a newer one.
            self._reading = self._reading.execution_options(isolation_level="REPEATABLE READ")

    async def order(self, source: str, external_id: str) -> Order | None:
        """The order a POS sent, as it is now."""
        if not (is_key(source) and is_key(external_id)):
            return None
        orders = tables.orders.c
        found = await self._orders(
            ORDER.where(
                orders.location == self.location,
                orders.source == source,
                orders.external_id == external_id,
            )
        )
        return found[0] if found else None

    async def history(self, order_id: int) -> list[bytes]:
        """Every event of one order, oldest first, encoded."""
        events = tables.events.c
        query = EVENT.where(events.location == self.location, events.order_id == order_id).order_by(
            events.seq
        )
        return await self._read(lambda connection: [event_body(row) for row in connection.execute(query)])

    async def head(self) -> Head:
        """The log's identity and the number of its last event."""
        return await self._read(self._head)

    def _head(self, connection: sa.Connection) -> Head:
        location = tables.location.c
        row = connection.execute(
            sa.select(
                location.epoch,
                location.seq,
                KITCHEN_VERSION.label("kitchen"),
                ACCESS_VERSION.label("access"),
            ).where(location.name == self.location)
        ).one_or_none()
        if row is None:
            # Taken out of its database, or the database taken away under it.
            raise StoreError("The database does not know this location any more.")
        return Head(row.epoch, row.seq, row.kitchen, row.access)

    async def events_after(self, seq: int, *, at_most: int = 1000) -> list[Numbered]:
        """Events of the log with greater numbers than `seq`, in order, without holes."""
        events = tables.events.c
        query = (
            EVENT.where(events.location == self.location, events.seq > seq)
            .order_by(events.seq)
            .limit(at_most)
        )
        return await self._read(
            lambda connection: [Numbered(row.seq, event_body(row)) for row in connection.execute(query)]
        )

    async def kitchen(self, version: int | None = None) -> KitchenState:
        """The kitchen as it runs now, or as it was in a version of it."""

        def read(connection: sa.Connection) -> KitchenState:
            wanted = self._head(connection).kitchen if version is None else version
            return read_kitchen(connection, self.location, wanted) if wanted else KitchenState()

        return await self._read(read)

    async def kitchen_events(self, since: int, *, at_most: int) -> list[KitchenEvent]:
        """What happened to the kitchen after its version `since`, oldest first."""
        kitchens = tables.kitchens.c

        def read(connection: sa.Connection) -> list[KitchenEvent]:
            query = KITCHEN.where(kitchens.location == self.location, kitchens.version >= since)
            rows = connection.execute(query.order_by(kitchens.version).limit(at_most + 1)).all()
            events: list[KitchenEvent] = []
            before = KitchenState()
            for row in rows:
                state = stored_kitchen.decode(kitchen_body(row))
                if row.version > since:
                    action, name = what_changed(before, state)
                    events.append(
                        KitchenEvent(
                            version=row.version, at=timestamp(row.at_ms), by=row.by, action=action, name=name
                        )
                    )
                before = state
            return events[:at_most]

        return await self._read(read)

    async def standing(self) -> tuple[Head, list[Order]]:
        """The log's head and all open orders, both as of the same moment."""
        orders = tables.orders.c
        query = ORDER.where(orders.location == self.location, orders.status.in_(sorted(OPEN)))

        def read(connection: sa.Connection) -> tuple[Head, list[Order]]:
            head = self._head(connection)
            return head, _orders_of(connection, query)

        return await self._read(read)

    async def left(self, status: Status, *, at_most: int) -> list[Order]:
        """The orders that left `status` last and are not there again, latest first, as they are now."""
        events, orders = tables.events.c, tables.orders.c
        latest = (
            sa.select(events.order_id, sa.func.max(events.seq).label("seq"))
            .where(
                events.location == self.location,
                events.old_status == status,
                events.new_status != status,
            )
            .group_by(events.order_id)
            .order_by(sa.desc("seq"))
            .limit(at_most * 2)
            .subquery()
        )
        return await self._orders(
            ORDER.join(latest, latest.c.order_id == orders.id)
            .where(orders.location == self.location, orders.status.not_in([status, Status.CANCELLED]))
            .order_by(latest.c.seq.desc())
            .limit(at_most)
        )

    async def latest(self, *, at_most: int) -> list[Order]:
        """The orders that something happened to last, latest first, as they are now."""
        events, orders = tables.events.c, tables.orders.c
        last = (
            sa.select(events.order_id, events.seq)
            .where(events.location == self.location)
            .order_by(events.seq.desc())
            # An order has some events of its own; those of one rush are enough to fill a list of recalls.
            .limit(at_most * 10)
            .subquery()
        )
        grouped = (
            sa.select(last.c.order_id, sa.func.max(last.c.seq).label("seq"))
            .group_by(last.c.order_id)
            .subquery()
        )
        return await self._orders(
            ORDER.join(grouped, grouped.c.order_id == orders.id)
            .where(orders.location == self.location, orders.status != Status.CANCELLED)
            .order_by(grouped.c.seq.desc())
            .limit(at_most)
        )

    async def placed_after(
        self, since_ms: int, *, at_most: int, wanted: Callable[[Order], bool]
    ) -> list[Order]:
        """The orders that guests ordered since an instant, latest first, as they are now.

        Args:
            since_ms: by the hub's clock.
            at_most: of the last orders that came in, so many are looked at.
            wanted: says which of them; asked in another thread.
        """
        orders = tables.orders.c
        query = ORDER.where(orders.location == self.location).order_by(orders.id.desc()).limit(at_most)

        def read(connection: sa.Connection) -> list[Order]:
            return [
                order
                for order in _orders_of(connection, query)
                if milliseconds(order.date_ordered) >= since_ms and wanted(order)
            ]

        return await self._read(read)

    async def _orders(self, query: sa.Select[Any]) -> list[Order]:
        return await self._read(lambda connection: _orders_of(connection, query))

    async def _read(self, read: Callable[[sa.Connection], T]) -> T:
        """What `read` finds on a connection of its own, in another thread; all its statements see one state.

        Raises:
            StoreError: the database cannot be used.
        """

        def connected() -> T:
            try:
                self.soundness.check()
                with self._reading.begin() as connection:
                    return read(connection)
            except StoreError as error:
                self.soundness.tell(error)
                raise
            except sa.exc.DBAPIError as error:
                failure = explained(error)
                self.soundness.tell(failure)
                raise failure from None
            except sa.exc.TimeoutError:
                raise StoreError("The database is too busy to answer.") from None

        return await asyncio.to_thread(connected)


def _orders_of(connection: sa.Connection, query: sa.Select[Any]) -> list[Order]:
    return [stored_order.decode(order_body(row)) for row in connection.execute(query)]
