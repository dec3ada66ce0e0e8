"""The HTTP calls about the kitchen: how it is described and run, where an order would go, what is sold out."""

import asyncio
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from hub_server import kitchen_file
from hub_server.admission import caller_of, named
from hub_server.http_bodies import (
    JSON,
    TOML,
    DryRun,
    KitchenEvents,
    RoutedItem,
    SoldOut,
    WantedProfile,
    read_body,
)
from hub_server.hub import Hub
from hub_server.metrics import Metrics
from hub_server.openapi import Call
from hub_server.polling import WAIT_MOST_S, change
from hub_server.protocol.intake import MAX_BODY_BYTES, NewOrder, new_order
from hub_server.protocol.kitchen import Kitchen, KitchenState
from hub_server.protocol.messages import MAX_FRAME_BYTES, encode
from hub_server.protocol.strict import Refused, decode
from hub_server.query import Query
from hub_server.roles import Right

_profile = msgspec.json.Decoder(WantedProfile)
_sold_out = msgspec.json.Decoder(SoldOut)

EVENTS_MOST = 200
"""Events in one answer; the next ones come with the next question."""


@dataclass(frozen=True, slots=True)
class KitchenApi:
    """The calls of one hub."""

    hub: Hub
    metrics: Metrics
    stopping: asyncio.Event

    def calls(self) -> tuple[Call, ...]:
        """See `HttpApi.calls`."""
        return (
            Call(
                "GET",
                "/api/v1/kitchen",
                self._read,
                "The kitchen as it runs: stations, routes, profile, what is sold out",
                answers={200: KitchenState},
                problems=(503,),
                right=Right.READ_KITCHEN,
            ),
            Call(
                "GET",
                "/api/v1/kitchen/events",
                self._events,
                "What happened to the kitchen: who described it, switched its profile, said that an item is 86",
                "For a till that stops selling what is 86: ask with the `version` it has seen, and `wait`.",
                query={
                    "since": "the last `version` seen, default 0: everything",
                    "wait": f"seconds to wait for something to happen, 0 to {WAIT_MOST_S}",
                },
                answers={200: KitchenEvents},
                problems=(400, 503),
                right=Right.READ_KITCHEN,
            ),
            Call(
                "GET",
                "/api/v1/kitchen.toml",
                self._read_file,
                "The same description as a file to go on with",
                answers={200: None},
                problems=(503,),
                right=Right.READ_KITCHEN,
            ),
            Call(
                "PUT",
                "/api/v1/kitchen.toml",
                self._describe,
                "Describe the kitchen anew",
                "The whole file, `Content-Type: application/toml`. What is wrong is refused with its line; tickets that"
                " hang move to the stations that make them now.",
                body=Kitchen,
                media_type=TOML,
                answers={200: KitchenState},
                problems=(503, 507),
                right=Right.DESCRIBE_KITCHEN,
            ),
            Call(
                "POST",
                "/api/v1/kitchen/profile",
                self._switch,
                "Run the kitchen by a profile",
                "An empty name means by none. Tickets that hang move with their items.",
                body=WantedProfile,
                answers={200: KitchenState},
                problems=(409, 503, 507),
                right=Right.SWITCH_PROFILE,
            ),
            Call(
                "POST",
                "/api/v1/kitchen/sold-out",
                self._mark,
                "Say that an item is 86, or that there is some again",
                body=SoldOut,
                answers={200: KitchenState},
                problems=(503, 507),
                right=Right.MARK_SOLD_OUT,
            ),
            Call(
                "POST",
                "/api/v1/kitchen/dry-run",
                self._dry_run,
                "Where would this order go, and why?",
                "Takes an order as it would be placed; places nothing.",
                body=NewOrder,
                answers={200: DryRun},
                problems=(503,),
                right=Right.READ_KITCHEN,
            ),
        )

    async def _read(self, _: Request) -> Response:
        return _json(await self.hub.store.kitchen())

    async def _events(self, request: Request) -> Response:
        query = Query(request.url.query)
        since = query.number("since", 0, 0, 2**53)
        wait_s = query.number("wait", 0, 0, WAIT_MOST_S)
        events = await self.hub.store.kitchen_events(since, at_most=EVENTS_MOST)
        if not events and wait_s:
            await change(self.hub.kitchen_watchers, self.stopping, self.metrics, wait_s)
            events = await self.hub.store.kitchen_events(since, at_most=EVENTS_MOST)
        return _json(KitchenEvents(events=tuple(events)))

    async def _read_file(self, _: Request) -> Response:
        state = await self.hub.store.kitchen()
        return Response(kitchen_file.written(state.kitchen), media_type=TOML)

    async def _describe(self, request: Request) -> Response:
        body = await read_body(request, kitchen_file.MAX_BYTES, wanted=TOML)
        try:
            kitchen = kitchen_file.read(body.decode())
        except UnicodeDecodeError as error:
            raise Refused("", f"not UTF-8: {error.reason} at byte {error.start}") from None
        except kitchen_file.BadKitchen as bad:
            where = "" if bad.line is None else f"line {bad.line}: "
            raise Refused(bad.field, where + bad.detail) from None
        return await self._known(await self.hub.store.kitchens.describe(kitchen, **_by(request)))

    async def _switch(self, request: Request) -> Response:
        wanted = decode(await read_body(request, MAX_FRAME_BYTES), _profile)
        return await self._known(await self.hub.store.kitchens.switch(wanted.profile, **_by(request)))

    async def _mark(self, request: Request) -> Response:
        wanted = decode(await read_body(request, MAX_FRAME_BYTES), _sold_out)
        return await self._known(
            await self.hub.store.kitchens.mark(wanted.name, sold_out=wanted.sold_out, **_by(request))
        )

    async def _known(self, state: KitchenState) -> Response:
        """The answer, once this hub runs by it: who asks for its stations now finds them."""
        await self.hub.catch_up()
        return _json(state)

    async def _dry_run(self, request: Request) -> Response:
        new = new_order(await read_body(request, MAX_BODY_BYTES))
        found, profile = await self.hub.store.kitchens.dry_run(new)
        items = tuple(
            RoutedItem(name=name, stations=routed.stations, in_turn=routed.in_turn, why=routed.why)
            for name, routed in found
        )
        return _json(DryRun(items=items, profile=profile))


def _by(request: Request) -> dict[str, Any]:
    """Who did it, for the kitchen's log and for the audit log."""
    return {"by": named(request), "caller": caller_of(request)}


def _json(answer: object) -> Response:
    return Response(encode(answer), media_type=JSON)
