"""Order numbers and answers belong to a location, so that two of them can share a database.

Each location counts its orders from 1. An answer was kept without its location: every location there is gets it, so
that whoever asks again is answered as before; a screen chooses a command's id once for ever, so none is met by chance.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# SQLite's primary keys have no names of their own; these are the names PostgreSQL gave.
NAMES = {"pk": "%(table_name)s_pkey"}


def upgrade() -> None:
    with op.batch_alter_table("orders", naming_convention=NAMES) as orders:
        orders.drop_constraint("orders_pkey", type_="primary")
        orders.create_primary_key("orders_pkey", ["location", "id"])
    op.drop_index("events_by_order", "events")
    op.create_index("events_by_order", "events", ["location", "order_id", "seq"])

    op.drop_index("answers_by_age", "answers")
    op.add_column("answers", sa.Column("location", sa.String(60)))
    op.execute("UPDATE answers SET location = (SELECT min(name) FROM location)")
    with op.batch_alter_table("answers", naming_convention=NAMES) as answers:
        answers.alter_column("location", existing_type=sa.String(60), nullable=False)
        answers.drop_constraint("answers_pkey", type_="primary")
        answers.create_primary_key("answers_pkey", ["location", "command_id"])
    op.execute(
        "INSERT INTO answers (location, command_id, fingerprint, answered_at_ms, body)"
        " SELECT location.name, answers.command_id, answers.fingerprint, answers.answered_at_ms, answers.body"
        " FROM answers JOIN location ON location.name <> answers.location"
    )
    op.create_index("answers_by_age", "answers", ["location", "answered_at_ms"])


def downgrade() -> None:
    raise RuntimeError(
        "Locations may have orders of the same number by now; the schema before cannot hold them."
    )
