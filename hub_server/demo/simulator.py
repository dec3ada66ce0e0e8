"""Sends a service's traffic to a hub over HTTP, as tills, web shops and cooks do.

Nothing here knows the hub's inside: what it can do, any POS can. A hub that is away for a while gets what it missed
afterwards, under the same ids.
"""

import asyncio
import logging
import random
import re
import ssl
import uuid
from datetime import UTC, datetime, timedelta
from typing import Self

import httpx2

from hub_server.demo.cooks import Cooks
from hub_server.demo.guests import Guests, JsonOrder

log = logging.getLogger("heard.simulator")

AGAIN_S = 1.0
"""Pause of a till whose call got no answer."""

CHANGED_PART, CANCELLED_PART, SENT_TWICE_PART = 0.12, 0.025, 0.05
"""Of a hundred orders so many are changed, cancelled, sent twice."""

OLDEST = timedelta(minutes=16)
"""Age of the oldest order when boards are filled."""

CHANGEABLE = 9
"""Only the latest orders are changed or cancelled; later the guest has eaten."""


class NotAnswered(Exception):
    """The hub cannot be had; the text is a sentence."""


class Tally:
    """What was sent so far, and what became of it."""

    def __init__(self) -> None:
        self.placed = self.repeated = self.changed = self.cancelled = self.refused = 0

    def __str__(self) -> str:
        return (
            f"{self.placed} orders, {self.repeated} of them sent twice, {self.changed} changed, "
            f"{self.cancelled} cancelled, {self.refused} refused"
        )


class Simulator:
    """Guests, tills and, if wanted, cooks of one restaurant; an async context manager.

    Args:
        url: of the hub.
        token: for a hub that wants one.
        seed: of all chance in what is ordered and when.
        trust: what an encrypted hub is believed by; None: by what everybody trusts.

    Attributes:
        tally: what was sent so far.
    """

    def __init__(
        self, url: str, *, token: str | None = None, seed: int = 1, trust: ssl.SSLContext | None = None
    ) -> None:
        self.tally = Tally()
        self._guests = Guests(seed, run=uuid.uuid4().hex[:8])
        self._random = random.Random(seed)
        self._open: list[JsonOrder] = []
        self._cooks = Cooks(self._send, self._random, self._refused)
        self._url = url
        self._away = False
        self._http = httpx2.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {token}"} if token else {},
            trust_env=False,
            verify=trust or True,
            timeout=httpx2.Timeout(10.0, pool=None),
            limits=httpx2.Limits(max_connections=8),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def check(self) -> None:
        """Makes sure that a hub is there and lets us in.

        Raises:
            NotAnswered: says what is wrong.
        """
        try:
            answer = await self._http.get("/api/v1/stations")
        except (httpx2.HTTPError, OSError):
            raise NotAnswered(f"No hub answers at {self._url}.") from None
        if answer.status_code in (401, 403):
            raise NotAnswered(f"The hub at {self._url} wants a token: --token-file or HEARD_TOKEN.")
        if answer.status_code != 200 or "stations" not in answer.text:
            raise NotAnswered(f"What answers at {self._url} is not a hub of Heard.")

    async def fill(self, counts: dict[str, int]) -> None:
        """Puts orders on the boards that look as if the service had been running for a while.

        Args:
            counts: how many at which status.
        """
        await self._cooks.find()
        total = sum(counts.values())
        statuses = [
            status for status in ("ready", "preparing", "pending") for _ in range(counts.get(status, 0))
        ]
        now = datetime.now(UTC)
        first_pending = total - counts.get("pending", 0)
        async with asyncio.TaskGroup() as tasks:
            for at, status in enumerate(statuses):
                age = OLDEST * ((total - at) / (total + 1)) ** 1.15
                # One long ticket among those that wait: a board without one is no believable board.
                order = self._guests.order(now - age, dated=True, party=at == first_pending + 3)
                while status == "preparing" and len(order["items"]) == 1:
                    # One that is begun and not done has two lines.
                    order = self._guests.order(now - age, dated=True, party=False)
                if status == "pending":
                    self._remember(order)
                tasks.create_task(self._place_at(status, order), name="till")
        for order, kind in zip(self._open[:3], ("add", "void", "quantity"), strict=False):
            await self._change(order, kind)

    async def run_out(self) -> None:
        """A dish that the last guest has ordered is 86."""
        name = self._open[-1]["items"][0]["name"]
        answer = await self._send("POST", "/api/v1/kitchen/sold-out", {"name": name})
        if answer.status_code != 200:
            self._refused(answer)

    async def _place_at(self, status: str, order: JsonOrder) -> None:
        answer = await self._send("POST", "/api/v1/orders", order)
        if answer.status_code != 201:
            self._refused(answer)
            return
        self.tally.placed += 1
        if status != "pending":
            await self._cooks.bring(answer.json(), status)

    @property
    def account(self) -> str:
        """What was sent so far, in one line."""
        return f"{self.tally}, {self._cooks.bumped} bumps"

    async def describe(self, kitchen: str) -> None:
        """Gives the hub a kitchen, in TOML."""
        answer = await self._http.put(
            "/api/v1/kitchen.toml", content=kitchen.encode(), headers={"Content-Type": "application/toml"}
        )
        if answer.status_code != 200:
            self._refused(answer)

    async def screens(self) -> int:
        """How many screens the hub serves now."""
        answer = await self._send("GET", "/metrics", None)
        found = re.findall(r"^heard_kiosks_connected\{[^}]*\} (\d+)", answer.text, re.MULTILINE)
        return sum(int(each) for each in found)

    async def run(self, per_minute: float, *, cooks: bool = False) -> None:
        """Sends orders at random instants, `per_minute` on average, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            if cooks:
                await self._cooks.find()
                tasks.create_task(self._cooks.work(per_minute), name="cooks")
            while True:
                await asyncio.sleep(self._random.expovariate(per_minute / 60))
                # A till does not wait for another one's answer.
                tasks.create_task(self._guest(), name="guest")

    async def _guest(self) -> None:
        chance = self._random
        order = self._guests.order(datetime.now(UTC))
        twice = chance.random() < SENT_TWICE_PART
        answer = await self._send("POST", "/api/v1/orders", order)
        if answer.status_code not in (200, 201):
            self._refused(answer)
            return
        self.tally.placed += 1
        if twice:
            # What a till does whose network lost the answer.
            self.tally.repeated += 1
            answer = await self._send("POST", "/api/v1/orders", order)
            if answer.status_code != 200:
                self._refused(answer)
        self._remember(order)
        if chance.random() < CHANGED_PART:
            await self._change(chance.choice(self._open))
        if self._open and chance.random() < CANCELLED_PART:
            await self._cancel(chance.choice(self._open))

    def _remember(self, order: JsonOrder) -> None:
        self._open = [*self._open, order][-CHANGEABLE:]

    async def _change(self, order: JsonOrder, kind: str | None = None) -> None:
        wanted = self._guests.changed(order, kind)
        answer = await self._send("PUT", _path(order), wanted)
        if answer.status_code == 200:
            self.tally.changed += 1
            self._open = [wanted if other is order else other for other in self._open]
        elif answer.status_code != 409:
            # 409: it has been served meanwhile, which is nobody's fault.
            self._refused(answer)

    async def _cancel(self, order: JsonOrder) -> None:
        answer = await self._send("POST", f"{_path(order)}/cancel", None)
        self._open = [other for other in self._open if other is not order]
        if answer.status_code == 200:
            self.tally.cancelled += 1
        elif answer.status_code != 409:
            self._refused(answer)

    async def _send(self, method: str, path: str, body: object) -> httpx2.Response:
        """One call, repeated until it is answered."""
        while True:
            try:
                answer = (
                    await self._http.request(method, path, json=body)
                    if body
                    else await self._http.request(method, path)
                )
            except (httpx2.HTTPError, OSError) as failure:
                if not self._away:
                    log.warning(
                        "the hub does not answer (%s); trying again", failure or type(failure).__name__
                    )
                    self._away = True
            else:
                self._away = False
                if answer.status_code not in (429, 502, 503, 507):
                    return answer
            await asyncio.sleep(AGAIN_S)

    def _refused(self, answer: httpx2.Response) -> None:
        self.tally.refused += 1
        log.warning("%s %s: %s", answer.request.method, answer.request.url.path, answer.text[:300])


def _path(order: JsonOrder) -> str:
    return f"/api/v1/orders/{order['source']}/{order['external_id']}"
