"""What every test finds: a way to draw without a display, and real servers to talk to."""

import gc
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import none

from servers import program, warm

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    # pytest-qt aborts the whole run when Qt finds no display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The same pixels everywhere: no GPU, no scaling by the desktop.
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

pytest_plugins = [
    "servers.redis_server",
    "servers.sentinel",
    "servers.postgres",
    "servers.nginx",
    "servers.hub",
    "servers.browser",
    "servers.sound_server",
    "hub.databases",
    "hub.displays",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, metavar="DIR", help="keep the pictures of the screens there")
    parser.addoption(
        "--keep-screens", action="store_true", help="write tests/screens anew, to be looked at and committed"
    )


NEEDS = {
    "redis_server": "redis",
    "watched_redis": "redis",
    "postgres_url": "postgres",
    "start_nginx": "nginx",
    "chromium": "browser",
    "sound_server": "sound",
}
"""Fixture of a server → the mark of every test that uses it, so that `-m "not browser"` leaves out all of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for name in getattr(item, "fixturenames", ()):
            if name in NEEDS:
                item.add_marker(NEEDS[name])


_data_folders = itertools.count(1)


def pytest_collection_finish() -> None:
    """What stays until the end is not looked through again and again for garbage: that took a tenth of the time."""
    # Hypothesis looks once for who holds its random numbers, and finds nobody among what is frozen.
    given(none())(lambda _: None)()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What programs keep, they keep with the tests and not at home; made by whichever program needs it."""
    folder = tmp_path_factory.getbasetemp() / f"data-{next(_data_folders)}"
    monkeypatch.setenv("HEARD_DATA_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The application of a kiosk; pytest-qt asks for it."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.fixture(scope="session")
def fonts(qapp: object) -> None:
    """The kiosk's own fonts."""
    from kiosk_app.window import load_fonts

    load_fonts()


@pytest.fixture(scope="session")
def finger(qapp: object) -> object:
    """What `boards.scene.touch` touches with."""
    from PySide6.QtTest import QTest

    return QTest.createTouchDevice()


@pytest.fixture(scope="session", autouse=True)
def warm_hubs() -> Iterator[None]:
    """Hubs of the tests start without importing everything anew, where the system allows it."""
    if not warm.are_possible():
        yield
        return
    program.warm_hubs = warm.WarmHubs()
    yield
    program.warm_hubs.close()
    program.warm_hubs = None


@pytest.fixture(autouse=True)
def garbage_of_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test leaves of Qt's objects ends in this thread, as in the kiosk; another thread must not end it."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from boards.scene import without_complaints

    # What was there before the test is not looked through after it: that took longer than most of these tests.
    gc.freeze()
    gc.disable()
    yield
    with without_complaints():
        gc.collect()
    gc.enable()
