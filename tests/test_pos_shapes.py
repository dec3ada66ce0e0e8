"""Orders as the real world sends them, through the generic intake: what the POS meant is what the cook reads."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from boards.live import LiveScreen, play
from boards.scene import items
from PySide6.QtQuick import QQuickItem

import pos_shapes
from hub_server.protocol.intake import new_order
from hub_server.protocol.orders import Item, Modifier, ServiceType
from hub_server.protocol.states import Status
from kiosk_app.icons import GLYPHS
from servers.hub import HubProcess
from servers.waiting import until

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


def shown(cards: list[QQuickItem]) -> list[str]:
    """What stands on the cards of one order, in the form of `meant.json`; without the bands above the first item."""
    rows: dict[tuple[int, float], dict[str, str]] = {}
    for card in cards:
        for role in ("lead", "sign", "line"):
            for text in items(card, role):
                # A line may be broken anywhere; signs and quantities stand on the height of their line.
                row = rows.setdefault((card.property("part"), text.y()), {})
                row[role] = "".join(text.property("text").split())
    read = [f"{row.get('lead', '')}{row.get('sign', '')}{row['line']}" for _, row in sorted(rows.items())]
    return read[next(at for at, (_, row) in enumerate(sorted(rows.items())) if "lead" in row) :]


def drawn(meant: str) -> str:
    """A line of `meant.json` as it is drawn: quantities and signs in places of their own."""
    line = "".join(meant.split())
    if not meant.startswith(" "):
        return line.replace("x", "", 1)
    if line.startswith('"'):
        return GLYPHS["bubble"] + line.strip('"')
    sign, text = {"-": "no", "+": "add", ">": "choice"}[line[0]], line[1:]
    return GLYPHS[sign] + re.sub(r"^(\d+)x", r"\1×", text)


@pytest.mark.usefixtures("fonts")
def test_one_of_each_is_on_the_glass_and_a_repeat_makes_no_second(bare_hub: HubProcess):
    """Through the generic call, into the database and onto a screen: the cook reads what the POS meant."""
    placed: dict[str, int] = {}
    for system in SHAPES:
        body = sent(system, json.loads((FIXTURES / f"{system}.json").read_text("utf-8"))[0])
        for status in (201, 200):
            answer = bare_hub.http.post(
                "/api/v1/orders", content=body, headers={"Content-Type": "application/json"}
            )
            assert answer.status_code == status, answer.text
            placed[system] = answer.json()["id"]

    async def story(screen: LiveScreen) -> None:
        await until(lambda: len(screen.cards()) >= len(placed), "a card of each")
        by_order: dict[int, list[QQuickItem]] = {}
        for card in screen.cards():
            by_order.setdefault(card.property("orderId"), []).append(card)
        assert by_order.keys() == set(placed.values())
        for system, order_id in placed.items():
            assert shown(by_order[order_id]) == [drawn(line) for line in MEANT[system][0]]

    play(story, LiveScreen(bare_hub, Status.PENDING))
