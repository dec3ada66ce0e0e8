"""What the hub has to do by itself, and what may go wrong meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
import pytest

from hub_server import clockwork
from hub_server.clockwork import Clockwork
from hub_server.database import StoreError
from hub_server.protocol.due import Due, DueKind
from hub_server.protocol.kitchen import Kitchen
from hub_server.protocol.orders import Order, Pace
from hub_server.protocol.states import Status
from hub_server.protocol.times import milliseconds, timestamp
from sample_orders import NOW_MS, placed

KITCHEN = Kitchen(day_ends="04:00", time_zone="Europe/Berlin")
FOUR = milliseconds("2026-11-23T04:00:00.000+01:00")


class Store:
    """A store that does what a test tells it to."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, DueKind]] = []
        self.does: Callable[[int], Awaitable[Order | None]] | None = None

    async def by_itself(self, order_id: int, due: Due) -> Order | None:
        """See `Store`."""
        self.asked.append((order_id, due.kind))
        return None if self.does is None else await self.does(order_id)


class Hub:
    """A clockwork with a clock of its own, which looks all the time."""

    def __init__(self, *orders: Order, now_ms: int = NOW_MS) -> None:
        self.store = Store()
        self.now_ms = now_ms
        self.clockwork = Clockwork(self.store, now_ms=lambda: self.now_ms)  # type: ignore[arg-type]  # half a store
        self.clockwork.begin(orders, KITCHEN)

    async def looks(self, times: int = 3) -> None:
        """Lets it look, so often at least."""
        running = asyncio.create_task(self.clockwork.run())
        for _ in range(10 * times):
            await asyncio.sleep(0)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a second."""
    monkeypatch.setattr(clockwork, "LOOK_EVERY_S", 0)


def held(order_id: int, minutes: int) -> Order:
    """An order whose one item is fired in so many minutes."""
    order = placed("Steak")
    pace = Pace(held=True, held_at=timestamp(NOW_MS), fire_at=timestamp(NOW_MS + minutes * 60_000))
    item = msgspec.structs.replace(order.items[0], pace=pace)
    return msgspec.structs.replace(order, id=order_id, items=(item,))


def test_what_is_due_is_asked_for_once_its_time_has_come() -> None:
    """The first one first."""
    hub = Hub(held(1, 10), held(2, 5), held(3, 60))
    asyncio.run(hub.looks())
    assert hub.store.asked == []
    hub.now_ms += 10 * 60_000
    asyncio.run(hub.looks())
    assert hub.store.asked == [(2, DueKind.FIRE), (1, DueKind.FIRE)]


def test_one_order_that_cannot_be_helped_does_not_end_it(caplog: pytest.LogCaptureFixture) -> None:
    """It is told, and tried again; all others have their turn."""
    hub = Hub(held(1, 5), held(2, 6))

    async def fails(order_id: int) -> Order | None:
        if order_id == 1:
            raise ZeroDivisionError("nobody has thought of this")
        return None

    hub.store.does = fails
    hub.now_ms += 10 * 60_000
    asyncio.run(hub.looks())
    assert {(1, DueKind.FIRE), (2, DueKind.FIRE)} <= set(hub.store.asked)
    assert hub.store.asked.count((1, DueKind.FIRE)) == 1, "not each second"
    hub.now_ms += clockwork.AGAIN_MS
    asyncio.run(hub.looks())
    assert hub.store.asked.count((1, DueKind.FIRE)) == 2
    assert "nobody has thought of this" in caplog.text
    assert "order 1" in caplog.text


def test_a_time_that_changed_while_the_store_was_busy_is_not_lost() -> None:
    """An event came in between, and then the store refused."""
    hub = Hub(held(1, 5))

    async def refuses(order_id: int) -> Order | None:
        hub.clockwork.heard(held(1, 30))
        raise StoreError("the disk is full")

    hub.store.does = refuses
    hub.now_ms += 10 * 60_000
    asyncio.run(hub.looks())
    assert hub.store.asked == [(1, DueKind.FIRE)], "it is not due any more"
    hub.store.does = None
    hub.now_ms += 30 * 60_000
    asyncio.run(hub.looks())
    assert hub.store.asked == [(1, DueKind.FIRE)] * 2


def test_an_order_that_was_over_before_it_was_asked_for_is_forgotten() -> None:
    """Its event came first, and there was nothing left to do."""
    hub = Hub(held(1, 5))

    async def over(order_id: int) -> Order | None:
        hub.clockwork.heard(msgspec.structs.replace(held(1, 5), status=Status.COMPLETE))
        return None

    hub.store.does = over
    hub.now_ms += 10 * 60_000
    asyncio.run(hub.looks())
    hub.now_ms += 10 * clockwork.AGAIN_MS
    asyncio.run(hub.looks())
    assert hub.store.asked == [(1, DueKind.FIRE)]


def test_an_order_that_changed_while_another_one_was_done_is_looked_at_as_it_is() -> None:
    """It is not asked for what it was due for before."""
    hub = Hub(held(1, 5), held(2, 6))

    async def tells(order_id: int) -> Order | None:
        if order_id == 1:
            hub.clockwork.heard(held(2, 90))
        return None

    hub.store.does = tells
    hub.now_ms += 10 * 60_000
    asyncio.run(hub.looks())
    assert {order_id for order_id, _ in hub.store.asked} == {1}


def test_the_day_ends_before_what_would_have_been_due_later() -> None:
    """With the clock alone, though nothing has happened to the order."""
    hub = Hub(msgspec.structs.replace(placed("Steak"), id=1), now_ms=FOUR - 1000)
    asyncio.run(hub.looks())
    assert hub.store.asked == []
    hub.now_ms = FOUR
    asyncio.run(hub.looks())
    assert hub.store.asked[0] == (1, DueKind.END_OF_DAY)
