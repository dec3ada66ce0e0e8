"""Lines are broken so that they fit and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.wrap import plain, wrapped


def wide(text: str, size: int, weight: int) -> float:
    """A font in which every sign is half as wide as high."""
    return len(text) * size / 2


@given(st.text(max_size=300).map(plain), st.integers(20, 400))
def test_any_text_is_kept_whole_and_fits(text, width):
    """Whatever a POS sends, every letter of it is on some line, and no line of two letters or more is too wide."""
    lines = wrapped(text, width, 20, 700, wide)
    assert "".join("".join(line.split()) for line in lines) == "".join(text.split())
    for line in lines:
        letters = [sign for sign in line if not _is_mark(sign)]
        assert wide(line, 20, 700) <= width or len(letters) <= 1 or _is_mark(line[-1])


def _is_mark(sign: str) -> bool:
    import unicodedata

    return unicodedata.combining(sign) > 0


def test_words_stay_whole_where_they_fit():
    """A line breaks at a space."""
    assert wrapped("Fish and chips", 90, 20, 700, wide) == ("Fish and", "chips")


def test_a_word_wider_than_the_card_is_broken_and_not_cut_off():
    """Long compound words go on on the next line."""
    assert wrapped("Donaudampfschiff", 50, 20, 700, wide) == ("Donau", "dampf", "schif", "f")


def test_hostile_text_becomes_harmless():
    """Overrides of direction, controls and towers of marks do not reach the glass; what a cook reads stays."""
    assert plain("\u202eFries\u202c\x00\x1b[31m") == "Fries[31m"
    assert plain("<b>Tom & Jerry</b>") == "<b>Tom & Jerry</b>"
    assert plain("z" + "\u0301" * 500) == "z" + "\u0301" * 3
    assert plain(" two\t words \r\n next ") == "two words\nnext"
