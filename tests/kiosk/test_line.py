"""The screens of a line: prep, expo, the order's panel, all-day, recall and the guests' board, drawn and touched."""

import itertools
from dataclasses import replace

import msgspec
import pytest
from boards.line import Line, dish, evening
from boards.scene import items
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF

from hub_server.protocol.messages import Ack, Result
from hub_server.protocol.states import Action
from kiosk_app import cook
from kiosk_app.board import Link
from kiosk_app.disk import Given
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
    assert screen.hub.commands == [], "the second touch of a double tap on the card"
    screen.time[0] += 0.31
    screen.touch(choices["rush"])
    (command,) = screen.hub.commands
    assert (command.action, str(command.priority), command.order_id) == (Action.PRIORITIZE, "rush", 107)
    assert screen.kiosk.property("panel") == ""


def test_the_panel_of_an_order_means_the_order_that_was_opened(open_station, line):
    """What came meanwhile nobody has read; and a button that has just moved was not meant."""
    screen = open_station("fry")
    screen.wait_still()
    screen.kiosk.openOrder(105)
    screen.time[0] += 1
    before = line.orders[105]
    line.change(
        105,
        dish("1", 2, "Bacon & Cheddar Burger", "Burgers", "Mains", "Medium", "-pickles"),
        dish("5", 1, "Chicken Wings", "Fry", "Mains"),
    )
    screen.show(line.board("fry", seq=4712))
    screen.until(lambda: any("Wings" in choice["key"] for choice in screen.kiosk.property("choices")))
    screen.kiosk.act("seen")
    assert (screen.hub.commands, screen.kiosk.property("panel")) == ([], "order"), (
        "there is another button now"
    )
    screen.time[0] += 0.31
    screen.kiosk.act("seen")
    (command,) = screen.hub.commands
    assert (command.action, command.items_version) == (Action.ACKNOWLEDGE, before.items_version)
    assert line.orders[105].items_version > before.items_version, "so the hub says `stale_items`"


def test_another_log_closes_the_panel_of_an_order_and_forgets_a_first_touch(open_station, line):
    """The same number is another order there."""
    name = next(name for name in ("grill", "grill-2") if any(o.id == 102 for o in line.board(name).orders))
    screen = open_station(name)
    screen.wait_still()
    screen.kiosk.bump(102)
    screen.kiosk.openOrder(102)
    assert screen.kiosk.property("panel") == "order"
    screen.show(replace(line.board(name, seq=1), epoch="another"))
    screen.time[0] += 1
    assert screen.kiosk.property("panel") == ""
    screen.kiosk.bump(102)
    assert screen.hub.commands == [], "it is the first touch again"


def test_all_day_counts_by_modifier_and_shows_who_wants_it(open_station, keep_picture):
    """A touch has the tickets stand out."""
    screen = open_station("expo")
    screen.kiosk.open("all_day")
    screen.paint()
    keep_picture(screen.window.grabWindow(), "line-all-day")
    dishes = [item.property("text") for item in screen.all("dish")]
    assert "Smash Burger" in dishes
    gone = [rectangle(item) for item in screen.all("dishGone")]
    assert min(area.height() for area in gone) >= 15 * screen.kiosk.perMm - 1
    gaps = [below.top() - above.bottom() for above, below in itertools.pairwise(gone)]
    assert min(gaps) >= 3 * screen.kiosk.perMm - 1
    screen.time[0] += 0.31
    screen.touch(screen.all("dishRow")[dishes.index("Smash Burger")])
    assert screen.kiosk.property("highlighted") == "Smash Burger"
    assert any(row.faded for row in screen.live())
    keep_picture(screen.window.grabWindow(), "line-all-day-highlighted")
    screen.kiosk.open("")
    assert not any(row.faded for row in screen.live())


def test_the_totals_keep_their_places_under_the_finger(open_station, line):
    """What is made counts none and stands where it stood; some time after the last touch the list is put in order."""
    screen = open_station("fry")
    screen.kiosk.open("all_day")
    screen.time[0] += 1
    before = [row["name"] for row in screen.kiosk.property("allDay")]
    line.bump("fry", 107)
    line.place(120, 5, dish("1", 99, "Sweet potato fries", "Fry", "Mains"), table="2")
    screen.show(line.board("fry", seq=4712))
    totals = {row["name"]: row["quantity"] for row in screen.kiosk.property("allDay")}
    assert [*totals] == [*before, "Sweet potato fries"]
    assert totals["Chicken Wings"] == 0
    screen.kiosk.soldOut("Chicken Wings", True)
    (command,) = screen.hub.commands
    assert (command.action, command.name) == (Action.SOLD_OUT, "Chicken Wings")
    waiting = {row["name"] for row in screen.kiosk.property("allDay") if row["waiting"]}
    assert waiting == {"Chicken Wings"}
    screen.time[0] += 9
    screen.kiosk.tick()
    assert [row["name"] for row in screen.kiosk.property("allDay")] == [*totals]
    screen.time[0] += 1.1
    screen.kiosk.tick()
    after = [row["name"] for row in screen.kiosk.property("allDay")]
    assert after[0] == "Sweet potato fries"
    assert "Chicken Wings" not in after
    screen.kiosk.soldOut(after[1], True)
    assert len(screen.hub.commands) == 1, "another dish has just come under the finger"


def test_what_is_asked_of_an_order_without_a_hub_is_seen_to_wait(open_station):
    """On its card and in a sentence; and it does not keep the cook from bumping it."""
    screen = open_station("expo", link=Link.DISCONNECTED)
    screen.wait_still()
    screen.kiosk.openOrder(103)
    screen.time[0] += 1
    screen.kiosk.act("vip")
    assert screen.one("toastText").property("text") == "103: VIP waits for the hub"
    assert not screen.all("undoButton")
    row = next(row for row in screen.live() if row.orderId == 103)
    assert (row.asked, row.waiting) == (True, False)
    assert screen.one("stateSign", screen.card(103)).property("name") == "waiting"
    screen.kiosk.bump(103)
    assert [command.action for command in screen.hub.commands] == [Action.PRIORITIZE, Action.BUMP]


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
    assert screen.one("searchedText").property("text") == "Looking through the day …"
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


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_sentence_leaves_the_keys_of_the_search_alone(open_station, keep_picture, width, height):
    """Somebody is typing; the foot is out of reach meanwhile."""
    screen = open_station("fry", width=width, height=height)
    screen.kiosk.open("recall")
    command = cook.of_kitchen(Action.PROFILE, "mad")
    screen.kiosk.answered(
        command,
        Ack(station="fry", id=command.id, result=Result.REJECTED, detail="There is no profile `mad`."),
    )
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"line-recall-refused-{width}x{height}")
    toast = rectangle(screen.one("toast"))
    for name in ("key-a", "key-q", "key-z", "key-1", "closeButton", "soughtField"):
        assert not toast.intersects(rectangle(screen.one(name))), name
    assert QRectF(0, 0, width, height).contains(toast)


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


@pytest.mark.parametrize(
    ("width", "height", "diagonal"),
    [(1920, 1080, 21.5), (1080, 1920, 21.5), (1280, 800, 10.1), (800, 1280, 10.1), (1080, 1920, 15.6)],
)
def test_the_keys_of_the_search_are_large_enough(open_station, keep_picture, width, height, diagonal):
    """For gloves, on every screen; and they leave room for what is found."""
    screen = open_station("fry", width=width, height=height, diagonal=diagonal)
    screen.kiosk.open("recall")
    screen.paint()
    if not screen.all("key-a"):
        screen.touch(screen.one("soughtField"))
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"line-keys-{width}x{height}-{diagonal}")
    millimetre = screen.kiosk.perMm
    keys = {key: rectangle(screen.one(f"key-{key}")) for key in ("1", "2", "a", "s", "z", "-", "back", " ")}
    for key, area in keys.items():
        assert min(area.width(), area.height()) >= 15 * millimetre - 1, key
        assert QRectF(0, 0, width, height).contains(area), key
    assert keys["2"].left() - keys["1"].right() >= 3 * millimetre - 1
    sought, cross = rectangle(screen.one("soughtField")), rectangle(screen.one("closeButton"))
    assert not sought.intersects(cross)
    assert sought.bottom() <= keys["1"].top()
    found = rectangle(screen.all("recallRow")[0])
    assert found.bottom() <= keys["1"].top(), "one that was found can be read and touched whole"
    assert not found.intersects(sought)


def test_nothing_is_found_only_once_the_hub_has_said_so(open_station):
    """Until then it is being looked for; without the hub nobody knows."""
    screen = open_station("fry")
    screen.kiosk.open("recall")
    screen.kiosk.typed("q")
    assert screen.kiosk.property("nothing") == "Looking through the day …"
    screen.kiosk.found(Finding(text="q", trouble="The hub does not answer."))
    assert screen.kiosk.property("nothing") == "It is not among the last orders."
    screen.kiosk.typed("x")
    screen.kiosk.found(Finding(text="qx"))
    assert screen.kiosk.property("nothing") == "Nothing of today is like that."


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


def test_a_finger_that_was_taken_away_hangs_nothing(open_station):
    """Another handler had it: the card was never carried."""
    screen = open_station("expo")
    screen.wait_still()
    card = screen.card(103)
    drag = next(child for child in card.findChildren(QObject) if child.inherits("QQuickDragHandler"))
    drag.activeChanged.emit()
    assert screen.hub.commands == []


@pytest.mark.parametrize("diagonal", [10.1, 12.3, 13.3, 15.6, 17.3, 21.5])
def test_the_pages_do_not_lie_over_the_buttons(open_station, keep_picture, diagonal):
    """Also where the kitchen has profiles, and so a button more."""
    screen = open_station("expo", diagonal=diagonal)
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"line-foot-{diagonal}")
    assert screen.all("profileButton")
    station, before = screen.one("stationButton"), screen.one("pageBefore")
    assert rectangle(station).right() < rectangle(before).left()
    after = rectangle(screen.one("pageAfter"))
    (total,) = (item for name in ("total", "totalBelow") for item in screen.all(name))
    assert total.property("text").startswith("7 orders")
    for item in (total, *screen.all("beyond")):
        letters = rectangle(item)
        letters.setLeft(letters.right() - item.property("contentWidth"))
        assert item.objectName() == "totalBelow" or letters.left() > after.right()
    assert after.right() <= 1920


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
