"""The feed: every event of the log, once, in order, without holes, to whoever fans it out.

Redis carries the events between hubs and wakes them at once; the log is the truth. A hole in what Redis delivers is
filled from the log, and a hub without Redis, or whose Redis died or came back empty, goes on from the log, which it
looks at every `LOG_LOOK_S` anyway. Nothing a cook sees depends on Redis keeping data.
"""

import asyncio
import importlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import msgspec

from hub_server.database import StoreError
from hub_server.protocol import messages
from hub_server.protocol.times import milliseconds
from hub_server.writer import Numbered

log = logging.getLogger("heard.feed")

LOG_LOOK_S = 0.25
"""Pause between looks at the log; half of the 0.5 s that an event may come later without Redis."""

STREAM_LENGTH = 10_000
"""Events Redis keeps; older ones come from the log."""

RETRY_S = 1.0
"""Pause before Redis is tried again."""

ANSWER_TIMEOUT_S = 5.0
"""How long Redis may take to answer before it counts as dead."""

OWN_EVENTS_WITHIN_S = 1.0
"""How long a reader waits at most for the events of changes this hub has acknowledged."""


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


class Log(Protocol):
    """What the feed needs of the store."""

    location: str
    epoch: str

    async def head(self) -> int:
        """See `Store.head`."""

    async def events_after(self, seq: int, *, at_most: int = 1000) -> list[Numbered]:
        """See `Store.events_after`."""


class RedisState(StrEnum):
    """How the feed stands with Redis, for health and metrics."""

    NONE = "none"
    CONNECTED = "connected"
    AWAY = "away"


class Feed:
    """Reads one location's events and hands them on in order.

    Args:
        store: the log.
        deliver: gets events in ascending order without holes, each once; must not raise. An event of the log that
            cannot be read is said and passed over.
        redis_url: where Redis is; None runs from the log alone.
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
        self._key = events_key(store.location, store.epoch)
        self._last = 0
        self._own = 0
        self._moved = asyncio.Event()
        self._lock = asyncio.Lock()
        self._look = asyncio.Event()
        self._unpublished: list[Numbered] = []
        self._to_publish = asyncio.Event()
        self.redis = RedisState.NONE if redis_url is None else RedisState.AWAY

    @property
    def last(self) -> int:
        """The number of the last event delivered."""
        return self._last

    def publish(self, events: Sequence[Numbered]) -> None:
        """Called after a commit of this hub: sends the events to Redis, or has the log read at once."""
        if events:
            self._own = events[-1].seq
        if self.redis is RedisState.CONNECTED:
            self._unpublished += events
            self._to_publish.set()
        else:
            self._look.set()

    async def own_delivered(self) -> None:
        """Waits until every event this hub has published was delivered, `OWN_EVENTS_WITHIN_S` at most."""
        try:
            async with asyncio.timeout(OWN_EVENTS_WITHIN_S):
                while self._last < self._own:
                    await self._moved.wait()
        except TimeoutError:
            pass

    async def run(self, since: int) -> None:
        """Delivers events with greater numbers than `since`, until cancelled."""
        self._last = since
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch_log(), name="feed-log")
            if self._redis_url is not None:
                tasks.create_task(self._keep_redis(self._redis_url), name="feed-redis")

    async def _watch_log(self) -> None:
        failing = False
        while True:
            try:
                async with asyncio.timeout(LOG_LOOK_S):
                    await self._look.wait()
            except TimeoutError:
                pass
            self._look.clear()
            try:
                await self._read_log()
                failing = False
            except StoreError as error:
                failing = _said_once(failing, "the log cannot be read: %s", error)
            except Exception as error:
                failing = _said_once(failing, "the log cannot be read: %r", error)

    async def _read_log(self) -> None:
        """Delivers what the log has beyond the last event."""
        async with self._lock:
            while await self._log.head() > self._last:
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

    def _hand_on(self, entries: Sequence[LogEntry], *, up_to: int) -> None:
        self._last = up_to
        if entries:
            self._deliver(entries)
        self._moved.set()
        self._moved = asyncio.Event()

    async def _keep_redis(self, url: str) -> None:
        # Imported in a thread: it takes 0.3 s, and the hub is ready without it.
        redis = await asyncio.to_thread(importlib.import_module, "redis.asyncio")
        failing = False
        while True:
            client = redis.from_url(
                url, socket_connect_timeout=ANSWER_TIMEOUT_S, socket_timeout=ANSWER_TIMEOUT_S
            )
            try:
                await client.ping()
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
            _end_if_cancelled()
            await asyncio.sleep(RETRY_S)

    async def _read_redis(self, client: Any) -> None:
        while True:
            _end_if_cancelled()
            answer = await client.xread(
                {self._key: f"{self._last}-0"}, count=500, block=int(ANSWER_TIMEOUT_S * 500)
            )
            for _, entries in answer or ():
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
            _end_if_cancelled()
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


def _end_if_cancelled() -> None:
    """Ends this task if it was told to end and has not noticed.

    WORKAROUND Python < 3.13: a task group that fails while it is being cancelled drops the cancellation; and a command
    to Redis that is answered in the same moment was seen to go on as if nothing had happened (about once in 30 stops).
    A hub that went on reading would never stop.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


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
