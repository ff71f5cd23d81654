"""The list of all categories by sector, and how many products each sector shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.charts import bars
from generator.components.layout import Head
from generator.components.renderer import PageRenderer, renderers
from generator.components.sectors import SectorView, sectors_view
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class CategoriesView:
    """What a visitor reads on the list of categories."""

    sectors: tuple[SectorView, ...]
    chart: Markup | None


def category_index(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the list of categories in each language."""
    for renderer in renderers(catalogue.as_of, config):
        translator = renderer.translator
        sectors = sectors_view(catalogue, renderer, routes.CATEGORIES)
        head = Head(
            route=routes.CATEGORIES,
            title=translator.say("categories.title"),
            description=translator.say("categories.description", count=len(catalogue.products)),
            kinds=catalogue.kinds,
        )
        yield renderer.page("pages/lists/categories.html", CategoriesView(sectors, _chart(sectors, renderer)), head)


def _chart(sectors: tuple[SectorView, ...], renderer: PageRenderer) -> Markup | None:
    """Return the products by sector as bars; the same numbers stand in the list below."""
    counted = [(sector.name, sector.count) for sector in sectors if sector.count]
    return bars(renderer.translator.say("categories.chart"), counted) if len(counted) > 1 else None
