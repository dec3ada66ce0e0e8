"""One card, or part of one, as it is drawn: everything a delegate shows, under the names QML knows it by.

Qt-free, so that what a cook reads can be tested without a screen.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hub_server.protocol.kitchen import Station
from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Action
from kiosk_app import words
from kiosk_app.blocks import Block
from kiosk_app.cook import is_moving, stage_of
from kiosk_app.guards import asks
from kiosk_app.layout import Page
from kiosk_app.outbox import Pending
from kiosk_app.speech import tr
from kiosk_app.words import SEEN_BUMP
from kiosk_app.wrap import plain

KEYS = "1234567890"
"""Keys of a keyboard, in the order of the cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; every field is a role of the same name in QML.

    Attributes:
        headHeight: of its head, in pixels.
        headWidth: of a head beside the lines; 0 for one above them.
        footWidth: of a button beside the lines; 0 for one below them.
        place: `new`, `cooking`, `warn`, `late` or `ready`: the card's colours.
        sign: of the state, shown with `word`.
        placedAtS: from when its age counts, hub's clock, in seconds since the epoch; NaN while it is held back.
        bumpWord: what the button does, with `bumpSign`.
        key: what the bump bar's key is called, empty beyond the tenth card.
        waiting: what its button does was done, and has no answer yet.
        asked: another priority or place, or the word that its news was seen, has none.
        waitingItems: the items for which one has none.
        armed: touched once, and waits for the second touch that its guard wants; `bumpWord` says so.
        faded: others stand out.
        pinned: hung where it is by hand.
        leaving: done with; stays until it has moved out.
        entering: slides in, because it is new here and not merely on a page that was turned to.
    """

    orderId: int
    part: int
    parts: int
    cardX: int
    cardY: int
    cardWidth: int
    cardHeight: int
    headHeight: int
    headWidth: int
    footWidth: int
    number: str
    where: str
    service: str
    place: str
    sign: str
    word: str
    placedAtS: float
    blocks: tuple[Block, ...]
    bumpWord: str
    bumpSign: str
    progress: str
    key: str
    waiting: bool = False
    asked: bool = False
    waitingItems: tuple[str, ...] = ()
    selected: bool = False
    armed: bool = False
    faded: bool = False
    pinned: bool = False
    leaving: bool = False
    entering: bool = True

    @property
    def identity(self) -> tuple[int, int]:
        """What makes a row the same row."""
        return (self.orderId, self.part)


_WISHES = (Action.PRIORITIZE, Action.PLACE, Action.ACKNOWLEDGE)


def _is_acknowledged(commands: Iterable[Command]) -> bool:
    return any(command.action is Action.ACKNOWLEDGE for command in commands)


def rows(
    page: Page,
    orders: Mapping[int, Order],
    pending: Pending,
    *,
    now_ms: int | None,
    warn_s: int,
    late_s: int,
    station: Station | None = None,
    selected: int | None = None,
    armed: int | None = None,
    outstanding: frozenset[int] = frozenset(),
    entering: bool = True,
    keys: Sequence[str] = KEYS,
) -> list[Row]:
    """The rows of a page.

    Args:
        page: where every card stands.
        orders: the orders on it, by id.
        pending: the commands that have no effect yet.
        now_ms: the hub's clock; None before the first contact.
        warn_s: age of the warning colour.
        late_s: age at which an order is late.
        station: where they hang; None for the stage each order stands at.
        selected: the order the bump bar's cursor is on.
        armed: the order that was touched once.
        outstanding: orders before which all others fade; none when nothing is highlighted.
        entering: whether rows that are new slide in.
        keys: what the bump bar's keys are called, in the order of the cards; none where it works elsewhere.
    """
    made: list[Row] = []
    left = iter(keys)
    for segment in page:
        order = orders[segment.order_id]
        at = station or stage_of(order)
        age_s = words.age_s(order, now_ms, at)
        look = words.look(order, age_s, *words.thresholds(order, at, warn_s, late_s), at)
        begun_ms = words.begun_ms(order, at)
        bump_word, bump_sign = words.bump_word(order, at)
        says_seen = bump_word == SEEN_BUMP[0]
        bump_word = tr(bump_word, "button") if bump_word else ""
        if order.id == armed:
            bump_word, bump_sign = asks(order, at) or bump_word, "late"
        commands = pending.get(order.id, ())
        last = segment.part == segment.parts
        made.append(
            Row(
                orderId=order.id,
                part=segment.part,
                parts=segment.parts,
                cardX=segment.x,
                cardY=segment.y,
                cardWidth=segment.width,
                cardHeight=segment.height,
                headHeight=segment.head,
                headWidth=segment.head_width,
                footWidth=segment.foot_width,
                number=plain(order.number).replace("\n", " "),
                where=words.where(order),
                service=str(order.service_type),
                place=look.key,
                sign=look.sign,
                word=look.word,
                placedAtS=math.nan if begun_ms is None else begun_ms / 1000,
                blocks=segment.blocks,
                bumpWord=bump_word,
                bumpSign=bump_sign,
                progress=words.progress(order, at),
                key=next(left, "") if last else "",
                waiting=is_moving(commands) or (says_seen and _is_acknowledged(commands)),
                asked=any(each.action in _WISHES for each in commands),
                waitingItems=tuple(item_id for command in commands for item_id in command.item_ids),
                selected=order.id == selected,
                armed=order.id == armed,
                faded=bool(outstanding) and order.id not in outstanding,
                pinned=order.place is not None,
                entering=entering,
            )
        )
    return made
