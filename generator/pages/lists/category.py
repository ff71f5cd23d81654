"""The page of a category: comparable products together, the others apart and with the reason why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.grade_scheme import SchemeTable, scheme_table, scheme_title
from generator.components.layout import Head, Link
from generator.components.listings import Listing
from generator.components.paging import Pager, Sheet, sheets
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, CategoryEntry, ProductEntry, kind_of
from generator.pages.lists.category_sections import ORDERS, CategorySections

VALUE = "value"
"""The order of the page itself; the others have addresses of their own."""


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


class CategoryPageBuilder:
    """Makes the category pages of one language."""

    def __init__(self, catalogue: Catalogue, renderer: PageRenderer) -> None:
        """Lay out what all pages need."""
        self._renderer = renderer
        self._translator = renderer.translator
        self._sections = CategorySections(renderer)
        self._schemes = catalogue.grading.schemes
        self._entries = {entry.code: entry for entry in catalogue.categories}

    def pages(self, code: str) -> Iterator[Artifact]:
        """Yield the pages of a category: one, where its products need no more, and one in each other order."""
        entry = self._entries.get(code, CategoryEntry(code, (), (), ()))
        route = routes.category(code)
        yield from self._printed(entry, VALUE, sheets(list(self._sections.all(entry, route)), route, self._renderer))
        if _can_be_ordered(entry):
            for order in ORDERS:
                route = routes.category_by(code, order)
                listings = list(self._sections.ordered(entry, order, route))
                yield from self._printed(entry, order, sheets(listings, route, self._renderer))

    def _printed(self, entry: CategoryEntry, order: str, parts: Iterable[Sheet]) -> Iterator[Artifact]:
        for sheet in parts:
            head = self._head(entry, order, sheet)
            yield self._renderer.page("pages/lists/category.html", self._view(entry, order, sheet), head)

    def _head(self, entry: CategoryEntry, order: str, sheet: Sheet) -> Head:
        name, translator = self._translator.code("categories", entry.code), self._translator
        title = translator.say("category.title", name=name)
        return Head(
            route=sheet.route,
            title=title if order == VALUE else translator.say(f"category.title_{order}", title=title),
            description=translator.say("category.description", name=name, count=len(entry.products)),
            kinds=frozenset(kind_of(product.organisation) for product in entry.products),
            canonical=sheet.route if order == VALUE else routes.category(entry.code),
        )

    def _view(self, entry: CategoryEntry, order: str, sheet: Sheet) -> CategoryView:
        translator, renderer = self._translator, self._renderer
        sector = translator.config.codelists["categories"].cell(entry.code, "sector")
        return CategoryView(
            name=translator.code("categories", entry.code),
            description=translator.cell("categories", entry.code, "description"),
            sector=translator.code("sectors", sector),
            index=renderer.href(sheet.route, routes.CATEGORIES),
            counts=tuple(_counts(entry, translator)),
            grades=tuple(self._grades(entry.code, sheet.route)),
            orders=self._orders(entry, order, sheet.route) if _can_be_ordered(entry) else (),
            others=None if order == VALUE else renderer.href(sheet.route, routes.category(entry.code)),
            compare=renderer.href(sheet.route, routes.COMPARE),
            listings=sheet.listings,
            pager=sheet.pager,
            csv=renderer.file_href(sheet.route, routes.dataset("footprints", "csv")),
        )

    def _grades(self, code: str, route: str) -> Iterator[CategoryGrades]:
        """Yield the schemes that are in force for a category, with how many products have which class."""
        counts = {each.scheme_id: each.counts for each in self._schemes if each.state == "in-force"}
        for scheme in self._translator.config.grade_schemes:
            if scheme.category == code and scheme.scheme_id in counts:
                yield CategoryGrades(
                    caption=self._translator.say("grade.caption", scheme=scheme_title(scheme, self._translator)),
                    table=scheme_table(scheme, counts[scheme.scheme_id], self._translator),
                    guide=self._renderer.href(route, routes.GRADING),
                )

    def _orders(self, entry: CategoryEntry, current: str, route: str) -> tuple[Link, ...]:
        """Return the ways to the same products in each order."""
        targets = {VALUE: routes.category(entry.code)}
        targets |= {order: routes.category_by(entry.code, order) for order in ORDERS}
        return tuple(
            Link(
                self._translator.fixed(f"category.by_{order}"),
                self._renderer.href(route, target),
                current=order == current,
            )
            for order, target in targets.items()
        )


def category_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the pages of every category of the code list, also of those that still wait for a product."""
    for renderer in renderers(catalogue.as_of, config):
        builder = CategoryPageBuilder(catalogue, renderer)
        for code in config.codelists["categories"].codes:
            yield from builder.pages(code)


def _can_be_ordered(entry: CategoryEntry) -> bool:
    """Tell whether another order would look different anywhere."""
    return any(len(group.verified) > 1 for group in entry.groups)


def _counts(entry: CategoryEntry, translator: HtmlTranslator) -> Iterator[Markup]:
    """Yield how many products and organisations there are, and how many were verified, for each kind of record."""
    kinds: dict[str, list[ProductEntry]] = {}
    for product in entry.products:
        kinds.setdefault(kind_of(product.organisation), []).append(product)
    for kind, products in kinds.items():
        counts = translator.tell(
            "category.counts",
            products=translator.say("count.products", count=len(products)),
            organisations=translator.say(
                "count.organisations", count=len({each.organisation.org_id for each in products})
            ),
            verified=sum(each.is_verified for each in products),
        )
        alone = len(kinds) == 1
        yield (
            counts if alone else translator.tell("category.of_kind", kind=translator.say(f"kind.{kind}"), counts=counts)
        )
