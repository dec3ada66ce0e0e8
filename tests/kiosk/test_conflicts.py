"""A bump that had no effect is said on the card itself, until the cook deals with that card."""

from dataclasses import replace

import msgspec
import pytest
from boards.scene import interpreted

from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.states import Action
from kiosk_app.words import no_effect


def lines(screen, number: int) -> list[str]:
    """What stands on a card, without line breaks."""
    return [" ".join(item.property("text").split()) for item in screen.all("line", screen.card(number))]


def bump(screen, number: int) -> Command:
    screen.touch(screen.one("bumpButton", screen.card(number)))
    return screen.hub.commands[-1]


def refuse(screen, command: Command, result: Result, detail: str = "No such step.") -> None:
    order = screen.hub.board.order(command.order_id)
    ack = Ack(station="preparing", id=command.id, result=result, order=order, detail=detail)
    screen.kiosk.answered(command, ack)
    screen.kiosk.pending_changed({})


def conflict(screen, number: int) -> list[str]:
    screen.paint()
    return [line for line in lines(screen, number) if line.startswith("Not ")]


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (Result.STALE_ITEMS, "Not bumped: changed meanwhile. Look at the new line."),
        (Result.CANCELLED, "Not bumped: the order was cancelled. Stop making it."),
        (Result.REJECTED, "Not bumped. No such step."),
    ],
)
def test_a_bump_without_effect_is_said_on_its_card(open_screen, keep_picture, result, sentence):
    """Nobody believes that an order was sent when it was not; and the toast no longer says that it was."""
    screen = open_screen()
    refuse(screen, bump(screen, 138), result)
    screen.until(lambda: conflict(screen, 138) == [sentence])
    assert lines(screen, 138)[0] == sentence, "above everything else"
    assert not screen.all("toast")
    assert not screen.card(138).property("waiting")
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"conflict-{result}")


def test_it_stays_while_other_things_happen_and_goes_when_the_cook_acts(open_screen):
    """A newer version of the card does not take it away, a tap on another card neither."""
    screen = open_screen()
    refuse(screen, bump(screen, 138), Result.STALE_ITEMS)
    screen.until(lambda: conflict(screen, 138))
    known = screen.hub.board
    newer = msgspec.structs.replace(known.order(138), version=9, note="Now without candle")
    screen.show(replace(known, orders=(newer, *(order for order in known.orders if order.id != 138))))
    screen.until(lambda: "Now without candle" in lines(screen, 138))
    screen.time[0] += 1
    bump(screen, 136)
    assert conflict(screen, 138)
    bump(screen, 138)
    screen.until(lambda: not conflict(screen, 138))


def test_a_card_that_left_and_came_back_has_no_old_story(open_screen):
    """Whoever recalled it knows what it is."""
    screen = open_screen()
    refuse(screen, bump(screen, 138), Result.STALE_ITEMS)
    screen.until(lambda: conflict(screen, 138))
    whole = screen.hub.board
    screen.show(replace(whole, orders=tuple(order for order in whole.orders if order.id != 138)))
    screen.show(whole)
    screen.until(lambda: any(row.orderId == 138 for row in screen.live()))
    assert conflict(screen, 138) == []


def test_what_is_on_another_page_is_said_beside_the_cards_too(open_screen):
    """The card is marked, but nobody looks at it now."""
    screen = open_screen()
    command = bump(screen, 138)
    screen.kiosk.turn(1)
    refuse(screen, command, Result.STALE_ITEMS)
    assert screen.one("toastText").property("text").startswith("138 was changed meanwhile")
    screen.kiosk.turn(-1)
    screen.until(lambda: conflict(screen, 138))


def test_a_card_with_a_conflict_takes_no_tap_in_the_moment_in_which_it_grows(open_screen):
    """What slid under the finger was not meant."""
    screen = open_screen()
    refuse(screen, bump(screen, 138), Result.STALE_ITEMS)
    screen.until(lambda: conflict(screen, 138))
    count = len(screen.hub.commands)
    bump(screen, 138)
    assert len(screen.hub.commands) == count


def test_a_hubs_reason_is_drawn_as_plain_text(open_screen):
    """It came over the network."""
    screen = open_screen()
    refuse(screen, bump(screen, 138), Result.REJECTED, "<b>Pizza</b>")
    screen.until(lambda: conflict(screen, 138) == ["Not bumped. <b>Pizza</b>"])
    assert interpreted(screen.window.contentItem()) == []


@pytest.mark.parametrize(
    ("action", "words"),
    [(Action.RECALL, "Not recalled."), (Action.VOID, "Not done."), (Action.BUMP, "Not bumped.")],
)
def test_it_says_what_was_not_done(action, words):
    """A recall is no bump."""
    command = Command(id="command-1", action=action, order_id=1, version=1, items_version=1)
    ack = Ack(station="preparing", id="command-1", result=Result.REJECTED)
    assert no_effect(command, ack) == words
