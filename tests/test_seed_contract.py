"""A display written only from the document Heard was asked for, in a real browser, against a real hub.

It knows three endpoints and three messages and ignores everything else the hub sends.
"""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome

from servers.hub import HubProcess
from servers.program import until

STATIONS = ("pending", "preparing", "ready")
CARDS_MOST = 20
"""The document's "maximum 20 recent orders"."""

pytestmark = pytest.mark.timeout(120)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Access logs would only hide the browser's own complaints."""


@pytest.fixture
def page_origin() -> Iterator[str]:
    """Where the display's page comes from: another port than the hub's, as its own web server would be."""
    handler = functools.partial(_Quiet, directory=str(Path(__file__).with_name("seed_client")))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()
    server.server_close()


class Display:
    """One display in its own tab."""

    def __init__(self, browser: Chrome, origin: str, hub: HubProcess, station: str, *, pace: float) -> None:
        self.browser = browser
        browser.switch_to.new_window("tab")
        self.tab = browser.current_window_handle
        self.station = station
        address = hub.url.replace("http://", "ws://")
        browser.get(f"{origin}/display.html?station={station}&hub={address}&pace={pace}")

    def read(self) -> dict[str, Any]:
        """What stands on the page."""
        self.browser.switch_to.window(self.tab)
        seen: dict[str, Any] = self.browser.execute_script(
            """
            const text = (id) => document.getElementById(id).textContent;
            return {
              status: text("status"),
              loads: Number(document.getElementById("loads").value),
              cards: [...document.querySelectorAll("#orders li")].map((card) => Number(card.dataset.id)),
              words: text("orders"),
            };
            """
        )
        return seen

    @property
    def cards(self) -> list[int]:
        """The ids of the orders shown."""
        cards: list[int] = self.read()["cards"]
        return cards

    def wait_for(self, cards: list[int], *, within_s: float = 10.0) -> None:
        until(lambda: self.cards == cards, within_s=within_s, what=f"{cards} on {self.station}")

    def wait_for_status(self, *statuses: str, within_s: float = 10.0) -> None:
        until(
            lambda: self.read()["status"] in statuses, within_s=within_s, what=f"{statuses} on {self.station}"
        )


@pytest.fixture
def seed_hub(start_hub: Callable[..., HubProcess], page_origin: str) -> HubProcess:
    """An open hub that lets the display's page in."""
    return start_hub("--allow-origin", page_origin)


@pytest.fixture
def displays(chromium: Chrome, page_origin: str, seed_hub: HubProcess) -> dict[str, Display]:
    """The document's three displays, connected."""
    shown = {name: Display(chromium, page_origin, seed_hub, name, pace=1) for name in STATIONS}
    for display in shown.values():
        display.wait_for_status("connected")
    return shown


def assert_never_reloaded(displays: dict[str, Display]) -> None:
    assert [display.read()["loads"] for display in displays.values()] == [1, 1, 1]


def test_an_order_appears_moves_from_display_to_display_and_leaves(
    displays: dict[str, Display], seed_hub: HubProcess
) -> None:
    """It is on exactly one display at a time, and no page is loaded again."""
    order = seed_hub.place(
        "1",
        customer_name="<b>Zoë</b>",
        ref_code="AB12",
        items=[{"name": "Burger & Fries", "quantity": 2, "ticket": 3, "value": 9.50}],
    )
    displays["pending"].wait_for([order["id"]])
    words = displays["pending"].read()["words"]
    assert words == (
        f"#AB12 <b>Zoë</b>, {order['date_ordered']}: Burger & Fries (3 tickets, 9.5); 2 items, 6 tickets, 19"
    )
    assert displays["preparing"].cards == displays["ready"].cards == []

    for leaves, enters in zip(STATIONS, [*STATIONS[1:], None], strict=True):
        answer = seed_hub.set_status(order["id"], enters or "complete")
        assert answer.json() == {
            "success": True,
            "order_id": order["id"],
            "ref_code": "AB12",
            "old_status": leaves,
            "new_status": enters or "complete",
        }
        displays[leaves].wait_for([])
        if enters is not None:
            displays[enters].wait_for([order["id"]])
        for other in STATIONS:
            assert displays[other].cards == ([order["id"]] if other == enters else [])
    assert_never_reloaded(displays)


def test_a_status_call_that_is_not_legal_changes_no_display(
    displays: dict[str, Display], seed_hub: HubProcess
) -> None:
    """400 for what is no status, 404 for no order, 409 for no legal transition."""
    order_id = seed_hub.place("1")["id"]
    displays["pending"].wait_for([order_id])
    assert seed_hub.set_status(order_id, "burnt").status_code == 400
    assert seed_hub.set_status(order_id + 1, "ready").status_code == 404
    assert seed_hub.set_status(order_id, "pending").status_code == 409
    # The next order's arrival shows that nothing came before it.
    second = seed_hub.place("2")["id"]
    displays["pending"].wait_for([order_id, second])
    assert displays["preparing"].cards == displays["ready"].cards == []


def test_the_display_shows_twenty_orders_and_the_next_takes_a_place_at_once(
    displays: dict[str, Display], seed_hub: HubProcess
) -> None:
    """The oldest twenty; the rest waits its turn in order."""
    ids = [seed_hub.place(str(number))["id"] for number in range(25)]
    displays["pending"].wait_for(ids[:CARDS_MOST])
    assert seed_hub.set_status(ids[3], "preparing").status_code == 200
    displays["preparing"].wait_for([ids[3]])
    now_shown = [*ids[:3], *ids[4 : CARDS_MOST + 1]]
    displays["pending"].wait_for(now_shown)
    assert seed_hub.set_status(ids[0], "cancelled").status_code == 200
    displays["pending"].wait_for([*now_shown[1:], ids[CARDS_MOST + 1]])
    assert_never_reloaded(displays)


def test_a_display_that_lost_the_hub_comes_back_to_the_truth(
    chromium: Chrome, page_origin: str, seed_hub: HubProcess
) -> None:
    """By the document's own reconnection, without a reload."""
    # At this pace its page is loaded again after 15.5 s.
    display = Display(chromium, page_origin, seed_hub, "pending", pace=0.5)
    first = seed_hub.place("1")["id"]
    display.wait_for([first])
    seed_hub.kill()
    display.wait_for_status("reconnecting", "error", "disconnected")
    seed_hub.restart()
    second = seed_hub.place("2")["id"]
    display.wait_for_status("connected", within_s=20)
    display.wait_for([first, second])
    assert display.read()["loads"] == 1


def test_a_display_that_gave_up_reloads_until_the_hub_is_there(
    chromium: Chrome, page_origin: str, seed_hub: HubProcess
) -> None:
    """The document's fallback: a page that reloads finds the orders again."""
    display = Display(chromium, page_origin, seed_hub, "pending", pace=0.005)
    first = seed_hub.place("1")["id"]
    display.wait_for([first])
    seed_hub.stop()
    until(lambda: display.read()["loads"] > 1, within_s=20, what="a reload")
    seed_hub.restart()
    display.wait_for_status("connected", within_s=20)
    display.wait_for([first])


def test_a_page_from_elsewhere_is_not_let_in(
    chromium: Chrome, page_origin: str, start_hub: Callable[..., HubProcess]
) -> None:
    """An open hub answers only pages it was told of."""
    hub = start_hub()
    hub.place("1")
    display = Display(chromium, page_origin, hub, "pending", pace=1)
    display.wait_for_status("reconnecting", "error")
    assert display.cards == []
