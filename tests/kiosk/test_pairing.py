"""A screen that the hub does not know shows a code; one that was turned out keeps nothing."""

import asyncio
import json
import os
import signal
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace

import pytest
import segno
from PySide6.QtCore import QRectF

from hub_server.protocol.pairing_code import shown
from kiosk_app.entry import Entry, paired
from kiosk_app.hub_address import HubAddress
from kiosk_app.kept_token import Exposed, KeptToken, Token
from kiosk_app.pair_panel import QUIET
from kiosk_app.pairing import Waiting
from servers.program import Program, complaints, until

LINK = "https://192.0.2.10:8000/pair#WDJBMJHT"
WAITING = Waiting(hub="192.0.2.10:8000", code="WDJB-MJHT", link=LINK, until_s=600.0)


def waiting_code(hub) -> str:
    """The code that a screen shows now, as the hub has worked it out; empty for none."""
    with closing(sqlite3.connect(hub.data / "heard.db")) as database:
        (code,) = database.execute("SELECT code FROM pairings WHERE length(code) = 8").fetchone() or ("",)
    return code


def let_in(hub, code: str, name: str = "Grill left", station: str = "pending") -> str:
    answer = hub.ask(
        "POST", "/api/v1/pairings/approve", json={"code": code, "name": name, "station": station}
    )
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


class Shown(list):
    """A panel that remembers what it was told to show."""

    def wait(self, waiting: Waiting | None) -> None:
        self.append(waiting)

    @property
    def code(self) -> str:
        return self[-1].code if self and self[-1] is not None else ""


async def until_so(condition, what: str = "it") -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("width", "height", "diagonal"), [(1920, 1080, 21.5), (1080, 1920, 21.5), (1280, 800, 10.1)]
)
@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_the_code_is_whole_and_large_on_every_screen(
    open_screen, keep_picture, width, height, diagonal, theme
):
    """As a manager reads it from the door, types it, or scans it."""
    screen = open_screen(chosen=False, width=width, height=height, diagonal=diagonal, theme=theme)
    screen.kiosk.pair_panel.wait(replace(WAITING, until_s=screen.time[0] + 530))
    screen.paint()
    keep_picture(screen.window.grabWindow(), f"pairing-{theme}-{width}x{height}")
    whole = QRectF(0, 0, width, height)
    placed = []
    for name in ("pairHeadline", "pairQr", "pairCode", "pairHow", "pairLeft"):
        item = screen.one(name)
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        assert whole.contains(place), name
        assert not any(place.intersects(other) for other in placed), name
        placed.append(place)
    code = screen.one("pairCode")
    assert code.property("text") == "WDJB-MJHT"
    assert code.property("font").pixelSize() >= 14 * screen.kiosk.perMm
    assert screen.one("pairLeft").property("text") == "Good for 9 more minutes · Hub: 192.0.2.10:8000"
    assert "heard pair WDJB-MJHT" in screen.one("pairHow").property("text").replace("\u00a0", " ")


def test_a_camera_reads_the_link(open_screen):
    """Each square of the QR code is as wide as the others, black or white, with white round all of it."""
    screen = open_screen(chosen=False, theme="contrast")
    screen.kiosk.pair_panel.wait(WAITING)
    picture = screen.window.grabWindow()
    code = screen.one("pairQr")
    origin = code.mapToScene(QRectF(0, 0, 1, 1).topLeft())
    wanted = [list(row) for row in segno.make(LINK, error="m", micro=False).matrix_iter(border=QUIET)]
    module = code.width() / len(wanted)
    assert module == int(module) >= 3
    assert module >= 0.8 * screen.kiosk.perMm
    found = [
        [
            picture.pixelColor(
                int(origin.x() + (x + 0.5) * module), int(origin.y() + (y + 0.5) * module)
            ).name()
            for x in range(len(wanted))
        ]
        for y in range(len(wanted))
    ]
    assert found == [["#000000" if dark else "#ffffff" for dark in row] for row in wanted]


def test_what_is_said_while_a_screen_waits(open_screen):
    """Before there is a code, when the hub is away, and to one that was turned out."""
    screen = open_screen(chosen=False)
    panel = screen.kiosk.pair_panel
    assert not screen.all("pairPanel")
    panel.wait(Waiting(hub="kitchen:8000"))
    assert screen.one("pairTrouble").property("text") == "Asking the hub …"
    assert not screen.all("pairCode")
    panel.wait(Waiting(hub="kitchen:8000", trouble="kitchen:8000 does not answer.", revoked=True))
    assert screen.one("pairTrouble").property("text") == "kitchen:8000 does not answer."
    assert screen.one("pairHeadline").property("text") == "This screen was turned out. Let it in again?"
    panel.wait(replace(WAITING, until_s=screen.time[0] + 1))
    assert screen.one("pairLeft").property("text").startswith("Good for 1 more minute ")
    panel.wait(None)
    assert not screen.all("pairPanel")


@pytest.fixture
def start_kiosk(tmp_path, monkeypatch):
    """Starts a kiosk without a token; ends it after the test."""
    monkeypatch.setenv("HEARD_DATA_DIR", str(tmp_path / "kiosk"))
    started: list[Program] = []

    def start(hub, *more: str) -> Program:
        words = ("kiosk", "--size", "1280x720", "--hub", hub.url, *more)
        program = Program(
            [sys.executable, "-m", "hub_server.cli", *words],
            log=tmp_path / f"kiosk-{len(started)}.log",
            environment={"QT_QPA_PLATFORM": "offscreen"},
        )
        started.append(program)
        program.start()
        return program

    yield start
    for program in started:
        program.kill()
        said = program.output()
        assert "Traceback" not in said, said
        assert complaints(said) == []


def kept(file, table: str) -> list[tuple]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(f"SELECT * FROM {table}").fetchall()


def test_a_kiosk_is_let_in_restarted_and_turned_out(start_hub, start_kiosk, tmp_path):
    """The whole way, with nothing but the code: in; in again; and out, with nothing left of the hub."""
    hub = start_hub("--redis", "none", closed=True)
    hub.ask(
        "POST", "/api/v1/orders", json={"source": "t", "external_id": "1", "items": [{"name": "Ravioli"}]}
    )
    first = start_kiosk(hub)
    until(lambda: waiting_code(hub), within_s=20, what="a code")
    code = waiting_code(hub)
    device = let_in(hub, code)
    screens = lambda: hub.ask("GET", "/api/v1/devices").json()["devices"]  # noqa: E731
    until(lambda: [each["sockets"] for each in screens() if each["id"] == device] == [1], within_s=20)
    (file,) = (tmp_path / "kiosk").rglob("*.token")
    assert file.stat().st_mode & 0o777 == 0o600
    token = json.loads(file.read_bytes())["token"]
    assert hub.ask("GET", "/api/v1/me", token=token).json()["name"] == "Grill left"
    assert first.stop(by=signal.SIGTERM) == 0
    (database,) = (tmp_path / "kiosk").rglob("*.db")
    assert b"Ravioli" in kept(database, "board")[0][1]

    second = start_kiosk(hub, "--second", "preparing")
    until(lambda: [each["sockets"] for each in screens() if each["id"] == device] == [2], within_s=20)
    assert not waiting_code(hub), "it has its token still"
    hub.ask("POST", f"/api/v1/devices/{device}/revoke")
    until(lambda: waiting_code(hub), within_s=20, what="another code")
    assert waiting_code(hub) != code
    assert not file.exists()
    assert second.stop(by=signal.SIGTERM) == 0
    files = sorted((tmp_path / "kiosk").rglob("*.db"))
    assert [file.name.rsplit("-", 1)[1] for file in files] == ["any.db", "preparing.db"]
    for file in files:
        assert kept(file, "board") == kept(file, "outbox") == []
    assert not [
        path for path in (tmp_path / "kiosk").rglob("*") if path.is_file() and b"Ravioli" in path.read_bytes()
    ]
    for said in (first.output(), second.output(), hub.program.output()):
        for secret in (token, token.partition(".")[2], code, shown(code)):
            assert secret not in said


def test_bumps_of_a_screen_that_the_hub_forgot_stay(start_hub, tmp_path):
    """A token that is not known is no revocation: the screen asks anew and keeps what it has."""
    hub = start_hub("--redis", "none", closed=True)
    forgot = []
    panel, tokens = Shown(), KeptToken(tmp_path / "a.token")
    tokens.keep(Token(token="abcdefghjkmn.not-of-this-hub"))
    served = []

    async def serving(address: HubAddress, station: str) -> None:
        served.append((address.token, station))
        if len(served) == 1:
            address.turned_away(False)
        await asyncio.Event().wait()

    async def story() -> None:
        entry = Entry(HubAddress(hub.url), tokens, panel, lambda: forgot.append(1))
        task = asyncio.create_task(entry.run(serving))
        await until_so(lambda: panel.code)
        let_in(hub, panel.code)
        await until_so(lambda: len(served) == 2)
        task.cancel()
        await asyncio.wait([task])

    asyncio.run(story())
    assert forgot == []
    assert panel[-1] is None
    assert served[1] == (tokens.read().token, "pending")
    assert KeptToken(tmp_path / "a.token").read() == tokens.read()


def test_a_screen_with_a_token_of_its_own_never_asks_for_another(tmp_path):
    """Who started it with a file looks after the file; what was on the glass is forgotten once."""
    forgot, served = [], []

    async def serving(address: HubAddress, _: str) -> None:
        served.append(address)
        for revoked in (False, True, True):
            address.turned_away(revoked)
        await asyncio.Event().wait()

    async def story() -> None:
        panel = Shown()
        entry = Entry(
            HubAddress("http://127.0.0.1:9", "a.b"), KeptToken(None), panel, lambda: forgot.append(1)
        )
        task = asyncio.create_task(entry.run(serving))
        await until_so(lambda: len(served) == 2)
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.wait([task])
        assert panel == []

    asyncio.run(story())
    assert forgot == [1]
    assert len(served) == 2


def test_a_screen_asks_again_when_its_time_is_over_or_the_hub_was_away(start_hub):
    """There is always a code that can be typed, as soon as there can be one."""
    hub = start_hub("--redis", "none", closed=True)
    panel = Shown()

    async def story() -> None:
        hub.kill()
        task = asyncio.create_task(paired(HubAddress(hub.url), panel))
        await until_so(lambda: panel and panel[-1].trouble)
        await asyncio.to_thread(hub.start)
        await until_so(lambda: panel.code)
        before = panel.code
        with closing(sqlite3.connect(hub.data / "heard.db", isolation_level=None)) as database:
            database.execute("DELETE FROM pairings")
        await until_so(lambda: panel.code not in ("", before))
        let_in(hub, panel.code, station="")
        assert (await task).name == "Grill left"

    asyncio.run(story())
    assert panel[-1] is None


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps the rights of a file elsewhere")
def test_a_token_that_others_can_read_is_refused(tmp_path):
    """Somebody may have read it; the sentence says what to do."""
    file = tmp_path / "grill.token"
    KeptToken(file).keep(Token(token="a.b", ca="c"))
    assert KeptToken(file).read() == Token(token="a.b", ca="c")
    file.chmod(0o640)
    with pytest.raises(Exposed, match="Revoke it at the hub"):
        KeptToken(file).read()
    file.chmod(0o600)
    file.write_bytes(b"\xff{")
    assert KeptToken(file).read() is None, "a damaged one is none: the screen asks to be let in"
