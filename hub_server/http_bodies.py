"""Bodies of the HTTP interface: how they are read, and those that are not messages of the socket as well."""

from typing import Annotated

import msgspec
from starlette.requests import Request

from hub_server.feed import RedisState
from hub_server.protocol.intake import Key
from hub_server.protocol.kitchen import KitchenEvent, Station
from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Label, Name, Order
from hub_server.protocol.states import Status

JSON = "application/json"
TOML = "application/toml"


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


class WantedProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A profile to run the kitchen by; an empty name means none."""

    profile: Annotated[str, msgspec.Meta(max_length=40)]


class SoldOut(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item that is 86, or that there is some of again."""

    name: Name
    sold_out: bool = True


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Orders that were looked for.

    Attributes:
        total: how many there are, also beyond the limit.
    """

    orders: tuple[Order, ...]
    total: int


class OtherCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The order that goes over to another one."""

    source: Key
    external_id: Key


class WantedFire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What of an order is to be fired: a course, some items, or, with neither, all that is held back."""

    course: Label | None = None
    item_ids: Annotated[tuple[str, ...], msgspec.Meta(max_length=300)] = ()


class KitchenEvents(msgspec.Struct, frozen=True, kw_only=True):
    """What happened to the kitchen, oldest first; the `version` of the last one is what to ask with next."""

    events: tuple[KitchenEvent, ...]


class RoutedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Where a dry run would send an item, and why."""

    name: str
    stations: tuple[str, ...]
    in_turn: bool
    why: str


class DryRun(msgspec.Struct, frozen=True, kw_only=True):
    """Where an order would go now; nothing was placed."""

    items: tuple[RoutedItem, ...]
    profile: str


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


async def read_body(request: Request, at_most: int, *, wanted: str = JSON) -> bytes:
    """A body of at most so many bytes.

    Args:
        wanted: its media type.

    Raises:
        Unacceptable: larger, or of another media type.
    """
    media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type != wanted:
        # Also keeps forms of foreign pages out, which browsers send without asking.
        raise Unacceptable(415, f"Send `Content-Type: {wanted}`.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > at_most:
            raise Unacceptable(413, f"The body is larger than {at_most} bytes.")
    return bytes(body)
