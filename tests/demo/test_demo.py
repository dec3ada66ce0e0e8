"""`heard demo` as a guest of the project meets it: everything starts, everything ends."""

import re
import signal
import sys
from pathlib import Path

import httpx2
import psutil
import pytest

from servers.program import LIKE_WINDOWS, Program, complaints, gone, refusal, until

OFFSCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


class Demo(Program):
    def __init__(self, folder: Path, *options: str) -> None:
        super().__init__(
            [sys.executable, "-m", "hub_server.cli", "demo", *options],
            log=folder / "demo.log",
            environment={**OFFSCREEN, "TMPDIR": str(folder)},
        )
        self.folder = folder

    def below(self) -> list[psutil.Process]:
        """Every process that belongs to it, Redis included."""
        return psutil.Process(self.pid).children(recursive=True)

    def standing(self) -> dict[str, int]:
        """How many orders stand on each station."""
        address = re.search(r"hub +(http://\S+)", self.output())
        assert address is not None, self.output()
        with httpx2.Client(base_url=address[1], trust_env=False) as http:
            return {
                name: http.get(f"/api/v1/stations/{name}/orders").json()["total"]
                for name in ("grill", "fry", "expo", "guests")
            }

    def screens_said(self) -> str:
        """What its kiosks have written so far."""
        logs = list(self.folder.glob("heard-demo-*/the-screen-*.log"))
        assert logs
        return "".join(log.read_text() for log in logs)

    def serving(self) -> "Demo":
        self.start()
        self.wait_ready(lambda: "Ctrl-C ends everything" in self.output(), within_s=40)
        return self


def test_it_ends_by_itself_and_leaves_pictures_and_no_process(tmp_path: Path):
    """`heard demo --for` on a machine without a screen: a kitchen at work, drawn, and then an end with 0."""
    demo = Demo(tmp_path, "--for", "3", "--size", "1280x720").serving()
    screens = tmp_path / "demo-screens"
    until(lambda: not demo.running, within_s=50)
    assert demo.stop() == 0
    assert "There is no screen here" in demo.output()
    assert "open     no credentials are wanted, so only this machine can reach it" in demo.output()
    assert re.search(r"hub +http://127\.0\.0\.1:", demo.output())
    assert "Everything has ended." in demo.output()
    pictures = sorted(picture.name for picture in screens.glob("*.png"))
    assert pictures == ["expo.png", "grill.png", "guests.png"]


def test_a_kitchen_is_at_work_until_a_signal_ends_all_of_it(tmp_path: Path):
    """Ctrl-C is enough, and it is no failure."""
    demo = Demo(tmp_path, "--size", "1280x720").serving()
    below = demo.below()
    assert len(below) >= 5, "a hub, its Redis and three kiosks"
    assert [name for process in below if (name := process.name()) in ("valkey-server", "redis-server")]
    assert all(demo.standing().values()), demo.standing()
    assert complaints(demo.screens_said()) == []
    assert demo.stop(by=signal.SIGINT) == 0
    assert gone(below)


def test_the_signal_of_a_supervisor_ends_all_as_well(tmp_path: Path):
    """SIGTERM is no failure either."""
    demo = Demo(tmp_path, "--stations", "pending").serving()
    below = demo.below()
    assert demo.stop(by=signal.SIGTERM) == 0
    assert gone(below)


def test_where_the_event_loop_knows_no_signals_one_ends_all_as_well(tmp_path: Path):
    """As on Windows."""
    demo = Demo(tmp_path, "--stations", "pending")
    demo.arguments[1:3] = ["-c", LIKE_WINDOWS + "from hub_server.cli import main; raise SystemExit(main())"]
    demo.serving()
    below = demo.below()
    assert demo.stop(by=signal.SIGTERM) == 0
    assert "Everything has ended." in demo.output()
    assert gone(below)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_nothing_is_orphaned_when_it_is_killed(tmp_path: Path):
    """Kill -9 of the demo takes hub, Redis and kiosks with it."""
    demo = Demo(tmp_path, "--stations", "ready").serving()
    below = demo.below()
    demo.kill()
    until(lambda: gone(below), what="the end of every process")


def test_it_says_when_the_hub_dies(tmp_path: Path):
    """A demo without its hub is no demo: it ends, says why, and fails."""
    demo = Demo(tmp_path, "--stations", "pending").serving()
    below = demo.below()
    hub = next(process for process in below if "--ready-file" in process.cmdline())
    hub.kill()
    until(lambda: not demo.running, within_s=20)
    assert demo.stop() == 1
    assert "heard demo: the hub ended with exit code -9" in demo.output()
    assert gone(below)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ("--stations", "pizza"),
            "--stations takes some of pending, preparing, ready, grill, grill-2, fry, cold, expo, guests, not 'pizza'.",
        ),
        (("--stations", ""), "--stations takes some of"),
        (("--kitchen", "nowhere.toml"), "nowhere.toml cannot be read: No such file or directory."),
        (("--rate", "-1"), "--rate must be"),
        (("--size", "big"), "--size must look like 1280x800, not 'big'."),
        (("--port", "70000"), "--port 70000 is not between 0 and 65535."),
    ],
)
def test_a_wrong_option_ends_with_one_sentence_and_code_2(options: tuple[str, ...], says: str):
    """As every command of Heard does."""
    assert refusal("demo", *options, environment=OFFSCREEN).startswith(f"heard demo: {says}")
