"""Other ways to tell 500 screens of an order, started beside the hub: plain C, nginx with nchan, Django Channels."""

import http.client
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import psutil
from machine import BENCH, BUILT, CLIENT_CORE, SERVER_CORE, NotHere, Spoken, built, cpu_s, pinned
from sink import Sink

from servers.hub import HubProcess
from servers.program import Program, free_port, until
from servers.redis_server import RedisServer, redis_program

RIVALS = BENCH / "rivals"
REST_S = 0.0005
"""Of screens that are not timed; see `Sink`."""

NCHAN = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")


class Rival(Protocol):
    """Something that sends events to screens.

    Attributes:
        sink: its screens.
    """

    sink: Sink

    def publish(self, events: int) -> None:
        """Has so many events sent, one after the other."""

    def cpu_s(self) -> float:
        """CPU seconds used by the process that writes to the sockets."""

    def pids(self) -> list[int]:
        """Its processes, with its screens, that may be stopped while others have their turn."""

    def close(self) -> None:
        """Ends all of it."""


def redis_beside(folder: Path, *, cores: Sequence[int] = (CLIENT_CORE,)) -> RedisServer:
    """A Redis that keeps nothing on disk; on the clients' core unless others are given."""
    program = redis_program()
    if program is None:
        raise NotHere("no Redis: apt-get install redis-server")
    server = RedisServer(program, folder, "--appendonly", "no")
    with pinned(*cores):
        server.start()
    return server


class Bare:
    """The C program."""

    def __init__(self, folder: Path, sockets: int, frame: bytes) -> None:
        file = folder / "frame"
        file.write_bytes(frame)
        self._program = Spoken([built("rivals/bare.c"), str(sockets), file], cores=(SERVER_CORE,))
        self.sink = Sink(f"http://127.0.0.1:{self._program.hear()}", "/", sockets, mode="raw", rest_s=REST_S)
        assert self.sink.open().failed == 0

    def publish(self, events: int) -> None:
        self._program.tell(str(events))

    def cpu_s(self) -> float:
        return cpu_s(self._program.pid)

    def pids(self) -> list[int]:
        return [self.sink.pid, self._program.pid]

    def close(self) -> None:
        self.sink.close()
        self._program.close()


class Nchan:
    """nginx with nchan and Redis; published to through another nginx, on the clients' core."""

    def __init__(self, folder: Path, redis: RedisServer, sockets: int, payload: bytes) -> None:
        self._payload = payload
        self._sending = self._nginx(folder / "sending", redis, SERVER_CORE)
        self._taking = self._nginx(folder / "taking", redis, CLIENT_CORE)
        self.sink = Sink(
            f"http://127.0.0.1:{self._sending[1]}", "/kitchen", sockets, mode="upgraded", rest_s=REST_S
        )
        assert self.sink.open().failed == 0
        (worker,) = psutil.Process(self._sending[0].pid).children()
        self._worker = worker.pid
        self._http = http.client.HTTPConnection("127.0.0.1", self._taking[1])

    def _nginx(self, folder: Path, redis: RedisServer, core: int) -> tuple[Program, int]:
        nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
        if nginx is None or not NCHAN.exists():
            raise NotHere("no nginx with nchan: apt-get install nginx libnginx-mod-nchan")
        folder.mkdir()
        port = free_port()
        settings = folder / "nginx.conf"
        # It may run as another user.
        text = (RIVALS / "nchan.conf").read_text()
        user = "user root;\n" if os.getuid() == 0 else ""
        settings.write_text(
            user + text.format(module=NCHAN, folder=folder, port=port, redis=redis.url.rsplit("/", 1)[0])
        )
        program = Program([nginx, "-p", folder, "-e", "stderr", "-c", settings], log=folder / "nginx.log")
        with pinned(core):
            program.start()

        def answers() -> bool:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            try:
                connection.request("POST", "/orders", body=b"{}")
                return connection.getresponse().status < 300
            except OSError:
                return False
            finally:
                connection.close()

        program.wait_ready(answers)
        return program, port

    def publish(self, events: int) -> None:
        for _ in range(events):
            self._http.request("POST", "/orders", body=self._payload)
            answer = self._http.getresponse()
            answer.read()
            assert answer.status < 300

    def cpu_s(self) -> float:
        return cpu_s(self._worker)

    def pids(self) -> list[int]:
        masters = [program.pid for program, _ in (self._sending, self._taking)]
        return [
            self.sink.pid,
            *masters,
            *(child.pid for pid in masters for child in psutil.Process(pid).children()),
        ]

    def close(self) -> None:
        self.sink.close()
        for program, _ in (self._sending, self._taking):
            program.stop()


def seed_python() -> Path:
    """The Python of an environment of its own with what the seed document installs; made when it is not there."""
    place = BUILT / "seed-env"
    wanted = (RIVALS / "requirements.txt").read_text()
    made = place / "made-for.txt"
    if not made.exists() or made.read_text() != wanted:
        BUILT.mkdir(parents=True, exist_ok=True)
        for words in (
            [sys.executable, "-m", "venv", "--clear", place],
            [place / "bin" / "pip", "install", "-q", "-r", RIVALS / "requirements.txt"],
        ):
            done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=600)
            if done.returncode:
                reason = (done.stderr or done.stdout).strip().splitlines()[-1:]
                raise NotHere(
                    f"no Django Channels ({''.join(reason)}): pip install -r tests/bench/rivals/requirements.txt"
                )
        made.write_text(wanted)
    return place / "bin" / "python"


class Channels:
    """The seed document's stack; orders are published to its channel layer from another process."""

    def __init__(self, folder: Path, redis: RedisServer, sockets: int, order: str) -> None:
        python = seed_python()
        port = free_port()
        folder.mkdir()
        surroundings = {"REDIS_PORT": str(redis.port), "DATABASE": str(folder / "db.sqlite3")}
        self._daphne = Program(
            [python, "-m", "daphne", "-b", "127.0.0.1", "-p", str(port), "seed_kitchen:application"],
            log=folder / "daphne.log",
            environment={**surroundings, "PYTHONPATH": str(RIVALS)},
        )
        with pinned(SERVER_CORE):
            self._daphne.start()
        self._daphne.wait_ready(lambda: "Listening on" in self._daphne.output())
        self.sink = Sink(f"http://127.0.0.1:{port}", "/ws/kitchen/pending/", sockets, rest_s=REST_S)
        self.opened = self.sink.open(at_once=10)
        os.environ.update(surroundings)
        self._view = Spoken([python, RIVALS / "seed_kitchen.py", order])

    def publish(self, events: int) -> None:
        self._view.tell(str(events))

    def cpu_s(self) -> float:
        return cpu_s(self._daphne.pid)

    def pids(self) -> list[int]:
        return [self.sink.pid, self._view.pid, self._daphne.pid]

    def close(self) -> None:
        self.sink.close()
        self._view.close()
        self._daphne.kill()


class HubBeside:
    """A hub that only sends: orders are changed by a second one without sockets, on the clients' core.

    Args:
        orders: that are open when it begins.
        location: whose orders they are; hubs of one Redis must not share one unless they share a database.
        before: gets the file of the database when one order is in it, while no hub has it open.
        shared: another one, whose database and second hub it shares.
        cores: where hub and second hub run; each on its own when there are none.

    Attributes:
        hub: its process.
        database: its file.
    """

    def __init__(
        self,
        folder: Path,
        redis: RedisServer,
        sockets: int,
        *,
        orders: int = 20,
        location: str = "main",
        before: Callable[[Path], None] | None = None,
        shared: "HubBeside | None" = None,
        cores: Sequence[int] = (),
    ) -> None:
        data = None if shared is None else shared.hub.data
        self.hub = HubProcess(folder, ("--redis", redis.url, "--location", location), data=data)
        self.database = self.hub.data / "heard.db"
        with pinned(*cores or (SERVER_CORE,)):
            self.hub.start()
            if before is not None:
                self.hub.place("old")
                self.hub.stop()
                before(self.database)
                self.hub.restart()
        until(lambda: self.hub.http.get("/readyz").json()["redis"] == "connected", what="redis")
        self._kitchen = None
        if shared is None:
            words = (f"sqlite:///{self.database}", redis.url, location)
            self._kitchen = Spoken(
                [sys.executable, BENCH / "kitchen_load.py", *words], cores=cores or (CLIENT_CORE,)
            )
            assert self._kitchen.hear() == "ready"
            self.place(orders)
        self.sink = Sink(self.hub.url, "/ws/kitchen/pending/", sockets, rest_s=REST_S)
        assert self.sink.open().failed == 0

    @property
    def kitchen_pid(self) -> int:
        """The second hub's process."""
        assert self._kitchen is not None
        return self._kitchen.pid

    def place(self, orders: int) -> None:
        """Places orders; returns when they are stored."""
        assert self._kitchen is not None
        self._kitchen.tell(f"place {orders}")
        self._kitchen.hear()

    def publish(self, events: int) -> None:
        self.publish_at_once(events, 1)

    def publish_at_once(self, events: int, at_once: int) -> float:
        """Has events made as fast as they are stored, so many at once; the seconds that took."""
        assert self._kitchen is not None
        self._kitchen.tell(f"touch {events} {at_once}")
        return float(self._kitchen.hear().split()[1])

    def cpu_s(self) -> float:
        return cpu_s(self.hub.program.pid)

    def pids(self) -> list[int]:
        # A hub that stood still finds its Redis gone, and goes on from its log: that is not what is measured.
        return []

    def close(self) -> None:
        self.sink.close()
        if self._kitchen is not None:
            self._kitchen.close()
        self.hub.close()
