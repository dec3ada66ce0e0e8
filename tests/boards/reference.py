"""A believable evening on one station: the orders every picture and every drawing test looks at."""

from hub_server.protocol.orders import (
    Change,
    ChangeKind,
    Item,
    Modifier,
    ModifierKind,
    Order,
    Priority,
    ServiceType,
    totals,
)
from hub_server.protocol.states import Status
from hub_server.protocol.times import timestamp
from kiosk_app.board import Board

NOW_MS = 1_795_370_520_000
"""The hub's clock on the pictures."""

NO, ADD, CHOICE = ModifierKind.NO, ModifierKind.ADD, ModifierKind.CHOICE
LONG_NAME = (
    "Hand-cut dry-aged beef burger with smoked Gruyère, caramelised shallots, "
    "bone-marrow aioli, rocket and a brioche bun"
)


def mod(name: str, kind: ModifierKind = ADD, *below: Modifier, quantity: int = 1) -> Modifier:
    return Modifier(name=name, kind=kind, quantity=quantity, modifiers=below)


class Ticket:
    """Builds one order line by line."""

    def __init__(self, number: int, age_s: int, status: Status = Status.PREPARING, **head) -> None:
        self.number, self.age_s, self.status, self.head = number, age_s, status, head
        self.items: list[Item] = []

    def add(self, quantity: int, name: str, *modifiers: Modifier, done: bool = False, **more) -> "Ticket":
        status = Status.READY if done else more.pop("status", self.status)
        self.items.append(
            Item(
                id=str(len(self.items) + 1),
                name=name,
                quantity=quantity,
                modifiers=modifiers,
                status=status,
                **more,
            )
        )
        return self

    def order(self) -> Order:
        items = tuple(self.items)
        return Order(
            id=self.number,
            ref_code=f"R{self.number:05d}",
            customer_name=self.head.pop("customer_name", ""),
            date_ordered=timestamp(NOW_MS - self.age_s * 1000),
            status=self.status,
            items=items,
            **totals(items),
            number=self.head.pop("number", str(self.number)),
            source="till-1",
            external_id=str(self.number),
            version=3,
            items_version=1,
            **self.head,
        )


def change(kind: ChangeKind, item: str | None, old: str = "", new: str = "") -> Change:
    return Change(at=timestamp(NOW_MS), kind=kind, item_id=item, old=old, new=new)


def tickets(status: Status = Status.PREPARING) -> list[Order]:
    """Seventeen orders, oldest first: everything a card can carry."""
    away, drive = ServiceType.TAKEAWAY, ServiceType.DELIVERY
    banquet = Ticket(
        151, 160, status, table="Banquet hall", covers=40, note="40 covers, all together at 20:30"
    )
    dishes = ["Tomato Soup", "Caesar Salad", "Ribeye Steak 300 g medium-rare", "Käsespätzle mit Röstzwiebeln",
              "Fish & Chips", "Mushroom Risotto", "Crème brûlée", "Apfelstrudel, warm"]  # fmt: skip
    for line in range(60):
        course = ("Starters", "Mains", "Desserts")[line // 20]
        extra = (mod("onion", NO),) if line % 9 == 4 else ()
        banquet.add(1 + line * 7 % 5, dishes[line * 5 % 8], *extra, course=course)
    orders = [
        Ticket(138, 822, status, table="2", note="Birthday table – candle on dessert")
        .add(1, "Ribeye Steak 300 g medium-rare", mod("well done"), done=True, course="Mains")
        .add(1, "Classic Cheeseburger", done=True, course="Mains")
        .add(2, "Fish & Chips", note="sauce on the side", course="Mains")
        .add(3, "Coleslaw", course="Sides")
        .add(1, "Sweet Potato Fries", mod("gluten – use GF bun", NO), course="Sides"),
        Ticket(136, 792, status, customer_name="Yusuf", service_type=away, priority=Priority.RUSH)
        .add(3, "Crispy Chicken Sandwich")
        .add(1, "Chocolate Brownie")
        .add(1, "Apfelstrudel, warm", mod("vanilla ice cream")),
        Ticket(132, 713, status, table="18")
        .add(3, "Double Smash Burger", done=True)
        .add(2, "Kids Pasta Bolognese", mod("pickles", NO), done=True)
        .add(3, "Loaded Fries")
        .add(2, "Apfelstrudel, warm"),
        Ticket(128, 564, status, table="16", note="Please bring together")
        .add(2, "Fish & Chips", mod("onion", NO), mod("pickles", NO))
        .add(1, "Double Smash Burger", note="sauce on the side")
        .add(1, "Apfelstrudel, warm")
        .add(1, "Lemonade 0.4 l", mod("extra ice")),
        Ticket(129, 553, status, customer_name="María", service_type=away)
        .add(2, "Double Smash Burger", done=True)
        .add(1, "Coleslaw")
        .add(1, "Pad Thai", allergens=("Peanuts", "Shellfish"), note="ANAPHYLAXIS – separate pan!"),
        Ticket(143, 529, status, table="25", priority=Priority.VIP)
        .add(1, "Mac & Cheese", seat=1)
        .add(1, "Loaded Fries", mod("jalapeños"), mod("onion", NO), seat=2)
        .add(2, "Loaded Fries", note="well done", seat=2),
        Ticket(144, 410, status, table="7", changes=(
            change(ChangeKind.ADDED, "3", new="Garlic Bread"),
            change(ChangeKind.VOIDED, "2", old="Onion Rings"),
            change(ChangeKind.QUANTITY, "1", "2", "3"),
        ))
        .add(3, "Tomato Soup")
        .add(1, "Onion Rings", status=Status.CANCELLED)
        .add(1, "Garlic Bread"),
        Ticket(145, 388, status, customer_name="مريم الحسيني", service_type=drive)
        .add(2, "شاورما دجاج مع ثوم", mod("بدون بصل", NO))
        .add(1, "Smörgåstårta à la crème fraîche"),
        Ticket(146, 351, status, customer_name="Anna K.", service_type=ServiceType.DRIVE_THRU)
        .add(1, "Family Combo", mod("Cheeseburger", CHOICE, mod("bacon"), mod("ketchup", NO)),
             mod("Fries, large", CHOICE, mod("truffle mayo", ADD, quantity=2)), mod("Cola 0.5 l", CHOICE))
        .add(12, "Chicken Wings", mod("hot sauce")),
        Ticket(147, 300, status, table="3", recalled=True)
        .add(1, LONG_NAME)
        .add(1, "Donaudampfschifffahrtsgesellschaftskapitänsteller"),
        Ticket(148, 244, status, table="11").add(2, "Margherita Pizza").add(1, "Garlic Bread"),
        Ticket(149, 201, status, customer_name="Zoë", service_type=ServiceType.CURBSIDE).add(1, "Veggie Bowl"),
        Ticket(150, 180, status, table="9").add(4, "Espresso").add(2, "Tiramisù"),
        banquet,
        Ticket(152, 95, status, table="4").add(1, "Onion Rings").add(1, "Caesar Salad", mod("anchovies", NO)),
        Ticket(153, 40, status, table="21").add(2, "Classic Cheeseburger").add(2, "Sweet Potato Fries"),
        Ticket(154, 12, status, customer_name="Olivier", service_type=away).add(1, "Croque-monsieur"),
    ]  # fmt: skip
    return sorted((ticket.order() for ticket in orders), key=lambda order: (order.date_ordered, order.id))


def board(status: Status = Status.PREPARING) -> Board:
    orders = tuple(tickets(status))
    recent = tuple(
        Ticket(number, 900, Status.READY, table=str(number - 100))
        .add(2, "Fish & Chips")
        .add(1, "Coleslaw")
        .order()
        for number in (127, 126, 124)
    )
    return Board(
        station=str(status),
        orders=orders,
        epoch="e",
        seq=100,
        total=len(orders),
        recent=recent,
        as_of_ms=NOW_MS,
    )


class StoppedHub:
    """A hub whose clock stands still and that keeps what it is told."""

    def __init__(self, board: Board, now_ms: int | None = NOW_MS) -> None:
        self.board, self.now_ms, self.listener = board, now_ms, None
        self.commands, self.glass = [], []
        self.too_old, self.released, self.dropped = (), [], []
        self.sought = []

    def drawn(self, board: Board) -> None:
        self.glass.append(board.seq)

    def held(self):
        return self.too_old

    def release(self, held) -> None:
        self.too_old, self.released = (), list(held)

    def drop(self, held) -> None:
        self.too_old, self.dropped = (), list(held)

    def look_for(self, text: str | None) -> None:
        self.sought.append(text)

    def submit(self, command) -> None:
        self.commands.append(command)

    def hub_now_ms(self) -> int | None:
        return self.now_ms

    def vouched_ago_s(self) -> float | None:
        now_ms, as_of_ms = self.hub_now_ms(), self.board.as_of_ms
        return None if now_ms is None or as_of_ms is None else (now_ms - as_of_ms) / 1000
