"""Bodies of the HTTP interface that are not messages of the socket as well."""

import msgspec

from hub_server.feed import RedisState
from hub_server.protocol.messages import Command
from hub_server.protocol.states import Status
from hub_server.stations import Station


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
