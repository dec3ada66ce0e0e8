"""The HTTP call that finds an order again which a station has done with."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from hub_server.http_bodies import JSON, Found
from hub_server.hub import Hub
from hub_server.openapi import Call
from hub_server.protocol.due import day_ended_ms
from hub_server.protocol.finding import TEXT_MOST, is_meant
from hub_server.protocol.messages import encode
from hub_server.protocol.strict import Refused
from hub_server.protocol.tickets import has_done
from hub_server.query import Query
from hub_server.refusals import Unknown
from hub_server.roles import Right
from hub_server.store import wall_clock_ms

FOUND_MOST = 100
"""Largest `limit`."""

LOOKED_AT_MOST = 5000
"""Orders of one day that are looked at, the last ones."""

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class RecallApi:
    """The call of one hub."""

    hub: Hub

    def calls(self) -> tuple[Call, ...]:
        """See `HttpApi.calls`."""
        return (
            Call(
                "GET",
                "/api/v1/stations/{station}/done",
                self._find,
                "Find an order of this business day that a station is done with",
                "Latest first, each as it is now; any of them can be recalled. Every word of `text` has to begin a word"
                " of the number, the table, the name or an item.",
                query={
                    "text": f"number, table, name or item; at most {TEXT_MOST} signs; empty for all",
                    "limit": f"orders at most, 1 to {FOUND_MOST}, default 50",
                },
                answers={200: Found},
                problems=(400, 404, 503),
                right=Right.WATCH_STATION,
            ),
        )

    async def _find(self, request: Request) -> Response:
        query = Query(request.url.query)
        text = query.text("text")
        if len(text) > TEXT_MOST:
            raise Refused("text", f"longer than {TEXT_MOST} signs")
        limit = query.number("limit", 50, 1, FOUND_MOST)
        station = self.hub.stations.get(request.path_params["station"])
        if station is None:
            raise Unknown(f"There is no such station; there are {', '.join(self.hub.stations)}.")
        now_ms = wall_clock_ms()
        ended_ms = day_ended_ms(self.hub.kitchen.kitchen, now_ms)
        since_ms = now_ms - DAY_MS if ended_ms is None else ended_ms
        found = await self.hub.store.placed_after(
            since_ms,
            at_most=LOOKED_AT_MOST,
            wanted=lambda order: has_done(order, station) and is_meant(order, text),
        )
        answer = Found(orders=tuple(found[:limit]), total=len(found))
        return Response(encode(answer), media_type=JSON, headers={"Cache-Control": "no-cache"})
