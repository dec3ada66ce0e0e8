"""A kiosk that dies at the worst moments: nothing is lost, nothing is done twice."""

from collections.abc import Callable

import pytest

from kiosk_app import crash_points
from kiosk_parts.driven_kiosk import DrivenKiosk
from servers.hub import HubProcess
from servers.program import until


def statuses(hub: HubProcess, order_id: int) -> list[str]:
    """What became of an order, event by event."""
    return [event["new_status"] for event in hub.http.get(f"/api/v1/orders/{order_id}/history").json()]


@pytest.mark.parametrize("point", ["kiosk-after-outbox-write", "kiosk-after-answer"])
def test_a_kiosk_that_dies_at_the_second_bump_brings_each_over_once(
    driven: Callable[..., DrivenKiosk], bare_hub: HubProcess, point: str
):
    """What it had written is sent by the next process; what was answered already is not done again."""
    first, second, third = (
        bare_hub.place(str(number), number=str(130 + number))["id"] for number in range(3)
    )
    kiosk = driven("--hub", bare_hub.url, "--station", "pending")
    kiosk.start(HEARD_CRASH_AT=f"{point}:2")
    kiosk.wait(lambda glass: len(glass["numbers"]) == 3, "a live board")
    kiosk.bump(first)
    until(lambda: statuses(bare_hub, first) == ["pending", "preparing"])
    assert kiosk.program.running
    kiosk.bump(second)
    until(lambda: not kiosk.program.running, what="it dies")
    assert kiosk.program.stop() == crash_points.CODE
    is_sent = point == "kiosk-after-answer"
    assert statuses(bare_hub, second) == (["pending", "preparing"] if is_sent else ["pending"])

    kiosk.start()
    kiosk.wait(lambda glass: glass["numbers"] == ["132"] and not glass["waiting"], "both are done")
    kiosk.bump(third)
    kiosk.wait(lambda glass: glass["numbers"] == [] and glass["link"] == "connected", "and so is the third")
    for order_id in (first, second, third):
        assert statuses(bare_hub, order_id) == ["pending", "preparing"]
    assert kiosk.program.stop() == 0
    kiosk.start()
    kiosk.wait(lambda glass: glass["link"] == "connected", "a live board")
    assert kiosk.glass()["waiting"] == 0


@pytest.mark.parametrize(
    ("said", "armed"),
    [("", ("", 1)), ("here", ("here", 1)), ("here:3", ("here", 3)), ("here:often", ("", 0))],
)
def test_a_place_is_armed_by_its_name_and_how_often_it_was_reached(monkeypatch, said, armed):
    """Without a number: the first time."""
    monkeypatch.setenv(crash_points.VARIABLE, said)
    assert crash_points._armed() == armed


@pytest.mark.parametrize("built", ["frozen", "installed"])
def test_what_is_installed_in_a_kitchen_cannot_be_made_to_die(monkeypatch, tmp_path, built):
    """Whatever stands in its environment."""
    monkeypatch.setenv(crash_points.VARIABLE, "kiosk-after-answer")
    if built == "frozen":
        monkeypatch.setattr("sys.frozen", True, raising=False)
    else:
        monkeypatch.setattr(crash_points, "__file__", str(tmp_path / "kiosk_app" / "crash_points.py"))
    assert crash_points._armed() == ("", 0)


def test_it_dies_the_nth_time_and_only_there(monkeypatch):
    """Other places pass by."""
    died: list[bool] = []
    monkeypatch.setattr(crash_points, "_name", "here")
    monkeypatch.setattr(crash_points, "_left", 2)
    monkeypatch.setattr(crash_points, "_die", lambda: died.append(True))
    for name in ("there", "here", "there"):
        crash_points.reached(name)
    assert not died
    crash_points.reached("here")
    assert died == [True]
