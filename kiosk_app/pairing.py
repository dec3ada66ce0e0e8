"""What a screen waits with that the hub does not know: it shows a code until a manager has let it in. No Qt."""

from dataclasses import dataclass
from typing import Protocol

from kiosk_app.kept_token import Token


class Over(Exception):
    """The time of a code is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a screen waits with.

    Attributes:
        id: of the pairing.
        token: lets in once a manager has approved the code.
        code: 8 signs.
        page: of the hub, where a manager can approve it.
        expires_s: for how long it is good.
        poll_s: pause between two looks.
    """

    id: str
    token: Token
    code: str
    page: str
    expires_s: float
    poll_s: float


@dataclass(frozen=True, slots=True)
class Let:
    """A screen was let in.

    Attributes:
        name: what the manager calls it.
        station: where it stands; empty: whoever is in front of it says.
    """

    token: Token
    name: str
    station: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What stands on the glass meanwhile.

    Attributes:
        hub: host and port, as people say them.
        code: `WDJB-MJHT`; empty while there is none.
        link: for the QR code.
        until_s: when the code is of no use any more, on a monotonic clock.
        trouble: a sentence when the hub does not answer.
        revoked: the screen was let in before, and turned out.
    """

    hub: str
    code: str = ""
    link: str = ""
    until_s: float = 0.0
    trouble: str = ""
    revoked: bool = False


class Panel(Protocol):
    """What shows it."""

    def wait(self, waiting: Waiting | None) -> None:
        """Shows what is waited with; None: nothing any more."""
