"""Errors of the HTTP interface as RFC 9457 problem documents that name the field and never show a stack trace."""

from http import HTTPStatus

import msgspec

from hub_server.protocol.strict import Refused

UNREADABLE = "The hub cannot read its log just now, and so does not know what is true."
"""What is said, with 503, to whoever wants to see orders meanwhile."""


class FieldError(msgspec.Struct, frozen=True):
    """What is wrong with one field."""

    field: str
    detail: str


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """An RFC 9457 problem document."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    errors: tuple[FieldError, ...] = ()


def problem_body(
    status: int, detail: str, refusal: Refused | None = None, *, type_: str = "about:blank"
) -> bytes:
    """A problem as JSON; `type` is written out, although RFC 9457 gives it a default."""
    errors = () if refusal is None else (FieldError(refusal.field, refusal.detail),)
    problem = Problem(
        title=HTTPStatus(status).phrase, status=status, detail=detail, type=type_, errors=errors
    )
    return msgspec.json.encode({"type": problem.type} | msgspec.to_builtins(problem))
