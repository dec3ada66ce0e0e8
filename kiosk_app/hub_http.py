"""The hub over plain HTTP: the way that is left when no socket can be had, and the list of stations.

`httpx2` costs 0.2 s to import and a kiosk whose socket works never needs it: import this module late.
"""

import ssl
from http import HTTPStatus
from types import TracebackType
from typing import Self, TypedDict, TypeVar, Unpack
from urllib.parse import quote

import httpx2
import msgspec

from hub_server.protocol.messages import (
    CARDS_MOST,
    REVOKED,
    Ack,
    Command,
    OrdersUpdate,
    Result,
    Seen,
    encode,
    problem_type,
)
from hub_server.protocol.orders import Order
from kiosk_app.hub_address import UNKNOWN_SCREEN, HubAddress
from kiosk_app.speech import is_english, tr
from kiosk_app.trust import NOT_THE_HUB, NOT_TRUSTED

T = TypeVar("T")

CONNECT_S = 3.0
ANSWER_S = 5.0
"""How long a hub may take for an answer beside the time it was asked to wait."""

ORDERS_S = 2.5
"""The same for orders: a screen that waits for them must know soon that none are coming."""

FOUND_MOST = 50
"""Orders of one search: nobody scrolls further, another letter is sooner typed."""

_FINAL = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY})
"""Refusals that the same command would meet again; every other one may pass."""


class Unanswered(Exception):
    """The hub did not give a usable answer; the text is one calm sentence for people."""


class Denied(Unanswered):
    """The hub answered, and will not let this screen have what it asked for; the text says why."""


class StationInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A station as the hub lists it.

    Attributes:
        name: stands in URLs.
        kind: `stage`, `prep`, `expo` or `board`.
        title: for people.
        status: what a stage station shows; None on the others.
    """

    name: str
    kind: str
    title: str
    status: str | None = None


class _Stations(msgspec.Struct, frozen=True):
    stations: tuple[StationInfo, ...]


class Found(msgspec.Struct, frozen=True):
    """Orders that were looked for; `total` counts those beyond the first ones, too."""

    orders: tuple[Order, ...]
    total: int


class _Problem(msgspec.Struct, frozen=True):
    title: str = ""
    detail: str = ""


class _How(TypedDict, total=False):
    """What a call may carry; names and meanings are the library's."""

    params: dict[str, str | int]
    headers: dict[str, str]
    content: bytes
    timeout: httpx2.Timeout


_snapshot = msgspec.json.Decoder(OrdersUpdate)
_answer = msgspec.json.Decoder(Ack)
_stations = msgspec.json.Decoder(_Stations)
_found = msgspec.json.Decoder(Found)
_problem = msgspec.json.Decoder(_Problem)


class HubHttp:
    """A hub's HTTP calls, as far as a kiosk makes them.

    An async context manager. Its constructor reads the machine's certificates, which takes long.
    """

    def __init__(self, hub: HubAddress) -> None:
        self._hub = hub
        self._http = httpx2.AsyncClient(
            headers=hub.headers,
            # A proxy from the environment would stand between a screen and its hub in the same kitchen.
            trust_env=False,
            verify=hub.tls or True,
            timeout=httpx2.Timeout(ANSWER_S, connect=CONNECT_S),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def stations(self) -> tuple[StationInfo, ...]:
        """The hub's stations.

        Raises:
            Unanswered: the hub cannot be had or answered something else.
        """
        answer = await self._call("GET", "/api/v1/stations")
        return _read(answer, _stations).stations

    async def orders(
        self,
        station: str,
        *,
        epoch: str,
        seq: int,
        kitchen: int = 0,
        recent: int,
        wait_s: int,
        kiosk: str = "",
        seen: Seen | None = None,
    ) -> OrdersUpdate | None:
        """The station's orders, as soon as they differ from what the caller has; None when they do not.

        Args:
            station: name of the station.
            recent: how many orders that left it are wanted beside.
            epoch: of the caller's board; empty when it has none.
            seq: of the caller's board.
            kitchen: version of the kitchen that the caller's board is of.
            wait_s: how long the hub may hold the answer back while nothing happens.
            kiosk: the screen's name for the hub's figures, or empty.
            seen: what stands on its glass; None: nothing of this hub's yet.

        Raises:
            Unanswered: the hub cannot be had or answered something else.
        """
        query: dict[str, str | int] = {"limit": CARDS_MOST, "recent": recent, "wait": wait_s}
        headers = {}
        if epoch:
            query |= {"epoch": epoch, "since": seq, "kitchen": kitchen}
            headers["If-None-Match"] = f'"{epoch}:{seq}:{kitchen}"'
        if kiosk:
            query["kiosk"] = kiosk
        if seen is not None:
            query |= {"seen": seen.seq, "waiting": seen.waiting}
        path = f"/api/v1/stations/{quote(station, safe='')}/orders"
        patience = httpx2.Timeout(ORDERS_S + wait_s, connect=ORDERS_S)
        answer = await self._call("GET", path, params=query, headers=headers, timeout=patience)
        if answer.status_code == HTTPStatus.NOT_MODIFIED:
            return None
        return _read(answer, _snapshot)

    async def done(self, station: str, text: str) -> Found:
        """Orders of this business day that a station is done with.

        Args:
            station: name of the station.
            text: number, table, name or item; empty for all.

        Raises:
            Unanswered: the hub cannot be had or answered something else.
        """
        path = f"/api/v1/stations/{quote(station, safe='')}/done"
        answer = await self._call("GET", path, params={"text": text, "limit": FOUND_MOST})
        return _read(answer, _found)

    async def act(self, station: str, command: Command) -> Ack:
        """Sends a command; a refusal that would be repeated comes back as a rejection.

        Raises:
            Unanswered: whether the command was carried out is not known; send it again.
        """
        # Without its `type`: the call's name says it.
        body = {**msgspec.to_builtins(command), "station": station}
        body.pop("type")
        answer = await self._call(
            "POST", "/api/v1/commands", content=encode(body), headers={"Content-Type": "application/json"}
        )
        if answer.status_code in _FINAL:
            return Ack(station=station, id=command.id, result=Result.REJECTED, detail=told(answer))
        return _read(answer, _answer)

    async def _call(self, method: str, path: str, **how: Unpack[_How]) -> httpx2.Response:
        try:
            answer = await self._http.request(method, self._hub.http(path), **how)
        except httpx2.TimeoutException:
            raise Unanswered(tr("{hub} does not answer.", hub=self._hub.label)) from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as failure:
            if is_of_certificate(failure):
                self._hub.not_trusted()
                raise Denied(tr(NOT_THE_HUB if self._hub.ca else NOT_TRUSTED)) from failure
            raise Unanswered(tr("The hub at {hub} cannot be reached.", hub=self._hub.label)) from failure
        if answer.status_code == HTTPStatus.UNAUTHORIZED:
            self._hub.turned_away(problem_type(answer.content) == REVOKED)
        return answer


def is_of_certificate(failure: BaseException) -> bool:
    """Whether a connection failed because the other side's certificate is not one that is trusted."""
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _read(answer: httpx2.Response, decoder: "msgspec.json.Decoder[T]") -> T:
    if answer.status_code == HTTPStatus.UNAUTHORIZED:
        raise Denied(tr(UNKNOWN_SCREEN))
    if answer.status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND):
        raise Denied(told(answer))
    if answer.status_code != HTTPStatus.OK:
        raise Unanswered(told(answer))
    try:
        return decoder.decode(answer.content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as failure:
        hub = answer.url.netloc.decode()
        raise Unanswered(tr("What answers at {hub} is not a hub of Heard.", hub=hub)) from failure


def told(answer: httpx2.Response) -> str:
    """The hub's own sentence for a refusal, or its status in words."""
    try:
        problem = _problem.decode(answer.content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        problem = _Problem()
    answered = f"{answer.status_code} {answer.reason_phrase}"
    said = problem.detail or problem.title
    return said if said and is_english() else tr("The hub answered {status}.", status=answered)
