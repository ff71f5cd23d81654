"""What the boards share: counts by kind of record, tables of tallies, and products as their rows name them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.components.layout import Link
from generator.components.listings import BoardRow, Cell
from generator.components.renderer import PageRenderer
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.board import NO_TALLY, Counts, Tally
from generator.model.catalogue import FootprintEntry, ProductEntry, kind_of
from generator.model.record import Record
from generator.model.texts import Texts
from generator.model.trace import UNOPENED

TallyCells = tuple[tuple[str, tuple[Tally, ...]], ...]
"""Each code that has products, with its tally for every kind of record."""


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product as a row of a board names it."""

    number: str
    name: Texts
    organisation: Texts
    kind: str
    """sample, compiled or own"""
    is_compiled: bool


@dataclass(frozen=True, slots=True)
class CountView:
    """How many, of what."""

    words: str
    own: str | None
    """Nothing where nobody records it: unknown is not 0."""
    others: tuple[str, ...]
    """Samples and compiled records, each with its word: they stand beside the public figure, never in it."""


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How many products and organisations stand under a code."""

    name: str
    href: str | None
    cells: tuple[Tally, ...]
    """One for each kind of record that the table has."""


@dataclass(frozen=True, slots=True)
class TallyTable:
    """Products and organisations under each code of a list, also where there are none."""

    anchor: str
    heading: Markup
    note: Markup
    kinds: tuple[str, ...]
    rows: tuple[TallyRow, ...]


def texts_of(record: Record, stem: str, config: SiteConfig) -> Texts:
    """Return what a record states in the languages of the site."""
    return Texts.of_columns(record.cell, stem, (language.code for language in config.languages))


def listed_product(entry: ProductEntry, config: SiteConfig) -> ListedProduct:
    """Return a product as the rows of boards name it."""
    return ListedProduct(
        number=entry.number,
        name=texts_of(entry.product, "name", config),
        organisation=texts_of(entry.organisation, "name", config),
        kind=kind_of(entry.organisation),
        is_compiled=entry.organisation.is_compiled,
    )


def without_details(entry: FootprintEntry) -> FootprintEntry:
    """Return a revision with its claims and terms, but without its inventory and the rest that no board shows."""
    return replace(
        entry,
        site=None,
        stage_rows=(),
        components=(),
        inventory=(),
        sources=(),
        notice=None,
        trace=UNOPENED,
        change=None,
    )


def terms_alone(entry: FootprintEntry) -> FootprintEntry:
    """Return a revision with its number and its terms alone, for what does not say who checked it."""
    bare = without_details(entry)
    return replace(bare, verifications=(), labels=(), trust=replace(bare.trust, claim=None))


def words_of(texts: Texts, translator: HtmlTranslator) -> Text:
    """Return a name in the language of the page where it is stated in it, else marked as foreign."""
    return translator.text(translator.pick(texts))


def kind_tag(kind: str, translator: HtmlTranslator) -> str | None:
    """Return the word for a kind of record; own records need none."""
    return None if kind == "own" else translator.say(f"kind.{kind}")


def product_row(product: ListedProduct, route: str, cells: tuple[Cell, ...], renderer: PageRenderer) -> BoardRow:
    """Return the row of a product on the board at a route."""
    translator = renderer.translator
    return BoardRow(
        link=Link(words_of(product.name, translator), renderer.href(route, routes.product(product.number))),
        under=words_of(product.organisation, translator),
        kind=kind_tag(product.kind, translator),
        cells=cells,
    )


def count_view(words: str, counts: Counts, translator: HtmlTranslator) -> CountView:
    """Return a count with the kinds of record apart."""
    own = dict(counts)["own"]
    return CountView(
        words=words,
        own=None if own is None else f"{own:,}",
        others=tuple(
            translator.say("board.other_kind", kind=translator.say(f"kind.{kind}"), count=f"{count:,}")
            for kind, count in counts
            if kind != "own" and count
        ),
    )


def product_counts(products: int, organisations: int, translator: HtmlTranslator) -> dict[str, str]:
    """Return how many products of how many organisations, each in words, for a sentence that holds both."""
    return {
        "products": translator.say("procurement.products", count=products),
        "organisations": translator.say("procurement.organisations", count=organisations),
    }


def tally_of(code: str, tallies: TallyCells, kinds: Sequence[str]) -> tuple[Tally, ...]:
    """Return the tally of a code for each kind of record, zeros where it has no products."""
    return dict(tallies).get(code, (NO_TALLY,) * len(kinds))


def tally_table(
    dimension: str, rows: Sequence[TallyRow], kinds: Sequence[str], translator: HtmlTranslator
) -> TallyTable:
    """Return the table of a dimension under its heading, with a column for each kind of record that is here."""
    return TallyTable(
        anchor=f"by-{dimension}",
        heading=translator.fixed(f"board.by.{dimension}"),
        note=translator.fixed(f"board.by.{dimension}.note"),
        kinds=tuple(translator.say(f"kind.{kind}") for kind in kinds),
        rows=tuple(rows),
    )
