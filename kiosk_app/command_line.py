"""The options of `heard kiosk`, and the settings that come of them."""

import argparse
import re
from pathlib import Path
from typing import Any

from kiosk_app.config import Config, Misconfigured, values_of
from kiosk_app.setup import Setup


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Puts the command line's options into `parser`."""
    add = parser.add_argument
    add("--hub", metavar="URL", help="address of the hub (default: http://127.0.0.1:8000)")
    add("--station", metavar="NAME", help="station to show; without it the screen asks")
    add("--second", metavar="NAME", help="another station, shown beside it in the same window")
    add("--config", metavar="FILE", type=Path, help="settings as TOML")
    add(
        "--token-file",
        metavar="FILE",
        help="file that holds this screen's token (default: it asks to be let in)",
    )
    add("--ca-file", metavar="FILE", help="certificate in PEM that the hub's own has to hang on")
    add(
        "--insecure-lan",
        action="store_true",
        default=None,
        help="speak to the hub unencrypted through a network",
    )
    add(
        "--pin-file",
        metavar="FILE",
        help="file that holds the PIN of the settings (default: chosen on the screen)",
    )
    add("--forget-pin", action="store_true", help="forgets the PIN chosen on this screen, and ends")
    add("--data-dir", metavar="DIR", help="folder for what this screen keeps: its last board, unsent bumps")
    add("--schedule", metavar="NAME", help="of attempts to reach a lost hub: heard (default) or seed")
    add("--windowed", action="store_true", default=None, help="in a window instead of fullscreen")
    add("--size", metavar="WxH", help="size of the window in pixels, e.g. 1920x1080")
    add("--diagonal", metavar="INCHES", type=float, help="diagonal of the screen; every size hangs on it")
    add("--scale", metavar="FACTOR", type=float, help="makes everything larger or smaller")
    add("--columns", metavar="N", type=int, help="columns of cards (default: as many as can be read)")
    add("--cards-per-page", metavar="N", type=int, help="most cards on one page (default: 20)")
    add("--language", metavar="NAME", help="en, de, es or ar (default: the machine's)")
    add("--layout", metavar="NAME", help="how cards hang: rail (default), tiles or list")
    add("--beside", action="store_true", default=None, help="the all-day totals stand beside the cards")
    add("--reduced-motion", action="store_true", default=None, help="cards appear and vanish without moving")
    add("--training", action="store_true", help="begins with a lesson: made-up orders, also without a hub")
    add(
        "--screenshot-dir", metavar="DIR", type=Path, help="writes a picture every few seconds and at the end"
    )
    add("--for", metavar="SECONDS", type=float, dest="seconds", help="ends by itself after this time")


def configured(arguments: argparse.Namespace) -> Config:
    """The settings from file and command line; see `arranged`."""
    return arranged(arguments).config()


def arranged(arguments: argparse.Namespace) -> Setup:
    """The settings from file and command line, each for itself.

    Raises:
        Misconfigured: they make no sense.
    """
    filed = {} if arguments.config is None else values_of(arguments.config)
    given: dict[str, Any] = {
        name: value
        for name, value in vars(arguments).items()
        if value is not None and name in Config.__slots__
    }
    if arguments.size is not None:
        size = re.fullmatch(r"0*([1-9][0-9]{0,5})x0*([1-9][0-9]{0,5})", arguments.size.lower())
        if size is None:
            raise Misconfigured(f"--size must look like 1920x1080, not {arguments.size[:60]!r}.")
        given |= {"width": int(size[1]), "height": int(size[2]), "windowed": True}
    setup = Setup(filed=filed, given=given)
    setup.config()
    return setup
