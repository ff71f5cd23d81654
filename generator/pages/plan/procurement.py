"""Procurement: which products can be counted, how many a limit would leave, and the sheet of each to print.

It counts and it shows evidence; it neither ranks nor recommends, and it says what a buyer may not conclude from it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.listings import BoardRow, Cell, Listing
from generator.components.paging import ListPage, Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.components.scripts import script_languages
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import FEWEST_SUPPLIERS, Catalogue, CategoryEntry, Group, kind_of
from generator.pages.plan.buyer_sections import BuyerSections, basis_of
from generator.pages.plan.counts import counted
from generator.pages.plan.evidence_sheet import EvidenceView, evidence_view
from generator.pages.plan.sheet_places import Places

SENTENCES = ("procurement.stays", "procurement.stays_none", "procurement.few", "procurement.bad", "procurement.failed")
"""What the script says."""


@dataclass(frozen=True, slots=True)
class ProcurementView:
    """What a visitor reads on the first page: what can be counted, by category."""

    listings: tuple[Listing, ...]
    pager: Pager | None
    is_first: bool
    has_own: bool
    """Whether anything that organisations disclose themselves can be counted; samples are no public figure."""


@dataclass(frozen=True, slots=True)
class CategoryView:
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
    day: str


@dataclass(frozen=True, slots=True)
class SheetsView:
    """The sheets of a category's products."""

    name: str
    back: str
    day: str
    sheets: tuple[EvidenceView, ...]


def procurement_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the first page, the page of each category with products, and the sheets to print, in each language."""
    for renderer in renderers(catalogue.as_of, config):
        builder = ProcurementPageBuilder(catalogue, renderer)
        yield from builder.index()
        for entry in catalogue.categories:
            yield from builder.category(entry)
            yield from builder.sheets(entry)


class ProcurementPageBuilder:
    """Makes the procurement pages of one language."""

    def __init__(self, catalogue: Catalogue, renderer: PageRenderer) -> None:
        """Set up for a language."""
        self._catalogue = catalogue
        self._renderer = renderer
        self._translator = renderer.translator
        self._sections = BuyerSections(renderer)

    def index(self) -> Iterator[Artifact]:
        """Yield the list of everything that can be counted: one line for each comparability key."""
        rows = [row for entry in self._catalogue.categories for row in self._lines(entry)]
        listings = [self._keys(tuple(rows))] if rows else []
        has_own = any(row.kind is None for row in rows)
        for page in list_pages(listings, routes.PROCUREMENT, self._renderer):
            view = ProcurementView(page.listings, page.pager, page.is_first, has_own)
            yield self._renderer.page(
                "pages/plan/procurement.html", view, self._head(page.route, "index", self._catalogue.kinds)
            )

    def category(self, entry: CategoryEntry) -> Iterator[Artifact]:
        """Yield the pages of a category."""
        route = routes.procurement(entry.code)
        kinds = frozenset(kind_of(each.organisation) for each in entry.products)
        for page in list_pages(list(self._sections.all(entry)), route, self._renderer):
            head = self._head(page.route, "category", kinds, name=self._name(entry), script=bool(entry.counted))
            yield self._renderer.page("pages/plan/procurement_category.html", self._category(entry, page), head)

    def sheets(self, entry: CategoryEntry) -> Iterator[Artifact]:
        """Yield the sheets of a category's products."""
        as_of = self._catalogue.as_of
        for route, members in Places(entry).pages():
            view = SheetsView(
                name=self._name(entry),
                back=self._renderer.href(route, routes.procurement(entry.code)),
                day=self._translator.day(as_of),
                sheets=tuple(evidence_view(product, group, as_of, self._renderer) for group, product in members),
            )
            kinds = frozenset(group.kind for group, _ in members)
            yield self._renderer.page(
                "pages/plan/evidence_sheets.html", view, self._head(route, "sheets", kinds, name=view.name)
            )

    def _name(self, entry: CategoryEntry) -> str:
        return self._translator.code("categories", entry.code)

    def _head(self, route: str, what: str, kinds: frozenset[str], *, name: str = "", script: bool = False) -> Head:
        return Head(
            route=route,
            title=self._translator.say(f"procurement.title_{what}", name=name),
            description=self._translator.say(f"procurement.description_{what}", name=name),
            kinds=kinds,
            script=routes.PROCUREMENT_SCRIPT if script else None,
        )

    def _keys(self, rows: tuple[BoardRow, ...]) -> Listing:
        translator = self._translator
        columns = tuple(translator.fixed(f"procurement.column.{column}") for column in ("category", "basis", "counted"))
        note = translator.fixed("procurement.keys_note")
        return Listing(translator.fixed("procurement.keys"), (note,), rows, form="board", columns=columns)

    def _lines(self, entry: CategoryEntry) -> Iterator[BoardRow]:
        for group in entry.counted:
            target = self._renderer.href(routes.PROCUREMENT, routes.procurement(entry.code))
            kind = None if group.kind == "own" else self._translator.say(f"kind.{group.kind}")
            link = Link(self._name(entry), f"{target}#{group.key.code}-{group.kind}")
            yield BoardRow(link, None, kind, (Cell(basis_of(group, self._renderer)), self._counted(group)))

    def _counted(self, group: Group) -> Cell:
        translator = self._translator
        words = translator.tell("procurement.counted", **counted(len(group.verified), group.organisations, translator))
        return Cell(words, tag=translator.say("procurement.few_tag") if group.has_few_suppliers else None)

    def _category(self, entry: CategoryEntry, page: ListPage) -> CategoryView:
        renderer, day = self._renderer, self._catalogue.as_of.isoformat()
        files = {form: routes.snapshot(entry.code, day, form) for form in ("csv", "json")}
        return CategoryView(
            name=self._name(entry),
            index=renderer.href(page.route, routes.PROCUREMENT),
            category=renderer.href(page.route, routes.category(entry.code)),
            listings=page.listings,
            pager=page.pager,
            options=tuple(self._option(group) for group in entry.counted),
            script=self._script(page.route, files["json"]),
            files=tuple(Link(f"{day}.{form}", renderer.file_href(page.route, path)) for form, path in files.items()),
            checksums=renderer.file_href(page.route, routes.PROCUREMENT_CHECKSUMS),
            day=self._translator.day(self._catalogue.as_of),
        )

    def _option(self, group: Group) -> tuple[str, Markup]:
        """Return a key as it can be chosen, with its kind of record in words."""
        basis = basis_of(group, self._renderer)
        marked = Markup("[{}] {}").format(self._translator.say(f"kind.{group.kind}"), basis)
        return f"{group.key.code}-{group.kind}", basis if group.kind == "own" else marked

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
