"""The HTTP calls by which a screen comes to its token."""

from dataclasses import dataclass

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from hub_server import pairing
from hub_server.access_bodies import (
    Approval,
    AskedPairing,
    Device,
    Number,
    PairingState,
    checked_name,
    device_of,
)
from hub_server.admission import NotAllowed, NotLetIn, address_of, caller_of
from hub_server.audit import Deed
from hub_server.auth import Gate, bearer
from hub_server.credentials import Credential, split
from hub_server.guard import Guard
from hub_server.http_bodies import JSON, read_body
from hub_server.hub import Hub
from hub_server.openapi import Call
from hub_server.protocol import pairing_code
from hub_server.protocol.messages import MAX_FRAME_BYTES, encode
from hub_server.protocol.strict import Refused, decode
from hub_server.refusals import TooMany, Unknown
from hub_server.roles import Right
from hub_server.store import wall_clock_ms
from hub_server.tries import Tries

_approval = msgspec.json.Decoder(Approval)
_number = msgspec.json.Decoder(Number)

NOT_THE_ASKER = "The token is not that of the screen that asked, or was revoked."
OVER = "No screen waits by this id; its time is over. Ask anew."

OPEN = "An open hub wants no credentials, and gives none."
"""What is said there: a token made by anybody must not be good on the day the hub is closed."""


@dataclass(frozen=True, slots=True)
class PairingApi:
    """The calls of one hub.

    Attributes:
        wrong_codes: of each caller.
        ca: what the hub's certificate hangs on, in PEM; empty where it has none of its own.
    """

    hub: Hub
    gate: Gate
    guard: Guard
    wrong_codes: Tries
    ca: str = ""

    def calls(self) -> tuple[Call, ...]:
        """See `HttpApi.calls`."""
        return (
            Call(
                "POST",
                "/api/v1/pairings",
                self._ask,
                "Ask to be let in, for a screen",
                "Answers the screen's own token, which lets in once a manager has approved its code, and what the code"
                " is made of. Send no body.",
                answers={201: AskedPairing},
                problems=(429, 503, 507),
                right=None,
            ),
            Call(
                "POST",
                "/api/v1/pairings/{id}/number",
                self._meet,
                "Say the screen's number, and hear the hub's",
                "With the token that the screen got when it asked. Both sides work out the code from both numbers.",
                body=Number,
                answers={200: Number},
                problems=(401, 404, 503, 507),
                right=None,
            ),
            Call(
                "GET",
                "/api/v1/pairings/{id}",
                self._answer,
                "What has become of it?",
                "With the token that the screen got when it asked. 404 when its time is over: ask anew.",
                answers={200: PairingState},
                problems=(401, 404, 503),
                right=None,
            ),
            Call(
                "POST",
                "/api/v1/pairings/approve",
                self._approve,
                "Let the screen in that shows this code",
                "The code is good for 10 minutes and for one screen. After five wrong ones within a minute: 429.",
                body=Approval,
                answers={201: Device},
                problems=(429, 503, 507),
                right=Right.MANAGE_DEVICES,
            ),
        )

    async def _ask(self, request: Request) -> Response:
        if self.gate.open:
            raise NotAllowed(OPEN)
        asked, token = await self.hub.store.access.ask(address=address_of(request))
        return _json(
            AskedPairing(
                id=asked.id,
                token=token,
                ca=self.ca,
                commitment=pairing_code.commitment(asked.number),
                page=f"{request.url.scheme}://{request.url.netloc}/pair",
                expires_s=pairing.VALID_S,
                poll_s=pairing.POLL_S,
            ),
            201,
        )

    async def _meet(self, request: Request) -> Response:
        id_, secret = _asker(request)
        number = decode(await read_body(request, MAX_FRAME_BYTES), _number).number
        if not pairing_code.is_number(number):
            raise Refused("number", f"is not {pairing_code.NUMBER_BYTES} bytes in small hexadecimal signs")
        try:
            met = await self.hub.store.access.meet(id_, secret, number, ca=self.ca)
        except PermissionError:
            raise NotLetIn(NOT_THE_ASKER) from None
        if met is None:
            raise Unknown(OVER)
        return _json(Number(met.number))

    async def _answer(self, request: Request) -> Response:
        id_, secret = _asker(request)
        try:
            found = await self.hub.store.access.answer(id_, secret, now_ms=wall_clock_ms())
        except PermissionError:
            raise NotLetIn(NOT_THE_ASKER) from None
        if found is None:
            raise Unknown(OVER)
        if not isinstance(found, Credential):
            return _json(PairingState(paired=False))
        # Whichever hub let it in: from now on it may come to this one.
        await self.guard.learn()
        return _json(PairingState(paired=True, name=found.name, station=found.station))

    async def _approve(self, request: Request) -> Response:
        approval = decode(await read_body(request, MAX_FRAME_BYTES), _approval)
        if self.gate.open:
            raise NotAllowed(OPEN)
        caller = caller_of(request)
        if wait_s := self.wrong_codes.wait_s(caller.id):
            raise TooMany("Too many wrong codes; wait a minute.", wait_s)
        name = checked_name(approval.name)
        if approval.station and approval.station not in self.hub.stations:
            raise Refused("station", f"there is none of this name; there are {', '.join(self.hub.stations)}")
        try:
            made = await self.hub.store.access.approve(
                pairing_code.typed(approval.code), name=name, station=approval.station, by=caller
            )
        except Refused as refused:
            if refused.field == "code":
                self.wrong_codes.went_wrong(caller.id)
                await self.hub.store.access.note(
                    (caller, Deed.PAIRING_REFUSED, "typed a code that no screen shows")
                )
            raise
        await self.guard.learn()
        return _json(device_of(made, sockets=0), 201)


def _asker(request: Request) -> tuple[str, str]:
    """Id and secret of the screen that calls.

    Raises:
        NotLetIn: it shows no token of this pairing.
    """
    id_: str = request.path_params["id"]
    known, secret = split(bearer(request.headers.get("Authorization")))
    if known != id_ or not secret:
        raise NotLetIn("Send the token that this screen got when it asked.")
    return id_, secret


def _json(answer: object, status: int = 200) -> Response:
    # What holds a token must be in nobody's cache.
    return Response(
        encode(answer), status_code=status, media_type=JSON, headers={"Cache-Control": "no-store"}
    )
