"""Rows keep their identity, so that a card that is the same card can move."""

import random
from dataclasses import replace

import pytest
from boards.reference import board
from PySide6.QtTest import QAbstractItemModelTester

from kiosk_app.order_model import OrderModel
from kiosk_parts.rows import page


@pytest.fixture
def model(qapp) -> OrderModel:
    made = OrderModel()
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


class Heard:
    """What a view was told."""

    def __init__(self, model: OrderModel) -> None:
        self.told: list[str] = []
        model.modelReset.connect(lambda: self.told.append("reset"))
        model.rowsInserted.connect(lambda *_: self.told.append("insert"))
        model.rowsRemoved.connect(lambda *_: self.told.append("remove"))
        model.rowsMoved.connect(lambda *_: self.told.append("move"))
        model.dataChanged.connect(lambda *_: self.told.append("change"))


def test_the_same_page_again_tells_nothing(model):
    """A heartbeat or a second that changes no card costs no drawing."""
    model.show(page(board().orders))
    heard = Heard(model)
    model.show(page(board().orders))
    assert heard.told == []


def test_an_order_that_leaves_the_board_moves_out_and_the_others_stay_the_same_rows(model):
    """The bumped card stays as a leaving row until it has moved out; the cards behind it move up."""
    orders = board().orders
    model.show(page(orders))
    first = orders[0].id
    heard = Heard(model)
    model.show(page(orders[1:]), departed=frozenset({first}))
    assert "reset" not in heard.told
    assert [row.orderId for row in model.rows if row.leaving] == [first]
    assert model.rows[-1].leaving
    model.gone(first, 1)
    assert first not in [row.orderId for row in model.rows]


def test_a_recalled_order_takes_the_place_of_its_leaving_card(model):
    """Undo within the 260 ms of leaving does not show the card twice."""
    orders = board().orders
    model.show(page(orders))
    model.show(page(orders[1:]), departed=frozenset({orders[0].id}))
    model.show(page(orders))
    assert [row.identity for row in model.rows].count((orders[0].id, 1)) == 1
    assert not any(row.leaving for row in model.rows)


def test_only_what_changed_is_told(model):
    """A pending bump changes one row and only its `waiting`."""
    wanted = page(board().orders)
    model.show(wanted)
    told = []
    model.dataChanged.connect(lambda first, last, roles: told.append((first.row(), last.row(), list(roles))))
    model.show([replace(wanted[0], waiting=True), *wanted[1:]])
    names = {role: bytes(name).decode() for role, name in model.roleNames().items()}
    assert [(first, last, [names[role] for role in roles]) for first, last, roles in told] == [
        (0, 0, ["waiting"])
    ]


def test_any_sequence_of_boards_is_shown_exactly(model):
    """Whatever comes, goes and changes places: the rows are the page, and Qt's own checker agrees."""
    seed = 20_261_122
    chance = random.Random(seed)
    orders = list(board().orders)
    heard = Heard(model)
    for _ in range(200):
        shown = chance.sample(orders, chance.randint(0, len(orders)))
        wanted = page(shown)
        model.show(wanted, departed=frozenset(chance.sample([order.id for order in orders], 3)))
        live = [row.identity for row in model.rows if not row.leaving]
        assert live == [row.identity for row in wanted], f"seed {seed}"
        assert all(row.leaving for row in model.rows[len(live) :])
        for row in model.rows[len(live) :]:
            if chance.random() < 0.5:
                model.gone(*row.identity)
    assert "reset" not in heard.told
