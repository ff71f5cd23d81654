"""Products in lists: what each row says, and the lists a page is made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.assurance import ClaimView
from generator.components.dot_plot import DotPlot
from generator.components.footprint_summary import FootprintSummary, summary_of
from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.language import grade_words
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import OrganisationEntry, ProductEntry, kind_of


@dataclass(frozen=True, slots=True)
class Pick:
    """A box to tick for a comparison."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product in a list."""

    name: Text
    href: str
    organisation: Text | None
    """Nothing on the organisation's own page."""
    category: str
    summary: FootprintSummary
    kind: str | None
    """What the record is, where it is not the organisation's own: sample or compiled data."""
    until: Markup | None
    remark: Markup | None
    grade: str | None
    """Nothing where no scheme for its category is in force."""
    pick: Pick | None


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in a list."""

    link: Link
    district: str
    count: int
    kind: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A certificate or statement in a list."""

    link: Link
    organisation: Text
    kind: str | None
    claim: ClaimView


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a board's table."""

    words: object
    unit: object = None
    """What a number, which then stands out, is in."""
    tag: str | None = None
    under: object = None
    """What stands small below."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A line of a board's table: what it is about, then cells in the order of the columns."""

    link: Link
    under: object
    """What stands small below the name, such as who discloses it."""
    kind: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under a heading, with what must be said about it first."""

    heading: object
    sentences: tuple[object, ...]
    rows: tuple[ProductRow, ...] | tuple[OrganisationRow, ...] | tuple[ClaimRow, ...] | tuple[BoardRow, ...]
    terms: object = None
    """What agrees within it, where its products are comparable."""
    form: str = "products"
    """products, organisations, claims or board"""
    columns: tuple[object, ...] = ()
    """Headings of a board's table, the first for what its rows are about."""
    anchor: str | None = None
    tag: str | None = None
    """Of which kind of record its products are, where they are not the organisations' own."""
    warning: object = None
    dot_plot: DotPlot | None = None
    title: str | None = None
    """The sentence that stands for the strip."""
    ordered: bool = False
    picks: bool = False
    """Whether its products can be ticked for a comparison."""


def organisation_rows(
    entries: Iterable[OrganisationEntry], route: str, renderer: PageRenderer
) -> tuple[OrganisationRow, ...]:
    """Return the rows of some organisations on the page at a route."""
    return tuple(_organisation_row(entry, route, renderer) for entry in entries)


def _organisation_row(entry: OrganisationEntry, route: str, renderer: PageRenderer) -> OrganisationRow:
    organisation, translator = entry.organisation, renderer.translator
    kind = kind_of(organisation)
    name = translator.stated(organisation, "name")
    return OrganisationRow(
        link=Link(name, renderer.href(route, routes.organisation(organisation.org_id))),
        district=translator.code("districts", organisation.district),
        count=len(entry.products),
        kind=None if kind == "own" else translator.say(f"kind.{kind}"),
    )


class RowMaker:
    """Makes the rows of the pages of one language; what a product answers is worked out once."""

    def __init__(self, renderer: PageRenderer, *, picks: bool = False) -> None:
        """Set up for a language, with or without boxes to tick for a comparison."""
        self._renderer = renderer
        self._picks = picks
        self._answers: dict[str, FootprintSummary] = {}

    @property
    def translator(self) -> HtmlTranslator:
        """Return the language of the rows."""
        return self._renderer.translator

    def rows(self, entries: Iterable[ProductEntry], route: str) -> tuple[ProductRow, ...]:
        """Return the rows of some products on the page at a route."""
        return tuple(self.row(entry, route) for entry in entries)

    def row(self, entry: ProductEntry, route: str, remark: Markup | None = None) -> ProductRow:
        """Return the row of a product on the page at a route."""
        translator, kind, summary = self._renderer.translator, kind_of(entry.organisation), self._answer(entry)
        name = translator.stated(entry.product, "name")
        can_be_picked = self._picks and summary.value is not None
        return ProductRow(
            name=name,
            href=self._renderer.href(route, routes.product(entry.number)),
            organisation=translator.stated(entry.organisation, "name"),
            category=translator.code("categories", entry.product.category),
            summary=summary,
            until=translator.tell("row.until", day=summary.until) if summary.until else None,
            kind=None if kind == "own" else translator.say(f"kind.{kind}"),
            remark=remark,
            grade=self._grade(entry),
            pick=Pick(entry.number, translator.say("category.pick", name=name)) if can_be_picked else None,
        )

    def _grade(self, entry: ProductEntry) -> str | None:
        grade, translator = entry.shown_grade, self._renderer.translator
        if grade is None or grade.letter is None:
            return grade_words(grade, translator) if grade else None
        return translator.say("grade.row", grade=grade_words(grade, translator))

    def _answer(self, entry: ProductEntry) -> FootprintSummary:
        if entry.number not in self._answers:
            compiled = entry.organisation.is_compiled
            self._answers[entry.number] = summary_of(entry.headline, self._renderer.translator, compiled=compiled)
        return self._answers[entry.number]
