"""The PIN pad: what was typed so far, what is asked for and what is said about it. Qt-free."""

import math
from enum import StrEnum

from kiosk_app.pin import LEAST, MOST, Lock, is_pin
from kiosk_app.speech import tr, trn

BACK = "\b"


class Asked(StrEnum):
    """What is to be typed."""

    PIN = "pin"
    NEW = "new"
    AGAIN = "again"


class PinPad:
    """One opening of the pad.

    Args:
        lock: before the settings.
        anew: another PIN is to be chosen, though there is one.

    Attributes:
        asked: what is to be typed now.
    """

    def __init__(self, lock: Lock, *, anew: bool = False) -> None:
        self._lock = lock
        self.asked = Asked.NEW if anew or not lock.is_set else Asked.PIN
        self._typed = self._first = self._said = ""

    @property
    def digits(self) -> int:
        """How many were typed; which ones is nobody's business."""
        return len(self._typed)

    @property
    def wait_s(self) -> int:
        """Whole seconds until something can be typed; 0: now."""
        return math.ceil(self._lock.wait_s()) if self.asked is Asked.PIN else 0

    def type(self, key: str) -> None:
        """One more digit, or the backspace."""
        if self.wait_s:
            return
        if key == BACK:
            self._typed = self._typed[:-1]
        elif len(key) == 1 and key.isascii() and key.isdigit() and len(self._typed) < MOST:
            self._typed += key
            self._said = ""

    def enter(self) -> bool:
        """What was typed is all of it; says whether the settings are open now."""
        typed, self._typed = self._typed, ""
        if self.wait_s or not typed:
            return False
        if self.asked is Asked.PIN:
            return self._try(typed)
        if self.asked is Asked.NEW:
            if is_pin(typed):
                self.asked, self._first, self._said = Asked.AGAIN, typed, ""
            else:
                self._said = tr("It needs {least} to {most} digits.", least=LEAST, most=MOST)
            return False
        first, self._first = self._first, ""
        if typed != first:
            self.asked, self._said = (
                Asked.NEW,
                tr("These were other digits than before. Please choose again."),
            )
            return False
        self._lock.choose(typed)
        return True

    def _try(self, typed: str) -> bool:
        if self._lock.opens(typed):
            return True
        self._said = trn(
            "That is not the PIN. After 1 more wrong try it pauses.",
            "That is not the PIN. After %n more wrong tries it pauses.",
            self._lock.free_tries,
        )
        return False

    @property
    def heading(self) -> str:
        """What is asked for, in a few words."""
        match self.asked:
            case Asked.PIN:
                return tr("PIN for the settings")
            case Asked.NEW:
                return tr("Choose a PIN")
            case _:
                return tr("The same PIN again")

    @property
    def sentence(self) -> str:
        """What there is to say about it."""
        if self.wait_s:
            left = f"{self.wait_s // 60}:{self.wait_s % 60:02}"
            return tr("Too many wrong tries. The next one can be made in {time}.", time=left)
        if self._said:
            return self._said
        if self.asked is Asked.NEW:
            return tr(
                "It keeps the settings of this screen from being changed by chance: {least} to {most} digits. Whoever "
                "has the machine can reset a forgotten one: heard kiosk --forget-pin",
                least=LEAST,
                most=MOST,
            )
        return ""
