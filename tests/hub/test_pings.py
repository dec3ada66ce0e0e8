"""Kiosks that fall silent."""

import asyncio
import socket as tcp

from hub.displays import plain_display
from hub_server.frames import PING
from hub_server.pings import GONE_AFTER, PING_AFTER, SLICES, Pings, look_at
from servers.hub import HubProcess

PONG = b"\x8a\x80\x00\x00\x00\x00"


class Kiosk:
    """One that answers, or not."""

    def __init__(self, *, answers: bool) -> None:
        self.silent = 0
        self.answers = answers
        self.asked = 0
        self.is_gone = False

    def ask(self) -> None:
        self.asked += 1
        if self.answers:
            self.silent = 0

    def give_up(self) -> None:
        self.is_gone = True


def test_one_who_answers_is_asked_again_and_again_and_never_given_up() -> None:
    """A quiet evening is no reason to lose a screen."""
    kiosk = Kiosk(answers=True)
    for _ in range(10 * PING_AFTER):
        look_at([kiosk])
    assert (kiosk.asked, kiosk.is_gone) == (10, False)


def test_one_who_is_silent_is_asked_once_and_given_up() -> None:
    """Within five turns of a second, three of them after the ping."""
    kiosk = Kiosk(answers=False)
    for _ in range(GONE_AFTER - 1):
        look_at([kiosk])
    assert (kiosk.asked, kiosk.is_gone) == (1, False)
    look_at([kiosk])
    assert (kiosk.asked, kiosk.is_gone) == (1, True)


def test_one_who_says_anything_by_himself_is_not_asked() -> None:
    """Whoever pings the hub, or tells what it has drawn, is there."""
    kiosk = Kiosk(answers=False)
    for _ in range(100):
        look_at([kiosk])
        kiosk.silent = 0
    assert (kiosk.asked, kiosk.is_gone) == (0, False)


def test_a_herd_is_not_asked_all_at_once() -> None:
    """A thousand answers in one moment would hold up an order; and who has left is not looked at."""
    pings = Pings()
    kiosks = [Kiosk(answers=True) for _ in range(10 * SLICES)]
    for kiosk in kiosks:
        pings.watch(kiosk)
    pings.forget(kiosks[0])
    pings.forget(kiosks[0])

    async def some_slices() -> None:
        going = asyncio.create_task(pings.run())
        while not any(kiosk.silent for kiosk in kiosks):
            await asyncio.sleep(0)
        going.cancel()

    asyncio.run(some_slices())
    assert sum(kiosk.silent for kiosk in kiosks) in (9, 10)
    assert kiosks[0].silent == 0


def test_a_display_that_says_nothing_is_pinged_and_one_that_answers_stays(untouched_hub: HubProcess) -> None:
    """On a real socket: the ping is a frame every WebSocket client answers by itself."""
    with plain_display(untouched_hub, "pending") as display:
        for _ in range(2):
            heard_ping(display)
            display.sendall(PONG)


def heard_ping(display: tcp.socket) -> None:
    """Reads until a ping comes; the socket has a time limit."""
    heard = b""
    while PING not in heard:
        more = display.recv(65536)
        assert more, "the hub closed it"
        heard += more
