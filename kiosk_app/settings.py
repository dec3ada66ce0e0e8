"""What can be set on the glass itself, behind the PIN: each setting's name, choices and words. Qt-free.

A setting is a field of `Config`; what was chosen on the glass lies over the settings file and is kept on the disk.
"""

from collections.abc import Mapping
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

OFF, ON = Choice(False, mark("Off")), Choice(True, mark("On"))


def _numbers(*values: float, unit: str = "") -> tuple[Choice, ...]:
    return tuple(Choice(value, f"{value:g}{unit}") for value in values)


def _percent(*values: int) -> tuple[Choice, ...]:
    return tuple(Choice(value / 100, f"{value} %") for value in values)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="language",
        group="screen",
        title=mark("Language"),
        choices=(
            Choice("en", "English"),
            Choice("de", "Deutsch"),
            Choice("es", "Español"),
            Choice("ar", "العربية"),
        ),
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


def stepped(config: Config, name: str, by: int) -> Config:
    """The settings with the next (`by` 1) or the last (-1) choice of one of them, round and round."""
    choices = setting(name).choices
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
