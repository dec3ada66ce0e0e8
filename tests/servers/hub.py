"""A hub in its own process, as an installation runs it."""

import ssl
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import httpx2
import pytest

from hub_server.certificates import authority
from hub_server.config import reachable
from servers.program import Program

_ALTERED = """
import sys
from hub_server import cli, displayed, feed
{}
sys.exit(cli.main())
"""

_REDIS_ALONE = """
async def is_current(_):
    return True

feed.LOG_LOOK_S = 60
# What heartbeats and joins look at as well.
feed.Feed.is_current = is_current
"""


_numbers = count(1)


class HubProcess:
    """A hub on a loopback port of its own.

    Attributes:
        crash_at: the crash point that the next start arms, if any.
        data: its data folder.
        ca: what its certificate hangs on, in PEM; empty for one that is not encrypted.
        url: e.g. `http://127.0.0.1:40123`; the same before and after a restart.
        http: a client of the test with that base URL.

    Args:
        redis_alone: it does not look at its log; its displays see nothing soon but what came through its Redis.
        altered: what is done to the modules of the hub before it starts.
    """

    def __init__(
        self,
        folder: Path,
        arguments: tuple[str, ...],
        *,
        closed: bool = False,
        redis_alone: bool = False,
        altered: str = "",
        crash_at: str | None = None,
        data: Path | None = None,
        port: int = 0,
    ) -> None:
        self.folder = folder
        self._port = port
        self.data = data or folder / "data"
        altered += _REDIS_ALONE if redis_alone else ""
        self._heard = ["-c", _ALTERED.format(altered)] if altered else ["-m", "hub_server.cli"]
        self._ways = () if closed else ("--open",)
        folder.mkdir(parents=True, exist_ok=True)
        self._arguments = arguments
        self.crash_at = crash_at
        self._ready_file = folder / f"ready-{next(_numbers)}"
        self.url = self.ca = ""
        self.program = self._program()
        self.http = httpx2.Client(trust_env=False, timeout=30)

    def _program(self) -> Program:
        return Program(
            [
                *(sys.executable, *self._heard, "hub", *self._ways, "--port", str(self._port)),
                *("--ready-file", self._ready_file, *self._arguments),
            ],
            log=self.folder / "hub.log",
            environment={
                "HEARD_DATA_DIR": str(self.data),
                **({} if self.crash_at is None else {"HEARD_CRASH_AT": self.crash_at}),
            },
        )

    def start(self) -> None:
        """Starts it, or starts it again on the same port with the data it had; returns when it serves."""
        self.launch()
        self.wait_ready()

    def launch(self) -> None:
        """Starts it, or starts it again, without waiting for it; see `is_up`."""
        assert not self.program.running, "started already"
        self._ready_file.unlink(missing_ok=True)
        if self.url:
            self._port = int(self.url.rsplit(":", 1)[1])
        self.program = self._program()
        self.program.start()

    def wait_ready(self) -> None:
        """Waits until it serves and learns where."""
        self.program.wait_ready(self.is_up)

    def is_up(self) -> bool:
        """Whether it serves since the last `launch`."""
        # It is written in one piece, so that whoever sees it can read it.
        if not self._ready_file.exists():
            return False
        self.url = reachable(self._ready_file.read_text().strip())
        if self.url.startswith("https:") and not self.ca:
            self.ca = authority(self.data / "tls")
            self.http.close()
            trust = ssl.create_default_context(cadata=self.ca) if self.ca else False
            self.http = httpx2.Client(trust_env=False, timeout=30, verify=trust)
        self.http.base_url = self.url
        return True

    def stop(self) -> int:
        """Asks it to end and returns its exit code."""
        return self.program.stop()

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self.program.kill()

    def restart(self) -> None:
        """Starts it again after `stop` or `kill`."""
        self.start()

    def socket_url(self, station: str) -> str:
        """Where a display of `station` connects."""
        return f"ws{self.url.removeprefix('http')}/ws/kitchen/{station}/"

    def knock(self, token: str = "") -> dict[str, str]:
        """The header by which one is let in; without a token, by that of the hub's own machine."""
        return {"Authorization": f"Bearer {token or (self.data / 'token').read_text().strip()}"}

    def ask(self, method: str, path: str, *, token: str = "", **how: Any) -> httpx2.Response:
        """A call of somebody with a token; without one, of the first manager."""
        return self.http.request(method, path, headers=self.knock(token) | how.pop("headers", {}), **how)

    def issue(self, role: str, name: str = "", **fields: str) -> str:
        """A new token for somebody of this role."""
        answer = self.ask("POST", "/api/v1/devices", json={"name": name or role, "role": role, **fields})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["token"])

    def place(self, external_id: str, **fields: Any) -> dict[str, Any]:
        """Places an order as a till would and returns it as stored."""
        order = {"source": "till-1", "external_id": external_id, "items": [{"name": "Burger"}], **fields}
        answer = self.http.post("/api/v1/orders", json=order)
        assert answer.status_code == 201, answer.text
        placed: dict[str, Any] = answer.json()
        return placed

    def set_status(self, order_id: int, status: str) -> httpx2.Response:
        """The seed document's call."""
        return self.http.post(f"/operations/api/orders/{order_id}/status/", json={"status": status})

    def close(self) -> None:
        self.http.close()
        self.program.kill()


@pytest.fixture
def start_hub(tmp_path: Path) -> Iterator[Callable[..., HubProcess]]:
    """Starts hubs with further arguments, e.g. `start_hub("--redis", redis_server.url)`; all end with the test.

    Further ways are those of `HubProcess`, e.g. `redis_alone=True`.
    """
    hubs: list[HubProcess] = []

    def start(*arguments: str, folder: Path | None = None, **ways: Any) -> HubProcess:
        hub = HubProcess(folder or tmp_path / f"hub-{len(hubs) + 1}", arguments, **ways)
        hubs.append(hub)
        hub.start()
        return hub

    yield start
    for hub in hubs:
        hub.close()


@pytest.fixture
def hub(start_hub: Callable[..., HubProcess]) -> HubProcess:
    """A hub as `heard hub --open` makes it: SQLite, and its own Redis where it has one."""
    return start_hub()


@pytest.fixture
def bare_hub(start_hub: Callable[..., HubProcess]) -> HubProcess:
    """A hub without Redis, which starts and ends sooner."""
    return start_hub("--redis", "none")


@pytest.fixture(scope="session")
def untouched_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """One hub for all tests that must leave it as it was, which is: without orders."""
    hub = HubProcess(tmp_path_factory.mktemp("untouched-hub"), ())
    hub.start()
    yield hub
    hub.close()


@pytest.fixture(scope="session")
def closed_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """One hub that wants credentials, for all tests of what it refuses."""
    hub = HubProcess(tmp_path_factory.mktemp("closed-hub"), ("--redis", "none"), closed=True)
    hub.start()
    yield hub
    hub.close()
