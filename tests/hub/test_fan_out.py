"""What all screens of a station get, and when it is written."""

from hub_server.fan_out import JOINED_MOST_BYTES, Subscribers


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
