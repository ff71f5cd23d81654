"""Lists of products, organisations and certificates: what each row says, and the lists that a page consists of."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.components.assurance import ClaimView
from generator.components.dot_plot import DotPlot
from generator.components.footprint_summary import FootprintSummary, listed_summary
from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.config import SiteConfig
from generator.language import grade_words
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import OrganisationEntry, ProductEntry
from generator.model.listed import ListedOrganisation, ListedProduct


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
    """A row of a board's table: what it is about, then cells in the order of the columns."""

    link: Link
    under: object
    """What stands small below the name, such as who discloses it."""
    kind: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under a heading, after the sentences that must be read first."""

    heading: object
    sentences: tuple[object, ...]
    rows: tuple[ProductRow, ...] | tuple[OrganisationRow, ...] | tuple[ClaimRow, ...] | tuple[BoardRow, ...]
    terms: object = None
    """The parts of the comparability key that its products share."""
    form: str = "products"
    """products, organisations, claims or board"""
    columns: tuple[object, ...] = ()
    """Headings of a board's table, the first for what its rows are about."""
    anchor: str | None = None
    tag: str | None = None
    """The kind of record of its products, where they are not the organisations' own."""
    warning: object = None
    dot_plot: DotPlot | None = None
    title: str | None = None
    """The alternative text of the dot plot."""
    ordered: bool = False
    picks: bool = False
    """Whether its products can be ticked for a comparison."""


def listed(entry: ProductEntry, config: SiteConfig) -> ListedProduct:
    """Return what lists say of a product, in the languages of the site."""
    return ListedProduct.of(entry, [language.code for language in config.languages])


def listed_organisation(entry: OrganisationEntry, config: SiteConfig) -> ListedOrganisation:
    """Return what lists say of an organisation, in the languages of the site."""
    return ListedOrganisation.of(entry, [language.code for language in config.languages])


def kind_words(kind: str, translator: HtmlTranslator) -> str | None:
    """Return the kind of a record; nothing where it is the organisation's own, which goes without saying."""
    return None if kind == "own" else translator.say(f"kind.{kind}")


def organisation_rows(
    organisations: Iterable[ListedOrganisation], route: str, renderer: PageRenderer
) -> tuple[OrganisationRow, ...]:
    """Return the rows of some organisations on the page at a route."""
    translator = renderer.translator
    return tuple(
        OrganisationRow(
            link=Link(
                translator.text(translator.pick(organisation.name)),
                renderer.href(route, routes.organisation(organisation.org_id)),
            ),
            district=translator.code("districts", organisation.district),
            count=organisation.products,
            kind=kind_words(organisation.kind, translator),
        )
        for organisation in organisations
    )


class RowMaker:
    """Makes the product rows of the pages of one language; each footprint is put into words once."""

    def __init__(self, renderer: PageRenderer, *, picks: bool = False) -> None:
        """Set up for a language, with or without boxes to tick for a comparison."""
        self._renderer = renderer
        self._picks = picks
        self._summaries: dict[str, FootprintSummary] = {}

    @property
    def translator(self) -> HtmlTranslator:
        """Return the language of the rows."""
        return self._renderer.translator

    def rows(self, products: Iterable[ListedProduct], route: str) -> tuple[ProductRow, ...]:
        """Return the rows of some products on the page at a route."""
        return tuple(self.row(product, route) for product in products)

    def row(self, product: ListedProduct, route: str, remark: Markup | None = None) -> ProductRow:
        """Return the row of a product on the page at a route."""
        translator, summary = self._renderer.translator, self._summary(product)
        name = translator.text(translator.pick(product.name))
        can_be_picked = self._picks and summary.value is not None
        return ProductRow(
            name=name,
            href=self._renderer.href(route, routes.product(product.number)),
            organisation=translator.text(translator.pick(product.organisation)),
            category=translator.code("categories", product.category),
            summary=summary,
            until=translator.tell("row.until", day=summary.until_apart) if summary.until_apart else None,
            kind=kind_words(product.kind, translator),
            remark=remark,
            grade=self._grade(product),
            pick=Pick(product.number, translator.say("category.pick", name=name)) if can_be_picked else None,
        )

    def _grade(self, product: ListedProduct) -> str | None:
        grade, translator = product.grade, self._renderer.translator
        if grade is None or grade.letter is None:
            return grade_words(grade, translator) if grade else None
        return translator.say("grade.row", grade=grade_words(grade, translator))

    def _summary(self, product: ListedProduct) -> FootprintSummary:
        if product.number not in self._summaries:
            self._summaries[product.number] = listed_summary(
                product.headline, self._renderer.translator, compiled=product.is_compiled
            )
        return self._summaries[product.number]
