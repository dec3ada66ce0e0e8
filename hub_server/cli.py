"""`heard`: finds the program that was asked for, and turns what cannot be done into one sentence and exit code 2."""

import argparse
import importlib
import sys
from collections.abc import Sequence

COMMANDS = {
    "hub": ("hub_server.hub_command", "keep the orders and tell every screen"),
    "kitchen": ("hub_server.kitchen_command", "describe the kitchen: stations, routes, profiles"),
    "pair": ("hub_server.access_command", "let the screen in that shows this code"),
    "token": ("hub_server.access_command", "make, list, rotate and revoke tokens of tills and people"),
    "devices": ("hub_server.access_command", "list, revoke, rename and move screens"),
    "certificate": (
        "hub_server.certificate_command",
        "print what this hub's certificate hangs on, for tills that want to trust it",
    ),
    "audit": ("hub_server.audit_command", "say what was done by whom, and whether the log of it is intact"),
    "backup": ("hub_server.backup_command", "copy the hub's database, also while it runs"),
    "restore": ("hub_server.backup_command", "put a copy of the hub's database back, also while it runs"),
    "check": ("hub_server.backup_command", "look through the hub's database and its backups"),
    "kiosk": ("kiosk_app.__main__", "show one station's orders on this screen"),
    "demo": ("hub_server.demo.demo_command", "hub, kiosks and a believable service, all on this machine"),
    "simulate": ("hub_server.demo.simulate_command", "send the demo's orders to any hub"),
}
"""Name → module with `add_arguments(parser)` and `run(namespace) -> exit code`, imported only when asked for."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns:
        The exit code: 0 done, 1 something is wrong, 2 cannot be done as asked.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="heard", description="A kitchen display system.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = words[0] if words else ""
    for name, (module_name, summary) in COMMANDS.items():
        below = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
        if name == asked:
            importlib.import_module(module_name).add_arguments(below)
    arguments = parser.parse_args(words)
    module = importlib.import_module(COMMANDS[arguments.command][0])
    try:
        return int(module.run(arguments))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # Every program has its own class of this name, told apart by module, so that a kiosk needs no hub.
        if type(error).__name__ == "CannotStart":
            print(f"heard {arguments.command}: {error}", file=sys.stderr)
            return 2
        raise


if __name__ == "__main__":
    sys.exit(main())
