"""The PIN before the settings: kept as nobody can read it, and not to be found by trying."""

import logging

import pytest

from kiosk_app.disk import Disk
from kiosk_app.pin import (
    FREE_TRIES,
    PAUSE_MOST_S,
    PIN_FACT,
    TRIES_FACT,
    Forgetful,
    Lock,
    forget,
    is_pin,
    kept_as,
)
from kiosk_app.pin_pad import Asked, PinPad


class Clocks:
    """Both clocks of a machine, in a test's hands: `pass_s` moves both, as time does."""

    def __init__(self) -> None:
        self.now, self.wall = 1000.0, 1_795_000_000.0

    def pass_s(self, seconds: float) -> None:
        self.now += seconds
        self.wall += seconds

    def lock(self, facts, given: str = "") -> Lock:
        return Lock(facts, given, clock=lambda: self.now, wall=lambda: self.wall)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def chosen(clocks: Clocks, pin: str = "2580") -> tuple[Lock, Forgetful]:
    facts = Forgetful()
    lock = clocks.lock(facts)
    lock.choose(pin)
    return lock, facts


def try_wrongly(lock: Lock, times: int) -> None:
    for _ in range(times):
        assert not lock.opens("0000")


def test_a_pin_is_four_to_eight_digits():
    """Those of ASCII: what a pad can type."""
    assert [text for text in ("1234", "12345678", "0000") if not is_pin(text)] == []
    assert [text for text in ("", "123", "123456789", "12a4", "١٢٣٤", "12 4", "-123") if is_pin(text)] == []


def test_what_is_kept_of_a_pin_does_not_tell_it(clocks):
    """Salted: twice the same PIN is twice something else, and opens from both."""
    one, other = kept_as("2580"), kept_as("2580")
    assert one != other
    assert "2580" not in one.partition(":")[0]
    for kept in (one, other):
        facts = Forgetful()
        facts.keep_fact(PIN_FACT, kept)
        lock = clocks.lock(facts)
        assert lock.opens("2580")
        assert not lock.opens("2581")


def test_without_a_pin_nothing_opens(clocks):
    """There is none that everybody knows."""
    lock = clocks.lock(Forgetful())
    assert not lock.is_set
    assert [pin for pin in ("", "0000", "1234") if lock.opens(pin)] == []


def test_the_fifth_wrong_try_is_followed_by_a_pause_that_doubles(clocks):
    """30 seconds, then twice as long each time, at most a quarter of an hour; then the right one opens."""
    lock, _ = chosen(clocks)
    try_wrongly(lock, FREE_TRIES - 1)
    assert lock.wait_s() == 0
    pauses = []
    for _ in range(8):
        try_wrongly(lock, 1)
        pauses.append(lock.wait_s())
        assert not lock.opens("2580"), "not even the right one"
        clocks.pass_s(lock.wait_s())
    assert pauses == [30, 60, 120, 240, 480, 900, 900, 900]
    assert lock.opens("2580")
    try_wrongly(lock, FREE_TRIES - 1)
    assert lock.wait_s() == 0, "a right one wipes the slate"


def test_what_is_tried_in_a_pause_does_not_make_it_longer(clocks):
    """Nobody is kept out by somebody who drums on the glass."""
    lock, _ = chosen(clocks)
    try_wrongly(lock, FREE_TRIES + 40)
    assert lock.wait_s() == 30


@pytest.mark.parametrize(
    ("wall_s", "left_s"),
    [(10, 20), (40, 0), (0, 30), (-3600, 30), (-10 * 365 * 86_400, 30)],
    ids=["the rest of it", "over", "at once", "clock set back", "clock lost"],
)
def test_a_restart_does_not_end_a_pause(clocks, tmp_path, wall_s, left_s):
    """Only time does; a clock that was set back begins it anew, and locks nobody out for longer."""
    disk = Disk.open(tmp_path / "grill.db")
    lock = clocks.lock(disk)
    lock.choose("2580")
    try_wrongly(lock, FREE_TRIES)
    disk.close()
    # The monotonic clock of another process knows nothing of this one's.
    clocks.now = 5.0
    clocks.wall += wall_s
    disk = Disk.open(tmp_path / "grill.db")
    again = clocks.lock(disk)
    assert again.wait_s() == left_s
    assert again.opens("2580") == (left_s == 0)
    clocks.now += left_s
    assert again.opens("2580")
    disk.close()


def test_a_clock_set_while_it_runs_changes_no_pause(clocks):
    """The pause is counted by the clock nobody can set."""
    lock, _ = chosen(clocks)
    try_wrongly(lock, FREE_TRIES)
    clocks.wall += 86_400
    assert lock.wait_s() == 30
    clocks.wall -= 10 * 86_400
    assert lock.wait_s() == 30


def test_the_tries_before_a_restart_count(clocks):
    """Pulling the plug after each fourth try helps nobody."""
    lock, facts = chosen(clocks)
    try_wrongly(lock, FREE_TRIES - 1)
    again = clocks.lock(facts)
    try_wrongly(again, 1)
    assert again.wait_s() == 30


@pytest.mark.parametrize(
    "tries",
    ["", "nonsense", "[]", '{"wrong":"many"}', '{"wrong":-3}', '{"wrong":9,"pause_s":1e300,"at_s":0}'],
)
def test_damaged_tries_lock_nobody_out_for_ever(clocks, tries):
    """At most for the longest pause."""
    _, facts = chosen(clocks)
    facts.keep_fact(TRIES_FACT, tries)
    lock = clocks.lock(facts)
    assert lock.wait_s() <= PAUSE_MOST_S
    clocks.pass_s(lock.wait_s())
    assert lock.opens("2580")


@pytest.mark.parametrize("kept", ["2580", "scrypt-14-8-1:zz:00", "scrypt-30-8-1:00:00", "md5:1:2"])
def test_a_pin_of_another_version_is_chosen_anew(clocks, caplog, kept):
    """And costs neither a crash nor the memory another one asked for."""
    facts = Forgetful()
    facts.keep_fact(PIN_FACT, kept)
    with caplog.at_level(logging.WARNING):
        assert not clocks.lock(facts).is_set
    assert "a new one is to be chosen" in caplog.text
    assert kept not in caplog.text


def test_a_forgotten_pin_is_gone_with_its_tries(clocks):
    """Whoever has the machine chooses another."""
    lock, facts = chosen(clocks)
    try_wrongly(lock, FREE_TRIES)
    forget(facts)
    fresh = clocks.lock(facts)
    assert (fresh.is_set, fresh.wait_s()) == (False, 0)


def test_a_pin_from_a_file_is_not_kept_and_not_changed(clocks):
    """It is changed where the fleet has it; what was chosen on the glass before does not open any more."""
    _, facts = chosen(clocks, "1111")
    kept = facts.fact(PIN_FACT)
    lock = clocks.lock(facts, "2580")
    assert (lock.opens("2580"), lock.opens("1111")) == (True, False)
    with pytest.raises(ValueError, match="can be chosen"):
        lock.choose("3333")
    assert facts.fact(PIN_FACT) == kept


def typed(pad: PinPad, digits: str) -> bool:
    for digit in digits:
        pad.type(digit)
    return pad.enter()


def test_a_first_pin_is_chosen_twice(clocks):
    """It says what it is for and how one gets rid of it."""
    lock = clocks.lock(Forgetful())
    pad = PinPad(lock)
    assert pad.asked is Asked.NEW
    assert "heard kiosk --forget-pin" in pad.sentence
    assert not typed(pad, "2580")
    assert (pad.asked, pad.digits) == (Asked.AGAIN, 0)
    assert typed(pad, "2580")
    assert lock.opens("2580")


def test_a_pin_that_is_mistyped_the_second_time_is_none(clocks):
    """Nobody locks themselves out with a slip."""
    lock = clocks.lock(Forgetful())
    pad = PinPad(lock)
    typed(pad, "2580")
    assert not typed(pad, "2589")
    assert (lock.is_set, pad.asked) == (False, Asked.NEW)
    assert pad.sentence.startswith("These were other digits")
    typed(pad, "2589")
    assert typed(pad, "2589")


@pytest.mark.parametrize("digits", ["1", "123"])
def test_a_pin_that_is_too_short_is_not_taken(clocks, digits):
    """The pad says how long it must be; more than eight digits it does not take."""
    pad = PinPad(clocks.lock(Forgetful()))
    assert not typed(pad, digits)
    assert (pad.asked, pad.sentence) == (Asked.NEW, "It needs 4 to 8 digits.")
    for digit in "123456789":
        pad.type(digit)
    assert pad.digits == 8


def test_the_pad_takes_digits_and_the_backspace_only(clocks):
    """Whatever a keyboard sends."""
    pad = PinPad(clocks.lock(Forgetful()))
    for key in ("1", "x", "²", "12", "", "٣", "2", "\b"):
        pad.type(key)
    assert pad.digits == 1


def test_the_pad_says_how_long_a_pause_still_is(clocks):
    """And takes nothing until then."""
    lock, _ = chosen(clocks)
    pad = PinPad(lock)
    for left in (4, 3, 2, 1):
        typed(pad, "1111")
        assert f"After {left} more wrong" in pad.sentence
    typed(pad, "1111")
    assert pad.sentence == "Too many wrong tries. The next one can be made in 0:30."
    clocks.pass_s(20.5)
    assert pad.sentence.endswith("0:10.")
    pad.type("1")
    assert pad.digits == 0
    clocks.pass_s(9.5)
    assert "more wrong try" in pad.sentence
    assert typed(pad, "2580")
