"""The real kiosk, killed and started with its hub dead: its last board, its bumps, and no invented time."""

from collections.abc import Callable

from kiosk_parts.driven_kiosk import DrivenKiosk
from servers.hub import HubProcess
from servers.program import until


def test_bumps_taken_without_a_hub_survive_kills_and_arrive_once(
    driven: Callable[..., DrivenKiosk], bare_hub: HubProcess
):
    """The screen shows what it last knew and says so; what was tapped is counted, kept and replayed."""
    placed = [bare_hub.place(str(number), number=str(130 + number)) for number in range(3)]
    numbers = [order["number"] for order in placed]
    kiosk = driven("--hub", bare_hub.url, "--station", "pending")
    kiosk.start()
    kiosk.wait(lambda glass: glass["numbers"] == numbers and not glass["stale"], "a live board")
    until(lambda: b"132" in kiosk.kept(), what="the board is on disk")
    kiosk.program.kill()
    bare_hub.kill()

    kiosk.start()
    glass = kiosk.wait(lambda glass: glass["numbers"] == numbers, "the board of before")
    assert glass["stale"].startswith("Showing 3 orders as of ")
    assert glass["stale"].endswith(", bumps are kept.")
    assert set(glass["ages"]) == {"–:––"}
    assert glass["title"] == "Pending"
    for order in placed[:2]:
        kiosk.bump(order["id"])
    kiosk.wait(lambda glass: glass["waiting"] == 2, "two cards wait")
    until(lambda: kiosk.kept().count(b'"command"') >= 2, what="both are on disk")
    kiosk.program.kill()

    kiosk.start()
    glass = kiosk.wait(lambda glass: glass["waiting"] == 2, "they still wait")
    assert glass["stale"].endswith(", bumps are kept (2 waiting).")
    kiosk.bump(placed[2]["id"])
    kiosk.wait(lambda glass: glass["stale"].endswith("(3 waiting)."), "the third is counted")
    bare_hub.restart()
    kiosk.wait(lambda glass: glass["numbers"] == [] and not glass["stale"], "all of them arrive")
    for order in placed:
        history = bare_hub.http.get(f"/api/v1/orders/{order['id']}/history").json()
        assert [event["new_status"] for event in history] == ["pending", "preparing"]


def test_without_a_station_the_last_one_is_shown(driven: Callable[..., DrivenKiosk], bare_hub: HubProcess):
    """A screen that somebody unplugs is the same screen when it is plugged in again, whatever the hub does."""
    bare_hub.place("1", number="131")
    first = driven("--hub", bare_hub.url, "--station", "pending")
    first.start()
    first.wait(lambda glass: glass["numbers"] == ["131"], "a live board")
    until(lambda: b"131" in first.kept(), what="the board is on disk")
    assert first.program.stop() == 0
    bare_hub.kill()
    # What was kept under the name of a screen without a station.
    (file,) = (first.folder / "data").glob("*.db")
    second = driven("--hub", bare_hub.url)
    (second.folder / "data").mkdir()
    file.rename(second.folder / "data" / file.name.replace("-pending", "-any"))
    second.start()
    glass = second.wait(lambda glass: glass["numbers"] == ["131"], "the board of before")
    assert glass["title"] == "Pending"
    assert glass["stale"].startswith("Showing 1 order as of ")
