"""The kitchen of a lesson: it shows something of everything, and obeys the contract like a real one."""

import random
from collections.abc import Callable

import pytest
from boards.line import evening
from boards.reference import NOW_MS, board

from hub_server.protocol.intake import new_order
from hub_server.protocol.messages import Ack, Command, Result, encode
from hub_server.protocol.orders import ChangeKind, Order, Priority
from hub_server.protocol.states import Action, Status
from hub_server.protocol.tickets import Standing, lines
from kiosk_app import cook
from kiosk_app.board import Board
from kiosk_app.outbox import Pending
from kiosk_app.searching import Finding
from kiosk_app.training import HANGING_MOST, LOG, Trainer
from kiosk_app.training_menu import SCRIPT, Guests, Turn


class Screen:
    """What a lesson tells its screen; `time` is the lesson's clock, and answers come when they are let."""

    def __init__(self, model: Board, seed: int = 7) -> None:
        self.time = 0.0
        self.boards: list[Board] = []
        self.answers: list[tuple[Command, Ack]] = []
        self.findings: list[Finding] = []
        self.pending: Pending = {}
        self.under_way: list[Callable[[], None]] = []
        self.trainer = Trainer(
            model, self, seed=seed, now_ms=NOW_MS, clock=lambda: self.time, later=self.under_way.append
        )

    def board_changed(self, board: Board) -> None:
        self.boards.append(board)

    def link_changed(self, link, detail: str) -> None:
        raise AssertionError("a lesson has no link")

    def pending_changed(self, pending: Pending) -> None:
        self.pending = pending

    def answered(self, command: Command, ack: Ack) -> None:
        self.answers.append((command, ack))

    def found(self, finding: Finding) -> None:
        self.findings.append(finding)

    @property
    def board(self) -> Board:
        return self.trainer.board

    def until(self, time: float) -> None:
        while self.time < time:
            self.time += 1
            self.trainer.go_on()

    def let_answers_come(self) -> None:
        while self.under_way:
            self.under_way.pop(0)()

    def give(self, command: Command | None) -> Ack:
        assert command is not None
        self.trainer.submit(command)
        self.let_answers_come()
        return self.answers[-1][1]


def grill(seed: int = 7) -> Screen:
    return Screen(evening().board("grill"), seed)


MODELS = {
    "grill": evening().board("grill"),
    "expo": evening().board("expo"),
    "pending": Board(station="pending"),
    "preparing": board(Status.PREPARING),
    "nowhere": Board(station=""),
}


def shown(order: Order) -> set[str]:
    """What can be learned from an order."""
    found = {str(order.priority), *(str(change.kind) for change in order.changes)}
    found |= {"note"} if order.note else set()
    found |= {"long"} if len(order.items) > 10 else set()
    for item in order.items:
        found |= {"held"} if item.held else set()
        found |= {"allergen"} if item.allergens else set()
        found |= {"modifiers"} if item.modifiers else set()
        found |= {"item note"} if item.note else set()
        found |= {"names"} if item.names else set()
    return found


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_two_minutes_show_something_of_everything(model, seed):
    """Whoever only watches has seen it all once, at his own station."""
    screen = Screen(model, seed)
    seen = set()
    for second in range(121):
        screen.until(second)
        for order in screen.board.orders:
            assert lines(order, screen.board.at), "something of each order is to be made here"
            seen |= shown(order)
    wanted = {"modifiers", "allergen", "note", "item note", "names", "held", "long", "rush", "vip"}
    assert wanted | {ChangeKind.ADDED, ChangeKind.VOIDED, ChangeKind.QUANTITY} <= seen


@pytest.mark.parametrize("name", ["grill", "expo", "preparing"])
def test_a_lesson_is_at_the_cooks_own_station(name):
    """Under its name, of its kind, with its guards; but nothing leaves it by itself."""
    model = MODELS[name]
    screen = Screen(model)
    assert (screen.board.station, screen.board.at.kind) == (model.station, model.at.kind)
    assert screen.board.at.confirm_allergens == model.at.confirm_allergens
    assert screen.board.epoch == LOG
    screen.until(60)
    assert model.orders
    assert not {order.number for order in model.orders} & {order.number for order in screen.board.orders}


def test_the_same_seed_is_the_same_lesson():
    """And another one is another."""

    def heard(seed: int) -> list[Order]:
        screen = grill(seed)
        screen.until(300)
        return list(screen.board.orders)

    assert heard(1) == heard(1)
    assert heard(1) != heard(2)


def test_every_order_is_one_a_till_could_have_sent():
    """The contract's own reader takes all of them, however their guests change their minds."""
    guests = Guests(random.Random(3), ("grill", "cold"))
    for turn in Turn:
        order = guests.order(turn)
        assert new_order(encode(order)) == order
        for change in (Turn.ADD, Turn.QUANTITY, Turn.VOID):
            order = guests.changed(order, change, frozenset(line.id or "" for line in order.items))
            if order.items:
                assert new_order(encode(order)) == order


def test_a_bump_is_answered_in_a_moment_and_an_undo_brings_it_back():
    """Pending until then, as with a hub; a second tap is the same wish."""
    screen = grill()
    screen.until(1)
    order = screen.board.orders[0]
    command = cook.bump(order, (), screen.board.at)
    screen.trainer.submit(command)
    screen.trainer.submit(cook.bump(order, (), screen.board.at))
    assert [each.id for each in screen.pending[order.id]] == [command.id]
    assert screen.board.order(order.id) is not None
    screen.let_answers_come()
    (told,) = screen.answers
    assert (told[1].result, screen.pending) == (Result.APPLIED, {})
    assert screen.boards[-1].order(order.id) is None
    assert screen.boards[-1].recent[0].id == order.id
    undone = screen.give(cook.undo(order, screen.board.recent[0], screen.board.at))
    assert undone.result is Result.APPLIED
    assert screen.board.order(order.id) is not None
    assert order.id not in {each.id for each in screen.board.recent}


def test_an_item_is_finished_and_taken_back():
    """By itself, the rest of the ticket stays."""
    screen = grill()
    screen.until(1)
    order = next(o for o in screen.board.orders if len(lines(o, screen.board.at)) > 1)
    item = lines(order, screen.board.at)[0].item
    screen.give(cook.bump_item(order, item.id, (), screen.board.at))
    now = screen.board.order(order.id)
    assert lines(now, screen.board.at)[0].standing is Standing.DONE
    screen.give(cook.bump_item(now, item.id, (), screen.board.at))
    assert lines(screen.board.order(order.id), screen.board.at)[0].standing is not Standing.DONE


def test_what_was_altered_is_acknowledged():
    """A ticket of which nothing is left but news stays until its cook has seen that."""
    screen = grill()
    screen.until(60)
    order = next(o for o in screen.board.orders if any("grill" in change.waiting for change in o.changes))
    ack = screen.give(cook.command(order, Action.ACKNOWLEDGE, None))
    assert ack.result is Result.APPLIED
    now = screen.trainer.board.order(order.id)
    assert now is None or not any("grill" in change.waiting for change in now.changes)


def test_a_bump_from_before_a_change_is_refused():
    """A cook learns why: what was added nobody has seen."""
    screen = grill()
    screen.until(27)
    before = {order.id: order for order in screen.board.orders}
    screen.until(32)
    order = next(o for o in screen.board.orders if o.changes and o.id in before)
    ack = screen.give(cook.bump(before[order.id], (), screen.board.at))
    assert ack.result is Result.STALE_ITEMS


def test_a_held_course_is_fired_when_the_one_before_is_done():
    """By the contract's rules, not by the lesson's."""
    screen = grill()
    screen.until(64)
    order = next(o for o in screen.board.orders if any(item.held for item in o.items))
    screen.give(cook.bump(order, (), screen.board.at))
    now = screen.board.order(order.id)
    assert now is not None
    assert not any(item.held for item in now.items)


def test_an_order_that_left_is_found_and_recalled():
    """By its number; nobody finds what was never here."""
    screen = grill()
    screen.until(1)
    order = screen.board.orders[0]
    screen.give(cook.bump(order, (), screen.board.at))
    screen.trainer.look_for(order.number)
    screen.let_answers_come()
    assert [each.id for each in screen.findings[-1].orders] == [order.id]
    screen.trainer.look_for("138")
    screen.trainer.look_for(None)
    screen.let_answers_come()
    assert len(screen.findings) == 1, "who closed the panel is told of nothing"
    screen.give(cook.recall(screen.board.recent[0], cook.back_to(screen.board.at), ()))
    assert screen.board.order(order.id) is not None


def test_at_expo_the_kitchen_works_by_itself_and_is_sold_by_hand():
    """The made-up cooks finish everything; nothing is sold without a touch."""
    screen = Screen(MODELS["expo"])
    screen.until(100)
    first = screen.board.order(1)
    assert first is not None
    assert first.status is Status.READY
    assert screen.board.recent == ()
    assert screen.give(cook.bump(first, (), screen.board.at)).result is Result.APPLIED
    assert screen.board.order(1) is None
    rushed = screen.board.orders[0]
    screen.give(cook.prioritized(rushed, Priority.VIP))
    assert screen.board.order(rushed.id).priority is Priority.VIP
    last = screen.board.orders[-1]
    screen.give(cook.hung_between(last, 0, screen.board.orders[0].id))
    assert screen.board.orders[0].id == last.id


def test_a_dish_runs_out_and_comes_back():
    """Said on every card of it, and only in this lesson."""
    screen = grill()
    screen.until(10)
    name = screen.board.orders[0].items[0].name
    assert screen.give(cook.of_kitchen(Action.SOLD_OUT, name)).result is Result.APPLIED
    assert screen.board.kitchen.sold_out == (name,)
    assert screen.give(cook.of_kitchen(Action.SOLD_OUT, name)).result is Result.ALREADY_DONE
    assert screen.give(cook.of_kitchen(Action.BACK_IN_STOCK, name)).result is Result.APPLIED
    assert screen.board.kitchen.sold_out == ()


def test_nobody_learns_under_a_flood():
    """Whoever leaves the screen alone for half an hour comes back to a full board, not to hundreds of orders."""
    screen = grill()
    screen.until(1800)
    assert len(screen.board.orders) <= HANGING_MOST + len(SCRIPT)


def test_an_eager_cook_never_runs_out_of_orders():
    """It goes on after the script, and what was done long ago is forgotten."""
    screen = grill()
    done = 0
    for second in range(0, 1800, 10):
        screen.until(second)
        for order in screen.board.orders:
            command = cook.bump(order, (), screen.board.at)
            if command is not None and screen.give(command).result is Result.APPLIED:
                done += 1
    assert done > 40
    assert len(screen.board.recent) == 20


def test_after_its_end_a_lesson_says_nothing_more():
    """An answer under way is about nothing any more."""
    screen = grill()
    screen.until(10)
    screen.trainer.submit(cook.bump(screen.board.orders[0], (), screen.board.at))
    told = len(screen.boards)
    screen.trainer.end()
    screen.let_answers_come()
    screen.until(200)
    assert (len(screen.boards), screen.answers) == (told, [])
