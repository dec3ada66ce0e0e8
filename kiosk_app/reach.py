"""The ring: a cursor that keys move over whatever can be touched, and the touch it stands for.

What takes part says so in QML. An item that can be touched has `property bool touchable: true` and a signal `tapped`,
and is no row or column: the ring is drawn within it. A button that leads out of a panel also has `property bool closes:
true`, and what else the ring does not begin on `property bool aside: true`. A panel over the cards lies in the pane
itself or in a `Loader` there, and has an `objectName` and `property bool covering: true`; where keys write into it,
`property bool writable: true`, a signal `typed(string key)` and, where what was written is then sent, `entered()`.
"""

from collections.abc import Iterator

from PySide6.QtCore import QMetaObject, QPointF, Qt
from PySide6.QtQuick import QQuickItem

from kiosk_app import speech
from kiosk_app.reading_order import Place, Stop, Way, in_reading_order, nearest

AHEAD = 1.2
"""How far a list is scrolled beyond what the ring goes to, in its heights: what comes next can be read."""


_WHOLE = Place(0, 0, 0, -1)


class Reach:
    """The ring of one pane.

    Its place is what it is drawn in: an item that goes takes the ring away with it, and nothing is left to touch.
    """

    def __init__(self, pane: QQuickItem) -> None:
        self._root = pane
        ring = next((item for item in pane.childItems() if item.objectName() == "ring"), None)
        if ring is None:
            raise TypeError("the screen has no ring")
        self._ring: QQuickItem = ring

    def panel(self) -> QQuickItem | None:
        """What lies over the cards; the uppermost where there are several."""
        return next((item for item in reversed(self._layers()) if item.property("covering")), None)

    @property
    def shown(self) -> bool:
        """Whether there is a ring on the glass."""
        return self._ring.isVisible()

    @property
    def at(self) -> QQuickItem | None:
        """What the ring is on, if that is within reach now."""
        parent = self._ring.parentItem()
        if not self._ring.isVisible() or parent is None:
            return None
        return parent if any(parent is item for item in self.items()) else None

    def hide(self) -> None:
        """Somebody touches the glass, or is done."""
        self._ring.setProperty("shown", False)
        self._ring.setParentItem(self._root)

    def show(self) -> bool:
        """Puts the ring where a cursor begins: on the first that is no way out. Says whether there is anything."""
        panel = self.panel()
        for item in () if panel is None else _visible(panel):
            _lay_out(item)
        items = self.items()
        order = self._order(items)
        begins = [at for at in order if not items[at].property("aside")] or order
        if not begins:
            self.hide()
            return False
        self._put(items[begins[0]])
        return True

    def step(self, by: int) -> None:
        """Goes on in reading order, round and round."""
        items = self.items()
        at = self._number(items)
        if at is None:
            self.show()
            return
        order = self._order(items)
        self._put(items[order[(order.index(at) + by) % len(order)]])

    def move(self, way: Way) -> None:
        """Goes to what is nearest that way, if anything is."""
        items = self.items()
        at = self._number(items)
        if at is None:
            self.show()
            return
        found = nearest([stop_of(item) for item in items], at, way)
        if found is not None:
            self._put(items[found])

    def tap(self) -> bool:
        """Touches what the ring is on; says whether it was on anything."""
        item = self.at
        if item is None:
            return False
        QMetaObject.invokeMethod(item, "tapped", Qt.ConnectionType.DirectConnection)
        return True

    def type(self, key: str) -> bool:
        """Writes into the panel that lies over the cards, if one writes there."""
        panel = self.panel()
        if panel is None or not panel.property("writable"):
            return False
        panel.typed.emit(key)  # type: ignore[attr-defined]  # QML's signal
        return True

    def enter(self) -> bool:
        """Sends what was written into the panel that lies over the cards; says whether anything is sent there."""
        panel = self.panel()
        if panel is None or panel.metaObject().indexOfSignal("entered()") < 0:
            return False
        QMetaObject.invokeMethod(panel, "entered", Qt.ConnectionType.DirectConnection)
        return True

    def close(self) -> bool:
        """Touches the way out of the panel that is open; says whether there is one."""
        way_out = next((item for item in self.items() if item.property("closes")), None)
        if way_out is not None:
            QMetaObject.invokeMethod(way_out, "tapped", Qt.ConnectionType.DirectConnection)
        return way_out is not None

    def mark(self, card: QQuickItem, part: str, place: Place | None) -> None:
        """Puts the ring round a part of a card.

        Args:
            part: name of an item in the card.
            place: within it, in pixels: left edge as it is read, upper edge, width (0: all of it), height; None for the
                whole of it.
        """
        within = next((item for item in _visible(card) if item.objectName() == part), None)
        if within is None:
            self.hide()
            return
        self._ring.setParentItem(within)
        self._around(place or _WHOLE)
        self._ring.setProperty("shown", True)

    def _around(self, place: Place) -> None:
        for name, value in zip(("atX", "atY", "atWidth", "atHeight"), place, strict=True):
            self._ring.setProperty(name, float(value))

    def _put(self, item: QQuickItem) -> None:
        _reveal(item)
        self._ring.setParentItem(item)
        self._around(_WHOLE)
        self._ring.setProperty("shown", True)

    def items(self) -> list[QQuickItem]:
        """Everything that can be touched now: in the uppermost panel and what lies above it, or on the whole screen."""
        layers = self._layers()
        covering = [at for at, item in enumerate(layers) if item.property("covering")]
        reached = layers[covering[-1] if covering else 0 :]
        return [
            item
            for layer in reached
            for item in _visible(layer)
            if item.property("touchable") and item.isEnabled()
        ]

    def _layers(self) -> list[QQuickItem]:
        """What lies over each other in the pane, the lowest first; of a loader, what it has loaded."""
        found: list[QQuickItem] = []
        for item in sorted(self._root.childItems(), key=lambda each: each.z()):
            if item.isVisible():
                found += item.childItems() if item.inherits("QQuickLoader") else [item]
        return found

    def _number(self, items: list[QQuickItem]) -> int | None:
        parent = self._ring.parentItem() if self._ring.isVisible() else None
        return next((at for at, item in enumerate(items) if item is parent), None)

    def _order(self, items: list[QQuickItem]) -> list[int]:
        return in_reading_order([stop_of(item) for item in items], mirrored=speech.mirrored())


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """Visible items from this one on down, as they are painted: what comes later lies over what comes before."""
    if not item.isVisible() or item.opacity() <= 0:
        return
    yield item
    for child in sorted(item.childItems(), key=lambda each: each.z()):
        yield from _visible(child)


def _place(item: QQuickItem) -> Place:
    corner = item.mapToScene(QPointF(0, 0))
    other = item.mapToScene(QPointF(item.width(), item.height()))
    return Place(
        min(corner.x(), other.x()),
        min(corner.y(), other.y()),
        abs(other.x() - corner.x()),
        abs(other.y() - corner.y()),
    )


def _list_of(item: QQuickItem) -> QQuickItem | None:
    """The list an item stands in."""
    above = item.parentItem()
    while above is not None and not above.inherits("QQuickFlickable"):
        above = above.parentItem()
    return above


def stop_of(item: QQuickItem) -> Stop:
    """Where an item stands in the window."""
    scrolled = _list_of(item)
    return Stop(_place(item), None if scrolled is None else _place(scrolled))


def _reveal(item: QQuickItem) -> None:
    """Scrolls the list an item stands in so far that the whole item is seen, and something of what comes after it."""
    scrolled = _list_of(item)
    if scrolled is None:
        return
    place, window = _place(item), _place(scrolled)
    spare = max(0.0, min(AHEAD * place.height, (window.height - place.height) / 2))
    at = float(scrolled.property("contentY"))
    origin = float(scrolled.property("originY"))
    most = origin + max(0.0, float(scrolled.property("contentHeight")) - window.height)
    wanted = at
    if place.y - spare < window.y:
        wanted = at + place.y - spare - window.y
    elif place.bottom + spare > window.bottom:
        wanted = at + place.bottom + spare - window.bottom
    scrolled.setProperty("contentY", max(origin, min(wanted, most)))
    _lay_out(scrolled)


def _lay_out(item: QQuickItem) -> None:
    """A list makes its rows when they are drawn; the next key may come sooner."""
    if item.inherits("QQuickItemView"):
        QMetaObject.invokeMethod(item, "forceLayout", Qt.ConnectionType.DirectConnection)
