import msgspec

from hub_server.protocol.messages import Command
from hub_server.protocol.orders import Priority
from hub_server.protocol.states import Action
from kiosk_app.outbox import ELSEWHERE, Outbox, by_order, pending_at
from kiosk_parts.sent import STATION, bump, order


def test_a_double_tap_is_one_command():
    """A greasy glove that taps twice bumps once."""
    outbox = Outbox()
    assert outbox.put(STATION, bump(order(1), "bump-0001"))
    assert not outbox.put(STATION, bump(order(1), "bump-0002"))
    assert len(outbox) == 1


def test_after_the_answer_the_same_wish_is_a_new_one():
    """A recalled order can be bumped again."""
    outbox = Outbox()
    outbox.put(STATION, bump(order(1), "bump-0001"))
    assert outbox.take("bump-0001") is not None
    assert outbox.take("bump-0001") is None
    assert outbox.put(STATION, bump(order(1), "bump-0002"))


def test_one_command_per_order_is_under_way_and_the_oldest_first():
    """What a cook did to one order reaches the hub in that order; other orders do not wait for it."""
    first, second = bump(order(1), "bump-0001"), bump(order(2), "bump-0003")
    back = msgspec.structs.replace(first, id="recall-01", action=Action.RECALL)
    outbox = Outbox()
    for command in (first, back, second):
        assert outbox.put(STATION, command)
    assert [given.command for given in outbox.heads()] == [first, second]
    assert outbox.pending() == (first, back, second)
    assert by_order(outbox.pending()) == {1: (first, back), 2: (second,)}
    outbox.take(first.id)
    assert [given.command for given in outbox.heads()] == [back, second]


def test_an_order_waits_for_its_oldest_command_whichever_station_it_was_given_at():
    """What was done at two stations to one order reaches the hub in that order and under both names."""
    first = bump(order(1), "bump-0001")
    back = msgspec.structs.replace(first, id="recall-01", action=Action.RECALL)
    outbox = Outbox()
    assert outbox.put("pending", first)
    assert outbox.put("preparing", back)
    assert [(given.station, given.command) for given in outbox.heads()] == [("pending", first)]
    outbox.take(first.id)
    assert [(given.station, given.command) for given in outbox.heads()] == [("preparing", back)]


def wished(action: Action, number: str, **fields: object) -> Command:
    return msgspec.structs.replace(bump(order(1), number), action=action, to=None, **fields)


def test_of_wishes_that_override_each_other_the_last_one_counts():
    """Rush, VIP, rush: the third is none that waits already; a double tap on it is."""
    outbox = Outbox()
    for at, priority in enumerate((Priority.RUSH, Priority.VIP, Priority.RUSH)):
        assert outbox.put(STATION, wished(Action.PRIORITIZE, f"priority-{at}", priority=priority))
    assert not outbox.put(STATION, wished(Action.PRIORITIZE, "priority-9", priority=Priority.RUSH))
    of_fries = {"order_id": 0, "name": "Fries"}
    for at, action in enumerate((Action.SOLD_OUT, Action.BACK_IN_STOCK, Action.SOLD_OUT)):
        assert outbox.put(STATION, wished(action, f"stock-{at}", **of_fries))
    assert not outbox.put(STATION, wished(Action.SOLD_OUT, "stock-9", **of_fries))
    assert outbox.put(STATION, wished(Action.SOLD_OUT, "stock-10", order_id=0, name="Soup"))
    assert not outbox.put(STATION, wished(Action.SOLD_OUT, "stock-11", **of_fries)), "soup is another matter"
    for at, between in enumerate(((0, 2), (0, 0), (0, 2))):
        assert outbox.put(STATION, wished(Action.PLACE, f"place-{at}", between=between))
    assert not outbox.put(STATION, wished(Action.PLACE, "place-9", between=(0, 2)))


def test_what_waits_at_one_station_is_no_bump_of_another_ones_part():
    """One screen shows the grill, then the fryer: two cooks' words about one order."""
    outbox = Outbox()
    assert outbox.put("grill", bump(order(1), "bump-grill"))
    assert outbox.put("fry", bump(order(1), "bump-fry-1"))
    assert not outbox.put("fry", bump(order(1), "bump-fry-2"))
    assert outbox.put("expo", wished(Action.PRIORITIZE, "priority-1", priority=Priority.RUSH))
    assert not outbox.put("ready", wished(Action.PRIORITIZE, "priority-2", priority=Priority.RUSH))
    shown = pending_at("fry", outbox.given())
    assert [command.id for command in shown[1]] == ["bump-fry-1", "priority-1"]
    assert [command.id for command in shown[ELSEWHERE]] == ["bump-grill"]
