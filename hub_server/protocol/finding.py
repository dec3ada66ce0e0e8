"""Which orders somebody means who types a number, a table, a name or a dish."""

from hub_server.protocol.orders import Order, live

TEXT_MOST = 100
"""Longest text to look for."""


def is_meant(order: Order, text: str) -> bool:
    """Whether every word of the text begins a word of the order: its number, table, customer, or one of its items.

    Capitals do not matter; an empty text means every order.
    """
    words = text.casefold().split()
    if not words:
        return True
    known = _words(order)
    return all(any(mine.startswith(word) for mine in known) for word in words)


def _words(order: Order) -> list[str]:
    texts = [
        order.number,
        order.ref_code,
        order.external_id,
        order.table or "",
        order.customer_name,
        *(item.name for item in live(order.items)),
        *(modifier.name for item in live(order.items) for modifier in item.modifiers),
    ]
    if order.table:
        texts.append(f"table{order.table}")
    return [word for text in texts for word in text.casefold().split()]
