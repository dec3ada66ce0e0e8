"""What is really painted: the colours of letters and of what lies behind them, read from pictures of the window."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from boards.colours import Rgb, contrast, rgb
from boards.scene import items
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from kiosk_app.order_model import ICONS

EVERY = 2
"""Of the rows of the window one in so many is looked at: a letter is higher."""

LEAST_SHARE = 0.05
"""A ground under less of a text's letters than this is the rounded corner of something."""


@dataclass(frozen=True, slots=True)
class Letters:
    """One text on the glass.

    Attributes:
        ink: the strongest of its colours on the ground on which it can be read the least.
        ground: that ground.
    """

    item: QQuickItem
    ink: Rgb
    ground: Rgb

    @property
    def ratio(self) -> float:
        """WCAG 2.2's contrast."""
        return contrast(self.ink, self.ground)

    @property
    def is_sign(self) -> bool:
        """An icon, not words."""
        return self.item.property("font").family() == ICONS

    def __str__(self) -> str:
        named = self.item.objectName() or "text"
        told = str(self.item.property("text")).replace("\n", " ")
        return (
            f"{self.ratio:.2f}:1  {named} {told!r}  #{bytes(self.ink).hex()} on #{bytes(self.ground).hex()}"
        )


def area(item: QQuickItem) -> QRectF:
    """Where it lies on the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def texts(root: QQuickItem) -> list[QQuickItem]:
    """Everything that has letters."""
    return [item for item in items(root) if item.inherits("QQuickText") and item.property("text") != ""]


def letters(screen: Any, grab: Any, shown: QImage | None = None) -> Iterator[Letters]:
    """Every text of which something can be seen.

    What covers it, shines through it or dims it is in the picture: one is taken with letters and one without.

    Args:
        grab: takes a picture of the screen.
        shown: the one with letters, if it was taken already.
    """
    found = texts(screen.window.contentItem())
    shown = shown or grab(screen)
    empty = bare(screen, grab)
    width, whole = shown.width(), QRect(0, 0, shown.width(), shown.height())
    with_letters = memoryview(bytearray(shown.constBits())).cast("I")
    without = memoryview(empty.constBits()).cast("I")
    # What lies on top first: where its letters were is bare afterwards, and no text is taken for another.
    for item in reversed(found):
        place = area(item).toAlignedRect().intersected(whole)
        strongest: dict[int, tuple[float, int]] = {}
        count: dict[int, int] = {}
        for y in range(place.top() + -place.top() % EVERY, place.bottom() + 1, EVERY):
            row = slice(y * width + place.left(), y * width + place.right() + 1)
            inks, grounds = with_letters[row], without[row]
            if inks == grounds:
                continue
            for pair in set(zip(inks, grounds, strict=True)):
                ink, ground = pair
                if ink == ground:
                    continue
                ratio = contrast(rgb(ink), rgb(ground))
                if ratio > strongest.get(ground, (0.0, 0))[0]:
                    strongest[ground] = ratio, ink
            for ink, ground in zip(inks, grounds, strict=True):
                if ink != ground:
                    count[ground] = count.get(ground, 0) + 1
            with_letters[row] = grounds
        painted = sum(count.values())
        least = [
            (strongest[ground], ground) for ground in count if count[ground] >= max(6, LEAST_SHARE * painted)
        ]
        if least:
            (_, ink), ground = min(least)
            yield Letters(item, rgb(ink), rgb(ground))


def bare(screen: Any, grab: Any) -> QImage:
    """What is painted without any letters."""
    found = texts(screen.window.contentItem())
    opacities = [item.opacity() for item in found]
    for item in found:
        item.setOpacity(0)
    picture: QImage = grab(screen)
    for item, opacity in zip(found, opacities, strict=True):
        item.setOpacity(opacity)
    return picture


def at(picture: QImage, x: float, y: float) -> Rgb:
    """The colour of a pixel."""
    return rgb(picture.pixel(QPoint(int(x), int(y))))


def sharpest(picture: QImage, start: tuple[float, float], end: tuple[float, float]) -> float:
    """The strongest contrast between two colours that meet on the way from one point to another."""
    steps = int(max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1))
    way = [
        at(
            picture,
            start[0] + (end[0] - start[0]) * step / steps,
            start[1] + (end[1] - start[1]) * step / steps,
        )
        for step in range(steps + 1)
    ]
    return max(contrast(one, other) for one, other in itertools.pairwise(way))
