"""Sizes on the glass: thought in millimetres, computed in pixels once for a screen.

A cook stands two metres away; what counts is how large a letter is, not how many pixels it has. The diagonal is a
setting because what monitors report about themselves is often wrong.
"""

import math
from dataclasses import dataclass

CAP_HEIGHT = 1490 / 2048
"""Height of Inter's capital letters as a part of the font's size."""

COLUMN_MM = 95.0
"""Width of a card that a cook can read at two metres."""

MEDIUM, BOLD, EXTRA_BOLD = 500, 700, 800
"""Weights of the font that exist in `resources/fonts`."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Every size that the layout of cards needs, in pixels.

    Attributes:
        per_mm: pixels in a millimetre, scale included.
        gap: between cards.
        border: kept free on every side of a card for its frame, whatever the frame's weight.
        pad: between the frame and what stands in the card.
        number: font size of the order's number; capitals of 9 mm.
        where: font size of table or name in the head.
        head: height of a card's head.
        strip: height of the head of a continued card, and of `continues` below.
        foot: height of the bump button, 20 mm.
        name: font size of items; capitals of 5 mm.
        name_line: distance of their lines.
        detail: font size of modifiers, notes and bands.
        detail_line: distance of their lines.
        small: font size of headings and tags.
        small_line: height of a heading or a tag.
        space: between two things that belong together.
    """

    per_mm: float
    gap: int
    border: int
    pad: int
    number: int
    where: int
    head: int
    strip: int
    foot: int
    name: int
    name_line: int
    detail: int
    detail_line: int
    small: int
    small_line: int
    space: int


def measures(per_mm: float) -> Measures:
    """The sizes for a screen with `per_mm` pixels in a millimetre."""

    def px(mm: float) -> int:
        return max(1, round(mm * per_mm))

    def font(capital_mm: float) -> int:
        return max(6, math.ceil(capital_mm / CAP_HEIGHT * per_mm - 1e-6))

    return Measures(
        per_mm=per_mm,
        gap=px(3),
        border=px(1.3),
        pad=px(2),
        number=font(9),
        where=font(4.6),
        head=px(23.5),
        strip=px(12),
        foot=px(20),
        name=font(5),
        name_line=px(8.2),
        detail=font(4.1),
        detail_line=px(6.8),
        small=font(3.1),
        small_line=px(5.6),
        space=px(1),
    )


def pixels_per_mm(width_px: int, height_px: int, diagonal_inches: float) -> float:
    """Pixels in a millimetre on a screen of this resolution and diagonal.

    Raises:
        ValueError: the diagonal is not positive.
    """
    if diagonal_inches <= 0:
        raise ValueError(f"a screen of {diagonal_inches} inches does not exist")
    return math.hypot(width_px, height_px) / (diagonal_inches * 25.4)


def columns(width_px: float, per_mm: float) -> int:
    """How many columns of cards a rail of this width has."""
    return max(1, round(width_px / (COLUMN_MM * per_mm)))
