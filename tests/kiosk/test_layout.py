"""The rail: every item of every order hangs exactly once, in order, and nothing covers anything."""

from collections import Counter
from itertools import pairwise

from boards.reference import Ticket
from hypothesis import given, settings
from hypothesis import strategies as st

from hub_server.protocol.orders import Modifier
from hub_server.protocol.states import Status
from kiosk_app.card import card
from kiosk_app.layout import Rail, pages
from kiosk_app.measures import columns, measures, pixels_per_mm


def wide(text: str, size: int, weight: int) -> float:
    return len(text) * size * 0.55


names = st.text("abcdefghij klmnop", min_size=1, max_size=80).filter(str.strip)
items = st.tuples(st.integers(1, 99), names, st.lists(names, max_size=8), st.sampled_from(["", "note " * 30]))
orders = st.lists(st.lists(items, min_size=1, max_size=25), max_size=25)
rails = st.builds(
    lambda width, height, columns, cards: Rail(
        width=width, height=height, columns=columns, cards=cards, sizes=measures(4.0)
    ),
    width=st.integers(800, 4000),
    height=st.integers(500, 2000),
    columns=st.integers(1, 6),
    cards=st.integers(1, 20),
)


def hung(lines, rail):
    cards = []
    for number, order in enumerate(lines, start=1):
        ticket = Ticket(number, 1000 - number, note="x " * 20 if number % 3 == 0 else "")
        for quantity, name, modifiers, note in order:
            ticket.add(quantity, name, *(Modifier(name=modifier) for modifier in modifiers), note=note)
        cards.append(card(ticket.order(), rail.body_width, rail.most_unit, rail.sizes, wide))
    return cards, tuple(pages(cards, rail))


@settings(max_examples=60, deadline=None)
@given(orders, rails)
def test_every_item_hangs_once_and_in_order(lines, rail):
    """Over all pages the items read as the POS sent them, order after order."""
    cards, hanging = hung(lines, rail)
    shown = [
        (segment.order_id, block.item_id)
        for page in hanging
        for segment in page
        for block in segment.blocks
        if block.lead
    ]
    assert shown == [(made.order.id, item.id) for made in cards for item in made.order.items]


@settings(max_examples=60, deadline=None)
@given(orders, rails)
def test_nothing_overlaps_and_everything_is_on_the_rail(lines, rail):
    """Cards stand below or beside each other, and lines inside their card."""
    _, hanging = hung(lines, rail)
    for page in hanging:
        for segment in page:
            assert 0 <= segment.x <= rail.width - segment.width
            assert 0 <= segment.y <= max(0, rail.height - segment.height)
            body = segment.height - rail.sizes.strip - 2 * rail.sizes.border
            assert all(block.y + block.height <= body for block in segment.blocks)
            assert all(above.y + above.height <= below.y for above, below in pairwise(segment.blocks))
        for before, after in pairwise(page):
            if after.x == before.x:
                assert after.y >= before.y + before.height
            else:
                assert after.x > before.x


@settings(max_examples=60, deadline=None)
@given(orders, rails)
def test_an_item_that_fits_a_column_is_never_torn(lines, rail):
    """A cook never reads half of what makes an item."""
    cards, hanging = hung(lines, rail)
    seen = Counter((s.order_id, unit_id) for page in hanging for s in page for unit_id in s.unit_ids)
    for made in cards:
        hung_as: dict[str, list[int]] = {}
        for unit in made.units:
            hung_as.setdefault(unit.item_id, []).append(unit.height)
        in_pieces = {item_id for item_id, heights in hung_as.items() if item_id and len(heights) > 1}
        assert all(seen[made.order.id, item_id] == 1 for item_id in hung_as.keys() - in_pieces)
        if in_pieces:
            # As high as it would be were every column high enough, and without the bands over the first item.
            whole = card(made.order, rail.body_width, float("inf"), rail.sizes, wide)
            for unit in whole.units:
                if unit.item_id in in_pieces:
                    assert min(unit.height, sum(hung_as[unit.item_id])) > rail.most_unit


@settings(max_examples=60, deadline=None)
@given(orders, rails)
def test_no_page_has_more_orders_than_is_set(lines, rail):
    """The rest is counted on the screen and takes its place later."""
    _, hanging = hung(lines, rail)
    assert all(len({segment.order_id for segment in page}) <= rail.cards for page in hanging)


@settings(max_examples=40, deadline=None)
@given(orders.filter(bool), rails)
def test_a_new_order_moves_nothing(lines, rail):
    """The place of a card depends only on the cards before it."""
    _, before = hung(lines[:-1], rail)
    _, after = hung(lines, rail)
    old = [segment for page in before for segment in page]
    assert [segment for page in after for segment in page][: len(old)] == old


def reference_rail() -> Rail:
    per_mm = pixels_per_mm(1920, 1080, 21.5)
    return Rail(width=1896, height=927, columns=columns(1896, per_mm), cards=20, sizes=measures(per_mm))


def test_a_card_that_fits_a_column_is_moved_whole_while_less_than_half_a_column_is_lost():
    """Cards of one order stand together unless that wastes more than half a column."""
    rail, line = reference_rail(), (1, "Burger", [], "")
    second = [line] * 13
    assert [part.parts for part in hung([second], rail)[1][0]] == [1], "fits a column"
    moved = torn = 0
    # Below a first card with ever more items there is ever less space for the second.
    for items_above in range(1, 10):
        first, *parts = hung([[line] * items_above, second], rail)[1][0]
        below = rail.height - first.height - rail.sizes.gap
        if parts[0].x > first.x:
            moved += 1
            assert len(parts) == 1
            assert below <= rail.height / 2
        else:
            torn += 1
            assert len(parts) == 2
            assert below > rail.height / 2
    assert moved
    assert torn


def test_an_item_higher_than_a_column_goes_on_in_the_next():
    """A thousand letters of note are all shown, under the item's name."""
    rail = reference_rail()
    order = Ticket(1, 10, Status.PREPARING).add(1, "Cake", note="letter " * 142).order()
    made = card(order, rail.body_width, 400, rail.sizes, wide)
    text = " ".join(line for unit in made.units for block in unit.blocks for line in block.lines)
    assert len(made.units) > 1
    assert text.count("letter") == 142
    assert "Cake, continued" in text


def test_sizes_are_what_a_cook_can_read_and_hit():
    """On a 21.5 inch screen: capitals of items 5 mm, of numbers 9 mm, the bump area 20 mm, five columns."""
    per_mm = pixels_per_mm(1920, 1080, 21.5)
    sizes = measures(per_mm)
    assert sizes.name * 1490 / 2048 >= 5 * per_mm
    assert sizes.number * 1490 / 2048 >= 9 * per_mm
    assert round(sizes.foot / per_mm) == 20
    assert columns(1896, per_mm) == 5
