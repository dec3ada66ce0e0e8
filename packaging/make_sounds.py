"""Makes the sounds of the kiosk: `python packaging/make_sounds.py` writes `resources/sounds/*.wav` anew.

A kitchen roars below 500 Hz and hisses above 2500 Hz, and a speaker in a screen gives nothing below the one: so every
tone lies between them. They are told apart by rhythm first, which carries over noise, then by the way the melody goes.
Each tone begins softly (no click, no fright) and fades like a struck bar.

Only the standard library, no chance and no clock: the same bytes every time.
"""

import math
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE = 22_050
"""Samples in a second; ten times what the highest tone needs is more than enough."""

LOUDEST = 0.8
"""Of full scale, so that nothing clips, also not after a converter of another rate."""

ATTACK_S = 0.008
RELEASE_S = 0.03

LOWEST_HZ, HIGHEST_HZ = 560.0, 2350.0
"""Between which every partial of every tone lies: a short one is broader than its pitch."""


@dataclass(frozen=True, slots=True)
class Tone:
    """One stroke.

    Attributes:
        at_s: when it begins.
        hz: its pitch.
        for_s: how long it is heard.
        loud: beside the loudest of its sound.
        ring_s: it fades to 37 % in that time.
    """

    at_s: float
    hz: float
    for_s: float
    loud: float = 1.0
    ring_s: float = 0.16


PARTIALS = ((1.0, 1.0), (2.0, 0.22), (3.0, 0.07))
"""(multiple of the pitch, how loud): a round tone; what would lie above `HIGHEST_HZ` is left out."""

D5, E5, G5, A5, B5 = 587.33, 659.26, 783.99, 880.0, 987.77
C6, D6, E6, G6, A6, B6, C7 = 1046.5, 1174.66, 1318.51, 1567.98, 1760.0, 1975.53, 2093.0

SOUNDS: dict[str, tuple[Tone, ...]] = {
    # A door bell: high, then low.
    "bell": (Tone(0, E6, 0.42), Tone(0.24, C6, 0.6, ring_s=0.22)),
    # One stroke.
    "ding": (Tone(0, A6, 0.5, 0.9, 0.14),),
    # Two pairs of short knocks on one pitch, as on wood.
    "knock": tuple(Tone(at, A5, 0.09, ring_s=0.04) for at in (0, 0.12, 0.42, 0.54)),
    # Three steps down, the last one long.
    "fall": (Tone(0, G6, 0.2, ring_s=0.1), Tone(0.2, D6, 0.2, ring_s=0.1), Tone(0.4, G5, 0.5, ring_s=0.2)),
    # Four steps up, quickly.
    "rise": (
        Tone(0, C6, 0.12, 0.8, 0.08),
        Tone(0.1, E6, 0.12, 0.85, 0.08),
        Tone(0.2, G6, 0.12, 0.9, 0.08),
        Tone(0.3, C7, 0.45, 1.0, 0.18),
    ),
    # Two soft strokes, far apart.
    "tick": (Tone(0, D6, 0.18, 0.7, 0.06), Tone(0.5, D6, 0.18, 0.7, 0.06)),
    # Three equal strokes of two tones each: nobody waits for a fourth.
    "triple": tuple(Tone(at, hz, 0.24, 0.55, 0.1) for at in (0, 0.27, 0.54) for hz in (B5, E6)),
    # Two long low tones, going down: somebody has hung up.
    "lost": (Tone(0, A5, 0.4, 0.9, 0.4), Tone(0.45, D5, 0.5, 0.9, 0.4)),
}
"""The sounds, by the names settings know them by."""


def samples(tones: tuple[Tone, ...]) -> "array[int]":
    """The sound, its loudest sample at `LOUDEST`."""
    length = round(max(tone.at_s + tone.for_s for tone in tones) * RATE)
    mixed = [0.0] * length
    for tone in tones:
        first = round(tone.at_s * RATE)
        for at in range(min(round(tone.for_s * RATE), length - first)):
            mixed[first + at] += tone.loud * _shape(tone, at / RATE) * _wave(tone.hz, at / RATE)
    scale = LOUDEST * 32_767 / max(map(abs, mixed))
    return array("h", (round(value * scale) for value in mixed))


def _shape(tone: Tone, at_s: float) -> float:
    """How loud a stroke is at an instant: in along half a cosine, away as it rings, out along another half."""
    loud = math.exp(-at_s / tone.ring_s)
    if at_s < ATTACK_S:
        loud *= 0.5 - 0.5 * math.cos(math.pi * at_s / ATTACK_S)
    left_s = tone.for_s - at_s
    if left_s < RELEASE_S:
        loud *= 0.5 - 0.5 * math.cos(math.pi * left_s / RELEASE_S)
    return loud


def _wave(hz: float, at_s: float) -> float:
    return sum(
        loud * math.sin(2 * math.pi * hz * multiple * at_s)
        for multiple, loud in PARTIALS
        if LOWEST_HZ <= hz * multiple <= HIGHEST_HZ
    )


def write(folder: Path) -> None:
    """Writes every sound as `NAME.wav`: 16 bit, one channel."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, tones in SOUNDS.items():
        made = samples(tones)
        if sys.byteorder == "big":
            made.byteswap()
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(made.tobytes())


if __name__ == "__main__":
    write(Path(__file__).parent.parent / "resources" / "sounds")
