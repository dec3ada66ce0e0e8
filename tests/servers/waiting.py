"""How a test waits on the event loop it runs on; a test without one waits with `servers.program.until`."""

import asyncio
from collections.abc import Callable


async def until(met: Callable[[], object], what: str = "the condition", *, within_s: float = 15.0) -> None:
    """Waits for a condition; the test fails with `what` when it never comes."""
    try:
        async with asyncio.timeout(within_s):
            while not met():
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"not within {within_s:g} s: {what}") from None
