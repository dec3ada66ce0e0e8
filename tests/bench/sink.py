"""Screens by the hundred, and tills that ask as fast as they are answered: in C, so that they are no bottleneck."""

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from machine import CLIENT_CORE, Spoken, built, pinned


@dataclass(frozen=True, slots=True)
class Opened:
    """How a herd came in; times in seconds.

    Attributes:
        cards: on the emptiest board.
    """

    sockets: int
    failed: int
    took_s: float
    cards: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """An event that is at every screen; on the monotonic clock, in seconds."""

    number: int
    first_s: float
    last_s: float


class Sink:
    """So many screens at one address.

    Args:
        url: `http://…` or `ws://…` of the server.
        path: of the socket.
        mode: see `load/sink.c`.
        rest_s: pause between two looks at the sockets, so that whoever writes need not wake anybody.
    """

    def __init__(self, url: str, path: str, sockets: int, *, mode: str = "first", rest_s: float = 0) -> None:
        where = urlsplit(url)
        self.sockets = sockets
        self._program = Spoken(
            [
                *(built("load/sink.c"), where.hostname or "", str(where.port), path, str(sockets)),
                *(mode, "order_update", '"ref_code"' if mode == "first" else "-"),
                str(round(rest_s * 1e6)),
            ]
        )
        self.events = 0

    @property
    def pid(self) -> int:
        return self._program.pid

    def open(self, *, at_once: int = 100_000) -> Opened:
        """Opens all sockets and waits for what each gets first."""
        self._program.tell(f"open {at_once}")
        opened, failed, began_ns, last_ns, cards = map(int, self._program.hear().split()[1:])
        self.sockets = opened
        return Opened(opened, failed, (last_ns - began_ns) / 1e9, cards)

    def wait(self, events: int = 1) -> list[Arrived]:
        """Waits until so many further events are at every screen."""
        arrived = []
        for _ in range(events):
            number, first_ns, last_ns = map(int, self._program.hear().removeprefix("event ").split())
            self.events += 1
            assert number == self.events, "an event was missed"
            arrived.append(Arrived(number, first_ns / 1e9, last_ns / 1e9))
        return arrived

    def rest(self, seconds: float) -> None:
        """From now on they pause for so long between two looks."""
        self._program.tell(f"rest {round(seconds * 1e6)}")

    def lost(self) -> int:
        """How many sockets were closed that had been open."""
        self._program.tell("stats")
        return int(self._program.hear().split()[-1])

    def close(self) -> None:
        self._program.close()


@dataclass(frozen=True, slots=True)
class Answered:
    """An order that was answered; times on the monotonic clock, in seconds."""

    sent_s: float
    answered_s: float
    status: int

    @property
    def took_s(self) -> float:
        return self.answered_s - self.sent_s


class Tills:
    """Orders from so many tills at once.

    Args:
        template: JSON of an order with ten `@` where its number goes.
        interval_s: how often one is sent; 0: as soon as a till has its last answer.
    """

    def __init__(
        self, url: str, template: str, *, tills: int, orders: int, first: int, interval_s: float = 0
    ) -> None:
        where = urlsplit(url)
        self._body = tempfile.NamedTemporaryFile("w", suffix=".json")  # noqa: SIM115  # closed in `wait`
        self._body.write(template)
        self._body.flush()
        with pinned(CLIENT_CORE):
            self._process = subprocess.Popen(
                [
                    *(built("load/producers.c"), where.hostname or "", str(where.port), "/api/v1/orders"),
                    *map(str, (tills, orders, first, round(interval_s * 1e6), Path(self._body.name))),
                ],
                stdout=subprocess.PIPE,
                text=True,
            )
        self.busy = 0.0

    def wait(self, within_s: float = 120) -> list[Answered]:
        """All answers, in the order they were asked for; `busy` says then how much of a core asking took."""
        said, _ = self._process.communicate(timeout=within_s)
        self._body.close()
        assert self._process.returncode == 0
        own, *lines = said.splitlines()
        answers = [
            Answered(int(sent) / 1e9, int(at) / 1e9, int(status))
            for sent, at, status in map(str.split, lines)
        ]
        self.busy = float(own) / (
            max(each.answered_s for each in answers) - min(each.sent_s for each in answers)
        )
        return answers
