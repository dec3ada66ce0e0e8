"""Printing of measurements: one line a figure, with the bound it is held against; `--json FILE` keeps them as well."""

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

SHORT = "--short" in sys.argv
"""Whether a measurement was asked to take less time, and to be less exact."""


def percentile(values: Sequence[float], per_cent: float) -> float:
    """The smallest value that at least `per_cent` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * per_cent / 100) - 1)]


class Figures:
    """What one measurement found; prints each figure as it comes."""

    def __init__(self, title: str) -> None:
        self.held = True
        self._title = title
        self._lines: list[dict[str, object]] = []
        print(f"\n{title}", flush=True)

    def most(self, what: str, value: float, bound: float, unit: str) -> None:
        """A figure that should be at most `bound`."""
        self._line(what, value, "≤", bound, unit, held=value <= bound)

    def least(self, what: str, value: float, bound: float, unit: str) -> None:
        """A figure that should be at least `bound`."""
        self._line(what, value, "≥", bound, unit, held=value >= bound)

    def says(self, what: str, value: float, unit: str) -> None:
        """A figure no bound is set for."""
        self._lines.append({"what": what, "value": round(value, 4), "unit": unit})
        print(f"       {what:<58} {value:>9.2f} {unit}", flush=True)

    def note(self, text: str) -> None:
        """Something worth knowing beside the figures."""
        self._lines.append({"note": text})
        print(f"  {text}", flush=True)

    def _line(self, what: str, value: float, sign: str, bound: float, unit: str, *, held: bool) -> None:
        self.held &= held
        self._lines.append(
            {
                "what": what,
                "value": round(value, 4),
                "unit": unit,
                "wanted": f"{sign} {bound:g}",
                "held": held,
            }
        )
        mark = "ok  " if held else "MISS"
        print(f"  {mark} {what:<58} {value:>9.2f} {unit:<8} (wanted {sign} {bound:g})", flush=True)

    def exit_code(self) -> int:
        """0 when every figure held, else 1; what `--json` names gets the figures, beside those of other titles."""
        if "--json" in sys.argv:
            file = Path(sys.argv[sys.argv.index("--json") + 1])
            known = json.loads(file.read_text()) if file.exists() else {}
            file.write_text(
                json.dumps({**known, self._title: self._lines}, indent=1, ensure_ascii=False) + "\n"
            )
        return 0 if self.held else 1
