"""Every layout: each part of each order hangs exactly once, in order, on the rail, and nothing covers anything."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from boards.reference import Ticket, board
from hypothesis import given, settings
from hypothesis import strategies as st

from hub_server.protocol.orders import Modifier, Order
from kiosk_app.card import Card
from kiosk_app.hanging import built, columns, pages
from kiosk_app.layout import Page, Rail, Segment
from kiosk_app.measures import Measures, measures, pixels_per_mm
from kiosk_app.panels import fewer_columns
from kiosk_app.rail_view import RailView
from kiosk_app.row import KEYS

LAYOUTS = ("rail", "tiles", "list")


def wide(text: str, size: int, weight: int) -> float:
    return len(text) * size * 0.55


names = st.text("abcdefghij klmnop", min_size=1, max_size=80).filter(str.strip)
items = st.tuples(st.integers(1, 99), names, st.lists(names, max_size=6), st.sampled_from(["", "note " * 30]))
orders = st.lists(st.lists(items, min_size=1, max_size=25), max_size=12)
rails = st.builds(
    lambda width, height, columns, cards, layout: Rail(
        width=width, height=height, columns=columns, cards=cards, sizes=measures(4.0), layout=layout
    ),
    width=st.integers(400, 4000),
    height=st.integers(500, 2000),
    columns=st.integers(1, 6),
    cards=st.integers(1, 20),
    layout=st.sampled_from(LAYOUTS),
)


def made(lines) -> list[Order]:
    found = []
    for number, order in enumerate(lines, start=1):
        ticket = Ticket(number, 1000 - number, note="x " * 20 if number % 3 == 0 else "")
        for quantity, name, modifiers, note in order:
            ticket.add(quantity, name, *(Modifier(name=modifier) for modifier in modifiers), note=note)
        found.append(ticket.order())
    return found


def hung(lines, rail: Rail) -> tuple[list[Card], tuple[Page, ...]]:
    cards = [built(order, rail, wide) for order in made(lines)]
    return cards, tuple(pages(cards, rail))


def segments(hanging: tuple[Page, ...]) -> Iterator[Segment]:
    return (segment for page in hanging for segment in page)


def body(segment: Segment, sizes: Measures) -> tuple[int, int]:
    """Width and height of what is between head and foot."""
    width = segment.width - segment.head_width - segment.foot_width - 2 * (sizes.border + sizes.pad)
    if segment.head_width:
        return width, segment.height - 2 * sizes.border
    foot = sizes.foot if segment.part == segment.parts else sizes.strip
    return width, segment.height - 2 * sizes.border - segment.head - foot


@settings(max_examples=80, deadline=None)
@given(orders, rails)
def test_every_part_of_every_order_hangs_once_and_in_order(lines, rail):
    """Over all pages the items read as the POS sent them, order after order; the last part has the button."""
    cards, hanging = hung(lines, rail)
    shown = [(segment.order_id, item_id) for segment in segments(hanging) for item_id in segment.unit_ids]
    assert shown == [(each.order.id, unit.item_id) for each in cards for unit in each.units]
    drawn = [(s.order_id, block.item_id) for s in segments(hanging) for block in s.blocks if block.lead]
    assert drawn == [(each.order.id, item.id) for each in cards for item in each.order.items]
    for each in cards:
        parts = [segment for segment in segments(hanging) if segment.order_id == each.order.id]
        assert [part.part for part in parts] == list(range(1, len(parts) + 1))
        assert {part.parts for part in parts} == {len(parts)}


@settings(max_examples=80, deadline=None)
@given(orders, rails)
def test_nothing_overlaps_and_everything_is_on_the_rail(lines, rail):
    """Cards beside and below each other, lines within their card."""
    _, hanging = hung(lines, rail)
    for page in hanging:
        for at, one in enumerate(page):
            assert 0 <= one.x <= rail.width - one.width
            assert 0 <= one.y <= max(0, rail.height - one.height)
            for other in page[at + 1 :]:
                beside = one.x + one.width <= other.x or other.x + other.width <= one.x
                assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y
            width, height = body(one, rail.sizes)
            for above, below in pairwise(one.blocks):
                beside = above.across > 0 and below.left >= above.left + above.across
                assert above.y + above.height <= below.y or beside
            for block in one.blocks:
                assert block.y + block.height <= height
                assert block.left + block.across <= width


@settings(max_examples=40, deadline=None)
@given(orders.filter(bool), rails)
def test_a_new_order_moves_nothing(lines, rail):
    """The place of a card depends only on the cards before it."""
    _, before = hung(lines[:-1], rail)
    _, after = hung(lines, rail)
    old = list(segments(before))
    assert list(segments(after))[: len(old)] == old


@settings(max_examples=40, deadline=None)
@given(orders, rails)
def test_no_page_has_more_orders_than_is_set(lines, rail):
    """The rest is counted on the screen and takes its place later."""
    _, hanging = hung(lines, rail)
    assert all(len({segment.order_id for segment in page}) <= rail.cards for page in hanging)


def screen(width: int, height: int, diagonal: float = 21.5, *, layout: str = "rail", wanted: int = 5) -> Rail:
    sizes = measures(pixels_per_mm(width, height, diagonal))
    return Rail(
        width=width - 2 * sizes.gap,
        height=height - sizes.px(32) - 2 * sizes.gap,
        columns=wanted,
        cards=20,
        sizes=sizes,
        layout=layout,
    )


def test_tiles_are_of_one_size_and_read_row_by_row():
    """Five by two on a 21.5 inch screen; every button of a row is at the same height."""
    rail = screen(1920, 1080, layout="tiles")
    _, hanging = hung([[(1, "Burger", [], "")]] * 12, rail)
    assert [len(page) for page in hanging] == [10, 2]
    assert len({(segment.width, segment.height) for segment in segments(hanging)}) == 1
    places = [(segment.y, segment.x) for segment in hanging[0]]
    assert places == sorted(places)
    assert len({segment.y for segment in hanging[0]}) == 2


def test_a_ticket_that_is_too_long_for_its_tile_goes_on_in_the_next_one():
    """With all its items, none of them in two."""
    rail = screen(1920, 1080, layout="tiles")
    _, hanging = hung([[(1, f"Dish {at}", [], "") for at in range(14)], [(1, "Tea", [], "")]], rail)
    first = [segment for segment in hanging[0] if segment.order_id == 1]
    assert len(first) > 1
    assert [segment.order_id for segment in hanging[0]] == [1] * len(first) + [2]
    units = [item_id for segment in first for item_id in segment.unit_ids]
    assert len(units) == len(set(units)) == 14


def test_a_list_has_all_its_buttons_below_each_other_and_at_least_20_mm_high():
    """As wide as a hand, as high as the card."""
    rail = screen(1920, 1080, layout="list", wanted=0)
    _, hanging = hung([[(1, "Tea", [], "")], [(at, "Cake", [], "") for at in range(1, 9)]], rail)
    for segment in hanging[0]:
        assert (segment.x, segment.width) == (0, rail.width)
        assert segment.foot_width >= 40 * rail.sizes.per_mm
        assert segment.height - 2 * rail.sizes.border >= 20 * rail.sizes.per_mm
    long = hanging[0][1]
    assert len({block.left for block in long.blocks}) == columns(rail) > 1, "it uses the whole width"


def test_a_list_on_a_very_wide_screen_goes_on_beside_itself():
    """Down the first, then the second; each as wide as can be read along."""
    rail = screen(3840, 2160, 43.0, layout="list", wanted=0)
    _, hanging = hung([[(1, "Tea", [], ""), (1, "Cake", [], "")]] * 40, replace(rail, cards=99))
    assert len({segment.x for segment in hanging[0]}) == 2
    places = [(segment.x, segment.y) for segment in hanging[0]]
    assert places == sorted(places)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_card_that_is_let_go_hangs_between_the_cards_it_was_let_go_between(layout):
    """At expo, in every layout: past the middle of a card is after it, before the first is before all."""
    rail = screen(1920, 1080, layout=layout)
    view = RailView(wide, lambda: 0.0)
    view.resize(rail)
    view.hang(board().orders)
    shown = list({segment.order_id: None for segment in view.visible})
    assert len(shown) >= 4
    moved, anchor = shown[0], shown[2]
    (at,) = (segment for segment in view.visible if segment.order_id == anchor and segment.part == 1)
    below = (at.x + at.width * 0.75, at.y + at.height * 0.9)
    assert view.between(*below, moved) == (anchor, shown[3])
    assert view.between(1, 1, anchor) == (0, shown[0])
    assert view.between(1, 1, shown[0]) is None


def test_there_are_fewer_columns_where_so_many_could_not_be_read():
    """60 mm at least, more with larger letters; and the setting says so."""
    sizes = measures(pixels_per_mm(1920, 1080, 21.5))
    assert [sizes.least_columns(1896, wanted) for wanted in (1, 5, 7, 8)] == [1, 5, 7, 7]
    large = replace(sizes, name=round(sizes.name * 1.5))
    assert large.least_columns(1896, 8) == 5
    rail = screen(1920, 1080, wanted=sizes.least_columns(1896, 8))
    assert fewer_columns(8, rail) == "7 fit here"
    assert fewer_columns(7, rail) == ""
    assert fewer_columns(0, rail) == ""
    assert fewer_columns(8, replace(rail, layout="list", columns=8)) == "4 fit here"
    assert fewer_columns(8, replace(rail, layout="list", columns=8, width=500)) == "1 fits here"


def test_a_key_that_was_another_cards_until_just_now_bumps_nothing(open_station):
    """A card keeps its place while the one before it leaves; its number does not."""
    screen = open_station("expo")
    kiosk, full = screen.kiosk, screen.kiosk._board
    moved = 0
    for gone in full.orders:
        kiosk.board_changed(full)
        kiosk._hang()
        screen.time[0] += 5
        before = kiosk._view.bumpable()
        rest = tuple(order for order in full.orders if order.id != gone.id)
        kiosk.board_changed(replace(full, orders=rest, total=len(rest), seq=full.seq + 1))
        kiosk._hang()
        for at, order_id in enumerate(kiosk._view.bumpable()[: len(before)]):
            if before[at] != order_id:
                moved += kiosk._view.still(order_id)
                kiosk.bumpKey(KEYS[at])
    assert moved, "at least one that stands still has another key"
    assert screen.hub.commands == []
    screen.time[0] += 1
    kiosk.bumpKey(KEYS[0])
    assert len(screen.hub.commands) == 1
