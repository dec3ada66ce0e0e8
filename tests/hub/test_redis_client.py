"""Which URLs say where a Redis is, and how a stream is read."""

import asyncio

import pytest

from hub_server import redis_client
from hub_server.redis_client import BadRedisUrl, Service
from servers.redis_server import RedisServer


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("redis+sentinel://a:26379/kitchen", Service((("a", 26379),), "kitchen")),
        ("redis+sentinel://a/kitchen", Service((("a", 26379),), "kitchen")),
        ("redis+sentinel://a:1,b:2,c/kitchen/3", Service((("a", 1), ("b", 2), ("c", 26379)), "kitchen", 3)),
        (
            "redis+sentinel://[::1]:5,10.0.0.2/my-master",
            Service((("::1", 5), ("10.0.0.2", 26379)), "my-master"),
        ),
        ("redis+sentinel://cook:se%40cret%2F@a/k", Service((("a", 26379),), "k", 0, "cook", "se@cret/")),
        ("redis+sentinel://:secret@a/k", Service((("a", 26379),), "k", 0, None, "secret")),
    ],
)
def test_a_service_behind_sentinels_is_read(url: str, service: Service) -> None:
    """Every sentinel, the service, its database and who the hub is; what is left out is what everybody takes."""
    redis_client.check(url)
    assert redis_client.service(url) == service


@pytest.mark.parametrize(
    "url", ["redis://h", "redis://:secret@h:6379/2", "rediss://h:6380", "unix:///run/redis.sock?db=1"]
)
def test_a_single_redis_is_taken_as_redis_py_reads_it(url: str) -> None:
    """Over TCP, over TLS and over a socket of the machine."""
    redis_client.check(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("redis+sentinel://a:26379", "names no service"),
        ("redis+sentinel://:secret@a:26379/", "names no service"),
        ("redis+sentinel://:secret@a/k/x", "'x', which is not the number of a database"),
        ("redis+sentinel://:secret@a/k/²", "not the number of a database"),
        ("redis+sentinel://:secret@a,/k", "'' where HOST:PORT"),
        ("redis+sentinel:///k", "'' where HOST:PORT"),
        ("redis+sentinel://:secret@a:port/k", "'a:port' where HOST:PORT"),
        ("redis+sentinel://:secret@a:70000/k", "'a:70000' where HOST:PORT"),
        ("redis+sentinel://:secret@a:0/k", "'a:0' where HOST:PORT"),
        ("redis+sentinel://:secret@a/k?db=1", "takes no ?"),
        ("http://:secret@a", "is not a redis://"),
        ("redis://:secret@a:port", "is not a redis://"),
        ("kitchen", "is not a redis://"),
    ],
)
def test_a_url_that_says_something_else_is_refused_with_the_reason(url: str, reason: str) -> None:
    """Whoever wrote it reads what is wrong with it, and nobody else reads the password."""
    with pytest.raises(BadRedisUrl) as refused:
        redis_client.check(url)
    assert reason in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_password_is_in_no_representation() -> None:
    """What a log or a traceback may show of a service holds none."""
    assert "secret" not in repr(redis_client.service("redis+sentinel://:secret@a/k"))


@pytest.mark.redis
@pytest.mark.parametrize("version", ["2", "3"])
def test_a_stream_is_read_as_the_library_itself_reads_it(version: str, redis_server: RedisServer) -> None:
    """In both versions of Redis' protocol; a redis-py that does it otherwise is noticed here."""
    with redis_server.client() as client:
        for seq in (1, 2, 3):
            client.xadd("events", {"event": f"body {seq}", "other": ""}, id=f"{seq}-0")

    async def read() -> None:
        await redis_client.library()
        client = redis_client.client(f"{redis_server.url}?protocol={version}")
        async with redis_client.Stream(client, "events") as stream:
            entries = await stream.after(1, at_most=500, wait_ms=1000)
            assert entries == [
                (b"2-0", {b"event": b"body 2", b"other": b""}),
                (b"3-0", {b"event": b"body 3", b"other": b""}),
            ]
            assert entries == await client.xrange("events", "(1-0")
            assert await stream.after(1, at_most=1, wait_ms=1000) == entries[:1]
            assert await stream.after(3, at_most=500, wait_ms=1) == []
        await client.aclose()

    asyncio.run(read())
