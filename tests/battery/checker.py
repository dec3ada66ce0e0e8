"""The invariants of the battery. Each takes what was seen and returns its violations as sentences, none when it holds.

I1 what was acknowledged is in the log · I2 one row per (order, version), each acknowledged transition once · I3 `seq`
is dense from 1 · I4 every screen's board is the log folded · I5 a cook reads what the till sent · I6 no screen said
*connected* while it was more than 3 s behind.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from battery.history import History
from battery.truth import Truth
from hub_server.protocol.messages import Event, EventAction, Result
from hub_server.protocol.orders import Item, Modifier, Order
from kiosk_app.board import Board, Link

BEHIND_MOST_S = 3.0

GLANCE_S = 0.1
"""What stands on the glass for less is no lie: a snapshot that a network held back is at once followed by the events it
held back behind it, and until they are applied nobody has read anything."""


@dataclass(slots=True)
class Seen:
    """What one screen showed; instants as in `history`.

    Attributes:
        steps: (instant, epoch, seq) of every board it had.
        shown: (instant, state) whenever the state that stands on the glass became another one.
        board: the last one.
    """

    name: str
    station: str
    board: Board
    steps: list[tuple[float, str, int]] = field(default_factory=list)
    shown: list[tuple[float, Link]] = field(default_factory=list)

    def covered_at(self, epoch: str, seqs: Sequence[int]) -> Iterator[float | None]:
        """For each of these ascending numbers when a board first contained it; None: never."""
        steps = iter(self.steps)
        at, have = -1.0, -1
        for seq in seqs:
            while have < seq:
                step = next(steps, None)
                if step is None:
                    break
                if step[1] == epoch:
                    at, have = step[0], max(have, step[2])
            yield at if have >= seq else None

    def said_connected_s(self, since: float, until: float) -> float:
        """How long between the two the glass said so."""
        total, at = 0.0, max(0, bisect_left(self.shown, (since, "")) - 1)
        for index in range(at, len(self.shown)):
            begun, link = self.shown[index]
            ended = self.shown[index + 1][0] if index + 1 < len(self.shown) else float("inf")
            if begun >= until:
                break
            if link is Link.CONNECTED:
                total += max(0.0, min(ended, until) - max(begun, since))
        return total


def violations(history: History, truth: Truth, screens: Iterable[Seen]) -> list[str]:
    """All of I1–I6."""
    screens = tuple(screens)
    return [
        *acknowledged_is_stored(history, truth),
        *each_once(history, truth),
        *dense(truth),
        *boards_are_the_log(truth, screens),
        *texts_are_the_tills(history, truth),
        *none_lied(history, truth, screens),
    ]


def acknowledged_is_stored(history: History, truth: Truth) -> list[str]:
    """I1."""
    found: list[str] = []
    created = {
        (event.order.source, event.order.external_id): event
        for event in truth.events
        if event.action is EventAction.NEW_ORDER and event.old_status is None
    }
    for placing in history.placed():
        event = created.get(placing.key)
        if event is None:
            found.append(f"I1 order {placing.key} was acknowledged and is not in the log")
        elif event.order_id != placing.order_id:
            found.append(
                f"I1 order {placing.key} was acknowledged as {placing.order_id}, is {event.order_id}"
            )
        elif event.order_id not in truth.orders:
            found.append(f"I1 order {placing.key} is in the log and not among the orders")
    by_seq = {event.seq: event for event in truth.events}
    for bump in history.bumps.values():
        if bump.ack is None:
            continue
        # What a till or hub refused as a conflict or an unreadable message has no answer kept.
        kept = truth.answers.get(bump.command.id)
        if kept is None:
            found.append(f"I1 the answer to {bump.command.id} is not kept")
        elif (kept.result, kept.seq) != (bump.ack.result, bump.ack.seq):
            found.append(f"I1 {bump.command.id} was answered {bump.ack.result}, kept is {kept.result}")
        if bump.ack.result is Result.APPLIED:
            event = by_seq.get(bump.ack.seq)
            if event is None or event.order_id != bump.command.order_id:
                found.append(f"I1 {bump.command.id} was applied as event {bump.ack.seq}, which is not there")
            elif not bump.command.item_ids and bump.command.to not in (None, event.new_status):
                found.append(f"I1 {bump.command.id} wanted {bump.command.to}, was {event.new_status}")
    for order_id, order in truth.folded().items():
        if truth.orders.get(order_id) != order:
            found.append(f"I1 order {order_id} is not as the log left it")
    return found


def each_once(history: History, truth: Truth) -> list[str]:
    """I2."""
    found = [f"I2 {count} orders under {key}" for key, count in truth.keys.items() if count > 1]
    versions: dict[int, list[int]] = defaultdict(list)
    status: dict[int, Any] = {}
    for event in truth.events:
        versions[event.order_id].append(event.order.version)
        if status.get(event.order_id) != event.old_status:
            found.append(
                f"I2 event {event.seq} took order {event.order_id} from {event.old_status},"
                f" where it was not ({status.get(event.order_id)})"
            )
        status[event.order_id] = event.new_status
    found += [
        f"I2 order {order_id} has the versions {had}"
        for order_id, had in versions.items()
        if had != list(range(1, len(had) + 1))
    ]
    found += [f"I2 order {order_id} has no event" for order_id in truth.orders if order_id not in versions]
    applied = Counter(ack.seq for ack in truth.applied().values())
    found += [
        f"I2 event {seq} is the effect of {count} commands" for seq, count in applied.items() if count > 1
    ]
    stations = {bump.station for bump in history.bumps.values()}
    found += [
        f"I2 event {event.seq} ({event.by} took order {event.order_id} to {event.new_status}) answers no command"
        for event in truth.events
        if event.by in stations and event.seq not in applied
    ]
    found += [
        f"I2 {bump.command.id} was answered {bump.answers} times"
        for bump in history.bumps.values()
        if bump.answers > 1
    ]
    found += [f"I2 two answers to the till about {p.key}" for p in history.placings if p.repeats_differ]
    return found


def dense(truth: Truth) -> list[str]:
    """I3."""
    if truth.numbers != list(range(1, len(truth.numbers) + 1)):
        at = next(at for at, seq in enumerate(truth.numbers, start=1) if at != seq)
        return [f"I3 where event {at} should be there is {truth.numbers[at - 1]}"]
    if truth.head != len(truth.numbers):
        return [f"I3 the log has {len(truth.numbers)} events and says {truth.head}"]
    if any(event.seq != seq for event, seq in zip(truth.events, truth.numbers, strict=True)):
        return ["I3 an event has another number inside than outside"]
    return []


def boards_are_the_log(truth: Truth, screens: Iterable[Seen]) -> list[str]:
    """I4."""
    found = []
    for screen in screens:
        differs = difference(screen.board, truth.epoch, truth.board(screen.station))
        if differs:
            found.append(f"I4 {screen.name} on {screen.station}: {differs}")
    return found


def difference(board: Board, epoch: str, wanted: tuple[Order, ...]) -> str:
    """What a board has that is not so; empty when nothing."""
    if board.epoch != epoch:
        return f"of the epoch {board.epoch or 'none'}, not {epoch}"
    if board.orders == wanted:
        return "" if board.total == len(wanted) else f"says {board.total} orders, there are {len(wanted)}"
    ids, wanted_ids = [order.id for order in board.orders], [order.id for order in wanted]
    if len(set(ids)) < len(ids):
        return f"cards twice: {[id_ for id_, count in Counter(ids).items() if count > 1][:5]}"
    missing, ghosts = sorted(set(wanted_ids) - set(ids)), sorted(set(ids) - set(wanted_ids))
    if missing or ghosts:
        return f"{len(missing)} missing {missing[:5]}, {len(ghosts)} ghosts {ghosts[:5]}"
    if ids != wanted_ids:
        return "in another order"
    return f"other cards: {[a.id for a, b in zip(board.orders, wanted, strict=True) if a != b][:5]}"


def texts_are_the_tills(history: History, truth: Truth) -> list[str]:
    """I5."""
    found = []
    first = {event.order_id: event.order for event in truth.events if event.old_status is None}
    last = truth.folded()
    for placing in history.placed():
        for order in (first.get(placing.order_id or 0), last.get(placing.order_id or 0)):
            if order is None or order.items_version > 1:
                # Its till has changed it since.
                continue
            sent, stored = _sent_texts(placing.sent), _stored_texts(order)
            if sent != stored:
                found.append(f"I5 order {placing.key} was sent as {sent!r}, is stored as {stored!r}"[:400])
                break
    return found


def _sent_texts(sent: dict[str, Any]) -> Any:
    def modifier(of: dict[str, Any]) -> Any:
        below = tuple(modifier(each) for each in of.get("modifiers", ()))
        return of["name"], of.get("kind", "add"), of.get("quantity", 1), below

    def item(of: dict[str, Any]) -> Any:
        modifiers = tuple(modifier(each) for each in of.get("modifiers", ()))
        allergens = tuple(of.get("allergens", ()))
        return of["name"], of.get("quantity", 1), of.get("note", ""), modifiers, allergens, of.get("course")

    items = tuple(item(each) for each in sent["items"])
    return sent.get("customer_name", ""), sent.get("note", ""), sent.get("table"), items


def _stored_texts(order: Order) -> Any:
    def modifier(of: Modifier) -> Any:
        return of.name, str(of.kind), of.quantity, tuple(modifier(each) for each in of.modifiers)

    def item(of: Item) -> Any:
        modifiers = tuple(modifier(each) for each in of.modifiers)
        return of.name, of.quantity, of.note, modifiers, of.allergens, of.course

    return order.customer_name, order.note, order.table, tuple(item(each) for each in order.items)


def known_at(history: History, truth: Truth) -> dict[int, float]:
    """By event, when somebody outside was first told of it."""
    created = {event.order_id: event.seq for event in truth.events if event.old_status is None}
    known: dict[int, float] = {}
    for placing in history.placed():
        seq = created.get(placing.order_id or 0)
        if seq is not None and placing.answered_at is not None:
            known[seq] = placing.answered_at
    for bump in history.bumps.values():
        if bump.ack is not None and bump.ack.result is Result.APPLIED and bump.answered_at is not None:
            known[bump.ack.seq] = min(bump.answered_at, known.get(bump.ack.seq, float("inf")))
    return known


def none_lied(history: History, truth: Truth, screens: Iterable[Seen]) -> list[str]:
    """I6."""
    known, found = known_at(history, truth), []
    for screen in screens:
        concerned = [
            event.seq
            for event in truth.events
            if event.seq in known and screen.station in (event.old_status, event.new_status)
        ]
        for seq, covered in zip(concerned, screen.covered_at(truth.epoch, concerned), strict=True):
            late_at = known[seq] + BEHIND_MOST_S
            until = float("inf") if covered is None else covered
            if until > late_at:
                lied_s = screen.said_connected_s(late_at, until)
                if lied_s > GLANCE_S:
                    found.append(
                        f"I6 {screen.name} said connected for {lied_s:.2f} s, {until - known[seq]:.1f} s behind"
                        f" event {seq}"
                    )
    return found


def lags(
    history: History,
    truth: Truth,
    screens: Iterable[Seen],
    *,
    since: float = float("-inf"),
    until: float = float("inf"),
) -> list[float]:
    """Seconds from the till's answer to each screen that has to show the new order; below 0 never.

    Of orders answered between `since` and `until`. An order that no screen ever had counts as infinitely late.
    """
    known = known_at(history, truth)
    created = [
        event.seq
        for event in truth.events
        if event.old_status is None
        and since <= known.get(event.seq, float("-inf")) <= until
        and event.seq in known
    ]
    found = []
    for screen in screens:
        if screen.station == "pending":
            for seq, at in zip(created, screen.covered_at(truth.epoch, created), strict=True):
                found.append(float("inf") if at is None else max(0.0, at - known[seq]))
    return found


def delays(
    history: History, truth: Truth, screens: Iterable[Seen], *, since: float, until: float
) -> list[float]:
    """Seconds from when a till or a cook asked for a change to each screen that has to show it.

    Of what was asked between the two and carried out; infinite where the screen never had it.
    """
    asked = {placing.order_id: placing.invoked_at for placing in history.placed()}
    tapped = {
        bump.ack.seq: bump.invoked_at
        for bump in history.bumps.values()
        if bump.ack is not None and bump.ack.result is Result.APPLIED
    }
    begun: dict[int, tuple[float, Event]] = {}
    for event in truth.events:
        at = asked.get(event.order_id) if event.old_status is None else tapped.get(event.seq)
        if at is not None and since <= at < until:
            begun[event.seq] = (at, event)
    found = []
    for screen in screens:
        concerned = [
            seq for seq, (_, event) in begun.items() if screen.station in (event.old_status, event.new_status)
        ]
        for seq, covered in zip(concerned, screen.covered_at(truth.epoch, concerned), strict=True):
            found.append(float("inf") if covered is None else covered - begun[seq][0])
    return found
