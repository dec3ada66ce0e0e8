"""How a program of ours is told to stop: Ctrl-C, a service manager's SIGTERM, and whatever else it names."""

import asyncio
import contextlib
import signal


def stop_signal(*further: str) -> asyncio.Event:
    """An event that SIGINT and SIGTERM set; call it in the main thread, in the event loop.

    Args:
        further: names of signals that set it as well, where the system has them.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def told(*_: object) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: it has stopped
            loop.call_soon_threadsafe(stop.set)

    for name in ("SIGINT", "SIGTERM", *further):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:
            # Windows: its event loop has no signal handlers, the interpreter has.
            signal.signal(number, told)
    return stop
