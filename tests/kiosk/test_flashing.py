"""Nothing flashes: what is drawn, frame by frame, counted as WCAG 2.3.1 counts flashes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from boards.reference import Ticket, board
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from hub_server.protocol.kitchen import Guard, Station, StationKind
from hub_server.protocol.messages import KitchenNow
from kiosk_app import window
from kiosk_app.board import Link
from kiosk_app.steadiness import GOES_EVERY_S, Steadiness

CELLS_X, CELLS_Y = 64, 36
"""Regions that are looked at by themselves, each far smaller than the quarter of ten degrees that WCAG lets flash."""

STEP_S = 0.05
FLASHES_MOST = 3
"""In any second."""

CHANGE = 0.1
DARKER_BELOW = 0.8
"""A flash is a pair of opposing changes of relative luminance by this much, where the darker image is below that."""


def linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


LINEAR = [linear(part) for part in range(256)]


def luminances(picture: QImage) -> list[float]:
    """The mean relative luminance of every region."""
    size = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = picture.scaled(CELLS_X, CELLS_Y, *size).convertToFormat(QImage.Format.Format_RGB888)
    data, line = bytes(small.constBits()), small.bytesPerLine()
    return [
        0.2126 * LINEAR[data[at]] + 0.7152 * LINEAR[data[at + 1]] + 0.0722 * LINEAR[data[at + 2]]
        for y in range(CELLS_Y)
        for at in range(y * line, y * line + 3 * CELLS_X, 3)
    ]


def turns(course: list[float]) -> list[int]:
    """The frames at which a region's light has changed enough to count, each in the other direction than before."""
    found: list[int] = []
    low = high = course[0]
    way = 0
    for at, light in enumerate(course):
        # Only the end it goes on from counts: the brightest while it rises, the darkest while it falls.
        low = min(low, light) if way <= 0 else low
        high = max(high, light) if way >= 0 else high
        if way <= 0 and light - low >= CHANGE and low < DARKER_BELOW:
            way, high = 1, light
            found.append(at)
        elif way >= 0 and high - light >= CHANGE and light < DARKER_BELOW:
            way, low = -1, light
            found.append(at)
    return found


def flashes(frames: list[list[float]]) -> int:
    """The most pairs of opposing changes that any region has within any second."""
    a_second = round(1 / STEP_S)
    most = 0
    for region in zip(*frames, strict=True):
        found = turns(list(region))
        for at in found:
            most = max(most, sum(at <= other < at + a_second for other in found) // 2)
    return most


def test_the_measure_counts_what_flashes_and_nothing_else():
    """A light that goes on and off five times a second, one that goes on once, one too faint, one too bright."""
    beats = 40
    blinking = [[0.0 if at // 2 % 2 else 0.5] for at in range(beats)]
    assert flashes(blinking) == 5
    slow = [[0.0 if at // 10 % 2 else 0.5] for at in range(beats)]
    assert flashes(slow) == 1
    assert flashes([[0.0 if at < 20 else 0.5] for at in range(beats)]) == 0
    assert flashes([[0.3 if at // 2 % 2 else 0.38] for at in range(beats)]) == 0
    assert flashes([[0.85 if at // 2 % 2 else 1.0] for at in range(beats)]) == 0
    creeping = [[0.02 * (at % 20 if at // 20 % 2 == 0 else 20 - at % 20)] for at in range(80)]
    assert flashes(creeping) <= 1


Story = Callable[["Stage"], Iterator[None]]


@dataclass
class Stage:
    """A screen whose time passes frame by frame."""

    screen: object

    def play(self, story: Story, frames: int) -> list[list[float]]:
        """Draws so many frames of a story that goes one step on with each."""
        steps, drawn = story(self), []
        for _ in range(frames):
            next(steps)
            self.screen.time[0] += STEP_S
            self.screen.hub.now_ms += round(1000 * STEP_S)
            self.screen.hub.board = replace(self.screen.hub.board, as_of_ms=self.screen.hub.now_ms)
            self.screen.until(lambda: not self.screen.kiosk._refresh.isActive())
            if (
                self.screen.kiosk._staling.isActive()
                and self.screen.kiosk._staling.interval() <= 1000 * STEP_S
            ):
                self.screen.kiosk.tick()
            drawn.append(luminances(self.screen.window.grabWindow()))
        return drawn

    def orders(self, *orders) -> None:
        shown = self.screen.hub.board
        self.screen.hub.board = replace(shown, orders=orders, total=len(orders), seq=shown.seq + 1)
        self.screen.kiosk.board_changed(self.screen.hub.board)


def a_link_that_flaps(stage: Stage) -> Iterator[None]:
    """Ten times a second."""
    while True:
        stage.screen.kiosk.link_changed(Link.RECONNECTING, "The hub fell silent. Still trying.")
        yield
        stage.screen.kiosk.link_changed(Link.CONNECTED, "")
        yield


def a_link_that_fails_between(stage: Stage) -> Iterator[None]:
    """Polling, an error, nothing, live: ten of them a second."""
    links = [Link.FAILED, Link.ERROR, Link.DISCONNECTED, Link.CONNECTED]
    while True:
        for link in links:
            stage.screen.kiosk.link_changed(link, "The hub at kitchen.local:8000 does not answer.")
            for _ in range(2):
                yield


def a_hub_that_vouches_late(stage: Stage) -> Iterator[None]:
    """Each heartbeat is a little later than one is believed."""
    while True:
        for late_ms in (2_900, 3_100):
            now_ms = stage.screen.hub.now_ms
            stage.screen.hub.board = replace(stage.screen.hub.board, as_of_ms=now_ms - late_ms)
            stage.screen.kiosk.tick()
            yield


def orders_that_pour_in(stage: Stage) -> Iterator[None]:
    """One with every frame, and rushes before all others."""
    shown = stage.screen.hub.board.orders
    for number in range(1000, 2000):
        new = Ticket(number, 1).add(1, "Soup").order()
        shown = (new, *shown) if number % 3 == 0 else (*shown, new)
        stage.orders(*shown)
        yield


def orders_that_come_and_go(stage: Stage) -> Iterator[None]:
    """A till that sends, voids, sends, voids."""
    shown = stage.screen.hub.board.orders
    while True:
        stage.orders(*shown[:2])
        for _ in range(4):
            yield
        stage.orders(*shown)
        for _ in range(4):
            yield


def a_button_that_is_armed_again_and_again(stage: Stage) -> Iterator[None]:
    """A cook who hesitates: touched once, never confirmed, touched again when it has gone out."""
    while True:
        stage.screen.kiosk.bump(stage.screen.hub.board.orders[0].id)
        for _ in range(10):
            yield
        stage.screen.kiosk._disarm()
        for _ in range(4):
            yield


def toasts_that_chase_each_other(stage: Stage) -> Iterator[None]:
    """One bump after the other, as fast as a cook taps, over news that wait."""
    shown = stage.screen.hub.board.orders
    stage.orders(*shown, *(Ticket(number, 1).add(1, "Soup").order() for number in range(900, 910)))
    while True:
        for order in shown[:5]:
            stage.screen.kiosk.bump(order.id)
            for _ in range(5):
                yield


def a_night_with_alarms(stage: Stage) -> Iterator[None]:
    """A dark screen that has to be seen every now and then."""
    while True:
        stage.screen.kiosk.link_changed(Link.RECONNECTING, "The hub fell silent. Still trying.")
        for _ in range(3):
            yield
        stage.screen.kiosk.link_changed(Link.CONNECTED, "")
        for _ in range(3):
            yield


STORIES = [
    a_link_that_flaps,
    a_link_that_fails_between,
    a_hub_that_vouches_late,
    orders_that_pour_in,
    a_button_that_is_armed_again_and_again,
    toasts_that_chase_each_other,
    a_night_with_alarms,
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_no_region_flashes_more_than_three_times_a_second(open_screen, story):
    """Without motion, where every change is a jump: nothing softens it."""
    shown = board()
    if story is a_button_that_is_armed_again_and_again:
        here = Station(name="preparing", title="Preparing", kind=StationKind.EXPO, guard=Guard.DOUBLE_TAP)
        shown = replace(shown, kitchen=KitchenNow(station=here))
    dark = {"brightness": 0.4} if story is a_night_with_alarms else {}
    screen = open_screen(shown, width=1280, height=720, **dark)
    frames = Stage(screen).play(story, 50)
    assert flashes(frames) <= FLASHES_MOST


def test_cards_that_slide_do_not_flash(open_screen):
    """With motion: cards that come, go, and close up, all the time."""
    screen = open_screen(width=1280, height=720, reduced_motion=False)
    frames = Stage(screen).play(orders_that_come_and_go, 40)
    assert flashes(frames) <= FLASHES_MOST


def test_a_warning_comes_at_once_and_goes_at_most_once_a_second():
    """The truth is never late; that it has passed may wait."""
    now = [100.0]
    warning = Steadiness(lambda: now[0])
    assert not warning.shown(False)
    assert warning.shown(True)
    assert not warning.shown(False), "it has not gone for a long time"
    seen = []
    for step in range(100):
        now[0] += 0.05
        seen.append(warning.shown(step % 2 == 0))
        assert seen[-1] or step % 2, "it is so, and is said"
    went = [at for at, (one, other) in enumerate(pairwise(seen)) if one and not other]
    assert len(went) in (4, 5)
    assert warning.goes_in_s() <= GOES_EVERY_S


def test_a_stale_screen_that_is_current_again_says_so_by_itself(open_screen):
    """Also when nothing else happens."""
    screen = open_screen()
    for link in (Link.RECONNECTING, Link.CONNECTED, Link.RECONNECTING, Link.CONNECTED):
        screen.kiosk.link_changed(link, "")
    assert screen.kiosk.stale
    assert screen.kiosk.property("linkWord") == "RECONNECTING"
    assert screen.kiosk._staling.isActive()
    assert screen.kiosk._staling.interval() <= 1001
    screen.time[0] += 1.01
    screen.kiosk._staling.timeout.emit()
    assert not screen.kiosk.stale
    assert screen.kiosk.property("linkWord") == "LIVE"


def test_nothing_repeats_itself_for_ever():
    """An animation that goes round and round is one that blinks."""
    for file in (window.QML / "Heard").glob("*.qml"):
        assert not re.search(r"\bloops\b|Animation\.Infinite|\bTimer\b", file.read_text()), file.name


def test_every_movement_can_be_turned_off():
    """Durations come from the theme, where less motion makes them nothing."""
    theme = (window.QML / "Heard" / "Theme.qml").read_text()
    for name in ("flow", "leave", "enter", "drift"):
        assert re.search(rf"property int {name}: motion \? \d+ : 0", theme), name
    for file in (window.QML / "Heard").glob("*.qml"):
        for duration in re.findall(r"duration: (.*)", file.read_text()):
            assert re.fullmatch(r"Theme\.(flow|leave|enter|drift|glimpse)", duration), (
                f"{file.name}: {duration}"
            )
