"""A lesson never looks like work: four marked corners over everything, and another ground."""

import pytest
from boards.lesson import begin, hung, rectangle
from PySide6.QtCore import QPointF

SIZES = [(1920, 1080, 21.5), (1080, 1920, 21.5), (3840, 2160, 21.5), (1280, 800, 10.1)]


@pytest.mark.parametrize(("width", "height", "diagonal"), SIZES)
@pytest.mark.parametrize("station", ["grill", "expo"])
def test_every_corner_says_what_this_is(open_station, keep_picture, station, width, height, diagonal):
    """Over every panel, at every size; and nothing that is read or touched lies below a mark."""
    screen = open_station(station, width=width, height=height, diagonal=diagonal)
    begin(screen, 90)
    for panel in ("", "recall", "all_day", "order"):
        screen.time[0] += 1
        if panel == "order":
            screen.kiosk.openOrder(screen.live()[0].orderId)
        elif panel:
            screen.kiosk.open(panel)
        assert screen.kiosk.property("panel") == panel
        hung(screen)
        marks = [rectangle(mark) for mark in screen.all("trainingMark")]
        corners = [QPointF(x, y) for x in (1, width - 1) for y in (1, height - 1)]
        assert [sum(mark.contains(corner) for mark in marks) for corner in corners] == [1, 1, 1, 1]
        words = screen.all("trainingWord")
        assert [word.property("text") for word in words] == ["TRAINING"] * 4
        assert not any(word.property("truncated") for word in words)
        for mark, word in zip(marks, words, strict=True):
            assert mark.contains(rectangle(word))
        mine = set(map(id, words))
        per_mm = screen.kiosk.property("perMm")
        assert min(mark.height() for mark in marks) >= 7 * per_mm
        for name in ("number", "age", "clock", "stationTitle", "linkWord", "behindText", "total", "bumpButton",
                     "recallButton", "allDayButton", "endTraining", "closeButton", "keypadKey"):  # fmt: skip
            for item in screen.all(name):
                if id(item) not in mine:
                    assert not any(mark.intersects(rectangle(item)) for mark in marks), name
        button = rectangle(screen.one("endTraining"))
        assert min(button.height(), button.width()) >= 15 * per_mm - 1
        keep_picture(screen.window.grabWindow(), f"training-{station}-{panel or 'cards'}-{width}x{height}")
        screen.time[0] += 1
        screen.kiosk.open("")


def test_a_lesson_stands_on_another_ground(open_station):
    """From across the room it is no working screen."""
    screen = open_station("grill")

    def ground() -> str:
        """Between the cards and the edge of the glass, below the bars."""
        return screen.window.grabWindow().pixelColor(6, screen.window.height() // 2).name()

    before = ground()
    begin(screen)
    assert ground() != before
    screen.kiosk.train(False)
    assert ground() == before
