"""What a kiosk asks for when it opens its socket: station, cards, and where to resume."""

from dataclasses import dataclass
from urllib.parse import unquote

from hub_server.query import Query

PATH_PREFIX = "/ws/kitchen/"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a handshake asks for.

    Attributes:
        epoch: with `since`, the board the kiosk has; empty when it has none.
        kiosk: the screen's name for itself; empty when it does not say.
    """

    station: str
    limit: int
    recent: int
    epoch: str
    since: int
    kiosk: str


def asked(path: str) -> Asked:
    """Reads the path of a handshake.

    Raises:
        Refused: names the parameter.
        KeyError: not a path of a station.
    """
    path, _, text = path.partition("?")
    if not path.startswith(PATH_PREFIX):
        raise KeyError(path)
    query = Query(text)
    limit, recent = query.view()
    return Asked(
        station=unquote(path.removeprefix(PATH_PREFIX)).rstrip("/"),
        limit=limit,
        recent=recent,
        epoch=query.text("epoch"),
        since=query.number("since", 0, 0, 2**53),
        kiosk=query.name("kiosk"),
    )
