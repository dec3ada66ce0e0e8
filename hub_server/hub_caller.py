"""Calls of a running hub, for the commands that are typed."""

import argparse
import json
import ssl
import urllib.error
import urllib.request
from pathlib import Path

from hub_server.config import ADDRESS, DEFAULT_PORT, CannotStart, data_dir

TIMEOUT_S = 10.0


def add_hub_options(parser: argparse.ArgumentParser) -> None:
    """Which hub, and with which token."""
    parser.add_argument("--hub", metavar="URL", help="(the hub of this machine)")
    parser.add_argument(
        "--ca",
        type=Path,
        metavar="FILE",
        help="certificate that the hub's own hangs on (that of this machine)",
    )
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
    arguments: argparse.Namespace,
    method: str,
    path: str,
    body: bytes | None = None,
    media_type: str = "application/json",
) -> str:
    """The hub's answer to a call.

    Raises:
        CannotStart: it refused, with its own words, or cannot be reached.
    """
    hub = arguments.hub or this_hub()
    if not hub.startswith(("http://", "https://")):
        raise CannotStart(f"--hub: {hub} is no address such as http://127.0.0.1:8080.")
    request = urllib.request.Request(hub.rstrip("/") + path, data=body, method=method)  # noqa: S310  # looked at above
    request.add_header("Content-Type", media_type)
    token = arguments.token_file or data_dir() / "token"
    if arguments.token_file is not None or token.exists():
        request.add_header("Authorization", f"Bearer {text_of(token).strip()}")
    try:
        trust = trusted(hub, getattr(arguments, "ca", None))
        with urllib.request.urlopen(request, timeout=TIMEOUT_S, context=trust) as answer:  # noqa: S310  # the same
            return bytes(answer.read()).decode()
    except urllib.error.HTTPError as refusal:
        try:
            problem = json.loads(refusal.read())
            told = "; ".join(f"{error['field']}: {error['detail']}" for error in problem.get("errors", ()))
            raise CannotStart(told or problem["detail"]) from None
        except (ValueError, KeyError, TypeError):
            raise CannotStart(f"The hub answered {refusal.code} {refusal.reason}.") from None
    except (OSError, ValueError) as error:
        raise CannotStart(f"The hub {hub} cannot be asked: {error}.") from None


def this_hub() -> str:
    """Where the hub of this machine is, as far as its data folder knows."""
    try:
        return (data_dir() / ADDRESS).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return f"http://127.0.0.1:{DEFAULT_PORT}"


def trusted(hub: str, ca: Path | None) -> ssl.SSLContext | None:
    """What a hub is believed by: the given certificate, or that of this machine's hub, or what everybody trusts.

    Raises:
        CannotStart: the file is no certificate.
    """
    if not hub.startswith("https://"):
        return None
    own = data_dir() / "tls" / "authority.pem"
    text = text_of(ca) if ca is not None else text_of(own) if own.exists() else ""
    context = ssl.create_default_context()
    if text:
        try:
            # Beside what everybody trusts; of a file with a key only the certificate is taken.
            context.load_verify_locations(cadata=text[text.index("-----BEGIN CERTIFICATE-----") :])
        except (ssl.SSLError, ValueError):
            raise CannotStart(f"{ca or own} holds no certificate.") from None
    return context
