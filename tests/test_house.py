"""What is true of every file, whatever is in it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("hub_server", "kiosk_app", "tests", "packaging")
SOURCES = {
    str(path.relative_to(ROOT)): path.read_text("utf-8")
    for folder in FOLDERS
    for ending in ("*.py", "*.qml", "*.js", "*.html", "*.sh")
    for path in sorted((ROOT / folder).rglob(ending))
}
"""Path → text."""

PYTHON = {path: text for path, text in SOURCES.items() if path.endswith(".py")}
TESTS = {path: text for path, text in PYTHON.items() if Path(path).name.startswith("test_")}
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def test_the_lock_names_no_host() -> None:
    """Whoever installs chooses the index; a lock that names one would send everybody there."""
    assert "://" not in LOCK
    assert re.findall(r"(?:[\w-]+\.)+(?:com|dev|io|net|org|internal|local)\b", LOCK) == []


def test_every_locked_package_has_its_hashes() -> None:
    """An index can serve no other file under the same name."""
    packages = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(packages) > 50
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_the_sources_are_found() -> None:
    """What is looked through here is all there is."""
    assert len(SOURCES) > 250
    assert {"hub_server/store.py", "kiosk_app/qml/Heard/Main.qml", "tests/test_house.py"} <= SOURCES.keys()


def test_a_check_that_is_silenced_says_why() -> None:
    """On the same line, for whoever wonders whether it is still needed."""
    reasoned = r"# (type: ignore\[[\w, -]+\]|noqa: [A-Z0-9, ]+)  # \S"
    silenced = [
        (path, line)
        for path, text in PYTHON.items()
        if not path.startswith("tests/")
        for line in text.splitlines()
        if re.search("# (type: ignore|noqa)", line)
    ]
    assert [(path, line) for path, line in silenced if not re.search(reasoned, line)] == []


def test_a_module_is_a_noun_of_the_field() -> None:
    """A drawer for everything gets everything."""
    drawer = r"util|helper|common|misc|models\b|constants|manager"
    assert [path for path in SOURCES if re.search(drawer, Path(path).stem.lower())] == []


def test_a_file_fits_into_a_head() -> None:
    """A second thing in a file moves out."""
    assert [path for path, text in SOURCES.items() if len(text.splitlines()) > 400] == []


def test_every_test_says_in_a_sentence_what_it_promises() -> None:
    """Its name says the situation; whoever breaks it reads for whom that matters."""
    silent = [
        f"{path}::{node.name}"
        for path, text in TESTS.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize("folder", ["packaging", "tests", "resources"])
def test_folders_that_are_no_packages(folder: str) -> None:
    """`packaging/__init__.py` would shadow the library of that name."""
    assert list((ROOT / folder).rglob("__init__.py")) == []


def test_nothing_waits_by_sleeping_in_a_test_and_every_import_is_absolute() -> None:
    """A test waits for a condition; only `until` may look again after a moment."""
    relative, sleeping = [], []
    for path, text in PYTHON.items():
        if "/versions/" in path:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and node.level:
                relative.append(f"{path}:{node.lineno}")
            elif path in TESTS and isinstance(node, ast.Call) and ast.unparse(node.func) == "time.sleep":
                sleeping.append(f"{path}:{node.lineno}")
    assert relative == []
    assert sleeping == []
