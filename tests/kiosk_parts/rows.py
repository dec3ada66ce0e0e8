"""A page of rows without a screen."""

from collections.abc import Iterable

from boards.reference import NOW_MS

from hub_server.protocol.orders import Order
from kiosk_app.card import card
from kiosk_app.layout import Rail, pages
from kiosk_app.measures import measures
from kiosk_app.row import Row, rows

RAIL = Rail(width=1896, height=927, columns=5, cards=20, sizes=measures(4.03))


def page(orders: Iterable[Order]) -> list[Row]:
    """The first page of these orders."""
    orders = tuple(orders)
    cards = [
        card(order, RAIL.body_width, RAIL.most_unit, RAIL.sizes, lambda text, size, _: len(text) * size / 2)
        for order in orders
    ]
    by_id = {order.id: order for order in orders}
    return rows(next(pages(cards, RAIL)), by_id, {}, now_ms=NOW_MS, warn_s=480, late_s=720)
