"""A kitchen for tests: two grills that share, a fry station, an assembly line, expo and a guests' board."""

from hub_server import kitchen_file
from hub_server.protocol.kitchen import Kitchen, KitchenState
from hub_server.protocol.routing import Circumstances

TEXT = """
[[stations]]
name = "grill"
kind = "prep"

[[stations]]
name = "grill-2"
kind = "prep"

[[stations]]
name = "fry"
kind = "prep"

[[stations]]
name = "assembly"
kind = "prep"

[[stations]]
name = "window"
kind = "prep"
mirrors = "fry"

[[stations]]
name = "expo"
kind = "expo"

[[stations]]
name = "guests"
kind = "board"

[[routes]]
category = ["steaks"]
share = ["grill", "grill-2"]

[[routes]]
name = ["*burger*"]
stations = ["grill", "assembly"]
in_turn = true

[[routes]]
tag = ["platter"]
stations = ["grill", "fry"]

[[routes]]
category = ["sides"]
service_type = ["delivery"]
after = "22:00"
before = "02:00"
stations = ["assembly"]

[[routes]]
category = ["sides"]
stations = ["fry"]

[[profiles]]
name = "quiet"
takes_over = { fry = "grill", grill-2 = "grill", assembly = "grill" }
"""

COOK_TIMES = """[[cook_times]]
category = ["Steaks"]
cook_s = 720
[[cook_times]]
category = ["Sides"]
cook_s = 240
[[cook_times]]
modifier = ["Well done"]
add_s = 180
"""
"""Lines to go before its stations: how long its dishes take."""


def kitchen(more: str = "") -> Kitchen:
    """The kitchen, with lines of TOML before its stations."""
    return kitchen_file.read(more + TEXT)


def now(more: str = "", *, profile: str = "", clock: str = "12:00", **work_s: int) -> Circumstances:
    """The kitchen as it runs; `work_s` by station, `_` for `-`."""
    state = KitchenState(version=1, kitchen=kitchen(more), profile=profile)
    waiting = {name.replace("_", "-"): seconds for name, seconds in work_s.items()}
    return Circumstances(state=state, clock=clock, work_s=waiting)
