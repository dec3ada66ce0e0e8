"""States, frames and choices that every eye tells apart, in every theme: measured on the glass."""

import itertools

import pytest
from boards.colours import contrast, least_difference, luminance
from boards.painted import area, at, bare, sharpest
from boards.painted_cards import SIGNS, TOLD_APART, cards
from boards.showings import SHOWINGS, dress, grab

from kiosk_app.config import LAYOUTS, THEMES


@pytest.mark.parametrize("layout", LAYOUTS)
def test_states_can_be_told_apart_by_everybody(open_screen, open_station, line, layout):
    """By colour with every kind of colour vision, and without any colour at all by sign and word."""
    # One below the other, they fill more than the height of a screen that lies.
    how = {"width": 1080, "height": 1920} if layout == "list" else {}
    screen = SHOWINGS["states"](open_screen, open_station, line, layout=layout, **how)
    for theme in THEMES:
        dress(screen, theme)
        found = dict(cards(screen))
        assert set(found) == {"new", "cooking", "warn", "late", "ready", "held"}
        for (one, first), (other, second) in itertools.combinations(found.items(), 2):
            apart, eyes = least_difference(first.head, second.head)
            assert apart >= TOLD_APART, f"{theme}: {one} and {other} are {apart:.1f} apart for {eyes} eyes"
            assert first.sign != second.sign, f"{one} and {other} have the same sign"
            assert first.word != second.word, f"{one} and {other} have the same word"
            assert "" not in (first.sign, first.word)
        # Red goes darker than amber in some eyes: what is late is told by its frame and its chip as well.
        late, *others = found.pop("late"), *found.values()
        assert min(late.weight_mm - each.weight_mm for each in others) >= 0.4, theme
        assert {luminance(each.chip) < 0.1 < luminance(late.chip) for each in others} == {True}


def test_counters_are_told_apart_as_the_cards_are(open_screen, open_station, line):
    """Colour, sign, number and word; the same colour as on the cards."""
    screen = SHOWINGS["states"](open_screen, open_station, line)
    for theme in THEMES:
        dress(screen, theme)
        picture = bare(screen, grab)
        heads = dict(cards(screen))
        for counter, state in zip(screen.all("counter"), ("new", "cooking", "ready", "late"), strict=True):
            place = area(counter)
            assert at(picture, place.center().x(), place.top() + 3) == heads[state].head, theme
            texts = [
                item.property("text") for item in screen.all(None, counter) if item.inherits("QQuickText")
            ]
            sign, count, word = texts
            assert sign == heads[state].sign
            assert int(count) > 0
            assert word in heads[state].word


def test_a_screen_that_is_not_current_is_framed_and_says_so(open_screen, open_station, line):
    """Frame, sign, word and sentence; the frame stands out from what is in it."""
    screen = SHOWINGS["lost"](open_screen, open_station, line)
    for theme in THEMES:
        dress(screen, theme)
        assert sharpest(bare(screen, grab), (1, 700), (2.6 * screen.kiosk.perMm, 700)) >= SIGNS, theme
    for name in ("linkSign", "linkWord", "staleText", "insecureText", "toastSign", "toastText"):
        assert screen.one(name).property("text") != ""


def test_the_card_under_the_cursor_stands_out(open_screen, open_station, line):
    """The bump bar has no finger that could be seen."""
    screen = SHOWINGS["rail"](open_screen, open_station, line)
    (card,) = (card for card in screen.all("card") if card.property("selected"))
    for theme in THEMES:
        dress(screen, theme)
        picture, place = bare(screen, grab), area(card)
        frame, ground = (
            at(picture, place.left() - by * screen.kiosk.perMm, place.center().y()) for by in (0.6, 2)
        )
        assert contrast(frame, ground) >= SIGNS, theme


@pytest.mark.parametrize("name", ["training", "called", "split"])
def test_a_card_stands_out_from_whatever_it_hangs_on(open_screen, open_station, line, name):
    """Also from the ground of a lesson, and beside another station."""
    screen = SHOWINGS[name](open_screen, open_station, line)
    for theme in THEMES:
        dress(screen, theme)
        assert len(list(cards(screen))) > 3, theme


def test_a_lesson_is_of_no_state(open_screen, open_station, line):
    """Marks and frame are of a colour that no card has for any eye; the frame stands out from what is in it."""
    states = SHOWINGS["states"](open_screen, open_station, line)
    screen = SHOWINGS["training"](open_screen, open_station, line)
    mm = screen.kiosk.perMm
    for theme in THEMES:
        dress(states, theme)
        dress(screen, theme)
        picture, middle = bare(screen, grab), screen.window.height() / 2
        frame, ground = at(picture, 1, middle), at(picture, 2.6 * mm, middle)
        assert contrast(frame, ground) >= SIGNS, theme
        mark = area(screen.all("trainingMark")[0])
        assert at(picture, mark.center().x(), mark.center().y()) == frame
        for state, painted in cards(states):
            apart, eyes = least_difference(frame, painted.head)
            assert apart >= TOLD_APART, f"{theme}: a lesson and {state} are {apart:.1f} apart for {eyes} eyes"


def test_a_lesson_that_is_needed_elsewhere_is_told_from_one_that_is_not(open_screen, open_station, line):
    """By its colour for every eye, and by a sign."""
    screen = SHOWINGS["called"](open_screen, open_station, line)
    called, calm = sorted(screen.all("trainingBand"), key=lambda band: area(band).x())
    for theme in THEMES:
        dress(screen, theme)
        picture = bare(screen, grab)
        grounds = [at(picture, area(screen.one("behindText", band)).left() - 4, 5) for band in (called, calm)]
        assert least_difference(*grounds)[0] >= TOLD_APART, theme
    signs = [[item.property("name") for item in screen.all(None, band)] for band in (called, calm)]
    assert ["late" in each for each in signs] == [True, False]


@pytest.mark.parametrize("name", ["settings", "cards", "keys", "calm", "pin", "beside", "split", "listed"])
def test_what_is_chosen_or_wrong_stands_out(open_screen, open_station, line, name):
    """By an edge or a mark of its own: choices, the page, digits, a dish, the pane with the keys, a silent screen."""
    screen = SHOWINGS[name](open_screen, open_station, line)
    for theme in THEMES:
        dress(screen, theme)
        picture = bare(screen, grab)
        marked = [item for item in screen.all(None) if is_marked(item) and is_whole(item)]
        assert marked
        for item in marked:
            place = area(item)
            if item.objectName() == "keysMark":
                way = (place.center().x(), place.top()), (place.center().x(), place.bottom() + 3)
            else:
                way = (place.left() - 3, place.center().y()), (place.left() + 8, place.center().y())
            assert sharpest(picture, *way) >= SIGNS, f"{theme}: {item.objectName()}"
    for item in screen.all("choiceButton"):
        assert len(screen.all("choiceMark", item)) == item.property("current"), "by a sign as well"


def is_whole(item) -> bool:
    """Whether nothing of it is cut off by the list it scrolls in."""
    around = item.parentItem()
    while around is not None and not around.clip():
        around = around.parentItem()
    return around is None or area(around).contains(area(item))


def is_marked(item) -> bool:
    """Whether it is so already, or is to be seen at once."""
    match item.objectName():
        case "choiceButton":
            return bool(item.property("current"))
        case "dishRow":
            return bool(item.property("chosen"))
        case "soundChip":
            return bool(item.property("sound").property("alarm"))
        case name:
            return name in ("settingsTabMark", "pinDigit", "keysMark")
