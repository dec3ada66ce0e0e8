"""Brightness by the hour: darker at night, and never while something has to be seen."""

from dataclasses import replace
from datetime import datetime

import pytest
from boards.reference import Ticket, board
from PySide6.QtGui import QColor

from kiosk_app.backlight import Backlight
from kiosk_app.board import Link
from kiosk_app.brightness import CALM_S, LEAST, Brightness, brightness, shade
from kiosk_app.config import Config, Misconfigured, checked
from kiosk_app.settings import SETTINGS, setting, stepped

YOUNG = replace(board(), orders=(Ticket(1, 20).add(1, "Soup").order(),), total=1)
OLD = replace(board(), orders=(Ticket(1, 2_000).add(1, "Soup").order(),), total=1)


def at(clock: str) -> int:
    """An instant of the hub at that time of the kiosk's day."""
    hour, minute = map(int, clock.split(":"))
    return round(datetime(2026, 11, 21, hour, minute).timestamp() * 1000)


@pytest.mark.parametrize(
    ("clock", "night", "light"),
    [
        ("21:59", ("22:00", "06:00"), 0.8),
        ("22:00", ("22:00", "06:00"), 0.4),
        ("00:00", ("22:00", "06:00"), 0.4),
        ("05:59", ("22:00", "06:00"), 0.4),
        ("06:00", ("22:00", "06:00"), 0.8),
        ("03:00", ("01:00", "05:00"), 0.4),
        ("23:00", ("01:00", "05:00"), 0.8),
        ("12:00", ("07:00", "07:00"), 0.4),
    ],
)
def test_the_night_may_go_over_midnight(clock, night, light):
    """From the minute it begins to the minute it ends, by the hub's clock."""
    assert brightness(0.8, 0.4, night, at(clock)) == light


def test_the_night_is_never_brighter_than_the_day():
    """And as long as the hub's clock is not known, it is day."""
    assert brightness(0.6, 1.0, ("22:00", "06:00"), at("23:00")) == 0.6
    assert brightness(0.8, 0.4, ("00:00", "23:59"), None) == 0.8


def test_it_gets_dark_again_only_when_it_has_been_calm_for_a_while():
    """A light that follows every alarm on and off is a flash."""
    now = [0.0]
    screen = Brightness(lambda: now[0])
    assert screen.light(0.4, is_alarmed=False) == 0.4
    assert screen.light(0.4, is_alarmed=True) == 1
    assert screen.light(0.4, is_alarmed=False) == 1
    now[0] += CALM_S - 0.1
    assert screen.light(0.4, is_alarmed=False) == 1
    now[0] += 0.2
    assert screen.light(0.4, is_alarmed=False) == 0.4
    assert screen.light(0.1, is_alarmed=False) == LEAST


def settled(screen):
    """The screen after a while in which nothing was late or wrong."""
    screen.time[0] += CALM_S + 1
    screen.kiosk.tick()
    return screen


def luminance(color: QColor) -> float:
    """Relative, after WCAG 2."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 800)])
def test_a_dimmed_screen_can_be_read(open_screen, keep_picture, width, height):
    """At the least that can be set the letters of dishes still stand at 4.5:1 before their ground, and more."""
    screen = settled(open_screen(YOUNG, width=width, height=height, brightness=LEAST))
    full = open_screen(YOUNG, width=width, height=height)
    dark, light = screen.window.grabWindow(), full.window.grabWindow()
    keep_picture(dark, f"dimmed-{width}x{height}")
    spread = []
    for picture in (light, dark):
        card = screen.card(1)
        place = card.mapToScene(card.boundingRect().topLeft()).toPoint()
        row = range(place.x() + 30, place.x() + round(card.width()) - 30)
        lines = range(place.y() + round(0.43 * card.height()), place.y() + round(0.61 * card.height()))
        shades = [luminance(picture.pixelColor(x, y)) for x in row for y in lines]
        spread.append((min(shades), max(shades)))
    (_, white), (ground, letters) = spread
    assert letters / white == pytest.approx(LEAST, abs=0.04)
    assert (letters + 0.05) / (ground + 0.05) >= 4.5


def test_the_dark_takes_no_touch(open_screen):
    """It lies over everything and is nothing."""
    screen = settled(open_screen(YOUNG, brightness=0.4))
    screen.touch(screen.one("bumpButton"))
    assert [command.order_id for command in screen.hub.commands] == [1]


@pytest.mark.parametrize("way", ["late", "stale"])
def test_what_is_wrong_is_seen_at_full_light(open_screen, way):
    """Whatever the hour."""
    screen = settled(open_screen(OLD if way == "late" else YOUNG, brightness=0.4))
    if way == "stale":
        assert screen.one("dimmer").opacity() == pytest.approx(shade(0.4))
        screen.kiosk.link_changed(Link.RECONNECTING, "The hub fell silent. Still trying.")
    assert not screen.all("dimmer")
    assert screen.kiosk.calm.property("shade") == 0


def test_a_change_of_the_settings_shows_with_the_next_second(open_screen):
    """Without a restart."""
    screen = settled(open_screen(YOUNG))
    assert not screen.all("dimmer")
    screen.kiosk._config = stepped(screen.kiosk._config, setting("brightness"), -1)
    screen.kiosk.tick()
    assert screen.one("dimmer").opacity() == pytest.approx(shade(0.8))


def test_the_hour_is_the_hubs(open_screen):
    """A screen whose own clock is wrong is dark when the others are."""
    night = {"dim_brightness": 0.4, "dim_from": "22:00", "dim_to": "06:00"}
    screen = settled(open_screen(YOUNG, **night))
    screen.hub.now_ms = at("23:00")
    screen.hub.board = replace(YOUNG, as_of_ms=screen.hub.now_ms, orders=(), total=0)
    screen.kiosk.board_changed(screen.hub.board)
    screen.until(lambda: not screen.kiosk._refresh.isActive())
    settled(screen)
    assert screen.one("dimmer").opacity() == pytest.approx(shade(0.4))
    screen.hub.now_ms = at("12:00")
    screen.hub.board = replace(screen.hub.board, as_of_ms=screen.hub.now_ms)
    screen.kiosk.tick()
    assert not screen.all("dimmer")


@pytest.fixture
def panel(tmp_path):
    """A backlight as the system shows it."""
    folder = tmp_path / "panel"
    folder.mkdir()
    (folder / "max_brightness").write_text("937\n")
    (folder / "brightness").write_text("700\n")
    return folder / "brightness"


def test_a_backlight_takes_the_place_of_the_black(open_screen, panel, tmp_path):
    """It is set with the hour, and as it was when the program ends."""
    screen = settled(open_screen(YOUNG, brightness=0.4))
    assert screen.all("dimmer")
    screen.kiosk.calm.use(Backlight.found(tmp_path))
    assert not screen.all("dimmer")
    assert panel.read_text() == "375"
    screen.kiosk.link_changed(Link.RECONNECTING, "")
    assert panel.read_text() == "937"
    screen.kiosk.calm.end()
    assert panel.read_text() == "700"


def test_a_backlight_that_fails_is_done_without(open_screen, panel, tmp_path):
    """The picture is made darker then."""
    screen = settled(open_screen(YOUNG, brightness=0.4))
    backlight = Backlight.found(tmp_path)
    panel.unlink()
    panel.mkdir()
    screen.kiosk.calm.use(backlight)
    assert screen.one("dimmer").opacity() == pytest.approx(shade(0.4))


def test_without_a_backlight_there_is_none(tmp_path, panel):
    """Monitors have none, and some are not ours to set or make no sense."""
    assert Backlight.found(tmp_path / "nowhere") is None
    (panel.parent / "max_brightness").write_text("0\n")
    assert Backlight.found(tmp_path) is None
    (panel.parent / "max_brightness").write_text("many\n")
    assert Backlight.found(tmp_path) is None
    (tmp_path / "second").mkdir()
    assert Backlight.found(tmp_path) is None
    for name in ("max_brightness", "brightness"):
        (tmp_path / "second" / name).write_text("15\n")
    assert Backlight.found(tmp_path) is not None


@pytest.mark.parametrize("given", ["", "24:00", "7:00", "22:60", "22:00:00", "night"])
def test_a_night_is_a_time_of_the_day(given):
    """Said when the program starts and not at ten in the evening."""
    with pytest.raises(Misconfigured, match="dim_from must be a time such as 22:00"):
        checked(replace(Config(), dim_from=given))


def test_every_choice_of_calm_can_be_made():
    """Each step on the glass is one that the settings allow."""
    for each in SETTINGS:
        if each.group == "calm":
            config = Config()
            for choice in each.choices:
                config = stepped(config, each, 1)
                assert getattr(config, each.name) in {other.value for other in each.choices}, choice
