"""The search page: without a script, lists to browse; with it, what matches the box and the facets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.components.districts import DistrictCounts, DistrictLink, district_counts, district_links
from generator.components.layout import Head
from generator.components.listings import listed
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.components.sectors import CategoryCounts, SectorView, category_counts, sectors_view
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.search_terms import trust_facet
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.data_day import headlines_day
from generator.pages.search.a_to_z import LetterCounts, LetterLink, letter_counts, letter_links

COUNT, QUERY, NAME = "{count}", "{query}", "{name}"
"""Holes that the script fills."""


@dataclass(frozen=True, slots=True)
class SearchInput:
    """What the search page shows."""

    data_day: date | None
    kinds: tuple[str, ...]
    categories: CategoryCounts
    letters: tuple[LetterCounts, ...]
    """For each language of the site."""
    districts: DistrictCounts
    facets: tuple[tuple[str, tuple[str, ...]], ...]
    """Each facet with the codes that occur among the products."""


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


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[SearchInput]:
    products = [listed(entry, config) for entry in catalogue.products]
    all_renderers = renderers(config)
    yield SearchInput(
        data_day=headlines_day(catalogue.products),
        kinds=tuple(sorted(catalogue.kinds)),
        categories=category_counts(catalogue),
        letters=tuple(letter_counts(products, renderer.translator) for renderer in all_renderers),
        districts=district_counts(catalogue),
        facets=tuple((name, tuple(sorted(codes))) for name, codes in _codes(catalogue).items()),
    )


def _codes(catalogue: Catalogue) -> dict[str, set[str]]:
    """Return the codes that occur by facet; facets are called as in the search index and in the page's address."""
    products = catalogue.products
    return {
        "category": {entry.product.category for entry in products},
        "district": {entry.district for entry in products},
        "trust": {trust_facet(entry) for entry in products},
        "status": {entry.headline.status for entry in products},
    }


def _make(shown: SearchInput, config: SiteConfig) -> Iterator[Artifact]:
    for letters, renderer in zip(shown.letters, renderers(config), strict=True):
        translator, route = renderer.translator, routes.SEARCH
        view = SearchView(
            data=tuple(_data(renderer)),
            facets=tuple(_facets(shown, translator)),
            organisations=renderer.href(route, routes.ORGANISATIONS),
            sectors=sectors_view(shown.categories, renderer, route),
            letters=letter_links(letters, renderer, route),
            districts=district_links(shown.districts, renderer, route),
        )
        head = Head(
            route=route,
            title=translator.say("search.title"),
            description=translator.say("search.description"),
            kinds=frozenset(shown.kinds),
            script=routes.SEARCH_SCRIPT,
            data_day=shown.data_day,
        )
        yield renderer.page("pages/search/search.html", view, head)


search_page = Maker(_select, _make)
"""The search page in each language."""


def _data(renderer: PageRenderer) -> Iterator[tuple[str, str]]:
    """Yield the addresses and sentences that the script needs."""
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


def _facets(shown: SearchInput, translator: HtmlTranslator) -> Iterator[Facet]:
    """Yield the facets, each with the codes that occur, in the order of their lists."""
    lists = translator.config.codelists
    orders: dict[str, Iterable[str]] = {
        "category": lists["categories"].codes,
        "district": lists["districts"].codes,
        "trust": (*lists["trust_levels"].codes, "unconfirmed", "compiled"),
        "status": lists["statuses"].codes,
    }
    for name, codes in shown.facets:
        options = tuple(Option(code, _words(name, code, translator)) for code in orders[name] if code in codes)
        yield Facet(name, translator.say(f"search.facet_{name}"), options)


def _words(facet: str, code: str, translator: HtmlTranslator) -> str:
    """Return what people call a code of a facet."""
    if code == "unconfirmed":
        return translator.say("search.unconfirmed")
    if code == "compiled":
        return translator.say("trust.compiled")
    lists = {"category": "categories", "district": "districts", "trust": "trust_levels", "status": "statuses"}
    return translator.code(lists[facet], code)
