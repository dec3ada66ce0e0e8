"""Puts a hub together and runs it: store, feed, hub, HTTP and WebSocket on one port, signals, an orderly end."""

import asyncio
import contextlib
import logging
import socket
import sys
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from hub_server.audit import Deed
from hub_server.auth import Gate, HubToken
from hub_server.backups import Keeper
from hub_server.config import ADDRESS, CannotStart, HubConfig, is_loopback, reachable
from hub_server.credentials import operator
from hub_server.database import StoreError
from hub_server.embedded_redis import EmbeddedRedis
from hub_server.figures import Figures
from hub_server.guard import Guard
from hub_server.http_api import HttpApi
from hub_server.hub import Hub
from hub_server.metrics import Metrics
from hub_server.redis_intake import RedisIntake
from hub_server.stop_signal import stop_signal
from hub_server.store import Store, wall_clock_ms
from hub_server.websocket_api import Endpoint

if TYPE_CHECKING:
    from hub_server.certificates import Certificates

log = logging.getLogger("heard")

DATABASE_BROKEN = 3
"""Exit code by which a supervisor knows that the hub wants to be started again."""

GRACE_S = 3
"""How long calls under way may take when the hub is told to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the command took from the machine for this hub.

    Attributes:
        listener: bound and listening.
        database: SQLAlchemy URL.
        token: the hub's own; None on an open hub.
        token_file: where it is kept, if anywhere.
        redis: the embedded server to watch over, if any.
        redis_url: where Redis is, if anywhere.
        ready_file: gets the hub's URL once it can be used.
        certificates: what it is encrypted with; None for a hub that is not.
        folder: the data folder.
    """

    listener: socket.socket
    database: str
    token: HubToken | None
    token_file: Path | None
    redis: EmbeddedRedis | None
    redis_url: str | None
    ready_file: Path | None
    certificates: "Certificates | None"
    folder: Path


class _Uvicorn(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Called by uvicorn; afterwards the port answers."""
        await super().startup(sockets)
        self.listening.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leaves signals to `serve`: uvicorn would raise them again before the store is closed."""
        yield


def serve(config: HubConfig, taken: Taken) -> int:
    """Runs a hub until SIGINT or SIGTERM.

    Returns:
        The exit code: 0 after an ordered stop, 3 when the database cannot be trusted any more and the next start has to
        repair it.

    Raises:
        CannotStart: the database cannot be used.
    """
    factory = None
    if sys.platform != "win32":
        with contextlib.suppress(ImportError):
            import uvloop

            factory = uvloop.new_event_loop
    metrics = Metrics()
    try:
        store = Store(
            taken.database,
            location=config.location,
            measured=metrics.commits.observe,
            counted=lambda way: metrics.orders.labels(way).inc(),
        )
    except StoreError as error:
        raise CannotStart(str(error)) from None
    try:
        with asyncio.Runner(loop_factory=factory) as runner:
            runner.run(_run(config, taken, store, metrics))
    finally:
        store.close()
    if store.soundness.broken is not None:
        log.critical("ended, to be started again: %s", store.soundness.broken)
        return DATABASE_BROKEN
    return 0


async def _run(config: HubConfig, taken: Taken, store: Store, metrics: Metrics) -> None:
    host, port = taken.listener.getsockname()[:2]
    certificates = taken.certificates
    scheme = "http" if certificates is None else "https"
    url = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"
    hub = Hub(
        store,
        redis_url=taken.redis_url,
        insecure=certificates is None and not is_loopback(config.host),
        delayed=metrics.feed_delays.observe,
    )
    store.on_commit(hub.feed.publish)
    gate = Gate(
        None if taken.token is None else taken.token.token,
        (*config.allow_origins, url, f"{scheme}://localhost:{port}"),
        token_file=taken.token_file,
        own=None if taken.token is None else scheme,
    )
    guard = Guard(hub, gate, now_ms=wall_clock_ms)
    endpoint = Endpoint(hub, gate, metrics, guard.failures)
    guard.changed = endpoint.close_strangers
    ready = asyncio.Event()
    stop = stop_signal()
    loop = asyncio.get_running_loop()
    store.soundness.on_broken(lambda _: loop.call_soon_threadsafe(stop.set))
    metrics.collect(Figures(hub))
    metrics.watch(
        "heard_database_replaced",
        "Whether a damaged database was moved aside when this hub started",
        lambda: store.replaced is not None,
    )
    server = _Uvicorn(
        uvicorn.Config(
            HttpApi(
                hub,
                gate,
                guard,
                metrics,
                endpoint.sockets_of,
                ready,
                stop,
                ca="" if certificates is None else certificates.ca,
            ).app(),
            http="httptools",
            ws=endpoint.connect,  # type: ignore[arg-type]  # a factory instead of a class
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=GRACE_S,
            ssl_context_factory=None if certificates is None else lambda *_: certificates.context,
        )
    )
    async with asyncio.TaskGroup() as tasks:
        background = [
            tasks.create_task(hub.run(ready), name="hub"),
            tasks.create_task(endpoint.pings.run(), name="pings"),
        ]
        if taken.redis is not None:
            background.append(tasks.create_task(taken.redis.supervise(), name="redis"))
        if taken.redis_url is not None:
            # The machine and the port: those of another hub are others, and this one has them again after a restart.
            intake = RedisIntake(store, taken.redis_url, name=f"{socket.gethostname()}:{port}")
            background.append(tasks.create_task(intake.run(), name="intake"))
            metrics.watch("heard_dead_letters", "Orders from Redis refused", lambda: intake.dead_letters)
        if store.database is not None:
            keeper = Keeper(store.database, damaged=store.soundness.tell)
            background.append(tasks.create_task(keeper.run(), name="backups"))
            metrics.watch(
                "heard_backup_timestamp_seconds", "When the newest backup was made", lambda: keeper.last_at_s
            )
            metrics.watch("heard_backups_failed", "Backups that could not be made", lambda: keeper.failed)
        if certificates is not None:
            background.append(tasks.create_task(certificates.keep(), name="certificates"))
        await ready.wait()
        with contextlib.suppress(StoreError):
            # Whoever comes now finds a hub that knows it.
            await guard.learn()
        background.append(tasks.create_task(_watch(guard, hub, taken), name="guard"))
        serving = tasks.create_task(server.serve(sockets=[taken.listener]), name="http")
        await server.listening.wait()
        log.info("listening on %s", url)
        if taken.ready_file is not None:
            _write_at_once(taken.ready_file, url)
        _write_at_once(taken.folder / ADDRESS, reachable(url))
        await stop.wait()
        log.info("stopping")
        endpoint.stop()
        server.should_exit = True
        await serving
        await _end(background)
    log.info("stopped")


async def _watch(guard: Guard, hub: Hub, taken: Taken) -> None:
    """Keeps watch over the gate, and writes down that the first manager came to be."""
    if taken.token is not None and taken.token.new:
        with contextlib.suppress(StoreError):
            made = f"the hub's own machine has a token now, in {taken.token_file}"
            await hub.store.access.note((operator(), Deed.FIRST_MANAGER, made))
    await guard.run()


async def _end(tasks: "list[asyncio.Task[None]]") -> None:
    """Cancels everything but this task until `tasks` are done; a cancellation that was lost is said again."""
    for _ in range(GRACE_S):
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        _, left = await asyncio.wait(tasks, timeout=1)
        if not left:
            return
        log.warning("still waiting for %s", ", ".join(sorted(task.get_name() for task in left)))


def _write_at_once(path: Path, text: str) -> None:
    """So that a reader finds either nothing or all of it."""
    part = path.with_name(path.name + ".part")
    part.write_text(text + "\n")
    part.replace(path)
