"""Procurement: which products can be counted, how many of them a limit would leave, and the sheet of each to print.

The pages count and show evidence. Nobody is ranked or recommended: products stand by their value because a limit speaks
of values, and every row says how many products of how many organisations it would leave.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.footprint_summary import FootprintSummary, summary_of
from generator.components.layout import Head, Link
from generator.components.listings import BoardRow, Cell, Listing
from generator.components.maker import Maker
from generator.components.paging import Pager, Sheet, sheets
from generator.components.renderer import PageRenderer, renderers
from generator.components.scripts import script_languages
from generator.config import SiteConfig
from generator.language import boundary_words, per_what, term_words
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import (
    FEWEST_SUPPLIERS,
    Catalogue,
    CategoryEntry,
    FootprintEntry,
    Group,
    ProductEntry,
    kind_of,
)
from generator.model.footprint import Footprint
from generator.pages.plan.board import (
    ListedProduct,
    kind_tag,
    listed_product,
    product_counts,
    product_row,
    without_claims,
)
from generator.pages.plan.evidence_sheets import sheet_addresses

COLUMNS = ("product", "value", "within", "trust", "sheet")
INDEX_COLUMNS = ("category", "basis", "counted")
UNCOUNTED_COLUMNS = ("product", "why")
SENTENCES = ("procurement.stays", "procurement.stays_none", "procurement.few", "procurement.bad", "procurement.failed")
"""What the script says."""


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """Comparable products of one kind of record that a limit counts."""

    category: str
    anchor: str
    kind: str
    product_count: int
    organisation_count: int
    headline: FootprintEntry
    """Of the first product: on the terms of the key all others agree."""
    units: tuple[Footprint, ...]
    """A footprint for each way in which their unit is printed on them."""


@dataclass(frozen=True, slots=True)
class CountedProduct:
    """A product that a limit counts."""

    product: ListedProduct
    footprint: FootprintEntry
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
class ProcurementInput:
    """What the first page shows."""

    as_of: date
    kinds: tuple[str, ...]
    groups: tuple[GroupSummary, ...]


@dataclass(frozen=True, slots=True)
class ProcurementCategoryInput:
    """What the pages of one category show."""

    as_of: date
    category: str
    kinds: tuple[str, ...]
    groups: tuple[CountedGroup, ...]
    uncounted: tuple[UncountedProduct, ...]


@dataclass(frozen=True, slots=True)
class ProcurementView:
    """What a visitor reads on the first page: what can be counted, by category."""

    listings: tuple[Listing, ...]
    pager: Pager | None
    is_first: bool
    has_own: bool
    """Whether anything that organisations disclose themselves can be counted; samples are no public figure."""


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


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[ProcurementInput]:
    groups = tuple(
        _group_summary(entry.code, group, config) for entry in catalogue.categories for group in entry.counted
    )
    yield ProcurementInput(catalogue.as_of, tuple(sorted(catalogue.kinds)), groups)


def _group_summary(category: str, group: Group, config: SiteConfig) -> GroupSummary:
    units: dict[object, Footprint] = {}
    for footprint in (entry.headline.footprint for entry in group.verified):
        printed = tuple(footprint.cell(f"unit_text_{language.code}") for language in config.languages)
        units.setdefault((*printed, footprint.amount, footprint.states_unit, footprint.declared_unit), footprint)
    return GroupSummary(
        category=category,
        anchor=f"{group.key.code}-{group.kind}",
        kind=group.kind,
        product_count=len(group.verified),
        organisation_count=group.organisations,
        headline=without_claims(group.verified[0].headline),
        units=tuple(units.values()),
    )


def _make(shown: ProcurementInput, config: SiteConfig) -> Iterator[Artifact]:
    has_own = any(group.kind == "own" for group in shown.groups)
    for renderer in renderers(shown.as_of, config):
        listings = [_index_listing(shown.groups, renderer)] if shown.groups else []
        for list_page in sheets(listings, routes.PROCUREMENT, renderer):
            view = ProcurementView(list_page.listings, list_page.pager, list_page.is_first, has_own)
            head = Head(
                route=list_page.route,
                title=renderer.translator.say("procurement.title_index", name=""),
                description=renderer.translator.say("procurement.description_index", name=""),
                kinds=frozenset(shown.kinds),
            )
            yield renderer.page("pages/plan/procurement.html", view, head)


procurement_pages = Maker(_select, _make)
"""The first page, in each language, with a line for each group that a limit counts."""


def _select_categories(catalogue: Catalogue, config: SiteConfig) -> Iterator[ProcurementCategoryInput]:
    for entry in catalogue.categories:
        addresses = sheet_addresses(entry)
        yield ProcurementCategoryInput(
            as_of=catalogue.as_of,
            category=entry.code,
            kinds=tuple(sorted({kind_of(product.organisation) for product in entry.products})),
            groups=tuple(_counted_group(entry, group, addresses, config) for group in entry.counted),
            uncounted=tuple(_uncounted_product(product, config) for product in entry.uncounted),
        )


def _counted_group(
    category: CategoryEntry, group: Group, addresses: dict[str, str], config: SiteConfig
) -> CountedGroup:
    products = tuple(
        CountedProduct(
            product=listed_product(entry, config),
            footprint=without_claims(entry.headline),
            products_within=products_within,
            organisations_within=organisations_within,
            sheet=addresses[entry.number],
        )
        for entry, (products_within, organisations_within) in zip(group.verified, group.within, strict=True)
    )
    return CountedGroup(_group_summary(category.code, group, config), products)


def _uncounted_product(entry: ProductEntry, config: SiteConfig) -> UncountedProduct:
    return UncountedProduct(
        product=listed_product(entry, config),
        status=entry.headline.status,
        reason=entry.no_position_reason,
        no_key_reason=entry.headline.no_key_reason,
    )


def _make_category(shown: ProcurementCategoryInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(shown.as_of, config):
        yield from CategoryPageBuilder(shown, renderer).pages()


procurement_category_pages = Maker(_select_categories, _make_category)
"""The pages of each category with products, in each language."""


def basis_words(group: GroupSummary, translator: HtmlTranslator) -> Markup:
    """Return what agrees within a group: rule, per what, from where to where."""
    words = term_words(group.headline, translator)
    printed = {per_what(footprint, translator) for footprint in group.units}
    per = printed.pop() if len(printed) == 1 else translator.say("product.per", unit=words["unit"])
    boundary = boundary_words(group.headline, translator)
    return translator.tell("category.basis", rule=words["rule"], per=per, boundary=boundary)


def _columns(names: tuple[str, ...], translator: HtmlTranslator) -> tuple[Markup, ...]:
    return tuple(translator.fixed(f"procurement.column.{name}") for name in names)


def _index_listing(groups: tuple[GroupSummary, ...], renderer: PageRenderer) -> Listing:
    translator = renderer.translator
    return Listing(
        heading=translator.fixed("procurement.keys"),
        sentences=(translator.fixed("procurement.keys_note"),),
        rows=tuple(_index_row(group, renderer) for group in groups),
        form="board",
        columns=_columns(INDEX_COLUMNS, translator),
    )


def _index_row(group: GroupSummary, renderer: PageRenderer) -> BoardRow:
    translator = renderer.translator
    category_page = renderer.href(routes.PROCUREMENT, routes.procurement(group.category))
    link = Link(translator.code("categories", group.category), f"{category_page}#{group.anchor}")
    counts = product_counts(group.product_count, group.organisation_count, translator)
    counted = Cell(translator.tell("procurement.counted", **counts), tag=_few_tag(group.organisation_count, translator))
    return BoardRow(link, None, kind_tag(group.kind, translator), (Cell(basis_words(group, translator)), counted))


def _few_tag(organisations: int, translator: HtmlTranslator) -> str | None:
    """Return the warning where a limit leaves so few organisations that it may shut out competition."""
    return translator.say("procurement.few_tag") if organisations < FEWEST_SUPPLIERS else None


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
        for list_page in sheets(list(self._listings()), self._route, self._renderer):
            head = Head(
                route=list_page.route,
                title=self._translator.say("procurement.title_category", name=self._name),
                description=self._translator.say("procurement.description_category", name=self._name),
                kinds=frozenset(self._shown.kinds),
                script=routes.PROCUREMENT_SCRIPT if self._shown.groups else None,
            )
            yield self._renderer.page("pages/plan/procurement_category.html", self._view(list_page), head)

    def _view(self, list_page: Sheet) -> ProcurementCategoryView:
        renderer, day = self._renderer, self._shown.as_of.isoformat()
        files = {form: routes.snapshot(self._shown.category, day, form) for form in ("csv", "json")}
        return ProcurementCategoryView(
            name=self._name,
            index=renderer.href(list_page.route, routes.PROCUREMENT),
            category=renderer.href(list_page.route, routes.category(self._shown.category)),
            listings=list_page.listings,
            pager=list_page.pager,
            options=tuple(self._option(group.summary) for group in self._shown.groups),
            script=self._script(list_page.route, files["json"]),
            files=tuple(
                Link(f"{day}.{form}", renderer.file_href(list_page.route, path)) for form, path in files.items()
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
            columns=_columns(COLUMNS, translator),
            anchor=summary.anchor,
            warning=translator.tell("procurement.few", count=summary.organisation_count) if few else None,
        )

    def _row(self, counted: CountedProduct) -> BoardRow:
        translator, organisations = self._translator, counted.organisations_within
        summary = summary_of(counted.footprint, translator, compiled=counted.product.is_compiled)
        within = translator.tell("procurement.within", products=counted.products_within, organisations=organisations)
        cells = (
            Cell(summary.value, unit=translator.fixed("unit.kg"), under=summary.range),
            Cell(within, tag=_few_tag(organisations, translator)),
            self._trust(summary),
            Cell(translator.fixed("procurement.sheet"), href=self._renderer.href(self._route, counted.sheet)),
        )
        return product_row(counted.product, self._route, cells, self._renderer)

    def _trust(self, summary: FootprintSummary) -> Cell:
        """Return who stands behind the number and until when it holds."""
        until = self._translator.tell("row.until", day=summary.until) if summary.until else summary.status
        return Cell(summary.trust_badge.words, under=until)

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
            columns=_columns(UNCOUNTED_COLUMNS, translator),
            anchor="rest",
        )

    def _reason(self, uncounted: UncountedProduct) -> str:
        if uncounted.reason == "no-key":
            return self._translator.say(f"position.no_key.{uncounted.no_key_reason}")
        words = self._translator.say(f"procurement.out.{uncounted.reason}")
        status = self._translator.code("statuses", uncounted.status)
        return f"{words} {status}" if uncounted.reason == "not-valid" else words
