"""Which item is made at which station, and why.

Pure: an order and a kitchen in, the order with the parts of its items out. The same function places an order, moves
the open ones when a profile is switched, and answers a dry run.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from hub_server.protocol.kitchen import KitchenState, Route, fits
from hub_server.protocol.orders import Change, Item, Order, Part, live
from hub_server.protocol.progress import by_home, put, with_parts
from hub_server.protocol.states import OPEN, Status, rank

UNROUTED = "no route takes it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What routing depends on beside the order.

    Attributes:
        state: the kitchen and the profile in force.
        clock: the time of day on the restaurant's wall, `HH:MM`.
        work_s: seconds of work that wait at each prep station; a station that is not named has none.
    """

    state: KitchenState
    clock: str = "12:00"
    work_s: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """Where one item goes.

    Attributes:
        homes: station that makes a part of it → the stations whose part that is by the route, before the profile
            closed any; none where no route takes it.
        in_turn: they work one after another.
        why: one sentence for people.
    """

    homes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_turn: bool = False
    why: str = ""

    @property
    def stations(self) -> tuple[str, ...]:
        """All that make a part of the item."""
        return tuple(self.homes)


def route(item: Item, order: Order, now: Circumstances) -> Routed:
    """Where an item goes, by the first route that takes it and the profile in force."""
    for at, known in enumerate(now.state.kitchen.routes, start=1):
        reasons = _reasons(known, item, order, now.clock)
        if reasons is not None:
            return _chosen(at, known, reasons, item, now)
    return Routed(why=f"{UNROUTED}: category {item.category or 'none'}, name {item.name}")


def _reasons(known: Route, item: Item, order: Order, clock: str) -> list[str] | None:
    """Why a route takes an item, in words; None when it does not."""
    reasons: list[str] = []
    if known.category:
        if not fits(known.category, item.category):
            return None
        reasons.append(f"category {item.category}")
    if known.name:
        if not fits(known.name, item.name):
            return None
        reasons.append(f"name {item.name}")
    if known.tag:
        tag = next((tag for tag in item.tags if fits(known.tag, tag)), None)
        if tag is None:
            return None
        reasons.append(f"tag {tag}")
    if known.service_type:
        if order.service_type not in known.service_type:
            return None
        reasons.append(f"service type {order.service_type}")
    if known.after is not None or known.before is not None:
        if not _within(clock, known.after or "00:00", known.before or "24:00"):
            return None
        reasons.append(f"it is {clock}")
    return reasons


def _within(clock: str, after: str, before: str) -> bool:
    return after <= clock < before if after <= before else clock >= after or clock < before


def _chosen(at: int, known: Route, reasons: list[str], item: Item, now: Circumstances) -> Routed:
    profile = now.state.kitchen.profile(now.state.profile)
    takes_over = {} if profile is None else profile.takes_over
    why = f"route {at} takes it" + (f" ({', '.join(reasons)})" if reasons else " as it takes the rest")
    # What the route names, and who makes it now.
    makers = [(name, name) for name in known.stations]
    if known.share:
        twins = [name for name in known.share if name not in takes_over] or list(known.share)
        chosen = next((name for name in twins if item.part(takes_over.get(name, name))), None)
        if chosen is None:
            # The first of equals, so that the same order at the same time always goes the same way.
            work_s = {name: now.work_s.get(takes_over.get(name, name), 0) for name in twins}
            chosen = min(work_s, key=work_s.__getitem__)
            if len(twins) > 1:
                waiting = ", ".join(f"{name} {seconds} s" for name, seconds in work_s.items())
                why += f"; {chosen} has the least work waiting ({waiting})"
        makers.append((known.share[0], chosen))
    homes: dict[str, tuple[str, ...]] = {}
    for home, name in makers:
        maker = takes_over.get(name, name)
        if maker != name:
            why += f"; {maker} makes what is {name}'s in profile {now.state.profile}"
        homes[maker] = (*homes.get(maker, ()), home)
    return Routed(homes=homes, in_turn=known.in_turn and len(homes) > 1, why=why)


def routed(order: Order, now: Circumstances, *, version: int, only: Collection[str] | None = None) -> Order:
    """The order with every item that is still to be made at the stations that make it now.

    What a station has finished stays finished, and what it has begun stays begun where the item stays there. Neither
    the order's version nor its status is touched.

    Args:
        version: of the order that is being made; parts that are new begin with it.
        only: ids of the items that are looked at; None means all.
    """
    if not now.state.kitchen.routes_items:
        return _unrouted(order, version)
    work_s = Counter(now.work_s)
    items: list[Item] = []
    for item in order.items:
        stays = only is not None and item.id not in only
        if stays or rank(item.status) >= rank(Status.READY) or item.status is Status.CANCELLED:
            items.append(item)
            continue
        items.append(_at_stations(item, route(item, order, _with(now, work_s)), version))
        if not item.parts:
            work_s.update(work_of(items[-1]))
    after = msgspec.structs.replace(order, items=tuple(items))
    changes = tuple(_readdressed(change, order, after, now.state) for change in order.changes)
    return msgspec.structs.replace(after, changes=changes)


def asked(names: Iterable[str], state: KitchenState) -> tuple[str, ...]:
    """The prep stations that have to see what these would: who is closed is stood in for, who is gone is nobody."""
    profile = state.kitchen.profile(state.profile)
    takes_over = {} if profile is None else profile.takes_over
    there = {station.makes for station in state.kitchen.stations if station.makes}
    return tuple(dict.fromkeys(maker for name in names if (maker := takes_over.get(name, name)) in there))


def reopened_ids(before: Order, after: Order) -> set[str]:
    """The items of which something was finished and is to be made again."""
    done = {(item.id, part.station) for item in before.items for part in item.parts if _is_done(part)}
    return {
        item.id
        for item in live(after.items)
        if any((item.id, part.station) in done and not _is_done(part) for part in item.parts)
    }


def _is_done(part: Part) -> bool:
    return rank(part.status) >= rank(Status.READY)


def _readdressed(change: Change, before: Order, after: Order, state: KitchenState) -> Change:
    """What is not seen yet goes along with the items; who takes work over has to see it, rather twice than never."""
    if not change.waiting:
        return change
    known, makers = (makers_of(order, change.item_id) for order in (before, after))
    # From who is open the item went elsewhere; for who is not, another one stands in.
    gone = {name for name in change.waiting if name in known and name not in makers}
    gone -= {name for name in gone if asked((name,), state) not in ((name,), ())}
    left = [name for name in change.waiting if name not in gone]
    new = ([name for name in makers if name not in known] or makers) if gone else ()
    waiting = asked((*left, *new), state)
    return change if waiting == change.waiting else msgspec.structs.replace(change, waiting=waiting)


def makers_of(order: Order, item_id: str | None) -> tuple[str, ...]:
    """The stations that make something of an item, or, with None, of the order."""
    concerned = (item for item in order.items if item_id in (None, item.id))
    return tuple(dict.fromkeys(part.station for item in concerned for part in item.parts))


def _unrouted(order: Order, version: int) -> Order:
    """The order in a kitchen without stations that make items: what was begun stays begun."""
    if not any(item.parts for item in order.items) and not any(change.waiting for change in order.changes):
        return order
    return msgspec.structs.replace(
        order,
        items=tuple(_bare(item) for item in order.items),
        changes=tuple(msgspec.structs.replace(change, waiting=()) for change in order.changes),
    )


def with_work(now: Circumstances, more: Mapping[str, int]) -> Circumstances:
    """The circumstances with more work waiting, in seconds by station."""
    return _with(now, Counter(now.work_s) + Counter(more))


def _with(now: Circumstances, work_s: Mapping[str, int]) -> Circumstances:
    return Circumstances(state=now.state, clock=now.clock, work_s=work_s)


def _at_stations(item: Item, found: Routed, version: int) -> Item:
    parts: list[Part] = []
    before: str | None = None
    # How far each station's work has come, whoever did it until now.
    done = {home: status for part in item.parts for home, status in by_home(part).items()}
    for station, homes in found.homes.items():
        known = item.part(station)
        came = {home: done.get(home, Status.PENDING) for home in homes}
        status = min(came.values(), key=rank)
        if known is None or known.status is not status:
            known = Part(station=station, status=status, status_version=version)
        parts.append(
            msgspec.structs.replace(
                known,
                homes={} if homes == (station,) else came,
                after=before if found.in_turn else None,
            )
        )
        before = station
    if tuple(parts) == item.parts:
        return item
    return with_parts(item, tuple(parts), version) if parts else put(_bare(item), Status.PENDING, version)


def _bare(item: Item) -> Item:
    return msgspec.structs.replace(item, parts=(), station=None)


def work_of(item: Item, *, unknown_s: int = 60) -> dict[str, int]:
    """Seconds of work that an item still is for each of its stations.

    Args:
        unknown_s: what a piece counts whose cook time is not known.
    """
    if item.status is Status.CANCELLED:
        return {}
    each_s = (item.pace.cook_s if item.pace is not None else 0) or unknown_s
    return {
        part.station: each_s * item.quantity for part in item.parts if rank(part.status) < rank(Status.READY)
    }


def work_waiting(orders: Iterable[Order]) -> dict[str, int]:
    """Seconds of work that wait at each station over these orders."""
    work_s: Counter[str] = Counter()
    for order in orders:
        if order.status in OPEN:
            for item in live(order.items):
                work_s.update(work_of(item))
    return dict(work_s)


def is_unrouted(item: Item) -> bool:
    """Whether no station makes an item that has to be made; only to be asked where a kitchen routes items."""
    return not item.parts and item.status is not Status.CANCELLED
