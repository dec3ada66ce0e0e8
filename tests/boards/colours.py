"""Colours as eyes tell them apart: contrast (WCAG 2.2), colour vision (Machado et al.), differences (CIEDE2000).

A colour is (red, green, blue), 0 to 255 each, as sRGB paints it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

Rgb = tuple[int, int, int]

_LINEAR = [
    value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4
    for value in range(256)
]

VISIONS: Mapping[str, tuple[tuple[float, float, float], ...]] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What each kind of eye makes of linear red, green and blue: Machado, Oliveira and Fernandes, A Physiologically-based
Model for Simulation of Color Vision Deficiency (IEEE TVCG 15, 2009), at severity 1.0."""


def rgb(pixel: int) -> Rgb:
    """The colour of a pixel as `QImage.Format_RGB32` holds it."""
    return (pixel >> 16) & 255, (pixel >> 8) & 255, pixel & 255


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 to 1: WCAG 2.2."""
    red, green, blue = (_LINEAR[value] for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: Rgb, vision: str) -> Rgb:
    """How somebody with this kind of colour vision sees it."""
    linear = [_LINEAR[value] for value in colour]
    mixed = (sum(part * value for part, value in zip(row, linear, strict=True)) for row in VISIONS[vision])
    red, green, blue = (_painted(value) for value in mixed)
    return red, green, blue


def _painted(linear: float) -> int:
    value = min(1.0, max(0.0, linear))
    return round(255 * (value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))


def lab(colour: Rgb) -> tuple[float, float, float]:
    """CIELAB under D65."""
    red, green, blue = (_LINEAR[value] for value in colour)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (
        each ** (1 / 3) if each > 216 / 24389 else (24389 / 27 * each + 16) / 116 for each in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: Sequence[float], other: Sequence[float]) -> float:
    """CIEDE2000 between two colours in CIELAB, after Sharma, Wu and Dalal (2005)."""
    l1, a1, b1 = one
    l2, a2, b2 = other
    mean7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 1 + 0.5 * (1 - math.sqrt(mean7 / (mean7 + 25**7)))
    c1, c2 = math.hypot(g * a1, b1), math.hypot(g * a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, g * a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    sl = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    bend = 2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    rt = -math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2)))) * bend
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh))


def least_difference(one: Rgb, other: Rgb, visions: Iterable[str] = VISIONS) -> tuple[float, str]:
    """CIEDE2000 between two painted colours for the eyes that tell them apart the least, and whose those are."""
    return min((difference(lab(seen(one, each)), lab(seen(other, each))), each) for each in visions)
