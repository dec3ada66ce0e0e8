"""The gate: who calls, whether the token is good, and whether the caller may what is asked for.

It knows the credentials by heart, so that no database has to be asked before somebody is refused.
"""

import ipaddress
import logging
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from hub_server.config import is_loopback
from hub_server.credentials import (
    OWNER,
    SECRET_BYTES,
    Caller,
    Credential,
    Verdict,
    hashed,
    new_secret,
    rotated,
    split,
    verdict,
)
from hub_server.protocol.messages import REVOKED
from hub_server.protocol.times import timestamp
from hub_server.roles import Right, Role, may

log = logging.getLogger("heard.gate")

SOCKETS_MOST = 5
"""Sockets of one device: two panes, and those of a moment ago whose end nobody has noticed yet."""


class TokenError(Exception):
    """The hub's token file cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class HubToken:
    """What is in the token file.

    Attributes:
        new: it was made just now.
    """

    token: str
    new: bool


def read_or_make_token(path: Path) -> HubToken:
    """The hub's own token, made at the first start in a file only its owner can read.

    Raises:
        TokenError: the file is empty or readable by others.
    """
    token = new_secret()
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        _write_private(part, token)
        # In one piece: another hub of this folder, started at the same time, finds either nothing or all of it.
        os.link(part, path)
    except FileExistsError:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise TokenError(
                f"{path} can be read by others; make it private with: chmod 600 {path}"
            ) from None
        token = path.read_text().strip()
        if len(token) < SECRET_BYTES or "." in token:
            raise TokenError(f"{path} holds no token; delete it and start the hub again.") from None
        return HubToken(token, new=False)
    finally:
        part.unlink(missing_ok=True)
    return HubToken(token, new=True)


def _write_private(path: Path, token: str) -> None:
    path.touch(0o600)
    path.write_text(token + "\n")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody may not come in.

    Attributes:
        status: of HTTP.
        detail: a sentence for people.
        type: of the problem document.
    """

    status: int
    detail: str
    type: str = "about:blank"


_REFUSALS = {
    Verdict.WRONG: Refusal(401, "This hub does not know the token."),
    Verdict.REVOKED: Refusal(401, "The token was revoked.", REVOKED),
    Verdict.REPLACED: Refusal(401, "The token was replaced by another one."),
}


class Gate:
    """Checks every socket and every call, before anything else happens.

    Args:
        token: the hub's own, the first manager's; None on an open hub, which wants none.
        origins: values of `Origin` a browser may come from; callers that are no browsers send none.
        token_file: where that token is kept, if anywhere.
        own: `http` or `https`: the hub's own pages may use it under any address of this machine; None: they may not.
        now_ms: the hub's clock.

    Attributes:
        version: of the credentials it knows; -1 before it knows any.
    """

    def __init__(
        self,
        token: str | None,
        origins: Iterable[str],
        *,
        token_file: Path | None = None,
        own: str | None = None,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        self.origins = frozenset(origins)
        self.version = -1
        self.owner: Credential | None = None
        self._token_file = token_file
        self._own = own
        self._now_ms = now_ms
        self._file_seen_ns = 0
        self._known: dict[str, Credential] = {}
        if token is not None:
            self.owner = Credential(
                id=OWNER, name=OWNER, role=Role.MANAGER, hash=hashed(token), created_at=timestamp(now_ms())
            )

    @property
    def open(self) -> bool:
        """Whether no credential is wanted."""
        return self.owner is None

    def learn(self, version: int, credentials: Iterable[Credential]) -> None:
        """From now on these are known, and no others."""
        self._known = {credential.id: credential for credential in credentials}
        self.version = version

    def next_end_ms(self) -> int | None:
        """When the next token that was replaced lets nobody in any more, by the hub's clock; None for never."""
        now_ms = self._now_ms()
        every = [*self._known.values(), *([self.owner] if self.owner is not None else ())]
        return min((each.earlier_until_ms for each in every if each.earlier_until_ms > now_ms), default=None)

    def foreign(self, *, host: str | None, origin: str | None) -> Refusal | None:
        """Why a page may not use this hub, whoever looks at it; None lets it.

        Args:
            host: the `Host` header.
            origin: the `Origin` header.
        """
        if self.open and not _is_loopback(host or ""):
            # A page whose name was made to point here (DNS rebinding) sends its own name.
            return Refusal(403, "An open hub answers only to its loopback address.")
        if origin is not None and origin not in self.origins and not self._is_own(host or "", origin):
            return Refusal(
                403, f"Pages from {origin[:200]} may not use this hub; allow them with --allow-origin."
            )
        return None

    def _is_own(self, host: str, origin: str) -> bool:
        """Whether a page came from this hub, by an address in numbers: nobody can make one of those point elsewhere."""
        if self._own is None or origin != f"{self._own}://{host}":
            return False
        try:
            ipaddress.ip_address(urlsplit(origin).hostname or "")
        except ValueError:
            return False
        return True

    def admit(
        self, *, host: str | None, origin: str | None, authorization: str | None, address: str = ""
    ) -> Caller | Refusal:
        """Who calls, or why nobody is let in.

        Args:
            host: the `Host` header.
            origin: the `Origin` header.
            authorization: the `Authorization` header.
            address: of the machine that calls.
        """
        refusal = self.foreign(host=host, origin=origin)
        if refusal is not None:
            return refusal
        if self.open:
            return Caller(address=address)
        token = bearer(authorization)
        if not token:
            return Refusal(
                401, "Send a token as `Authorization: Bearer …`; a screen gets one by being paired."
            )
        id_, secret = split(token)
        credential, presented = self.known(id_), hashed(secret)
        found = verdict(credential, presented, self._now_ms())
        if found is not Verdict.GOOD or credential is None:
            return _REFUSALS[found]
        return Caller(
            id=credential.id,
            name=credential.name,
            role=credential.role,
            station=credential.station,
            hash=presented,
            address=address,
        )

    def refusal(self, caller: Caller, right: Right) -> Refusal | None:
        """Why somebody who was let in may not do this, or not any more; None lets it."""
        if self.open:
            return None
        credential = self.known(caller.id)
        found = verdict(credential, caller.hash, self._now_ms())
        if found is not Verdict.GOOD or credential is None:
            return _REFUSALS[found]
        if not may(credential.role, right):
            return Refusal(403, not_allowed(credential.role, right))
        return None

    def look_at_file(self) -> None:
        """Takes the token that another hub of this data folder, or its owner, has put into the file meanwhile."""
        if self._token_file is None or self.owner is None:
            return
        try:
            seen = self._token_file.stat().st_mtime_ns
            if seen == self._file_seen_ns:
                return
            self._file_seen_ns = seen
            token = read_or_make_token(self._token_file).token
        except (OSError, TokenError) as error:
            log.error("the token file is not as it should be, the token stays: %s", error)
            return
        if hashed(token) != self.owner.hash:
            self._take_owner(token, "")

    def rotate_owner(self, caller: Caller) -> str:
        """Gives the hub's own machine another token, which takes the place of the one in the file.

        Raises:
            OSError: it cannot be written; the one before stays.
        """
        assert self.owner is not None
        token = new_secret()
        if self._token_file is not None:
            part = self._token_file.with_name(f"{self._token_file.name}.{os.getpid()}.part")
            try:
                _write_private(part, token)
                part.replace(self._token_file)
            finally:
                part.unlink(missing_ok=True)
        self._take_owner(token, caller.hash if caller.id == OWNER else "")
        return token

    def _take_owner(self, token: str, presented: str) -> None:
        assert self.owner is not None
        now_ms = self._now_ms()
        self.owner = rotated(
            self.owner, secret=token, presented=presented, at=timestamp(now_ms), now_ms=now_ms
        )

    def known(self, id_: str) -> Credential | None:
        """The credential of an id, also a revoked one."""
        return self.owner if id_ == OWNER else self._known.get(id_)


def not_allowed(role: Role, right: Right) -> str:
    """What somebody hears whose role has no such right."""
    return f"The role {role} may not {right}."


def bearer(authorization: str | None) -> str:
    """The token of an `Authorization` header; empty when there is none."""
    scheme, _, presented = (authorization or "").partition(" ")
    return presented.strip() if scheme.lower() == "bearer" else ""


def _is_loopback(host: str) -> bool:
    """Whether a `Host` header names this machine to itself."""
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        # No host at all, e.g. a bracket that is never closed.
        return False
