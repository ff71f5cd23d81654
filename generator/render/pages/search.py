"""The search page: without a script, lists to browse; with it, what matches the box."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.render.frame import Head
from generator.render.pages.categories import SectorView, sectors_view
from generator.render.pages.organisations import DistrictLink, district_links
from generator.render.press import presses


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a visitor reads on the search page, and what its script needs."""

    index: str
    root: str
    """Where the pages of this language start, for the links of the results."""
    language: str
    none: str
    many: str
    failed: str
    organisations: str
    sectors: tuple[SectorView, ...]
    districts: tuple[DistrictLink, ...]


def search_page(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the search page in each language."""
    for press in presses(catalogue, config):
        voice, route = press.voice, routes.SEARCH
        view = SearchView(
            index=press.file_href(route, routes.SEARCH_INDEX),
            root=press.href(route, routes.HOME),
            language=voice.language.code,
            none=voice.say("search.none", query="{query}"),
            many=voice.say("search.many", count="{count}"),
            failed=voice.say("search.failed"),
            organisations=press.href(route, routes.ORGANISATIONS),
            sectors=sectors_view(catalogue, press, route),
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
