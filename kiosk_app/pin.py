"""The PIN before the settings on the glass: how it is kept, compared, and guarded against trying. Qt-free.

It keeps cooks and guests from changing the screen by chance or for fun; whoever has the machine can forget it
(`heard kiosk --forget-pin`). It is never kept itself, only what scrypt (RFC 7914) makes of it, and stands in no log.
"""

import hashlib
import hmac
import logging
import os
import time
from collections.abc import Callable
from typing import Protocol

import msgspec

log = logging.getLogger(__name__)

LEAST, MOST = 4, 8
"""Digits of a PIN."""

FREE_TRIES = 5
"""Wrong ones before the first pause."""

PAUSE_S, PAUSE_MOST_S = 30.0, 15 * 60.0
"""The first pause; each further wrong try doubles it, up to the last."""

PIN_FACT, TRIES_FACT = "pin", "pin_tries"
"""Where they are kept."""

_LOG_N, _R, _P = 14, 8, 1
# 16 MiB and some 50 ms a try; a small computer of an ARM board takes 0.1 s. More would not help: 4 digits are 4 digits.
_MADE = f"scrypt-{_LOG_N}-{_R}-{_P}"


class Facts(Protocol):
    """What is kept over a restart; a `Disk`, or `Forgetful`."""

    def fact(self, name: str) -> str | None:
        """What was kept under that name."""

    def keep_fact(self, name: str, value: str) -> None:
        """Keeps something under a name."""


class Forgetful:
    """Keeps things until the program ends: where a kiosk has no disk."""

    def __init__(self) -> None:
        self._facts: dict[str, str] = {}

    def fact(self, name: str) -> str | None:
        """See `Facts`."""
        return self._facts.get(name)

    def keep_fact(self, name: str, value: str) -> None:
        """See `Facts`."""
        self._facts[name] = value


def is_pin(text: str) -> bool:
    """Whether it could be one."""
    return LEAST <= len(text) <= MOST and text.isascii() and text.isdigit()


def kept_as(pin: str, salt: bytes | None = None) -> str:
    """What is kept of a PIN."""
    salt = os.urandom(16) if salt is None else salt
    return f"{_MADE}:{salt.hex()}:{_scrypt(pin, salt).hex()}"


def is_same(pin: str, kept: str) -> bool:
    """Whether that is what was kept of this PIN; compared in constant time.

    Raises:
        ValueError: it was not made by `kept_as`.
    """
    salt, digest = _parts(kept)
    return hmac.compare_digest(_scrypt(pin, salt), digest)


def forget(facts: Facts) -> None:
    """From now on there is no PIN, and nobody has tried one."""
    facts.keep_fact(PIN_FACT, "")
    facts.keep_fact(TRIES_FACT, "")


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=1 << _LOG_N, r=_R, p=_P, maxmem=1 << 26, dklen=32)


def _parts(kept: str) -> tuple[bytes, bytes]:
    made, _, rest = kept.partition(":")
    if made != _MADE:
        raise ValueError("made by another version")
    salt, _, digest = rest.partition(":")
    return bytes.fromhex(salt), bytes.fromhex(digest)


class _Tries(msgspec.Struct, frozen=True):
    """The wrong tries since the last right one.

    Attributes:
        wrong: how many.
        pause_s: how long the last of them stopped the next.
        at_s: when that was by this machine's wall clock, in seconds since the Unix epoch.
    """

    wrong: int = 0
    pause_s: float = 0.0
    at_s: float = 0.0


_tries = msgspec.json.Decoder(_Tries)


class Lock:
    """The lock before the settings.

    Pauses are counted by the monotonic clock. Over a restart only the wall clock knows how much of one is over, and it
    may have been set meanwhile: time that went backwards counts as none, so that a pause then begins anew, and none is
    ever longer than it was at first. Whoever can set the clock forward has the machine anyway.

    Args:
        facts: where PIN and tries are kept.
        given: the PIN of a file, which is not kept and cannot be changed here; empty: there is none.
        clock: monotonic, in seconds.
        wall: in seconds since the Unix epoch.
    """

    def __init__(
        self,
        facts: Facts,
        given: str = "",
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._facts = facts
        self._clock = clock
        self._wall = wall
        self.is_given = bool(given)
        self._kept = kept_as(given) if given else _readable(facts.fact(PIN_FACT))
        self._wrong, left_s = self._left()
        self._until = clock() + left_s

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN at all."""
        return self._kept != ""

    @property
    def free_tries(self) -> int:
        """How many more wrong ones until the next pause."""
        return max(1, FREE_TRIES - self._wrong)

    def wait_s(self) -> float:
        """How long nothing is tried, in seconds; 0: at once."""
        return max(0.0, self._until - self._clock())

    def opens(self, pin: str) -> bool:
        """Whether this is the PIN; in a pause nothing is. Takes up to 0.1 s."""
        if not self._kept or self.wait_s() > 0:
            return False
        if is_same(pin, self._kept):
            if self._wrong:
                self._count(0)
            return True
        self._count(self._wrong + 1)
        return False

    def choose(self, pin: str) -> None:
        """From now on this is the PIN.

        Raises:
            ValueError: it is none, or another is given by a file.
        """
        if self.is_given or not is_pin(pin):
            raise ValueError("not a PIN that can be chosen")
        self._kept = kept_as(pin)
        self._facts.keep_fact(PIN_FACT, self._kept)
        self._count(0)

    def _count(self, wrong: int) -> None:
        over = wrong - FREE_TRIES
        pause_s = min(PAUSE_MOST_S, PAUSE_S * 2.0 ** min(over, 16)) if over >= 0 else 0.0
        self._wrong = wrong
        self._until = self._clock() + pause_s
        tries = msgspec.json.encode(_Tries(wrong, pause_s, self._wall())).decode() if wrong else ""
        self._facts.keep_fact(TRIES_FACT, tries)

    def _left(self) -> tuple[int, float]:
        """The tries before the restart, and how much of their pause is left."""
        try:
            tries = _tries.decode(self._facts.fact(TRIES_FACT) or "{}")
        except msgspec.MsgspecError:
            return 0, 0.0
        over_s = max(0.0, self._wall() - tries.at_s)
        return max(0, tries.wrong), min(max(0.0, tries.pause_s - over_s), PAUSE_MOST_S)


def _readable(kept: str | None) -> str:
    try:
        if kept:
            _parts(kept)
    except ValueError:
        log.warning(
            "the PIN of the settings was kept by another version of this program; a new one is to be chosen"
        )
        return ""
    return kept or ""
