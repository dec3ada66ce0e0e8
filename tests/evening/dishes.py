"""What an evening's model keeps of an order; see `model`."""

from collections.abc import Callable
from dataclasses import dataclass, field

STATES = ("to_do", "begun", "done")
"""How far a station is with a dish."""

UNKNOWN_S = 60
"""What a piece counts as work where no cook time is known."""


@dataclass
class Dish:
    """One line of an order.

    Attributes:
        makers: home station → (who makes it now, how far: `to_do`, `begun` or `done`); in the order of the route.
        fire_at: when it is fired by itself.
        scheduled: that time follows from when the guests come.
        came: since when it could be made: it came, more of it was wanted, or it was fired.
        settled: nobody makes it, and expo has said that it is done.
        back: stations that wanted it back and have not finished it again.
    """

    id: str
    name: str
    count: int
    category: str
    course: str | None
    tags: tuple[str, ...] = ()
    cook_s: int = 0
    makers: dict[str, tuple[str, str]] = field(default_factory=dict)
    in_turn: bool = False
    held: bool = False
    waits: bool = False
    fire_at: int | None = None
    scheduled: bool = False
    came: int = 0
    void: bool = False
    sold: bool = False
    settled: bool = False
    back: set[str] = field(default_factory=set)

    def at(self, station: str) -> str | None:
        """How far a station is with it; None where it makes nothing of it."""
        found: str | None = None
        for maker, state in self.makers.values():
            if maker == station and (found is None or STATES.index(state) < STATES.index(found)):
                found = state
        return found

    def put(self, station: str, state: str) -> None:
        """A station's part is so far."""
        for home, (maker, _) in self.makers.items():
            if maker == station:
                self.makers[home] = (maker, state)
        self.back.discard(station)

    def finish(self) -> None:
        """Every station has done its part."""
        for station in self.stations:
            self.put(station, "done")

    @property
    def stations(self) -> list[str]:
        """Who makes something of it."""
        return list(dict.fromkeys(maker for maker, _ in self.makers.values()))

    @property
    def made(self) -> bool:
        """Whether nothing is left to make."""
        if self.sold or not self.makers:
            return self.sold or self.settled
        return all(state == "done" for _, state in self.makers.values())

    @property
    def begun(self) -> bool:
        """Whether somebody has begun."""
        return self.sold or self.settled or any(state != "to_do" for _, state in self.makers.values())

    def turn(self, station: str) -> bool:
        """Whether those who come before a station are done."""
        if not self.in_turn:
            return True
        before = self.stations[: self.stations.index(station)]
        return all(self.at(other) == "done" for other in before[-1:])

    def work(self, station: str) -> int:
        """Seconds of work it still is there."""
        if self.void or self.at(station) in (None, "done"):
            return 0
        return (self.cook_s or UNKNOWN_S) * self.count


@dataclass
class News:
    """What was altered: who has not seen it yet; nobody in particular where that is empty."""

    kind: str
    dish: str | None
    waiting: set[str]


@dataclass
class Order:
    """One order.

    Attributes:
        state: `open`, `sold` or `cancelled`.
        place: sort key it was given by hand.
        seen: a number that grows whenever the lines change, as a cook's screen has it.
    """

    number: str
    placed: int
    serial: int
    dishes: list[Dish]
    service: str = "dine_in"
    table: str | None = None
    due: int | None = None
    priority: str = "normal"
    note: str = ""
    state: str = "open"
    recalled: bool = False
    news: list[News] = field(default_factory=list)
    place: tuple[float, ...] | None = None

    @property
    def live(self) -> list[Dish]:
        """What was not voided."""
        return [dish for dish in self.dishes if not dish.void]

    @property
    def status(self) -> str:
        """In the words of the contract."""
        if self.state != "open":
            return {"sold": "complete", "cancelled": "cancelled"}[self.state]
        if all(dish.made for dish in self.live):
            return "ready"
        return "preparing" if any(dish.begun for dish in self.live) else "pending"


@dataclass
class Rules:
    """The kitchen of one evening.

    Attributes:
        route: dish and service → (stations, twins, in turn).
        takes_over: profile → closed station → who makes its dishes.
        courses: first to last; all but the first are held.
        auto_bump_s: station → age at which its tickets are bumped.
        day_ends: milliseconds after midnight in UTC.
    """

    route: Callable[[Dish, Order, int], tuple[tuple[str, ...], tuple[str, ...], bool]]
    takes_over: dict[str, dict[str, str]]
    courses: tuple[str, ...]
    prep: tuple[str, ...]
    preparation_s: int
    auto_bump_s: dict[str, int]
    day_ends: int
