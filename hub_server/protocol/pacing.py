"""When items are made: courses that are held back and fired, orders for later, plates that finish together.

Pure; every instant is the hub's clock, in milliseconds since the Unix epoch, and comes in as an argument. What has to
happen by itself stands in the order (`fire_at`), so it happens after any restart, too.
"""

from collections.abc import Callable, Collection, Iterable

import msgspec

from hub_server.protocol.kitchen import Courses, Kitchen, fits
from hub_server.protocol.orders import Item, Order, Pace, live
from hub_server.protocol.progress import is_made
from hub_server.protocol.states import OPEN, Status
from hub_server.protocol.times import milliseconds, timestamp

LATE_MS = 60_000
"""An order that its till sends so long after the guest ordered was not known to the kitchen until then."""


def cook_s(item: Item, kitchen: Kitchen) -> int:
    """Seconds an item takes: as its till said, else as the kitchen knows it, with what its modifiers change."""
    base = item.pace.cook_s if item.pace is not None else 0
    if base == 0:
        base = next(
            (known.cook_s for known in kitchen.cook_times if _is_about(known.category, known.name, item)), 0
        )
        if base:
            base += sum(
                known.add_s
                for modifier in item.modifiers
                for known in kitchen.cook_times
                if known.modifier and fits(known.modifier, modifier.name)
            )
    return max(0, base)


def _is_about(category: tuple[str, ...], name: tuple[str, ...], item: Item) -> bool:
    if not category and not name:
        return False
    return (not category or fits(category, item.category)) and (not name or fits(name, item.name))


def course_rank(item: Item, courses: Courses) -> tuple[int, str]:
    """Where an item's course comes; what belongs to none comes with the first."""
    if item.course is None:
        return (-1, "")
    known = next(
        (at for at, name in enumerate(courses.order) if name.casefold() == item.course.casefold()),
        len(courses.order),
    )
    return (known, item.course)


def paced(order: Order, kitchen: Kitchen, at_ms: int, *, new: Collection[str] | None = None) -> Order:
    """An order that has just been placed, with the times of its items.

    Args:
        order: routed already.
        at_ms: the hub's clock.
        new: ids of the items that are new; None means all.
    """
    fresh = [item for item in live(order.items) if new is None or item.id in new]
    if not fresh:
        return order
    is_late = new is None and at_ms - milliseconds(order.date_ordered) > LATE_MS
    sent_at = None if new is None else timestamp(at_ms)
    received_at = timestamp(at_ms) if is_late else sent_at
    items = {item.id: item for item in order.items}
    for item in fresh:
        seconds = cook_s(item, kitchen)
        if seconds or received_at:
            items[item.id] = _with(item, cook_s=seconds, sent_at=sent_at, received_at=received_at)
    order = msgspec.structs.replace(order, items=tuple(items.values()))
    ids = {item.id for item in fresh}
    waiting = {item.id for item in fresh if item.held}
    if kitchen.courses.hold:
        waiting |= {item.id for item in _later_courses(order, kitchen) if item.id in ids}
    appears_ms = _ahead_ms(order, kitchen, at_ms, but=ids)
    order = _held(order, waiting, at_ms, waits=kitchen.courses.hold)
    if appears_ms is not None:
        order = _scheduled(_held(order, ids - waiting, at_ms), ids - waiting, appears_ms)
        return _behind(order, kitchen) if kitchen.courses.hold else order
    return _together(order, ids - waiting, kitchen, at_ms)


def _behind(order: Order, kitchen: Kitchen) -> Order:
    """An order for later to which an earlier course was added: what was to be begun first waits for that now."""
    ids = {
        item.id for item in _later_courses(order, kitchen) if item.pace is not None and item.pace.scheduled
    }
    return _changed(order, ids, lambda item: _with(item, waits=True, scheduled=False, fire_at=None))


def _later_courses(order: Order, kitchen: Kitchen) -> list[Item]:
    """The items of all courses but the one that comes next; what has no course belongs to the first."""
    open_ = [item for item in live(order.items) if not is_made(item)]
    ranks = sorted({course_rank(item, kitchen.courses) for item in open_ if item.course is not None})
    first = ranks[0] if ranks else (-1, "")
    return [item for item in open_ if course_rank(item, kitchen.courses) > first]


def _appears_ms(order: Order, kitchen: Kitchen) -> int | None:
    """When an order for later has to be begun; None where it is not for later."""
    if not kitchen.schedule or order.due_at is None:
        return None
    longest_s = max((item.pace.cook_s for item in live(order.items) if item.pace is not None), default=0)
    return milliseconds(order.due_at) - 1000 * (longest_s or kitchen.preparation_s)


def _ahead_ms(order: Order, kitchen: Kitchen, at_ms: int, *, but: Collection[str] = ()) -> int | None:
    """When to begin an order for later of which nothing is to be made yet; None for any other order.

    Args:
        but: ids of items that are new and stand for nothing.
    """
    appears_ms = _appears_ms(order, kitchen)
    if appears_ms is None or appears_ms <= at_ms:
        return None
    return appears_ms if all(item.held for item in live(order.items) if item.id not in but) else None


def promised_anew(order: Order, kitchen: Kitchen, at_ms: int, *, moved: bool = False) -> Order:
    """An order for later whose items or promise time are other ones: it is begun when it has to be now.

    Without a promise time of its own, what was for later stays so, as when its check came to this table.

    Args:
        moved: its promise time is another one; then what nobody has begun is kept back, too, if it is far enough ahead.
    """
    if not kitchen.schedule or (order.due_at is None and not moved):
        return order
    scheduled = {item.id for item in live(order.items) if item.pace is not None and item.pace.scheduled}
    appears_ms = _appears_ms(order, kitchen)
    if appears_ms is None or appears_ms <= at_ms:
        return fired(order, scheduled, kitchen, at_ms)
    if moved and all(item.status is Status.PENDING for item in live(order.items)):
        ready = {item.id for item in live(order.items) if not item.held}
        order = _held(order, ready, at_ms)
        scheduled |= ready
    return _scheduled(order, scheduled, appears_ms)


def _scheduled(order: Order, ids: Collection[str], appears_ms: int) -> Order:
    return _changed(
        order, ids, lambda item: _with(item, waits=False, scheduled=True, fire_at=timestamp(appears_ms))
    )


def cooks_longer(order: Order, ids: Collection[str], at_ms: int) -> Order:
    """What takes longer now, or less long, begins so that it still ends with the rest, if that can be."""
    for item in live(order.items):
        if item.id in ids and item.pace is not None and item.pace.target_at is not None and not is_made(item):
            target_at = item.pace.target_at
            target_ms = max(milliseconds(target_at), at_ms + 1000 * item.pace.cook_s)
            order = _aimed_together(order, target_at, target_ms)
    return order


def _aimed_together(order: Order, target_at: str, target_ms: int) -> Order:
    """All plates of one time at another one."""
    ids = {
        item.id
        for item in live(order.items)
        if item.pace is not None and item.pace.target_at == target_at and not is_made(item)
    }
    return _changed(order, ids, lambda item: _aimed_at(item, target_ms))


def _aimed_at(item: Item, target_ms: int) -> Item:
    own_s = item.pace.cook_s if item.pace is not None else 0
    if own_s == 0:
        return item
    return _with(item, start_at=timestamp(target_ms - 1000 * own_s), target_at=timestamp(target_ms))


def held(order: Order, ids: Iterable[str], at_ms: int) -> Order:
    """These items kept back from now on; those that are begun or held already stay as they are."""
    wanted = set(ids)
    return _held(
        order,
        {
            item.id
            for item in live(order.items)
            if item.id in wanted and not item.held and item.status is Status.PENDING
        },
        at_ms,
    )


def _held(order: Order, ids: Collection[str], at_ms: int, *, waits: bool = False) -> Order:
    def hold(item: Item) -> Item:
        return _with(
            item,
            held=True,
            held_at=timestamp(at_ms),
            waits=waits and not item.held,
            start_at=None,
            target_at=None,
        )

    return _changed(order, ids, hold)


def fired(order: Order, ids: Collection[str], kitchen: Kitchen, at_ms: int) -> Order:
    """These items to be made from now on; what they were held does not count as waiting."""

    def fire(item: Item) -> Item:
        pace = item.pace or Pace()
        paused_ms = at_ms - milliseconds(pace.held_at) if pace.held_at is not None else 0
        return _with(
            item,
            held=False,
            held_at=None,
            waits=False,
            fire_at=None,
            scheduled=False,
            fired_at=timestamp(at_ms),
            paused_ms=pace.paused_ms + max(0, paused_ms),
        )

    firing = {item.id for item in live(order.items) if item.id in ids and item.held}
    return _together(_changed(order, firing, fire), firing, kitchen, at_ms)


def _together(order: Order, ids: Collection[str], kitchen: Kitchen, at_ms: int) -> Order:
    """Each of these begins so late that all of them finish with the slowest."""
    if not kitchen.together:
        return order
    longest_s = max(
        (item.pace.cook_s for item in live(order.items) if item.id in ids and item.pace is not None),
        default=0,
    )
    if longest_s == 0:
        return order
    return _changed(order, ids, lambda item: _aimed_at(item, at_ms + 1000 * longest_s))


def next_fire_ms(order: Order) -> int | None:
    """When the first item of this order has to be fired by itself; None when none has."""
    if order.status not in OPEN:
        return None
    return min(
        (
            milliseconds(item.pace.fire_at)
            for item in live(order.items)
            if item.pace is not None and item.pace.held and item.pace.fire_at is not None
        ),
        default=None,
    )


def fired_by_time(order: Order, kitchen: Kitchen, at_ms: int) -> Order:
    """The order with everything fired whose time has come."""
    due = {
        item.id
        for item in live(order.items)
        if item.pace is not None
        and item.pace.held
        and item.pace.fire_at is not None
        and milliseconds(item.pace.fire_at) <= at_ms
    }
    return fired(order, due, kitchen, at_ms) if due else order


def next_course_fired(order: Order, kitchen: Kitchen, at_ms: int, *, least_s: int = 0) -> Order:
    """The order with its next course fired, or timed to be, if everything before it is made.

    Args:
        least_s: it is not fired before that many seconds are over.
    """
    courses = kitchen.courses
    if not (courses.hold and courses.fire_next):
        return order
    left = [item for item in live(order.items) if not is_made(item)]
    if not left or any(not item.held or (item.pace and item.pace.fire_at is not None) for item in left):
        return order
    following = min(course_rank(item, courses) for item in left)
    ids = {
        item.id
        for item in left
        if course_rank(item, courses) == following and item.pace is not None and item.pace.waits
    }
    appears_ms = _ahead_ms(order, kitchen, at_ms)
    if appears_ms is not None:
        # Its first course was taken off, not made: the next one is the first of an order for later.
        return _scheduled(order, ids, appears_ms)
    after_s = max(courses.fire_next_after_s, least_s)
    if after_s == 0:
        return fired(order, ids, kitchen, at_ms)
    at = timestamp(at_ms + 1000 * after_s)
    return _changed(order, ids, lambda item: _with(item, fire_at=at))


def _changed(order: Order, ids: Collection[str], change: Callable[[Item], Item]) -> Order:
    items = tuple(change(item) if item.id in ids else item for item in order.items)
    return order if items == order.items else msgspec.structs.replace(order, items=items)


def _with(item: Item, **values: object) -> Item:
    return msgspec.structs.replace(item, pace=msgspec.structs.replace(item.pace or Pace(), **values))
