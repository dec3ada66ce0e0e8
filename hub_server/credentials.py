"""What lets somebody in: a token of 256 random bits, of which the hub keeps a hash and a name and role beside it.

A token is `ID.SECRET`. The id finds the credential, the secret is compared in constant time, so neither the time an
answer takes nor what is in the database helps to guess one. A hash of one round will do: there is nothing to try out
among 2^256 secrets. https://www.rfc-editor.org/rfc/rfc6750 says how it travels.
"""

import getpass
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from hub_server.roles import Role

SECRET_BYTES = 32
ID_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"
ID_LENGTH = 12

OVERLAP_S = 600
"""How long the token before still lets in after a rotation, so that a device whose answer got lost can ask again."""

OWNER = "owner"
"""Id of the credential in the token file of the hub's own machine: the first manager."""


class Credential(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A device or a person that may come in; stored as JSON.

    Attributes:
        name: as people call it; no two valid ones have the same.
        station: of a screen, where it stands; empty for none.
        hash: of the secret, SHA-256 in hex.
        earlier_hash: of the secret before the last rotation.
        earlier_until_ms: until when that one lets in, by the hub's clock.
        created_at, rotated_at, revoked_at: RFC 3339.
    """

    id: str
    name: str
    role: Role
    hash: str
    created_at: str
    station: str = ""
    earlier_hash: str = ""
    earlier_until_ms: int = 0
    rotated_at: str = ""
    revoked_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who calls, once it is known.

    Attributes:
        id: of the credential; empty on an open hub.
        hash: of the secret that was presented.
        address: of the machine the call came from, as far as the hub sees it.
    """

    id: str = ""
    name: str = "anybody"
    role: Role = Role.MANAGER
    station: str = ""
    hash: str = ""
    address: str = ""


def operator() -> Caller:
    """Whoever types at the hub's own machine, by the name it has there."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        name = "somebody"
    return Caller(name=name, address="this machine")


class Verdict(StrEnum):
    """What becomes of a secret that was presented."""

    GOOD = "good"
    WRONG = "wrong"
    REVOKED = "revoked"
    REPLACED = "replaced"


def new_id() -> str:
    """An id nobody has."""
    return "".join(secrets.choice(ID_SIGNS) for _ in range(ID_LENGTH))


def new_secret() -> str:
    """A secret nobody can guess."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hashed(secret: str) -> str:
    """What the hub keeps of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def split(token: str) -> tuple[str, str]:
    """The id and the secret of a token; one without an id is the hub's own."""
    id_, dot, secret = token.partition(".")
    return (id_, secret) if dot else (OWNER, token)


def verdict(credential: Credential | None, presented: str, now_ms: int) -> Verdict:
    """Whether a secret is that of a credential.

    Args:
        credential: None when there is none of its id; that takes as long.
        presented: the hash of what was presented.
        now_ms: the hub's clock.
    """
    current = credential.hash if credential is not None else hashed("")
    earlier = (credential.earlier_hash if credential is not None else "") or hashed("")
    is_current = hmac.compare_digest(current, presented)
    is_earlier = hmac.compare_digest(earlier, presented)
    if credential is None or not (is_current or (is_earlier and credential.earlier_hash)):
        return Verdict.WRONG
    if credential.revoked_at:
        return Verdict.REVOKED
    if not is_current and now_ms >= credential.earlier_until_ms:
        return Verdict.REPLACED
    return Verdict.GOOD


def rotated(credential: Credential, *, secret: str, presented: str, at: str, now_ms: int) -> Credential:
    """The credential with another secret; the one before lets in for `OVERLAP_S` more.

    Args:
        secret: the new one.
        presented: the hash by which its holder came in, if it was itself: when that is the earlier one, the answer to
            the rotation before got lost, and it goes on being the one that must not be forgotten.
    """
    repeated = bool(credential.earlier_hash) and presented == credential.earlier_hash
    return msgspec.structs.replace(
        credential,
        hash=hashed(secret),
        earlier_hash=credential.earlier_hash if repeated else credential.hash,
        earlier_until_ms=credential.earlier_until_ms if repeated else now_ms + OVERLAP_S * 1000,
        rotated_at=at,
    )
