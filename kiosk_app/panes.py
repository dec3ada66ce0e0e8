"""The stations on one glass, served by the hub with whatever lets this screen in."""

import asyncio
import glob
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk_app.client_settings import ClientSettings
from kiosk_app.config import Config, data_prefix
from kiosk_app.disk import Disk, Unusable
from kiosk_app.hub_address import HubAddress
from kiosk_app.outbox import Outbox
from kiosk_app.split import serve_second
from kiosk_app.station_choice import serve

if TYPE_CHECKING:
    from kiosk_app.kiosk import Kiosk

log = logging.getLogger(__name__)

LETS_IN = ".token"
"""Of the file beside a screen's database that lets it in."""


class Panes:
    """One station, or two beside each other.

    Args:
        kiosk: the first one's screen.
        config: says which stations.
        disk: what the first one keeps; None where it keeps nothing.
        settings: how patient its clients are.
        beside: the second one's screen; made when it is first asked for.
        opened: opens what is kept of a second station.
    """

    def __init__(
        self,
        kiosk: "Kiosk",
        config: Config,
        disk: Disk | None,
        settings: ClientSettings,
        *,
        beside: "Callable[[], Kiosk]",
        opened: Callable[[str], Disk | None],
    ) -> None:
        self._kiosk = kiosk
        self._config = config
        self._disk = disk
        self._settings = settings
        self._beside = beside
        self._opened = opened
        self._second: Kiosk | None = None
        self._outbox = Outbox(disk)

    async def serve(self, hub: HubAddress, station: str) -> None:
        """Serves them until cancelled, and goes on where it left off.

        Args:
            hub: with what lets the screen in.
            station: where it begins when nobody ever said another one.
        """
        disk, config = self._disk, self._config
        shown = disk.shown.station if disk is not None and disk.shown is not None else ""
        station = config.station or self._kiosk.station or shown or station
        second = config.second
        if second and second == station:
            log.warning("%s is shown already; it does not stand beside itself", station)
            second = ""
        async with asyncio.TaskGroup() as group:
            group.create_task(
                serve(self._kiosk, hub, station, disk, settings=self._settings, outbox=self._outbox),
                name="serve",
            )
            group.create_task(
                serve_second(
                    self._kiosk,
                    hub,
                    second,
                    made=self._made,
                    opened=self._opened,
                    settings=self._settings,
                    facts=disk,
                ),
                name="second",
            )

    def _made(self) -> "Kiosk":
        self._second = self._second or self._beside()
        return self._second

    def forget(self, hub: HubAddress) -> None:
        """Forgets everything that came from a hub, on the glass and on the disk; while nobody is served."""
        log.warning("this screen's token was revoked: all it kept of %s is wiped", hub.label)
        self._kiosk.detach()
        if self._disk is not None:
            self._disk.wipe()
            _wipe_beside(self._disk.path, data_prefix(hub.label))
        self._outbox = Outbox(self._disk)


def _wipe_beside(path: Path, prefix: str) -> None:
    """Wipes what second stations left: the files beside `path`, but for those of other screens, which have a token."""
    for other in path.parent.glob(f"{glob.escape(prefix)}*.db"):
        if other != path and not other.with_suffix(LETS_IN).exists():
            try:
                disk = Disk.open(other, screens=1)
            except Unusable:
                # Another screen works with it.
                continue
            disk.wipe()
            disk.close()
