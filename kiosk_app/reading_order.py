"""Where a cursor goes that walks over buttons by keys: in reading order, or to the nearest one up, down, left, right.

Pure geometry, in pixels of the window.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Way(StrEnum):
    """Where to."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


class Place(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Where a finger aims."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that can be touched.

    Attributes:
        place: as it stands now; in a list that is scrolled it may be out of sight.
        window: of the list it stands in, through which it is seen; None outside of lists.
    """

    place: Place
    window: Place | None = None

    @property
    def seen(self) -> bool:
        """Whether most of it is on the glass."""
        window, (x, y) = self.window, self.place.middle
        return window is None or (window.x <= x <= window.right and window.y <= y <= window.bottom)

    @property
    def shown(self) -> Place:
        """Where it is seen, or at which edge of its list it is looked for."""
        place, window = self.place, self.window
        if window is None:
            return place
        y = min(max(place.y, window.y), window.bottom)
        return Place(place.x, y, place.width, max(1.0, min(place.bottom, window.bottom) - y))


def in_reading_order(stops: Sequence[Stop], *, mirrored: bool) -> list[int]:
    """The stops by their numbers, row by row; what stands in one list stays together.

    Args:
        mirrored: rows are read from the right.
    """
    lists: dict[Place, list[int]] = {}
    blocks: list[tuple[Place, list[int]]] = []
    for number, stop in enumerate(stops):
        if stop.window is None:
            blocks.append((stop.place, [number]))
        elif stop.window in lists:
            lists[stop.window].append(number)
        else:
            lists[stop.window] = [number]
            blocks.append((stop.window, lists[stop.window]))
    found: list[int] = []
    for at in _rows([place for place, _ in blocks], mirrored=mirrored):
        numbers = blocks[at][1]
        found += (numbers[inner] for inner in _rows([stops[n].place for n in numbers], mirrored=mirrored))
    return found


def _rows(places: Sequence[Place], *, mirrored: bool) -> list[int]:
    """Rectangles by their numbers, row by row: one whose middle is above the lower edge of the first belongs to it."""
    left = sorted(range(len(places)), key=lambda at: (places[at].y, places[at].x))
    found: list[int] = []
    while left:
        first = places[left[0]]
        # What is much higher, as a row with a button in it, opens its own row.
        row = [at for at in left if places[at].middle[1] < first.bottom and places[at].y < first.middle[1]]
        row = row or left[:1]
        side = -1 if mirrored else 1
        found += sorted(row, key=lambda at: (side * places[at].middle[0], -places[at].width))
        left = [at for at in left if at not in row]
    return found


def nearest(stops: Sequence[Stop], current: int, way: Way) -> int | None:
    """The number of the stop to which a cursor goes; None where there is none that way.

    Within a list it goes on through the list, also where that has to be scrolled; from elsewhere to what is seen of it.
    """
    here = stops[current]
    others = [at for at in range(len(stops)) if at != current]
    if here.window is not None:
        within = [at for at in others if stops[at].window == here.window]
        found = _nearest(stops, within, here.place, way)
        if found is not None:
            return found
    outside = [
        at
        for at in others
        if stops[at].window is None or (stops[at].window != here.window and stops[at].seen)
    ]
    return _nearest(stops, outside, here.shown, way)


def _nearest(stops: Sequence[Stop], among: Sequence[int], here: Place, way: Way) -> int | None:
    ahead = [at for at in among if _is_ahead(here, stops[at].place, way)]
    return min(ahead, key=lambda at: _distance(here, stops[at].place, way), default=None)


def _is_ahead(here: Place, there: Place, way: Way) -> bool:
    (x, y), (other_x, other_y) = here.middle, there.middle
    if way in (Way.UP, Way.DOWN):
        ahead = other_y - y if way is Way.DOWN else y - other_y
        return ahead > min(here.height, there.height) / 2
    ahead = other_x - x if way is Way.RIGHT else x - other_x
    beside = min(here.bottom, there.bottom) - max(here.y, there.y)
    return ahead > min(here.width, there.width) / 4 and beside > 0


def _distance(here: Place, there: Place, way: Way) -> float:
    """The way ahead and what lies beside it, which counts twice; of two that lie straight ahead, the one in line."""
    (x, y), (other_x, other_y) = here.middle, there.middle
    if way in (Way.UP, Way.DOWN):
        gap = there.y - here.bottom if way is Way.DOWN else here.y - there.bottom
        aside = max(0.0, there.x - x, x - there.right) + abs(other_x - x) / 10
    else:
        gap = there.x - here.right if way is Way.RIGHT else here.x - there.right
        aside = abs(other_y - y)
    return max(0.0, gap) + 2 * aside
