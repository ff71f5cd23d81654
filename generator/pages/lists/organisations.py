"""The list of organisations, and the pages of districts: who discloses where."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.layout import Head, Link
from generator.components.listings import Listing, RowMaker, organisation_rows
from generator.components.paging import Pager, sheets
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, OrganisationEntry, ProductEntry, kind_of
from generator.model.disclosure import Organisation


@dataclass(frozen=True, slots=True)
class DistrictLink:
    """A district and how many organisations it has."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class OrganisationsView:
    """What a visitor reads on the list of organisations."""

    districts: tuple[DistrictLink, ...]
    """Nothing on the pages after the first."""
    listings: tuple[Listing, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class DistrictView:
    """What a visitor reads on a district's page."""

    name: str
    index: str
    listings: tuple[Listing, ...]
    pager: Pager | None


def organisation_index(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the list of organisations in each language."""
    for renderer in renderers(catalogue.as_of, config):
        translator, route = renderer.translator, routes.ORGANISATIONS
        rows = organisation_rows(catalogue.organisations, route, renderer)
        listings = [Listing(translator.fixed("organisations.all"), (), rows, form="organisations")] if rows else []
        for sheet in sheets(listings, route, renderer):
            districts = district_links(catalogue, renderer, route) if sheet.is_first else ()
            head = Head(
                route=sheet.route,
                title=translator.say("organisations.title"),
                description=translator.say("organisations.description", count=len(rows)),
                kinds=catalogue.kinds,
            )
            yield renderer.page(
                "pages/lists/organisations.html", OrganisationsView(districts, sheet.listings, sheet.pager), head
            )


def district_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of every district of the code list, also of those where nobody discloses yet."""
    owners: dict[str, list[OrganisationEntry]] = {}
    made: dict[str, list[ProductEntry]] = {}
    for entry in catalogue.organisations:
        owners.setdefault(entry.organisation.district, []).append(entry)
    for product in catalogue.products:
        made.setdefault(product.district, []).append(product)
    for renderer in renderers(catalogue.as_of, config):
        maker = RowMaker(renderer)
        for code in config.codelists["districts"].codes:
            yield from _district(code, owners.get(code, []), made.get(code, []), maker, renderer)


def district_links(catalogue: Catalogue, renderer: PageRenderer, route: str) -> tuple[DistrictLink, ...]:
    """Return the way to every district of the code list."""
    translator = renderer.translator
    counts: dict[str, int] = {}
    for entry in catalogue.organisations:
        counts[entry.organisation.district] = counts.get(entry.organisation.district, 0) + 1
    return tuple(
        DistrictLink(
            Link(translator.code("districts", code), renderer.href(route, routes.district(code))), counts.get(code, 0)
        )
        for code in translator.config.codelists["districts"].codes
    )


def _district(
    code: str, owners: list[OrganisationEntry], made: list[ProductEntry], maker: RowMaker, renderer: PageRenderer
) -> Iterator[Artifact]:
    """Yield the pages of one district."""
    translator, route = renderer.translator, routes.district(code)
    name = translator.code("districts", code)
    kinds = frozenset(kind_of(each) for each in (*map(_owner, owners), *map(_owner, made)))
    listings = []
    if owners:
        rows = organisation_rows(owners, route, renderer)
        listings.append(Listing(translator.fixed("district.organisations"), (), rows, form="organisations"))
    if made:
        listings.append(Listing(translator.fixed("district.products"), (), maker.rows(made, route)))
    for sheet in sheets(listings, route, renderer):
        view = DistrictView(
            name=name,
            index=renderer.href(sheet.route, routes.ORGANISATIONS),
            listings=sheet.listings,
            pager=sheet.pager,
        )
        head = Head(
            route=sheet.route,
            title=translator.say("district.title", name=name),
            description=translator.say("district.description", name=name, count=len(made)),
            kinds=kinds,
        )
        yield renderer.page("pages/lists/district.html", view, head)


def _owner(entry: OrganisationEntry | ProductEntry) -> Organisation:
    return entry.organisation
