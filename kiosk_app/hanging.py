"""How cards hang on a rail of each layout: the rail itself, tiles, or a list. No Qt."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hub_server.protocol.messages import KitchenNow
from hub_server.protocol.orders import Order
from kiosk_app import layout, list_layout, tiles
from kiosk_app.card import Card, card
from kiosk_app.layout import Page, Rail, Segment
from kiosk_app.wrap import Measure


def built(
    order: Order, rail: Rail, measure: Measure, *, conflict: str = "", kitchen: KitchenNow | None = None
) -> Card:
    """An order's card as it hangs there; see `card`."""
    across: int | None = None
    match rail.layout:
        case "tiles":
            width, most = rail.body_width, tiles.Grid(rail).most_unit
        case "list":
            sheet = list_layout.Sheet(rail)
            if sheet.is_wide:
                flow = sheet.flow
                width, across, most = flow.width, flow.across, sheet.most_unit
            else:
                width, most = sheet.upright.body_width, sheet.upright.most_unit
        case _:
            width, most = rail.body_width, rail.most_unit
    made = card(
        order,
        width,
        most,
        rail.sizes,
        measure,
        across=across,
        conflict=conflict,
        kitchen=kitchen,
        dish_language=rail.dish_language,
    )
    if across is None:
        return made
    height = flow.height(made.units)
    return replace(made, height=height, blocks=flow.placed(made.units, height))


def pages(cards: Iterable[Card], rail: Rail) -> Iterator[Page]:
    """Hangs the cards; see `layout.turned`."""
    match rail.layout:
        case "tiles":
            return tiles.pages(cards, rail)
        case "list":
            return list_layout.pages(cards, rail)
        case _:
            return layout.pages(cards, rail)


def columns(rail: Rail) -> int:
    """How many columns there are: of cards, or of items on the cards of a list."""
    if rail.layout != "list":
        return rail.columns
    sheet = list_layout.Sheet(rail)
    return sheet.flow.columns if sheet.is_wide else 1


def is_before(segment: Segment, x: float, y: float, rail: Rail) -> bool:
    """Whether a card that is let go at this point of the rail hangs after this one."""
    match rail.layout:
        case "tiles":
            return tiles.is_before(segment, x, y)
        case "list":
            return list_layout.is_before(segment, x, y, rail)
        case _:
            return layout.is_before(segment, x, y)
