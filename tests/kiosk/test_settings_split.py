"""The settings of a window that shows two stations, and those of a program."""

from boards.reference import StoppedHub, board
from boards.settings import enter, open_pad, open_settings, panel, row, turn_to, wait_a_moment

from hub_server.protocol.states import Status
from kiosk_app.__main__ import main
from kiosk_app.config import Config, data_file
from kiosk_app.disk import Disk
from kiosk_app.pin import Lock
from kiosk_app.setup import SETTINGS_FACT, Setup
from kiosk_app.window import second_kiosk


def beside(screen):
    """A second station on the same glass."""
    second = second_kiosk(screen.kiosk, screen.window, lambda: screen.time[0])
    second.attach(StoppedHub(board(Status.READY)), "Ready", Status.READY)
    screen.kiosk.pair(second)
    screen.until(lambda: len(screen.all("pane")) == 2)
    return second


def test_what_is_set_counts_for_both_stations_of_a_window(open_screen, keep_picture):
    """There is one glass; also for one that is put beside it later."""
    screen = open_screen()
    second = beside(screen)
    open_settings(screen)
    turn_to(screen, "cards")
    screen.touch(screen.one("settingMore", row(screen, "text_size")))
    keep_picture(screen.window.grabWindow(), "settings-split")
    assert (screen.kiosk.config.text_size, second.config.text_size) == (1.15, 1.15)
    screen.kiosk.pair(None)
    wait_a_moment(screen)
    screen.touch(screen.one("settingMore", row(screen, "text_size")))
    assert second.config.text_size == 1.15
    screen.kiosk.pair(second)
    assert second.config.text_size == 1.3


def test_the_second_station_leads_to_the_same_settings(open_screen):
    """There is one PIN; it is typed where the keys are from then on."""
    screen = open_screen()
    open_settings(screen)
    screen.kiosk.open("")
    second = beside(screen)
    second.touched()
    second.open("stations")
    wait_a_moment(screen)
    second.openSettings()
    assert (second.property("panel"), panel(screen)) == ("", "pin")
    assert screen.kiosk.shows_keys
    wait_a_moment(screen)
    enter(screen, "2580")
    assert panel(screen) == "settings"


def test_a_second_station_is_chosen_on_the_glass_and_taken_away_again(open_screen, tmp_path):
    """At once, among the kitchen's other stations, and kept over a restart."""
    screen = open_screen()
    disk = Disk.open(tmp_path / "kiosk.db")
    screen.kiosk.keep(Setup(), disk)
    wanted: list[str] = []
    screen.kiosk.secondWanted.connect(wanted.append)
    open_settings(screen)
    turn_to(screen, "cards")
    choices = {item.property("text"): item for item in screen.all("choiceButton", row(screen, "second"))}
    assert list(choices) == ["No other", "Pending", "Ready"], "not the one that is shown already"
    screen.touch(choices["Ready"])
    wait_a_moment(screen)
    assert wanted == ["ready"]
    assert Setup().with_kept(disk.fact(SETTINGS_FACT)).config().second == "ready"
    screen.touch(screen.all("choiceButton", row(screen, "second"))[0])
    assert wanted == ["ready", ""]
    disk.close()


def test_a_pin_is_forgotten_from_the_command_line(tmp_path, capsys):
    """Whoever has the machine gets in again; a screen that runs is ended first."""
    options = ["--hub", "https://kitchen:8000", "--data-dir", str(tmp_path), "--forget-pin"]
    file = data_file(Config(data_dir=str(tmp_path)), "kitchen:8000")
    assert main(options) == 2
    assert "the options it is started with" in capsys.readouterr().err
    disk = Disk.open(file)
    Lock(disk).choose("2580")
    assert main(options) == 2
    assert "first" in capsys.readouterr().err
    disk.close()
    assert main(options) == 0
    assert "forgotten" in capsys.readouterr().out
    disk = Disk.open(file)
    assert not Lock(disk).is_set
    disk.close()


def test_a_pin_of_a_file_is_not_forgotten_but_changed_there(tmp_path, capsys):
    """One sentence says where."""
    file = tmp_path / "pin"
    file.write_text("2580")
    file.chmod(0o600)
    assert main(["--data-dir", str(tmp_path), "--pin-file", str(file), "--forget-pin"]) == 2
    told = capsys.readouterr().err
    assert str(file) in told
    assert "2580" not in told


def test_a_damaged_disk_costs_the_settings_and_the_pin_and_no_start(open_screen, tmp_path):
    """The screen comes up as its file says, and a PIN is chosen anew."""
    disk = Disk.open(tmp_path / "grill.db")
    screen = open_screen()
    filed = Setup(filed={"reduced_motion": True, "language": "en"})
    screen.kiosk.keep(filed, disk)
    open_settings(screen)
    turn_to(screen, "cards")
    screen.touch(screen.one("settingMore", row(screen, "columns")))
    disk.close()
    raw = (tmp_path / "grill.db").read_bytes()
    (tmp_path / "grill.db").write_bytes(raw.replace(b'"columns"', b'"columnz"'))
    disk = Disk.open(tmp_path / "grill.db")
    assert disk.fact("settings") is None
    assert disk.fact("pin") is None
    again = open_screen()
    setup = filed.with_kept(disk.fact("settings"))
    assert setup == filed
    again.kiosk.keep(setup, disk)
    open_pad(again)
    assert again.one("pinHeading").property("text") == "Choose a PIN"
    disk.close()


def test_a_second_station_that_nobody_asked_about_can_be_kept(open_screen):
    """Also while no hub tells which there are; and it is asked."""
    screen = open_screen(second="fry")
    wanted = []
    screen.kiosk.stationsWanted.connect(lambda: wanted.append(True))
    open_settings(screen)
    assert wanted
    turn_to(screen, "cards")
    second = next(each for each in screen.kiosk._settings_rows() if each["name"] == "second")
    assert {"title": "Fry", "current": True} in second["choices"]
