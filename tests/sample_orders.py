"""Orders and commands as tests of the contract need them, and hypothesis strategies that make any of them."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from hub_server.protocol.intake import NewItem, NewModifier, NewOrder
from hub_server.protocol.messages import Command
from hub_server.protocol.orders import ModifierKind, Order, Priority
from hub_server.protocol.states import Action

NOW_MS = 1_795_372_927_120
AT = "2026-11-22T18:42:07.120Z"


def new(*names: str, **fields: Any) -> NewOrder:
    """An order of plain items, as a till without ids for its lines sends it."""
    return NewOrder(
        source="till-1", external_id="A-1", items=tuple(NewItem(name=name) for name in names), **fields
    )


def placed(*names: str, **fields: Any) -> Order:
    """The same, just placed."""
    return new(*names, **fields).stored(1, NOW_MS)


def command(order: Order, action: Action, **fields: Any) -> Command:
    """What a cook who sees `order` sends."""
    return Command(
        **{
            "id": "cmd-00000001",
            "action": action,
            "order_id": order.id,
            "version": order.version,
            "items_version": order.items_version,
            **fields,
        }
    )


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
names = texts.filter(bool)
keys = st.text(st.sampled_from("abcXYZ-_~ é中"), min_size=1, max_size=6)
amounts = st.decimals(Decimal(0), Decimal(10_000), places=2)

in_languages = st.dictionaries(st.sampled_from(["de", "pt-BR", "zh-Hant", "es-419"]), names, max_size=3)

modifiers = st.recursive(
    st.builds(
        NewModifier,
        name=names,
        kind=st.sampled_from(ModifierKind),
        quantity=st.integers(1, 99),
        names=in_languages,
    ),
    lambda below: st.builds(NewModifier, name=names, modifiers=st.lists(below, max_size=2).map(tuple)),
    max_leaves=3,
)


def lines(ids: "st.SearchStrategy[str | None]") -> "st.SearchStrategy[tuple[NewItem, ...]]":
    """Lines of an order; few names, so that many are alike."""
    line = st.builds(
        NewItem,
        name=st.sampled_from(["Burger", "Fries", "Crème brûlée"]),
        id=ids,
        quantity=st.integers(1, 4),
        value=amounts,
        modifiers=st.lists(modifiers, max_size=2).map(tuple),
        allergens=st.lists(texts, max_size=2).map(tuple),
        note=texts,
        seat=st.none() | st.integers(1, 9),
        names=in_languages,
    )
    return st.lists(line, min_size=1, max_size=6, unique_by=lambda line: line.id or object()).map(tuple)


new_orders = st.builds(
    NewOrder,
    source=st.just("till-1"),
    external_id=st.just("A-1"),
    items=lines(st.none()) | lines(st.sampled_from(["a", "b", "c", "d"])) | lines(st.none() | keys),
    note=texts,
    priority=st.sampled_from(Priority),
)
