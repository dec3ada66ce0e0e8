"""What a mutation is, and how it gets into a module while that is imported; see `mutations`.

This module imports nothing of the product: it is there before it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mutation is put in.

    Attributes:
        name: what is replaced in the module, e.g. `Writer._commit`.
        make: gets what was there and the module; returns what takes its place, with the same parameters.
        uses: other words of the module that the replacement relies on.
    """

    module: str
    name: str
    make: Callable[[Any, Any], Callable[..., Any]]
    uses: tuple[str, ...] = ()

    def owner(self, module: ModuleType) -> Any:
        """What has the name: the module or a class in it."""
        *path, _ = self.name.split(".")
        owner: Any = module
        for part in path:
            owner = getattr(owner, part)
        return owner

    def put_in(self, module: ModuleType) -> None:
        """Replaces it.

        Raises:
            AttributeError: it is not there (any more).
        """
        owner, last = self.owner(module), self.name.rpartition(".")[2]
        setattr(owner, last, self.make(getattr(owner, last), module))


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault.

    Attributes:
        what: is broken.
        row: of the battery, has to find it.
        because: regular expression; what the row finds fault with when it is this fault it has found.
    """

    what: str
    row: str
    because: str
    places: tuple[Place, ...]


class Finder:
    """Finds the modules that are to be changed before anybody else does."""

    def __init__(self, mutation: Mutation) -> None:
        self._mutation = mutation

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Called by an import; the spec of a module that is changed once it was run."""
        places = [place for place in self._mutation.places if place.module == name]
        spec = PathFinder.find_spec(name, path, target) if places else None
        if spec is None or spec.loader is None:
            return None
        run = spec.loader.exec_module

        def run_changed(module: ModuleType) -> None:
            run(module)
            for place in places:
                place.put_in(module)

        spec.loader.exec_module = run_changed  # type: ignore[method-assign]
        return spec
