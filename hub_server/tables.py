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

credentials = sa.Table(
    "credentials",
    metadata,
    sa.Column("location", sa.String(60), primary_key=True),
    sa.Column("id", sa.String(32), primary_key=True),
    # Grows by one with every change of any of them, so that each hub sees when to read them anew.
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("crc", sa.BigInteger, nullable=False),
)
sa.Index("credentials_by_version", credentials.c.location, credentials.c.version)

pairings = sa.Table(
    "pairings",
    metadata,
    sa.Column("location", sa.String(60), primary_key=True),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("code", sa.String(16), nullable=False),
    sa.Column("expires_at_ms", sa.BigInteger, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("location", "code", name="pairings_code"),
)

audits = sa.Table(
    "audits",
    metadata,
    sa.Column("location", sa.String(60), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at_ms", sa.BigInteger, nullable=False),
    sa.Column("who", sa.String(100), nullable=False),
    sa.Column("device", sa.String(32), nullable=False),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("address", sa.String(64), nullable=False),
    sa.Column("action", sa.String(40), nullable=False),
    sa.Column("what", sa.String(500), nullable=False),
    # See `audit`; no checksum beside: a row that is not as it was written is named, not taken for a damaged disk.
    sa.Column("prev", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

NOT_RESTORED = frozenset({credentials.name, pairings.name, audits.name})
"""Tables that stay as they are when a backup is put into a database: who was revoked since does not come in again, and
what was done stays written down."""

APPEND_ONLY: dict[str, tuple[str, ...]] = {
    "sqlite": tuple(
        f"CREATE TRIGGER audits_{verb.lower()} BEFORE {verb} ON audits"
        " BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END"
        for verb in ("UPDATE", "DELETE")
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION audits_kept() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$",
        "CREATE TRIGGER audits_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audits"
        " FOR EACH STATEMENT EXECUTE FUNCTION audits_kept()",
    ),
}
"""Has the database itself refuse to change what is in the audit log; statements by dialect."""

for _dialect, _statements in APPEND_ONLY.items():
    for _statement in _statements:
        _ddl = sa.DDL(_statement)  # type: ignore[no-untyped-call]  # SQLAlchemy's
        sa.event.listen(audits, "after_create", _ddl.execute_if(dialect=_dialect))
