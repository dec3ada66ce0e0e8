"""Settings that make no sense end with one clear sentence."""

import pytest

from kiosk_app.__main__ import main
from kiosk_app.config import Config, Misconfigured, checked, token, with_file


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("colums = 3", "no setting `colums`"),
        ("columns = true", "`columns` must be of type int"),
        ("columns = ", "not TOML"),
        ('diagonal = "big"', "`diagonal` must be of type float"),
    ],
)
def test_a_settings_file_with_a_mistake_names_it(tmp_path, toml, sentence):
    """The key and what is wrong with it."""
    file = tmp_path / "kiosk.toml"
    file.write_text(toml)
    with pytest.raises(Misconfigured, match=sentence):
        with_file(Config(), file)


def test_a_settings_file_is_taken(tmp_path):
    """A whole number is good where any number is."""
    file = tmp_path / "kiosk.toml"
    file.write_text('station = "pending"\ndiagonal = 24\n')
    config = checked(with_file(Config(), file))
    assert (config.station, config.diagonal) == ("pending", 24.0)


@pytest.mark.parametrize(
    "options",
    [
        ["--hub", "ftp://kitchen"],
        ["--hub", "http://"],
        ["--hub", "http://kitchen:99999"],
        ["--columns", "99"],
        ["--diagonal", "0"],
        ["--size", "huge"],
        ["--config", "/nowhere/kiosk.toml"],
        ["--token-file", "/nowhere/token"],
        ["--screenshot-dir", "/proc/nowhere"],
    ],
)
def test_a_bad_command_line_ends_with_one_sentence_and_code_2(capsys, options):
    """No stack trace, no window."""
    assert main(options) == 2
    told = capsys.readouterr().err
    assert told.startswith("heard kiosk: ")
    assert len(told.splitlines()) == 1


def test_an_empty_token_file_is_said(tmp_path):
    """Better than a hub that answers 401 for ever."""
    file = tmp_path / "token"
    file.write_text("\n")
    with pytest.raises(Misconfigured, match="empty"):
        token(Config(token_file=str(file)))
