"""Finance and disclosure: look an organisation up by its credit code, and see all that supports what it discloses.

The first thing said is what a product's footprint is not: no company inventory, no emissions of a project.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.evidence import compiled_notice
from generator.components.fact_rows import Row
from generator.components.layout import Head, Link
from generator.components.listings import BoardRow, Cell, Listing
from generator.components.paging import ListPage, Pager, list_pages, pager_of
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, OrganisationEntry, kind_of
from generator.pages.plan.organisation_evidence import ProductEvidence, organisation_rows, product_evidence

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
    for renderer in renderers(catalogue.as_of, config):
        for page in list_pages(list(_listings(catalogue, renderer)), routes.FINANCE, renderer):
            yield renderer.page(
                "pages/plan/finance.html", _view(page, catalogue, renderer), _head(page, catalogue, renderer)
            )
        for entry in catalogue.organisations:
            yield from _evidence(entry, catalogue, renderer)


def _head(page: ListPage, catalogue: Catalogue, renderer: PageRenderer) -> Head:
    title, description = renderer.translator.say("finance.title"), renderer.translator.say("finance.description")
    return Head(route=page.route, title=title, description=description, kinds=catalogue.kinds)


def _view(page: ListPage, catalogue: Catalogue, renderer: PageRenderer) -> FinanceView:
    translator, config = renderer.translator, renderer.translator.config
    return FinanceView(
        search=renderer.href(page.route, routes.SEARCH),
        listings=page.listings,
        pager=page.pager,
        tables=tuple(
            Link(
                translator.told(config.schemas[name].texts("title")),
                renderer.href(page.route, routes.dataset_page(name)),
            )
            for name in TABLES
        ),
        is_first=page.is_first,
        has_own="own" in catalogue.kinds,
    )


def _listings(catalogue: Catalogue, renderer: PageRenderer) -> Iterator[Listing]:
    """Yield the organisations of each kind of record by themselves, by their id."""
    translator = renderer.translator
    for kind in KINDS:
        found = [entry for entry in catalogue.organisations if kind_of(entry.organisation) == kind]
        rows = tuple(_row(entry, renderer) for entry in found)
        if rows:
            columns = tuple(translator.fixed(f"finance.column.{column}") for column in COLUMNS)
            yield Listing(translator.fixed(f"finance.organisations.{kind}"), (), rows, form="board", columns=columns)


def _row(entry: OrganisationEntry, renderer: PageRenderer) -> BoardRow:
    translator, organisation, kind = renderer.translator, entry.organisation, kind_of(entry.organisation)
    held = sum(product.headline.holds for product in entry.products)
    checked = sum(product.is_verified for product in entry.products)
    target = renderer.href(routes.FINANCE, routes.evidence(organisation.org_id))
    return BoardRow(
        link=Link(
            translator.stated(organisation, "name"),
            renderer.href(routes.FINANCE, routes.organisation(organisation.org_id)),
        ),
        under=None,
        kind=None if kind == "own" else translator.say(f"kind.{kind}"),
        cells=(
            Cell(organisation.uscc or translator.say("unknown.not_stated")),
            Cell(translator.tell("finance.counts", products=len(entry.products), held=held, checked=checked)),
            Cell(translator.fixed(OWNED[organisation.state_owned])),
            Cell(translator.fixed("finance.evidence_link"), href=target),
        ),
    )


def _evidence(entry: OrganisationEntry, catalogue: Catalogue, renderer: PageRenderer) -> Iterator[Artifact]:
    """Yield the pages of evidence of one organisation; one, where its products do not need more."""
    translator, organisation, start = (
        renderer.translator,
        entry.organisation,
        routes.evidence(entry.organisation.org_id),
    )
    name = translator.stated(organisation, "name")
    count = max(1, -(-len(entry.products) // PRODUCTS))
    for place in range(1, count + 1):
        route = routes.part(start, place)
        part = entry.products[(place - 1) * PRODUCTS : place * PRODUCTS]
        view = EvidencePageView(
            name=name,
            index=renderer.href(route, routes.FINANCE),
            organisation=renderer.href(route, routes.organisation(organisation.org_id)),
            day=translator.day(catalogue.as_of),
            facts=tuple(organisation_rows(entry, translator)),
            products=tuple(product_evidence(product, route, renderer) for product in part),
            pager=pager_of(start, place, count, renderer),
        )
        yield renderer.page("pages/plan/organisation_evidence.html", view, _evidence_head(entry, route, name, renderer))


def _evidence_head(entry: OrganisationEntry, route: str, name: Text, renderer: PageRenderer) -> Head:
    organisation, translator = entry.organisation, renderer.translator
    return Head(
        route=route,
        title=translator.say("finance.evidence.title", name=name),
        description=translator.say("finance.evidence.description", name=name),
        kinds=frozenset((kind_of(organisation),)),
        notice=compiled_notice(organisation, translator) if organisation.is_compiled else None,
    )
