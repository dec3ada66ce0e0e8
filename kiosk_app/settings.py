"""What can be set on the glass itself, behind the PIN: each setting's name, choices and words. Qt-free.

A setting is a field of `Config`; what was chosen on the glass lies over the settings file and is kept on the disk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kiosk_app.config import Config, Misconfigured, checked
from kiosk_app.speech import mark


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and how it is called, in English."""

    value: Any
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One row of the settings.

    Attributes:
        name: of the field in `Config`.
        group: the page it stands on; see `GROUPS`.
        choices: between which a touch goes on; what a file says beside them stays until it is touched.
    """

    name: str
    group: str
    title: str
    choices: tuple[Choice, ...]


GROUPS: dict[str, str] = {
    "screen": mark("Screen"),
    "cards": mark("Cards"),
    "sound": mark("Sound"),
    "keys": mark("Bump bar"),
    "calm": mark("Calm"),
}
"""The pages and what they are called, in English."""

PAGE_SIGNS: dict[str, str] = {
    "screen": "page_screen",
    "cards": "page_cards",
    "sound": "page_sound",
    "keys": "page_keys",
    "calm": "page_calm",
}
"""What stands before a page's name."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is done from a page of the settings, where the kiosk knows how: see `Keeper.hook`.

    Attributes:
        group: the page it stands on.
        title: what its button says.
    """

    key: str
    group: str
    title: str
    sign: str


ACTIONS: tuple[Action, ...] = (
    Action("train", "screen", mark("Start training"), "training"),
    Action("change_pin", "screen", mark("Change the PIN"), "lock"),
    Action("test_sound", "sound", mark("Test the sound"), "page_sound"),
    Action("learn_keys", "keys", mark("Learn keys"), "page_keys"),
)

OFF, ON = Choice(False, mark("Off")), Choice(True, mark("On"))


def _numbers(*values: float, unit: str = "") -> tuple[Choice, ...]:
    return tuple(Choice(value, f"{value:g}{unit}") for value in values)


def _percent(*values: int) -> tuple[Choice, ...]:
    return tuple(Choice(value / 100, f"{value} %") for value in values)


def _times(*values: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, value) for value in values)


LANGUAGES = (
    Choice("en", "English"),
    Choice("de", "Deutsch"),
    Choice("es", "Español"),
    Choice("ar", "العربية"),
)

_SOUNDS = (
    Choice("none", mark("None")),
    Choice("bell", mark("Bell")),
    Choice("ding", mark("One stroke")),
    Choice("knock", mark("Knocking")),
    Choice("fall", mark("Going down")),
    Choice("rise", mark("Going up")),
    Choice("tick", mark("Two soft strokes")),
    Choice("triple", mark("Three strokes")),
    Choice("lost", mark("Hung up")),
)

_HOURS = (Choice("", mark("Never")), *(Choice(f"{hour:02}:00", f"{hour:02}:00") for hour in range(24)))


def _sound(event: str, title: str) -> Setting:
    return Setting(name=f"sound_{event}", group="sound", title=title, choices=_SOUNDS)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="language",
        group="screen",
        title=mark("Language"),
        choices=LANGUAGES,
    ),
    Setting(
        name="theme",
        group="screen",
        title=mark("Colours"),
        choices=(
            Choice("dark", mark("Dark")),
            Choice("light", mark("Light")),
            Choice("contrast", mark("High contrast")),
        ),
    ),
    Setting(
        name="diagonal",
        group="screen",
        title=mark("Size of this screen"),
        choices=_numbers(10.1, 13.3, 15.6, 18.5, 21.5, 24, 27, 32, 43, unit="″"),
    ),
    Setting(
        name="scale",
        group="screen",
        title=mark("Size of everything"),
        choices=_percent(70, 80, 90, 100, 110, 125, 150),
    ),
    Setting(name="reduced_motion", group="screen", title=mark("Less motion"), choices=(OFF, ON)),
    Setting(
        name="layout",
        group="cards",
        title=mark("Layout"),
        choices=(
            Choice("rail", mark("Rail: down the columns")),
            Choice("tiles", mark("Tiles: all of one size")),
            Choice("list", mark("List: one below the other")),
        ),
    ),
    Setting(
        name="second",
        group="cards",
        title=mark("Second station beside it"),
        choices=(Choice("", mark("No other")),),
    ),
    Setting(name="beside", group="cards", title=mark("All day beside the cards"), choices=(OFF, ON)),
    Setting(
        name="columns",
        group="cards",
        title=mark("Columns"),
        choices=(Choice(0, mark("As many as can be read")), *_numbers(1, 2, 3, 4, 5, 6, 7, 8)),
    ),
    Setting(
        name="text_size",
        group="cards",
        title=mark("Size of text"),
        choices=_percent(80, 90, 100, 115, 130, 150),
    ),
    Setting(
        name="density",
        group="cards",
        title=mark("Spacing"),
        choices=(
            Choice("dense", mark("Close")),
            Choice("normal", mark("Normal")),
            Choice("roomy", mark("Wide")),
        ),
    ),
    Setting(
        name="dish_language",
        group="cards",
        title=mark("Second name of dishes"),
        choices=(Choice("", mark("Off")), *LANGUAGES),
    ),
    Setting(
        name="key_profile",
        group="keys",
        title=mark("Keys"),
        choices=(
            Choice("keyboard", mark("Keyboard")),
            Choice("kb9000", mark("Bump bar like a KB9000")),
            Choice("numpad", mark("Numeric keypad")),
            Choice("letters", mark("Bump bar that sends letters")),
            Choice("learned", mark("As learnt")),
        ),
    ),
    Setting(
        name="bump_by",
        group="keys",
        title=mark("A number key"),
        choices=(Choice("number", mark("bumps its card")), Choice("select", mark("selects, then BUMP"))),
    ),
    Setting(
        name="debounce_ms",
        group="keys",
        title=mark("One press lasts"),
        choices=tuple(Choice(ms, f"{ms} ms") for ms in (80, 100, 120, 150)),
    ),
    Setting(
        name="training_min",
        group="calm",
        title=mark("Training ends without a touch after"),
        choices=(
            Choice(5, mark("5 minutes")),
            Choice(15, mark("15 minutes")),
            Choice(30, mark("30 minutes")),
            Choice(60, mark("1 hour")),
        ),
    ),
    Setting(name="volume", group="sound", title=mark("Volume"), choices=_percent(0, 20, 40, 60, 80, 100)),
    Setting(
        name="sound_repeat_s",
        group="sound",
        title=mark("Again until it is heeded"),
        choices=(
            Choice(0, mark("No")),
            Choice(15, mark("Every 15 s")),
            Choice(30, mark("Every 30 s")),
            Choice(60, mark("Every minute")),
        ),
    ),
    _sound("new", mark("New order")),
    _sound("changed", mark("Changed after sending")),
    _sound("void", mark("Cancelled")),
    _sound("rush", mark("Rush or VIP")),
    _sound("warn", mark("Hurry")),
    _sound("late", mark("Late")),
    _sound("link", mark("Not current any more")),
    Setting(name="quiet_from", group="sound", title=mark("Quiet from"), choices=_HOURS),
    Setting(name="quiet_to", group="sound", title=mark("Quiet until"), choices=_HOURS),
    Setting(
        name="standby_min",
        group="calm",
        title=mark("Rest without orders"),
        choices=(
            Choice(0, mark("Never")),
            Choice(5, mark("After 5 minutes")),
            Choice(15, mark("After 15 minutes")),
            Choice(30, mark("After 30 minutes")),
            Choice(60, mark("After 1 hour")),
        ),
    ),
    Setting(name="burn_in_shift", group="calm", title=mark("Spare the screen"), choices=(OFF, ON)),
    Setting(name="brightness", group="calm", title=mark("Brightness"), choices=_percent(40, 60, 80, 100)),
    Setting(
        name="dim_brightness",
        group="calm",
        title=mark("Brightness at night"),
        choices=_percent(40, 60, 80, 100),
    ),
    Setting(
        name="dim_from",
        group="calm",
        title=mark("The night begins"),
        choices=_times("20:00", "21:00", "22:00", "23:00", "00:00"),
    ),
    Setting(
        name="dim_to",
        group="calm",
        title=mark("The night ends"),
        choices=_times("05:00", "06:00", "07:00", "08:00", "09:00"),
    ),
)


def setting(name: str) -> Setting:
    """The setting of that name.

    Raises:
        KeyError: there is none on the glass.
    """
    found = next((each for each in SETTINGS if each.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def offered(name: str, stations: Sequence[tuple[str, str]]) -> Setting:
    """The setting of that name, with the choices that hang on the kitchen.

    Args:
        stations: (name, title) of those that can stand beside this one.
    """
    each = setting(name)
    if name != "second":
        return each
    return replace(each, choices=(*each.choices, *(Choice(*station) for station in stations)))


def stepped(config: Config, each: Setting, by: int) -> Config:
    """The settings with the next (`by` 1) or the last (-1) choice of one of them, round and round."""
    choices, name = each.choices, each.name
    value = getattr(config, name)
    at = next((at for at, choice in enumerate(choices) if choice.value == value), None)
    # What a file says beside the choices stands before the first and after the last.
    wanted = (at + by) % len(choices) if at is not None else 0 if by > 0 else len(choices) - 1
    return chosen(config, {name: choices[wanted].value})


def chosen(config: Config, values: Mapping[str, Any]) -> Config:
    """The settings with what was chosen on the glass over them.

    What another version of the kiosk kept and this one does not know, or no longer allows, is left out.
    """
    for name, value in values.items():
        known = next((each for each in SETTINGS if each.name == name), None)
        wanted = type(getattr(config, name)) if known is not None else None
        is_whole = wanted is float and type(value) is int
        if known is None or not (is_whole or type(value) is wanted):
            continue
        try:
            given: dict[str, Any] = {name: float(value) if is_whole else value}
            config = checked(replace(config, **given))
        except Misconfigured:
            continue
    return config
