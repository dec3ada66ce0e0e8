"""The speaker against a real sound server, and what is asked of the system about it."""

import math
import os
import threading
from pathlib import Path

import pytest
from boards.line import dish

from kiosk_app import mixer
from kiosk_app.mixer import Output
from kiosk_app.resources import resources
from kiosk_app.speaker import Speaker, _samples
from servers.program import until
from servers.sound_server import RATE

SOUNDS = resources() / "sounds"


@pytest.fixture
def speaker_of():
    """Starts a speaker that tells whom it is told to; ends it after the test."""
    started: list[Speaker] = []

    def start(report, **patience) -> Speaker:
        started.append(Speaker(SOUNDS, report, **patience))
        started[-1].start()
        return started[-1]

    yield start
    for speaker in started:
        speaker.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "speaker"]


def energy(samples, low_hz: int, high_hz: int, step_hz: int = 10) -> float:
    """How much of a recording lies between two frequencies: Goertzel's filter, one frequency after the other."""
    found = 0.0
    for hz in range(low_hz, high_hz, step_hz):
        twice = 2 * math.cos(2 * math.pi * hz / RATE)
        one = two = 0.0
        for sample in samples:
            one, two = sample + twice * one - two, one
        found += one * one + two * two - twice * one * two
    return found


def test_a_new_order_really_sounds_and_a_speaker_that_goes_is_seen(
    open_station, line, sound_server, speaker_of
):
    """Through PulseAudio, recorded behind it; muted, killed, started again: the alarm comes and goes by itself."""
    screen = open_station("fry")
    sound = screen.kiosk.sound
    sound_server.record()
    speaker = speaker_of(sound.reported.emit, look_every_s=0.1, fresh_s=0.0)
    sound.use(speaker)
    screen.until(lambda: speaker._device is not None)
    line.place(901, 0, dish("1", 1, "Fries", "Fry", "Mains"))
    screen.kiosk.board_changed(line.board("fry", seq=5000))
    screen.until(lambda: sum(abs(sample) > 2000 for sample in sound_server.heard) > RATE // 5)
    heard = sound_server.heard
    begins = next(at for at, sample in enumerate(heard) if abs(sample) > 500)
    bell = heard[begins : begins + RATE // 4]
    within, beside = energy(bell, 500, 2500), energy(bell, 30, 500) + energy(bell, 2500, 6000, 50)
    assert within > 100 * beside
    sound_server.stop_recording()

    def says(state: str) -> bool:
        return sound.property("state") == state

    assert says("fine")
    assert sound_server.say("set-sink-mute", "kitchen", "1")
    screen.until(lambda: says("muted"))
    assert screen.one("soundWord").property("text") == "MUTED"
    assert sound_server.say("set-sink-mute", "kitchen", "0")
    screen.until(lambda: says("fine"))
    assert sound_server.say("set-sink-volume", "kitchen", "0%")
    screen.until(lambda: says("muted"))
    assert sound_server.say("set-sink-volume", "kitchen", "80%")
    screen.until(lambda: says("fine"))
    sound_server.kill()
    screen.until(lambda: says("missing"))
    assert screen.one("soundWord").property("text") == "NO SPEAKER"
    sound_server.start()
    screen.until(lambda: says("fine"))
    assert screen.all("soundWord") == []


def test_a_sound_server_that_starts_anew_unseen_is_found_with_the_next_sound(sound_server, speaker_of):
    """The old connection would play on into nothing, and nobody would know."""
    told = []
    changed = threading.Event()

    def report(output):
        told.append(output)
        changed.set()

    speaker = speaker_of(report, look_every_s=3600, fresh_s=0.0)
    assert changed.wait(5)
    assert told == [Output.FINE]
    changed.clear()
    sound_server.kill()
    speaker.play("ding", 1.0)
    assert changed.wait(5), "a sound that cannot be heard is seen at once"
    assert told[1:] == [Output.MISSING]
    changed.clear()
    sound_server.start()
    sound_server.record()
    speaker.play("ding", 1.0)
    assert changed.wait(5)
    assert told[2:] == [Output.FINE]
    until(lambda: any(abs(sample) > 2000 for sample in sound_server.heard), what="the sound")


def test_looking_for_a_speaker_costs_no_connection(sound_server, speaker_of):
    """A sound server has 64 of them; a kiosk looks every ten seconds, for months."""
    told = threading.Event()
    speaker = speaker_of(lambda _: told.set(), look_every_s=3600)
    assert told.wait(5)
    speaker.close()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(80):
        speaker._make_sure()
        assert speaker._device is not None
    speaker._shut(speaker._device)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


def test_without_any_speaker_the_kiosk_says_so(monkeypatch, tmp_path, speaker_of):
    """And a sound is not kept until there is one."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    told, changed = [], threading.Event()

    def report(output):
        told.append(output)
        changed.set()

    monkeypatch.setattr("kiosk_app.speaker._BACKENDS", {"linux": ("PULSEAUDIO",)})
    speaker = speaker_of(report, look_every_s=0.05)
    assert changed.wait(5)
    speaker.play("bell", 1.0)
    speaker.close()
    assert told == [Output.MISSING]
    assert not speaker._waiting


def test_the_volume_is_what_ears_make_of_it():
    """Half is a tenth of the power; nothing is nothing; no volume makes it clip."""

    def swing(volume: float) -> int:
        return max(map(abs, _samples(SOUNDS / "bell.wav", volume).cast("h")))

    assert swing(0) == 0
    assert swing(0.5) == pytest.approx(swing(1.0) * 0.316, rel=0.01)
    assert swing(7.0) == swing(1.0) < 32_767


@pytest.fixture
def tool(tmp_path, monkeypatch):
    """Puts a tool of the system in place that answers as it is told."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name: str, *answers: tuple[str, str], code: int = 0) -> None:
        cases = "\n".join(f"{about}) printf '%s\\n' '{answer}';;" for about, answer in answers)
        path = tmp_path / name
        path.write_text(f'#!/bin/sh\ncase "$1" in\n{cases}\nesac\nexit {code}\n')
        path.chmod(0o755)

    return put


@pytest.mark.skipif(os.name == "nt", reason="these tools are Linux's")
@pytest.mark.parametrize(
    ("name", "answers", "output"),
    [
        ("wpctl", [("get-volume", "Volume: 0.40")], Output.FINE),
        ("wpctl", [("get-volume", "Volume: 0.40 [MUTED]")], Output.MUTED),
        ("wpctl", [("get-volume", "Volume: 0.00")], Output.MUTED),
        (
            "wpctl",
            [("get-volume", "Volume: 0.40"), ("inspect", '  * node.name = "auto_null"')],
            Output.MISSING,
        ),
        (
            "pactl",
            [("get-sink-mute", "Mute: no"), ("get-sink-volume", "Volume: mono: 65536 / 100% / 0.00 dB")],
            Output.FINE,
        ),
        (
            "pactl",
            [("get-sink-mute", "Mute: yes"), ("get-sink-volume", "Volume: mono: 65536 / 100% / 0.00 dB")],
            Output.MUTED,
        ),
        (
            "pactl",
            [
                ("get-sink-mute", "Mute: no"),
                ("get-sink-volume", "Volume: mono: 65536 / 100% / 0.00 dB"),
                ("get-default-sink", "auto_null"),
            ],
            Output.MISSING,
        ),
        ("amixer", [("sget", "  Mono: Playback 60 [69%] [-20.25dB] [on]")], Output.FINE),
        ("amixer", [("sget", "  Mono: Playback 60 [69%] [-20.25dB] [off]")], Output.MUTED),
        ("amixer", [("sget", "  Mono: Playback 0 [0%] [-65.25dB] [on]")], Output.MUTED),
    ],
)
def test_the_system_is_asked_with_the_tools_it_has(tool, name, answers, output):
    """PipeWire's, PulseAudio's or ALSA's; the output that stands for none is none."""
    tool(name, *answers)
    assert mixer.output() is output


@pytest.mark.skipif(os.name == "nt", reason="these tools are Linux's")
def test_a_system_that_cannot_be_asked_is_not_known(tool, monkeypatch):
    """No tool, one that fails, one that hangs: then nobody says that it is muted."""
    assert mixer.output() is None
    tool("pactl", code=1)
    assert mixer.output() is None
    monkeypatch.setattr(mixer, "ANSWER_S", 0.05)
    tool("wpctl", ("get-volume", "Volume: 0.40"))
    Path(os.environ["PATH"], "wpctl").write_text("#!/bin/sh\nwhile :; do :; done\n")
    assert mixer.output() is None
