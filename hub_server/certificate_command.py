"""`heard certificate`: what this hub's certificate hangs on, for tills and others that want to trust it."""

import argparse
import sys
from pathlib import Path

from hub_server.config import CannotStart, data_dir


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `heard certificate`."""
    parser.add_argument("--to", type=Path, metavar="FILE", help="where it is written (the terminal)")


def run(arguments: argparse.Namespace) -> int:
    """Prints or writes it.

    Returns:
        0.

    Raises:
        CannotStart: there is none, or it cannot be written.
    """
    from hub_server.certificates import authority, said

    ca = authority(data_dir() / "tls")
    if not ca:
        raise CannotStart("This hub has made no certificate yet; it does at its first start beyond loopback.")
    if arguments.to is None:
        print(ca, end="")
    else:
        try:
            arguments.to.write_text(ca, encoding="ascii")
        except OSError as error:
            raise CannotStart(f"{arguments.to} cannot be written: {error.strerror}.") from None
        print(f"Written to {arguments.to}. Whoever trusts it trusts this hub, and nobody else.")
    print(f"SHA-256 begins with {said(ca)}", file=sys.stderr)
    return 0
