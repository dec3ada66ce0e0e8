"""JSON as the hub accepts it: strict, bounded, and with errors that name the field.

`msgspec` checks types, bounds and unknown fields and refuses NaN; here two things are added that it does not do:
a key given twice is refused (two readers could each believe another one), and nesting is bounded before decoding.
"""

import json
import re
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

MAX_DEPTH = 16
"""Deepest nesting accepted; an order needs 10 (order, items, item, three levels of modifiers, names of the last)."""

STRING_OR_BRACKET = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
"""What nesting is counted by. A quote always begins a match, also of a string that never ends: were it to fail, every
quote in it would be tried up to the end of the body, and 64 KiB would hold the hub up for half a minute."""

_PATH = re.compile(r" - at (?:`key` in )?`\$(?P<path>[^`]*)`$")
_FIELD = re.compile(r"(?:unknown|required) field `(?P<name>[^`]+)`")


class Refused(ValueError):
    """Input that was not accepted; nothing was changed.

    Attributes:
        field: path of the offending field as the sender wrote it, e.g. `items[0].quantity`; empty for the whole body.
        detail: one sentence that says what is wrong with it.
    """

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(f"{field}: {detail}" if field else detail)
        self.field = field
        self.detail = detail


def decode(body: bytes | str, decoder: msgspec.json.Decoder[T]) -> T:
    """Decodes one JSON document, or says which field is wrong.

    Raises:
        Refused: not UTF-8, not JSON, nested deeper than `MAX_DEPTH`, a key twice, or not the decoder's type.
    """
    try:
        _check_depth(body if isinstance(body, bytes) else body.encode())
        value = decoder.decode(body)
    except msgspec.ValidationError as refusal:
        raise _named(refusal) from None
    except (msgspec.DecodeError, UnicodeError) as refusal:
        raise Refused("", f"not valid JSON: {refusal}") from None
    _check_keys(body)
    return value


def _check_depth(body: bytes) -> None:
    """Counts brackets outside strings; runs before decoding so that a bomb of brackets costs one pass."""
    if body.count(b"[") + body.count(b"{") <= MAX_DEPTH:
        return
    depth = 0
    for part in STRING_OR_BRACKET.findall(body):
        if part in (b"[", b"{"):
            depth += 1
            if depth > MAX_DEPTH:
                raise Refused("", f"nested deeper than {MAX_DEPTH} levels")
        elif part in (b"]", b"}"):
            depth -= 1


def _check_keys(body: bytes | str) -> None:
    def unique(pairs: list[tuple[str, Any]]) -> None:
        # Nothing is kept: the document was decoded already, only its keys are looked at.
        seen = set()
        for key, _ in pairs:
            if key in seen:
                raise Refused(key, "the key is given twice")
            seen.add(key)

    # Numbers stay text: Python refuses to read one of thousands of digits, which msgspec has judged already.
    json.loads(body, object_pairs_hook=unique, parse_int=str, parse_float=str)


def _named(refusal: msgspec.ValidationError) -> Refused:
    text = str(refusal)
    found = _PATH.search(text)
    path = found["path"].lstrip(".") if found else ""
    text = _PATH.sub("", text)
    named = _FIELD.search(text)
    if named:
        path = f"{path}.{named['name']}" if path else named["name"]
    return Refused(path, text)
