"""What is said for some seconds after a bump: what was done and the way back, or why nothing was done. Qt-free."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hub_server.protocol.messages import Ack
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Status
from kiosk_app import words
from kiosk_app.speech import mark, tr, trn
from kiosk_app.wrap import plain

Missed = tuple[str, Ack]
"""The number of an order, and what the hub answered to a command for it that had no effect."""

UNDO_MS = 3_000
REFUSAL_MS = 7_000
"""A sentence takes longer to read than a word."""


KEPT = mark("{number} waits for the hub")
"""What becomes of a bump that the hub cannot hear now."""

NUMBERS_MOST = 8
"""Orders that one toast names."""


class Kind(StrEnum):
    """What a toast is about; `kept` waits like `waiting`, without a way back, and `news` is nobody's doing here."""

    DONE = "done"
    WAITING = "waiting"
    KEPT = "kept"
    REFUSED = "refused"
    NEWS = "news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toast:
    """One sentence beside the cards.

    Attributes:
        text: empty when nothing is said.
        for_ms: how long it stands; 0 until somebody has read it.
        before: the order as it was before the bump, to call it back to; None where nothing was done.
    """

    text: str = ""
    kind: Kind = Kind.DONE
    for_ms: int = UNDO_MS
    before: Order | None = None


SILENCE = Toast()


def bumped(order: Order, to: Status, *, stale: bool) -> Toast:
    """An order was bumped to `to`.

    Args:
        order: as it was before.
        to: where it stands now.
        stale: nobody knows when the hub will hear of it; until then nothing is done, and nothing else is said.
    """
    said, kind = (KEPT, Kind.WAITING) if stale else (words.BUMPED[to], Kind.DONE)
    return Toast(text=tr(said, number=plain(order.number)), kind=kind, before=order)


def kept(about: str, wish: str) -> Toast:
    """Something was asked for while nobody knows when the hub will hear of it.

    Args:
        about: number of the order, or what else it is about.
        wish: as its button says it.
    """
    text = tr("{about}: {wish} waits for the hub", about=about, wish=wish)
    return Toast(text=text, kind=Kind.KEPT, for_ms=REFUSAL_MS)


def by_itself(numbers: Sequence[str], *, day_ended: bool) -> Toast:
    """Tickets left this screen without a cook's hand."""
    if day_ended:
        text = tr("{numbers} completed: the day has ended. Recall brings it back.", numbers=_named(numbers))
    else:
        text = trn(
            "{numbers} bumped by itself: it stood here too long. Recall brings it back.",
            "{numbers} bumped by themselves: they stood here too long. Recall brings it back.",
            len(numbers),
            numbers=_named(numbers),
        )
    return Toast(text=text, kind=Kind.REFUSED, for_ms=REFUSAL_MS)


def flooded(fresh: int, fired: int) -> Toast:
    """Many tickets came at once.

    Args:
        fresh: so many new ones.
        fired: so many that hung here and of which something was fired.
    """
    if not fired:
        text = trn("%n new ticket at once", "%n new tickets at once", fresh)
    elif not fresh:
        text = trn("%n ticket fired at once", "%n tickets fired at once", fired)
    else:
        text = tr(
            "{tickets}: {new}, {fired}",
            tickets=trn("%n ticket at once", "%n tickets at once", fresh + fired),
            new=trn("%n new", "%n new", fresh, "orders"),
            fired=trn("%n fired", "%n fired", fired, "orders"),
        )
    return Toast(text=text, kind=Kind.NEWS, for_ms=REFUSAL_MS)


def stuck(key: str) -> Toast:
    """A key is held down by something; the other keys work."""
    text = tr("Key {key} is held down. It does nothing until it is let go.", key=key)
    return Toast(text=text, kind=Kind.REFUSED, for_ms=REFUSAL_MS)


def refused(ack: Ack, number: str) -> Toast:
    """A command had no effect.

    Args:
        ack: the hub's word on it, a refusal.
        number: of the order it was about.
    """
    return Toast(text=words.refusal(ack, number), kind=Kind.REFUSED, for_ms=REFUSAL_MS)


def missed(refusals: Sequence[Missed]) -> Toast:
    """Commands about orders that are not on this screen had no effect; nobody may overlook that.

    Args:
        refusals: number of the order and the hub's word, in the order in which they came.
    """
    if not refusals:
        return SILENCE
    if len(refusals) == 1:
        number, ack = refusals[0]
        return replace(refused(ack, number), for_ms=0)
    named = _named([number for number, _ in refusals])
    text = trn(
        "1 bump had no effect: {numbers}", "%n bumps had no effect: {numbers}", len(refusals), numbers=named
    )
    return Toast(text=text, kind=Kind.REFUSED, for_ms=0)


def _named(numbers: Sequence[str]) -> str:
    """The orders by their numbers, and how many more there are."""
    named = ", ".join(plain(number) for number in numbers[:NUMBERS_MOST])
    more = len(numbers) - NUMBERS_MOST
    return trn("{numbers} and 1 more", "{numbers} and %n more", more, numbers=named) if more > 0 else named
