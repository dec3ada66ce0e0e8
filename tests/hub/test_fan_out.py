"""What all screens of a station get, and when it is written."""

from collections.abc import Callable

from hub_server.fan_out import JOINED_MOST_BYTES, TICK_S, Subscribers


class Screen:
    """Keeps what is written to it, write by write."""

    def __init__(self) -> None:
        self.writes: list[bytes] = []

    def send(self, frames: bytes) -> None:
        self.writes.append(frames)

    def cut(self) -> None:
        raise AssertionError("it took everything")


def test_what_follows_at_once_is_one_write_in_its_order() -> None:
    """Ten messages cost a screen as much as one; every screen is handed the same bytes."""
    subscribers = Subscribers()
    screens = [Screen() for _ in range(3)]
    subscribers.update(screens)
    for number in range(10):
        subscribers.gather(b"%d" % number)
    assert [screen.writes for screen in screens] == [[], [], []]
    subscribers.flush()
    subscribers.flush()
    assert [screen.writes for screen in screens] == [[b"0123456789"]] * 3
    assert screens[0].writes[0] is screens[1].writes[0]


def test_what_goes_out_now_goes_behind_what_was_gathered() -> None:
    """A heartbeat never overtakes the event it vouches for."""
    subscribers, screen = Subscribers(), Screen()
    subscribers.add(screen)
    subscribers.gather(b"event ")
    subscribers.write(b"heartbeat")
    assert screen.writes == [b"event heartbeat"]


def test_a_flood_is_written_in_pieces() -> None:
    """No write is much larger than what a slow screen's queue is measured by."""
    subscribers, screen = Subscribers(), Screen()
    subscribers.add(screen)
    sent = [b"x" * 1000] * 500
    for frames in sent:
        subscribers.gather(frames)
    subscribers.flush()
    assert b"".join(screen.writes) == b"".join(sent)
    assert max(map(len, screen.writes)) <= JOINED_MOST_BYTES + 1000
    assert len(screen.writes) < 10


class Ticks:
    """A clock that a test moves, and what is to happen by it."""

    def __init__(self) -> None:
        self.now = 100.0
        self.due: list[tuple[float, Callable[[], None]]] = []

    def later(self, seconds: float, do: Callable[[], None]) -> None:
        self.due.append((self.now + seconds, do))

    def go_on(self, seconds: float) -> None:
        self.now += seconds
        due, self.due = self.due, [each for each in self.due if each[0] > self.now]
        for at, do in due:
            if at <= self.now:
                do()


def test_a_lone_message_waits_for_nothing_and_a_rush_is_written_tick_by_tick() -> None:
    """However many come: a screen is written to once a tick, in their order, and nothing is left over."""
    ticks, screen = Ticks(), Screen()
    subscribers = Subscribers(ticks.later, lambda: ticks.now)
    subscribers.add(screen)
    sent = []
    for number in range(100):
        sent.append(b"%d " % number)
        subscribers.gather(sent[-1])
        subscribers.soon()
        if number == 0:
            assert screen.writes == [b"0 "], "at once"
        ticks.go_on(TICK_S / 10)
    ticks.go_on(TICK_S)
    assert b"".join(screen.writes) == b"".join(sent)
    assert 10 <= len(screen.writes) <= 12
    assert ticks.due == []
    ticks.go_on(TICK_S)
    subscribers.gather(b"late")
    subscribers.soon()
    assert screen.writes[-1] == b"late"


def test_what_has_to_go_out_now_takes_along_what_waits() -> None:
    """A heartbeat in the middle of a tick; when that ends there is nothing left to write."""
    ticks, screen = Ticks(), Screen()
    subscribers = Subscribers(ticks.later, lambda: ticks.now)
    subscribers.add(screen)
    for frames in (b"first", b"second"):
        subscribers.gather(frames)
        subscribers.soon()
    subscribers.write(b" heartbeat")
    ticks.go_on(TICK_S)
    assert screen.writes == [b"first", b"second heartbeat"]
