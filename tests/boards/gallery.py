"""The screens that are kept under `tests/screens`: each layout, theme, language, size and state, by name.

A scene is a function that is given a `Stage` and leaves on its glass what the picture shows.
"""

from dataclasses import replace
from typing import Any

from boards.extremes import board as extremes
from boards.lesson import begin
from boards.line import STATE
from boards.pair import Pair
from boards.reference import NOW_MS, Ticket, board
from boards.settings import open_pad, open_settings, row, turn_to
from boards.stage import LARGE, SCENES, SMALL, TALL, Stage, scene

from kiosk_app.board import Link


def _rail(name: str, **settings: Any) -> None:
    SCENES[name] = lambda stage: stage.open_screen(**settings)


def _station(name: str, station: str, **settings: Any) -> None:
    SCENES[name] = lambda stage: stage.open_station(station, **settings)


def _panel(name: str, panel: str, **settings: Any) -> None:
    def opened(stage: Stage) -> Any:
        screen = stage.open_screen(**settings)
        screen.kiosk.open(panel)
        screen.time[0] += 1
        return screen

    SCENES[name] = opened


# The board that the README shows, in each theme, language and size.
_rail("board")
_rail("theme-light", theme="light")
_rail("theme-contrast", theme="contrast")
_rail("language-de", language="de")
_rail("language-es", language="es")
_rail("language-ar", language="ar")
_rail("size-tall", **TALL)
_rail("size-large", **LARGE)
_rail("size-small", **SMALL)
_rail("size-720", width=1280, height=720, diagonal=15.6)
_rail("text-small-dense", text_size=0.8, density="dense")
_rail("text-large-roomy", text_size=1.5, density="roomy")
_rail("columns-1", columns=1, **TALL)
_rail("columns-8", columns=8, diagonal=27.0)

# Layouts.
_rail("layout-tiles", layout="tiles")
_rail("layout-tiles-tall", layout="tiles", **TALL)
_rail("layout-list", layout="list")
_rail("layout-list-tall", layout="list", **TALL)
_rail("layout-list-small", layout="list", theme="light", **SMALL)
_rail("layout-beside", beside=True)

# The line.
_station("expo", "expo")
_station("expo-light", "expo", theme="light")
_station("expo-contrast", "expo", theme="contrast")
_station("expo-ar", "expo", language="ar")
_station("expo-de-tiles", "expo", language="de", layout="tiles")
_station("prep", "fry")
_station("guests", "guests")
_station("guests-light-tall", "guests", theme="light", **TALL)

# Panels.
_panel("panel-recall", "recall")
_panel("panel-recall-ar", "recall", language="ar")
_panel("panel-all-day", "all_day")
_panel("panel-all-day-light", "all_day", theme="light")


@scene("panel-stations")
def _stations(stage: Stage) -> Any:
    screen = stage.open_station("expo")
    names = [station.name for station in STATE.kitchen.stations]
    screen.kiosk.offer_stations([(name, stage.line.at(name).title) for name in names])
    screen.kiosk.open("stations")
    screen.time[0] += 1
    return screen


@scene("panel-order")
def _order(stage: Stage) -> Any:
    screen = stage.open_station("expo")
    screen.kiosk.openOrder(105)
    screen.time[0] += 1
    return screen


@scene("panel-profile")
def _profile(stage: Stage) -> Any:
    screen = stage.open_station("expo")
    screen.kiosk.open("profile")
    screen.time[0] += 1
    return screen


@scene("training")
def _training(stage: Stage) -> Any:
    screen = stage.open_station("grill")
    begin(screen, 90)
    return screen


@scene("training-ar")
def _training_ar(stage: Stage) -> Any:
    screen = stage.open_station("expo", language="ar", theme="light")
    begin(screen, 90)
    return screen


@scene("panel-pin")
def _pin(stage: Stage) -> Any:
    screen = stage.open_screen()
    open_pad(screen)
    screen.kiosk.typePin("2")
    return screen


def _settings(name: str, page: str, **settings: Any) -> None:
    def opened(stage: Stage) -> Any:
        screen = stage.open_screen(**settings)
        open_settings(screen)
        if page != "screen":
            turn_to(screen, page)
        return screen

    SCENES[name] = opened


_settings("settings-screen", "screen")
_settings("settings-cards", "cards", theme="light")
_settings("settings-sound", "sound")
_settings("settings-keys-de", "keys", language="de")
_settings("settings-calm-es", "calm", language="es")
_settings("settings-screen-ar", "screen", language="ar")
_settings("settings-screen-small", "screen", theme="contrast", **SMALL)


@scene("panel-learn")
def _learn(stage: Stage) -> Any:
    screen = stage.open_screen()
    screen.wait_still()
    screen.kiosk.learning.start()
    return screen


@scene("split")
def _split(stage: Stage) -> Any:
    """One of the two is not current."""
    pair = Pair(stage.open_station("expo"), stage.line, ("expo", "fry"))
    pair.hubs[1].now_ms = NOW_MS + 95_000
    pair.kiosks[1].link_changed(Link.RECONNECTING, "")
    return pair.screen


@scene("split-tall")
def _split_tall(stage: Stage) -> Any:
    return Pair(stage.open_station("expo", **TALL), stage.line, ("expo", "cold")).screen


@scene("layout-list-ar")
def _list_ar(stage: Stage) -> Any:
    return stage.open_screen(language="ar", layout="list")


@scene("second-names")
def _second_names(stage: Stage) -> Any:
    """What dishes are called in the cook's language stands below."""
    names = [{"ar": "شوربة طماطم"}, {"ar": "برجر مزدوج"}]
    ticket = (
        Ticket(301, 60, table="5")
        .add(2, "Tomato Soup", names=names[0])
        .add(1, "Double Smash Burger", names=names[1])
    )
    order = ticket.order()
    return stage.open_screen(replace(board(), orders=(order,), total=1), dish_language="ar")


@scene("panel-order-de")
def _order_de(stage: Stage) -> Any:
    screen = stage.open_station("expo", language="de")
    screen.kiosk.openOrder(105)
    screen.time[0] += 1
    return screen


@scene("panel-pin-ar")
def _pin_ar(stage: Stage) -> Any:
    screen = stage.open_screen(language="ar", theme="light")
    open_pad(screen)
    return screen


@scene("panel-learn-es")
def _learn_es(stage: Stage) -> Any:
    screen = stage.open_screen(language="es")
    screen.wait_still()
    screen.kiosk.learning.start()
    for key in ("F1", "F2", "F3"):
        screen.kiosk.learning.press(key)
    return screen


_panel("panel-all-day-es", "all_day", language="es")
_settings("settings-sound-ar", "sound", language="ar", theme="contrast")
_settings("settings-cards-de", "cards", language="de")


@scene("sound-trial")
def _trial(stage: Stage) -> Any:
    """The self-test is over, and the question stands in its button's place."""
    screen = stage.open_screen()
    screen.kiosk.sound.reported.emit("fine")
    screen.kiosk.sound.trial.setInterval(1)
    open_settings(screen)
    turn_to(screen, "sound")
    screen.kiosk.doSetting("test_sound")
    screen.until(lambda: screen.kiosk.sound.asking)
    row(screen, "heard_it")
    return screen


@scene("long-dishes")
def _long_dishes(stage: Stage) -> Any:
    """Twelve modifiers, a name of 120 letters, forty seats."""
    shown = extremes()
    return stage.open_screen(shown)
