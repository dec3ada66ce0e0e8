"""The HTTP calls about credentials and the audit log."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from hub_server.access_bodies import (
    AuditPage,
    Device,
    Devices,
    IssuedToken,
    NewCredential,
    NewName,
    NewStation,
    checked_name,
    device_of,
)
from hub_server.admission import NotAllowed, caller_of
from hub_server.audit import Deed
from hub_server.auth import Gate
from hub_server.credentials import OVERLAP_S, OWNER, Credential
from hub_server.guard import Guard
from hub_server.http_bodies import JSON, read_body
from hub_server.hub import Hub
from hub_server.openapi import Call
from hub_server.pairing_api import OPEN
from hub_server.protocol.messages import MAX_FRAME_BYTES, encode
from hub_server.protocol.strict import Refused, decode
from hub_server.query import Query
from hub_server.refusals import NotPossible
from hub_server.roles import Right, Role

ENTRIES_MOST = 1000
"""Largest `limit` of the audit log."""

_new = msgspec.json.Decoder(NewCredential)
_name = msgspec.json.Decoder(NewName)
_station = msgspec.json.Decoder(NewStation)

_DEVICE = "/api/v1/devices/{id}"


@dataclass(frozen=True, slots=True)
class AccessApi:
    """The calls of one hub.

    Attributes:
        sockets_of: how many a device has at this hub.
    """

    hub: Hub
    gate: Gate
    guard: Guard
    sockets_of: Callable[[str], int]

    def calls(self) -> tuple[Call, ...]:
        """See `HttpApi.calls`."""
        return (
            Call(
                "GET",
                "/api/v1/me",
                self._me,
                "Who am I?",
                "The credential this call was made with.",
                answers={200: Device},
                right=Right.ENTER,
            ),
            Call(
                "POST",
                "/api/v1/me/rotate",
                self._rotate_own,
                "Another token in place of this one",
                "The one before lets in for 10 minutes more; ask again with it if the answer got lost. Send no body.",
                answers={200: IssuedToken},
                problems=(503, 507),
                right=Right.ENTER,
            ),
            Call(
                "GET",
                "/api/v1/devices",
                self._list,
                "Every credential there ever was: screens, tills, people",
                answers={200: Devices},
                problems=(503,),
                right=Right.READ_DEVICES,
            ),
            Call(
                "POST",
                "/api/v1/devices",
                self._issue,
                "Make a credential for something that shows no code",
                "The token is in the answer and nowhere else.",
                body=NewCredential,
                answers={201: IssuedToken},
                problems=(503, 507),
                right=Right.MANAGE_DEVICES,
            ),
            Call(
                "POST",
                _DEVICE + "/rotate",
                self._rotate,
                "Give a credential another token",
                "The one before lets in for 10 minutes more. Send no body.",
                answers={200: IssuedToken},
                problems=(404, 503, 507),
                right=Right.MANAGE_DEVICES,
            ),
            Call(
                "POST",
                _DEVICE + "/revoke",
                self._revoke,
                "Let a credential in no more",
                "Its sockets are closed within two seconds, at every hub of the database. Send no body.",
                answers={200: Device},
                problems=(404, 409, 503, 507),
                right=Right.MANAGE_DEVICES,
            ),
            Call(
                "POST",
                _DEVICE + "/name",
                self._rename,
                "Call a credential something else",
                body=NewName,
                answers={200: Device},
                problems=(404, 409, 503, 507),
                right=Right.MANAGE_DEVICES,
            ),
            Call(
                "POST",
                _DEVICE + "/station",
                self._move,
                "Say that a screen stands elsewhere",
                body=NewStation,
                answers={200: Device},
                problems=(404, 409, 503, 507),
                right=Right.MANAGE_DEVICES,
            ),
            Call(
                "GET",
                "/api/v1/audit",
                self._audit,
                "The audit log: who, with which device, when, did what",
                "`heard audit verify` looks through its chain of hashes.",
                query={
                    "since": "the last `seq` seen, default 0: from the first entry",
                    "limit": f"entries at most, 1 to {ENTRIES_MOST}, default 200",
                },
                answers={200: AuditPage},
                problems=(400, 503),
                right=Right.READ_AUDIT,
            ),
        )

    async def _me(self, request: Request) -> Response:
        caller = caller_of(request)
        known = self.gate.known(caller.id)
        if known is None:
            return _json(Device(id="", name=caller.name, role=Role.MANAGER, station="", created_at=""))
        return _json(self._seen(known))

    async def _rotate_own(self, request: Request) -> Response:
        return await self._rotated(request, caller_of(request).id)

    async def _rotate(self, request: Request) -> Response:
        return await self._rotated(request, request.path_params["id"])

    async def _rotated(self, request: Request, id_: str) -> Response:
        self._check_closed()
        caller = caller_of(request)
        if id_ == OWNER:
            token = self.gate.rotate_owner(caller)
            owner = self.gate.owner
            assert owner is not None
            await self.hub.store.access.note(
                (caller, Deed.ROTATED, "gave the hub's own machine another token")
            )
            await self.guard.learn()
            return _json(IssuedToken(device=self._seen(owner), token=token, overlap_s=OVERLAP_S))
        issued = await self.hub.store.access.rotate(id_, by=caller)
        return await self._known(
            IssuedToken(device=self._seen(issued.credential), token=issued.token, overlap_s=OVERLAP_S)
        )

    async def _list(self, _: Request) -> Response:
        owner = () if self.gate.owner is None else (self.gate.owner,)
        every = (*owner, *await self.hub.store.access.credentials())
        return _json(Devices(devices=tuple(self._seen(each) for each in every)))

    async def _issue(self, request: Request) -> Response:
        wanted = decode(await read_body(request, MAX_FRAME_BYTES), _new)
        self._check_closed()
        issued = await self.hub.store.access.issue(
            name=checked_name(wanted.name),
            role=wanted.role,
            station=self._station(wanted.station),
            by=caller_of(request),
        )
        return await self._known(
            IssuedToken(device=self._seen(issued.credential), token=issued.token, overlap_s=0), 201
        )

    async def _revoke(self, request: Request) -> Response:
        id_ = self._changeable(request)
        return await self._known(self._seen(await self.hub.store.access.revoke(id_, by=caller_of(request))))

    async def _rename(self, request: Request) -> Response:
        wanted = decode(await read_body(request, MAX_FRAME_BYTES), _name)
        id_, name = self._changeable(request), checked_name(wanted.name)
        return await self._known(
            self._seen(await self.hub.store.access.rename(id_, name, by=caller_of(request)))
        )

    async def _move(self, request: Request) -> Response:
        wanted = decode(await read_body(request, MAX_FRAME_BYTES), _station)
        id_, station = self._changeable(request), self._station(wanted.station)
        return await self._known(
            self._seen(await self.hub.store.access.move(id_, station, by=caller_of(request)))
        )

    async def _audit(self, request: Request) -> Response:
        query = Query(request.url.query)
        since = query.number("since", 0, 0, 2**53)
        limit = query.number("limit", 200, 1, ENTRIES_MOST)
        entries = await self.hub.store.access.audit(since, at_most=limit)
        return _json(AuditPage(location=self.hub.store.location, entries=tuple(entries)))

    def _seen(self, credential: Credential) -> Device:
        return device_of(credential, sockets=self.sockets_of(credential.id))

    def _changeable(self, request: Request) -> str:
        self._check_closed()
        id_: str = request.path_params["id"]
        if id_ == OWNER:
            raise NotPossible(
                "The hub's own machine keeps its credential; give it another token, or delete the token file and start"
                " the hub again."
            )
        return id_

    def _check_closed(self) -> None:
        if self.gate.open:
            raise NotAllowed(OPEN)

    def _station(self, name: str) -> str:
        if name and name not in self.hub.stations:
            raise Refused("station", f"there is none of this name; there are {', '.join(self.hub.stations)}")
        return name

    async def _known(self, answer: object, status: int = 200) -> Response:
        """The answer, once this hub goes by it; others do within two seconds."""
        await self.guard.learn()
        return _json(answer, status)


def _json(answer: object, status: int = 200) -> Response:
    # What holds a token must be in nobody's cache.
    return Response(
        encode(answer), status_code=status, media_type=JSON, headers={"Cache-Control": "no-store"}
    )
