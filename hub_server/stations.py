"""Stations: places with a screen, and which orders each shows.

So far every station is a `stage`: it shows whole orders standing at one status. Routing of single items to prep
stations, expo and boards belongs here too.
"""

from enum import StrEnum

import msgspec

from hub_server.protocol.orders import Order
from hub_server.protocol.states import Status


class StationKind(StrEnum):
    """What a station shows."""

    STAGE = "stage"


class Station(msgspec.Struct, frozen=True, kw_only=True):
    """A place with a screen.

    Attributes:
        name: in URLs; also who acted, in the log.
        title: what people read.
        status: for a stage, the status its orders stand at.
    """

    name: str
    kind: StationKind
    title: str
    status: Status

    def shows(self, order: Order) -> bool:
        """Whether the order is on this station's screens."""
        return order.status is self.status


STAGES = (
    Station(name="pending", kind=StationKind.STAGE, title="Pending", status=Status.PENDING),
    Station(name="preparing", kind=StationKind.STAGE, title="Preparing", status=Status.PREPARING),
    Station(name="ready", kind=StationKind.STAGE, title="Ready", status=Status.READY),
)
"""The seed document's three displays; they exist from the start."""
