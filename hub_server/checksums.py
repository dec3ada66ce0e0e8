"""A checksum for each row: SQLite notices a page that makes no sense, but not a byte flipped inside a text or body.

Zlib's CRC-32 over the columns that say what the row is about, and its body. It finds accidents, not attackers.
"""

import zlib


def order_crc(
    *, location: str, id: int, source: str, external_id: str, status: str, fingerprint: str, body: bytes
) -> int:
    """The checksum of an order as it stands."""
    return _crc((location, id, source, external_id, status, fingerprint), body)


def event_crc(
    *, location: str, seq: int, order_id: int, old_status: str | None, new_status: str, body: bytes
) -> int:
    """The checksum of an event of the log."""
    return _crc((location, seq, order_id, old_status or "", new_status), body)


def answer_crc(*, location: str, command_id: str, fingerprint: str, answered_at_ms: int, body: bytes) -> int:
    """The checksum of an answer given to a command."""
    return _crc((location, command_id, fingerprint, answered_at_ms), body)


def kitchen_crc(*, location: str, version: int, at_ms: int, by: str, body: bytes) -> int:
    """The checksum of a version of the kitchen."""
    return _crc((location, version, at_ms, by), body)


def credential_crc(*, location: str, id: str, version: int, body: bytes) -> int:
    """The checksum of a credential."""
    return _crc((location, id, version), body)


def _crc(about: tuple[str | int, ...], body: bytes) -> int:
    return zlib.crc32(body, zlib.crc32("\0".join(map(str, about)).encode()))
