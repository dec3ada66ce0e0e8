"""What else a cook must know of an item: kept back, made elsewhere, made nowhere, sold out, when to begin. Qt-free."""

from collections.abc import Iterator
from datetime import datetime

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.messages import KitchenNow
from hub_server.protocol.orders import ModifierKind
from hub_server.protocol.tickets import Line, Standing
from hub_server.protocol.times import milliseconds
from kiosk_app.speech import tr
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
        yield "tag.void", tr("86 · SOLD OUT")
    if kitchen.routes_items and not item.parts and kitchen.station.kind is not StationKind.PREP:
        yield "tag.changed", tr("UNROUTED")
    told: list[str] = []
    if line.standing is Standing.HELD:
        until = None if pace is None else pace.fire_at
        yield "tag.held", tr("HOLD") if until is None else tr("HOLD UNTIL {time}", time=clock(until))
    elif line.standing is Standing.WAITS:
        yield "tag.held", tr("FIRST {stations}", stations=busy)
    elif at_expo and busy:
        told.append(busy)
    if line.standing in (Standing.TO_DO, Standing.BEGUN) and pace is not None and pace.target_at is not None:
        if not at_expo and pace.start_at is not None and pace.start_at != pace.target_at:
            told.append(tr("START {time}", time=clock(pace.start_at)))
        told.append(tr("DONE {time}", time=clock(pace.target_at)))
    if told:
        yield "tag.busy", " · ".join(told)


def fired(line: Line) -> str:
    """When what was held back was fired, while it is still to be made; empty for everything else."""
    pace = line.item.pace
    if pace is None or pace.fired_at is None or line.standing not in (Standing.TO_DO, Standing.BEGUN):
        return ""
    return tr("FIRED {time}", time=clock(pace.fired_at))


def modifier_word(kind: ModifierKind, name: str) -> str:
    """The word before a modifier's name; empty where its sign is enough, or the name begins with it already."""
    match kind:
        case ModifierKind.NO:
            english, word = "NO ", tr("NO", "without this")
        case ModifierKind.EXTRA:
            english, word = "EXTRA ", tr("EXTRA")
        case ModifierKind.SIDE:
            english, word = "SIDE ", tr("SIDE", "served beside")
        case _:
            return ""
    return "" if name.upper().startswith((english, f"{word} ")) else f"{word} "
