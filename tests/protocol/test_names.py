"""What items and modifiers are called in other languages: taken strictly, carried along, and no news for a cook."""

import json
from typing import Any

import msgspec
import pytest

from hub_server.protocol.checks import NewCheck, Pieces, merged, split
from hub_server.protocol.intake import NewItem, NewModifier, NewOrder, new_order
from hub_server.protocol.messages import EventAction, Result, encode
from hub_server.protocol.orders import Item, Order
from hub_server.protocol.resending import sent_again
from hub_server.protocol.strict import Refused
from sample_orders import AT, NOW_MS, placed

NAMES = {"ar": "برجر", "de": "Rindfleischburger"}


def sent(*lines: dict[str, Any]) -> bytes:
    return json.dumps({"source": "till-1", "external_id": "A-1", "items": list(lines)}).encode()


def burger(**fields: Any) -> NewOrder:
    bacon = NewModifier(name="bacon", names={"de": "Speck"})
    line = NewItem(**({"name": "Burger", "names": NAMES, "modifiers": (bacon,)} | fields))
    return NewOrder(source="till-1", external_id="A-1", items=(line, NewItem(name="Fries")))


@pytest.mark.parametrize("tag", ["de", "gsw", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419"])
def test_a_name_is_taken_under_any_tag_of_a_language(tag: str) -> None:
    """With script and region where they matter."""
    order = new_order(sent({"name": "Burger", "names": {tag: "x"}})).stored(1, NOW_MS)
    assert order.items[0].names == {tag: "x"}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"names": {"DE": "x"}}, "items[0].names"),
        ({"names": {"german": "x"}}, "items[0].names"),
        ({"names": {"de_AT": "x"}}, "items[0].names"),
        ({"names": {"de\n": "x"}}, "items[0].names"),
        ({"names": {"": "x"}}, "items[0].names"),
        ({"names": {"de": ""}}, "items[0].names[...]"),
        ({"names": {"de": "x" * 201}}, "items[0].names[...]"),
        ({"names": {"de": None}}, "items[0].names[...]"),
        ({"names": "Burger"}, "items[0].names"),
        ({"names": {f"a{letter}": "x" for letter in "abcdefghi"}}, "items[0].names"),
        ({"modifiers": [{"name": "onion", "names": {"DE": "Zwiebel"}}]}, "items[0].modifiers[0].names"),
        ({"nmaes": {"de": "x"}}, "items[0].nmaes"),
    ],
)
def test_a_wrong_name_is_refused_by_its_field(line: dict[str, Any], field: str) -> None:
    """Names are as strict as everything else that a cook reads."""
    with pytest.raises(Refused) as refusal:
        new_order(sent({"name": "Burger"} | line))
    assert refusal.value.field == field


def test_the_same_tag_twice_is_refused() -> None:
    """Two readers could each believe another name."""
    with pytest.raises(Refused):
        new_order(sent({"name": "Burger", "names": {"de": "x"}}).replace(b'"x"', b'"x", "de": "y"'))


def test_what_has_no_other_name_says_nothing_of_it_on_the_wire() -> None:
    """Most kitchens speak one language; and what was stored before there were names is read as ever."""
    plain = placed("Burger")
    assert b"names" not in encode(plain)
    assert msgspec.json.decode(encode(plain), type=Order) == plain
    named = burger().stored(1, NOW_MS)
    items = json.loads(encode(named))["items"]
    assert items[0]["names"] == NAMES
    assert items[0]["modifiers"] == [{"name": "bacon", "names": {"de": "Speck"}}]
    assert "names" not in items[1]
    assert msgspec.json.decode(encode(named), type=Order) == named


def test_names_are_part_of_what_an_order_says() -> None:
    """In another order they are the same; another one is another order; none are not said."""

    def fingerprint(**line: Any) -> str:
        return new_order(sent({"name": "Burger"} | line)).fingerprint()

    turned = dict(reversed(NAMES.items()))
    assert fingerprint(names=NAMES) == fingerprint(names=turned)
    assert fingerprint(names=NAMES) != fingerprint(names=NAMES | {"de": "Hamburger"})
    assert fingerprint(names={}) == fingerprint()
    modifier = {"name": "onion"}
    assert fingerprint(modifiers=[modifier | {"names": {}}]) == fingerprint(modifiers=[modifier])


def test_an_order_without_names_has_the_fingerprint_it_had_before_there_were_any() -> None:
    """A till that repeats a call over the hub's update is not told that it sent something else."""
    order = sent({"name": "Burger", "value": 12.5, "modifiers": [{"name": "onion", "kind": "no"}]})
    assert (
        new_order(order).fingerprint() == "b34af9a15981f62da0ba1aa20397a3be739763af612f05b3a4fb55f0fb01c804"
    )


def test_other_names_alone_are_stored_and_no_news_for_a_cook() -> None:
    """The newest count, nothing has to be acknowledged, and a bump from before still counts."""
    order = burger().stored(1, NOW_MS)
    outcome = sent_again(order, burger(names={"de": "Hamburger"}, modifiers=()), AT)
    assert [change.kind for change in outcome.order.changes] == ["modifiers"]
    other = NewModifier(name="bacon", names={"de": "Bauchspeck"})
    outcome = sent_again(order, burger(names={"de": "Hamburger"}, modifiers=(other,)), AT)
    assert (outcome.result, outcome.action) == (Result.APPLIED, EventAction.ITEMS_CHANGED)
    assert (outcome.order.version, outcome.order.items_version) == (2, 1)
    assert outcome.order.changes == ()
    (item, _) = outcome.order.items
    assert (item.names, item.modifiers[0].names) == ({"de": "Hamburger"}, {"de": "Bauchspeck"})
    again = sent_again(outcome.order, burger(names={"de": "Hamburger"}, modifiers=(other,)), AT)
    assert again.result is Result.ALREADY_DONE


def test_a_till_that_stops_sending_names_has_taken_them_back() -> None:
    """What it sent last is the truth."""
    outcome = sent_again(burger().stored(1, NOW_MS), burger(names={}), AT)
    assert outcome.order.items[0].names is msgspec.UNSET


def test_names_go_along_when_checks_are_split_and_merged() -> None:
    """The item is the same one on another check."""
    order = burger(quantity=2).stored(1, NOW_MS)
    check = NewCheck(source="till-1", external_id="A-2", items=(Pieces(id="1", quantity=1),))
    old, created = split(order, check, 2, AT)

    def names_of(wanted: Order) -> list[object]:
        return [item.names for item in wanted.items if item.name == "Burger"]

    assert (names_of(old.order), names_of(created.order)) == ([NAMES], [NAMES])
    together, _ = merged(old.order, created.order, AT)
    assert names_of(together.order) == [NAMES, NAMES]
    assert all(isinstance(item, Item) for item in together.order.items)
