"""What stands on a card: an order turned into blocks of lines, in the order a cook reads them.

A card is a head, a body of units and a foot. A unit (an item with everything that belongs to it) is never torn apart
unless it alone is higher than a column. Heads and feet have fixed heights, so only the body is built here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hub_server.protocol.messages import KitchenNow
from hub_server.protocol.orders import Change, ChangeKind, Item, Modifier, ModifierKind, Order, Priority
from hub_server.protocol.tickets import Line, Standing, lines, unseen
from kiosk_app.blocks import Block, Unit, joined, pieces, stacked
from kiosk_app.cook import stage_of
from kiosk_app.measures import BOLD, EXTRA_BOLD, MEDIUM, Measures
from kiosk_app.notices import fired, modifier_word, notices
from kiosk_app.second_name import beside, second_name
from kiosk_app.speech import mark, tr
from kiosk_app.wrap import Measure, plain, wrapped


@dataclass(frozen=True, slots=True)
class Card:
    """An order as one station shows it, before it has a place on the rail.

    Attributes:
        blocks: of all units, as they stand when the card is hung whole.
        height: of the body then, in pixels.
        conflict: why the cook's last tap on it had no effect; empty when it had one.
        kitchen: the kitchen it was built in.
    """

    order: Order
    units: tuple[Unit, ...]
    blocks: tuple[Block, ...]
    height: int = 0
    conflict: str = ""
    kitchen: KitchenNow | None = None


PRIORITIES = {
    Priority.RUSH: ("band.rush", "rush", mark("RUSH")),
    Priority.VIP: ("band.vip", "vip", mark("VIP")),
}
_SIGNS = {
    ModifierKind.NO: "no",
    ModifierKind.ADD: "add",
    ModifierKind.EXTRA: "add",
    ModifierKind.SIDE: "side",
    ModifierKind.CHOICE: "choice",
}


def card(
    order: Order,
    width: float,
    most_height: float,
    sizes: Measures,
    measure: Measure,
    *,
    across: float | None = None,
    conflict: str = "",
    kitchen: KitchenNow | None = None,
    dish_language: str = "",
) -> Card:
    """Builds the body of an order's card.

    Args:
        order: what to show.
        width: of the body, in pixels; where items stand in several columns, of one of them.
        most_height: the highest a unit may be to fit into a column by itself.
        sizes: of the screen.
        measure: of one line of text.
        across: the body's width where items stand in several columns: what is said of the whole order then stands above
            them in units of its own.
        conflict: why the cook's last tap on it had no effect.
        kitchen: the kitchen and the station it is shown at; None for the stage the order stands at.
        dish_language: of the second name of dishes; empty: they have none.
    """
    kitchen = kitchen or KitchenNow(station=stage_of(order))
    body = _Body(
        order,
        width,
        sizes,
        measure,
        across=across,
        conflict=conflict,
        kitchen=kitchen,
        dish_language=dish_language,
    )
    units = tuple(body.units(most_height))
    return Card(order, units, stacked(units), sum(unit.height for unit in units), conflict, kitchen)


def _told(change: Change) -> str:
    """An alteration of the order itself, in words."""
    match change.kind:
        case ChangeKind.TABLE:
            return tr("MOVED: table {old} → {new}", old=change.old or "–", new=change.new or "–")
        case ChangeKind.MERGED:
            return tr("MERGED: {order}", order=change.new)
        case ChangeKind.SPLIT:
            return tr("SPLIT: {order}", order=change.new)
        case _:
            return tr("CHANGED: {what}", what=change.new or change.old or tr("order"))


class _Body:
    """Builds the units of one card."""

    def __init__(
        self,
        order: Order,
        width: float,
        sizes: Measures,
        measure: Measure,
        *,
        across: float | None,
        conflict: str,
        kitchen: KitchenNow,
        dish_language: str,
    ) -> None:
        self._order = order
        self._language = dish_language
        self._kitchen = kitchen
        self._lines = lines(order, kitchen.station)
        self._conflict = conflict
        self._width = width
        self._across = across
        self._sizes = sizes
        self._measure = measure
        self._changes: dict[str | None, list[Change]] = {}
        for change in unseen(order, kitchen.station):
            self._changes.setdefault(change.item_id, []).append(change)
        # Quantities stand in one column, and the names close beside them: at the same place on every card, since a
        # narrow 1 has the room of a 0.
        digits = max((len(str(line.item.quantity)) for line in self._lines), default=1)
        self._indent = round(measure("0" * digits, sizes.name, EXTRA_BOLD)) + 2 * sizes.space

    def units(self, most_height: float) -> Iterator[Unit]:
        """The bands, then the items; too high ones in pieces."""
        head = [replace(band, y=0) for band in self._bands()]
        group: tuple[str | None, int | None, str] = (None, None, "")
        for line in self._lines:
            item = line.item
            blocks: list[Block] = []
            if (item.course, item.seat, fired(line)) != group:
                group = (item.course, item.seat, fired(line))
                blocks += self._heading(item, fired(line))
            if not blocks:
                blocks.append(Block(kind="rule", height=max(1, self._sizes.space // 4)))
            blocks += self._item(line)
            unit = joined(item.id, [*head, *blocks])
            if head and (unit.height > most_height or self._across is not None):
                yield from pieces(joined("", head), most_height, self._continued(tr("Notes")))
                unit = joined(item.id, blocks)
            head = []
            yield from pieces(unit, most_height, self._continued(plain(item.name)))
        if head:
            yield from pieces(joined("", head), most_height, self._continued(tr("Notes")))

    def _text(
        self,
        kind: str,
        text: str,
        *,
        x: int,
        size: int,
        line: int,
        weight: int = BOLD,
        pad: int = 0,
        second: str = "",
        width: float | None = None,
    ) -> Block:
        text = beside(plain(text), second)
        lines = wrapped(text, (width or self._width) - x - pad, size, weight, self._measure)
        return Block(
            kind=kind, lines=lines, x=x, height=len(lines) * line, size=size, weight=weight, line=line
        )

    def _bands(self) -> Iterator[Block]:
        order = self._order
        if self._conflict:
            yield self._band("band.conflict", "late", self._conflict)
        if order.recalled:
            yield self._band("band.recalled", "recalled", tr("RECALLED"))
        if order.priority in PRIORITIES:
            kind, sign, word = PRIORITIES[order.priority]
            yield self._band(kind, sign, tr(word))
        for change in self._changes.get(None, ()):
            yield self._band("band.changed", "changed", _told(change))
        allergens = list(dict.fromkeys(name for line in self._lines for name in line.item.allergens))
        if allergens:
            yield self._band("band.allergen", "allergen", tr("ALLERGY: {names}", names=", ".join(allergens)))
        if order.note:
            yield self._band("band.note", "note", order.note)

    def _band(self, kind: str, sign: str, text: str) -> Block:
        sizes = self._sizes
        x = 2 * sizes.space + sizes.detail_line
        block = self._text(
            kind,
            text,
            x=x,
            size=sizes.detail,
            line=sizes.detail_line,
            pad=2 * sizes.space,
            width=self._across,
        )
        return replace(block, height=block.height + sizes.space, sign=sign, sign_x=2 * sizes.space)

    def _heading(self, item: Item, fired_word: str) -> Iterator[Block]:
        words = [
            item.course.upper() if item.course else "",
            tr("SEAT {seat}", seat=item.seat) if item.seat else "",
            fired_word,
        ]
        text = " · ".join(word for word in words if word)
        if text:
            sizes = self._sizes
            kind, sign, x = ("course.fired", "cooking", sizes.small_line) if fired_word else ("course", "", 0)
            block = self._text(kind, text, x=x, size=sizes.small, line=sizes.small_line)
            yield replace(block, height=block.height + sizes.space, sign=sign)

    def _item(self, line: Line) -> Iterator[Block]:
        item = line.item
        sizes, changes = self._sizes, self._changes.get(item.id, ())
        voided = line.standing is Standing.VOID
        done = line.standing is Standing.DONE
        quiet = line.standing in (Standing.HELD, Standing.WAITS)
        kind = "item.void" if voided else "item.done" if done else "item.held" if quiet else "item"
        for change in changes:
            yield replace(self._tag(change), item_id=item.id)
        if voided and not changes:
            yield replace(self._pill("tag.void", tr("VOID")), item_id=item.id)
        for kind_of_tag, text in notices(line, self._kitchen):
            yield replace(self._pill(kind_of_tag, text), item_id=item.id)
        folded = voided or done
        # Folded: what is finished or not wanted keeps its whole name, smaller, and nothing else.
        size, leading = (sizes.detail, sizes.detail_line) if folded else (sizes.name, sizes.name_line)
        name = self._text(
            kind, item.name, x=self._indent, size=size, line=leading, pad=leading if done else 0
        )
        yield replace(
            name,
            height=name.height + sizes.space,
            lead=str(item.quantity),
            sign="done" if done else "",
            sign_x=round(self._width) - leading,
            item_id=item.id,
        )
        if folded:
            return
        if second := second_name(item, self._language):
            yield replace(self._second(second), item_id=item.id)
        for block in (*self._details(item), Block(kind="space", height=sizes.space)):
            yield replace(block, item_id=item.id)

    def _second(self, name: str) -> Block:
        sizes = self._sizes
        return self._text(
            "item.second", name, x=self._indent, size=sizes.detail, line=sizes.detail_line, weight=MEDIUM
        )

    def _details(self, item: Item) -> Iterator[Block]:
        if item.allergens:
            yield self._detail("item.allergen", "allergen", ", ".join(item.allergens), 0)
        for modifier in item.modifiers:
            yield from self._modifier(modifier, 0)
        if item.note:
            yield self._detail("item.note", "bubble", item.note, 0)

    def _modifier(self, modifier: Modifier, depth: int) -> Iterator[Block]:
        times = f"{modifier.quantity}× " if modifier.quantity > 1 else ""
        word = modifier_word(modifier.kind, modifier.name)
        yield self._detail(
            f"modifier.{modifier.kind}",
            _SIGNS[modifier.kind],
            f"{word}{times}{modifier.name}",
            depth,
            second_name(modifier, self._language),
        )
        for below in modifier.modifiers:
            yield from self._modifier(below, depth + 1)

    def _detail(self, kind: str, sign: str, text: str, depth: int, second: str = "") -> Block:
        sizes = self._sizes
        # Three levels at most are sent, but a narrow card must keep room for its words.
        sign_x = min(self._indent + depth * sizes.detail_line, round(self._width / 2))
        x = sign_x + sizes.detail_line
        block = self._text(kind, text, x=x, size=sizes.detail, line=sizes.detail_line, second=second)
        return replace(block, sign=sign, sign_x=sign_x)

    def _tag(self, change: Change) -> Block:
        match change.kind:
            case ChangeKind.ADDED:
                return self._pill("tag.added", tr("+ ADDED"))
            case ChangeKind.VOIDED:
                return self._pill("tag.void", tr("VOID"))
            case ChangeKind.TABLE:
                return self._pill(
                    "tag.changed", tr("MOVED {old} → {new}", old=change.old or "–", new=change.new or "–")
                )
            case ChangeKind.QUANTITY:
                return self._pill("tag.changed", tr("CHANGED {old} → {new}", old=change.old, new=change.new))
            case ChangeKind.NOTE:
                gone = tr("NOTE GONE: {note}", note=change.old)
                return self._pill("tag.changed", tr("NOTE CHANGED") if change.new else gone)
            case _:
                return self._pill(
                    "tag.changed", tr("CHANGED, WAS: {old}", old=change.old or tr("as on the menu"))
                )

    def _pill(self, kind: str, text: str) -> Block:
        sizes = self._sizes
        x = self._indent + sizes.space
        block = self._text(kind, text, x=x, size=sizes.small, line=sizes.small_line, pad=sizes.space)
        width = max(self._measure(line, sizes.small, BOLD) for line in block.lines)
        return replace(
            block,
            height=block.height + sizes.space,
            sign_x=self._indent,
            width=round(width) + 2 * sizes.space,
        )

    def _continued(self, name: str) -> Block:
        return self._text(
            "course",
            tr("{name}, continued", name=name),
            x=0,
            size=self._sizes.small,
            line=self._sizes.small_line,
        )
