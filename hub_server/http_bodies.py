"""Bodies of the HTTP interface: how they are read, and those that are not messages of the socket as well."""

import msgspec
from starlette.requests import Request

from hub_server.feed import RedisState
from hub_server.protocol.messages import Command
from hub_server.protocol.states import Status
from hub_server.stations import Station

JSON = "application/json"


class NewStatus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Body of the seed document's status call."""

    status: str


class StatusAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of the seed document's status call."""

    success: bool
    order_id: int
    ref_code: str
    old_status: Status
    new_status: Status


class StationCommand(Command, frozen=True, kw_only=True, tag=False, forbid_unknown_fields=True):
    """A command as `POST /api/v1/commands` takes it: with the station it comes from."""

    station: str


class Stations(msgspec.Struct, frozen=True, kw_only=True):
    """The stations of this hub, and what a kiosk must know before it joins one."""

    stations: tuple[Station, ...]
    insecure: bool
    open: bool


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How the hub is."""

    status: str
    database: str = "ok"
    redis: RedisState = RedisState.NONE


class Unacceptable(Exception):
    """A body that is not read at all."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


async def read_body(request: Request, at_most: int) -> bytes:
    """A JSON body of at most so many bytes.

    Raises:
        Unacceptable: larger, or of another media type.
    """
    media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type != JSON:
        # Also keeps forms of foreign pages out, which browsers send without asking.
        raise Unacceptable(415, f"Send `Content-Type: {JSON}`.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > at_most:
            raise Unacceptable(413, f"The body is larger than {at_most} bytes.")
    return bytes(body)
