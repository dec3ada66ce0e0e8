from kiosk_app.hub_clock import SAMPLES, HubClock


def test_nothing_is_known_before_the_hub_was_heard():
    """A screen without a hub shows no invented time."""
    assert HubClock().now_ms(5.0) is None


def test_the_least_delayed_reading_counts():
    """A heartbeat that was held up does not set the ages on the cards back."""
    clock = HubClock()
    clock.heard(1_000_000, 10.0)
    clock.heard(1_001_000, 13.0)  # two seconds under way
    assert clock.now_ms(20.0) == 1_010_000


def test_a_hub_whose_clock_was_set_back_is_believed_in_the_end():
    """Old readings are forgotten after half a minute of heartbeats."""
    clock = HubClock()
    clock.heard(10_000_000, 0.0)
    for second in range(1, SAMPLES + 1):
        clock.heard(second * 1000, float(second))
    assert clock.now_ms(60.0) == 60_000
