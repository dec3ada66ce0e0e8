"""How programs are told to stop, also where the event loop knows no signals."""

import signal
import sys
from pathlib import Path

import pytest

from servers.program import LIKE_WINDOWS, Program

WAITING = """
import asyncio
from hub_server.stop_signal import stop_signal

async def main():
    stop = stop_signal("SIGHUP", "SIGNOWHERE")
    print("waiting", flush=True)
    await stop.wait()
    print("stopped in order", flush=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("before", ["", LIKE_WINDOWS], ids=["here", "as on Windows"])
def test_a_signal_ends_the_wait(before: str, by: signal.Signals, tmp_path: Path) -> None:
    """In order, whichever signal it is, and one the system does not know is no hindrance."""
    program = Program([sys.executable, "-c", before + WAITING], log=tmp_path / "program.log")
    program.start()
    program.wait_ready(lambda: "waiting" in program.output())
    assert program.stop(by=by) == 0
    assert "stopped in order" in program.output()
