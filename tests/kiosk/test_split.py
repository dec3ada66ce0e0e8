"""Two stations on one glass: each pane a screen of its own, one bump bar for both."""

import asyncio
from itertools import pairwise

import pytest
import qasync
from boards.drawn import drawn_whole, rectangle
from boards.pair import Pair
from boards.reference import StoppedHub
from PySide6.QtCore import QPoint, QRectF, Qt

from kiosk_app.board import Link
from kiosk_app.disk import Disk
from kiosk_app.hub_address import HubAddress
from kiosk_app.split import serve_second
from kiosk_app.station_choice import serve
from kiosk_app.window import second_kiosk
from servers.waiting import until


@pytest.fixture
def open_pair(open_station, line):
    """Opens one window on two stations of the line."""

    def opening(first: str = "expo", second: str = "fry", **settings) -> Pair:
        return Pair(open_station(first, **settings), line, (first, second))

    return opening


@pytest.mark.parametrize("layout", ["rail", "tiles", "list"])
@pytest.mark.parametrize(
    ("width", "height", "diagonal"),
    [(1920, 1080, 21.5), (1920, 1080, 24), (1080, 1920, 21.5), (3840, 2160, 32), (1280, 720, 15.6)],
)
def test_each_pane_is_a_whole_screen(open_pair, keep_picture, layout, width, height, diagonal):
    """Bars, cards and buttons fit on half of the glass, and nothing of one pane lies on the other."""
    pair = open_pair(width=width, height=height, diagonal=diagonal, layout=layout)
    screen = pair.screen
    keep_picture(screen.window.grabWindow(), f"split-{layout}-{width}x{height}-{diagonal}")
    first, second = map(rectangle, pair.panes())
    assert not first.intersects(second)
    if width > height:
        assert (first.height(), second.height()) == (height, height)
        assert abs(first.width() - second.width()) <= 2
    else:
        assert (first.width(), second.width()) == (width, width)
        assert abs(first.height() - second.height()) <= 2
    for pane in pair.panes():
        whole = rectangle(pane)
        drawn_whole(screen, pane)
        bars = [
            [*screen.all("stationTitle", pane), *screen.all("counter", pane), screen.one("linkSign", pane)],
            [
                item
                for name in ("recallButton", "allDayButton", "profileButton", "stationButton", "pageBefore")
                for item in screen.all(name, pane)
            ]
            + [screen.one("position", pane), screen.one("pageAfter", pane)],
        ]
        for bar in bars:
            places = sorted((rectangle(item) for item in bar), key=QRectF.left)
            assert all(whole.contains(place) for place in places)
            assert all(left.right() <= right.left() + 1 for left, right in pairwise(places))
        for name in ("total", "totalBelow", "beyond", "clock", "linkWord"):
            for text in screen.all(name, pane):
                assert not text.property("truncated"), name
                assert whole.contains(rectangle(text)), name


def test_a_pane_that_does_not_know_the_truth_says_so_by_itself(open_pair, keep_picture):
    """The other one is as true as before."""
    pair = open_pair()
    screen = pair.screen
    pair.kiosks[1].link_changed(Link.RECONNECTING, "The hub fell silent. Still trying.")
    screen.paint()
    keep_picture(screen.window.grabWindow(), "split-one-stale")
    first, second = pair.panes()
    assert screen.one("linkWord", first).property("text") == "LIVE"
    assert not screen.all("staleText", first)
    assert screen.one("linkWord", second).property("text") == "RECONNECTING"
    assert screen.one("staleText", second).property("text").startswith("Showing")


def test_each_hub_hears_of_its_own_pane_what_stands_on_the_glass(open_pair):
    """One window, two words."""
    pair = open_pair()
    pair.screen.until(lambda: [hub.glass for hub in pair.hubs] == [[4711], [4711]])


def test_the_keys_are_of_one_pane_and_a_key_goes_to_the_other(open_pair, keep_picture):
    """Its cards alone have keys; which one it is stands on the glass once somebody uses keys."""
    pair = open_pair()
    screen, (first, second) = pair.screen, pair.panes()
    assert pair.keycaps()[0] > 0
    assert pair.keycaps()[1] == 0
    assert not screen.all("keysMark")
    pair.press(Qt.Key.Key_Tab)
    screen.paint()
    keep_picture(screen.window.grabWindow(), "split-keys")
    assert [len(screen.all("keysMark", pane)) for pane in (first, second)] == [0, 1]
    assert pair.keycaps()[0] == 0
    assert pair.keycaps()[1] > 0
    pair.press(Qt.Key.Key_1)
    here = [row for row in pair.kiosks[1].orders.rows if row.key == "1"]
    assert pair.bumped() == [[], [here[0].orderId]]
    assert [kiosk.property("active") for kiosk in pair.kiosks] == [False, True]
    pair.press(Qt.Key.Key_Tab)
    assert [kiosk.property("active") for kiosk in pair.kiosks] == [True, False]


def test_a_touch_takes_the_keys_to_its_pane(open_pair):
    """Also one on a button, which does what it does as well."""
    pair = open_pair()
    screen = pair.screen
    screen.touch(screen.all("bumpButton", pair.panes()[1])[0])
    assert len(pair.bumped()[1]) == 1
    assert pair.keycaps()[0] == 0
    screen.touch_at(QPoint(200, 5))
    assert pair.keycaps()[1] == 0
    assert pair.keycaps()[0] > 0


def test_what_opens_stays_in_its_pane(open_pair, keep_picture):
    """The other station is worked at meanwhile."""
    pair = open_pair()
    screen, (first, second) = pair.screen, pair.panes()
    screen.touch(screen.one("recallButton", second))
    screen.paint()
    keep_picture(screen.window.grabWindow(), "split-recall")
    assert screen.all("recallPanel", second)
    assert not screen.all("recallPanel", first)
    assert rectangle(second).adjusted(-1, -1, 1, 1).contains(rectangle(screen.one("recallPanel", second)))
    screen.touch(screen.all("bumpButton", first)[0])
    assert len(pair.bumped()[0]) == 1


def test_a_pane_alone_again_has_the_whole_glass_and_the_keys(open_pair):
    """Without a restart."""
    pair = open_pair()
    screen = pair.screen
    pair.press(Qt.Key.Key_Tab)
    screen.kiosk.pair(None)
    screen.until(lambda: len(pair.panes()) == 1)
    assert rectangle(pair.panes()[0]).width() == 1920
    assert pair.keycaps()[0] > 0
    assert not screen.all("keysMark")


def test_a_second_station_is_served_live_and_until_it_is_not_wanted(open_screen, start_hub, tmp_path):
    """What is bumped in one pane comes into the other; each is a kiosk of its own to the hub, with its own disk."""
    hub, screen = start_hub("--redis", "none"), open_screen(chosen=False)
    kiosk, disks = screen.kiosk, []

    def opened(station: str) -> Disk:
        disks.append(Disk.open(tmp_path / f"{station}.db"))
        return disks[-1]

    async def story() -> None:
        own = Disk.open(tmp_path / "pending.db")
        address = HubAddress(hub.url)
        tasks = [
            asyncio.create_task(serve(kiosk, address, "pending", own)),
            asyncio.create_task(
                serve_second(
                    kiosk,
                    address,
                    "preparing",
                    made=lambda: second_kiosk(kiosk, screen.window, lambda: screen.time[0]),
                    opened=opened,
                )
            ),
        ]
        placed = await asyncio.to_thread(hub.place, "1")
        await until(lambda: [row.orderId for row in screen.live()] == [placed["id"]], "the order")
        second = kiosk.property("second")
        await until(lambda: second.link == Link.CONNECTED, "the other pane")
        screen.time[0] += 1
        kiosk.bump(placed["id"])
        await until(lambda: [row.orderId for row in second.orders.rows] == [placed["id"]], "it has gone over")
        assert disks[0].kiosk != own.kiosk
        kiosk.split("ready")
        await until(lambda: second.station == "ready", "another station")
        kiosk.split("")
        await until(lambda: kiosk.property("second") is None, "nobody wants it any more")
        kiosk.split("preparing")
        await until(lambda: second.station == "preparing" and second.link == Link.CONNECTED, "as before")
        assert kiosk.property("second") is second
        assert [row.orderId for row in second.orders.rows] == [placed["id"]]
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        assert all(task.cancelled() for task in tasks)
        own.close()

    qasync.run(story())


def test_a_fault_in_the_second_pane_is_not_hidden(open_screen, monkeypatch):
    """It ends the task that the program watches, and with it the program, which is started anew."""
    screen = open_screen(chosen=False)

    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kiosk_app.split.serve", broken)

    async def story() -> None:
        task = asyncio.create_task(
            serve_second(
                screen.kiosk,
                HubAddress("http://127.0.0.1:9"),
                "fry",
                made=lambda: second_kiosk(screen.kiosk, screen.window),
                opened=lambda _: None,
            )
        )
        await until(task.done, "the end")
        assert task.exception().split(ZeroDivisionError)[0] is not None, "as it was"
        assert screen.kiosk.property("second") is None

    qasync.run(story())


def test_a_key_is_not_taken_by_a_pane_that_was_touched_just_now(open_pair):
    """Two cooks: the key was meant for where the keys were a moment ago."""
    pair = open_pair()
    pair.screen.time[0] += 1
    pair.kiosks[1].touched()
    pair.press(Qt.Key.Key_1)
    assert pair.bumped() == [[], []]
    pair.screen.time[0] += 1
    pair.press(Qt.Key.Key_1)
    assert [len(orders) for orders in pair.bumped()] == [0, 1]


def test_a_pane_goes_when_the_hub_has_its_bumps(open_screen, start_hub, tmp_path):
    """Nobody else would send them."""
    hub, screen = start_hub("--redis", "none"), open_screen()
    kiosk = screen.kiosk

    async def story():
        placed = await asyncio.to_thread(hub.place, "1")
        serving = asyncio.create_task(
            serve_second(
                kiosk,
                HubAddress(hub.url),
                "pending",
                made=lambda: second_kiosk(kiosk, screen.window, lambda: screen.time[0]),
                opened=lambda station: Disk.open(tmp_path / f"{station}.db"),
            )
        )
        await until(lambda: kiosk.property("second") is not None, "a second pane")
        second = kiosk.property("second")
        await until(lambda: second.orders.rows, "its order")
        await asyncio.to_thread(hub.kill)
        screen.time[0] += 1
        second.bump(placed["id"])
        assert second.keeps
        kiosk.split("")
        await asyncio.sleep(0.5)
        assert kiosk.property("second") is second, "it still keeps a bump"
        await asyncio.to_thread(hub.start)
        await until(lambda: kiosk.property("second") is None, "the pane goes")
        kept = Disk.open(tmp_path / "pending.db")
        assert not kept.given
        kept.close()
        serving.cancel()
        await asyncio.wait([serving])

    qasync.run(story())


def test_a_pane_that_kept_bumps_comes_back_until_the_hub_has_them(open_screen, start_hub, tmp_path):
    """The kiosk was ended meanwhile, and was started without the pane: nobody else would send them."""
    hub, screen = start_hub("--redis", "none"), open_screen()
    kiosk = screen.kiosk

    def serving(station: str, facts: Disk) -> asyncio.Task:
        return asyncio.create_task(
            serve_second(
                kiosk,
                HubAddress(hub.url),
                station,
                made=lambda: second_kiosk(kiosk, screen.window, lambda: screen.time[0]),
                opened=lambda name: Disk.open(tmp_path / f"{name}.db"),
                facts=facts,
            )
        )

    async def end(task: asyncio.Task, facts: Disk) -> None:
        task.cancel()
        await asyncio.wait([task])
        facts.close()

    async def story():
        placed = await asyncio.to_thread(hub.place, "1")
        facts = Disk.open(tmp_path / "first.db")
        task = serving("pending", facts)
        await until(lambda: kiosk.property("second") is not None, "a second pane")
        second = kiosk.property("second")
        await until(lambda: second.orders.rows, "its order")
        await asyncio.to_thread(hub.kill)
        screen.time[0] += 1
        second.bump(placed["id"])
        kiosk.split("")
        await until(lambda: note(kiosk) == "Pending goes as soon as the hub has its last bumps.", "a note")
        kiosk.split("pending")
        await until(lambda: note(kiosk) == "", "it is wanted again")
        await end(task, facts)
        assert kiosk.property("second") is None

        facts = Disk.open(tmp_path / "first.db")
        task = serving("", facts)
        await until(lambda: kiosk.property("second") is not None, "the pane is there again")
        await asyncio.sleep(0.5)
        assert kiosk.property("second").station == "pending"
        await asyncio.to_thread(hub.start)
        await until(lambda: kiosk.property("second") is None, "the pane goes")
        await end(task, facts)
        kept = Disk.open(tmp_path / "pending.db")
        assert not kept.given
        kept.close()

        facts = Disk.open(tmp_path / "first.db")
        task = serving("", facts)
        await asyncio.sleep(0.5)
        assert kiosk.property("second") is None, "nothing is kept there any more"
        await end(task, facts)

    qasync.run(story())


def note(kiosk) -> str:
    """What is said of the second station in the settings."""
    return kiosk._notes()["second"]


def test_no_station_stands_on_the_same_glass_twice(open_pair):
    """A bump in one pane would not wait in the other, and its orders would be heard twice."""
    pair = open_pair("expo", "fry")
    offered = [("expo", "Expo"), ("fry", "Fry"), ("cold", "Cold")]
    for kiosk, names in zip(pair.kiosks, (["expo", "cold"], ["fry", "cold"]), strict=True):
        chosen: list[str] = []
        kiosk.stationChosen.connect(chosen.append)
        kiosk.offer_stations(offered)
        assert [each["name"] for each in kiosk.property("stations")] == names
        kiosk.choose({"expo": "fry", "fry": "expo"}[kiosk.station])
        assert chosen == []
        kiosk.choose("cold")
        assert chosen == ["cold"]
    pair.kiosks[1].attach(StoppedHub(pair.line.board("cold")), "Cold", None)
    assert [each["name"] for each in pair.kiosks[0].property("stations")] == ["expo", "fry"]
    pair.kiosks[0].pair(None)
    assert len(pair.kiosks[0].property("stations")) == 3


def test_a_pane_that_was_taken_away_is_silent(open_pair):
    """Nobody can see what it would speak of."""
    pair = open_pair()
    first, second = pair.kiosks
    played: list[str] = []

    class Speaker:
        def play(self, name: str, volume: float) -> None:
            played.append(name)

    second.sound.use(Speaker())
    second.sound.reported.emit("fine")
    pair.screen.time[0] += 5
    second.tick()
    second.link_changed(Link.DISCONNECTED, "This screen no longer asks the hub.")
    first.pair(None)
    second.detach()
    for _ in range(6):
        pair.screen.time[0] += 5
        pair.hubs[1].now_ms += 600_000
        second.tick()
        pair.screen.qtbot.wait(100)
    assert played == []
    assert second.station == ""
