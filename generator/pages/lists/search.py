"""The search page: without a script, lists to browse; with it, what matches the box and the facets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.components.layout import Head
from generator.components.renderer import PageRenderer, renderers
from generator.components.sectors import SectorView, sectors_view
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.search_terms import trust_facet
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.pages.lists.a_to_z import LetterLink, letter_links, letters_of
from generator.pages.lists.organisations import DistrictLink, district_links

COUNT, QUERY, NAME = "{count}", "{query}", "{name}"
"""Holes that the script fills."""


@dataclass(frozen=True, slots=True)
class Option:
    """A code that results can be narrowed to."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A property that results can be narrowed by, with the codes that occur."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a visitor reads on the search page, and what its script needs."""

    data: tuple[tuple[str, str], ...]
    """Addresses and sentences for the script, by the names of attributes."""
    facets: tuple[Facet, ...]
    organisations: str
    sectors: tuple[SectorView, ...]
    letters: tuple[LetterLink, ...]
    districts: tuple[DistrictLink, ...]


def search_page(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the search page in each language."""
    for renderer in renderers(catalogue.as_of, config):
        translator, route = renderer.translator, routes.SEARCH
        view = SearchView(
            data=tuple(_data(renderer)),
            facets=tuple(_facets(catalogue, translator)),
            organisations=renderer.href(route, routes.ORGANISATIONS),
            sectors=sectors_view(catalogue, renderer, route),
            letters=letter_links(letters_of(catalogue, translator), renderer, route),
            districts=district_links(catalogue, renderer, route),
        )
        head = Head(
            route=route,
            title=translator.say("search.title"),
            description=translator.say("search.description"),
            kinds=catalogue.kinds,
            script=routes.SEARCH_SCRIPT,
        )
        yield renderer.page("pages/lists/search.html", view, head)


def _data(renderer: PageRenderer) -> Iterator[tuple[str, str]]:
    """Yield what the script must know: where things are, and what to say."""
    translator, route = renderer.translator, routes.SEARCH
    yield "index", renderer.file_href(route, routes.SEARCH_ROOT)
    yield "reader", renderer.file_href(route, routes.SEARCH_READER)
    yield "root", renderer.href(route, routes.HOME)
    yield "language", translator.language.code
    yield "prefix", translator.config.site.number_prefix.lower()
    yield "unit", translator.say("unit.kg")
    yield "many", translator.say("search.many", count=COUNT)
    yield "about", translator.say("search.about", count=COUNT)
    yield "none", translator.say("search.none", query=QUERY)
    yield "none-within", translator.say("search.none_within")
    yield "mistyped", translator.say("search.mistyped")
    yield "category", translator.say("search.category_page", name=NAME)
    yield "waiting", translator.say("search.waiting")
    yield "failed", translator.say("search.failed")


def _facets(catalogue: Catalogue, translator: HtmlTranslator) -> Iterator[Facet]:
    """Yield the facets; their names are those of the index's entries and of the address."""
    products, lists = catalogue.products, translator.config.codelists
    present = {
        "category": {entry.product.category for entry in products},
        "district": {entry.district for entry in products},
        "trust": {trust_facet(entry) for entry in products},
        "status": {entry.headline.status for entry in products},
    }
    orders: dict[str, Iterable[str]] = {
        "category": lists["categories"].codes,
        "district": lists["districts"].codes,
        "trust": (*lists["trust_levels"].codes, "unconfirmed", "compiled"),
        "status": lists["statuses"].codes,
    }
    for name, order in orders.items():
        options = tuple(Option(code, _words(name, code, translator)) for code in order if code in present[name])
        yield Facet(name, translator.say(f"search.facet_{name}"), options)


def _words(facet: str, code: str, translator: HtmlTranslator) -> str:
    """Return what people call a code of a facet."""
    if code == "unconfirmed":
        return translator.say("search.unconfirmed")
    if code == "compiled":
        return translator.say("trust.compiled")
    lists = {"category": "categories", "district": "districts", "trust": "trust_levels", "status": "statuses"}
    return translator.code(lists[facet], code)
