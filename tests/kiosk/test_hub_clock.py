"""The hub's time, and what a screen believes when that time is set."""

import asyncio

import pytest
import qasync
from websockets.asyncio.server import ServerConnection

from kiosk_app.board import Link
from kiosk_app.client import Client, HubAddress
from kiosk_app.hub_clock import AGREEING, FAR_MS, SAMPLES, HubClock
from kiosk_parts.sent import START_MS, STATION, heartbeat, snapshot
from kiosk_parts.small_hub import SmallHub
from kiosk_parts.witness import slow
from servers.waiting import until


def test_nothing_is_known_before_the_hub_was_heard():
    """A screen without a hub shows no invented time."""
    assert HubClock().now_ms(5.0) is None


def test_the_least_delayed_reading_counts():
    """A heartbeat that was held up does not set the ages on the cards back."""
    clock = HubClock()
    clock.heard(1_000_000, 10.0)
    clock.heard(1_001_000, 13.0)  # two seconds under way
    assert clock.now_ms(20.0) == 1_010_000


def test_a_hub_whose_clock_was_set_back_a_little_is_believed_after_a_few_heartbeats():
    """One that comes late is a delay; five in a row that agree are another time."""
    clock = HubClock()
    for second in range(SAMPLES):
        clock.heard(700 + second * 1000, float(second))
    for second in range(SAMPLES, SAMPLES + AGREEING):
        assert clock.now_ms(60.0) == 60_700
        clock.heard(second * 1000 - second % 3 * 50, float(second))
    assert clock.now_ms(60.0) == 60_000


def test_a_hub_that_goes_back_within_a_connection_has_been_set():
    """Its words come in their order: an earlier time after a later one is no delay, and what it says is fresh."""
    clock = HubClock()
    clock.heard(10_000, 0.0, at_most_s=0.1)
    clock.heard(11_000, 1.0)
    assert clock.heard(9_500, 2.0) == 0.0
    assert clock.now_ms(3.0) == 10_500


def test_words_that_trickle_through_are_as_late_as_they_say():
    """Each is held up for a little longer than the one before; together they are minutes old, and no clock was set."""
    clock = HubClock()
    clock.heard(0, 0.0, at_most_s=0.1)
    lateness = [clock.heard(n * 1000, n * 3.5) for n in range(1, 4)]
    assert lateness == [2.5, 5.0, 7.5]
    assert clock.heard(11_000, 11.0) == 0.0, "all of them are through"
    assert clock.now_ms(12.0) == 12_000


def test_the_first_word_of_a_connection_may_say_any_time():
    """It may be another hub's, whose clock is another one."""
    clock = HubClock()
    clock.heard(60_000, 0.0, at_most_s=0.1)
    assert clock.heard(1_000, 1.0, at_most_s=0.1) == 0.0
    assert clock.now_ms(2.0) == 2_000


def test_a_first_word_that_was_held_up_says_nothing_about_the_clock():
    """A snapshot that was five seconds under way must not make the heartbeats behind it seem to be in time."""
    clock = HubClock()
    clock.heard(60_000, 0.0, at_most_s=0.1)
    assert clock.heard(61_000, 6.0, at_most_s=5.5) == 5.0
    assert clock.heard(62_000, 6.1) == 4.1
    assert clock.now_ms(6.1) == 66_100


def test_readings_that_are_held_up_unevenly_are_delays():
    """A bad network for half a minute at most moves no age back."""
    clock = HubClock()
    clock.heard(0, 0.0)
    for second in range(1, SAMPLES):
        clock.heard(second * 1000 - 500 - second % 2 * 400, float(second))
    assert clock.now_ms(60.0) == 60_000
    clock.heard(SAMPLES * 1000 - 500, float(SAMPLES))
    assert clock.now_ms(60.0) == 59_500, "in the end that is how long a reading takes here"


def test_a_hub_whose_clock_was_set_is_believed_at_once():
    """Back or forth: no heartbeat is held up for so long."""
    clock = HubClock()
    clock.heard(1_000_000, 10.0)
    clock.heard(1_001_000 - FAR_MS - 1, 11.0)
    assert clock.now_ms(12.0) == 1_002_000 - FAR_MS - 1
    clock.heard(9_000_000, 12.0)
    clock.heard(1_003_000, 13.0)
    assert clock.now_ms(14.0) == 1_004_000


@pytest.mark.parametrize("speed", [0.5, 2.0])
def test_a_local_clock_of_another_speed_is_found_out(speed: float):
    """No card is shown a second older or younger than it is, although its kiosk gains or loses one each second."""
    clock = HubClock()
    for second in range(60):
        clock.heard(second * 1000, second * speed)
        if second >= 3:
            assert clock.now_ms((second + 0.9) * speed) == pytest.approx(second * 1000 + 900, abs=50)


def test_uneven_heartbeats_are_no_clock_of_another_speed():
    """One that is held up for two seconds, and the next two on its heels, set no age back."""
    clock = HubClock()
    for second in range(60):
        held_up_s = 2.0 if second % 5 == 0 else 0.0
        clock.heard(second * 1000, second + held_up_s)
        if second:
            assert clock.now_ms(second + held_up_s) == round((second + held_up_s) * 1000)


def test_a_live_screen_stays_live_when_the_clock_of_its_hub_is_set_back(open_screen):
    """How fresh the board is does not hang on what the hub takes for the time; its clock is shown as it is now."""
    kiosk = open_screen().kiosk
    set_back = asyncio.Event()
    stale: list[bool] = []

    async def script(hub: SmallHub, connection: ServerConnection) -> None:
        await hub.send(connection, snapshot())
        while True:
            now_ms = START_MS - 10_000 if set_back.is_set() else START_MS
            await hub.send(connection, heartbeat(now_ms=now_ms))
            await asyncio.sleep(0.05)

    async def story() -> None:
        async with SmallHub(script) as hub:
            client = Client(HubAddress(hub.url), STATION, kiosk, settings=slow(stale_s=5.0))
            kiosk.attach(client, "Pending", None)
            running = asyncio.create_task(client.run())
            await until(lambda: client.link is Link.CONNECTED and not kiosk.stale)
            kiosk.ticked.connect(lambda: stale.append(kiosk.stale))
            set_back.set()
            await until(lambda: client.board.as_of_ms == START_MS - 10_000)
            kiosk.tick()
            assert set(stale) == {False}
            assert kiosk.nowS * 1000 < START_MS
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    qasync.run(story())
