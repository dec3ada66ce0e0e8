"""What may happen between the handshake of a display and its first card."""

import asyncio
from types import SimpleNamespace
from typing import Any

from websockets.datastructures import Headers
from websockets.http11 import Request

from hub_server.auth import Gate
from hub_server.metrics import Metrics
from hub_server.protocol.kitchen import STAGES
from hub_server.rail import IDLE_KEPT_S, Rail
from hub_server.screens import Screens
from hub_server.websocket_api import Endpoint, KioskConnection


class Joining(KioskConnection):
    """A connection that joins and closes at once; it has no transport."""

    def __init__(self) -> None:
        self.asked = self.view = None

    def join(self, view: Any, frames: bytes) -> None:
        self.view = view
        view.subscribers.add(self)

    async def __aiter__(self) -> Any:
        for frame in ():
            yield frame


def test_a_display_that_joins_while_unused_views_are_forgotten_is_told_everything() -> None:
    """A heartbeat between handshake and first card must not leave a display in front of a view nobody feeds."""
    rail = Rail(station=STAGES[0], epoch="e", first_seq=0, now_ms=lambda: 0)

    async def is_current() -> bool:
        # A heartbeat comes in between, and long after it another one.
        rail.tidy(0.0)
        rail.tidy(IDLE_KEPT_S + 1)
        return True

    hub = SimpleNamespace(
        feed=SimpleNamespace(is_current=is_current),
        stations={"pending": STAGES[0]},
        screens=Screens(),
        join=lambda _, limit, recent: rail.view(limit, recent),
        snapshot_frame=lambda view: view.snapshot_frame(0),
        missed=lambda view, epoch, since: None,
    )
    endpoint = Endpoint(hub, Gate(None, ()), Metrics())  # type: ignore[arg-type]
    display = Joining()
    request = Request("/ws/kitchen/pending/", Headers(Host="127.0.0.1"))

    async def join() -> None:
        assert await endpoint._admit(display, request) is None
        await endpoint._serve(display)

    asyncio.run(join())
    assert display.view in rail.views()
