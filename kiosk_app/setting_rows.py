"""The pages of the settings as they stand on the glass: their names, and a row for everything that can be touched.

Qt-free; what is handed out are rows for QML.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kiosk_app.config import Config
from kiosk_app.settings import ACTIONS, GROUPS, PAGE_SIGNS, SETTINGS, Action, Setting, offered, stepped
from kiosk_app.setup import Setup, Source
from kiosk_app.speech import mark, numeral, tr

Stations = Sequence[tuple[str, str]]

HEARD_IT = "heard_it"
"""Name of the row that asks whether the sounds were heard."""

NONE: Mapping[str, str] = MappingProxyType({})

FEW = 3
"""So many choices stand beside each other; more are gone through one by one."""

NOTES: dict[Source, str] = {
    Source.DEFAULT: "",
    Source.FILE: mark("As the settings file says."),
    Source.GLASS: mark("Chosen here."),
    Source.START: mark("Set where this screen was started."),
}


def pages(current: str, can: Collection[str]) -> list[dict[str, Any]]:
    """The pages that have anything on them.

    Args:
        current: the one that is open.
        can: the actions there is somebody for.
    """
    return [
        {"name": name, "title": tr(title), "sign": PAGE_SIGNS[name], "current": name == current}
        for name, title in GROUPS.items()
        if any(each.group == name for each in SETTINGS)
        or any(action.group == name and action.key in can for action in ACTIONS)
    ]


@dataclass(frozen=True, slots=True)
class Trial:
    """The sounds are tried out.

    Attributes:
        event: what the sound is of that is heard now; empty for none.
        asks: all were played, and it is not known whether they were heard.
    """

    event: str = ""
    asks: bool = False


def rows(
    page: str,
    config: Config,
    setup: Setup,
    can: Collection[str],
    *,
    stations: Stations = (),
    notes: Mapping[str, str] = NONE,
    trial: Trial | None = None,
) -> list[dict[str, Any]]:
    """What stands on a page, from above.

    Args:
        page: its name.
        config: the settings as they are.
        setup: where they come from.
        can: the actions there is somebody for.
        stations: see `settings.offered`.
        notes: what else is to be said of a setting, by its name.
        trial: how the test of the sounds stands.
    """
    made = [_row(offered(each.name, stations), config, setup) for each in SETTINGS if each.group == page]
    back = {"kind": "back", "name": page, "sign": "undo", "usable": setup.is_chosen(page)} | {
        "title": tr("Back to what the file says") if setup.filed else tr("Back to how it was")
    }
    for row in made:
        row["note"] = notes.get(row["name"]) or row["note"]
    actions = [_action(each, trial or Trial()) for each in ACTIONS if each.group == page and each.key in can]
    return [*made, *actions, *([back] if made else [])]


def _action(each: Action, trial: Trial) -> dict[str, Any]:
    """A button; in the place of the one that has the sounds tried out stands, after that, the question about them."""
    if each.key == "test_sound" and trial.asks:
        choices = [{"title": tr("Yes"), "current": False}, {"title": tr("No"), "current": False}]
        asked = {"kind": "few", "name": HEARD_IT, "title": tr("Did you hear it?"), "choices": choices}
        return {**asked, "usable": True, "note": ""}
    is_sounding = each.key == "test_sound" and trial.event
    title = tr("Sounding: {event}", event=trial.event) if is_sounding else tr(each.title)
    return {"kind": "action", "name": each.key, "title": title, "sign": each.sign, "usable": True}


def _row(each: Setting, config: Config, setup: Setup) -> dict[str, Any]:
    value = getattr(config, each.name)
    source = setup.source(each.name)
    usable = source is not Source.START
    return {
        "kind": "few" if len(each.choices) <= FEW else "number" if _is_number(each) else "many",
        "name": each.name,
        "title": tr(each.title),
        "value": shown(each, value),
        "note": tr(NOTES[source]) if NOTES[source] else "",
        "usable": usable,
        "less": usable and step(config, each, -1) != value,
        "more": usable and step(config, each, 1) != value,
        "choices": [
            {"title": numeral(tr(choice.title)), "current": choice.value == value} for choice in each.choices
        ],
    }


def shown(each: Setting, value: Any) -> str:
    """A value in words; one that a file says beside the choices, written as they are."""
    for choice in each.choices:
        if choice.value == value:
            return numeral(tr(choice.title))
    if isinstance(value, float) and each.choices[0].title.endswith(" %"):
        return f"{value * 100:.0f} %"
    unit = each.choices[0].title.lstrip("0123456789.") if _is_number(each) else ""
    return (
        numeral(f"{value:g}{unit}") if isinstance(value, float) else str(value) or tr("As this machine does")
    )


def step(config: Config, each: Setting, by: int) -> Any:
    """The next choice (`by` 1) or the one before (-1).

    Of numbers the next larger or smaller, and none beyond the last: then it is what it is. Else round and round.
    """
    value = getattr(config, each.name)
    if not _is_number(each):
        return getattr(stepped(config, each, by), each.name)
    values = sorted(choice.value for choice in each.choices)
    beyond = [other for other in values if (other > value if by > 0 else other < value)]
    if not beyond:
        return value
    return beyond[0] if by > 0 else beyond[-1]


def _is_number(each: Setting) -> bool:
    return all(isinstance(choice.value, int | float) and choice.value is not True for choice in each.choices)
