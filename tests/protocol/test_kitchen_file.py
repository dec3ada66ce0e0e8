"""The kitchen as a file: what is wrong is named with its line, what is right comes back as it was."""

import re
from pathlib import Path

import pytest
from sample_kitchen import TEXT, kitchen

import hub_server
from hub_server import kitchen_file
from hub_server.protocol.kitchen import PLAIN, STAGES, StationKind

DEFAULT = Path(hub_server.__file__).with_name("default_kitchen.toml").read_text(encoding="utf-8")


def test_an_empty_file_is_the_kitchen_a_hub_begins_with() -> None:
    """The seed document's three displays are there without a word."""
    assert kitchen_file.read("") == PLAIN


def test_the_stages_stand_before_the_stations_that_are_described() -> None:
    """They never go away."""
    assert kitchen().stations[:3] == STAGES
    assert [station.name for station in kitchen().of(StationKind.PREP)] == [
        "grill",
        "grill-2",
        "fry",
        "assembly",
        "window",
    ]


@pytest.mark.parametrize("text", [TEXT, DEFAULT], ids=["sample", "default"])
def test_a_kitchen_that_is_written_and_read_again_is_the_same(text: str) -> None:
    """What a manager gets from the hub can be sent back."""
    read = kitchen_file.read(text)
    assert kitchen_file.read(kitchen_file.written(read)) == read


WRONG = {
    "not TOML": ("a = 1\nb = = 2\n", 2, "", "Invalid value"),
    "unknown field": (
        '[[stations]]\nname = "grill"\nkind = "prep"\ntitel = "Grill"\n',
        4,
        "stations[0].titel",
        "unknown",
    ),
    "wrong type": ('preparation_s = "soon"\n', 1, "preparation_s", "Expected `int`"),
    "no such kind": (
        '[[stations]]\nname = "a"\nkind = "prep"\n\n[[stations]]\nname = "b"\nkind = "grill"\n',
        7,
        "stations[1].kind",
        "Invalid enum",
    ),
    "bad name": (
        '[[stations]]\nname = "The Grill"\nkind = "prep"\n',
        2,
        "stations[0].name",
        "matching regex",
    ),
    "same name": (
        '[[stations]]\nname = "a"\nkind = "prep"\n[[stations]]\nname = "a"\nkind = "expo"\n',
        5,
        "stations[1].name",
        "before it already",
    ),
    "a stage of another status": (
        '[[stations]]\nname = "ready"\nkind = "prep"\n',
        3,
        "stations[0].kind",
        "the stage of orders",
    ),
    "a route to nowhere": (
        TEXT + '\n[[routes]]\ncategory = ["x"]\nstations = ["gril"]\n',
        None,
        "routes[5].stations[0]",
        "there is no station `gril`",
    ),
    "a route to expo": (
        TEXT + '\n[[routes]]\nstations = ["expo"]\n',
        None,
        "routes[5].stations[0]",
        "makes nothing",
    ),
    "a route to a mirror": (
        TEXT + '\n[[routes]]\nstations = ["window"]\n',
        None,
        "routes[5].stations[0]",
        "makes nothing",
    ),
    "a route without stations": (
        TEXT + '\n[[routes]]\ncategory = ["x"]\n',
        None,
        "routes[5].stations",
        "names no station",
    ),
    "a station twice": (
        TEXT + '\n[[routes]]\nstations = ["fry"]\nshare = ["grill", "fry"]\n',
        None,
        "routes[5].share[1]",
        "twice",
    ),
    "a time that is none": (
        TEXT + '\n[[routes]]\nstations = ["fry"]\nafter = "25:00"\n',
        None,
        "routes[5].after",
        "matching regex",
    ),
    "a profile that closes nobody": (
        TEXT + '\n[[profiles]]\nname = "p"\ntakes_over = { oven = "grill" }\n',
        None,
        "profiles[1].takes_over.oven",
        "no station `oven`",
    ),
    "a profile in a circle": (
        TEXT + '\n[[profiles]]\nname = "p"\ntakes_over = { fry = "grill", grill = "fry" }\n',
        None,
        "profiles[1].takes_over.fry",
        "closed, too",
    ),
    "a mirror of nothing": (
        '[[stations]]\nname = "a"\nkind = "prep"\nmirrors = "b"\n',
        4,
        "stations[0].mirrors",
        "no station `b`",
    ),
    "late before it warns": (
        '[[stations]]\nname = "a"\nkind = "prep"\nlate_s = 60\nwarn_s = 90\n',
        5,
        "stations[0].warn_s",
        "before it is late",
    ),
    "no time zone": ('time_zone = "Mars/Base"\n', 1, "time_zone", "no time zone"),
    "too many with the stages": (
        "".join(f'[[stations]]\nname = "s{at}"\nkind = "prep"\n' for at in range(58)),
        3 * 57 + 1,
        "stations[57]",
        "61 with the three stages, more than 60",
    ),
    "nobody to finish": ('finish = "prep"\n', 1, "finish", "needs a station"),
    "a cook time of nothing": ("[[cook_times]]\ncook_s = 10\n", 1, "cook_times[0]", "names neither"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named_with_its_line(case: str) -> None:
    """Nobody has to guess which of forty routes it was."""
    text, line, field, detail = WRONG[case]
    with pytest.raises(kitchen_file.BadKitchen, match=re.escape(detail)) as refused:
        kitchen_file.read(text)
    # In the longer files what is wrong stands in the last line that has words.
    expected = len(text.rstrip().splitlines()) if line is None else line
    at = refused.value.line
    assert refused.value.field == field
    assert at is not None
    if case == "a route without stations":
        assert at == expected - 1, "the table, where the field is missing"
    else:
        assert at == expected


def test_a_file_that_is_too_large_is_not_read() -> None:
    """A quarter of a megabyte holds any kitchen."""
    with pytest.raises(kitchen_file.BadKitchen, match="larger than 256 KiB"):
        kitchen_file.read("#" * (kitchen_file.MAX_BYTES + 1))


def test_the_default_kitchen_makes_all_that_its_routes_name() -> None:
    """A new restaurant begins with grill, fry, cold, bar, expo and a guests' board."""
    read = kitchen_file.read(DEFAULT)
    assert [station.name for station in read.stations[3:]] == [
        "grill",
        "fry",
        "cold",
        "bar",
        "expo",
        "guests",
    ]
    assert {profile.name for profile in read.profiles} == {"quiet", "rush"}
