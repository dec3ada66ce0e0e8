"""How a screen comes to its token: it asks, shows a code, and a manager who reads the code lets it in.

The screen's token is made when it asks and lets nobody in until then; so it travels once, to the screen alone, and an
answer that got lost on the way back costs nothing. The shape is that of https://www.rfc-editor.org/rfc/rfc8628; what
the code is made of, `protocol.pairing_code` says.
"""

import msgspec

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
        code: what it shows, without the dash; before it has said its number, the id, which nobody can type as a code.
        hash: of its token's secret.
        address: of the machine it asked from.
        expires_at_ms: by the hub's clock.
        number: the hub's own for this pairing, see `pairing_code`.
        screen: the screen's; empty before it has said it.
    """

    id: str
    code: str
    hash: str
    address: str
    expires_at_ms: int
    number: str
    screen: str = ""
