"""Rows of the store, handed on only with the checksum they were written with."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from hub_server import tables
from hub_server.checksums import answer_crc, credential_crc, event_crc, kitchen_crc, order_crc
from hub_server.database import StoreDamaged

ORDER = sa.select(tables.orders)
"""All a checked order needs; further conditions are added to it."""

EVENT = sa.select(tables.events)
ANSWER = sa.select(tables.answers)
KITCHEN = sa.select(tables.kitchens)
CREDENTIAL = sa.select(tables.credentials)

_CHECKSUMS: dict[str, Callable[..., int]] = {
    "order": order_crc,
    "event": event_crc,
    "answer": answer_crc,
    "kitchen": kitchen_crc,
    "credential": credential_crc,
}


def order_body(row: sa.Row[Any]) -> bytes:
    """The JSON of an order.

    Raises:
        StoreDamaged: the row is not as it was written.
    """
    return _checked("order", row, "id")


def event_body(row: sa.Row[Any]) -> bytes:
    """The JSON of an event.

    Raises:
        StoreDamaged: the row is not as it was written.
    """
    return _checked("event", row, "seq")


def answer_body(row: sa.Row[Any]) -> bytes:
    """The JSON of an answer.

    Raises:
        StoreDamaged: the row is not as it was written.
    """
    return _checked("answer", row, "command_id")


def kitchen_body(row: sa.Row[Any]) -> bytes:
    """The JSON of a kitchen.

    Raises:
        StoreDamaged: the row is not as it was written.
    """
    return _checked("kitchen", row, "version")


def credential_body(row: sa.Row[Any]) -> bytes:
    """The JSON of a credential.

    Raises:
        StoreDamaged: the row is not as it was written.
    """
    return _checked("credential", row, "id")


def is_intact(kind: str, row: dict[str, Any]) -> bool:
    """Whether a row of this `kind` has the checksum it was written with; not so with foreign types.

    Args:
        kind: `order`, `event`, `answer`, `kitchen` or `credential`.
    """
    columns = dict(row)
    crc = columns.pop("crc")
    try:
        return bool(_CHECKSUMS[kind](**columns) == crc)
    except (TypeError, ValueError):
        return False


def _checked(kind: str, row: sa.Row[Any], key: str) -> bytes:
    columns = dict(row._mapping)
    if not is_intact(kind, columns):
        raise StoreDamaged(f"The database is damaged: {kind} {columns[key]} is not as it was written.")
    return bytes(row.body)
