"""Instants: milliseconds since the Unix epoch inside, RFC 3339 UTC with milliseconds on the wire."""

from datetime import UTC, datetime, timedelta

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
