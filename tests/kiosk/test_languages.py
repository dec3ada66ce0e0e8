"""The languages of the screen: every sentence is there in each, and what is drawn is whole and reads the right way."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from boards.reference import board
from boards.scene import items
from boards.showings import SHOWINGS
from PySide6.QtCore import QPointF, QRectF

from hub_server.protocol.messages import Ack, Command, Result
from hub_server.protocol.states import Action, Status
from kiosk_app import speech, words
from kiosk_app.board import Board, Link
from kiosk_app.language import speak
from kiosk_app.speech import tr, trn

ROOT = Path(__file__).parent.parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ["de", "es", "ar"]
FORMS = {"de": 2, "es": 2, "ar": 6}


@pytest.fixture
def spoken(qapp):
    """Speaks a language until the test ends."""
    yield speak
    speak("en")


def sentences(language: str):
    """(English, translations, whether it is finished) of every sentence."""
    for message in ElementTree.parse(TRANSLATIONS / f"heard_{language}.ts").getroot().iter("message"):
        source, translation = message.find("source"), message.find("translation")
        forms = [form.text or "" for form in translation.iter("numerusform")]
        yield source.text, forms or [translation.text or ""], translation.get("type") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language):
    """None is missing, and every value and number has its place in each; of what is counted, in each form but none."""
    found = list(sentences(language))
    assert len(found) > 200
    for source, said, finished in found:
        assert finished, f"{language}: {source!r} is not translated"
        assert all(said), source
        counted = "%n" in source
        assert len(said) == (FORMS[language] if counted or len(said) > 1 else 1), source
        named = sorted(re.findall(r"\{\w+\}|%[12]", source))
        for form in said[1:] if language == "ar" and counted else said:
            assert sorted(re.findall(r"\{\w+\}|%[12]", form)) == named, f"{language}: {form!r}"
        if counted:
            assert "%n" in said[-1], f"{language}: {said[-1]!r}"


def test_the_translations_are_those_of_the_code(tmp_path):
    """Whoever adds a sentence and forgets `make translations` is told here; the kiosk loads what translators wrote."""
    for file in TRANSLATIONS.glob("*.ts"):
        shutil.copy(file, tmp_path)
    script = (ROOT / "packaging" / "make_translations.py").read_text("utf-8")
    code = f"__file__ = {str(ROOT / 'packaging' / 'make_translations.py')!r}\n" + script.replace(
        'make(ROOT / "resources" / "translations")', f"make(Path({str(tmp_path)!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    for file in sorted(TRANSLATIONS.glob("heard_*")):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), (
            f"{file.name}: run `make translations`"
        )


def test_no_text_in_qml_stands_outside_of_the_translations():
    """A word that is written into a file and not into `qsTr` stays English for ever; names of things are no words."""
    found = []
    for file in sorted((ROOT / "kiosk_app" / "qml").rglob("*.qml")):
        code = re.sub(r"//.*", "", file.read_text("utf-8"))
        code = re.sub(r'qsTr\("(?:[^"\\]|\\.)*"(?:, "(?:[^"\\]|\\.)*")?\)', "", code)
        literals = re.findall(r'"((?:[^"\\]|\\.)*)"', code)
        found += [f"{file.name}: {text}" for text in literals if re.search(r"^[A-Z]|[A-Za-z]{2,} ", text)]
    assert set(found) == {"Main.qml: Heard"}


@pytest.mark.parametrize(
    ("language", "one", "two", "five", "hundred"),
    [
        ("en", "1 order", "2 orders", "5 orders", "100 orders"),
        ("de", "1 Bestellung", "2 Bestellungen", "5 Bestellungen", "100 Bestellungen"),
        ("es", "1 comanda", "2 comandas", "5 comandas", "100 comandas"),
        ("ar", "طلب واحد", "طلبان", "5 طلبات", "100 طلب"),
    ],
)
def test_numbers_of_things_are_said_as_people_say_them(spoken, language, one, two, five, hundred):
    """Arabic has a dual and counts few and many otherwise."""
    spoken(language)
    assert [words.orders(count) for count in (1, 2, 5, 100)] == [one, two, five, hundred]


@pytest.mark.parametrize(
    ("language", "day"),
    [("en", "Sat 21 Nov"), ("de", "Sa. 21. Nov."), ("es", "sáb 21 nov"), ("ar", "السبت 21 نوفمبر")],
)
def test_days_are_written_as_people_write_them(spoken, language, day):
    """The names of days and months are the language's; figures are those of the till's receipt everywhere."""
    spoken(language)
    assert re.sub("[\u2068\u2069]", "", speech.day(datetime(2026, 11, 21, 18, 42))) == day


def test_a_value_in_a_sentence_read_from_the_right_turns_nothing_round(spoken):
    """A number or a name keeps its own direction, and the words round it keep theirs."""
    spoken("ar")
    said = tr("{number} was cancelled. Stop making it.", number="12-B")
    assert "\u206812-B\u2069" in said
    spoken("de")
    assert tr("{number} was cancelled. Stop making it.", number="12-B").startswith("12-B ist storniert")
    assert trn("1 piece", "%n pcs", 3) == "3 Stück"


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (1280, 720)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_in_another_language_is_drawn_whole(
    open_screen, open_station, keep_picture, language, width, height
):
    """Longer words than the English ones are neither cut nor pushed over others, on the cards, at the foot or above."""
    for name in ("preparing", "expo"):
        settings = {"language": language, "width": width, "height": height}
        screen = open_screen(**settings) if name == "preparing" else open_station(name, **settings)
        whole = QRectF(0, 0, width, height)
        for card in screen.all("card"):
            frame = card.mapRectToScene(QRectF(0, 0, card.width(), card.height()))
            for item in items(card):
                if item.property("text") and item.property("contentWidth") is not None:
                    assert not item.property("truncated"), item.property("text")
                    assert frame.adjusted(-1, -1, 1, 1).contains(
                        item.mapRectToScene(
                            QRectF(0, 0, item.property("contentWidth"), item.property("contentHeight"))
                        )
                    ), item.property("text")
        for button in ("recallButton", "allDayButton", "pageBefore", "position", "pageAfter"):
            item = screen.one(button)
            assert whole.contains(item.mapRectToScene(QRectF(0, 0, item.width(), item.height())))
        keep_picture(screen.window.grabWindow(), f"language-{language}-{name}-{width}x{height}")


def test_arabic_is_read_from_the_right(open_screen):
    """The first card hangs at the right, its number stands at its right, the clock at the left."""
    english, arabic = open_screen(), open_screen(language="ar")
    for screen, mirrored in ((english, False), (arabic, True)):
        middle = screen.window.width() / 2
        first = screen.card(138)
        assert (first.mapToScene(QPointF(0, 0)).x() > middle) is mirrored
        number, age = screen.one("number", first), screen.one("age", first)
        assert (number.mapToScene(QPointF(0, 0)).x() > age.mapToScene(QPointF(0, 0)).x()) is mirrored
        assert (screen.one("clock").mapToScene(QPointF(0, 0)).x() < middle) is mirrored
        assert (screen.one("recallButton").mapToScene(QPointF(0, 0)).x() > middle) is mirrored
        lead, line = screen.all("lead", first)[0], screen.all("line", first)[-1]
        assert (lead.mapToScene(QPointF(0, 0)).x() > line.mapToScene(QPointF(0, 0)).x()) is mirrored
    assert speech.mirrored()


def test_a_touch_on_an_arabic_card_means_that_card(open_screen):
    """What is drawn mirrored is touched mirrored."""
    screen = open_screen(language="ar")
    screen.touch(screen.one("bumpButton", screen.card(136)))
    assert [command.order_id for command in screen.hub.commands] == [136]
    assert "136" in screen.one("toastText").property("text")


def test_arabic_dishes_are_looked_for_with_arabic_keys(open_screen):
    """The keys are those of the language, a typewriter's are not mirrored, and Latin ones are a touch away."""
    screen = open_screen(language="ar")
    screen.kiosk.open("recall")
    screen.time[0] += 1
    assert (
        screen.one("key-1").mapToScene(QPointF(0, 0)).x() < screen.one("key-2").mapToScene(QPointF(0, 0)).x()
    )
    screen.touch(screen.one("key-ش"))
    assert screen.kiosk.sought == "ش"
    screen.touch(screen.one("scriptButton"))
    screen.touch(screen.one("key-q"))
    assert screen.kiosk.sought == "شq"


def test_a_screen_without_a_hub_speaks_the_language_too(open_screen, keep_picture):
    """The first thing somebody reads who plugs a kiosk in."""
    screen = open_screen(
        Board(station="pending"), status=Status.PENDING, link=Link.RECONNECTING, now=False, language="ar"
    )
    assert screen.one("firstStartHeadline").property("text") == "لم يُعثر على الخادم"
    keep_picture(screen.window.grabWindow(), "language-ar-first-start")


def test_another_language_is_spoken_at_once(open_screen):
    """No restart: the cards, the foot, the bar and the direction follow the setting, and come back with it."""
    screen = open_screen()

    def said():
        return [screen.one(name).property("text") for name in ("stationTitle", "total", "linkWord")] + [
            screen.one("word", screen.card(138)).property("text"),
            screen.one("buttonText", screen.one("recallButton")).property("text"),
        ]

    english = said()
    screen.kiosk.configure(replace(screen.kiosk.config, language="ar"))
    assert said() == ["قيد التحضير", "17 طلبًا", "مباشر", "متأخر · \u2068قيد التحضير\u2069", "استرجاع"]
    assert screen.card(138).mapToScene(QPointF(0, 0)).x() > screen.window.width() / 2
    screen.kiosk.configure(replace(screen.kiosk.config, language="en"))
    assert said() == english
    assert screen.card(138).mapToScene(QPointF(0, 0)).x() < screen.window.width() / 2


PANELS = (
    "recall",
    "all_day",
    "order",
    "profile",
    "picker",
    "pin",
    "settings",
    "learning",
    "asked",
    "lost",
    "first",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PANELS)
def test_what_opens_is_whole_in_another_language(open_screen, open_station, line, name, language):
    """Every text of a panel stands on the glass, with all its words, however long they are."""
    screen = SHOWINGS[name](open_screen, open_station, line, language=language)
    screen.paint()
    glass = QRectF(0, 0, screen.window.width(), screen.window.height()).adjusted(-2, -2, 2, 2)
    for item in items(screen.window.contentItem()):
        if not item.property("text") or item.property("contentWidth") is None:
            continue
        assert not item.property("truncated"), item.property("text")
        lists = item.parentItem()
        while lists is not None and not lists.inherits("QQuickFlickable"):
            lists = lists.parentItem()
        if lists is None:
            width, height = item.property("contentWidth"), item.property("contentHeight")
            left = item.width() - width if speech.mirrored() and item.width() > width else 0
            text = item.mapRectToScene(QRectF(left, 0, width, height))
            assert text.left() >= glass.left(), item.property("text")
            assert text.right() <= glass.right() or text.width() > glass.width(), item.property("text")


def test_what_the_hub_says_in_english_is_said_in_the_cooks_language(spoken):
    """What it refuses comes with a sentence of its own; a cook who reads another language reads how it stands."""
    order = board().orders[0]
    bump = Command(id="c", action=Action.BUMP, order_id=order.id, version=1, items_version=1)
    ack = Ack(
        station="grill", id="c", result=Result.REJECTED, order=order, detail="The order is begun already."
    )
    assert words.no_effect(bump, ack) == "Not bumped. The order is begun already."
    spoken("de")
    assert (
        re.sub("[\u2068\u2069]", "", words.refusal(ack, "138"))
        == "138 ließ sich nicht ändern. Jetzt: „IN ARBEIT“."
    )
    spoken("ar")
    assert not re.search("[A-Za-z]{3,}", words.no_effect(bump, ack))


@pytest.mark.parametrize(
    ("language", "said"), [("en", "21.5″"), ("de", "21,5″"), ("es", "21,5″"), ("ar", "21.5″")]
)
def test_decimals_are_written_as_people_write_them(spoken, language, said):
    """A comma where the language has one."""
    spoken(language)
    assert speech.numeral("21.5″") == said
    assert speech.numeral("18.") == "18."
