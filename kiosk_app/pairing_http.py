"""The calls by which a screen that has no credential comes to one; `httpx2` is imported late, as by `hub_http`."""

import ssl
from http import HTTPStatus
from typing import TypeVar

import httpx2
import msgspec

from hub_server.protocol import pairing_code
from kiosk_app.hub_address import HubAddress
from kiosk_app.hub_http import ANSWER_S, CONNECT_S, Denied, Unanswered, is_of_certificate, told
from kiosk_app.kept_token import Token
from kiosk_app.pairing import Asked, Let, Over
from kiosk_app.speech import tr
from kiosk_app.trust import NOT_TRUSTED, trusted, unseen

T = TypeVar("T")


class _Asked(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    token: str
    ca: str
    commitment: str
    page: str
    expires_s: float
    poll_s: float


class _Number(msgspec.Struct, frozen=True):
    number: str


class _State(msgspec.Struct, frozen=True):
    paired: bool
    name: str = ""
    station: str = ""


_asked = msgspec.json.Decoder(_Asked)
_number = msgspec.json.Decoder(_Number)
_state = msgspec.json.Decoder(_State)


async def ask(hub: HubAddress) -> Asked:
    """Asks to be let in, and works out the code with the hub.

    Raises:
        Unanswered: there is no code now.
    """
    try:
        answer = await _call(hub, hub.tls, "POST", "/api/v1/pairings")
        known = True
    except _Untrusted:
        if hub.ca:
            raise Unanswered(tr(NOT_TRUSTED)) from None
        # The hub's own authority, most likely, which nobody here can know yet; what it says is believed once people
        # have compared the codes.
        answer = await _call(hub, unseen(), "POST", "/api/v1/pairings")
        known = False
    asked = _read(answer, _asked, HTTPStatus.CREATED, hub)
    if not known and not asked.ca:
        raise Unanswered(tr(NOT_TRUSTED))
    number = pairing_code.new_number()
    try:
        answer = await _call(
            hub,
            trusted(asked.ca) if asked.ca else hub.tls,
            "POST",
            f"/api/v1/pairings/{asked.id}/number",
            token=asked.token,
            body=msgspec.json.encode({"number": number}),
        )
        theirs = _read(answer, _number, HTTPStatus.OK, hub).number
        if not pairing_code.is_number(theirs) or pairing_code.commitment(theirs) != asked.commitment:
            raise ValueError
        code = pairing_code.code(hub=theirs, screen=number, ca=asked.ca)
    except (_Untrusted, ssl.SSLError, ValueError):
        # It did not stand by what it said: whoever answered is not the one who asks to be believed.
        raise Unanswered(tr("What answers at {hub} is not a hub of Heard.", hub=hub.label)) from None
    return Asked(
        id=asked.id,
        token=Token(token=asked.token, ca=asked.ca),
        code=code,
        page=asked.page,
        expires_s=asked.expires_s,
        poll_s=asked.poll_s,
    )


async def look(hub: HubAddress, asked: Asked) -> Let | None:
    """What has become of it: let in, or None for not yet.

    Raises:
        Over: its time is over.
        Unanswered: nobody knows.
    """
    try:
        path = f"/api/v1/pairings/{asked.id}"
        trust = trusted(asked.token.ca) if asked.token.ca else hub.tls
        answer = await _call(hub, trust, "GET", path, token=asked.token.token)
    except _Untrusted:
        raise Over from None
    if answer.status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.UNAUTHORIZED):
        raise Over
    state = _read(answer, _state, HTTPStatus.OK, hub)
    return Let(asked.token, state.name, state.station) if state.paired else None


class _Untrusted(Exception):
    """The certificate does not hang on what is trusted."""


async def _call(
    hub: HubAddress,
    context: ssl.SSLContext | None,
    method: str,
    path: str,
    *,
    token: str = "",
    body: bytes = b"",
) -> httpx2.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    if body:
        headers["Content-Type"] = "application/json"
    timeout = httpx2.Timeout(ANSWER_S, connect=CONNECT_S)
    try:
        async with httpx2.AsyncClient(trust_env=False, verify=context or True, timeout=timeout) as http:
            return await http.request(method, hub.http(path), headers=headers, content=body)
    except httpx2.TimeoutException:
        raise Unanswered(tr("{hub} does not answer.", hub=hub.label)) from None
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as failure:
        if is_of_certificate(failure):
            raise _Untrusted from failure
        raise Unanswered(tr("The hub at {hub} cannot be reached.", hub=hub.label)) from failure


def _read(
    answer: httpx2.Response, decoder: "msgspec.json.Decoder[T]", wanted: HTTPStatus, hub: HubAddress
) -> T:
    if answer.status_code in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        raise Unanswered(tr("The hub is busy; this screen keeps asking."))
    if answer.status_code == HTTPStatus.FORBIDDEN:
        raise Denied(told(answer))
    if answer.status_code != wanted:
        raise Unanswered(told(answer))
    try:
        return decoder.decode(answer.content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Unanswered(tr("What answers at {hub} is not a hub of Heard.", hub=hub.label)) from None
