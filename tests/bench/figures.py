"""Printing of measurements: one line a figure, with the bound it is held against."""

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], per_cent: float) -> float:
    """The smallest value that at least `per_cent` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * per_cent / 100) - 1)]


class Figures:
    """What one measurement found; prints each figure as it comes."""

    def __init__(self, title: str) -> None:
        self.held = True
        print(f"\n{title}", flush=True)

    def most(self, what: str, value: float, bound: float, unit: str) -> None:
        """A figure that should be at most `bound`."""
        self._line(what, value, "≤", bound, unit, held=value <= bound)

    def least(self, what: str, value: float, bound: float, unit: str) -> None:
        """A figure that should be at least `bound`."""
        self._line(what, value, "≥", bound, unit, held=value >= bound)

    def note(self, text: str) -> None:
        """Something worth knowing beside the figures."""
        print(f"  {text}", flush=True)

    def _line(self, what: str, value: float, sign: str, bound: float, unit: str, *, held: bool) -> None:
        self.held &= held
        mark = "ok  " if held else "MISS"
        print(f"  {mark} {what:<58} {value:>9.2f} {unit:<8} (wanted {sign} {bound:g})", flush=True)

    def exit_code(self) -> int:
        """0 when every figure held, else 1."""
        return 0 if self.held else 1
