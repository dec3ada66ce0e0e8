"""Orders at the edge of what a till can send: each must be read, in every layout."""

import msgspec
from boards.reference import ADD, CHOICE, NO, NOW_MS, Ticket, mod

from hub_server.protocol.orders import Order, Priority, ServiceType
from hub_server.protocol.states import Status
from kiosk_app.board import Board

LONG_NAME = (
    "Hand-cut dry-aged beef burger, smoked Gruyère, caramelised shallots, bone-marrow aioli, rocket, "
    "toasted brioche bun, fries"
)
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 5
LONG_NOTE = "letters and words of a note that somebody at the till wrote without thinking " * 13


def extremes() -> list[Order]:
    """A 60-line order, a 120-character item, 12 modifiers of three levels, 40 covers, a word without end, a novel."""
    lines = Ticket(1, 900, table="Banquet hall", covers=40, note="All together at 20:30")
    for at in range(60):
        lines.add(1 + at % 9, f"Dish of the day {at}", course=("Starters", "Mains", "Desserts")[at // 20])
    covers = Ticket(4, 500, table="40", covers=40)
    for seat in range(1, 41):
        covers.add(1, ("Soup", "Rib-Eye 300 g", "Fish & Chips")[seat % 3], mod("rare"), seat=seat)
    kinds = (NO, ADD, CHOICE)
    below = mod("with cheese", ADD, mod("molten, not cold", CHOICE))
    twelve = [
        mod(f"choice number {at}", kinds[at % 3], *([below] if at % 4 == 0 else ())) for at in range(12)
    ]
    tickets = [
        lines,
        Ticket(2, 800, customer_name="Maximiliane von und zu Hohenlohe-Langenburg").add(12, LONG_NAME[:120]),
        Ticket(3, 600, service_type=ServiceType.DRIVE_THRU, customer_name="Bo")
        .add(2, "Family Combo", *twelve, allergens=("Celery", "Mustard", "Milk"))
        .add(1, "Cola"),
        covers,
        Ticket(5, 400, table="5", priority=Priority.RUSH).add(1, LONG_WORD[:200]).add(1, "Tea", done=True),
        Ticket(6, 30, table="6", note=LONG_NOTE[:1000]).add(1, "Tea").add(1, "Cake", note=LONG_NOTE[:1000]),
    ]
    orders = [ticket.order() for ticket in tickets]
    return [
        msgspec.structs.replace(order, number="WEB-2026-000731") if order.id == 3 else order
        for order in orders
    ]


def board() -> Board:
    """All of them at one station."""
    orders = tuple(extremes())
    return Board(
        station=str(Status.PREPARING), orders=orders, epoch="e", seq=1, total=len(orders), as_of_ms=NOW_MS
    )
