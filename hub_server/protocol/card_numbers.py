"""Payment card numbers in what people type: they are masked before anything is stored, sent or logged.

Guests read them out on the phone and cashiers type them into a note; a kitchen never needs one. What looks like one (13
to 19 digits, ISO/IEC 7812, whose last digit is right by Luhn's formula) keeps its last four digits. That a long number
of another kind is masked happens once in ten times; nothing that tells orders apart is looked at.
"""

import re
from itertools import accumulate
from typing import Any

LEAST, MOST = 13, 19
KEPT = 4
"""Last digits that stay readable, as on a receipt."""

SIGN = "•"

TEXTS = frozenset(
    {
        *("customer_name", "table", "note", "number", "ref_code"),
        *("name", "names", "category", "course", "allergens", "tags"),
    }
)
"""Fields of an order that hold what people typed. Ids, amounts and times are none of them."""

_GROUPS = re.compile(r"\d+(?:[ \u00a0\u2000-\u203f.\-/_]{1,2}\d+)*")
_DIGITS = re.compile(r"\d+")
# In UTF-8; between the digits a space or a dash of any kind.
_MAYBE = re.compile(rb"\d(?:[ .\-/_\x80-\xbf\xc2\xe2]{0,6}\d){12}")
_OTHER_SCRIPT = re.compile(rb"[\xd9\xdb\xdf-\xe1\xea\xef\xf0]")
"""With these begin the digits of other scripts than Latin."""


def masked(text: str) -> str:
    """The text without card numbers; as long as before."""
    return text if sum(map(str.isdecimal, text)) < LEAST else _GROUPS.sub(_hidden, text)


def masked_in(value: Any, *, is_text: bool = False) -> Any:
    """The same for everything people typed in a tree of dictionaries and lists; see `TEXTS`."""
    match value:
        case str():
            return masked(value) if is_text else value
        case dict():
            return {key: masked_in(each, is_text=is_text or key in TEXTS) for key, each in value.items()}
        case list() | tuple():
            return [masked_in(each, is_text=is_text) for each in value]
    return value


def may_hold_one(body: bytes) -> bool:
    """Whether JSON can hold a card number at all; said soon of most orders, which hold none."""
    if b"\\u" in body or _MAYBE.search(body) is not None:
        return True
    return not body.isascii() and _OTHER_SCRIPT.search(body) is not None


def _hidden(found: re.Match[str]) -> str:
    """Masks the card numbers among groups of digits; each begins and ends with a group."""
    text = found[0]
    groups = [(each.start(), each.end()) for each in _DIGITS.finditer(text)]
    ends = list(accumulate(end - start for start, end in groups))
    signs = list(text)
    for first in range(len(groups)):
        for last in range(len(groups) - 1, first - 1, -1):
            count = ends[last] - (ends[first - 1] if first else 0)
            if not LEAST <= count <= MOST:
                continue
            places = [at for start, end in groups[first : last + 1] for at in range(start, end)]
            if _is_right([int(text[at]) for at in places]):
                for at in places[:-KEPT]:
                    signs[at] = SIGN
                break
    return "".join(signs)


def _is_right(digits: list[int]) -> bool:
    """Luhn's formula."""
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
