"""Instants on the wire."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub_server.protocol.times import milliseconds, timestamp

YEAR_2200_MS = 7_258_118_400_000


def test_an_instant_is_written_in_utc_with_milliseconds() -> None:
    """One form only, so that texts sort as instants do."""
    assert timestamp(1_795_372_927_120) == "2026-11-22T18:42:07.120Z"
    assert timestamp(0) == "1970-01-01T00:00:00.000Z"


@given(st.integers(0, YEAR_2200_MS))
def test_what_is_written_reads_back(at_ms: int) -> None:
    """No millisecond is lost or rounded."""
    assert milliseconds(timestamp(at_ms)) == at_ms


@given(st.integers(0, YEAR_2200_MS), st.integers(0, YEAR_2200_MS))
def test_texts_sort_as_instants_do(one_ms: int, other_ms: int) -> None:
    """The rail is sorted by the text."""
    assert (timestamp(one_ms) < timestamp(other_ms)) == (one_ms < other_ms)


def test_any_offset_is_the_same_instant() -> None:
    """A till may send its local time, if it says which."""
    assert milliseconds("2026-11-22T19:42:07.120+01:00") == milliseconds("2026-11-22T18:42:07.120Z")


@pytest.mark.parametrize(
    "text", ["", "now", "18:42", "2026-11-22", "2026-11-22T18:42:07", "2026-13-01T00:00:00Z"]
)
def test_what_is_no_instant_is_refused(text: str) -> None:
    """A time without an offset would be a guess."""
    with pytest.raises(ValueError, match=r"offset|Invalid|month"):
        milliseconds(text)
