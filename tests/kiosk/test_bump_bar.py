"""Which signals of a bar's keys are presses."""

import pytest

from kiosk_app.bump_bar import STUCK_S, BumpBar

DEBOUNCE_S = 0.1


class Pressed:
    """A bar on a stopped clock."""

    def __init__(self) -> None:
        self.now = 100.0
        self.bar = BumpBar(lambda: self.now)

    def down(self, key: str = "1", **how: bool) -> bool:
        return self.bar.press(key, debounce_s=DEBOUNCE_S, **how)


@pytest.fixture
def keys() -> Pressed:
    return Pressed()


def test_a_press_counts_once(keys):
    """And again after it was let go."""
    assert keys.down()
    keys.now += 0.2
    keys.bar.release("1")
    keys.now += 0.2
    assert keys.down()


@pytest.mark.parametrize(("after_s", "counts"), [(0.0, False), (0.02, False), (0.099, False), (0.101, True)])
def test_a_contact_that_bounces_is_one_press(keys, after_s, counts):
    """Within the time of a press the same key is the same press, however often it comes."""
    keys.down()
    keys.bar.release("1")
    keys.now += 0.5
    keys.down()
    keys.now += after_s / 2
    keys.bar.release("1")
    keys.now += after_s / 2
    assert keys.down() is counts


def test_another_key_is_another_press(keys):
    """Two quick fingers on two keys bump two tickets."""
    assert keys.down("1")
    keys.now += 0.005
    assert keys.down("2")


def test_a_contact_that_bounces_when_it_opens_presses_nothing(keys):
    """A key that was held for a while and is let go has not been pressed again."""
    keys.down()
    keys.now += 3
    keys.bar.release("1")
    keys.now += 0.004
    assert not keys.down()
    keys.bar.release("1")
    keys.now += 0.2
    assert keys.down()


@pytest.mark.parametrize("by_itself", [True, False])
def test_what_is_held_repeats_only_what_moves(keys, by_itself):
    """Also where nothing says that it is a repetition: a key that is down cannot be pressed."""
    assert keys.down("1")
    assert keys.down("Down", repeats=True)
    for _ in range(20):
        keys.now += 0.05
        assert not keys.down("1", by_itself=by_itself)
        assert keys.down("Down", by_itself=by_itself, repeats=True)


def test_a_key_that_is_held_too_long_is_stuck_and_told_of_once(keys):
    """It does nothing until it is let go; the others go on."""
    keys.down("Down", repeats=True)
    keys.now += STUCK_S - 0.01
    assert keys.bar.stuck() == ()
    assert keys.down("Down", by_itself=True, repeats=True)
    keys.now += 0.01
    assert not keys.down("Down", by_itself=True, repeats=True)
    assert keys.bar.stuck() == ("Down",)
    assert keys.bar.stuck() == ()
    assert keys.down("1")
    keys.bar.release("Down")
    keys.now += 1
    assert keys.down("Down", repeats=True)
    assert keys.bar.stuck() == ()


def test_a_key_that_was_down_before_anybody_listened_counts_for_nothing(keys):
    """The window has just got the keys; the press was somebody else's."""
    assert not keys.down("Down", by_itself=True, repeats=True)
    keys.now += 0.5
    assert not keys.down("Down", by_itself=True, repeats=True)
    keys.bar.release("Down")
    keys.now += 0.5
    assert keys.down("Down", repeats=True)


def test_a_lost_window_lets_go_of_every_key(keys):
    """Its releases will never come."""
    keys.down("1")
    keys.down("2")
    keys.bar.release_all()
    keys.now += STUCK_S
    assert keys.bar.stuck() == ()
    assert keys.down("1")


def test_what_is_held_while_its_meaning_changes_means_nothing_more(keys):
    """The list that has just opened does not run away under a finger that was turning pages."""
    keys.down("Down", repeats=True)
    keys.bar.spend()
    keys.now += 0.3
    assert not keys.down("Down", by_itself=True, repeats=True)


def test_a_modifier_that_is_pressed_and_let_go_was_pressed_for_itself(keys):
    """With another key in between it was half of a combination."""
    keys.down("Shift")
    keys.now += 0.1
    assert keys.bar.release("Shift")
    keys.now += 1
    keys.down("Control")
    keys.down("Ctrl+C")
    keys.bar.release("Ctrl+C")
    assert not keys.bar.release("Control")


def test_a_modifier_that_bounces_is_one_press(keys):
    """Its second half is not heeded either."""
    keys.down("Shift")
    keys.now += 0.01
    assert keys.bar.release("Shift")
    keys.now += 0.01
    keys.down("Shift")
    keys.now += 0.01
    assert not keys.bar.release("Shift")
