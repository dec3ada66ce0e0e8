"""What can be set on a kiosk: defaults, then a TOML file, what was chosen on the glass, the command line.

What comes later lies over what comes before.
"""

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import platformdirs

HEARD, SEED = "heard", "seed"
"""How a kiosk that lost its hub tries again: as soon and as long as makes sense, or on the seed document's schedule."""


LANGUAGES = ("en", "de", "es", "ar")
THEMES = ("dark", "light", "contrast")
LAYOUTS = ("rail", "tiles", "list")
DENSITIES = ("dense", "normal", "roomy")


class Misconfigured(Exception):
    """The settings make no sense; the text is one sentence for whoever set them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings of one kiosk.

    Attributes:
        hub: address of the hub; what it may look like, `hub_address` knows.
        station: name of the station to show; empty shows the picker.
        token_file: file that holds the bearer token; empty for an open hub.
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
        theme: its colours, one of `THEMES`.
        layout: how cards hang, one of `LAYOUTS`.
        beside: the all-day totals stand beside the cards.
        density: how much room is between things, one of `DENSITIES`.
        text_size: multiplies the size of what stands on cards.
        cards_per_page: most cards on one page.
        warn_s: age at which a card turns to its warning colour, in seconds.
        late_s: age at which it is late, in seconds.
        reduced_motion: cards appear and vanish without moving.
    """

    hub: str = "http://127.0.0.1:8000"
    station: str = ""
    token_file: str = ""
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
    theme: str = "dark"
    layout: str = "rail"
    beside: bool = False
    density: str = "normal"
    text_size: float = 1.0
    warn_s: int = 8 * 60
    late_s: int = 12 * 60
    reduced_motion: bool = False


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
}


_CHOICES: dict[str, tuple[str, ...]] = {
    "schedule": (HEARD, SEED),
    "language": ("", *LANGUAGES),
    "theme": THEMES,
    "layout": LAYOUTS,
    "density": DENSITIES,
}


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
    if config.late_s < config.warn_s:
        raise Misconfigured(f"late_s ({config.late_s}) must not be smaller than warn_s ({config.warn_s}).")
    return config


def with_file(config: Config, path: Path) -> Config:
    """`config` with the settings of a TOML file over it.

    Raises:
        Misconfigured: the file cannot be read, has an unknown key or a value of the wrong type.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as failure:
        raise Misconfigured(f"The settings {path} cannot be read: {failure.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise Misconfigured(f"The settings {path} are not TOML: {failure}.") from None
    return replace(config, **{name: _typed(name, value, path) for name, value in table.items()})


def data_file(config: Config, hub: str) -> Path:
    """The database of a kiosk of the hub known as `hub` (host and port), before it is clear that it is free.

    Named after the hub and the station it was started with: two kiosks of one machine keep their things apart.
    """
    given = os.environ.get("HEARD_DATA_DIR")
    folder = Path(config.data_dir or Path(given or platformdirs.user_data_dir("heard")) / "kiosk")
    name = quote(f"{hub}-{config.station or 'any'}".replace(":", "_"), safe="")
    return folder / f"{name}.db"


def token(config: Config) -> str | None:
    """The bearer token, or None where no file is named.

    Raises:
        Misconfigured: the file cannot be read or is empty.
    """
    if not config.token_file:
        return None
    try:
        text = Path(config.token_file).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise Misconfigured(f"The token file {config.token_file} cannot be read.") from None
    if not text:
        raise Misconfigured(f"The token file {config.token_file} is empty.")
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
