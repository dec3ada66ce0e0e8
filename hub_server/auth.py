"""Who may do what. Until kiosks can be paired there is one credential: the hub's token, or none on an open hub."""

import hmac
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from hub_server.config import is_loopback

TOKEN_BYTES = 32


class TokenError(Exception):
    """The hub's token file cannot be used; the text says why."""


def read_or_make_token(path: Path) -> str:
    """The hub's token, made at the first start in a file only its owner can read.

    Raises:
        TokenError: the file is empty or readable by others.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.touch(0o600)
        part.write_text(token + "\n")
        # In one piece: another hub of this folder, started at the same time, finds either nothing or all of it.
        os.link(part, path)
    except FileExistsError:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise TokenError(
                f"{path} can be read by others; make it private with: chmod 600 {path}"
            ) from None
        token = path.read_text().strip()
        if len(token) < TOKEN_BYTES:
            raise TokenError(f"{path} holds no token; delete it and start the hub again.") from None
        return token
    finally:
        part.unlink(missing_ok=True)
    return token


class Gate:
    """Checks every socket and every call, before anything else happens.

    Args:
        token: what a caller must present as `Authorization: Bearer …`; None on an open hub.
        origins: values of `Origin` a browser may come from; callers that are no browsers send none.
    """

    def __init__(self, token: str | None, origins: Iterable[str]) -> None:
        self._token = token
        self.origins = frozenset(origins)

    @property
    def open(self) -> bool:
        """Whether no credential is wanted."""
        return self._token is None

    def refusal(
        self, *, host: str | None, origin: str | None, authorization: str | None
    ) -> tuple[int, str] | None:
        """Why a caller may not come in, as HTTP status and sentence; None lets it in.

        Args:
            host: the `Host` header.
            origin: the `Origin` header.
            authorization: the `Authorization` header.
        """
        if self._token is None and not _is_loopback(host or ""):
            # A page whose name was made to point here (DNS rebinding) sends its own name.
            return 403, "An open hub answers only to its loopback address."
        if origin is not None and origin not in self.origins:
            return 403, f"Pages from {origin[:200]} may not use this hub; allow them with --allow-origin."
        if self._token is None:
            return None
        scheme, _, presented = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not presented:
            return 401, "Send the hub's token as `Authorization: Bearer …`."
        if not hmac.compare_digest(presented.strip().encode(), self._token.encode()):
            return 401, "The token is not this hub's."
        return None


def _is_loopback(host: str) -> bool:
    """Whether a `Host` header names this machine to itself."""
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        # No host at all, e.g. a bracket that is never closed.
        return False
