"""How much of each dish is still to make, with what it is altered by. Qt-free."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from hub_server.protocol.kitchen import Station
from hub_server.protocol.orders import Modifier, ModifierKind, Order
from hub_server.protocol.tickets import Standing, lines
from hub_server.protocol.times import milliseconds
from kiosk_app.cook import stage_of
from kiosk_app.wrap import plain

TO_MAKE = frozenset({Standing.TO_DO, Standing.BEGUN, Standing.WAITS})
"""What counts; what is held back does not yet."""

LARGEST, OLDEST = "largest", "oldest"
"""How the dishes are sorted: the most pieces first, or what has waited longest first."""


@dataclass(frozen=True, slots=True)
class Altered:
    """How many pieces of a dish are wanted with a modifier."""

    kind: ModifierKind
    name: str
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One dish.

    Attributes:
        quantity: pieces still to make.
        orders: `id` of the orders that want it, as they hang.
        altered: by which modifiers, the most first.
        sold_out: it is 86.
    """

    name: str
    quantity: int
    orders: tuple[int, ...]
    altered: tuple[Altered, ...] = ()
    sold_out: bool = False


@dataclass(slots=True)
class _Dish:
    quantity: int = 0
    orders: dict[int, None] = field(default_factory=dict)
    altered: Counter[tuple[ModifierKind, str]] = field(default_factory=Counter)
    oldest_ms: int = 2**63


def all_day(
    shown: Iterable[Order],
    station: Station | None = None,
    *,
    sort: str = LARGEST,
    sold_out: Iterable[str] = (),
) -> list[Total]:
    """Totals of what is still to make at a station.

    Args:
        shown: the orders, as they hang.
        station: None for the stage each order stands at.
        sort: `LARGEST` or `OLDEST`.
        sold_out: names of what is 86.
    """
    dishes: dict[str, _Dish] = {}
    for order in shown:
        for line in lines(order, station or stage_of(order)):
            if line.standing not in TO_MAKE:
                continue
            dish = dishes.setdefault(plain(line.item.name), _Dish())
            dish.quantity += line.item.quantity
            dish.orders[order.id] = None
            dish.oldest_ms = min(dish.oldest_ms, milliseconds(order.date_ordered))
            for modifier in line.item.modifiers:
                _count(dish, modifier, line.item.quantity)
    gone = {plain(name).casefold() for name in sold_out}

    def key(entry: tuple[str, _Dish]) -> tuple[int, int, str]:
        name, dish = entry
        return (dish.oldest_ms if sort == OLDEST else 0, -dish.quantity, name)

    return [
        Total(
            name=name,
            quantity=dish.quantity,
            orders=tuple(dish.orders),
            altered=tuple(
                Altered(kind, altered, quantity) for (kind, altered), quantity in dish.altered.most_common()
            ),
            sold_out=name.casefold() in gone,
        )
        for name, dish in sorted(dishes.items(), key=key)
    ]


def _count(dish: _Dish, modifier: Modifier, pieces: int) -> None:
    dish.altered[modifier.kind, plain(modifier.name)] += pieces * modifier.quantity
    for below in modifier.modifiers:
        _count(dish, below, pieces * modifier.quantity)
