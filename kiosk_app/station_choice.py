"""Which station a screen shows: the one it was started with, then whichever the cook chooses."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from hub_server.protocol.states import OPEN, Status
from kiosk_app.board import Link
from kiosk_app.client import Client
from kiosk_app.client_settings import ClientSettings
from kiosk_app.disk import Disk, Shown
from kiosk_app.hub_address import HubAddress
from kiosk_app.hub_calls import stations
from kiosk_app.outbox import Outbox

if TYPE_CHECKING:
    from kiosk_app.kiosk import Kiosk

RETRY_S = 2.0
"""Pause between two questions for the stations while no hub answers."""


async def serve(
    kiosk: "Kiosk",
    hub: HubAddress,
    station: str,
    disk: Disk | None = None,
    *,
    settings: ClientSettings | None = None,
    outbox: Outbox | None = None,
) -> None:
    """Shows one station after the other, as the cook chooses; what was bumped at one is kept at the next.

    Args:
        station: where it begins; empty: where it ended, as the disk knows, or wherever a cook says.
        disk: what this kiosk keeps; None where it keeps nothing.
        settings: how patient its clients are.
        outbox: with that disk, for a screen that was served before.
    """
    outbox = Outbox(disk) if outbox is None else outbox
    shown = None if disk is None else disk.shown
    chosen: asyncio.Queue[str] = asyncio.Queue()
    kiosk.stationChosen.connect(chosen.put_nowait)
    known = Stations(kiosk, hub, shown)
    made = partial(Client, hub, listener=kiosk, outbox=outbox, settings=settings)
    station = station or (shown.station if shown else "")
    kiosk.stationsWanted.connect(known.ask)
    try:
        async with asyncio.TaskGroup() as group:
            known.group = group
            if not station:
                await known.found()
                kiosk.open("stations")
                station = await chosen.get()
            while True:
                serving = group.create_task(
                    _one(kiosk, made(station), known, disk), name=f"station {station}"
                )
                served = station
                while station == served:
                    station = await chosen.get()
                serving.cancel()
                # Not awaited by itself: its cancellation and this task's own could not be told apart.
                await asyncio.wait([serving])
    finally:
        # The screen may be served again.
        kiosk.stationChosen.disconnect(chosen.put_nowait)
        kiosk.stationsWanted.disconnect(known.ask)


async def _one(kiosk: "Kiosk", client: Client, known: "Stations", disk: Disk | None) -> None:
    station = client.board.station
    title, status = known.title(station), known.status(station)
    if disk is not None:
        disk.keep_shown(Shown(station=station, title=title, status=status))
    kiosk.attach(client, title, status)
    await client.run()


class Stations:
    """The stations of the hub, asked for when somebody wants to choose; until then, what is known of the last one."""

    def __init__(self, kiosk: "Kiosk", hub: HubAddress, shown: Shown | None) -> None:
        self._kiosk = kiosk
        self._hub = hub
        self._titles: dict[str, str] = {shown.station: shown.title} if shown else {}
        self._statuses: dict[str, str | None] = {shown.station: shown.status} if shown else {}
        self._told = False
        self._asking: asyncio.Task[None] | None = None
        self.group: asyncio.TaskGroup | None = None

    def title(self, station: str) -> str:
        """What people call it."""
        return self._titles.get(station, station.replace("_", " ").capitalize())

    def status(self, station: str) -> Status | None:
        """The status whose orders it shows; None where it is not a stage."""
        # The seed document's three displays are known before a hub has told anything.
        name = self._statuses.get(station, station if station in {str(status) for status in OPEN} else None)
        # A newer hub may know others; to this kiosk such a station is none of the stages.
        return Status(name) if name in set(Status) else None

    def ask(self) -> None:
        """Asks for them, unless an answer is already on its way."""
        if self.group is not None and (self._asking is None or self._asking.done()):
            self._asking = self.group.create_task(self._ask_once(), name="stations")

    async def found(self) -> None:
        """Asks until a hub answers; the screen says meanwhile what is being looked for."""
        while not self._told:
            await self._ask_once()
            if not self._told:
                await asyncio.sleep(RETRY_S)

    async def _ask_once(self) -> None:
        from kiosk_app.hub_http import Denied, Unanswered

        try:
            told = await stations(self._hub)
        except Unanswered as failure:
            if not self._kiosk.station:
                # Once a station is shown its client alone knows how the kiosk stands with the hub.
                link = Link.ERROR if isinstance(failure, Denied) else Link.RECONNECTING
                self._kiosk.link_changed(link, str(failure))
            return
        self._told = True
        self._titles = {station.name: station.title or station.name for station in told}
        self._statuses = {station.name: station.status for station in told}
        self._kiosk.offer_stations(list(self._titles.items()))
