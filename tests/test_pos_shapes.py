"""Orders as the real world sends them, through the generic intake: what the POS meant is what the cook reads."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import pos_shapes
from hub_server.protocol.intake import new_order
from hub_server.protocol.orders import Item, Modifier, ServiceType
from servers.hub import HubProcess

FIXTURES = Path(__file__).parent / "fixtures"
MEANT: dict[str, list[list[str]]] = json.loads((FIXTURES / "meant.json").read_text("utf-8"))
"""By system and order, what a cook is to read; written beside the payloads, not made from them."""

SHAPES: dict[str, Callable[[pos_shapes.Json], pos_shapes.Json]] = {
    "square": pos_shapes.square,
    "deliverect": pos_shapes.deliverect,
    "woocommerce": pos_shapes.woocommerce,
}
ORDERS = [
    pytest.param(system, payload, meant, id=f"{system}-{at}")
    for system in SHAPES
    for at, (payload, meant) in enumerate(
        zip(json.loads((FIXTURES / f"{system}.json").read_text("utf-8")), MEANT[system], strict=True)
    )
]
each_order = pytest.mark.parametrize(("system", "payload", "meant"), ORDERS)

_SIGNS = {"no": "- NO ", "add": "+ ", "choice": "> "}


def sent(system: str, payload: dict[str, Any]) -> bytes:
    return json.dumps(SHAPES[system](payload), ensure_ascii=False).encode()


def lines(items: tuple[Item, ...]) -> list[str]:
    """Items in the form of `meant.json`."""
    read: list[str] = []
    for item in items:
        read.append(f"{item.quantity}x {item.name}")
        for modifier in item.modifiers:
            read += below(modifier, 1)
        if item.note:
            read.append(f'  "{item.note}"')
    return read


def below(modifier: Modifier, depth: int) -> list[str]:
    times = f"{modifier.quantity}x " if modifier.quantity > 1 else ""
    read = [f"{'  ' * depth}{_SIGNS[modifier.kind]}{times}{modifier.name}"]
    for other in modifier.modifiers:
        read += below(other, depth + 1)
    return read


@each_order
def test_what_the_pos_meant_is_what_the_cook_reads(system: str, payload: dict[str, Any], meant: list[str]):
    """Names, quantities, notes and modifiers, sign for sign: accents, quotes, entities, emoji, sixty lines."""
    order = new_order(sent(system, payload)).stored(1, 0)
    assert lines(order.items) == meant


def test_the_fixtures_hold_what_makes_real_orders_hard():
    """Should somebody tidy them up, this says what they are for."""
    texts = {system: (FIXTURES / f"{system}.json").read_text("utf-8") for system in SHAPES}
    assert '"quantity": "0.750"' in texts["square"]
    assert '"modifiers": null' in texts["square"]
    assert '"subItems": null' in texts["deliverect"]
    assert "🙏" in texts["deliverect"]
    assert "&amp;amp;" in texts["woocommerce"]
    assert "&ntilde;" in texts["woocommerce"]
    assert all(sum(line[0] != " " for line in orders[2]) == 60 for orders in MEANT.values())


def test_the_head_of_an_order_arrives_too():
    """Who, where, when, how."""
    square = new_order(sent("square", json.loads((FIXTURES / "square.json").read_text("utf-8"))[1]))
    assert square.customer_name == "Zoë O'Brien-Nuñez"
    assert square.service_type is ServiceType.TAKEAWAY
    assert square.note == "Rings the bell twice – please wait"
    assert square.stored(1, 0).due_at == "2026-11-21T17:35:00.000Z"
    table = new_order(sent("deliverect", json.loads((FIXTURES / "deliverect.json").read_text("utf-8"))[1]))
    assert (table.table, table.number, table.covers) == ("12", "T12-77", 4)
    assert table.service_type is ServiceType.DINE_IN
    shop = new_order(sent("woocommerce", json.loads((FIXTURES / "woocommerce.json").read_text("utf-8"))[0]))
    assert shop.note == "Don’t ring – baby’s asleep, please <knock>"
    assert shop.stored(1, 0).total_value == Decimal("36.00")


def test_one_of_each_is_on_the_board_and_a_repeat_makes_no_second(start_hub: Callable[..., HubProcess]):
    """Through the generic call, into the database and back to a display."""
    hub = start_hub("--redis", "none")
    for system in SHAPES:
        body = sent(system, json.loads((FIXTURES / f"{system}.json").read_text("utf-8"))[0])
        for status in (201, 200):
            answer = hub.http.post(
                "/api/v1/orders", content=body, headers={"Content-Type": "application/json"}
            )
            assert answer.status_code == status, answer.text
    shown = hub.http.get("/api/v1/stations/pending/orders").json()["orders"]
    names = {order["source"]: [item["name"] for item in order["items"]] for order in shown}
    assert names == {
        "square": ["Bacon & Cheddar Burger", "Crème brûlée", "Jalapeño Poppers"],
        "deliverect": ["Menu Burger Deluxe", "Mousse au chocolat"],
        "web-shop": ["Bacon & Cheddar “Deluxe” Burger", 'Piña Colada 12" Mug (0 %)'],
    }
