"""The HTTP calls a till makes about an order it has sent: fire what is held, put two checks together, split one."""

from dataclasses import dataclass

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from hub_server.http_bodies import JSON, OtherCheck, WantedFire, read_body
from hub_server.hub import Hub
from hub_server.openapi import Call
from hub_server.protocol.checks import NewCheck
from hub_server.protocol.messages import MAX_FRAME_BYTES, encode
from hub_server.protocol.orders import Order
from hub_server.protocol.strict import decode
from hub_server.roles import Right

_fire = msgspec.json.Decoder(WantedFire)
_other = msgspec.json.Decoder(OtherCheck)
_split = msgspec.json.Decoder(NewCheck)


@dataclass(frozen=True, slots=True)
class TillApi:
    """The calls of one hub."""

    hub: Hub

    def calls(self) -> tuple[Call, ...]:
        """See `HttpApi.calls`."""
        return (
            Call(
                "POST",
                "/api/v1/orders/{source}/{external_id}/fire",
                self._fire,
                "Fire what is held back",
                "A course, some items, or all of it. Firing twice is harmless.",
                body=WantedFire,
                answers={200: Order},
                problems=(404, 409, 503, 507),
                right=Right.SEND_ORDERS,
            ),
            Call(
                "POST",
                "/api/v1/orders/{source}/{external_id}/merge",
                self._merge,
                "Put another order's items on this one",
                "For tables that are put together. All work done stays done, the cards say from where it came, and the"
                " other order ends. Merging twice is harmless.",
                body=OtherCheck,
                answers={200: Order},
                problems=(404, 409, 503, 507),
                right=Right.SEND_ORDERS,
            ),
            Call(
                "POST",
                "/api/v1/orders/{source}/{external_id}/split",
                self._split,
                "Give some items of an order a check of their own",
                "For guests who move or pay apart. All work done stays done. The same split sent again is harmless: 200"
                " with the new order as it is now.",
                body=NewCheck,
                answers={201: Order, 200: Order},
                problems=(404, 409, 503, 507),
                right=Right.SEND_ORDERS,
            ),
        )

    async def _fire(self, request: Request) -> Response:
        wanted = decode(await read_body(request, MAX_FRAME_BYTES), _fire)
        return _json(
            await self.hub.store.tills.fire(*_key(request), course=wanted.course, item_ids=wanted.item_ids)
        )

    async def _merge(self, request: Request) -> Response:
        other = decode(await read_body(request, MAX_FRAME_BYTES), _other)
        return _json(await self.hub.store.tills.merge(*_key(request), (other.source, other.external_id)))

    async def _split(self, request: Request) -> Response:
        new = decode(await read_body(request, MAX_FRAME_BYTES), _split)
        order, created = await self.hub.store.tills.split(*_key(request), new)
        return _json(order, 201 if created else 200)


def _key(request: Request) -> tuple[str, str]:
    return request.path_params["source"], request.path_params["external_id"]


def _json(answer: object, status: int = 200) -> Response:
    return Response(encode(answer), status_code=status, media_type=JSON)
