"""Who may come in, which screens ask to be let in, and what was done by whom."""

import sqlalchemy as sa
from alembic import op

from hub_server.tables import APPEND_ONLY

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "credentials",
        sa.Column("location", sa.String(60), primary_key=True),
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("crc", sa.BigInteger, nullable=False),
    )
    op.create_index("credentials_by_version", "credentials", ["location", "version"])
    op.create_table(
        "pairings",
        sa.Column("location", sa.String(60), primary_key=True),
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("expires_at_ms", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("location", "code", name="pairings_code"),
    )
    op.create_table(
        "audits",
        sa.Column("location", sa.String(60), primary_key=True),
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        *(
            sa.Column(name, sa.String(length), nullable=False)
            for name, length in (
                ("who", 100),
                ("device", 32),
                ("role", 12),
                ("address", 64),
                ("action", 40),
                ("what", 500),
                ("prev", 64),
                ("hash", 64),
            )
        ),
    )
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    # With their triggers.
    for table in ("audits", "pairings", "credentials"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audits_kept")
