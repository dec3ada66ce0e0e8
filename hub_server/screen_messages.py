"""What the hub answers to the messages of one screen; it knows no sockets."""

import logging
from dataclasses import dataclass

import msgspec

from hub_server.auth import Gate, Refusal
from hub_server.credentials import Caller
from hub_server.database import StoreError, StoreFull
from hub_server.hub import Hub
from hub_server.metrics import Metrics
from hub_server.protocol.messages import (
    Ack,
    Command,
    Error,
    RequestUpdate,
    Result,
    Seen,
    encode,
    kiosk_message,
)
from hub_server.protocol.states import OF_KITCHEN
from hub_server.protocol.strict import Refused, decode
from hub_server.rail import View
from hub_server.refusals import Conflict
from hub_server.roles import right_for
from hub_server.screens import Screen

log = logging.getLogger("heard.sockets")


@dataclass(frozen=True, slots=True)
class ScreenMessages:
    """Answers the screens of one hub."""

    hub: Hub
    gate: Gate
    metrics: Metrics

    async def answer(
        self, view: View, screen: Screen, caller: Caller, frame: str | bytes
    ) -> bytes | Refusal | None:
        """What is sent back for a frame; None for nothing.

        Returns:
            A `Refusal` with status 401 when the caller is not let in any more: the connection ends.
        """
        station = view.rail.station.name
        if isinstance(frame, bytes):
            return self._error(station, "bad_message", "Binary frames are not part of the protocol.")
        try:
            message = decode(frame, kiosk_message)
        except Refused as refusal:
            return self._error(station, "bad_message", str(refusal), _id_of(frame))
        forbidden = self.gate.refusal(caller, right_for(message))
        if forbidden is not None and forbidden.status == 401:
            return forbidden
        match message:
            case Command() if forbidden is not None:
                self.metrics.refused.labels("socket").inc()
                log.info("a command was refused: %s", forbidden.detail, extra={"station": station})
                return encode(
                    Ack(station=station, id=message.id, result=Result.REJECTED, detail=forbidden.detail)
                )
            case _ if forbidden is not None:
                return self._error(station, "forbidden", forbidden.detail)
            case RequestUpdate():
                return self.hub.snapshot(view)
            case Command():
                return await self._carried_out(message, station, caller)
            case Seen():
                self.hub.seen(screen, message.seq, message.waiting)
        return None

    async def _carried_out(self, command: Command, station: str, caller: Caller) -> bytes:
        try:
            answer = await self.hub.store.command(command, station=station, caller=caller)
            if command.action in OF_KITCHEN:
                await self.hub.catch_up()
            return answer
        except Conflict as conflict:
            return self._error(station, "conflict", str(conflict), command.id)
        except StoreError as failure:
            why = "full" if isinstance(failure, StoreFull) else "failing"
            self.metrics.not_stored.labels(why).inc()
            return self._error(station, "unavailable", str(failure), command.id)

    def _error(self, station: str, code: str, detail: str, id_: str | None = None) -> bytes:
        self.metrics.refused.labels("socket").inc()
        log.info("a message was refused: %s", detail, extra={"code": code, "station": station})
        return encode(Error(station=station, code=code, detail=detail, id=id_))


class _Named(msgspec.Struct):
    id: str | None = None


def _id_of(frame: str) -> str | None:
    """The id of a command that could not be read otherwise, so that the kiosk knows which one was refused."""
    try:
        return msgspec.json.decode(frame, type=_Named).id
    except (msgspec.DecodeError, UnicodeError):
        return None
