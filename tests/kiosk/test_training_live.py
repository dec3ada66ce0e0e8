"""A lesson with a real hub behind it: its orders are counted, and nothing of the lesson is ever in its log."""

import asyncio
from collections.abc import Callable

from boards.live import LiveScreen, play
from boards.scene import items, middle, touch

from hub.test_screens import figure
from hub_server.protocol.states import Status
from servers.hub import HubProcess
from servers.program import free_port
from servers.waiting import until


def test_an_order_that_comes_during_a_lesson_is_counted_and_hangs_there_after_it(
    fonts, finger, start_hub: Callable[..., HubProcess]
):
    """The hub knows meanwhile that nobody sees it; a bump in the lesson reaches nobody."""
    hub = start_hub("--redis", "none", altered="displayed.OVERDUE_S = 0.2")
    first = hub.place("before")

    async def undisplayed(count: int) -> None:
        async with asyncio.timeout(15):
            while figure(hub, "heard_orders_undisplayed", station="pending") != count:
                await asyncio.sleep(0.05)

    async def story(screen: LiveScreen) -> None:
        kiosk = screen.kiosk

        def behind() -> dict[str, object]:
            return kiosk.property("behind")

        await until(lambda: screen.numbers() == [first["number"]], "the real card")
        await undisplayed(0)
        kiosk.train(True)
        await until(lambda: set(screen.numbers()) == {"T1", "T2"}, "the lesson")
        assert behind() == {"text": "1 real order waits here", "alarm": False}

        await until(lambda: kiosk._view.still(1), "a card that can be touched")
        (card,) = [card for card in screen.cards() if card.property("number") == "T1"]
        (button,) = items(card, "bumpButton")
        touch(screen.window, finger, middle(button), in_loop=True)
        await until(lambda: "T1" not in screen.numbers(), "made up, and done")

        second = await asyncio.to_thread(hub.place, "during")
        await until(lambda: behind()["alarm"], "the alarm")
        assert behind()["text"] == "2 real orders wait here · 1 of them new"
        assert second["number"] not in screen.numbers()
        await undisplayed(1)

        kiosk.train(False)
        await until(lambda: screen.numbers() == [first["number"], second["number"]], "the real cards")
        assert (kiosk.property("link"), kiosk.property("stale")) == ("connected", False)
        await undisplayed(0)
        for order in (first, second):
            (placed,) = hub.http.get(f"/api/v1/orders/{order['id']}/history").json()
            assert placed["by"] == "till-1"

    play(story, LiveScreen(hub, Status.PENDING))


def test_a_kiosk_that_is_started_for_training_begins_with_a_lesson_at_its_own_station(
    driven, bare_hub: HubProcess
):
    """A real order waits behind it; the next start shows it."""
    placed = bare_hub.place("A")
    kiosk = driven("--hub", bare_hub.url, "--station", "pending", "--training")
    kiosk.start()
    glass = kiosk.wait(lambda glass: glass["title"] == "Pending" and "T1" in glass["numbers"], "the lesson")
    assert (glass["link"], glass["stale"]) == ("training", "")
    assert placed["number"] not in glass["numbers"]
    assert kiosk.program.stop() == 0
    after = driven("--hub", bare_hub.url, "--station", "pending")
    after.start()
    after.wait(lambda glass: glass["numbers"] == [placed["number"]], "the real order")


def test_a_kiosk_for_a_fair_needs_no_hub(driven):
    """Nor a station; it looks for both meanwhile, and asks for neither."""
    kiosk = driven("--hub", f"http://127.0.0.1:{free_port()}", "--training")
    kiosk.start()
    glass = kiosk.wait(lambda glass: "T1" in glass["numbers"], "the lesson")
    assert (glass["title"], glass["link"]) == ("Training", "training")
