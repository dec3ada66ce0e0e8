"""The settings on the glass under a test's finger: the way there, the PIN, the rows."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem

STATIONS = [("pending", "Pending"), ("preparing", "Preparing"), ("ready", "Ready")]


def rectangle(item: QQuickItem) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def panel(screen: Any) -> str:
    return screen.kiosk.property("panel")


def wait_a_moment(screen: Any) -> None:
    """Longer than a double tap."""
    screen.time[0] += 0.31


def enter(screen: Any, digits: str) -> None:
    """By touch."""
    for digit in digits:
        screen.touch(screen.one(f"pin-{digit}"))
    screen.touch(screen.one("pin-enter"))


def open_pad(screen: Any) -> None:
    """The way there: Station, Settings."""
    screen.kiosk.offer_stations(STATIONS)
    screen.kiosk.open("stations")
    wait_a_moment(screen)
    screen.touch(screen.one("settingsButton"))
    assert panel(screen) == "pin"
    wait_a_moment(screen)


def open_settings(screen: Any, pin: str = "2580") -> None:
    open_pad(screen)
    enter(screen, pin)
    if panel(screen) == "pin":
        enter(screen, pin)
    assert panel(screen) == "settings"
    wait_a_moment(screen)


def turn_to(screen: Any, page: str) -> None:
    """Opens another page of the settings by touch."""
    at = [each["name"] for each in screen.kiosk.property("settingsPages")].index(page)
    screen.paint()
    screen.touch(screen.all("settingsTab")[at])
    wait_a_moment(screen)
    screen.paint()


def row(screen: Any, name: str) -> QQuickItem:
    """The row of a setting, scrolled to where a finger gets it."""
    screen.paint()
    found = next(item for item in screen.all("settingRow") if item.property("setting")["name"] == name)
    bring_up(screen, found)
    return found


def bring_up(screen: Any, item: QQuickItem) -> None:
    """Scrolls the list an item is in until the item is on the glass."""
    area = item
    while area.property("contentY") is None:
        area = area.parentItem()
    top = item.mapToItem(area, QPointF(0, 0)).y() + area.property("contentY")
    furthest = max(0.0, area.property("contentHeight") - area.height())
    area.setProperty("contentY", min(top, furthest))
    screen.paint()
