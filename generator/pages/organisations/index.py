"""The list of organisations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.components.districts import DistrictCounts, DistrictLink, district_counts, district_links
from generator.components.layout import Head
from generator.components.listings import Listing, listed_organisation, organisation_rows
from generator.components.maker import Maker
from generator.components.paging import Pager, list_pages
from generator.components.renderer import renderers
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.data_day import headlines_day
from generator.model.listed import ListedOrganisation


@dataclass(frozen=True, slots=True)
class OrganisationsInput:
    """What the list of organisations shows."""

    data_day: date | None
    kinds: tuple[str, ...]
    organisations: tuple[ListedOrganisation, ...]
    districts: DistrictCounts


@dataclass(frozen=True, slots=True)
class OrganisationsView:
    """What a visitor reads on the list of organisations."""

    districts: tuple[DistrictLink, ...]
    """Nothing on the pages after the first."""
    listings: tuple[Listing, ...]
    pager: Pager | None


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[OrganisationsInput]:
    yield OrganisationsInput(
        data_day=headlines_day(catalogue.products),
        kinds=tuple(sorted(catalogue.kinds)),
        organisations=tuple(listed_organisation(entry, config) for entry in catalogue.organisations),
        districts=district_counts(catalogue),
    )


def _make(shown: OrganisationsInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator, route = renderer.translator, routes.ORGANISATIONS
        rows = organisation_rows(shown.organisations, route, renderer)
        listings = [Listing(translator.fixed("organisations.all"), (), rows, form="organisations")] if rows else []
        for page in list_pages(listings, route, renderer):
            districts = district_links(shown.districts, renderer, route) if page.is_first else ()
            head = Head(
                route=page.route,
                title=translator.say("organisations.title"),
                description=translator.say("organisations.description", count=len(rows)),
                kinds=frozenset(shown.kinds),
                data_day=shown.data_day,
            )
            view = OrganisationsView(districts, page.listings, page.pager)
            yield renderer.page("pages/organisations/index.html", view, head)


organisation_index = Maker(_select, _make)
"""The list of organisations in each language."""
