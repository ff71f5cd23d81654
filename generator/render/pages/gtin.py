"""The page of an article number: it leads to the product, whatever length the number was printed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry
from generator.render.frame import Link
from generator.render.press import Press, presses
from generator.render.text import Text


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
    all_presses = tuple(presses(catalogue, config))
    for gtin, entries in catalogue.by_gtin.items():
        route = routes.gtin(gtin)
        yield all_presses[0].bare("gtin.html", _view(gtin, entries, all_presses), route)


def _view(gtin: str, entries: list[ProductEntry], all_presses: tuple[Press, ...]) -> GtinView:
    first, route = all_presses[0], routes.gtin(gtin)
    target = routes.product(entries[0].number) if len(entries) == 1 else None
    return GtinView(
        tag=first.voice.language.tag,
        gtin=gtin,
        canonical=f"{first.voice.config.site.base_url}{first.address(target)}" if target else None,
        onward=routes.relative(route, first.address(target)) if target else None,
        ways=tuple(_way(entry, route, press) for entry in entries for press in all_presses),
    )


def _way(entry: ProductEntry, route: str, press: Press) -> Way:
    voice, product, organisation = press.voice, entry.product, entry.organisation
    href = routes.relative(route, press.address(routes.product(entry.number)))
    return Way(
        tag=voice.language.tag,
        link=Link(voice.stated(product, "name"), href),
        organisation=voice.stated(organisation, "name"),
        sample=voice.fixed("gtin.sample") if entry.is_sample else None,
    )
