"""The hub over HTTP without its cost at the start: `httpx2` takes 0.2 s, and a kiosk with a socket never needs it."""

import asyncio
from typing import TYPE_CHECKING

from kiosk_app.hub_address import HubAddress

if TYPE_CHECKING:
    from kiosk_app.hub_http import HubHttp, StationInfo


def hub_http(hub: HubAddress) -> "HubHttp":
    """The hub's HTTP calls; imports what they need and reads the machine's certificates, so better in a thread."""
    from kiosk_app.hub_http import HubHttp

    return HubHttp(hub)


async def stations(hub: HubAddress) -> "tuple[StationInfo, ...]":
    """The stations a hub has.

    Raises:
        hub_http.Unanswered: with a sentence for people.
    """
    # In a thread: it would cost a screen a dozen frames.
    async with await asyncio.to_thread(hub_http, hub) as http:
        return await http.stations()
