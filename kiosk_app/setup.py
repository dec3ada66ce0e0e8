"""Where the settings of a running kiosk come from: defaults, a file, the glass, the command line. Qt-free.

What comes later in this list lies over what comes before. What was chosen on the glass is kept on the kiosk's disk.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

import msgspec

from kiosk_app.config import Config, Misconfigured, checked
from kiosk_app.settings import SETTINGS, chosen

SETTINGS_FACT = "settings"
"""Where the disk has what was chosen on the glass: a JSON object of settings by name."""

_kept = msgspec.json.Decoder(dict[str, Any])


class Source(StrEnum):
    """Who said what a setting is."""

    DEFAULT = "default"
    FILE = "file"
    GLASS = "glass"
    START = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """The layers of a kiosk's settings.

    Attributes:
        filed: what a settings file said, by name.
        chosen: what was chosen on the glass.
        given: what the command line said.
    """

    filed: Mapping[str, Any] = field(default_factory=dict)
    chosen: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, config: Config) -> "Setup":
        """The layers of settings that nobody tells apart any more: as if a file had said them."""
        default = Config()
        names = (each.name for each in fields(Config))
        return cls(
            filed={
                name: value for name in names if (value := getattr(config, name)) != getattr(default, name)
            }
        )

    def config(self) -> Config:
        """All of it together.

        Raises:
            Misconfigured: file and command line make no sense. What was chosen on the glass and does not go with them
                is left out.
        """
        filed = replace(Config(), **self.filed)
        try:
            return checked(replace(chosen(filed, self.chosen), **self.given))
        except Misconfigured:
            return checked(replace(filed, **self.given))

    def source(self, name: str) -> Source:
        """Who said what this setting is."""
        if name in self.given:
            return Source.START
        if name in self.chosen:
            return Source.GLASS
        return Source.FILE if name in self.filed else Source.DEFAULT

    def choose(self, name: str, value: Any) -> "Setup":
        """The same with another choice on the glass."""
        return replace(self, chosen={**self.chosen, name: value})

    def without(self, group: str) -> "Setup":
        """The same with nothing chosen on one page of the glass."""
        names = {each.name for each in SETTINGS if each.group == group}
        return replace(self, chosen={name: value for name, value in self.chosen.items() if name not in names})

    def is_chosen(self, group: str) -> bool:
        """Whether anything of a page was chosen on the glass."""
        return any(each.name in self.chosen for each in SETTINGS if each.group == group)

    def kept(self) -> str:
        """What the disk is to keep."""
        return json.dumps(dict(self.chosen), ensure_ascii=False, allow_nan=False)

    def with_kept(self, text: str | None) -> "Setup":
        """The same with what the disk kept; of what makes no sense (any more), each by itself is left out."""
        try:
            values = _kept.decode(text or "{}")
        except (msgspec.MsgspecError, RecursionError):
            values = {}
        filed = replace(Config(), **self.filed)
        # What is allowed changes something, or says what is so anyway.
        sound = {
            name: value
            for name, value in values.items()
            if any(each.name == name for each in SETTINGS)
            and getattr(chosen(filed, {name: value}), name) == value
        }
        return replace(self, chosen=sound)
