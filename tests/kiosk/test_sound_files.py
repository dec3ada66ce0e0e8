"""The sounds that are shipped: made here, heard over a kitchen, and never harsh."""

import cmath
import importlib.util
import math
import wave
from array import array
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import pytest

from kiosk_app.config import SOUNDS
from kiosk_app.resources import resources
from kiosk_app.sounds import LONGEST_S
from kiosk_app.speaker import RATE

ROOT = Path(__file__).parent.parent.parent
NAMES = [name for name in SOUNDS if name != "none"]


@lru_cache
def sound(name: str) -> "array[int]":
    with wave.open(str(resources() / "sounds" / f"{name}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return array("h", file.readframes(file.getnframes()))


def transformed(values: list[complex]) -> list[complex]:
    """Its Fourier transform; the length is a power of two."""
    if len(values) == 1:
        return values
    even, odd = transformed(values[::2]), transformed(values[1::2])
    half = len(even)
    turned = [cmath.exp(-1j * math.pi * at / half) * odd[at] for at in range(half)]
    return [even[at] + turned[at] for at in range(half)] + [even[at] - turned[at] for at in range(half)]


@lru_cache
def spectrum(name: str) -> list[tuple[float, float]]:
    """(frequency in Hz, energy) of a whole sound."""
    samples = sound(name)
    length = 1 << (len(samples) - 1).bit_length()
    found = transformed([*map(complex, samples), *([0j] * (length - len(samples)))])
    return [(at * RATE / length, abs(found[at]) ** 2) for at in range(length // 2)]


def loudness(name: str) -> list[float]:
    """How loud it is in each 20 ms, beside its loudest."""
    samples, step = sound(name), RATE // 50
    parts = [samples[at : at + step] for at in range(0, len(samples), step)]
    powers = [math.sqrt(sum(value * value for value in part) / len(part)) for part in parts]
    return [power / max(powers) for power in powers]


def test_the_sounds_are_what_the_program_makes(tmp_path):
    """Byte for byte: whoever wonders where they come from can make them."""
    spec = importlib.util.spec_from_file_location("make_sounds", ROOT / "packaging" / "make_sounds.py")
    make_sounds = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_sounds)
    make_sounds.write(tmp_path)
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    kept = {file.name: file.read_bytes() for file in (resources() / "sounds").glob("*.wav")}
    assert made == kept
    assert sorted(NAMES) == sorted(Path(name).stem for name in kept)


def test_the_sounds_have_their_licence_beside_them():
    """As everything in `resources` has."""
    assert "Apache License" in (resources() / "sounds" / "Sounds.LICENSE.txt").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_all_energy_lies_where_a_kitchen_lets_it_through(name):
    """Between 500 and 2500 Hz: above the roar of the hood, below the hiss of the fryer, within a screen's speaker."""
    found = spectrum(name)
    within = sum(energy for hz, energy in found if 500 <= hz <= 2500)
    assert within / sum(energy for _, energy in found) > 0.999


@pytest.mark.parametrize("name", NAMES)
def test_nothing_clips_and_nothing_clicks(name):
    """It begins and ends in silence, never reaches full scale, and is over before the next may begin."""
    samples = sound(name)
    assert 20_000 < max(map(abs, samples)) < 0.9 * 32_767
    assert max(map(abs, samples[:8])) < 500, "a soft attack"
    assert max(map(abs, samples[-8:])) < 500
    assert len(samples) / RATE <= LONGEST_S


@pytest.mark.parametrize(("one", "other"), list(combinations(NAMES, 2)))
def test_every_sound_differs_from_every_other(one, other):
    """In its rhythm or in its pitch: nobody has to guess which it was."""
    rhythms = [loudness(name) for name in (one, other)]
    longest = max(map(len, rhythms))
    first, second = ([*rhythm, *([0.0] * (longest - len(rhythm)))] for rhythm in rhythms)
    apart = sum(abs(a - b) for a, b in zip(first, second, strict=True)) / longest
    highest = [max(spectrum(name), key=lambda found: found[1])[0] for name in (one, other)]
    assert apart > 0.12 or max(highest) / min(highest) > 1.18, (apart, highest)
