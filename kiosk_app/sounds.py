"""What is worth a sound: the board before and after in, events out; which of them is heard, and when again. Qt-free.

Three rules. What a cook of this screen did himself makes no sound. However much happens at once, one sound is heard:
the most important. What the screen shows for the first time (its first board, another station's) is read, not heard.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

from hub_server.protocol.kitchen import Station, StationKind
from hub_server.protocol.orders import Change, ChangeKind, Order, Priority
from hub_server.protocol.states import Action, Status
from hub_server.protocol.tickets import Standing, is_quiet, lines, unseen
from kiosk_app import words
from kiosk_app.aging import Agings
from kiosk_app.board import RECENT_KEPT, Board
from kiosk_app.config import Config
from kiosk_app.outbox import Pending

APART_S = 2.0
"""Least time from one sound of a kind to the next."""

LONGEST_S = 1.0
"""No sound lasts longer; the next one waits until this is over."""


class Event(StrEnum):
    """What a sound tells, the most important first. Each has a setting `sound_…`.

    What has to be stopped comes before what has to be begun, and what nobody knows yet before what grows old.
    """

    LINK = "link"
    VOID = "void"
    RUSH = "rush"
    CHANGED = "changed"
    NEW = "new"
    LATE = "late"
    WARN = "warn"


NOTHING: frozenset[Event] = frozenset()

_MINE = {Action.RECALL, Action.FIRE, Action.PRIORITIZE}
"""Commands after which an order comes, or has more to make, because this screen's cook wanted so."""

_KINDS = frozenset({StationKind.STAGE, StationKind.PREP, StationKind.EXPO})
"""Where cooks listen; guests hear nothing."""


def sound_of(event: Event, config: Config) -> str:
    """What it sounds like, `none` for nothing."""
    return str(getattr(config, f"sound_{event}"))


def is_quiet_hour(config: Config, now_ms: int | None) -> bool:
    """Whether the kitchen wants no sound now: by the hub's clock, in this machine's zone; not before that is known."""
    begins, ends = config.quiet_from, config.quiet_to
    if now_ms is None or not begins or not ends or begins == ends:
        return False
    now = f"{datetime.fromtimestamp(now_ms / 1000):%H:%M}"
    return begins <= now < ends if begins < ends else not ends <= now < begins


def happened(before: Board, after: Board, pending: Pending) -> frozenset[Event]:
    """What is news on a board.

    Args:
        pending: this screen's own commands whose effect was not on the board before.
    """
    station = after.at
    is_first = (before.epoch, before.station) != (after.epoch, after.station)
    if is_first or before.orders is after.orders or station.kind not in _KINDS:
        return NOTHING
    known = {order.id: order for order in before.orders}
    gone = {order.id: order for order in before.recent}
    # An order may come out of those that the rail had no room for: then it was there before.
    from_beyond = before.total > len(before.orders) and after.total <= before.total
    found: set[Event] = set()
    for order in after.orders:
        was = known.pop(order.id, None)
        if was is order:
            continue
        mine = any(each.action in _MINE for each in after.concerned(pending.get(order.id, ())))
        if was is None and from_beyond:
            continue
        found |= _altered(was or gone.get(order.id), order, station)
        if was is None:
            found |= NOTHING if mine else _arrived(order, station, back=order.id in gone)
        elif not mine:
            found |= _pressing(was, order, station)
    if known and _took_away(known.values(), before, after, pending):
        found.add(Event.VOID)
    return frozenset(found)


def _altered(was: Order | None, order: Order, station: Station) -> frozenset[Event]:
    """What the till altered; of an order that comes for the first time it has altered nothing."""
    if was is None:
        return NOTHING
    seen = {_identity(change) for change in was.changes}
    return _of(change for change in unseen(order, station) if _identity(change) not in seen)


def _of(changes: Iterable[Change]) -> frozenset[Event]:
    return frozenset(Event.VOID if change.kind is ChangeKind.VOIDED else Event.CHANGED for change in changes)


def _identity(change: Change) -> tuple[object, ...]:
    """What makes an alteration the same one; who has seen it does not."""
    return change.at, change.kind, change.item_id, change.old, change.new


def _arrived(order: Order, station: Station, *, back: bool) -> frozenset[Event]:
    if station.kind is not StationKind.EXPO and is_quiet(order, station):
        # Nothing of it is to be made yet; it is heard when it is fired.
        return NOTHING
    if back and unseen(order, station):
        # It came back for what was altered, and that is heard.
        return NOTHING
    return frozenset({Event.NEW if order.priority is Priority.NORMAL else Event.RUSH})


def _pressing(was: Order, order: Order, station: Station) -> frozenset[Event]:
    """What an order that was there wants now and did not want before."""
    if order.priority is not was.priority and order.priority is not Priority.NORMAL:
        return frozenset({Event.RUSH})
    if station.kind is StationKind.EXPO:
        return NOTHING
    slept = {line.item.id for line in lines(was, station) if line.standing in (Standing.HELD, Standing.WAITS)}
    woken = slept and any(
        line.standing is Standing.TO_DO and line.item.id in slept for line in lines(order, station)
    )
    return frozenset({Event.NEW}) if woken else NOTHING


def _took_away(left: Iterable[Order], before: Board, after: Board, pending: Pending) -> bool:
    """Whether one of the orders that left was not finished here, but taken away: cancelled, merged, sent elsewhere."""
    if after.total > len(after.orders):
        # It may only have made room.
        return False
    if _profile(before) != _profile(after):
        return False
    finished = {order.id for order in after.recent if order.status is not Status.CANCELLED}
    if len(after.recent) >= RECENT_KEPT and finished.isdisjoint(order.id for order in before.recent):
        # So many left that not all of them are known.
        return False
    return any(
        order.id not in finished
        and not pending.get(order.id)
        # One of which all was taken off before has been heard; now somebody has seen it.
        and any(line.standing is not Standing.VOID for line in lines(order, before.at))
        for order in left
    )


def _profile(board: Board) -> object:
    return None if board.kitchen is None else (board.kitchen.profile, board.kitchen.station)


class Ages:
    """Which tickets warn and which are late, so that each is heard once when it gets there."""

    def __init__(self, agings: Agings | None = None) -> None:
        self._agings = Agings() if agings is None else agings
        self._of: tuple[object, ...] = ()
        # By order, how far it had come when it was looked at: 0 to 2.
        self._levels: dict[int, int] = {}

    def forget(self) -> None:
        """Other orders will be shown."""
        self._levels = {}

    def risen(self, board: Board, now_ms: int | None, config: Config) -> frozenset[Event]:
        """What has become of tickets since the last time; one that is seen for the first time has become nothing."""
        if now_ms is None or board.at.kind not in _KINDS:
            return NOTHING
        of = (board.epoch, board.at, config.warn_s, config.late_s)
        if of != self._of:
            # By other measures, none has grown older.
            self._of = of
            self.forget()
        levels = {order.id: self._level(order, board.at, now_ms, config) for order in board.orders}
        found = {
            _RISEN[level - 1]
            for order_id, level in levels.items()
            if level > self._levels.get(order_id, level)
        }
        self._levels = levels
        return frozenset(found)

    def presses(self, order_id: int) -> Event | None:
        """What it was when it was looked at last: late, at least warning, or nothing yet."""
        level = self._levels.get(order_id, 0)
        return _RISEN[level - 1] if level else None

    def _level(self, order: Order, station: Station, now_ms: int, config: Config) -> int:
        aging = self._agings.of(order, station, config)
        return _LATE if aging.is_late(now_ms) else int(aging.warns(now_ms))


_RISEN = (Event.WARN, Event.LATE)
_LATE = len(_RISEN)


def unheeded(board: Board, pending: Pending, ages: Ages) -> frozenset[Event]:
    """What on a board still waits for somebody: tickets nobody has begun, news nobody has seen, what hurries."""
    if board.at.kind not in _KINDS:
        return NOTHING
    return frozenset(
        event
        for order in board.orders
        if not board.concerned(pending.get(order.id, ()))
        for event in _wanted(order, board.at, ages)
    )


def _wanted(order: Order, station: Station, ages: Ages) -> Iterator[Event]:
    # What waits for prep stations only these can have seen.
    yield from _of(change for change in unseen(order, station) if station.makes or not change.waiting)
    if (pressing := ages.presses(order.id)) is not None:
        yield pressing
    if words.state(order, station).key == "new" and not (station.makes and unseen(order, station)):
        yield Event.NEW if order.priority is Priority.NORMAL else Event.RUSH


class Turns:
    """Whose turn it is to be heard."""

    def __init__(self) -> None:
        self._waiting: set[Event] = set()
        self._heard_at: dict[Event, float] = {}
        self._last_at: float | None = None

    def add(self, events: Iterable[Event]) -> bool:
        """These have happened; whether anything waits to be heard."""
        self._waiting |= set(events)
        return bool(self._waiting)

    def clear(self) -> None:
        """What waits is not heard any more."""
        self._waiting.clear()

    def busy_s(self, at: float) -> float:
        """For how long the last sound may still be heard; `at` is of a monotonic clock, in seconds."""
        return 0.0 if self._last_at is None else max(0.0, self._last_at + LONGEST_S - at)

    def take(self, config: Config, at: float) -> Event | None:
        """The one that is heard now, if any; the others of this moment are not heard any more."""
        able = [
            event
            for event in Event
            if event in self._waiting
            and sound_of(event, config) != "none"
            and at - self._heard_at.get(event, -APART_S) >= APART_S
        ]
        self._waiting.clear()
        if not able:
            return None
        self._heard_at[able[0]] = self._last_at = at
        return able[0]

    def silent_s(self, at: float) -> float:
        """How long nothing has been heard; endless before the first sound."""
        return float("inf") if self._last_at is None else at - self._last_at
