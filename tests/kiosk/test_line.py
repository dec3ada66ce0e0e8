"""The screens of a line: prep, expo, the order's panel, all-day, recall and the guests' board, drawn and touched."""

import msgspec
import pytest
from boards.line import Line, evening
from boards.scene import items
from PySide6.QtCore import QPoint, QPointF, QRectF

from hub_server.protocol.states import Action
from kiosk_app.searching import Finding

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160)]


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


@pytest.fixture
def line() -> Line:
    return evening()


@pytest.fixture
def open_station(open_screen, line):
    """Opens the screen of a station of the line."""

    def opening(name: str, **settings):
        return open_screen(line.board(name), title=line.at(name).title, **settings)

    return opening


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


def test_the_panel_of_an_order_does_what_it_says(open_station, keep_picture):
    """Rush, fire, 86: one touch each, and it closes."""
    screen = open_station("expo")
    screen.wait_still()
    screen.kiosk.openOrder(107)
    screen.until(lambda: screen.all("choice"))
    keep_picture(screen.window.grabWindow(), "line-order-panel")
    choices = {choice.property("modelData")["key"]: choice for choice in screen.all("choice")}
    assert {"rush", "vip", "fire:Mains", "first"} <= set(choices)
    screen.touch(choices["rush"])
    (command,) = screen.hub.commands
    assert (command.action, str(command.priority), command.order_id) == (Action.PRIORITIZE, "rush", 107)
    assert screen.kiosk.property("panel") == ""


def test_all_day_counts_by_modifier_and_shows_who_wants_it(open_station, keep_picture):
    """A touch has the tickets stand out."""
    screen = open_station("expo")
    screen.kiosk.open("all_day")
    screen.paint()
    keep_picture(screen.window.grabWindow(), "line-all-day")
    dishes = [item.property("text") for item in screen.all("dish")]
    assert "Smash Burger" in dishes
    screen.touch(screen.all("dishRow")[dishes.index("Smash Burger")])
    assert screen.kiosk.property("highlighted") == "Smash Burger"
    keep_picture(screen.window.grabWindow(), "line-all-day-highlighted")


def test_an_order_of_the_day_is_looked_for_and_brought_back(open_station, keep_picture, line):
    """By keys on the glass; what the hub finds takes the place of what was known here."""
    screen = open_station("fry")
    screen.kiosk.open("recall")
    screen.paint()
    keep_picture(screen.window.grabWindow(), "line-recall")
    for key in "zo":
        screen.touch(screen.one(f"key-{key}"))
    assert screen.hub.sought[-1] == "zo"
    screen.paint()
    assert [item.property("text") for item in screen.all("recallNumber")] == ["103"]
    earlier = replace_number(line, 103, 55)
    screen.kiosk.found(Finding(text="zo", orders=(earlier, line.orders[103]), total=7))
    screen.paint()
    assert [item.property("text") for item in screen.all("recallNumber")] == ["55", "103"]
    assert screen.one("searchedText").property("text").startswith("5 more")
    keep_picture(screen.window.grabWindow(), "line-recall-found")
    screen.kiosk.found(Finding(text="z", orders=(), total=0))
    assert len(screen.all("recallRow")) == 2, "the answer to what is not looked for any more"
    screen.touch(screen.all("recallRow")[0])
    (command,) = screen.hub.commands
    assert (command.order_id, command.action) == (55, Action.RECALL)
    assert screen.hub.sought[-1] is None


def test_a_search_that_the_hub_cannot_answer_says_so(open_station):
    """And what is known here still stands there."""
    screen = open_station("fry")
    screen.kiosk.open("recall")
    screen.kiosk.typed("1")
    screen.kiosk.found(Finding(text="1", trouble="The hub does not answer."))
    screen.paint()
    assert screen.all("recallRow")
    told = screen.one("searchedText").property("text")
    assert told == "The hub does not answer. Only the last orders were looked through."
    screen.kiosk.typed("\b")
    assert screen.kiosk.property("sought") == ""


def test_the_kitchen_is_run_another_way_with_one_touch(open_station, keep_picture):
    """A button at the foot, a choice."""
    screen = open_station("expo")
    screen.touch(screen.one("profileButton"))
    screen.paint()
    keep_picture(screen.window.grabWindow(), "line-profiles")
    rows = {row.property("modelData")["name"]: row for row in screen.all("profile")}
    screen.touch(rows["quiet"])
    (command,) = screen.hub.commands
    assert (command.action, command.name, command.order_id) == (Action.PROFILE, "quiet", 0)


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


def test_cards_of_a_prep_station_cannot_be_carried(open_station):
    """A cook's own rail stays as it is."""
    screen = open_station("fry")
    screen.wait_still()
    screen.paint()
    card = screen.card(104)
    start = card.mapToScene(QPointF(card.width() / 2, 20)).toPoint()
    screen.swipe(start, QPoint(900, 300))
    assert screen.hub.commands == []


def test_what_was_bumped_by_itself_is_said_and_can_be_recalled(open_station, keep_picture, line):
    """Nobody has to wonder where a ticket went."""
    screen = open_station("fry")
    line.auto_bump("fry", 107)
    screen.show(line.board("fry", seq=4712))
    told = screen.one("toastText").property("text")
    assert told == "107 bumped by itself: it stood here too long. Recall brings it back."
    screen.kiosk.open("recall")
    screen.paint()
    assert screen.kiosk.property("recalls")[0]["status"] == "cooking, bumped by itself"
    keep_picture(screen.window.grabWindow(), "line-by-itself")


def replace_number(line: Line, order_id: int, new_id: int):
    return msgspec.structs.replace(line.orders[order_id], id=new_id, number=str(new_id))
