"""What a POS may send."""

import json
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given

from hub_server.protocol.intake import new_order
from hub_server.protocol.messages import encode
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Status
from hub_server.protocol.strict import Refused
from sample_orders import NOW_MS, new, new_orders


def sent(*lines: dict[str, Any], **fields: Any) -> bytes:
    order = {"source": "till-1", "external_id": "A-1", "items": list(lines) or [{"name": "Burger"}]}
    return json.dumps(order | fields).encode()


def test_the_least_that_is_an_order() -> None:
    """Source, id and one line; the hub fills in the rest."""
    order = new_order(sent()).stored(1001, NOW_MS)
    assert (order.id, order.number, order.ref_code) == (1001, "2", "001001")
    assert order.date_ordered == "2026-11-22T18:42:07.120Z"
    assert (order.status, order.version, order.items_version) == (Status.PENDING, 1, 1)
    assert [item.id for item in order.items] == ["1"]


def test_totals_count_pieces_exactly() -> None:
    """Prices are decimals: three times 0.10 is 0.30."""
    order = new_order(
        sent(
            {"name": "Burger", "quantity": 3, "ticket": 2, "value": 0.10}, {"name": "Fries", "value": "1.05"}
        )
    ).stored(1, NOW_MS)
    assert (order.item_count, order.total_tickets, order.total_value) == (4, Decimal(6), Decimal("1.35"))


def test_local_times_become_utc() -> None:
    """A till may send its own offset."""
    order = new_order(sent(placed_at="2026-11-22T19:42:07+01:00", due_at="2026-11-22T13:00:00.5-05:00"))
    stored = order.stored(1, NOW_MS)
    assert stored.date_ordered == "2026-11-22T18:42:07.000Z"
    assert stored.due_at == "2026-11-22T18:00:00.500Z"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (sent(sorce="x"), "sorce"),
        (sent({"name": "Burger", "alergens": ["nuts"]}), "items[0].alergens"),
        (sent({"name": ""}), "items[0].name"),
        (sent({"name": "x" * 201}), "items[0].name"),
        (sent({"name": "Burger", "quantity": 0}), "items[0].quantity"),
        (sent({"name": "Burger", "quantity": 1000}), "items[0].quantity"),
        (sent({"name": "Burger", "value": -1}), "items[0].value"),
        (sent({"name": "Burger", "value": "NaN"}), "items[0].value"),
        (sent({"name": "Burger", "value": "Infinity"}), "items[0].value"),
        (sent({"name": "Burger", "value": 1.00001}), "items[0].value"),
        (sent({"name": "Burger", "ticket": 10_000_001}), "items[0].ticket"),
        (sent().replace(b'"Burger"', b'"Burger", "ticket": ' + b"9" * 5000), "items[0].ticket"),
        (sent({"name": "Burger", "note": "x" * 1001}), "items[0].note"),
        (sent({"name": "Burger", "seat": 0}), "items[0].seat"),
        (sent({"name": "Burger", "id": "a"}, {"name": "Fries", "id": "a"}), "items[1].id"),
        (sent({"name": "Burger", "id": "2"}, {"name": "Fries"}), "items[1].id"),
        (sent({"name": "Burger", "id": "a/b"}), "items[0].id"),
        (sent(*[{"name": "Burger"}] * 301), "items"),
        (sent(items=[]), "items"),
        (sent(source=""), "source"),
        (sent(source="till/1"), "source"),
        (sent(source="till\n"), "source"),
        (sent(external_id="a\x00"), "external_id"),
        (sent(number="1234567890123"), "number"),
        (sent(priority="urgent"), "priority"),
        (sent(due_at="2026-11-22T18:42:07"), "due_at"),
        (sent(due_at="soon"), "due_at"),
        (sent(due_at="1999-12-31T23:59:59Z"), "due_at"),
        (sent(placed_at="0001-01-01T00:00:00+14:00"), "placed_at"),
    ],
)
def test_a_refusal_names_the_field(body: bytes, field: str) -> None:
    """A misspelt `alergens` that is silently dropped could hurt a guest."""
    with pytest.raises(Refused) as refusal:
        new_order(body)
    assert refusal.value.field == field


def test_modifiers_hang_three_levels_deep_and_no_deeper() -> None:
    """Combos have sides, sides have sauces; more is a mistake."""

    def nested(levels: int) -> dict[str, Any]:
        return {"name": "level", "modifiers": [nested(levels - 1)] if levels > 1 else []}

    order = new_order(sent({"name": "Combo", "modifiers": [nested(3)]}))
    assert order.items[0].modifiers[0].depth() == 3
    with pytest.raises(Refused) as refusal:
        new_order(sent({"name": "Combo", "modifiers": [{"name": "flat"}, nested(4)]}))
    assert refusal.value.field == "items[0].modifiers[1]"


def test_spacing_and_order_of_keys_do_not_make_another_order() -> None:
    """A retry is recognized by what it says."""
    pretty = json.dumps(json.loads(sent()), indent=2, sort_keys=True)
    assert new_order(pretty).fingerprint() == new_order(sent()).fingerprint()
    assert new_order(sent(note="x")).fingerprint() != new_order(sent()).fingerprint()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"items": [{"name": "Soup", "value": 12.50}]', '"items": [{"name": "Soup", "value": 12.5}]'),
        ('"items": [{"name": "Soup", "value": 10.00}]', '"items": [{"name": "Soup", "value": 10}]'),
        ('"items": [{"name": "Soup", "value": 1e1}]', '"items": [{"name": "Soup", "value": "10"}]'),
        ('"items": [{"name": "Soup", "ticket": -0.0}]', '"items": [{"name": "Soup"}]'),
        ('"placed_at": "2026-11-22T19:42:05+01:00"', '"placed_at": "2026-11-22T18:42:05Z"'),
        ('"due_at": "2026-11-22T18:42:05.000Z"', '"due_at": "2026-11-22T13:42:05-05:00"'),
        ('"due_at": "2026-11-22T18:42:05.1234Z"', '"due_at": "2026-11-22T18:42:05.123Z"'),
    ],
)
def test_numbers_and_instants_written_otherwise_do_not_make_another_order(one: str, other: str) -> None:
    """A retry may go through another library, or another clock's zone."""
    rest = '{"source": "till-1", "external_id": "A-1", '
    if "items" not in one:
        rest += '"items": [{"name": "Soup"}], '
    first, second = new_order(rest + one + "}"), new_order(rest + other + "}")
    assert first.fingerprint() == second.fingerprint()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"value": 12.5}, {"value": 12.05}),
        ({"value": 10}, {"value": 100}),
        ({"value": 1}, {"ticket": 1}),
    ],
)
def test_another_price_makes_another_order(one: dict[str, Any], other: dict[str, Any]) -> None:
    """A till that sends something else under the same key is told so."""
    prints = [new_order(sent({"name": "Soup"} | fields)).fingerprint() for fields in (one, other)]
    assert prints[0] != prints[1]


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "Crème brûlée & co",
        "\u202eevil",
        "中文 🍔",
        "a\tb\nc",
        "\u0000",
        "'; DROP TABLE orders",
    ],
)
def test_what_the_pos_sent_is_what_the_cook_reads(text: str) -> None:
    """Byte for byte, through the order and over the wire."""
    order = new_order(sent({"name": text, "note": text, "allergens": [text]}, note=text)).stored(1, NOW_MS)
    read = msgspec.json.decode(encode(order), type=Order)
    assert read == order
    assert {read.note, read.items[0].name, read.items[0].note, read.items[0].allergens[0]} == {text}


@given(new_orders)
def test_any_order_survives_the_wire(order) -> None:
    """Sent, read, stored and sent on, it is still the same."""
    assert new_order(encode(order)) == order
    stored = order.stored(7, NOW_MS)
    assert msgspec.json.decode(encode(stored), type=Order) == stored


def test_equal_orders_are_equal() -> None:
    """`new` of the tests is an order as the intake reads it."""
    assert new("Burger") == new_order(sent())
