"""A station's cards over HTTP, for a screen that cannot have a socket: the same truth, asked for again and again."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from hub_server.admission import caller_of
from hub_server.database import StoreError
from hub_server.http_bodies import JSON
from hub_server.hub import Hub
from hub_server.metrics import Metrics
from hub_server.problems import UNREADABLE
from hub_server.query import Query
from hub_server.rail import View
from hub_server.refusals import Unknown
from hub_server.roles import Right, may

WAIT_MOST_S = 20
"""Longest long poll."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which cards are asked for."""

    station: str
    limit: int
    recent: int


@dataclass(frozen=True, slots=True)
class Polling:
    """Answers polls.

    Attributes:
        stopping: set when the hub is told to stop; nobody waits any longer then.
    """

    hub: Hub
    metrics: Metrics
    stopping: asyncio.Event

    async def poll(self, request: Request) -> Response:
        """The station's cards, or 304 when nothing but the clock differs from what the caller has.

        Raises:
            Refused: a parameter is wrong.
            StoreError: the log cannot be read.
            Unknown: there is no such station.
        """
        query = Query(request.url.query)
        limit, recent = query.view()
        wait_s = query.number("wait", 0, 0, WAIT_MOST_S)
        since = query.number("since", 0, 0, 2**53)
        kitchen = query.number("kitchen", -1, 0, 2**53)
        epoch = query.text("epoch")
        if not epoch:
            epoch, *seen = request.headers.get("If-None-Match", "").strip().strip('W/"').split(":")
            since, kitchen = (*map(_whole, seen[:2]), -1, -1)[:2]
        asked = Asked(request.path_params["station"], limit, recent)
        view = await self._view(asked)
        kiosk = query.name("kiosk")
        if kiosk and may(caller_of(request).role, Right.WORK_STATION):
            drawn, waiting = (query.number(name, 0, 0, 2**53) for name in ("seen", "waiting"))
            self.hub.seen(self.hub.screens.polled(asked.station, kiosk), drawn, waiting)

        def is_known() -> bool:
            version = self.hub.kitchen.version
            return epoch == self.hub.epoch and view.altered <= since and kitchen in (-1, version)

        if wait_s and is_known():
            await change(view.changed, self.stopping, self.metrics, wait_s)
            # Looked at again: the log may be another one by now, or not to be read any more.
            view = await self._view(asked)
        tag = f'"{self.hub.epoch}:{self.hub.feed.last}:{self.hub.kitchen.version}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if is_known():
            # The cards are the same, but the hub vouches for them up to here.
            return Response(status_code=304, headers=headers)
        return Response(self.hub.snapshot(view), media_type=JSON, headers=headers)

    async def _view(self, asked: Asked) -> View:
        """What is asked for, with everything the log holds by now.

        Raises:
            StoreError: the log cannot be read, so nobody knows what is true.
            Unknown: there is no such station.
        """
        if not await self.hub.feed.is_current():
            raise StoreError(UNREADABLE)
        try:
            return self.hub.join(asked.station, limit=asked.limit, recent=asked.recent)
        except KeyError:
            raise Unknown(f"There is no such station; there are {', '.join(self.hub.stations)}.") from None


def _whole(text: str) -> int:
    """A number of an `ETag`; nobody has seen what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


async def change(
    watchers: set[Callable[[], None]], stopping: asyncio.Event, metrics: Metrics, wait_s: float
) -> None:
    """Waits until something changes, the hub stops, or the time is over.

    Args:
        watchers: called when it changes.
    """
    changed = asyncio.Event()
    watchers.add(changed.set)
    try:
        with metrics.polls.track_inprogress():
            async with asyncio.timeout(wait_s), asyncio.TaskGroup() as tasks:
                waiting = tasks.create_task(_when(stopping, changed), name="stopping")
                await changed.wait()
                waiting.cancel()
    except TimeoutError:
        pass
    finally:
        watchers.discard(changed.set)


async def _when(happened: asyncio.Event, then: asyncio.Event) -> None:
    await happened.wait()
    then.set()
