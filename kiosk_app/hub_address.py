"""Where a hub is, and what a kiosk shows it to be let in."""

import ipaddress
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from hub_server.protocol.messages import CARDS_MOST
from hub_server.protocol.strict import Refused
from kiosk_app.speech import mark
from kiosk_app.trust import trusted

_SECURE = {"http": False, "ws": False, "https": True, "wss": True}

UNKNOWN_SCREEN = mark("The hub does not know this screen; it needs a token.")
"""What a screen says when the hub wants credentials, whichever way it was asked."""


@dataclass(frozen=True, slots=True)
class HubAddress:
    """The one address a kiosk is given; HTTP and WebSocket share its port.

    Attributes:
        url: `http://host:port`, also `https`, `ws` or `wss`, and with a path where a proxy needs one.
        token: the bearer token; None for a hub that is open, or not yet known. It travels in a header only, never in a
            URL.
        ca: what the hub's certificate has to hang on, in PEM; empty: on what this machine trusts.
        named: somebody gave the screen that authority, which may vouch for others: the name has to be right as well.
        insecure: it may be spoken to unencrypted beyond this machine.
        turned_away: called whenever the hub does not let this screen in; true when its token was revoked.

    Raises:
        Refused: the field (`hub`, `token` or `ca`) and what is wrong with it.
    """

    url: str
    token: str | None = field(default=None, repr=False)
    ca: str = field(default="", repr=False)
    named: bool = False
    insecure: bool = False
    turned_away: Callable[[bool], None] = field(default=lambda _: None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if any(sign.isspace() or not sign.isprintable() for sign in self.url):
            raise Refused("hub", f"{self.url!r} has blanks or control characters in it")
        try:
            parts = urlsplit(self.url)
            port = parts.port
        except ValueError as wrong:
            raise Refused("hub", f"`{self.url}` is not an address: {wrong}") from None
        if parts.scheme not in _SECURE or "//" not in self.url:
            raise Refused("hub", f"`{self.url}` does not begin with http:// or https://")
        if not parts.hostname:
            raise Refused("hub", f"`{self.url}` names no machine")
        if port == 0:
            raise Refused("hub", f"`{self.url}` names port 0, on which nobody can listen")
        if parts.username is not None or parts.password is not None:
            raise Refused("hub", "a user name or password does not belong into the address; use a token")
        if parts.query or parts.fragment:
            raise Refused("hub", f"`{self.url}` has something behind its path")
        if is_exposed(self.url) and not self.insecure:
            raise Refused(
                "hub",
                f"`{self.url}` is not encrypted; write https://, or start the screen with --insecure-lan",
            )
        if self.ca:
            try:
                trusted(self.ca)
            except ssl.SSLError:
                raise Refused("ca", "is no certificate in PEM") from None
        if self.token is not None and not (self.token and self.token.isascii() and self.token.isprintable()):
            raise Refused("token", "is empty or has signs that cannot stand in a header")

    @property
    def label(self) -> str:
        """Host and port as people say them, e.g. `kitchen.local:8080`."""
        return self._parts.netloc

    @property
    def headers(self) -> dict[str, str]:
        """What every call and handshake carries."""
        return {} if self.token is None else {"Authorization": f"Bearer {self.token}"}

    @property
    def tls(self) -> ssl.SSLContext | None:
        """What a connection is made with; None for one that is not encrypted."""
        return trusted(self.ca, named=self.named) if _SECURE[self._parts.scheme] else None

    def not_trusted(self) -> None:
        """The hub's certificate is none that this screen believes; one that was never paired has to be, first."""
        if self.token is None and not self.ca:
            self.turned_away(False)

    def http(self, path: str) -> str:
        """The URL of a call, e.g. of `/api/v1/stations`."""
        return self._at("http", path)

    def socket(self, station: str, *, recent: int, kiosk: str = "", epoch: str = "", since: int = 0) -> str:
        """The URL of a station's WebSocket; every card is asked for, the screen pages by itself.

        Args:
            station: name of the station.
            recent: how many orders that left it are wanted beside.
            kiosk: the screen's name for the hub's figures; empty: none.
            epoch: of the board the screen has; empty when it has none.
            since: `seq` of that board.
        """
        query: dict[str, str | int] = {"limit": CARDS_MOST, "recent": recent}
        if kiosk:
            query["kiosk"] = kiosk
        if epoch:
            query |= {"epoch": epoch, "since": since}
        return self._at("ws", f"/ws/kitchen/{quote(station, safe='')}/?{urlencode(query)}")

    @property
    def _parts(self) -> SplitResult:
        return urlsplit(self.url)

    def _at(self, scheme: str, path: str) -> str:
        parts = self._parts
        secure = "s" if _SECURE[parts.scheme] else ""
        return f"{scheme}{secure}://{parts.netloc}{parts.path.rstrip('/')}{path}"


def is_exposed(url: str) -> bool:
    """Whether what is said to a hub at a sound address goes unencrypted through a network."""
    parts = urlsplit(url)
    return not _SECURE.get(parts.scheme, False) and not _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    """Whether only programs of this machine can be behind that name."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
