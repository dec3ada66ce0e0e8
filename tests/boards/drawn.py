"""What is drawn on a page, looked at text by text: all of it whole, nothing over anything else."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF


def rectangle(item: Any) -> QRectF:
    """Where an item is on the glass."""
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def painted(item: Any) -> QRectF:
    """Where the letters of a text are, as wide as they were drawn."""
    top_left = item.mapToScene(QPointF(0, 0))
    return QRectF(top_left.x(), top_left.y(), item.property("contentWidth"), item.property("contentHeight"))


def _touch(one: QRectF, other: QRectF, per_mm: float) -> bool:
    """Whether two things that stand beside or below each other are not far enough apart to be told apart."""
    beside = max(other.left() - one.right(), one.left() - other.right())
    below = max(other.top() - one.bottom(), one.top() - other.bottom())
    # Of lines of text that stand below each other, most of what is between the letters is within the lines.
    return beside < 2.5 * per_mm and below < 0.3 * per_mm


def drawn_whole(screen: Any, pane: Any = None) -> list[tuple[int, str]]:
    """The lines on the page with the orders they belong to; of one pane where there are two.

    Raises:
        AssertionError: a text is elided, sticks out of its card or lies over another one; cards overlap.
    """
    shown: list[tuple[int, str]] = []
    cards = screen.all("card", pane)
    frames = [rectangle(card) for card in cards]
    for at, frame in enumerate(frames):
        assert not any(frame.intersects(other) for other in frames[at + 1 :]), "cards overlap"
    board = rectangle(screen.one("board", pane))
    for card, frame in zip(cards, frames, strict=True):
        number = card.property("orderId")
        assert board.adjusted(-1, -1, 1, 1).contains(frame), f"{number} reaches beyond the rail"
        lines = screen.all("line", card)
        leads = screen.all("lead", card)
        for line in [*lines, *leads, *screen.all("sign", card)]:
            assert not line.property("truncated"), line.property("text")
            assert frame.adjusted(0, 0, 1, 1).contains(painted(line)), (
                f"{number}: {line.property('text')} sticks out"
            )
        # Above and below the body: head and button.
        around = [part for name in ("where", "word", "bumpButton") for part in screen.all(name, card)]
        for line in [*lines, *leads]:
            for part in around:
                assert not painted(line).adjusted(0, 3, 0, -3).intersects(rectangle(part)), (
                    f"{number}: {line.property('text')} runs into {part.objectName()}"
                )
        below = [*lines, *leads, *screen.all("bumpWord", card)]
        drawn = [painted(line) for line in below]
        for at, one in enumerate(drawn):
            # The last line's descent may reach into the next line's free top: a seventh of the font's size.
            free = max(3.0, below[at].property("font").pixelSize() / 7)
            assert not any(one.adjusted(0, free, 0, -free).intersects(other) for other in drawn[at + 1 :]), (
                f"{number}: text covers text"
            )
        for name in ("number", "where", "word", "age", "bumpWord"):
            for text in screen.all(name, card):
                assert not text.property("truncated")
                assert frame.contains(painted(text)), f"{number}: {name} sticks out"
        for left, right in (("bumpKey", "bumpSign"), ("bumpKey", "progress"), ("bumpWord", "progress")):
            for one, other in zip(screen.all(left, card), screen.all(right, card), strict=False):
                assert not _touch(rectangle(one), rectangle(other), screen.kiosk.perMm), (
                    f"{number}: {left} touches {right}"
                )
        for text in screen.all("bumpWord", card):
            assert painted(text).height() >= 4.5 * screen.kiosk.perMm, f"{number}: its button cannot be read"
        head = [
            rectangle(text) for name in ("number", "age", "where", "word") for text in screen.all(name, card)
        ]
        for at, one in enumerate(head):
            assert not any(one.adjusted(0, 3, 0, -3).intersects(other) for other in head[at + 1 :]), (
                f"{number}: its head does not fit"
            )
        shown += ((number, " ".join(line.property("text").split())) for line in lines)
    return shown
