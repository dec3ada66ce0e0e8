"""Instants: milliseconds since the Unix epoch inside, RFC 3339 UTC with milliseconds on the wire."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def timestamp(at_ms: int) -> str:
    """`at_ms` (milliseconds since the Unix epoch) as RFC 3339, e.g. `2026-11-22T18:42:07.120Z`."""
    moment = EPOCH + timedelta(milliseconds=at_ms)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{at_ms % 1000:03d}Z"


def milliseconds(text: str) -> int:
    """The instant of an RFC 3339 text, in milliseconds since the Unix epoch.

    Raises:
        ValueError: not RFC 3339, or without an offset (an instant without one is a guess).
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no offset from UTC")
    return moment_ms(moment)


def moment_ms(moment: datetime) -> int:
    """An instant with any offset, in milliseconds since the Unix epoch; what is finer is dropped."""
    return (moment - EPOCH) // timedelta(milliseconds=1)


def wall_clock(at_ms: int, time_zone: str | None = None) -> str:
    """The time of day of an instant on a restaurant's wall, `HH:MM`.

    Args:
        at_ms: milliseconds since the Unix epoch.
        time_zone: e.g. `Europe/Berlin`; None: this machine's.
    """
    return f"{local(at_ms, time_zone):%H:%M}"


def local(at_ms: int, time_zone: str | None = None) -> datetime:
    """An instant in a time zone; None: this machine's."""
    moment = EPOCH + timedelta(milliseconds=at_ms)
    return moment.astimezone(None if time_zone is None else ZoneInfo(time_zone))
