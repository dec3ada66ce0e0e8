"""Each order, event and answer gets a checksum; those there are get the one of what they hold now."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

from hub_server.checksums import answer_crc, event_crc, order_crc

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

AT_ONCE = 1000


def upgrade() -> None:
    add("orders", ("location", "id"), ("source", "external_id", "status", "fingerprint"), order_crc)
    add("events", ("location", "seq"), ("order_id", "old_status", "new_status"), event_crc)
    add("answers", ("location", "command_id"), ("fingerprint", "answered_at_ms"), answer_crc)


def add(name: str, key: tuple[str, ...], others: tuple[str, ...], crc: Callable[..., int]) -> None:
    op.add_column(name, sa.Column("crc", sa.BigInteger))
    table = sa.table(
        name, *(sa.column(column) for column in (*key, *others)), sa.column("body", sa.LargeBinary)
    )
    columns = [table.c[column] for column in (*key, *others, "body")]
    place = sa.tuple_(*(table.c[column] for column in key))
    connection = op.get_bind()
    update = (
        sa.table(name, *(sa.column(column) for column in key), sa.column("crc"))
        .update()
        .where(*(sa.literal_column(column) == sa.bindparam(f"at_{column}") for column in key))
        .values(crc=sa.bindparam("new_crc"))
    )
    last: tuple[Any, ...] | None = None
    while True:
        query = sa.select(*columns).order_by(*(table.c[column] for column in key)).limit(AT_ONCE)
        rows = connection.execute(query if last is None else query.where(place > sa.tuple_(*last))).all()
        if not rows:
            break
        connection.execute(
            update,
            [
                {
                    **{f"at_{column}": getattr(row, column) for column in key},
                    "new_crc": crc(**{**row._mapping, "body": bytes(row.body)}),
                }
                for row in rows
            ],
        )
        last = tuple(getattr(rows[-1], column) for column in key)
    with op.batch_alter_table(name) as batch:
        batch.alter_column("crc", existing_type=sa.BigInteger, nullable=False)


def downgrade() -> None:
    for name in ("orders", "events", "answers"):
        with op.batch_alter_table(name) as batch:
            batch.drop_column("crc")
