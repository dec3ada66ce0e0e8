"""The restaurant of the evening: its kitchen file, the same once more as rules for the model, and its menu."""

from dataclasses import dataclass

from evening.dishes import Dish, Order, Rules

PREP = ("grill", "grill-2", "fry", "cold", "assembly", "bar")

STAGES = ("pending", "preparing", "ready")

SCREENS = (*STAGES, *PREP, "window", "expo", "guests")
"""Every station; the window shows what the fryer does."""

FILE = """
expo_waits = true
schedule = true
preparation_s = 900
day_ends = "04:00"
time_zone = "Europe/Berlin"

[courses]
order = ["Starters", "Mains", "Desserts"]
hold = true

[[stations]]
name = "grill"
kind = "prep"

[[stations]]
name = "grill-2"
kind = "prep"

[[stations]]
name = "fry"
kind = "prep"

[[stations]]
name = "cold"
kind = "prep"

[[stations]]
name = "assembly"
kind = "prep"

[[stations]]
name = "bar"
kind = "prep"
auto_bump_s = 1500

[[stations]]
name = "window"
kind = "prep"
mirrors = "fry"

[[stations]]
name = "expo"
kind = "expo"

[[stations]]
name = "guests"
kind = "board"

[[routes]]
category = ["Steaks"]
share = ["grill", "grill-2"]

[[routes]]
name = ["*burger*"]
stations = ["grill", "assembly"]
in_turn = true

[[routes]]
tag = ["platter"]
stations = ["grill", "fry"]

[[routes]]
category = ["Sides"]
service_type = ["delivery"]
after = "20:00"
stations = ["assembly"]

[[routes]]
category = ["Sides"]
stations = ["fry"]

[[routes]]
category = ["Salads", "Sweets"]
stations = ["cold"]

[[routes]]
category = ["Drinks"]
stations = ["bar"]

[[profiles]]
name = "quiet"
takes_over = { grill-2 = "grill", assembly = "grill", cold = "fry" }

[[profiles]]
name = "rush"

[[cook_times]]
category = ["Steaks"]
cook_s = 720

[[cook_times]]
category = ["Burgers"]
cook_s = 420

[[cook_times]]
category = ["Sides"]
cook_s = 240

[[cook_times]]
modifier = ["Well done"]
add_s = 180
"""

COOK_S = {"Steaks": 720, "Burgers": 420, "Sides": 240}
WELL_DONE_S = 180


@dataclass(frozen=True)
class Choice:
    """A line of the menu."""

    name: str
    category: str
    course: str | None
    tags: tuple[str, ...] = ()
    allergens: tuple[str, ...] = ()


MENU = (
    Choice("Rib-eye 300 g", "Steaks", "Mains"),
    Choice("Sirloin 250 g", "Steaks", "Mains"),
    Choice("Cheeseburger", "Burgers", "Mains", allergens=("Milk", "Gluten")),
    Choice("Veggie burger", "Burgers", "Mains"),
    Choice("Mixed grill", "Grill", "Mains", tags=("platter",)),
    Choice("Fries", "Sides", None),
    Choice("Onion rings", "Sides", "Starters"),
    Choice("Caesar salad", "Salads", "Starters", allergens=("Fish",)),
    Choice("Beef carpaccio", "Salads", "Starters"),
    Choice("Brownie", "Sweets", "Desserts", allergens=("Nuts",)),
    Choice("Cheesecake", "Sweets", "Desserts", allergens=("Milk",)),
    Choice("Lemonade", "Drinks", None),
    Choice("Beer", "Drinks", None),
    Choice("Gift card", "Merchandise", None),
)
"""The last one is made nowhere: no route takes it."""


def route(dish: Dish, order: Order, hour: int) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Who makes a dish: stations, twins, in turn. `hour` as `HHMM` on the wall."""
    if dish.category == "Steaks":
        return (), ("grill", "grill-2"), False
    if "burger" in dish.name.lower():
        return ("grill", "assembly"), (), True
    if "platter" in dish.tags:
        return ("grill", "fry"), (), False
    if dish.category == "Sides":
        if order.service == "delivery" and hour >= 2000:
            return ("assembly",), (), False
        return ("fry",), (), False
    if dish.category in ("Salads", "Sweets"):
        return ("cold",), (), False
    if dish.category == "Drinks":
        return ("bar",), (), False
    return (), (), False


RULES = Rules(
    route=route,
    takes_over={"quiet": {"grill-2": "grill", "assembly": "grill", "cold": "fry"}, "rush": {}},
    courses=("Starters", "Mains", "Desserts"),
    prep=PREP,
    preparation_s=900,
    auto_bump_s={"bar": 1500},
    # Four in the morning in Berlin.
    day_ends=3 * 3_600_000,
)
