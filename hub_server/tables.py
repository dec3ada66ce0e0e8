"""The tables of the store, as SQLAlchemy Core sees them; `migrations/` makes them.

An order and an event keep their body as the JSON of the contract: what was acknowledged is what is stored, byte for
byte, and a card needs no join. Columns beside it exist to find rows, and `crc` to notice one that was damaged.

Several locations may share a database and know nothing of each other: every key begins with the location.
"""

import sqlalchemy as sa

metadata = sa.MetaData()

location = sa.Table(
    "location",
    metadata,
    sa.Column("name", sa.String(60), primary_key=True),
    # Identity of the log; another one than a screen knows means that everything is to be asked for anew.
    sa.Column("epoch", sa.String(32), nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("last_order_id", sa.BigInteger, nullable=False),
)

orders = sa.Table(
    "orders",
    metadata,
    sa.Column("location", sa.String(60), primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("source", sa.String(100), nullable=False),
    sa.Column("external_id", sa.String(100), nullable=False),
    sa.Column("status", sa.String(12), nullable=False),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("crc", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("location", "source", "external_id", name="orders_key"),
)
sa.Index("orders_by_status", orders.c.location, orders.c.status)

events = sa.Table(
    "events",
    metadata,
    sa.Column("location", sa.String(60), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("order_id", sa.BigInteger, nullable=False),
    sa.Column("old_status", sa.String(12)),
    sa.Column("new_status", sa.String(12), nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("crc", sa.BigInteger, nullable=False),
)
sa.Index("events_by_order", events.c.location, events.c.order_id, events.c.seq)

kitchens = sa.Table(
    "kitchens",
    metadata,
    sa.Column("location", sa.String(60), primary_key=True),
    # Every version stays, with who made it: the last one counts, and any can be had back.
    sa.Column("version", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at_ms", sa.BigInteger, nullable=False),
    sa.Column("by", sa.String(100), nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("crc", sa.BigInteger, nullable=False),
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("location", sa.String(60), primary_key=True),
    sa.Column("command_id", sa.String(64), primary_key=True),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("answered_at_ms", sa.BigInteger, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("crc", sa.BigInteger, nullable=False),
)
sa.Index("answers_by_age", answers.c.location, answers.c.answered_at_ms)
