"""What a cook hears of a screen, and what the screen says about that: the one object QML asks about sound.

It only listens: the kiosk tells it of every board and every second, the speaker how it stands.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from hub_server.protocol.kitchen import StationKind
from kiosk_app.aging import Agings
from kiosk_app.board import Board
from kiosk_app.config import Config
from kiosk_app.mixer import Output
from kiosk_app.outbox import Pending
from kiosk_app.settings import setting
from kiosk_app.sounds import (
    NOTHING,
    Ages,
    Event,
    Turns,
    happened,
    is_quiet_hour,
    sound_of,
    unheeded,
)
from kiosk_app.speech import mark, tr

GATHER_MS = 150
"""What happens within this time is one sound: a reconnected screen gets what it missed message by message."""

TEST_EVERY_MS = 1600
"""From one sound of the self-test to the next."""


class Sounding(Protocol):
    """What plays sounds; see `speaker.Speaker`."""

    def play(self, name: str, volume: float) -> None:
        """Plays one; returns at once."""


class State(StrEnum):
    """Whether a cook can hear this screen, and if not, why.

    `none`: guests look at it, and it has nothing to say. `opening`: nobody knows yet. `off`, `quiet`: it was set so.
    `muted`, `missing`, `unheard`: it should be heard and is not.
    """

    NONE = "none"
    OPENING = "opening"
    FINE = "fine"
    OFF = "off"
    QUIET = "quiet"
    MUTED = "muted"
    MISSING = "missing"
    UNHEARD = "unheard"


_LOOKS: dict[State, tuple[str, str]] = {
    State.NONE: ("sound_off", ""),
    State.OPENING: ("sound", mark("SOUND")),
    State.FINE: ("sound", mark("SOUND")),
    State.OFF: ("sound_off", mark("SOUND OFF")),
    State.QUIET: ("quiet", mark("QUIET HOURS")),
    State.MUTED: ("muted", mark("MUTED")),
    State.MISSING: ("no_speaker", mark("NO SPEAKER")),
    State.UNHEARD: ("unheard", mark("NOT HEARD")),
}
"""Sign and word, in English."""

ALARMS = {State.MUTED, State.MISSING, State.UNHEARD}


class Ears(QObject):
    """The sound of one screen.

    Args:
        parent: the kiosk.
        config: the settings as they are now.
        clock: monotonic, in seconds.
        agings: of the screen's orders.
    """

    changed = Signal()
    # From the speaker's thread; Qt carries it into the screen's.
    reported = Signal(str)

    def __init__(
        self, parent: QObject, config: Callable[[], Config], clock: Callable[[], float], agings: Agings
    ) -> None:
        super().__init__(parent)
        self._config = config
        self._clock = clock
        self._speaker: Sounding | None = None
        self._output = Output.OPENING
        self._turns, self._ages = Turns(), Ages(agings)
        self._board = Board(station="")
        self._pending: Pending = {}
        self._now_ms: int | None = None
        # Whether the board was current at some time since this station is shown: only then it can cease to be.
        self._was_current = False
        self._unheard = False
        # Whether the hub was lost, and nobody was here since.
        self._lost = False
        # The events whose sounds are still to be tried, and what is asked after the last one.
        self._trying: list[Event] = []
        self._tried: Event | None = None
        self._asks = False
        self._shown: tuple[object, ...] = ()
        self._gathering = self._timer(GATHER_MS, self._sound)
        self.trial = self._timer(TEST_EVERY_MS, self._try_next)
        self.reported.connect(self._reported)

    def _timer(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    # What it is told

    def use(self, speaker: Sounding) -> None:
        """This one plays from now on; it emits `reported` when it knows how it stands."""
        self._speaker = speaker

    def begin(self) -> None:
        """Another station is shown; what that means to a cook is seen, not heard."""
        self._turns.clear()
        self._ages.forget()
        self._board, self._pending = Board(station=""), {}
        self._was_current = self._lost = False

    def heed(self) -> None:
        """Somebody is at the glass, and sees what it says of the hub."""
        self._lost = False

    def see(self, before: Board, after: Board, pending: Pending) -> None:
        """The board has changed.

        Args:
            pending: this screen's own commands whose effect was not on the board before.
        """
        self._board, self._pending = after, pending
        self._hear(happened(before, after, pending))
        self._tell()

    def tick(self, now_ms: int | None, pending: Pending, *, stale: bool) -> None:
        """A second has passed, or the board has become stale or current.

        Args:
            now_ms: the hub's clock; None before it is known.
        """
        self._now_ms, self._pending = now_ms, pending
        config = self._config()
        if stale and self._was_current and self._board.at.kind is not StationKind.BOARD:
            self._hear({Event.LINK})
            self._lost = True
        self._lost = self._lost and stale
        self._was_current = not stale
        self._hear(self._ages.risen(self._board, now_ms, config))
        if 0 < config.sound_repeat_s <= self._turns.silent_s(self._clock()):
            # What a stale screen shows may have been done long since: only that it is stale is said again.
            waits = unheeded(self._board, pending, self._ages)
            self._hear({Event.LINK} if self._lost else waits if not stale else NOTHING)
        self._tell()

    def _hear(self, events: set[Event] | frozenset[Event]) -> None:
        if self._turns.add(events) and not self._gathering.isActive():
            self._gathering.start(GATHER_MS)

    def _sound(self) -> None:
        """The moment is over: the most important of it is heard."""
        busy_s = self._turns.busy_s(self._clock())
        if busy_s > 0:
            self._gathering.start(round(busy_s * 1000) + 1)
            return
        if self._state() in (State.NONE, State.OFF, State.QUIET):
            self._turns.clear()
            return
        event = self._turns.take(self._config(), self._clock())
        if event is not None:
            self._play(event)

    def _play(self, event: Event) -> None:
        config = self._config()
        if self._speaker is not None:
            self._speaker.play(sound_of(event, config), config.volume)

    @Slot(str)
    def _reported(self, output: str) -> None:
        self._output = Output(output)
        self._tell()

    def _tell(self) -> None:
        shown = (self._state(), self._tried, self._asks)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    # What is asked of it

    def _state(self) -> State:
        config = self._config()
        if self._board.at.kind is StationKind.BOARD:
            return State.NONE
        if config.volume == 0 or all(sound_of(event, config) == "none" for event in Event):
            return State.OFF
        if is_quiet_hour(config, self._now_ms):
            return State.QUIET
        found = State(str(self._output))
        return State.UNHEARD if self._unheard and found is State.FINE else found

    # The self-test

    @Slot()
    def test(self) -> None:
        """Plays the sound of every event, one after the other, then asks whether they were heard.

        Also in quiet hours: somebody stands here and wants it. With the volume at nothing there is nothing to ask.
        """
        config = self._config()
        self.stopTest()
        if config.volume > 0:
            self._trying = [event for event in Event if sound_of(event, config) != "none"]
        self._try_next()

    @Slot(bool)
    def heardIt(self, heard: bool) -> None:
        """The cook's answer; a no is an alarm until a test was heard."""
        if self._asks:
            self._asks = False
            self._unheard = not heard
            self._tell()

    @Slot()
    def stopTest(self) -> None:
        """The test is not wanted any more; it has shown nothing."""
        self.trial.stop()
        self._trying, self._tried, self._asks = [], None, False
        self._tell()

    def _try_next(self) -> None:
        if self._trying:
            self._tried = self._trying.pop(0)
            self._play(self._tried)
            self.trial.start()
        else:
            self._asks = self._tried is not None
            self._tried = None
        self._tell()

    def _testing(self) -> str:
        return "" if self._tried is None else tr(setting(f"sound_{self._tried}").title)

    # PySide takes these as types, its type hints do not know it.
    state: Any = Property(str, lambda self: str(self._state()), notify=changed)
    sign: Any = Property(str, lambda self: _LOOKS[self._state()][0], notify=changed)
    word: Any = Property(str, lambda self: tr(_LOOKS[self._state()][1]), notify=changed)
    alarm: Any = Property(bool, lambda self: self._state() in ALARMS, notify=changed)
    testing: Any = Property(str, lambda self: self._testing(), notify=changed)
    asking: Any = Property(bool, lambda self: self._asks, notify=changed)
