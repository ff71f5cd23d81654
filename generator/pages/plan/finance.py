"""Finance and disclosure: look an organisation up by its credit code, and see all that supports what it discloses.

The first thing said is what a product's footprint is not: no company inventory, no emissions of a project.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.components.assurance import AssuranceView, assurance_view
from generator.components.evidence import compiled_notice
from generator.components.fact_rows import Row
from generator.components.footprint_summary import FootprintSummary, summary_of
from generator.components.layout import Head, Link
from generator.components.listings import BoardRow, Cell, Listing
from generator.components.maker import Maker
from generator.components.paging import ListPage, Pager, list_pages, pager_of
from generator.components.renderer import PageRenderer, renderers
from generator.components.revisions import RevisionRow, revision_row
from generator.config import SiteConfig
from generator.language import boundary_words, measured_words, per_what, term_words
from generator.language.html import HtmlTranslator
from generator.language.periods import period_words
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, FootprintEntry, OrganisationEntry, ProductEntry, kind_of
from generator.model.data_day import footprints_day, headlines_day
from generator.model.disclosure import Organisation
from generator.model.texts import Texts
from generator.pages.plan.board import kind_tag, terms_alone, texts_of, without_details, words_of

PRODUCTS = 20
"""Products of a page of evidence: below 30 KB on the wire with a few versions each."""
COLUMNS = ("organisation", "uscc", "products", "owned", "evidence")
OWNED_AS_SAID = {True: "finance.yes_as_said", False: "finance.no_as_said", None: "unknown.not_stated"}
OWNED = {True: "finance.state_owned", False: "finance.not_state_owned", None: "unknown.not_stated"}
TABLES = ("organisation", "products", "footprints", "verifications", "labels", "stages")
"""Tables that hold what these pages show, for many organisations at once."""


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    """What the list says of an organisation."""

    org_id: str
    name: Texts
    kind: str
    uscc: str | None
    state_owned: bool | None
    products: int
    holding: int
    """Products whose number holds today."""
    verified: int
    """Of those, products with a confirmed third party, or more, behind their number."""


@dataclass(frozen=True, slots=True)
class FinanceInput:
    """What the first page shows."""

    data_day: date | None
    organisations: tuple[ListedOrganisation, ...]
    """By id."""


@dataclass(frozen=True, slots=True)
class EvidencedProduct:
    """A product with all revisions of all its footprints."""

    number: str
    printed: str
    name: Texts
    headline: FootprintEntry
    footprints: tuple[FootprintEntry, ...]


@dataclass(frozen=True, slots=True)
class OrganisationEvidenceInput:
    """What one page of an organisation's evidence shows."""

    data_day: date | None
    organisation: Organisation
    page: int
    page_count: int
    products: tuple[EvidencedProduct, ...]


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
class RevisionEvidence:
    """A revision with everything that its number means nothing without."""

    row: RevisionRow
    per: str
    boundary: str


@dataclass(frozen=True, slots=True)
class ProductEvidence:
    """A product's number with all that supports it."""

    anchor: str
    href: str
    name: Text
    printed: str
    summary: FootprintSummary
    rows: tuple[Row, ...]
    assurance: AssuranceView
    revisions: tuple[RevisionEvidence, ...]
    """Every revision of every footprint of the product, each with its permanent address."""


@dataclass(frozen=True, slots=True)
class OrganisationEvidenceView:
    """What a visitor reads on an organisation's page of evidence."""

    name: Text
    index: str
    organisation: str
    rows: tuple[Row, ...]
    """Who the organisation is."""
    products: tuple[ProductEvidence, ...]
    pager: Pager | None


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[FinanceInput]:
    organisations = tuple(_listed_organisation(entry, config) for entry in catalogue.organisations)
    yield FinanceInput(headlines_day(catalogue.products), organisations)


def _listed_organisation(entry: OrganisationEntry, config: SiteConfig) -> ListedOrganisation:
    organisation = entry.organisation
    return ListedOrganisation(
        org_id=organisation.org_id,
        name=texts_of(organisation, "name", config),
        kind=kind_of(organisation),
        uscc=organisation.uscc,
        state_owned=organisation.state_owned,
        products=len(entry.products),
        holding=sum(product.headline.holds for product in entry.products),
        verified=sum(product.is_verified for product in entry.products),
    )


def _make(shown: FinanceInput, config: SiteConfig) -> Iterator[Artifact]:
    kinds = frozenset(organisation.kind for organisation in shown.organisations)
    for renderer in renderers(config):
        for list_page in list_pages(list(_listings(shown, renderer)), routes.FINANCE, renderer):
            head = Head(
                route=list_page.route,
                title=renderer.translator.say("finance.title"),
                description=renderer.translator.say("finance.description"),
                kinds=kinds,
                data_day=shown.data_day,
            )
            yield renderer.page("pages/plan/finance.html", _view(list_page, renderer, has_own="own" in kinds), head)


finance_pages = Maker(_select, _make)
"""The list of organisations, in each language."""


def _select_evidence(catalogue: Catalogue, config: SiteConfig) -> Iterator[OrganisationEvidenceInput]:
    for entry in catalogue.organisations:
        page_count = max(1, -(-len(entry.products) // PRODUCTS))
        for page in range(1, page_count + 1):
            products = entry.products[(page - 1) * PRODUCTS : page * PRODUCTS]
            yield OrganisationEvidenceInput(
                data_day=footprints_day(products),
                organisation=entry.organisation,
                page=page,
                page_count=page_count,
                products=tuple(_evidenced_product(product, config) for product in products),
            )


def _evidenced_product(entry: ProductEntry, config: SiteConfig) -> EvidencedProduct:
    return EvidencedProduct(
        number=entry.number,
        printed=entry.printed,
        name=texts_of(entry.product, "name", config),
        headline=without_details(entry.headline),
        footprints=tuple(terms_alone(footprint) for footprint in entry.footprints),
    )


def _make_evidence(shown: OrganisationEvidenceInput, config: SiteConfig) -> Iterator[Artifact]:
    organisation, first = shown.organisation, routes.evidence(shown.organisation.org_id)
    route = routes.part(first, shown.page)
    for renderer in renderers(config):
        translator, name = renderer.translator, renderer.translator.stated(organisation, "name")
        view = OrganisationEvidenceView(
            name=name,
            index=renderer.href(route, routes.FINANCE),
            organisation=renderer.href(route, routes.organisation(organisation.org_id)),
            rows=tuple(_organisation_rows(organisation, translator)),
            products=tuple(
                product_evidence(product, route, renderer, compiled=organisation.is_compiled)
                for product in shown.products
            ),
            pager=pager_of(first, shown.page, shown.page_count, renderer),
        )
        head = Head(
            route=route,
            title=translator.say("finance.evidence.title", name=name),
            description=translator.say("finance.evidence.description", name=name),
            kinds=frozenset((kind_of(organisation),)),
            notice=compiled_notice(organisation, translator) if organisation.is_compiled else None,
            data_day=shown.data_day,
        )
        yield renderer.page("pages/plan/organisation_evidence.html", view, head)


organisation_evidence_pages = Maker(
    _select_evidence, _make_evidence, subject=lambda shown: f"{shown.organisation.org_id}/{shown.page}"
)
"""The evidence of each organisation, in each language."""


def _view(list_page: ListPage, renderer: PageRenderer, *, has_own: bool) -> FinanceView:
    translator, schemas, route = renderer.translator, renderer.translator.config.schemas, list_page.route
    return FinanceView(
        search=renderer.href(route, routes.SEARCH),
        listings=list_page.listings,
        pager=list_page.pager,
        tables=tuple(
            Link(translator.told(schemas[name].texts("title")), renderer.href(route, routes.dataset_page(name)))
            for name in TABLES
        ),
        is_first=list_page.is_first,
        has_own=has_own,
    )


def _listings(shown: FinanceInput, renderer: PageRenderer) -> Iterator[Listing]:
    """Yield the organisations of each kind of record by themselves."""
    translator = renderer.translator
    columns = tuple(translator.fixed(f"finance.column.{column}") for column in COLUMNS)
    for kind in KINDS:
        rows = tuple(_row(entry, renderer) for entry in shown.organisations if entry.kind == kind)
        if rows:
            yield Listing(translator.fixed(f"finance.organisations.{kind}"), (), rows, form="board", columns=columns)


def _row(organisation: ListedOrganisation, renderer: PageRenderer) -> BoardRow:
    translator, org_id = renderer.translator, organisation.org_id
    counts = translator.tell(
        "finance.counts",
        products=organisation.products,
        held=organisation.holding,
        checked=organisation.verified,
    )
    evidence = renderer.href(routes.FINANCE, routes.evidence(org_id))
    return BoardRow(
        link=Link(words_of(organisation.name, translator), renderer.href(routes.FINANCE, routes.organisation(org_id))),
        under=None,
        kind=kind_tag(organisation.kind, translator),
        cells=(
            Cell(organisation.uscc or translator.say("unknown.not_stated")),
            Cell(counts),
            Cell(translator.fixed(OWNED_AS_SAID[organisation.state_owned])),
            Cell(translator.fixed("finance.evidence_link"), href=evidence),
        ),
    )


def product_evidence(
    product: EvidencedProduct, route: str, renderer: PageRenderer, *, compiled: bool
) -> ProductEvidence:
    """Return the evidence of one product on the page at a route."""
    translator, headline = renderer.translator, product.headline
    return ProductEvidence(
        anchor=product.number,
        href=renderer.href(route, routes.product(product.number)),
        name=words_of(product.name, translator),
        printed=product.printed,
        summary=summary_of(headline, translator, compiled=compiled),
        rows=tuple(_method_rows(headline, translator)),
        assurance=assurance_view(headline, translator, compiled=compiled),
        revisions=tuple(
            _revision(footprint, route, renderer, shows_value=headline.shows_value) for footprint in product.footprints
        ),
    )


def _revision(footprint: FootprintEntry, route: str, renderer: PageRenderer, *, shows_value: bool) -> RevisionEvidence:
    """Return a revision; a withdrawn product shows no number of any."""
    row = revision_row(footprint, route, renderer)
    return RevisionEvidence(
        row=row if shows_value else replace(row, value=None),
        per=per_what(footprint.footprint, renderer.translator),
        boundary=boundary_words(footprint, renderer.translator),
    )


def _method_rows(headline: FootprintEntry, translator: HtmlTranslator) -> Iterator[Row]:
    """Yield how the number was made, in short."""
    footprint, schema = headline.footprint, translator.config.schemas["footprints"]
    standards = [translator.code("cross_sectoral_standards", code) for code in footprint.cross_sectoral_standards]
    named = translator.listed(standards) or translator.say("unknown.not_stated")
    yield Row(translator.say("evidence.rule"), (Text(term_words(headline, translator)["rule"]),))
    yield Row(translator.told(schema.field("cross_sectoral_standards").texts("title")), (Text(named),))
    yield Row(translator.say("evidence.period"), (Text(period_words(headline, translator)),))
    yield Row(translator.say("assurance.data"), (Text(measured_words(footprint, translator)),))


def _organisation_rows(organisation: Organisation, translator: HtmlTranslator) -> Iterator[Row]:
    """Yield who the organisation is; whether the state owns it is its own word."""
    uscc = organisation.uscc or translator.say("unknown.not_stated")
    yield Row(translator.say("evidence.uscc"), (Text(uscc),))
    yield Row(translator.say("finance.district"), (Text(translator.code("districts", organisation.district)),))
    yield Row(translator.say("finance.owned"), (Text(translator.say(OWNED[organisation.state_owned])),))
