"""What a cook hears of a whole screen: which sound, how loud, how often, and when nothing."""

from dataclasses import replace

import msgspec
import pytest
from boards.line import dish
from boards.reference import NOW_MS, StoppedHub

from hub_server.protocol.kitchen import StationKind
from hub_server.protocol.states import Action
from kiosk_app.board import Link
from kiosk_app.config import Config
from kiosk_app.sounds import Event
from kiosk_app.words import thresholds

FRIES = dish("1", 1, "Fries", "Fry", "Mains")
LATER_S = 5


def place(screen, line, *numbers: int, **more) -> None:
    """Orders come in, all at once."""
    for number in numbers:
        line.place(number, 0, FRIES, **more)
    show(screen, line)


def show(screen, line, station="fry") -> None:
    board = line.board(station, seq=screen.hub.board.seq + 1)
    screen.hub.board = replace(board, as_of_ms=screen.hub.now_ms)
    screen.kiosk.board_changed(screen.hub.board)


def let(screen, seconds: float = LATER_S) -> None:
    """Time passes, for the hub as well, and the hub vouches for the board."""
    screen.time[0] += seconds
    screen.hub.now_ms += round(seconds * 1000)
    screen.hub.board = replace(screen.hub.board, as_of_ms=screen.hub.now_ms)
    screen.kiosk.board_changed(screen.hub.board)
    screen.kiosk.tick()


def settle(screen) -> None:
    """What has just happened is heard by now, if at all."""
    screen.until(lambda: not screen.kiosk.sound._gathering.isActive())


def heard(screen, *names: str) -> None:
    """Exactly these sounds are heard, one after the other; then they are forgotten."""
    screen.until(lambda: len(screen.played) >= len(names))
    assert [name for name, _ in screen.played] == list(names)
    screen.played.clear()


def test_a_new_order_is_heard(open_station, line):
    """As loud as it was set."""
    screen = open_station("fry", volume=0.6)
    place(screen, line, 901)
    screen.until(lambda: screen.played)
    assert screen.played == [("bell", 0.6)]


def test_a_flood_is_one_sound(open_station, line):
    """The most important of it; what comes a little later is heard when that is over."""
    screen = open_station("fry")
    place(screen, line, *range(901, 911))
    line.change(901, msgspec.structs.replace(FRIES, quantity=2))
    line.change(902)
    show(screen, line)
    heard(screen, "fall")
    place(screen, line, 920)
    screen.until(lambda: screen.kiosk.sound._gathering.interval() > 900)
    assert screen.played == [], "the one before can still be heard"
    let(screen)
    heard(screen, "bell")


def test_the_first_board_and_another_station_make_no_sound(open_station, line):
    """They are read; the next order is heard."""
    screen = open_station("fry")
    other = StoppedHub(line.board("grill"), now_ms=None)
    screen.hub = other
    screen.kiosk.attach(other, "Grill", None)
    screen.kiosk.tick()
    settle(screen)
    assert screen.played == [], "nothing was lost, it has yet to come"
    other.now_ms = NOW_MS
    let(screen)
    line.place(901, 0, dish("1", 1, "Rib-Eye 300 g", "Grill", "Mains"))
    show(screen, line, "grill")
    heard(screen, "bell")


def test_what_the_cook_recalls_comes_back_in_silence(open_station, line):
    """He is looking at it; the next thing he did not do is heard."""
    screen = open_station("fry")
    place(screen, line, 901)
    heard(screen, "bell")
    let(screen)
    line.bump("fry", 901)
    show(screen, line)
    let(screen)
    screen.kiosk.open("recall")
    screen.kiosk.recall(901)
    (command,) = screen.hub.commands
    assert command.action is Action.RECALL
    line._did("fry", command)
    show(screen, line)
    line.place(902, 0, FRIES)
    line.change(902)
    show(screen, line)
    line.place(903, 0, FRIES)
    show(screen, line)
    heard(screen, "bell")


def test_a_lost_hub_is_heard_once_and_only_of_a_screen_that_was_current(open_station, line):
    """Not while it starts, and not again every second."""
    line.orders.clear()
    line.place(901, 0, FRIES)
    screen = open_station("fry", sound_repeat_s=15)
    screen.kiosk.link_changed(Link.RECONNECTING, "")
    heard(screen, "lost")
    screen.kiosk.touched()
    for _ in range(40):
        screen.time[0] += 1
        screen.kiosk.tick()
    settle(screen)
    assert screen.played == []
    screen.kiosk.link_changed(Link.CONNECTED, "")
    let(screen)
    heard(screen, "bell")  # what waits is repeated now; nothing was while nobody knew


def test_a_screen_that_never_was_current_loses_no_hub(open_screen, line):
    """It says on the glass what it looks for."""
    screen = open_screen(line.board("fry"), now=False, title="Fry", link=Link.RECONNECTING)
    screen.kiosk.tick()
    screen.hub.now_ms = screen.hub.board.as_of_ms
    screen.kiosk.link_changed(Link.CONNECTED, "")
    screen.kiosk.tick()
    place(screen, line, 901)
    heard(screen, "bell")


def test_what_nobody_heeds_is_repeated(open_station, line):
    """Every so many seconds, until somebody has."""
    line.orders.clear()
    screen = open_station("fry", sound_repeat_s=15)
    place(screen, line, 901)
    heard(screen, "bell")
    let(screen, 14)
    assert screen.played == []
    let(screen, 1)
    heard(screen, "bell")
    let(screen, 15)
    heard(screen, "bell")
    screen.wait_still()
    screen.kiosk.bump(901)
    assert screen.hub.commands
    line.bump("fry", 901)
    show(screen, line)
    for _ in range(4):
        let(screen, 15)
    place(screen, line, 902)
    heard(screen, "bell")


def test_a_lost_hub_is_heard_again_until_somebody_is_here(open_station, line):
    """Who touches the glass sees what stands on it; the next loss is a new one."""
    line.orders.clear()
    screen = open_station("fry", sound_repeat_s=15)

    def pass_by(seconds: int) -> None:
        for _ in range(seconds):
            screen.time[0] += 1
            screen.kiosk.tick()
        settle(screen)

    for _ in range(2):
        screen.kiosk.link_changed(Link.RECONNECTING, "")
        heard(screen, "lost")
        pass_by(14)
        assert screen.played == []
        pass_by(1)
        heard(screen, "lost")
        pass_by(15)
        heard(screen, "lost")
        screen.kiosk.touched()
        pass_by(40)
        assert screen.played == []
        screen.kiosk.link_changed(Link.CONNECTED, "")
        let(screen)


def test_a_ticket_that_hurries_is_heard_again_until_it_is_done(open_station, line):
    """As a late one; in the sound of what it has become."""
    line.orders.clear()
    screen = open_station(
        "expo", warn_s=60, late_s=120, sound_warn="tick", sound_new="none", sound_repeat_s=15
    )
    line.place(901, 0, FRIES)
    show(screen, line, "expo")
    warns_s, late_s = thresholds(line.orders[901], line.at("expo"), 60, 120)
    let(screen, warns_s)
    heard(screen, "tick")
    let(screen, 15)
    heard(screen, "tick")
    let(screen, late_s - warns_s)
    heard(screen, "triple")
    line.bump("fry", 901)
    line.bump("expo", 901)
    show(screen, line, "expo")
    screen.played.clear()
    for _ in range(4):
        let(screen, 15)
    settle(screen)
    assert screen.played == []


def test_a_ticket_that_becomes_late_is_heard(open_station, line):
    """At the second at which its colour changes."""
    line.orders.clear()
    screen = open_station("expo", warn_s=60, late_s=120, sound_warn="tick")
    line.place(901, 0, FRIES)
    show(screen, line, "expo")
    warns_s, late_s = thresholds(line.orders[901], line.at("expo"), 60, 120)
    heard(screen, "bell")
    let(screen, warns_s - 1)
    assert screen.played == []
    let(screen, 1)
    heard(screen, "tick")
    let(screen, late_s - warns_s)
    heard(screen, "triple")


@pytest.mark.parametrize(
    ("settings", "state", "sign"),
    [
        ({"volume": 0.0}, "off", "sound_off"),
        ({f"sound_{event}": "none" for event in Event}, "off", "sound_off"),
        ({"quiet_from": "00:00", "quiet_to": "23:59"}, "quiet", "quiet"),
    ],
)
def test_a_screen_that_was_set_silent_is_silent_and_says_so(open_station, line, settings, state, sign):
    """Without alarm, also when there is no speaker; and heard again as soon as it is set so."""
    screen = open_station("fry", **settings)
    screen.kiosk.sound.reported.emit("missing")
    sound = screen.kiosk.sound
    assert (sound.property("state"), sound.property("sign")) == (state, sign)
    assert sound.property("alarm") is False
    assert screen.one("soundSign").property("color").name() != "#000000"
    place(screen, line, 901)
    settle(screen)
    assert screen.played == []
    screen.kiosk._config = Config(reduced_motion=True)
    let(screen)
    assert sound.property("alarm") is True
    assert screen.one("soundWord").property("text") == "NO SPEAKER"
    place(screen, line, 902)
    heard(screen, "bell")


def test_an_event_without_a_sound_is_not_heard(open_station, line):
    """The next important one is."""
    screen = open_station("fry", sound_new="none", sound_void="none")
    place(screen, line, 901, 902)
    line.change(901)
    line.change(902, msgspec.structs.replace(FRIES, quantity=2))
    show(screen, line)
    heard(screen, "knock")


def test_an_alarm_comes_and_goes_with_the_speaker(open_station):
    """In one word and with its own sign."""
    screen = open_station("fry")
    assert screen.all("soundWord") == []
    for output, word in (("missing", "NO SPEAKER"), ("muted", "MUTED")):
        screen.kiosk.sound.reported.emit(output)
        assert screen.one("soundWord").property("text") == word
        assert screen.kiosk.sound.property("alarm") is True
    screen.kiosk.sound.reported.emit("fine")
    assert screen.all("soundWord") == []
    assert screen.kiosk.sound.property("alarm") is False


def test_the_self_test_plays_every_sound_and_asks(open_station):
    """One after the other, each by its name; what was not heard is an alarm until it was."""
    screen = open_station("fry", sound_warn="none", volume=0.4)
    sound = screen.kiosk.sound
    sound.trial.setInterval(1)
    told = []
    sound.changed.connect(lambda: told.append((sound.property("testing"), sound.property("asking"))))
    sound.heardIt(False)
    assert sound.property("alarm") is False, "nothing was asked"
    sound.test()
    screen.until(lambda: sound.property("asking"))
    assert [name for name, _ in screen.played] == ["lost", "fall", "rise", "knock", "bell", "triple"]
    assert {volume for _, volume in screen.played} == {0.4}
    assert told == [
        ("Not current any more", False),
        ("Cancelled", False),
        ("Rush or VIP", False),
        ("Changed after sending", False),
        ("New order", False),
        ("Late", False),
        ("", True),
    ]
    sound.heardIt(False)
    assert (sound.property("state"), sound.property("asking")) == ("unheard", False)
    assert screen.one("soundWord").property("text") == "NOT HEARD"
    sound.test()
    screen.until(lambda: sound.property("asking"))
    sound.heardIt(True)
    assert sound.property("state") == "fine"


def test_a_self_test_that_is_left_has_shown_nothing(open_station):
    """No sound goes on, nothing is asked; at no volume there is nothing to try."""
    screen = open_station("fry")
    sound = screen.kiosk.sound
    sound.test()
    assert sound.property("testing") == "Not current any more"
    sound.stopTest()
    assert (sound.property("testing"), sound.property("asking")) == ("", False)
    assert not sound.trial.isActive()
    screen.kiosk._config = replace(screen.kiosk._config, volume=0.0)
    sound.test()
    assert (sound.property("testing"), sound.property("asking")) == ("", False)


def test_a_guests_board_has_no_sound_and_nothing_to_say_about_it(open_screen, line):
    """Whatever its speaker does."""
    board = line.board("expo")
    at = msgspec.structs.replace(board.at, kind=StationKind.BOARD)
    here = replace(board, kitchen=msgspec.structs.replace(board.kitchen, station=at))
    screen = open_screen(replace(here, orders=()), title="Pick up")
    screen.kiosk.sound.reported.emit("missing")
    screen.kiosk.link_changed(Link.RECONNECTING, "")
    assert screen.all("soundChip") == []
    assert screen.kiosk.sound.property("alarm") is False
    assert not screen.kiosk.sound._gathering.isActive()
    assert screen.played == []
