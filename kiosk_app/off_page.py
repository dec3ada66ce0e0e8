"""What has come where nobody sees it, as the edge of the rail announces it. Qt-free; sizes in pixels of the rail."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hub_server.protocol.orders import Order, Priority
from kiosk_app.aging import Aging
from kiosk_app.layout import Page, Rail
from kiosk_app.speech import mirrored, tr, trn

WIDTH_MM, HEIGHT_MM = 58.0, 17.0
"""Of what a cook touches to get there; the least that may be touched is 15 mm high."""

LEAST_WIDTH_MM = 34.0
"""Narrower, its words could not be read."""


class News(StrEnum):
    """What is most important of what has come."""

    NEW = "new"
    LATE = "late"
    RUSH = "rush"


_WEIGHT = list(News)

Spot = tuple[int, int, int, int]
"""Left, top, width and height on the rail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffPage:
    """What has come on the pages on one side of the one that is shown.

    Attributes:
        count: of orders; 0: nothing is announced.
        kind: see `News`; also the name of its sign.
        word: `RUSH`, `LATE`, or empty where the count says all.
        text: `3 new`.
        order_id: the first of them.
        spot: where on the rail the announcement covers no card; None where there is no room for it.
    """

    count: int = 0
    kind: News = News.NEW
    word: str = ""
    text: str = ""
    order_id: int = 0
    spot: Spot | None = None


NOTHING = OffPage()


def kind_of(order: Order, aging: Aging, now_ms: int | None) -> News:
    """How important an order is that nobody has seen.

    Args:
        order: it.
        aging: its.
        now_ms: the hub's clock; None while it is not known.
    """
    if order.priority is Priority.RUSH:
        return News.RUSH
    return News.LATE if aging.is_late(now_ms) else News.NEW


def announced(ids: Sequence[int], kinds: Iterable[News], spot: Spot | None) -> OffPage:
    """The announcement of orders that were never on the glass.

    Args:
        ids: of the orders, as they hang.
        kinds: of these.
        spot: where it can stand.
    """
    if not ids:
        return NOTHING
    kind = max(kinds, key=_WEIGHT.index)
    word = {News.RUSH: tr("RUSH"), News.LATE: tr("LATE"), News.NEW: ""}[kind]
    text = trn("%n new", "%n new", len(ids), "orders")
    return OffPage(count=len(ids), kind=kind, word=word, text=text, order_id=ids[0], spot=spot)


def arrivals(before: OffPage, after: OffPage) -> str:
    """Both in one line, with arrows to where they are."""
    left, right = ("→", "←") if mirrored() else ("←", "→")
    told = [
        f"{left} {_words(before)}" if before.count else "",
        f"{_words(after)} {right}" if after.count else "",
    ]
    return "   ".join(each for each in told if each)


def _words(news: OffPage) -> str:
    return f"{news.text} · {news.word}" if news.word else news.text


def spot(
    page: Page, rail: Rail, *, is_after: bool, is_alone: bool = False, stands: Spot | None = None
) -> Spot | None:
    """Where an announcement covers no card: at the foot of the rail, as near to its edge as there is room.

    Args:
        page: what hangs.
        rail: where.
        is_after: at the end of the rail, else at its beginning.
        is_alone: nothing is announced at the other edge; else each stays in its half of the rail.
        stands: where it is; it does not move as long as it covers nothing there.
    """
    sizes = rail.sizes
    height = round(HEIGHT_MM * sizes.per_mm)
    width = min(round(WIDTH_MM * sizes.per_mm), rail.width)
    if width < LEAST_WIDTH_MM * sizes.per_mm or height > rail.height:
        return None
    top = rail.height - height
    half = 0 if is_alone else rail.width // 2
    first, last = (half, rail.width - width) if is_after else (0, rail.width - half - width)
    was_here = stands is not None and stands[1:] == (top, width, height) and first <= stands[0] <= last
    if stands is not None and was_here and _is_free(page, stands, sizes.gap):
        return stands
    lefts = {0, rail.width - width}
    lefts |= {edge for card in page for edge in (card.x, card.x + card.width - width)}
    near = sorted((left for left in lefts if first <= left <= last), reverse=is_after)
    spots = ((left, top, width, height) for left in near)
    return next((each for each in spots if _is_free(page, each, sizes.gap)), None)


def _is_free(page: Page, spot: Spot, gap: int) -> bool:
    left, top, width, height = spot
    return not any(
        card.x < left + width
        and left < card.x + card.width
        and card.y < top + height
        and top < card.y + card.height + gap
        for card in page
    )
