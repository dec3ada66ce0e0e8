"""What is true of every file, whatever is in it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("hub_server", "kiosk_app", "tests", "packaging")
SOURCES = sorted(
    path
    for folder in FOLDERS
    for ending in ("*.py", "*.qml", "*.js", "*.html", "*.sh")
    for path in (ROOT / folder).rglob(ending)
)
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
each_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))


def test_the_lock_names_no_host() -> None:
    """Whoever installs chooses the index; a lock that names one would send everybody there."""
    assert "://" not in LOCK
    assert re.findall(r"(?:[\w-]+\.)+(?:com|dev|io|net|org|internal|local)\b", LOCK) == []


def test_every_locked_package_has_its_hashes() -> None:
    """An index can serve no other file under the same name."""
    packages = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(packages) > 50
    assert [package for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if path.suffix == ".py" and not path.is_relative_to(ROOT / "tests")],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_check_that_is_silenced_says_why(path: Path) -> None:
    """On the same line, for whoever wonders whether it is still needed."""
    silenced = [
        line for line in path.read_text("utf-8").splitlines() if re.search("# (type: ignore|noqa)", line)
    ]
    reasoned = r"# (type: ignore\[[\w, -]+\]|noqa: [A-Z0-9, ]+)  # \S"
    assert [line for line in silenced if not re.search(reasoned, line)] == []


@each_source
def test_a_module_is_a_noun_of_the_field(path: Path) -> None:
    """A drawer for everything gets everything."""
    assert not re.search(r"util|helper|common|misc|models\b|constants|manager", path.stem.lower())


@each_source
def test_a_file_fits_into_a_head(path: Path) -> None:
    """A second thing in a file moves out."""
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if path.name.startswith("test_") and path.suffix == ".py"],
    ids=lambda path: path.name,
)
def test_every_test_says_in_a_sentence_what_it_promises(path: Path) -> None:
    """Its name says the situation; whoever breaks it reads for whom that matters."""
    functions = (
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
    )
    tests = [function for function in functions if function.name.startswith("test_")]
    assert [test.name for test in tests if not ast.get_docstring(test)] == []


@pytest.mark.parametrize("folder", ["packaging", "tests", "resources"])
def test_folders_that_are_no_packages(folder: str) -> None:
    """`packaging/__init__.py` would shadow the library of that name."""
    assert list((ROOT / folder).rglob("__init__.py")) == []


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if path.suffix == ".py" and path.parts[-2] != "versions"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_nothing_waits_by_sleeping_in_a_test_and_every_import_is_absolute(path: Path) -> None:
    """A test waits for a condition; only `until` may look again after a moment."""
    tree = ast.parse(path.read_text("utf-8"))
    relative = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
    assert relative == []
    if path.is_relative_to(ROOT / "tests") and path.name.startswith("test_"):
        calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert "time.sleep" not in calls
