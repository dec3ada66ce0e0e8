"""Motion explains: what comes slides in, what is done slides out, what closes up flows. Frame by frame, as painted."""

from dataclasses import replace
from itertools import pairwise

import pytest
from boards.reference import Ticket, board
from PySide6.QtCore import QPointF

SHOWN = replace(board(), orders=tuple(order for order in board().orders if order.id in (136, 132)), total=2)
NEW = Ticket(200, 1).add(1, "Soup").order()


def frames_of(screen, order_id: int) -> list[tuple[float, float]]:
    """Where the order's card is on the glass, in each frame from now on."""
    painted: list[tuple[float, float]] = []

    def swapped() -> None:
        cards = (card for card in screen.all("card") if card.property("orderId") == order_id)
        painted.extend(card.mapToScene(QPointF(0, 0)).toTuple() for card in cards)

    screen.window.frameSwapped.connect(swapped)
    return painted


def place(screen, order_id: int) -> tuple[float, float]:
    """Where the rail wants the card."""
    card = screen.card(order_id)
    wanted = QPointF(card.property("cardX"), card.property("cardY"))
    return screen.one("board").mapToScene(wanted).toTuple()


def test_a_new_card_slides_to_its_place(open_screen):
    """It comes from the side, a little nearer in each frame, and settles; the cards that hang there stay."""
    screen = open_screen(SHOWN, reduced_motion=False)
    screen.wait_still()
    new, old = frames_of(screen, 200), frames_of(screen, 132)
    screen.show(replace(SHOWN, orders=(*SHOWN.orders, NEW), total=3, seq=101))
    screen.until(lambda: new and new[-1] == place(screen, 200))
    settled_x, settled_y = new[-1]
    assert new[0][0] > settled_x + 0.2 * screen.card(200).width()
    assert all(later <= earlier for (earlier, _), (later, _) in pairwise(new))
    assert {y for _, y in new} == {settled_y}
    assert set(old) == {place(screen, 132)}


def test_a_card_that_is_done_slides_out_and_the_next_one_flows_up(open_screen):
    """Nobody has to look for where a card went."""
    screen = open_screen(SHOWN, reduced_motion=False)
    screen.wait_still()
    done, next_one = frames_of(screen, 136), frames_of(screen, 132)
    first, second = place(screen, 136), place(screen, 132)
    screen.show(replace(SHOWN, orders=SHOWN.orders[1:], total=1, seq=101))
    screen.until(lambda: not any(row.leaving for row in screen.kiosk.orders.rows))
    screen.until(lambda: next_one[-1] == first)
    assert done[-1][0] < done[0][0]
    assert all(later <= earlier for (earlier, _), (later, _) in pairwise(done))
    assert set(next_one) - {first, second}, "seen on its way"


@pytest.mark.parametrize("reduced_motion", [True, False])
def test_what_was_there_already_does_not_slide(open_screen, reduced_motion):
    """A board that is first seen, a page that is turned to, and every card where motion is unwanted stand at once."""
    screen = open_screen(reduced_motion=reduced_motion)
    for _ in range(2):
        assert screen.all("card")
        for card in screen.all("card"):
            wanted = QPointF(card.property("cardX"), card.property("cardY"))
            assert card.mapToScene(QPointF(0, 0)) == screen.one("board").mapToScene(wanted)
        screen.kiosk.turn(1)
    if reduced_motion:
        shown = screen.hub.board
        screen.show(replace(shown, orders=(*SHOWN.orders, NEW), total=3, seq=101))
        screen.until(lambda: screen.card(200))
        assert screen.card(200).mapToScene(QPointF(0, 0)).toTuple() == place(screen, 200)
