"""Where a cursor goes."""

import pytest

from kiosk_app.reading_order import Place, Stop, Way, in_reading_order, nearest


def at(x: float, y: float, width: float = 100, height: float = 20, window: Place | None = None) -> Stop:
    return Stop(Place(x, y, width, height), window)


GRID = [at(0, 0), at(120, 0), at(240, 0), at(0, 30), at(120, 32), at(240, 28)]
"""Two rows of three; the second one a little uneven."""


@pytest.mark.parametrize(("mirrored", "order"), [(False, [0, 1, 2, 3, 4, 5]), (True, [2, 1, 0, 5, 4, 3])])
def test_buttons_are_read_row_by_row(mirrored, order):
    """From the side on which reading begins."""
    assert in_reading_order(GRID, mirrored=mirrored) == order


@pytest.mark.parametrize(("way", "found"), [(Way.RIGHT, 1), (Way.DOWN, 3), (Way.LEFT, None), (Way.UP, None)])
def test_an_arrow_goes_to_what_lies_there(way, found):
    """Or nowhere."""
    assert nearest(GRID, 0, way) == found


def test_a_row_is_read_before_the_button_within_it():
    """The button is reached to the side, and keeps its column up and down."""
    rows = [at(0, 0, 300, 40), at(240, 5, 50, 30), at(0, 40, 300, 40), at(240, 45, 50, 30)]
    assert in_reading_order(rows, mirrored=False) == [0, 1, 2, 3]
    assert nearest(rows, 0, Way.RIGHT) == 1
    assert nearest(rows, 1, Way.DOWN) == 3
    assert nearest(rows, 3, Way.LEFT) == 2
    assert nearest(rows, 2, Way.UP) == 0


def test_a_list_stays_together_however_far_it_is_scrolled():
    """What is above its edge is not read before the heading, and what is below it not after the keys."""
    window = Place(0, 50, 300, 100)
    rows = [at(0, 50 + 40 * number - 80, 300, 30, window) for number in range(6)]
    stops = [at(250, 10, 40, 30), *rows, at(0, 160), at(120, 160)]
    assert in_reading_order(stops, mirrored=False) == [0, 1, 2, 3, 4, 5, 6, 7, 8]
    assert nearest(stops, 5, Way.DOWN) == 6, "which is out of sight"
    assert nearest(stops, 0, Way.DOWN) == 3, "the first that is seen"
    assert nearest(stops, 1, Way.UP) == 0
    assert nearest(stops, 6, Way.DOWN) == 8, "below the middle of the row"


def test_a_wide_thing_close_by_is_nearer_than_a_narrow_one_far_in_line():
    """From a key at the edge up to the field above the keys, not to the cross in the corner."""
    stops = [at(740, 0, 60, 40), at(0, 700, 800, 40), at(740, 750, 60, 40)]
    assert nearest(stops, 2, Way.UP) == 1
