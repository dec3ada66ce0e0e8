"""A whole database by its URL, also one that is no file: looked through, or told that it was put back."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from hub_server import tables
from hub_server.database import StoreError, explained, open_engine
from hub_server.integrity import faults_of_rows


def faults_of_database(url: str) -> list[str]:
    """What is wrong with the rows of a database; nothing when it is sound.

    Raises:
        StoreError: it cannot be looked at.
    """
    engine = open_engine(url)
    try:
        with engine.execution_options(isolation_level="REPEATABLE READ").begin() as connection:

            def query(sql: str) -> Iterable[Sequence[Any]]:
                return connection.exec_driver_sql(sql)

            return faults_of_rows(query, thoroughly=True)
    except sa.exc.DBAPIError as error:
        raise explained(error, url) from None
    finally:
        engine.dispose()


def renew_epochs(url: str) -> None:
    """Gives every location another epoch: its numbers are no longer those that screens have seen.

    Raises:
        StoreError: it cannot be written to, or there is no location in it.
    """
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            names = connection.scalars(sa.select(tables.location.c.name)).all()
            for name in names:
                here = tables.location.c.name == name
                connection.execute(tables.location.update().where(here).values(epoch=uuid4().hex))
    except sa.exc.DBAPIError as error:
        raise explained(error, url) from None
    finally:
        engine.dispose()
    if not names:
        raise StoreError("There is no location in this database: no hub has run on it yet.")
