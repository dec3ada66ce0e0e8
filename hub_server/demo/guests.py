"""The guests of the demo: what they order, and how they change their minds.

Pure: a seed in, orders out, as dicts in the shape of `intake.NewOrder`; the simulator sends them, tests look at them.
"""

import copy
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hub_server.demo.menu import ALLERGENS, MENU, Dish

JsonOrder = dict[str, Any]

SOURCES = {
    "dine_in": "till-1",
    "takeaway": "web-shop",
    "delivery": "delivery",
    "drive_thru": "lane-1",
    "curbside": "web-shop",
}
"""Which system sends which kind of service."""

_SHARE = {"dine_in": 52, "takeaway": 20, "delivery": 15, "drive_thru": 8, "curbside": 5}

_NAMES = (
    *(
        "Amira",
        "Ben",
        "Chloé",
        "Dmitri",
        "Elif",
        "Fatou",
        "Giulia",
        "Hannah",
        "Ines",
        "João",
        "Kwame",
        "Liam",
    ),
    *(
        "María José",
        "Nguyễn",
        "Óscar",
        "Priya",
        "Quentin",
        "Renée",
        "Søren",
        "Tomasz",
        "Uma",
        "Víctor",
        "Wei",
    ),
    *("Xenia", "Yusuf", "Zoë", "O'Brien", "Müller", "de la Cruz", "van Dijk"),
)
_PLACES = (*(f"{number}" for number in range(1, 25)), "Bar 2", "Bar 4", "Patio 1", "Patio 3", "Patio 5")
_ORDER_NOTES = (
    "Starters and mains together",
    "In a hurry, film at 20:15",
    "Mains when starters are cleared",
    "Regular guest, says hello to the grill",
    "Please split onto two trays",
)
_DOOR_NOTES = ("No cutlery", "Extra napkins", "Driver waits outside", "Ring twice", "Keep hot and cold apart")


class Guests:
    """An endless row of guests; the same seed gives the same row.

    Args:
        seed: of all chance.
        run: begins every `external_id`, so that one hub can be visited twice.
        first_number: called out for the first order.
    """

    def __init__(self, seed: int = 1, *, run: str = "1", first_number: int = 101) -> None:
        self._random = random.Random(seed)
        self._run = run
        self._count = 0
        self._first_number = first_number

    def order(self, at: datetime, *, dated: bool = False, party: bool | None = None) -> JsonOrder:
        """The next order.

        Args:
            at: when it is placed.
            dated: the order says so itself; otherwise the hub's clock counts.
            party: a long ticket of a large table, or surely none; None leaves it to chance.
        """
        chance = self._random
        self._count += 1
        if party is None:
            party = chance.random() < 0.04
        service = "dine_in" if party else chance.choices(list(_SHARE), weights=list(_SHARE.values()))[0]
        order: JsonOrder = {
            "source": SOURCES[service],
            "external_id": f"{self._run}-{self._count:06d}",
            "number": str((self._first_number + self._count - 2) % 999 + 1),
            "service_type": service,
        }
        if dated:
            order["placed_at"] = at.isoformat(timespec="milliseconds")
        covers = (
            chance.randint(8, 14) if party else chance.choices((1, 2, 3, 4, 5, 6), (10, 34, 16, 22, 8, 6))[0]
        )
        if service == "dine_in":
            order |= {"table": chance.choice(_PLACES), "covers": covers}
            if party:
                order["note"] = f"Party of {covers}, birthday: dessert with a candle"
            elif chance.random() < 0.12:
                order["note"] = chance.choice(_ORDER_NOTES)
        else:
            order["customer_name"] = chance.choice(_NAMES)
            promised = timedelta(minutes=chance.choice((12, 15, 20, 25, 30)))
            order["due_at"] = (at + promised).isoformat(timespec="milliseconds")
            if chance.random() < 0.25:
                order["note"] = chance.choice(_DOOR_NOTES)
        rank = chance.random()
        if rank < 0.09:
            order["priority"] = "rush" if rank < 0.06 else "vip"
        allergy = (
            chance.choices(ALLERGENS, range(len(ALLERGENS), 0, -1))[0] if chance.random() < 0.1 else None
        )
        order["items"] = self._lines(covers, seated=service == "dine_in" and not party, allergy=allergy)
        return order

    def changed(self, order: JsonOrder, kind: str | None = None) -> JsonOrder:
        """The same order as the guest wants it now.

        Args:
            order: as it was sent last.
            kind: what becomes different: `add`, `void`, `quantity` or `note`; None leaves it to chance.
        """
        chance = self._random
        order = copy.deepcopy(order)
        items: list[JsonOrder] = order["items"]
        if kind is None or (kind == "void" and len(items) == 1):
            kind = chance.choice(["add", "quantity", "note"] + (["void", "void"] if len(items) > 1 else []))
        line = chance.choice(items)
        match kind:
            case "add":
                taken = {int(item["id"]) for item in items}
                items.append(self._line(self._dish(), str(max(taken) + 1), seat=line.get("seat")))
            case "void":
                items.remove(line)
            case "quantity":
                now = line.get("quantity", 1)
                line["quantity"] = now - 1 if now > 1 and chance.random() < 0.5 else now + 1
            case _:
                line["note"] = chance.choice(
                    [
                        note
                        for note in (
                            "as fast as you can",
                            "not too hot",
                            "on a separate plate",
                            "for sharing",
                        )
                        if note != line.get("note")
                    ]
                )
        return order

    def _lines(self, covers: int, *, seated: bool, allergy: str | None) -> list[JsonOrder]:
        chance = self._random
        lines: list[JsonOrder] = []
        seats = range(1, covers + 1)
        for seat in seats:
            of = seat if seated and covers > 1 else None
            if chance.random() < 0.3:
                lines.append(self._line(self._dish(_course("Starters")), "", seat=of))
            lines.append(self._line(self._dish(_course("Mains")), "", seat=of))
            if chance.random() < 0.12:
                lines.append(self._line(self._dish(_course("Desserts")), "", seat=of))
        lines = _joined(lines)
        courses = ("Starters", "Mains", "Desserts")
        lines.sort(key=lambda line: courses.index(line["course"]))
        for at, line in enumerate(lines, start=1):
            line["id"] = str(at)
        if allergy is not None:
            of_guest = chance.choice(lines)
            for line in lines:
                concerned = of_guest.get("seat") is None or line.get("seat") == of_guest.get("seat")
                if line is of_guest or (concerned and allergy in _CONTAINS[line["name"]]):
                    line["allergens"] = [allergy]
                    line["quantity"] = 1
        return lines

    def _dish(self, fits: Callable[[Dish], bool] = lambda _: True) -> Dish:
        dishes = [dish for dish in MENU if fits(dish)]
        return self._random.choices(dishes, [dish.favour for dish in dishes])[0]

    def _line(self, dish: Dish, line_id: str, *, seat: int | None) -> JsonOrder:
        chance = self._random
        modifiers: list[JsonOrder] = [
            {"name": chance.choice(group), "kind": "choice"} for group in dish.choices
        ]
        if dish.sauces and modifiers:
            modifiers[0]["modifiers"] = [
                {"name": sauce, "kind": "choice"}
                for sauce in chance.sample(dish.sauces, chance.randint(1, 2))
            ]
        if dish.leave_out and chance.random() < 0.3:
            without = chance.sample(dish.leave_out, min(len(dish.leave_out), chance.choice((1, 1, 1, 2))))
            modifiers += [{"name": name, "kind": "no"} for name in without]
        if dish.extras and chance.random() < 0.3:
            taken = {modifier["name"] for modifier in modifiers}
            extra: JsonOrder = {"name": chance.choice(dish.extras), "kind": "add"}
            if chance.random() < 0.15:
                extra["quantity"] = 2
            if extra["name"] not in taken:
                modifiers.append(extra)
        line: JsonOrder = {
            "id": line_id,
            "name": dish.name,
            "quantity": chance.choices((1, 2, 3, 4), (84, 12, 3, 1))[0],
            "value": str(dish.price),
            "ticket": dish.tickets,
            "category": dish.category,
            "course": dish.course,
        }
        if modifiers:
            line["modifiers"] = modifiers
        if dish.notes and chance.random() < 0.1:
            line["note"] = chance.choice(dish.notes)
        if seat is not None:
            line["seat"] = seat
        return line


_CONTAINS = {dish.name: dish.contains for dish in MENU}


def _course(name: str) -> Callable[[Dish], bool]:
    return lambda dish: dish.course == name


def _joined(lines: list[JsonOrder]) -> list[JsonOrder]:
    """Equal lines become one with the sum of their quantities, as a waiter would enter them."""
    joined: list[JsonOrder] = []
    for line in lines:
        what = {key: value for key, value in line.items() if key not in ("quantity", "seat")}
        for other in joined:
            if what == {key: value for key, value in other.items() if key not in ("quantity", "seat")}:
                other["quantity"] += line["quantity"]
                other.pop("seat", None)
                break
        else:
            joined.append(line)
    return joined
