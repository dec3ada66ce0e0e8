"""What the screen says, in the cook's language. Qt-free: who speaks is installed by `language`.

A sentence stands in the code in English, as `tr("Hub not found")`, and is found there by `make translations`; so
what is handed to these functions is a literal, or was marked as one:

    HELD = Look("held", "held", mark("HOLD"))
    tr(HELD.word)

Values come into a sentence by name: `tr("Keep {station}", station=title)`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

ISOLATE, POP = "\u2068", "\u2069"
"""Round a value in a sentence that is read from right to left: a table or a name does not turn its neighbours round."""


def _english_day(at: datetime) -> str:
    return f"{at:%a} {at.day} {at:%b}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A language.

    Attributes:
        translate: (English, comment, count or -1) → the sentence, with `%n` replaced; None: English.
        day: a day without its year, such as `Sat 21 Nov`.
        mirrored: it is read from right to left.
        decimal: the sign in a number with decimals.
    """

    translate: Callable[[str, str, int], str] | None = None
    day: Callable[[datetime], str] = _english_day
    mirrored: bool = False
    decimal: str = "."


ENGLISH = Speaker()
_speaker = ENGLISH


def install(speaker: Speaker) -> None:
    """From now on sentences are spoken in this language; who showed one before asks again."""
    global _speaker  # noqa: PLW0603  # one screen speaks one language
    _speaker = speaker


def mark(source: str, comment: str = "") -> str:
    """`source` itself: it is spoken later, by `tr`."""
    return source


def tr(source: str, comment: str = "", /, **values: object) -> str:
    """A sentence.

    Args:
        source: in English, with `{names}` of values.
        comment: tells translators, and apart from each other, what is the same in English.
        values: for the names.
    """
    said = source if _speaker.translate is None else _speaker.translate(source, comment, -1)
    return said.format(**_isolated(values)) if values else said


def trn(one: str, many: str, count: int, comment: str = "", /, **values: object) -> str:
    """A sentence about a number of things.

    Args:
        one: in English, of one.
        many: in English, of any other number, which it has as `%n`; what translations go by.
        count: how many.
        comment: see `tr`.
        values: see `tr`.
    """
    if _speaker.translate is None:
        said = (one if count == 1 else many).replace("%n", str(count))
    else:
        said = _speaker.translate(many, comment, count)
    return said.format(**_isolated(values)) if values else said


def day(at: datetime) -> str:
    """A day without its year, as people write it."""
    return _speaker.day(at)


def is_english() -> bool:
    """Whether English is spoken, as by the hub."""
    return _speaker.translate is None


def numeral(text: str) -> str:
    """A text with its numbers written as people write them."""
    return re.sub(r"(?<=\d)\.(?=\d)", _speaker.decimal, text)


def mirrored() -> bool:
    """Whether what is said is read from right to left."""
    return _speaker.mirrored


def _isolated(values: dict[str, object]) -> dict[str, object]:
    if not _speaker.mirrored:
        return values
    return {name: f"{ISOLATE}{value}{POP}" for name, value in values.items()}
