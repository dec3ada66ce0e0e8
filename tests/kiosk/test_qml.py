"""The QML files by themselves, and the Python binding below them."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPointF

from kiosk_app import window


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
