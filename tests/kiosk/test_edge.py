"""New orders where nobody sees them: the edge of the rail says so, covers no card, and leads there."""

import random
from dataclasses import replace

import msgspec
import pytest
from boards.reference import NOW_MS, Ticket, board
from PySide6.QtCore import QPointF, QRectF

from hub_server.protocol.orders import Priority
from kiosk_app.aging import Aging, Agings
from kiosk_app.config import Config
from kiosk_app.icons import GLYPHS
from kiosk_app.layout import Rail, Segment
from kiosk_app.measures import measures
from kiosk_app.off_page import News, announced, kind_of, spot

SIZES = [(1920, 1080, 21.5), (1080, 1920, 21.5), (3840, 2160, 21.5), (1280, 800, 10.1)]


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def leaf_through(screen, to: int = 0) -> None:
    """Everything that hangs has been seen."""
    for _ in range(screen.kiosk.pages):
        screen.kiosk.turn(1)
    screen.kiosk.turn(to - screen.kiosk.page)
    screen.time[0] += 1


def come(screen, *tickets: Ticket) -> None:
    shown = screen.hub.board
    orders = [*shown.orders, *(ticket.order() for ticket in tickets)]
    orders.sort(key=lambda order: (order.priority is not Priority.RUSH, order.date_ordered))
    screen.show(replace(shown, orders=tuple(orders), total=len(orders), seq=shown.seq + 1))
    screen.until(lambda: not screen.kiosk._refresh.isActive())
    screen.paint()
    screen.time[0] += 1


def holding(count: int):
    """A rail of short tickets, no two of a height."""
    tickets = [Ticket(number, 400 - number) for number in range(1, count + 1)]
    for number, ticket in enumerate(tickets):
        for dish in range(1 + number % 4):
            ticket.add(1, f"Dish {dish}")
    orders = tuple(ticket.order() for ticket in tickets)
    return replace(board(), orders=orders, total=count)


@pytest.mark.parametrize(("width", "height", "diagonal"), SIZES)
def test_what_comes_beyond_the_page_is_announced_at_the_edge(
    open_screen, keep_picture, width, height, diagonal
):
    """At the end of the rail, with sign, number and word, and no card, button or text lies below."""
    screen = open_screen(width=width, height=height, diagonal=diagonal)
    leaf_through(screen)
    assert not screen.all("edgeAfter")
    come(screen, Ticket(200, 1).add(1, "Soup"), Ticket(201, 1).add(1, "Soup"))
    strip = rectangle(screen.one("edgeAfter"))
    assert strip.right() == width
    assert not screen.all("edgeBefore")
    assert strip.width() >= 2.9 * screen.kiosk.perMm
    assert not any(strip.intersects(rectangle(card)) for card in screen.all("card"))
    keep_picture(screen.window.grabWindow(), f"edge-after-{width}x{height}")
    for tab in screen.all("edgeTabAfter"):
        assert screen.one("edgeText", tab).property("text") == "2 new"
        assert not screen.one("edgeText", tab).property("truncated")
        place = rectangle(tab)
        assert QRectF(0, 0, width, height).contains(place)
        assert min(place.width(), place.height()) >= 15 * screen.kiosk.perMm
        assert not any(place.intersects(rectangle(card)) for card in screen.all("card"))


def test_a_touch_leads_to_the_first_of_them(open_screen):
    """And whatever was seen there is not announced any more."""
    screen = open_screen()
    leaf_through(screen)
    come(screen, Ticket(200, 1).add(1, "Soup"))
    screen.until(lambda: screen.all("edgeTabAfter"))
    screen.touch(screen.one("edgeTabAfter"))
    assert 200 in {row.orderId for row in screen.live()}
    screen.paint()
    assert not screen.all("edgeAfter")


def test_a_double_tap_leads_one_page_on(open_screen):
    """Behind the first announcement stands the next, and nobody has read that page yet."""
    screen = open_screen(columns=2)
    for _ in range(2):
        screen.kiosk.edges.follow(True)
    assert screen.kiosk.page == 1
    screen.time[0] += 0.31
    screen.kiosk.edges.follow(True)
    assert screen.kiosk.page == 2


def test_a_rush_before_the_page_says_so(open_screen, keep_picture):
    """It hangs where the rail begins while the cook reads further on; one touch and it is there."""
    screen = open_screen(holding(24))
    leaf_through(screen, to=2)
    come(screen, Ticket(200, 1, priority=Priority.RUSH).add(1, "Soup"), Ticket(201, 1).add(1, "Soup"))
    keep_picture(screen.window.grabWindow(), "edge-rush-before")
    tab = screen.one("edgeTabBefore")
    assert screen.one("edgeWord", tab).property("text") == "RUSH"
    assert screen.one("arrivals").property("text") == "← 1 new · RUSH"
    screen.touch(tab)
    assert screen.kiosk.page == 0


def test_without_room_at_its_edge_an_announcement_goes_inwards(open_screen, keep_picture):
    """A rush is said in words wherever nothing hangs."""
    screen = open_screen()
    leaf_through(screen, to=2)
    come(screen, Ticket(200, 1, priority=Priority.RUSH).add(1, "Soup"))
    keep_picture(screen.window.grabWindow(), "edge-rush-before-inwards")
    place = rectangle(screen.one("edgeTabBefore"))
    assert not any(place.intersects(rectangle(card)) for card in screen.all("card"))


def test_without_room_for_words_the_edge_and_the_foot_still_tell(open_screen, keep_picture):
    """No card is covered; the strip, the page button's colour and the words below the page say the same."""
    screen = open_screen(columns=1)
    foot = [max(card.y + card.height for card in page) for page in screen.kiosk._view._pages]
    leaf_through(screen, to=foot.index(max(foot)))
    come(screen, Ticket(200, 1, priority=Priority.RUSH).add(1, "Soup"))
    keep_picture(screen.window.grabWindow(), "edge-rush-before-full")
    assert not screen.all("edgeTabBefore")
    assert screen.one("edgeBefore").property("color") == screen.one("pageBefore").property("color")
    assert screen.one("arrivals").property("text") == "← 1 new · RUSH"


def test_the_most_important_decides_how_it_looks():
    """Rush before late before new, whatever their number; of many the first is led to."""
    news = announced([7, 8, 9], [News.NEW, News.RUSH, News.LATE], None)
    assert (news.kind, news.word, news.text, news.order_id) == (News.RUSH, "RUSH", "3 new", 7)
    assert announced([8], [News.LATE], None).word == "LATE"
    assert announced([8], [News.NEW], None).word == ""
    assert announced([], [], None).count == 0
    old, young = Ticket(1, 721).add(1, "Soup").order(), Ticket(2, 719).add(1, "Soup").order()
    agings = [Agings().of(each, None, Config()) for each in (old, young)]
    assert [each.late_ms for each in agings] == [NOW_MS - 1_000, NOW_MS + 1_000]
    assert [kind_of(old, each, NOW_MS) for each in agings] == [News.LATE, News.NEW]
    assert kind_of(old, agings[0], None) is kind_of(old, Aging(state="held"), NOW_MS) is News.NEW
    rush = msgspec.structs.replace(young, priority=Priority.RUSH)
    assert kind_of(rush, agings[1], None) is News.RUSH


@pytest.mark.parametrize("is_after", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_an_announcement_never_lies_on_a_card(seed, is_after):
    """Whatever hangs: it stands within the rail, in its half, and with room between."""
    chance = random.Random(seed)
    sizes = measures(chance.uniform(2, 8))
    rail = Rail(
        width=chance.randint(600, 3800),
        height=chance.randint(400, 2000),
        columns=chance.randint(1, 8),
        cards=20,
        sizes=sizes,
    )
    page = tuple(
        hung(at, column * (rail.column_width + sizes.gap), chance.randint(0, rail.height), rail)
        for at, column in enumerate(range(rail.columns))
    )
    found = spot(page, rail, is_after=is_after)
    if found is None:
        return
    left, top, width, height = found
    assert (left + width > rail.width // 2) if is_after else (left < rail.width // 2)
    assert 0 <= left <= left + width <= rail.width
    assert top + height == rail.height
    assert min(width, height) >= 15 * sizes.per_mm
    for card in page:
        if card.x < left + width and left < card.x + card.width:
            assert card.y + card.height + sizes.gap <= top
    assert spot(page, rail, is_after=is_after, stands=found) == found


def test_an_announcement_stays_where_it_is_while_it_covers_nothing():
    """Room that comes nearer to the edge does not move it, a card that comes there does."""
    sizes = measures(4)
    rail = Rail(width=1900, height=900, columns=4, cards=20, sizes=sizes)
    step = rail.column_width + sizes.gap
    full, other = hung(1, 3 * step, 900, rail), hung(2, 2 * step, 200, rail)
    first = spot((full, other), rail, is_after=True)
    assert first is not None
    assert first[0] + first[2] == other.x + other.width
    freed = hung(1, 3 * step, 100, rail)
    assert spot((freed, other), rail, is_after=True, stands=first) == first
    assert spot((freed, hung(2, 2 * step, 880, rail)), rail, is_after=True, stands=first)[0] > first[0]
    assert spot((full, hung(2, 2 * step, 880, rail)), rail, is_after=True, stands=first) is None
    inwards = spot((full, hung(2, 2 * step, 880, rail)), rail, is_after=True, is_alone=True)
    assert inwards[0] < rail.width // 2
    assert spot((freed, other), rail, is_after=True, stands=inwards)[0] > rail.width // 2


def test_an_order_that_becomes_late_unseen_says_so(open_screen):
    """Nothing has come; time has passed."""
    screen = open_screen(holding(24))
    leaf_through(screen)
    come(screen, Ticket(200, 100).add(1, "Soup"))
    assert screen.kiosk.edges.property("after")["kind"] == "new"
    screen.hub.now_ms += 12 * 60_000
    screen.kiosk.tick()
    assert screen.kiosk.edges.property("after")["kind"] == "late"
    assert screen.one("arrivals").property("text") == "1 new · LATE →"


def hung(number: int, x: int, height: int, rail) -> Segment:
    return Segment(
        order_id=number,
        part=1,
        x=x,
        y=0,
        width=rail.column_width,
        height=height,
        blocks=(),
        unit_ids=(),
        head=0,
    )


def test_read_from_right_to_left_the_end_of_the_rail_is_on_the_left(open_screen, keep_picture):
    """Where the cards of the next page are, and the arrow points there."""
    screen = open_screen(holding(24), language="ar")
    leaf_through(screen)
    come(screen, Ticket(200, 1).add(1, "Soup"))
    assert rectangle(screen.one("edgeAfter")).left() == 0
    board, tab = rectangle(screen.one("board")), rectangle(screen.one("edgeTabAfter"))
    left, _, width, _ = screen.kiosk.edges.property("after")["spot"]
    assert tab.left() - board.left() == board.width() - left - width
    assert screen.one("edgeChevron").property("text") == GLYPHS["before"]
    keep_picture(screen.window.grabWindow(), "edge-after-ar")


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
@pytest.mark.parametrize("layout", ["rail", "tiles", "list"])
def test_in_every_layout_and_theme_it_covers_no_card(open_screen, keep_picture, layout, theme):
    """And what it says stands out from what it stands on."""
    screen = open_screen(holding(40), layout=layout, theme=theme)
    leaf_through(screen)
    come(screen, Ticket(200, 1).add(1, "Soup"))
    keep_picture(screen.window.grabWindow(), f"edge-{layout}-{theme}")
    for name in ("edgeAfter", "edgeTabAfter"):
        for edge in screen.all(name):
            assert not any(rectangle(edge).intersects(rectangle(card)) for card in screen.all("card"))
    assert screen.all("edgeAfter")
    assert contrast(screen.one("edgeAfter").property("color"), screen.window.color()) >= 3
    for tab in screen.all("edgeTabAfter"):
        assert contrast(screen.one("edgeText", tab).property("color"), tab.property("color")) >= 4.5


def contrast(one, other) -> float:
    """After WCAG 2."""
    lights = sorted(
        sum(
            weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
            for weight, part in zip(
                (0.2126, 0.7152, 0.0722), (color.redF(), color.greenF(), color.blueF()), strict=True
            )
        )
        for color in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)
