from kiosk_app.backoff import Backoff


def upper(_: float, bound: float) -> float:
    return bound


def test_the_bound_doubles_from_a_quarter_second_to_five():
    """A herd of kiosks comes back quickly, but never in a stampede."""
    backoff = Backoff(uniform=upper)
    assert [backoff.next_s() for _ in range(8)] == [0.25, 0.5, 1.0, 2.0, 4.0, 4.5, 4.5, 4.5]


def test_a_wait_is_drawn_from_zero_to_the_bound():
    """Two kiosks that lost their hub together do not come back together."""
    drawn: list[tuple[float, float]] = []

    def note(low: float, high: float) -> float:
        drawn.append((low, high))
        return 0.1

    assert Backoff(uniform=note).next_s() == 0.1
    assert drawn == [(0.0, 0.25)]


def test_it_never_gives_up_nor_overflows():
    """After a week without a hub the next wait is still at most five seconds."""
    backoff = Backoff(uniform=upper)
    assert {backoff.next_s() for _ in range(200_000)} == {0.25, 0.5, 1.0, 2.0, 4.0, 4.5}


def test_a_reset_begins_anew():
    """The first loss after a good connection is a first loss."""
    backoff = Backoff(uniform=upper)
    for _ in range(5):
        backoff.next_s()
    backoff.reset()
    assert backoff.next_s() == 0.25


def test_the_seed_schedule_can_be_had():
    """1, 2, 4, 8, 16, 30 seconds, and then 30 for ever."""
    backoff = Backoff((1.0, 2.0, 4.0, 8.0, 16.0, 30.0))
    assert [backoff.next_s() for _ in range(8)] == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]
