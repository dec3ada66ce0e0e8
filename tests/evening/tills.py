"""What the tills of an evening do: place, change, move, merge, split, fire, cancel."""

from datetime import UTC, datetime, timedelta

from evening.comparing import Compared
from evening.dishes import Dish, Order
from evening.house import COOK_S, MENU, WELL_DONE_S, Choice
from evening.service import SOURCE, Body

KINDS = (
    *("add", "add", "void", "quantity", "note", "table", "merge", "split", "fire", "cancel", "priority"),
    "promise",
)


class Tills(Compared):
    """See `Compared`."""

    def place(self) -> None:
        """A new order."""
        self.serial += 1
        chance, number = self.chance, f"N{self.serial}"
        service = chance.choice(("dine_in", "dine_in", "dine_in", "takeaway", "delivery"))
        choices = [
            chance.choice(MENU if chance.random() < 0.3 else MENU[:-1]) for _ in range(chance.randint(1, 5))
        ]
        body: Body = {
            "source": SOURCE,
            "external_id": number,
            "number": number,
            "service_type": service,
            "table": str(chance.randint(1, 40)) if service == "dine_in" else None,
            "items": [self._line(f"{number}-{at}", choice) for at, choice in enumerate(choices)],
        }
        due = None
        if service != "dine_in" and chance.random() < 0.4:
            body["due_at"], due = self._later()
            self.tally["for later"] += 1
        if chance.random() < 0.05:
            body["priority"] = chance.choice(("rush", "vip"))
            self.tally["urgent from the till"] += 1
        self.ids[number] = id_ = self.service.place(body)
        dishes = [_dish(line) for line in body["items"]]
        urgency = body.get("priority", "normal")
        self.kitchen.placed(
            Order(number, self.kitchen.now, id_, dishes, service, body["table"], due, urgency)
        )
        self.sent[number] = body
        self.tally["order"] += 1

    def change(self) -> None:
        """A till sends an order again, or moves, merges, splits, fires or cancels one."""
        order = self.some()
        if order is None or not order.live:
            return
        kind = self.chance.choice(KINDS)
        body = self.sent[order.number]
        match kind:
            case "merge":
                done = self._merge(order, body)
            case "split":
                done = self._split(order)
            case "fire":
                done = self._fire(order)
            case "cancel":
                done = self._cancel(order)
            case "table":
                body["table"] = self.chance.choice([str(n) for n in range(41, 81) if str(n) != body["table"]])
                self.service.send_again(body)
                self.kitchen.moved_to(order, body["table"])
                done = True
            case "promise":
                body["due_at"], due = self._later()
                if self.chance.random() < 0.2:
                    body["due_at"], due = None, None
                done = due != order.due
                if done:
                    self.service.send_again(body)
                    self.kitchen.promised(order, due)
            case "priority":
                done = body.get("priority", "normal") == "normal" == order.priority
                if done:
                    body["priority"] = "rush"
                    self.service.send_again(body)
                    order.priority = "rush"
            case _:
                kind, done = self._alter(order, kind, body), True
        if done:
            self.tally[kind] += 1

    def _alter(self, order: Order, kind: str, body: Body) -> str:
        """Another number of lines, or of pieces, or another note; what it was."""
        chosen = self.chance.choice(order.live)
        line = next(line for line in body["items"] if line["id"] == chosen.id)
        told: dict[str, str] = {}
        if kind == "void" and len(order.live) > 1:
            body["items"].remove(line)
        elif kind == "quantity" and chosen.makers:
            line["quantity"] += 1 if line["quantity"] == 1 else self.chance.choice((-1, 1))
        elif kind == "note":
            self.serial += 1
            line["note"] = f"another note, {self.serial}"
            told[chosen.id] = "note"
        else:
            kind = "add"
            self.serial += 1
            body["items"].append(self._line(f"{order.number}-{self.serial}x", self.chance.choice(MENU[:-1])))
        self.service.send_again(body)
        self.kitchen.changed(order, [_dish(each) for each in body["items"]], told)
        return kind

    def _merge(self, order: Order, body: Body) -> bool:
        other = self.some()
        if other is None or not other.live:
            return False
        self.service.merge(order.number, other.number)
        body["items"] += self.sent[other.number]["items"]
        self.kitchen.merged(order, other)
        if order.priority != "normal":
            body["priority"] = order.priority
        return True

    def _split(self, order: Order) -> bool:
        if len(order.live) < 2:
            return False
        chosen = self.chance.choice(order.live)
        self.serial += 1
        number = f"N{self.serial}"
        asked = {
            "source": SOURCE,
            "external_id": number,
            "number": number,
            "table": "90",
            "items": [{"id": chosen.id}],
        }
        self.ids[number] = id_ = self.service.split(order.number, asked)
        body = self.sent[order.number]
        mine = [line for line in body["items"] if line["id"] == chosen.id]
        body["items"] = [line for line in body["items"] if line["id"] != chosen.id]
        self.sent[number] = {**body, "external_id": number, "number": number, "table": "90", "items": mine}
        self.kitchen.split(order, Order(number, 0, id_, [], order.service, "90"), [chosen])
        self.touched.add(number)
        return True

    def _fire(self, order: Order) -> bool:
        courses = sorted({dish.course for dish in order.live if dish.held and dish.course})
        if not courses:
            return False
        course = self.chance.choice(courses)
        self.service.fire(order.number, course)
        self.kitchen.fired(order, course)
        return True

    def _cancel(self, order: Order) -> bool:
        if self.chance.random() < 0.7:
            return False
        self.service.cancel(order.number)
        order.state = "cancelled"
        return True

    def _later(self) -> tuple[str, int]:
        """A time to come, as tills write it and in milliseconds."""
        minutes = self.chance.randint(5, 90)
        at = datetime.fromtimestamp(self.kitchen.now / 1000, UTC) + timedelta(minutes=minutes)
        return f"{at:%Y-%m-%dT%H:%M:%SZ}", int(at.timestamp()) * 1000

    def _line(self, id_: str, choice: Choice) -> Body:
        line: Body = {
            "id": id_,
            "name": choice.name,
            "category": choice.category,
            "quantity": self.chance.choice((1, 1, 1, 2, 3)),
            "course": choice.course,
            "tags": list(choice.tags),
            "allergens": list(choice.allergens),
        }
        if choice.category == "Steaks" and self.chance.random() < 0.3:
            line["modifiers"] = [{"name": "Well done", "kind": "choice"}]
        return line


def _dish(line: Body) -> Dish:
    cook_s = COOK_S.get(line["category"], 0) + (WELL_DONE_S if line.get("modifiers") else 0)
    return Dish(
        line["id"],
        line["name"],
        line["quantity"],
        line["category"],
        line["course"],
        tuple(line["tags"]),
        cook_s,
    )
