"""The feed: every event of the log, once, in order, without holes, to whoever fans it out.

Redis carries the events between hubs and wakes them at once; the log is the truth. A hole in what Redis delivers is
filled from the log, and a hub without Redis, or whose Redis died or came back empty, goes on from the log, which it
looks at every `LOG_LOOK_S` anyway. Nothing a cook sees depends on Redis keeping data.
"""

import asyncio
import importlib
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import msgspec

from hub_server import redis_client
from hub_server.database import StoreError
from hub_server.protocol import messages
from hub_server.protocol.times import milliseconds
from hub_server.reader import Head
from hub_server.redis_client import end_if_cancelled
from hub_server.writer import Numbered

log = logging.getLogger("heard.feed")

LOG_LOOK_S = 0.25
"""Pause between looks at the log; half of the 0.5 s that an event may come later without Redis."""

STREAM_LENGTH = 10_000
"""Events Redis keeps; older ones come from the log."""

READ_MOST = 500
"""Events taken from Redis at once; what they mean for a screen is written to it together."""

RETRY_S = 1.0
"""Pause before Redis is tried again."""

CURRENT_WITHIN_S = 1.0
"""How long somebody who wants to know what is true waits at most for the log to be read."""


def events_key(location: str, epoch: str) -> str:
    """Redis key of the stream of one log; a restored log has another epoch and so another stream."""
    return f"heard:{location}:{epoch}:events"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An event of the log that has been read.

    Attributes:
        at_ms: the hub's clock at the commit, milliseconds since the Unix epoch.
        order: the order's own JSON, to be sent on as it is.
    """

    event: messages.Event
    at_ms: int
    order: msgspec.Raw


class _Bodied(msgspec.Struct):
    """An event's JSON, of which only the order's own bytes are taken."""

    order: msgspec.Raw


_bodied = msgspec.json.Decoder(_Bodied)


class LogChanged(Exception):
    """This is not the log it was: everything known of it is to be asked for anew.

    Attributes:
        went_back: it ends before events that were delivered, and still has the same epoch.
    """

    def __init__(self, what: str, *, went_back: bool) -> None:
        super().__init__(what)
        self.went_back = went_back


def first(changed: BaseExceptionGroup[LogChanged]) -> LogChanged:
    """The one reason out of a group."""
    told = changed.exceptions[0]
    return first(told) if isinstance(told, BaseExceptionGroup) else told


class Log(Protocol):
    """What the feed needs of the store."""

    location: str

    async def head(self) -> Head:
        """See `Store.head`."""

    async def events_after(self, seq: int, *, at_most: int = 1000) -> list[Numbered]:
        """See `Store.events_after`."""


class RedisState(StrEnum):
    """How the feed stands with Redis, for health and metrics."""

    NONE = "none"
    CONNECTED = "connected"
    AWAY = "away"


class Feed:
    """Reads one location's events and hands them on in order; one epoch at a time.

    Args:
        store: the log.
        deliver: gets events in ascending order without holes, each once; must not raise. An event of the log that
            cannot be read is said and passed over.
        redis_url: where Redis is; None runs from the log alone.

    Attributes:
        redis: how it stands with Redis.
        readable: whether the last look at the log succeeded.
        kitchen: the version of the kitchen at that look.
        access: the version of the credentials at that look.
    """

    def __init__(
        self,
        store: Log,
        deliver: Callable[[Sequence[LogEntry]], None],
        *,
        redis_url: str | None = None,
    ) -> None:
        self._log = store
        self._deliver = deliver
        self._redis_url = redis_url
        self._epoch = ""
        self._last = 0
        self._moved = asyncio.Event()
        # Looks at the log are numbered, so that one can wait for one that began later.
        self._begun = self._done = 0
        self._lock = asyncio.Lock()
        self._look = asyncio.Event()
        self._unpublished: list[Numbered] = []
        self._to_publish = asyncio.Event()
        self.redis = RedisState.NONE if redis_url is None else RedisState.AWAY
        self.readable = True
        self.kitchen = 0
        self.access = 0

    @property
    def last(self) -> int:
        """The number of the last event delivered."""
        return self._last

    def publish(self, events: Sequence[Numbered]) -> None:
        """Called after a commit of this hub: sends the events to Redis, or has the log read at once."""
        if self.redis is RedisState.CONNECTED:
            self._unpublished += events
            self._to_publish.set()
        else:
            self._look.set()

    async def is_current(self) -> bool:
        """Looks at the log and delivers what it holds; False when that cannot be done within `CURRENT_WITHIN_S`.

        Afterwards every change was delivered that any hub acknowledged before the call.
        """
        wanted = self._begun + 1
        self._look.set()
        try:
            async with asyncio.timeout(CURRENT_WITHIN_S):
                while self._done < wanted:
                    await self._moved.wait()
        except TimeoutError:
            return False
        return True

    def start_at(self, head: Head) -> None:
        """From now on what follows `head` is to be delivered, and nothing else."""
        self._epoch, self._last = head.epoch, head.seq
        self.kitchen, self.access = head.kitchen, head.access
        self._unpublished.clear()

    @asynccontextmanager
    async def paused(self) -> AsyncIterator[None]:
        """Nothing is delivered within."""
        async with self._lock:
            yield

    def skip_to(self, seq: int) -> None:
        """Delivers nothing up to event `seq`, which is known already; only while it is paused."""
        self._last = max(self._last, seq)

    async def run(self, since: Head) -> None:
        """Delivers events with greater numbers than those up to `since`, until cancelled.

        Raises:
            LogChanged: in a group; what was delivered is no longer what the log says.
        """
        self.start_at(since)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch_log(), name="feed-log")
            if self._redis_url is not None:
                tasks.create_task(self._keep_redis(self._redis_url), name="feed-redis")

    @property
    def _key(self) -> str:
        return events_key(self._log.location, self._epoch)

    async def _watch_log(self) -> None:
        failing = False
        while True:
            try:
                async with asyncio.timeout(LOG_LOOK_S):
                    await self._look.wait()
            except TimeoutError:
                pass
            self._look.clear()
            self._begun += 1
            try:
                await self._read_log()
                failing = False
                self._done = self._begun
                self._wake()
            except LogChanged:
                raise
            except StoreError as error:
                failing = _said_once(failing, "the log cannot be read: %s", error)
            except Exception as error:
                failing = _said_once(failing, "the log cannot be read: %r", error)
            self.readable = not failing

    async def _read_log(self) -> None:
        """Delivers what the log has beyond the last event."""
        async with self._lock:
            while await self._head() > self._last:
                events = await self._log.events_after(self._last)
                if not events:
                    return
                entries = []
                for numbered in events:
                    entry = _read(numbered)
                    if entry is None:
                        # The log is ours: this is a defect or a newer hub's event, and the others must go on.
                        log.error("event %d cannot be read", numbered.seq)
                    else:
                        entries.append(entry)
                self._hand_on(entries, up_to=events[-1].seq)

    async def _head(self) -> int:
        """The number of the log's last event, if it is still the same log."""
        head = await self._log.head()
        self.kitchen, self.access = head.kitchen, head.access
        if head.epoch != self._epoch:
            raise LogChanged("the log was restored", went_back=False)
        if head.seq < self._last:
            raise LogChanged(
                f"the log ends at event {head.seq}, and {self._last} was delivered", went_back=True
            )
        return head.seq

    def _hand_on(self, entries: Sequence[LogEntry], *, up_to: int) -> None:
        self._last = up_to
        if entries:
            self._deliver(entries)
        self._wake()

    def _wake(self) -> None:
        self._moved.set()
        self._moved = asyncio.Event()

    async def _keep_redis(self, url: str) -> None:
        redis = await redis_client.library()
        failing = False
        while True:
            client = redis_client.client(url)
            try:
                await self._check_stream(client)
                log.info("redis is connected")
                failing = False
                self.redis = RedisState.CONNECTED
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(self._write_redis(client), name="feed-redis-write")
                    # In the body: a group that only waits for its tasks leaves a cancellation behind (Python 3.11).
                    await self._read_redis(client)
            except* (redis.RedisError, OSError) as errors:
                failing = _said_once(
                    failing, "redis is away, going on from the log: %s", errors.exceptions[0]
                )
            finally:
                self.redis = RedisState.AWAY
                self._unpublished.clear()
                self._look.set()
                await client.aclose()
            end_if_cancelled()
            await asyncio.sleep(RETRY_S)

    async def _check_stream(self, client: Any) -> None:
        """Looks whether Redis has heard of events that the log does not hold: then the log has gone back.

        An event reaches Redis only after its commit. Without this look a hub that starts on a database that was put
        back would take what never happened in it from Redis.
        """
        newest = await client.xrevrange(self._key, count=1)
        try:
            # With the lock: what is delivered meanwhile would make the log look as if it ended too early.
            async with self._lock:
                head = await self._head()
        except StoreError:
            # It is looked at anyway, and says so.
            return
        for told in map(_told, newest):
            if told is not None and told.event.seq > head:
                raise LogChanged(
                    f"the log ends at event {head}, and redis has {told.event.seq}", went_back=True
                )

    async def _read_redis(self, client: Any) -> None:
        wait_ms = int(redis_client.ANSWER_TIMEOUT_S * 500)
        async with redis_client.Stream(client, self._key) as stream:
            while True:
                end_if_cancelled()
                entries = await stream.after(self._last, at_most=READ_MOST, wait_ms=wait_ms)
                if entries:
                    await self._take([_told(entry) for entry in entries])

    async def _take(self, entries: list[LogEntry | None]) -> None:
        """Delivers what follows the last event; for anything else the log is asked."""
        async with self._lock:
            following: list[LogEntry] = []
            expected = self._last + 1
            for entry in entries:
                if entry is not None and entry.event.seq == expected:
                    following.append(entry)
                    expected += 1
            if following:
                self._hand_on(following, up_to=expected - 1)
            moved = self._moved
            hole = any(entry is None or entry.event.seq > self._last for entry in entries)
        if hole:
            self._look.set()
            # An entry the log does not know is not ours; without a pause it would be read again at once.
            try:
                async with asyncio.timeout(LOG_LOOK_S):
                    await moved.wait()
            except TimeoutError:
                pass

    async def _write_redis(self, client: Any) -> None:
        redis = importlib.import_module("redis")
        while True:
            end_if_cancelled()
            await self._to_publish.wait()
            self._to_publish.clear()
            events, self._unpublished = self._unpublished, []
            pipeline = client.pipeline(transaction=False)
            for numbered in events:
                pipeline.xadd(
                    self._key,
                    {"event": numbered.body},
                    # Redis itself refuses a second copy, or one that comes after its successor.
                    id=f"{numbered.seq}-0",
                    maxlen=STREAM_LENGTH,
                    approximate=True,
                )
            for refusal in await pipeline.execute(raise_on_error=False):
                if isinstance(refusal, redis.ResponseError):
                    self._look.set()
                    if "equal or smaller" not in str(refusal):
                        log.warning("redis refused an event, the log has it: %s", refusal)
                elif isinstance(refusal, Exception):
                    raise refusal


def _told(entry: tuple[bytes, dict[bytes, bytes]]) -> LogEntry | None:
    """An entry of the stream; None when it is not what a hub writes, so that only the log can tell."""
    entry_id, fields = entry
    seq, _, part = entry_id.partition(b"-")
    body = fields.get(b"event")
    if body is None or part != b"0":
        return None
    return _read(Numbered(int(seq), body))


def _read(numbered: Numbered) -> LogEntry | None:
    """An event as it travels, decoded; None when it is no event of this number."""
    try:
        event = messages.event.decode(numbered.body)
        entry = LogEntry(event, milliseconds(event.at), _bodied.decode(numbered.body).order)
    except (msgspec.DecodeError, ValueError, RecursionError):
        # A ValueError is text that is no UTF-8, or no time.
        return None
    return entry if (event.seq, event.order_id) == (numbered.seq, event.order.id) else None


def _said_once(failing: bool, text: str, error: object) -> bool:
    if not failing:
        log.warning(text, error)
    return True
