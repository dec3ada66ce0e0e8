"""The screens of a line: prep, expo and the guests' board, drawn and touched."""

import pytest
from boards.scene import items
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF

from hub_server.protocol.states import Action
from kiosk_app import cook
from kiosk_app.disk import Given

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160)]


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("station", ["grill", "cold", "expo", "guests"])
def test_every_station_is_drawn_whole(open_station, keep_picture, station, width, height):
    """Nothing sticks out of its card, nothing is elided."""
    screen = open_station(station, width=width, height=height)
    screen.paint()
    for card in screen.all("card"):
        frame = rectangle(card).adjusted(-1, -1, 1, 1)
        for name in ("line", "lead", "sign", "number", "where", "word", "age", "bumpWord"):
            for item in screen.all(name, card):
                assert not item.property("truncated"), item.property("text")
                assert frame.contains(rectangle(item).center()), f"{name}: {item.property('text')}"
    keep_picture(screen.window.grabWindow(), f"line-{station}-{width}x{height}")


def test_a_station_has_its_own_items_and_a_bump_finishes_them(open_station, line):
    """One touch, one command; the ticket goes when the hub says so."""
    screen = open_station("fry")
    texts = [item.property("text") for item in screen.all("line")]
    assert any("Chicken Wings" in text for text in texts)
    assert not any("Rib-Eye" in text for text in texts)
    screen.wait_still()
    screen.touch(screen.one("bumpButton", screen.card(107)))
    (command,) = screen.hub.commands
    assert (command.order_id, command.action, str(command.to)) == (107, Action.BUMP, "ready")
    line.bump("fry", 107)
    screen.show(line.board("fry", seq=4712))
    assert 107 not in {row.orderId for row in screen.live()}


def test_a_ticket_with_an_allergen_wants_a_second_touch(open_station, keep_picture, line):
    """The button says so; one greasy touch does not count as two."""
    name = next(name for name in ("grill", "grill-2") if any(o.id == 102 for o in line.board(name).orders))
    screen = open_station(name)
    screen.wait_still()
    button = screen.one("bumpButton", screen.card(102))
    screen.touch(button)
    screen.touch(button)
    assert screen.hub.commands == []
    assert "SURE" in screen.one("bumpWord", screen.card(102)).property("text")
    keep_picture(screen.window.grabWindow(), "line-allergen-asks")
    screen.time[0] += 0.5
    screen.touch(button)
    assert [command.action for command in screen.hub.commands] == [Action.BUMP]


def test_what_changed_stands_on_the_card_until_it_is_seen(open_station, line):
    """Two of it instead of one, an added line, one struck through."""
    screen = open_station("expo")
    card = screen.card(105)
    texts = " ".join(item.property("text") for item in screen.all("line", card))
    for word in ("Bacon", "Sirloin", "Coleslaw"):
        assert word in texts
    changed = " ".join(item.property("text") for item in items(card) if item.property("text"))
    assert "1 → 2" in changed
    assert "VOID" in changed.upper()


@pytest.mark.parametrize(
    ("width", "height", "diagonal"), [(800, 1280, 10.1), (1080, 1920, 13.3), (1920, 1080, 10.1)]
)
def test_what_is_counted_never_lies_over_how_current_it_is(
    open_station, keep_picture, width, height, diagonal
):
    """On a small screen fewer states are counted."""
    screen = open_station("expo", width=width, height=height, diagonal=diagonal)
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"line-bar-{width}x{height}-{diagonal}")
    link, title = rectangle(screen.one("linkSign")), rectangle(screen.one("stationTitle"))
    counters = [rectangle(item) for item in screen.all("counter")]
    assert len(counters) >= 2
    assert all(title.right() < area.left() and area.right() < link.left() for area in counters)


@pytest.mark.parametrize(("to", "between"), [((3, 0.9), (105, 107)), ((0, 0.0), (0, 106))])
def test_a_card_is_hung_by_hand_at_expo(open_station, keep_picture, line, to, between):
    """It follows the finger, and where it is let go it hangs once the hub has said so."""
    screen = open_station("expo")
    screen.wait_still()
    screen.paint()
    card = next(card for card in screen.all("card") if card.property("orderId") == 103)
    start = card.mapToScene(QPointF(card.width() / 2, 20)).toPoint()
    column, down = to
    board = screen.one("board")
    there = board.mapToScene(QPointF((column + 0.5) * board.width() / 5, down * board.height())).toPoint()
    screen.swipe(start, there - start)
    (command,) = screen.hub.commands
    assert (command.action, command.order_id, command.between) == (Action.PLACE, 103, between)


def test_a_finger_that_was_taken_away_hangs_nothing(open_station):
    """Another handler had it: the card was never carried."""
    screen = open_station("expo")
    screen.wait_still()
    card = screen.card(103)
    drag = next(child for child in card.findChildren(QObject) if child.inherits("QQuickDragHandler"))
    drag.activeChanged.emit()
    assert screen.hub.commands == []


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("diagonal", [10.1, 12.3, 13.3, 15.6, 17.3, 21.5])
def test_the_pages_do_not_lie_over_the_buttons(open_station, keep_picture, diagonal, width, height):
    """Also where the kitchen has profiles, and so a button more; and all of it is on the glass."""
    screen = open_station("expo", width=width, height=height, diagonal=diagonal)
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"line-foot-{width}-{diagonal}")
    assert screen.all("profileButton")
    buttons = [
        name
        for name in ("recallButton", "allDayButton", "profileButton", "stationButton")
        if screen.all(name)
    ]
    assert len(buttons) == (3 if (width, diagonal) == (1080, 10.1) else 4)
    before = screen.one("pageBefore")
    assert rectangle(screen.one(buttons[-1])).right() < rectangle(before).left()
    after = rectangle(screen.one("pageAfter"))
    (total,) = (item for name in ("total", "totalBelow") for item in screen.all(name))
    assert total.property("text").startswith("7 orders")
    for item in (total, *screen.all("beyond")):
        letters = rectangle(item)
        letters.setLeft(letters.right() - item.property("contentWidth"))
        if item.objectName() == "totalBelow":
            assert item.property("contentWidth") <= after.left() - rectangle(before).right()
        else:
            assert letters.left() > after.right()
    assert after.right() <= width
    for name in (*buttons, "pageBefore", "pageAfter"):
        area = rectangle(screen.one(name))
        assert QRectF(0, 0, width, height).contains(area), name
        assert area.width() >= 15 * screen.kiosk.perMm - 1, name


def test_the_guests_board_takes_no_touch_and_leaves_questions_alone(open_station, line):
    """Nobody reaches through it; a question about old bumps can be read and answered."""
    screen = open_station("guests")
    (order,) = (order for order in line.board("expo").orders if order.id == 103)
    bump = cook.bump(order, (), line.at("expo"))
    screen.hub.too_old = (Given(station="expo", command=bump, at_ms=1),)
    screen.kiosk.tick()
    screen.until(lambda: screen.all("askBand"))
    screen.paint()
    assert rectangle(screen.one("askBand")).bottom() <= rectangle(screen.one("guestBoard")).top()
    for x in range(100, 1900, 150):
        for y in (400, 700, 1000):
            screen.touch_at(QPoint(x, y))
    assert (screen.hub.commands, screen.kiosk.property("panel")) == ([], "")
    assert not screen.one("board").property("enabled")
    screen.touch(screen.one("askNo"))
    assert screen.hub.dropped


def test_cards_of_a_prep_station_cannot_be_carried(open_station):
    """A cook's own rail stays as it is."""
    screen = open_station("fry")
    screen.wait_still()
    screen.paint()
    card = screen.card(104)
    start = card.mapToScene(QPointF(card.width() / 2, 20)).toPoint()
    screen.swipe(start, QPoint(900, 300))
    assert screen.hub.commands == []
