"""Before the first orders: what is wrong, what somebody can try, and no way into a screen without a way out."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from kiosk_app.board import Board, Link

NO_STATION = "The hub has no station “grill”."


def first_start(open_screen, link: Link, detail: str, **more):
    screen = open_screen(Board(station="grill"), link=link, now=False, **more)
    screen.kiosk.link_changed(link, detail)
    return screen


def texts(screen) -> str:
    names = ("firstStartHeadline", "firstStartDetail", "firstStartAdvice")
    return "\n".join(item.property("text") for name in names for item in screen.all(name))


@pytest.mark.parametrize(
    "detail",
    [
        "The hub does not know this screen; it needs a token.",
        "The hub does not let this screen show “grill”.",
        NO_STATION,
    ],
)
def test_a_hub_that_refuses_is_not_called_missing(open_screen, keep_picture, detail):
    """Nobody looks for a cable when the hub has said what is wrong."""
    screen = first_start(open_screen, Link.ERROR, detail)
    assert screen.one("firstStartHeadline").property("text") == detail
    assert "http://127.0.0.1:8000" in texts(screen)
    assert "power" not in texts(screen)
    keep_picture(screen.window.grabWindow(), "first-start-refused")


def test_a_station_that_does_not_exist_is_left_by_touch(open_screen, qtbot):
    """The way out of a wrong station leads over its own screen, not over a restart."""
    screen = first_start(open_screen, Link.ERROR, NO_STATION)
    screen.kiosk.offer_stations([("pending", "Pending"), ("preparing", "Preparing")])
    with qtbot.waitSignal(screen.kiosk.stationsWanted):
        screen.touch(screen.one("stationButton", screen.one("firstStart")))
    choice = next(item for item in screen.all("stationChoice") if item.property("text") == "Preparing")
    with qtbot.waitSignal(screen.kiosk.stationChosen) as chosen:
        screen.touch(choice)
    assert chosen.args == ["preparing"]
    assert not screen.all("picker")


def test_the_first_picker_stays_until_a_station_is_chosen(open_screen, qtbot):
    """There is nothing behind it to go back to."""
    screen = open_screen(chosen=False, link=Link.RECONNECTING)
    assert screen.one("firstStartHeadline").property("text") == "Hub not found"
    assert not screen.all("stationButton", screen.one("firstStart"))
    screen.kiosk.offer_stations([("pending", "Pending")])
    screen.kiosk.open("stations")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_R, Qt.Key.Key_A):
        QTest.keyClick(screen.window, key)
        assert screen.one("picker")
    assert not screen.all("pickerClose")
    with qtbot.waitSignal(screen.kiosk.stationChosen):
        screen.touch(screen.one("stationChoice"))
    assert not screen.all("picker")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (1280, 720)])
@pytest.mark.parametrize("diagonal", [10.0, 21.5])
def test_the_first_screen_is_drawn_whole(open_screen, keep_picture, width, height, diagonal):
    """On a tablet as well: the sentences and the button are on the glass."""
    detail = "The hub at http://kitchen-hub.restaurant.example:8000 cannot be reached. Still trying."
    screen = first_start(
        open_screen, Link.RECONNECTING, detail, width=width, height=height, diagonal=diagonal
    )
    screen.paint()
    whole = QRectF(0, 0, width, height)
    names = ("firstStartHeadline", "firstStartDetail", "firstStartAdvice")
    items = [screen.one(name) for name in names]
    items.append(screen.one("stationButton", screen.one("firstStart")))
    places = [
        QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))
        for item in items
    ]
    assert all(whole.contains(place) for place in places)
    assert all(above.bottom() <= below.top() for above, below in pairwise(places))
    keep_picture(screen.window.grabWindow(), f"first-start-{width}x{height}-{diagonal}")


@pytest.mark.parametrize("key", [Qt.Key.Key_R, Qt.Key.Key_A])
def test_no_key_opens_a_panel_below_the_screen_that_looks_for_the_hub(open_screen, key):
    """It would be open, unseen and in the way, when the orders come."""
    screen = first_start(open_screen, Link.RECONNECTING, "The hub does not answer.")
    QTest.keyClick(screen.window, key)
    assert screen.kiosk.panel == ""
