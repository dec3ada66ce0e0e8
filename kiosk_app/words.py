"""What the screen says: short, calm, without a number that only a programmer understands."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hub_server.protocol.kitchen import STAGES, AgeFrom, Station, StationKind
from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.orders import Order, ServiceType
from hub_server.protocol.states import OPEN, Action, Status
from hub_server.protocol.tickets import Standing, lines, since_ms, unseen
from hub_server.protocol.times import milliseconds
from kiosk_app.all_day import Altered
from kiosk_app.board import Board, Link
from kiosk_app.cook import stage_of
from kiosk_app.disk import Given
from kiosk_app.notices import modifier_word
from kiosk_app.speech import day, is_english, mark, tr, trn
from kiosk_app.wrap import plain


@dataclass(frozen=True, slots=True)
class Look:
    """How a card stands: key of its colour, sign and word; the word is English until `look` speaks it."""

    key: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStart:
    """What a screen says before it knows any orders: how it stands, what it asked, what somebody can try."""

    headline: str
    detail: str
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something the screen wants to know before it goes on, and the two answers; all empty where there is nothing."""

    text: str = ""
    yes: str = ""
    no: str = ""


STATUS_LOOKS = {
    Status.PENDING: Look("new", "new", mark("NEW", "state of a ticket")),
    Status.PREPARING: Look("cooking", "cooking", mark("COOKING", "state of a ticket")),
    Status.READY: Look("ready", "ready", mark("READY", "state of a ticket")),
    Status.COMPLETE: Look("ready", "served", mark("SERVED", "state of a ticket")),
    Status.CANCELLED: Look("late", "cancelled", mark("VOID", "state of a ticket")),
}

BUMPS = {
    Status.PENDING: (mark("START", "button"), "cooking"),
    Status.PREPARING: (mark("READY", "button"), "ready"),
    Status.READY: (mark("SERVED", "button"), "served"),
}
"""What the bump button does to an order at this status: word, in English, and sign."""

PREP_BUMP = (mark("DONE", "button"), "ready")
SEEN_BUMP = (mark("SEEN", "button"), "done")
HELD_BUMP = (mark("ON HOLD", "button"), "held")
EXPO_BUMP = (mark("SERVED", "button"), "served")

STAGE_TITLES = {"pending": mark("Pending"), "preparing": mark("Preparing"), "ready": mark("Ready")}
"""The three displays that exist from the start, and what they are called where nobody calls them otherwise."""

HELD = Look("held", "held", mark("HOLD", "state of a ticket"))
"""A ticket of which nothing is to be made yet."""

CHANGED = Look("new", "changed", mark("CHANGED", "state of a ticket"))
"""A ticket of which nothing is left to make, but its station has not seen yet what was altered."""

BUMPED = {
    Status.PREPARING: mark("{number} started"),
    Status.READY: mark("{number} ready"),
    Status.COMPLETE: mark("{number} served"),
}
"""What has just been done to an order that stands here now."""

LINKS = {
    Link.CONNECTED: mark("LIVE"),
    Link.DISCONNECTED: mark("NOT CONNECTED"),
    Link.RECONNECTING: mark("RECONNECTING"),
    Link.ERROR: mark("PROBLEM"),
    Link.FAILED: mark("POLLING"),
}
"""The seed document's five connection states in a cook's words."""

SERVICES = {
    ServiceType.DINE_IN: mark("Dine in"),
    ServiceType.TAKEAWAY: mark("Takeaway"),
    ServiceType.DELIVERY: mark("Delivery"),
    ServiceType.DRIVE_THRU: mark("Drive-thru"),
    ServiceType.CURBSIDE: mark("Curbside"),
}

REFUSALS = {
    Result.STALE_ITEMS: mark("{number} was changed meanwhile. Look at the new line, then bump again."),
    Result.CANCELLED: mark("{number} was cancelled. Stop making it."),
    Result.REJECTED: mark("{number} could not be changed. {detail}"),
}
"""Sentences for a bump that had no effect, beside the cards."""

NO_EFFECT = {
    Result.STALE_ITEMS: mark("{not_done}: changed meanwhile. Look at the new line."),
    Result.CANCELLED: mark("{not_done}: the order was cancelled. Stop making it."),
    Result.REJECTED: mark("{not_done}. {detail}"),
}
"""The same on the card itself."""

NOT_DONE = {Action.BUMP: mark("Not bumped"), Action.RECALL: mark("Not recalled")}


def no_effect(command: Command, ack: Ack) -> str:
    """Why a command had no effect, as its card says it."""
    not_done = tr(NOT_DONE.get(command.action, mark("Not done")))
    return tr(NO_EFFECT[ack.result], not_done=not_done, detail=_detail(ack)).strip()


def refusal(ack: Ack, number: str) -> str:
    """Why a command had no effect, as it is said beside the cards."""
    return tr(REFUSALS[ack.result], number=plain(number), detail=_detail(ack)).strip()


def _detail(ack: Ack) -> str:
    """The hub's word on a refusal; in another language than the hub's, what can be said of it without the hub."""
    if is_english():
        return plain(ack.detail)
    if ack.order is None:
        return ""
    return tr("It is “{state}” now.", state=tr(STATUS_LOOKS[ack.order.status].word, "state of a ticket"))


def state(order: Order, station: Station | None = None) -> Look:
    """How a ticket stands, whatever its age; its word is English.

    Args:
        station: where it hangs; None for the stage the order stands at.
    """
    if station is None or station.kind is StationKind.STAGE:
        return STATUS_LOOKS[order.status]
    standings = {line.standing for line in lines(order, station)} - {Standing.VOID}
    if standings and standings <= {Standing.HELD, Standing.DONE} and Standing.HELD in standings:
        return HELD
    if station.kind is not StationKind.PREP or order.status not in OPEN:
        return STATUS_LOOKS[order.status]
    if standings <= {Standing.DONE}:
        return CHANGED if unseen(order, station) else STATUS_LOOKS[Status.READY]
    begun = standings & {Standing.BEGUN, Standing.DONE}
    return STATUS_LOOKS[Status.PREPARING if begun else Status.PENDING]


def bump_word(order: Order, station: Station) -> tuple[str, str]:
    """What the bump button of a ticket does: word, in English, and sign."""
    match station.kind:
        case StationKind.PREP:
            standings = {line.standing for line in lines(order, station)}
            if standings & {Standing.TO_DO, Standing.BEGUN}:
                return PREP_BUMP
            if unseen(order, station):
                return SEEN_BUMP
            return HELD_BUMP if standings & {Standing.HELD, Standing.WAITS} else PREP_BUMP
        case StationKind.EXPO:
            return EXPO_BUMP
        case _:
            return BUMPS.get(order.status, ("", ""))


def look(order: Order, age_s: int | None, warn_s: int, late_s: int, station: Station | None = None) -> Look:
    """How an order's card stands at an age in seconds on the hub's clock (None: not known yet)."""
    known = state(order, station)
    plainly = Look(known.key, known.sign, tr(known.word, "state of a ticket"))
    if age_s is None or order.status not in OPEN or age_s < warn_s:
        return plainly
    if order.status is Status.READY:
        # It waits for somebody else; the colour keeps saying that the kitchen is done with it.
        return plainly if age_s < late_s else Look("ready", "late", tr("LATE · {state}", state=plainly.word))
    if age_s < late_s:
        return Look("warn", "warn", tr("HURRY · {state}", state=plainly.word))
    return Look("late", "late", tr("LATE · {state}", state=plainly.word))


def begun_ms(order: Order, station: Station | None = None) -> int | None:
    """From when the age counts that a card shows; None while all of the ticket is held back."""
    if station is None or station.age_from is AgeFrom.PROMISE:
        return milliseconds(order.date_ordered)
    return since_ms(order, station)


def age_s(order: Order, now_ms: int | None, station: Station | None = None) -> int | None:
    """Whole seconds a ticket has waited, never negative; None without the hub's clock, and of one that is held."""
    begun = begun_ms(order, station)
    return None if now_ms is None or begun is None else max(0, now_ms - begun) // 1000


def thresholds(order: Order, station: Station, warn_s: int, late_s: int) -> tuple[int, int]:
    """The ages in seconds at which a ticket warns and is late.

    Args:
        warn_s: what the screen was set up with, for a station that says nothing.
        late_s: the same.
    """
    ages = station.ages_of(order.service_type)
    if station.age_from is AgeFrom.PROMISE and order.due_at is not None:
        promised_s = (milliseconds(order.due_at) - milliseconds(order.date_ordered)) // 1000
        return promised_s - (ages.warn_s or 0), promised_s + (ages.late_s or 0)
    warn = warn_s if ages.warn_s is None else ages.warn_s
    return warn, max(warn, late_s if ages.late_s is None else ages.late_s)


def age(seconds: float) -> str:
    """An age as a card shows it: `7:05`, from an hour on `1 h 07`; a dash for NaN, without the hub's clock."""
    if math.isnan(seconds):
        return "–:––"
    minutes, rest = divmod(max(0, math.floor(seconds)), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return tr("{hours} h {minutes}", hours=minutes // 60, minutes=f"{minutes % 60:02}")


def where(order: Order) -> str:
    """Where an order goes, as the second line of its head."""
    if order.table and order.table.isdigit():
        return tr("Table {table}", table=order.table)
    told = order.table or order.customer_name or tr(SERVICES[order.service_type])
    return plain(told).replace("\n", " ")


def station_title(title: str) -> str:
    """What a station is called; the seed document's three displays have names of their own in each language."""
    known = {each.title: STAGE_TITLES[each.name] for each in STAGES}
    return tr(known[title]) if title in known else title


def progress(order: Order, station: Station | None = None) -> str:
    """`2/5` lines while cooking, the number of pieces before and after; at expo also how many are short."""
    here = [line for line in lines(order, station or stage_of(order)) if line.standing is not Standing.VOID]
    done = sum(line.standing is Standing.DONE for line in here)
    if station is not None and station.kind is StationKind.EXPO:
        so_far = f"{done}/{len(here)}"
        is_short = 0 < done < len(here)
        return (
            tr("{progress} · short {count}", progress=so_far, count=len(here) - done) if is_short else so_far
        )
    cooking = station is None or station.kind is StationKind.STAGE
    if done or (cooking and order.status is Status.PREPARING):
        return f"{done}/{len(here)}"
    pieces = sum(line.item.quantity for line in here)
    return trn("1 piece", "%n pcs", pieces)


def clock(at_ms: int | None, *, seconds: bool = False) -> str:
    """An instant as the wall shows it; the zone is the kiosk's, the time is the hub's."""
    if at_ms is None:
        return "--:--"
    moment = datetime.fromtimestamp(at_ms / 1000)
    return f"{moment:%H:%M:%S}" if seconds else f"{moment:%H:%M}"


def day_and_clock(at_ms: int, now_ms: int | None) -> str:
    """An instant as people say it at `now_ms`: `18:42`, `yesterday 18:42`, `Sat 21 Nov 18:42`."""
    moment = datetime.fromtimestamp(at_ms / 1000)
    days = None if now_ms is None else (datetime.fromtimestamp(now_ms / 1000).date() - moment.date()).days
    time = f"{moment:%H:%M}"
    match days:
        case 0:
            return time
        case 1:
            return tr("yesterday {time}", time=time)
        case _:
            return tr("{day} {time}", day=day(moment), time=time)


def held(commands: Sequence[Given], now_ms: int | None) -> Question:
    """What is to become of commands that are too old to be sent without asking."""
    if not commands:
        return Question()
    since = day_and_clock(min(given.at_ms or 0 for given in commands), now_ms)
    count = len(commands)
    return Question(
        text=trn(
            "1 bump from {time} was never sent. Send it?",
            "%n bumps, the first from {time}, were never sent. Send them?",
            count,
            time=since,
        ),
        yes=trn("Send it", "Send them", count),
        no=trn("Drop it", "Drop them", count),
    )


def altered(of: Altered) -> str:
    """A modifier in the all-day totals: `2 NO onion`."""
    return f"{of.quantity} {modifier_word(of.kind, of.name)}{of.name}"


def orders(count: int) -> str:
    """`1 order`, `12 orders`."""
    return trn("1 order", "%n orders", count)


def first_start(link: Link, detail: str, hub: str) -> FirstStart:
    """The screen before the first orders.

    Args:
        link: how it stands with its hub.
        detail: the sentence to it.
        hub: address of the hub, as it was set.
    """
    looking = f"{tr('Looking for {hub} …', hub=hub)}\n{detail}".rstrip()
    match link:
        case Link.ERROR:
            # The hub has said what is wrong, and neither its power nor its cable is.
            return FirstStart(
                headline=detail,
                detail=tr("Asked: {hub}", hub=hub),
                advice=tr(
                    "This screen keeps asking and starts by itself.\n"
                    "If it does not: choose another station, or ask whoever set it up."
                ),
            )
        case Link.RECONNECTING:
            return FirstStart(
                headline=tr("Hub not found"),
                detail=looking,
                advice=tr(
                    "Try: is the hub's power on? Is its network cable in?\n"
                    "This screen keeps looking and starts by itself."
                ),
            )
        case _:
            return FirstStart(headline=tr("Looking for the hub"), detail=looking)


def stale(board: Board, waiting: int, now_ms: int | None) -> str:
    """The sentence of a screen that may not be current.

    A board of another day names its day. Where the hub's clock (`now_ms`) is not known, the kiosk's own must agree that
    it is today's, or the day is named, too; nothing else is ever taken from it.
    """
    as_of = clock(board.as_of_ms, seconds=True)
    if board.as_of_ms is not None:
        moment = datetime.fromtimestamp(board.as_of_ms / 1000)
        today = datetime.now() if now_ms is None else datetime.fromtimestamp(now_ms / 1000)
        if moment.date() != today.date():
            as_of = tr("{day} {time}", day=day(moment), time=as_of)
    shown = {"orders": orders(len(board.orders)), "time": as_of}
    if waiting:
        return trn(
            "Showing {orders} as of {time}, bumps are kept (1 waiting).",
            "Showing {orders} as of {time}, bumps are kept (%n waiting).",
            waiting,
            **shown,
        )
    return tr("Showing {orders} as of {time}, bumps are kept.", **shown)
