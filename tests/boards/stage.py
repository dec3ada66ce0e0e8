"""What the scenes of kept screens are set with, and where they are kept by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from boards.line import Line

TALL, WIDE, LARGE, SMALL = (
    {"width": 1080, "height": 1920},
    {"width": 1920, "height": 1080},
    {"width": 3840, "height": 2160},
    {"width": 1280, "height": 800, "diagonal": 10.1},
)


@dataclass
class Stage:
    """What a scene is set with.

    Attributes:
        open_screen: opens a screen on the reference board; see the fixture.
        open_station: opens a station of the line.
        line: the line's orders.
    """

    open_screen: Callable[..., Any]
    open_station: Callable[..., Any]
    line: Line


Scene = Callable[[Stage], Any]
SCENES: dict[str, Scene] = {}


def scene(name: str) -> Callable[[Scene], Scene]:
    """Keeps a scene under this name."""

    def keep(made: Scene) -> Scene:
        assert name not in SCENES
        SCENES[name] = made
        return made

    return keep
