"""The faults of `make mutants` still have their places: a renamed function must not make one of them harmless."""

import importlib
import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

from battery.mutations import MUTATIONS

PLACES = {f"{name}-{place.name}": place for name, mutation in MUTATIONS.items() for place in mutation.places}


@pytest.mark.parametrize("key", PLACES)
def test_a_fault_has_its_place(key: str) -> None:
    """What a fault replaces is there, takes the same parameters, and the words the fault relies on stand beside it."""
    place = PLACES[key]
    module = importlib.import_module(place.module)
    last = place.name.rpartition(".")[2]
    before = getattr(place.owner(module), last)
    instead = place.make(before, _Nothing(module))
    wanted, given = (list(inspect.signature(each).parameters.values()) for each in (before, instead))
    assert [(each.name, each.kind) for each in given] == [(each.name, each.kind) for each in wanted]
    assert inspect.iscoroutinefunction(before) == inspect.iscoroutinefunction(instead)
    source = inspect.getsource(module)
    assert [word for word in place.uses if word not in source] == []


class _Nothing:
    """A module that may be read, and written to without harm."""

    def __init__(self, module: object) -> None:
        self.__dict__.update(vars(module))


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_belongs_to_a_row(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The row that has to find it exists."""
    # A program, which makes a path for itself.
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert MUTATIONS[name].row in importlib.import_module("battery.run").ROWS


def test_a_fault_is_put_in_before_anybody_has_a_name_of_it(tmp_path: Path) -> None:
    """A process that is told to has the fault also where a module imported the name itself."""
    (tmp_path / "sitecustomize.py").write_text(
        "from battery import mutations\nmutations.put_in('any-version')\n"
    )
    root = Path(__file__).parents[2]
    path = os.pathsep.join(map(str, (tmp_path, root, root / "tests")))
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; assert not any(name.startswith('hub_server') for name in sys.modules)\n"
            "from hub_server.protocol.changes import unseen; print(unseen.__module__, unseen(None, None))",
        ],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert said.stdout.split() == ["battery.mutations", "False"]
