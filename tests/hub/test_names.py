"""Names in other languages from a till over the hub's disk to a screen."""

from collections.abc import Callable
from typing import Any

from websockets.sync.client import ClientConnection

from hub.displays import ORDER, hear
from servers.hub import HubProcess

BURGER: dict[str, Any] = {
    "id": "1",
    "name": "Burger",
    "names": {"ar": "برجر", "de": "Rindfleischburger"},
    "modifiers": [{"name": "bacon", "names": {"de": "Speck"}}],
}


def order(*lines: dict[str, Any]) -> dict[str, Any]:
    return ORDER | {"items": list(lines)}


def test_names_travel_from_the_till_to_the_screen_and_over_a_restart(
    hub: HubProcess, display: Callable[..., ClientConnection]
) -> None:
    """As they were sent; the same call once more is the same order, another name another one."""
    first = display("pending")
    hear(first, "orders_update")
    assert (
        hub.http.post("/api/v1/orders", json=order(BURGER, {"id": "2", "name": "Fries"})).status_code == 201
    )
    items = hear(first, "order_update")["order"]["items"]
    assert (items[0]["names"], items[0]["modifiers"]) == (BURGER["names"], BURGER["modifiers"])
    assert "names" not in items[1]
    turned = BURGER | {"names": dict(reversed(BURGER["names"].items()))}
    assert (
        hub.http.post("/api/v1/orders", json=order(turned, {"id": "2", "name": "Fries"})).status_code == 200
    )
    other = BURGER | {"names": {"de": "Hamburger"}}
    assert hub.http.post("/api/v1/orders", json=order(other, {"id": "2", "name": "Fries"})).status_code == 409
    path = "/api/v1/orders/till-1/A"
    changed = hub.http.put(path, json=order(other, {"id": "2", "name": "Fries"})).json()
    assert (changed["items"][0]["names"], changed["changes"]) == ({"de": "Hamburger"}, [])
    told = hear(first, "order_update")["order"]
    assert (told["items"][0]["names"], told["items_version"]) == ({"de": "Hamburger"}, 1)
    hub.kill()
    hub.start()
    assert hub.http.get(path).json() == changed
