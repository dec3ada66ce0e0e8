"""What has to happen to an order without anybody asking: firing by time, auto-bumps, the end of the day.

Pure. What is due follows from the order and the kitchen alone, so it happens after any restart, and with two hubs once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import msgspec

from hub_server.protocol import pacing
from hub_server.protocol.changes import act, moved
from hub_server.protocol.kitchen import Kitchen, Station
from hub_server.protocol.messages import Command, EventAction, Result
from hub_server.protocol.orders import DAY_ENDED, Order, live
from hub_server.protocol.outcomes import Outcome, Setting
from hub_server.protocol.states import OPEN, Action, Status
from hub_server.protocol.tickets import Standing, lines, shows, workable_ms
from hub_server.protocol.times import local, milliseconds, moment_ms
from hub_server.protocol.wishes import refired

ITSELF = "heard"
"""Who did it, in the log."""


class DueKind(StrEnum):
    """What has to happen."""

    FIRE = "fire"
    AUTO_BUMP = "auto_bump"
    END_OF_DAY = "end_of_day"


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something that has to happen to an order.

    Attributes:
        at_ms: when, by the hub's clock, in milliseconds since the Unix epoch.
        station: where, for a bump.
    """

    at_ms: int
    kind: DueKind
    station: str = ""


def due(order: Order, kitchen: Kitchen, now_ms: int) -> Due | None:
    """What has to happen to an order next; None when nothing has."""
    return min(_all_due(order, kitchen, now_ms), default=None)


def _all_due(order: Order, kitchen: Kitchen, now_ms: int) -> Iterator[Due]:
    if order.status not in OPEN:
        return
    fire_ms = pacing.next_fire_ms(order)
    if fire_ms is not None:
        yield Due(fire_ms, DueKind.FIRE)
    for station in kitchen.stations:
        if station.auto_bump_s is not None and shows(order, station) and not _is_back(order, station):
            now = Setting(station=station, kitchen=kitchen, at_ms=now_ms)
            # What a bump would not move (held, another's turn, only news left to be seen) stays until it would.
            if _auto_bumped(order, now).action is not None:
                since_ms = _had_since_ms(order, station)
                yield Due(since_ms + 1000 * station.auto_bump_s, DueKind.AUTO_BUMP, station.name)
    ended_ms = day_ended_ms(kitchen, now_ms)
    if order.recalled or any(part.recalled for item in live(order.items) for part in item.parts):
        # A cook has brought it back: it is left to the cooks.
        return
    if (
        ended_ms is not None
        and milliseconds(order.date_ordered) < ended_ms
        and not _is_after(order, ended_ms)
    ):
        yield Due(ended_ms, DueKind.END_OF_DAY)


def _is_back(order: Order, station: Station) -> bool:
    """Whether a cook has brought the ticket back: then it is left to the cooks."""
    if not station.makes:
        return order.recalled
    return any(part.recalled for item in live(order.items) if (part := item.part(station.makes)) is not None)


def _had_since_ms(order: Order, station: Station) -> int:
    """Since when a station could have done all it has to do of a ticket: the last of it decides."""
    begins = [
        workable_ms(line.item, order, station)
        for line in lines(order, station)
        if line.standing in (Standing.TO_DO, Standing.BEGUN)
    ]
    if not station.makes:
        begins.append(milliseconds(order.status_at or order.date_ordered))
    return max(begins, default=milliseconds(order.date_ordered))


def _is_after(order: Order, at_ms: int) -> bool:
    """Whether an order, or something of it, was meant for after an instant, or was not heard of before."""
    paces = [item.pace for item in live(order.items) if item.pace is not None]
    instants = [
        order.due_at,
        # Since when it is `pending` is when it came to the hub.
        order.status_at if order.status_version == 1 else None,
        *(at for pace in paces for at in (pace.fire_at, pace.fired_at, pace.received_at)),
    ]
    return any(milliseconds(instant) >= at_ms for instant in instants if instant is not None)


def day_ended_ms(kitchen: Kitchen, now_ms: int) -> int | None:
    """When the last business day ended; None where days do not."""
    if kitchen.day_ends is None:
        return None
    hour, minute = map(int, kitchen.day_ends.split(":"))
    here = local(now_ms, kitchen.time_zone)
    ended = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if ended > here:
        ended -= timedelta(days=1)
    return moment_ms(ended)


def happened(order: Order, what: Due, at: Setting) -> Outcome:
    """The order after what was due, if it still is."""
    now = due(order, at.kitchen, at.at_ms)
    if now is None or now.at_ms > at.at_ms or (now.kind, now.station) != (what.kind, what.station):
        return Outcome(result=Result.ALREADY_DONE, order=order)
    match what.kind:
        case DueKind.FIRE:
            return refired(order, pacing.fired_by_time(order, at.kitchen, at.at_ms), at, EventAction.FIRED)
        case DueKind.AUTO_BUMP:
            return _auto_bumped(order, at)
        case DueKind.END_OF_DAY:
            ended = _by_itself(moved(order, Status.COMPLETE, at_ms=at.at_ms), DAY_ENDED)
            return Outcome(result=Result.APPLIED, order=ended, action=EventAction.DAY_ENDED)


def _auto_bumped(order: Order, at: Setting) -> Outcome:
    command = Command(
        id="by-itself",
        action=Action.BUMP,
        order_id=order.id,
        version=order.version,
        items_version=order.items_version,
    )
    outcome = act(order, command, at)
    if outcome.action is None:
        return outcome
    station = at.makes or ("" if at.station is None else at.station.name)
    return msgspec.structs.replace(
        outcome, order=_by_itself(outcome.order, station), action=EventAction.AUTO_BUMPED
    )


def _by_itself(order: Order, where: str) -> Order:
    return msgspec.structs.replace(order, by_itself=(*order.by_itself, where))
