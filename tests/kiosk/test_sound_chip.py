"""The bar at the top says whether the screen can be heard; an alarm when it should be and is not."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF

SIZES = [
    # width, height, diagonal
    (1920, 1080, 21.5),
    (1080, 1920, 21.5),
    (3840, 2160, 27),
    (1280, 800, 10.1),
    (800, 1280, 10.1),
]
LOUD = ["muted", "missing"]


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def sound(screen) -> tuple[str, bool]:
    return screen.kiosk.sound.property("state"), screen.kiosk.sound.property("alarm")


def words(screen) -> list[str]:
    return [word.property("text") for word in screen.all("soundWord")]


@pytest.mark.parametrize("state", ["opening", "fine", "muted", "missing"])
@pytest.mark.parametrize("stale", [False, True])
@pytest.mark.parametrize(("width", "height", "diagonal"), SIZES)
def test_the_sound_state_fits_beside_the_others(
    open_screen, keep_picture, width, height, diagonal, stale, state
):
    """On every screen, whatever is to be said: nothing of the bar covers another part of it, or leaves the glass."""
    screen = open_screen(width=width, height=height, diagonal=diagonal)
    screen.kiosk.sound.reported.emit(state)
    if stale:
        screen.hub.now_ms += 60_000
        screen.kiosk.tick()
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"sound-{state}-{width}x{height}-{'stale' if stale else 'live'}")
    middle = screen.all("staleText") if stale else screen.all("counter")
    parts = [screen.one(name) for name in ("soundChip", "linkSign", "clock")]
    parts += [*screen.all("stationTitle"), *screen.all("linkWord")]
    places = sorted((rectangle(item) for item in (*parts, *middle)), key=QRectF.left)
    whole = QRectF(0, 0, width, height)
    assert all(whole.contains(place) for place in places)
    assert all(left.right() <= right.left() + 1 for left, right in pairwise(places))
    assert not any(word.property("truncated") for word in screen.all("soundWord"))
