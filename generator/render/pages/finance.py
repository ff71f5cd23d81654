"""Finance and disclosure: look an organisation up by its credit code, and see all that supports what it discloses.

The first thing said is what a product's footprint is not: no company inventory, no emissions of a project.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, OrganisationEntry, kind_of
from generator.render.boards.organisation_evidence import ProductEvidence, organisation_rows, product_evidence
from generator.render.frame import Head, Link
from generator.render.paging import Pager, Sheet, pager_of, sheets
from generator.render.press import Press, presses
from generator.render.product.identity import compiled_notice
from generator.render.product.sheet import Row
from generator.render.rows import BoardRow, Cell, Listing
from generator.render.text import Text

PRODUCTS = 20
"""Products of a page of evidence: below 30 KB on the wire with a few versions each."""
COLUMNS = ("organisation", "uscc", "products", "owned", "evidence")
OWNED = {True: "finance.yes_as_said", False: "finance.no_as_said", None: "unknown.not_stated"}
TABLES = ("organisation", "products", "footprints", "verifications", "labels", "stages")
"""Tables that hold what these pages show, for many organisations at once."""


@dataclass(frozen=True, slots=True)
class FinanceView:
    """What a visitor reads on the first page."""

    search: str
    listings: tuple[Listing, ...]
    pager: Pager | None
    tables: tuple[Link, ...]
    is_first: bool
    has_own: bool
    """Whether anybody discloses by itself yet; samples alone are no disclosure."""


@dataclass(frozen=True, slots=True)
class EvidencePageView:
    """What a visitor reads on an organisation's page of evidence."""

    name: Text
    index: str
    organisation: str
    day: str
    facts: tuple[Row, ...]
    products: tuple[ProductEvidence, ...]
    pager: Pager | None


def finance_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the list of organisations and the evidence of each, in each language."""
    for press in presses(catalogue, config):
        for sheet in sheets(list(_listings(catalogue, press)), routes.FINANCE, press):
            yield press.page("finance.html", _view(sheet, catalogue, press), _head(sheet, catalogue, press))
        for entry in catalogue.organisations:
            yield from _evidence(entry, catalogue, press)


def _head(sheet: Sheet, catalogue: Catalogue, press: Press) -> Head:
    title, description = press.voice.say("finance.title"), press.voice.say("finance.description")
    return Head(route=sheet.route, title=title, description=description, kinds=catalogue.kinds)


def _view(sheet: Sheet, catalogue: Catalogue, press: Press) -> FinanceView:
    voice, config = press.voice, press.voice.config
    return FinanceView(
        search=press.href(sheet.route, routes.SEARCH),
        listings=sheet.listings,
        pager=sheet.pager,
        tables=tuple(
            Link(voice.told(config.schemas[name].texts("title")), press.href(sheet.route, routes.dataset_page(name)))
            for name in TABLES
        ),
        is_first=sheet.is_first,
        has_own="own" in catalogue.kinds,
    )


def _listings(catalogue: Catalogue, press: Press) -> Iterator[Listing]:
    """Yield the organisations of each kind of record by themselves, by their id."""
    voice = press.voice
    for kind in KINDS:
        found = [entry for entry in catalogue.organisations if kind_of(entry.organisation) == kind]
        rows = tuple(_row(entry, press) for entry in found)
        if rows:
            columns = tuple(voice.fixed(f"finance.column.{column}") for column in COLUMNS)
            yield Listing(voice.fixed(f"finance.organisations.{kind}"), (), rows, form="board", columns=columns)


def _row(entry: OrganisationEntry, press: Press) -> BoardRow:
    voice, organisation, kind = press.voice, entry.organisation, kind_of(entry.organisation)
    held = sum(product.headline.holds for product in entry.products)
    checked = sum(product.is_verified for product in entry.products)
    target = press.href(routes.FINANCE, routes.evidence(organisation.org_id))
    return BoardRow(
        link=Link(
            voice.stated(organisation, "name"),
            press.href(routes.FINANCE, routes.organisation(organisation.org_id)),
        ),
        under=None,
        kind=None if kind == "own" else voice.say(f"kind.{kind}"),
        cells=(
            Cell(organisation.uscc or voice.say("unknown.not_stated")),
            Cell(voice.tell("finance.counts", products=len(entry.products), held=held, checked=checked)),
            Cell(voice.fixed(OWNED[organisation.state_owned])),
            Cell(voice.fixed("finance.evidence_link"), href=target),
        ),
    )


def _evidence(entry: OrganisationEntry, catalogue: Catalogue, press: Press) -> Iterator[Artifact]:
    """Yield the pages of evidence of one organisation; one, where its products do not need more."""
    voice, organisation, start = press.voice, entry.organisation, routes.evidence(entry.organisation.org_id)
    name = voice.stated(organisation, "name")
    count = max(1, -(-len(entry.products) // PRODUCTS))
    for place in range(1, count + 1):
        route = routes.part(start, place)
        part = entry.products[(place - 1) * PRODUCTS : place * PRODUCTS]
        view = EvidencePageView(
            name=name,
            index=press.href(route, routes.FINANCE),
            organisation=press.href(route, routes.organisation(organisation.org_id)),
            day=voice.day(catalogue.as_of),
            facts=tuple(organisation_rows(entry, voice)),
            products=tuple(product_evidence(product, route, press) for product in part),
            pager=pager_of(start, place, count, press),
        )
        yield press.page("organisation_evidence.html", view, _evidence_head(entry, route, name, press))


def _evidence_head(entry: OrganisationEntry, route: str, name: Text, press: Press) -> Head:
    organisation, voice = entry.organisation, press.voice
    return Head(
        route=route,
        title=voice.say("finance.evidence.title", name=name),
        description=voice.say("finance.evidence.description", name=name),
        kinds=frozenset((kind_of(organisation),)),
        notice=compiled_notice(organisation, voice) if organisation.is_compiled else None,
    )
