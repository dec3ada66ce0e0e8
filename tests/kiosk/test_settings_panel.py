"""The settings on the glass: the PIN before them, every choice with its effect at once, and what is kept of it."""

from dataclasses import replace

from boards.reference import StoppedHub, board
from boards.settings import (
    STATIONS,
    enter,
    open_pad,
    open_settings,
    panel,
    rectangle,
    row,
    turn_to,
    wait_a_moment,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from hub_server.protocol.states import Status
from kiosk_app.disk import Disk
from kiosk_app.pin import Forgetful
from kiosk_app.settings import GROUPS, SETTINGS
from kiosk_app.setup import SETTINGS_FACT, Setup


def test_a_first_pin_is_chosen_by_touch_and_opens_the_settings(open_screen, keep_picture):
    """From the station picker; the pad says what it is for."""
    screen = open_screen()
    screen.touch(screen.one("stationButton"))
    screen.kiosk.offer_stations(STATIONS)
    wait_a_moment(screen)
    keep_picture(screen.window.grabWindow(), "settings-picker")
    screen.touch(screen.one("settingsButton"))
    wait_a_moment(screen)
    assert screen.one("pinHeading").property("text") == "Choose a PIN"
    assert "--forget-pin" in screen.one("pinSentence").property("text")
    keep_picture(screen.window.grabWindow(), "settings-pin-new")
    for digit in "2580":
        screen.touch(screen.one(f"pin-{digit}"))
    assert len(screen.all("pinDigit")) == 4
    screen.touch(screen.one("pin-enter"))
    assert screen.one("pinHeading").property("text") == "The same PIN again"
    enter(screen, "2580")
    assert panel(screen) == "settings"
    assert screen.one("settingsPanel")


def test_the_settings_open_with_the_pin_only(open_screen, keep_picture):
    """A wrong one says so, and the backspace takes a digit back."""
    screen = open_screen()
    open_settings(screen)
    screen.touch(screen.one("settingsClose"))
    assert panel(screen) == ""
    open_pad(screen)
    enter(screen, "1111")
    assert panel(screen) == "pin"
    assert screen.one("pinSentence").property("text").startswith("That is not the PIN.")
    keep_picture(screen.window.grabWindow(), "settings-pin-wrong")
    for digit in "259":
        screen.touch(screen.one(f"pin-{digit}"))
    screen.touch(screen.one("pin-back"))
    enter(screen, "80")
    assert panel(screen) == "settings"


def test_after_five_wrong_ones_there_is_a_pause(open_screen, keep_picture, tmp_path):
    """The pad counts it down, takes nothing meanwhile, and a restart does not end it."""
    disk = Disk.open(tmp_path / "grill.db")
    screen = open_screen()
    wall = [1_795_000_000.0]
    screen.kiosk.keep(Setup(), disk, wall=lambda: wall[0])
    open_settings(screen)
    wait_a_moment(screen)
    screen.touch(screen.one("settingsClose"))
    open_pad(screen)
    for _ in range(5):
        enter(screen, "1111")
    assert screen.one("pinSentence").property("text").endswith("in 0:30.")
    keep_picture(screen.window.grabWindow(), "settings-pin-pause")
    screen.time[0] += 12
    screen.kiosk.tick()
    assert screen.one("pinSentence").property("text").endswith("in 0:18.")
    enter(screen, "2580")
    assert panel(screen) == "pin"
    disk.close()

    disk = Disk.open(tmp_path / "grill.db")
    again = open_screen()
    again.kiosk.keep(Setup(), disk, wall=lambda: wall[0] + 12)
    open_pad(again)
    assert again.one("pinSentence").property("text").endswith("in 0:18.")
    enter(again, "2580")
    assert panel(again) == "pin"
    again.time[0] += 18
    again.kiosk.tick()
    enter(again, "2580")
    assert panel(again) == "settings"
    disk.close()


def press(screen, *keys: Qt.Key) -> None:
    for key in keys:
        wait_a_moment(screen)
        QTest.keyClick(screen.window, key)


def test_the_settings_are_reached_and_changed_without_a_touch(open_screen):
    """Digits, Backspace and Enter for the PIN, the ring for what it opens; nothing of it bumps anything."""
    screen = open_screen()
    press(screen, Qt.Key.Key_F10)
    digits = Qt.Key.Key_2, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_Backspace, Qt.Key.Key_8, Qt.Key.Key_0
    for _ in range(2):
        press(screen, *digits)
        assert len(screen.all("pinDigit")) == 4
        press(screen, Qt.Key.Key_Return)
    assert panel(screen) == "settings"
    screen.paint()
    light = next(item for item in screen.all("choiceButton") if item.property("text") == "Light")
    # The tab; beside it the first row; below that the colours.
    press(screen, Qt.Key.Key_Right, Qt.Key.Key_Down)
    while screen.one("ring").parentItem() is not light:
        before = screen.one("ring").parentItem()
        press(screen, Qt.Key.Key_Right)
        assert screen.one("ring").parentItem() is not before, "the ring stands at the end of the row"
    press(screen, Qt.Key.Key_Return)
    assert screen.kiosk.config.theme == "light"
    press(screen, Qt.Key.Key_Escape)
    assert (panel(screen), screen.hub.commands) == ("", [])


def test_keys_that_were_learnt_are_used_and_kept(open_screen):
    """From the page of the bump bar; the settings wait meanwhile."""
    facts = Forgetful()
    screen = open_screen()
    screen.kiosk.keep(Setup(filed={"reduced_motion": True, "language": "en"}), facts)
    open_settings(screen)
    turn_to(screen, "keys")
    screen.touch(screen.one("settingAction", row(screen, "learn_keys")))
    assert screen.kiosk.learning.property("active")
    screen.time[0] += 61
    screen.kiosk.tick()
    assert panel(screen) == "settings"
    screen.kiosk.learning.finished.emit()
    assert screen.kiosk.config.key_profile == "learned"
    assert facts.fact(SETTINGS_FACT) == '{"key_profile": "learned"}'


def test_half_a_pin_is_forgotten_when_the_pad_closes(open_screen):
    """Nobody finds it, and it is not shown to anybody as digits."""
    screen = open_screen()
    open_pad(screen)
    for digit in "258":
        screen.touch(screen.one(f"pin-{digit}"))
    assert "258" not in str(screen.kiosk.property("pinPad"))
    screen.touch(screen.one("pin-close"))
    assert panel(screen) == ""
    assert screen.kiosk.property("pinPad")["digits"] == 0
    open_pad(screen)
    assert screen.all("pinDigit") == []


def test_the_pin_is_changed_behind_the_pin(open_screen):
    """The old one does not open any more; who closes the pad half way keeps it."""
    screen = open_screen()
    open_settings(screen)
    screen.touch(screen.one("settingAction", row(screen, "change_pin")))
    wait_a_moment(screen)
    enter(screen, "1111")
    screen.touch(screen.one("pin-close"))
    open_settings(screen)
    screen.touch(screen.one("settingAction", row(screen, "change_pin")))
    wait_a_moment(screen)
    enter(screen, "1111")
    enter(screen, "1111")
    assert panel(screen) == "settings"
    wait_a_moment(screen)
    screen.touch(screen.one("settingsClose"))
    open_pad(screen)
    enter(screen, "2580")
    assert panel(screen) == "pin"
    enter(screen, "1111")
    assert panel(screen) == "settings"


def test_a_pin_of_a_file_cannot_be_changed_here(open_screen):
    """It opens, and the button to change it is not there."""
    screen = open_screen()
    screen.kiosk.keep(Setup(), None, "2580")
    open_pad(screen)
    assert screen.one("pinHeading").property("text") == "PIN for the settings"
    enter(screen, "2580")
    assert panel(screen) == "settings"
    assert not any(r["name"] == "change_pin" for r in screen.kiosk.property("settingsRows"))
    assert screen.one("settingsNote").property("text").startswith("Nothing can be kept")


def test_what_was_set_is_there_after_a_restart(open_screen, tmp_path):
    """Of the kiosk, on its real disk."""
    disk = Disk.open(tmp_path / "grill.db")
    screen = open_screen()
    screen.kiosk.keep(Setup(filed={"reduced_motion": True, "columns": 2}), disk)
    open_settings(screen)
    turn_to(screen, "cards")
    screen.touch(screen.one("settingMore", row(screen, "text_size")))
    screen.touch(screen.all("choiceButton", row(screen, "density"))[2])
    disk.close()

    disk = Disk.open(tmp_path / "grill.db")
    setup = Setup(filed={"reduced_motion": True, "columns": 2}).with_kept(disk.fact(SETTINGS_FACT))
    config = setup.config()
    assert (config.text_size, config.density, config.columns) == (1.15, "roomy", 2)
    again = open_screen(text_size=config.text_size, density=config.density, columns=2)
    again.kiosk.keep(setup, disk)
    assert [card.size() for card in again.all("card")] == [card.size() for card in screen.all("card")]
    disk.close()


def test_a_page_goes_back_to_what_the_file_says(open_screen, keep_picture):
    """At once; what was chosen on other pages stays."""
    screen = open_screen(columns=2)
    open_settings(screen)
    screen.touch(screen.all("choiceButton", row(screen, "theme"))[1])
    turn_to(screen, "cards")
    notes = {
        r.property("setting")["name"]: [n.property("text") for n in screen.all("settingNote", r)]
        for r in screen.all("settingRow")
    }
    assert notes["columns"] == ["As the settings file says."]
    assert notes["density"] == []
    reset = screen.one("settingsReset")
    assert not reset.property("usable")
    screen.touch(screen.one("settingMore", row(screen, "columns")))
    assert screen.kiosk.config.columns == 3
    assert screen.one("settingNote", row(screen, "columns")).property("text") == "Chosen here."
    keep_picture(screen.window.grabWindow(), "settings-cards-chosen")
    screen.touch(screen.one("settingsReset", row(screen, "cards")))
    assert (screen.kiosk.config.columns, screen.kiosk.config.theme) == (2, "light")


def test_a_flag_wins_and_its_row_says_so(open_screen, keep_picture):
    """Until the screen is started without it."""
    screen = open_screen(columns=4)
    facts = Forgetful()
    screen.kiosk.keep(Setup(filed={"columns": 2}, chosen={"columns": 3}, given={"columns": 4}), facts)
    open_settings(screen)
    turn_to(screen, "cards")
    found = row(screen, "columns")
    assert screen.one("settingNote", found).property("text") == "Set where this screen was started."
    keep_picture(screen.window.grabWindow(), "settings-flag")
    for name in ("settingLess", "settingMore"):
        assert not screen.one(name, found).property("usable")
        screen.touch(screen.one(name, found))
    screen.kiosk.stepSetting("columns", 1)
    assert screen.kiosk.config.columns == 4
    assert facts.fact(SETTINGS_FACT) is None, "nor is anything kept for later"


def test_a_value_beside_the_choices_is_said_and_left_by_a_step(open_screen):
    """What only a file can say: the next larger or smaller choice follows."""
    screen = open_screen(scale=1.05, diagonal=20.0)
    open_settings(screen)
    values = {r["name"]: r["value"] for r in screen.kiosk.property("settingsRows") if "value" in r}
    assert (values["scale"], values["diagonal"]) == ("105 %", "20″")
    screen.touch(screen.one("settingMore", row(screen, "scale")))
    assert screen.kiosk.config.scale == 1.1
    wait_a_moment(screen)
    screen.touch(screen.one("settingLess", row(screen, "diagonal")))
    assert screen.kiosk.config.diagonal == 18.5


def test_nothing_can_be_set_without_the_pin(open_screen):
    """Whatever calls it."""
    screen = open_screen()
    before = screen.kiosk.config
    for opened in ("", "recall", "pin"):
        screen.kiosk.open(opened) if opened != "pin" else open_pad(screen)
        wait_a_moment(screen)
        screen.kiosk.stepSetting("columns", 1)
        screen.kiosk.pickSetting("theme", 1)
        screen.kiosk.resetSettings("screen")
        screen.kiosk.turnSettings("cards")
        screen.kiosk.doSetting("change_pin")
        assert screen.kiosk.config == before


def test_a_touch_just_after_something_came_under_the_finger_does_nothing(open_screen):
    """The panel, another page, or another size of everything."""
    screen = open_screen()
    open_pad(screen)
    enter(screen, "2580")
    enter(screen, "2580")
    screen.kiosk.pickSetting("theme", 1)
    assert screen.kiosk.config.theme == "dark", "the panel has just come"
    wait_a_moment(screen)
    screen.kiosk.stepSetting("scale", 1)
    screen.kiosk.stepSetting("scale", 1)
    assert screen.kiosk.config.scale == 1.1, "everything has just moved"
    wait_a_moment(screen)
    screen.kiosk.turnSettings("cards")
    screen.kiosk.stepSetting("columns", 1)
    assert screen.kiosk.config.columns == 0, "the page has just come"
    wait_a_moment(screen)
    screen.kiosk.stepSetting("columns", 1)
    screen.kiosk.stepSetting("columns", 1)
    assert screen.kiosk.config.columns == 2, "but who steps, steps on"
    screen.kiosk.stepSetting("theme", 1)
    assert screen.kiosk.config.theme == "dark", "what stands on another page was not touched"


def test_settings_that_nobody_touches_close_by_themselves(open_screen):
    """After a minute; then the PIN is wanted again."""
    screen = open_screen()
    open_settings(screen)
    screen.time[0] += 59
    screen.kiosk.tick()
    screen.touch(screen.all("settingsTab")[1])
    screen.time[0] += 59
    screen.kiosk.tick()
    assert panel(screen) == "settings"
    sheet = rectangle(screen.one("settingsSheet"))
    screen.touch_at(QPoint(round(sheet.center().x()), round(sheet.top() + 4)))
    screen.time[0] += 59
    screen.kiosk.tick()
    assert panel(screen) == "settings", "a touch between the buttons is one, too"
    screen.time[0] += 2
    screen.kiosk.tick()
    assert panel(screen) == ""
    open_pad(screen)
    assert screen.one("pinHeading").property("text") == "PIN for the settings"
    screen.time[0] += 61
    screen.kiosk.tick()
    assert panel(screen) == "", "a pad that nobody touches as well"


def test_a_touch_beside_the_settings_closes_them_and_bumps_nothing(open_screen):
    """The board comes first; the PIN is wanted again."""
    screen = open_screen()
    open_settings(screen)
    button = screen.one("bumpButton", screen.card(138))
    screen.touch(button)
    assert (panel(screen), screen.hub.commands) == ("", [])


def test_before_the_first_station_one_comes_back_to_the_choice_of_it(open_screen):
    """Also when nobody is there any more."""
    screen = open_screen(chosen=False)
    screen.kiosk.offer_stations(STATIONS)
    open_settings(screen)
    screen.touch(screen.one("settingsClose"))
    assert panel(screen) == "stations"
    open_pad(screen)
    screen.time[0] += 61
    screen.kiosk.tick()
    assert panel(screen) == "stations"


def test_the_guests_board_is_set_behind_a_long_touch_on_its_title(open_station):
    """Where there are no buttons: title, Settings, PIN."""
    screen = open_station("guests")
    title = screen.one("stationTitle")
    screen.paint()
    where = rectangle(title).center().toPoint()
    sequence = QTest.touchEvent(screen.window, screen.finger, False)
    sequence.press(0, where, screen.window)
    sequence.commit()
    screen.until(lambda: panel(screen) == "stations")
    sequence = QTest.touchEvent(screen.window, screen.finger, False)
    sequence.release(0, where, screen.window)
    sequence.commit()
    open_settings(screen)


def test_an_action_is_shown_where_there_is_somebody_for_it(open_screen):
    """And does what it says when it is touched."""
    screen = open_screen()
    done: list[str] = []
    open_settings(screen)
    pages = {page["name"] for page in screen.kiosk.property("settingsPages")}
    assert all(page in pages for page in {each.group for each in SETTINGS})
    assert not any(r["name"] == "learn_keys" for r in screen.kiosk.property("settingsRows")), (
        "on another page"
    )
    screen.kiosk.hook("train", lambda: done.append("train"))
    screen.kiosk.hook("test_sound", lambda: done.append("sound"))
    screen.touch(screen.one("settingAction", row(screen, "train")))
    turn_to(screen, "sound")
    screen.touch(screen.one("settingAction", row(screen, "test_sound")))
    assert done == ["train", "sound"]


def test_the_settings_stay_while_orders_come_and_the_hub_is_lost(open_screen):
    """They are this screen's own."""
    screen = open_screen()
    open_settings(screen)
    screen.show(replace(board(), epoch="another"))
    assert panel(screen) == "settings"
    screen.kiosk.attach(StoppedHub(replace(board(Status.READY), station="ready")), "Ready", Status.READY)
    assert panel(screen) == "settings"
    assert next(iter(GROUPS)) == screen.kiosk.property("settingsPages")[0]["name"]
