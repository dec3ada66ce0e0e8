"""How cards are really painted, and by how much what is painted has to be told apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from boards.colours import Rgb, contrast
from boards.painted import area, at, bare, sharpest
from boards.showings import grab

SIGNS = 3.0
"""WCAG 2.2 (1.4.11): signs, and the edges of what is not text."""

TOLD_APART = 10.0
"""Least CIEDE2000 between two states. That counts steps alike wherever they lie, where the older CIE76 overrates those
between strong yellows and blues, all that is left to most of the eyes simulated here. From 2 on two patches that touch
are told apart, from 5 on they are called different colours; twice that leaves something for distance and grease."""


@dataclass(frozen=True)
class Painted:
    """How a card of one state is painted."""

    head: Rgb
    edge: Rgb
    chip: Rgb
    weight_mm: float
    sign: str
    word: str


def cards(screen: Any) -> Iterator[tuple[str, Painted]]:
    """The state of every card and how it is painted; what lies beside it is looked at here."""
    picture = bare(screen, grab)
    mm = screen.kiosk.perMm
    for card in screen.all("card"):
        if card.property("part") != 1:
            continue
        place, head = area(card), area(screen.one("headGround", card))
        chip = area(screen.one("chip", card))
        # Below the head; where that is as high as the card, as in a list it may be, at the other side.
        y, side, inwards = head.bottom() + 2 * mm, place.left(), 1
        if y > place.bottom() - 3 * mm:
            y, side, inwards = place.center().y(), place.right() - 1, -1
        edge = at(picture, side + inwards, y)
        inside = at(picture, side + inwards * 1.6 * mm, y)
        outside = at(picture, side - inwards, y)
        assert outside != edge != inside
        weight = sum(at(picture, side + inwards * x, y) == edge for x in range(int(2 * mm)))
        hue = at(picture, head.left() + 2, head.center().y())
        beside = edge if edge != hue else outside
        assert contrast(edge, outside) >= SIGNS, "the card and what it hangs on"
        assert contrast(hue, beside) >= SIGNS, "the state and what is next to it"
        start = head.left() + 4, head.center().y()
        ends = (start[0], head.bottom() + 1), (head.right() + 3, start[1])
        assert max(sharpest(picture, start, end) for end in ends) > 1, (
            "the head and what is below or beside it"
        )
        yield (
            card.property("place"),
            Painted(
                head=hue,
                edge=edge,
                chip=at(picture, chip.left() + 2, chip.center().y()),
                weight_mm=weight / mm,
                sign=screen.one("stateSign", card).property("text"),
                word=screen.one("word", card).property("text"),
            ),
        )
