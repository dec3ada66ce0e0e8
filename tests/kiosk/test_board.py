import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub_server.protocol.messages import Ack, HubMessage, Result
from hub_server.protocol.orders import Order
from hub_server.protocol.states import Status
from kiosk_app.board import RECENT_KEPT, Board, Missed, apply, is_older, vouched, vouches
from kiosk_parts.sent import START_MS, STATION, entered, heartbeat, left, order, snapshot


def board_of(*messages: HubMessage) -> Board:
    board = Board(station=STATION)
    for message in messages:
        board = apply(board, message)
    return board


def test_a_snapshot_replaces_everything_and_is_sorted_oldest_first():
    """The rail hangs in the order in which guests ordered."""
    board = board_of(snapshot(order(9)), snapshot(order(2), order(1), seq=4))
    assert [card.id for card in board.orders] == [1, 2]
    assert (board.seq, board.total, board.as_of_ms) == (4, 2, START_MS)


def test_a_card_enters_changes_and_leaves():
    """A bumped order is gone from the rail and can be recalled."""
    taken = order(1, version=3, status=Status.PREPARING)
    board = board_of(
        snapshot(),
        entered(order(1), seq=1, prev=0),
        entered(order(1, version=2), seq=2, prev=1),
        left(taken, seq=3, prev=2),
    )
    assert (board.orders, board.recent, board.total, board.seq) == ((), (taken,), 0, 3)


def test_a_recalled_card_is_no_longer_among_the_recent_ones():
    """What is on the rail is not offered for recall."""
    board = board_of(
        snapshot(order(1)),
        left(order(1, version=2, status=Status.PREPARING), seq=1, prev=0),
        entered(order(1, version=3), seq=2, prev=1),
    )
    assert [card.version for card in board.orders] == [3]
    assert board.recent == ()


def test_the_status_change_of_a_card_that_just_entered_does_not_take_it_away():
    """On the station an order enters, its `status_change` follows the card it brought."""
    card = order(1)
    change = msgspec.structs.replace(left(card, seq=5, prev=0), old_status=Status.PREPARING)
    assert board_of(snapshot(), entered(card, seq=5, prev=0), change).orders == (card,)


def test_only_so_many_orders_are_kept_for_recall():
    """A screen that runs for months does not grow."""
    messages: list[HubMessage] = [snapshot(*(order(number) for number in range(1, 40)))]
    messages += [
        left(order(number, version=2, status=Status.PREPARING), seq=number, prev=number - 1)
        for number in range(1, 40)
    ]
    recent = board_of(*messages).recent
    assert len(recent) == RECENT_KEPT
    assert recent[0].id == 39


def test_a_hole_is_noticed():
    """A message that was lost is asked for, never skipped."""
    with pytest.raises(Missed):
        board_of(snapshot(seq=3), entered(order(1), seq=6, prev=5))


@pytest.mark.parametrize("date", ["soon", "", "2026-11-22T18:42:05", "2026-13-01T00:00:00Z"])
def test_an_order_without_a_readable_date_never_gets_onto_a_board(date: str):
    """Its age could not be drawn; the message is refused like any other that makes no sense."""
    undated = msgspec.structs.replace(order(1), date_ordered=date)
    board = board_of(snapshot(order(2)))
    for message in (snapshot(order(2), undated, seq=1), entered(undated, seq=1, prev=0)):
        with pytest.raises(ValueError, match="order 1"):
            apply(board, message)


def test_another_epoch_is_noticed():
    """After a restore from a backup numbers mean something else."""
    with pytest.raises(Missed):
        board_of(snapshot(seq=3), entered(order(1), seq=4, prev=3, epoch="e2"))


def test_a_heartbeat_vouches_only_for_a_board_that_has_everything():
    """A screen whose news is still under way does not claim to be as fresh as the heartbeat."""
    board = board_of(snapshot(seq=3), heartbeat(3, now_ms=START_MS + 1000))
    assert board.as_of_ms == START_MS + 1000
    assert apply(board, heartbeat(4, now_ms=START_MS + 2000)) == board
    assert [vouches(heartbeat(seq), board) for seq in (2, 3, 4)] == [True, True, False]


def test_an_answer_to_a_command_changes_no_board():
    """Only events do; the answer is for the outbox."""
    board = board_of(snapshot(order(1)))
    assert apply(board, Ack(station=STATION, id="bump-0001", result=Result.APPLIED)) is board


def test_a_poll_that_was_overtaken_is_known_as_older():
    """Same epoch and a smaller number: finished orders would come back."""
    board = board_of(snapshot(seq=5))
    assert is_older(snapshot(seq=4), board)
    assert not is_older(snapshot(seq=5), board)
    assert not is_older(snapshot(seq=1, epoch="e2"), board)


def test_an_unchanged_poll_makes_the_board_fresh():
    """304 means: what you have is right."""
    assert vouched(board_of(snapshot()), START_MS + 5).as_of_ms == START_MS + 5
    assert vouched(board_of(snapshot()), None).as_of_ms == START_MS


class Service:
    """A small model of a hub's station: what happened, as messages, and the truth after each."""

    def __init__(self, steps: list[tuple[int, bool]]) -> None:
        cards: dict[int, Order] = {}
        versions: dict[int, int] = {}
        self.sent: list[HubMessage] = []
        seq = 0
        for number, leaves in steps:
            if leaves and number not in cards:
                continue
            seq += 1
            versions[number] = versions.get(number, 0) + 1
            if leaves:
                del cards[number]
                gone = order(number, version=versions[number], status=Status.PREPARING)
                self.sent.append(left(gone, seq=seq, prev=seq - 1, total=len(cards)))
            else:
                cards[number] = order(number, version=versions[number])
                self.sent.append(entered(cards[number], seq=seq, prev=seq - 1, total=len(cards)))
        self.seq = seq
        self.cards = tuple(sorted(cards.values(), key=lambda card: card.id))
        self.snapshot = snapshot(*self.cards, seq=seq)


steps = st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=25)


@given(steps, st.data())
def test_any_loss_repeat_and_order_of_messages_ends_in_the_truth_after_a_resync(
    done: list[tuple[int, bool]], data: st.DataObject
):
    """However a network mangles the messages: one snapshot later the board equals the hub."""
    service = Service(done)
    mangled = data.draw(st.lists(st.sampled_from(service.sent), max_size=40)) if service.sent else []
    board = board_of(snapshot())
    for message in mangled:
        try:
            board = apply(board, message)
        except Missed:
            continue
        assert board.seq <= service.seq
    board = apply(board, service.snapshot)
    assert (board.orders, board.seq, board.total) == (service.cards, service.seq, len(service.cards))
    # Late repeats of anything change nothing any more.
    for message in mangled:
        board = apply(board, message)
        assert board.orders == service.cards


@given(steps, st.lists(st.booleans(), min_size=60, max_size=60))
def test_repeats_in_the_right_order_are_harmless(done: list[tuple[int, bool]], again: list[bool]):
    """A message that comes twice changes a board once."""
    service = Service(done)
    board = board_of(snapshot())
    for at, message in enumerate(service.sent):
        board = apply(board, message)
        once = board
        if again[at]:
            board = apply(board, message)
        assert board == once
    assert board.orders == service.cards
