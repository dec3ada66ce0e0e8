"""What happens in a lesson: dishes, guests and their changes of mind, made up from a seed. Qt-free.

Nothing here is an order of anybody: what comes out is what a till would send, and goes no further than this screen.
"""

import random
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

from hub_server.protocol.intake import NewItem, NewModifier, NewOrder
from hub_server.protocol.orders import ModifierKind, Names, Priority, ServiceType
from kiosk_app.speech import mark, tr


class Turn(StrEnum):
    """Something that happens in a lesson: an order of some kind comes, or one that hangs is changed."""

    PLAIN = "plain"
    MODIFIERS = "modifiers"
    NOTE = "note"
    ALLERGEN = "allergen"
    RUSH = "rush"
    VIP = "vip"
    COURSES = "courses"
    LONG = "long"
    ADD = "add"
    VOID = "void"
    QUANTITY = "quantity"


CHANGES = frozenset({Turn.ADD, Turn.VOID, Turn.QUANTITY})

SCRIPT: tuple[tuple[float, Turn], ...] = (
    (0, Turn.PLAIN),
    (0, Turn.MODIFIERS),
    (8, Turn.NOTE),
    (18, Turn.ALLERGEN),
    (28, Turn.ADD),
    (38, Turn.RUSH),
    (50, Turn.VOID),
    (62, Turn.COURSES),
    (74, Turn.QUANTITY),
    (88, Turn.LONG),
    (104, Turn.VIP),
)
"""How every lesson begins, in seconds: something of everything within two minutes."""

LIKELY: dict[Turn, int] = {
    Turn.PLAIN: 6,
    Turn.MODIFIERS: 6,
    Turn.NOTE: 3,
    Turn.ALLERGEN: 2,
    Turn.COURSES: 3,
    Turn.RUSH: 1,
    Turn.VIP: 1,
    Turn.LONG: 1,
    Turn.ADD: 2,
    Turn.VOID: 2,
    Turn.QUANTITY: 1,
}
"""What comes after that, and how often."""

STARTERS, MAINS, DESSERTS = mark("Starters"), mark("Mains"), mark("Desserts")
COURSES = (STARTERS, MAINS, DESSERTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dish:
    """One thing a guest of a lesson can order; words are English.

    Attributes:
        choices: one of them is taken.
        without: what guests leave out.
        extras: what guests want on top.
        names: what it is called in other languages, so that a lesson shows that, too.
    """

    name: str
    course: str = MAINS
    choices: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    names: Names


MENU: tuple[Dish, ...] = (
    Dish(
        name=mark("Burger"),
        choices=(mark("Medium"), mark("Well done")),
        without=(mark("onion"), mark("pickles"), mark("sauce")),
        extras=(mark("bacon"), mark("cheese")),
        names={"en": "Burger", "de": "Hamburger", "es": "Hamburguesa", "ar": "برجر"},
    ),
    Dish(
        name=mark("Steak"),
        choices=(mark("Rare"), mark("Medium"), mark("Well done")),
        without=(mark("butter"),),
        extras=(mark("pepper sauce"),),
        names={"en": "Steak", "de": "Steak", "es": "Filete", "ar": "ستيك"},
    ),
    Dish(
        name=mark("Chicken Wings"),
        choices=(mark("Mild"), mark("Hot")),
        without=(mark("celery"),),
        extras=(mark("garlic dip"),),
        names={"en": "Chicken Wings", "de": "Hähnchenflügel", "es": "Alitas de pollo", "ar": "أجنحة دجاج"},
    ),
    Dish(
        name=mark("Fish and Chips"),
        without=(mark("salt"), mark("lemon")),
        extras=(mark("tartare sauce"),),
        names={"en": "Fish and Chips", "de": "Backfisch", "es": "Pescado frito", "ar": "سمك وبطاطس"},
    ),
    Dish(
        name=mark("Fries"),
        choices=(mark("Small"), mark("Large")),
        without=(mark("salt"),),
        extras=(mark("cheese"),),
        names={"en": "Fries", "de": "Pommes", "es": "Patatas fritas", "ar": "بطاطس مقلية"},
    ),
    Dish(
        name=mark("Soup"),
        course=STARTERS,
        without=(mark("cream"),),
        extras=(mark("bread"),),
        names={"en": "Soup", "de": "Suppe", "es": "Sopa", "ar": "شوربة"},
    ),
    Dish(
        name=mark("Salad"),
        course=STARTERS,
        without=(mark("onion"), mark("nuts")),
        extras=(mark("cheese"), mark("avocado")),
        names={"en": "Salad", "de": "Salat", "es": "Ensalada", "ar": "سلطة"},
    ),
    Dish(
        name=mark("Brownie"),
        course=DESSERTS,
        without=(mark("nuts"),),
        extras=(mark("ice cream"),),
        names={"en": "Brownie", "de": "Schokokuchen", "es": "Brownie", "ar": "براوني"},
    ),
)
"""Few dishes: a lesson is about the screen."""

ALLERGENS = (mark("Nuts"), mark("Milk"), mark("Fish"), mark("Sesame"))
NOTES = (mark("cut in half"), mark("sauce on the side"), mark("on a separate plate"), mark("very hot plate"))
ORDER_NOTES = (mark("All together, please"), mark("In a hurry"), mark("Birthday: candle with the dessert"))
GUESTS = ("Anna", "Ben", "Fatou", "João", "María", "Yusuf", "Zoë")


class Guests:
    """The guests of one lesson; the same seed makes the same row.

    Args:
        chance: of all they do.
        makers: tags by which the kitchen routes their dishes, the trainee's own first; none: it routes nothing.
    """

    def __init__(self, chance: random.Random, makers: tuple[str, ...]) -> None:
        self._chance = chance
        self._makers = makers
        self._count = 0

    def order(self, turn: Turn, placed_at: datetime | None = None) -> NewOrder:
        """The next order.

        Args:
            turn: what is to be learned from it.
            placed_at: when it is said to have been placed; None: now.
        """
        chance = self._chance
        self._count += 1
        wanted = MENU if turn is Turn.LONG else chance.sample(MENU, 2 if turn is Turn.PLAIN else 3)
        if turn is Turn.COURSES:
            wanted = [dish for dish in MENU if dish.course == STARTERS][:1] + [
                dish for dish in MENU if dish.course == MAINS
            ][:2]
        own = turn is Turn.COURSES
        lines = [self._line(dish, turn, at, own=own) for at, dish in enumerate(wanted, start=1)]
        if turn is Turn.LONG:
            more = (self._line(dish, Turn.PLAIN, len(MENU) + at) for at, dish in enumerate(MENU, start=1))
            lines += (msgspec.structs.replace(line, note=tr(chance.choice(NOTES))) for line in more)
        if turn is not Turn.COURSES:
            # Of one course, so that nothing of it is held back.
            lines = [msgspec.structs.replace(line, course=None) for line in lines]
        dine_in = turn is not Turn.NOTE
        return NewOrder(
            source="training",
            external_id=str(self._count),
            # Nobody calls out such a number by mistake.
            number=f"T{self._count}",
            items=tuple(lines),
            service_type=ServiceType.DINE_IN if dine_in else ServiceType.TAKEAWAY,
            table=str(chance.randint(1, 24)) if dine_in else None,
            customer_name="" if dine_in else chance.choice(GUESTS),
            priority={Turn.RUSH: Priority.RUSH, Turn.VIP: Priority.VIP}.get(turn, Priority.NORMAL),
            note=tr(chance.choice(ORDER_NOTES)) if turn in (Turn.NOTE, Turn.LONG) else "",
            placed_at=placed_at,
        )

    def changed(self, order: NewOrder, turn: Turn, among: frozenset[str]) -> NewOrder:
        """The same order as its guest wants it now.

        Args:
            turn: what becomes different.
            among: ids of the lines of which one changes.
        """
        chance = self._chance
        lines = list(order.items)
        at = chance.choice([at for at, line in enumerate(lines) if line.id in among])
        match turn:
            case Turn.VOID:
                del lines[at]
            case Turn.QUANTITY:
                lines[at] = msgspec.structs.replace(lines[at], quantity=lines[at].quantity + 1)
            case _:
                last = max(int(line.id or 0) for line in lines)
                more = self._line(chance.choice(MENU), Turn.MODIFIERS, last + 1, own=True)
                lines.append(msgspec.structs.replace(more, course=lines[at].course))
        return msgspec.structs.replace(order, items=tuple(lines))

    def _line(self, dish: Dish, turn: Turn, at: int, *, own: bool = False) -> NewItem:
        chance = self._chance
        first = at == 1 or own
        # Most of it is the trainee's own.
        maker = self._makers[:1] if first or chance.random() < 0.6 else tuple(self._makers[1:])
        tags = (chance.choice(maker or self._makers),) if self._makers else ()
        modifiers: list[NewModifier] = []
        if dish.choices:
            modifiers.append(NewModifier(name=tr(chance.choice(dish.choices)), kind=ModifierKind.CHOICE))
        if turn is Turn.MODIFIERS or chance.random() < 0.2:
            modifiers.append(NewModifier(name=tr(chance.choice(dish.without)), kind=ModifierKind.NO))
            modifiers.append(NewModifier(name=tr(chance.choice(dish.extras)), kind=ModifierKind.ADD))
        return NewItem(
            id=str(at),
            name=tr(dish.name),
            names=dish.names,
            quantity=chance.choices((1, 2, 3), (70, 25, 5))[0],
            modifiers=tuple(modifiers),
            allergens=(tr(chance.choice(ALLERGENS)),) if turn is Turn.ALLERGEN and first else (),
            note=tr(chance.choice(NOTES)) if turn is Turn.NOTE and first else "",
            course=tr(dish.course),
            tags=tags,
        )
