"""The list of organisations, and the pages of districts: who discloses where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, OrganisationEntry, ProductEntry, kind_of
from generator.render.frame import Head, Link
from generator.render.paging import Pager, sheets
from generator.render.press import Press, presses
from generator.render.rows import Listing, RowMaker
from generator.render.text import Text


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in a list."""

    link: Link
    district: str
    count: int
    kind: str | None


@dataclass(frozen=True, slots=True)
class DistrictLink:
    """A district and how many organisations it has."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class OrganisationsView:
    """What a visitor reads on the list of organisations."""

    districts: tuple[DistrictLink, ...]
    rows: tuple[OrganisationRow, ...]


@dataclass(frozen=True, slots=True)
class DistrictView:
    """What a visitor reads on a district's page."""

    name: str
    index: str
    organisations: tuple[OrganisationRow, ...]
    listings: tuple[Listing, ...]
    pager: Pager | None


def organisation_index(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the list of organisations in each language."""
    for press in presses(catalogue, config):
        voice = press.voice
        rows = _rows(catalogue.organisations, routes.ORGANISATIONS, press)
        view = OrganisationsView(district_links(catalogue, press, routes.ORGANISATIONS), rows)
        head = Head(
            route=routes.ORGANISATIONS,
            title=voice.say("organisations.title"),
            description=voice.say("organisations.description", count=len(rows)),
            kinds=catalogue.kinds,
        )
        yield press.page("organisations.html", view, head)


def district_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of every district of the code list, also of those where nobody discloses yet."""
    owners: dict[str, list[OrganisationEntry]] = {}
    made: dict[str, list[ProductEntry]] = {}
    for entry in catalogue.organisations:
        owners.setdefault(entry.organisation.district, []).append(entry)
    for product in catalogue.products:
        made.setdefault(district_of(product), []).append(product)
    for press in presses(catalogue, config):
        maker = RowMaker(press)
        for code in config.codelists["districts"].codes:
            yield from _district(code, owners.get(code, []), made.get(code, []), maker, press)


def district_of(entry: ProductEntry) -> str:
    """Return the district of a product's plant, or of who discloses it."""
    site = entry.headline.site
    return site.district if site else entry.organisation.district


def district_links(catalogue: Catalogue, press: Press, route: str) -> tuple[DistrictLink, ...]:
    """Return the way to every district of the code list."""
    voice = press.voice
    counts: dict[str, int] = {}
    for entry in catalogue.organisations:
        counts[entry.organisation.district] = counts.get(entry.organisation.district, 0) + 1
    return tuple(
        DistrictLink(Link(voice.code("districts", code), press.href(route, routes.district(code))), counts.get(code, 0))
        for code in voice.config.codelists["districts"].codes
    )


def _district(
    code: str, owners: list[OrganisationEntry], made: list[ProductEntry], maker: RowMaker, press: Press
) -> Iterator[Artifact]:
    """Yield the pages of one district."""
    voice, route = press.voice, routes.district(code)
    name = voice.code("districts", code)
    kinds = frozenset(kind_of(entry.organisation) for entry in (*owners, *made))
    heading = voice.fixed("district.products")
    listings = [Listing(heading, (), maker.rows(made, route))] if made else []
    for sheet in sheets(listings, route, press):
        view = DistrictView(
            name=name,
            index=press.href(sheet.route, routes.ORGANISATIONS),
            organisations=_rows(owners, sheet.route, press) if sheet.is_first else (),
            listings=sheet.listings,
            pager=sheet.pager,
        )
        head = Head(
            route=sheet.route,
            title=voice.say("district.title", name=name),
            description=voice.say("district.description", name=name, count=len(made)),
            kinds=kinds,
        )
        yield press.page("district.html", view, head)


def _rows(entries: Iterable[OrganisationEntry], route: str, press: Press) -> tuple[OrganisationRow, ...]:
    """Return organisations in a list."""
    return tuple(_row(entry, route, press) for entry in entries)


def _row(entry: OrganisationEntry, route: str, press: Press) -> OrganisationRow:
    organisation, voice = entry.organisation, press.voice
    name: Text = voice.either(organisation.name_zh, organisation.name_en)
    kind = kind_of(organisation)
    return OrganisationRow(
        link=Link(name, press.href(route, routes.organisation(organisation.org_id))),
        district=voice.code("districts", organisation.district),
        count=len(entry.products),
        kind=None if kind == "own" else voice.say(f"kind.{kind}"),
    )
