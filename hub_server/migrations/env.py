"""Alembic's entry: runs the migrations on the connection the store hands over."""

from alembic import context

from hub_server.crash_points import CrashPoint, reached
from hub_server.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    on_version_apply=lambda **_: reached(CrashPoint.DURING_MIGRATION),
)
with context.begin_transaction():
    context.run_migrations()
