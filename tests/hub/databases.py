"""Stores on each of the databases a hub may have, and what is in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hub_server.protocol import messages
from hub_server.protocol.messages import Ack
from hub_server.store import Store


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'heard.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url)
    yield opened
    opened.close()


def told(body: bytes) -> Ack:
    """The answer to a command."""
    ack = messages.hub_message.decode(body)
    assert isinstance(ack, Ack)
    return ack


async def log(store: Store) -> list[messages.Event]:
    """Every event there was."""
    return [messages.event.decode(numbered.body) for numbered in await store.events_after(0, at_most=10_000)]
