"""Orders that come in through Redis: a stream any POS can `XADD` to, read by a consumer group, at least once.

An entry holds one field `order` with the same JSON as `POST /api/v1/orders`. It is acknowledged to Redis only after
the order is on disk, so a hub that dies in between reads it again, and the order's `source` and `external_id` make
that harmless. What cannot be understood goes to the dead-letter stream with the reason.
"""

import asyncio
import logging
from typing import Any

from hub_server import redis_client
from hub_server.database import StoreError
from hub_server.protocol.intake import MAX_BODY_BYTES, new_order
from hub_server.protocol.strict import Refused
from hub_server.refusals import Conflict
from hub_server.store import Store

log = logging.getLogger("heard.intake")

GROUP = "hub"
BLOCK_MS = 2000
IDLE_MS = 30_000
"""Entries another hub took and did not finish for this long are taken over."""

DEAD_KEPT = 10_000
RETRY_S = 1.0


def intake_key(location: str) -> str:
    """Redis key of the stream orders are sent to."""
    return f"heard:{location}:intake"


def dead_letter_key(location: str) -> str:
    """Redis key of the stream of entries that could not be understood."""
    return f"heard:{location}:dead"


class RedisIntake:
    """Reads one location's intake stream.

    Args:
        store: where the orders go.
        redis_url: where Redis is.
        name: tells this hub from the others that read the stream: two must not finish each other's entries. The same
            after a restart, so that the hub finds at once what it left unfinished.
    """

    def __init__(self, store: Store, redis_url: str, *, name: str) -> None:
        self._store = store
        self._url = redis_url
        self._key = intake_key(store.location)
        self._dead = dead_letter_key(store.location)
        self._name = name
        self.dead_letters = 0

    async def run(self) -> None:
        """Takes orders in, until cancelled; a Redis that is away is tried again."""
        redis = await redis_client.library()
        failing = False
        while True:
            client = redis_client.client(self._url)
            try:
                await self._make_group(client, redis.ResponseError)
                failing = False
                await self._consume(client)
            except* (redis.RedisError, OSError) as errors:
                if not failing:
                    log.warning("the redis intake is away: %s", errors.exceptions[0])
                failing = True
            except* StoreError as errors:
                # Nothing was acknowledged: the entries are read again.
                log.warning("orders wait in redis: %s", errors.exceptions[0])
            finally:
                await client.aclose()
            redis_client.end_if_cancelled()
            await asyncio.sleep(RETRY_S)

    async def _make_group(self, client: Any, response_error: type[Exception]) -> None:
        try:
            await client.xgroup_create(self._key, GROUP, id="0", mkstream=True)
        except response_error as error:
            if "BUSYGROUP" not in str(error):
                raise

    async def _consume(self, client: Any) -> None:
        answer = await client.xreadgroup(GROUP, self._name, {self._key: "0"})
        for _, entries in answer or ():
            await self._take(client, entries)
        while True:
            redis_client.end_if_cancelled()
            claimed = await client.xautoclaim(self._key, GROUP, self._name, min_idle_time=IDLE_MS, count=100)
            # Where to go on, the entries, and, from Redis 7 on, those deleted meanwhile.
            await self._take(client, claimed[1])
            answer = await client.xreadgroup(GROUP, self._name, {self._key: ">"}, count=100, block=BLOCK_MS)
            for _, entries in answer or ():
                await self._take(client, entries)

    async def _take(self, client: Any, entries: list[tuple[bytes, dict[bytes, bytes]]]) -> None:
        # No task group: one that only waits leaves a cancellation behind when a task fails (Python 3.11), and drops the
        # one that comes while it fails.
        taken = await asyncio.gather(
            *(self._take_one(client, entry_id, fields or {}) for entry_id, fields in entries),
            return_exceptions=True,
        )
        for failure in taken:
            if failure is not None:
                raise failure

    async def _take_one(self, client: Any, entry_id: bytes, fields: dict[bytes, bytes]) -> None:
        body = fields.get(b"order")
        try:
            if body is None:
                raise Refused("order", "the entry has no such field")
            if len(body) > MAX_BODY_BYTES:
                raise Refused("order", f"larger than {MAX_BODY_BYTES} bytes")
            await self._store.place(new_order(body), way="redis")
        except (Refused, Conflict) as refusal:
            self.dead_letters += 1
            log.warning("an order from redis was refused: %s", refusal, extra={"entry": entry_id.decode()})
            await client.xadd(
                self._dead,
                {**fields, b"entry": entry_id, b"reason": str(refusal).encode()},
                maxlen=DEAD_KEPT,
                approximate=True,
            )
        # Out of the stream as well: what is stored or dead needs no second copy.
        pipeline = client.pipeline(transaction=False)
        pipeline.xack(self._key, GROUP, entry_id)
        pipeline.xdel(self._key, entry_id)
        await pipeline.execute()
