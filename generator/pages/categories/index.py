"""The list of all categories by sector, and how many products each sector has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.charts import bars
from generator.components.layout import Head
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.components.sectors import CategoryCounts, SectorView, category_counts, sectors_view
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.data_day import headlines_day


@dataclass(frozen=True, slots=True)
class CategoriesInput:
    """What the list of categories shows."""

    data_day: date | None
    kinds: tuple[str, ...]
    products: int
    categories: CategoryCounts


@dataclass(frozen=True, slots=True)
class CategoriesView:
    """What a visitor reads on the list of categories."""

    sectors: tuple[SectorView, ...]
    chart: Markup | None


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[CategoriesInput]:
    yield CategoriesInput(
        data_day=headlines_day(catalogue.products),
        kinds=tuple(sorted(catalogue.kinds)),
        products=len(catalogue.products),
        categories=category_counts(catalogue),
    )


def _make(shown: CategoriesInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator = renderer.translator
        sectors = sectors_view(shown.categories, renderer, routes.CATEGORIES)
        head = Head(
            route=routes.CATEGORIES,
            title=translator.say("categories.title"),
            description=translator.say("categories.description", count=shown.products),
            kinds=frozenset(shown.kinds),
            data_day=shown.data_day,
        )
        yield renderer.page("pages/categories/index.html", CategoriesView(sectors, _chart(sectors, renderer)), head)


category_index = Maker(_select, _make)
"""The list of categories in each language."""


def _chart(sectors: tuple[SectorView, ...], renderer: PageRenderer) -> Markup | None:
    """Return the products by sector as bars; the same numbers stand in the list beside it."""
    counted = [(sector.name, sector.count) for sector in sectors if sector.count]
    return bars(renderer.translator.say("categories.chart"), counted) if len(counted) > 1 else None
