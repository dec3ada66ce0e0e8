"""The code by which people tell the right hub and the right screen: each side works it out, and nobody sends it.

Whoever stands between the two and speaks to each in the other's name cannot have both come to the same code. It is a
short authentication string with a commitment, as in https://www.rfc-editor.org/rfc/rfc6189#section-4.4.1: the hub
says the hash of its number before it hears the screen's, so that nobody can choose a number after the other's; and the
authority that the hub's certificate hangs on, as the screen has seen it, is a part of what is hashed. The alphabet is
that of https://www.rfc-editor.org/rfc/rfc8628#section-6.1: 20 consonants, of which no words come, and which no two
people hear or read differently.
"""

import base64
import binascii
import hashlib
import re
import secrets

CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
SIGNS = 8
"""20^8 codes: whoever tries to stand between has one chance in 25 billion for each code that people compare."""

NUMBER_BYTES = 32

_PURPOSE = b"heard pairing code 1"
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----")


def new_number() -> str:
    """One side's number, in hexadecimal."""
    return secrets.token_hex(NUMBER_BYTES)


def is_number(text: str) -> bool:
    """Whether it is what `new_number` gives."""
    return re.fullmatch(f"[0-9a-f]{{{2 * NUMBER_BYTES}}}", text) is not None


def commitment(number: str) -> str:
    """What the hub says of its number before it hears the screen's: its SHA-256, in hexadecimal."""
    return hashlib.sha256(bytes.fromhex(number)).hexdigest()


def fingerprint(ca: str) -> str:
    """SHA-256 of a certificate, in hexadecimal.

    Args:
        ca: in PEM; empty for a hub that has no authority of its own, and then the fingerprint is empty as well.

    Raises:
        ValueError: it is no certificate.
    """
    if not ca:
        return ""
    found = _PEM.search(ca)
    if found is None:
        raise ValueError("no certificate in PEM")
    try:
        der = base64.b64decode("".join(found[1].split()), validate=True)
    except binascii.Error:
        raise ValueError("no certificate in PEM") from None
    return hashlib.sha256(der).hexdigest()


def code(*, hub: str, screen: str, ca: str) -> str:
    """The code that both sides come to.

    Args:
        hub: the hub's number.
        screen: the screen's number.
        ca: what the hub's certificate hangs on, in PEM, as this side knows it; may be empty.
    """
    parts = (_PURPOSE, bytes.fromhex(hub), bytes.fromhex(screen), bytes.fromhex(fingerprint(ca)))
    hashed = hashlib.sha256(b"".join(len(part).to_bytes(2, "big") + part for part in parts)).digest()
    # Of 2^256 numbers none of the 20^8 codes has noticeably more than another.
    rest = int.from_bytes(hashed, "big")
    signs = []
    for _ in range(SIGNS):
        rest, sign = divmod(rest, len(CONSONANTS))
        signs.append(CONSONANTS[sign])
    return "".join(signs)


def shown(code: str) -> str:
    """A code as it is read and typed: `WDJB-MJHT`."""
    return f"{code[: SIGNS // 2]}-{code[SIGNS // 2 :]}"


def typed(text: str) -> str:
    """A code as it was typed, without what people put between its signs; empty when it cannot be one."""
    code = "".join(sign for sign in text.upper() if sign not in " -–—_.\t")
    return code if len(code) == SIGNS and set(code) <= set(CONSONANTS) else ""
