"""What a row of the battery is asked, and what it answers."""

import math
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of a row is run.

    Attributes:
        short: the form that belongs to `make test`, with smaller counts.
    """

    short: bool = False

    def of(self, long: int, short: int) -> int:
        """The count of this form."""
        return short if self.short else long

    def s(self, long: float, short: float) -> float:
        """The seconds of this form."""
        return short if self.short else long


@dataclass(slots=True)
class Verdict:
    """What was done, what was measured, and what is wrong with it.

    Attributes:
        did: the counts as they were, e.g. `1,000 orders, 20 kiosks`.
        figures: measured in this run, with their bounds.
        faults: what is wrong; never to be had.
        late: bounds in time, or in bytes, that were exceeded; a busy machine does that, too.
    """

    did: str = ""
    figures: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether everything held, in time as well."""
        return not self.faults and not self.late

    def note(self, figure: str) -> None:
        """A figure without a bound."""
        self.figures.append(figure)

    def most(self, what: str, value: float, bound: float, unit: str = "s") -> None:
        """A figure that must be at most `bound`."""
        self.figures.append(f"{what} {value:.3g} {unit} (<= {bound:g})")
        if not value <= bound:
            # Nothing measured is no matter of how busy the machine is.
            (self.late if math.isfinite(value) else self.faults).append(
                f"{what} {value:.3g} {unit}, wanted at most {bound:g}"
            )

    def exactly(self, what: str, count: int, wanted: int) -> None:
        """A count that must be this one."""
        self.figures.append(f"{what} {count:,}" + ("" if count == wanted else f" of {wanted:,}"))
        if count != wanted:
            self.faults.append(f"{what} {count:,}, wanted {wanted:,}")

    def hold(self, violations: Sequence[str], what: str = "I1-I6 hold") -> None:
        """Invariants that must hold; `violations` are sentences."""
        if violations:
            self.faults += [*violations[:3], *([f"{len(violations)} violations"] if violations[3:] else [])]
        else:
            self.figures.append(what)


Row = Callable[[Scale, int], Awaitable[Verdict]]


def percentile(values: Sequence[float], per_cent: float) -> float:
    """The smallest value that at least `per_cent` of the values do not exceed (nearest rank); infinite of none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * per_cent / 100) - 1)] if ordered else math.inf
