"""Many tickets at once: one calm arrival, one sentence, nothing kept back."""

from dataclasses import replace
from itertools import pairwise

import msgspec
import pytest
from boards.line import dish
from boards.reference import NOW_MS, Ticket, board
from PySide6.QtCore import QPointF, QRectF

from hub_server.protocol.orders import Pace
from hub_server.protocol.states import Action
from hub_server.protocol.times import timestamp
from kiosk_app.board import Link
from kiosk_app.floods import MOST, NOTHING, Arrivals, Floods, arrivals
from kiosk_app.toast import flooded

SIZES = [(1920, 1080, 21.5), (1080, 1920, 21.5), (3840, 2160, 21.5), (1280, 800, 10.1)]
QUIET = replace(board(), orders=(Ticket(1, 300).add(1, "Stew").order(),), total=1)


def soups(*numbers: int):
    return tuple(Ticket(number, 300 - number).add(1, "Soup").order() for number in numbers)


def come(screen, *orders) -> None:
    """An event for all of them, and the frame that follows it."""
    shown = screen.hub.board
    orders = (*shown.orders, *orders)
    screen.hub.board = replace(shown, orders=orders, total=len(orders), seq=shown.seq + 1)
    screen.kiosk.board_changed(screen.hub.board)
    screen.until(lambda: not screen.kiosk._refresh.isActive())


def entering(screen) -> set[int]:
    return {row.orderId for row in screen.live() if row.entering}


def said(screen) -> str:
    return screen.kiosk.said.property("text")


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


def test_a_few_move_in_together_and_nothing_is_said(open_screen):
    """One movement, and a cook sees what it was."""
    screen = open_screen(QUIET, reduced_motion=False)
    come(screen, *soups(2, 3, 4))
    assert entering(screen) == {2, 3, 4}
    screen.until(lambda: not screen.kiosk._flooding.isActive())
    assert said(screen) == ""


def test_what_follows_in_the_same_moment_is_there_and_does_not_move(open_screen):
    """Drawn at once; but a card that slides in every tenth of a second is a storm."""
    screen = open_screen(QUIET, reduced_motion=False)
    come(screen, *soups(2))
    come(screen, *soups(3))
    come(screen, *soups(4))
    assert {row.orderId for row in screen.live()} == {1, 2, 3, 4}
    assert entering(screen) == {2}
    screen.until(lambda: not screen.kiosk._flooding.isActive())
    come(screen, *soups(5))
    assert 5 in entering(screen)


def test_a_flood_stands_at_once(open_screen):
    """Nobody follows ten cards with the eye."""
    screen = open_screen(QUIET, reduced_motion=False)
    come(screen, *soups(*range(2, 3 + MOST)))
    assert len(screen.live()) == 2 + MOST
    assert entering(screen) == set()


@pytest.mark.parametrize(("width", "height", "diagonal"), SIZES)
def test_a_flood_is_told_in_one_sentence(open_screen, keep_picture, width, height, diagonal):
    """It lies on the foot, covers no card, and offers nothing to undo."""
    screen = open_screen(QUIET, width=width, height=height, diagonal=diagonal)
    # As long as this takes here, it is one moment.
    screen.kiosk._flooding.setInterval(60_000)
    for number in range(2, 10):
        come(screen, *soups(number))
    screen.kiosk._flooding.start(0)
    screen.until(lambda: said(screen))
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"flood-{width}x{height}")
    assert said(screen) == "8 new tickets at once"
    toast, text = rectangle(screen.one("toast")), screen.one("toastText")
    assert not text.property("truncated")
    assert text.property("contentHeight") <= toast.height()
    assert not any(toast.intersects(rectangle(card)) for card in screen.all("card"))
    assert not screen.all("undoButton")


def test_a_flood_waits_for_the_way_back(open_screen):
    """An undo stands for its three seconds; then it is told."""
    screen = open_screen(QUIET)
    screen.touch(screen.one("bumpButton"))
    undo = said(screen)
    come(screen, *soups(*range(2, 10)))
    screen.until(lambda: not screen.kiosk._flooding.isActive())
    assert said(screen) == undo
    assert screen.all("undoButton")
    screen.kiosk.said.dismiss()
    assert said(screen) == "8 new tickets at once"


def test_another_bump_comes_before_the_news(open_screen):
    """What the cook just did is more important, and the news is told after it."""
    screen = open_screen(QUIET)
    screen.touch(screen.one("bumpButton"))
    come(screen, *soups(*range(2, 10)))
    screen.until(lambda: not screen.kiosk._flooding.isActive())
    screen.time[0] += 1
    screen.touch(screen.one("bumpButton", screen.card(2)))
    assert said(screen) == "2 ready"
    screen.kiosk.said.dismiss()
    assert said(screen) == "8 new tickets at once"
    screen.kiosk.said.dismiss()
    assert said(screen) == ""


def test_news_of_another_station_is_not_told(open_screen):
    """Nor that of another log."""
    screen = open_screen(QUIET)
    screen.touch(screen.one("bumpButton"))
    come(screen, *soups(*range(2, 10)))
    screen.until(lambda: not screen.kiosk._flooding.isActive())
    screen.kiosk.attach(screen.hub, "Ready", None)
    assert said(screen) == ""


def test_a_board_after_an_outage_is_one_arrival(open_screen):
    """What has come meanwhile stands there, and is counted."""
    screen = open_screen(QUIET, reduced_motion=False)
    screen.kiosk.link_changed(Link.RECONNECTING, "The hub fell silent. Still trying.")
    screen.kiosk.link_changed(Link.CONNECTED, "")
    come(screen, *soups(*range(2, 30)))
    assert entering(screen) == set()
    screen.until(lambda: said(screen))
    assert said(screen) == "28 new tickets at once"


def test_the_first_board_is_no_flood(open_screen):
    """It is what the screen was started for."""
    screen = open_screen()
    assert not screen.kiosk._flooding.isActive()
    other = replace(board(), epoch="another", orders=soups(*range(50, 70)), total=20)
    screen.show(other)
    assert not screen.kiosk._flooding.isActive()


def test_a_course_that_is_fired_counts_once_and_says_so_on_the_card(open_screen, line, keep_picture):
    """With the time, where the cook looks for what there is to make."""
    line.place(
        120,
        60,
        dish("1", 1, "Chicken Wings", "Fry", "Starters"),
        dish("2", 2, "Fries", "Fry", "Mains"),
        dish("3", 1, "Onion Rings", "Fry", "Mains"),
        table="9",
    )
    held = [item.id for item in line.orders[120].items if item.held]
    assert held == ["2", "3"]
    before = line.board("fry")
    line.give("fry", 120, Action.FIRE, *held)
    after = line.board("fry")
    assert arrivals(before, after) == Arrivals(fired=frozenset({120}))
    assert arrivals(after, after) == NOTHING
    assert arrivals(before, line.board("expo")) == NOTHING
    screen = open_screen(before, title="Fry")
    screen.show(after)
    screen.until(lambda: not screen.kiosk._refresh.isActive())
    screen.paint()
    keep_picture(screen.window.grabWindow(), "fired")
    headings = [
        block.lines[0] for row in screen.live() if row.orderId == 120 for block in row.blocks if block.lines
    ]
    fired = [text for text in headings if "FIRED" in text]
    assert len(fired) == 1
    assert fired[0].startswith("MAINS · FIRED ")


def test_an_order_that_was_never_held_says_nothing_of_fire(open_screen):
    """It is what a cook expects."""
    screen = open_screen(QUIET)
    assert not [block for row in screen.live() for block in row.blocks if "FIRED" in "".join(block.lines)]


def test_an_item_without_a_course_that_was_fired_has_a_line_of_its_own(open_screen):
    """Held by hand, and let go."""
    order = Ticket(1, 300).add(1, "Stew").add(1, "Soup").order()
    fired = Pace(held_at=timestamp(NOW_MS - 60_000), fired_at=timestamp(NOW_MS - 5_000))
    items = (order.items[0], msgspec.structs.replace(order.items[1], pace=fired))
    screen = open_screen(replace(QUIET, orders=(msgspec.structs.replace(order, items=items),)))
    lines = [block.lines[0] for block in screen.live()[0].blocks if block.lines]
    at = next(at for at, text in enumerate(lines) if text.startswith("FIRED "))
    assert lines[at - 1 : at + 2 : 2] == ["Stew", "Soup"]


def test_the_sentence_says_what_they_are():
    """New ones, fired ones, or both."""
    assert flooded(8, 0).text == "8 new tickets at once"
    assert flooded(0, 7).text == "7 tickets fired at once"
    assert flooded(5, 3).text == "8 tickets at once: 5 new, 3 fired"
    assert flooded(7, 1).before is None


def test_what_is_both_new_and_fired_is_new():
    """A ticket counts once."""
    floods = Floods()
    assert floods.came(Arrivals(fresh=frozenset({1, 2, 3, 4})))
    assert not floods.came(Arrivals(fired=frozenset({1, 2, 9, 10, 11})))
    assert not floods.came(NOTHING)
    assert floods.ended() == Arrivals(frozenset({1, 2, 3, 4}), frozenset({9, 10, 11}))
    assert floods.ended() == NOTHING
    assert floods.came(Arrivals(fresh=frozenset(range(MOST))))
    assert floods.ended() == NOTHING, "few enough to be seen"


def test_a_rush_that_pushes_the_rail_on_moves_all_of_it_once(open_screen):
    """Every card goes straight to its place, also when more of them come meanwhile."""
    screen = open_screen(QUIET, reduced_motion=False)
    painted = []
    screen.window.frameSwapped.connect(lambda: painted.append(rectangle(screen.card(1)).topLeft().toTuple()))
    screen.wait_still()
    come(screen, *soups(2, 3))
    come(screen, *soups(4, 5))
    screen.until(lambda: not any(card.property("moving") for card in screen.all("card")))
    assert all(one == other for one, other in pairwise(painted)), "what hangs first stays"
