"""`heard audit`: what was done by whom, and whether the log of it is as it was written."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from hub_server import logs
from hub_server.access_bodies import AuditPage
from hub_server.audit import AuditEntry, verified
from hub_server.config import CannotStart, data_dir, settings
from hub_server.database import StoreError
from hub_server.database_file import sqlite_path
from hub_server.hub_caller import asked
from hub_server.protocol.times import timestamp
from hub_server.register import audit_logs

_page = msgspec.json.Decoder(AuditPage)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `heard audit`."""
    doing = parser.add_subparsers(dest="doing", required=True, metavar="WHAT")
    for name, summary in (
        ("list", "say what was done, by whom, when and where"),
        ("verify", "say whether every entry is as it was written, and name the first that is not"),
    ):
        below = doing.add_parser(name, help=summary, description=summary.capitalize() + ".")
        below.argument_default = argparse.SUPPRESS
        below.add_argument("--database", metavar="URL", help="SQLAlchemy URL (that of the hub's settings)")
        below.add_argument("--config", type=Path, metavar="FILE", help="heard.toml (in the data folder)")
        below.add_argument(
            "--hub", metavar="URL", help="ask a running hub instead, as an auditor far away does"
        )
        below.add_argument("--token-file", type=Path, metavar="FILE", help="the auditor's token, for --hub")
        if name == "list":
            below.add_argument(
                "--last", type=int, default=50, metavar="N", help="entries at most (50); 0 for all"
            )
        else:
            below.add_argument(
                "--known",
                metavar="SEQ:HASH",
                help="an entry that was noted down; it must be there, and the same",
            )


def run(arguments: argparse.Namespace) -> int:
    """Does one of them.

    Returns:
        0 when it is done, 1 when `verify` found something wrong.

    Raises:
        CannotStart: with the reason in one sentence.
    """
    given = vars(arguments)
    known = _known(given["known"]) if "known" in given else None
    found = dict(_of_hub(arguments) if "hub" in given else _of_database(given))
    if arguments.doing == "list":
        for entries in found.values():
            for entry in entries[-arguments.last :]:
                print(_line(entry))
        return 0
    worst = 0
    for location, entries in found.items():
        chain = verified(location, entries, known=known)
        if chain.fault:
            print(f"{location}: NOT AS IT WAS WRITTEN: {chain.fault}")
            worst = 1
        else:
            print(
                f"{location}: {len(entries)} entries, as they were written; the last one is {chain.seq}:{chain.hash}"
            )
    return worst


def _known(text: str) -> tuple[int, str]:
    noted = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text.strip())
    if noted is None:
        raise CannotStart(
            "--known takes the number and the hash of an entry, SEQ:HASH, as `verify` prints them."
        )
    return int(noted[1]), noted[2]


def _of_database(given: dict[str, Any]) -> dict[str, list[AuditEntry]]:
    folder = data_dir()
    config = settings(folder, given)
    logs.set_up(config.log_level)
    url = config.database or f"sqlite:///{folder / 'heard.db'}"
    path = sqlite_path(url)
    if path is not None and not path.is_file():
        raise CannotStart(f"There is no database {path}.")
    try:
        return audit_logs(url)
    except StoreError as error:
        raise CannotStart(str(error)) from None


def _of_hub(arguments: argparse.Namespace) -> Iterator[tuple[str, list[AuditEntry]]]:
    arguments.token_file = getattr(arguments, "token_file", None)
    entries: list[AuditEntry] = []
    while True:
        since = entries[-1].seq if entries else 0
        try:
            page = _page.decode(asked(arguments, "GET", f"/api/v1/audit?limit=1000&since={since}"))
        except msgspec.DecodeError:
            raise CannotStart(f"{arguments.hub} does not answer as a hub does.") from None
        entries += page.entries
        if not page.entries:
            yield page.location, entries
            return


def _line(entry: AuditEntry) -> str:
    who = f"{entry.who or '?'}" + (f" ({entry.role} {entry.device})" if entry.device else "")
    at = f" from {entry.address}" if entry.address else ""
    line = f"{entry.seq:>6}  {timestamp(entry.at_ms)}  {who}{at}: {entry.action}: {entry.what}"
    # Nothing anybody calls itself shall look like another line.
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line)
