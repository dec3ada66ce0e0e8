"""Orders with texts as people, shops and mischief write them; the same seed makes the same orders."""

import random
from itertools import count
from typing import Any

NAMES = (
    "Smash Burger",
    "Crème brûlée",
    "Creme bru\u0302le\u0301e",
    "北京烤鸭",
    "חומוס עם טחינה",
    "شاورما دجاج",
    "🍔🍟 Menü „Groß“",
    "👩‍🍳👨🏽‍🍳 Chef's table",
    "O'Brien's \"best\" \\ fries",
    "<b>Fish</b> & <script>alert(1)</script>",
    "\u202eolleh\u202c Soup",
    "Robert'); DROP TABLE orders;--",
    "Pizza\tMargherita\nlarge",
    "50 % off – ½ Hähnchen",
    "   spaces   ",
    "null",
    "{{item}} ${name} %s",
    "Long " * 39 + "name",
    "ﷺ ﷽ zero\u200bwidth",
    "Z̸͓̈a̷̜̚l̶̰̾g̵̠̽o̶",
)
NOTES = (
    "",
    "",
    "",
    "no salt",
    "Nüsse!! 🥜",
    "«urgent»\r\nsecond line",
    "x" * 1000,
    "\u2066hidden\u2069 'quotes'",
)
KINDS = ("no", "add", "choice")


def _modifier(chance: random.Random, depth: int) -> dict[str, Any]:
    made: dict[str, Any] = {"name": chance.choice(NAMES), "kind": chance.choice(KINDS)}
    if chance.random() < 0.3:
        made["quantity"] = chance.randint(1, 9)
    if depth < 3 and chance.random() < 0.2:
        made["modifiers"] = [_modifier(chance, depth + 1)]
    return made


def _item(chance: random.Random) -> dict[str, Any]:
    made: dict[str, Any] = {"name": chance.choice(NAMES), "quantity": chance.choice((1, 1, 2, 3, 999))}
    if chance.random() < 0.5:
        made["modifiers"] = [_modifier(chance, 1) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.3:
        made["note"] = chance.choice(NOTES)
    if chance.random() < 0.2:
        made["allergens"] = [chance.choice(("sesame", "molluscs", "Schwefeldioxid 🌫"))]
    if chance.random() < 0.3:
        made |= {"course": chance.choice(("Mains", "Süßes")), "seat": chance.randint(1, 12)}
    return made | {"value": chance.randint(0, 4000) / 100}


class Menu:
    """Makes orders, each with a key of its own."""

    def __init__(self, chance: random.Random, source: str = "till") -> None:
        self._chance = chance
        self._source = source
        self._numbers = count(1)

    def order(self, lines: int | None = None) -> dict[str, Any]:
        """The next order as a till sends it, of so many lines or of a few."""
        chance = self._chance
        made: dict[str, Any] = {
            "source": self._source,
            "external_id": f"{next(self._numbers)}-{chance.choice(('a', 'ä', '№', '🧾'))}",
            "items": [_item(chance) for _ in range(lines or chance.choice((1, 1, 2, 3, 5)))],
        }
        if chance.random() < 0.5:
            made["customer_name"] = chance.choice(NAMES)[:100]
        if chance.random() < 0.3:
            made["note"] = chance.choice(NOTES)
        if chance.random() < 0.5:
            made["table"] = str(chance.randint(1, 80))
        return made
