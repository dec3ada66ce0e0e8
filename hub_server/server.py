"""Puts a hub together and runs it: store, feed, hub, HTTP and WebSocket on one port, signals, an orderly end."""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
from collections.abc import Generator
from pathlib import Path

import uvicorn

from hub_server.auth import Gate
from hub_server.config import CannotStart, HubConfig, is_loopback
from hub_server.database import StoreError
from hub_server.embedded_redis import EmbeddedRedis
from hub_server.feed import RedisState
from hub_server.http_api import HttpApi
from hub_server.hub import Hub
from hub_server.metrics import Metrics
from hub_server.redis_intake import RedisIntake
from hub_server.store import Store
from hub_server.websocket_api import Endpoint

log = logging.getLogger("heard")

GRACE_S = 3
"""How long calls under way may take when the hub is told to stop."""


class _Uvicorn(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leaves signals to `serve`: uvicorn would raise them again before the store is closed."""
        yield


def serve(
    config: HubConfig,
    *,
    database: str,
    listener: socket.socket,
    token: str | None,
    redis: EmbeddedRedis | None,
    redis_url: str | None,
    ready_file: Path | None,
) -> int:
    """Runs a hub until SIGINT or SIGTERM.

    Args:
        listener: bound and listening.
        token: what callers must present; None on an open hub.
        redis: the embedded server to watch over, if any.
        redis_url: where Redis is, if anywhere.
        ready_file: gets the hub's URL once it can be used.

    Returns:
        The exit code.

    Raises:
        CannotStart: the database cannot be used.
    """
    factory = None
    if sys.platform != "win32":
        with contextlib.suppress(ImportError):
            import uvloop  # noqa: PLC0415

            factory = uvloop.new_event_loop
    metrics = Metrics()
    try:
        store = Store(database, location=config.location, measured=metrics.commits.observe)
    except StoreError as error:
        raise CannotStart(str(error)) from None
    try:
        with asyncio.Runner(loop_factory=factory) as runner:
            runner.run(
                _run(config, store, metrics, listener, token, redis, redis_url, ready_file)
            )
    finally:
        store.close()
    return 0


async def _run(
    config: HubConfig,
    store: Store,
    metrics: Metrics,
    listener: socket.socket,
    token: str | None,
    redis: EmbeddedRedis | None,
    redis_url: str | None,
    ready_file: Path | None,
) -> None:
    host, port = listener.getsockname()[:2]
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    hub = Hub(store, redis_url=redis_url, insecure=not is_loopback(config.host))
    store.on_commit(hub.feed.publish)
    gate = Gate(token, (*config.allow_origins, url, f"http://localhost:{port}"))
    endpoint = Endpoint(hub, gate, metrics)
    ready = asyncio.Event()
    _watch(metrics, hub)
    server = _Uvicorn(
        uvicorn.Config(
            HttpApi(hub, gate, metrics, ready).app(),
            http="httptools",
            ws=endpoint.connect,  # type: ignore[arg-type]  # a factory instead of a class
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=GRACE_S,
        )
    )
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        # Windows has no handlers in the loop; there the signal sets the event from its own handler.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(wanted, stop.set)
            continue
        signal.signal(wanted, lambda *_: loop.call_soon_threadsafe(stop.set))

    async with asyncio.TaskGroup() as tasks:
        background = [tasks.create_task(hub.run(ready), name="hub")]
        if redis is not None:
            background.append(tasks.create_task(redis.supervise(), name="redis"))
        if redis_url is not None:
            background.append(tasks.create_task(RedisIntake(store, redis_url).run(), name="intake"))
        await ready.wait()
        serving = tasks.create_task(server.serve(sockets=[listener]), name="http")
        while not server.started:
            await asyncio.sleep(0.005)
        log.info("listening on %s", url)
        if ready_file is not None:
            _write_at_once(ready_file, url)
        await stop.wait()
        log.info("stopping")
        endpoint.stop()
        server.should_exit = True
        await serving
        for task in background:
            task.cancel()
    log.info("stopped")


def _watch(metrics: Metrics, hub: Hub) -> None:
    metrics.watch("heard_feed_seq", "Number of the last event fanned out", lambda: hub.feed.last)
    metrics.watch("heard_feed_delay_seconds", "From commit to fan-out, last event", lambda: hub.feed_delay_s)
    metrics.watch(
        "heard_redis_connected", "Whether events travel through Redis",
        lambda: hub.feed.redis is RedisState.CONNECTED,
    )
    for station in hub.stations:
        metrics.watch(
            f"heard_open_orders_{station}", f"Orders on {station}",
            lambda station=station: hub.open_orders(station),  # type: ignore[misc]
        )


def _write_at_once(path: Path, text: str) -> None:
    """So that a reader finds either nothing or all of it."""
    part = path.with_name(path.name + ".part")
    part.write_text(text + "\n")
    os.replace(part, path)  # noqa: PTH105  # the same, but named for what it does
