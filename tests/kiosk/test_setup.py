"""Which of file, glass and command line has the last word on a setting."""

import json

import pytest

from kiosk_app.config import Config, Misconfigured, pin
from kiosk_app.disk import Disk
from kiosk_app.setup import SETTINGS_FACT, Setup, Source


def test_the_glass_lies_over_the_file_and_the_command_line_over_both():
    """Who started the screen with a flag meant it."""
    setup = Setup(filed={"columns": 2, "scale": 1.25}, chosen={"columns": 3, "theme": "light"})
    assert (setup.config().columns, setup.config().scale, setup.config().theme) == (3, 1.25, "light")
    started = Setup(filed=setup.filed, chosen=setup.chosen, given={"columns": 5})
    assert started.config().columns == 5
    assert [started.source(name) for name in ("columns", "theme", "scale", "density")] == [
        Source.START,
        Source.GLASS,
        Source.FILE,
        Source.DEFAULT,
    ]


def test_a_page_goes_back_to_the_file_and_the_others_stay():
    """Each page for itself."""
    setup = Setup(filed={"columns": 2}).choose("columns", 4).choose("theme", "contrast")
    back = setup.without("cards")
    assert (back.config().columns, back.config().theme) == (2, "contrast")
    assert (back.is_chosen("cards"), back.is_chosen("screen")) == (False, True)


def test_what_was_chosen_is_there_after_a_restart(tmp_path):
    """From the disk, as it was."""
    disk = Disk.open(tmp_path / "grill.db")
    disk.keep_fact(SETTINGS_FACT, Setup().choose("columns", 3).choose("scale", 1.25).kept())
    disk.close()
    disk = Disk.open(tmp_path / "grill.db")
    setup = Setup(filed={"columns": 2}).with_kept(disk.fact(SETTINGS_FACT))
    disk.close()
    assert dict(setup.chosen) == {"columns": 3, "scale": 1.25}
    assert setup.config().columns == 3


@pytest.mark.parametrize(
    "text", [None, "", "nonsense", "[]", "3", '{"columns":', "[" * 100_000, '{"1": NaN}']
)
def test_damaged_settings_are_as_none(text):
    """The kitchen gets its board."""
    assert Setup().with_kept(text).chosen == {}


def test_of_what_another_version_kept_the_rest_is_taken():
    """An unknown name, a type or a value that is not allowed (any more), something no glass may set: each by itself."""
    kept = json.dumps(
        {"columns": 3, "moods": "good", "theme": "pink", "scale": "1", "diagonal": 1e9, "hub": "http://evil"}
    )
    setup = Setup().with_kept(kept)
    assert dict(setup.chosen) == {"columns": 3}
    assert setup.config().hub == Config().hub


def test_a_choice_that_does_not_go_with_the_start_is_left_out():
    """It must not keep the screen from starting."""
    setup = Setup(chosen={"columns": 3}, given={"late_s": 1})
    with pytest.raises(Misconfigured):
        setup.config()
    sound = Setup(filed={"warn_s": 10, "late_s": 20}, chosen={"late_s": 1}, given={"warn_s": 15})
    assert (sound.config().warn_s, sound.config().late_s) == (15, 20)


@pytest.mark.parametrize(
    ("text", "mode", "sentence"),
    [
        ("2580", 0o644, "can be read by everybody"),
        ("258", 0o600, "must hold 4 to 8 digits"),
        ("25 80", 0o600, "must hold 4 to 8 digits"),
        ("", 0o600, "must hold 4 to 8 digits"),
        ("٢٥٨٠", 0o600, "cannot be read"),
    ],
)
def test_a_pin_file_that_is_none_is_said(tmp_path, text, mode, sentence):
    """In one sentence, without what is in it."""
    file = tmp_path / "pin"
    file.write_text(text)
    file.chmod(mode)
    with pytest.raises(Misconfigured, match=sentence) as refused:
        pin(Config(pin_file=str(file)))
    assert not text or text not in str(refused.value)


def test_a_pin_file_is_taken(tmp_path):
    """One line; without one there is no PIN of a file."""
    file = tmp_path / "pin"
    file.write_text("2580\n")
    file.chmod(0o640)
    assert pin(Config(pin_file=str(file))) == "2580"
    assert pin(Config()) == ""
    with pytest.raises(Misconfigured, match="cannot be read"):
        pin(Config(pin_file=str(tmp_path / "nowhere")))
