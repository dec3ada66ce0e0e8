"""Settings that make no sense end with one clear sentence."""

import argparse
from pathlib import Path

import platformdirs
import pytest

from kiosk_app.__main__ import main
from kiosk_app.command_line import add_arguments, configured
from kiosk_app.config import Config, Misconfigured, checked, data_file, token, with_file
from kiosk_app.hub_address import HubAddress


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
        ["--schedule", "never"],
        ["--layout", "heap"],
        ["--station", "grill", "--second", "grill"],
        ["--diagonal", "0"],
        ["--size", "huge"],
        ["--size", "1920x²"],
        ["--size", "1920x" + "9" * 5000],
        ["--size", "0x1080"],
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


@pytest.mark.parametrize("url", ["ws://127.0.0.1:8000", "wss://kitchen.local", "https://kitchen.local/hub"])
def test_the_hub_may_be_given_in_every_form_an_address_has(url):
    """There is one place that knows what an address is."""
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    config = configured(parser.parse_args(["--hub", url]))
    assert HubAddress(config.hub, token(config)).url == url


def test_the_size_of_the_window_is_taken():
    """And means that there is a window."""
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    config = configured(parser.parse_args(["--size", "1920X1080"]))
    assert (config.width, config.height, config.windowed) == (1920, 1080, True)


def test_an_empty_token_file_is_said(tmp_path):
    """Better than a hub that answers 401 for ever."""
    file = tmp_path / "token"
    file.write_text("\n")
    with pytest.raises(Misconfigured, match="empty"):
        token(Config(token_file=str(file)))


def test_what_a_kiosk_keeps_is_named_after_its_hub_and_its_station(tmp_path, monkeypatch):
    """Two kiosks of one machine keep their things apart; where, one can say in three ways."""
    monkeypatch.setenv("HEARD_DATA_DIR", str(tmp_path))
    grill = data_file(Config(station="grill/ü"), "kitchen:8000")
    assert grill == tmp_path / "kiosk" / "kitchen_8000-grill%2F%C3%BC.db"
    assert data_file(Config(), "kitchen:8000").name == "kitchen_8000-any.db"
    assert data_file(Config(data_dir="/srv/heard"), "kitchen").parent == Path("/srv/heard")
    monkeypatch.delenv("HEARD_DATA_DIR")
    assert data_file(Config(), "kitchen").parent == Path(platformdirs.user_data_dir("heard")) / "kiosk"


@pytest.mark.parametrize("at", ["25:00", "22:60", "9:00", "22:00\n", "ten"])
def test_a_time_of_day_that_is_none_is_refused(at):
    """Else the kitchen would be silent, or loud, at an hour nobody meant."""
    with pytest.raises(Misconfigured, match=r"quiet_from must look like 22:00"):
        checked(Config(quiet_from=at))
    assert checked(Config(quiet_from="22:00", quiet_to="")).quiet_from == "22:00"
