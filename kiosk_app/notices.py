"""What else a cook must know of an item: kept back, made elsewhere, made nowhere, sold out, when to begin. Qt-free."""

from collections.abc import Iterator
from datetime import datetime

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.messages import KitchenNow
from hub_server.protocol.orders import ModifierKind
from hub_server.protocol.tickets import Line, Standing
from hub_server.protocol.times import milliseconds
from kiosk_app.wrap import plain


def clock(at: str) -> str:
    """An instant of the hub as the wall shows it; the zone is the kiosk's."""
    return f"{datetime.fromtimestamp(milliseconds(at) / 1000):%H:%M}"


def notices(line: Line, kitchen: KitchenNow) -> Iterator[tuple[str, str]]:
    """The pills above an item: kind and text.

    Where it is made stands at expo; when to begin stands where it is made.
    """
    item, pace, at_expo = line.item, line.item.pace, kitchen.station.kind is StationKind.EXPO
    if line.standing in (Standing.VOID, Standing.DONE):
        return
    busy = ", ".join(plain(kitchen.titles.get(name, name)) for name in line.busy).upper()
    if plain(item.name).casefold() in {plain(name).casefold() for name in kitchen.sold_out}:
        yield "tag.void", "86 · SOLD OUT"
    if kitchen.routes_items and not item.parts and kitchen.station.kind is not StationKind.PREP:
        yield "tag.changed", "UNROUTED"
    told: list[str] = []
    if line.standing is Standing.HELD:
        until = f" UNTIL {clock(pace.fire_at)}" if pace is not None and pace.fire_at is not None else ""
        yield "tag.held", "HOLD" + until
    elif line.standing is Standing.WAITS:
        yield "tag.held", f"FIRST {busy}"
    elif at_expo and busy:
        told.append(busy)
    if line.standing in (Standing.TO_DO, Standing.BEGUN) and pace is not None and pace.target_at is not None:
        if not at_expo and pace.start_at is not None and pace.start_at != pace.target_at:
            told.append(f"START {clock(pace.start_at)}")
        told.append(f"DONE {clock(pace.target_at)}")
    if told:
        yield "tag.busy", " · ".join(told)


def modifier_word(kind: ModifierKind, name: str) -> str:
    """The word before a modifier's name; empty where its sign is enough, or the name begins with it already."""
    word = {ModifierKind.NO: "NO ", ModifierKind.EXTRA: "EXTRA ", ModifierKind.SIDE: "SIDE "}.get(kind, "")
    return "" if name.upper().startswith(word) else word
