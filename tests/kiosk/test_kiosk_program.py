"""The kiosk as a program: started, told to stop, started without a hub."""

import asyncio
import signal
import sys

import pytest

from kiosk_app.__main__ import end_on_signals
from servers.program import Program, complaints, free_port, until


@pytest.fixture
def start_kiosk(tmp_path):
    """Starts a kiosk that draws into memory and writes pictures; ends it after the test."""
    started: list[Program] = []

    def start(*arguments: str) -> Program:
        program = Program(
            [sys.executable, "-m", "hub_server.cli", "kiosk", "--size", "1280x720", *arguments],
            log=tmp_path / f"kiosk-{len(started)}.log",
            environment={"QT_QPA_PLATFORM": "offscreen"},
        )
        started.append(program)
        program.start()
        return program

    yield start
    for program in started:
        program.kill()
        said = program.output()
        assert "Traceback" not in said, said
        assert complaints(said) == []


def test_a_kiosk_shows_its_station_and_ends_by_itself(start_kiosk, bare_hub, tmp_path):
    """`--for` ends it with 0, `--screenshot-dir` leaves a picture."""
    bare_hub.place("A")
    kiosk = start_kiosk(
        *("--hub", bare_hub.url, "--station", "pending"),
        *("--screenshot-dir", str(tmp_path / "screens"), "--for", "2"),
    )
    until(lambda: not kiosk.running, within_s=20, what="the kiosk ends")
    assert kiosk.stop() == 0, kiosk.output()
    assert (tmp_path / "screens" / "pending.png").stat().st_size > 1000


def test_two_stations_in_one_window_are_one_program(start_kiosk, bare_hub, tmp_path, monkeypatch):
    """The picture is named after the first; each keeps its things in a file of its own."""
    monkeypatch.setenv("HEARD_DATA_DIR", str(tmp_path / "data"))
    bare_hub.place("A")
    kiosk = start_kiosk(
        *("--hub", bare_hub.url, "--station", "pending", "--second", "preparing", "--layout", "list"),
        *("--screenshot-dir", str(tmp_path / "screens"), "--for", "2"),
    )
    until(lambda: not kiosk.running, within_s=20, what="the kiosk ends")
    assert kiosk.stop() == 0, kiosk.output()
    assert [file.name for file in (tmp_path / "screens").iterdir()] == ["pending.png"]
    kept = [file.name for file in (tmp_path / "data").rglob("*.db")]
    assert sorted(name.rsplit("-", 1)[1] for name in kept) == ["pending.db", "preparing.db"]


def test_a_station_does_not_stand_beside_itself(start_kiosk, bare_hub, tmp_path, monkeypatch):
    """Also where the first pane remembers which it showed; the log says it."""
    monkeypatch.setenv("HEARD_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    bare_hub.place("A")
    first = start_kiosk("--hub", bare_hub.url, "--station", "pending", "--for", "1")
    until(lambda: not first.running, within_s=20, what="the kiosk ends")
    (kept,) = (tmp_path / "data").rglob("*.db")
    kept.rename(kept.with_name(kept.name.replace("pending", "any")))
    kiosk = start_kiosk("--hub", bare_hub.url, "--second", "pending", "--for", "2")
    until(lambda: not kiosk.running, within_s=20, what="the kiosk ends")
    assert kiosk.stop() == 0, kiosk.output()
    assert "pending is shown already" in kiosk.output()
    assert [file.name.rsplit("-", 1)[1] for file in (tmp_path / "data").rglob("*.db")] == ["any.db"]


def test_a_kiosk_is_heard(start_kiosk, bare_hub, sound_server):
    """An order that comes while it runs comes out of the machine's speaker; it lets go of that when it is stopped."""
    sound_server.record()
    kiosk = start_kiosk("--hub", bare_hub.url, "--station", "pending")
    until(lambda: "the speaker is fine" in kiosk.output(), within_s=20, what="a speaker")
    assert not any(sound_server.heard)
    bare_hub.place("A")
    until(lambda: any(abs(sample) > 2000 for sample in sound_server.heard), what="the sound")
    assert kiosk.stop() == 0, kiosk.output()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_kiosk_without_a_hub_keeps_looking_until_it_is_told_to_stop(start_kiosk, tmp_path, by):
    """No hub, no station: the first start. The picture is of the screen that says so."""
    screens = tmp_path / "screens"
    kiosk = start_kiosk("--hub", f"http://127.0.0.1:{free_port()}", "--screenshot-dir", str(screens))
    until((screens / "picker.png").exists, within_s=20, what="a picture")
    assert kiosk.stop(by=by) == 0, kiosk.output()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_loop_without_signal_handlers_ends_on_signals_too(by):
    """Windows has no others; there the interpreter hands the signal on."""

    class Bare(asyncio.SelectorEventLoop):
        def add_signal_handler(self, *_: object) -> None:
            raise NotImplementedError

    async def until_told() -> None:
        ended = asyncio.Event()
        end_on_signals(ended)
        signal.raise_signal(by)
        async with asyncio.timeout(10):
            await ended.wait()

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with asyncio.Runner(loop_factory=Bare) as runner:
            runner.run(until_told())
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
