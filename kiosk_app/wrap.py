"""Text as it stands on a card: made harmless, then broken into lines that fit.

Lines are broken here and not by the screen, so that the height a card is given and the lines it draws can never
disagree. What measures a line is handed in; nothing here knows fonts.
"""

import re
import unicodedata
from collections.abc import Callable

Measure = Callable[[str, int, int], float]
"""(text, size in pixels, weight from 100 to 900) → width of one line in pixels."""

MOST_MARKS = 3
"""Combining marks kept on one letter; real scripts need no more, and towers of them would cover other lines."""

# Bidirectional overrides and isolates can make a line read as something else than what was sent.
_CONTROLS = re.compile(
    r"[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_BREAKS = re.compile(r"\r\n|[\r\u2028\u2029\u0085\u000b\u000c]")


def plain(text: str) -> str:
    """`text` without what could disturb other text: controls, overrides of direction, towers of marks.

    Line feeds stay; every other run of white space becomes one space.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    text = _CONTROLS.sub("", text)
    kept: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "\n".join(" ".join(line.split()) for line in "".join(kept).split("\n")).strip()


def wrapped(text: str, width: float, size: int, weight: int, measure: Measure) -> tuple[str, ...]:
    """The lines of `text`, none wider than `width`; nothing is left out.

    Breaks at spaces, and inside a word only when the word alone is too wide. At least one line comes back.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if measure(candidate, size, weight) <= width:
                line = candidate
                continue
            if line:
                lines.append(line)
            line = word
            while measure(line, size, weight) > width and len(line) > 1:
                fits = _fitting(line, width, size, weight, measure)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line)
    return tuple(lines)


def _fitting(word: str, width: float, size: int, weight: int, measure: Measure) -> int:
    """How many characters of a too wide word go on one line: at least one letter with its marks."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(word[:middle], size, weight) <= width:
            low = middle
        else:
            high = middle - 1
    while 0 < low < len(word) and unicodedata.combining(word[low]):
        low -= 1
    if low:
        return low
    low = 1
    while low < len(word) and unicodedata.combining(word[low]):
        low += 1
    return low
