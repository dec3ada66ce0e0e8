"""Bodies of the calls about who may come in."""

from typing import Annotated

import msgspec

from hub_server.audit import AuditEntry
from hub_server.credentials import Credential
from hub_server.protocol.strict import Refused
from hub_server.roles import Role

NAME_MOST = 60


class AskedPairing(msgspec.Struct, frozen=True, kw_only=True):
    """What a screen gets that asks to be let in.

    Attributes:
        token: the screen's own, for itself alone; it lets nobody in before a manager has approved the code.
        ca: what the hub's certificate hangs on, in PEM; empty for a hub with none of its own.
        commitment: SHA-256 of the hub's number, in hexadecimal.
        page: for the QR code beside the code, which is put behind it as its fragment, which no server sees.
        expires_s: seconds for which all that is good.
        poll_s: seconds to wait before each look at what has become of it.
    """

    id: str
    token: str
    ca: str
    commitment: str
    page: str
    expires_s: int
    poll_s: int


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One side's number for a pairing: 32 bytes of chance, in hexadecimal."""

    number: str


class PairingState(msgspec.Struct, frozen=True, kw_only=True):
    """What has become of it.

    Attributes:
        paired: whether the token lets in now.
        name: as the manager calls the screen.
        station: where it stands; empty: whoever starts it chooses.
    """

    paired: bool
    name: str = ""
    station: str = ""


class Approval(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A manager lets the screen in that shows this code; capitals and dashes do not matter."""

    code: Annotated[str, msgspec.Meta(max_length=40)]
    name: str
    station: str = ""


class NewCredential(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A credential for something that shows no code."""

    name: str
    role: Role
    station: str = ""


class NewName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a credential is called from now on."""

    name: str


class NewStation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a screen stands from now on; empty: nowhere in particular."""

    station: str


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A credential as it may be seen.

    Attributes:
        created_at, rotated_at, revoked_at: RFC 3339; empty for never.
        sockets: how many it has at this hub.
    """

    id: str
    name: str
    role: Role
    station: str
    created_at: str
    rotated_at: str = ""
    revoked_at: str = ""
    sockets: int = 0


class Devices(msgspec.Struct, frozen=True, kw_only=True):
    """Every credential there ever was."""

    devices: tuple[Device, ...]


class IssuedToken(msgspec.Struct, frozen=True, kw_only=True):
    """A token that was made just now; nobody can be told again.

    Attributes:
        overlap_s: seconds for which the one before still lets in; 0 where there was none.
    """

    device: Device
    token: str
    overlap_s: int


class AuditPage(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of the audit log, oldest first; the `seq` of the last one is what to ask with next.

    Attributes:
        location: a part of what is hashed.
    """

    location: str
    entries: tuple[AuditEntry, ...]


def device_of(credential: Credential, *, sockets: int) -> Device:
    """A credential without what is nobody's business."""
    return Device(
        id=credential.id,
        name=credential.name,
        role=credential.role,
        station=credential.station,
        created_at=credential.created_at,
        rotated_at=credential.rotated_at,
        revoked_at=credential.revoked_at,
        sockets=sockets,
    )


def checked_name(name: str) -> str:
    """A name that people can read and type.

    Raises:
        Refused: it is none.
    """
    name = name.strip()
    if not (1 <= len(name) <= NAME_MOST and name.isprintable()):
        raise Refused("name", f"not 1 to {NAME_MOST} characters that can be read")
    return name
