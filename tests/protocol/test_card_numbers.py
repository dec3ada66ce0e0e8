"""Card numbers go no further than the door."""

import json
import logging
import random
import re

import pytest

from hub_server.logs import JsonLines
from hub_server.protocol.card_numbers import LEAST, MOST, masked
from hub_server.protocol.intake import new_order
from hub_server.protocol.messages import encode
from servers.hub import HubProcess

TESTED = [
    "4111111111111111",
    "5555 5555 5555 4444",
    "3782-822463-10005",
    "6011.1111.1111.1117",
    "4222222222222",
]


def luhn(digits: str) -> int:
    """The digit that makes a number right; written another way than in the product."""
    table = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    total = sum(table[int(digit)] if at % 2 == 0 else int(digit) for at, digit in enumerate(reversed(digits)))
    return -total % 10


def synthetic(seed: int) -> str:
    """A number that is right, in groups or not."""
    chance = random.Random(seed)
    digits = "".join(chance.choices("0123456789", k=chance.randint(LEAST, MOST) - 1))
    digits += str(luhn(digits))
    if chance.random() < 0.4:
        return digits
    apart = chance.choice([" ", "-", ".", "\u00a0", " - "[:2]])
    size = chance.choice([4, 5, 6])
    return apart.join(digits[at : at + size] for at in range(0, len(digits), size))


def found(number: str, text: str) -> bool:
    """Whether a text still holds the number, however it is grouped."""
    return re.sub(r"\D", "", number) in re.sub(r"\D", "", text)


def test_of_a_thousand_numbers_none_is_stored() -> None:
    """In every text of an order, alone or among other words and numbers; what tells orders apart is as it was."""
    for seed in range(1000):
        number = synthetic(seed)
        body = {
            "source": "till-1",
            "external_id": "17954950781",
            "customer_name": f"Ann {number}"[:100],
            "note": f"pays with {number}, exp 12/27",
            "items": [
                {
                    "name": "Burger",
                    "note": f"2 {number} thanks",
                    "allergens": [number[:60]],
                    "modifiers": [{"name": f"card {number}"}],
                    "names": {"de": f"Karte:{number}"},
                }
            ],
        }
        kept = encode(new_order(json.dumps(body).encode())).decode()
        assert not found(number, kept), number
        assert found(number[-4:], kept)


@pytest.mark.parametrize("number", TESTED)
def test_its_last_four_digits_stay(number: str) -> None:
    """A cashier recognizes which card it was; the text is as long as before."""
    text = masked(f"card {number}!")
    assert text.endswith(f"{number[-4:]}!")
    assert len(text) == len(f"card {number}!")
    assert not found(number, text)


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111112",
        "Table 12, 3 x 250 g, 18:30",
        "41111111111111",
        "12345678901234567890123",
        "2027-01-31",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    """Whose last digit is wrong, or which have too few or too many."""
    assert masked(text) == text


def test_ids_are_not_looked_at() -> None:
    """An id that happens to be right as a card number is still that id."""
    order = new_order(
        b'{"source": "4111111111111111", "external_id": "4111111111111111",'
        b' "items": [{"id": "4111111111111111", "name": "Soup"}]}'
    )
    assert {order.source, order.external_id, order.items[0].id} == {"4111111111111111"}


def test_the_log_holds_none() -> None:
    """Whoever writes a line, and whatever a guest sent."""
    record = logging.LogRecord("heard", logging.INFO, "", 0, "refused: %s", ("5555555555554444",), None)
    assert json.loads(JsonLines().format(record))["message"] == "refused: ••••••••••••4444"


def test_a_hub_neither_keeps_nor_tells_one(bare_hub: HubProcess) -> None:
    """From the call to the screen and the database."""
    placed = bare_hub.http.post(
        "/api/v1/orders",
        json={
            "source": "till-1",
            "external_id": "C-1",
            "note": "4111 1111 1111 1111",
            "items": [{"name": "Soup"}],
        },
    ).json()
    told = bare_hub.http.get("/api/v1/stations/pending/orders").text
    assert str(placed["id"]) in told
    assert '"note":"•••• •••• •••• 1111"' in told
    for file in bare_hub.data.rglob("*"):
        if file.is_file():
            assert b"4111 1111" not in file.read_bytes()
