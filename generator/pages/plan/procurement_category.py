"""The procurement pages of one category: comparable products with how many a limit leaves, and what is not counted.

Nobody is ranked or recommended: products stand by their value because a limit speaks of values, and every row says how
many products of how many organisations it would leave.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from generator.components.footprint_summary import span_words
from generator.components.layout import Head, Link
from generator.components.listings import BoardRow, Cell, Listing
from generator.components.maker import Maker
from generator.components.paging import ListPage, Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.components.scripts import script_languages
from generator.config import SiteConfig
from generator.language import assured_until, term_words, trust_words
from generator.language.text import Unbroken
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import FEWEST_SUPPLIERS, Catalogue, CategoryEntry, Group, ProductEntry, kind_of
from generator.model.data_day import day_name, headlines_day
from generator.model.trust import Rung
from generator.pages.plan.board import ListedProduct, kind_tag, listed_product, product_counts, product_row
from generator.pages.plan.evidence_sheets import sheet_addresses
from generator.pages.plan.procurement import GroupSummary, basis_words, column_headings, few_tag, group_summary

COLUMNS = ("product", "value", "within", "trust", "sheet")
UNCOUNTED_COLUMNS = ("product", "why")
SENTENCES = ("procurement.stays", "procurement.stays_none", "procurement.few", "procurement.bad", "procurement.failed")
"""What the script says."""


@dataclass(frozen=True, slots=True)
class CountedProduct:
    """A product that a limit counts."""

    product: ListedProduct
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    """The ends of its likely range, where one is stated."""
    trust: Rung
    assured_through: date | None
    """Last day on which number, claim and confirmation hold together, as far as ends are stated."""
    products_within: int
    """Products that a limit at its value leaves."""
    organisations_within: int
    sheet: str
    """Address of its evidence sheet."""


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """A group with its products, by value."""

    summary: GroupSummary
    products: tuple[CountedProduct, ...]


@dataclass(frozen=True, slots=True)
class UncountedProduct:
    """A product that no limit counts, and why."""

    product: ListedProduct
    status: str
    reason: str | None
    no_key_reason: str | None


@dataclass(frozen=True, slots=True)
class ProcurementCategoryInput:
    """What the pages of one category show."""

    data_day: date | None
    category: str
    kinds: tuple[str, ...]
    groups: tuple[CountedGroup, ...]
    uncounted: tuple[UncountedProduct, ...]


@dataclass(frozen=True, slots=True)
class ProcurementCategoryView:
    """What a visitor reads on the page of a category, and what its script needs."""

    name: str
    index: str
    category: str
    listings: tuple[Listing, ...]
    pager: Pager | None
    options: tuple[tuple[str, Markup], ...]
    script: str
    files: tuple[Link, ...]
    checksums: str


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[ProcurementCategoryInput]:
    for entry in catalogue.categories:
        addresses = sheet_addresses(entry)
        yield ProcurementCategoryInput(
            data_day=headlines_day(entry.products),
            category=entry.code,
            kinds=tuple(sorted({kind_of(product.organisation) for product in entry.products})),
            groups=tuple(_counted_group(entry, group, addresses, config) for group in entry.counted),
            uncounted=tuple(_uncounted_product(product, config) for product in entry.uncounted),
        )


def _counted_group(
    category: CategoryEntry, group: Group, addresses: dict[str, str], config: SiteConfig
) -> CountedGroup:
    products = tuple(
        _counted_product(entry, within, addresses[entry.number], config)
        for entry, within in zip(group.verified, group.within, strict=True)
    )
    return CountedGroup(group_summary(category.code, group, config), products)


def _counted_product(entry: ProductEntry, within: tuple[int, int], sheet: str, config: SiteConfig) -> CountedProduct:
    footprint = entry.headline.footprint
    return CountedProduct(
        product=listed_product(entry, config),
        value=footprint.pcf_total,
        low=footprint.pcf_low,
        high=footprint.pcf_high,
        trust=entry.headline.trust.rung,
        assured_through=entry.headline.assured_through,
        products_within=within[0],
        organisations_within=within[1],
        sheet=sheet,
    )


def _uncounted_product(entry: ProductEntry, config: SiteConfig) -> UncountedProduct:
    return UncountedProduct(
        product=listed_product(entry, config),
        status=entry.headline.status,
        reason=entry.no_position_reason,
        no_key_reason=entry.headline.no_key_reason,
    )


def _make(shown: ProcurementCategoryInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        yield from CategoryPageBuilder(shown, renderer).pages()


procurement_category_pages = Maker(_select, _make)
"""The pages of each category with products, in each language."""


class CategoryPageBuilder:
    """Makes the pages of one category in one language."""

    def __init__(self, shown: ProcurementCategoryInput, renderer: PageRenderer) -> None:
        """Set up for a category and a language."""
        self._shown = shown
        self._renderer = renderer
        self._translator = renderer.translator
        self._route = routes.procurement(shown.category)
        self._name = renderer.translator.code("categories", shown.category)

    def pages(self) -> Iterator[Artifact]:
        """Yield the page of the category, or the pages where it has many products."""
        for list_page in list_pages(list(self._listings()), self._route, self._renderer):
            head = Head(
                route=list_page.route,
                title=self._translator.say("procurement.title_category", name=self._name),
                description=self._translator.say("procurement.description_category", name=self._name),
                kinds=frozenset(self._shown.kinds),
                script=routes.PROCUREMENT_SCRIPT if self._shown.groups else None,
                data_day=self._shown.data_day,
            )
            yield self._renderer.page("pages/plan/procurement_category.html", self._view(list_page), head)

    def _view(self, list_page: ListPage) -> ProcurementCategoryView:
        renderer, shown = self._renderer, self._shown
        files = {form: routes.snapshot(shown.category, day_name(shown.data_day), form) for form in ("csv", "json")}
        return ProcurementCategoryView(
            name=self._name,
            index=renderer.href(list_page.route, routes.PROCUREMENT),
            category=renderer.href(list_page.route, routes.category(self._shown.category)),
            listings=list_page.listings,
            pager=list_page.pager,
            options=tuple(self._option(group.summary) for group in self._shown.groups),
            script=self._script(list_page.route, files["json"]),
            files=tuple(
                Link(path.rpartition("/")[2], renderer.file_href(list_page.route, path)) for path in files.values()
            ),
            checksums=renderer.file_href(list_page.route, routes.PROCUREMENT_CHECKSUMS),
        )

    def _option(self, group: GroupSummary) -> tuple[str, Markup]:
        """Return a key as it can be chosen, with its kind of record in words."""
        basis = basis_words(group, self._translator)
        marked = Markup("[{}] {}").format(self._translator.say(f"kind.{group.kind}"), basis)
        return group.anchor, basis if group.kind == "own" else marked

    def _script(self, route: str, snapshot: str) -> str:
        """Return what the script needs, as JSON."""
        needs = {
            "languages": script_languages(self._translator),
            "snapshot": self._renderer.file_href(route, snapshot),
            "page": self._renderer.href(route, routes.product("{number}")),
            "fewest": FEWEST_SUPPLIERS,
            "unit": self._translator.say("unit.kg"),
            "words": {key: self._translator.say(key) for key in SENTENCES},
        }
        return json.dumps(needs, ensure_ascii=False, separators=(",", ":"))

    def _listings(self) -> Iterator[Listing]:
        """Yield a list for each comparability key, then what is not counted and why."""
        for group in self._shown.groups:
            yield self._group(group)
        if self._shown.uncounted:
            yield self._uncounted(self._shown.uncounted)

    def _group(self, group: CountedGroup) -> Listing:
        translator, summary = self._translator, group.summary
        few = summary.organisation_count < FEWEST_SUPPLIERS
        counts = product_counts(summary.product_count, summary.organisation_count, translator)
        return Listing(
            heading=translator.tell("procurement.group", **counts),
            tag=kind_tag(summary.kind, translator),
            sentences=(basis_words(summary, translator),),
            rows=tuple(self._row(product) for product in group.products),
            terms=translator.tell("category.terms", **term_words(summary.headline, translator)),
            form="board",
            columns=column_headings(COLUMNS, translator),
            anchor=summary.anchor,
            warning=translator.tell("procurement.few", count=summary.organisation_count) if few else None,
        )

    def _row(self, counted: CountedProduct) -> BoardRow:
        translator, organisations = self._translator, counted.organisations_within
        low, high = counted.low, counted.high
        within = translator.tell("procurement.within", products=counted.products_within, organisations=organisations)
        cells = (
            Cell(
                translator.number(counted.value),
                unit=translator.fixed("unit.kg"),
                under=None if low is None or high is None else span_words(low, high, translator),
            ),
            Cell(within, tag=few_tag(organisations, translator)),
            self._trust(counted),
            Cell(translator.fixed("procurement.sheet"), href=self._renderer.href(self._route, counted.sheet)),
        )
        return product_row(counted.product, self._route, cells, self._renderer)

    def _trust(self, counted: CountedProduct) -> Cell:
        """Return who stands behind the number and until when it holds."""
        translator, trust = self._translator, counted.trust
        words, _ = trust_words(trust, translator, compiled=counted.product.is_compiled)
        until = assured_until(trust.level, counted.assured_through, translator)
        return Cell(words, under=Unbroken(until) if until else None)

    def _uncounted(self, products: tuple[UncountedProduct, ...]) -> Listing:
        """Return the products that no limit counts, by number, each with the reason."""
        translator = self._translator
        rows = (
            product_row(uncounted.product, self._route, (Cell(self._reason(uncounted)),), self._renderer)
            for uncounted in products
        )
        return Listing(
            heading=translator.fixed("procurement.rest"),
            sentences=(translator.fixed("procurement.rest_note"),),
            rows=tuple(rows),
            form="board",
            columns=column_headings(UNCOUNTED_COLUMNS, translator),
            anchor="rest",
        )

    def _reason(self, uncounted: UncountedProduct) -> str:
        if uncounted.reason == "no-key":
            return self._translator.say(f"position.no_key.{uncounted.no_key_reason}")
        words = self._translator.say(f"procurement.out.{uncounted.reason}")
        status = self._translator.code("statuses", uncounted.status)
        return f"{words} {status}" if uncounted.reason == "not-valid" else words
