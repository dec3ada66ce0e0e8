"""Calls of a running hub, for the commands that are typed."""

import argparse
import json
import urllib.error
import urllib.request
from pathlib import Path

from hub_server.config import CannotStart, data_dir
from hub_server.http_bodies import JSON

TIMEOUT_S = 10.0


def add_hub_options(parser: argparse.ArgumentParser) -> None:
    """Which hub, and with which token."""
    parser.add_argument("--hub", default="http://127.0.0.1:8000", metavar="URL", help="(%(default)s)")
    parser.add_argument(
        "--token-file", type=Path, metavar="FILE", help="the caller's token (`token` in the data folder)"
    )


def text_of(file: Path) -> str:
    """What is in a file.

    Raises:
        CannotStart: it cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise CannotStart(f"{file} is not UTF-8.") from None
    except OSError as error:
        raise CannotStart(f"{file} cannot be read: {error.strerror}.") from None


def asked(
    arguments: argparse.Namespace, method: str, path: str, body: bytes | None = None, media_type: str = JSON
) -> str:
    """The hub's answer to a call.

    Raises:
        CannotStart: it refused, with its own words, or cannot be reached.
    """
    if not arguments.hub.startswith(("http://", "https://")):
        raise CannotStart(f"--hub: {arguments.hub} is no address such as http://127.0.0.1:8080.")
    request = urllib.request.Request(arguments.hub.rstrip("/") + path, data=body, method=method)  # noqa: S310  # looked at above
    request.add_header("Content-Type", media_type)
    token = arguments.token_file or data_dir() / "token"
    if arguments.token_file is not None or token.exists():
        request.add_header("Authorization", f"Bearer {text_of(token).strip()}")
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310  # the same
            return bytes(answer.read()).decode()
    except urllib.error.HTTPError as refusal:
        try:
            problem = json.loads(refusal.read())
            told = "; ".join(f"{error['field']}: {error['detail']}" for error in problem.get("errors", ()))
            raise CannotStart(told or problem["detail"]) from None
        except (ValueError, KeyError, TypeError):
            raise CannotStart(f"The hub answered {refusal.code} {refusal.reason}.") from None
    except (OSError, ValueError) as error:
        raise CannotStart(f"The hub {arguments.hub} cannot be asked: {error}.") from None
