"""The page of a district: who discloses there, and which products come from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.components.layout import Head
from generator.components.listings import Listing, RowMaker, listed, listed_organisation, organisation_rows
from generator.components.maker import Maker
from generator.components.paging import Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, OrganisationEntry, ProductEntry
from generator.model.data_day import headlines_day
from generator.model.listed import ListedOrganisation, ListedProduct


@dataclass(frozen=True, slots=True)
class DistrictInput:
    """What the page of a district shows."""

    data_day: date | None
    code: str
    organisations: tuple[ListedOrganisation, ...]
    products: tuple[ListedProduct, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of record."""
        return frozenset(
            (*(organisation.kind for organisation in self.organisations), *(product.kind for product in self.products))
        )


@dataclass(frozen=True, slots=True)
class DistrictView:
    """What a visitor reads on a district's page."""

    name: str
    index: str
    listings: tuple[Listing, ...]
    pager: Pager | None


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[DistrictInput]:
    """Yield every district of the code list, also those where nobody discloses yet."""
    organisations: dict[str, list[OrganisationEntry]] = {}
    products: dict[str, list[ProductEntry]] = {}
    for entry in catalogue.organisations:
        organisations.setdefault(entry.organisation.district, []).append(entry)
    for product in catalogue.products:
        products.setdefault(product.district, []).append(product)
    for code in config.codelists["districts"].codes:
        yield DistrictInput(
            data_day=headlines_day(products.get(code, ())),
            code=code,
            organisations=tuple(listed_organisation(entry, config) for entry in organisations.get(code, ())),
            products=tuple(listed(product, config) for product in products.get(code, ())),
        )


def _make(shown: DistrictInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator, route = renderer.translator, routes.district(shown.code)
        name = translator.code("districts", shown.code)
        for page in list_pages(list(_listings(shown, renderer)), route, renderer):
            view = DistrictView(
                name=name,
                index=renderer.href(page.route, routes.ORGANISATIONS),
                listings=page.listings,
                pager=page.pager,
            )
            head = Head(
                route=page.route,
                title=translator.say("district.title", name=name),
                description=translator.say("district.description", name=name, count=len(shown.products)),
                kinds=shown.kinds,
                data_day=shown.data_day,
            )
            yield renderer.page("pages/organisations/district.html", view, head)


district_pages = Maker(_select, _make)
"""The pages of every district of the code list."""


def _listings(shown: DistrictInput, renderer: PageRenderer) -> Iterator[Listing]:
    """Yield the organisations of a district, then its products."""
    translator, route = renderer.translator, routes.district(shown.code)
    if shown.organisations:
        rows = organisation_rows(shown.organisations, route, renderer)
        yield Listing(translator.fixed("district.organisations"), (), rows, form="organisations")
    if shown.products:
        yield Listing(translator.fixed("district.products"), (), RowMaker(renderer).rows(shown.products, route))
