"""The OpenAPI document and a page to read it, made from the table of calls; no part of it comes from a network."""

import html
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from hub_server.problems import Problem
from hub_server.protocol import PROTOCOL_VERSION
from hub_server.roles import Right, Role, may

REF = "#/components/schemas/{name}"


@dataclass(frozen=True, slots=True)
class Call:
    """One row of the table.

    Attributes:
        path: with Starlette's parameters, e.g. `{order_id:int}`.
        body: type of the body it takes.
        media_type: of the body.
        query: query parameters and what they mean.
        answers: HTTP status → type of the JSON body, None for none or another media type.
        problems: statuses of the problem documents it may answer of its own.
        right: what the caller must be allowed; None where no credential is wanted.
        anywhere: also answered to pages from elsewhere.
    """

    method: str
    path: str
    handler: Callable[[Request], Awaitable[Response]]
    summary: str
    description: str = ""
    right: Right | None = field(kw_only=True)
    anywhere: bool = False
    body: Any = None
    media_type: str = "application/json"
    query: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[int, Any] = field(default_factory=dict)
    problems: tuple[int, ...] = ()

    @property
    def refusals(self) -> tuple[int, ...]:
        """Statuses of all problem documents it may answer: also those of every credential and of every body."""
        every = () if self.anywhere else (403,) if self.right is None else (401, 403)
        body = (400, 413, 415) if self.body is not None else ()
        return tuple(sorted({*self.problems, *every, *body}))


def document(calls: tuple[Call, ...]) -> dict[str, Any]:
    """The OpenAPI 3.1 document of `calls`."""
    types = [call.body for call in calls if call.body is not None]
    types += [answer for call in calls for answer in call.answers.values() if answer is not None]
    (*_, problem), schemas = msgspec.json.schema_components([*types, Problem], ref_template=REF)
    paths: dict[str, dict[str, Any]] = {}
    for call in calls:
        paths.setdefault(_path(call), {})[call.method.lower()] = _operation(call, problem)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Heard hub",
            "version": str(PROTOCOL_VERSION),
            "description": "Orders in, cards out. The socket is described in hub_server/protocol/README.md.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def page(calls: tuple[Call, ...]) -> str:
    """The document as one plain HTML page."""
    sections = []
    for call in calls:
        rows = "".join(
            f"<tr><td><code>{html.escape(name)}</code><td>{_marked(text)}"
            for name, text in call.query.items()
        )
        statuses = sorted({*call.answers, *call.refusals})
        sections.append(
            f"<section><h2><b>{call.method}</b> <code>{html.escape(_path(call))}</code></h2>"
            f"<p>{_marked(call.summary)}. {_marked(call.description)}</p>"
            + (f"<table>{rows}</table>" if rows else "")
            + (
                f"<p>Takes <a href='#{_name(call.body)}'>{_name(call.body)}</a> as {call.media_type}.</p>"
                if call.body
                else ""
            )
            + "<p>Answers "
            + ", ".join(f"{status} {HTTPStatus(status).phrase}{_link(call, status)}" for status in statuses)
            + f".</p><p>For {', '.join(_roles(call)) or 'anybody'}.</p></section>"
        )
    schemas = document(calls)["components"]["schemas"]
    for name, schema in schemas.items():
        shown = msgspec.json.format(msgspec.json.encode(schema), indent=2).decode()
        sections.append(f"<section id='{name}'><h3>{name}</h3><pre>{html.escape(shown)}</pre></section>")
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        "<title>Heard hub: the calls</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;"
        "margin:2rem auto;padding:0 1rem;color:#1b222b}h2{font-size:1.1rem;margin-bottom:0}section{border-top:1px "
        "solid #ccd3da;padding:.5rem 0}pre,code{background:#f1f4f7}pre{padding:.7rem;overflow:auto}</style>"
        "<h1>Heard hub</h1><p>The same as <a href='/openapi.json'>openapi.json</a>. Errors are problem documents "
        "(RFC 9457).</p>" + "".join(sections) + "</html>"
    )


def _operation(call: Call, problem: dict[str, Any]) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "integer" if kind else "string"},
        }
        for name, kind in re.findall(r"\{(\w+)(:int)?\}", call.path)
    ]
    parameters += [
        {"name": name, "in": "query", "description": text, "schema": {"type": "string"}}
        for name, text in call.query.items()
    ]
    responses: dict[str, Any] = {
        str(status): {"description": HTTPStatus(status).phrase, **_content(answer, "application/json")}
        for status, answer in call.answers.items()
    }
    for status in call.refusals:
        responses[str(status)] = {
            "description": HTTPStatus(status).phrase,
            "content": {"application/problem+json": {"schema": problem}},
        }
    operation: dict[str, Any] = {
        "summary": call.summary,
        "description": call.description,
        "operationId": call.handler.__name__.removeprefix("_"),
        "parameters": parameters,
        "responses": responses,
        "security": [] if call.right is None else [{"token": []}],
        "x-roles": _roles(call),
    }
    if call.body is not None:
        operation["requestBody"] = {"required": True, **_content(call.body, call.media_type)}
    return operation


def _roles(call: Call) -> list[str]:
    return [] if call.right is None else [str(role) for role in Role if may(role, call.right)]


def _content(type_: Any, media_type: str) -> dict[str, Any]:
    if type_ is None:
        return {}
    (schema,), _ = msgspec.json.schema_components([type_], ref_template=REF)
    return {"content": {media_type: {"schema": schema}}}


def _path(call: Call) -> str:
    return re.sub(r"\{(\w+):int\}", r"{\1}", call.path)


def _name(type_: Any) -> str:
    return getattr(type_, "__name__", str(type_))


def _link(call: Call, status: int) -> str:
    answer = call.answers.get(status)
    if answer is None or not hasattr(answer, "__struct_fields__"):
        return ""
    return f" <a href='#{_name(answer)}'>{_name(answer)}</a>"


def _marked(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
