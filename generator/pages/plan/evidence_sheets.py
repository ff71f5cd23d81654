"""Evidence sheets: for each product one page of paper for a tender file, with everything needed to check it again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.assurance import AssuranceView, assurance_view
from generator.components.fact_rows import Row
from generator.components.footprint_summary import FootprintSummary, summary_of
from generator.components.layout import Head
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language import term_words
from generator.language.periods import day_or_unknown, period_words
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, CategoryEntry, FootprintEntry, Group, ProductEntry
from generator.model.data_day import latest
from generator.model.quantity import exact
from generator.pages.plan.board import ListedProduct, listed_product, product_counts, without_details, words_of

SHEETS = 40
"""Sheets of a page: below 30 KB on the wire."""


@dataclass(frozen=True, slots=True)
class SheetInput:
    """What the sheet of one product says."""

    product: ListedProduct
    printed: str
    brand_and_model: str
    uscc: str | None
    footprint: FootprintEntry
    group_products: int
    """Products that the sheet's product is comparable with, itself among them."""
    group_organisations: int


@dataclass(frozen=True, slots=True)
class EvidenceSheetsInput:
    """What one page of sheets shows."""

    data_day: date | None
    category: str
    page: int
    sheets: tuple[SheetInput, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """What the sheet of one product says, in words."""

    number: str
    printed: str
    notice: str | None
    """That the record is fictional or compiled by others, also where only this sheet is printed."""
    name: Text
    organisation: Text
    summary: FootprintSummary
    rows: tuple[Row, ...]
    assurance: AssuranceView
    group: Markup
    terms: Markup
    page: str


@dataclass(frozen=True, slots=True)
class EvidenceSheetsView:
    """The sheets of a category's products."""

    name: str
    category: str
    """Address of the category's procurement page."""
    sheets: tuple[SheetView, ...]


def sheet_addresses(entry: CategoryEntry) -> dict[str, str]:
    """Return the address of the sheet of each product by its number."""
    route, numbers = routes.evidence_sheets(entry.code), [product.number for _, product in _members(entry)]
    return {number: f"{routes.part(route, order // SHEETS + 1)}#{number}" for order, number in enumerate(numbers)}


def _members(entry: CategoryEntry) -> list[tuple[Group, ProductEntry]]:
    """Return the comparable, verified products of a category in the order of their sheets."""
    return [(group, product) for group in entry.counted for product in group.verified]


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[EvidenceSheetsInput]:
    for entry in catalogue.categories:
        members = _members(entry)
        for start in range(0, len(members), SHEETS):
            chosen = tuple(_sheet_input(product, group, config) for group, product in members[start : start + SHEETS])
            day = latest(group.data_day for group, _ in members[start : start + SHEETS])
            yield EvidenceSheetsInput(day, entry.code, start // SHEETS + 1, chosen)


def _sheet_input(entry: ProductEntry, group: Group, config: SiteConfig) -> SheetInput:
    return SheetInput(
        product=listed_product(entry, config),
        printed=entry.printed,
        brand_and_model=" ".join(part for part in (entry.product.brand, entry.product.model) if part),
        uscc=entry.organisation.uscc,
        footprint=without_details(entry.headline),
        group_products=len(group.verified),
        group_organisations=group.organisations,
    )


def _make(shown: EvidenceSheetsInput, config: SiteConfig) -> Iterator[Artifact]:
    route = routes.part(routes.evidence_sheets(shown.category), shown.page)
    for renderer in renderers(config):
        translator, name = renderer.translator, renderer.translator.code("categories", shown.category)
        view = EvidenceSheetsView(
            name=name,
            category=renderer.href(route, routes.procurement(shown.category)),
            sheets=tuple(sheet_view(sheet, renderer) for sheet in shown.sheets),
        )
        head = Head(
            route=route,
            title=translator.say("procurement.title_sheets", name=name),
            description=translator.say("procurement.description_sheets", name=name),
            kinds=frozenset(sheet.product.kind for sheet in shown.sheets),
            data_day=shown.data_day,
        )
        yield renderer.page("pages/plan/evidence_sheets.html", view, head)


evidence_sheet_pages = Maker(_select, _make)
"""The sheets of the products that a limit counts, by category, in each language."""


def sheet_view(sheet: SheetInput, renderer: PageRenderer) -> SheetView:
    """Return the sheet of a product in words."""
    translator, product, footprint = renderer.translator, sheet.product, sheet.footprint
    terms = term_words(footprint, translator)
    counts = product_counts(sheet.group_products, sheet.group_organisations, translator)
    return SheetView(
        number=product.number,
        printed=sheet.printed,
        notice=None if product.kind == "own" else translator.say(f"evidence.notice.{product.kind}"),
        name=words_of(product.name, translator),
        organisation=words_of(product.organisation, translator),
        summary=summary_of(footprint, translator, compiled=product.is_compiled),
        rows=tuple(_rows(sheet, terms["rule"], renderer)),
        assurance=assurance_view(footprint, translator, compiled=product.is_compiled),
        group=translator.tell("evidence.group", **counts),
        terms=translator.tell("category.terms", **terms),
        page=_absolute(routes.product(product.number), renderer),
    )


def _rows(sheet: SheetInput, rule: str, renderer: PageRenderer) -> Iterator[Row]:
    """Yield the facts by which the sheet can be checked; what is not stated says so."""
    translator, footprint = renderer.translator, sheet.footprint.footprint
    unknown = translator.say("unknown.not_stated")
    facts = {
        "model": translator.free(sheet.brand_and_model) if sheet.brand_and_model else Text(unknown),
        "uscc": Text(sheet.uscc or unknown),
        "exact": Text(translator.say("evidence.exact_value", value=exact(footprint.pcf_total))),
        "period": Text(period_words(sheet.footprint, translator)),
        "published": Text(day_or_unknown(footprint.published_on, translator)),
        "rule": Text(rule),
        "permalink": Text(_absolute(routes.footprint(sheet.footprint.uuid), renderer)),
    }
    for name, words in facts.items():
        yield Row(translator.say(f"evidence.{name}"), (words,))


def _absolute(route: str, renderer: PageRenderer) -> str:
    """Return a page's whole address: a sheet of paper has no links."""
    return f"{renderer.translator.config.site.base_url}{renderer.address(route)}"
