"""What may happen between the handshake of a display and its first card."""

import asyncio
from types import SimpleNamespace
from typing import Any

from websockets.datastructures import Headers
from websockets.http11 import Request

from hub_server.auth import Gate
from hub_server.metrics import Metrics
from hub_server.rail import Rail
from hub_server.stations import STAGES
from hub_server.websocket_api import Endpoint, KioskConnection


class Joining(KioskConnection):
    """A connection that joins and closes at once; it has no transport."""

    def __init__(self) -> None:
        self.asked = self.view = None

    def join(self, view: Any, snapshot: bytes) -> None:
        self.view = view
        view.subscribers.add(self)

    async def __aiter__(self) -> Any:
        for frame in ():
            yield frame


def test_a_display_that_joins_while_unused_views_are_forgotten_is_told_everything() -> None:
    """A heartbeat between handshake and first card must not leave a display in front of a view nobody feeds."""
    rail = Rail(station=STAGES[0], epoch="e", first_seq=0, now_ms=lambda: 0)
    hub = SimpleNamespace(
        join=lambda _, limit, recent: rail.view(limit, recent), snapshot=lambda view: view.snapshot(0)
    )
    endpoint = Endpoint(hub, Gate(None, ()), Metrics())  # type: ignore[arg-type]
    display = Joining()
    request = Request("/ws/kitchen/pending/", Headers(Host="127.0.0.1"))
    assert endpoint._admit(display, request) is None
    rail.tidy()
    asyncio.run(endpoint._serve(display))
    assert display.view in rail.views()
