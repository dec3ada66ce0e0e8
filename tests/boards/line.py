"""A line at half past six: the boards of its stations, made by the contract itself from what tills and cooks did."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
from boards.reference import NOW_MS

from hub_server import kitchen_file
from hub_server.demo.demo_command import KITCHEN
from hub_server.protocol.arranging import arranged
from hub_server.protocol.changes import act
from hub_server.protocol.due import due, happened
from hub_server.protocol.intake import NewItem, NewModifier, NewOrder
from hub_server.protocol.kitchen import Kitchen, KitchenState, Station
from hub_server.protocol.messages import Command, KitchenNow, ProfileName, Result
from hub_server.protocol.orders import ModifierKind, Order, Priority, ServiceType
from hub_server.protocol.outcomes import Outcome, Setting
from hub_server.protocol.resending import sent_again
from hub_server.protocol.routing import Circumstances
from hub_server.protocol.states import Action, Status
from hub_server.protocol.tickets import has_done, shows, sort_key
from hub_server.protocol.times import timestamp
from kiosk_app import cook
from kiosk_app.board import Board

STATE = KitchenState(
    version=1, kitchen=kitchen_file.read(KITCHEN.read_text(encoding="utf-8")), profile="rush"
)

_KINDS = {"-": ModifierKind.NO, "+": ModifierKind.ADD, "=": ModifierKind.SIDE, "": ModifierKind.CHOICE}


def dish(
    id_: str, quantity: int, name: str, category: str, course: str, *modifiers: str, **fields: Any
) -> NewItem:
    """A line of an order; modifiers begin with `-`, `+` or `=` (on the side)."""
    return NewItem(
        id=id_,
        quantity=quantity,
        name=name,
        category=category,
        course=course,
        modifiers=tuple(
            NewModifier(name=each.lstrip("-+="), kind=_KINDS[each[0] if each[0] in "-+=" else ""])
            for each in modifiers
        ),
        **fields,
    )


@dataclass
class Line:
    """What tills have sent and cooks have done so far.

    Attributes:
        sold_out: names of what is 86.
    """

    orders: dict[int, Order] = field(default_factory=dict)
    sent: dict[int, NewOrder] = field(default_factory=dict)
    sold_out: tuple[str, ...] = ()

    def place(self, number: int, ago_s: int, *items: NewItem, **fields: Any) -> None:
        """An order came in so many seconds ago."""
        at_ms = NOW_MS - 1000 * ago_s
        new = NewOrder(source="till-1", external_id=str(number), number=str(number), items=items, **fields)
        self.sent[number] = new
        self.orders[number] = arranged(new.stored(number, at_ms), self._circumstances(), at_ms)

    def change(self, number: int, *items: NewItem) -> None:
        """The till sends it again."""
        new = self.sent[number]
        wanted = NewOrder(
            source=new.source,
            external_id=new.external_id,
            number=new.number,
            items=items,
            table=new.table,
            service_type=new.service_type,
        )
        outcome = sent_again(self.orders[number], wanted, timestamp(NOW_MS - 20_000), self._circumstances())
        self.orders[number] = outcome.order

    def at(self, station: str) -> Station:
        """A station of the kitchen."""
        found = STATE.kitchen.station(station)
        assert found is not None
        return found

    def bump(self, station: str, number: int, *items: str) -> None:
        """A cook there has finished the ticket or these items of it."""
        order = self.orders[number]
        if items:
            self._did(station, cook.command(order, Action.BUMP, Status.READY, items))
        else:
            self._did(station, cook.bump(order, (), self.at(station)))

    def give(self, station: str, number: int, action: Action, *items: str) -> None:
        """Something else was done."""
        self._did(station, cook.command(self.orders[number], action, None, items))

    def auto_bump(self, station: str, number: int) -> None:
        """A ticket has stood there for too long."""
        here = msgspec.structs.replace(self.at(station), auto_bump_s=1)
        kitchen = Kitchen(stations=(here,))
        setting = Setting(station=here, kitchen=kitchen, at_ms=NOW_MS)
        what = due(self.orders[number], kitchen, NOW_MS)
        assert what is not None
        self.orders[number] = happened(self.orders[number], what, setting).order

    def board(self, station: str, *, seq: int = 4711) -> Board:
        """What a station's screen knows now."""
        here = self.at(station)
        hanging = [order for order in self.orders.values() if shows(order, here)]
        hanging.sort(key=lambda order: sort_key(order, here))
        profiles = tuple(ProfileName(name=known.name, title=known.title) for known in STATE.kitchen.profiles)
        return Board(
            station=station,
            orders=tuple(hanging),
            epoch="e",
            seq=seq,
            total=len(hanging),
            recent=tuple(order for order in reversed(self.orders.values()) if has_done(order, here)),
            as_of_ms=NOW_MS,
            kitchen=KitchenNow(
                station=here,
                titles={each.name: each.title for each in STATE.kitchen.stations if each.makes},
                routes_items=True,
                profile=STATE.profile,
                profiles=profiles,
                sold_out=self.sold_out,
            ),
        )

    def _did(self, station: str, command: Command | None) -> Outcome:
        assert command is not None
        order = self.orders[command.order_id]
        setting = Setting(station=self.at(station), kitchen=STATE.kitchen, at_ms=NOW_MS - 30_000)
        outcome = act(order, command, setting)
        assert outcome.result is Result.APPLIED, outcome.detail
        self.orders[order.id] = outcome.order
        return outcome

    def _circumstances(self) -> Circumstances:
        return Circumstances(state=STATE, clock="18:30", work_s={})


def evening() -> Line:
    """Something of everything: courses, a change, a rush, an allergen, a shared platter, an unrouted line, 86."""
    line = Line(sold_out=("Onion Rings",))
    line.place(
        101,
        840,
        dish("1", 2, "Smash Burger", "Burgers", "Mains", "Double", "-onion", "+bacon"),
        dish("2", 1, "Onion Rings", "Fry", "Starters"),
        dish("3", 1, "Brownie", "Desserts", "Desserts"),
        table="12",
    )
    line.bump("fry", 101)
    line.place(
        102,
        560,
        dish("1", 1, "Rib-Eye 300 g", "Grill", "Mains", "Well done", "=pepper sauce", allergens=("Mustard",)),
        dish("2", 1, "Fries", "Fry", "Mains"),
        dish("3", 1, "Side Salad", "Cold", "Mains", "-tomato"),
        table="4",
        priority=Priority.VIP,
    )
    line.bump("fry", 102)
    line.place(
        103,
        410,
        dish("1", 3, "Smash Burger", "Burgers", "Mains", "Single"),
        dish("2", 2, "Fries", "Fry", "Mains"),
        service_type=ServiceType.TAKEAWAY,
        customer_name="Zoë",
    )
    line.bump(_grill(line, 103), 103, "1")
    line.bump("fry", 103)
    line.place(
        104,
        300,
        dish("1", 1, "Mixed Grill Platter", "Grill", "Mains", allergens=("Celery", "Milk")),
        dish("2", 1, "Gift card", "Merchandise", "Mains"),
        table="Patio 3",
        note="Birthday: candle with the dessert",
    )
    line.place(
        105,
        170,
        dish("1", 1, "Bacon & Cheddar Burger", "Burgers", "Mains", "Medium", "-pickles"),
        dish("2", 2, "Fries", "Fry", "Mains"),
        dish("3", 1, "Coleslaw", "Cold", "Mains"),
        table="7",
    )
    line.change(
        105,
        dish("1", 2, "Bacon & Cheddar Burger", "Burgers", "Mains", "Medium", "-pickles"),
        dish("2", 2, "Fries", "Fry", "Mains", note="extra crispy"),
        dish("4", 1, "Sirloin 250 g", "Grill", "Mains", "Rare"),
    )
    line.place(
        106,
        90,
        dish("1", 1, "Smash Burger", "Burgers", "Mains", "Triple", "+cheese", "+cheese"),
        service_type=ServiceType.DELIVERY,
        customer_name="Søren",
        priority=Priority.RUSH,
    )
    line.place(
        107,
        20,
        dish("1", 2, "Chicken Wings", "Fry", "Starters"),
        dish("2", 2, "Rib-Eye 300 g", "Grill", "Mains", "Medium rare"),
        dish("3", 2, "Cheesecake", "Desserts", "Desserts"),
        table="21",
    )
    return line


def _grill(line: Line, number: int) -> str:
    """Which of the two grills has a ticket."""
    parts = (part for item in line.orders[number].items for part in item.parts)
    return next(part.station for part in parts if part.station.startswith("grill"))
