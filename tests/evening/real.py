"""The evening's kitchen as it is sold: a hub in its own process, and a kiosk's client at every station."""

import asyncio
import json
import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from evening.house import FILE, SCREENS
from evening.service import SOURCE, Body, Differs

from battery.fleet import Fleet, until
from battery.screens import Screen
from hub_server.protocol.messages import Ack, Command
from kiosk_app.board import Board, Link
from servers.hub import HubProcess

WAIT_S = 10.0

_CLOCK = """
import mmap, struct, time
_file = open({path!r}, "rb")
_clock = mmap.mmap(_file.fileno(), 8, access=mmap.ACCESS_READ)
time.time_ns = lambda: struct.unpack("q", _clock[:8])[0]
time.time = lambda: time.time_ns() / 1e9
from hub_server import clockwork
clockwork.LOOK_EVERY_S = 0.02
"""
"""The hub's wall clock is what stands in a file; it looks often at what is due."""


class Clock:
    """The wall clock of the evening's hub."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(bytes(8))
        self._file = path.open("r+b")
        self._map = mmap.mmap(self._file.fileno(), 8)
        self.altered = _CLOCK.format(path=str(path))

    def set(self, at: datetime) -> None:
        """It is this time."""
        nanoseconds = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 1000
        self._map[:8] = struct.pack("q", nanoseconds)

    def close(self) -> None:
        """The file is let go."""
        self._map.close()
        self._file.close()


class Real:
    """See `Service`."""

    def __init__(self, fleet: Fleet, hub: HubProcess, clock: Clock) -> None:
        self._fleet, self._hub, self._clock = fleet, hub, clock
        self._screens: dict[str, Screen] = {}
        self._answers: dict[str, Ack] = {}

    async def open(self) -> None:
        """The kitchen is described, and every screen is switched on."""
        self._call("PUT", "/api/v1/kitchen.toml", FILE)
        for name in SCREENS:
            self._screens[name] = screen = await self._fleet.screen(self._hub, name)
            self._listen(screen)
        await until(
            lambda: all(
                screen.link is Link.CONNECTED and screen.seen.board.kitchen is not None
                for screen in self._screens.values()
            ),
            20,
            "all screens show the kitchen",
        )

    def _listen(self, screen: Screen) -> None:
        before = screen.answered

        def answered(command: Command, ack: Ack) -> None:
            self._answers[command.id] = ack
            before(command, ack)

        screen.answered = answered  # type: ignore[method-assign]

    def set_time(self, at: datetime) -> None:
        """See `Service`."""
        self._clock.set(at)

    def place(self, body: Body) -> int:
        """See `Service`."""
        return int(self._call("POST", "/api/v1/orders", body)["id"])

    def send_again(self, body: Body) -> None:
        """See `Service`."""
        self._call("PUT", _path(body["number"]), body)

    def fire(self, number: str, course: str) -> None:
        """See `Service`."""
        self._call("POST", f"{_path(number)}/fire", {"course": course})

    def cancel(self, number: str) -> None:
        """See `Service`."""
        self._call("POST", f"{_path(number)}/cancel", {})

    def merge(self, number: str, other: str) -> None:
        """See `Service`."""
        self._call("POST", f"{_path(number)}/merge", {"source": SOURCE, "external_id": other})

    def split(self, number: str, asked: Body) -> int:
        """See `Service`."""
        return int(self._call("POST", f"{_path(number)}/split", asked)["id"])

    def run_by(self, profile: str) -> None:
        """See `Service`."""
        self._call("POST", "/api/v1/kitchen/profile", {"profile": profile})

    async def give(self, given: list[tuple[str, Command]]) -> list[Ack]:
        """See `Service`."""
        for name, command in given:
            self._screens[name].give(command)
        ids = [command.id for _, command in given]
        await until(lambda: all(each in self._answers for each in ids), WAIT_S, "all commands are answered")
        return [self._answers.pop(each) for each in ids]

    def board(self, station: str) -> Board:
        """See `Service`."""
        return self._screens[station].seen.board

    async def until_same(self, differs: Differs) -> str:
        """See `Service`."""
        ends_at = asyncio.get_running_loop().time() + WAIT_S
        while (difference := differs()) and asyncio.get_running_loop().time() < ends_at:
            await asyncio.sleep(0.01)
        return difference

    def _call(self, method: str, path: str, body: Body | str) -> Body:
        """A call to the hub that has to succeed."""
        is_file = isinstance(body, str)
        answer = self._hub.http.request(
            method,
            path,
            content=body if is_file else json.dumps(body),
            headers={"Content-Type": "application/toml" if is_file else "application/json"},
        )
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text[:400]}"
        told: dict[str, Any] = answer.json()
        return told


def _path(number: str) -> str:
    return f"/api/v1/orders/{SOURCE}/{number}"
