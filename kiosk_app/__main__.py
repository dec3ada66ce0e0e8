"""`heard kiosk`: puts one station's screen on the glass and keeps it there until it is told to stop."""

import argparse
import asyncio
import gc
import itertools
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk_app.command_line import add_arguments, arranged
from kiosk_app.config import (
    SEED,
    Config,
    Misconfigured,
    ca,
    data_file,
    pin,
    token,
)
from kiosk_app.memory import keep_large_blocks_apart
from kiosk_app.setup import SETTINGS_FACT, Setup

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from kiosk_app.client import HubAddress
    from kiosk_app.disk import Disk
    from kiosk_app.kept_token import KeptToken
    from kiosk_app.kiosk import Kiosk

log = logging.getLogger("heard.kiosk")

SCREENSHOT_EVERY_S = 3.0

END_S = 3.0
"""How long the parts of a screen that ends are waited for."""

SPEAKER_AFTER_S = 1.0
"""When the speaker is looked for: what that loads must not slow the first picture, and a first board makes no sound."""

YOUNG_GARBAGE_EVERY_S = 5.0
OLD_GARBAGE_EVERY = 12
"""Every twelfth time, so once a minute, old garbage is looked for, too; it takes a few milliseconds."""


def main(argv: Sequence[str] | None = None) -> int:
    """`python -m kiosk_app`, as in a bundle of the kiosk alone; see `run`."""
    parser = argparse.ArgumentParser(prog="heard kiosk", description="One station's screen.")
    add_arguments(parser)
    return run(parser.parse_args(argv))


def run(arguments: argparse.Namespace) -> int:
    """Runs the screen.

    Returns:
        0 after a wanted end, 2 when it cannot start.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for talkative in ("httpx2", "qasync"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    try:
        from hub_server.protocol.strict import Refused  # after --help has been answered

        try:
            setup = arranged(arguments)
            config = setup.config()
            from kiosk_app.client import HubAddress

            hub = HubAddress(
                config.hub,
                token(config),
                ca=ca(config),
                named=bool(config.ca_file),
                insecure=config.insecure_lan,
            )
            chosen_pin = pin(config)
        except Refused as refusal:
            raise Misconfigured(f"{refusal.field}: {refusal.detail}.") from None
        if arguments.forget_pin:
            return _forget_pin(config, hub)
        _check_folder(arguments.screenshot_dir)
    except Misconfigured as sentence:
        print(f"heard kiosk: {sentence}", file=sys.stderr)
        return 2
    return _show(
        setup, hub, chosen_pin, arguments.screenshot_dir, arguments.seconds, training=arguments.training
    )


def _forget_pin(config: Config, hub: "HubAddress") -> int:
    """Takes the PIN from every screen of this machine that is started like this one."""
    from kiosk_app.disk import SCREENS_MOST, Disk, Unusable, numbered
    from kiosk_app.pin import forget

    if config.pin_file:
        raise Misconfigured(f"The PIN is the one in {config.pin_file}; it is changed there.")
    files = [numbered(data_file(config, hub.label), number) for number in range(1, SCREENS_MOST + 1)]
    if not files[0].exists():
        raise Misconfigured(
            f"No screen keeps anything in {files[0]}: give the options it is started with as well."
        )
    for file in (file for file in files if file.exists()):
        try:
            disk = Disk.open(file, screens=1)
        except Unusable:
            raise Misconfigured(
                f"End the screen that has {file} open first; then it can forget its PIN."
            ) from None
        forget(disk)
        disk.close()
    print("The PIN is forgotten; whoever opens the settings next chooses another.")
    return 0


def _check_folder(folder: Path | None) -> None:
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise Misconfigured(f"The folder {folder} cannot be made: {failure.strerror}.") from None


def _show(
    setup: Setup,
    hub: "HubAddress",
    chosen_pin: str,
    pictures: Path | None,
    seconds: float | None,
    *,
    training: bool,
) -> int:
    os.environ["QT_API"] = "pyside6"  # what qasync is to use
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if _without_gpu():
        # OpenGL in software draws half as many frames for twenty times the work.
        os.environ.setdefault("QT_QUICK_BACKEND", "software")

    # Qt would wait for 5 ms after each wish for a frame, half of what a changed card takes.
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "1")
    keep_large_blocks_apart()
    # Nothing of what is imported and built now is garbage; looking for some takes a sixth of the start.
    gc.disable()
    from PySide6.QtGui import QGuiApplication  # the environment is read on import

    from kiosk_app.backlight import Backlight
    from kiosk_app.kept_token import Exposed, KeptToken
    from kiosk_app.kiosk import Kiosk
    from kiosk_app.language import speak
    from kiosk_app.panes import LETS_IN
    from kiosk_app.window import close_window, load_fonts, measure, open_window

    app = QGuiApplication.instance() or QGuiApplication(["heard"])
    load_fonts()
    disk = _disk(setup.config(), hub)
    if disk is not None:
        setup = setup.with_kept(disk.fact(SETTINGS_FACT))
    kept = KeptToken(None if disk is None else disk.path.with_suffix(LETS_IN))
    try:
        kept.read()
    except Exposed as sentence:
        print(f"heard kiosk: {sentence}", file=sys.stderr)
        return 2
    config = setup.config()
    speak(config.language)
    kiosk = Kiosk(config, measure)
    kiosk.calm.use(Backlight.found())
    kiosk.keep(setup, disk, chosen_pin)
    engine, window = open_window(kiosk, config.width, config.height, fullscreen=not config.windowed)
    kiosk.train(training)
    if disk is not None:
        kiosk.learning.keep_on(disk)
    try:
        _loop(lambda: _run(kiosk, window, hub, config, disk, kept=kept, pictures=pictures, seconds=seconds))
    finally:
        if disk is not None:
            disk.close()
        kiosk.calm.end()
        app.processEvents()
        close_window(engine)
    return 0


def _disk(config: Config, hub: "HubAddress") -> "Disk | None":
    """What this kiosk keeps; None where nothing can be kept: a kitchen without memory is better than none."""
    from kiosk_app.disk import Disk, Unusable

    try:
        disk = Disk.open(data_file(config, hub.label))
    except Unusable as sentence:
        log.warning("Bumps that the hub has not answered end with this program. %s", sentence)
        return None
    log.info("this is %s, it keeps its things in %s", disk.kiosk, disk.path)
    return disk


def _without_gpu() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return True
    return sys.platform == "linux" and not any(Path("/dev/dri").glob("render*"))


def _loop(main: Callable[[], Awaitable[None]]) -> None:
    """Runs `main` on a loop that is also Qt's; the only place that knows which loop that is."""
    import qasync  # type: ignore[import-untyped]  # it has no annotations

    qasync.run(main())


async def _run(
    kiosk: "Kiosk",
    window: "QQuickWindow",
    hub: "HubAddress",
    config: Config,
    disk: "Disk | None",
    *,
    kept: "KeptToken",
    pictures: Path | None,
    seconds: float | None,
) -> None:
    """Lives until the window is closed, a signal comes or the time is over."""
    from kiosk_app.client_settings import SEED_SETTINGS, ClientSettings
    from kiosk_app.entry import Entry
    from kiosk_app.panes import Panes
    from kiosk_app.resources import resources
    from kiosk_app.speaker import Speaker
    from kiosk_app.window import second_kiosk

    settings = SEED_SETTINGS if config.schedule == SEED else ClientSettings()
    ended = asyncio.Event()
    window.closing.connect(lambda _: ended.set())
    end_on_signals(ended)
    loop = asyncio.get_running_loop()
    speaker = Speaker(resources() / "sounds", kiosk.sound.reported.emit)
    kiosk.sound.use(speaker)
    loop.call_later(SPEAKER_AFTER_S, speaker.start)

    def beside() -> "Kiosk":
        second = second_kiosk(kiosk, window)
        # One speaker for both.
        second.sound.use(speaker)
        kiosk.sound.reported.connect(second.sound.reported)
        return second

    panes = Panes(
        kiosk,
        config,
        disk,
        settings,
        beside=beside,
        opened=lambda station: _disk(replace(config, station=station), hub),
    )
    entry = Entry(hub, kept, kiosk.pair_panel, lambda: panes.forget(hub))
    tasks = [
        loop.create_task(entry.run(panes.serve), name="entry"),
        loop.create_task(collect_garbage(), name="garbage"),
    ]
    if pictures is not None:
        tasks.append(loop.create_task(_picture(kiosk, window, pictures), name="pictures"))
    if seconds is not None:
        loop.call_later(seconds, ended.set)
    for task in tasks:
        # A part that ends by itself had a fault; the process ends and its supervisor starts it anew.
        task.add_done_callback(lambda _: ended.set())
    await ended.wait()
    if pictures is not None:
        # Before the client is cancelled: the screen of one that no longer asks says that it is stale.
        _save(kiosk, window, pictures)
    speaker.close()
    for task in tasks:
        task.cancel()
    done, _ = await asyncio.wait(tasks, timeout=END_S)
    for task in done:
        if not task.cancelled() and (fault := task.exception()) is not None:
            raise fault


def end_on_signals(ended: asyncio.Event) -> None:
    """From now on SIGINT and SIGTERM set `ended`."""
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(wanted, ended.set)
        except NotImplementedError:
            # Windows: its event loop has no signal handlers, the interpreter has. They get their turn with the next
            # line of Python, at the latest when the screen ticks.
            signal.signal(wanted, lambda *_: loop.call_soon_threadsafe(ended.set))


async def collect_garbage() -> None:
    """Collects garbage in this thread and nowhere else.

    Python collects in whichever thread happens to allocate; a cycle that holds one of Qt's objects would then end in a
    thread that Qt does not allow to end it, and take the screen down.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        for turn in itertools.count(1):
            await asyncio.sleep(YOUNG_GARBAGE_EVERY_S)
            gc.collect(2 if turn % OLD_GARBAGE_EVERY == 0 else 1)
    finally:
        gc.enable()


async def _picture(kiosk: "Kiosk", window: "QQuickWindow", folder: Path) -> None:
    while True:
        await asyncio.sleep(SCREENSHOT_EVERY_S)
        _save(kiosk, window, folder)


def _save(kiosk: "Kiosk", window: "QQuickWindow", folder: Path) -> None:
    """Writes what is on the glass as `STATION.png`, whole or not at all."""
    name = kiosk.station or "picker"
    file = folder / f"{name}.png"
    half = folder / f".{name}.{os.getpid()}.png"
    if window.grabWindow().save(str(half)):
        half.replace(file)
    else:
        log.warning("the picture %s could not be written", file)


if __name__ == "__main__":
    sys.exit(main())
