"""Makers of pages and files as the program holds them: which there are, which a build uses, and what each may know."""

import io
import pickle
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from importlib import import_module
from inspect import isfunction, signature
from itertools import islice
from types import ModuleType
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from generator import labels, pages, publish, spreadsheets
from generator.components.maker import FinalMaker, Maker
from generator.config import SiteConfig
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.workflows import build

ROOMS = (pages, labels, publish, spreadsheets)
AnyMaker = Maker[Any] | FinalMaker[Any]
VALUES = 3
"""So many values of each maker are looked at: what one holds, the others of its type can hold."""


def modules() -> list[ModuleType]:
    """Return every module of the rooms in which pages and files are made."""
    found = [each.name for room in ROOMS for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]
    return [*ROOMS, *(import_module(name) for name in found)]


def makers(module: ModuleType) -> dict[str, AnyMaker]:
    """Return the makers that stand in a module, by name."""
    return {name: value for name, value in vars(module).items() if isinstance(value, Maker | FinalMaker)}


def plain_makers(module: ModuleType) -> dict[str, object]:
    """Return the functions of a module that make files of a whole catalogue."""
    return {name: value for name, value in vars(module).items() if isfunction(value) and _makes_files(value, module)}


def _makes_files(function: Any, module: ModuleType) -> bool:
    parameters = [each.annotation for each in signature(function).parameters.values()]
    from_catalogue = parameters[:2] == [Catalogue, SiteConfig] and len(parameters) <= 3
    makes = signature(function).return_annotation == Iterator[Artifact]
    return function.__module__ == module.__name__ and not function.__name__.startswith("_") and from_catalogue and makes


def used() -> list[object]:
    """Return every maker that a build uses."""
    return [maker for name, tuples in vars(build).items() if name.endswith("MAKERS") for maker in tuples]


def unlisted(places: Iterable[ModuleType]) -> list[str]:
    """Return the makers that no build uses."""
    listed = used()
    return [
        f"{module.__name__}.{name}"
        for module in places
        for name, maker in (makers(module) | plain_makers(module)).items()
        if not any(maker is each for each in listed)
    ]


def shown_types(maker: AnyMaker) -> set[object]:
    """Return the types of what a maker selects and of what it makes files of."""
    selected = get_args(get_type_hints(maker.select)["return"])
    taken = next(hint for name, hint in get_type_hints(maker.make).items() if name != "return")
    return {*selected, taken}


def known_types(types: Iterable[object]) -> set[object]:
    """Return these types and whatever their fields and parts are, all the way down."""
    seen: set[object] = set()
    waiting = list(types)
    while waiting:
        if (current := waiting.pop()) not in seen:
            seen.add(current)
            waiting += [*get_args(current), *_field_types(current)]
    return seen


def _field_types(current: object) -> Iterable[object]:
    if not isinstance(current, type):
        return ()
    if is_dataclass(current) or issubclass(current, BaseModel) or hasattr(current, "_fields"):
        return get_type_hints(current).values()
    return ()


def too_wide(maker: AnyMaker) -> list[str]:
    """Return what is wrong with the types of a maker's values: they know the catalogue, or can be changed."""
    types = shown_types(maker)
    wrong = ["knows the catalogue"] if Catalogue in known_types(types) else []
    own = [each for each in types if isinstance(each, type) and is_dataclass(each)]
    return wrong + [f"{each.__name__} can be changed" for each in own if not _is_frozen(each)]


def _is_frozen(dataclass: Any) -> bool:
    frozen: bool = dataclass.__dataclass_params__.frozen
    return frozen


def carried(value: object) -> set[str]:
    """Return the names of types of which a value must not carry an object, however deep it lies, but does."""
    watching = _Watching(io.BytesIO())
    watching.dump(value)
    return watching.found


class _Watching(pickle.Pickler):
    """Goes through all that would travel to another machine."""

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream)
        self.found: set[str] = set()

    def persistent_id(self, value: object) -> None:
        """Note what is passed."""
        if isinstance(value, Catalogue | SiteConfig):
            self.found.add(type(value).__name__)


def some_values(maker: AnyMaker, catalogue: Catalogue, config: SiteConfig) -> list[object]:
    """Return the first values that a maker selects."""
    return list(islice(maker.select(catalogue, config), VALUES))
