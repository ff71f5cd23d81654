"""Whoever writes a maker of pages or files cannot forget to list it, nor hand it more than it shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

import pytest

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from tests.guards.makers import carried, makers, modules, plain_makers, some_values, too_wide, unlisted, used

FORGOTTEN = """
from collections.abc import Iterator
from generator.components.maker import FinalMaker, Maker
from generator.config import SiteConfig
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue

def ratings_of(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    yield from ()

rating_pages = Maker(lambda catalogue, config: (), lambda value, config: iter(()))
rating_table = FinalMaker(lambda catalogue, config: (), lambda value, config, manifest: iter(()))
"""


@dataclass(frozen=True, slots=True)
class Group:
    """A part that holds too much."""

    entries: Sequence[Catalogue | None]


@dataclass(frozen=True, slots=True)
class WideInput:
    """What a careless page shows."""

    groups: dict[str, tuple[Group, ...]]


@dataclass(frozen=True, slots=True)
class HiddenInput:
    """What a page shows that hides what it takes from the types."""

    groups: object


@dataclass
class LooseInput:
    """What a page shows that anybody can change."""

    title: str


@pytest.fixture(scope="module")
def rooms() -> list[ModuleType]:
    """Return every module in which pages and files are made."""
    return modules()


def test_every_maker_of_pages_and_files_is_used_by_a_build(rooms: list[ModuleType]) -> None:
    assert unlisted(rooms) == []
    assert [name for module in rooms for name in plain_makers(module)] == []
    assert len(used()) > 50


def test_what_a_maker_shows_is_frozen_and_knows_no_catalogue(rooms: list[ModuleType]) -> None:
    every = {f"{module.__name__}.{name}": maker for module in rooms for name, maker in makers(module).items()}
    assert every
    assert {name: wrong for name, maker in every.items() if (wrong := too_wide(maker))} == {}


def test_what_a_maker_selects_travels_without_catalogue_and_settings(
    rooms: list[ModuleType], samples: Catalogue, config: SiteConfig
) -> None:
    every = {f"{module.__name__}.{name}": maker for module in rooms for name, maker in makers(module).items()}
    values = {name: some_values(maker, samples, config) for name, maker in every.items()}
    assert {name: found for name, shown in values.items() if (found := carried(shown))} == {}


def test_a_maker_that_nobody_lists_is_seen(rooms: list[ModuleType]) -> None:
    room = ModuleType("generator.pages.search.ratings")
    exec(FORGOTTEN, vars(room))  # noqa: S102  a module that somebody forgot to list
    names = ("rating_pages", "rating_table", "ratings_of")
    assert unlisted([*rooms, room]) == [f"generator.pages.search.ratings.{name}" for name in names]
    assert list(plain_makers(room)) == ["ratings_of"]


def test_a_value_that_knows_the_catalogue_or_can_be_changed_is_seen(samples: Catalogue, config: SiteConfig) -> None:
    assert too_wide(Maker(_wide, _pages_of_wide)) == ["knows the catalogue"]
    assert too_wide(Maker(_loose, _pages_of_loose)) == ["LooseInput can be changed"]
    assert too_wide(Maker(_hidden, _pages_of_hidden)) == []
    assert carried(some_values(Maker(_hidden, _pages_of_hidden), samples, config)) == {"Catalogue", "SiteConfig"}


def _wide(_catalogue: Catalogue, _config: SiteConfig) -> Iterator[WideInput]:
    yield from ()


def _pages_of_wide(_value: WideInput, _config: SiteConfig) -> Iterator[Artifact]:
    yield from ()


def _loose(_catalogue: Catalogue, _config: SiteConfig) -> Iterator[LooseInput]:
    yield from ()


def _pages_of_loose(_value: LooseInput, _config: SiteConfig) -> Iterator[Artifact]:
    yield from ()


def _hidden(catalogue: Catalogue, config: SiteConfig) -> Iterator[HiddenInput]:
    yield HiddenInput({"groups": [(catalogue, config)]})


def _pages_of_hidden(_value: HiddenInput, _config: SiteConfig) -> Iterator[Artifact]:
    yield from ()
