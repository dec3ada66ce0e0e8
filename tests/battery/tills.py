"""A till that sends each order again until it is answered."""

import asyncio
import json
import time
from contextlib import suppress
from typing import Any

from battery.calls import Answer, Calls, Unanswered
from battery.history import History, Outcome, Placing
from battery.menu import Menu

AGAIN_S = 0.15
"""Pause after a call that was not answered."""

ANSWER_S = 2.0
"""How long a till waits for an answer before it asks again."""


class Till:
    """Places orders; it knows only HTTP.

    Attributes:
        url: where it believes the hub to be; may be changed while it runs.
    """

    def __init__(self, name: str, url: str, calls: Calls, history: History) -> None:
        self.name, self.url = name, url
        self._calls = calls
        self._history = history

    async def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Answer:
        """One call, repeated until it is answered with something else than "not now"."""
        return await self.send(method, path, None if body is None else json.dumps(body).encode())

    async def send(self, method: str, path: str, body: bytes | None) -> Answer:
        """The same with a body as it travels."""
        while True:
            try:
                answer = await self._calls.call(method, self.url + path, body, within_s=ANSWER_S)
            except Unanswered:
                await asyncio.sleep(AGAIN_S)
                continue
            if answer.status_code < 500:
                return answer
            await asyncio.sleep(AGAIN_S)

    async def place(self, order: dict[str, Any], *, times: int = 1) -> Placing:
        """Places an order; with `times` as one who did not hear the first answers."""
        placing = self._history.placing(self.name, order)
        body = json.dumps(order, ensure_ascii=False).encode()
        for _ in range(times):
            self.heard(placing, await self.send("POST", "/api/v1/orders", body))
        return placing

    async def try_once(self, order: dict[str, Any]) -> Answer:
        """Sends an order once.

        Raises:
            Unanswered: see there.
        """
        body = json.dumps(order, ensure_ascii=False).encode()
        return await self._calls.call("POST", self.url + "/api/v1/orders", body, within_s=ANSWER_S)

    def heard(self, placing: Placing, answer: Answer) -> None:
        """Takes an answer to an order."""
        now = time.monotonic()
        placing.calls += 1
        if answer.status_code in (200, 201):
            order_id = answer.json()["id"]
            if placing.order_id not in (None, order_id):
                placing.repeats_differ = True
            if placing.answered_at is None:
                placing.answered_at = now
                placing.status_code = answer.status_code
            placing.order_id, placing.outcome = order_id, Outcome.OK
        else:
            placing.answered_at, placing.outcome = now, Outcome.FAILED
            placing.status_code = answer.status_code


class Guests:
    """Somebody orders every now and then. An async context manager, which ends with an answer and not in the middle."""

    def __init__(self, till: Till, menu: Menu, pause_s: float) -> None:
        self._till, self._menu, self._pause_s = till, menu, pause_s
        self._gone = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._order())

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._gone.set()
        await self._task

    async def _order(self) -> None:
        while not self._gone.is_set():
            await self._till.place(self._menu.order())
            with suppress(TimeoutError):
                async with asyncio.timeout(self._pause_s):
                    await self._gone.wait()
