"""What becomes of the keys of a window: presses, repetitions, keys that hang, and keys that were learnt."""

from dataclasses import replace

import pytest
from boards.bar import Bar
from boards.reference import Ticket, board
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest

from hub_server.protocol.states import Action
from kiosk_app.bump_bar import STUCK_S, Wish
from kiosk_app.lesson import ASKED
from kiosk_app.speech import ENGLISH, Speaker, install

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(open_screen):
    """Opens a screen and gives its bar to the test."""

    def opening(**settings):
        screen = open_screen(**settings)
        return screen, Bar(screen)

    return opening


def bumped(screen) -> list[int]:
    return [command.order_id for command in screen.hub.commands]


def selected(screen) -> list[int]:
    return [row.orderId for row in screen.live() if row.selected]


@pytest.mark.parametrize(("after_ms", "presses"), [(5, 1), (90, 1), (110, 2), (140, 2)])
def test_a_key_that_bounces_moves_the_cursor_once(opened, after_ms, presses):
    """A press lasts for a tenth of a second, whatever the contact says."""
    screen, bar = opened()
    order = [row.orderId for row in screen.live() if row.part == row.parts]
    bar.down("Down")
    screen.time[0] += 0.04 * (after_ms > 40)
    bar.up("Down")
    screen.time[0] += after_ms / 1000 - 0.04 * (after_ms > 40)
    bar.down("Down")
    assert selected(screen) == [order[presses - 1]]


def test_how_long_a_press_lasts_can_be_set(opened):
    """For a bar whose contacts are old."""
    screen, bar = opened(debounce_ms=150)
    for _ in range(2):
        bar.down("Down")
        bar.up("Down")
        screen.time[0] += 0.12
    assert selected(screen) == [screen.live()[0].orderId]


def test_a_key_that_is_leant_on_bumps_one_ticket(opened):
    """The next card has come under the number meanwhile."""
    screen, bar = opened()
    bar.down("1")
    for _ in range(30):
        screen.time[0] += 0.05
        bar.up("1", by_itself=True)
        bar.down("1", by_itself=True)
    assert len(bumped(screen)) == 1


def test_an_arrow_that_is_held_goes_on(opened):
    """Nothing is lost by going too far."""
    screen, bar = opened()
    bar.down("Down")
    for _ in range(3):
        screen.time[0] += 0.05
        bar.down("Down", by_itself=True)
    order = list(dict.fromkeys(row.orderId for row in screen.live()))
    assert selected(screen) == [order[3]]


def test_a_stuck_key_is_said_and_the_others_work(opened):
    """By its name; and it counts again once it was let go."""
    screen, bar = opened()
    bar.down("Down")
    screen.time[0] += STUCK_S
    screen.kiosk.tick()
    said = screen.kiosk.said
    assert said.property("kind") == "refused"
    assert said.property("text") == "Key ↓ is held down. It does nothing until it is let go."
    before = selected(screen)
    bar.down("Down", by_itself=True)
    assert selected(screen) == before
    bar.press("1")
    assert len(bumped(screen)) == 1
    bar.up("Down")
    bar.press("Down")
    assert selected(screen) != before


@pytest.mark.parametrize("lost", [QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate])
def test_a_window_that_loses_the_keys_lets_go_of_them(opened, lost):
    """Their releases go elsewhere; no key is stuck, and none that is still down acts."""
    screen, bar = opened()
    bar.down("Down")
    event = QFocusEvent(lost) if lost is QEvent.Type.FocusOut else QEvent(lost)
    QCoreApplication.sendEvent(screen.window, event)
    screen.time[0] += STUCK_S + 1
    screen.kiosk.tick()
    assert screen.kiosk.said.property("text") == ""
    before = selected(screen)
    bar.down("Down", by_itself=True)
    assert selected(screen) == before
    bar.up("Down")
    bar.press("Down")
    assert selected(screen) != before


def test_a_shortcut_is_asked_about_and_nothing_is_done(opened):
    """The press itself comes after it."""
    screen, _ = opened()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1")
    QCoreApplication.sendEvent(screen.window, event)
    assert bumped(screen) == []


def test_a_combination_is_no_key_of_a_bar(opened):
    """Somebody plugged a keyboard in to look after the machine."""
    screen, bar = opened()
    bar.down("1", modifiers=CONTROL)
    bar.up("1", modifiers=CONTROL)
    assert bumped(screen) == []
    bar.press("1")
    assert len(bumped(screen)) == 1


def test_a_key_that_is_called_otherwise_when_it_goes_up_is_the_same_key(opened):
    """Shift was let go first: nothing hangs."""
    screen, bar = opened()
    bar.down("R", modifiers=SHIFT)
    bar.up("R")
    screen.time[0] += STUCK_S + 1
    screen.kiosk.tick()
    assert screen.kiosk.panel == "recall"
    assert screen.kiosk.said.property("text") == ""


def test_a_key_that_opened_a_panel_does_nothing_in_it(opened):
    """The same finger, the same press, also where it is held."""
    screen, bar = opened(key_profile="kb9000")
    screen.time[0] += 1
    bar.down("R")
    assert screen.kiosk.panel == "recall"
    for _ in range(10):
        screen.time[0] += 0.1
        bar.down("R", by_itself=True)
    bar.up("R")
    assert screen.kiosk.panel == "recall"


def test_the_second_half_of_a_double_press_touches_nothing_in_the_panel(opened):
    """It was meant for what the first one did."""
    screen, bar = opened()
    bar.press("R")
    QTest.keyClick(screen.window, Qt.Key.Key_Return)
    assert screen.kiosk.panel == "recall"
    assert screen.hub.commands == []


def learn(screen, bar, *names: str) -> None:
    screen.kiosk.learning.start()
    bar.press(*names)
    screen.kiosk.learning.finish()


def test_a_bar_that_sends_modifiers_is_learnt(opened):
    """Shift bumps, Ctrl is card 1, Ctrl and C together card 2; each says so on its card."""
    screen, bar = opened()
    screen.kiosk.learning.start()
    bar.press("Shift", "Control")
    screen.time[0] += 1
    bar.down("Control")
    bar.down("C", modifiers=CONTROL)
    bar.up("C", modifiers=CONTROL)
    bar.up("Control")
    screen.kiosk.learning.finish()
    assert screen.kiosk.learning.learnt == {
        "Shift": Wish.BUMP,
        "Control": Wish.NUMBER_1,
        "Ctrl+C": Wish.NUMBER_2,
    }
    first, second = (row.orderId for row in screen.live() if row.part == row.parts and row.key)
    assert [row.key for row in screen.live() if row.key] == ["Ctrl", "Ctrl+C"]
    bar.press("Control")
    assert bumped(screen) == [first]
    screen.time[0] += 1
    bar.down("Control")
    bar.down("C", modifiers=CONTROL)
    bar.up("C", modifiers=CONTROL)
    bar.up("Control")
    assert bumped(screen) == [first, second], "and not the first one again"


def test_while_keys_are_learnt_they_do_nothing_else(opened):
    """Nobody bumps a ticket by showing a screen its bar."""
    screen, bar = opened()
    screen.kiosk.learning.start()
    bar.press("1", "R", "Return")
    assert bumped(screen) == []
    assert screen.kiosk.panel == ""
    assert screen.one("learnPrompt").property("text") == "Card 3"


def test_the_panel_says_what_is_learnt_and_what_was_refused(opened, keep_picture):
    """Large enough for somebody who looks at the bar."""
    screen, bar = opened()
    screen.kiosk.learning.start()
    bar.press("Shift", "1", "2", "F1")
    bar.press("1")
    assert screen.one("learnRefusal").property("text") == (
        "Key 1 is “Card 1” already. Press another one, or 1 again to end."
    )
    assert screen.one("learnProgress").property("text") == "4 keys learnt"
    assert len(screen.all("learntKey")) == 4
    keep_picture(screen.window.grabWindow(), "learn")


def test_a_lesson_is_led_by_touch_too(opened):
    """Skip, all, and away without a change."""
    screen, bar = opened()
    screen.kiosk.learning.start()
    screen.touch(screen.one("learnSkip"))
    assert screen.one("learnPrompt").property("text") == "Card 1"
    bar.press("B")
    screen.touch(screen.one("learnFinish"))
    assert not screen.all("learnPanel")
    bar.press("B")
    assert len(bumped(screen)) == 1
    screen.kiosk.learning.start()
    bar.press("X")
    screen.touch(screen.one("learnCancel"))
    assert screen.kiosk.learning.learnt == {"B": Wish.NUMBER_1}


def test_a_number_that_selects_bumps_nothing(opened):
    """The second key does; both on the glass as they are pressed."""
    screen, bar = opened(bump_by="select", key_profile="letters")
    (third,) = (row.orderId for row in screen.live() if row.key == "C")
    bar.press("C")
    assert bumped(screen) == []
    assert selected(screen) == [third]
    bar.press("T")
    assert bumped(screen) == [third]


def test_a_card_without_a_number_is_reached_by_selecting(opened):
    """There are ten numbers and more cards."""
    screen, bar = opened(width=3840, height=2160, scale=0.6)
    beyond = [row.orderId for row in screen.live() if row.part == row.parts and not row.key]
    assert beyond
    for _ in range(30):
        bar.press("Down")
        if selected(screen) == [beyond[0]] or beyond[0] in selected(screen):
            break
    bar.press("Return")
    assert bumped(screen) == [beyond[0]]
    assert screen.hub.commands[0].action is Action.BUMP


def test_a_torn_card_is_selected_where_its_items_are(opened):
    """Its button is on the next page: bumping shows that first, so that the cook sees all of it."""
    banquet = Ticket(1, 100)
    for dish in range(150):
        banquet.add(1, f"Dish {dish}")
    shown = replace(board(), orders=(banquet.order(),), total=1)
    screen, bar = opened(shown=shown, width=1280, height=720)
    assert all(row.part != row.parts for row in screen.live())
    bar.press("Down")
    assert set(selected(screen)) == {1}
    while not any(row.part == row.parts for row in screen.live()):
        assert bumped(screen) == []
        bar.press("Return")
    bar.press("Return")
    assert bumped(screen) == [1]


def test_arrows_turn_pages_as_they_are_read(opened):
    """From right to left, the left one goes on."""
    screen, bar = opened(width=1280, height=720)
    install(Speaker(mirrored=True))
    try:
        bar.press("Left")
        assert screen.kiosk.page == 1
        bar.press("Right")
        assert screen.kiosk.page == 0
    finally:
        install(ENGLISH)


@pytest.mark.parametrize(
    ("profile", "pressed", "written"),
    [
        ("keyboard", ["T", "1", "2", "Backspace"], "t1"),
        ("kb9000", ["1", "2", "U", "0"], "10"),
        ("numpad", ["Num 4", "Num Insert"], "40"),
        ("letters", ["A", "J", "Q", "C"], "13"),
    ],
)
def test_what_is_looked_for_is_written_with_the_keys_there_are(opened, profile, pressed, written):
    """Numbers on every bar; words on a keyboard."""
    screen, bar = opened(key_profile=profile)
    screen.kiosk.open("recall")
    bar.press(*pressed)
    assert screen.kiosk.property("sought") == written


def test_another_profile_holds_from_the_next_key_on(opened):
    """And stands on the cards at once: settings change while the screen runs."""
    screen, bar = opened()
    screen.kiosk._config = replace(screen.kiosk._config, key_profile="letters")
    screen.kiosk.tick()
    assert [row.key for row in screen.live() if row.key][:3] == ["A", "B", "C"]
    bar.press("A")
    assert len(bumped(screen)) == 1
    assert screen.kiosk.panel == "", "which was all day before"


def test_a_long_name_of_a_key_leaves_the_button_its_word(opened, keep_picture):
    """Nothing lies over anything."""
    screen, bar = opened()
    screen.kiosk.learning.start()
    bar.press("Return")
    for name in ("CapsLock", "ScrollLock", "PageDown", "Super_L"):
        bar.press(name)
    screen.kiosk.learning.finish()
    screen.paint()
    caps = screen.all("bumpKey")
    assert len(caps) >= 4
    for cap in caps:
        button = cap.parentItem()
        words = [*screen.all("bumpSign", button), *screen.all("bumpWord", button)]
        assert all(cap.x() + cap.width() <= word.mapToItem(button, 0, 0).x() for word in words)
    keep_picture(screen.window.grabWindow(), "keycaps-learnt")


@pytest.mark.parametrize(
    ("width", "height", "diagonal"),
    [(1920, 1080, 21.5), (1080, 1920, 21.5), (3840, 2160, 27.0), (1280, 800, 10.1)],
)
def test_a_lesson_with_every_key_is_drawn_whole(opened, keep_picture, width, height, diagonal):
    """The question stays, the buttons are for gloves, and the last key is seen."""
    screen, _ = opened(width=width, height=height, diagonal=diagonal)
    screen.kiosk.learning.start()
    for at in range(len(ASKED) - 1):
        screen.kiosk.learning.press(f"F{at + 1}")
    screen.paint()
    whole = screen.window.contentItem().boundingRect()
    shown = [screen.one(name) for name in ("learnPrompt", "learnRefusal", "learnProgress")]
    shown += [screen.one(name) for name in ("learnSkip", "learnFinish", "learnCancel")]
    for item in (*shown, screen.all("learntKey")[0]):
        assert whole.contains(item.mapRectToScene(item.boundingRect())), item.objectName()
    for button in shown[3:]:
        assert min(button.width(), button.height()) >= 15 * screen.kiosk.perMm - 1
        assert button.mapToScene(QPointF(0, 0)).y() > screen.all("learntKey")[0].mapToScene(QPointF(0, 0)).y()
    keep_picture(screen.window.grabWindow(), f"lesson-{width}x{height}")


def test_an_arrow_that_is_held_does_not_run_through_a_panel_that_opens(opened):
    """It was turning over cards; somebody touched All day meanwhile."""
    screen, bar = opened()
    bar.down("Down")
    screen.kiosk.open("all_day")
    for _ in range(5):
        screen.time[0] += 0.1
        bar.down("Down", by_itself=True)
    assert not bar.reach.shown
    bar.up("Down")
    bar.press("Down")
    assert bar.reach.shown
