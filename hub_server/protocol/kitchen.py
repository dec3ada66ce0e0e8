"""A kitchen as its manager describes it: stations, who makes what, profiles, courses, times.

Pure and absolute: a kitchen is one value, checked as a whole, kept in the log like an order and sent to every hub.
`kitchen_file` reads it from TOML.
"""

import fnmatch
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import msgspec

from hub_server.protocol.orders import Label, Name, ServiceType
from hub_server.protocol.states import Status

StationName = Annotated[
    str, msgspec.Meta(min_length=1, max_length=40, pattern=r"^[a-z0-9][a-z0-9_-]*$(?!\n)")
]
"""In addresses, in routes and in the log."""

Seconds = Annotated[int, msgspec.Meta(ge=0, le=86_400)]
Clock = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$(?!\n)")]
"""A time of day on the restaurant's wall, `HH:MM`."""

STATIONS_MOST = 60
"""Stations of one kitchen, the three stages among them."""

PREPARATION_S = 900
"""What making an order takes where no cook time is known."""


class StationKind(StrEnum):
    """What a station shows.

    `stage`: whole orders at one status. `prep`: the items made there. `expo`: every open order with the progress of
    each item. `board`: numbers for the guests; nothing can be done there.
    """

    STAGE = "stage"
    PREP = "prep"
    EXPO = "expo"
    BOARD = "board"


class Guard(StrEnum):
    """What it takes to bump a ticket: a touch, two, or choosing it first."""

    TAP = "tap"
    DOUBLE_TAP = "double_tap"
    SELECT = "select"


class AgeFrom(StrEnum):
    """From when a ticket's age counts.

    `order`: when it was placed. `item`: when the oldest of its items was sent or fired. `course`: when its course was
    fired. `promise`: backwards, from the promise time.
    """

    ORDER = "order"
    ITEM = "item"
    COURSE = "course"
    PROMISE = "promise"


class Finish(StrEnum):
    """Who completes an order: the expediter (or the stage `ready`), or the last station with anything to do for it."""

    EXPO = "expo"
    PREP = "prep"


class Ages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """When a ticket warns and when it is late, in seconds of its age; None: as the screen was set up.

    With `age_from = "promise"` both count from the promise time, and `warn_s` before it.
    """

    warn_s: Seconds | None = None
    late_s: Seconds | None = None


class Station(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A place with a screen.

    Attributes:
        name: in addresses; also who acted, in the log.
        title: what people read.
        status: for a stage, the status its orders stand at.
        mirrors: the prep station whose tickets this screen shows, too.
        guard: what it takes to bump a ticket.
        confirm_allergens: a ticket with an allergen wants a second touch.
        warn_s: see `Ages`; `ages` has what differs by service type.
        auto_bump_s: a ticket whose last item could have been made for so long is bumped by the hub, in the open; None:
            never.
        expire_s: for a board, how long a ready number stands there.
    """

    name: StationName
    kind: StationKind
    title: Label = ""
    status: Status | None = None
    mirrors: StationName | None = None
    guard: Guard = Guard.TAP
    confirm_allergens: bool = False
    warn_s: Seconds | None = None
    late_s: Seconds | None = None
    ages: dict[ServiceType, Ages] = {}
    age_from: AgeFrom = AgeFrom.ORDER
    auto_bump_s: Seconds | None = None
    expire_s: Seconds = 600

    @property
    def makes(self) -> str:
        """The name under which items are routed here; empty where nothing is made."""
        return (self.mirrors or self.name) if self.kind is StationKind.PREP else ""

    def ages_of(self, service_type: ServiceType) -> Ages:
        """When tickets of this service type warn and are late here."""
        own = self.ages.get(service_type, Ages())
        return Ages(
            warn_s=self.warn_s if own.warn_s is None else own.warn_s,
            late_s=self.late_s if own.late_s is None else own.late_s,
        )


class Route(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Which items go where; the first route whose conditions all hold decides. One without conditions takes the rest.

    Attributes:
        category: one of these.
        name: a pattern with `*` and `?`, or several; capitals do not matter. Categories and tags are compared so, too.
        tag: one of the item's tags is one of these.
        service_type: one of these.
        after: from this time of day on; with a later `after` than `before`, over midnight.
        before: until this time of day.
        stations: every one of these makes a part of the item.
        share: one of these twins makes it, the one with the least work waiting.
        in_turn: the stations work one after another, in the order they are named; `share` comes last.
    """

    category: tuple[Label, ...] = ()
    name: tuple[Label, ...] = ()
    tag: tuple[Label, ...] = ()
    service_type: tuple[ServiceType, ...] = ()
    after: Clock | None = None
    before: Clock | None = None
    stations: tuple[StationName, ...] = ()
    share: tuple[StationName, ...] = ()
    in_turn: bool = False


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A way to run the kitchen: which stations are closed, and who makes their items meanwhile.

    Attributes:
        takes_over: closed station → the one that makes its items.
    """

    name: StationName
    title: Label = ""
    takes_over: dict[StationName, StationName] = {}


class CookTime(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How long items or modifiers take; the first that fits an item decides, and every one that fits a modifier adds.

    Attributes:
        cook_s: of an item.
        modifier: patterns of modifiers, which change an item's time by `add_s` (in seconds, also less than 0).
    """

    category: tuple[Label, ...] = ()
    name: tuple[Label, ...] = ()
    modifier: tuple[Label, ...] = ()
    cook_s: Seconds = 0
    add_s: Annotated[int, msgspec.Meta(ge=-86_400, le=86_400)] = 0


class Courses(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What becomes of the courses of an order.

    Attributes:
        order: names of courses, first to last; what is not named comes after them as it was ordered.
        hold: all but the first are held back until they are fired.
        fire_next: a course is fired when the one before it is done.
        fire_next_after_s: so long after that.
    """

    order: tuple[Label, ...] = ()
    hold: bool = False
    fire_next: bool = True
    fire_next_after_s: Seconds = 0


class Kitchen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole kitchen.

    Attributes:
        stations: in the order people see them; the three stages are there even where they are not named.
        routes: see `Route`; an item that none takes is unrouted, and shown as that.
        finish: who completes an order.
        expo_waits: expo cannot sell what prep has not finished.
        together: items of one course start so that they finish together.
        schedule: an order whose promise time is far ahead appears when it has to be begun.
        preparation_s: what making an order takes where no cook time is known.
        day_ends: open orders that were placed before this time of day, and have nothing to do after it, are then
            completed, in the open; None: never.
        time_zone: of `day_ends`, `after` and `before`, e.g. `Europe/Berlin`; None: the hub's machine's.
    """

    stations: Annotated[tuple[Station, ...], msgspec.Meta(max_length=STATIONS_MOST)] = ()
    routes: Annotated[tuple[Route, ...], msgspec.Meta(max_length=500)] = ()
    profiles: Annotated[tuple[Profile, ...], msgspec.Meta(max_length=20)] = ()
    finish: Finish = Finish.EXPO
    expo_waits: bool = False
    courses: Courses = Courses()
    cook_times: Annotated[tuple[CookTime, ...], msgspec.Meta(max_length=2000)] = ()
    together: bool = False
    schedule: bool = False
    preparation_s: Seconds = PREPARATION_S
    day_ends: Clock | None = None
    time_zone: Label | None = None

    def station(self, name: str) -> Station | None:
        """The station with this name, or None."""
        return next((station for station in self.stations if station.name == name), None)

    def of(self, kind: StationKind) -> tuple[Station, ...]:
        """The stations of one kind."""
        return tuple(station for station in self.stations if station.kind is kind)

    @property
    def routes_items(self) -> bool:
        """Whether items are made at stations of their own; where they are not, nothing is unrouted."""
        return any(station.kind is StationKind.PREP for station in self.stations)

    def profile(self, name: str) -> Profile | None:
        """The profile with this name, or None."""
        return next((profile for profile in self.profiles if profile.name == name), None)


STAGES = (
    Station(name="pending", kind=StationKind.STAGE, title="Pending", status=Status.PENDING),
    Station(name="preparing", kind=StationKind.STAGE, title="Preparing", status=Status.PREPARING),
    Station(name="ready", kind=StationKind.STAGE, title="Ready", status=Status.READY),
)
"""The seed document's three displays; they exist from the start."""

PLAIN = Kitchen(stations=STAGES)
"""A kitchen nobody has described yet."""


class KitchenState(msgspec.Struct, frozen=True, kw_only=True):
    """A kitchen as it runs: absolute and versioned, like an order.

    Attributes:
        version: grows by one with every change.
        profile: name of the one in force; empty for none.
        sold_out: names of items that are 86, in the order they ran out.
    """

    version: int = 0
    kitchen: Kitchen = PLAIN
    profile: str = ""
    sold_out: tuple[Name, ...] = ()


class KitchenAction(StrEnum):
    """What happened to a kitchen."""

    DESCRIBED = "described"
    PROFILE = "profile"
    SOLD_OUT = "sold_out"
    BACK_IN_STOCK = "back_in_stock"


class KitchenEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One change of a kitchen, for tills and for the record.

    Attributes:
        version: of the kitchen after it.
        at: by the hub's clock.
        by: the station it was done at, or `api`.
        name: of the item or the profile; empty for none.
    """

    version: int
    at: str
    by: str
    action: KitchenAction
    name: str = ""


def what_changed(before: KitchenState, after: KitchenState) -> tuple[KitchenAction, str]:
    """What one step made of a kitchen, and the item or profile it is about."""
    for action, more, fewer in (
        (KitchenAction.SOLD_OUT, after.sold_out, before.sold_out),
        (KitchenAction.BACK_IN_STOCK, before.sold_out, after.sold_out),
    ):
        for name in more:
            if name not in fewer:
                return action, name
    if after.kitchen == before.kitchen:
        return KitchenAction.PROFILE, after.profile
    return KitchenAction.DESCRIBED, ""


def fits(patterns: Iterable[str], text: str | None) -> bool:
    """Whether a text is one of these, `*` and `?` stand for anything and capitals do not matter."""
    return text is not None and any(
        fnmatch.fnmatchcase(text.casefold(), pattern.casefold()) for pattern in patterns
    )
