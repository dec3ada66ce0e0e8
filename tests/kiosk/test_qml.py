"""The QML files by themselves, and the Python binding below them."""

import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QRawFont

from kiosk_app import window
from kiosk_app.icons import GLYPHS
from kiosk_app.order_model import FAMILY, ICONS
from kiosk_app.resources import resources

ROOT = Path(__file__).parent.parent.parent


def test_qmllint_has_nothing_to_say():
    """No unqualified access, no unknown property, no type that does not fit."""
    files = sorted((window.QML / "Heard").glob("*.qml"))
    lint = Path(sys.executable).with_name("pyside6-qmllint")
    told = subprocess.run(
        [lint, "--max-warnings", "0", "-I", window.QML, *files],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_every_qml_file_is_in_the_module():
    """A file that is not listed works in a checkout and is missing in a bundle."""
    folder = window.QML / "Heard"
    listed = {
        line.split()[-1] for line in (folder / "qmldir").read_text().splitlines() if line.endswith(".qml")
    }
    assert listed == {file.name for file in folder.glob("*.qml")}


def test_everything_in_the_theme_is_drawn_with():
    """A size nobody uses is one somebody changes in vain."""
    theme = window.QML / "Heard" / "Theme.qml"
    declared = re.findall(
        r"^    (?:readonly )?property \w+ (\w+)|^    function (\w+)", theme.read_text(), re.M
    )
    names = {name or function for name, function in declared}
    assert len(names) > 40
    others = "\n".join(file.read_text() for file in theme.parent.glob("*.qml") if file != theme)
    within = re.sub(r"(?:property \w+|function) \w+|look\.\w+", "", theme.read_text())
    unused = {n for n in names if f"Theme.{n}" not in others and not re.search(rf"\b{n}\b", within)}
    assert unused == set()


def test_every_colour_of_the_themes_is_drawn_with():
    """And no colour is named anywhere else: a theme changes all of them or the screen is a patchwork."""
    folder = window.QML / "Heard"
    roles = re.findall(
        r"^    required property \w+ (\w+)", (folder / "Colours.qml").read_text(encoding="utf-8"), re.M
    )
    assert len(roles) >= 40
    theme = (folder / "Theme.qml").read_text(encoding="utf-8")
    themes = [file for file in folder.glob("*Colours.qml") if file.name != "Colours.qml"]
    within = [
        re.findall(r"\b(?:dark|light|contrast)\.(\w+)", file.read_text(encoding="utf-8")) for file in themes
    ]
    unused = [r for r in roles if f"look.{r}" not in theme and not all(r in names for names in within)]
    assert (unused, len(themes)) == ([], 3)
    named = r'"#\w+"|Qt\.(?:rgba|hsla|hsva|color|lighter|darker|tint)\b|color: "(?!transparent)\w'
    others = [file for file in folder.glob("*.qml") if not file.name.endswith("Colours.qml")]
    found = [
        (file.name, line.strip())
        for file in others
        for line in file.read_text().splitlines()
        if re.search(named, line)
    ]
    assert [name for name, _ in found] == ["Theme.qml"] * 2, "black and white, on every state's hue"


def test_every_sign_is_drawn_somewhere():
    """The font holds no more than is seen."""
    sources = [*(ROOT / "kiosk_app").rglob("*.qml"), *(ROOT / "kiosk_app").glob("*.py")]
    sources.append(ROOT / "hub_server" / "protocol" / "orders.py")
    text = "\n".join(file.read_text() for file in sources if file.name != "icons.py")
    assert [name for name in GLYPHS if f'"{name}"' not in text] == []


def test_the_icon_font_holds_exactly_the_signs(qapp):
    """A sign without a glyph would be a box, a glyph without a sign is not ours to ship."""
    font = QRawFont(str(resources() / "fonts" / "HeardIcons.ttf"), 10)
    assert font.isValid()
    assert [name for name, glyph in GLYPHS.items() if not font.supportsCharacter(ord(glyph))] == []
    glyphs = int.from_bytes(bytes(font.fontTable("maxp"))[4:6], "big")
    assert glyphs == len(set(GLYPHS.values())) + 1, "and the box"


def test_what_is_known_in_python_is_not_said_again_in_qml():
    """Families of fonts and the words for ages and counts come from where they are tested."""
    text = "\n".join(file.read_text() for file in (window.QML / "Heard").glob("*.qml"))
    assert f'"{FAMILY}"' not in text
    assert f'"{ICONS}"' not in text
    assert ' orders"' not in text
    assert "padStart" not in text


def test_the_binding_does_not_take_references_of_none():
    """PySide6 6.12.0 takes one too many with nearly every call, and the program dies after seconds."""
    point = QPointF(1, 2)
    point.setX(3)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(1000):
        point.setX(4)
        point.isNull()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert abs(after[0] - before[0]) < 100
    assert abs(after[1] - before[1]) < 100
