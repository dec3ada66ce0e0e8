"""What lies behind the PIN, and the PIN itself, opened for tests that measure it; see `boards.showings`."""

from collections.abc import Callable
from typing import Any

from boards.settings import bring_up, enter, open_pad, open_settings, row, turn_to

from kiosk_app.setup import Setup

Open = Callable[..., Any]


def locked(open_screen: Open, open_station: Open, line: Any, **how: Any) -> Any:
    """Five times another PIN; nothing can be typed for a while."""
    screen = open_screen(**how)
    screen.kiosk.keep(Setup(), None, "2580")
    open_pad(screen)
    for _ in range(5):
        enter(screen, "1111")
    assert not screen.kiosk.pinPad["usable"]
    return screen


def cards(open_screen: Open, open_station: Open, line: Any, **how: Any) -> Any:
    """The page of the cards from above: what cannot be set here, what was, and that it is not kept."""
    screen = _opened(open_screen, how, given={"layout": "rail", "text_size": 1.0}, chosen={"second": ""})
    turn_to(screen, "cards")
    return screen


def sound(open_screen: Open, open_station: Open, line: Any, **how: Any) -> Any:
    """The end of the page of sounds; they were tried, and it is asked whether somebody has heard them."""
    screen = _opened(open_screen, how, chosen={"quiet_from": "22:00"})
    screen.kiosk.sound.trial.setInterval(1)
    turn_to(screen, "sound")
    screen.kiosk.doSetting("test_sound")
    screen.until(lambda: screen.kiosk.sound.asking)
    bring_up(screen, row(screen, "heard_it"))
    return screen


def keys(open_screen: Open, open_station: Open, line: Any, **how: Any) -> Any:
    """The page of the bump bar."""
    screen = _opened(open_screen, how, filed={"debounce_ms": 100})
    turn_to(screen, "keys")
    return screen


def calm(open_screen: Open, open_station: Open, line: Any, **how: Any) -> Any:
    """The page of the hours without work, from above; something was set."""
    screen = _opened(open_screen, how, chosen={"burn_in_shift": True})
    turn_to(screen, "calm")
    return screen


def learnt(open_screen: Open, open_station: Open, line: Any, **how: Any) -> Any:
    """Three keys of a bump bar are known, and one of them was pressed once more."""
    screen = open_screen(**how)
    screen.wait_still()
    screen.kiosk.learning.start()
    for key in ("F1", "F2", "F3", "F2"):
        screen.kiosk.learning.press(key)
    assert screen.one("learnRefusal").property("text")
    return screen


def _opened(open_screen: Open, how: dict[str, Any], **layers: Any) -> Any:
    screen = open_screen(**how)
    screen.kiosk.keep(Setup(**layers), None, "2580")
    open_settings(screen)
    return screen


CLOSED = (locked, cards, sound, keys, calm, learnt)
