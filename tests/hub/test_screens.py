"""Who looks at the hub, how far each is behind, and what nobody has seen: the figures a manager's alarm stands on."""

import json
import re
from collections.abc import Callable

from websockets.sync.client import ClientConnection

from hub.displays import hear
from hub_server.displayed import OVERDUE_S, Displayed
from hub_server.screens import POLLING_MOST, POLLING_S, Screens
from servers.hub import HubProcess
from servers.program import until

Display = Callable[..., ClientConnection]


def figure(hub: HubProcess, name: str, **labels: str) -> float | None:
    """One figure of the hub; None when it says nothing of it."""
    told = ",".join(f'{label}="{value}"' for label, value in sorted(labels.items()))
    found = re.search(
        rf"^{name}{re.escape('{' + told + '}') if told else ''} (\S+)$",
        hub.http.get("/metrics").text,
        re.MULTILINE,
    )
    return None if found is None else float(found[1])


def test_an_order_is_undisplayed_until_a_screen_has_drawn_it() -> None:
    """Ten seconds after it came; whatever was drawn later was drawn with it, and what left is nobody's concern."""
    glass = Displayed()
    glass.entered(1, 5, 100.0)
    glass.entered(2, 6, 101.0)
    glass.entered(3, 7, 102.0)
    assert glass.overdue(100.0 + OVERDUE_S - 0.1) == ()
    assert glass.overdue(101.0 + OVERDUE_S) == (1, 2)
    glass.left(2)
    glass.seen(5)
    assert glass.overdue(200.0) == (3,)
    glass.seen(6)
    assert glass.overdue(200.0) == (3,)
    glass.seen(7)
    assert glass.overdue(200.0) == ()


def test_a_screen_is_behind_by_what_it_has_not_drawn() -> None:
    """In events of its station and in seconds since the oldest of them."""
    glass = Displayed()
    for seq, at_s in ((3, 10.0), (5, 12.0), (9, 15.0)):
        glass.happened(seq, at_s)
    assert glass.lag(9, 20.0) == (0, 0.0)
    assert glass.lag(4, 20.0) == (2, 8.0)
    assert glass.lag(0, 20.0) == (3, 10.0)


def test_screens_that_poll_are_known_by_their_names_and_not_for_ever() -> None:
    """One that has a socket again is no longer counted as polling; names nobody uses any more are forgotten."""
    now_s = 100.0
    screens = Screens(lambda: now_s)
    screens.polled("pending", "grill")
    assert [screen.kiosk for screen in screens.polling()] == ["grill"]
    opened = screens.opened("pending", "grill")
    assert screens.polling() == ()
    screens.closed(opened)
    assert len(screens.polling()) == 1
    now_s += POLLING_S + 1
    assert screens.polling() == ()
    for n in range(POLLING_MOST + 10):
        screens.polled("pending", f"name-{n}")
    assert len(screens.polling()) == POLLING_MOST


def test_what_a_screen_says_of_itself_is_in_the_figures(hub: HubProcess, display: Display) -> None:
    """Its lag, and the bumps it keeps: by station and by the name it gives itself."""
    grill = {"station": "pending", "kiosk": "grill-1"}
    screen = display("pending", "?kiosk=grill-1")
    seq = hear(screen, "orders_update")["seq"]
    assert figure(hub, "heard_kiosks_connected", station="pending") == 1
    assert figure(hub, "heard_kiosk_lag_events", **grill) is None, "it has not said anything yet"
    screen.send(json.dumps({"type": "seen", "seq": seq, "waiting": 2}))
    until(lambda: figure(hub, "heard_kiosk_outbox", **grill) == 2)
    hub.place("A")
    hub.place("B")
    until(lambda: figure(hub, "heard_kiosk_lag_events", **grill) == 2)
    assert (figure(hub, "heard_kiosk_lag_seconds", **grill) or 0) > 0
    # From the future, which nobody has drawn.
    screen.send(json.dumps({"type": "seen", "seq": 10_000, "waiting": 0}))
    screen.send(json.dumps({"type": "seen", "seq": seq + 1, "waiting": 1}))
    until(lambda: figure(hub, "heard_kiosk_outbox", **grill) == 1)
    assert figure(hub, "heard_kiosk_lag_events", **grill) == 1
    screen.close()
    until(lambda: figure(hub, "heard_kiosks_connected", station="pending") == 0)
    hub.http.get(
        "/api/v1/stations/pending/orders", params={"kiosk": "grill-1", "seen": seq + 2, "waiting": 4}
    )
    assert figure(hub, "heard_kiosks_polling", station="pending") == 1
    assert figure(hub, "heard_kiosk_outbox", **grill) == 4
    assert figure(hub, "heard_kiosk_lag_events", **grill) == 0


def test_what_no_screen_shows_is_counted(start_hub: Callable[..., HubProcess], display: Display) -> None:
    """An order on a station without a screen is undisplayed, and is not once a screen has drawn it."""
    hub = start_hub("--redis", "none", altered="displayed.OVERDUE_S = 0.2")
    hub.place("A")
    until(lambda: figure(hub, "heard_orders_undisplayed", station="pending") == 1)
    assert figure(hub, "heard_orders_undisplayed", station="ready") == 0
    hub.http.get("/api/v1/stations/pending/orders", params={"kiosk": "grill-1", "seen": 1})
    assert figure(hub, "heard_orders_undisplayed", station="pending") == 0
