"""The kiosk's replica of its station: frozen state, changed only by applying a message of the hub.

Snapshots, events and poll answers all go through `apply`; nothing else changes what a screen shows.
No Qt, no sockets, no clock.
"""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from hub_server.protocol.kitchen import STAGES, Station, StationKind
from hub_server.protocol.messages import (
    Command,
    Heartbeat,
    HubMessage,
    KitchenNow,
    OrdersUpdate,
    OrderUpdate,
    StatusChange,
)
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Status
from hub_server.protocol.tickets import has_done, sort_key
from hub_server.protocol.times import milliseconds, timestamp

RECENT_KEPT = 20
"""Orders that left the station kept for recall."""


class Link(StrEnum):
    """How a kiosk stands with its hub; the seed document's five connection states.

    `failed` means that the socket cannot be had and polling carries the orders.
    """

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    RECONNECTING = "reconnecting"
    ERROR = "error"
    FAILED = "failed"


class Missed(Exception):
    """A message does not follow the last one applied: the board must be asked for anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What one station's screen knows.

    Attributes:
        orders: as they hang on the rail, the first first.
        epoch: the hub's log; empty before the first snapshot.
        seq: the last event contained.
        total: orders on the station, also beyond `orders`.
        recent: orders that left the station, latest first; candidates for recall.
        as_of_ms: the hub's clock when it last vouched for this board, in ms since the Unix epoch; None before
            that.
        insecure: the hub says that it is reachable unencrypted from other machines.
        kitchen: what the hub says of the kitchen; None before the first snapshot, and from a hub that says nothing.
    """

    station: str
    orders: tuple[Order, ...] = ()
    epoch: str = ""
    seq: int = 0
    total: int = 0
    recent: tuple[Order, ...] = ()
    as_of_ms: int | None = None
    insecure: bool = False
    kitchen: KitchenNow | None = None

    @property
    def at(self) -> Station:
        """The station this is the board of."""
        return _station(self.station, self.kitchen)

    def order(self, order_id: int) -> Order | None:
        """The order's card on this board, or None."""
        return next((order for order in self.orders if order.id == order_id), None)

    def concerned(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        """Those of the commands that were given on this log's orders, whose numbers others may have had."""
        return tuple(command for command in commands if command.epoch in ("", self.epoch))


def apply(board: Board, message: HubMessage) -> Board:
    """The board after `message`; a repeat changes nothing, because cards are absolute and versioned.

    Raises:
        Missed: `message` is about another epoch, or messages before it are missing.
        ValueError: a time in it cannot be read.
    """
    match message:
        case OrdersUpdate():
            _check_dates(message.orders)
            kitchen = board.kitchen if message.kitchen == board.kitchen else message.kitchen
            return Board(
                station=board.station,
                orders=_as_known(board, _sorted(message.orders, _station(board.station, kitchen))),
                epoch=message.epoch,
                seq=message.seq,
                total=message.total,
                recent=message.recent[:RECENT_KEPT],
                as_of_ms=milliseconds(message.now),
                insecure=message.insecure,
                kitchen=kitchen,
            )
        case OrderUpdate() | StatusChange():
            if message.epoch != board.epoch or message.prev > board.seq:
                raise Missed(f"have {board.seq} of {board.epoch}, got {message.seq} after {message.prev}")
            if message.seq < board.seq:
                return board
            if isinstance(message, OrderUpdate):
                _check_dates((message.order,))
                board = _taken(board, message.order) if message.left else _entered(board, message.order)
            elif message.old_status != message.new_status:
                board = _left(board, message)
            return replace(board, seq=message.seq, total=message.total)
        case Heartbeat():
            as_of_ms = milliseconds(message.now)
            return (
                replace(board, total=message.total, as_of_ms=as_of_ms) if vouches(message, board) else board
            )
        case _:
            return board


def snapshot(board: Board) -> OrdersUpdate | None:
    """The snapshot from which `apply` makes this board again; None of one that never was the truth."""
    if board.as_of_ms is None or not board.epoch:
        return None
    return OrdersUpdate(
        station=board.station,
        orders=board.orders,
        epoch=board.epoch,
        seq=board.seq,
        now=timestamp(board.as_of_ms),
        total=board.total,
        recent=board.recent,
        insecure=board.insecure,
        kitchen=board.kitchen,
    )


def vouches(message: HubMessage, board: Board) -> bool:
    """Whether the hub says with `message` that `board`, with it applied, is the whole truth.

    A heartbeat that is ahead of the board does not: the hub lives, but something is still on its way.
    """
    return isinstance(message, OrdersUpdate) or (isinstance(message, Heartbeat) and message.seq <= board.seq)


def is_older(update: OrdersUpdate, board: Board) -> bool:
    """Whether a snapshot that travelled by itself (a poll's answer) was overtaken by what the board has.

    Across epochs there is no older: the log was restored, and the hub's word counts.
    """
    return update.epoch == board.epoch and update.seq < board.seq


def vouched(board: Board, at_ms: int | None) -> Board:
    """The board after the hub said at `at_ms` (its own clock) that nothing differs."""
    return board if at_ms is None else replace(board, as_of_ms=at_ms)


def _check_dates(orders: Iterable[Order]) -> None:
    """What has no age cannot be drawn, so it does not get onto a board."""
    for order in orders:
        try:
            milliseconds(order.date_ordered)
        except ValueError as wrong:
            raise ValueError(f"order {order.id}: {wrong}") from None


def _entered(board: Board, order: Order) -> Board:
    known = board.order(order.id)
    if known is not None and known.version > order.version:
        return board
    # They hang in their order already: a rush of events must not sort all of them each time.
    orders = [other for other in board.orders if other.id != order.id]
    insort(orders, order, key=lambda other: sort_key(other, board.at))
    return replace(
        board,
        orders=tuple(orders),
        recent=tuple(other for other in board.recent if other.id != order.id),
    )


def _taken(board: Board, order: Order) -> Board:
    """The board without an order that left its station; it may be recalled if it was done there."""
    known = board.order(order.id)
    if known is not None and known.version > order.version:
        return board
    kept = tuple(other for other in board.recent if other.id != order.id)
    recalled = (order, *kept) if has_done(order, board.at) else kept
    return replace(
        board,
        orders=tuple(other for other in board.orders if other.id != order.id),
        recent=recalled[:RECENT_KEPT],
    )


def _station(name: str, kitchen: KitchenNow | None) -> Station:
    if kitchen is not None:
        return kitchen.station
    known = next((stage for stage in STAGES if stage.name == name), None)
    return known or Station(name=name, kind=StationKind.STAGE, title=name, status=Status.PENDING)


def _as_known(board: Board, orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """The same orders; what is as it was on the board is the very thing, and nobody has to draw it anew."""
    known = {order.id: order for order in board.orders}
    orders = tuple(was if (was := known.get(order.id)) == order else order for order in orders)
    return board.orders if orders == board.orders else orders


def _sorted(orders: Iterable[Order], station: Station) -> tuple[Order, ...]:
    return tuple(sorted(orders, key=lambda order: sort_key(order, station)))


def _left(board: Board, message: StatusChange) -> Board:
    gone = board.order(message.order_id)
    if gone is None or gone.status == message.new_status:
        # The card entered with this very event: `order_update` came first and said all there is.
        return board
    kept = tuple(other for other in board.recent if other.id != message.order_id)
    return replace(
        board,
        orders=tuple(order for order in board.orders if order.id != message.order_id),
        recent=((message.order or gone), *kept)[:RECENT_KEPT],
    )
