"""Categories by sector, with the number of products in each."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.model import routes
from generator.model.catalogue import Catalogue

CategoryCounts = tuple[tuple[str, int], ...]
"""Each category with products, and how many."""


@dataclass(frozen=True, slots=True)
class CategoryLink:
    """A category in a list."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class SectorView:
    """A sector with its categories: those with products, and those without any yet."""

    anchor: str
    name: str
    count: int
    shown: tuple[CategoryLink, ...]
    waiting: tuple[Link, ...]


def category_counts(catalogue: Catalogue) -> CategoryCounts:
    """Return how many products each category has."""
    return tuple((entry.code, len(entry.products)) for entry in catalogue.categories)


def sectors_view(counts: CategoryCounts, renderer: PageRenderer, route: str) -> tuple[SectorView, ...]:
    """Return the sectors with their categories, in the order of the code lists."""
    translator = renderer.translator
    categories = translator.config.codelists["categories"]
    members: dict[str, list[str]] = {sector: [] for sector in translator.config.codelists["sectors"].codes}
    for code in categories.codes:
        members[categories.cell(code, "sector")].append(code)
    return tuple(_sector(sector, codes, dict(counts), renderer, route) for sector, codes in members.items() if codes)


def _sector(sector: str, codes: list[str], counts: Mapping[str, int], renderer: PageRenderer, route: str) -> SectorView:
    links = {
        code: Link(renderer.translator.code("categories", code), renderer.href(route, routes.category(code)))
        for code in codes
    }
    return SectorView(
        anchor=sector,
        name=renderer.translator.code("sectors", sector),
        count=sum(counts.get(code, 0) for code in codes),
        shown=tuple(CategoryLink(links[code], counts[code]) for code in codes if code in counts),
        waiting=tuple(links[code] for code in codes if code not in counts),
    )
