"""The kitchen as one TOML file: read with the line of what is wrong, and written so that a person can go on with it."""

import re
import tomllib
from collections.abc import Iterator

import msgspec
import tomli_w

from hub_server.protocol.kitchen import STAGES, Kitchen
from hub_server.protocol.kitchen_rules import Wrong, completed, path_text

MAX_BYTES = 256 * 1024
"""Largest kitchen file."""

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"^\s*(\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+)((?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+))*)\s*="
)
_STEP = re.compile(r"\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+")
_PATH = re.compile(r"\.([A-Za-z0-9_-]+)|\[(\d+)\]|\[\.\.\.\]")

Path = tuple[str | int, ...]


class BadKitchen(Exception):
    """A kitchen file that cannot be used.

    Attributes:
        line: where, from 1; None where no line can be named.
        field: what, e.g. `routes[2].stations`.
        detail: what is wrong with it.
    """

    def __init__(self, line: int | None, field: str, detail: str) -> None:
        where = ": ".join(part for part in ("" if line is None else f"line {line}", field) if part)
        super().__init__(f"{where}: {detail}" if where else detail)
        self.line = line
        self.field = field
        self.detail = detail


def read(text: str) -> Kitchen:
    """The kitchen a file describes.

    Raises:
        BadKitchen: says in which line, which field and what is wrong with it.
    """
    if len(text.encode()) > MAX_BYTES:
        raise BadKitchen(None, "", f"larger than {MAX_BYTES // 1024} KiB")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = str(error)
        found = re.search(r"\(at line (\d+), column \d+\)", told)
        raise BadKitchen(int(found[1]) if found else None, "", told.partition(" (at ")[0]) from None
    try:
        kitchen = msgspec.convert(values, Kitchen, strict=True)
    except msgspec.ValidationError as error:
        detail, _, place = str(error).partition(" - at `$")
        path = _parsed(place.rstrip("`"))
        if unknown := re.match(r"Object contains unknown field `(.+)`", detail):
            path = (*path, unknown[1])
        raise BadKitchen(_line_of(text, path), path_text(path), detail) from None
    try:
        return completed(kitchen)
    except Wrong as wrong:
        raise BadKitchen(_line_of(text, wrong.path), path_text(wrong.path), wrong.detail) from None


def _parsed(place: str) -> Path:
    return tuple(
        int(found[2]) if found[2] else found[1] for found in _PATH.finditer(place) if found[1] or found[2]
    )


def _line_of(text: str, path: Path) -> int | None:
    """The line in which a value of the file begins, or that of the table around it."""
    best: tuple[int, int] | None = None
    for line, found in _keys(text):
        shared = 0
        while shared < min(len(path), len(found)) and path[shared] == found[shared]:
            shared += 1
        if shared == len(found) and shared and (best is None or shared > best[1]):
            best = (line, shared)
    return None if best is None else best[0]


def _keys(text: str) -> Iterator[tuple[int, Path]]:
    """Every table and key with the line it stands in; what stands inside one line's value is that line's."""
    table: Path = ()
    counts: dict[Path, int] = {}
    for line, written in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(written)
        if header:
            names = _steps(header[2])
            table = ()
            for name in names[:-1]:
                table = (*table, name)
                if table in counts:
                    table = (*table, counts[table])
            table = (*table, names[-1])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            elif table in counts:
                table = (*table, counts[table])
            yield line, table
        elif key := _KEY.match(written):
            yield line, (*table, *_steps(key[1] + key[2]))


def _steps(name: str) -> tuple[str, ...]:
    return tuple(step.strip("\"'") for step in _STEP.findall(name))


def written(kitchen: Kitchen) -> str:
    """The kitchen as TOML that `read` makes the same kitchen of; stages that are as they always are stay out."""
    values: dict[str, object] = msgspec.to_builtins(kitchen)
    values["stations"] = [
        msgspec.to_builtins(station) for station in kitchen.stations if station not in STAGES
    ]
    return tomli_w.dumps({name: value for name, value in values.items() if value != []})
