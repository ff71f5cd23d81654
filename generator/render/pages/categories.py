"""The list of all categories by sector, and how many products each sector shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.render.charts import bars
from generator.render.frame import Head, Link
from generator.render.press import Press, presses


@dataclass(frozen=True, slots=True)
class CategoryLink:
    """A category in a list."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class SectorView:
    """A sector with its categories: those with products, and those that still wait for one."""

    anchor: str
    name: str
    count: int
    shown: tuple[CategoryLink, ...]
    waiting: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CategoriesView:
    """What a visitor reads on the list of categories."""

    sectors: tuple[SectorView, ...]
    chart: Markup | None


def category_index(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the list of categories in each language."""
    for press in presses(catalogue, config):
        voice = press.voice
        sectors = sectors_view(catalogue, press, routes.CATEGORIES)
        head = Head(
            route=routes.CATEGORIES,
            title=voice.say("categories.title"),
            description=voice.say("categories.description", count=len(catalogue.products)),
            kinds=catalogue.kinds,
        )
        yield press.page("categories.html", CategoriesView(sectors, _chart(sectors, press)), head)


def sectors_view(catalogue: Catalogue, press: Press, route: str) -> tuple[SectorView, ...]:
    """Return the sectors with their categories, in the order of the code lists."""
    voice = press.voice
    counts = {entry.code: len(entry.products) for entry in catalogue.categories}
    categories = voice.config.codelists["categories"]
    members: dict[str, list[str]] = {sector: [] for sector in voice.config.codelists["sectors"].codes}
    for code in categories.codes:
        members[categories.cell(code, "sector")].append(code)
    return tuple(_sector(sector, codes, counts, press, route) for sector, codes in members.items() if codes)


def _sector(sector: str, codes: list[str], counts: dict[str, int], press: Press, route: str) -> SectorView:
    links = {
        code: Link(press.voice.code("categories", code), press.href(route, routes.category(code))) for code in codes
    }
    return SectorView(
        anchor=sector,
        name=press.voice.code("sectors", sector),
        count=sum(counts.get(code, 0) for code in codes),
        shown=tuple(CategoryLink(links[code], counts[code]) for code in codes if code in counts),
        waiting=tuple(links[code] for code in codes if code not in counts),
    )


def _chart(sectors: tuple[SectorView, ...], press: Press) -> Markup | None:
    """Return the products by sector as bars; the same numbers stand in the list below."""
    counted = [(sector.name, sector.count) for sector in sectors if sector.count]
    return bars(press.voice.say("categories.chart"), counted) if len(counted) > 1 else None
