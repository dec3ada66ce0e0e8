"""`heard demo`: a hub, a kiosk per station and a believable service, all on this machine, until Ctrl-C."""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from hub_server import kitchen_file
from hub_server.config import CannotStart
from hub_server.demo.children import Child, Ended, heard, loopback_port
from hub_server.stop_signal import stop_signal

STATIONS = ("grill", "expo", "guests")

KITCHEN = Path(__file__).with_name("demo_kitchen.toml")

FIRST_ORDERS = {"pending": 9, "preparing": 7, "ready": 5}
"""What stands on the boards when they are first seen."""

RATE_PER_MINUTE = 8.0

SEED = 298
"""A service with something of everything in its first minute."""

READY_S = 20.0
"""How long hub and screens are waited for."""

SCREENS = Path("demo-screens")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `heard demo`."""
    parser.add_argument(
        "--kitchen",
        type=Path,
        default=KITCHEN,
        metavar="FILE",
        help="another kitchen than the demo's own, e.g. one that `heard kitchen init` wrote",
    )
    parser.add_argument(
        "--stations", default=",".join(STATIONS), metavar="NAMES", help="kiosks to open (%(default)s)"
    )
    parser.add_argument(
        "--for", type=float, dest="seconds", metavar="SECONDS", help="ends by itself after this time"
    )
    parser.add_argument(
        "--rate", type=float, default=RATE_PER_MINUTE, metavar="N", help="orders a minute (%(default)g)"
    )
    parser.add_argument("--port", type=int, default=0, metavar="P", help="the hub's TCP port (a free one)")
    parser.add_argument("--size", metavar="WxH", help="size of each kiosk in pixels")
    parser.add_argument("--fullscreen", action="store_true", help="kiosks fill the screen")


def run(arguments: argparse.Namespace) -> int:
    """Runs the demo.

    Returns:
        0 when it was ended or its time was over, 1 when one of its programs ended by itself.

    Raises:
        CannotStart: with the reason in one sentence.
    """
    stations = tuple(name.strip() for name in str(arguments.stations).split(",") if name.strip())
    known = _stations_of(arguments.kitchen)
    if not stations or not set(stations) <= set(known):
        raise CannotStart(f"--stations takes some of {', '.join(known)}, not {arguments.stations!r}.")
    if not 0 < arguments.rate <= 6000:
        raise CannotStart("--rate must be more than 0 and at most 6000 orders a minute.")
    if not 0 <= arguments.port <= 65535:
        raise CannotStart(f"--port {arguments.port} is not between 0 and 65535.")
    width, _, height = (arguments.size or "1x1").lower().partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) and int(height)):
        raise CannotStart(f"--size must look like 1280x800, not {arguments.size!r}.")
    try:
        port = loopback_port(arguments.port)
    except OSError as error:
        raise CannotStart(f"Port {arguments.port} cannot be had: {error.strerror}.") from None
    with tempfile.TemporaryDirectory(prefix="heard-demo-", ignore_cleanup_errors=True) as folder:
        return asyncio.run(Demo(arguments, stations, port, Path(folder)).run())


def _stations_of(file: Path) -> tuple[str, ...]:
    """The names of the stations of a kitchen file, with the three stages that every kitchen has.

    Raises:
        CannotStart: there is no such kitchen.
    """
    try:
        kitchen = kitchen_file.read(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotStart(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CannotStart(f"{file} is not UTF-8.") from None
    except kitchen_file.BadKitchen as bad:
        raise CannotStart(f"{file}: {bad}") from None
    return tuple(station.name for station in kitchen.stations)


def has_screen() -> bool:
    """Whether windows can be opened here."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Demo:
    """The programs of one demo and what becomes of them.

    Args:
        port: a free one, for the hub.
        folder: for data and logs; its owner removes it afterwards.
    """

    def __init__(
        self, arguments: argparse.Namespace, stations: tuple[str, ...], port: int, folder: Path
    ) -> None:
        self._port = port
        self._arguments = arguments
        self._stations = stations
        self._folder = folder
        self._offscreen = not has_screen()
        self._children: list[Child] = []

    async def run(self) -> int:
        """Starts everything, waits for the end, ends everything; see `run` of this module."""
        # Also when the terminal it runs in is closed.
        told = stop_signal("SIGHUP")
        code = 0
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._until(told), name="end")
                await self._play(tasks)
        except* _Over:
            pass
        except* Ended as ended:
            code = 1
            for reason in ended.exceptions:
                print(f"heard demo: {reason}", file=sys.stderr)
        finally:
            # Screens first: they should not be seen looking for their hub.
            screens, hub = self._children[1:], self._children[:1]
            await asyncio.gather(*(child.stop() for child in screens))
            await asyncio.gather(*(child.stop() for child in hub))
        print("Everything has ended.", flush=True)
        return code

    async def _until(self, told: asyncio.Event) -> None:
        await told.wait()
        raise _Over

    async def _play(self, tasks: asyncio.TaskGroup) -> None:
        started_at = time.monotonic()
        url = f"http://127.0.0.1:{self._port}"
        ready = self._folder / "ready"
        hub_options = (
            "--open",
            "--port",
            str(self._port),
            "--ready-file",
            str(ready),
            "--log-level",
            "warning",
        )
        await self._start(tasks, "the hub", "hub", *hub_options)
        # Its HTTP client costs 0.2 s to import, which pass while the hub starts.
        from hub_server.demo.simulator import Simulator

        while not ready.exists():
            if time.monotonic() - started_at > READY_S:
                raise Ended(f"the hub was not ready within {READY_S:g} s.")
            await asyncio.sleep(0.02)
        async with Simulator(url, seed=SEED) as simulator:
            # Before its screens: nobody should see a station that is not there yet.
            await simulator.describe(self._arguments.kitchen.read_text(encoding="utf-8"))
            screens = [await self._open_screen(tasks, station, url) for station in self._stations]
            tasks.create_task(self._until_closed(screens), name="screens")
            await simulator.fill(FIRST_ORDERS)
            await simulator.run_out()
            seen_by = 0
            while seen_by < len(self._stations) and time.monotonic() - started_at < READY_S:
                await asyncio.sleep(0.02)
                seen_by = await simulator.screens()
            self._say(url, time.monotonic() - started_at)
            tasks.create_task(self._until_time_is_over(), name="time")
            await simulator.run(self._arguments.rate, cooks=True)

    async def _start(self, tasks: asyncio.TaskGroup, name: str, *arguments: str) -> "asyncio.Task[int]":
        of = "-".join(name.split())
        # A folder of its own: nothing of the demo meets the data or settings of an installation.
        environment = {"HEARD_DATA_DIR": str(self._folder / of)}
        if self._offscreen:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        child = Child(name, heard(*arguments), self._folder / f"{of}.log", environment)
        self._children.append(child)
        await child.start()
        return tasks.create_task(child.watch(), name=name)

    async def _open_screen(self, tasks: asyncio.TaskGroup, station: str, url: str) -> "asyncio.Task[int]":
        options = ["--hub", url, "--station", station]
        if self._offscreen:
            options += ["--windowed", "--size", self._arguments.size or "1920x1080"]
            options += ["--screenshot-dir", str(SCREENS)]
        elif not self._arguments.fullscreen:
            beside = {1: "1280x800", 2: "940x960"}.get(len(self._stations), "630x960")
            options += ["--windowed", "--size", self._arguments.size or beside]
        return await self._start(tasks, f"the screen “{station}”", "kiosk", *options)

    async def _until_closed(self, screens: "list[asyncio.Task[int]]") -> None:
        """A screen closed by hand is no fault; when all are, the demo is over."""
        await asyncio.wait(screens)
        raise _Over

    async def _until_time_is_over(self) -> None:
        if self._arguments.seconds is not None:
            await asyncio.sleep(self._arguments.seconds)
            raise _Over

    def _say(self, url: str, took_s: float) -> None:
        names = ", ".join(self._stations)
        if self._offscreen:
            print(f"There is no screen here: the kiosks draw into memory, pictures go to {SCREENS}/")
        print(f"Heard is serving after {took_s:.1f} s.")
        print(f"  hub      {url}   (its calls: {url}/docs)")
        print(
            "  open     no credentials are wanted, so only this machine can reach it; nothing of it is kept"
        )
        print(f"  screens  {names}")
        print(
            f"  service  {self._arguments.rate:g} orders a minute, made up here; the cooks are simulated, too"
        )
        left = f"; it ends by itself after {self._arguments.seconds:g} s" if self._arguments.seconds else ""
        print(f"Ctrl-C ends everything{left}.", flush=True)


class _Over(Exception):
    """The demo was ended in order."""
