"""The final read: the hub's database as it is on disk, read without the hub."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hub_server.protocol.messages import Ack, Event, Result
from hub_server.protocol.orders import Order, rail_key

_event = msgspec.json.Decoder(Event)
_order = msgspec.json.Decoder(Order)
_ack = msgspec.json.Decoder(Ack)


@dataclass(slots=True)
class Truth:
    """One location's log.

    Attributes:
        epoch: identity of the log.
        head: the number the location says its last event has.
        numbers: `seq` of every row of the log, in order.
        events: the same, decoded.
        orders: every order row, by id.
        keys: how many order rows each (`source`, `external_id`) has.
        answers: every stored answer to a command, by the command's id.
    """

    epoch: str
    head: int
    numbers: list[int]
    events: list[Event]
    orders: dict[int, Order]
    keys: Counter[tuple[str, str]]
    answers: dict[str, Ack]

    def folded(self) -> dict[int, Order]:
        """The orders as the log alone tells them."""
        return {event.order_id: event.order for event in self.events}

    def board(self, status: str) -> tuple[Order, ...]:
        """What a screen of that status has to show, oldest first."""
        return rail((order for order in self.folded().values()), status)

    def applied(self) -> dict[str, Ack]:
        """The answers that changed something."""
        return {id_: ack for id_, ack in self.answers.items() if ack.result is Result.APPLIED}


def rail(orders: Iterable[Order], status: str) -> tuple[Order, ...]:
    """The orders at `status`, oldest first."""
    return tuple(sorted((order for order in orders if order.status == status), key=rail_key))


def event_of(body: bytes) -> Event:
    """An event as it is stored."""
    return _event.decode(body)


def _open(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)


def read(database: Path, location: str = "main") -> Truth:
    """Everything the database has, as of one moment."""
    with closing(_open(database)) as connection:
        connection.execute("BEGIN")
        epoch, head = connection.execute(
            "SELECT epoch, seq FROM location WHERE name = ?", (location,)
        ).fetchone()
        rows = connection.execute(
            "SELECT seq, body FROM events WHERE location = ? ORDER BY seq", (location,)
        ).fetchall()
        kept = connection.execute(
            "SELECT id, source, external_id, body FROM orders WHERE location = ?", (location,)
        ).fetchall()
        answers = connection.execute(
            "SELECT command_id, body FROM answers WHERE location = ?", (location,)
        ).fetchall()
    return Truth(
        epoch=epoch,
        head=head,
        numbers=[seq for seq, _ in rows],
        events=[_event.decode(body) for _, body in rows],
        orders={id_: _order.decode(body) for id_, _, _, body in kept},
        keys=Counter((source, external_id) for _, source, external_id, _ in kept),
        answers={id_: _ack.decode(body) for id_, body in answers},
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands open, for a look while the hub runs."""

    epoch: str
    seq: int
    orders: tuple[Order, ...]


def standing(database: Path, known: Standing | None = None, location: str = "main") -> Standing:
    """The open orders as they are now; `known` again where no event came since."""
    with closing(_open(database)) as connection:
        connection.execute("BEGIN")
        epoch, seq = connection.execute(
            "SELECT epoch, seq FROM location WHERE name = ?", (location,)
        ).fetchone()
        if known is not None and (known.epoch, known.seq) == (epoch, seq):
            return known
        bodies = connection.execute(
            "SELECT body FROM orders WHERE location = ? AND status IN ('pending', 'preparing', 'ready')",
            (location,),
        ).fetchall()
    return Standing(epoch, seq, tuple(_order.decode(body) for (body,) in bodies))
