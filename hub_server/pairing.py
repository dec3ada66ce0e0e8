"""How a screen comes to its token: it asks, shows a code, and a manager who reads the code lets it in.

The screen's token is made when it asks and lets nobody in until then; so it travels once, to the screen alone, and an
answer that got lost on the way back costs nothing. The shape is that of https://www.rfc-editor.org/rfc/rfc8628, whose
section 6.1 gives the alphabet: 20 consonants, of which no words come, and which no two people hear or read differently.
"""

import secrets

import msgspec

CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
SIGNS = 8

VALID_S = 600
"""How long a code is good for: time to walk from the screen to the manager and back."""

POLL_S = 2
"""Pause between a screen's questions."""

WAITING_MOST = 50
"""Screens that wait at once."""

WAITING_MOST_OF_ADDRESS = 10
"""Those of one address; behind a balancer all have the same."""

WRONG_MOST = 5
"""Wrong codes of one caller within `WRONG_WITHIN_S`. With 50 codes out of 20^8 good for 10 minutes, somebody who goes
on trying meets one with a chance of 1 in 10 million."""

WRONG_WITHIN_S = 60.0


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """A screen that waits; gone once it was let in.

    Attributes:
        id: also of the credential it will have.
        code: what it shows, without the dash.
        hash: of its token's secret.
        address: of the machine it asked from.
        expires_at_ms: by the hub's clock.
    """

    id: str
    code: str
    hash: str
    address: str
    expires_at_ms: int


def new_code() -> str:
    """A code nobody can guess."""
    return "".join(secrets.choice(CONSONANTS) for _ in range(SIGNS))


def shown(code: str) -> str:
    """A code as it is read and typed: `WDJB-MJHT`."""
    return f"{code[: SIGNS // 2]}-{code[SIGNS // 2 :]}"


def typed(text: str) -> str:
    """A code as it was typed, without what people put between its signs; empty when it cannot be one."""
    code = "".join(sign for sign in text.upper() if sign not in " -–—_.\t")
    return code if len(code) == SIGNS and set(code) <= set(CONSONANTS) else ""
