"""Plays sounds, in the background, and knows whether anything comes out. Qt-free.

One thread of its own holds the device, makes sure of it and asks the system about it; whoever plays never waits. The
device is kept open and is given silence between sounds: an amplifier that has to wake up swallows half of the next one,
and a device that does not ask for more has stopped taking what it is given.
"""

import logging
import queue
import sys
import threading
import time
import wave
from array import array
from collections import deque
from collections.abc import Callable, Generator
from functools import lru_cache
from pathlib import Path
from typing import Any

from kiosk_app.mixer import Output, output

log = logging.getLogger("heard.kiosk")

LOOK_EVERY_S = 10.0
"""How often a device is looked for, one that is there made sure of, and the system asked about it."""

FRESH_S = 1.0
"""For how long a sound server that answered is believed, before the next sound has to be sure of it."""

WATCH_EVERY_S = 0.5
DEAF_S = 3.0
"""A device that has not asked for anything to play for so long is gone."""

CLOSE_S = 2.0
"""How long the end waits for the device."""

BUFFER_MS, BUFFERS = 150, 2
"""A sound begins 0.3 s late at most; of smaller buffers the silence costs more than all the ticking of the cards."""

TAKEN_S = 0.6
"""For how long after a device has taken the last of a sound it may still be heard."""

WAITING_MOST = 4
"""Sounds that wait for the device; of more the first are dropped, they say nothing any more."""

RATE = 22_050

_BACKENDS = {
    # Not JACK: where it is not running it says so on the terminal each time.
    "linux": ("PULSEAUDIO", "ALSA"),
    "darwin": ("COREAUDIO",),
    "win32": ("WASAPI", "DSOUND", "WINMM"),
}

_SERVED = "PulseAudio"
"""The backend that talks to a server (PipeWire's, too)."""


class Speaker:
    """The machine's speaker.

    Args:
        folder: of the sounds, `NAME.wav` each.
        report: is told how the speaker stands whenever that changes; in the speaker's thread.
        ask: how the system's output stands; None: unknown.
        look_every_s: see `LOOK_EVERY_S`.
        fresh_s: see `FRESH_S`.
    """

    def __init__(
        self,
        folder: Path,
        report: Callable[[Output], None],
        *,
        ask: Callable[[], Output | None] = output,
        look_every_s: float = LOOK_EVERY_S,
        fresh_s: float = FRESH_S,
    ) -> None:
        self._folder = folder
        self._report = report
        self._ask = ask
        self._look_every_s = look_every_s
        self._fresh_s = fresh_s
        self._wanted: queue.SimpleQueue[memoryview | None] = queue.SimpleQueue()
        # What the device takes next, the rest of what it is taking, and which of its streams may take it.
        self._waiting: deque[memoryview] = deque(maxlen=WAITING_MOST)
        self._rest: memoryview | None = None
        self._streams = 0
        self._device: Any = None
        self._sure_at = self._asked_at = self._sounded_at = 0.0
        self._lost = threading.Event()
        self._told = Output.OPENING
        self._failure = ""
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Looks for a device from now on."""
        # A daemon: a sound system that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Lets go of the device; nothing is reported any more."""
        self._wanted.put(None)
        if self._thread is not None:
            self._thread.join(CLOSE_S)

    def play(self, name: str, volume: float) -> None:
        """Plays a sound after those that wait; returns at once. Without a device nothing is kept for later.

        Args:
            volume: from 0 to 1, as it is heard: 0.5 is half as loud.
        """
        self._wanted.put(_samples(self._folder / f"{name}.wav", volume))

    def _run(self) -> None:
        look_at = 0.0
        while True:
            now = time.monotonic()
            if now >= look_at or self._is_deaf(now):
                self._make_sure()
                self._tell(self._stands())
                look_at = time.monotonic() + self._look_every_s
            try:
                sound = self._wanted.get(timeout=min(WATCH_EVERY_S, self._look_every_s))
            except queue.Empty:
                continue
            if sound is None:
                break
            if self._device is None or time.monotonic() - self._sure_at > self._fresh_s:
                # A sound that cannot be heard is seen at once.
                self._make_sure()
                if self._device is None or self._told is Output.MISSING:
                    self._tell(self._stands())
            if self._device is not None:
                self._waiting.append(sound)
        device, self._device = self._device, None
        self._shut(device)

    def _is_deaf(self, now: float) -> bool:
        return self._device is not None and (self._lost.is_set() or now - self._asked_at > DEAF_S)

    def _stands(self) -> Output:
        return Output.MISSING if self._device is None else self._ask() or Output.FINE

    def _make_sure(self) -> None:
        """Holds a device that is there, or none."""
        old, now = self._device, time.monotonic()
        is_served = old is not None and old.backend == _SERVED
        if old is not None and not self._is_deaf(now):
            if not is_served:
                # It asks for more, so it is there.
                self._sure_at = now
                return
            if now - self._sounded_at < TAKEN_S:
                # What it has taken would be cut off.
                return
        if old is not None and not is_served:
            # Before another is opened: a sound card may have room for one only.
            self._shut(old)
        # A sound server that ends, or starts anew, is not noticed on its old connection: that plays on into nothing.
        self._device = self._opened()
        self._sure_at = time.monotonic()
        if is_served:
            self._shut(old)
        if self._device is None:
            self._waiting.clear()
            self._rest = None
        elif old is None:
            log.info("sound goes to %s", self._device.backend)

    def _opened(self) -> Any:
        """A device that runs, or None."""
        try:
            return self._open()
        except Exception as failure:  # whatever a sound system does, orders are shown
            if repr(failure) != self._failure:
                # Once, not every ten seconds of a night.
                self._failure = repr(failure)
                log.warning("there is no speaker: %s", failure)
            return None

    def _open(self) -> Any:
        # Late: it takes a twentieth of a second of a start in which nothing is heard anyway.
        import miniaudio  # type: ignore[import-untyped]  # it has no annotations for others

        names = _BACKENDS.get(sys.platform, ())
        if sys.platform == "linux" and not any(Path("/dev/snd").glob("pcm*p")):
            # ALSA without a card complains in many lines each time.
            names = names[:1]
        # Named one by one, without the one that plays into nothing.
        backends = [miniaudio.Backend[name] for name in names]
        # Asked first: a device that fails to open leaves a connection to the sound server behind, too.
        if not miniaudio.Devices(backends).get_playbacks():
            return None
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE,
            buffersize_msec=BUFFER_MS,
            backends=backends,
            callback_periods=BUFFERS,
            app_name="Heard",
        )
        self._lost.clear()
        device.stop_callback = self._lost.set
        self._streams += 1
        stream = self._stream(self._streams)
        next(stream)
        self._asked_at = time.monotonic()
        device.start(stream)
        return device

    def _shut(self, device: Any) -> None:
        if device is None:
            return
        from miniaudio import lib

        # Its end is no loss.
        device.stop_callback = None
        device.close()
        # WORKAROUND https://github.com/irmen/pyminiaudio/issues/86: a device that is closed leaves its
        # context behind, and with it a connection to the sound server, which has 64 of them to give.
        lib.ma_context_uninit(device._context)

    def _stream(self, own: int) -> Generator[bytes | memoryview, int, None]:
        """What a device plays, whenever it asks for more; nothing at all is silence. Runs in the device's thread."""
        frames = yield b""
        while True:
            part: bytes | memoryview = b""
            if own == self._streams:
                self._asked_at = time.monotonic()
                rest = self._rest or (self._waiting.popleft() if self._waiting else None)
                if rest is not None:
                    self._sounded_at = self._asked_at
                    part, self._rest = rest[: 2 * frames], rest[2 * frames :]
            frames = yield part

    def _tell(self, found: Output) -> None:
        if found is not self._told:
            self._told = found
            log.info("the speaker is %s", found)
            self._report(found)


@lru_cache(maxsize=32)
def _samples(file: Path, volume: float) -> memoryview:
    """A sound of that volume: 16 bit, one channel, `RATE` samples a second, as this machine has its bytes.

    Ears hear half as loud where there is a tenth of the power: so the swing goes with the volume's 1.66th power.
    """
    with wave.open(str(file), "rb") as sound:
        found = array("h", sound.readframes(sound.getnframes()))
    if sys.byteorder == "big":
        found.byteswap()
    scale = max(0.0, min(1.0, volume)) ** 1.66
    return memoryview(array("h", (round(sample * scale) for sample in found)).tobytes())
