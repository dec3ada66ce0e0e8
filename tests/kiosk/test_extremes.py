"""What a till can send at most: read in every layout, on every screen."""

import pytest
from boards.drawn import drawn_whole
from boards.extremes import board, extremes

from hub_server.protocol.orders import Modifier, Order
from kiosk_app.hanging import built, pages
from kiosk_app.layout import Rail
from kiosk_app.measures import columns, measures, pixels_per_mm
from kiosk_app.window import measure
from kiosk_app.wrap import plain

LAYOUTS = ("rail", "tiles", "list")
SCREENS = [
    (1920, 1080, 21.5),
    (1080, 1920, 21.5),
    (3840, 2160, 27.0),
    (2160, 3840, 43.0),
    (1280, 720, 15.6),
    (720, 1280, 15.6),
    (1280, 800, 10.1),
    (800, 1280, 10.1),
]


def letters(text: str) -> str:
    return "".join(plain(text).split())


def modifiers(below: tuple[Modifier, ...]) -> list[str]:
    return [name for each in below for name in (each.name, *modifiers(each.modifiers))]


def wanted(order: Order) -> list[str]:
    """All that was sent to be read."""
    items = [
        text
        for item in order.items
        for text in (item.name, *modifiers(item.modifiers), item.note, *item.allergens)
    ]
    seats = [f"SEAT {item.seat}" for item in order.items if item.seat]
    return [letters(text) for text in (order.note, *items, *seats) if text]


def assert_all_is_read(orders: list[Order], shown: list[tuple[int, str]]) -> None:
    """In the order it was sent, with nothing between the halves of what goes on elsewhere."""
    for order in orders:
        parts = [letters(text) for order_id, text in shown if order_id == order.id]
        running = "".join(part for part in parts if not part.endswith(",continued"))
        assert [text for text in wanted(order) if text not in running] == [], order.number


@pytest.mark.parametrize("columns_wanted", [0, 8])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("width", "height", "diagonal"), SCREENS)
def test_everything_a_till_can_send_hangs_somewhere(
    qapp, fonts, layout, width, height, diagonal, columns_wanted
):
    """The 60th line, the 40th seat, the third level of modifiers, the last letter of a thousand."""
    sizes = measures(pixels_per_mm(width, height, diagonal))
    inner, below = width - 2 * sizes.gap, height - sizes.px(13.5 + 18.5) - 2 * sizes.gap
    wanted_columns = columns_wanted or (0 if layout == "list" else columns(inner, sizes.per_mm))
    rail = Rail(
        width=inner,
        height=below,
        columns=0 if layout == "list" else sizes.least_columns(inner, wanted_columns),
        cards=20,
        sizes=sizes,
        layout=layout,
    )
    cards = [built(order, rail, measure) for order in extremes()]
    shown: list[tuple[int, str]] = []
    for page in pages(cards, rail):
        for segment in page:
            assert 0 <= segment.x <= rail.width - segment.width
            assert 0 <= segment.y <= rail.height - segment.height
            for block in segment.blocks:
                shown.append((segment.order_id, " ".join(block.lines)))
                assert all(measure(line, block.size, block.weight) <= segment.width for line in block.lines)
    assert_all_is_read([made.order for made in cards], shown)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("width", "height", "diagonal"), [SCREENS[0], SCREENS[1], SCREENS[2], SCREENS[6]])
def test_everything_a_till_can_send_is_drawn(open_screen, keep_picture, layout, width, height, diagonal):
    """Page after page, nothing elided, nothing over anything else."""
    screen = open_screen(board(), width=width, height=height, diagonal=diagonal, layout=layout)
    shown: list[tuple[int, str]] = []
    for page in range(screen.kiosk.pages):
        if page:
            screen.kiosk.turn(1)
        shown += drawn_whole(screen)
        if page < 2:
            keep_picture(screen.window.grabWindow(), f"extremes-{layout}-{width}x{height}-page-{page + 1}")
    assert_all_is_read(extremes(), shown)
