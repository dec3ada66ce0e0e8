"""What a described kitchen has to keep to: the first thing in it that cannot be, and where that stands. Pure."""

import zoneinfo
from collections.abc import Iterator

import msgspec

from hub_server.protocol.kitchen import (
    STAGES,
    STATIONS_MOST,
    AgeFrom,
    Ages,
    Finish,
    Kitchen,
    Route,
    Station,
    StationKind,
)
from hub_server.protocol.states import OPEN


class Wrong(Exception):
    """A kitchen that cannot be.

    Attributes:
        path: where, e.g. `("routes", 2, "stations")`.
        detail: what is wrong with it.
    """

    def __init__(self, path: tuple[str | int, ...], detail: str) -> None:
        super().__init__(f"{path_text(path)}: {detail}")
        self.path = path
        self.detail = detail


def path_text(path: tuple[str | int, ...]) -> str:
    """`routes[2].stations` for `("routes", 2, "stations")`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def completed(kitchen: Kitchen) -> Kitchen:
    """The kitchen with the stages it did not name, and a title for every station and profile.

    Raises:
        Wrong: with the first thing in it that cannot be.
    """
    named = {station.name for station in kitchen.stations}
    stations = (*(stage for stage in STAGES if stage.name not in named), *kitchen.stations)
    if (too_many := len(stations) - STATIONS_MOST) > 0:
        raise Wrong(
            ("stations", len(kitchen.stations) - too_many),
            f"{len(stations)} with the three stages, more than {STATIONS_MOST}",
        )
    wrong = next(_wrongs(kitchen), None)
    if wrong is not None:
        raise wrong
    return msgspec.structs.replace(
        kitchen,
        stations=tuple(
            station if station.title else msgspec.structs.replace(station, title=_title(station.name))
            for station in stations
        ),
        profiles=tuple(
            profile if profile.title else msgspec.structs.replace(profile, title=_title(profile.name))
            for profile in kitchen.profiles
        ),
    )


def _title(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").capitalize()


def _wrongs(kitchen: Kitchen) -> Iterator[Wrong]:
    stages = {stage.name: stage for stage in STAGES}
    stations: dict[str, Station] = {}
    for at, station in enumerate(kitchen.stations):
        if station.name in stations:
            yield Wrong(
                ("stations", at, "name"), f"`{station.name}` is the name of a station before it already"
            )
        stations[station.name] = station
        stage = stages.get(station.name)
        if stage is not None and (station.kind, station.status) != (stage.kind, stage.status):
            yield Wrong(
                ("stations", at, "kind"), f"`{station.name}` is the stage of orders that are {stage.status}"
            )
        yield from _wrong_station(at, station)
    makers = {
        name for name, station in stations.items() if station.kind is StationKind.PREP and not station.mirrors
    }
    for at, station in enumerate(kitchen.stations):
        if station.mirrors is not None and station.mirrors not in makers:
            yield Wrong(("stations", at, "mirrors"), _no_maker(station.mirrors, stations))
    for at, route in enumerate(kitchen.routes):
        yield from _wrong_route(at, route, makers, stations)
    yield from _wrong_profiles(kitchen, makers, stations)
    for at, cook_time in enumerate(kitchen.cook_times):
        if not (cook_time.category or cook_time.name or cook_time.modifier):
            yield Wrong(("cook_times", at), "names neither `category` nor `name` nor `modifier`")
        if cook_time.modifier and (cook_time.category or cook_time.name or cook_time.cook_s):
            yield Wrong(
                ("cook_times", at, "modifier"), "changes a time by `add_s` and goes with nothing else"
            )
    if kitchen.finish is Finish.PREP and not makers:
        yield Wrong(("finish",), "`prep` needs a station of the kind `prep`")
    if kitchen.time_zone is not None:
        try:
            zoneinfo.ZoneInfo(kitchen.time_zone)
        except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
            yield Wrong(("time_zone",), f"`{kitchen.time_zone}` is no time zone, such as `Europe/Berlin`")


def _wrong_station(at: int, station: Station) -> Iterator[Wrong]:
    where = ("stations", at)
    if station.kind is StationKind.STAGE:
        if station.status not in OPEN:
            yield Wrong((*where, "status"), "a stage shows orders that are `pending`, `preparing` or `ready`")
    elif station.status is not None:
        yield Wrong((*where, "status"), "only a stage has one")
    if station.mirrors is not None and station.kind is not StationKind.PREP:
        yield Wrong((*where, "mirrors"), "only a station of the kind `prep` shows another one's tickets")
    for service_type, ages in (
        ("", Ages(warn_s=station.warn_s, late_s=station.late_s)),
        *station.ages.items(),
    ):
        if ages.warn_s is None or ages.late_s is None or station.age_from is AgeFrom.PROMISE:
            continue
        if ages.warn_s > ages.late_s:
            path = ("ages", str(service_type), "warn_s") if service_type else ("warn_s",)
            yield Wrong((*where, *path), "a ticket warns before it is late")


def _wrong_route(at: int, route: Route, makers: set[str], stations: dict[str, Station]) -> Iterator[Wrong]:
    where = ("routes", at)
    if not route.stations and not route.share:
        yield Wrong((*where, "stations"), "names no station")
    for field in ("stations", "share"):
        names: tuple[str, ...] = getattr(route, field)
        for place, name in enumerate(names):
            if name not in makers:
                yield Wrong((*where, field, place), _no_maker(name, stations))
            if name in names[:place] or (field == "share" and name in route.stations):
                yield Wrong((*where, field, place), f"`{name}` stands there twice")


def _wrong_profiles(kitchen: Kitchen, makers: set[str], stations: dict[str, Station]) -> Iterator[Wrong]:
    names: set[str] = set()
    for at, profile in enumerate(kitchen.profiles):
        if profile.name in names:
            yield Wrong(
                ("profiles", at, "name"), f"`{profile.name}` is the name of a profile before it already"
            )
        names.add(profile.name)
        for closed, taker in profile.takes_over.items():
            path = ("profiles", at, "takes_over", closed)
            for name in (closed, taker):
                if name not in makers:
                    yield Wrong(path, _no_maker(name, stations))
            if taker in profile.takes_over:
                yield Wrong(path, f"`{taker}` is closed, too")


def _no_maker(name: str, stations: dict[str, Station]) -> str:
    if name in stations:
        return f"`{name}` makes nothing: only a station of the kind `prep` that mirrors no other does"
    return f"there is no station `{name}`"
