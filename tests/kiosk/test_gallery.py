"""The screens under `tests/screens`: what is drawn now is what somebody has looked at.

`make pictures` draws them anew; whoever does that looks at those that changed, one by one, before they are committed.
"""

from collections import Counter
from pathlib import Path

import boards.gallery
import boards.gallery_states  # noqa: F401 (both keep their scenes on being imported)
import pytest
from boards.stage import SCENES, Stage
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

SCREENS = Path(__file__).parent.parent / "screens"

BLOCK = 8
"""Pixels are compared by the means of squares of this edge: letters may be smoothed otherwise, words not be others."""

MOST_OFF = 24
"""Difference of a square's colours, of 255, that is not seen as one."""

MOST_OTHERS = 0.0002
"""Part of the squares that may differ by more: six of a screen's 32,400."""

COLOURS = 256
"""A kept picture has only so many, those that most of it is painted in: a quarter of the bytes, and nothing to see."""


def kept_as(picture: QImage) -> QImage:
    """A picture in the colours that most of it is painted in."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(picture.constBits()).cast("I"))
    table = [colour | 0xFF000000 for colour, _ in pixels.most_common(COLOURS)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def differing(one: QImage, other: QImage) -> float:
    """Part of the squares of two pictures of one size that are seen to differ."""
    assert one.size() == other.size(), f"{one.size()} is not {other.size()}"
    difference = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(difference)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    squares = difference.scaled(
        QSize(max(1, one.width() // BLOCK), max(1, one.height() // BLOCK)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_RGB888)
    stride, width, height = squares.bytesPerLine(), squares.width(), squares.height()
    bits = bytes(squares.constBits())
    off = 0
    for y in range(height):
        row = bits[y * stride : y * stride + 3 * width]
        off += sum(max(row[at : at + 3]) > MOST_OFF for at in range(0, len(row), 3))
    return off / (width * height)


@pytest.mark.parametrize("name", SCENES)
def test_a_screen_is_as_it_was_looked_at(request, open_screen, open_station, line, keep_picture, name):
    """A change that nobody meant is seen here; one that was meant is looked at and kept by `make pictures`."""
    screen = SCENES[name](Stage(open_screen, open_station, line))
    screen.until(lambda: not any(card.property("moving") for card in screen.all("card")))
    # A band that has come makes the rail another one, and its cards hang anew.
    screen.paint()
    screen.until(lambda: not screen.kiosk._refresh.isActive())
    screen.paint()
    drawn = screen.window.grabWindow()
    keep_picture(drawn, name)
    if request.config.getoption("--keep-screens"):
        SCREENS.mkdir(exist_ok=True)
        assert kept_as(drawn).save(str(SCREENS / f"{name}.png"), "PNG", 0)
    kept = QImage(str(SCREENS / f"{name}.png"))
    assert not kept.isNull(), f"tests/screens/{name}.png is missing: `make pictures`, and look at it"
    assert differing(drawn, kept) <= MOST_OTHERS, f"{name} is another screen: `make pictures`, and look at it"


def test_no_screen_is_kept_that_nobody_draws():
    """What is not compared is out of date some day."""
    assert {file.stem for file in SCREENS.glob("*.png")} == set(SCENES)


def test_another_word_is_another_screen(open_screen, open_station, line):
    """The tolerance takes no word for smoothing: not one of a modifier, nor what a button says."""
    screen = SCENES["board"](Stage(open_screen, open_station, line))
    before = screen.window.grabWindow()
    assert differing(before, kept_as(before)) == 0
    for item, said in (
        (screen.all("line")[-1], "well done"),
        (screen.one("bumpWord", screen.card(138)), "DONE"),
    ):
        known = item.property("text")
        item.setProperty("text", said)
        assert differing(screen.window.grabWindow(), before) > MOST_OTHERS, f"{known} is {said}"
        item.setProperty("text", known)
    assert differing(screen.window.grabWindow(), before) == 0
