"""The search page: without a script, lists to browse; with it, what matches the box and the facets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.render.frame import Head
from generator.render.pages.a_to_z import LetterLink, letter_links, letters_of
from generator.render.pages.categories import SectorView, sectors_view
from generator.render.pages.organisations import DistrictLink, district_links
from generator.render.press import Press, presses
from generator.render.search.entries import trust_facet
from generator.render.voice import Voice

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
    for press in presses(catalogue, config):
        voice, route = press.voice, routes.SEARCH
        view = SearchView(
            data=tuple(_data(press)),
            facets=tuple(_facets(catalogue, voice)),
            organisations=press.href(route, routes.ORGANISATIONS),
            sectors=sectors_view(catalogue, press, route),
            letters=letter_links(letters_of(catalogue, voice), press, route),
            districts=district_links(catalogue, press, route),
        )
        head = Head(
            route=route,
            title=voice.say("search.title"),
            description=voice.say("search.description"),
            kinds=catalogue.kinds,
            script=routes.SEARCH_SCRIPT,
        )
        yield press.page("search.html", view, head)


def _data(press: Press) -> Iterator[tuple[str, str]]:
    """Yield what the script must know: where things are, and what to say."""
    voice, route = press.voice, routes.SEARCH
    yield "index", press.file_href(route, routes.SEARCH_ROOT)
    yield "reader", press.file_href(route, routes.SEARCH_READER)
    yield "root", press.href(route, routes.HOME)
    yield "language", voice.language.code
    yield "prefix", voice.config.site.number_prefix.lower()
    yield "unit", voice.say("unit.kg")
    yield "many", voice.say("search.many", count=COUNT)
    yield "about", voice.say("search.about", count=COUNT)
    yield "none", voice.say("search.none", query=QUERY)
    yield "none-within", voice.say("search.none_within")
    yield "mistyped", voice.say("search.mistyped")
    yield "category", voice.say("search.category_page", name=NAME)
    yield "waiting", voice.say("search.waiting")
    yield "failed", voice.say("search.failed")


def _facets(catalogue: Catalogue, voice: Voice) -> Iterator[Facet]:
    """Yield the facets; their names are those of the index's entries and of the address."""
    products, lists = catalogue.products, voice.config.codelists
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
        options = tuple(Option(code, _words(name, code, voice)) for code in order if code in present[name])
        yield Facet(name, voice.say(f"search.facet_{name}"), options)


def _words(facet: str, code: str, voice: Voice) -> str:
    """Return what people call a code of a facet."""
    if code == "unconfirmed":
        return voice.say("search.unconfirmed")
    if code == "compiled":
        return voice.say("trust.compiled")
    lists = {"category": "categories", "district": "districts", "trust": "trust_levels", "status": "statuses"}
    return voice.code(lists[facet], code)
