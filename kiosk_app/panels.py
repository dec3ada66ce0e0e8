"""What stands beside the cards: counts, all-day totals, the list of recalls, the number of orders. Qt-free."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from hub_server.protocol.orders import Order
from hub_server.protocol.states import OPEN, Status
from kiosk_app import words
from kiosk_app.board import Board, Link
from kiosk_app.card import is_done
from kiosk_app.config import HEARD, SEED
from kiosk_app.layout import Page
from kiosk_app.outbox import Pending
from kiosk_app.wrap import plain

STALE_S = 3.0
"""A board older than this says so, whatever the connection claims."""

SEED_POLLED_STALE_S = 13.0
"""The same while polling on the seed document's schedule, every 10 s."""

STATION_SIGNS = {"pending": "new", "preparing": "cooking", "ready": "ready"}


@dataclass(frozen=True, slots=True)
class Total:
    """How much of one dish is still to make, and for how many orders."""

    name: str
    quantity: int
    orders: int


def beside(board: Board) -> tuple[object, ...]:
    """What of a board stands elsewhere than on the cards."""
    return board.total, board.recent, board.insecure, board.epoch


def all_day(shown: Iterable[Order]) -> list[Total]:
    """Totals of what is still to make, the most first."""
    quantities: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for order in shown:
        names: set[str] = set()
        for item in order.items:
            if item.status is not Status.CANCELLED and not is_done(item, order):
                quantities[plain(item.name)] += item.quantity
                names.add(plain(item.name))
        holders.update(names)
    ranked = sorted(quantities.items(), key=lambda entry: (-entry[1], entry[0]))
    return [Total(name, quantity, holders[name]) for name, quantity in ranked]


def totals(shown: Iterable[Order]) -> list[dict[str, Any]]:
    """The all-day totals, as the panel draws them."""
    return [asdict(each) | {"orders": words.orders(each.orders)} for each in all_day(shown)]


def counts(shown: Iterable[Order], now_ms: int | None, late_s: int) -> dict[str, int]:
    """How many orders stand at each state, and how many are late."""
    found = {"new": 0, "cooking": 0, "ready": 0, "late": 0}
    for order in shown:
        if order.status in OPEN:
            found[words.STATUS_LOOKS[order.status].key] += 1
            age = words.age_s(order, now_ms)
            found["late"] += age is not None and age >= late_s
    return found


def recalls(recent: Iterable[Order], pending: Pending) -> list[dict[str, Any]]:
    """The orders that can be brought back, as the panel draws them."""
    return [
        {
            "orderId": order.id,
            "number": plain(order.number),
            "where": words.where(order),
            "status": words.STATUS_LOOKS[order.status].word.lower(),
            "dishes": ", ".join(f"{item.quantity} {plain(item.name)}" for item in order.items),
            "waiting": order.id in pending,
        }
        for order in recent
    ]


def new_recalls(recent: Iterable[Order], listed: Iterable[Order]) -> int:
    """How many orders have left since the list of recalls was made."""
    return len({order.id for order in recent} - {order.id for order in listed})


def stations(offered: Iterable[tuple[str, str]], current: str) -> list[dict[str, Any]]:
    """The picker's choices from (name, title)."""
    return [
        {
            "name": name,
            "title": plain(title),
            "sign": STATION_SIGNS.get(name, "kitchen"),
            "current": name == current,
        }
        for name, title in offered
    ]


def total(board: Board, pending: Pending, link: Link) -> str:
    """How many orders there are in all, and how many bumps wait for the hub."""
    kept = f" · {waiting(pending)} waiting" if pending and link is not Link.CONNECTED else ""
    return f"{words.orders(max(board.total, len(board.orders)))}{kept}"


def waiting(pending: Pending) -> int:
    """How many bumps have no effect yet; one order may wait for several."""
    return sum(len(commands) for commands in pending.values())


def beyond(board: Board, page: Page) -> str:
    """How many orders are not on the page on the glass; empty where all are."""
    here = len({segment.order_id for segment in page})
    count = max(board.total, len(board.orders)) - here
    return f"{count} on other pages" if count > 0 else ""


def link(known: Link, stale: bool) -> Link:
    """The state to show: nobody reads `LIVE` on a board for which the hub does not vouch any more."""
    return Link.RECONNECTING if stale and known in (Link.CONNECTED, Link.FAILED) else known


def stale_in_s(link: Link, vouched_ago_s: float | None, schedule: str = HEARD) -> float | None:
    """In how many seconds a board will not be current any more if nobody vouches for it; None when it is not now."""
    if vouched_ago_s is None or is_stale(link, vouched_ago_s, schedule):
        return None
    return _believed_s(link, schedule) - vouched_ago_s


def is_stale(link: Link, vouched_ago_s: float | None, schedule: str = HEARD) -> bool:
    """Whether a board for which the hub vouched that long ago (None: never) may not be current.

    Args:
        link: how the kiosk stands with its hub.
        vouched_ago_s: in seconds.
        schedule: of its attempts, as it was set.
    """
    if vouched_ago_s is None or link not in (Link.CONNECTED, Link.FAILED):
        return True
    return vouched_ago_s > _believed_s(link, schedule)


def _believed_s(link: Link, schedule: str) -> float:
    """How long a board is believed after the hub vouched for it."""
    return SEED_POLLED_STALE_S if link is Link.FAILED and schedule == SEED else STALE_S
