"""The page of an article number: it leads to the product, whatever length the number was printed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Link
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Organisation, Product


@dataclass(frozen=True, slots=True)
class GtinClaim:
    """A product that states an article number."""

    number: str
    product: Product
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class GtinInput:
    """What the page of an article number shows."""

    gtin: str
    claims: tuple[GtinClaim, ...]


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


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[GtinInput]:
    for gtin, entries in catalogue.by_gtin.items():
        claims = tuple(GtinClaim(entry.number, entry.product, entry.organisation) for entry in entries)
        yield GtinInput(gtin, claims)


def _make(shown: GtinInput, config: SiteConfig) -> Iterator[Artifact]:
    all_renderers = renderers(config)
    yield all_renderers[0].bare("pages/search/gtin.html", _view(shown, all_renderers), routes.gtin(shown.gtin))


gtin_pages = Maker(_select, _make, subject=lambda shown: shown.gtin)
"""One page for each article number, in all languages at once."""


def _view(shown: GtinInput, all_renderers: tuple[PageRenderer, ...]) -> GtinView:
    first, route = all_renderers[0], routes.gtin(shown.gtin)
    target = routes.product(shown.claims[0].number) if len(shown.claims) == 1 else None
    return GtinView(
        tag=first.translator.language.tag,
        gtin=shown.gtin,
        canonical=f"{first.translator.config.site.base_url}{first.address(target)}" if target else None,
        onward=routes.relative(route, first.address(target)) if target else None,
        ways=tuple(_way(claim, route, renderer) for claim in shown.claims for renderer in all_renderers),
    )


def _way(claim: GtinClaim, route: str, renderer: PageRenderer) -> Way:
    translator = renderer.translator
    href = routes.relative(route, renderer.address(routes.product(claim.number)))
    return Way(
        tag=translator.language.tag,
        link=Link(translator.stated(claim.product, "name"), href),
        organisation=translator.stated(claim.organisation, "name"),
        sample=translator.fixed("gtin.sample") if claim.organisation.is_sample else None,
    )
