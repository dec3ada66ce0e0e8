"""Each call on its way in and out: through the gate, then to its handler; whatever is refused is a problem document."""

import logging
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from hub_server.auth import Gate, Refusal, not_allowed
from hub_server.credentials import Caller
from hub_server.database import StoreError, StoreFull
from hub_server.guard import Guard
from hub_server.http_bodies import Unacceptable
from hub_server.kitchens import NoSuchProfile
from hub_server.metrics import Metrics
from hub_server.openapi import Call
from hub_server.problems import problem_body
from hub_server.protocol.strict import Refused
from hub_server.refusals import Conflict, NotPossible, TooMany, Unknown
from hub_server.roles import Right, may

log = logging.getLogger("heard.http")


class NotLetIn(Exception):
    """A handler found that the caller is not who it says it is; the text says why."""


class NotAllowed(Exception):
    """The caller's role may not do what it asks for; the text says so."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Who may call what of one hub."""

    gate: Gate
    guard: Guard
    metrics: Metrics

    def guarded(self, call: Call) -> Callable[[Request], Awaitable[Response]]:
        """The handler of a call, behind the gate."""

        async def endpoint(request: Request) -> Response:
            refusal = None if call.anywhere else self._admit(request, call.right)
            if refusal is not None:
                return self._not_let_in(request, refusal)
            try:
                answer = await call.handler(request)
            except NotLetIn as stranger:
                return self._not_let_in(request, Refusal(401, str(stranger)))
            except NotAllowed as wish:
                return self._not_let_in(request, Refusal(403, str(wish)))
            except Exception as error:
                return self._refused(request, error)
            if call.right is not None:
                # It may have waited: nobody is told anything who was revoked meanwhile.
                refusal = self.gate.refusal(caller_of(request), call.right)
            return answer if refusal is None else self._not_let_in(request, refusal)

        return endpoint

    def _admit(self, request: Request, right: Right | None) -> Refusal | None:
        headers = request.headers
        host, origin = headers.get("Host"), headers.get("Origin")
        if right is None:
            return self.gate.foreign(host=host, origin=origin)
        caller = self.gate.admit(
            host=host, origin=origin, authorization=headers.get("Authorization"), address=address_of(request)
        )
        if isinstance(caller, Refusal):
            return caller
        request.state.caller = caller
        return self.gate.refusal(caller, right)

    def _not_let_in(self, request: Request, refusal: Refusal) -> Response:
        self.guard.failures.note(address_of(request), f"{refusal.status} {refusal.detail}")
        self._told(request, refusal.status, refusal.detail)
        return problem(refusal.status, refusal.detail, type_=refusal.type)

    def _refused(self, request: Request, error: Exception) -> Response:
        """The answer to a call whose handler raised."""
        status, wrong, wait_s = 409, None, 0.0
        match error:
            case Refused():
                status, wrong = 400, error
            case Unknown():
                status = 404
            case Conflict() | NotPossible() | NoSuchProfile():
                pass
            case TooMany():
                status, wait_s = 429, error.wait_s
            case Unacceptable():
                status = error.status
            case StoreFull():
                status = 507
                self.metrics.not_stored.labels("full").inc()
            case StoreError():
                status = 503
                self.metrics.not_stored.labels("failing").inc()
            case ClientDisconnect():
                return Response(status_code=400)
            case _:
                log.error(
                    "a call failed", exc_info=error, extra={"call": f"{request.method} {request.url.path}"}
                )
                return problem(500, "The hub failed at this; its log says more.")
        self._told(request, status, str(error))
        return problem(status, str(error), wrong, wait_s=wait_s)

    def _told(self, request: Request, status: int, detail: str) -> None:
        self.metrics.refused.labels("http").inc()
        # The path without what is behind `?`: nobody's secret belongs there, and so none shall be kept.
        log.info(
            "refused: %s", detail, extra={"status": status, "call": f"{request.method} {request.url.path}"}
        )


def caller_of(request: Request) -> Caller:
    """Who made a call that came through the gate."""
    caller: Caller = request.state.caller
    return caller


def require(request: Request, right: Right) -> None:
    """Has a call refused whose body asks for more than the call itself.

    Raises:
        NotAllowed: the caller's role has no such right.
    """
    role = caller_of(request).role
    if not may(role, right):
        raise NotAllowed(not_allowed(role, right))


def named(request: Request) -> str:
    """Who made a call, as it stands in the log of orders and kitchens."""
    caller = caller_of(request)
    return caller.name if caller.id else "api"


def address_of(request: Request) -> str:
    """The machine a call came from, as far as the hub sees it: behind a balancer, that one's."""
    return request.client.host if request.client is not None else ""


def problem(
    status: int,
    detail: str,
    wrong: Refused | None = None,
    *,
    type_: str = "about:blank",
    wait_s: float = 0.0,
) -> Response:
    """A problem document.

    Args:
        wrong: names the field.
        wait_s: seconds after which the call may be tried again.
    """
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    if wait_s:
        headers["Retry-After"] = str(math.ceil(wait_s))
    return Response(
        problem_body(status, detail, wrong, type_=type_),
        status_code=status,
        headers=headers,
        media_type="application/problem+json",
    )


async def not_found(request: Request, error: Exception) -> Response:
    """The answer to a call that is none."""
    assert isinstance(error, HTTPException)
    log.info(
        "refused: %s",
        error.detail,
        extra={"status": error.status_code, "call": f"{request.method} {request.url.path}"},
    )
    response = problem(error.status_code, f"{request.method} {request.url.path}: {error.detail}. See /docs.")
    response.headers.update(error.headers or {})
    return response
