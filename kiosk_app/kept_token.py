"""What lets this screen in at its hub, in a file that nobody but its owner may read."""

import logging
import os
from pathlib import Path

import msgspec

log = logging.getLogger(__name__)


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A screen's credential.

    Attributes:
        token: the bearer token.
        ca: the authority its hub's certificate hangs on, in PEM; empty for a hub with none of its own.
    """

    token: str
    ca: str = ""


_token = msgspec.json.Decoder(Token)


class Exposed(Exception):
    """Others may read the file; the text is one sentence for whoever looks after the machine."""


class KeptToken:
    """Where one screen keeps its credential.

    Args:
        path: of the file; None keeps it until the program ends.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._token: Token | None = None

    def read(self) -> Token | None:
        """The credential; None where none is kept, or what is kept is damaged.

        Raises:
            Exposed: somebody else may have read it.
        """
        if self._path is None or self._token is not None:
            return self._token
        try:
            # Windows keeps the rights of a file elsewhere.
            if os.name == "posix" and self._path.stat().st_mode & 0o077:
                raise Exposed(
                    f"This screen's token in {self._path} can be read by others. Revoke it at the hub, and delete"
                    " the file; the screen then asks to be let in."
                )
            self._token = _token.decode(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as failure:
            log.warning("this screen's token in %s is of no use: %s", self._path, type(failure).__name__)
        return self._token

    def keep(self, token: Token) -> None:
        """Keeps a credential in the place of the one before; what the disk refuses is kept until the program ends."""
        self._token = token
        if self._path is None:
            return
        part = self._path.with_name(f"{self._path.name}.part")
        try:
            part.unlink(missing_ok=True)
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:  # noqa: PTH123  # made with its rights
                file.write(msgspec.json.encode(token))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        except OSError as failure:
            log.warning("this screen's token cannot be kept in %s: %s", self._path, failure.strerror)

    def forget(self) -> None:
        """There is none any more."""
        self._token = None
        if self._path is not None:
            try:
                self._path.unlink(missing_ok=True)
            except OSError as failure:
                log.error("this screen's token stays in %s: %s", self._path, failure.strerror)
