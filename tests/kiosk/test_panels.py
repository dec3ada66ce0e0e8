"""Numbers and sentences beside the cards."""

from dataclasses import replace

import pytest
from boards.reference import NOW_MS, Ticket, board

from hub_server.protocol.states import Status
from kiosk_app import cook, panels, words
from kiosk_app.board import Link
from kiosk_app.outbox import by_order


def test_all_day_counts_what_is_still_to_make():
    """Finished and voided items are not to make; the same dish of several orders is one line."""
    orders = [
        Ticket(1, 60).add(2, "Burger").add(1, "Fries", done=True).order(),
        Ticket(2, 50).add(3, "Burger").add(1, "Soup", status=Status.CANCELLED).add(4, "Fries").order(),
    ]
    found = panels.totals(replace(board(), orders=tuple(orders)))
    assert [(each["name"], each["quantity"], each["orders"]) for each in found] == [
        ("Burger", 5, "2 orders"),
        ("Fries", 4, "1 order"),
    ]


@pytest.mark.parametrize(
    ("age_s", "status", "look"),
    [
        (10, Status.PENDING, ("new", "new", "NEW")),
        (10, Status.PREPARING, ("cooking", "cooking", "COOKING")),
        (480, Status.PREPARING, ("warn", "warn", "HURRY · COOKING")),
        (720, Status.PREPARING, ("late", "late", "LATE · COOKING")),
        (720, Status.PENDING, ("late", "late", "LATE · NEW")),
        (480, Status.READY, ("ready", "ready", "READY")),
        (720, Status.READY, ("ready", "late", "LATE · READY")),
        (None, Status.PREPARING, ("cooking", "cooking", "COOKING")),
    ],
)
def test_a_card_looks_as_old_as_it_is(age_s, status, look):
    """Colour, sign and word change together at the thresholds."""
    order = Ticket(1, 0, status).add(1, "Soup").order()
    found = words.look(order, age_s, 480, 720)
    assert (found.key, found.sign, found.word) == look


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.0, "0:00"),
        (-3.0, "0:00"),
        (65.9, "1:05"),
        (3599.0, "59:59"),
        (3600.0, "1 h 00"),
        (7_620.0, "2 h 07"),
        (float("nan"), "–:––"),
    ],
)
def test_an_age_is_read_at_a_glance(seconds, text):
    """Minutes and seconds; hours without them; and a dash while nobody knows."""
    assert words.age(seconds) == text


def test_the_totals_say_for_how_many_orders(open_screen):
    """In the words of the foot."""
    orders = [Ticket(number, 60).add(1, "Soup").order() for number in (1, 2)]
    (soup,) = panels.totals(replace(board(), orders=tuple(orders), total=2))
    assert (soup["name"], soup["quantity"], soup["orders"]) == ("Soup", 2, "2 orders")
    screen = open_screen(replace(board(), orders=(orders[0],), total=1))
    screen.kiosk.open("all_day")
    screen.paint()
    assert screen.one("dishOrders").property("text") == "1 order"


def test_no_age_is_negative():
    """A till whose clock is ahead does not make an order from the future."""
    assert words.age_s(Ticket(1, -90).add(1, "Soup").order(), NOW_MS) == 0


def test_it_is_known_when_a_board_will_be_stale():
    """To the instant, and not of one that is."""
    assert panels.stale_in_s(Link.CONNECTED, 1.0) == 2.0
    assert panels.stale_in_s(Link.FAILED, 1.0, "seed") == 12.0
    assert panels.stale_in_s(Link.CONNECTED, 3.5) is None
    assert panels.stale_in_s(Link.CONNECTED, None) is None
    assert panels.stale_in_s(Link.RECONNECTING, 1.0) is None


def test_a_board_nobody_vouched_for_lately_is_stale_whatever_the_link_says():
    """No screen says that it is live while it is more than 3 s behind."""
    assert not panels.is_stale(Link.CONNECTED, 3.0)
    assert panels.is_stale(Link.CONNECTED, 3.001)
    assert panels.is_stale(Link.CONNECTED, None)
    assert not panels.is_stale(Link.FAILED, 3.0)
    assert panels.is_stale(Link.FAILED, 3.001)
    assert not panels.is_stale(Link.FAILED, 12.0, "seed")
    assert panels.is_stale(Link.CONNECTED, 3.001, "seed")
    assert panels.link(Link.FAILED, stale=True) is Link.RECONNECTING
    for link in (Link.DISCONNECTED, Link.RECONNECTING, Link.ERROR):
        assert panels.is_stale(link, 0.0)


def test_every_bump_that_waits_is_counted():
    """Two items of one order are two bumps."""
    shown = board()
    one, other = cook.bump_item(shown.order(136), "1", ()), cook.bump_item(shown.order(136), "2", ())
    pending = by_order((one, other, cook.bump(shown.order(138), ())))
    assert panels.total(shown, pending, Link.RECONNECTING) == "17 orders · 3 waiting"


def test_orders_the_hub_did_not_send_are_counted_too():
    """Nothing is hidden without a visible count."""
    shown = replace(board(), total=40)
    assert panels.total(shown, {}, Link.CONNECTED) == "40 orders"
    assert panels.beyond(shown, ()) == "40 on other pages"
