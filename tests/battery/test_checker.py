"""The battery's own tools: each invariant fails on a history wrong in its way, and the network as it should."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from battery.chaos import Proxy
from battery.checker import Seen, delays, lags, violations
from battery.history import History, Outcome
from battery.menu import Menu
from battery.truth import Truth
from battery.verdict import Verdict, percentile
from hub_server.protocol.changes import act
from hub_server.protocol.intake import new_order
from hub_server.protocol.messages import Ack, Event, EventAction, Result
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Action, Status
from hub_server.protocol.times import timestamp
from kiosk_app import cook
from kiosk_app.board import Board, Link

EPOCH = "e" * 32
NOW_MS = 1_795_372_927_120


class Kitchen:
    """Three orders; the first was bumped; two screens; all of it as it should be, to be spoilt by a test."""

    def __init__(self) -> None:
        menu = Menu(random.Random(1))
        self.history = History()
        self.events: list[Event] = []
        self.answers: dict[str, Ack] = {}
        self.numbers: list[int] = []
        self.kept: dict[int, Order] = {}
        self.keys: Counter[tuple[str, str]] = Counter()
        self.head = 0
        for order_id in (1, 2, 3):
            sent = menu.order()
            order = new_order(msgspec.json.encode(sent)).stored(order_id, NOW_MS + order_id)
            self._event(order, None, EventAction.NEW_ORDER, order.source)
            placing = self.history.placing("till", sent)
            placing.answered_at, placing.outcome, placing.order_id = 100.0 + order_id, Outcome.OK, order_id
            self.keys[placing.key] += 1
        first = self.kept[1]
        self.command = cook.command(first, Action.BUMP, Status.PREPARING)
        after = act(first, self.command).order
        self._event(after, first.status, EventAction.STATUS_CHANGED, "pending")
        self.ack = Ack(station="pending", id=self.command.id, result=Result.APPLIED, order=after, seq=4)
        self.history.gave("kiosk-1", "pending", self.command)
        self.history.answered(self.command, self.ack)
        self.history.bumps[self.command.id].answered_at = 110.0
        self.answers[self.command.id] = self.ack
        self.screens = [self._screen("kiosk-1", "pending"), self._screen("kiosk-2", "preparing")]

    def _event(self, order: Order, old: Status | None, action: EventAction, by: str) -> None:
        self.head += 1
        self.numbers.append(self.head)
        self.events.append(
            Event(
                seq=self.head,
                at=timestamp(NOW_MS),
                action=action,
                order_id=order.id,
                old_status=old,
                new_status=order.status,
                by=by,
                order=order,
            )
        )
        self.kept[order.id] = order

    def _screen(self, name: str, station: str) -> Seen:
        orders = self.truth().board(station)
        board = Board(station=station, orders=orders, epoch=EPOCH, seq=4, total=len(orders))
        steps = [(100.5, EPOCH, 0)] + [
            (at, EPOCH, seq) for seq, at in enumerate((101.1, 102.1, 103.1, 110.1), 1)
        ]
        return Seen(name, station, board, steps, [(100.0, Link.RECONNECTING), (100.5, Link.CONNECTED)])

    def truth(self) -> Truth:
        return Truth(EPOCH, self.head, self.numbers, self.events, self.kept, self.keys, self.answers)

    def found(self) -> list[str]:
        return violations(self.history, self.truth(), self.screens)


def test_a_good_history_has_no_violations():
    """What is as it should be is not complained of; the lag is measured from the answer."""
    kitchen = Kitchen()
    assert kitchen.found() == []
    late = lags(kitchen.history, kitchen.truth(), kitchen.screens)
    assert late == pytest.approx([0.1, 0.1, 0.1])


def test_delays_count_from_asking_and_of_bumps_too():
    """What a hub that is held up answers late does not hide what it is late with."""
    kitchen = Kitchen()
    for placing in kitchen.history.placings:
        placing.invoked_at = 90.0 + (placing.order_id or 0)
    kitchen.history.bumps[kitchen.command.id].invoked_at = 108.0
    late = delays(kitchen.history, kitchen.truth(), kitchen.screens, since=92, until=200)
    assert late == pytest.approx([10.1, 10.1, 2.1, 2.1])


def lost(kitchen: Kitchen) -> None:
    """An order was acknowledged and is nowhere."""
    kitchen.history.placings[2].sent |= {"external_id": "nobody-knows"}


def under_another_number(kitchen: Kitchen) -> None:
    """The till was told another order's number."""
    kitchen.history.placings[2].order_id = 2


def bump_lost(kitchen: Kitchen) -> None:
    """A bump was acknowledged as an event that is another order's."""
    kitchen.events[3] = msgspec.structs.replace(kitchen.events[3], order_id=2)


def answer_lost(kitchen: Kitchen) -> None:
    """A retry of an acknowledged bump would be carried out again."""
    kitchen.answers.clear()


def another_answer(kitchen: Kitchen) -> None:
    """The cook was told something else than what is kept."""
    kitchen.answers[kitchen.command.id] = msgspec.structs.replace(kitchen.ack, result=Result.REJECTED, seq=0)


def not_as_the_log_left_it(kitchen: Kitchen) -> None:
    """The row of an order is older than its last event."""
    kitchen.kept[1] = kitchen.events[0].order


def doubled(kitchen: Kitchen) -> None:
    """An order that was sent twice is there twice."""
    kitchen.keys[kitchen.history.placings[0].key] = 2


def bumped_twice(kitchen: Kitchen) -> None:
    """One command made two events."""
    kitchen._event(kitchen.kept[1], Status.PENDING, EventAction.STATUS_CHANGED, "pending")


def one_event_for_two(kitchen: Kitchen) -> None:
    """Two cooks were both told that it was they."""
    kitchen.answers["another-command"] = kitchen.ack


def version_twice(kitchen: Kitchen) -> None:
    """Two rows of one version."""
    kitchen.events[3] = msgspec.structs.replace(
        kitchen.events[3], order=msgspec.structs.replace(kitchen.kept[1], version=1)
    )


def answered_twice(kitchen: Kitchen) -> None:
    """A screen was told twice about one tap."""
    kitchen.history.answered(kitchen.command, kitchen.ack)


def hole(kitchen: Kitchen) -> None:
    """A number is missing in the log."""
    kitchen.numbers[2:] = [4, 5]
    kitchen.head = 5


def head_ahead(kitchen: Kitchen) -> None:
    """The location says it has more events than there are."""
    kitchen.head = 5


def ghost(kitchen: Kitchen) -> None:
    """A card that left still hangs on a screen."""
    board = kitchen.screens[0].board
    kitchen.screens[0].board = replace(board, orders=(kitchen.events[0].order, *board.orders))


def missing(kitchen: Kitchen) -> None:
    """A card is not on the screen."""
    board = kitchen.screens[0].board
    kitchen.screens[0].board = replace(board, orders=board.orders[1:])


def twice(kitchen: Kitchen) -> None:
    """A card hangs twice."""
    board = kitchen.screens[0].board
    kitchen.screens[0].board = replace(board, orders=(board.orders[0], *board.orders))


def old_card(kitchen: Kitchen) -> None:
    """A screen shows an order as it was before."""
    board = kitchen.screens[1].board
    old = msgspec.structs.replace(board.orders[0], version=1)
    kitchen.screens[1].board = replace(board, orders=(old,))


def wrong_count(kitchen: Kitchen) -> None:
    """A screen says another number of orders."""
    kitchen.screens[0].board = replace(kitchen.screens[0].board, total=7)


def another_log(kitchen: Kitchen) -> None:
    """A screen shows a log that was restored since."""
    kitchen.screens[0].board = replace(kitchen.screens[0].board, epoch="f" * 32)


def altered_text(kitchen: Kitchen) -> None:
    """The cook reads another name than the till wrote."""
    kitchen.history.placings[1].sent["items"][0]["name"] += " "


def altered_quantity(kitchen: Kitchen) -> None:
    """Three burgers arrived as one."""
    kitchen.history.placings[1].sent["items"][0]["quantity"] = 998


def altered_modifier(kitchen: Kitchen) -> None:
    """The cook does not read "no nuts"."""
    kitchen.history.placings[1].sent["items"][0]["modifiers"] = [{"name": "nuts", "kind": "no"}]


def lied(kitchen: Kitchen) -> None:
    """A screen said connected and had not heard of an order for four seconds."""
    screen = kitchen.screens[0]
    screen.steps = [(at + (4 if seq == 3 else 0), epoch, seq) for at, epoch, seq in screen.steps]


def never_heard(kitchen: Kitchen) -> None:
    """A screen says connected for ever and never got the last event."""
    kitchen.screens[1].steps.pop()


@pytest.mark.parametrize(
    ("invariant", "spoil"),
    [
        *(("I1", spoil) for spoil in (lost, under_another_number, bump_lost, answer_lost, another_answer)),
        ("I1", not_as_the_log_left_it),
        *(
            ("I2", spoil)
            for spoil in (doubled, bumped_twice, one_event_for_two, version_twice, answered_twice)
        ),
        *(("I3", spoil) for spoil in (hole, head_ahead)),
        *(("I4", spoil) for spoil in (ghost, missing, twice, old_card, wrong_count, another_log)),
        *(("I5", spoil) for spoil in (altered_text, altered_quantity, altered_modifier)),
        *(("I6", spoil) for spoil in (lied, never_heard)),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_each_invariant_is_seen_to_fail(invariant: str, spoil: Callable[[Kitchen], None]):
    """A checker that would not notice its fault lets every run pass."""
    kitchen = Kitchen()
    spoil(kitchen)
    assert invariant in {each.partition(" ")[0] for each in kitchen.found()}


def test_a_screen_that_says_it_is_behind_has_not_lied():
    """Being late is no lie as long as the glass says so."""
    kitchen = Kitchen()
    lied(kitchen)
    kitchen.screens[0].shown.append((105.5, Link.RECONNECTING))
    kitchen.screens[0].shown.append((107.2, Link.CONNECTED))
    assert kitchen.found() == []


def test_a_percentile_of_nothing_is_no_good_figure():
    """A row that measured nothing must not pass for having been quick."""
    verdict = Verdict()
    verdict.most("p99", percentile([], 99), 250)
    verdict.exactly("orders", 9, 10)
    verdict.most("p99", 300, 250)
    assert (len(verdict.faults), len(verdict.late), verdict.passed) == (2, 1, False)


def test_the_same_seed_makes_the_same_orders():
    """A failing run can be repeated."""
    made = [[Menu(random.Random(seed)).order() for _ in range(20)] for seed in (5, 5, 6)]
    assert made[0] == made[1] != made[2]
    for order in made[0]:
        new_order(msgspec.json.encode(order))


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(1000):
        writer.write(data)
    writer.close()


def through_a_proxy(scene: Callable[[Proxy, asyncio.StreamReader, asyncio.StreamWriter], Any]) -> None:
    async def run() -> None:
        async with asyncio.timeout(20):
            server = await asyncio.start_server(_echo, "127.0.0.1", 0)
            proxy = Proxy(server.sockets[0].getsockname()[1])
            await proxy.start()
            reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
            writer.write(b"hello")
            assert await reader.readexactly(5) == b"hello"
            await scene(proxy, reader, writer)
            writer.close()
            proxy.close()
            server.close()

    asyncio.run(run())


async def nothing(reader: asyncio.StreamReader) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await reader.read(1)


@pytest.mark.parametrize("ways", [{}, {"up": False}, {"down": False}], ids=["both", "down", "up"])
def test_a_cut_says_nothing_and_what_waited_arrives_after_it(ways: dict[str, bool]):
    """Silence, not an error: that is what a pulled cable is like."""

    async def scene(proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        proxy.cut(**ways)
        writer.write(b"lost?")
        await nothing(reader)
        proxy.heal()
        assert await reader.readexactly(5) == b"lost?"

    through_a_proxy(scene)


def test_a_reset_is_heard_at_once():
    """And the next connection works."""

    async def scene(proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        proxy.reset()
        with pytest.raises(ConnectionResetError):
            await reader.readexactly(1)
        again, sender = await asyncio.open_connection("127.0.0.1", proxy.port)
        sender.write(b"again")
        assert await again.readexactly(5) == b"again"
        sender.close()

    through_a_proxy(scene)


def test_a_slow_reader_gets_its_bytes_and_no_more():
    """Twenty bytes a slice, so that a row can fill a hub's queue."""

    async def scene(proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        proxy.slow(400)
        writer.write(b"x" * 200)
        assert len(await reader.read(1000)) <= 20
        proxy.slow(None)
        await reader.readexactly(100)

    through_a_proxy(scene)


def test_only_websockets_are_blocked():
    """Some networks let pages through and nothing else."""

    async def scene(proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        proxy.block_sockets()
        writer.write(b"still")
        assert await reader.readexactly(5) == b"still"
        answers, asker = await asyncio.open_connection("127.0.0.1", proxy.port)
        asker.write(b"GET /ws/kitchen/pending/ HTTP/1.1\r\n")
        with pytest.raises(ConnectionResetError):
            await answers.readexactly(1)

    through_a_proxy(scene)
