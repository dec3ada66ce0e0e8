"""Two hubs behind a balancer, set up word for word as the README says."""

import asyncio
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from kiosk_app.board import Link
from kiosk_app.client import ClientSettings
from kiosk_parts.witness import Witness, running
from servers.program import Program, free_port, until
from servers.redis_server import RedisServer
from servers.waiting import until as until_on_loop

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")

HEARD = Path(sys.executable).with_name("heard")

DATABASE = "postgresql+pg8000://heard@127.0.0.1/heard"
REDIS = "redis://127.0.0.1:6379"


def blocks(language: str) -> list[str]:
    """What stands to be typed or copied under `Two hubs`."""
    section = README.partition("\n## Two hubs\n")[2].partition("\n## ")[0]
    return re.findall(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)


@dataclass
class Kitchen:
    """Two hubs and what stands in front of them.

    Attributes:
        http: a till, at the balancer, with the token.
    """

    hubs: list[Program]
    urls: list[str]
    url: str
    token: str
    http: httpx2.Client

    def figure(self, url: str, name: str) -> float:
        """What one of the hubs says under `/metrics`, of all stations together."""
        figures = self.http.get(f"{url}/metrics").text
        return sum(float(value) for value in re.findall(rf"^{name}(?:{{.*}})? (.*)$", figures, re.MULTILINE))

    def screens(self, hub: int) -> float:
        """How many screens one of the hubs has."""
        return self.figure(self.urls[hub], "heard_kiosks_connected")

    def place(self, external_id: str) -> None:
        """An order, sent until it is answered, as a till does."""
        order = {"source": "till-1", "external_id": external_id, "items": [{"name": "Burger"}]}

        def acknowledged() -> bool:
            with suppress(httpx2.TransportError):
                answer = self.http.post("/api/v1/orders", json=order)
                assert answer.status_code in (200, 201, 502), answer.text
                return answer.status_code != 502
            return False

        until(acknowledged)


@pytest.fixture
def kitchen(
    tmp_path: Path, postgres_url: str, redis_url: str, balancer: str, start_nginx: Callable[[str], Program]
) -> Iterator[Kitchen]:
    """The README's commands and configuration; only addresses of this test's own stand in for those that are there."""
    ports = {port: str(free_port()) for port in ("8000", "8001", "8002")}

    def here(text: str) -> str:
        text = text.replace(DATABASE, postgres_url).replace(REDIS, redis_url)
        return re.sub(r"\b800[012]\b", lambda found: ports[found[0]], text)

    (typed,) = blocks("sh")
    first, token, second = here(typed).splitlines()
    hubs: list[Program] = []

    def start(line: str, url: str) -> None:
        setting, heard, *words = shlex.split(line)
        assert heard == "heard"
        hub = Program(
            [HEARD, *words],
            log=tmp_path / f"hub-{len(hubs) + 1}.log",
            environment=dict([setting.split("=")]),
        )
        hubs.append(hub)
        hub.start()
        hub.wait_ready(lambda: answers(f"{url}/healthz"))

    with httpx2.Client(trust_env=False, timeout=10) as http:

        def answers(url: str) -> bool:
            with suppress(httpx2.TransportError):
                return http.get(url).status_code == 200
            return False

        try:
            urls = [f"http://127.0.0.1:{ports[port]}" for port in ("8001", "8002")]
            start(first, urls[0])
            subprocess.run(["sh", "-ec", token], cwd=tmp_path, check=True, timeout=10)
            start(second, urls[1])
            nginx = start_nginx(here(blocks("nginx")[balancer == "TCP"]))
            url = f"http://127.0.0.1:{ports['8000']}"
            nginx.wait_ready(lambda: answers(f"{url}/healthz"))
            secret = (tmp_path / "hub-1" / "token").read_text().strip()
            http.base_url, http.headers["Authorization"] = url, f"Bearer {secret}"
            yield Kitchen(hubs, urls, url, secret, http)
        finally:
            for hub in hubs:
                hub.kill()


@pytest.fixture
def redis_url(request: pytest.FixtureRequest, redis: str) -> str:
    if redis == "none":
        return "none"
    server: RedisServer = request.getfixturevalue("redis_server")
    return server.url


@pytest.mark.parametrize(("balancer", "redis"), [("HTTP", "a Redis"), ("HTTP", "none"), ("TCP", "a Redis")])
def test_one_of_two_hubs_dies_and_every_order_is_on_the_screen_once(kitchen: Kitchen) -> None:
    """Whichever hub took it, and whichever one the screen was on; the screen is live again on the other."""
    sent: list[str] = []

    async def place(count: int) -> None:
        for _ in range(count):
            sent.append(f"order-{len(sent):03}")
            await asyncio.to_thread(kitchen.place, sent[-1])

    async def main() -> None:
        witness = Witness()
        async with running(kitchen.url, witness, ClientSettings(), token=kitchen.token) as screen:
            await until_on_loop(lambda: screen.link is Link.CONNECTED)
            await place(10)
            await until_on_loop(lambda: len(screen.board.orders) == 10)
            its_hub = 0 if await asyncio.to_thread(kitchen.screens, 0) else 1
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(place(20))
                await until_on_loop(lambda: len(sent) > 15)
                kitchen.hubs[its_hub].kill()
            await until_on_loop(lambda: Link.RECONNECTING in witness.links)
            await until_on_loop(lambda: screen.link is Link.CONNECTED)
            assert await asyncio.to_thread(kitchen.screens, 1 - its_hub) == 1
            await place(5)
            await until_on_loop(lambda: len(screen.board.orders) >= len(sent))
            assert sorted(order.external_id for order in screen.board.orders) == sent
            assert screen.board.total == len(sent)

    asyncio.run(main())


@pytest.mark.parametrize(("balancer", "redis"), [("HTTP", "none")])
def test_a_poll_that_waits_is_held_through_the_balancer_and_answered_by_the_next_order(
    kitchen: Kitchen,
) -> None:
    """Whichever hub holds it, and whichever one takes the order."""
    orders = "/api/v1/stations/pending/orders"
    before = kitchen.http.get(orders).json()
    with ThreadPoolExecutor() as threads:
        asked = {"epoch": before["epoch"], "since": before["seq"], "wait": 20}
        polls = [threads.submit(kitchen.http.get, orders, params=asked, timeout=30) for _ in range(4)]
        for url in kitchen.urls:
            until(lambda url=url: kitchen.figure(url, "heard_polls_waiting") == 2)
        kitchen.place("order-1")
        for poll in polls:
            answer = poll.result(timeout=30)
            assert [each["external_id"] for each in answer.json()["orders"]] == ["order-1"]
