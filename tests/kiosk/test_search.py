"""Recall: an order of the day is looked for by keys on the glass, and brought back."""

import asyncio

import msgspec
import pytest
from boards.line import Line
from PySide6.QtCore import QPointF, QRectF

from hub_server.protocol.messages import Ack, Result
from hub_server.protocol.states import Action
from kiosk_app import cook
from kiosk_app.searching import Finding, Searching

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160)]


def rectangle(item) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


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


def test_a_search_that_cannot_even_be_asked_says_so_once():
    """A fault of this screen: nobody waits for an answer, and it is not asked for again and again."""
    found: list[Finding] = []

    def fails():
        raise RuntimeError("nobody has thought of this")

    async def look() -> None:
        searching = Searching(fails, "fry", found.append)
        running = asyncio.create_task(searching.run())
        searching.look_for("zo")
        while not found:
            await asyncio.sleep(0.01)
        await asyncio.sleep(1.2)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(look())
    assert [(each.text, each.trouble) for each in found] == [("zo", "This screen could not ask the hub.")]
