"""The hub's settings: command line over environment over `heard.toml` over these defaults."""

import ipaddress
import os
import tomllib
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec
import platformdirs

from hub_server import redis_client

ADDRESS = "address"
"""File of the data folder that says where the hub of this machine is, or was last."""

DEFAULT_PORT = 8000
"""The seed document's port."""

Port = Annotated[int, msgspec.Meta(ge=0, le=65535)]


class CannotStart(Exception):
    """The program cannot run as it was asked to; the text is one sentence for people, the exit code is 2."""


class HubConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a hub runs with.

    Attributes:
        host: address to listen on.
        port: TCP port; 0 takes a free one.
        database: SQLAlchemy URL, of SQLite always with a file; empty means one in the data folder.
        redis: `embedded`, `none`, or a URL of those `redis_client` knows.
        open: no credentials are wanted; only possible on loopback.
        insecure_lan: listen beyond loopback without encryption; every screen says so.
        tls: encrypt on loopback as well; beyond it, that is so anyway.
        tls_cert: file with a certificate in PEM, and those it hangs on behind it; empty: the hub makes its own.
        tls_key: file with its key; empty: in the same file.
        tls_names: more names by which the hub is reached, for the certificate it makes.
        allow_origins: addresses of web pages that may use the hub from a browser.
        location: name of the restaurant in the log and in Redis keys.
        log_level: `debug`, `info`, `warning` or `error`.
    """

    host: str = "127.0.0.1"
    port: Port = DEFAULT_PORT
    database: str = ""
    redis: str = "embedded"
    open: bool = False
    insecure_lan: bool = False
    tls: bool = False
    tls_cert: str = ""
    tls_key: str = ""
    tls_names: tuple[str, ...] = ()
    allow_origins: tuple[str, ...] = ()
    location: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_-]{1,60}$")] = "main"
    log_level: Annotated[str, msgspec.Meta(pattern=r"^(debug|info|warning|error)$")] = "info"

    def checked(self) -> "HubConfig":
        """This configuration, if its parts fit together.

        Raises:
            CannotStart: they do not.
        """
        if self.open and not is_loopback(self.host):
            raise CannotStart(
                f"An open hub wants no credentials and so listens on loopback only, not on {self.host};"
                " leave --open away."
            )
        if self.insecure_lan and (self.tls or self.tls_cert):
            raise CannotStart("--insecure-lan is for a hub without encryption, and --tls for one with it.")
        if self.tls_key and not self.tls_cert:
            raise CannotStart("--tls-key is the key of a certificate; name that with --tls-cert.")
        if _in_memory(self.database):
            raise CannotStart(
                f"--database {self.database} names no file, and a database in memory would lose every order;"
                " SQLite takes sqlite:///PATH."
            )
        if self.redis not in ("embedded", "none"):
            try:
                redis_client.check(self.redis)
            except redis_client.BadRedisUrl as error:
                raise CannotStart(
                    f"--redis takes `embedded`, `none` or a URL, and this one {error}."
                ) from None
        for origin in self.allow_origins:
            if not _is_origin(origin):
                raise CannotStart(f"--allow-origin {origin!r} is not of the form http://host:port.")
        return self


def _in_memory(url: str) -> bool:
    """Whether a SQLAlchemy URL is one of SQLite's for no file; URIs are among them, as they can say so in many ways."""
    scheme, _, rest = url.partition("://")
    path = rest.partition("?")[0].removeprefix("/")
    return scheme.partition("+")[0] == "sqlite" and (path in ("", ":memory:") or path.startswith("file:"))


def _is_origin(origin: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return origin == "null" or (parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.path)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hub: HubConfig = HubConfig()


def data_dir() -> Path:
    """The folder of everything the hub keeps: `HEARD_DATA_DIR`, or the system's place for it.

    Raises:
        CannotStart: it cannot be made or written to.
    """
    given = os.environ.get("HEARD_DATA_DIR")
    folder = Path(given) if given else Path(platformdirs.user_data_dir("heard", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / f".write-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotStart(
            f"The data folder {folder} cannot be written to: {error.strerror or error}."
        ) from None
    return folder


def read_file(path: Path) -> HubConfig:
    """The `[hub]` table of a TOML file.

    Raises:
        CannotStart: names the file and the field.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File).hub
    except OSError as error:
        raise CannotStart(f"{path} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise CannotStart(f"{path} is not UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise CannotStart(f"{path} is not valid TOML: {error}.") from None
    except msgspec.ValidationError as error:
        raise CannotStart(f"{path}: {error}.") from None


def settings(folder: Path, given: dict[str, Any]) -> HubConfig:
    """What a program runs with: the command line over `heard.toml` over the defaults.

    Args:
        folder: the data folder.
        given: options by name, those of other things among them; only what was typed.

    Raises:
        CannotStart: names the file and the field.
    """
    path: Path = given.get("config") or folder / "heard.toml"
    base = read_file(path) if "config" in given or path.exists() else HubConfig()
    changes = {name: value for name, value in given.items() if name in HubConfig.__struct_fields__}
    try:
        merged = msgspec.convert(msgspec.to_builtins(base) | changes, HubConfig)
    except msgspec.ValidationError as error:
        raise CannotStart(f"{error}.") from None
    return merged.checked()


def reachable(url: str) -> str:
    """A hub's own address for programs of the same machine."""
    return url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")


def is_loopback(host: str) -> bool:
    """Whether only programs on this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
