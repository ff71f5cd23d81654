"""The page of an article number: it leads to the product, whatever length the number was printed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Link
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry


@dataclass(frozen=True, slots=True)
class Way:
    """The way to a product in one language."""

    tag: str
    link: Link
    organisation: Text
    sample: Markup | None


@dataclass(frozen=True, slots=True)
class GtinView:
    """What a visitor reads on the way."""

    tag: str
    gtin: str
    canonical: str | None
    """Nothing where several products claim the number: then a person must choose."""
    onward: str | None
    ways: tuple[Way, ...]


def gtin_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield one page for each article number, in all languages at once."""
    all_renderers = tuple(renderers(catalogue, config))
    for gtin, entries in catalogue.by_gtin.items():
        route = routes.gtin(gtin)
        yield all_renderers[0].bare("pages/lists/gtin.html", _view(gtin, entries, all_renderers), route)


def _view(gtin: str, entries: list[ProductEntry], all_renderers: tuple[PageRenderer, ...]) -> GtinView:
    first, route = all_renderers[0], routes.gtin(gtin)
    target = routes.product(entries[0].number) if len(entries) == 1 else None
    return GtinView(
        tag=first.translator.language.tag,
        gtin=gtin,
        canonical=f"{first.translator.config.site.base_url}{first.address(target)}" if target else None,
        onward=routes.relative(route, first.address(target)) if target else None,
        ways=tuple(_way(entry, route, renderer) for entry in entries for renderer in all_renderers),
    )


def _way(entry: ProductEntry, route: str, renderer: PageRenderer) -> Way:
    translator, product, organisation = renderer.translator, entry.product, entry.organisation
    href = routes.relative(route, renderer.address(routes.product(entry.number)))
    return Way(
        tag=translator.language.tag,
        link=Link(translator.stated(product, "name"), href),
        organisation=translator.stated(organisation, "name"),
        sample=translator.fixed("gtin.sample") if entry.is_sample else None,
    )
