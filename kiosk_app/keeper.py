"""The kiosk's own settings on its glass, behind the PIN: every touch has its effect at once and is kept on the disk."""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, Signal, Slot

from kiosk_app import panels, setting_rows, speech, words
from kiosk_app.config import LEARNED, Config
from kiosk_app.neighbour import Neighbour
from kiosk_app.pin import Facts, Forgetful, Lock
from kiosk_app.pin_pad import Asked, PinPad
from kiosk_app.rail_view import STILL_S
from kiosk_app.screen import LIST, MAP
from kiosk_app.settings import offered
from kiosk_app.setup import SETTINGS_FACT, Setup, Source
from kiosk_app.speech import tr
from kiosk_app.wrap import Measure

PIN, SETTINGS = "pin", "settings"
"""The two panels."""

LEFT_S = 60.0
"""After so long without a touch they close: nobody is there any more, and the PIN is wanted again."""


class Keeper(Neighbour):
    """A screen that can be set where it hangs; see `Neighbour`.

    Of two on one glass the first is set, and the other with it.
    """

    # Of its own class, as `Finder.searchChanged` is.
    pinChanged = Signal()
    settingsShown = Signal()

    def __init__(
        self, config: Config, measure: Measure, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(config, measure, clock=clock)
        self._setup = Setup.of(config)
        self._facts: Facts = Forgetful()
        self._lock = Lock(self._facts, clock=clock)
        self._pad = PinPad(self._lock)
        self._settings_page = "screen"
        self._hooks: dict[str, Callable[[], None]] = {
            "change_pin": self._change_pin,
            "learn_keys": self._learning.start,
        }
        self._keeps = True
        # When somebody touched these panels last, and when something came under the finger that was not there before.
        self._handled_at = self._stirred_at = -STILL_S
        self.panelChanged.connect(self._see_panel)
        self.settingsChanged.connect(self._see_panel)
        self.ticked.connect(self._watch)
        self.pairChanged.connect(self.settingsShown)
        self._ears.changed.connect(self._hear)

    def keep(
        self, setup: Setup, facts: Facts | None, pin: str = "", *, wall: Callable[[], float] = time.time
    ) -> None:
        """From now on what is set here is kept.

        Args:
            setup: the layers of the settings this screen was made with.
            facts: where it is kept; None where nothing can be: then until the program ends.
            pin: one that a file gives; empty: it is chosen here.
            wall: this machine's clock, in seconds since the Unix epoch.
        """
        self._setup = setup
        self._keeps = facts is not None
        self._facts = Forgetful() if facts is None else facts
        self._lock = Lock(self._facts, pin, clock=self._clock, wall=wall)
        if self._lock.is_given:
            # It is changed where it was given.
            self._hooks.pop("change_pin", None)
        self._see_panel()

    def hook(self, key: str, do: Callable[[], None]) -> None:
        """From now on an action of the settings (`settings.ACTIONS`) is shown, and does this."""
        self._hooks[key] = do
        self._see_panel()

    def configure(self, config: Config) -> None:
        """See `Drawing`; what stands beside it on the same glass is set alike."""
        super().configure(config)
        if self._second is not None:
            self._second.configure(config)

    def pair(self, second: Neighbour | None) -> None:
        """See `Neighbour`."""
        if second is not None and second.config != self._config:
            second.configure(self._config)
        super().pair(second)

    # The way in

    @Slot()
    def openSettings(self) -> None:
        """Asks for the PIN, or for one to choose where there is none yet."""
        first = self._first
        if first is not self and isinstance(first, Keeper):
            if self._is_steady():
                self._enter("")
                first.touched()
                first.openSettings()
            return
        if self._panel not in (PIN, SETTINGS) and self._is_steady():
            # Some of them can stand beside this one.
            self.stationsWanted.emit()
            self._ask(anew=False)

    @Slot(str)
    def typePin(self, key: str) -> None:
        """A key of the pad: a digit or the backspace."""
        if self._is_open(PIN):
            self._pad.type(key)
            self.pinChanged.emit()

    @Slot()
    def enterPin(self) -> None:
        """All of it is typed."""
        if not self._is_open(PIN):
            return
        if self._pad.enter():
            self._enter(SETTINGS)
        self.pinChanged.emit()

    # What is touched there

    @Slot()
    def handled(self) -> None:
        """Somebody is there: scrolls, or reads with a finger."""
        self._handled_at = self._clock()

    @Slot(str)
    def turnSettings(self, page: str) -> None:
        """Opens another page of the settings."""
        if self._is_open(SETTINGS) and page != self._settings_page:
            self._settings_page = page
            self._stirred_at = self._clock()
            self.settingsShown.emit()

    @Slot(str, int)
    def stepSetting(self, name: str, by: int) -> None:
        """The next choice of a setting, or the one before."""
        if self._is_open(SETTINGS) and self._may_choose(name):
            each = offered(name, self._others())
            self._choose(self._setup.choose(name, setting_rows.step(self._config, each, by)))

    @Slot(str, int)
    def pickSetting(self, name: str, at: int) -> None:
        """The choice of a setting that stands at this place, from 0."""
        if name == setting_rows.HEARD_IT:
            if self._is_open(SETTINGS):
                self._ears.heardIt(at == 0)
            return
        choices = offered(name, self._others()).choices
        if self._is_open(SETTINGS) and self._may_choose(name) and 0 <= at < len(choices):
            self._choose(self._setup.choose(name, choices[at].value))

    @Slot(str)
    def resetSettings(self, page: str) -> None:
        """Forgets what was chosen on a page: what the file says counts again."""
        if self._is_open(SETTINGS) and page == self._settings_page:
            self._choose(self._setup.without(page))

    @Slot(str)
    def doSetting(self, key: str) -> None:
        """Does what an action of a page says."""
        if self._is_open(SETTINGS) and key in self._hooks:
            self._hooks[key]()

    # Inside

    def _ask(self, *, anew: bool) -> None:
        self._pad = PinPad(self._lock, anew=anew)
        self._handled_at = self._clock()
        self._enter(PIN)

    def _use_learnt(self) -> None:
        """See `ByKey`; it is a setting like any other, and kept."""
        first = self._first
        if first is not self and isinstance(first, Keeper):
            first._use_learnt()
        elif self._setup.source("key_profile") is not Source.START:
            self._choose(self._setup.choose("key_profile", LEARNED))

    def _change_pin(self) -> None:
        self._ask(anew=True)

    def _is_open(self, panel: str) -> bool:
        """Whether a touch on a panel is meant: it stands there, as it is, for long enough."""
        now = self._clock()
        self._handled_at = now
        return self._panel == panel and self._is_steady() and now - self._stirred_at >= STILL_S

    def _may_choose(self, name: str) -> bool:
        is_known = any(
            row["name"] == name and row["kind"] not in ("action", "back") for row in self._settings_rows()
        )
        return is_known and self._setup.source(name) is not Source.START

    def _choose(self, setup: Setup) -> None:
        if setup == self._setup:
            return
        self._setup = setup
        self._facts.keep_fact(SETTINGS_FACT, setup.kept())
        stood = self._glass.sizes.per_mm, speech.mirrored()
        second = self._config.second
        self.configure(setup.config())
        if self._config.second != second:
            self.split(self._config.second)
        if stood != (self._glass.sizes.per_mm, speech.mirrored()):
            # Everything stands elsewhere: the next touch of a double tap was meant for what was there.
            self._stirred_at = self._clock()

    def _see_panel(self) -> None:
        if self._panel != PIN:
            # Nobody finds half a PIN.
            self._pad = PinPad(self._lock)
        if self._panel != SETTINGS and (self._ears.testing or self._ears.asking):
            self._ears.stopTest()
        if self._panel == "":
            self._settings_page = "screen"
        self.pinChanged.emit()
        self.settingsShown.emit()

    def _hear(self) -> None:
        """The test of the sounds goes on, and nobody is taken for gone meanwhile."""
        if self._panel == SETTINGS:
            self._handled_at = self._clock()
            if self._ears.asking:
                # The question stands where the button was.
                self._stirred_at = self._clock()
            self.settingsShown.emit()

    def _watch(self) -> None:
        """A second has passed: a pause gets shorter, and a screen that nobody touches is a board again."""
        if self._panel not in (PIN, SETTINGS):
            return
        if self._learning.active:
            # Somebody is at the keys, and comes back here.
            self._handled_at = self._clock()
        if self._clock() - self._handled_at >= LEFT_S:
            self._enter("" if self.station else "stations")
        else:
            self.pinChanged.emit()

    def _settings_rows(self) -> list[dict[str, object]]:
        return setting_rows.rows(
            self._settings_page,
            self._config,
            self._setup,
            self._hooks,
            stations=self._others(),
            notes=self._notes(),
            trial=setting_rows.Trial(self._ears.testing, self._ears.asking),
        )

    def _notes(self) -> dict[str, str]:
        """What has to be known of a setting beside its value."""
        config = self._config
        half = tr("The other end is wanted, too.") if bool(config.quiet_from) != bool(config.quiet_to) else ""
        second = self._second
        goes = ""
        if second is not None and second.leaves:
            goes = tr("{station} goes as soon as the hub has its last bumps.", station=second.station_title)
        return {
            "second": goes,
            "columns": panels.fewer_columns(config.columns, self._view.rail),
            "quiet_from": "" if config.quiet_from else half,
            "quiet_to": "" if config.quiet_to else half,
        }

    def _others(self) -> list[tuple[str, str]]:
        """The stations that can stand beside this one."""
        known = dict(self._stations)
        chosen = self._config.second
        if chosen and chosen not in known:
            known[chosen] = chosen.replace("_", " ").capitalize()
        return [(name, words.station_title(title)) for name, title in known.items() if name != self.station]

    def _pin_pad(self) -> dict[str, object]:
        pad = self._pad
        return {
            "heading": pad.heading,
            "sentence": pad.sentence,
            "digits": pad.digits,
            "usable": pad.wait_s == 0,
            "choosing": pad.asked is not Asked.PIN,
        }

    pinPad = Property(MAP, lambda self: self._pin_pad(), notify=pinChanged)
    settingsPages = Property(
        LIST, lambda self: setting_rows.pages(self._settings_page, self._hooks), notify=settingsShown
    )
    settingsRows = Property(LIST, lambda self: self._settings_rows(), notify=settingsShown)
    settingsNote = Property(
        str,
        lambda self: (
            ""
            if self._keeps
            else tr("Nothing can be kept on this machine: after a restart all is as before.")
        ),
        notify=settingsShown,
    )
