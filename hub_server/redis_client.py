"""Where Redis is, and a client of it: the only place that knows how redis-py makes one.

    redis://[user:password@]host[:port][/DB]           and rediss:// with TLS, unix://PATH: as redis-py reads them
    redis+sentinel://[user:password@]host[:port],host[:port]/SERVICE[/DB]

Behind sentinels Redis is whichever server they call the master of the service at that moment. Name and password are
those of the Redis servers, percent-encoded where they hold any of `:/@,?#`; the sentinels themselves must want none.
"""

import asyncio
import importlib
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

ANSWER_TIMEOUT_S = 5.0
"""How long Redis may take to answer before it counts as dead."""

SENTINEL_TIMEOUT_S = 1.0
"""How long a sentinel may take before the next one is asked; they are asked one after the other."""

SENTINEL_PORT = 26379
"""Where a sentinel listens unless the URL says otherwise; its documentation's port."""

_SENTINEL = "redis+sentinel"


class BadRedisUrl(ValueError):
    """This says not where a Redis is; the text is the reason, fit to follow the name of an option, without secrets."""


@dataclass(frozen=True, slots=True)
class Service:
    """What a `redis+sentinel` URL says.

    Attributes:
        sentinels: host and port of each, in the order in which they are asked.
        name: what the sentinels call the master and its replicas.
        database: the number after the name, 0 if there is none.
        user: for the Redis servers; None is Redis' default user.
        password: for the Redis servers; None where they want none.
    """

    sentinels: tuple[tuple[str, int], ...]
    name: str
    database: int = 0
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def check(url: str) -> None:
    """Returns if a client can be made for this URL; whether anybody answers there is not asked.

    Raises:
        BadRedisUrl: none can.
    """
    scheme = url.partition("://")[0]
    if scheme == _SENTINEL:
        service(url)
        return
    try:
        parts = urlsplit(url)
        # Reading the port checks it.
        usable = parts.scheme in ("redis", "rediss", "unix") and (parts.port or 0) >= 0
    except ValueError:
        usable = False
    if not usable:
        raise BadRedisUrl("is not a redis://, rediss://, unix:// or redis+sentinel:// URL")


def service(url: str) -> Service:
    """A `redis+sentinel` URL, read.

    Raises:
        BadRedisUrl: it says something else than it may.
    """
    rest = url.removeprefix(f"{_SENTINEL}://")
    for sign in "?#":
        if sign in rest:
            raise BadRedisUrl(f"takes no {sign}: nothing follows the service and its database")
    where, _, what = rest.partition("/")
    credentials, _, hosts = where.rpartition("@")
    name, _, database = what.partition("/")
    if not name:
        raise BadRedisUrl("names no service: redis+sentinel://HOST:26379/SERVICE")
    # What `isdecimal` lets through from other scripts is a number, too, but nobody means it.
    if database and not (database.isascii() and database.isdecimal()):
        raise BadRedisUrl(f"ends in {database!r}, which is not the number of a database")
    user, _, password = credentials.partition(":")
    return Service(
        sentinels=tuple(_sentinel(each) for each in hosts.split(",")),
        name=unquote(name),
        database=int(database or 0),
        user=unquote(user) or None,
        password=unquote(password) or None,
    )


def _sentinel(text: str) -> tuple[str, int]:
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if host is None or "@" in text or (port is None and text.endswith(":")) or port == 0:
        raise BadRedisUrl(f"has {text!r} where HOST:PORT of a sentinel should be")
    return host, port or SENTINEL_PORT


async def library() -> Any:
    """redis-py for an event loop; imported in a thread, as that takes 0.3 s and the hub is ready without it."""
    return await asyncio.to_thread(importlib.import_module, "redis.asyncio")


def client(url: str) -> Any:
    """A client for a URL that `check` accepts; it connects when it is used, and its `aclose` leaves nothing open.

    It tries nothing twice and never waits longer than `ANSWER_TIMEOUT_S` for an answer: whoever uses it goes on
    without Redis meanwhile and has its own pause before the next attempt.
    """
    from redis.asyncio import Redis, Sentinel
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff

    never = Retry(NoBackoff(), 0)
    ways: dict[str, Any] = {
        "socket_connect_timeout": ANSWER_TIMEOUT_S,
        "socket_timeout": ANSWER_TIMEOUT_S,
        "retry": never,
    }
    if url.partition("://")[0] != _SENTINEL:
        return Redis.from_url(url, **ways)
    wanted = service(url)
    sentinel = Sentinel(  # type: ignore[no-untyped-call]  # redis-py says no types there
        wanted.sentinels,
        sentinel_kwargs={
            "socket_connect_timeout": SENTINEL_TIMEOUT_S,
            "socket_timeout": SENTINEL_TIMEOUT_S,
            "retry": never,
        },
        **ways,
    )

    class Master(Redis):
        async def aclose(self, close_connection_pool: bool | None = None) -> None:
            """Closes the connections to the sentinels as well, which are nobody else's."""
            await super().aclose(close_connection_pool)
            await sentinel.aclose()

    return sentinel.master_for(
        wanted.name,
        redis_class=Master,
        db=wanted.database,
        username=wanted.user,
        password=wanted.password,
    )


class Stream:
    """Reads one stream, over a connection of its own, again and again.

    redis-py's client does more around a command (pool, retries, statistics) than the hub does for an event with one
    screen. What is left out here is what this program does not want anyway; see `client`. Everything used of redis-py
    is public.

    Args:
        client: from `client`; has to stay open.
        key: of the stream.
    """

    def __init__(self, client: Any, key: str) -> None:
        self._pool = client.connection_pool
        self._key = key
        self._connection: Any = None

    async def __aenter__(self) -> "Stream":
        """Connects.

        Raises:
            redis.RedisError: it cannot.
        """
        self._connection = await self._pool.get_connection()
        return self

    async def __aexit__(self, *_: object) -> None:
        # It may have been left in the middle of an answer.
        await self._connection.disconnect()
        await self._pool.release(self._connection)

    async def after(self, seq: int, *, at_most: int, wait_ms: int) -> list[tuple[bytes, dict[bytes, bytes]]]:
        """Entries behind `seq`-0, oldest first: id, and value by field. Empty when none came within `wait_ms`.

        Raises:
            redis.RedisError: Redis refused, or is gone.
        """
        await self._connection.send_command(
            *("XREAD", "COUNT", at_most, "BLOCK", wait_ms, "STREAMS", self._key, f"{seq}-0")
        )
        answer = await self._connection.read_response()
        if not answer:
            return []
        # A map since version 3 of Redis' protocol, a list of pairs before.
        ((_, entries),) = answer.items() if isinstance(answer, dict) else answer
        return [(entry_id, dict(zip(parts[::2], parts[1::2], strict=True))) for entry_id, parts in entries]


def end_if_cancelled() -> None:
    """Ends this task if it was told to end and has not noticed.

    WORKAROUND Python < 3.13: a task group that fails while it is being cancelled drops the cancellation; and a command
    to Redis that is answered in the same moment was seen to go on as if nothing had happened (about once in 30 stops).
    A hub that went on reading would never stop.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
