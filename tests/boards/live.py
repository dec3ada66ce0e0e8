"""Kiosks of this process on a real hub: the scene, the client and the event loop of the program, in a test's hands."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import qasync
from boards.scene import items, middle, touch
from PySide6.QtQuick import QQuickItem

from hub_server.protocol.states import Status
from kiosk_app.client import Client
from kiosk_app.config import Config
from kiosk_app.hub_address import HubAddress
from kiosk_app.kiosk import Kiosk
from kiosk_app.window import close_window, measure, open_window
from servers.hub import HubProcess


class LiveScreen:
    """One kiosk: its scene and its client. The test needs the fixture `fonts`."""

    def __init__(self, hub: HubProcess, station: Status) -> None:
        self.kiosk = Kiosk(Config(), measure)
        self.engine, self.window = open_window(self.kiosk, 1920, 1080, fullscreen=False)
        self.client = Client(HubAddress(hub.url), str(station), self.kiosk)
        self.kiosk.attach(self.client, station.capitalize(), station)

    def items(self, name: str | None = None) -> list[QQuickItem]:
        """Visible items of the scene, all or those with this object name."""
        return items(self.window.contentItem(), name)

    def cards(self) -> list[QQuickItem]:
        """What hangs on the rail, without what is leaving."""
        return [card for card in self.items("card") if not card.property("leaving")]

    def numbers(self) -> list[str]:
        """The numbers of these cards."""
        return [card.property("number") for card in self.cards()]

    def texts(self) -> list[str]:
        """Every text on the glass."""
        return [str(item.property("text")) for item in self.items() if item.property("text")]

    def bump_by_touch(self, finger: Any, at: int = 0) -> None:
        """A finger on the bump button of the card that hangs at this place."""
        (button,) = items(self.cards()[at], "bumpButton")
        touch(self.window, finger, middle(button), in_loop=True)


def play(story: Callable[..., Coroutine[Any, Any, None]], *screens: LiveScreen) -> None:
    """Runs a story while the clients of its screens run; afterwards the screens are closed."""

    async def main() -> None:
        clients = [asyncio.ensure_future(screen.client.run()) for screen in screens]
        try:
            await story(*screens)
        finally:
            for client in clients:
                client.cancel()
            await asyncio.gather(*clients, return_exceptions=True)

    try:
        qasync.run(main())
    finally:
        for screen in screens:
            close_window(screen.engine)
