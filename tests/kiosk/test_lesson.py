"""Learning the keys of a bar."""

import pytest

from kiosk_app.bump_bar import NUMBERS, Wish
from kiosk_app.disk import Disk
from kiosk_app.learning import Learning
from kiosk_app.lesson import ASKED, PATIENCE_S, Lesson


@pytest.fixture
def time() -> list[float]:
    return [50.0]


@pytest.fixture
def lesson(time) -> Lesson:
    return Lesson(lambda: time[0])


def test_every_wish_is_asked_for_once():
    """What matters most comes first: whoever ends early has it."""
    assert sorted(ASKED) == sorted(Wish)
    assert ASKED[0] is Wish.BUMP
    assert ASKED[1:11] == NUMBERS


def test_each_key_is_taken_for_what_is_asked_for(lesson):
    """One after the other."""
    assert lesson.wanted() == "Bump"
    lesson.press("Shift")
    assert lesson.wanted() == "Card 1"
    lesson.press("A")
    assert lesson.learnt == {"Shift": Wish.BUMP, "A": Wish.NUMBER_1}
    assert lesson.progress() == "2 keys learnt"


def test_a_key_is_not_taken_twice(lesson):
    """It says what the key is already, and asks again."""
    lesson.press("A")
    lesson.press("A")
    assert lesson.refusal == "Key A is “Bump” already. Press another one, or A again to end."
    assert lesson.wish is Wish.NUMBER_1
    lesson.press("B")
    assert lesson.refusal == ""
    assert lesson.learnt == {"A": Wish.BUMP, "B": Wish.NUMBER_1}


def test_a_key_that_is_refused_twice_ends_the_lesson(lesson):
    """Without a touch; another key in between goes on."""
    for key in ("A", "A", "B", "B", "A"):
        lesson.press(key)
    assert lesson.wish is Wish.NUMBER_2
    lesson.press("A")
    assert lesson.wish is None
    assert lesson.learnt == {"A": Wish.BUMP, "B": Wish.NUMBER_1}


def test_what_a_bar_does_not_have_is_passed_over(lesson):
    """The key comes to nothing else."""
    lesson.skip()
    lesson.press("A")
    assert lesson.learnt == {"A": Wish.NUMBER_1}


def test_it_goes_on_by_itself_when_nobody_presses_anything(lesson, time):
    """Nobody has to touch the glass to say that a bar has no such key."""
    time[0] += PATIENCE_S - 1
    lesson.tick()
    assert (lesson.wish, lesson.left_s) == (Wish.BUMP, 1)
    time[0] += 1
    lesson.tick()
    assert (lesson.wish, lesson.left_s) == (Wish.NUMBER_1, PATIENCE_S)


def test_it_ends_after_the_last_wish(lesson):
    """Every key is then known."""
    for at in range(len(ASKED)):
        lesson.press(f"#{at}")
    assert lesson.wish is None
    assert lesson.wanted() == ""
    assert list(lesson.learnt.values()) == list(ASKED)


def test_what_was_learnt_is_there_after_a_restart(qapp, tmp_path, time):
    """From the kiosk's own disk."""
    disk = Disk.open(tmp_path / "grill.db")
    learning = Learning(qapp, lambda: time[0])
    learning.keep_on(disk)
    learning.start()
    learning.press("Shift")
    learning.press("Ctrl+C")
    learning.finish()
    disk.close()
    again = Learning(qapp, lambda: time[0])
    disk = Disk.open(tmp_path / "grill.db")
    again.keep_on(disk)
    disk.close()
    assert again.learnt == {"Shift": Wish.BUMP, "Ctrl+C": Wish.NUMBER_1}


@pytest.mark.parametrize("end", ["cancel", "finish"])
def test_a_lesson_without_a_key_changes_nothing(qapp, time, end):
    """What was learnt before stays."""
    learning = Learning(qapp, lambda: time[0])
    learning.start()
    learning.press("A")
    learning.finish()
    learning.start()
    if end == "cancel":
        learning.press("B")
    getattr(learning, end)()
    assert learning.learnt == {"A": Wish.BUMP}
    assert not learning.property("active")


def test_the_last_key_ends_the_lesson(qapp, time):
    """Nobody has to say so."""
    learning = Learning(qapp, lambda: time[0])
    learning.start()
    for at in range(len(ASKED)):
        assert learning.property("active")
        learning.press(f"#{at}")
    assert not learning.property("active")
    assert len(learning.learnt) == len(ASKED)
