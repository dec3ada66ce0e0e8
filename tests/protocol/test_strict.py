"""JSON as the hub accepts it."""

import contextlib
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub_server.protocol.messages import kiosk_message
from hub_server.protocol.strict import MAX_DEPTH, STRING_OR_BRACKET, Refused, decode


class Line(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    quantity: int = 1
    modifiers: "tuple[Line, ...]" = ()


LINE = msgspec.json.Decoder(Line)
ANY = msgspec.json.Decoder()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ('{"name": "a", "quantity": "2"}', "quantity"),
        ('{"name": "a", "quantity": 1.5}', "quantity"),
        ('{"quantity": 2}', "name"),
        ('{"name": "a", "nmae": "b"}', "nmae"),
        ('{"name": "a", "modifiers": [{"name": "b"}, {"name": 3}]}', "modifiers[1].name"),
        ('{"name": "a", "modifiers": [{"name": "b", "kind": 1}]}', "modifiers[0].kind"),
        ('{"name": "a", "name": "a"}', "name"),
        ('{"name": "a", "modifiers": [{"name": "b", "quantity": 1, "quantity": 2}]}', "quantity"),
        ("null", ""),
        ("[]", ""),
        ("", ""),
        ('{"name": "a"} {}', ""),
        ('{"name": "a",}', ""),
        ('{"name": "a", "quantity": NaN}', ""),
        ('{"name": "a", "quantity": Infinity}', ""),
        ('{"name": "a", "quantity": 01}', ""),
        ("{'name': 'a'}", ""),
        ('{"name": "\\ud800"}', ""),
        ('{"name": "\ud800"}', ""),
        (b'{"name": "\xff"}', ""),
        (b'\xef\xbb\xbf{"name": "a"}', ""),
        ('{"name": "a"}'.encode("utf-16"), ""),
    ],
)
def test_a_refusal_names_the_field(body: str | bytes, field: str) -> None:
    """Whoever sent it can find the mistake."""
    with pytest.raises(Refused) as refusal:
        decode(body, LINE)
    assert refusal.value.field == field
    assert refusal.value.detail


def test_nesting_is_bounded_before_anything_is_built() -> None:
    """A bomb of brackets costs one pass over it; brackets within a text are text."""
    decode("[" * MAX_DEPTH + "]" * MAX_DEPTH, ANY)
    decode(json.dumps(["[" * 1000, '\\"[{' * 1000]), ANY)
    for body in ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "[" * 1_000_000, '{"a":' * 100_000):
        with pytest.raises(Refused, match="nested deeper"):
            decode(body, ANY)


@pytest.mark.parametrize("inside", [b'\\"', b"\\\\", b"x", b"[", b'\\"[', b"\\"])
def test_a_string_that_never_ends_costs_one_pass_as_well(inside: bytes) -> None:
    """A megabyte of it is read or refused at once; tried anew from every quote, it would take hours."""
    for start in (b"[" * (MAX_DEPTH + 1), b"[" * MAX_DEPTH + b'{}"', b"{}" * MAX_DEPTH + b'"'):
        body = start + inside * (2**20 // len(inside))
        with pytest.raises(Refused):
            decode(body, ANY)


@given(st.lists(st.sampled_from([b'"', b"\\", b"[", b"\n", b"x"]), max_size=30).map(b"".join))
def test_no_quote_is_ever_looked_at_twice(rest: bytes) -> None:
    """Whatever follows a quote, it begins a match: nothing after it is looked at again from another quote."""
    assert STRING_OR_BRACKET.match(b'"' + rest)


def test_a_number_of_thousands_of_digits_is_refused_or_read_but_breaks_nothing() -> None:
    """Python's own reader would raise an error of another kind."""
    assert decode("[" + "9" * 5000 + "]", msgspec.json.Decoder(tuple[msgspec.Raw, ...]))
    with pytest.raises(Refused, match="out of range"):
        decode('{"type": "seen", "seq": ' + "9" * 5000 + "}", kiosk_message)


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_anything_is_read_or_refused(body: bytes | str) -> None:
    """No input makes the reader fail in another way."""
    with contextlib.suppress(Refused):
        decode(body, ANY)


documents = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=5), below, max_size=3),
    max_leaves=8,
)


@given(documents)
def test_what_is_json_reads_as_json(document: object) -> None:
    """Strictness refuses nothing that is plain JSON."""
    assert decode(json.dumps(document), ANY) == document
