"""What the hub counts, as Prometheus reads it."""

import json
import re
from collections.abc import Callable

from servers.hub import HubProcess
from servers.program import until
from servers.redis_server import RedisServer


def placed(hub: HubProcess) -> dict[str, float]:
    """Orders by the way they came."""
    figures = hub.http.get("/metrics").text
    found = re.findall(r'^heard_orders_placed_total\{way="(\w+)"\} (\S+)$', figures, re.MULTILINE)
    return {way: float(count) for way, count in found}


def test_every_order_is_counted_once_whichever_way_it_came(
    start_hub: Callable[..., HubProcess], redis_server: RedisServer
) -> None:
    """By POST, by PUT, through Redis; a repeat is told apart, a change is no new order."""
    hub = start_hub("--redis", redis_server.url)
    posted, put, sent = (
        {"source": "till-1", "external_id": name, "items": [{"name": "Burger"}]} for name in "ABC"
    )
    hub.http.post("/api/v1/orders", json=posted)
    hub.http.post("/api/v1/orders", json=posted)
    for note in ("", "changed", "changed"):
        hub.http.put("/api/v1/orders/till-1/B", json=put | {"note": note})
    assert placed(hub) == {"http": 2.0, "http_repeat": 1.0}
    with redis_server.client() as redis:
        for _ in range(3):
            redis.xadd("heard:main:intake", {"order": json.dumps(sent)})
    wanted = {"http": 2.0, "http_repeat": 1.0, "redis": 1.0, "redis_repeat": 2.0}
    until(lambda: placed(hub) == wanted, what="what came through Redis is counted")
