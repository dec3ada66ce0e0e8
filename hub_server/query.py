"""Query strings, of calls and of sockets alike: each value is in bounds, or refused by its name."""

import re
from urllib.parse import parse_qs

from hub_server.cards import RECENT_MOST
from hub_server.protocol.messages import CARDS_DEFAULT, CARDS_MOST
from hub_server.protocol.strict import Refused

_NAME = re.compile(r"[A-Za-z0-9._-]{1,60}")


class Query:
    """What is asked for behind the `?` of a path.

    Args:
        text: as it was sent, without the `?`.
    """

    def __init__(self, text: str) -> None:
        self._values = parse_qs(text, keep_blank_values=True)

    def text(self, name: str) -> str:
        """A value as it is; empty when there is none."""
        return self._values.get(name, [""])[0]

    def name(self, name: str) -> str:
        """A screen's name for itself; empty when there is none.

        Raises:
            Refused: it has other signs in it, or is too long.
        """
        value = self.text(name)
        if value and not _NAME.fullmatch(value):
            raise Refused(name, "not 1 to 60 of A–Z a–z 0–9 . _ -")
        return value

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number.

        Raises:
            Refused: it is not one, is out of bounds, or is given twice.
        """
        values = self._values.get(name)
        if values is None:
            return default
        if len(values) > 1 or not values[0].isascii() or not values[0].isdigit() or len(values[0]) > 18:
            raise Refused(name, f"not one whole number from {least} to {most}")
        value = int(values[0])
        if not least <= value <= most:
            raise Refused(name, f"{value} is not from {least} to {most}")
        return value

    def view(self) -> tuple[int, int]:
        """`limit` and `recent`: the bounds of the view that is asked for.

        Raises:
            Refused: as `number`.
        """
        return (
            self.number("limit", CARDS_DEFAULT, 1, CARDS_MOST),
            self.number("recent", 0, 0, RECENT_MOST),
        )
