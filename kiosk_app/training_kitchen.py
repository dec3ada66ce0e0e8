"""The kitchen of a lesson: the trainee's own station as it is described, and as few others as it needs. Qt-free."""

import msgspec

from hub_server.protocol.kitchen import STAGES, Courses, Kitchen, KitchenState, Route, Station, StationKind
from hub_server.protocol.states import Status
from kiosk_app.board import Board
from kiosk_app.speech import tr
from kiosk_app.training_menu import COURSES

ANYWHERE = "training"
"""The station of a screen that has never heard of any."""


def kitchen_of(model: Board) -> tuple[Station, tuple[Station, ...], KitchenState]:
    """The trainee's station, those of all others, and the kitchen they are in."""
    here = _station(model)
    courses = Courses(order=tuple(tr(course) for course in COURSES), hold=here.status is not Status.READY)
    if here.kind is StationKind.STAGE:
        kitchen = Kitchen(stations=STAGES, courses=courses)
        return here, (), KitchenState(version=1, kitchen=kitchen)
    titles = {} if model.kitchen is None else model.kitchen.titles
    makers = [
        Station(name=name, kind=StationKind.PREP, title=title)
        for name, title in titles.items()
        if name != here.name
    ]
    # At a prep station one more is enough to see that others work at an order, too; and somebody has to sell it.
    other = Station(name="training-other", kind=StationKind.PREP, title=tr("Other station"))
    expo = Station(name="training-pass", kind=StationKind.EXPO, title=tr("Pass"))
    others = (*(makers[:1] or [other]), expo) if here.makes else tuple(makers[:4]) or (other,)
    everybody = (here, *others)
    kitchen = Kitchen(
        stations=(*STAGES, *everybody),
        routes=tuple(Route(tag=(each.name,), stations=(each.name,)) for each in everybody if each.makes),
        courses=courses,
    )
    return here, others, KitchenState(version=1, kitchen=kitchen)


def _station(model: Board) -> Station:
    """The station to train at: as the board's, but nothing leaves it by itself."""
    known = model.at
    if model.kitchen is None and known not in STAGES:
        # No hub has told what it is; where dishes are made most of the screen can be learned.
        name = model.station or ANYWHERE
        return Station(name=name, kind=StationKind.PREP, title=name.replace("_", " ").capitalize())
    return msgspec.structs.replace(known, mirrors=None, auto_bump_s=None)
