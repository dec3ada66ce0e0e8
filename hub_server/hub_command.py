"""`heard hub`: reads the settings, takes what it needs from the machine, and runs the server.

What takes long to import comes after everything that can be refused at once.
"""

import argparse
import contextlib
import gc
import logging
import os
import socket
from pathlib import Path

from hub_server import crash_points, embedded_redis, logs
from hub_server.auth import TokenError, read_or_make_token
from hub_server.config import CannotStart, HubConfig, data_dir, is_loopback, settings

log = logging.getLogger("heard")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `heard hub`; what is not given stays out of the namespace."""
    parser.argument_default = argparse.SUPPRESS
    parser.add_argument("--host", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, help="TCP port, 0 for a free one (8000)")
    parser.add_argument("--database", metavar="URL", help="SQLAlchemy URL (SQLite in the data folder)")
    parser.add_argument("--redis", metavar="URL|embedded|none", help="where events travel (embedded)")
    parser.add_argument("--open", action="store_true", help="want no credentials; loopback only")
    parser.add_argument("--insecure-lan", action="store_true", help="listen beyond loopback, unencrypted")
    parser.add_argument("--tls", action="store_true", help="encrypt on loopback as well")
    parser.add_argument(
        "--tls-cert", metavar="FILE", help="a certificate in PEM (one of the hub's own making)"
    )
    parser.add_argument("--tls-key", metavar="FILE", help="its key (in the same file)")
    parser.add_argument(
        "--tls-name",
        action="append",
        dest="tls_names",
        metavar="NAME",
        help="another name by which the hub is reached, for its own certificate; may be repeated",
    )
    parser.add_argument(
        "--allow-origin",
        action="append",
        dest="allow_origins",
        metavar="ORIGIN",
        help="address of a web page that may use the hub; may be repeated",
    )
    parser.add_argument("--location", help="name of the restaurant (main)")
    parser.add_argument("--log-level", choices=("debug", "info", "warning", "error"))
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="heard.toml (in the data folder, if there)"
    )
    parser.add_argument("--ready-file", type=Path, metavar="FILE", help="gets the hub's URL once it is ready")


def run(arguments: argparse.Namespace) -> int:
    """Runs a hub until it is told to stop.

    Returns:
        0 after an ordered stop.

    Raises:
        CannotStart: with the reason in one sentence.
    """
    crash_points.arm(os.environ)
    folder = data_dir()
    config = settings(folder, vars(arguments))
    logs.set_up(config.log_level)
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(_listener(config))
        redis_url = None if config.redis in ("none", "embedded") else config.redis
        redis = None
        if config.redis == "embedded":
            program = embedded_redis.binary()
            if program is None:
                log.info("there is no embedded redis for this system; events go from the log")
            else:
                redis = embedded_redis.EmbeddedRedis(folder, program)
                redis.start()
                stack.callback(redis.stop)
                redis_url = redis.url
        database = config.database or f"sqlite:///{folder / 'heard.db'}"
        ready_file: Path | None = getattr(arguments, "ready_file", None)
        if ready_file is not None:
            _forget_ready(ready_file)
        try:
            token_file = folder / "token"
            token = None if config.open else read_or_make_token(token_file)
        except TokenError as error:
            raise CannotStart(str(error)) from None
        if token is not None:
            log.info("the first manager's token is in %s; next, a screen: heard pair CODE", token_file)
        else:
            log.warning("OPEN: whoever uses this machine may do everything, without a credential")
        certificates = None
        if config.tls or config.tls_cert or not (is_loopback(config.host) or config.insecure_lan):
            # It costs 0.05 s to import.
            from hub_server.certificates import Certificates, said

            certificates = Certificates(folder / "tls", config)
            if certificates.ca:
                log.info("encrypted; screens trust this hub's own authority %s", said(certificates.ca))
        elif not is_loopback(config.host):
            log.warning("listening on %s WITHOUT ENCRYPTION; every screen says so", config.host)

        # Everything that could be refused cheaply has been; from here on it takes half a second, a sixth of it less
        # when Python looks for no garbage in what stays anyway.
        gc.disable()
        from hub_server.server import Taken, serve

        gc.freeze()
        gc.enable()
        return serve(
            config,
            Taken(
                listener=listener,
                database=database,
                token=token,
                token_file=None if token is None else token_file,
                redis=redis,
                redis_url=redis_url,
                ready_file=ready_file,
                certificates=certificates,
                folder=folder,
            ),
        )


def _listener(config: HubConfig) -> socket.socket:
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        return socket.create_server((config.host, config.port), family=family, backlog=1024)
    except OSError as error:
        reason = {98: "another program uses it", 48: "another program uses it", 13: "it needs more rights"}
        why = reason.get(error.errno or 0, error.strerror or str(error))
        raise CannotStart(f"Cannot listen on {config.host} port {config.port}: {why}.") from None


def _forget_ready(path: Path) -> None:
    """Removes what an earlier run left, so that whoever waits for it finds the address of this one."""
    try:
        path.unlink(missing_ok=True)
        reason = "" if path.parent.is_dir() else "there is no such folder"
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        raise CannotStart(f"--ready-file {path} cannot be written: {reason}.")
