"""The HTTP interface: one table of calls, from which the routes and the OpenAPI document are made.

Every refusal is a problem document that names the field, is logged once, and leaves everything as it was.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub_server.access_api import AccessApi
from hub_server.admission import Admission, caller_of, named, not_found, require
from hub_server.auth import Gate
from hub_server.cards import RECENT_MOST
from hub_server.database import StoreError
from hub_server.guard import Guard
from hub_server.http_bodies import (
    JSON,
    Health,
    NewStatus,
    StationCommand,
    Stations,
    StatusAnswer,
    read_body,
)
from hub_server.hub import Hub
from hub_server.kitchen_api import KitchenApi
from hub_server.metrics import CONTENT_TYPE, Metrics
from hub_server.openapi import Call, document, page
from hub_server.pair_page import pair_page
from hub_server.pairing import WRONG_MOST, WRONG_WITHIN_S
from hub_server.pairing_api import PairingApi
from hub_server.polling import WAIT_MOST_S, Polling
from hub_server.protocol.intake import MAX_BODY_BYTES, NewOrder, new_order
from hub_server.protocol.messages import (
    CARDS_DEFAULT,
    CARDS_MOST,
    MAX_FRAME_BYTES,
    Ack,
    Command,
    Event,
    OrdersUpdate,
    encode,
)
from hub_server.protocol.orders import Order
from hub_server.protocol.states import OF_KITCHEN, Status
from hub_server.protocol.strict import Refused, decode
from hub_server.recall_api import RecallApi
from hub_server.refusals import Unknown
from hub_server.roles import Right, right_for
from hub_server.till_api import TillApi
from hub_server.tries import Tries

_new_status = msgspec.json.Decoder(NewStatus)
_command = msgspec.json.Decoder(StationCommand)


@dataclass(frozen=True, slots=True)
class HttpApi:
    """The calls of one hub.

    Attributes:
        ready: set once orders can be taken and stations joined.
        sockets_of: how many sockets a device has at this hub.
        stopping: set when the hub is told to stop; nobody waits any longer then.
        ca: what the hub's certificate hangs on, in PEM; empty where it has none of its own.
    """

    hub: Hub
    gate: Gate
    guard: Guard
    metrics: Metrics
    sockets_of: Callable[[str], int]
    ready: asyncio.Event
    stopping: asyncio.Event
    ca: str = ""

    def app(self) -> Starlette:
        """The ASGI application."""
        calls = self.calls()
        admission = Admission(self.gate, self.guard, self.metrics)
        routes = [Route(call.path, admission.guarded(call), methods=[call.method]) for call in calls]
        openapi = encode(document(calls))
        html = page(calls).encode()

        async def openapi_json(_: Request) -> Response:
            return Response(openapi, media_type=JSON)

        async def openapi_page(_: Request) -> Response:
            return Response(html, media_type="text/html; charset=utf-8")

        routes += [
            Route("/openapi.json", openapi_json),
            Route("/docs", openapi_page),
            Route("/pair", pair_page),
        ]
        # Lets the pages that may come in also read the answers.
        browsers = Middleware(
            CORSMiddleware,
            allow_origins=list(self.gate.origins),
            allow_methods=["GET", "POST", "PUT"],
            allow_headers=["Authorization", "Content-Type", "If-None-Match"],
            expose_headers=["ETag"],
        )
        return Starlette(routes=routes, middleware=[browsers], exception_handlers={HTTPException: not_found})

    def calls(self) -> tuple[Call, ...]:
        """The table: what can be called, what it takes, what it answers."""
        return (
            Call(
                "POST",
                "/api/v1/orders",
                self._place,
                "Place an order",
                "The same order sent again under the same `source` and `external_id` is harmless: 200 with the"
                " order as it is now.",
                body=NewOrder,
                answers={201: Order, 200: Order},
                problems=(409, 503, 507),
                right=Right.SEND_ORDERS,
            ),
            Call(
                "PUT",
                "/api/v1/orders/{source}/{external_id}",
                self._replace,
                "Send the whole order again after a change",
                "The hub works out what was added, voided and altered; the cards show it until the next bump.",
                body=NewOrder,
                answers={200: Order, 201: Order},
                problems=(409, 503, 507),
                right=Right.SEND_ORDERS,
            ),
            Call(
                "GET",
                "/api/v1/orders/{order_id:int}/history",
                self._history,
                "Everything that happened to an order",
                answers={200: tuple[Event, ...]},
                problems=(404, 503),
                right=Right.READ_ORDERS,
            ),
            Call(
                "GET",
                "/api/v1/orders/{source}/{external_id}",
                self._read,
                "Read an order as it is now",
                answers={200: Order},
                problems=(404, 503),
                right=Right.READ_ORDERS,
            ),
            Call(
                "POST",
                "/api/v1/orders/{source}/{external_id}/cancel",
                self._cancel,
                "Cancel an order",
                "Cancelling twice is harmless.",
                answers={200: Order},
                problems=(404, 409, 503, 507),
                right=Right.SEND_ORDERS,
            ),
            Call(
                "POST",
                "/operations/api/orders/{order_id:int}/status/",
                self._set_status,
                "Set an order's status",
                "Forward to a later status, or `cancelled`.",
                body=NewStatus,
                answers={200: StatusAnswer},
                problems=(404, 409, 503, 507),
                right=Right.SET_STATUS,
            ),
            Call(
                "GET",
                "/api/v1/stations",
                self._stations,
                "The stations of this hub",
                answers={200: Stations},
                right=Right.ENTER,
            ),
            Call(
                "GET",
                "/api/v1/stations/{station}/orders",
                Polling(self.hub, self.metrics, self.stopping).poll,
                "A station's cards: polling fallback of the socket",
                "With `epoch` and `since` (or `If-None-Match`) of the last answer: 304 when nothing changed; `wait`"
                " holds the call open until something does.",
                query={
                    "epoch": "identity of the log last seen",
                    "since": "`seq` last seen",
                    "kitchen": "`version` of the `kitchen` last seen",
                    "wait": f"seconds to wait for a change, 0 to {WAIT_MOST_S}",
                    "limit": f"cards at most, 1 to {CARDS_MOST}, default {CARDS_DEFAULT}",
                    "recent": f"orders that left the station, 0 to {RECENT_MOST}, default 0",
                    "kiosk": "the screen's name for itself, for the figures",
                    "seen": "`seq` of the board on its glass",
                    "waiting": "commands it keeps that have no answer",
                },
                answers={200: OrdersUpdate, 304: None},
                problems=(400, 404, 503),
                right=Right.WATCH_STATION,
            ),
            Call(
                "POST",
                "/api/v1/commands",
                self._command,
                "What a cook wants done",
                "The same commands and answers as on the socket; the same `id` always gets the same answer.",
                body=StationCommand,
                answers={200: Ack},
                problems=(404, 409, 503, 507),
                right=Right.WORK_STATION,
            ),
            *RecallApi(self.hub).calls(),
            *PairingApi(self.hub, self.gate, self.guard, Tries(WRONG_MOST, WRONG_WITHIN_S), self.ca).calls(),
            *AccessApi(self.hub, self.gate, self.guard, self.sockets_of).calls(),
            *TillApi(self.hub).calls(),
            *KitchenApi(self.hub, self.metrics, self.stopping).calls(),
            Call(
                "GET",
                "/healthz",
                self._healthz,
                "Is the program alive?",
                answers={200: Health},
                right=None,
                anywhere=True,
            ),
            Call(
                "GET",
                "/readyz",
                self._readyz,
                "Can it take orders?",
                answers={200: Health, 503: Health},
                right=Right.ENTER,
            ),
            Call(
                "GET",
                "/metrics",
                self._figures,
                "Figures for Prometheus",
                answers={200: None},
                right=Right.READ_FIGURES,
            ),
        )

    async def _place(self, request: Request) -> Response:
        placed = await self.hub.store.place(new_order(await read_body(request, MAX_BODY_BYTES)), way="http")
        return _json(placed.order, 201 if placed.created else 200)

    async def _replace(self, request: Request) -> Response:
        new = new_order(await read_body(request, MAX_BODY_BYTES))
        for name in ("source", "external_id"):
            if getattr(new, name) != request.path_params[name]:
                raise Refused(name, "not the one in the path")
        placed = await self.hub.store.replace(new, way="http")
        return _json(placed.order, 201 if placed.created else 200)

    async def _read(self, request: Request) -> Response:
        source, external_id = request.path_params["source"], request.path_params["external_id"]
        order = await self.hub.store.order(source, external_id)
        if order is None:
            raise Unknown(f"`{source}` has sent no order `{external_id}`.")
        return _json(order)

    async def _cancel(self, request: Request) -> Response:
        params = request.path_params
        return _json(await self.hub.store.tills.cancel(params["source"], params["external_id"]))

    async def _history(self, request: Request) -> Response:
        order_id = _order_id(request)
        events = await self.hub.store.history(order_id)
        if not events:
            raise Unknown(f"There is no order {order_id}.")
        return Response(b"[" + b",".join(events) + b"]", media_type=JSON)

    async def _set_status(self, request: Request) -> Response:
        wanted = decode(await read_body(request, MAX_FRAME_BYTES), _new_status).status
        try:
            status = Status(wanted)
        except ValueError:
            raise Refused("status", f"`{wanted[:100]}` is none of {', '.join(Status)}") from None
        moved = await self.hub.store.set_status(_order_id(request), status, by=named(request))
        return _json(
            StatusAnswer(
                success=True,
                order_id=moved.order.id,
                ref_code=moved.order.ref_code,
                old_status=moved.old_status,
                new_status=moved.order.status,
            )
        )

    async def _stations(self, _: Request) -> Response:
        stations = tuple(self.hub.stations.values())
        return _json(Stations(stations=stations, insecure=self.hub.insecure, open=self.gate.open))

    async def _command(self, request: Request) -> Response:
        sent = decode(await read_body(request, MAX_FRAME_BYTES), _command)
        if sent.station not in self.hub.stations:
            raise Unknown(f"There is no station `{sent.station[:60]}`.")
        fields = {name: getattr(sent, name) for name in Command.__struct_fields__}
        command = Command(**fields)
        require(request, right_for(command))
        answer = await self.hub.store.command(command, station=sent.station, caller=caller_of(request))
        if sent.action in OF_KITCHEN:
            await self.hub.catch_up()
        return Response(answer, media_type=JSON)

    async def _healthz(self, _: Request) -> Response:
        return _json(Health(status="alive"))

    async def _readyz(self, _: Request) -> Response:
        redis = self.hub.feed.redis
        if not self.ready.is_set():
            return _json(Health(status="starting", redis=redis), 503)
        try:
            await self.hub.store.head()
        except StoreError as error:
            return _json(Health(status="failing", database=str(error), redis=redis), 503)
        return _json(Health(status="ready", redis=redis))

    async def _figures(self, _: Request) -> Response:
        return Response(self.metrics.text(), headers={"Content-Type": CONTENT_TYPE})


def _order_id(request: Request) -> int:
    order_id: int = request.path_params["order_id"]
    if order_id >= 2**63:
        raise Unknown(f"There is no order {order_id}.")
    return order_id


def _json(answer: Any, status: int = 200) -> Response:
    return Response(encode(answer), status_code=status, media_type=JSON)
