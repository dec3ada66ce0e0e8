"""`heard simulate`: sends the demo's orders to any hub."""

import argparse
import asyncio
import logging
import os
import random
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from hub_server.config import DEFAULT_PORT, CannotStart
from hub_server.stop_signal import stop_signal

RATE_PER_MINUTE = 6.0
"""A busy house of a hundred seats."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `heard simulate`."""
    parser.add_argument(
        "--hub", metavar="URL", default=f"http://127.0.0.1:{DEFAULT_PORT}", help="(%(default)s)"
    )
    parser.add_argument(
        "--ca",
        type=Path,
        metavar="FILE",
        help="certificate that the hub's own hangs on (that of this machine)",
    )
    parser.add_argument(
        "--rate", type=float, default=RATE_PER_MINUTE, metavar="N", help="orders a minute (%(default)g)"
    )
    parser.add_argument("--seed", type=int, help="the same orders again")
    parser.add_argument(
        "--for", type=float, dest="seconds", metavar="SECONDS", help="ends by itself after this time"
    )
    parser.add_argument("--cooks", action="store_true", help="bumps as well, so that the boards flow")
    parser.add_argument("--token-file", type=Path, metavar="FILE", help="the hub's token (or HEARD_TOKEN)")


def run(arguments: argparse.Namespace) -> int:
    """Sends until it is told to stop.

    Returns:
        0, or 1 when the hub refused something it should have taken.

    Raises:
        CannotStart: with the reason in one sentence.
    """
    url = str(arguments.hub)
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise CannotStart(f"--hub {url!r} is not of the form http://host:port.")
    if not 0 < arguments.rate <= 60_000:
        raise CannotStart("--rate must be more than 0 and at most 60000 orders a minute.")
    seed = random.randrange(1_000_000) if arguments.seed is None else arguments.seed
    token = os.environ.get("HEARD_TOKEN")
    if arguments.token_file is not None:
        try:
            token = arguments.token_file.read_text().strip()
        except OSError as error:
            raise CannotStart(f"{arguments.token_file} cannot be read: {error.strerror}.") from None
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    return asyncio.run(_run(url, arguments, seed, token))


async def _run(url: str, arguments: argparse.Namespace, seed: int, token: str | None) -> int:
    # It costs 0.2 s to import, and a wrong option should be said at once.
    from hub_server.demo.simulator import NotAnswered, Simulator
    from hub_server.hub_caller import trusted

    end = stop_signal()
    async with Simulator(url, token=token, seed=seed, trust=trusted(url, arguments.ca)) as simulator:
        try:
            await simulator.check()
        except NotAnswered as wrong:
            raise CannotStart(str(wrong)) from None
        print(
            f"Sending {arguments.rate:g} orders a minute to {url} (seed {seed}). Ctrl-C ends it.", flush=True
        )
        sending = asyncio.create_task(simulator.run(arguments.rate, cooks=arguments.cooks))
        ending = asyncio.create_task(end.wait())
        await asyncio.wait({sending, ending}, timeout=arguments.seconds, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        sending.cancel()
        with suppress(asyncio.CancelledError):
            await sending
        print(f"Sent {simulator.account}.")
        return 1 if simulator.tally.refused else 0
