"""The self-test of the sounds on the glass: what sounds is said, and the question whether it was heard is asked."""

from boards.settings import open_settings, panel, row, turn_to, wait_a_moment


def begin(screen) -> None:
    screen.kiosk.sound.reported.emit("fine")
    screen.kiosk.sound.trial.setInterval(1)
    open_settings(screen)
    turn_to(screen, "sound")
    screen.touch(screen.one("settingAction", row(screen, "test_sound")))


def test_what_was_not_heard_is_an_alarm_until_it_was(open_screen, keep_picture):
    """A touch has every sound played and asks; No is said in the bar, and goes with the next test that was heard."""
    screen = open_screen()
    begin(screen)
    screen.until(lambda: screen.kiosk.sound.asking)
    assert len(screen.played) >= 6
    wait_a_moment(screen)
    asked = row(screen, "heard_it")
    keep_picture(screen.window.grabWindow(), "sound-trial")
    assert screen.one("settingTitle", asked).property("text") == "Did you hear it?"
    screen.touch(screen.all("choiceButton", asked)[1])
    assert screen.kiosk.sound.alarm
    assert screen.one("soundWord").property("text") == "NOT HEARD"
    wait_a_moment(screen)
    screen.touch(screen.one("settingAction", row(screen, "test_sound")))
    screen.until(lambda: screen.kiosk.sound.asking)
    wait_a_moment(screen)
    screen.touch(screen.all("choiceButton", row(screen, "heard_it"))[0])
    assert not screen.kiosk.sound.alarm


def test_what_sounds_is_said_on_the_button(open_screen):
    """Somebody has to know which event that was."""
    screen = open_screen()
    screen.kiosk.sound.reported.emit("fine")
    open_settings(screen)
    turn_to(screen, "sound")
    screen.touch(screen.one("settingAction", row(screen, "test_sound")))
    button = screen.one("settingAction", row(screen, "test_sound"))
    assert screen.one("buttonText", button).property("text") == "Sounding: Not current any more"


def test_a_panel_that_is_closed_asks_nothing(open_screen):
    """Nobody stands there to answer."""
    screen = open_screen()
    begin(screen)
    wait_a_moment(screen)
    screen.kiosk.open("")
    assert panel(screen) == ""
    assert (screen.kiosk.sound.testing, screen.kiosk.sound.asking) == ("", False)
    assert not screen.kiosk.sound.trial.isActive()
