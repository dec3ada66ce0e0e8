"""`heard kitchen`: describes a hub's kitchen, and says where an order would go and why."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hub_server import kitchen_file
from hub_server.config import CannotStart
from hub_server.http_bodies import JSON, TOML
from hub_server.hub_caller import add_hub_options, asked, text_of

DEFAULT = Path(__file__).with_name("default_kitchen.toml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `heard kitchen`."""
    doing = parser.add_subparsers(dest="doing", required=True, metavar="WHAT")
    for name, summary, program in (
        ("init", "write a kitchen to begin with", init),
        ("check", "say whether a file describes a kitchen, and in which line it does not", check),
        ("load", "describe the hub's kitchen by a file", load),
        ("show", "print the hub's kitchen as a file", show),
        ("profile", "run the hub's kitchen by a profile", profile),
        ("route", "say where an order would go, and why; places nothing", route),
    ):
        below = doing.add_parser(name, help=summary, description=summary.capitalize() + ".")
        below.set_defaults(program=program)
        if name in ("init", "check", "load"):
            below.add_argument("file", type=Path, help="TOML")
        if name == "profile":
            below.add_argument("name", help="of the profile; an empty one means none")
        if name == "route":
            below.add_argument("file", type=Path, help="an order as JSON")
        if name not in ("init", "check"):
            add_hub_options(below)


def run(arguments: argparse.Namespace) -> int:
    """Does one of them.

    Returns:
        0 when it is done, 1 when `check` found something wrong.

    Raises:
        CannotStart: with the reason in one sentence.
    """
    program: Callable[[argparse.Namespace], int] = arguments.program
    return program(arguments)


def init(arguments: argparse.Namespace) -> int:
    """Writes the default kitchen."""
    file: Path = arguments.file
    try:
        with file.open("x", encoding="utf-8") as made:
            made.write(DEFAULT.read_text(encoding="utf-8"))
    except FileExistsError:
        raise CannotStart(f"{file} is there already; name another file.") from None
    except OSError as error:
        raise CannotStart(f"{file} cannot be written: {error.strerror}.") from None
    print(f"{file} is a kitchen to begin with; next: heard kitchen load {file}")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Says whether a file describes a kitchen."""
    try:
        kitchen = kitchen_file.read(text_of(arguments.file))
    except kitchen_file.BadKitchen as bad:
        print(f"{arguments.file}: {bad}", file=sys.stderr)
        return 1
    print(f"{arguments.file}: {len(kitchen.stations)} stations, {len(kitchen.routes)} routes")
    return 0


def load(arguments: argparse.Namespace) -> int:
    """Describes the hub's kitchen by a file."""
    body = text_of(arguments.file)
    try:
        kitchen_file.read(body)
    except kitchen_file.BadKitchen as bad:
        raise CannotStart(f"{arguments.file}: {bad}") from None
    state = asked(arguments, "PUT", "/api/v1/kitchen.toml", body.encode(), TOML)
    print(f"The hub runs version {json.loads(state)['version']} of the kitchen.")
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Prints the hub's kitchen."""
    sys.stdout.write(asked(arguments, "GET", "/api/v1/kitchen.toml"))
    return 0


def profile(arguments: argparse.Namespace) -> int:
    """Runs the hub's kitchen by a profile."""
    body = json.dumps({"profile": arguments.name}).encode()
    asked(arguments, "POST", "/api/v1/kitchen/profile", body, JSON)
    print(f"The kitchen runs by {arguments.name or 'no profile'}.")
    return 0


def route(arguments: argparse.Namespace) -> int:
    """Says where an order would go."""
    told = asked(arguments, "POST", "/api/v1/kitchen/dry-run", text_of(arguments.file).encode(), JSON)
    items: list[dict[str, Any]] = json.loads(told)["items"]
    for item in items:
        between = " then " if item["in_turn"] else " and "
        print(f"{item['name']}: {between.join(item['stations']) or 'UNROUTED'}\n  {item['why']}")
    return 0
