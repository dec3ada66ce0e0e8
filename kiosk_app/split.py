"""A second station beside the first one in the same window: from the start or whenever it is wanted."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk_app.client_settings import ClientSettings
from kiosk_app.disk import Disk
from kiosk_app.hub_address import HubAddress
from kiosk_app.pin import Facts, Forgetful
from kiosk_app.station_choice import serve

if TYPE_CHECKING:
    from kiosk_app.kiosk import Kiosk

PANE_FACT = "pane"
"""Under this name the station of the second pane is kept as long as there is one."""

KEPT_LOOK_S = 0.2
"""Pause between two looks whether a pane that is not wanted any more still keeps bumps."""


async def serve_second(
    first: "Kiosk",
    hub: HubAddress,
    station: str,
    *,
    made: "Callable[[], Kiosk]",
    opened: Callable[[str], Disk | None],
    settings: ClientSettings | None = None,
    facts: Facts | None = None,
) -> None:
    """Serves a pane of its own as long as one is wanted. Whatever fails there, fails here.

    Args:
        first: whose window it is, and who says what is wanted.
        station: of the second pane; empty for none. One that keeps bumps stays until the hub has them.
        made: makes the second screen; asked once.
        opened: opens what is kept of a station; it knows the hub as another kiosk than the first one.
        settings: how patient its clients are.
        facts: where the first screen keeps what it knows. A pane that kept bumps when the program ended comes back
            until the hub has them, also when another one is wanted.
    """
    facts = Forgetful() if facts is None else facts
    wanted: asyncio.Queue[str] = asyncio.Queue()
    first.secondWanted.connect(wanted.put_nowait)
    second: Kiosk | None = None
    before = facts.fact(PANE_FACT)
    if before and before != station and _keeps(opened(before)):
        wanted.put_nowait(station)
        station = before
    async with asyncio.TaskGroup() as group:
        while True:
            serving: asyncio.Task[None] | None = None
            if station:
                second = second or made()
                facts.keep_fact(PANE_FACT, station)
                begun = asyncio.Event()
                serving = group.create_task(
                    _pane(first, second, hub, station, opened=opened, settings=settings, begun=begun),
                    name=f"second pane {station}",
                )
                await begun.wait()
            station = await _next(wanted, station, second)
            if serving is not None:
                serving.cancel()
                # Not awaited by itself: its cancellation and this task's own could not be told apart.
                await asyncio.wait([serving])
                facts.keep_fact(PANE_FACT, "")


async def _next(wanted: asyncio.Queue[str], served: str, second: "Kiosk | None") -> str:
    """What is wanted instead, as soon as the hub has whatever was bumped here: no other pane would send it."""
    station = served
    while True:
        keeps = second is not None and second.keeps
        if second is not None:
            second.leave(station != served and keeps)
        if station == served:
            station = await wanted.get()
        elif not wanted.empty():
            station = wanted.get_nowait()
        elif keeps:
            await asyncio.sleep(KEPT_LOOK_S)
        else:
            return station


def _keeps(disk: Disk | None) -> bool:
    """Whether commands are kept there that no hub has answered; closes it."""
    if disk is None:
        return False
    disk.close()
    return bool(disk.given)


async def _pane(
    first: "Kiosk",
    second: "Kiosk",
    hub: HubAddress,
    station: str,
    *,
    opened: Callable[[str], Disk | None],
    settings: ClientSettings | None,
    begun: asyncio.Event,
) -> None:
    disk = opened(station)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(serve(second, hub, station, disk, settings=settings), name=f"serve {station}")
            # It has its station from its first step on: nobody sees the one that stood there before.
            await asyncio.sleep(0)
            first.pair(second)
            begun.set()
    finally:
        # A window that was closed meanwhile shows none of both.
        with suppress(RuntimeError):
            first.pair(None)
            second.detach()
        if disk is not None:
            disk.close()
