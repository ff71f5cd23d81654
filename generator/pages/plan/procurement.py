"""Procurement: what a buyer's limit can count, with a line for each group of comparable products."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.listings import BoardRow, Cell, Listing
from generator.components.maker import Maker
from generator.components.paging import Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language import boundary_words, per_what, term_words
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import (
    FEWEST_SUPPLIERS,
    Catalogue,
    FootprintEntry,
    Group,
)
from generator.model.data_day import latest
from generator.model.footprint import Footprint
from generator.pages.plan.board import (
    kind_tag,
    product_counts,
    terms_alone,
)

INDEX_COLUMNS = ("category", "basis", "counted")


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
class ProcurementInput:
    """What the first page shows."""

    data_day: date | None
    kinds: tuple[str, ...]
    groups: tuple[GroupSummary, ...]


@dataclass(frozen=True, slots=True)
class ProcurementView:
    """What a visitor reads on the first page: what can be counted, by category."""

    listings: tuple[Listing, ...]
    pager: Pager | None
    is_first: bool
    has_own: bool
    """Whether anything that organisations disclose themselves can be counted; samples are no public figure."""


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[ProcurementInput]:
    groups = tuple(
        group_summary(entry.code, group, config) for entry in catalogue.categories for group in entry.counted
    )
    day = latest(group.data_day for entry in catalogue.categories for group in entry.counted)
    yield ProcurementInput(day, tuple(sorted(catalogue.kinds)), groups)


def group_summary(category: str, group: Group, config: SiteConfig) -> GroupSummary:
    """Return what the pages say of a group as a whole."""
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
        headline=terms_alone(group.verified[0].headline),
        units=tuple(units.values()),
    )


def _make(shown: ProcurementInput, config: SiteConfig) -> Iterator[Artifact]:
    has_own = any(group.kind == "own" for group in shown.groups)
    for renderer in renderers(config):
        listings = [_index_listing(shown.groups, renderer)] if shown.groups else []
        for list_page in list_pages(listings, routes.PROCUREMENT, renderer):
            view = ProcurementView(list_page.listings, list_page.pager, list_page.is_first, has_own)
            head = Head(
                route=list_page.route,
                title=renderer.translator.say("procurement.title_index", name=""),
                description=renderer.translator.say("procurement.description_index", name=""),
                kinds=frozenset(shown.kinds),
                data_day=shown.data_day,
            )
            yield renderer.page("pages/plan/procurement.html", view, head)


procurement_pages = Maker(_select, _make)
"""The first page, in each language, with a line for each group that a limit counts."""


def basis_words(group: GroupSummary, translator: HtmlTranslator) -> Markup:
    """Return what agrees within a group: rule, per what, from where to where."""
    words = term_words(group.headline, translator)
    printed = {per_what(footprint, translator) for footprint in group.units}
    per = printed.pop() if len(printed) == 1 else translator.say("product.per", unit=words["unit"])
    boundary = boundary_words(group.headline, translator)
    return translator.tell("category.basis", rule=words["rule"], per=per, boundary=boundary)


def column_headings(names: tuple[str, ...], translator: HtmlTranslator) -> tuple[Markup, ...]:
    """Return the headings of a table."""
    return tuple(translator.fixed(f"procurement.column.{name}") for name in names)


def _index_listing(groups: tuple[GroupSummary, ...], renderer: PageRenderer) -> Listing:
    translator = renderer.translator
    return Listing(
        heading=translator.fixed("procurement.keys"),
        sentences=(translator.fixed("procurement.keys_note"),),
        rows=tuple(_index_row(group, renderer) for group in groups),
        form="board",
        columns=column_headings(INDEX_COLUMNS, translator),
    )


def _index_row(group: GroupSummary, renderer: PageRenderer) -> BoardRow:
    translator = renderer.translator
    category_page = renderer.href(routes.PROCUREMENT, routes.procurement(group.category))
    link = Link(translator.code("categories", group.category), f"{category_page}#{group.anchor}")
    counts = product_counts(group.product_count, group.organisation_count, translator)
    counted = Cell(translator.tell("procurement.counted", **counts), tag=few_tag(group.organisation_count, translator))
    return BoardRow(link, None, kind_tag(group.kind, translator), (Cell(basis_words(group, translator)), counted))


def few_tag(organisations: int, translator: HtmlTranslator) -> str | None:
    """Return the warning where a limit leaves so few organisations that it may shut out competition."""
    return translator.say("procurement.few_tag") if organisations < FEWEST_SUPPLIERS else None
