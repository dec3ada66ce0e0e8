"""What can be set on a kiosk: defaults, then a TOML file, what was chosen on the glass, the command line.

What comes later lies over what comes before.
"""

import os
import re
import stat
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import platformdirs

from kiosk_app.pin import LEAST, MOST, is_pin

HEARD, SEED = "heard", "seed"
"""How a kiosk that lost its hub tries again: as soon and as long as makes sense, or on the seed document's schedule."""


LANGUAGES = ("en", "de", "es", "ar")
THEMES = ("dark", "light", "contrast")
LAYOUTS = ("rail", "tiles", "list")
DENSITIES = ("dense", "normal", "roomy")
LEARNED = "learned"
KEY_PROFILES = ("keyboard", "kb9000", "numpad", "letters", LEARNED)
NUMBER, SELECT = "number", "select"
"""What a number key of a bump bar does: it bumps its card at once, or only chooses it."""
SOUNDS = ("none", "bell", "ding", "knock", "fall", "rise", "tick", "triple", "lost")
"""What an event can sound like: nothing, or a file of `resources/sounds`."""


class Misconfigured(Exception):
    """The settings make no sense; the text is one sentence for whoever set them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings of one kiosk.

    Attributes:
        hub: address of the hub; what it may look like, `hub_address` knows.
        station: name of the station to show; empty shows the picker.
        second: name of another station, shown beside it in the same window; empty for none.
        token_file: file that holds the bearer token; empty: the screen asks to be let in where the hub wants one.
        ca_file: file with the certificate, in PEM, that the hub's own has to hang on; empty: what it is paired with, or
            what this machine trusts.
        insecure_lan: the hub may be spoken to unencrypted through a network; the screen says so all the time.
        pin_file: file that holds the PIN of the settings on the glass; empty where one is chosen there.
        data_dir: folder for what this kiosk keeps; empty for the system's place for it, or one in `HEARD_DATA_DIR`.
        schedule: of the attempts to reach a lost hub: `heard`, or `seed` for the seed document's (5 attempts after
            1 to 16 s, then polling every 10 s).
        windowed: in a window instead of fullscreen.
        width: of the window in pixels; 0 takes the screen's.
        height: of the window in pixels; 0 takes the screen's.
        diagonal: of the screen in inches; every size on the glass hangs on it.
        scale: multiplies every size.
        columns: of cards; 0 computes them from the width.
        language: that the screen speaks, one of `LANGUAGES`; empty takes the machine's, or English.
        dish_language: in which the second name of dishes is shown, one of `LANGUAGES`; empty: none is.
        theme: its colours, one of `THEMES`.
        layout: how cards hang, one of `LAYOUTS`.
        beside: the all-day totals stand beside the cards.
        density: how much room is between things, one of `DENSITIES`.
        text_size: multiplies the size of what stands on cards.
        cards_per_page: most cards on one page.
        warn_s: age at which a card turns to its warning colour, in seconds.
        late_s: age at which it is late, in seconds.
        reduced_motion: cards appear and vanish without moving.
        standby_min: after so many minutes without orders and touches only the time is shown; 0: never.
        burn_in_shift: the picture stands a little elsewhere every few minutes while nobody is at it.
        brightness: part of all the light that the screen gives; full light while something is late or wrong.
        dim_brightness: the same at night, never more than by day.
        dim_from: when the night begins, by the hub's clock in the kiosk's zone, such as `22:00`.
        dim_to: when it ends; it may lie beyond midnight.
        key_profile: which key means what, one of `KEY_PROFILES`.
        bump_by: a number key bumps its card (`number`), or only chooses it for the bump key (`select`).
        debounce_ms: how long a press of the same key is the same press, in milliseconds.
        training_min: a lesson ends by itself when nobody has touched the screen for so many minutes.
        volume: of every sound, from 0 (silent) to 1.
        quiet_from: from this time of day on the screen is silent, `HH:MM` by the hub's clock in this machine's zone;
            with a later `quiet_from` than `quiet_to`, over midnight. Empty: never.
        quiet_to: until this time of day.
        sound_repeat_s: a sound is repeated after so many seconds while nobody has heeded what it said; 0: once only.
        sound_new: when an order comes, one of `SOUNDS`.
        sound_changed: when an order is altered after sending.
        sound_void: when an order or an item of it is cancelled.
        sound_rush: when an order becomes rush or VIP, or comes as one.
        sound_warn: when a ticket turns to its warning colour.
        sound_late: when it becomes late.
        sound_link: when the screen is not current any more.
    """

    hub: str = "http://127.0.0.1:8000"
    station: str = ""
    second: str = ""
    token_file: str = ""
    ca_file: str = ""
    insecure_lan: bool = False
    pin_file: str = ""
    data_dir: str = ""
    schedule: str = HEARD
    windowed: bool = False
    width: int = 0
    height: int = 0
    diagonal: float = 21.5
    scale: float = 1.0
    columns: int = 0
    cards_per_page: int = 20
    language: str = ""
    dish_language: str = ""
    theme: str = "dark"
    layout: str = "rail"
    beside: bool = False
    density: str = "normal"
    text_size: float = 1.0
    warn_s: int = 8 * 60
    late_s: int = 12 * 60
    reduced_motion: bool = False
    standby_min: int = 30
    burn_in_shift: bool = True
    brightness: float = 1.0
    dim_brightness: float = 1.0
    dim_from: str = "22:00"
    dim_to: str = "06:00"
    key_profile: str = "keyboard"
    bump_by: str = NUMBER
    debounce_ms: int = 100
    training_min: int = 15
    volume: float = 0.8
    quiet_from: str = ""
    quiet_to: str = ""
    sound_repeat_s: int = 0
    sound_new: str = "bell"
    sound_changed: str = "knock"
    sound_void: str = "fall"
    sound_rush: str = "rise"
    sound_warn: str = "none"
    sound_late: str = "triple"
    sound_link: str = "lost"


_BOUNDS: dict[str, tuple[float, float]] = {
    "width": (0, 16_384),
    "height": (0, 16_384),
    "diagonal": (5, 200),
    "scale": (0.4, 3),
    "columns": (0, 20),
    "text_size": (0.6, 2),
    "cards_per_page": (1, 200),
    "warn_s": (1, 86_400),
    "late_s": (1, 86_400),
    "standby_min": (0, 24 * 60),
    "brightness": (0.4, 1),
    "dim_brightness": (0.4, 1),
    "debounce_ms": (80, 150),
    "training_min": (1, 240),
    "volume": (0, 1),
    "sound_repeat_s": (0, 3_600),
}


_CHOICES: dict[str, tuple[str, ...]] = {
    "schedule": (HEARD, SEED),
    "language": ("", *LANGUAGES),
    "dish_language": ("", *LANGUAGES),
    "theme": THEMES,
    "layout": LAYOUTS,
    "density": DENSITIES,
    "key_profile": KEY_PROFILES,
    "bump_by": (NUMBER, SELECT),
    **{f"sound_{event}": SOUNDS for event in ("new", "changed", "void", "rush", "warn", "late", "link")},
}

_TIMES = ("dim_from", "dim_to")
_TIMES_OR_NONE = ("quiet_from", "quiet_to")
"""Settings that are times of the day, and those that may be empty as well."""

_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")


def checked(config: Config) -> Config:
    """The same settings.

    Raises:
        Misconfigured: one of them is out of its bounds.
    """
    for name, (least, most) in _BOUNDS.items():
        value = getattr(config, name)
        if not least <= value <= most:
            raise Misconfigured(f"{name} must be between {least:g} and {most:g}, not {value:g}.")
    for name, known in _CHOICES.items():
        chosen = getattr(config, name)
        if chosen not in known:
            *others, last = (f"`{each}`" if each else "empty" for each in known)
            raise Misconfigured(f"{name} must be {', '.join(others)} or {last}, not {chosen!r}.")
    for name in _TIMES:
        if _TIME.fullmatch(getattr(config, name)) is None:
            raise Misconfigured(f"{name} must be a time such as 22:00, not {getattr(config, name)[:20]!r}.")
    if config.second and config.second == config.station:
        raise Misconfigured(
            f"second must be another station than {config.station!r}, which is shown already."
        )
    for name in _TIMES_OR_NONE:
        at = getattr(config, name)
        if at and _TIME.fullmatch(at) is None:
            raise Misconfigured(f"{name} must look like 22:00 or be empty, not {at[:60]!r}.")
    if config.late_s < config.warn_s:
        raise Misconfigured(f"late_s ({config.late_s}) must not be smaller than warn_s ({config.warn_s}).")
    return config


def with_file(config: Config, path: Path) -> Config:
    """`config` with the settings of a TOML file over it; see `values_of`."""
    return replace(config, **values_of(path))


def values_of(path: Path) -> dict[str, Any]:
    """What a TOML file says, by the name of the setting.

    Raises:
        Misconfigured: the file cannot be read, has an unknown key or a value of the wrong type.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as failure:
        raise Misconfigured(f"The settings {path} cannot be read: {failure.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise Misconfigured(f"The settings {path} are not TOML: {failure}.") from None
    return {name: _typed(name, value, path) for name, value in table.items()}


def data_file(config: Config, hub: str) -> Path:
    """The database of a kiosk of the hub known as `hub` (host and port), before it is clear that it is free.

    Named after the hub and the station it was started with: two kiosks of one machine keep their things apart.
    """
    given = os.environ.get("HEARD_DATA_DIR")
    folder = Path(config.data_dir or Path(given or platformdirs.user_data_dir("heard")) / "kiosk")
    return folder / f"{data_prefix(hub)}{quote(config.station or 'any', safe='')}.db"


def data_prefix(hub: str) -> str:
    """With what the names of all files about a hub begin."""
    return quote(f"{hub}-".replace(":", "_"), safe="")


def token(config: Config) -> str | None:
    """The bearer token, or None where no file is named.

    Raises:
        Misconfigured: the file cannot be read, may be read by everybody, or is empty.
    """
    if not config.token_file:
        return None
    text = _private(config.token_file, "token")
    if not text:
        raise Misconfigured(f"The token file {config.token_file} is empty.")
    return text


def ca(config: Config) -> str:
    """The authority of the hub's certificate in PEM, empty where no file is named.

    Raises:
        Misconfigured: the file cannot be read.
    """
    try:
        return Path(config.ca_file).read_text("ascii") if config.ca_file else ""
    except (OSError, UnicodeDecodeError):
        raise Misconfigured(f"The certificate {config.ca_file} cannot be read.") from None


def pin(config: Config) -> str:
    """The PIN of the settings, empty where no file is named.

    Raises:
        Misconfigured: the file cannot be read, may be read by everybody, or holds something else.
    """
    if not config.pin_file:
        return ""
    text = _private(config.pin_file, "PIN")
    if not is_pin(text):
        raise Misconfigured(
            f"The PIN file {config.pin_file} must hold {LEAST} to {MOST} digits and nothing else."
        )
    return text


def _private(name: str, what: str) -> str:
    """What stands in a file that is not for everybody."""
    path = Path(name)
    try:
        # Windows keeps the rights of a file elsewhere.
        is_open = os.name == "posix" and path.stat().st_mode & stat.S_IROTH
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise Misconfigured(f"The {what} file {path} cannot be read.") from None
    if is_open:
        raise Misconfigured(f"The {what} file {path} can be read by everybody on this machine: chmod o-r it.")
    return text


def _typed(name: str, value: Any, path: Path) -> Any:
    known = {field.name: field.type for field in fields(Config)}
    if name not in known:
        raise Misconfigured(f"{path}: there is no setting `{name}`; known are {', '.join(sorted(known))}.")
    wanted = known[name]
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not wanted:
        kind = getattr(wanted, "__name__", str(wanted))
        raise Misconfigured(f"{path}: `{name}` must be of type {kind}, not {value!r}.")
    return value
