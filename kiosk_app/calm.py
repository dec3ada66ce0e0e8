"""The screen at rest, as QML reads it: standby, how dark it is, and where its picture stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk_app.backlight import Backlight
from kiosk_app.brightness import Brightness, brightness, shade
from kiosk_app.config import Config
from kiosk_app.standby import Standby


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What of a screen decides whether it may rest.

    Attributes:
        now_ms: the hub's clock; None while it is not known.
        is_needed: orders hang here, or the screen has something to say.
        is_alarmed: it may not be current, or something is late or wrong: that is seen at full light.
        is_still: no card moves.
    """

    now_ms: int | None
    is_needed: bool
    is_alarmed: bool
    is_still: bool


class Calm(QObject):
    """The screen at rest.

    Args:
        parent: owns it.
        config: the settings as they are now.
        scene: the screen as it is now.
        clock: monotonic, in seconds.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject,
        config: Callable[[], Config],
        scene: Callable[[], Scene],
        clock: Callable[[], float],
    ) -> None:
        super().__init__(parent)
        self._config = config
        self._scene = scene
        self._standby = Standby(clock)
        self._brightness = Brightness(clock)
        self._backlight: Backlight | None = None
        self._shown = self._asked()

    def use(self, backlight: Backlight | None) -> None:
        """From now on this gives the light, as long as it can; without one the picture is made darker."""
        self._backlight = backlight
        self.look()

    def end(self) -> None:
        """The program ends: the backlight is as it was."""
        if self._backlight is not None:
            self._backlight.restore()

    def touched(self) -> bool:
        """Somebody touched the glass or a key; says whether that did no more than wake the screen."""
        has_woken = self._standby.touched()
        if has_woken:
            self.look()
        return has_woken

    @Slot()
    def look(self) -> None:
        """Something of the screen, its settings or the time has become another."""
        shown = self._asked()
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def _asked(self) -> tuple[Any, ...]:
        """Whether it rests, where what it then shows stands, the black over it, and where the picture stands."""
        config, scene = self._config(), self._scene()
        is_asleep = self._standby.look(config.standby_min, is_needed=scene.is_needed or scene.is_alarmed)
        night = config.dim_from, config.dim_to
        wanted = brightness(config.brightness, config.dim_brightness, night, scene.now_ms)
        light = self._brightness.light(wanted, is_alarmed=scene.is_alarmed)
        if self._backlight is not None:
            if self._backlight.give(light):
                light = 1.0
            else:
                self._backlight = None
        # What standby shows wanders by itself, and its black covers all of the glass.
        is_shifted = config.burn_in_shift and not is_asleep
        return (
            is_asleep,
            self._standby.place if is_asleep else (0.5, 0.5),
            shade(light),
            self._standby.shift(is_wanted=is_shifted, is_still=scene.is_still),
        )

    standby = Property(bool, lambda self: self._shown[0], notify=changed)
    across = Property(float, lambda self: self._shown[1][0], notify=changed)
    down = Property(float, lambda self: self._shown[1][1], notify=changed)
    shade = Property(float, lambda self: self._shown[2], notify=changed)
    shiftX = Property(int, lambda self: self._shown[3][0], notify=changed)
    shiftY = Property(int, lambda self: self._shown[3][1], notify=changed)
