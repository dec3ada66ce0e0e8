"""What stands beside the cards: counts, all-day totals, the list of recalls, the number of orders. Qt-free."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from hub_server.protocol.kitchen import Station
from hub_server.protocol.orders import Order
from hub_server.protocol.states import OPEN, Action
from hub_server.protocol.tickets import left_by_itself
from kiosk_app import words
from kiosk_app.actions import Choice
from kiosk_app.aging import Agings
from kiosk_app.all_day import LARGEST, Total, all_day
from kiosk_app.board import Board, Link
from kiosk_app.config import HEARD, SEED, Config
from kiosk_app.hanging import columns
from kiosk_app.layout import Page, Rail
from kiosk_app.outbox import Pending
from kiosk_app.speech import tr, trn
from kiosk_app.wrap import plain

STALE_S = 3.0
"""A board older than this says so, whatever the connection claims."""

SEED_POLLED_STALE_S = 13.0
"""The same while polling on the seed document's schedule, every 10 s."""

NOTHING: Pending = MappingProxyType({})

_OF_STOCK = (Action.SOLD_OUT, Action.BACK_IN_STOCK)

STATION_SIGNS = {"pending": "new", "preparing": "cooking", "ready": "ready"}


def beside(board: Board) -> tuple[object, ...]:
    """What of a board stands elsewhere than on the cards."""
    return board.total, board.recent, board.insecure, board.epoch, board.kitchen


def totals(
    board: Board, pending: Pending = NOTHING, sort: str = LARGEST, listed: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """The all-day totals, as the panel draws them.

    Args:
        pending: the commands that have no effect yet.
        listed: the dishes that stand in the list already; they keep their places, also when nothing of them is left.
    """
    gone = () if board.kitchen is None else board.kitchen.sold_out
    asked = {plain(each.name).casefold() for each in pending.get(0, ()) if each.action in _OF_STOCK}
    found = {each.name: each for each in all_day(board.orders, board.at, sort=sort, sold_out=gone)}
    is_gone = {plain(name).casefold() for name in gone}
    # Else nobody could say that there is some again.
    gone_too = [
        _none_left(name, is_gone)
        for name in map(plain, gone)
        if name.casefold() not in {known.casefold() for known in (*found, *listed)}
    ]
    stands = [found.pop(name) if name in found else _none_left(name, is_gone) for name in listed]
    return [
        {
            "name": each.name,
            "quantity": each.quantity,
            "orders": words.orders(len(each.orders)) if each.orders else tr("none to make"),
            "altered": "   ".join(words.altered(altered) for altered in each.altered),
            "soldOut": each.sold_out,
            "waiting": each.name.casefold() in asked,
        }
        for each in (*stands, *found.values(), *gone_too)
    ]


def _none_left(name: str, gone: Iterable[str]) -> Total:
    return Total(name=name, quantity=0, orders=(), sold_out=name.casefold() in gone)


def fewer_columns(wanted: int, rail: Rail | None) -> str:
    """What the setting says where so many columns could not be read, and there are fewer; else empty."""
    if rail is None or not wanted:
        return ""
    fitting = columns(rail)
    return trn("1 fits here", "%n fit here", fitting, "columns of cards") if fitting < wanted else ""


def with_dish(shown: Iterable[Order], name: str, station: Station) -> tuple[int, ...]:
    """The orders of which a dish is still to make, as they hang; none without a name."""
    if not name:
        return ()
    return next((each.orders for each in all_day(shown, station) if each.name == name), ())


def choices(offered: Iterable[Choice]) -> list[dict[str, Any]]:
    """The buttons of an order's panel."""
    return [asdict(choice) for choice in offered]


def opened(order: Order | None) -> dict[str, Any]:
    """What stands over them."""
    if order is None:
        return {"orderId": 0, "number": "", "where": ""}
    return {"orderId": order.id, "number": plain(order.number), "where": words.where(order)}


def profile(board: Board) -> str:
    """The title of the profile in force; empty without one."""
    kitchen = board.kitchen
    if kitchen is None:
        return ""
    return next((plain(known.title) for known in kitchen.profiles if known.name == kitchen.profile), "")


def profiles(board: Board) -> list[dict[str, Any]]:
    """The ways to run the kitchen, none first; empty where there is no choice."""
    kitchen = board.kitchen
    if kitchen is None or not kitchen.profiles:
        return []
    none = {"name": "", "title": tr("Everybody at their own station"), "current": kitchen.profile == ""}
    return [
        none,
        *(
            {"name": known.name, "title": plain(known.title), "current": known.name == kitchen.profile}
            for known in kitchen.profiles
        ),
    ]


def sold_out(board: Board) -> str:
    """What is 86, in one line."""
    gone = () if board.kitchen is None else board.kitchen.sold_out
    return tr("86: {names}", names=", ".join(plain(name) for name in gone)) if gone else ""


def counts(
    shown: Iterable[Order], now_ms: int | None, agings: Agings, station: Station | None, config: Config
) -> dict[str, int]:
    """How many orders stand at each state, and how many are late."""
    found = {"new": 0, "cooking": 0, "ready": 0, "held": 0, "late": 0}
    for order in shown:
        if order.status in OPEN:
            aging = agings.of(order, station, config)
            found[aging.state] += 1
            found["late"] += aging.is_late(now_ms)
    return found


def recalls(recent: Iterable[Order], pending: Pending, station: Station) -> list[dict[str, Any]]:
    """The orders that can be brought back, as the panel draws them."""
    return [
        {
            "orderId": order.id,
            "number": plain(order.number),
            "where": words.where(order),
            "status": _left_as(order, station),
            "dishes": ", ".join(f"{item.quantity} {plain(item.name)}" for item in order.items),
            "waiting": order.id in pending,
        }
        for order in recent
    ]


def _left_as(order: Order, station: Station) -> str:
    word = tr(words.STATUS_LOOKS[order.status].word, "state of a ticket").lower()
    return tr("{state}, bumped by itself", state=word) if left_by_itself(order, station) else word


def new_recalls(recent: Iterable[Order], listed: Iterable[Order]) -> int:
    """How many orders have left since the list of recalls was made."""
    return len({order.id for order in recent} - {order.id for order in listed})


def stations(offered: Iterable[tuple[str, str]], current: str) -> list[dict[str, Any]]:
    """The picker's choices from (name, title)."""
    return [
        {
            "name": name,
            "title": words.station_title(plain(title)),
            "sign": STATION_SIGNS.get(name, "kitchen"),
            "current": name == current,
        }
        for name, title in offered
    ]


def total(board: Board, pending: Pending, link: Link) -> str:
    """How many orders there are in all, and how many bumps wait for the hub."""
    count = words.orders(max(board.total, len(board.orders)))
    if not pending or link is Link.CONNECTED:
        return count
    return trn("{orders} · 1 waiting", "{orders} · %n waiting", waiting(pending), orders=count)


def waiting(pending: Pending) -> int:
    """How many bumps have no effect yet; one order may wait for several."""
    return sum(len(commands) for commands in pending.values())


def beyond(board: Board, page: Page) -> str:
    """How many orders are not on the page on the glass; empty where all are."""
    here = len({segment.order_id for segment in page})
    count = max(board.total, len(board.orders)) - here
    return trn("1 on other pages", "%n on other pages", count) if count > 0 else ""


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
