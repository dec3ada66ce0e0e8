"""`heard pair`, `heard token` and `heard devices`: who may come in, for a manager who types.

On the hub's own machine they find the first manager's token in the data folder.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hub_server.config import CannotStart
from hub_server.credentials import OWNER
from hub_server.hub_caller import add_hub_options, asked
from hub_server.roles import Role

DEVICES = "/api/v1/devices"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the three commands."""
    command = parser.prog.rpartition(" ")[2]
    {"pair": _add_pair, "token": _add_token, "devices": _add_devices}[command](parser)


def run(arguments: argparse.Namespace) -> int:
    """Does one of them.

    Returns:
        0 when it is done.

    Raises:
        CannotStart: with the reason in one sentence.
    """
    program: Callable[[argparse.Namespace], int] = arguments.program
    return program(arguments)


def _add_pair(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(program=pair)
    parser.add_argument("code", help="what the screen shows, e.g. WDJB-MJHT")
    parser.add_argument("--name", required=True, help="what people call the screen")
    parser.add_argument("--station", default="", help="where it stands (whoever starts it chooses)")
    add_hub_options(parser)


def _add_token(parser: argparse.ArgumentParser) -> None:
    doing = parser.add_subparsers(dest="doing", required=True, metavar="WHAT")
    new = _below(doing, "new", "make a token, for a till, a screen or a person", new_token)
    new.add_argument("--role", required=True, choices=[str(role) for role in Role])
    new.add_argument("--name", required=True, help="what people call it")
    new.add_argument("--station", default="", help="of a screen: where it stands")
    listed = _below(doing, "list", "say who has a token", devices)
    listed.set_defaults(roles=tuple(Role))
    listed.add_argument("--all", action="store_true", help="those who were revoked, too")
    again = _below(
        doing, "rotate", "make another token in place of one; that lets in for 10 minutes more", rotate
    )
    for below in (new, again):
        below.add_argument(
            "--to", type=Path, metavar="FILE", help="write it there, for its owner alone (print it)"
        )
    for below in (again, _below(doing, "revoke", "let a token in no more", revoke)):
        below.add_argument("who", help="name or id")


def _add_devices(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(program=devices, roles=(Role.KIOSK,), all=False)
    add_hub_options(parser)
    doing = parser.add_subparsers(dest="doing", metavar="WHAT")
    listed = _below(doing, "list", "say which screens there are", devices)
    listed.add_argument("--all", action="store_true", help="those that were revoked, too")
    for name, summary, program in (
        ("revoke", "let a screen in no more, and close its sockets", revoke),
        ("rename", "call a screen something else", rename),
        ("move", "say that a screen stands elsewhere", move),
    ):
        below = _below(doing, name, summary, program)
        below.add_argument("who", help="name or id")
        if name != "revoke":
            below.add_argument("what", help={"rename": "its new name", "move": "station"}[name])


def _below(
    doing: Any, name: str, summary: str, program: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    below: argparse.ArgumentParser = doing.add_parser(
        name, help=summary, description=summary.capitalize() + "."
    )
    below.set_defaults(program=program)
    add_hub_options(below)
    return below


def pair(arguments: argparse.Namespace) -> int:
    """Lets the screen in that shows a code."""
    wanted = {"code": arguments.code, "name": arguments.name, "station": arguments.station}
    made = _posted(arguments, "/api/v1/pairings/approve", wanted)
    at = f" at {made['station']}" if made["station"] else ""
    print(f"The screen “{made['name']}” ({made['id']}) may come in{at}.")
    return 0


def new_token(arguments: argparse.Namespace) -> int:
    """Makes a token."""
    wanted = {"name": arguments.name, "role": arguments.role, "station": arguments.station}
    _hand_over(arguments, _posted(arguments, DEVICES, wanted))
    return 0


def rotate(arguments: argparse.Namespace) -> int:
    """Makes another token in place of one."""
    id_ = _id(arguments)
    issued = _posted(arguments, f"{DEVICES}/{id_}/rotate")
    if id_ == OWNER:
        print("The token file of the hub's own machine holds another token now.")
    else:
        _hand_over(arguments, issued)
    return 0


def devices(arguments: argparse.Namespace) -> int:
    """Lists credentials."""
    roles: Sequence[Role] = arguments.roles
    rows = [("NAME", "ROLE", "STATION", "SOCKETS", "SINCE", "ID")]
    for each in _listed(arguments):
        if each["role"] in roles and (arguments.all or not each["revoked_at"]):
            revoked = f"revoked {each['revoked_at']}" if each["revoked_at"] else each["created_at"]
            rows.append(
                (
                    each["name"],
                    each["role"],
                    each["station"] or "-",
                    str(each["sockets"]),
                    revoked,
                    each["id"],
                )
            )
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def revoke(arguments: argparse.Namespace) -> int:
    """Lets a credential in no more."""
    print(f"“{_posted(arguments, f'{DEVICES}/{_id(arguments)}/revoke')['name']}” may come in no more.")
    return 0


def rename(arguments: argparse.Namespace) -> int:
    """Calls a credential something else."""
    made = _posted(arguments, f"{DEVICES}/{_id(arguments)}/name", {"name": arguments.what})
    print(f"“{arguments.who}” is called “{made['name']}” now.")
    return 0


def move(arguments: argparse.Namespace) -> int:
    """Says that a screen stands elsewhere."""
    made = _posted(arguments, f"{DEVICES}/{_id(arguments)}/station", {"station": arguments.what})
    print(f"“{made['name']}” stands at {made['station'] or 'no station'} now.")
    return 0


def _posted(arguments: argparse.Namespace, path: str, body: object = None) -> dict[str, Any]:
    content = b"" if body is None else json.dumps(body).encode()
    answer: dict[str, Any] = json.loads(asked(arguments, "POST", path, content))
    return answer


def _listed(arguments: argparse.Namespace) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(asked(arguments, "GET", DEVICES))["devices"]
    return found


def _id(arguments: argparse.Namespace) -> str:
    """The id of who is meant: by id, or by the name somebody valid has."""
    for each in _listed(arguments):
        if each["id"] == arguments.who or (
            not each["revoked_at"] and each["name"].casefold() == arguments.who.casefold()
        ):
            return str(each["id"])
    raise CannotStart(f"Nobody who may come in is called {arguments.who!r}.")


def _hand_over(arguments: argparse.Namespace, issued: dict[str, Any]) -> None:
    """The token to standard output, alone, or into a file that only its owner can read."""
    name, file = issued["device"]["name"], arguments.to
    if file is None:
        print(f"The token of “{name}”, shown this once:", file=sys.stderr)
        print(issued["token"])
        return
    try:
        # New: the rights of a file that is there already would stay.
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as made:
            made.write(issued["token"] + "\n")
    except OSError as error:
        print(issued["token"])
        raise CannotStart(f"{file} cannot be written, so here it is: {error.strerror}.") from None
    print(f"The token of “{name}” is in {file}.")
