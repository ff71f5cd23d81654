"""A count on a board: the public figure, and beside it, never in it, what other kinds of record there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.html import HtmlTranslator
from generator.model.board import Board, Tally

NONE = Tally(0, 0)


@dataclass(frozen=True, slots=True)
class CountView:
    """How many, of what."""

    words: str
    own: str | None
    """Nothing where nobody records it: unknown is not 0."""
    others: tuple[str, ...]
    """Samples and compiled records, each with its word."""


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
    heading: object
    note: object
    kinds: tuple[str, ...]
    rows: tuple[TallyRow, ...]


def count_view(words: str, counts: Mapping[str, int | None], translator: HtmlTranslator) -> CountView:
    """Return a count with the kinds of record apart."""
    own = counts["own"]
    others = {kind: count for kind, count in counts.items() if kind != "own" and count}
    return CountView(
        words=words,
        own=None if own is None else f"{own:,}",
        others=tuple(
            translator.say("board.other_kind", kind=translator.say(f"kind.{kind}"), count=f"{count:,}")
            for kind, count in others.items()
        ),
    )


def counted(products: int, organisations: int, translator: HtmlTranslator) -> dict[str, str]:
    """Return how many products of how many organisations, each in words, for a sentence that holds both."""
    return {
        "products": translator.say("procurement.products", count=products),
        "organisations": translator.say("procurement.organisations", count=organisations),
    }


def metric_counts(board: Board, metric: str) -> dict[str, int | None]:
    """Return what a metric counts of each kind of record."""
    return {kind: each.metrics[metric] for kind, each in board.kinds.items()}


def tally_table(dimension: str, codelist: str, board: Board, translator: HtmlTranslator) -> TallyTable:
    """Return the tally of a dimension over all codes of its list, in the order of the list."""
    codes = translator.config.codelists[codelist].codes
    rows = [TallyRow(translator.code(codelist, code), None, tally_cells(dimension, code, board)) for code in codes]
    return table_of(dimension, rows, board, translator)


def tally_cells(dimension: str, code: str, board: Board) -> tuple[Tally, ...]:
    """Return the tally of one code for each kind of record."""
    return tuple(each.tallies[dimension].get(code, NONE) for each in board.kinds.values())


def table_of(name: str, rows: Sequence[TallyRow], board: Board, translator: HtmlTranslator) -> TallyTable:
    """Return a table under its heading, with a column for each kind of record that is here."""
    kinds = tuple(translator.say(f"kind.{kind}") for kind in board.kinds)
    heading, note = translator.fixed(f"board.by.{name}"), translator.fixed(f"board.by.{name}.note")
    return TallyTable(f"by-{name}", heading, note, kinds, tuple(rows))
