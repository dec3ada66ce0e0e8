"""A real PulseAudio with a loudspeaker that only a test can hear."""

import os
import shutil
import subprocess
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from servers.program import Program, absent, until

RATE = 22_050


class SoundServer:
    """PulseAudio, in a folder of its own; it plays into nothing, and what it plays is recorded.

    Attributes:
        heard: everything since the start of the recording.
    """

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "native"
        self.environment = {
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_COOKIE": str(folder / "cookie"),
            "XDG_RUNTIME_DIR": str(folder),
            "HOME": str(folder),
        }
        self._program = Program(
            [
                "pulseaudio",
                *("-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes"),
                "--load=module-null-sink sink_name=kitchen",
                f"--load=module-native-protocol-unix auth-anonymous=1 socket={self._socket}",
            ],
            log=folder / "pulseaudio.log",
            environment=self.environment,
        )
        self._recording = folder / "recording"
        self._recorder: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Ready when it returns."""
        self._program.start()
        until(lambda: self.say("info"), what="PulseAudio answers")

    def kill(self) -> None:
        """As a crash."""
        self.stop_recording()
        self._program.kill()

    def say(self, *words: str) -> bool:
        """Tells it something with `pactl`; whether it was done."""
        told = subprocess.run(
            ["pactl", *words],
            env={**os.environ, **self.environment},
            capture_output=True,
            timeout=10,
            check=False,
        )
        return told.returncode == 0

    def record(self) -> None:
        """From now on; returns when the first moment of it, of silence, is there."""
        with self._recording.open("wb") as file:
            self._recorder = subprocess.Popen(
                [
                    "parec",
                    "--device=kitchen.monitor",
                    *("--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=20"),
                ],
                env={**os.environ, **self.environment},
                stdout=file,
                stderr=subprocess.DEVNULL,
            )
        until(lambda: self._recording.stat().st_size, what="a recording")

    def stop_recording(self) -> None:
        """If there is one."""
        if self._recorder is not None:
            self._recorder.kill()
            self._recorder.wait()
            self._recorder = None

    @property
    def heard(self) -> "array[int]":
        """Samples, `RATE` a second."""
        recorded = self._recording.read_bytes()
        return array("h", recorded[: len(recorded) // 2 * 2])


@pytest.fixture
def sound_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """One that runs, and is this process's."""
    if not all(map(shutil.which, ("pulseaudio", "pactl", "parec"))):
        absent("PulseAudio with its tools")
    folder = tmp_path / "sound"
    folder.mkdir()
    server = SoundServer(folder)
    for name in ("PULSE_SERVER", "PULSE_COOKIE"):
        monkeypatch.setenv(name, server.environment[name])
    server.start()
    yield server
    server.kill()
