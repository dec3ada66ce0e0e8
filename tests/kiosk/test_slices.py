"""A whole board at once: the page on the glass first, card by card, and nothing waits for the rest."""

from dataclasses import replace
from itertools import count, pairwise

import msgspec
import pytest
from boards.reference import NOW_MS, Ticket, board

from hub_server.protocol.messages import OrdersUpdate, encode
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Status
from hub_server.protocol.times import timestamp
from kiosk_app.aging import Agings
from kiosk_app.board import apply
from kiosk_app.config import Config
from kiosk_app.layout import pages
from kiosk_app.memory import keep_large_blocks_apart
from kiosk_app.order_model import OrderModel
from kiosk_app.rail_view import SLICE_S, RailView
from kiosk_parts.rows import RAIL, page


def wide(text: str, size: int, weight: int) -> float:
    return len(text) * size * 0.55


def tickets(number: int):
    return tuple(
        Ticket(id_, 4000 - id_).add(1, "Soup").add(2, "Stew").order() for id_ in range(1, 1 + number)
    )


class Clock:
    """Every look at it takes as long as a slice."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += SLICE_S
        return self.now


# --- pages ------------------------------------------------------------------------------------------------------------


def test_no_more_cards_are_built_than_the_page_needs():
    """And one, which shows that the page is full."""
    view = RailView(wide, lambda: 0.0)
    view.resize(RAIL)
    view.hang(tickets(200))
    hung = [segment.order_id for segment in view.visible]
    asked = []
    cards = (asked.append(made.order.id) or made for made in view._cards.values())
    first = next(pages(cards, RAIL))
    assert [segment.order_id for segment in first] == hung
    assert len(asked) == len(set(hung)) + 1


def test_the_page_on_the_glass_hangs_first_and_the_others_follow():
    """Meanwhile as many pages are told as before; whoever asks for one of them gets it."""
    clock = Clock()
    view = RailView(wide, clock)
    view.resize(RAIL)
    view.hang(tickets(200))
    assert not view.whole
    assert len(view._pages) == 1
    while not view.whole:
        view.go_on()
    many = view.count
    assert many > 10
    assert [segment.order_id for each in view._pages for segment in each] == list(range(1, 201))
    other = tickets(201)
    view.hang(tuple(msgspec.structs.replace(order, number="A") for order in other))
    assert not view.whole
    assert view.count == many
    assert view.unseen_orders()[1] == [id_ for id_ in range(1, 202) if id_ not in view._seen]
    last = view.page_of(201)
    assert view.whole
    assert last == view.count - 1


@pytest.mark.parametrize("ask", ["turn", "find", "page_of"])
def test_whoever_wants_a_page_that_does_not_hang_yet_gets_it(ask):
    """A finger does not wait for slices."""
    view = RailView(wide, Clock())
    view.resize(RAIL)
    view.hang(tickets(200))
    assert not view.whole
    if ask == "turn":
        assert view.turn(3)
        assert view.page == 3
    else:
        assert getattr(view, ask)(150) not in (None, 0)
    assert view.whole


def test_cards_of_another_size_do_not_come_among_the_new_ones():
    """The rail was made narrower while pages were still to come."""
    view = RailView(wide, Clock())
    view.resize(RAIL)
    orders = tickets(100)
    view.hang(orders)
    view.resize(replace(RAIL, width=900))
    view.go_on()
    view.hang(orders)
    while not view.whole:
        view.go_on()
    fresh = RailView(wide, lambda: 0.0)
    fresh.resize(replace(RAIL, width=900))
    fresh.hang(orders)
    assert view._pages == fresh._pages


def test_the_position_is_right_when_all_pages_hang(open_screen):
    """It follows by itself, without a word of the hub."""
    screen = open_screen()
    kiosk = screen.kiosk
    kiosk._view._clock = Clock()
    kiosk.board_changed(replace(screen.hub.board, orders=tickets(200), total=200, seq=101))
    screen.until(lambda: not kiosk._refresh.isActive())
    screen.until(lambda: kiosk._view.whole)
    assert kiosk.property("pages") == len(kiosk._view._pages) > 5
    assert f"of {kiosk.property('pages')}" in screen.one("position").property("text")


# --- cards ------------------------------------------------------------------------------------------------------------


def test_new_rows_come_a_few_at_a_time_and_in_their_order(qapp):
    """What stands there moves to its place at once; the others follow until all of them stand."""
    model = OrderModel()
    orders = board().orders[:6]
    wanted = page(orders)
    model.show(page(orders[2:3]))
    turns = count()
    shown = [{row.identity for row in model.rows}]
    while not model.show(wanted, enough=lambda: True):
        next(turns)
        shown.append({row.identity for row in model.rows})
        assert [row.identity for row in model.rows] == [
            row.identity for row in wanted if row.identity in shown[-1]
        ]
    assert [row.identity for row in model.rows] == [row.identity for row in wanted]
    assert all(len(later - earlier) == 1 for earlier, later in pairwise(shown))
    assert next(turns) >= 2


def test_a_page_that_stands_only_in_part_is_not_told_as_seen(open_screen):
    """The hub hears of it when its last card is on the glass; and no card takes a tap before it has stood."""
    screen = open_screen()
    kiosk = screen.kiosk
    screen.until(lambda: screen.hub.glass == [100])
    screen.until(lambda: not kiosk._glimpse.isActive())

    def slow() -> float:
        screen.time[0] += 0.01
        return screen.time[0]

    kiosk._clock = slow
    before = {row.identity for row in kiosk.orders.rows}
    shown = replace(screen.hub.board, orders=tickets(12), total=12, seq=101)
    screen.hub.board = shown
    kiosk.board_changed(shown)
    screen.until(lambda: not kiosk._refresh.isActive())
    stood = {row.identity for row in kiosk.orders.rows} - before
    assert kiosk._drawing_on.isActive()
    assert 0 < len(stood) < 12
    assert screen.hub.glass == [100]
    screen.until(lambda: screen.hub.glass == [100, 101])
    assert [row.orderId for row in kiosk.orders.rows] == list(range(1, 13))
    last = kiosk._view._moved_at[12]
    assert last > kiosk._view._moved_at[1]


# --- what has not changed ---------------------------------------------------------------------------------------------


def snapshot(orders, kitchen=None) -> OrdersUpdate:
    return OrdersUpdate(
        station="preparing",
        orders=orders,
        epoch="e" * 32,
        seq=7,
        now=timestamp(NOW_MS),
        total=len(orders),
        kitchen=kitchen,
    )


def test_a_snapshot_brings_only_what_has_changed():
    """What is as it was is the very order, so that its card is not built and drawn anew."""
    first = apply(board(), snapshot(tickets(20)))
    again = msgspec.json.decode(encode(first.orders), type=tuple[Order, ...])
    assert again[0] is not first.orders[0]
    second = apply(first, snapshot(again))
    assert second.orders is first.orders
    other = msgspec.structs.replace(again[4], note="in a hurry", version=9)
    third = apply(second, snapshot((*again[:4], other, *again[5:19])))
    assert [one is two for one, two in zip(third.orders, first.orders, strict=False)].count(False) == 1
    assert third.orders[4].note == "in a hurry"
    assert len(third.orders) == 19


def test_an_age_is_reckoned_once_for_an_order_as_it_is():
    """And anew when the order, its station or a setting has become another."""
    order = Ticket(1, 0).add(1, "Soup").order()
    agings, config = Agings(), Config(warn_s=100, late_s=200)
    known = agings.of(order, None, config)
    assert agings.of(order, None, config) is known
    assert (known.state, known.warns_ms, known.late_ms) == ("cooking", NOW_MS + 100_000, NOW_MS + 200_000)
    assert [known.is_late(at) for at in (None, NOW_MS + 199_999, NOW_MS + 200_000)] == [False, False, True]
    assert agings.of(order, None, Config(warn_s=100, late_s=300)).late_ms == NOW_MS + 300_000
    ready = msgspec.structs.replace(order, status=Status.READY)
    assert agings.of(ready, None, config).state == "ready"
    assert agings.of(ready, None, config).warns_ms is None
    done = msgspec.structs.replace(order, status=Status.COMPLETE)
    assert agings.of(done, None, config).late_ms is None
    agings.keep(())
    assert agings._known == {}


def test_large_pictures_go_back_to_the_system(monkeypatch):
    """Where its allocator can be told so; elsewhere nothing happens."""
    assert keep_large_blocks_apart()
    monkeypatch.setattr("kiosk_app.memory.sys.platform", "darwin")
    assert not keep_large_blocks_apart()
