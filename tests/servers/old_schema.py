"""Databases as the first hub made them, for what has to bring them up to date."""

from pathlib import Path

import sqlalchemy as sa

import hub_server


def migrated(url: str, revision: str) -> sa.Engine:
    """A database that was migrated as far as this, with nothing in it.

    Args:
        url: SQLAlchemy URL; its folder is there.
        revision: of a migration, or `head`.
    """
    from alembic import command
    from alembic.config import Config

    engine = sa.create_engine(url)
    config = Config()
    config.set_main_option("script_location", str(Path(hub_server.__file__).with_name("migrations")))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    return engine
