"""The answers given to commands, once they are old: nobody retries any more, and each holds a whole order."""

import sqlalchemy as sa

from hub_server import tables

KEPT_MS = 7 * 24 * 3600 * 1000
"""How long a command's retry still gets the stored answer: seven days."""

FORGOTTEN_AT_ONCE = 200
"""Answers deleted in one transaction at most; an order that comes in meanwhile has to wait for its end."""

_answers = tables.answers.c

_FORGET = tables.answers.delete().where(
    _answers.location == sa.bindparam("location"),
    _answers.command_id.in_(
        sa.select(_answers.command_id)
        .where(
            _answers.location == sa.bindparam("location"), _answers.answered_at_ms < sa.bindparam("before_ms")
        )
        .order_by(_answers.answered_at_ms)
        .limit(FORGOTTEN_AT_ONCE)
    ),
)


def forget_some(engine: sa.Engine, location: str, now_ms: int) -> bool:
    """Deletes the oldest of one location's answers that were kept for long enough.

    Args:
        now_ms: the hub's clock, milliseconds since the Unix epoch.

    Returns:
        True when there may be more of them.
    """
    with engine.begin() as connection:
        forgotten = connection.execute(_FORGET, {"location": location, "before_ms": now_ms - KEPT_MS})
        return forgotten.rowcount == FORGOTTEN_AT_ONCE
