"""What a dish is called in the cook's own language, below what the till calls it. Qt-free."""

import unicodedata

from hub_server.protocol.orders import Item, Modifier
from kiosk_app.speech import ISOLATE, POP
from kiosk_app.wrap import plain

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def second_name(of: Item | Modifier, language: str) -> str:
    """Its name in a language, made harmless; empty where it has none, or it is the same.

    Args:
        language: as `de`, which is also found under `de-AT`; empty: none is wanted.
    """
    names = of.names or {}
    if not language or not names:
        return ""
    kindred = (name for tag, name in names.items() if tag.partition("-")[0] == language)
    found = plain(names.get(language) or next(kindred, ""))
    return "" if found.casefold() == plain(of.name).casefold() else found


def beside(text: str, second: str) -> str:
    """`bacon · Speck`, or the text alone; neither turns the other round, whichever way it is read."""
    if not second:
        return text
    # Only where it is needed: the signs are in no font of ours, and others stand a little lower.
    turns = any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text + second)
    return f"{text} · {ISOLATE}{second}{POP}" if turns else f"{text} · {second}"
