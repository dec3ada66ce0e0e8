"""A screen that is set otherwise while it runs: at once, and nothing else of it changes."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest


def configure(screen, **values) -> None:
    screen.kiosk.configure(replace(screen.kiosk.config, **values))
    screen.paint()


def beside_each_other(screen) -> int:
    return len({card.x() for card in screen.all("card")})


@pytest.mark.parametrize("columns", [1, 2, 4, 6])
def test_the_cards_hang_in_as_many_columns_at_once(open_screen, columns):
    """Without a restart, and without an event from the hub."""
    screen = open_screen()
    assert beside_each_other(screen) == 5
    configure(screen, columns=columns)
    assert beside_each_other(screen) == columns
    configure(screen, columns=0)
    assert beside_each_other(screen) == 5


def test_larger_text_is_larger_at_once_and_what_is_touched_is_not(open_screen):
    """What is read grows; buttons are for fingers, which stay as they are."""
    screen = open_screen()
    was = screen.one("number", screen.card(138)).property("font").pixelSize()
    name = screen.all("line", screen.card(136))[0].property("font").pixelSize()
    foot = screen.one("bumpButton", screen.card(138)).height()
    configure(screen, text_size=1.5)
    assert screen.one("number", screen.card(138)).property("font").pixelSize() == pytest.approx(
        was * 1.5, abs=1
    )
    assert screen.all("line", screen.card(136))[0].property("font").pixelSize() == pytest.approx(
        name * 1.5, abs=1
    )
    assert screen.one("bumpButton", screen.card(138)).height() == foot


@pytest.mark.parametrize("status", ["dense", "roomy"])
def test_the_cards_stand_closer_or_wider_at_once(open_screen, status):
    """The same lines in less or more room."""
    screen = open_screen()
    was = screen.card(136).height()
    configure(screen, density=status)
    assert (screen.card(136).height() < was) == (status == "dense")
    configure(screen, density="normal")
    assert screen.card(136).height() == was


def test_the_size_of_everything_follows_the_diagonal(open_screen):
    """Bars, buttons and cards, and the rail between them: as if the screen had been started like that."""
    screen = open_screen()
    configure(screen, diagonal=27.0)
    fresh = open_screen(diagonal=27.0)
    fresh.paint()
    assert [card.size() for card in screen.all("card")] == [card.size() for card in fresh.all("card")]
    assert [card.position() for card in screen.all("card")] == [card.position() for card in fresh.all("card")]
    assert screen.one("recallButton").height() == fresh.one("recallButton").height()


def test_what_is_drawn_anew_does_not_slide_in(open_screen):
    """Nothing has arrived and nothing has left."""
    screen = open_screen(reduced_motion=False)
    screen.wait_still()
    for values in ({"columns": 2}, {"columns": 0}, {"text_size": 0.8}):
        before = {row.identity for row in screen.live()}
        screen.kiosk.configure(replace(screen.kiosk.config, **values))
        fresh = [row for row in screen.kiosk.orders.rows if row.identity not in before]
        assert not any(row.entering or row.leaving for row in fresh)
        assert not any(row.leaving for row in screen.kiosk.orders.rows)


def test_motion_is_switched_off_and_on(open_screen):
    """What QML knows of it follows."""
    screen = open_screen(reduced_motion=False)
    assert screen.kiosk.property("motion")
    with screen.qtbot.waitSignal(screen.kiosk.settingsChanged):
        configure(screen, reduced_motion=True)
    assert not screen.kiosk.property("motion")


def test_a_card_that_settings_have_moved_takes_no_tap(open_screen):
    """As any card that has just moved."""
    screen = open_screen()
    configure(screen, columns=3)
    screen.touch(screen.one("bumpButton", screen.card(136)))
    QTest.keyClick(screen.window, "1")
    assert screen.hub.commands == []
    screen.time[0] += 0.31
    screen.touch(screen.one("bumpButton", screen.card(136)))
    assert [command.order_id for command in screen.hub.commands] == [136]


def test_a_screen_without_a_station_can_be_set(open_screen):
    """Before there is anything on it."""
    screen = open_screen(chosen=False)
    configure(screen, text_size=1.3, density="roomy", columns=3)
    assert screen.all("card") == []
