"""The menu of a grill house that does not exist."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Dish:
    """One thing a guest can order.

    Attributes:
        price: in money, for one piece; `tickets` is the same in a festival's tickets.
        favour: how often it is chosen, relative to the others.
        choices: questions the waiter asks; of each group exactly one is taken.
        leave_out: what guests want without.
        extras: what guests want on top.
        sauces: hang below the first choice, one or two of them; makes a combo.
        contains: allergens in it.
        notes: what guests say that no button is for.
    """

    name: str
    category: str
    course: str
    price: Decimal
    tickets: int
    favour: int = 5
    choices: tuple[tuple[str, ...], ...] = ()
    leave_out: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    sauces: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_DONENESS = ("Rare", "Medium rare", "Medium", "Medium well", "Well done")
_SIDES = ("Fries", "Sweet potato fries", "Side salad", "Coleslaw", "Grilled corn", "Mash")
_DIPS = ("Garlic mayo", "Chipotle", "BBQ", "Blue cheese", "Ketchup")
_BURGER_OUT = ("onion", "pickles", "tomato", "sauce", "cheese", "lettuce")
_BURGER_ON = ("bacon", "cheese", "jalapeños", "fried egg", "avocado", "patty")

MENU: tuple[Dish, ...] = (
    Dish(
        name="Smash Burger",
        category="Burgers",
        course="Mains",
        price=Decimal("12.50"),
        tickets=5,
        favour=14,
        choices=(("Single", "Double", "Triple"),),
        leave_out=_BURGER_OUT,
        extras=_BURGER_ON,
        contains=("Gluten", "Milk", "Sesame", "Egg"),
        notes=("cut in half", "sauce on the side", "extra crispy"),
    ),
    Dish(
        name="Bacon & Cheddar Burger",
        category="Burgers",
        course="Mains",
        price=Decimal("14.50"),
        tickets=6,
        favour=11,
        choices=(_DONENESS[1:],),
        leave_out=_BURGER_OUT,
        extras=_BURGER_ON,
        contains=("Gluten", "Milk", "Sesame"),
        notes=("cut in half", "no bun, in lettuce"),
    ),
    Dish(
        name="Burger Menu",
        category="Burgers",
        course="Mains",
        price=Decimal("17.90"),
        tickets=7,
        favour=9,
        choices=(_SIDES[:3], ("Cola", "Lemonade", "Sparkling water")),
        leave_out=_BURGER_OUT,
        extras=_BURGER_ON[:3],
        sauces=_DIPS,
        contains=("Gluten", "Milk", "Sesame", "Mustard"),
    ),
    Dish(
        name="Crispy Chicken Burger",
        category="Burgers",
        course="Mains",
        price=Decimal("13.50"),
        tickets=5,
        favour=8,
        choices=(("Mild", "Hot", "Nashville hot"),),
        leave_out=("pickles", "slaw", "mayo"),
        extras=("cheese", "bacon", "hash brown"),
        contains=("Gluten", "Egg", "Milk"),
    ),
    Dish(
        name="Beetroot & Halloumi Burger",
        category="Burgers",
        course="Mains",
        price=Decimal("13.00"),
        tickets=5,
        favour=4,
        leave_out=("halloumi", "rocket", "onion"),
        extras=("avocado", "fried egg"),
        contains=("Gluten", "Milk"),
        notes=("vegan bun please",),
    ),
    Dish(
        name="Rib-Eye Steak 300 g",
        category="Grill",
        course="Mains",
        price=Decimal("32.00"),
        tickets=13,
        favour=6,
        choices=(_DONENESS, _SIDES),
        leave_out=("butter",),
        extras=("peppercorn sauce", "béarnaise", "grilled prawns"),
        contains=("Milk",),
        notes=("rest it well", "very hot plate"),
    ),
    Dish(
        name="Sirloin & Fries",
        category="Grill",
        course="Mains",
        price=Decimal("24.50"),
        tickets=10,
        favour=6,
        choices=(_DONENESS,),
        extras=("chimichurri", "fried egg", "peppercorn sauce"),
        leave_out=("salt", "butter"),
        contains=("Milk",),
    ),
    Dish(
        name="Half Chicken Piri-Piri",
        category="Grill",
        course="Mains",
        price=Decimal("17.50"),
        tickets=7,
        favour=7,
        choices=(("Lemon & herb", "Medium", "Hot", "Extra hot"), _SIDES),
        sauces=_DIPS,
        notes=("no skin", "leg pieces only"),
    ),
    Dish(
        name="BBQ Ribs, full rack",
        category="Grill",
        course="Mains",
        price=Decimal("23.00"),
        tickets=9,
        favour=6,
        choices=(_SIDES,),
        extras=("BBQ sauce", "coleslaw", "cornbread"),
        contains=("Mustard", "Celery"),
    ),
    Dish(
        name="Grilled Salmon",
        category="Grill",
        course="Mains",
        price=Decimal("21.50"),
        tickets=9,
        favour=4,
        choices=(_SIDES[2:],),
        leave_out=("butter", "capers"),
        contains=("Fish", "Milk"),
        notes=("well cooked through",),
    ),
    Dish(
        name="Veggie Skewers",
        category="Grill",
        course="Mains",
        price=Decimal("15.00"),
        tickets=6,
        favour=3,
        choices=(("Rice", "Flatbread", "Side salad"),),
        leave_out=("mushrooms", "pepper"),
        extras=("halloumi",),
        contains=("Gluten",),
    ),
    Dish(
        name="Fries",
        category="Fry",
        course="Mains",
        price=Decimal("4.50"),
        tickets=2,
        favour=12,
        choices=(("Regular", "Large"),),
        leave_out=("salt",),
        extras=("truffle & parmesan", "cheese sauce", "chilli flakes"),
    ),
    Dish(
        name="Onion Rings",
        category="Fry",
        course="Mains",
        price=Decimal("5.50"),
        tickets=2,
        favour=5,
        sauces=_DIPS,
        choices=(("6 pieces", "12 pieces"),),
        contains=("Gluten", "Egg"),
    ),
    Dish(
        name="Buffalo Wings",
        category="Fry",
        course="Starters",
        price=Decimal("9.90"),
        tickets=4,
        favour=8,
        choices=(("6 pieces", "10 pieces", "16 pieces"), ("Mild", "Hot", "Very hot")),
        sauces=_DIPS,
        leave_out=("celery sticks",),
        contains=("Milk", "Celery"),
        notes=("sauce on the side", "flats only"),
    ),
    Dish(
        name="Fish & Chips",
        category="Fry",
        course="Mains",
        price=Decimal("16.50"),
        tickets=7,
        favour=5,
        choices=(("Mushy peas", "Garden peas"),),
        leave_out=("salt", "lemon"),
        extras=("tartare sauce", "pickled egg"),
        contains=("Fish", "Gluten", "Egg"),
    ),
    Dish(
        name="Mac & Cheese",
        category="Fry",
        course="Mains",
        price=Decimal("11.00"),
        tickets=4,
        favour=5,
        extras=("bacon", "jalapeños", "crispy onions"),
        leave_out=("breadcrumbs",),
        contains=("Gluten", "Milk", "Mustard"),
    ),
    Dish(
        name="Caesar Salad",
        category="Cold",
        course="Starters",
        price=Decimal("9.50"),
        tickets=4,
        favour=6,
        choices=(("Plain", "Grilled chicken", "Prawns"),),
        leave_out=("anchovies", "croutons", "parmesan"),
        contains=("Fish", "Milk", "Egg", "Gluten"),
        notes=("dressing on the side",),
    ),
    Dish(
        name="House Salad",
        category="Cold",
        course="Starters",
        price=Decimal("7.00"),
        tickets=3,
        favour=4,
        leave_out=("onion", "radish", "nuts"),
        extras=("feta", "avocado"),
        contains=("Nuts", "Mustard"),
        notes=("dressing on the side",),
    ),
    Dish(
        name="Beef Tartare",
        category="Cold",
        course="Starters",
        price=Decimal("14.00"),
        tickets=6,
        favour=2,
        choices=(("Classic", "Spicy"),),
        leave_out=("capers", "egg yolk"),
        contains=("Egg", "Mustard", "Gluten"),
    ),
    Dish(
        name="Soup of the Day",
        category="Cold",
        course="Starters",
        price=Decimal("6.50"),
        tickets=3,
        favour=4,
        extras=("sourdough",),
        leave_out=("cream",),
        contains=("Celery", "Milk"),
    ),
    Dish(
        name="Kids Burger",
        category="Kids",
        course="Mains",
        price=Decimal("7.50"),
        tickets=3,
        favour=4,
        choices=(("Fries", "Carrot sticks"),),
        leave_out=("everything green", "sauce", "cheese"),
        contains=("Gluten", "Milk"),
        notes=("serve with the starters",),
    ),
    Dish(
        name="Kids Pasta with Tomato Sauce",
        category="Kids",
        course="Mains",
        price=Decimal("6.50"),
        tickets=3,
        favour=3,
        leave_out=("cheese", "herbs"),
        contains=("Gluten", "Milk"),
        notes=("serve with the starters",),
    ),
    Dish(
        name="New York Cheesecake",
        category="Desserts",
        course="Desserts",
        price=Decimal("7.50"),
        tickets=3,
        favour=4,
        choices=(("Berries", "Salted caramel"),),
        contains=("Gluten", "Milk", "Egg"),
        notes=("two spoons", "with a candle"),
    ),
    Dish(
        name="Chocolate Brownie",
        category="Desserts",
        course="Desserts",
        price=Decimal("6.90"),
        tickets=3,
        favour=5,
        extras=("vanilla ice cream", "whipped cream"),
        leave_out=("nuts",),
        contains=("Nuts", "Gluten", "Milk", "Egg"),
        notes=("warm it up", "two spoons"),
    ),
    Dish(
        name="Crème Brûlée",
        category="Desserts",
        course="Desserts",
        price=Decimal("7.00"),
        tickets=3,
        favour=3,
        contains=("Milk", "Egg"),
    ),
)
"""Everything there is; the names are unique."""

ALLERGENS = ("Nuts", "Gluten", "Milk", "Egg", "Fish", "Sesame", "Celery", "Mustard")
"""What guests of this house are allergic to, the frequent ones first."""
