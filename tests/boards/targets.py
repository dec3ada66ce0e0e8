"""Where the glass can be touched: every item of a scene that takes taps, and which of them a finger reaches."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from boards.painted import area
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

COVERS = (
    "shade",
    "sheet",
    "firstStart",
    "picker",
    "learnPanel",
    "pinSheet",
    "settingsPanel",
    "settingsSheet",
)
"""What lies over other things on purpose, and keeps taps from them."""


@dataclass(frozen=True, slots=True)
class Target:
    """One item that takes taps.

    Attributes:
        place: what of it is on the window and in the list it scrolls in.
        whole: whether that is all of it.
        within: what it lies in, itself first.
    """

    item: QQuickItem
    name: str
    place: QRectF
    whole: bool
    within: tuple[QQuickItem, ...]

    def holds(self, other: "Target") -> bool:
        """Whether the other one lies in it, as a button does in a row."""
        return self.item in other.within


def targets(window: QQuickWindow) -> list[Target]:
    """All that takes taps now, in the order in which it is painted: the last one is on top."""
    root = window.contentItem()
    return list(_targets(root, QRectF(0, 0, window.width(), window.height()), ()))


def _targets(item: QQuickItem, seen: QRectF, within: tuple[QQuickItem, ...]) -> Iterator[Target]:
    if not item.isVisible():
        return
    within = (item, *within)
    place = area(item)
    if _takes_taps(item):
        shown = place.intersected(seen)
        if not shown.isEmpty():
            yield Target(item, item.objectName(), shown, shown == place, within)
    if item.clip():
        seen = seen.intersected(place)
    for child in sorted(item.childItems(), key=lambda child: child.z()):
        yield from _targets(child, seen, within)


def _takes_taps(item: QQuickItem) -> bool:
    if not item.isEnabled():
        return False
    if item.inherits("QQuickMouseArea"):
        return True
    return any(child.inherits("QQuickTapHandler") and child.property("enabled") for child in item.children())


def points(target: Target, inset: float) -> list[QPointF]:
    """Where a finger may come down on it: its middle and near its corners."""
    inner = target.place.adjusted(inset, inset, -inset, -inset)
    return [inner.center(), inner.topLeft(), inner.topRight(), inner.bottomLeft(), inner.bottomRight()]


def covering(target: Target, all_of_them: list[Target], inset: float) -> list[str]:
    """Names of what lies over it, for each of its points that does not belong to it; empty for one that is free.

    What is part of a cover counts as that cover.
    """
    covers = []
    for point in points(target, inset):
        top = next(other for other in reversed(all_of_them) if other.place.contains(point))
        if not target.holds(top):
            around = (item.objectName() for item in top.within)
            covers.append(next((name for name in around if name in COVERS), top.name))
    return covers


def distance(one: Target, other: Target) -> float:
    """Between their edges, in pixels."""
    first, second = one.place, other.place
    across = max(0.0, second.left() - first.right(), first.left() - second.right())
    down = max(0.0, second.top() - first.bottom(), first.top() - second.bottom())
    return math.hypot(across, down)
