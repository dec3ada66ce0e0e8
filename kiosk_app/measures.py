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

SPACINGS: dict[str, tuple[float, float]] = {"dense": (0.75, 0.6), "normal": (1.0, 1.0), "roomy": (1.3, 2.0)}
"""Density → how much of the usual room is between things, and how much between the lines of a text.

Lines of the closest are still 1.12 of the font's size apart: a descender does not reach the next line's accents.
"""

LEAST_COLUMN_MM = 60.0
"""Width of the narrowest card that still has room for its number, age and state beside each other."""

MEDIUM, BOLD, EXTRA_BOLD = 500, 700, 800
"""Weights of the font that exist in `resources/fonts`."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Every size that the layout of cards needs, in pixels.

    Attributes:
        per_mm: pixels in a millimetre, scale included.
        text_size: what the sizes of all that is read on a card are multiplied by; it is in them already.
        gap: between cards.
        border: kept free on every side of a card for its frame, whatever the frame's weight.
        pad: between the frame and what stands in the card.
        number: font size of the order's number; capitals of 9 mm, as all millimetres here before `text_size`.
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
    text_size: float
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

    @property
    def letters(self) -> float:
        """How large the letters are, 1.0 being what look.md asks for: what has to hold words grows with them."""
        return self.name / _font(5, self.per_mm)

    def px(self, mm: float) -> int:
        """A length on the glass; at least one pixel."""
        return max(1, round(mm * self.per_mm))

    def least_columns(self, width_px: float, columns: int) -> int:
        """As many of so many columns as leave each card the width it needs; at least one."""
        least = LEAST_COLUMN_MM * self.letters * self.per_mm
        return max(1, min(columns, int((width_px + self.gap) // (least + self.gap))))


def _font(capital_mm: float, per_mm: float) -> int:
    return max(6, math.ceil(capital_mm / CAP_HEIGHT * per_mm - 1e-6))


def measures(per_mm: float, text_size: float = 1.0, density: str = "normal") -> Measures:
    """The sizes for a screen with `per_mm` pixels in a millimetre.

    Args:
        per_mm: scale included.
        text_size: multiplies what is read on a card.
        density: one of `SPACINGS`.
    """
    room, leading = SPACINGS[density]

    def px(mm: float) -> int:
        return max(1, round(mm * per_mm))

    def least(mm: float) -> int:
        # What a glove needs is not rounded down.
        return math.ceil(mm * per_mm - 1e-6)

    def font(capital_mm: float) -> int:
        return _font(capital_mm * text_size, per_mm)

    def line(mm: float, capital_mm: float) -> int:
        em_mm = capital_mm / CAP_HEIGHT
        return px((em_mm + (mm - em_mm) * leading) * text_size)

    return Measures(
        per_mm=per_mm,
        text_size=text_size,
        # Not less: a finger that misses one card must not touch the next.
        gap=least(3 * max(1.0, room)),
        border=px(1.3),
        pad=px(2 * room),
        number=font(9),
        where=font(4.6),
        head=px(23.5 * text_size),
        # What stands in it is read, and may grow; it never becomes too low for its words.
        strip=px(12 * max(1.0, text_size)),
        foot=least(20),
        name=font(5),
        name_line=line(8.2, 5),
        detail=font(4.1),
        detail_line=line(6.8, 4.1),
        small=font(3.1),
        small_line=line(5.6, 3.1),
        space=px(room),
    )


def pixels_per_mm(width_px: int, height_px: int, diagonal_inches: float) -> float:
    """Pixels in a millimetre on a screen of this resolution and diagonal.

    Raises:
        ValueError: the diagonal is not positive.
    """
    if diagonal_inches <= 0:
        raise ValueError(f"a screen of {diagonal_inches} inches does not exist")
    return math.hypot(width_px, height_px) / (diagonal_inches * 25.4)


def columns(width_px: float, per_mm: float, text_size: float = 1.0) -> int:
    """How many columns of cards a rail of this width has; larger text needs wider ones."""
    return max(1, round(width_px / (COLUMN_MM * per_mm * text_size)))
