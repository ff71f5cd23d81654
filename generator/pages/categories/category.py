"""The page of a category: each group of comparable products by itself, then the others, each with the reason why.

A group is told apart by its comparability key, put into words. Its verified products stand in order; those that nobody
independent was confirmed to have checked stand without one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from generator.components.dot_plot import dot_plot_of
from generator.components.footprint_summary import span_words
from generator.components.grade_scheme import SchemeTable, scheme_table, scheme_title
from generator.components.layout import Head, Link
from generator.components.listings import Listing, RowMaker, listed
from generator.components.maker import Maker
from generator.components.paging import ListPage, Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language import boundary_words, listed_per_what, term_words
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import (
    Catalogue,
    CategoryEntry,
    FootprintEntry,
    Group,
    ProductEntry,
    kind_of,
    parts_apart,
)
from generator.model.data_day import graded_day
from generator.model.listed import ListedProduct
from generator.model.trust import Trust

VALUE, NAME, DATE = "value", "name", "date"
"""Orders of comparable products; that by value is the page itself, the others have addresses of their own."""
LINES = 1
"""Lines of words above a category's dot plot: the median's."""


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many products and organisations there are of one kind of record, and how many products are verified."""

    kind: str
    products: int
    organisations: int
    verified: int


@dataclass(frozen=True, slots=True)
class ComparableProducts:
    """A group of products with one comparability key."""

    kind: str
    """sample, compiled or own"""
    pattern: FootprintEntry
    """The footprint of its first member, which states the terms that all members share."""
    apart: tuple[str, ...]
    """Parts of the key that differ from the first group's."""
    verified: tuple[ListedProduct, ...]
    """By value."""
    declared: tuple[ListedProduct, ...]
    median: Decimal | None
    span: tuple[Decimal, Decimal] | None
    """The least and the largest value; like the median, nothing where the group is too small to state it."""
    too_small: str | None
    """Why it is."""


@dataclass(frozen=True, slots=True)
class UngroupedProduct:
    """A product that nothing can be compared with."""

    product: ListedProduct
    reason: str
    """The sentence that says why, by its key."""


@dataclass(frozen=True, slots=True)
class SchemeCounts:
    """A grading scheme in force, and how many products have which class."""

    scheme_id: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CategoryInput:
    """What the page of a category shows."""

    data_day: date | None
    code: str
    counts: tuple[KindCount, ...]
    groups: tuple[ComparableProducts, ...]
    ungrouped: tuple[UngroupedProduct, ...]
    schemes: tuple[SchemeCounts, ...]

    @property
    def products(self) -> int:
        """Return how many products there are."""
        return sum(count.products for count in self.counts)

    @property
    def can_be_ordered(self) -> bool:
        """Tell whether another order would look different anywhere."""
        return any(len(group.verified) > 1 for group in self.groups)


@dataclass(frozen=True, slots=True)
class CategoryGrades:
    """The classes of a scheme in force for the category."""

    caption: str
    table: SchemeTable
    guide: str


@dataclass(frozen=True, slots=True)
class CategoryView:
    """What a visitor reads on a category's page."""

    name: str
    description: str
    sector: str
    index: str
    counts: tuple[Markup, ...]
    """Nothing where there is no product."""
    grades: tuple[CategoryGrades, ...]
    """Nothing while no grading scheme for the category is in force."""
    orders: tuple[Link, ...]
    """Nothing where no group has anything to put in order."""
    others: str | None
    """The way to the products that another order leaves out."""
    compare: str
    listings: tuple[Listing, ...]
    pager: Pager | None
    csv: str


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[CategoryInput]:
    """Yield every category of the code list, also those without a product."""
    entries = {entry.code: entry for entry in catalogue.categories}
    for code in config.codelists["categories"].codes:
        entry = entries.get(code, CategoryEntry(code, (), (), ()))
        yield CategoryInput(
            data_day=graded_day(entry.products, catalogue.as_of),
            code=code,
            counts=tuple(_counts(entry.products)),
            groups=tuple(_group(group, entry.groups[0], config) for group in entry.groups),
            ungrouped=tuple(
                UngroupedProduct(listed(product, config), _why_ungrouped(product)) for product in entry.ungrouped
            ),
            schemes=tuple(_schemes(code, catalogue, config)),
        )


def _counts(products: Iterable[ProductEntry]) -> Iterator[KindCount]:
    """Yield the counts of each kind of record, in the order in which they first occur."""
    kinds: dict[str, list[ProductEntry]] = {}
    for product in products:
        kinds.setdefault(kind_of(product.organisation), []).append(product)
    for kind, members in kinds.items():
        owners = {member.organisation.org_id for member in members}
        yield KindCount(kind, len(members), len(owners), sum(member.is_verified for member in members))


def _group(group: Group, first: Group, config: SiteConfig) -> ComparableProducts:
    member = (*group.verified, *group.declared)[0]
    states_spread = group.has_positions and group.median is not None and group.span is not None
    return ComparableProducts(
        kind=group.kind,
        pattern=_terms_alone(member.headline),
        apart=() if group is first else parts_apart(member, (*first.verified, *first.declared)[0]),
        verified=tuple(listed(product, config) for product in group.verified),
        declared=tuple(listed(product, config) for product in group.declared),
        median=group.median if states_spread else None,
        span=group.span if states_spread else None,
        too_small=group.verified[0].no_position_reason if group.verified and not states_spread else None,
    )


def _terms_alone(headline: FootprintEntry) -> FootprintEntry:
    """Return a footprint without anything that its terms do not need."""
    trust = Trust(headline.trust.level, headline.trust.confirmed, None)
    bare = FootprintEntry.bare(headline.footprint, headline.status, trust, headline.terms)
    return replace(bare, rules=headline.rules, by_stage=headline.by_stage)


def _why_ungrouped(entry: ProductEntry) -> str:
    headline = entry.headline
    return f"position.no_key.{headline.no_key_reason}" if headline.key is None else "position.none.not-valid"


def _schemes(code: str, catalogue: Catalogue, config: SiteConfig) -> Iterator[SchemeCounts]:
    """Yield the schemes that are in force for a category."""
    in_force = {scheme.scheme_id: scheme for scheme in catalogue.grading.schemes if scheme.state == "in-force"}
    for scheme in config.grade_schemes:
        if scheme.category == code and scheme.scheme_id in in_force:
            yield SchemeCounts(scheme.scheme_id, tuple(in_force[scheme.scheme_id].counts.items()))


def _make(shown: CategoryInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        yield from CategoryPageBuilder(shown, renderer).pages()


category_pages = Maker(_select, _make)
"""The pages of every category of the code list, also of those without a product."""


class CategoryPageBuilder:
    """Makes the pages of one category in one language."""

    def __init__(self, shown: CategoryInput, renderer: PageRenderer) -> None:
        """Show a category in a language."""
        self._shown = shown
        self._renderer = renderer
        self._translator = renderer.translator
        self._sections = CategorySections(shown, renderer)
        self._name = self._translator.code("categories", shown.code)

    def pages(self) -> Iterator[Artifact]:
        """Yield the pages by value, and in each other order where that makes a difference."""
        yield from self._in_order(VALUE, list(self._sections.all(routes.category(self._shown.code))))
        if self._shown.can_be_ordered:
            for order in (NAME, DATE):
                yield from self._in_order(order, list(self._sections.ordered(order, self._route(order))))

    def _in_order(self, order: str, listings: list[Listing]) -> Iterator[Artifact]:
        for page in list_pages(listings, self._route(order), self._renderer):
            head = self._head(order, page)
            yield self._renderer.page("pages/categories/category.html", self._view(order, page), head)

    def _route(self, order: str) -> str:
        return routes.category(self._shown.code) if order == VALUE else routes.category_by(self._shown.code, order)

    def _head(self, order: str, page: ListPage) -> Head:
        name, translator = self._name, self._translator
        title = translator.say("category.title", name=name)
        return Head(
            route=page.route,
            title=title if order == VALUE else translator.say(f"category.title_{order}", title=title),
            description=translator.say("category.description", name=name, count=self._shown.products),
            kinds=frozenset(count.kind for count in self._shown.counts),
            data_day=self._shown.data_day,
            canonical=page.route if order == VALUE else routes.category(self._shown.code),
        )

    def _view(self, order: str, page: ListPage) -> CategoryView:
        shown, translator, renderer, route = self._shown, self._translator, self._renderer, page.route
        sector = translator.config.codelists["categories"].cell(shown.code, "sector")
        return CategoryView(
            name=self._name,
            description=translator.cell("categories", shown.code, "description"),
            sector=translator.code("sectors", sector),
            index=renderer.href(route, routes.CATEGORIES),
            counts=tuple(counts_words(shown.counts, translator)),
            grades=tuple(self._grades(route)),
            orders=self._orders(order, route) if shown.can_be_ordered else (),
            others=None if order == VALUE else renderer.href(route, routes.category(shown.code)),
            compare=renderer.href(route, routes.COMPARE),
            listings=page.listings,
            pager=page.pager,
            csv=renderer.file_href(route, routes.dataset("footprints", "csv")),
        )

    def _grades(self, route: str) -> Iterator[CategoryGrades]:
        """Yield the schemes that are in force for the category, with how many products have which class."""
        schemes = {scheme.scheme_id: scheme for scheme in self._translator.config.grade_schemes}
        for scheme_counts in self._shown.schemes:
            scheme = schemes[scheme_counts.scheme_id]
            yield CategoryGrades(
                caption=self._translator.say("grade.caption", scheme=scheme_title(scheme, self._translator)),
                table=scheme_table(scheme, dict(scheme_counts.counts), self._translator),
                guide=self._renderer.href(route, routes.GRADING),
            )

    def _orders(self, current: str, route: str) -> tuple[Link, ...]:
        """Return the ways to the same products in each order."""
        return tuple(
            Link(
                self._translator.fixed(f"category.by_{order}"),
                self._renderer.href(route, self._route(order)),
                current=order == current,
            )
            for order in (VALUE, NAME, DATE)
        )


def counts_words(counts: tuple[KindCount, ...], translator: HtmlTranslator) -> Iterator[Markup]:
    """Yield how many products, organisations and verified products there are, of each kind of record."""
    for count in counts:
        words = translator.tell(
            "category.counts",
            products=translator.say("count.products", count=count.products),
            organisations=translator.say("count.organisations", count=count.organisations),
            verified=count.verified,
        )
        kind = translator.say(f"kind.{count.kind}")
        yield words if len(counts) == 1 else translator.tell("category.of_kind", kind=kind, counts=words)


class CategorySections:
    """Makes the lists of one category in one language."""

    def __init__(self, shown: CategoryInput, renderer: PageRenderer) -> None:
        """Show a category in a language."""
        self._shown = shown
        self._translator = renderer.translator
        self._rows = RowMaker(renderer, picks=True)

    def all(self, route: str) -> Iterator[Listing]:
        """Yield all lists; comparable products by their value."""
        for group in self._shown.groups:
            if group.verified:
                yield self._verified(group, route)
            if group.declared:
                yield self._declared(group, route)
        if self._shown.ungrouped:
            rows = tuple(
                self._rows.row(ungrouped.product, route, self._translator.fixed(ungrouped.reason))
                for ungrouped in self._shown.ungrouped
            )
            heading = self._translator.fixed("category.ungrouped")
            yield Listing(heading, (self._translator.fixed("category.ungrouped_note"),), rows, picks=True)

    def ordered(self, order: str, route: str) -> Iterator[Listing]:
        """Yield the lists of comparable products in another order than by their value."""
        for group in self._shown.groups:
            if group.verified:
                rows = self._rows.rows(in_order(group.verified, order, self._translator), route)
                yield replace(self._without_rows(group), heading=self._heading(group), rows=rows, ordered=True)

    def _verified(self, group: ComparableProducts, route: str) -> Listing:
        """Return the comparable products of a group on one axis and in one table."""
        translator, bare = self._translator, self._without_rows(group)
        peers = [product.peer for product in group.verified]
        return replace(
            bare,
            heading=self._heading(group),
            sentences=(*bare.sentences, self._spread(group)),
            rows=self._rows.rows(group.verified, route),
            dot_plot=dot_plot_of(peers, group.median, LINES, translator) if group.median is not None else None,
            title=translator.say("category.strip_title", count=len(peers)),
            ordered=True,
        )

    def _declared(self, group: ComparableProducts, route: str) -> Listing:
        """Return the products of a group that nobody independent was confirmed to have checked, without order."""
        bare, rows = self._without_rows(group), self._rows.rows(group.declared, route)
        return replace(bare, sentences=(*bare.sentences, self._translator.fixed("category.declared_note")), rows=rows)

    def _heading(self, group: ComparableProducts) -> Markup:
        """Return what the products of a group are: comparable, and of which kind of record."""
        key = "category.comparable" if group.kind == "own" else f"category.comparable_{group.kind}"
        return self._translator.tell(key, count=len(group.verified))

    def _spread(self, group: ComparableProducts) -> Markup:
        """Return median and span of a group, or why it is too small for them."""
        translator = self._translator
        if group.median is None or group.span is None:
            return translator.fixed(f"position.none.{group.too_small}")
        span = translator.tell("category.span", span=span_words(*group.span, translator))
        return translator.join((translator.tell("category.median", median=translator.number(group.median)), span))

    def _without_rows(self, group: ComparableProducts) -> Listing:
        """Return a list that says which terms its products share, and what sets them apart from the first group."""
        translator, headlines = self._translator, [product.headline for product in (*group.verified, *group.declared)]
        words = term_words(group.pattern, translator)
        printed = {listed_per_what(headline, translator) for headline in headlines}
        per = printed.pop() if len(printed) == 1 else translator.say("product.per", unit=words["unit"])
        boundary = boundary_words(group.pattern, translator)
        basis = translator.tell("category.basis", rule=words["rule"], per=per, boundary=boundary)
        sentences = (basis,) if group is self._shown.groups[0] else (basis, self._apart(group.apart))
        heading = translator.fixed("category.declared")
        return Listing(heading, sentences, (), terms=translator.tell("category.terms", **words), picks=True)

    def _apart(self, parts: tuple[str, ...]) -> Markup:
        """Return which parts of the key keep a group from being compared with the first one."""
        names = self._translator.listed(self._translator.say(f"diff.part.{part}") for part in parts)
        return self._translator.tell("category.apart", parts=names)


def in_order(products: Iterable[ListedProduct], order: str, translator: HtmlTranslator) -> list[ListedProduct]:
    """Return products by name in the language's order (GB 18030 is by sound), or by day: newest first, unknown last."""

    def by_name(product: ListedProduct) -> tuple[bytes, str]:
        return translator.pick(product.name).words.casefold().encode(translator.language.order), product.number

    def by_day(product: ListedProduct) -> tuple[int, str]:
        day = product.headline.published_on
        return -(day.toordinal() if day else 0), product.number

    return sorted(products, key=by_name) if order == NAME else sorted(products, key=by_day)
